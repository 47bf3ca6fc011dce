"""The sections of an item: the fields of the JSON, and template headings in the text of a field that holds them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from referat.firstagenda.composing import Placed, Stretch
from referat.minutes.bodies import bare_name
from referat.minutes.dates import find_date
from referat.minutes.headings import HeadingReader
from referat.minutes.layout import GENERAL, fold, layout_by_id
from referat.minutes.learned import kind_of
from referat.minutes.lines import Line, one_line
from referat.minutes.model import ParsedSection
from referat.record import Meeting, SectionKind

_SILENT = re.compile(r"[\s:]*")


def find_sections(placed: Placed, end: int, lines: Sequence[Line], reader: HeadingReader) -> list[ParsedSection]:
    """The sections of one item, in order; each ends where the next begins, the last one with the item.

    Args:
        placed: The item.
        end: Offset after it.
        lines: The lines of the item.
        reader: Reads headings as this document writes them.
    """
    found: list[tuple[SectionKind, str, int, int]] = []
    for stretch in placed.stretches:
        if stretch.name:
            kind: SectionKind = "attachments" if stretch.listed else _kind(stretch.name, reader)
            found.append((kind, stretch.name, stretch.start, stretch.heading_end))
        if not stretch.listed:
            found += _in_text(stretch, lines, reader, found[-1][0] if found and stretch.name else None)
    stops = [start for _, _, start, _ in found[1:]] + [end]
    return [
        ParsedSection(one_line(heading), kind, start, heading_end, stop)
        for (kind, heading, start, heading_end), stop in zip(found, stops, strict=False)
    ]


def _kind(name: str, reader: HeadingReader) -> SectionKind:
    """What a field is for: as the municipality's layout says, the list of all headings, or the words of its name."""
    folded = fold(name)
    for layout in (reader.layout, layout_by_id(GENERAL)):
        if folded in layout.headings:
            return layout.headings[folded]
    heading = reader.read(name)
    return heading.kind if heading and heading.whole else kind_of(name)


def _in_text(
    stretch: Stretch, lines: Sequence[Line], reader: HeadingReader, own: SectionKind | None
) -> list[tuple[SectionKind, str, int, int]]:
    """Headings in a field's text.

    A field with a heading is one section, and what looks like a heading in it is a subheading; but for the decisions
    of several bodies in one field, and for a field that is all that the item has.
    """
    everything = stretch.whole or stretch.name is None
    if not everything and own != "decision":
        return []
    found: list[tuple[SectionKind, str, int, int]] = []
    values = {fold(name) for name in reader.layout.rules.value}
    is_value = False
    before: SectionKind | None = own
    for line in lines:
        if line.start < stretch.heading_end or line.start >= stretch.end or not line.text:
            continue
        if is_value:
            is_value = False
            continue
        heading = reader.read(line.text)
        is_first = before == "recommendation"
        before = None
        if heading is None or (heading.kind == "recommendation" and is_first):
            # "Direktionen indstiller, at" right under "Indstilling" is the section's first line.
            continue
        written = line.text[: heading.length]
        if not everything and not (heading.kind == "decision" and any(char.isdigit() for char in written)):
            continue
        is_value = heading.whole and fold(written) in values
        before = heading.kind if heading.whole else None
        found.append((heading.kind, written, line.start, line.start + len(written)))
    return found


def mark_own_decision(text: str, sections: list[ParsedSection], meeting: Meeting) -> list[ParsedSection]:
    """Of the decisions in an item, mark this meeting's: by date and body of its heading, else the last that says some.

    The rule is that of `referat.minutes.parser`: a test holds both to the same answer.
    """
    decisions = [index for index, section in enumerate(sections) if section.kind == "decision"]
    if not decisions:
        return sections
    body = bare_name(meeting.body) if meeting.body else None

    def fits(index: int) -> tuple[int, int, int, int]:
        section = sections[index]
        date = find_date(section.heading)
        of_day = 0 if date is None else (1 if date.isoformat() == meeting.date else -2)
        of_body = int(body is not None and body in bare_name(section.heading))
        says = int(not _SILENT.fullmatch(text, section.heading_end, section.end))
        return of_day, of_body, says, index

    best = max(decisions, key=fits)
    if fits(best)[0] >= 0 or meeting.date is None:
        sections[best] = replace(sections[best], own_decision=True)
    return sections
