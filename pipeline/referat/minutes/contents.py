"""The table of contents: the entries before the first item that repeat the items' titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.minutes.layout import Layout, any_of
from referat.minutes.lines import Line
from referat.minutes.titles import title_key

_NUMBER = re.compile(
    r"^(?:(?:Punkt(?:[ ]nr\.)?|Pkt\.|Nr\.|Ad\.?|Sag(?:[ ]nr\.)?|§)[ ]?)?\d{1,4}\s?[.:|)]?\s*(?:\((?:Åben|Lukket"
    r"|Offentlig|Fortrolig)\)\s*)?[-–|]?\s*",
    re.IGNORECASE,
)
_ROUTE = re.compile(r"^[a-zæøå]{2,5}(?:/[a-zæøå]{2,5})* [-–] ")
#: Lines between the heading of the table and its first entry.
_HEADING_REACH = 4
_WIDTH = 400
_HEADING_WIDTH = 80
#: Where the table runs on in one line, so many titles of so many letters are looked for in so much of it.
_KEYS = 40
_LONG_KEY = 8
_REACH = 6000


def find_contents(
    lines: Sequence[Line], first: int, titles: Sequence[str | None], layout: Layout
) -> tuple[int, int] | None:
    """Find the table of contents among the lines before the first item.

    Args:
        lines: The document's lines.
        first: Index of the first item's first line.
        titles: The items' titles.
        layout: Says how the table begins, and what its entries look like.

    Returns:
        Index of its first line and of the line after its last, or None.
    """
    start, entry = any_of(layout.contents.start), any_of(layout.contents.entry)
    heading = any_of(layout.item.heading)
    keys = {title_key(title) for title in titles if title}
    long_keys = [key for key in keys if len(key) > _LONG_KEY][:_KEYS]
    heading_at: int | None = None
    entries: list[int] = []
    for index in range(min(first, len(lines))):
        text = lines[index].text
        if not text:
            continue
        if heading_at is None and start is not None and start.search(text[:_HEADING_WIDTH]):
            heading_at = index
            if _runs_on(text, long_keys):
                entries.append(index)
            continue
        short = len(text) <= _WIDTH
        named = short and (_is_entry(text, keys) or bool(entry and entry.search(text)))
        # A number on a line of its own over its title, or between two entries.
        beside = short and entries and heading is not None and index - entries[-1] <= 2 and heading.match(text)
        if named or beside or _runs_on(text, long_keys):
            entries.append(index)
    if heading_at is None and len(entries) < 2:
        return None
    if not entries:
        return None if heading_at is None else (heading_at, heading_at + 1)
    begin, end = entries[0], entries[-1] + 1
    number_above = begin > 0 and lines[begin - 1].text.rstrip(".").isdigit()
    begin -= number_above
    if heading_at is not None and heading_at < begin:
        between = [line for line in lines[heading_at + 1 : begin] if line.text]
        if len(between) <= _HEADING_REACH:
            begin = heading_at
    return begin, end


def bare_entry(entry: str) -> str:
    """An entry without its number.

    >>> bare_entry("Punkt 4: Budget"), bare_entry("12 Budget"), bare_entry("Budget 2025")
    ('Budget', 'Budget', 'Budget 2025')
    """
    return _NUMBER.sub("", entry, count=1) or entry


def _runs_on(text: str, keys: Sequence[str]) -> bool:
    """Whether a long line holds several titles."""
    if len(text) <= _HEADING_WIDTH:
        return False
    folded = text[:_REACH].casefold()
    return sum(key in folded for key in keys) > 1


def _is_entry(text: str, keys: set[str]) -> bool:
    bare = _NUMBER.sub("", text, count=1)
    for form in (text, bare):
        key = title_key(form)
        if key in keys or _ROUTE.sub("", key) in keys:
            return True
    return False
