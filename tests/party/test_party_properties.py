"""What holds for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.party import PartyMatcher, load_register, read_party, settle

MATCHER = PartyMatcher()
_WORDS = """
    A B C F I O V Ø (A) (V), A+O Venstre Venstres SF DF LA Alternativet Ida Lund Bo Falk (formand) Liste gruppe Gruppe og ,
    . : stemte For Imod flertal Et (B) model Bilag Borgerlisten Ventelisten løsgænger Uden for parti 3 medlemmer tager
    forbehold i alt
"""
WORDS = st.sampled_from([*_WORDS.split(), "\n"])
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200))
EDGES = ' \t\r\n\u00a0"”“„»«‘()[]{}'


@given(TEXTS)
def test_matches_are_in_order_apart_and_inside_the_text(text: str) -> None:
    matches = MATCHER.match(text)
    last = 0
    for match in matches:
        assert last <= match.start < match.end <= len(text)
        last = match.end
        assert match.label == "PARTY"
        assert match.rule.startswith("party.")
        assert match.value is not None
        assert set(match.value) == {"id", "name", "letter"}


@given(TEXTS)
def test_no_match_begins_or_ends_with_space_or_bracket(text: str) -> None:
    for match in MATCHER.match(text):
        assert text[match.start] not in EDGES
        assert text[match.end - 1] not in EDGES


@given(TEXTS)
def test_matching_is_a_pure_function(text: str) -> None:
    assert MATCHER.match(text) == PartyMatcher().match(text)


@given(TEXTS)
def test_text_without_capitals_and_members_has_no_letters(text: str) -> None:
    for match in MATCHER.match(text.lower()):
        assert match.rule == "party.independent"


@given(st.sampled_from("ABCFOVØ"), st.integers(2006, 2029))
def test_a_lasting_letter_is_the_same_party_every_year(letter: str, year: int) -> None:
    assert read_party(letter) == read_party(letter, year=year) == settle(read_party(letter), year=year)


@pytest.mark.parametrize("party", load_register().parties, ids=lambda p: p.id)
def test_every_name_of_the_register_is_found_in_a_vote(party: object) -> None:
    for row in load_register().parties:
        if row is not party:
            continue
        for name in (row.name, *row.short, *row.abbreviations):
            for form in (name, name.replace(" ", "\n", 1)):
                text = f"For stemte {form} og A."
                matches = MATCHER.match(text)
                assert [text[m.start : m.end] for m in matches] == [form, "A"], name
                assert matches[0].value is not None
                assert matches[0].value["id"] == row.id
