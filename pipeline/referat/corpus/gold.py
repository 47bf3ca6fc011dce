"""Gold minutes: the text of a meeting with everything that `referat` should say about it.

A gold meeting is two files in `corpus/meetings/`: `<id>.txt`, the minutes with inline marks (see `markup`), and
`<id>.json`, the structure beside it. What has a place in the text is marked there; the rest stands beside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from referat.corpus.markup import Mark, Markup, parse_markup
from referat.errors import CorpusError
from referat.minutes.model import Minutes, ParsedItem, ParsedSection
from referat.record import Layout, Meeting, OutcomeLabel, Remark, Vote

#: Layout of a text that is parts of minutes alone (see `annotated`); what the meeting was stands beside it only.
EXCERPT = "excerpt"
#: Lines between an item's first line and the line of its case number.
_HEAD_LINES = 5


class ItemSidecar(BaseModel):
    """The facts about one agenda item; a null says that the minutes do not tell."""

    model_config = ConfigDict(extra="forbid")

    number: int | None
    title: str | None
    closed: bool = False
    case_number: str | None = None
    outcomes: list[OutcomeLabel]
    votes: list[Vote] = []
    remarks: list[Remark] = []
    not_participating: list[str] = []
    attachments: list[str] = []


class Sidecar(BaseModel):
    """The structure file of a gold meeting.

    Attributes:
        layout: The layout that the text imitates, as named in `minutes-formats` (`horsens`, `odense`, `invented-1`).
        fields: Fields of municipal work that the items are about.
        meeting: The head of the minutes.
        items: One entry for each `[[item]]`, in order.
    """

    model_config = ConfigDict(extra="forbid")

    layout: str
    fields: list[str] = []
    meeting: Meeting
    items: list[ItemSidecar]


@dataclass(frozen=True)
class GoldSection:
    """A section; `start:end` is the heading, the section's text follows up to `body_end`."""

    heading: str
    start: int
    end: int
    body_end: int
    own_decision: bool


@dataclass(frozen=True)
class GoldItem:
    """An agenda item with its place in the text."""

    facts: ItemSidecar
    start: int
    end: int
    sections: list[GoldSection] = field(default_factory=list)

    text_start: int = 0

    @property
    def head_end(self) -> int:
        """Where the item's first section begins."""
        return self.sections[0].start if self.sections else self.end


@dataclass(frozen=True)
class GoldMeeting:
    """One gold document.

    Attributes:
        id: File stem, unique in the corpus.
        text: The minutes, without marks.
        spans: Entity spans in order.
        items: Agenda items in order.
        sidecar: The structure as written beside the text.
    """

    id: str
    text: str
    spans: list[Mark]
    items: list[GoldItem]
    sidecar: Sidecar

    @property
    def minutes(self) -> Minutes:
        """The gold structure, in the form that the parser gives."""
        first = self.items[0].start if self.items else len(self.text)
        return Minutes(
            meeting=self.sidecar.meeting,
            items=tuple(_parsed(item) for item in self.items),
            layout=Layout(id=self.sidecar.layout, score=1.0),
            header_end=first,
        )

    @property
    def body_key(self) -> str:
        """Municipality and body, by which the corpus is split (see `splits`)."""
        meeting = self.sidecar.meeting
        return f"{meeting.municipality}|{meeting.body}"


def read_meeting(path: Path) -> GoldMeeting:
    """Read `<id>.txt` and the `<id>.json` beside it.

    Args:
        path: The text file.

    Raises:
        CorpusError: With file and line, where either file breaks the rules or they contradict each other.
    """
    # Bytes, since reading as text would turn the line ends of a CRLF source into others and move its offsets.
    marked = path.read_bytes().decode("utf-8")
    markup = parse_markup(marked, path)
    sidecar_path = path.with_suffix(".json")
    sidecar = read_sidecar(sidecar_path)
    if len(sidecar.items) != len(markup.items):
        raise CorpusError(
            sidecar_path, None, f"{len(sidecar.items)} items here, {len(markup.items)} marks [[item]] in {path.name}"
        )
    items = _items(markup, sidecar)
    meeting = GoldMeeting(path.stem, markup.text, markup.spans, items, sidecar)
    for problem in _contradictions(meeting):
        raise CorpusError(sidecar_path, None, problem)
    return meeting


def read_sidecar(path: Path) -> Sidecar:
    """Read a structure file.

    Raises:
        CorpusError: Where it is missing, is no JSON, or has unknown, missing or wrong fields.
    """
    try:
        return Sidecar.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CorpusError(path, None, "the structure file is missing") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CorpusError(path, None, f"{place or 'JSON'}: {first['msg']}") from None


