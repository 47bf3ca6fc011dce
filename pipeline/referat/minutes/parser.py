"""Parse the text of minutes into its structure, by the rules of a layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from referat.minutes.absence import Absence, find_absences, stand_ins
from referat.minutes.attachments import loose_attachments, read_attachments
from referat.minutes.bodies import bare_name, without_term
from referat.minutes.closed import add_closed
from referat.minutes.contents import find_contents
from referat.minutes.days import heading_day, meeting_day, mistaken, same_heading
from referat.minutes.flat import is_flat, reflow, unglue
from referat.minutes.header import read_header
from referat.minutes.headings import HeadingReader, body_of
from referat.minutes.items import Heads, find_heads
from referat.minutes.layout import GENERAL, Layout, any_of, detect, fold, layout_by_id
from referat.minutes.learned import learn_headings
from referat.minutes.lines import Line, blank_out, one_line, split_lines
from referat.minutes.markup import undress
from referat.minutes.mending import as_written, mend_decision, mend_lines, mend_municipality
from referat.minutes.model import Minutes, ParsedItem, ParsedSection, Skipped
from referat.minutes.municipality import find_municipality, mentioned
from referat.minutes.noise import noise_lines
from referat.minutes.titles import drop_habits
from referat.record import Layout as LayoutFound
from referat.record import Meeting, Member, SectionKind

#: Items that are about who is there: `Fraværende og stedfortrædere`, `Afbud`.
#: `Afbud: Anna Holm`, `Fraværende med afbud: …`, for all of the meeting.
_APOLOGIES = re.compile(
    r"(?m)\b(?:(?:med|meldt|sendt|havde|har) afbud|Afbud|hele mødet)\b"
    r"(?![^\n]{0,200}\b(?:til og med|fra og med|under) )"
)
#: So long may what an item's head says beside the title be.
_HEAD_TEXT = 400
_SILENT = re.compile(r"[\s:]*")
_ABSENCE_HEADINGS = ("fraværende", "afbud", "ikke til stede")
_ABSENCE_TITLES = ("fraværende", "afbud", "fravær", "mødedeltagere", "åbning af mødet", "indkaldelse af stedfortræder")


def parse(text: str, layout: Layout | None = None) -> Minutes:
    """Find the structure of minutes.

    Any text parses, in time linear in its length; what is not found is None or empty. The head of the minutes, what is
    skipped and the items hold every character, and an item's head and sections tile the item.

    Args:
        text: The document as read.
        layout: Taken instead of the one that the text gives most evidence for.

    Returns:
        The structure; all offsets point into `text`.
    """
    return _Parser(text, layout).parse()


class _Attempt(NamedTuple):
    """A text read by one layout.

    Attributes:
        layout: The layout.
        lines: The lines, or what was made into lines of a text that lost them.
        reading: The lines with nothing in those that are no part of the reading.
        noise: Which these are, and why.
        reader: Reads headings.
        flat: Whether the text has lost its line breaks.
        found: The items.
    """

    layout: Layout
    lines: list[Line]
    reading: list[Line]
    noise: dict[int, str]
    reader: HeadingReader
    flat: bool
    found: Heads


def _attempt(layout: Layout, lines: list[Line]) -> _Attempt:
    """Read lines, headings and items by a layout."""
    reader = HeadingReader(layout, lines)
    flat = is_flat(lines, reader)
    if flat:
        lines = reflow(lines, layout)
        reader = HeadingReader(layout, lines)
    noise = noise_lines(lines, layout, reader, flat)
    reading = list(lines)
    for index in noise:
        reading[index] = Line("", lines[index].start, lines[index].start)
    return _Attempt(layout, lines, reading, noise, reader, flat, find_heads(reading, layout.item, reader))


def _decisions(attempt: _Attempt) -> int:
    """How many items a document must have at least: its headings of decisions, but one at any rate."""
    return max(1, sum(heading.kind == "decision" for heading in map(attempt.reader.read, _texts(attempt)) if heading))


def _texts(attempt: _Attempt) -> Iterator[str]:
    return (line.text for line in attempt.reading if line.text)


class _Parser:
    """One run over one text; the fields are what has been found so far."""

    def __init__(self, text: str, layout: Layout | None) -> None:
        self.text = text
        self.municipality = mend_municipality(find_municipality(text))
        self.score = 1.0
        self.evidence: tuple[str, ...] = ()
        whole = mend_lines(unglue(undress(split_lines(text))))
        if layout is None:
            among = () if self.municipality else mentioned(text)
            layout, self.score, self.evidence = detect(whole, self.municipality, among)
            self.municipality = self.municipality or layout.municipality
        attempt = _attempt(layout, whole)
        as_the_layout_says = attempt.found.way not in ("sections", "titles") or bool(layout.item.opens)
        if layout.id != GENERAL and (not as_the_layout_says or attempt.found.score < _decisions(attempt)):
            # The publisher's layout has changed, or this is something else of theirs.
            general = _attempt(layout_by_id(GENERAL), whole)
            if general.found.score > attempt.found.score:
                attempt, self.score, self.evidence = general, 0.0, ()
        self.layout, self.lines, self.reading, self.noise = (
            attempt.layout,
            attempt.lines,
            attempt.reading,
            attempt.noise,
        )
        self.reader, self.flat = attempt.reader, attempt.flat
        self.heads = add_closed(
            attempt.found.heads, self.lines, self.reading, self.reader, any_of(self.layout.noise.end)
        )
        if self.layout.municipality is None and self.heads:
            # The layouts of a municipality name its headings; other documents tell theirs by repeating them.
            self.reader.learn(learn_headings(self.reading, self.heads, self.reader))
        if attempt.found.way:
            self.evidence = (*self.evidence, f"items begin at {attempt.found.way}")

    def parse(self) -> Minutes:
        for head, title in zip(self.heads, drop_habits([head.title for head in self.heads]), strict=True):
            head.title = title
        first = self.heads[0].first if self.heads else len(self.lines)
        contents = find_contents(self.reading, first, [head.title for head in self.heads], self.layout)
        header_lines = [
            Line("", line.start, line.start) if contents and contents[0] <= index < contents[1] else line
            for index, line in enumerate(self.reading[:first])
        ]
        header = read_header(header_lines, self.layout, self.municipality, flat=self.flat)
        stop, tail = self._tail()
        skipped = self._skipped(contents, first, tail)
        self.stretches = [(stretch.start, stretch.end) for stretch in skipped]
        self.header = header
        #: Headings that were mended, by their offsets.
        self.mended: dict[int, str] = {}
        #: By the identity of the item, which lives as long as the parse.
        self.absences: dict[int, list[Absence]] = {}
        items = [self._item(position, stop, tail) for position in range(len(self.heads))]
        read_last = contents is None or any(line.text for line in header_lines[contents[1] :])
        return Minutes(
            meeting=self._meeting(items),
            items=tuple(items),
            layout=LayoutFound(id=self.layout.id, score=self.score),
            skipped=tuple(self.stretches),
            header_end=self._start(first) if read_last or contents is None else self._start(contents[0]),
            evidence=self.evidence,
            reasons=tuple(stretch.why for stretch in skipped),
            sources=tuple(header.sources.items()),
        )

    # --- stretches

    def _start(self, index: int) -> int:
        return self.lines[index].start if index < len(self.lines) else len(self.text)

    def _tail(self) -> tuple[int, int]:
        """The line after the last item's last, and the offset where what belongs to no item begins."""
        if not self.heads:
            return len(self.lines), len(self.text)
        stop, floor = len(self.lines), self.heads[-1].body
        ending = any_of(self.layout.noise.end)
        if ending is not None:
            for index in range(floor, stop):
                line = self.reading[index].text
                if line and ending.match(line):
                    stop = index
                    break
        while stop > floor and not self.reading[stop - 1].text:
            stop -= 1
        rest = next((index for index in range(stop, len(self.lines)) if self.lines[index].text), None)
        return (len(self.lines), len(self.text)) if rest is None else (stop, self.lines[rest].start)

    def _skipped(self, contents: tuple[int, int] | None, first: int, tail: int) -> list[Skipped]:
        out: list[Skipped] = []
        table = (-1, -1)
        if contents:
            after = range(contents[1], len(self.lines))
            stop = next((index for index in after if self.lines[index].text), len(self.lines))
            read_last = any(line.text for line in self.reading[contents[1] : first])
            table = (self._start(contents[0]), self._start(stop if read_last else first))
            out.append(Skipped(*table, "table of contents"))
        for index, why in sorted(self.noise.items()):
            line = self.lines[index]
            if line.start < tail and not table[0] <= line.start < table[1]:
                out.append(Skipped(line.start, line.end, why))
        if tail < len(self.text):
            out.append(Skipped(tail, len(self.text), "after the last item"))
        return sorted(out)

    def _reading(self, start: int, end: int) -> str:
        return blank_out(self.text, self.stretches, start, end)

    # --- items

    def _item(self, position: int, stop: int, tail: int) -> ParsedItem:
        head = self.heads[position]
        if position + 1 < len(self.heads):
            stop = self.heads[position + 1].first
            end = self._start(stop)
        else:
            end = tail
        sections = self._mark_own_decision(self._sections(head.body, stop, end))
        bare = ParsedItem(
            number=head.number,
            title=as_written(head.title, self.lines[head.first : head.body], self.text),
            closed=head.closed,
            case_number=head.case_number,
            start=self.lines[head.first].start,
            head_end=sections[0].start if sections else end,
            end=end,
            sections=tuple(sections),
            text_start=min(self._start(head.body), end) if head.body < stop else end,
        )
        absences = self._absences(bare)
        item = replace(
            bare,
            attachments=tuple(self._attachments(bare)),
            not_participating=tuple(self._not_participating(bare, absences)),
        )
        self.absences[id(item)] = absences
        return item

    def _sections(self, first: int, stop: int, end: int) -> list[ParsedSection]:
        found: list[tuple[int, SectionKind, str, int, int]] = []
        value_of = {fold(name) for name in self.layout.rules.value}
        is_value = False
        for index in range(first, stop):
            text = self.reading[index].text
            if not text:
                continue
            if is_value:
                is_value = False
                continue
            heading = self.reader.read(text)
            if heading is None:
                continue
            if heading.kind == "recommendation" and found and found[-1][1] == "recommendation":
                # "Direktionen indstiller, at" right under "Indstilling" is the section's first line.
                previous = found[-1][0]
                if not any(self.reading[between].text for between in range(previous + 1, index)):
                    continue
            line = self.lines[index]
            written = line.text[: heading.length]
            is_value = heading.whole and fold(written) in value_of
            heading_end = line.start + len(written)
            if written != self.text[line.start : heading_end]:
                self.mended[line.start] = written
            found.append((index, heading.kind, one_line(self.text[line.start : heading_end]), line.start, heading_end))
        stops = [start for _, _, _, start, _ in found[1:]] + [end]
        return [
            ParsedSection(written, kind, start, heading_end, stop_at)
            for (_, kind, written, start, heading_end), stop_at in zip(found, stops, strict=False)
        ]

    def _mark_own_decision(self, sections: list[ParsedSection]) -> list[ParsedSection]:
        """Of the decisions chained in an item, mark this meeting's: by date and body of its heading, else the last."""
        decisions = [index for index, section in enumerate(sections) if section.kind == "decision"]
        if not decisions:
            return sections
        if len(decisions) == 1 and not any(char.isdigit() for char in sections[decisions[0]].heading):
            sections[decisions[0]] = replace(sections[decisions[0]], own_decision=True)
            return sections
        meeting = self.header.meeting
        body = bare_name(meeting.body) if meeting.body else None
        own_day, own_headings = self._own_day

        def fits(index: int) -> tuple[int, int, int, int]:
            section = sections[index]
            day = heading_day(section.heading)
            of_day = 0 if day is None else (1 if day == own_day else -2)
            heading = self._heading_read(section)
            if of_day < 0 and day and own_day and mistaken(day, own_day) and same_heading(heading, own_headings):
                of_day = -1
            of_body = int(body is not None and body in bare_name(heading))
            says = int(not _SILENT.fullmatch(self.text, section.heading_end, section.end))
            return of_day, of_body, says, index

        best = max(decisions, key=fits)
        if fits(best)[0] < -1 and meeting.date is not None:
            return sections
        sections[best] = replace(sections[best], own_decision=True)
        return sections

    @cached_property
    def _own_day(self) -> tuple[str | None, list[str]]:
        """The day of the meeting as far as headings of decisions tell, and the headings that have it."""
        stated = self.header.meeting.date
        headings = [
            line.text
            for line in self.reading
            if line.text and (read := self.reader.read(line.text)) and read.kind == "decision"
        ]
        dated = [heading for heading in dict.fromkeys(headings) if any(char.isdigit() for char in heading)]
        if not dated:
            return stated, []
        day = meeting_day(stated, headings, self.header.meeting.body)
        return day, [text for text in dated if heading_day(text) == day]

    def _heading_read(self, section: ParsedSection) -> str:
        """A section's heading with its letters mended."""
        return one_line(self.mended.get(section.start, section.heading))

    def _attachments(self, item: ParsedItem) -> list[str]:
        lists = [section for section in item.sections if section.kind == "attachments"]
        if not lists:
            return loose_attachments(self._reading(item.text_start, item.end))
        return [
            title
            for section in lists
            for title in read_attachments(self._reading(section.heading_end, section.end), flat=self.flat)
        ]

    # --- who took no part

    def _absences(self, item: ParsedItem) -> list[Absence]:
        if item.decision is None:
            return []
        stretches = [item.decision]
        if item.sections and 0 < item.head_end - item.text_start < _HEAD_TEXT:
            stretches.append((item.text_start, item.head_end))
        stretches += [(s.start, s.end) for s in item.sections if fold(s.heading) in _ABSENCE_HEADINGS]
        found: dict[str, Absence] = {}
        for start, end in stretches:
            for absence in find_absences(mend_decision(self._reading(start, end)), self.header.known):
                found.setdefault(absence.name, absence)
        return list(found.values())

    def _not_participating(self, item: ParsedItem, absences: Sequence[Absence]) -> list[str]:
        names = [absence.name for absence in absences]
        if item.number is not None:
            for entry in self.header.ranges:
                inside = entry.low <= item.number <= entry.high
                if inside != entry.there and entry.name not in names:
                    names.append(entry.name)
        return names

    def _meeting(self, items: Sequence[ParsedItem]) -> Meeting:
        """The head, with those whom every item names as absent, or an item of its own."""
        meeting = self.header.meeting
        if meeting.body is None and (body := self._body_said(items)):
            meeting = meeting.model_copy(update={"body": body})
            self.header.sources["body"] = "headings of decisions"
        said = [item for item in items if item.decision and self.text[item.decision[0] : item.decision[1]].strip()]
        lists = [[absence.name for absence in self.absences[id(item)] if absence.kind == "meeting"] for item in said]
        absent = list(meeting.absent)
        standing_in: list[Member] = []
        everywhere: list[str] = []
        if len(lists) > 1:
            common = set(lists[0]).intersection(*lists[1:])
            everywhere = [name for name in lists[0] if name in common]
        own = items[0] if items and self._is_of_absence(items[0]) else None
        if own is not None and own in said:
            everywhere += [name for name in lists[said.index(own)] if name not in everywhere]
            standing_in = self._standing_in(own)
        elif everywhere:
            standing_in = self._standing_in(said[0])
        if not everywhere and not standing_in:
            return meeting
        absent += [name for name in everywhere if name not in absent and name not in {m.name for m in standing_in}]
        present = [member for member in meeting.present if member.name not in everywhere]
        present += [member for member in standing_in if member.name not in {other.name for other in present}]
        return meeting.model_copy(update={"absent": absent, "present": present})

    def _body_said(self, items: Sequence[ParsedItem]) -> str | None:
        """The body that the headings of this meeting's own decisions name, where the head names none."""
        own = [section.heading for item in items for section in item.sections if section.own_decision]
        bodies = Counter(body for heading in own if (body := body_of(heading)))
        best = bodies.most_common(1)
        return without_term(best[0][0]) if best and 2 * best[0][1] > len(own) > 1 else None

    def _is_of_absence(self, item: ParsedItem) -> bool:
        """Whether the first item tells who was absent from the meeting."""
        title = (item.title or "").casefold()
        if self.layout.header.first_item_absent or title.startswith(_ABSENCE_TITLES):
            return True
        if item.decision is None:
            return False
        # Apologies, and a stand-in who met: they were not there at all.
        text = self._reading(*item.decision)
        return bool(_APOLOGIES.search(text)) or bool(self._standing_in(item))

    def _standing_in(self, item: ParsedItem) -> list[Member]:
        """Those who met in place of those whom an item names as absent."""
        if item.decision is None:
            return []
        people = stand_ins(mend_decision(self._reading(*item.decision)))
        return [Member(name=person.name, party=person.party) for person in people]
