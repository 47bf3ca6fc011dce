"""What parsing gives: the structure of one document, in offsets of its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from referat.minutes.lines import blank_out
from referat.record import Layout, Meeting, SectionKind


class Skipped(NamedTuple):
    """A stretch that is no part of the reading.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        why: `table of contents`, `page number`, `running head`, `page furniture` or `after the last item`.
    """

    start: int
    end: int
    why: str


@dataclass(frozen=True)
class ParsedSection:
    """A section of an item, from its heading to the next.

    Attributes:
        heading: As written, on one line.
        kind: What the section is for.
        start: Offset of the heading.
        heading_end: Offset after the heading; the section's text follows.
        end: Offset of the next section, or of the item's end.
        own_decision: Whether it holds the decision of the body whose minutes these are.
    """

    heading: str
    kind: SectionKind
    start: int
    heading_end: int
    end: int
    own_decision: bool = False


@dataclass(frozen=True)
class ParsedItem:
    """An agenda item; `start:head_end` is its head (heading line, case number, text before the first section)."""

    number: int | None
    title: str | None
    closed: bool
    case_number: str | None
    start: int
    head_end: int
    end: int
    sections: tuple[ParsedSection, ...] = ()
    attachments: tuple[str, ...] = ()
    not_participating: tuple[str, ...] = ()
    text_start: int = 0
    """Where the item's own text begins: after heading line and case number."""

    @property
    def decision(self) -> tuple[int, int] | None:
        """Offsets of the text of the own decision; of all text under the head where the item has no section at all.

        None where the item has sections, but no decision of its own among them, and where nothing stands there.
        """
        for section in self.sections:
            if section.own_decision:
                return section.heading_end, section.end
        return (self.text_start, self.end) if not self.sections and self.text_start < self.end else None


@dataclass(frozen=True)
class Minutes:
    """The structure of a document.

    The head (`0:header_end`), `skipped` and `items` together hold every character of the text.

    Attributes:
        meeting: The head of the minutes.
        items: Agenda items in order; they do not overlap, and each is tiled by its head and its sections.
        layout: Which layout was taken, and how well the text fits it.
        skipped: Stretches that are no part of the reading, in order, as offsets: table of contents, running heads and
            page numbers (inside items too), a web page's furniture, what follows the last item.
        header_end: Where the head of the minutes ends.
        evidence: What spoke for the layout, and how items were found.
        reasons: For each of `skipped`, why.
        sources: For each field of the meeting that was found, where it was taken from.
    """

    meeting: Meeting
    items: tuple[ParsedItem, ...]
    layout: Layout
    skipped: tuple[tuple[int, int], ...] = ()
    header_end: int = 0
    evidence: tuple[str, ...] = field(default=())
    reasons: tuple[str, ...] = field(default=())
    sources: tuple[tuple[str, str], ...] = field(default=())

    def reading(self, text: str, start: int, end: int) -> str:
        """The stretch `start:end` of the document without what is skipped in it, which is blanks; offsets stay."""
        return blank_out(text, self.skipped, start, end)
