"""Put a meeting and its items together to a text like that of minutes, and keep where everything stands.

The form is that of the PDFs that the same service makes (`docs/layouts.md`, FirstAgenda), so that the text reads, and
parses, as those do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from referat.firstagenda.items import Entry, Head
from referat.minutes.headings import HeadingReader
from referat.minutes.layout import GENERAL, layout_by_id
from referat.minutes.lines import split_lines
from referat.minutes.titles import clean_title

_WEEKDAYS = ("Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_PLAIN_KIND = re.compile(r"(?:åbent? )?(?P<kind>referat|dagsorden|beslutningsprotokol)", re.IGNORECASE)
_OTHER_KIND = re.compile(r".*?(?:(?P<agenda>dagsorden)|(?P<minutes>referat|protokol))", re.IGNORECASE)
ATTACHMENTS_HEADING = "Bilag"


@dataclass(frozen=True)
class Stretch:
    """A part of an item in the text.

    Attributes:
        name: The field's heading, or None where it has none: then headings are looked for in its text.
        start: Offset of the heading, or of the text where there is none.
        heading_end: Offset after the heading.
        end: Offset after its text.
        whole: Whether the field is all that the item has, so that its text may hold further template headings.
        listed: Whether these are the attachments as the JSON lists them.
    """

    name: str | None
    start: int
    heading_end: int
    end: int
    whole: bool = False
    listed: bool = False


@dataclass
class Placed:
    """An item in the text.

    Attributes:
        start: Offset of its first character.
        text_start: Offset of the first character after title and case number; its end where nothing follows.
    """

    entry: Entry
    start: int
    text_start: int
    stretches: list[Stretch] = field(default_factory=list)


@dataclass
class Composed:
    """The text, ending with a line break where there is any, and the items in it."""

    text: str
    items: list[Placed]


def compose(head: Head, entries: Sequence[Entry]) -> Composed:
    """Write the text.

    Example:
        >>> head = Head(kind="Referat", body="Byrådet", place="Salen")
        >>> entry = Entry("1", 1, "Lukket: Køb", "Køb", True, None, None)
        >>> compose(head, [entry]).text
        'REFERAT Byrådet\\n\\nMødested Salen\\n\\nPunkt 1: Lukket: Køb\\n'
    """
    writer = _Writer()
    for line in _head_lines(head):
        writer.add(line)
    reader = HeadingReader(layout_by_id(GENERAL), ())
    items = [_place(writer, entry, reader) for entry in entries]
    return Composed(writer.text(), items)


class _Writer:
    """Adds paragraphs, parted by empty lines."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0

    def text(self) -> str:
        return "".join([*self._parts, "\n"]) if self._parts else ""

    def add(self, block: str) -> tuple[int, int]:
        """Add a block that holds text; its offsets."""
        if self._parts:
            self._append("\n\n")
        start = self.length
        self._append(block)
        return start, self.length

    def next(self) -> int:
        """Offset at which the next block begins."""
        return self.length + 2 if self._parts else 0

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self.length += len(part)


def _head_lines(head: Head) -> list[str]:
    kind = head.kind or ""
    plain = _PLAIN_KIND.fullmatch(kind)
    other = _OTHER_KIND.match(kind)
    is_agenda = bool(plain and plain["kind"].casefold() == "dagsorden") or bool(not plain and other and other["agenda"])
    date = head.moment.date
    on = f" d. {date:%d-%m-%Y}" if date else ""
    lines: list[str] = []
    if is_agenda:
        lines.append(f"DAGSORDEN{on}")
        lines += [f"Udvalg: {head.body}"] if head.body else []
    elif head.body:
        lines.append(f"REFERAT {head.body}{on}")
    elif date or kind:
        lines.append(f"REFERAT{on}")
    if kind and not plain:
        lines.append(kind)
    if date:
        clock = f" kl. {head.moment.time}" if head.moment.time else ""
        lines.append(
            f"Mødedato {_WEEKDAYS[date.weekday()]} d. {date.day}. {_MONTHS[date.month - 1]} {date.year}{clock}"
        )
    if head.place:
        lines.append(f"Mødested {head.place}")
    for label, people in (("Mødedeltagere", head.present), ("Fraværende", head.absent)):
        if people:
            lines.append(f"{label} {', '.join(people)}")
    if head.description:
        lines.append(head.description)
    return lines


def _place(writer: _Writer, entry: Entry, reader: HeadingReader) -> Placed:
    placed = Placed(entry, writer.next(), 0)
    line = _heading_line(entry)
    if line:
        writer.add(line)
    if entry.case_line:
        writer.add(entry.case_line)
    placed.text_start = writer.next()
    whole = len(entry.parts) == 1
    for part in entry.parts:
        name = part.name
        if whole and name and _is_container(name, part.text, reader):
            name = None
        start = writer.next()
        heading_end = writer.add(name)[1] if name else start
        if part.text:
            writer.add(part.text)
        placed.stretches.append(Stretch(name, start, heading_end, writer.length, whole))
    if entry.attachments:
        start, heading_end = writer.add(ATTACHMENTS_HEADING)
        writer.add("\n".join(entry.attachments))
        placed.stretches.append(Stretch(ATTACHMENTS_HEADING, start, heading_end, writer.length, listed=True))
    return placed


def _heading_line(entry: Entry) -> str:
    raw = entry.raw or ""
    if entry.closed and not (raw and clean_title(raw)[1]):
        raw = f"Lukket: {raw}" if raw else "Lukket"
    if not entry.label:
        return raw
    label = str(entry.number) if entry.number is not None else entry.label
    return f"Punkt {label}: {raw}".rstrip()


def _is_container(name: str, text: str, reader: HeadingReader) -> bool:
    """Whether a field's name stands for the whole item, whose own headings are in its text."""
    headings = [line.text for line in split_lines(text) if line.text and reader.read(line.text)]
    if not headings:
        return False
    first = next(line.text for line in split_lines(text) if line.text)
    return reader.read(name) is None or first == headings[0]
