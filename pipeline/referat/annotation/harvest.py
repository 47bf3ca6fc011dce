"""Settled passages into gold files of the corpus's own format.

A document all of whose passages are settled becomes a gold meeting, its text that of the source. Of a document of which
only a part is, an excerpt is made: a gold meeting whose text is the settled passages alone, the decisions as items of
their own behind the rest. What is not settled is thus never taught as free of names. `provenance.jsonl` beside them
keeps who labelled what, with offsets in the source.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from referat.annotation.annotated import Annotated
from referat.annotation.documents import Document
from referat.annotation.errors import AnnotationError, Problem
from referat.corpus.gold import EXCERPT, ItemSidecar, Sidecar, one_line
from referat.corpus.markup import Mark, parse_markup, render_markup
from referat.errors import CorpusError
from referat.labels import OUTCOMES
from referat.record import Meeting, OutcomeLabel

MEETINGS, EXCERPTS, PROVENANCE = "meetings", "excerpts", "provenance.jsonl"


@dataclass(frozen=True)
class GoldFile:
    """A gold meeting that is ready to be written; `folder` is `meetings` or `excerpts`."""

    folder: str
    id: str
    marked: str
    sidecar: Sidecar

    def files(self, root: Path) -> dict[Path, str]:
        """Content by path."""
        text = root / self.folder / f"{self.id}.txt"
        beside = json.dumps(self.sidecar.model_dump(), ensure_ascii=False, indent=1) + "\n"
        return {text: self.marked, text.with_suffix(".json"): beside}


def harvest(passages: Iterable[Annotated], documents: Mapping[str, Document]) -> tuple[list[GoldFile], list[Problem]]:
    """Make gold files of settled passages.

    Returns:
        The files, and what could not be put into them.
    """
    groups: dict[str, list[Annotated]] = {}
    for passage in passages:
        groups.setdefault(passage.document, []).append(passage)
    files, problems = [], []
    for name, group in sorted(groups.items()):
        document = documents[name]
        group.sort(key=lambda p: p.start)
        problems += _without_outcome(document, group)
        made = _meeting(document, group) if _covers(document, group) else _excerpt(document, group)
        for file, found in made:
            problems += found
            if file is not None:
                files.append(file)
    return files, problems


def write(files: Sequence[GoldFile], passages: Iterable[Annotated], root: Path, *, force: bool = False) -> list[Path]:
    """Write gold files and provenance under `root`; a file that is there and differs needs `force`.

    Raises:
        AnnotationError: Before anything is written, where such files are there and `force` is not given.
    """
    wanted = {path: content for file in files for path, content in file.files(root).items()}
    lines = [json.dumps(p.to_json(), ensure_ascii=False) + "\n" for p in passages]
    wanted[root / PROVENANCE] = "".join(lines)
    differ = [
        path for path, content in wanted.items() if path.exists() and path.read_bytes() != content.encode("utf-8")
    ]
    if differ and not force:
        names = ", ".join(str(path) for path in differ[:3]) + (" …" if len(differ) > 3 else "")
        raise AnnotationError(f"{len(differ)} files are there with other content ({names}); --force overwrites them")
    if force:
        # A document that is whole now leaves its excerpt behind.
        for file in files:
            other = EXCERPTS if file.folder == MEETINGS else MEETINGS
            for ending in (".txt", ".json"):
                (root / other / f"{file.id}{ending}").unlink(missing_ok=True)
    for path, content in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
    return sorted(wanted)


def _covers(document: Document, group: Sequence[Annotated]) -> bool:
    """Whether the passages leave only white space of the document."""
    at, rest = 0, []
    for passage in group:
        rest.append(document.text[at : passage.start])
        at = max(at, passage.end)
    return not "".join([*rest, document.text[at:]]).strip()


def _outcomes(group: Iterable[Annotated], item: int) -> list[OutcomeLabel]:
    """What the passages of an item say together; a part without a decision does not deny that of another."""
    told = {outcome for passage in group if passage.item == item for outcome in passage.outcomes}
    if len(told) > 1:
        told.discard("NONE")
    return [outcome for outcome in OUTCOMES if outcome in told]


def _without_outcome(document: Document, group: Sequence[Annotated]) -> list[Problem]:
    return [
        Problem(
            document.id,
            document.line(passage.start),
            "outcome",
            f"{passage.section}: a decision without an outcome",
            passage.annotator,
        )
        for passage in group
        if passage.decision and passage.item is not None and not _outcomes(group, passage.item)
    ]


def _meeting(document: Document, group: Sequence[Annotated]) -> Iterable[tuple[GoldFile | None, list[Problem]]]:
    minutes, text = document.minutes, document.text
    spans = [mark for passage in group for mark in passage.spans]
    headings = [
        Mark("decision" if section.own_decision else "heading", *_stripped(text, section.start, section.heading_end))
        for item in minutes.items
        for section in item.sections
    ]
    headings, nested = _apart([mark for mark in headings if mark.start < mark.end], spans)
    outcomes = [_outcomes(group, index) for index in range(len(minutes.items))]
    missing = [index for index, told in enumerate(outcomes) if not told]
    silent = {passage.item for passage in group if passage.decision}
    if any(index in silent for index in missing):
        # Told as a problem already; NONE would be a guess.
        yield None, []
        return
    for index in missing:
        outcomes[index].append("NONE")
    end = minutes.items[-1].end if minutes.items and minutes.items[-1].end < len(text) else None
    if document.gold is not None:
        facts = [
            item.facts if set(told) == set(item.facts.outcomes) else item.facts.model_copy(update={"outcomes": told})
            for item, told in zip(document.gold.items, outcomes, strict=True)
        ]
        sidecar, problems = document.gold.sidecar.model_copy(update={"items": facts}), list[Problem]()
    else:
        sidecar, problems = _sidecar(document, spans, outcomes)
    for mark in nested:
        what = f"heading {text[mark.start : mark.end]!r} holds a span, and marks do not nest; left out"
        problems.append(Problem(document.id, document.line(mark.start), "structure", what))
    marked = render_markup(text, spans, headings, [item.start for item in minutes.items], end)
    yield _checked(document, GoldFile(MEETINGS, document.id, marked, sidecar), text, spans, problems)


def _apart(headings: Sequence[Mark], spans: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Headings that touch no span, and those that do."""
    touched = {h for h in headings if any(s.start < h.end and h.start < s.end for s in spans)}
    return [h for h in headings if h not in touched], sorted(touched, key=lambda h: h.start)


