"""Values of a publication: moments, numbers, identifiers, and whose site it is."""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from referat.minutes.dates import find_date, find_time
from referat.minutes.items import read_case_line
from referat.minutes.municipality import find_municipality, names

_GUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_ISO = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d(?:[.,]\d{1,9})?)?"
    r"[ ]?(?P<zone>[Zz]|[+-]\d\d:?\d\d)?)?"
)
#: `/Date(1724850000000)/`, as .NET wrote dates into JSON, in milliseconds of UTC; the zone after them is of display
#: (https://learn.microsoft.com/dotnet/framework/wcf/feature-details/stand-alone-json-serialization).
_EPOCH = re.compile(r"(?:/Date\()?(?P<ms>-?\d{1,15})(?:[+-]\d{4}\)/|\)/)?")
#: Fewer digits are no milliseconds of this century.
_EPOCH_DIGITS = 12
#: .NET writes its smallest and greatest date for none.
_YEARS = range(1900, 2200)
_NUMBER = re.compile(r"(?:(?:[Pp]unkt|[Pp]kt\.|[Nn]r\.|[Ss]ag)\s*)?0{0,3}(?P<number>\d{1,4})(?:\.0)?[.:]?")
_CASE = re.compile(r"(?=.*\d)\S{3,40}")
_HOST = re.compile(r"https?://([\w.-]{4,80})", re.IGNORECASE)
_SPELLINGS = (("æ", "ae", "ae"), ("ø", "oe", "o"), ("å", "aa", "a"))


class Moment(NamedTuple):
    """A day and a time of day.

    Attributes:
        date: None where it cannot be read.
        time: `HH:MM`, Danish time; None where only the day is told.
    """

    date: datetime.date | None
    time: str | None


def read_moment(value: str, *, utc: bool = False) -> Moment:
    """Read a date, or a date with a time, in any of the forms that sites write.

    Args:
        value: ISO 8601, .NET's milliseconds, or Danish words.
        utc: Whether a time without a zone is UTC.

    Returns:
        Danish time. Midnight is no time of day: programs write it where they know the day only.

    Example:
        >>> read_moment("2024-08-28T15:00:00").time, read_moment("/Date(1724850000000)/").time
        ('15:00', '15:00')
        >>> read_moment("2024-12-04T16:00:00Z").time, read_moment("2026-08-31T17:00:00.21786+02:00").time
        ('17:00', '17:00')
        >>> read_moment("0001-01-01T00:00:00"), read_moment("onsdag den 28. august 2024 kl. 15.00").time
        (Moment(date=None, time=None), '15:00')
    """
    text = value.strip()
    iso = _ISO.fullmatch(text)
    if iso:
        moment = _of_iso(iso, utc)
    elif (epoch := _EPOCH.fullmatch(text)) and len(epoch["ms"].lstrip("-")) >= _EPOCH_DIGITS:
        moment = _of_epoch(int(epoch["ms"]))
    elif epoch:
        moment = None
    else:
        date = find_date(text[:200])
        return Moment(date, find_time(text[:200]) if date else None)
    if moment is None or moment.year not in _YEARS:
        return Moment(None, None)
    clock = moment.strftime("%H:%M")
    return Moment(moment.date(), None if clock == "00:00" else clock)


def _of_iso(match: re.Match[str], utc: bool) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(f"{match['date']}T{match['hour'] or '00'}:{match['minute'] or '00'}")
        zone = match["zone"]
        if zone and zone not in "Zz":
            hours, minutes = int(zone[1:3]), int(zone[-2:])
            ahead = datetime.timedelta(hours=hours, minutes=minutes)
            return _danish(moment - ahead if zone[0] == "+" else moment + ahead)
        return _danish(moment) if zone or (utc and match["hour"]) else moment
    except (ValueError, OverflowError):
        return None


def _of_epoch(milliseconds: int) -> datetime.datetime | None:
    try:
        return _danish(datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=milliseconds))
    except OverflowError:
        return None


def _danish(moment: datetime.datetime) -> datetime.datetime:
    """UTC as Danish time.

    Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October (directive
    2000/84/EC, articles 2 and 3), which holds for every meeting that is published on the web.
    """
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return moment + datetime.timedelta(hours=2 if summer else 1)


def _last_sunday(year: int, month: int) -> datetime.datetime:
    last = datetime.datetime(year, month, 31, 1)
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)


def read_number(value: str) -> int | None:
    """The number of an item; None for what is no whole number, and for 0, which .NET writes for none.

    >>> read_number("12."), read_number("Punkt 3"), read_number("3.1"), read_number("0"), read_number("2a")
    (12, 3, None, None, None)
    """
    match = _NUMBER.fullmatch(value.strip())
    return (int(match["number"]) or None) if match else None


def read_guid(value: str | None) -> str | None:
    """An identifier in small letters; None where it is one of zeros only, or none at all.

    >>> read_guid("B6CAFB6B-82a4-4472-95b9-8c7378267023"), read_guid("00000000-0000-0000-0000-000000000000")
    ('b6cafb6b-82a4-4472-95b9-8c7378267023', None)
    """
    text = (value or "").strip().strip("{}")
    return text.lower() if _GUID.fullmatch(text) and text.strip("0-") else None


def is_zero_guid(value: str) -> bool:
    """Whether an identifier says that there is none.

    >>> is_zero_guid("00000000-0000-0000-0000-000000000000"), is_zero_guid("24/1234")
    (True, False)
    """
    text = value.strip().strip("{}")
    return bool(_GUID.fullmatch(text)) and not text.strip("0-")


def read_case_number(line: str) -> str | None:
    """The case number without its label; None where the line holds none.

    >>> read_case_number("Sagsnr. 23/64938"), read_case_number("2025-006342"), read_case_number("-")
    ('23/64938', '2025-006342', None)
    """
    found = read_case_line(line)
    if found and found.number:
        return found.number
    return line if _CASE.fullmatch(line) and not is_zero_guid(line) else None


@functools.cache
def _by_host() -> dict[str, str]:
    """Names of municipalities and regions as hosts spell them → the name."""
    out: dict[str, str] = {}
    for name in names():
        for column in (1, 2):
            spelled = name.casefold().replace(" ", "").replace("-", "")
            for row in _SPELLINGS:
                spelled = spelled.replace(row[0], row[column])
            out.setdefault(spelled, name)
    return out


def municipality_of_links(links: Iterable[str]) -> str | None:
    """Whose site the links of a publication point to, by the names of their hosts.

    >>> municipality_of_links(["https://dagsordener.hoeje-taastrup.dk/vis/pdf/bilag/1", "https://www.kl.dk/x"])
    'Høje-Taastrup'
    """
    counts: Counter[str] = Counter()
    for link in links:
        match = _HOST.match(link.strip())
        for label in match[1].casefold().split(".")[:-1] if match else ():
            bare = label.replace("-", "").removesuffix("kommune")
            if bare in _by_host():
                counts[_by_host()[bare]] += 1
    return counts.most_common(1)[0][0] if counts else None


def municipality_named(organisation: str | None) -> str | None:
    """The municipality or region that an organisation's name is.

    >>> municipality_named("Horsens Kommune"), municipality_named("Børn og Unge"), municipality_named(None)
    ('Horsens', None, None)
    """
    if not organisation:
        return None
    bare = organisation.strip().removesuffix("Kommune").strip().casefold()
    known = {name.casefold(): name for name in names()}
    return known.get(bare) or known.get(bare.removesuffix("s")) or find_municipality(organisation)
