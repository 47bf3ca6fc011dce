"""Who was absent, and who took no part in an item, from the texts of the decisions.

The rules are those of `referat.minutes.parser`: a test holds both to the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from referat.minutes.absence import Absence, find_absences, stand_ins
from referat.minutes.header import Header
from referat.minutes.layout import fold
from referat.minutes.model import ParsedItem
from referat.record import Meeting, Member

#: So long may what an item's head says beside the title be.
_HEAD_TEXT = 400
_ABSENCE_HEADINGS = ("fraværende", "afbud", "ikke til stede")
_ABSENCE_TITLES = ("fraværende", "afbud", "fravær", "mødedeltagere", "åbning af mødet", "indkaldelse af stedfortræder")
#: `Fraværende med afbud: …`, said of all of the meeting.
_APOLOGIES = re.compile(r"(?m)\b(?:med afbud|Afbud)\b(?![^\n]{0,200}\b(?:til og med|fra og med|under) )")


def who_was_away(
    text: str, header: Header, meeting: Meeting, items: Sequence[ParsedItem], first_item_absent: bool = False
) -> tuple[Meeting, tuple[ParsedItem, ...]]:
    """Read who took no part in each item, and from that who was absent from the meeting.

    Args:
        text: The document.
        header: What the head tells: known names, and who was there for some items only.
        meeting: The meeting as far as it is known.
        items: The items without `not_participating`.
        first_item_absent: Whether absence under the first item is always absence from the meeting.

    Returns:
        The meeting and the items with those people.
    """
    lists = [_absences(text, item, header.known) for item in items]
    out = tuple(
        replace(item, not_participating=tuple(_names(item, absences, header)))
        for item, absences in zip(items, lists, strict=True)
    )
    said = [
        (item, [absence.name for absence in absences if absence.kind == "meeting"])
        for item, absences in zip(items, lists, strict=True)
        if _decision(text, item).strip()
    ]
    everywhere: list[str] = []
    if len(said) > 1:
        common = set(said[0][1]).intersection(*(names for _, names in said[1:]))
        everywhere = [name for name in said[0][1] if name in common]
    standing_in: list[Member] = []
    if said and items and said[0][0] is items[0] and _is_of_absence(text, items[0], first_item_absent):
        everywhere += [name for name in said[0][1] if name not in everywhere]
        standing_in = _standing_in(text, items[0])
    elif everywhere:
        standing_in = _standing_in(text, said[0][0])
    return _with(meeting, everywhere, standing_in), out


def _with(meeting: Meeting, away: list[str], standing_in: list[Member]) -> Meeting:
    if not away and not standing_in:
        return meeting
    came = {member.name for member in standing_in}
    absent = [*meeting.absent, *(name for name in away if name not in meeting.absent and name not in came)]
    present = [member for member in meeting.present if member.name not in away]
    present += [member for member in standing_in if member.name not in {other.name for other in present}]
    return meeting.model_copy(update={"absent": absent, "present": present})


def _decision(text: str, item: ParsedItem) -> str:
    return text[item.decision[0] : item.decision[1]] if item.decision else ""


def _absences(text: str, item: ParsedItem, known: Sequence[str]) -> list[Absence]:
    if item.decision is None:
        return []
    stretches = [item.decision]
    if item.sections and 0 < item.head_end - item.text_start < _HEAD_TEXT:
        stretches.append((item.text_start, item.head_end))
    stretches += [(s.start, s.end) for s in item.sections if fold(s.heading) in _ABSENCE_HEADINGS]
    found: dict[str, Absence] = {}
    for start, end in stretches:
        for absence in find_absences(text[start:end], known):
            found.setdefault(absence.name, absence)
    return list(found.values())


def _names(item: ParsedItem, absences: Sequence[Absence], header: Header) -> list[str]:
    names = [absence.name for absence in absences]
    if item.number is not None:
        for entry in header.ranges:
            if (entry.low <= item.number <= entry.high) != entry.there and entry.name not in names:
                names.append(entry.name)
    return names


def _is_of_absence(text: str, item: ParsedItem, always: bool) -> bool:
    """Whether the first item tells who was absent from the meeting."""
    if always or (item.title or "").casefold().startswith(_ABSENCE_TITLES):
        return True
    return bool(_APOLOGIES.search(_decision(text, item))) or bool(_standing_in(text, item))


def _standing_in(text: str, item: ParsedItem) -> list[Member]:
    """Those who met in place of those whom an item names as absent."""
    return [Member(name=person.name, party=person.party) for person in stand_ins(_decision(text, item))]
