"""The meeting and the agenda items as the JSON tells them, before they are put together to a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from referat.firstagenda import keys
from referat.firstagenda.errors import PublicationError
from referat.firstagenda.keys import Node, kind_of
from referat.firstagenda.texts import read_line, read_text
from referat.firstagenda.values import Moment, is_zero_guid, read_case_number, read_guid, read_moment, read_number
from referat.minutes.lines import one_line
from referat.minutes.titles import clean_title

#: Items within items, within items; a JSON that nests deeper is no agenda.
_DEPTH = 8
_AWAY = re.compile(r"afbud|frav|absent|ikke|not |declined", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(
    r"(?:[Pp]unkt\s+)?(?P<number>\d{1,4})\s?(?:[.:](?:\s+|(?!\d)|(?=[12]\.\s?behandling))|[-–]\s+)(?=\S)"
)
_CLOSED_MEETING = re.compile(r"lukket", re.IGNORECASE)
_ORDER = re.compile(r"\s*(-?\d{1,6})(?:\.0)?\s*")
_CLOCK = re.compile(r"\s*(?P<hour>\d{1,2})[.:](?P<minute>\d\d)(?::\d\d)?\s*")
_DECISION = "Beslutning"
_NO_MOMENT = Moment(None, None)


@dataclass
class Part:
    """A field of an item.

    Attributes:
        name: Its heading, or None.
        text: Lines, or an empty string.
    """

    name: str | None
    text: str


@dataclass
class Entry:
    """An agenda item.

    Attributes:
        label: Its number as printed, or None.
        number: None where the label is no whole number.
        raw: The title as published, without a number before it.
        title: Without tags.
        case_line: What stands for the case number, as published.
    """

    label: str | None
    number: int | None
    raw: str | None
    title: str | None
    closed: bool
    case_line: str | None
    case_number: str | None
    parts: list[Part] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)


@dataclass
class Head:
    """The head of the meeting.

    Attributes:
        kind: What the document calls itself: `Referat`, `Dagsorden`, `Lukket referat`.
        sources: For each field of the meeting, the key that it was read from.
    """

    kind: str | None = None
    body: str | None = None
    moment: Moment = _NO_MOMENT
    place: str | None = None
    description: str = ""
    present: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    organisation: str | None = None
    guid: str | None = None
    sources: dict[str, str] = field(default_factory=dict)


def read_head(root: Node) -> Head:
    """Read the head: committee, day, time, place, and who was there where the JSON says so.

    Raises:
        PublicationError: Where a value is of the wrong kind.
    """
    head = Head()
    committee = root.node(keys.COMMITTEE)
    meeting = root.node(keys.MEETING) or root
    if committee:
        head.body = _take(head, "body", committee, keys.NAME)
    elif isinstance(root.value(keys.COMMITTEE)[0], str):
        head.body = _take(head, "body", root, keys.COMMITTEE)
    head.body = head.body or _take(head, "body", root, keys.COMMITTEE_NAME)
    head.kind = meeting.line(keys.NAME)
    head.place = _take(head, "place", meeting, keys.PLACE)
    head.guid = read_guid(root.raw(keys.ID)) or (read_guid(meeting.raw(keys.ID)) if meeting is not root else None)
    _read_moment(head, [meeting, root] if meeting is not root else [root])
    found, path = meeting.value(keys.DESCRIPTION)
    head.description = read_text(found, path) if isinstance(found, str) else ""
    for names, absent in ((keys.PRESENT, False), (keys.ABSENT, True)):
        _read_people(head, meeting, names, absent)
    organisation = root.value(keys.ORGANISATION)[0]
    node = root.node(keys.ORGANISATION)
    head.organisation = node.line(keys.NAME) if node else None
    if isinstance(organisation, str):
        head.organisation = root.line(keys.ORGANISATION)
    return head


def _take(head: Head, name: str, node: Node, names: keys.Names) -> str | None:
    value = node.line(names)
    if value:
        head.sources[name] = node.value(names)[1]
    return value


def _read_moment(head: Head, nodes: list[Node]) -> None:
    """The day from the first key that tells one; the time from it too, or from a key of its own."""
    for node in nodes:
        for names, utc in ((keys.DATE, False), (keys.DATE_UTC, True)):
            raw = node.raw(names)
            if raw is None:
                continue
            moment = read_moment(raw, utc=utc)
            if moment.date is None:
                node.notes.append(f"{node.value(names)[1]}: {raw[:40]!r} is no date")
            elif head.moment.date is None or (head.moment.date == moment.date and head.moment.time is None):
                head.moment = moment
                head.sources["date"] = node.value(names)[1]
    if head.moment.time:
        head.sources["time"] = head.sources["date"]
        return
    for node in nodes:
        raw = node.raw(keys.TIME) if head.moment.date and not head.moment.time else None
        if raw is not None:
            bare = _CLOCK.fullmatch(raw)
            whole = f"{head.moment.date} {int(bare['hour']):02}:{bare['minute']}" if bare else raw
            clock = read_moment(whole).time
            if clock:
                head.moment = Moment(head.moment.date, clock)
                head.sources["time"] = node.value(keys.TIME)[1]


def _read_people(head: Head, meeting: Node, names: keys.Names, absent: bool) -> None:
    found, path = meeting.value(names)
    if found is None or isinstance(found, (bool, int, float)):
        return
    if isinstance(found, str):
        people = [line for line in read_text(found, path).split("\n") if line]
        (head.absent if absent else head.present).extend(people)
        return
    if not isinstance(found, list):
        raise PublicationError(f"a text or a list is wanted, {kind_of(found)} stands there", path)
    for index, one in enumerate(found):
        if isinstance(one, str):
            name = read_line(one, f"{path}[{index}]")
            if name:
                (head.absent if absent else head.present).append(name)
            continue
        if one is None:
            continue
        if not isinstance(one, dict):
            raise PublicationError(f"a text or an object is wanted, {kind_of(one)} stands there", f"{path}[{index}]")
        person = Node.of(one, f"{path}[{index}]", meeting.notes)
        full, party = person.line(keys.NAME), person.line(keys.PARTY)
        if full:
            written = f"{full} ({party.strip('()')})" if party else full
            (head.absent if absent or _is_away(person) else head.present).append(written)


def _is_away(person: Node) -> bool:
    status = person.value(keys.STATUS)[0]
    if isinstance(status, str):
        return bool(_AWAY.search(status))
    return person.flag(keys.IS_ABSENT) is True or person.flag(keys.IS_PRESENT) is False


def read_items(root: Node, head: Head) -> tuple[list[Entry], list[str]]:
    """Read the agenda items, those within items after the one that holds them, and the links that they hold.

    Raises:
        PublicationError: Where a value is of the wrong kind.
    """
    all_closed = bool(head.kind and _CLOSED_MEETING.match(head.kind))
    links: list[str] = []
    entries: list[Entry] = []
    for node in _all(root.nodes(keys.ITEMS)):
        entry = _entry(node, all_closed, links)
        if entry is not None:
            entries.append(entry)
        else:
            node.notes.append(f"{node.path}: holds nothing; left out")
    return entries, links


def _all(nodes: list[Node], depth: int = 1) -> Iterator[Node]:
    for node in nodes:
        if depth > _DEPTH:
            raise PublicationError(f"items within items, more than {_DEPTH} deep", node.path)
        yield node
        yield from _all(node.nodes(keys.SUB_ITEMS), depth + 1)


def _entry(node: Node, all_closed: bool, links: list[str]) -> Entry | None:
    label = node.line(keys.NUMBER)
    number = read_number(label) if label else None
    if label and number is None and label.strip(" .0") == "":
        label = None
    raw = node.line(keys.TITLE)
    if raw and label:
        before = _NUMBER_BEFORE.match(raw)
        # "11. Orientering": some sites write the number into the title too.
        if before and read_number(before["number"]) == number:
            raw = raw[before.end() :]
    title, closed = clean_title(raw) if raw else (None, False)
    opened = node.flag(keys.OPEN)
    closed = closed or (all_closed if opened is None else not opened) or node.flag(keys.CLOSED) is True
    case_line = node.line(keys.CASE)
    if case_line and is_zero_guid(case_line):
        case_line = None
    case_number = read_case_number(case_line) if case_line else None
    if case_line and case_number is None:
        if any(char.isdigit() for char in case_line):
            node.notes.append(f"{node.path}: {case_line[:40]!r} is no case number")
        case_line = None
    entry = Entry(label, number, raw, title, closed, case_line, case_number)
    entry.parts = _parts(node, entry, links)
    entry.attachments = _attachments(node, links)
    empty = not (label or raw or case_line or entry.parts or entry.attachments)
    return None if empty else entry


def _parts(node: Node, entry: Entry, links: list[str]) -> list[Part]:
    parts = [part for part in (_part(one, links) for one in node.nodes(keys.FIELDS)) if part]
    decision = _decision_beside(node)
    said = {one_line(part.text) for part in parts}
    if decision and one_line(decision) not in said and not any(part.name == _DECISION for part in parts):
        parts.append(Part(_DECISION, decision))
    title = one_line(entry.raw or "").casefold()
    for part in parts:
        if part.name and title and part.name.casefold() in (title, (entry.title or "").casefold()):
            part.name = None
    return parts


def _part(node: Node, links: list[str]) -> Part | None:
    name = node.line(keys.NAME)
    html, path = node.value(keys.HTML)
    text = read_text(node.raw(keys.HTML) or "", path) if html is not None else ""
    if not text:
        plain, path = node.value(keys.TEXT)
        text = read_text(node.raw(keys.TEXT) or "", path) if plain is not None else ""
    link = node.raw(keys.LINK)
    document = node.raw(keys.DOCUMENT)
    if link:
        links.append(link)
    if text:
        return Part(name, text)
    if read_guid(document) or (link and not _points_to_nothing(link)):
        node.notes.append(f"{node.path}: {name or 'a field without a name'} is published as a document only; not read")
        return Part(name, "") if name else None
    return None


def _points_to_nothing(link: str) -> bool:
    return "00000000-0000-0000-0000-000000000000" in link


def _decision_beside(node: Node) -> str:
    """What some sites tell beside the fields: the decision, as a text or as an object that holds one."""
    found, path = node.value(keys.DECISION)
    if isinstance(found, str):
        return read_text(found, path)
    if isinstance(found, dict):
        inner = Node.of(found, path, node.notes)
        for names in (keys.HTML, keys.TEXT):
            value, path = inner.value(names)
            if isinstance(value, str):
                return read_text(value, path)
    return ""


def _attachments(node: Node, links: list[str]) -> list[str]:
    """Titles in the order that `Order` tells; those without one last, as they stand."""
    ordered: list[tuple[int, str]] = []
    others: list[str] = []
    for one in node.nodes(keys.ATTACHMENTS):
        link = one.raw(keys.LINK)
        if link:
            links.append(link)
        title = one.line(keys.NAME) or one.line(keys.FILE_NAME)
        order = _ORDER.fullmatch(f"{one.value(keys.ORDER)[0]}")
        if title and order:
            ordered.append((int(order[1]), title))
        elif title:
            others.append(title)
        elif read_guid(one.raw(keys.ID)):
            one.notes.append(f"{one.path}: an attachment without a name; left out")
    # Stable: of two with the same place, the first stays first.
    return [title for _, title in sorted(ordered, key=lambda row: row[0])] + others
