"""Any text parses, in linear time, and nothing of it is lost."""

from __future__ import annotations

import random
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.corpus.gold import read_corpus
from referat.minutes import Minutes, explain, parse
from referat.minutes.layout import load_layouts
from referat.minutes.segments import segments

CORPUS = Path(__file__).parents[2] / "corpus" / "meetings"
TEXTS = [gold.text for gold in read_corpus(CORPUS)]
SIZE = 100_000
#: Far above what a linear parser needs for `SIZE` characters, far below what a quadratic one does.
SECONDS = 20
PIECES = [
    "1. ",
    "1. A\n",
    "1\n",
    "Punkt 1: ",
    "Pkt. 1 A\n",
    "Nr. 1 - A\n",
    "Sag nr. 1\n",
    "§ 1. A\n",
    "1.2. behandling ",
    "Beslutning ",
    "Beslutning\n",
    "BeslutningGodkendt.",
    "Beslutning i Udvalget for A den 1. maj 2020\n",
    "Udvalget for A ",
    "X, den 1. maj 2020, pkt. 3:\n",
    "Direktionen indstiller, at\n",
    "Sagsnr.: ",
    "Sagsnr.: 1/2 ",
    "Sagsid.: 23/456\n",
    "J.nr.: 11",
    "Fraværende: Ida Bo ",
    "Fraværende: Ida Bo\n",
    "Afbud fra Aa. ",
    "Aa Bb deltog ikke ",
    "Aa Bb mødte som stedfortræder ",
    "I stedet mødte Aa Bb ",
    "Stedfortræder ",
    "Medlemmer: Aa Bb ",
    "Medlemmer\nAa Bb (A)\n",
    "Aa-Bb-",
    "Aa Bb, ",
    "Hans Chr. ",
    "MBU/ØU/KB - ",
    "Bilag\n1 A.pdf\n",
    "Bilag 1: ",
    "Indholdsfortegnelse ",
    "A ....... 3\n",
    "Side 1 af 2 ",
    "Side 1\n",
    "Til toppen | ",
    "## 1. A\n",
    "| A | B |\n",
    "- **A:** b\n",
    "**A**\n",
    "Byrådet den 1. maj 2020: ",
    "Byrådet den 1. maj 2020: A\n",
    "Byrådet, 1. maj 2020\n",
    "Byrådet:\n",
    "5. Beslutning\n",
    "Beslutning til punkt 1\n",
    "Beslutning | A\n",
    "Ad 1. A\n",
    "SAG 1 - A\n",
    "1) A\n",
    "1. 15/10377 - A\n",
    "Emne: A\n",
    "Åben - A\n",
    "A Kommune - 01-02-2020 1\n",
    "Forslag fra Aa Bb (F)\n",
    "Forside > ",
    "Cookies ",
    "Aarhus Kommune ",
    "Region A ",
    "den 1. maj 2020 ",
    "kl. 12.00 ",
    "Lukket: ",
    "(Lukket)",
    "(",
    '"',
    " ",
    "\t",
    "\n",
    "\u00a0",
    "A",
    "a",
    "0",
]


def check_whole(text: str, minutes: Minutes) -> None:
    """Head, skipped stretches and items hold every character; head and sections tile each item."""
    at = 0
    stretches = [(0, minutes.header_end), *minutes.skipped, *((item.start, item.end) for item in minutes.items)]
    for start, end in sorted(stretches):
        assert start <= at, f"characters {at}-{start} belong to nothing"
        at = max(at, end)
    assert at == len(text)
    assert len(minutes.reasons) == len(minutes.skipped)
    for (start, end), (following, _) in pairwise(minutes.skipped):
        assert start < end <= following
    for before, after in pairwise(minutes.items):
        assert before.end == after.start
    for item in minutes.items:
        assert item.start <= item.text_start <= item.end
        at = item.head_end
        assert item.start <= at <= item.end
        for section in item.sections:
            assert section.start == at
            assert section.start < section.heading_end <= section.end
            assert "\n" not in section.heading
            at = section.end
        assert at == item.end
        assert sum(section.own_decision for section in item.sections) <= 1
        assert item.title is None or item.title == " ".join(item.title.split())
    cut = list(segments(minutes, len(text)))
    assert [segment.start for segment in cut[1:]] == [segment.end for segment in cut[:-1]]
    assert not cut or (cut[0].start, cut[-1].end) == (0, len(text))
    assert all("\n" not in line for line in explain(minutes, text))


