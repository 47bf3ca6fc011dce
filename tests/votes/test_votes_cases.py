"""Recorded votes, reservations and remarks in all the ways that minutes tell them (`cases.txt`), and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from votes_gold import check, parse_case, parse_gold, read_cases

from referat.record import Vote
from referat.votes import NO_VOTES, find_votes

CASES = read_cases(Path(__file__).parent / "cases.txt")
NOTHING = CASES["nothing"]
FOUND = [line for name, lines in CASES.items() if name != "nothing" for line in lines]
REMARKS = CASES["reservations and remarks"]


@pytest.mark.parametrize("line", FOUND)
def test_found(line: str) -> None:
    votes = check(line)
    recorded = any(vote.who or vote.side != "for" for vote in votes.votes)
    assert votes.divided or not recorded


@pytest.mark.parametrize("line", NOTHING)
def test_nothing(line: str) -> None:
    votes = find_votes(line.replace("⏎", "\n"))
    assert votes.votes == ()
    assert votes.remarks == ()
    assert not votes.divided


def test_enough_cases() -> None:
    assert len(FOUND) >= 200
    assert len(NOTHING) >= 80


def test_nothing_is_one_object() -> None:
    assert find_votes("") is NO_VOTES
    assert find_votes("Godkendt.") is NO_VOTES


def test_reservation_divides_without_a_vote() -> None:
    votes = find_votes("Godkendt. Venstre tager forbehold.")
    assert votes.divided
    assert votes.votes == ()


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("SF ønsker tilført protokollen, at sagen er vigtig.", False),
        ("SF ønsker tilført protokollen, at gruppen er uenig.", True),
        ("Vedtaget med 25 stemmer.", False),
        ("Vedtaget med 25 stemmer for og 0 imod.", False),
        ("Vedtaget med 25 stemmer mod 1.", True),
        ("Anna Holm fik 9 stemmer, Bo Lund fik 6 stemmer. Anna Holm er valgt.", True),
        ("Et flertal godkendte sagen.", True),
        ("Ved stemmelighed er forslaget bortfaldet.", True),
        ("Vedtaget uden Alternativets stemmer.", True),
        ("Der var kampvalg, og stemmerne stod lige.", True),
        ("For forslaget stemte A. De øvrige stemte imod.", True),
    ],
)
def test_divided(text: str, divided: bool) -> None:
    assert find_votes(text).divided is divided


def test_elections_between_people_are_no_votes() -> None:
    text = "Som formand valgtes Karin Ant med 4 stemmer. Uffe Trads fik 2 stemmer."
    assert find_votes(text).votes == ()


def test_two_points_are_two_ballots() -> None:
    text = "Pkt. 1: For stemte A. Imod stemte V. Pkt. 2: For stemte V. Imod stemte A."
    assert find_votes(text).votes == (
        Vote(side="for", who=["A"]),
        Vote(side="against", who=["V"]),
        Vote(side="for", who=["V"]),
        Vote(side="against", who=["A"]),
    )


def test_amendment_then_main_vote() -> None:
    text = (
        "Ændringsforslag fra Ø: For stemte Ø (2). Imod stemte A og V (17). "
        "Indstillingen: For stemte A og V (17). Imod stemte Ø (2)."
    )
    assert [(vote.side, vote.who, vote.count) for vote in find_votes(text).votes] == [
        ("for", ["Ø"], 2),
        ("against", ["A", "V"], 17),
        ("for", ["A", "V"], 17),
        ("against", ["Ø"], 2),
    ]


def test_numbers_go_to_the_named_sides() -> None:
    text = "Vedtaget med 36 stemmer imod 15.\nFor stemte: A, B, F og Ø.\nImod stemte: C, V og Jonas Qvist (løsgænger)."
    assert find_votes(text).votes == (
        Vote(side="for", who=["A", "B", "F", "Ø"], count=36),
        Vote(side="against", who=["C", "V", "Jonas Qvist"], count=15),
    )


def test_rules_are_named() -> None:
    assert find_votes("Imod stemte Ø. SF tager forbehold.").rules == ("votes.stood", "votes.reservation")


@pytest.mark.parametrize("broken", ["[[for|A", "[[|A]]", "[[pro|A]]", "[[for| A]]", "for|A]]", "[[for|[[A]]]]"])
def test_malformed_gold_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"mark|label|white space"):
        parse_gold(broken)


@pytest.mark.parametrize("broken", ["A  ⇒ for", "A  ⇒ pro 4", "A  ⇒ for 4  ⇒ for 5", "A  ⇒ for 4,against 5"])
def test_malformed_numbers_are_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"number|arrows"):
        parse_case(broken)


def test_malformed_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    for content in ("Godkendt.\n", "== a\nGodkendt.\nGodkendt.\n"):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(ValueError, match=r"section|twice"):
            read_cases(path)
