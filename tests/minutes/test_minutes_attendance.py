"""Attendance and absence as minutes word them (`attendance_wordings.txt`)."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

import pytest

from referat.minutes import parse
from referat.minutes.attendance import is_move, ranges_in

_TITLES = ("stien", "broen", "hegnet", "vejen")
ITEMS = "".join(f"\n\n{n}. Sag om {title}\n\nBeslutning\nJa.\n" for n, title in enumerate(_TITLES, 1))


def _read(section: str) -> list[str]:
    lines = (Path(__file__).parent / "attendance_wordings.txt").read_text(encoding="utf-8").splitlines()
    begin = lines.index(f"== {section}") + 1
    return list(takewhile(bool, lines[begin:]))


def _names(cell: str) -> list[str]:
    return [name for name in cell.strip().split("; ") if name]


HEADS, DECISIONS = _read("head"), _read("decision")


def test_enough_wordings() -> None:
    assert len(HEADS) >= 30
    assert len(DECISIONS) >= 30


@pytest.mark.parametrize("line", HEADS)
def test_head(line: str) -> None:
    head, present, absent, away = line.replace("⏎", "\n").split("|")
    minutes = parse(f"Byrådet\nDato: 1. maj 2020\n{head.strip()}{ITEMS}")
    assert [member.name for member in minutes.meeting.present] == _names(present)
    assert minutes.meeting.absent == _names(absent)
    assert sorted(f"{i.number}:{name}" for i in minutes.items for name in i.not_participating) == sorted(_names(away))


@pytest.mark.parametrize("line", DECISIONS)
def test_decision(line: str) -> None:
    decision, away = line.replace("⏎", "\n").split("|")
    text = (
        "Byrådet\nDato: 1. maj 2020\nMedlemmer: Ida Skov (A), Eva Ek (C), Jon Dahl (O)\n\n1. Sag om stien\n\nBeslutning\nJa.\n\n"
        f"2. Sag om broen\n\nBeslutning\n{decision.strip()}\n\n3. Sag om hegnet\n\nBeslutning\nJa.\n"
    )
    items = parse(text).items
    assert [item.number for item in items] == [1, 2, 3]
    assert [sorted(item.not_participating) for item in items] == [[], sorted(_names(away)), []]


@pytest.mark.parametrize(
    ("sentence", "ranges"),
    [
        ("Bo Lund ankom kl. 17.50 og deltog ikke i behandlingen af punkt 1 og 2.", [("Bo Lund", 1, 2, False)]),
        ("Bo Lund (V) forlod mødet før punkt 4.", [("Bo Lund", 4, 99999, False)]),
        ("Bo Lund og Ida Skov (A) kom til stede efter punkt 2.", [("Bo Lund", 0, 2, False), ("Ida Skov", 0, 2, False)]),
        ("Bo Lund deltog kun i punkt 2-3.", [("Bo Lund", 2, 3, True)]),
        # Nobody missed anything, or nobody is named.
        ("Bo Lund ankom under punkt 1.", []),
        ("Mødet forlod emnet efter punkt 3.", []),
        ("Forvaltningen deltog under punkt 3.", []),
        ("Bo Lund deltog i mødet.", []),
    ],
)
def test_ranges(sentence: str, ranges: list[tuple[str, int, int, bool]]) -> None:
    assert [tuple(entry) for entry in ranges_in(sentence)] == ranges


def test_a_sentence_ends_the_list_of_members_and_an_entry_does_not() -> None:
    assert is_move("Bo Lund (V) forlod mødet efter punkt 3.")
    assert not is_move("Bo Lund (V), sag 3-4")


@pytest.mark.parametrize("sheet", ["UNDERSKRIFTSBLAD", "Underskriftsside", "Underskrifter"])
def test_a_sheet_of_signatures_belongs_to_no_item(sheet: str) -> None:
    text = f"Byrådet\nDato: 1. maj 2020{ITEMS}\n\n{sheet}\n\n.......... ..........\nIda Skov   Bo Lund\n"
    item = parse(text).items[-1]
    assert item.decision is not None
    assert text[slice(*item.decision)].strip() == "Ja."


@pytest.mark.parametrize(
    ("line", "decision"),
    [
        ("Denne side er udskrevet fra norddal.dk. Bilag vises ikke", "Ja."),
        ("Udskrevet den 3. maj 2020 kl. 9.14", "Ja."),
        # said of something else
        ("Prøven er udskrevet fra arkivet.", "Ja.\n\n\nPrøven er udskrevet fra arkivet."),
    ],
)
def test_the_foot_of_a_printed_page_belongs_to_no_item(line: str, decision: str) -> None:
    text = f"Byrådet\nDato: 1. maj 2020{ITEMS}\n\n{line}\n"
    item = parse(text).items[-1]
    assert item.decision is not None
    assert text[slice(*item.decision)].strip() == decision
