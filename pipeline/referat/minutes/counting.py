"""Numbers of agenda items in which keys were hit wrong, told from the numbers before and after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from referat.minutes.lines import Line
from referat.typos import distance

#: The letter under each figure of a keyboard, or beside it: `q05` for `105`.
FIGURE_OF: Final = str.maketrans("qwertyuiop", "1234567890")
#: Shorter numbers are near to too many others.
_FIGURES: Final = 2
_WORD = r"(?:(?:Punkt|PUNKT|Dagsordenspunkt|Pkt\.|Nr\.|Sag nr\.|Sag)[ ]{0,2})?"
_MISTYPED = re.compile(
    rf"{_WORD}(?=[a-z]{{0,3}}\d)(?=\d{{0,3}}[a-z])(?P<number>[\dqwertyuiop]{{2,4}})(?=[.:]?(?:\s|$))"
)
_NUMBERED = re.compile(rf"{_WORD}(?P<number>\d{{2,4}})(?=[.:]?(?:\s|$))")
#: What a line with a number begins with.
NUMBER_STARTS: Final = frozenset("0123456789qwertyuiopPDNS")

#: Line of a heading, its number, its title.
Match = tuple[int, int | None, str]


def mend_numbers(lines: list[Line], among: Sequence[int] | None = None) -> list[Line]:
    """Put figures for the letters in numbers that lines begin with, where another line has the number beside it.

    >>> mend_numbers([Line("104 Havn", 0, 8), Line("q05 Plan", 9, 17), Line("3e klasse", 18, 27)])[1:]
    [Line(text='105 Plan', start=9, end=17), Line(text='3e klasse', start=18, end=27)]
    """
    odd = [
        (index, match)
        for index in (range(len(lines)) if among is None else among)
        if (match := _MISTYPED.match(lines[index].text))
    ]
    if not odd:
        return lines
    known = {int(match["number"]) for line in lines if (match := _NUMBERED.match(line.text))}
    for index, match in odd:
        line, (start, end) = lines[index], match.span("number")
        number = match["number"].translate(FIGURE_OF)
        if not known.isdisjoint((int(number) - 1, int(number) + 1)):
            lines[index] = Line(line.text[:start] + number + line.text[end:], line.start, line.end)
    return lines


def count_on(matches: Sequence[Match], chosen: Sequence[tuple[int, int | None]]) -> list[Match]:
    """Give headings the number that is lacking where they stand, if theirs is that number with one wrong figure.

    Args:
        matches: Every line that may head an item, in order.
        chosen: Line and number of those that count on from each other.

    Returns:
        The matches; those in a gap, before the first and after the last with their numbers mended.

    Example:
        >>> count_on([(0, 104, "A"), (5, 195, "B"), (9, 106, "C")], [(0, 104), (9, 106)])
        [(0, 104, 'A'), (5, 105, 'B'), (9, 106, 'C')]
    """
    wanted: dict[int, int] = {}
    if not chosen or any(number is None for _, number in chosen):
        return list(matches)
    known = [(line, number) for line, number in chosen if number is not None]
    edges = [(-1, known[0][0], known[0][1] - 1), (known[-1][0], matches[-1][0] + 1, known[-1][1] + 1)]
    gaps = [(line, after, number + 1) for (line, number), (after, later) in pairwise(known) if later == number + 2]
    # A table of contents has the numbers of the items too, and they are right.
    right = {number for _, number in known}
    for above, below, number in (*gaps, *edges):
        between = ((line, other) for line, other, _ in matches if above < line < below and other not in right)
        near = [line for line, other in between if other and _one_key(other, number)]
        if len(near) == 1:
            wanted[near[0]] = number
    return [(line, wanted.get(line, number), title) for line, number, title in matches]


def _one_key(one: int, other: int) -> bool:
    written, right = str(one), str(other)
    return len(written) == len(right) >= _FIGURES and distance(written, right, 1) == 1
