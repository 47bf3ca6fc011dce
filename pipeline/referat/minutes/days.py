"""The day of a meeting, where keys were hit wrong in dates."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from referat.minutes.dates import find_date
from referat.typos import allowed, distance

#: More wrong digits make another day: in one heading, and in the head where all headings agree on another.
_WRONG_DIGITS: Final = 1
_WRONG_IN_HEAD: Final = 2
#: So many headings must agree.
_SEVERAL: Final = 2
#: The share of letters in which two ways of typing one heading may differ.
_WRONG_LETTERS: Final = 0.2
_FIGURES = re.compile(r"\d")
_UNDATED = re.compile(r"\D{0,60}beslutning(?:er)?\W*", re.IGNORECASE)


@functools.lru_cache(maxsize=1024)
def heading_day(heading: str) -> str | None:
    """The date of a heading, in ISO form, or None; remembered, since a document repeats its headings.

    >>> heading_day("Beslutning Byrådet den 13-08-2024"), heading_day("Beslutning")
    ('2024-08-13', None)
    """
    date = find_date(heading) if _FIGURES.search(heading) else None
    return date.isoformat() if date else None


def meeting_day(stated: str | None, headings: Sequence[str], body: str | None = None) -> str | None:
    """The day of the meeting: as stated, or as its headings of decisions have it where the stated one was mistyped.

    Decisions of earlier meetings are chained in items too, those of a committee the day before among them; so no
    heading may have the stated day, those of the likely day must be of the body that met, and no more headings may
    be a bare `Beslutning`.

    Args:
        stated: The date of the head, in ISO form, or None.
        headings: The headings of all decisions.
        body: Whose minutes these are, where that is known.

    Example:
        >>> meeting_day("2023-08-13", ["Beslutning Byrådet den 13-08-2024"] * 2, "Byrådet")
        '2024-08-13'
        >>> meeting_day("2024-08-14", ["Beslutning Økonomiudvalget den 13-08-2024"] * 2, "Byrådet")
        '2024-08-14'
        >>> meeting_day("2023-08-13", ["Beslutning"] * 3 + ["Beslutning Byrådet den 13-08-2024"] * 2, "Byrådet")
        '2023-08-13'
    """
    if stated is None:
        return None
    dated = [(day, heading) for heading in headings if (day := heading_day(heading)) is not None]
    days = Counter(day for day, _ in dated)
    if not days or stated in days:
        return stated
    likely, times = days.most_common(1)[0]
    if sum(bool(_UNDATED.fullmatch(heading)) for heading in headings) > times:
        return stated
    if times < _SEVERAL or not mistaken(likely, stated, _WRONG_IN_HEAD):
        return stated
    named = body is None or any(_names(heading, body) for day, heading in dated if day == likely)
    return likely if named else stated


def _names(heading: str, body: str) -> bool:
    """Whether a heading names a body, perhaps with wrong letters."""
    folded, wanted = heading.lower(), body.lower()
    limit = allowed(len(wanted))
    starts = range(len(folded) - len(wanted) + 1)
    return any(distance(folded[at : at + len(wanted)], wanted, limit) <= limit for at in starts)


def mistaken(one: str, other: str, digits: int = _WRONG_DIGITS) -> bool:
    """Whether two days are one, mistyped: so many digits at most are hit beside the other's.

    >>> mistaken("2024-08-13", "2024-08-14"), mistaken("2024-08-13", "2024-12-13")
    (True, False)
    """
    return one != other and distance(one, other, digits) <= digits


def same_heading(heading: str, others: Sequence[str]) -> bool:
    """Whether a heading is one of `others` with some wrong letters, whatever its figures.

    >>> same_heading("Beslutning Bytådet den 13-09-2024", ["Beslutning Byrådet den 13-08-2024"])
    True
    >>> same_heading("Beslutning Økonomiudvalget den 13-09-2024", ["Beslutning Byrådet den 13-08-2024"])
    False
    """
    letters = _FIGURES.sub("0", heading)
    allowed = int(len(letters) * _WRONG_LETTERS)
    return any(
        len(other) == len(letters) and distance(letters, _FIGURES.sub("0", other), allowed) <= allowed
        for other in others
    )
