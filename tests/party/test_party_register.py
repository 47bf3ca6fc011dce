"""The registers, their errors, and the values that they give."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from referat.party import load_register, read_party, settle
from referat.party.register import ELECTIONS, LocalList, Party, Register, RegisterError, load_lists, load_parties

ROW = {"id": "x", "name": "X-partiet", "letter": "Q", "elections": [2005], "source": "s"}
LIST = {"municipality": "Randers", "election": 2013, "letter": "Å", "name": "Velfærdslisten", "source": "s"}


def test_the_registers_load() -> None:
    register = load_register()
    assert len(register.parties) >= 16
    assert len(register.lists) >= 20
    assert all(party.source for party in register.parties)
    assert all(row.source for row in register.lists)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": "Å b"}, "id is 'Å b'; it is of small letters"),
        ({"letter": "X"}, "letter is 'X'; it is one capital letter other than W and X"),
        ({"letter": "ab"}, "letter is 'ab'"),
        ({"letter": 3}, "letter is 3, which is of the wrong type"),
        ({"elections": [2006]}, "2006 is no municipal election; they are 2005, 2009"),
        ({"elections": [2009, 2005]}, "elections are in order, each once"),
        ({"elections": [True]}, "True is no municipal election"),
        ({"short": [""]}, "short holds something that is no text"),
        ({"name": " "}, "name is empty"),
        ({"colour": "red"}, "unknown colour; the fields are id, name"),
    ],
)
def test_a_broken_party_is_named_with_its_line(change: dict[str, object], problem: str) -> None:
    lines = [json.dumps(ROW), "", json.dumps({**ROW, **change})]
    with pytest.raises(RegisterError) as error:
        list(load_parties(lines, "r.jsonl"))
    assert str(error.value).startswith(f"r.jsonl:3: {problem}")


@pytest.mark.parametrize("line", ["{", "[]", '"a"', "{}"])
def test_what_is_no_row_is_refused(line: str) -> None:
    with pytest.raises(RegisterError, match=r"^r\.jsonl:1: "):
        list(load_parties([line], "r.jsonl"))
    with pytest.raises(RegisterError, match=r"^l\.jsonl:1: "):
        list(load_lists([line], "l.jsonl"))


@pytest.mark.parametrize("change", [{"election": 2014}, {"letter": "W"}, {"election": "2013"}, {"from": 1}])
def test_a_broken_list_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(RegisterError, match=r"^l\.jsonl:1: "):
        list(load_lists([json.dumps({**LIST, **change})], "l.jsonl"))


def _party(**fields: object) -> Party:
    return next(load_parties([json.dumps({**ROW, **fields})]))


def test_rows_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(RegisterError, match="the id 'x' stands in two rows"):
        Register([_party(), _party(name="Y")])
    with pytest.raises(RegisterError, match="the name 'Y' stands in two rows: 'x' and 'y'"):
        Register([_party(short=["Y"]), _party(id="y", name="Y", elections=[])])
    with pytest.raises(RegisterError, match="the letter 'Q' is of 'x' and 'y' in 2005"):
        Register([_party(), _party(id="y", name="Y")])
    with pytest.raises(RegisterError, match="Randers 2013 has two lists 'Å'"):
        Register([], [LocalList(**LIST), LocalList(**{**LIST, "name": "Anden liste"})])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("letter", "year", "municipality", "expected"),
    [
        ("A", None, None, "Socialdemokratiet"),
        ("V", 2012, "Randers", "Venstre, Danmarks Liberale Parti"),
        ("Å", None, None, None),
        ("Å", 2014, None, None),
        ("Å", 2014, "Randers", "Velfærdslisten"),
        ("Å", 2017, "Randers", "Velfærdslisten"),  # the term elected in 2013 runs to the end of 2017
        ("Å", 2018, "Randers", "Alternativet"),
        ("Æ", 2023, "Randers", "Velfærdslisten"),
        ("Æ", 2026, "Randers", "Danmarksdemokraterne - Inger Støjberg"),
        ("D", 2015, "Billund", "Borgerlisten"),
        ("D", 2020, "Billund", "Nye Borgerlige"),
        ("S", None, None, None),
        ("S", 2020, "Sønderborg", "Slesvigsk Parti"),
        ("S", 2020, "Odense", None),
        ("T", 2020, "Dragør", "Tværpolitisk Forening"),
        ("T", 2020, "Solrød", None),
        ("A", 1999, None, None),
        ("I", 2007, None, None),
        ("I", 2010, None, "Liberal Alliance"),
    ],
)
def test_whose_letter(letter: str, year: int | None, municipality: str | None, expected: str | None) -> None:
    owner = load_register().by_letter(letter, year=year, municipality=municipality)
    assert (owner.name if owner else None) == expected


@pytest.mark.parametrize(
    ("written", "identity", "name", "letter"),
    [
        ("Venstres", "venstre", "Venstre, Danmarks Liberale Parti", "V"),
        ("venstre", "venstre", "Venstre, Danmarks Liberale Parti", "V"),
        ("SF's", "sf", "SF - Socialistisk Folkeparti", "F"),
        ("SFs", "sf", "SF - Socialistisk Folkeparti", "F"),
        ("Det Radikale\nVenstre", "radikale-venstre", "Radikale Venstre", "B"),
        ("Konservatives", "det-konservative-folkeparti", "Det Konservative Folkeparti", "C"),
        ("Liste V", "venstre", "Venstre, Danmarks Liberale Parti", "V"),
        ("liste T", None, None, "T"),
        ("V's", "venstre", "Venstre, Danmarks Liberale Parti", "V"),
        ("AFØ", None, None, "AFØ"),
        ("Lokallistens", None, "Lokallisten", None),
        ("Lokallisten Nakskov", None, "Lokallisten Nakskov", None),
        ("løsgænger", "uden-for-parti", "Uden for parti", None),
        ("Uden for\npartierne", "uden-for-parti", "Uden for parti", None),
        ("UP", "uden-for-parti", "Uden for parti", None),
        ("ufp", "uden-for-parti", "Uden for parti", None),
        ("Tværpolitisk Forening", None, "Tværpolitisk Forening", None),
    ],
)
def test_values(written: str, identity: str | None, name: str | None, letter: str | None) -> None:
    assert read_party(written) == {"id": identity, "name": name, "letter": letter}


def test_a_value_is_settled_by_year_and_place_and_otherwise_kept() -> None:
    open_value = read_party("Å")
    assert open_value["id"] is None
    assert settle(open_value, year=2020)["id"] == "alternativet"
    assert settle(open_value, year=2015, municipality="Rebild")["name"] == "Den Sociale Fællesliste - Rebild"
    assert settle(open_value, year=None) == open_value
    for written in ("Venstre", "AFØ", "Borgerlisten", "løsgænger"):
        assert settle(read_party(written), year=2020) == read_party(written)


def test_elections_are_four_years_apart() -> None:
    assert {b - a for a, b in pairwise(ELECTIONS)} == {4}
