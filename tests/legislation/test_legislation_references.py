"""Back references within an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from referat.legislation import LegislationMatcher, resolve_references
from referat.matching import Match

PLAN, SERVICE, NATURE = "Lov om planlægning", "Lov om social service", "Lov om naturbeskyttelse"


def make_match(start: int, act: str | None = None, *, provision: bool = True, label: str = "LEGISLATION") -> Match:
    value: Mapping[str, Any] = {
        "act": act,
        "provision": {"sections": []} if provision else None,
        "number": None,
        "date": None,
        "eli": None,
    }
    return Match(label, start, start + 4, "legislation.provision", value)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Efter planlovens § 13 gælder også § 15.", [PLAN, PLAN]),
        ("Efter planlovens § 13 gælder lovens § 15 og samme lovs § 19, stk. 1.", [PLAN, PLAN, PLAN]),
        ("Efter § 9 og § 10 i lov om social service.", [SERVICE, SERVICE]),
        ("Efter § 9, § 10 og § 11 i lov om social service.", [SERVICE, SERVICE, SERVICE]),
        ("Efter servicelovens § 83, § 83 a og § 86, stk. 1.", [SERVICE, SERVICE, SERVICE]),
        ("Efter planlovens § 13 skal der høres. Efter § 9 og § 10 i lov om social service.", [PLAN, SERVICE, SERVICE]),
        ("Efter planlovens § 13 og § 3 i naturbeskyttelsesloven, jf. § 65.", [PLAN, NATURE, NATURE]),
        ("Efter § 5 er der pligt. Efter planloven er der ingen.", [None, PLAN]),
        ("Efter § 5.", [None]),
        ("Efter planloven og bådloven, jf. § 5.", [PLAN, "bådloven", "bådloven"]),
        ("Efter planloven og lovforslag L 93, jf. § 5.", [PLAN, None, None]),
    ],
)
def test_resolution(text: str, acts: list[str | None]) -> None:
    resolved = resolve_references(LegislationMatcher().match(text))
    assert len(resolved) == len(acts)
    assert [match.value["act"] for match in resolved if match.value] == acts


def test_resolved_says_so_and_others_do_not() -> None:
    found = resolve_references(LegislationMatcher().match("Efter planlovens § 13 gælder § 15."))
    assert [match.value.get("resolved") for match in found if match.value] == [None, True]
    assert found[1].value is not None
    assert found[1].value["eli"] == found[0].value["eli"] if found[0].value else False


def test_numbers_come_with_the_act() -> None:
    found = resolve_references(LegislationMatcher().match("Efter BEK nr. 1324 af 21/11/2024 gælder § 15."))
    assert found[1].value is not None
    assert (found[1].value["number"], found[1].value["date"]) == (1324, "2024-11-21")
    assert found[1].value["eli"] == "https://www.retsinformation.dk/eli/lta/2024/1324"


def test_nothing_is_changed_in_place_and_order_stays() -> None:
    matches = [make_match(0, PLAN), make_match(50), make_match(60, label="AMOUNT"), make_match(90)]
    before = list(matches)
    resolved = resolve_references(matches)
    assert matches == before
    assert [match.start for match in resolved] == [0, 50, 60, 90]
    assert resolved[2] is matches[2]


def test_resolving_twice_changes_nothing() -> None:
    once = resolve_references(LegislationMatcher().match("Efter planlovens § 13 gælder § 15, § 16 og § 3 i skovloven."))
    assert resolve_references(once) == once


def test_empty() -> None:
    assert resolve_references([]) == []
