"""Citations in which keys were hit wrong."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.components.augment import mistype
from referat.components.passages import Passage
from referat.corpus.gold import read_corpus
from referat.legislation import LegislationMatcher, load_register
from referat.legislation.mending import Mender

CORPUS = Path(__file__).parents[2] / "corpus" / "meetings"
MATCHER = LegislationMatcher()
MENDER = Mender(load_register())

MISTYPED = [
    ("Efter servicelobens § 85 kan hun", "servicelobens § 85", "Lov om social service"),
    ("jf. serviveloven", "serviveloven", "Lov om social service"),
    ("jf. b8bliotekslovdn", "b8bliotekslovdn", "Lov om biblioteksvirksomhed"),
    ("efter plqnlovens § 13", "plqnlovens § 13", "Lov om planlægning"),
    ("efter plqnlovens japitel 5", "plqnlovens japitel 5", "Lov om planlægning"),
    ("i kov om planlægning står", "kov om planlægning", "Lov om planlægning"),
    ("i lov on planlægbing står", "lov on planlægbing", "Lov om planlægning"),
    ("§ 13, wtk. 2, i lov om planlægning", "§ 13, wtk. 2, i lov om planlægning", "Lov om planlægning"),
    ("planlovens § 13, stk. 2, n4. 3", "planlovens § 13, stk. 2, n4. 3", "Lov om planlægning"),
    ("§ 8 i lpv om aktiv socialpolitik", "§ 8 i lpv om aktiv socialpolitik", "Lov om aktiv socialpolitik"),
    ("efter VE-lovwn", "VE-lovwn", "Lov om fremme af vedvarende energi"),
    ("efter den nye barselslofen", "barselslofen", "Lov om orlov og dagpenge ved barsel"),
    ("jf. lov nf. 603 af 12. juni 2013", "lov nf. 603 af 12. juni 2013", None),
    ("Bekemdtgørelse nr. 588 af 6. aprol 2021", "Bekemdtgørelse nr. 588 af 6. aprol 2021", None),
    ("PLANLOVEM", "PLANLOVEM", "Lov om planlægning"),
]

RIGHT = [
    "Turen går til Tisvildeskoven, Nordhaven og psykologen",
    "Han løb om natten, og et liv om bord",
    "Ved stien over broen er der 300 km. 5 af dem er ny",
    "Rådhuset, 4 hk. 12 km",
    "Kloven og olivens farve",
    "Elever på Bloven, der er opkaldt efter Jens Kloven",
    "Familien Lovens gård og Slovenien",
    "Vejledningen i jobcentret, artiklen i avisen og kapitlet i bogen",
]


@pytest.mark.parametrize(("text", "cited", "title"), MISTYPED)
def test_a_mistyped_citation_is_read_as_meant(text: str, cited: str, title: str | None) -> None:
    (match,) = MATCHER.match(text)
    assert text[match.start : match.end] == cited
    act = (match.value or {})["act"]
    assert (act is None and title is None) or str(act).startswith(str(title))


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert MATCHER.match(text) == []


@pytest.mark.parametrize("word", ["oovens", "lovebs"])
def test_a_mistyped_back_reference_is_no_part_of_the_span(word: str) -> None:
    (match,) = MATCHER.match(f"efter {word} § 15 kan")
    assert (match.start, match.end) == (13, 17)


def test_a_mistyped_rule_book_of_the_body_is_no_law() -> None:
    assert MATCHER.match("efter styrelsesvedtægtebs § 25") == []


def test_nothing_in_the_corpus_is_taken_for_a_mistyped_citation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Minutes that are typed well read the same with and without mending."""
    meetings = list(read_corpus(CORPUS))
    mended = [MATCHER.match(meeting.text) for meeting in meetings]
    monkeypatch.setattr(Mender, "copy", lambda self, text: text)
    assert mended == [MATCHER.match(meeting.text) for meeting in meetings]


@given(st.text(alphabet="lovensbkdtgrø mi§,.123\n-", max_size=80))
def test_every_character_stays_in_its_place(text: str) -> None:
    copy = MENDER.copy(text)
    assert len(copy) == len(text)
    assert [m.span() for m in re.finditer(r"\s", copy)] == [m.span() for m in re.finditer(r"\s", text)]


@given(st.integers(0, 10_000))
def test_most_mistyped_short_names_are_read(seed: int) -> None:
    """One wrong key in a word of the register never makes it another act."""
    rng = random.Random(seed)
    act = rng.choice([act for act in load_register().acts if act.short and len(act.short[0]) > 9])
    name = act.short[0]
    wrong = mistype(Passage(name, ()), rng, rate=0.06).text
    for match in MATCHER.match(f"jf. {wrong} § 3"):
        value = match.value or {}
        if match.start == 4 and wrong[:-5].lower() == name[:-5].lower():
            assert value["act"] == act.title
