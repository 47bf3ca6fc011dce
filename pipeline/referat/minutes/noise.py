"""What stands in a document and is no part of its reading: running heads, page numbers, a web page's furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from referat.minutes.headings import HeadingReader
from referat.minutes.layout import Layout, any_of
from referat.minutes.lines import Line

#: Lines at the top of a document that come again on every page are its running head.
_TOP = 6
_REPEATS = 3
_WIDTH = 200
#: The line of a page's number is no longer.
_PAGE_LINE = 40
_NEAR = 3
_FOOT_WIDTH = 140
#: `Haderslev Kommune - Byrådet - 08-05-2012 5`
_COUNTED = re.compile(
    r"(?P<what>.*(?:\bKommune\b|\bKOMMUNE\b|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2}\. [a-z]{3,9} \d{4})"
    r"(?:.*?[^\d\s.,/:-])?)[ \t|–-]+(?P<page>\d{1,3})"
)
_PAGE = re.compile(r"^\d{1,3}$|\b(?:Side|side|s\.) \d{1,3}(?: af \d{1,3})?$")


def noise_lines(lines: Sequence[Line], layout: Layout, reader: HeadingReader, flat: bool = False) -> dict[int, str]:
    """Find the lines that are no part of the reading.

    Args:
        lines: The document's lines.
        layout: Says what its pages have beside the text.
        reader: Reads headings, which are never noise.
        flat: Whether the document has lost its line breaks, so that a number alone is that of a page.

    Returns:
        Index of the line → why it is left out.
    """
    pattern = any_of(layout.noise.lines)
    found: dict[int, str] = {}
    if pattern is not None:
        for index, line in enumerate(lines):
            text = line.text
            if flat and text.isdigit() and len(text) < 4:
                found[index] = "page number"
            elif text and len(text) <= _WIDTH and pattern.fullmatch(text):
                found[index] = "page number" if text.startswith("Side") or text.isdigit() else "page furniture"
    found.update(_running_heads(lines, reader))
    found.update(_counted_lines(lines, reader))
    return found


def _counted_lines(lines: Sequence[Line], reader: HeadingReader) -> dict[int, str]:
    """Lines that say the publisher or the day and end in a number that rises from one to the next: page numbers."""
    places: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        text = line.text
        if not text or len(text) > _FOOT_WIDTH or not text[-1].isdigit():
            continue
        match = _COUNTED.fullmatch(text)
        if match and not reader.read(text):
            places.setdefault(match["what"], []).append((index, int(match["page"])))
    out: dict[int, str] = {}
    for at in places.values():
        pages = [page for _, page in at]
        if len(at) >= _REPEATS and all(before < after for before, after in pairwise(pages)):
            out.update((index, "running head") for index, _ in at)
    return out


def _running_heads(lines: Sequence[Line], reader: HeadingReader) -> dict[int, str]:
    """Lines of the top of the document that come again further down, and lines beside the numbers of its pages."""
    top = [line.text for line in lines[: 4 * _TOP] if line.text][:_TOP]
    heads = {text for text in top if len(text) <= 90 and not reader.read(text)}
    paged = Counter(
        lines[at].text
        for index, line in enumerate(lines)
        if line.text and len(line.text) < _PAGE_LINE and _PAGE.search(line.text[-24:])
        for at in (index - 1, index + 1)
        if 0 <= at < len(lines) and 3 < len(lines[at].text) <= 90
    )
    # A foot stands beside the number of every page.
    feet = {text for text, count in paged.items() if count >= _REPEATS and not reader.read(text)} - heads
    heads |= feet
    counts = Counter(line.text for line in lines if line.text in heads)
    running = {text for text, count in counts.items() if count >= _REPEATS and len(text) > 3}
    out: dict[int, str] = {}
    places: dict[str, list[int]] = {text: [] for text in running}
    for index, line in enumerate(lines):
        if line.text in running:
            places[line.text].append(index)
    for at in places.values():
        # A committee's name may also be the value of a heading; at a page's top a page number is near.
        # The first of the top is the document's own title.
        after = at if lines[at[0]].text in feet else at[1:]
        near = [index for index in after if _page_near(lines, index)]
        if len(near) >= len(after) / 2:
            out.update(dict.fromkeys(near, "running head"))
    return out


def _page_near(lines: Sequence[Line], index: int) -> bool:
    near = lines[max(0, index - _NEAR) : index + _NEAR + 1]
    return any(_PAGE.search(line.text[-24:]) for line in near)
