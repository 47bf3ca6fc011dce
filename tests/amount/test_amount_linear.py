"""Every pattern is done with 100 kB of its own pieces at once: no input makes it slow."""

from __future__ import annotations

import re
import time

import pytest
from amount_gold import found

from referat.amount import negation, patterns

SIZE = 100_000
#: Far above what a linear pattern takes (some hundredths of a second), far below what a quadratic one does.
BOUND = 5.0
PIECES = [
    "1", "1.", "1.000", "1.000.", "1 ", "1 000 ", "1,", "1,000", "1-", "1-2", "1 - 2 ", "1 til ", "1 til 2 og ", "½",
    "kr", "kr.", "kr. ", "kr. 1 ", "kr. 1.000", "1 kr", "1 kr. ", "mio", "mio.", "mio. ", "1 mio. ", "1 mio.\n",
    "million ", "to ", "en ", "og ", "en og ", "to millioner ", "halvanden ", "tusinde ", "to kr ", "hundrede",
    "i 1.000 kr. ", "(1.000 kr.", "1.000 kr.\t", "1.000 kr.\n", "\t1.000 kr.", "mellem 1 og ", "-1", "- 1 ", "+-",
    "€", "€1", "DKK", "DKK 1 ", " ", "\n", "\t", "\u00a0", ",-", "1,-", "1,- kr. ", "øre ", "1 kr. og 1 øre ", "(", "a",
    "2024 kr. ", "98 mio. i 2020 ", "98 millioner i alt. ", "svenske ", "skatte", "Aaaaa. ", "1/2", "[(",
    "negativ ", "mindreudgift på ", "mindreudgift a b c ", "minus ", "minus 5 kr. og ", "negativ på i alt ", "på ca. ",
    "1w0.000 kr. ", "14 nio. kr. ", "3 lr. ", "krone4 ", "ro millioner ", "to mullioner ",
]  # fmt: skip
REGEXES = {name: value for name, value in {**vars(patterns), **vars(negation)}.items() if isinstance(value, re.Pattern)}


def _seconds(run: object, text: str) -> float:
    assert callable(run)
    start = time.perf_counter()
    run(text)
    return time.perf_counter() - start


def test_patterns_are_there_to_be_tested() -> None:
    assert len(REGEXES) >= 8


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_matcher_is_linear(piece: str) -> None:
    assert _seconds(found, piece * (SIZE // len(piece))) < BOUND


@pytest.mark.parametrize("name", REGEXES)
def test_every_pattern_is_linear(name: str) -> None:
    regex = REGEXES[name]
    # Patterns that are read backwards from a place are given that reach only; see the matcher.
    reach = 200 if regex.pattern.endswith("$") else SIZE
    for piece in PIECES:
        text = piece * (reach // len(piece))
        assert _seconds(lambda x: sum(1 for _ in regex.finditer(x)), text) < BOUND, piece


def test_a_long_paragraph_costs_no_more_than_its_length() -> None:
    sentence = "Udgiften steg fra 98 millioner i 2020 til 15-25 mio. kr. i 2021 og kr. 5.000,- i alt, jf. punkt 3. "
    matches = found(sentence * 1000)
    assert len(matches) == 3000
    short, long = _seconds(found, sentence * 500), _seconds(found, sentence * 1000)
    assert long < 10 * short + 1.0
