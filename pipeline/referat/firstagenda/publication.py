"""Read FirstAgenda's publication JSON: the file that many municipalities' sites serve for a meeting."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from referat.firstagenda import keys
from referat.firstagenda.composing import Composed, Placed, compose
from referat.firstagenda.errors import PublicationError
from referat.firstagenda.items import Head, read_head, read_items
from referat.firstagenda.keys import Node, kind_of
from referat.firstagenda.people import who_was_away
from referat.firstagenda.sections import find_sections, mark_own_decision
from referat.firstagenda.values import municipality_named, municipality_of_links
from referat.minutes.attachments import loose_attachments, read_attachments
from referat.minutes.bodies import without_term
from referat.minutes.header import Header, read_header
from referat.minutes.headings import HeadingReader
from referat.minutes.items import Head as ItemHead
from referat.minutes.layout import Layout, detect
from referat.minutes.learned import learn_headings
from referat.minutes.lines import Line, split_lines
from referat.minutes.model import Minutes, ParsedItem
from referat.minutes.municipality import find_municipality
from referat.minutes.titles import drop_habits
from referat.reading.text import EncodingError, decode
from referat.record import Layout as LayoutFound
from referat.record import Meeting

#: The layout of a record whose structure was read, not found.
LAYOUT_ID = "firstagenda-json"
_ITEMS_KEY = re.compile("|".join(f'"{name}\\\\?"' for name in keys.ITEMS), re.IGNORECASE)
_FETCH = "fetch one meeting: /api/agenda/dagsorden/<Id of the meeting>"


@dataclass(frozen=True)
class Publication:
    """A meeting as FirstAgenda publishes it.

    Attributes:
        text: What offsets count in, in characters: the meeting put together like minutes.
        minutes: Its structure, of the layout `firstagenda-json` with the score 1.
        notes: What was odd or is not there, each with its place in the JSON; for a person.
        meeting_id: The meeting's identifier, or None.
    """

    text: str
    minutes: Minutes
    notes: tuple[str, ...] = ()
    meeting_id: str | None = None


def read_publication(data: bytes | str) -> Publication:
    """Read the JSON of one meeting.

    Structure is what the JSON says: committee, day, time and place, items with number, title and case number, their
    fields as sections, attachments in their order. Only what it leaves to texts is found by the rules for minutes:
    headings where a site puts a whole item into one field, who was absent, and the municipality where no link tells.
    Keys that are not known are left alone; nulls are nothing.

    Args:
        data: The file as it was served: UTF-8 with or without a byte order mark, or another encoding of Danish text.

    Raises:
        PublicationError: Where the data is no JSON, the JSON is of something else (a list of committees, a search's
            results, an error of the site), or a value is of the wrong kind; the message says which and where.

    Example:
        >>> found = read_publication('''{"Udvalg": {"Navn": "Byrådet 2022-2025"},
        ...     "Moede": {"Dato": "2024-08-28T15:00:00"},
        ...     "Dagsordenpunkter": [{"Punktnummer": "1", "Navn": "Budget", "SagsNummer": "24/17",
        ...         "Felter": [{"Navn": "Beslutning", "Html": "<p>Godkendt.</p>"}]}]}''')
        >>> found.minutes.meeting.body, found.minutes.meeting.start_time
        ('Byrådet', '15:00')
        >>> print(found.text)
        REFERAT Byrådet 2022-2025 d. 28-08-2024
        <BLANKLINE>
        Mødedato Onsdag d. 28. august 2024 kl. 15:00
        <BLANKLINE>
        Punkt 1: Budget
        <BLANKLINE>
        24/17
        <BLANKLINE>
        Beslutning
        <BLANKLINE>
        Godkendt.
        <BLANKLINE>
    """
    root = _root(_load(data))
    head = read_head(root)
    entries, links = read_items(root, head)
    for entry, title in zip(entries, drop_habits([entry.title for entry in entries]), strict=True):
        entry.title = title
    composed = compose(head, entries)
    if not composed.text:
        raise PublicationError("tells neither of a meeting nor of agenda items")
    municipality = municipality_named(head.organisation) or municipality_of_links(links)
    municipality = municipality or find_municipality(composed.text)
    notes = tuple(root.notes)
    return Publication(composed.text, _Structure(head, composed, municipality, notes).read(), notes, head.guid)


def is_publication(data: bytes | str) -> bool:
    """Whether data is the JSON of one meeting, or of what should be one: a file that `read_publication` is for.

    >>> is_publication(b'{"Dagsordenpunkter": []}'), is_publication('{"Punkter": []}'), is_publication("Punkt 1: Køb")
    (True, False, False)
    """
    try:
        text = data if isinstance(data, str) else decode(data)
    except EncodingError:
        return False
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "[", '"') or not _ITEMS_KEY.search(text):
        return False
    try:
        return _find(_load(text)) is not None
    except PublicationError:
        return False


# --- the JSON


def _load(data: bytes | str) -> object:
    try:
        text = data if isinstance(data, str) else decode(data)
    except EncodingError as error:
        raise PublicationError(f"is no JSON: {error}") from None
    for _ in range(2):
        try:
            value: object = json.loads(text.lstrip("\ufeff"))
        except RecursionError:
            raise PublicationError("is JSON that nests too deep") from None
        except json.JSONDecodeError as error:
            raise PublicationError(f"is no JSON: {error.msg}, line {error.lineno}, column {error.colno}") from None
        except ValueError as error:  # a number of thousands of digits
            raise PublicationError(f"is no JSON that can be read: {error}") from None
        # Some servers put the JSON into a JSON string.
        if not (isinstance(value, str) and value.lstrip()[:1] == "{"):
            return value
        text = value
    return value


def _find(value: object, depth: int = 0) -> Mapping[str, object] | None:
    """The object that holds the agenda items: the value, the only element of a list, or what a wrapper holds."""
    if isinstance(value, list) and len(value) == 1:
        return _find(value[0], depth + 1) if depth < 3 else None
    if not isinstance(value, dict):
        return None
    folded = {key.casefold() for key in value}
    if any(name.casefold() in folded for name in keys.ITEMS_PROVING):
        return value
    if any(name.casefold() in folded for name in keys.ITEMS) and any(
        name.casefold() in folded for name in (*keys.MEETING, *keys.COMMITTEE, *keys.COMMITTEE_NAME)
    ):
        return value
    for name in keys.WRAPPERS:
        for key, inner in value.items():
            if key.casefold() == name.casefold() and depth < 3 and (found := _find(inner, depth + 1)) is not None:
                return found
    return None


def _root(value: object) -> Node:
    found = _find(value)
    if found is not None:
        return Node.of(found)
    if isinstance(value, list):
        if any(_find(one) is not None for one in value[:100]):
            raise PublicationError(f"holds {len(value)} meetings; write each into a file of its own")
        raise PublicationError(f"is a list of {len(value)} values, not a meeting; {_FETCH}")
    if not isinstance(value, dict):
        raise PublicationError(f"is {kind_of(value)}, not the object of a meeting")
    folded = {key.casefold() for key in value}
    committees = value.get("Udvalg")
    if isinstance(committees, (dict, list)) and not {"moede", "møde", "meeting"} & folded:
        groups = committees.values() if isinstance(committees, dict) else [committees]
        if any(isinstance(group, list) for group in groups):
            raise PublicationError(f"is a list of committees, not a meeting; {_FETCH}")
    if any(name.casefold() in folded for name in keys.MEETINGS):
        raise PublicationError(f"is a list of meetings, not a meeting; {_FETCH}")
    message = next((value[key] for key in ("Message", "message", "ExceptionMessage", "error") if key in value), None)
    if isinstance(message, str):
        raise PublicationError(f"is an answer of the site without a meeting: {message[:200]!r}")
    names = ", ".join(repr(key[:40])[1:-1] for key in list(value)[:8]) or "none"
    raise PublicationError(f"holds no Dagsordenpunkter, so it is no meeting of FirstAgenda; its keys are {names}")


# --- the structure


class _Structure:
    """Makes minutes of a text that was put together."""

    def __init__(self, head: Head, composed: Composed, municipality: str | None, notes: Sequence[str]) -> None:
        self.head = head
        self.text = composed.text
        self.placed = composed.items
        self.municipality = municipality
        self.notes = notes
        self.lines = split_lines(self.text)
        self.starts = [line.start for line in self.lines]
        self.ends = [*(placed.start for placed in self.placed[1:]), len(self.text)]
        self.layout = detect(self.lines, municipality).layout
        self.reader = self._reader(self.layout)
        self.header_end = self.placed[0].start if self.placed else len(self.text)

    def read(self) -> Minutes:
        header = read_header(self._lines(0, self.header_end), self.layout, self.municipality)
        meeting = self._meeting(header)
        items = [self._item(placed, end, meeting) for placed, end in zip(self.placed, self.ends, strict=False)]
        meeting, read = who_was_away(
            self.text, header, meeting, items, first_item_absent=self.layout.header.first_item_absent
        )
        return Minutes(
            meeting=meeting,
            items=read,
            layout=LayoutFound(id=LAYOUT_ID, score=1.0),
            header_end=self.header_end,
            evidence=("structure is read from JSON of FirstAgenda", *self.notes),
            sources=tuple(self.head.sources.items()),
        )

    def _reader(self, layout: Layout) -> HeadingReader:
        """Reads headings by the layout, and those that this document repeats from item to item."""
        reader = HeadingReader(layout, self.lines)
        if layout.municipality is None:
            heads = [
                ItemHead(
                    bisect_left(self.starts, placed.start),
                    bisect_left(self.starts, placed.text_start),
                    placed.entry.number,
                    placed.entry.title,
                )
                for placed in self.placed
            ]
            reader.learn(learn_headings(self.lines, heads, reader))
        return reader

    def _lines(self, start: int, end: int) -> list[Line]:
        return self.lines[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _meeting(self, header: Header) -> Meeting:
        date = self.head.moment.date
        return Meeting(
            municipality=self.municipality,
            body=without_term(self.head.body),
            date=date.isoformat() if date else None,
            start_time=self.head.moment.time,
            place=self.head.place,
            present=header.meeting.present,
            absent=header.meeting.absent,
        )

    def _item(self, placed: Placed, end: int, meeting: Meeting) -> ParsedItem:
        found = find_sections(placed, end, self._lines(placed.start, end), self.reader)
        sections = mark_own_decision(self.text, found, meeting)
        entry = placed.entry
        item = ParsedItem(
            number=entry.number,
            title=entry.title,
            closed=entry.closed,
            case_number=entry.case_number,
            start=placed.start,
            head_end=sections[0].start if sections else end,
            end=end,
            sections=tuple(sections),
            attachments=tuple(entry.attachments),
            text_start=min(placed.text_start, end),
        )
        return item if entry.attachments else self._with_attachments(item)

    def _with_attachments(self, item: ParsedItem) -> ParsedItem:
        """Attachments that stand in the text only, as in minutes."""
        lists = [section for section in item.sections if section.kind == "attachments"]
        if not lists:
            return replace(item, attachments=tuple(loose_attachments(self.text[item.text_start : item.end])))
        titles = [
            title for section in lists for title in read_attachments(self.text[section.heading_end : section.end])
        ]
        return replace(item, attachments=tuple(titles))
