"""Danish dates and times of day."""

from __future__ import annotations

import datetime
import functools
import re

_MONTH_NAMES = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = r"(?P<month>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" if len(name) > 4 else name for name in MONTHS) + r")\.?"
_WORDED = rf"(?P<day>[0-3]?\d)\.?\s*{_MONTH},?\s+(?P<year>\d{{4}})"
_MONTH_FIRST = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Januar|Februar|Marts|Maj|Juni|Juli|Oktober)\s+(?P<day>[0-3]?\d),\s*(?P<year>\d{4})"
)
_NUMBERS = r"(?P<day>[0-3]?\d)[-./](?P<month>[01]?\d)[-./](?P<year>\d{4}|\d{2}(?!\w))"
_ISO = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"

_DATES = [re.compile(pattern, re.IGNORECASE) for pattern in (_ISO, _NUMBERS, _WORDED, _MONTH_FIRST)]
#: Longer texts are no headings.
_REMEMBERED = 160
_TIME = re.compile(
    r"(?:kl(?:okken|\.)?|start|:|-|\d{4}|\s|^)\s*(?P<hour>[0-2]?\d)[.:](?P<minute>[0-5]\d)(?![\d-]|\.\d)", re.IGNORECASE
)
_HOUR = re.compile(r"kl\.?\s*(?P<hour>[0-2]?\d)(?![\d.:])", re.IGNORECASE)


def find_date(text: str) -> datetime.date | None:
    """The first Danish date in `text`, or None.

    >>> find_date("Onsdag d. 28. august 2024 kl. 15:00")
    datetime.date(2024, 8, 28)
    >>> find_date("d. 30-10-2024"), find_date("Onsdag, April 3, 2019 - 18:00")
    (datetime.date(2024, 10, 30), datetime.date(2019, 4, 3))
    >>> find_date("den 31. februar 2024") is None
    True
    """
    return _remembered(text) if len(text) <= _REMEMBERED else _found(text)


@functools.lru_cache(maxsize=256)
def _remembered(text: str) -> datetime.date | None:
    """Headings of decisions repeat from item to item."""
    return _found(text)


def _found(text: str) -> datetime.date | None:
    best: tuple[int, datetime.date] | None = None
    for pattern in _DATES:
        for match in pattern.finditer(text):
            date = _date(match)
            if date is not None:
                if best is None or match.start() < best[0]:
                    best = (match.start(), date)
                break
    return best[1] if best else None


def find_time(text: str) -> str | None:
    """The first time of day in `text`, as `HH:MM`, or None.

    >>> find_time("den 6. april 2016 kl. 17:00"), find_time("kl. 9.30 - 12.00"), find_time("kl. 15")
    ('17:00', '09:30', '15:00')
    >>> find_time("den 28.08.2024") is None
    True
    """
    match = _TIME.search(text)
    hour_only = _HOUR.search(text)
    if match and (not hour_only or match.start() <= hour_only.start()):
        hour, minute = int(match["hour"]), int(match["minute"])
    elif hour_only:
        hour, minute = int(hour_only["hour"]), 0
    else:
        return None
    return f"{hour:02}:{minute:02}" if hour < 24 else None


def _date(match: re.Match[str]) -> datetime.date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _month_number(month)
    year = int(match["year"])
    try:
        return datetime.date(year + 2000 if year < 100 else year, number, int(match["day"]))
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """Danish and English names agree in their first three letters, but for `maj` and `oktober`."""
    key = {"may": "maj", "oct": "okt"}.get(name[:3].lower(), name[:3].lower())
    return next(number for month, number in MONTHS.items() if month.startswith(key))
