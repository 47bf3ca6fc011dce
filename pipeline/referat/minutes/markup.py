"""Marks of Markdown, which some publishers' files and many converters leave in minutes, taken off for reading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.minutes.lines import Line, slice_line

#: So many lines must bear marks for the document to be written in them.
_ENOUGH = 3
_HEADING = re.compile(r"#{1,6}[ ]+(?=\S)")
_BOLD = re.compile(r"\*\*(?P<inside>[^*]+)\*\*[ ]?:?")
_LABEL = re.compile(r"(?:[-*][ ]+)?\*\*(?P<label>[^*]{1,40}?)[ ]?(?::\*\*|\*\*[ ]?:)\s*(?P<value>\S.*)?")
_ROW = re.compile(r"\|.*\|")
_RULE = re.compile(r"[|:\s-]+")
_WIDTH = 2000
#: What web pages put before a line that opens and shuts, and before the number of an item.
_SIGNS = "▸▹►▶▷▼▾▽◆◇■□▪→➔✓›»⌄"
_SIGN = re.compile(rf"(?:[{_SIGNS}]|[•·](?=\s*(?:Punkt\s|Pkt\.\s)?\d{{1,3}}[.:)]?\s+[A-ZÆØÅ]))\s*(?=\S)")
_SIGN_LAST = re.compile(rf"(?<=\w)\s+[{_SIGNS}▲△▴]$")


def undress(lines: Sequence[Line]) -> list[Line]:
    r"""Take off the marks of headings, bold type and table borders, where a document is written in them.

    Marks are lines of their own then, which are no part of the reading (`noise` in `general.toml`); so is a label in
    bold type. Every character keeps its offset.

    >>> from referat.minutes.lines import split_lines
    >>> text = "# Referat\n- **Sted:** Salen\n## 1. Budget\n### **Beslutning**\nGodkendt."
    >>> [(line.text, line.start) for line in undress(split_lines(text))][:6]
    [('#', 0), ('Referat', 2), ('- **', 10), ('Sted', 14), (':**', 18), ('Salen', 22)]
    >>> [line.text for line in undress(split_lines("# Referat\nNr. 5"))]
    ['# Referat', 'Nr. 5']
    """
    lines = _without_signs(lines)
    marked = sum(line.text[:1] in ("#", "|", "*") and _is_marked(line.text) for line in lines)
    if marked < _ENOUGH:
        return list(lines)
    return [part for line in lines for part in _undressed(line)]


def _without_signs(lines: Sequence[Line]) -> list[Line]:
    """Cut signs off the lines that begin, or end, with one; a sign is a line of its own then."""
    signs = {*_SIGNS, "•", "·"}
    if sum(line.text[:1] in signs or line.text[-1:] in signs for line in lines) < _ENOUGH:
        return list(lines)
    out: list[Line] = []
    for line in lines:
        first, last = _SIGN.match(line.text), _SIGN_LAST.search(line.text[-4:]) if len(line.text) < _WIDTH else None
        cuts = [line.start] + ([line.start + first.end()] if first else [])
        cuts += [line.end - len(last.group())] if last else []
        parts = [slice_line(line, start, end) for start, end in zip(cuts, [*cuts[1:], line.end], strict=True)]
        out += [part for part in parts if part.text] or [line]
    return out


def _is_marked(text: str) -> bool:
    return len(text) <= _WIDTH and bool(_HEADING.match(text) or _BOLD.match(text) or _ROW.fullmatch(text))


def _undressed(line: Line) -> list[Line]:
    text = line.text
    if not text or len(text) > _WIDTH:
        return [line]
    if _ROW.fullmatch(text):
        cuts = [0] if _RULE.fullmatch(text) else [0, 1, len(text) - 1]
    elif label := _LABEL.fullmatch(text):
        cuts = [0, *label.span("label")] + ([label.start("value")] if label["value"] else [])
    else:
        lead = _HEADING.match(text)
        at = lead.end() if lead else 0
        bold = _BOLD.fullmatch(text, at)
        cuts = [0, *bold.span("inside")] if bold else [0, at]
    ends = [*cuts[1:], len(text)]
    parts = (slice_line(line, line.start + start, line.start + end) for start, end in zip(cuts, ends, strict=True))
    return [part for part in parts if part.text]
