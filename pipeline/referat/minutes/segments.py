"""Cut minutes into the texts that a pipeline reads, one Doc each.

Segments tile the document: its head, its table of contents, each item's head and the item's sections. Of an item
without sections the text under its head is a segment of its own, since it holds the decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from referat.minutes.model import Minutes, ParsedItem


class Segment(NamedTuple):
    """A stretch of the document.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        item: Index of the item that it belongs to, or None.
        decision: Whether it holds the own decision of its item.
    """

    start: int
    end: int
    item: int | None
    decision: bool = False


def segments(minutes: Minutes, length: int) -> Iterator[Segment]:
    """Cut a document of `length` characters.

    Yields:
        Segments in order; none is empty, and together they cover every character once.

    Example:
        >>> from referat.minutes import parse
        >>> text = "REFERAT Byrådet d. 01-02-2024\\nPunkt 1: Budget\\n\\nBeslutning\\nGodkendt."
        >>> [text[s.start:s.end].split()[0] for s in segments(parse(text), len(text))]
        ['REFERAT', 'Punkt', 'Beslutning']
    """
    at = 0
    cuts = sorted({minutes.header_end, *(offset for stretch in minutes.skipped for offset in stretch)})
    first = minutes.items[0].start if minutes.items else length
    for cut in (*(c for c in cuts if 0 < c < first), first):
        if at < cut:
            yield Segment(at, cut, None)
            at = cut
    for index, item in enumerate(minutes.items):
        for start, end, decision in _of_item(item):
            if start < end:
                yield Segment(start, end, index, decision)
        at = item.end
    if at < length:
        yield Segment(at, length, None)


def _of_item(item: ParsedItem) -> Iterator[tuple[int, int, bool]]:
    if not item.sections:
        yield item.start, item.text_start, False
        yield item.text_start, item.end, True
        return
    yield item.start, item.head_end, False
    for section in item.sections:
        yield section.start, section.end, section.own_decision
