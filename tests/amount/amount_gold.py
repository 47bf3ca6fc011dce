"""Gold inside the sentence: `Der gives [[750.000 kr.]] til` with a value for each mark.

Strict on purpose: a malformed mark fails the test that holds it instead of passing as a sentence without spans.
"""

from __future__ import annotations

import re

from referat.amount import AmountMatcher
from referat.matching import Match

_MARK = re.compile(r"\[\[([^\[\]]+)\]\]")

Value = str | tuple[str, str] | None


def parse_gold(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out; gives the text and the spans.

    Raises:
        ValueError: For an unclosed, nested or empty mark, or one with white space at its edge.
    """
    text = ""
    spans = []
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        content = mark[1]
        if content != content.strip():
            raise ValueError(f"white space at the edge of {content!r}")
        spans.append((len(text), len(text) + len(content)))
        text += content
        last = mark.end()
    text += marked[last:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"malformed mark in {marked!r}")
    return text, spans


def expect_value(value: Value) -> dict[str, str] | None:
    """The record's value from its short form: `"5000"`, `"5000 EUR"` or `("15000000", "25000000")`."""
    if value is None:
        return None
    if isinstance(value, tuple):
        low, high = value
        low, _, currency = low.partition(" ")
        return {"min": low, "max": high, "currency": currency or "DKK"}
    amount, _, currency = value.partition(" ")
    return {"amount": amount, "currency": currency or "DKK"}


def check(marked: str, values: list[Value], rules: list[str] | None = None) -> None:
    """Assert that the matcher finds exactly the marked spans, with these values and rules."""
    text, spans = parse_gold(marked)
    if len(spans) != len(values):
        raise ValueError(f"{len(spans)} marks but {len(values)} values in {marked!r}")
    matches = AmountMatcher().match(text)
    assert [text[m.start : m.end] for m in matches] == [text[start:end] for start, end in spans]
    assert [(m.start, m.end) for m in matches] == spans
    assert [m.value for m in matches] == [expect_value(value) for value in values]
    assert {m.label for m in matches} <= {"AMOUNT"}
    if rules is not None:
        assert [m.rule for m in matches] == [f"amount.{rule}" for rule in rules]


def found(text: str) -> list[Match]:
    return AmountMatcher().match(text)
