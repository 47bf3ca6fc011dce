"""Helpers of these tests: text with its gold inside, and a value on one line."""

from __future__ import annotations

import re

from referat.legislation import Provision, format_provision
from referat.matching import Match

_MARK = re.compile(r"\[\[|\]\]")


def parse_gold(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Take `[[…]]` out of a text.

    Returns:
        The text and the offsets of what stood in the marks.

    Raises:
        ValueError: For marks that are nested, empty, left open or closed twice, and where no mark is.

    >>> parse_gold("Efter [[§ 5]].")
    ('Efter § 5.', [(6, 9)])
    """
    text, spans, start, last = "", [], None, 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group() == "[[":
            if start is not None:
                raise ValueError(f"mark inside a mark: {marked!r}")
            start = len(text)
        else:
            if start is None:
                raise ValueError(f"mark closed that was not opened: {marked!r}")
            if start == len(text):
                raise ValueError(f"empty mark: {marked!r}")
            spans.append((start, len(text)))
            start = None
    if start is not None:
        raise ValueError(f"mark left open: {marked!r}")
    if not spans:
        raise ValueError(f"no mark at all: {marked!r}")
    text += marked[last:]
    if text.count("[") != text.count("]"):
        raise ValueError(f"half a mark: {marked!r}")
    return text, spans


def say(match: Match) -> str:
    """A match on one line: rule, act, provision, number, date; a dash for null."""
    value = match.value
    assert value is not None
    provision = value["provision"]
    parts = (
        match.rule.removeprefix("legislation."),
        value["act"],
        format_provision(Provision.from_dict(provision)) if provision else None,
        value["number"],
        value["date"],
    )
    return " | ".join("-" if part is None else str(part) for part in parts)
