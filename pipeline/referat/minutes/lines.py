"""Lines of a text with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

#: White space beyond ASCII (no-break space and kin) and marks without width, which web pages leave in lines.
_NO_BREAK = re.compile(r"[^\n]")
_BLANK = " \t\r\n\f\v\u00a0\u2007\u202f\u200b\ufeff"


class Line(NamedTuple):
    """A line without the white space around it; `start:end` is what is left, in the whole text.

    Where a transcript has lost its line breaks, a stretch between two headings is a line too (see `flat`).
    """

    text: str
    start: int
    end: int

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands there."""
        return not self.text


def split_lines(text: str) -> list[Line]:
    """Split into lines, at line feeds.

    >>> [(line.text, line.start) for line in split_lines(" a\\r\\n\\nb")]
    [('a', 1), ('', 4), ('b', 5)]
    """
    lines = []
    at = 0
    for whole in text.split("\n"):
        right = whole.rstrip(_BLANK)
        content = right.lstrip(_BLANK)
        start = at + len(right) - len(content)
        lines.append(Line(content, start, start + len(content)))
        at += len(whole) + 1
    if text.endswith("\n") or not text:
        lines.pop()
    return lines


def slice_line(line: Line, start: int, end: int) -> Line:
    """The part of `line` between two offsets of the whole text, without white space around it.

    >>> slice_line(Line("ab cd", 10, 15), 12, 15)
    Line(text='cd', start=13, end=15)
    """
    part = line.text[start - line.start : end - line.start]
    content = part.strip(_BLANK)
    lead = len(part) - len(part.lstrip(_BLANK)) if content else 0
    return Line(content, start + lead, start + lead + len(content))


def one_line(text: str) -> str:
    """Undo line breaks and runs of white space.

    >>> one_line("Jimmy\\n Simonsen")
    'Jimmy Simonsen'
    """
    return " ".join(text.split())


def blank_out(text: str, stretches: Sequence[tuple[int, int]], start: int = 0, end: int | None = None) -> str:
    """A part of `text` for reading: what is to be skipped in it is blanks, so that offsets stay.

    Args:
        text: The whole text.
        stretches: What is skipped, in order, none overlapping another.
        start: Offset of the part's first character.
        end: Offset after its last.

    Example:
        >>> blank_out("Godkendt. Side 3 Imod", [(10, 16)])
        'Godkendt.        Imod'
    """
    stop = len(text) if end is None else end
    pieces: list[str] = []
    at = start
    # The stretch before the first that begins in the part may reach into it.
    for index in range(max(0, bisect_left(stretches, (start, start)) - 1), len(stretches)):
        begin, finish = stretches[index]
        if begin >= stop:
            break
        if finish > at:
            begin, finish = max(begin, at), min(finish, stop)
            pieces += [text[at:begin], _NO_BREAK.sub(" ", text[begin:finish])]
            at = finish
    pieces.append(text[at:stop])
    return "".join(pieces)