def check(text: str) -> None:
    check_whole(text, parse(text))


@pytest.mark.parametrize(
    "text", ["", "\n", " ", "a", "1.", "1. A", "Beslutning", "\r\n\r\n", "\ufeff", "§", "Punkt 1:"]
)
def test_smallest_texts(text: str) -> None:
    check(text)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_random_text(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=200, deadline=None)
def test_random_pieces_of_minutes(pieces: list[str]) -> None:
    check("".join(pieces))


@given(st.sampled_from(TEXTS), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=80, deadline=None)
def test_truncated_at_both_ends(text: str, begin: float, end: float) -> None:
    check(text[int(begin * len(text)) : int(end * len(text))])


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_shuffled_lines(text: str, rng: random.Random) -> None:
    lines = text.split("\n")
    rng.shuffle(lines)
    check("\n".join(lines))


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
@settings(max_examples=40, deadline=None)
def test_two_documents_in_one(first: str, second: str) -> None:
    check(first + "\n" + second)


def test_without_decisions_and_without_breaks() -> None:
    for text in TEXTS:
        check(re.sub(r"(?i)beslutning\w*", "", text))
        check(text.replace("\n", " "))


@pytest.mark.parametrize(
    "text",
    [
        "The council met on 3 May 2021.\n\n1. Approval of the agenda\n\nDecision\nApproved.\n",
        "Protokoll\nKommunstyrelsen 2021-05-03\n\n§ 1 Val av justerare\n\nBeslut\nLisa Ek väljs.\n\n§ 2 Budget\n",
        "Niederschrift über die Sitzung des Rates\n\nTOP 1: Eröffnung\nTOP 2: Haushalt\n",
        "会議録\n\n1. 開会\n2. 議題\n",
        "محضر الاجتماع\n1. الميزانية\n",
    ],
)
def test_other_languages_invent_no_meeting_facts(text: str) -> None:
    minutes = parse(text)
    check_whole(text, minutes)
    assert minutes.meeting.municipality is None
    assert minutes.meeting.present == []
    assert minutes.meeting.absent == []


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_time_is_linear_in_repeats(piece: str) -> None:
    for text in (piece * (SIZE // len(piece)), "Punkt 1: Budget\n\nBeslutning\n\n" + piece * (SIZE // len(piece))):
        started = time.process_time()
        minutes = parse(text)
        assert time.process_time() - started < SECONDS
        check_whole(text, minutes)


def test_time_is_linear_in_mixtures() -> None:
    rng = random.Random(4)
    for _ in range(10):
        text = "".join(rng.choices(PIECES, k=8000))
        started = time.process_time()
        minutes = parse(text)
        assert time.process_time() - started < SECONDS
        check_whole(text, minutes)


def test_ten_megabytes_of_one_line() -> None:
    sentence = "Udvalget talte om stien langs åen og om, hvem der skal slå græsset i sommer. "
    text = sentence * (10_000_000 // len(sentence))
    started = time.process_time()
    minutes = parse(text)
    assert time.process_time() - started < 120
    assert minutes.items == ()
    check_whole(text, minutes)


def _expressions() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for layout in load_layouts():
        rows = [*layout.header.title, *layout.contents.start, *layout.contents.entry, *layout.item.heading]
        rows += [*layout.item.lost, *layout.noise.lines, *layout.noise.end]
        found.update({row: re.compile(row) for row in rows})
        found.update({pattern.pattern: pattern for pattern, _ in layout.evidence})
    return found


EXPRESSIONS = _expressions()


@pytest.mark.parametrize("source", EXPRESSIONS, ids=lambda source: source[:60])
def test_layout_expressions_do_not_backtrack(source: str) -> None:
    """Lines of 4,000 characters are the longest that reach them; each must be done at once."""
    pattern = EXPRESSIONS[source]
    started = time.process_time()
    for piece in PIECES:
        line = (piece.replace("\n", " ") * 4000)[:4000]
        for method in (pattern.match, pattern.search, pattern.fullmatch):
            method(line)
    assert time.process_time() - started < SECONDS
