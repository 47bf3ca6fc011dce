"""Every pattern, and the matcher as a whole, is done with 100 kB of its own pieces at once: no input makes it slow."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from referat.party import PartyMatcher, patterns

SIZE = 100_000
#: Far above what a linear pattern takes (seconds on a busy machine, for 50,000 candidates), far below a quadratic one.
BOUND = 30.0
PIECES = [
    "A",
    "A ",
    "A, ",
    "A,",
    "(A) ",
    "(A)",
    "((A",
    "A+",
    "A + ",
    "A og ",
    "A (3), ",
    "A (3) ",
    "A\n",
    "A; ",
    "AB",
    "AFK ",
    "SF ",
    "SF, ",
    "DF og ",
    "Ida ",
    "Ida Lund ",
    "Ida Lund (A), ",
    "Ida Lund (A)",
    "Ida Lund, A, ",
    "Ida Lund, A\n",
    "Ida von der Lund (",
    "I. ",
    "Ida I. ",
    "Ida-",
    "Ida Lund (A).... ",
    "1. Ida Lund (A)\n",
    "1. Lokalplan for Ny Mølle (B)\n",
    "3. Budget (B) ",
    "dagsorden (B)",
    " (B)",
    "Ida (ilu) A ",
    "Venstre",
    "Venstre ",
    "Venstre, ",
    "Venstre og ",
    "Det ",
    "Det Konservative ",
    "Det Konservative Folkeparti ",
    "Radikale ",
    "Alternativet ",
    "Liste ",
    "Liste A ",
    "Liste A, ",
    "Gruppe A ",
    "gruppe ",
    "A gr. ",
    "stemte ",
    "For stemte: ",
    "For stemte 3 (",
    "For: ",
    "Imod: 3 (A), ",
    "undlod at stemme ",
    "flertal (",
    "flertal bestående af ",
    "6 medlemmer (",
    "3 medlemmer fra ",
    "Forslag fra ",
    "forslag ",
    "model A, ",
    "model ",
    "model A, B ",
    "energimærke: ",
    "A tager forbehold ",
    "A kan ikke ",
    "A ved Ida ",
    "A, i alt 3 ",
    "Borgerlisten ",
    "Borgerlisten Ny ",
    "Xlisten ",
    "Den Sociale ",
    "Den Sociale Fællesliste ",
    "Løsgænger ",
    "løsgænger Ida ",
    "uden for parti ",
    "Uden for ",
    "UP ",
    "ufp",
    " ",
    "\n",
    "\t",
    "(",
    ")",
    ".",
    "a",
    "1",
    "1 ",
    "Ø",
    "É",
    "og ",
    "og samt ",
    ", ",
    "medlem ",
    "borgmester ",
    "borgmester Kruse (A) ",
]
REGEXES = {name: value for name, value in vars(patterns).items() if isinstance(value, re.Pattern)}


def _seconds(run: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    run(text)
    return time.perf_counter() - start


def test_patterns_are_there_to_be_tested() -> None:
    assert len(REGEXES) >= 30


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_matcher_is_linear(piece: str) -> None:
    assert _seconds(PartyMatcher().match, piece * (SIZE // len(piece))) < BOUND


@pytest.mark.parametrize("name", REGEXES)
def test_every_pattern_is_linear(name: str) -> None:
    regex = REGEXES[name]
    # Patterns that are read backwards from a place are given that reach only; see the matcher.
    reach = patterns.REACH_BEFORE if regex.pattern.endswith("$") else SIZE
    for piece in PIECES:
        text = (piece * (reach // len(piece) + 1))[:reach]
        if regex.pattern.endswith("$") or name in {"CAPITAL_RE", "TAG_RE", "INDEPENDENT_RE"}:
            assert _seconds(lambda x: sum(1 for _ in regex.finditer(x)), text) < BOUND, piece
        else:
            # Read forwards from one place.
            assert _seconds(lambda x: [regex.match(x, at) for at in range(0, 700, 7)], text) < BOUND, piece


def test_a_long_paragraph_costs_no_more_than_its_length() -> None:
    sentence = "Et flertal (A, F og Ø) anbefaler planen. Ida Lund (V) stemte imod, og Venstre tog forbehold. "
    matcher = PartyMatcher()
    assert len(matcher.match(sentence * 1000)) == 5000
    short, long = _seconds(matcher.match, sentence * 500), _seconds(matcher.match, sentence * 1000)
    assert long < 10 * short + 1.0