def _sidecar(
    document: Document, spans: Sequence[Mark], outcomes: Sequence[Sequence[OutcomeLabel]]
) -> tuple[Sidecar, list[Problem]]:
    """The structure as parsed, without what the annotators' spans contradict; that is told."""
    text, minutes = document.text, document.minutes
    persons = {_nominative(one_line(text[m.start : m.end])) for m in spans if m.label == "PERSON"}
    cases = {one_line(text[m.start : m.end]) for m in spans if m.label == "CASE_NUMBER"}
    problems = []

    def known(name: str, where: str, start: int) -> bool:
        if _nominative(name) in persons:
            return True
        what = f"{where}: {name!r} was read by the parser, but is not labelled as a person; left out"
        problems.append(Problem(document.id, document.line(start), "structure", what))
        return False

    meeting = minutes.meeting
    present = [m for m in meeting.present if known(m.name, "present", 0)]
    absent = [name for name in meeting.absent if known(name, "absent", 0)]
    items = []
    for item, told in zip(minutes.items, outcomes, strict=True):
        case = item.case_number
        if case is not None and one_line(case) not in cases:
            what = f"case number {case!r} was read by the parser, but is not labelled; left out"
            problems.append(Problem(document.id, document.line(item.start), "structure", what))
            case = None
        items.append(
            ItemSidecar(
                number=item.number,
                title=item.title,
                closed=item.closed,
                case_number=case,
                outcomes=list(told),
                not_participating=[n for n in item.not_participating if known(n, "not participating", item.start)],
                attachments=list(item.attachments),
            )
        )
    head = meeting.model_copy(update={"present": present, "absent": absent})
    return Sidecar(layout=minutes.layout.id, meeting=head, items=items), problems


def _excerpt(document: Document, group: Sequence[Annotated]) -> Iterable[tuple[GoldFile | None, list[Problem]]]:
    """The settled passages alone: first what is no decision, then each decision as an item."""
    pieces: list[str] = []
    spans: list[Mark] = []
    headings: list[Mark] = []
    items: list[int] = []
    facts: list[ItemSidecar] = []
    length = 0
    decisions = [p for p in group if p.outcomes]
    others = [p for p in group if not p.outcomes and not (p.decision and p.item is not None)]
    for passage in others + decisions:
        if passage.outcomes:
            items.append(length)
            told = [outcome for outcome in OUTCOMES if outcome in passage.outcomes]
            facts.append(ItemSidecar(number=None, title=None, case_number=None, outcomes=told))
            start, end = _heading(document, passage)
            if start == end:
                # Of an item without headings the first line is its head, and no part of the decision.
                pieces.append("\n")
                length += 1
            else:
                shift = length - passage.start
                headings += _apart([Mark("decision", start + shift, end + shift)], _moved(passage, shift))[0]
        spans += [
            Mark(m.label, m.start - passage.start + length, m.end - passage.start + length) for m in passage.spans
        ]
        piece = passage.text if passage.text.endswith("\n") else passage.text + "\n"
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    if not text.strip():
        return
    meeting = document.minutes.meeting
    # The body says in which split the excerpt may be.
    head = Meeting(municipality=meeting.municipality, body=meeting.body, date=meeting.date)
    sidecar = Sidecar(layout=EXCERPT, meeting=head, items=facts)
    marked = render_markup(text, spans, headings, items)
    yield _checked(document, GoldFile(EXCERPTS, document.id, marked, sidecar), text, spans, [])


def _moved(passage: Annotated, shift: int) -> list[Mark]:
    return [Mark(m.label, m.start + shift, m.end + shift) for m in passage.spans]


def _heading(document: Document, passage: Annotated) -> tuple[int, int]:
    """The heading that a passage begins with, in offsets of the document."""
    for item in document.minutes.items:
        for section in item.sections:
            if section.start == passage.start:
                return _stripped(document.text, section.start, section.heading_end)
    return passage.start, passage.start


def _checked(
    document: Document, file: GoldFile, text: str, spans: Sequence[Mark], problems: list[Problem]
) -> tuple[GoldFile | None, list[Problem]]:
    """The file, if reading its marks gives the very text and spans again."""
    try:
        back = parse_markup(file.marked, Path(f"{file.id}.txt"))
    except CorpusError as error:
        return None, [*problems, Problem(document.id, error.line or 0, "markup", error.problem)]
    if back.text != text or back.spans != sorted(spans, key=lambda m: m.start):
        what = "the text or a heading holds what the corpus takes for marks ([[, ]] or |)"
        return None, [*problems, Problem(document.id, 0, "markup", what)]
    return file, problems


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space and a colon at its edges."""
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip(" \t\r\n\u00a0:"))


def _nominative(name: str) -> str:
    """A name without a genitive's ending, to compare by.

    >>> _nominative("Lasse Bruuns") == _nominative("Lasse Bruun")
    True
    """
    return name.rstrip("'’").removesuffix("s").rstrip("'’")
