"""Sums in which keys were hit wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.amount import matcher
from referat.amount.matcher import AmountMatcher
from referat.amount.mending import reading_copy
from referat.corpus.gold import read_corpus

CORPUS = Path(__file__).parents[2] / "corpus" / "meetings"
MATCHER = AmountMatcher()


@pytest.mark.parametrize(
    ("text", "sum_", "amount"),
    [
        ("i alt 14 nio. kr. mere", "14 nio. kr.", "14000000"),
        ("i alt 0,83 moa. kr. mere", "0,83 moa. kr.", "830000000"),
        ("i alt ½ jia. kr. mere", "½ jia. kr.", "500000000"),
        ("i alt 2,8 mil. kr. mere", "2,8 mil. kr.", "2800000"),
        ("i alt 400 lr. mere", "400 lr.", "400"),
        ("i alt 1.100 kf. mere", "1.100 kf.", "1100"),
        ("i alt 3,6 mio. krone4 mere", "3,6 mio. krone4", "3600000"),
        ("i alt to mullioner kroner mere", "to mullioner kroner", "2000000"),
        ("i alt ro millioner kroner mere", "ro millioner kroner", "2000000"),
        ("i alt 190.0p0 kr. mere", "190.0p0 kr.", None),
        ("i alt 2.1t0.000 kr. mere", "2.1t0.000 kr.", None),
        ("i alt w5.000,- mere", "w5.000,-", None),
    ],
)
def test_a_mistyped_sum_is_read(text: str, sum_: str, amount: str | None) -> None:
    """A figure that is not known leaves the sum without a value."""
    (match,) = MATCHER.match(text)
    assert text[match.start : match.end] == sum_
    assert match.value == ({"amount": amount, "currency": "DKK"} if amount else None)
    assert (match.rule == "amount.unread") is (amount is None)


@pytest.mark.parametrize(
    "text",
    [
        "5 st. af 3 tr. og 12 kl. til 7 pr. dag",
        "14 mil. fra Nuuk, e4 kr.",
        "rute 5e kr.",
        "kronen, krones og kroner",
        "ro og million",
        "nr. p5q kr.",
        "mødet 15.30 op. 4 ur",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert MATCHER.match(text) == []


def test_nothing_in_the_corpus_is_taken_for_a_mistyped_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    meetings = list(read_corpus(CORPUS))
    mended = [MATCHER.match(meeting.text) for meeting in meetings]
    monkeypatch.setattr(matcher, "reading_copy", lambda text: (text, []))
    assert mended == [MATCHER.match(meeting.text) for meeting in meetings]


@given(st.text(alphabet="0123456789.,-kmior lnaeq½\n", max_size=60))
def test_every_character_stays_in_its_place(text: str) -> None:
    copy, unknown = reading_copy(text)
    assert len(copy) == len(text)
    assert all(not text[at].isdigit() and copy[at] == "0" for at in unknown)
