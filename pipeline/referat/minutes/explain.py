"""How a document was understood, for a person to read: `referat parse --explain` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from referat.minutes.layout import LayoutError, layout_by_id
from referat.minutes.lines import one_line
from referat.minutes.model import Minutes, ParsedItem

_QUOTE = 60
_FIELDS = ("municipality", "body", "date", "start_time", "place")
_SOURCES = {"start_time": "time"}
#: So many stretches of a kind are shown one by one.
_SHOWN = 5


def explain(minutes: Minutes, text: str) -> list[str]:
    """Say which layout was taken and why, what the head tells and where, and what items, sections and gaps there are.

    Args:
        minutes: What `parse` gave.
        text: The text that was parsed.

    Returns:
        Lines without line breaks; offsets are characters of `text`.

    Example:
        >>> from referat.minutes import parse
        >>> text = "Referat\\nByrådet\\n1. februar 2024 kl. 17.00\\n\\n1: Budget\\n\\nBeslutning\\nGodkendt."
        >>> for line in explain(parse(text), text):
        ...     print(line)
        Layout: general (General), score 0.00
          items begin at ^(?P<number>\\d{1,3})\\s?:\\s+(?P<title>\\S.*)$
        Head: characters 0-43
          body: Byrådet (line of its own)
          date: 2024-02-01 (first date of the head)
          start_time: 17:00 (kl.)
        Items: 1
          1. Budget [43-74]
             decision, this meeting's: Beslutning [54-74]
    """
    return list(_lines(minutes, text))


def _lines(minutes: Minutes, text: str) -> Iterator[str]:
    layout = minutes.layout
    try:
        title = f" ({layout_by_id(layout.id).title})"
    except LayoutError:
        title = ""  # a layout from elsewhere
    yield f"Layout: {layout.id}{title}, score {layout.score:.2f}"
    for reason in minutes.evidence:
        yield f"  {reason}"
    yield from _head(minutes)
    yield f"Items: {len(minutes.items)}"
    for item in minutes.items:
        yield from _item(item)
    yield from _skipped(minutes, text)


def _head(minutes: Minutes) -> Iterator[str]:
    meeting = minutes.meeting
    sources = dict(minutes.sources)
    yield f"Head: characters 0-{minutes.header_end}"
    for field in _FIELDS:
        value = getattr(meeting, field)
        if value:
            source = sources.get(_SOURCES.get(field, field))
            yield f"  {field}: {value}" + (f" ({source})" if source else "")
    if meeting.present:
        people = ", ".join(
            f"{member.name} ({member.party})" if member.party else member.name for member in meeting.present
        )
        yield f"  present ({len(meeting.present)}): {people}"
    if meeting.absent:
        yield f"  absent ({len(meeting.absent)}): {', '.join(meeting.absent)}"


def _item(item: ParsedItem) -> Iterator[str]:
    number = "-" if item.number is None else f"{item.number}."
    notes = [
        note
        for note in ("closed" if item.closed else "", f"case {item.case_number}" if item.case_number else "")
        if note
    ]
    tail = f" ({', '.join(notes)})" if notes else ""
    yield f"  {number} {item.title or '(no title)'}{tail} [{item.start}-{item.end}]"
    if not item.sections:
        yield "     no sections: the text under the head is read as the decision"
    for section in item.sections:
        kind = "decision, this meeting's" if section.own_decision else section.kind
        yield f"     {kind}: {section.heading} [{section.start}-{section.end}]"
    if item.attachments:
        yield f"     attachments: {'; '.join(item.attachments)}"
    if item.not_participating:
        yield f"     took no part: {', '.join(item.not_participating)}"


def _skipped(minutes: Minutes, text: str) -> Iterator[str]:
    if not minutes.skipped:
        return
    yield f"Skipped: {len(minutes.skipped)}"
    shown: dict[str, int] = {}
    reasons = minutes.reasons or ("",) * len(minutes.skipped)
    for (start, end), why in zip(minutes.skipped, reasons, strict=True):
        shown[why] = shown.get(why, 0) + 1
        if shown[why] <= _SHOWN:
            quote = one_line(text[start : start + 4 * _QUOTE])
            cut = "…" if len(quote) > _QUOTE else ""
            yield f"  {why or 'left out'} [{start}-{end}]: {quote[:_QUOTE]}{cut}"
    for why, count in shown.items():
        if count > _SHOWN:
            yield f"  {why or 'left out'}: {count - _SHOWN} more"
