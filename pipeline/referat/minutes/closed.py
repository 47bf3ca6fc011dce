"""Items behind closed doors that a document only lists: no section, nothing but their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.minutes.headings import HeadingReader
from referat.minutes.items import Head
from referat.minutes.lines import Line
from referat.minutes.titles import clean_title

#: `Lukkede punkter`, `Punkter på lukket møde:`; a bare `For lukkede døre` is said of one item.
_GROUP = re.compile(
    r"(?:[A-Z]\.[ ])?(?:(?:Lukkede?|LUKKEDE?)[ ](?:dagsordens)?(?:punkter|sager|PUNKTER|SAGER|møde|MØDE|del)"
    r"|(?:Punkter|Sager|Møde|PUNKTER|SAGER)[ ](?:på|i|til|PÅ)[ ](?:lukket|LUKKET)[ ](?:møde|MØDE)"
    r"|(?:Punkter|Sager)[ ](?:behandlet[ ])?for[ ]lukkede[ ]døre)[ ]?:?"
)
_OPEN_AGAIN = re.compile(r"(?:Åbne|ÅBNE)[ ]\w+|(?:Punkter|Sager)[ ]på[ ]åbent[ ]møde:?")
_NUMBER = re.compile(r"(?:(?:Punkt|Pkt\.)[ ])?(?P<number>\d{1,4})[.:)]?[ \t]+(?=\S)")
_LONGEST = 160


def add_closed(
    heads: Sequence[Head],
    lines: Sequence[Line],
    reading: Sequence[Line],
    reader: HeadingReader,
    end: re.Pattern[str] | None,
) -> list[Head]:
    """Take the items under a line like `Lukkede punkter` as closed, and add those that it lists by title alone.

    Args:
        heads: The items that were found.
        lines: The lines of the document.
        reading: The same with nothing in those that are no part of the reading.
        reader: Reads headings, which are no titles.
        end: What the last item ends at.

    Example:
        >>> from referat.minutes import parse
        >>> text = "1. Vej\\n\\nBeslutning\\nJa.\\n\\n2. Sti\\n\\nBeslutning\\nJa.\\n\\nLukkede punkter\\n\\n3. Køb"
        >>> [(item.number, item.title, item.closed) for item in parse(text).items]
        [(1, 'Vej', False), (2, 'Sti', False), (3, 'Køb', True)]
    """
    out = list(heads)
    if not out:
        return out
    group = [index for index in range(out[0].body, len(lines)) if _GROUP.fullmatch(lines[index].text)]
    if not group:
        return out
    at = group[-1]
    for head in out:
        if head.first > at:
            head.closed = True
    if at < out[-1].body:
        return out
    for index in range(at + 1, len(lines)):
        text = reading[index].text
        if not text:
            continue
        if not _is_title(text) or reader.read(text) or (end is not None and end.match(text)):
            break
        number = _NUMBER.match(text)
        title, _ = clean_title(text[number.end() :] if number else text)
        out.append(Head(index, index + 1, int(number["number"]) if number else None, title, closed=True))
    return out


def _is_title(text: str) -> bool:
    begins = text[0].isupper() or text[0].isdigit() or text[0] in '"“”'
    return begins and len(text) <= _LONGEST and text[-1] not in ".,;:!?" and not _OPEN_AGAIN.match(text)
