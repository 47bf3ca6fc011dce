"""The register of acts: its rows and its look-ups."""

from __future__ import annotations

import json
from typing import Any

import pytest

from referat.errors import ReferatError
from referat.legislation import Act, LegislationMatcher, Register, RegisterError, load_register
from referat.legislation.register import fold_short, load_acts

ROW: dict[str, Any] = {
    "title": "Lov om bænke",
    "kind": "act",
    "short": ["bænkeloven"],
    "number": 12,
    "year": 2020,
    "source": "https://www.retsinformation.dk/eli/lta/2020/12",
    "as_of": "2025-01-31",
}


def make_act(**changes: Any) -> Act:
    return next(load_acts([json.dumps({**ROW, **changes})]))


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def test_it_is_large_enough_and_each_row_has_a_source(register: Register) -> None:
    assert len(register.acts) >= 250
    assert all(act.source and act.as_of for act in register.acts)


def test_a_number_stands_only_with_its_page(register: Register) -> None:
    for act in register.acts:
        if act.number is not None:
            assert act.source.startswith("https://"), act.title
            assert str(act.number) in act.source, act.title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("serviceloven", "Lov om social service"),
        ("Servicelovens", "Lov om social service"),
        ("SERVICELOVEN", "Lov om social service"),
        ("service-loven", "Lov om social service"),
        ("servicelov", "Lov om social service"),
        ("kommunestyrelseloven", "Lov om kommunernes styrelse"),
        ("kommunestyrelseslovens", "Lov om kommunernes styrelse"),
        ("styrelsesloven", "Lov om kommunernes styrelse"),
        ("LAB-loven", "Lov om en aktiv beskæftigelsesindsats"),
        ("habitatdirektivets", "Direktiv 92/43/EØF om bevaring af naturtyper samt vilde dyr og planter"),
    ],
)
def test_short_names_in_every_form(register: Register, name: str, title: str) -> None:
    act = register.by_short(name)
    assert act is not None
    assert act.title == title


@pytest.mark.parametrize("name", ["loven", "lov", "", "bænkeloven", "forordningen", "bekendtgørelsen"])
def test_no_short_name(register: Register, name: str) -> None:
    assert register.by_short(name) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("lov om social service skal", 21),
        ("Lov om Social Service's formål", 23),
        ("lov om social services formål", 22),
        ("LOV OM SOCIAL SERVICE", 21),
        ("lov om social\nservice", 21),
        ("lov om leje af almene boliger", 29),
        ("lov om leje, som", 11),
        ("lov om almene boliger m.v. og", 26),
        ("lov om almene boliger mv. og", 25),
        ("lov om almene boliger og", 21),
        ("lov om miljøvurdering af planer og programmer og af konkrete projekter (VVM) er", 76),
    ],
)
def test_the_longest_title_is_found(register: Register, text: str, length: int) -> None:
    hit = register.by_title(text, 0)
    assert hit is not None
    assert hit.end == length


@pytest.mark.parametrize(
    "text", ["lov om", "lov om social", "lov om\n\nsocial service", "", "§ 5", "lovom social service"]
)
def test_no_title(register: Register, text: str) -> None:
    assert register.by_title(text, 0) is None


@pytest.mark.parametrize(("a", "b"), [(2016, 679), (1303, 2013), (92, 43), (2014, 24)])
def test_eu_numbers_in_either_order(register: Register, a: int, b: int) -> None:
    assert register.by_eu_number(a, b) is not None


def test_every_short_name_finds_its_act(register: Register) -> None:
    for act in register.acts:
        assert all(register.by_short(short) is act for short in act.short)
        assert all(register.by_abbreviation(a) is act for a in (*act.abbreviations, *act.alone))


def test_every_title_finds_its_act_whole(register: Register) -> None:
    for act in register.acts:
        for title in (act.title, *act.also):
            if act.kind.startswith("eu-") and act.number is not None and str(act.number) in title:
                continue  # read by its number, see the next test
            hit = register.by_title(title, 0)
            assert hit is not None, title
            assert (hit.act, hit.end) == (act, len(title)), title


def test_every_eu_title_finds_its_act_whole(register: Register) -> None:
    matcher = LegislationMatcher(register)
    for act in register.acts:
        if act.kind.startswith("eu-") and act.number is not None:
            found = matcher.match(act.title)
            assert [(m.start, m.end) for m in found] == [(0, len(act.title))], act.title
            assert found[0].value is not None
            assert (found[0].value["act"], found[0].value["number"]) == (act.title, act.number)


def test_number_gives_act_and_address(register: Register) -> None:
    act = register.by_number(2024, 572)
    assert act is not None
    assert act.eli == "https://www.retsinformation.dk/eli/lta/2024/572"
    assert register.by_number(None, 572) is None
    assert make_act(number=None, year=None).eli is None
    assert make_act(kind="eu-directive").eli is None


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"kind": "law"}, "kind is 'law'"),
        ({"number": "12"}, "number is '12', which is of the wrong type"),
        ({"number": True}, "wrong type"),
        ({"year": None}, "stand together"),
        ({"as_of": "i dag"}, "it is a day in the form"),
        ({"short": "bænkeloven"}, "wrong type"),
        ({"short": [""]}, "no text"),
        ({"title": " "}, "may not be empty"),
        ({"colour": "red"}, "unknown colour; the fields are title"),
    ],
)
def test_a_broken_row_names_file_and_line(changes: dict[str, Any], problem: str) -> None:
    lines = [json.dumps(ROW), "", json.dumps({**ROW, **changes})]
    with pytest.raises(RegisterError, match=f"^acts.jsonl:3: .*{problem}"):
        list(load_acts(lines, "acts.jsonl"))


@pytest.mark.parametrize("line", ["{", "[]", '{"title": "Lov om x"}'])
def test_no_row(line: str) -> None:
    with pytest.raises(ReferatError, match=r"^register.jsonl:1: "):
        list(load_acts([line]))


@pytest.mark.parametrize(
    "changes",
    [{}, {"title": "Lov om stole"}, {"short": ["stoleloven"], "abbreviations": ["BÆ"], "title": "Lov om bænke"}],
)
def test_two_rows_may_not_claim_the_same(changes: dict[str, Any]) -> None:
    with pytest.raises(RegisterError, match="stands in two rows"):
        Register([make_act(abbreviations=["BÆ"]), make_act(**changes)])


def test_folding_keeps_acts_apart() -> None:
    assert fold_short("vejloven") != fold_short("vejbekendtgørelsen")
    assert fold_short("lejeloven") != fold_short("almenlejeloven")
