"""Decisions as councils word them (`wordings.txt`): who voted how. Their outcomes are tested in `tests/outcomes`."""

from __future__ import annotations

from pathlib import Path

import pytest
from votes_gold import check, read_cases

from referat.votes import find_votes

LINES = [line for lines in read_cases(Path(__file__).parent / "wordings.txt").values() for line in lines]


@pytest.mark.parametrize("line", LINES)
def test_votes(line: str) -> None:
    labels, marked = line.split(" | ", 1)
    assert check(marked).divided is ("DIVIDED" in labels.split())


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Anbefales. Mosevang kan ikke anbefale punkt 2.", ["Mosevang"]),
        ("Godkendt. Mosevang og Bo Lund kunne ikke tiltræde.", ["Mosevang", "Bo Lund"]),
        ("Godkendt. Ida ønskede sagen udsat.", ["Ida"]),
        ("Anbefales. Museet kan ikke anbefale punkt 2.", []),
        ("Anbefales. Rosenkær kan ikke anbefale punkt 2.", []),
    ],
)
def test_members_by_one_name(text: str, who: list[str]) -> None:
    votes = find_votes(text, ["Ida Mosevang", "Bo Lund"]).votes
    assert [name for vote in votes for name in vote.who] == who


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        # what others would rather have, where they got it
        ("Godkendt. Venstre ville godkende ansøgningen.", False),
        ("Godkendt. Ejeren ville udsætte byggeriet.", False),
        # numbers that are no side
        ("Fem medlemmer deltog i besøget.", False),
        ("Ida Skov ønskede sin kritik noteret.", False),
        # of another meeting
        ("Et flertal stemte for en vej uden om Skovby. Vedtaget.", False),
        ("Ø ønskede det tilført referatet, at gruppen stemte imod i udvalget.", False),
        ("Fem stemte for. Bo Lund stemte imod.", True),
        ("Anna Holm ønskede tilføjet, at hun havde stemt imod.", True),
    ],
)
def test_near_misses(text: str, divided: bool) -> None:
    found = find_votes(text)
    assert any(vote.side == "against" for vote in found.votes) is divided
