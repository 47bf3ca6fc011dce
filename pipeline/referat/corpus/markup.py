"""The inline markup of gold minutes: text with spans and structural marks written into it.

    [[PERSON|Per Fjord]]        a span (any label of `referat.labels.SPAN_LABELS`)
    [[item]]                    an agenda item begins here (no width)
    [[heading|Sagsfremstilling]]            heading of a section
    [[decision|Beslutning Byrådet den 1-2-2024]]   heading of the decision of the body whose minutes these are
    [[end]]                     the last item ends here (no width; only where text of no item follows)

Marks do not nest. What is left when the marks are taken away is the text, and offsets count characters of it.

    >>> parsed = parse_markup("Formand [[PERSON|Per Fjord]] bød velkommen.")
    >>> parsed.text
    'Formand Per Fjord bød velkommen.'
    >>> [(s.label, s.start, s.end) for s in parsed.spans]
    [('PERSON', 8, 17)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from referat.errors import CorpusError
from referat.labels import SPAN_LABELS

HEADING_MARKS = ("heading", "decision")
POINT_MARKS = ("item", "end")

_MARK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]\]")
_STRAY = re.compile(r"\[\[|\]\]")
#: Characters that a span may not begin or end with (guidelines: "Spans").
_EDGE = " \t\r\n\u00a0\"'”“„»«’‘()[]{}"


class Mark(NamedTuple):
    """A labelled stretch of the text; `start == end` for a mark without width."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Markup:
    """A text with its marks taken out of it.

    Attributes:
        text: The text without marks.
        spans: Entity spans in order of `start`, in characters of `text`, end-exclusive.
        headings: Marks `heading` and `decision`, in order.
        items: Offsets at which agenda items begin, in order.
        end: Offset at which the last item ends, or None for the end of the text.
    """

    text: str
    spans: list[Mark] = field(default_factory=list)
    headings: list[Mark] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    end: int | None = None


def parse_markup(marked: str, path: Path = Path("<text>")) -> Markup:
    """Take the marks out of `marked`.

    Args:
        marked: Text with inline marks.
        path: File named in errors.

    Raises:
        CorpusError: With file and line, for an unknown or malformed mark, an empty span, a span with white space,
            a quotation mark or a bracket at its edge, a heading outside an item, or marks out of order.
    """
    pieces: list[str] = []
    result = Markup("")
    length = 0
    last = 0
    end: int | None = None

    def fail(at: int, problem: str) -> CorpusError:
        return CorpusError(path, marked.count("\n", 0, at) + 1, problem)

    def plain(begin: int, stop: int) -> str:
        stray = _STRAY.search(marked, begin, stop)
        if stray:
            raise fail(stray.start(), f"malformed mark near {marked[stray.start() : stray.start() + 40]!r}")
        return marked[begin:stop]

    for match in _MARK.finditer(marked):
        before = plain(last, match.start())
        pieces.append(before)
        length += len(before)
        last = match.end()
        label, content = match.group(1), match.group(2)
        if label in POINT_MARKS:
            if content is not None:
                raise fail(match.start(), f"[[{label}]] takes no text")
            if end is not None:
                raise fail(match.start(), f"[[{label}]] after [[end]]")
            if label == "end":
                if not result.items:
                    raise fail(match.start(), "[[end]] before any [[item]]")
                end = length
            else:
                result.items.append(length)
            continue
        if label not in SPAN_LABELS and label not in HEADING_MARKS:
            allowed = ", ".join((*SPAN_LABELS, *HEADING_MARKS, *POINT_MARKS))
            raise fail(match.start(), f"unknown label {label!r}; the labels are {allowed}")
        if not content:
            raise fail(match.start(), f"[[{label}]] is empty")
        if content[0] in _EDGE[:5] or content[-1] in _EDGE[:5]:
            raise fail(match.start(), f"{content!r} begins or ends with white space")
        mark = Mark(label, length, length + len(content))
        if label in HEADING_MARKS:
            if not result.items or end is not None:
                raise fail(match.start(), f"heading {content!r} stands outside every item")
            result.headings.append(mark)
        else:
            problem = edge_problem(content)
            if problem:
                raise fail(match.start(), problem)
            result.spans.append(mark)
        pieces.append(content)
        length += len(content)
    pieces.append(plain(last, len(marked)))
    return Markup("".join(pieces), result.spans, result.headings, result.items, end)


def edge_problem(content: str) -> str | None:
    """Say what is wrong with the edges of a span's text, or None.

    A bracket that was opened inside the span may close it (`Ejendomme (Vest)`), and so may the apostrophe of a
    genitive (`Jens'`).

    >>> edge_problem("(A")
    "'(A' begins with '('"
    >>> edge_problem("Ejendomme (Vest)") is None
    True
    """
    for char, where in ((content[0], "begins"), (content[-1], "ends")):
        if char not in _EDGE:
            continue
        balanced = char == ")" and where == "ends" and content.count("(") == content.count(")")
        genitive = char in "'’" and where == "ends" and content[-2:-1].casefold() in {"s", "x", "z"}
        if balanced or genitive:
            continue
        return f"{content!r} {where} with {char!r}"
    return None


def render_markup(
    text: str, spans: Iterable[Mark], headings: Iterable[Mark] = (), items: Iterable[int] = (), end: int | None = None
) -> str:
    """Write marks into `text`; the inverse of `parse_markup`.

    >>> render_markup("Per Fjord (A)", [Mark("PERSON", 0, 9), Mark("PARTY", 11, 12)])
    '[[PERSON|Per Fjord]] ([[PARTY|A]])'
    """
    # At one offset: the end of an item, then its neighbour's beginning, then what stands there.
    inserts: list[tuple[int, int, str]] = [(at, 1, "[[item]]") for at in items]
    if end is not None:
        inserts.append((end, 1, "[[end]]"))
    for mark in (*spans, *headings):
        inserts.append((mark.start, 2, f"[[{mark.label}|"))
        inserts.append((mark.end, 0, "]]"))
    out: list[str] = []
    last = 0
    for at, _, insert in sorted(inserts, key=lambda x: x[:2]):
        out += [text[last:at], insert]
        last = at
    return "".join((*out, text[last:]))
