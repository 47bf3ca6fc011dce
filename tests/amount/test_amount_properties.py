"""What must hold for every sum and every text."""

from __future__ import annotations

import string
from decimal import Decimal

import pytest
from amount_gold import found
from amount_writer import NOTATIONS, meant
from hypothesis import assume, given
from hypothesis import strategies as st

from referat.amount import read_amount
from referat.amount.values import decimal_text

SUMS = st.one_of(
    st.integers(0, 10**10).map(Decimal),
    st.integers(0, 10**6).map(lambda x: Decimal(x) * 1000),
    st.integers(0, 10**9).map(lambda x: Decimal(x) / 100),
)
LEADS = ["", "Der gives ", "Der gives ca. ", "(", "Post\t", "Et tilskud på op til ", "mod "]
TAILS = ["", " til taget", ", som afsættes", ") er nok", "\tja", "\n\nNæste", " årligt", " pr. stk."]
#: Letters, digits and everything that a sum is made of, so that near misses come up often.
SNIPPETS = st.sampled_from(
    [*"0123456789", ".", ",", "-", "–", " ", "\n", "\t", "\u00a0", "kr.", "kr", " mio.", "mia.", "t.kr.", "DKK ", "€",
     ",-", "1.000", "2024", "i ", "mellem ", " og ", " til ", "to ", "halvanden ", "million ", "kroner", "½", "|", "("]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(SNIPPETS, max_size=40).map("".join))


@pytest.mark.parametrize("notation", NOTATIONS)
@given(number=SUMS, lead=st.sampled_from(LEADS), tail=st.sampled_from(TAILS))
def test_sum_in_any_notation_reads_back_exactly(notation: str, number: Decimal, lead: str, tail: str) -> None:
    written = NOTATIONS[notation](number)
    if notation == "wrapped" and lead in {"", "Post\t"}:
        lead = "Der gives "  # a number alone on its line over `kr.` is a column of cells
    if notation == "words" and not lead.endswith(" "):
        lead = "Der gives "  # number words are told from the words before them
    # `(1.000 kr.`, and `1.000 kr.` in the first cell of a row, are the unit of a table.
    opens = lead == "(" or (lead == "" and tail.startswith("\t"))
    assume(not (opens and number in {1000, 1_000_000}))
    text = lead + written + tail
    matches = found(text)
    assert [text[m.start : m.end] for m in matches] == [written]
    assert matches[0].value == {"amount": decimal_text(meant(notation, number)), "currency": "DKK"}


@given(
    number=SUMS, word=st.sampled_from(["En mindreudgift på ", "Et mindreforbrug på ca. ", "En negativ regulering på "])
)
def test_a_word_turns_the_sign_and_nothing_else(number: Decimal, word: str) -> None:
    written = NOTATIONS[next(iter(NOTATIONS))](number)
    (plain,) = found(f"Et beløb på {written} i alt")
    (turned,) = found(f"{word}{written} i alt")
    assert plain.value is not None
    assert turned.value == {**plain.value, "amount": decimal_text(-Decimal(plain.value["amount"]))}
    assert turned.rule == f"{plain.rule}.negative"


@given(low=st.integers(1, 900), high=st.integers(1, 900), joint=st.sampled_from(["-", "–", " - ", " til "]))
def test_range_reads_back_smaller_end_first(low: int, high: int, joint: str) -> None:
    value = read_amount(f"{low}{joint}{high} mio. kr.")
    ends = sorted((low, high))
    assert value == {"min": f"{ends[0]}000000", "max": f"{ends[1]}000000", "currency": "DKK"}


@given(text=TEXTS)
def test_matches_are_in_order_apart_and_well_formed(text: str) -> None:
    matches = found(text)
    end = 0
    for match in matches:
        assert end <= match.start < match.end <= len(text)
        written = text[match.start : match.end]
        assert written == written.strip()
        assert written[0] not in "([\"'”»"
        assert written[-1] not in ")]\"'”«"
        assert "\t" not in written
        assert "\n\n" not in written
        assert match.rule.startswith("amount.")
        assert (match.value is None) == (match.rule == "amount.unread")
        for key in {"amount", "min", "max"} & set(match.value or {}):
            assert match.value is not None
            number = match.value[key]
            assert set(number) <= set(string.digits + "-.")
            assert decimal_text(Decimal(number)) == number
        end = match.end


@given(text=TEXTS)
def test_matching_again_gives_the_same(text: str) -> None:
    assert found(text) == found(text)


@given(number=st.integers(0, 10**12))
def test_bare_number_is_no_sum(number: int) -> None:
    assert found(str(number)) == []
    assert found(f"{number:,}".replace(",", ".")) == []


@given(number=st.integers(2, 999), noun=st.sampled_from(["borgere", "tons", "m3", "besøgende", "træer", "elever"]))
def test_count_is_no_sum(number: int, noun: str) -> None:
    assert found(f"Der var {number} mio. {noun} i alt") == []
