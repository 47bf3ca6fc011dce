"""Names in the nominative: genitives, apostrophes, line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.person import nominative, one_line

#: (written, names elsewhere in the meeting, text that follows, nominative)
GENITIVES: list[tuple[str, list[str], str, str]] = [
    # another mention without -s settles it
    ("Lasse Bruuns", ["Lasse Bruun"], "", "Lasse Bruun"),
    ("Bruuns", ["Lasse Bruun"], "", "Bruun"),
    ("Lasses", ["Lasse Bruun"], "", "Lasse"),
    ("Ida Lunds", ["Per Lund"], "", "Ida Lund"),
    ("Mirsad Begićs", ["Mirsad Begić"], "", "Mirsad Begić"),
    ("El-Masris", ["Fatima El-Masri"], " oplæg", "El-Masri"),
    ("Ole Hvids", ["Ole Hvid"], ", sagde", "Ole Hvid"),
    ("ida lunds", ["Ida Lund"], "", "ida lund"),
    ("Andreas", ["Andrea Holm"], "", "Andrea"),
    # the apostrophe settles it
    ("Jens'", [], "", "Jens"),
    ("Jens’", [], " bog", "Jens"),
    ("Ida Friis'", [], "", "Ida Friis"),
    ("Lucas's", [], "", "Lucas"),
    ("Bo Marx'", [], "", "Bo Marx"),
    ("Ali's", [], "", "Ali"),
    # what follows settles it
    ("Tina Gribs", [], " forslag om en bro", "Tina Grib"),
    ("Idas", [], " brev", "Ida"),
    ("Finn Grens", [], " (A) forslag", "Finn Gren"),
    ("Lises", [], "\noplæg", "Lise"),
    # the ending of the surname settles it
    ("Ole Hansens", [], "", "Ole Hansen"),
    ("Per Dalgaards", [], "", "Per Dalgaard"),
    ("Ida Holms", [], "", "Ida Holm"),
    ("Karen Skovs", [], "", "Karen Skov"),
    ("Goran Markovićs", [], "", "Goran Marković"),
    # over a line
    ("Lasse\nBruuns", ["Lasse Bruun"], "", "Lasse Bruun"),
    ("Ida Toft-\nNyborgs", ["Ida Toft-Nyborg"], "", "Ida Toft-Nyborg"),
]
FIRST = """
    Mads Jens Lars Hans Nils Niels Andreas Thomas Jonas Klaus Anders Mathias Agnes Iris Lis Mogens Troels Rasmus Magnus
    Dennis Johannes Silas Yunus Abbas Idris
"""
STAY: list[tuple[str, list[str], str]] = [
    *((name, [], "") for name in FIRST.split()),
    ("Ida Friis", [], " forslag"),
    ("Per Riis", [], " oplæg"),
    ("Bo Buus", [], ""),
    ("Kaj Kaas", [], " brev"),
    ("Hanne Pors", [], " indlæg"),
    ("Bo Skagenæs", [], " indlæg"),
    ("Otto Lassenius", [], ""),
    ("Ole Weiss", [], " notat"),
    ("Uffe Trads", [], " blev valgt"),
    ("Uffe Trads", [], ", formand"),
    ("Uffe Trads", [], ""),
    ("Uffe Trads", [], " Skole"),
    ("Tue Hallas", [], " deltog ikke"),
    ("Ida Lunds", ["Ida Lunds"], ""),
    ("Andreas", ["Andreas Holm", "Andrea Bo"], " oplæg"),
    ("Per Holms", ["Bo Holms"], ""),
    ("Ida Lund", ["Ida Lun"], ""),
    ("Os", [], ""),
    ("", [], ""),
    ("Ole Skov", [], " oplæg"),
]


@pytest.mark.parametrize(("written", "evidence", "after", "expected"), GENITIVES)
def test_genitive_is_undone(written: str, evidence: list[str], after: str, expected: str) -> None:
    assert nominative(written, evidence, after) == expected


@pytest.mark.parametrize(("name", "evidence", "after"), STAY)
def test_name_on_s_stays(name: str, evidence: list[str], after: str) -> None:
    assert nominative(name, evidence, after) == name


def test_there_are_many_cases() -> None:
    assert len(GENITIVES) + len(STAY) >= 60


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Jimmy\nSimonsen", "Jimmy Simonsen"),
        ("Jimmy \n  Simonsen", "Jimmy Simonsen"),
        ("Jimmy\u00a0Simonsen", "Jimmy Simonsen"),
        ("Ida Toft-\nNyborg", "Ida Toft-Nyborg"),
        (" Ida ", "Ida"),
        ("", ""),
    ],
)
def test_one_line(written: str, expected: str) -> None:
    assert one_line(written) == expected


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=5), st.text(max_size=30))
def test_nominative_only_takes_an_ending_away(text: str, evidence: list[str], after: str) -> None:
    name = one_line(text)
    found = nominative(text, evidence, after)
    assert name.startswith(found)
    assert len(name) - len(found) <= 2


@given(st.from_regex(r"[A-ZÆØÅ][a-zæøå]{1,10}( [A-ZÆØÅ][a-zæøå]{1,10}){1,2}", fullmatch=True))
def test_a_name_that_stands_elsewhere_is_found_from_its_genitive(name: str) -> None:
    assert nominative(name + "s", [name]) == name
    assert nominative(name, [name]) == name
