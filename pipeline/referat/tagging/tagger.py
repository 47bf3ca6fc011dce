"""Tag documents: the one place where structure, pipeline, values, votes and outcomes come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from referat.legislation import resolve_references
from referat.matching import Match
from referat.minutes import Minutes, ParsedItem, parse
from referat.minutes.segments import Segment, segments
from referat.outcomes import NO_DECISION, decide, find_cues
from referat.reading import Source
from referat.record import Item, Meeting, Model, Outcome, Record, Section, Span, Table
from referat.record import Source as SourceOfRecord
from referat.tables import find_tables
from referat.tagging.spans import Mention, complete, mentions_of
from referat.votes import NO_VOTES, Votes, find_votes

#: The component that sees decisions only.
TEXTCAT = "textcat_multilabel"
#: Segments that go through the pipeline together: enough to fill its batches, little enough to stay in the cache.
_BATCH_SEGMENTS = 512


@dataclass(frozen=True)
class Parsed:
    """A source with its structure and the segments that the structure cuts it into."""

    source: Source
    minutes: Minutes
    segments: list[Segment]


class Tagger:
    """Turns sources into records with one loaded pipeline.

    Args:
        nlp: A pipeline of this project, or any other with `ner`; what it lacks (outcomes, rules) is then missing.
        with_text: Put each document's text into its record.
    """

    def __init__(self, nlp: Language, *, with_text: bool = False) -> None:
        self.nlp = nlp
        self.with_text = with_text
        meta = nlp.meta
        self.model = Model(name=f"{meta['lang']}_{meta['name']}", version=str(meta["version"]))

    def tag(self, source: Source) -> Record:
        """Tag one document."""
        return next(self.tag_all([source]))

    def tag_all(self, sources: Iterable[Source]) -> Iterator[Record]:
        """Tag documents, in order; several small ones share the pipeline's batches."""
        batch: list[Parsed] = []
        size = 0
        for source in sources:
            minutes = source.minutes or parse(source.text)
            batch.append(Parsed(source, minutes, list(segments(minutes, len(source.text)))))
            size += len(batch[-1].segments)
            if size >= _BATCH_SEGMENTS:
                yield from self.tag_parsed(batch)
                batch, size = [], 0
        yield from self.tag_parsed(batch)

    def tag_parsed(self, batch: Sequence[Parsed]) -> Iterator[Record]:
        """Tag documents whose structure is known, all in one batch of the pipeline."""
        docs = self._run(batch)
        at = 0
        for parsed in batch:
            own = docs[at : at + len(parsed.segments)]
            at += len(parsed.segments)
            record = _record(parsed, own, self.model)
            yield record.model_copy(update={"text": parsed.source.text}) if self.with_text else record

    def _run(self, batch: Sequence[Parsed]) -> list[Doc]:
        """Run the pipeline over every segment, and the classifier over decisions alone."""
        cut = [(_reading(parsed, s.start, s.end, s.item), s.decision) for parsed in batch for s in parsed.segments]
        docs = [self.nlp.make_doc(text) for text, _ in cut]
        decisions = [index for index, (text, decision) in enumerate(cut) if decision and text.strip()]
        for name, pipe in self.nlp.pipeline:
            chosen = decisions if name == TEXTCAT else range(len(docs))
            given = [docs[index] for index in chosen]
            stream = pipe.pipe(given, batch_size=self.nlp.batch_size) if hasattr(pipe, "pipe") else map(pipe, given)
            for index, doc in zip(chosen, stream, strict=True):
                docs[index] = doc
        return docs


def _reading(parsed: Parsed, start: int, end: int, item: int | None) -> str:
    """A segment's text; running heads and page numbers inside an item are blanks, so that offsets stay."""
    text = parsed.source.text
    return parsed.minutes.reading(text, start, end) if item is not None else text[start:end]


def parse_only(source: Source, *, with_text: bool = False) -> Record:
    """The record of a document's structure, without any model: no spans, no outcomes."""
    minutes = source.minutes or parse(source.text)
    items = [_item(item, [], NO_VOTES) for item in minutes.items]
    record = _assemble(source, minutes, minutes.meeting, items, [], None)
    return record.model_copy(update={"text": source.text}) if with_text else record


def _record(parsed: Parsed, docs: Sequence[Doc], model: Model) -> Record:
    text, minutes = parsed.source.text, parsed.minutes
    mentions = [
        mention for segment, doc in zip(parsed.segments, docs, strict=True) for mention in mentions_of(doc, segment)
    ]
    spans = _spans(complete(mentions, text, minutes), text)
    outcomes: dict[int, list[Outcome]] = {}
    votes: dict[int, Votes] = {}
    for segment, doc in zip(parsed.segments, docs, strict=True):
        if segment.decision and segment.item is not None and doc.cats:
            # Where the item has a section for the decision, its heading is no part of what was decided.
            start, end = minutes.items[segment.item].decision or (segment.start, segment.end)
            decision = minutes.reading(text, start, end)
            found = find_votes(decision)
            votes[segment.item] = found
            outcomes[segment.item] = decide(doc.cats, cues=find_cues(decision), divided=found.divided)
    items = [
        _item(item, outcomes.get(index, list(NO_DECISION)), votes.get(index, NO_VOTES))
        for index, item in enumerate(minutes.items)
    ]
    return _assemble(parsed.source, minutes, minutes.meeting, items, spans, model)


def _spans(mentions: Sequence[Mention], text: str) -> list[Span]:
    """Record spans in order of the text, references to acts resolved item by item."""
    spans: list[Span] = []
    by_item: dict[int | None, list[Mention]] = {}
    for mention in mentions:
        by_item.setdefault(mention.item, []).append(mention)
    for item, group in by_item.items():
        matches = [Match(m.label, m.start, m.end, m.rule or "", m.value) for m in group]
        for mention, match in zip(group, resolve_references(matches), strict=True):
            spans.append(
                Span(
                    label=mention.label,
                    start=mention.start,
                    end=mention.end,
                    text=text[mention.start : mention.end],
                    item=item,
                    by="rule" if mention.rule else "model",
                    rule=mention.rule,
                    value=dict(match.value) if match.value is not None else None,
                )
            )
    return sorted(spans, key=lambda span: span.start)


def _item(item: ParsedItem, outcomes: Sequence[Outcome], votes: Votes) -> Item:
    return Item(
        number=item.number,
        title=item.title,
        closed=item.closed,
        case_number=item.case_number,
        start=item.start,
        end=item.end,
        sections=[Section(heading=s.heading, kind=s.kind, start=s.start, end=s.end) for s in item.sections],
        outcomes=list(outcomes),
        votes=list(votes.votes),
        remarks=list(votes.remarks),
        not_participating=list(item.not_participating),
        attachments=list(item.attachments),
    )


def _assemble(
    source: Source, minutes: Minutes, meeting: Meeting, items: list[Item], spans: list[Span], model: Model | None
) -> Record:
    return Record(
        source=SourceOfRecord(
            path=source.path,
            sha256=source.sha256,
            media_type=source.media_type,
            chars=len(source.text),
            pages=list(source.pages),
        ),
        model=model,
        layout=minutes.layout,
        meeting=meeting,
        items=items,
        spans=spans,
        tables=[Table.model_validate(table.to_dict()) for table in find_tables(source.text)],
    )
