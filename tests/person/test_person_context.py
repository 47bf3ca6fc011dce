"""Names that what stands beside them makes certain."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.person import listed_names, name_before, short_mentions

PEOPLE = ["Ida Storm", "Bo Lund", "Anna Saric", "Per Bro-Højbjerg", "Ane Holbæk"]


def found(text: str) -> list[str]:
    full = [match.span() for match in re.finditer("|".join(PEOPLE), text)]
    return [text[start:end] for start, end in short_mentions(text, full, PEOPLE)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Storm fortalte om opfølgningen.", ["Storm"]),
        ("Saric spurgte, om Lund mente det.", ["Saric", "Lund"]),
        ("Saric og Lund stemte imod.", ["Saric", "Lund"]),
        ("Ida Storm, Saric og Lund foreslog en pause.", ["Saric", "Lund"]),
        ("2 stemte for (Storm og Saric), 2 imod", ["Storm", "Saric"]),
        ("Forslaget fra borgmester Storm faldt.", ["Storm"]),
        ("Lund (A) tog forbehold.", ["Lund"]),
        ("Lund tog et generelt forbehold, og Saric kan ikke anbefale.", ["Lund", "Saric"]),
        ("Bro-Højbjerg var fraværende.", ["Bro-Højbjerg"]),
        # a storm, a grove, a street, a firm, a place, somebody else
        ("Storm fra vest og lund ved åen", []),
        ("Storm Malik spurgte", []),
        ("Lund Skole ønsker, Lund-ruten og Lunds Allé", []),
        ("Bøgens Lund støtter", []),
        ("Anders Lund spurgte", []),
        ("Saric-huset ønsker", []),
        ("Storm og skov. Bro-Højbjerg Skole", []),
        ("Rejsen til Holbæk og mødet\nHolbæk ligger ved fjorden", []),
        ("Vi så på Lund, og hos Storm lå det.", ["Lund", "Storm"]),
        ("Holbæk foreslog det.", ["Holbæk"]),
        ("Kruse spurgte", []),
    ],
)
def test_surnames_of_the_meeting(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_nobody_is_known() -> None:
    assert list(short_mentions("Storm spurgte", [], [])) == []
    assert list(short_mentions("Li spurgte", [], ["Bo L", "Storm"])) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Spørgsmål fra Kurt Amdi Gren (D)", "Kurt Amdi Gren"),
        ("Ole B. Skov (V)", "Ole B. Skov"),
        ("Anne-Mette Lund\n(V)", "Anne-Mette Lund"),
        ("af Skive Nyt (N)", None),
        ("Dansk Folkeparti (O)", None),
        ("Kurt (D)", None),
        ("Kurt Gren, (D)", None),
        ("kurt gren (D)", None),
        ("(D)", None),
    ],
)
def test_a_name_in_front_of_a_party(text: str, name: str | None) -> None:
    at = text.index("(") + 1
    place = name_before(text, at)
    assert (text[place[0] : place[1]] if place else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("af Pernille Bæk og Ulla Skovs kat", ["Pernille Bæk", "Ulla Skovs"]),
        ("borgmester Peter Lars Kvistgaard-Lohse", ["Peter Lars Kvistgaard-Lohse"]),
        ("Formand Egon Bro regner med", ["Egon Bro"]),
        ("Niels Kr. Nystrup", ["Niels Kr. Nystrup"]),
        # streets, things, a first name that is a word, other capitalised words, two lines
        ("ved Niels Bohrs Vej og Thomas Boss Gade", []),
        ("om Digital Post, Leos Have og Aksel Lund", []),
        ("Hotel Pernille Bæk", []),
        ("fra Ulla Skov-stien", []),
        ("Pernille\nBæk", []),
        ("pernille bæk", []),
        ("Pernille Udvalg", []),
    ],
)
def test_names_that_the_lists_know(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in listed_names(text)] == names


@given(st.lists(st.sampled_from(["Storm", "Lund", "Ida Storm", "og", ",", "spurgte", "(A)", "\n", "Bro-Højbjerg's"])))
def test_what_is_found_is_a_surname_and_touches_nobody(words: list[str]) -> None:
    text = " ".join(words)
    full = [match.span() for match in re.finditer("|".join(PEOPLE), text)]
    places = list(short_mentions(text, full, PEOPLE))
    assert places == sorted(places)
    for start, end in places:
        assert text[start:end].rstrip("'s") in ("Storm", "Lund", "Bro-Højbjerg")
        assert all(end <= a or b <= start for a, b in full)
