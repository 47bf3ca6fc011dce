"""The matcher is linear, and never fails, whatever it is given."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.legislation import LegislationMatcher, resolve_references
from referat.legislation.values import Provision

MATCHER = LegislationMatcher()
SIZE = 100_000
#: Far above what a linear matcher needs for `SIZE` characters, far below what a quadratic one does.
SECONDS = 20
PIECES = [
    "§",
    "§ ",
    "§ 5 ",
    "§ 5, stk. 1, ",
    "§§ 5, 6, 7, ",
    "§ 5 og ",
    "§ 82 a, b, c, ",
    "stk. 1, nr. 1, ",
    "lov",
    "lov om ",
    "lov om ændring af ",
    "lov om ændring af lov om x, ",
    "lov om leje af almene boliger ",
    "lovbekendtgørelse nr. ",
    "LBK nr. 1 af 1. ",
    "servicelovens ",
    "serviceloven",
    "a-loven-",
    "-lov-lov",
    "direktiv",
    "servicelobens § 5, wtk. 2 ",
    "§ 5, wtk. 2, n4. 3 ",
    "kov om ",
    "lov on ",
    "bekemdtgørelse nf. 5 ",
    "forordning (EU) ",
    "kapitel ",
    "artikel 6, ",
    "L 93 ",
    "lovforslag L 9 ",
    "LAS ",
    "LAS (LAS) ",
    "forslag til ",
    "styrelsesvedtægtens ",
    "styrelsesvedtægtens § 5 ",
    "vedtægt for Ab Cd § 5 ",
    "§ 5 i en anden vedtægt ",
    " ",
    "\n",
    "- ",
    "m.v. ",
    "lov om borgere, der er ",
    "lov om støj fra skibe, om ",
    "lov om dag-, ",
    "lov om a, b og c, ",
    "lov om unge under 18 år ",
    "vejledning om ",
    "jf. vejledning om lov om ",
    "Seveso III-direktivet ",
    "vejledning nr. 5/1984 ",
    "følges ",
    "x",
    "æ-",
    "1",
    "1.",
    "1/",
    "(",
]


@pytest.fixture
def matcher() -> LegislationMatcher:
    return MATCHER


@pytest.mark.parametrize("piece", PIECES)
def test_repeats_are_finished_at_once(matcher: LegislationMatcher, piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    begin = time.perf_counter()
    found = matcher.match(text)
    assert time.perf_counter() - begin < SECONDS
    assert all(first.end <= second.start for first, second in pairwise(found))


def test_one_word_of_all_anchors(matcher: LegislationMatcher) -> None:
    begin = time.perf_counter()
    matcher.match("lovbekendtgørelsesdirektivforordningscirkulærevejledning" * 2000)
    assert time.perf_counter() - begin < SECONDS


def test_matches_do_not_depend_on_what_stands_far_away(matcher: LegislationMatcher) -> None:
    text = "Efter servicelovens § 85 gives støtte.\n\n"
    assert len(matcher.match(text * 500)) == 500


ALPHABET = st.sampled_from(
    [
        *"§ .,-()\n0123456789",
        "lov",
        "om",
        " ",
        "en",
        "stk.",
        "og",
        "i",
        "servicelov",
        "ens",
        "LAS",
        "nr.",
        "L",
        "af",
        "kapitel",
    ]
)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_any_text_keeps_the_contract(text: str) -> None:
    found = MATCHER.match(text)
    end = 0
    for match in found:
        assert end <= match.start < match.end <= len(text)
        span = text[match.start : match.end]
        assert span == span.strip()
        assert match.label == "LEGISLATION"
        assert match.rule.startswith("legislation.")
        assert match.value is not None
        assert {"act", "provision", "number", "date", "eli"} <= match.value.keys()
        if match.value["provision"] is not None:
            assert Provision.from_dict(match.value["provision"]).to_dict() == match.value["provision"]
        end = match.end
    assert len(resolve_references(found)) == len(found)


@settings(deadline=None)  # the machine may be busy
@given(st.text(max_size=80))
def test_any_characters_at_all(text: str) -> None:
    MATCHER.match(text)


def test_explain_names_what_is_no_legislation(matcher: LegislationMatcher) -> None:
    text = "Styrelsesvedtægtens § 25, § 3-natur, § 7.1, et kapitel 4 og\n§ 74. Meddelelser"
    assert matcher.match(text) == []
    assert [match.rule.rsplit(".", 1)[1] for match in matcher.explain(text)] == [
        "rulebook",
        "compound",
        "decimal",
        "unjoined",
        "item",
    ]