def read_corpus(folder: Path) -> Iterator[GoldMeeting]:
    """Read every meeting of a folder, in the order of their ids.

    Raises:
        CorpusError: For the first broken document, or where the folder holds none.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise CorpusError(folder, None, "no gold minutes (*.txt) here")
    for orphan in sorted(folder.glob("*.json")):
        if not orphan.with_suffix(".txt").exists():
            raise CorpusError(orphan, None, "a structure file without its text")
    for path in paths:
        yield read_meeting(path)


def write_meeting(folder: Path, meeting_id: str, marked: str, sidecar: Sidecar) -> Path:
    """Write a gold meeting as its two files and return the path of the text."""
    path = folder / f"{meeting_id}.txt"
    path.write_text(marked, encoding="utf-8", newline="")
    beside = json.dumps(sidecar.model_dump(), ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(beside + "\n", encoding="utf-8")
    return path


def one_line(text: str) -> str:
    """Undo line breaks and runs of white space.

    >>> one_line("Jimmy\\nSimonsen")
    'Jimmy Simonsen'
    """
    return " ".join(text.split())


def _items(markup: Markup, sidecar: Sidecar) -> list[GoldItem]:
    last = markup.end if markup.end is not None else len(markup.text)
    items = []
    # A meeting that was called off has no items.
    for number, (facts, start) in enumerate(zip(sidecar.items, markup.items, strict=True), 1):
        end = markup.items[number] if number < len(markup.items) else last
        marks = [mark for mark in markup.headings if start <= mark.start < end]
        sections = []
        stops = [mark.start for mark in marks[1:]] + [end] * bool(marks)
        for mark, following in zip(marks, stops, strict=True):
            heading = one_line(markup.text[mark.start : mark.end])
            sections.append(GoldSection(heading, mark.start, mark.end, following, mark.label == "decision"))
        text_start = min(_text_start(markup.text, facts, start, end), sections[0].start if sections else end)
        items.append(GoldItem(facts, start, end, sections, text_start))
    return items


def _text_start(text: str, facts: ItemSidecar, start: int, end: int) -> int:
    """Where an item's own text begins: after the lines of its title and its case number."""
    at = start
    for part in (facts.title, facts.case_number):
        if part is None:
            continue
        pattern = r"\s+".join(map(re.escape, part.split()))
        match = re.compile(pattern).search(text, at, end)
        # A case number deep in the text is a mention, no line of the head.
        if match and text.count("\n", at, match.start()) <= _HEAD_LINES:
            at = match.end()
    line_end = text.find("\n", max(at, start), end)
    return end if line_end < 0 else line_end + 1


def _parsed(item: GoldItem) -> ParsedItem:
    facts = item.facts
    return ParsedItem(
        number=facts.number,
        title=facts.title,
        closed=facts.closed,
        case_number=facts.case_number,
        start=item.start,
        head_end=item.head_end,
        end=item.end,
        sections=tuple(
            ParsedSection(
                section.heading,
                "decision" if section.own_decision else "other",
                section.start,
                section.end,
                section.body_end,
                section.own_decision,
            )
            for section in item.sections
        ),
        attachments=tuple(facts.attachments),
        not_participating=tuple(facts.not_participating),
        text_start=item.text_start,
    )


def _contradictions(gold: GoldMeeting) -> Iterator[str]:
    """What the structure says and the text does not."""
    text = one_line(gold.text)
    persons = {one_line(gold.text[s.start : s.end]) for s in gold.spans if s.label == "PERSON"}

    def unknown_person(name: str) -> bool:
        return not any(name == p or name == re.sub(r"(?:'s|’s|s|'|’)$", "", p) for p in persons)

    meeting = gold.sidecar.meeting
    for name in (*(member.name for member in meeting.present), *meeting.absent):
        if unknown_person(name):
            yield f"meeting: {name!r} is no PERSON span of the text"
    for value in (meeting.body, meeting.place):
        if value and gold.sidecar.layout != EXCERPT and one_line(value) not in text:
            yield f"meeting: {value!r} does not stand in the text"
    for index, item in enumerate(gold.items):
        facts, where = item.facts, f"items[{index}]"
        body = one_line(gold.text[item.start : item.end])
        head = one_line(gold.text[item.start : item.head_end])
        if facts.title is not None and one_line(facts.title) not in head:
            yield f"{where}: title {facts.title!r} does not stand in the head of the item: {head[:120]!r}"
        if not facts.outcomes:
            yield f"{where}: outcomes is empty; an item without a decision has NONE"
        if "NONE" in facts.outcomes and len(facts.outcomes) > 1:
            yield f"{where}: NONE stands beside other outcomes"
        if len(set(facts.outcomes)) != len(facts.outcomes):
            yield f"{where}: an outcome stands twice"
        near = [gold.text[s.start : s.end] for s in gold.spans if s.label == "CASE_NUMBER"]
        if facts.case_number is not None and one_line(facts.case_number) not in map(one_line, near):
            yield f"{where}: case number {facts.case_number!r} is no CASE_NUMBER span of the text"
        for name in facts.not_participating:
            if unknown_person(name):
                yield f"{where}: {name!r} is no PERSON span of the text"
        for attachment in facts.attachments:
            if one_line(attachment) not in body:
                yield f"{where}: attachment {attachment!r} does not stand in the item"
        voters = [who for vote in facts.votes for who in vote.who]
        for who in (*voters, *(who for remark in facts.remarks for who in remark.who)):
            if one_line(who) not in body:
                yield f"{where}: {who!r} (votes, remarks) does not stand in the item"
