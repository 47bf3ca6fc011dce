"""What holds for any text: no exception, nothing invented, votes where they were written, time linear in the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.votes import find_votes, patterns

WORDS = (
    "A V Ø SF Venstre Anna Holm (A) (Ø), og , . : ; 9 5 (2) For Imod stemte stemmer for imod mod hverken eller undlod at "
    "stemme kan ikke anbefale tiltræde tager forbehold ønskede tilført protokollen at flertal mindretal bestående af "
    "Udvalget Godkendt Ad 1 undtagen øvrige fik 12 stemmerne 4-3 \" ” « » \n \n\n - Økonomiudvalget den 3. maj 2022"
).split(" ")  # fmt: skip
PARTIES = ["A", "B", "F", "V", "Ø", "SF", "Venstre", "Enhedslisten", "Dansk Folkeparti", "Liste T"]
PEOPLE = ["Anna Holm", "Bo Lund", "Karl-Otto Lau", "Yusuf Demir", "Inge Nør Bak"]

_GROUP = st.lists(st.sampled_from(PARTIES + PEOPLE), min_size=1, max_size=4, unique=True)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"


def _tagged(names: list[str]) -> list[str]:
    return [f"{name} (C)" if name in PEOPLE else name for name in names]


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    found = find_votes(text)
    squeezed = " ".join(text.split())
    for who in (who for part in (*found.votes, *found.remarks) for who in part.who):
        assert all(word in squeezed for word in who.replace(".", " ").split())


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_heap_of_words(words: list[str]) -> None:
    found = find_votes(" ".join(words))
    assert all(vote.who or vote.count for vote in found.votes)
    assert all(word in " ".join(words) for vote in found.votes for who in vote.who for word in who.split())


@given(_GROUP, _GROUP)
def test_sides_in_any_notation(pro: list[str], con: list[str]) -> None:
    notations = [
        f"For stemte {_listed(_tagged(pro))}. Imod stemte {_listed(_tagged(con))}.",
        f"For stemte: {_listed(_tagged(pro))}\nImod stemte: {_listed(_tagged(con))}\nUndlod at stemme:\n\nGodkendt.",
        f"Godkendt.\n\nFor: {', '.join(_tagged(pro))}\n\nImod: {', '.join(_tagged(con))}",
        f"{_listed(_tagged(pro))} stemte for, mens {_listed(_tagged(con))} stemte imod.",
        f"Et flertal bestående af {_listed(_tagged(pro))} anbefaler sagen. "
        f"Et mindretal bestående af {_listed(_tagged(con))} kan ikke anbefale den.",
        f"Vedtaget med 9 stemmer ({', '.join(_tagged(pro))}) mod 5 ({', '.join(_tagged(con))}).",
    ]
    for text in notations:
        sides = {vote.side: vote.who for vote in find_votes(text).votes}
        assert sides == {"for": pro, "against": con}, text


@given(_GROUP)
def test_reservations_name_their_authors(names: list[str]) -> None:
    remarks = find_votes(f"Godkendt. {_listed(_tagged(names))} tager forbehold for punkt 2.").remarks
    assert [(remark.kind, remark.who) for remark in remarks] == [("reservation", names)]


@given(_GROUP, st.sampled_from(['"{}"', "”{}”", "»{}«", "“{}”"]))
def test_a_quoted_vote_is_none(names: list[str], marks: str) -> None:
    quotation = marks.format(f"I udvalget stemte V imod. {_listed(names)} stemte for, og C tog forbehold.")
    found = find_votes(f"SF afgav følgende protokolbemærkning: {quotation}")
    assert found.votes == ()
    assert [(remark.kind, remark.who) for remark in found.remarks] == [("remark", ["SF"])]


@given(_GROUP, st.integers(0, 200))
def test_truncated_anywhere(names: list[str], at: int) -> None:
    text = (
        f"Godkendt. Imod stemte {_listed(_tagged(names))}, idet de ønskede en anden løsning. Venstre tager forbehold."
    )
    found = find_votes(text[:at])
    assert all(vote.side in ("for", "against", "abstain") for vote in found.votes)


SIZE = 100_000
#: Far above what linear reading takes (a second or two on a busy machine), far below what quadratic reading does.
BOUND = 30.0
PIECES = [
    "stemte imod ", "A stemte imod. ", "A stemte imod, ", "For stemte A. Imod stemte B. ", "For stemte: ", "imod 5 ",
    "5 stemmer mod 4 ", "Et flertal ", "Et flertal bestående af A og B ", "( ", "(A) ", "(", "[(", ")", "A, ", "A og ",
    "Anna Holm (A), ", "tager forbehold ", "tager x ", "ønsker ", "A ønsker tilført protokollen, at ", '" ', '"a ', "» ",
    "“", "og tog forbehold ", "A stemte for at x, ", "undlod ", "hverken for eller imod ", "9 stemte for og ", "- ",
    "\n", "\n\n", "\n- A", "For stemte:\n- A\n", "A\n", "Udvalget ", "Økonomiudvalget den 3. maj 2022 ", "a", "A", "-",
    "a-", "Udvalg-", "I Økonomiudvalget ", "undtagen A ", "mod A stemmer ", "mener, at A stemte imod ", "kan ikke tage ",
    "for ", "og ", "bestående af ", "1 ", "1.", "Ad 1. A stemte imod. ", "protokolbemærkning fra A: ", "de øvrige ",
    "fra A ", "von ", "stemmerne 4-3 ", "A der udgør et flertal ", " ", "\t", "gr. ", "Hans J. ", "uden for parti ",
    "Gruppe ", "i alt ", "A ønskede sagen afgjort ", "A ønskede sagen udsat. ", "Folketinget stemte A imod ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_linear(piece: str) -> None:
    start = time.process_time()
    found = find_votes("Stemmer. " + piece * (SIZE // len(piece)))
    assert time.process_time() - start < BOUND
    assert len(found.votes) <= SIZE // len(piece) * 2


@pytest.mark.parametrize("name", sorted(name for name in vars(patterns) if name.endswith("_RE")))
def test_every_pattern_is_linear(name: str) -> None:
    regex = getattr(patterns, name)
    for piece in PIECES:
        text = piece * (20_000 // len(piece))
        start = time.process_time()
        sum(1 for _ in regex.finditer(text))
        assert time.process_time() - start < BOUND, piece


def test_a_long_decision_costs_no_more_than_its_length() -> None:
    piece = "Ad 1. For stemte A og V (9). Imod stemte Ida Skov (F), idet hun ønskede model 2. SF tager forbehold.\n\n"
    votes = find_votes(piece * 300).votes
    assert len(votes) == 600
    assert {vote.count for vote in votes if vote.side == "for"} == {9}
