"""Tag documents: the one place where structure, pipeline, values, votes and outcomes come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from referat.case_number import Kle
from referat.components.decoding import recognize
from referat.components.rules import COUNCIL
from referat.legislation import resolve_references
from referat.matching import Match
from referat.minutes import Minutes, ParsedItem, parse
from referat.minutes.mending import mend_decision
from referat.minutes.segments import Segment, segments
from referat.outcomes import NO_DECISION, decide, find_cues
from referat.party import Council
from referat.reading import Source
from referat.record import Item, Meeting, Model, Outcome, Record, Section, Span, Table
from referat.record import Source as SourceOfRecord
from referat.tables import find_tables
from referat.tagging.spans import Mention, complete, council_of, mentions_of
from referat.votes import NO_VOTES, Votes, find_votes

#: The component that sees decisions only.
TEXTCAT = "textcat_multilabel"
#: The component that only the transformer pipeline has.
ENCODER = "transformer"
#: Segments that go through the pipeline together: enough to fill its batches, little enough to stay in the cache.
_BATCH_SEGMENTS = 512
#: The same where there is an encoder, which leaves some kilobytes with each token until the last component is done.
_BATCH_SEGMENTS_OF_ENCODER = 64


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
        kle: Names of KLE subjects, for the `topic` of case numbers. The version of the model then goes on with the
            file's hash (`0.1.0+kle.1a2b3c4d`, a local version in the sense of PEP 440), so that nobody takes records
            made with one file for those made with another or with none: `--resume` does not.
    """

    def __init__(self, nlp: Language, *, with_text: bool = False, kle: Kle | None = None) -> None:
        self.nlp = nlp
        self.with_text = with_text
        self.kle = kle
        meta = nlp.meta
        version = str(meta["version"])
        if kle is not None:
            version += f"{'.' if '+' in version else '+'}kle.{kle.sha256[:8]}"
        self.model = Model(name=f"{meta['lang']}_{meta['name']}", version=version)

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
            record = _record(parsed, own, self.model, self.kle)
            yield record.model_copy(update={"text": parsed.source.text}) if self.with_text else record

    def _run(self, batch: Sequence[Parsed]) -> list[Doc]:
        """Run the pipeline over every segment, and the classifier over decisions alone."""
        cut = [
            (_mended(parsed, s), s.decision, council)
            for parsed in batch
            for council in [council_of(parsed.minutes)]
            for s in parsed.segments
        ]
        if ENCODER not in self.nlp.pipe_names:
            return self._run_together(cut)
        parts = (cut[at : at + _BATCH_SEGMENTS_OF_ENCODER] for at in range(0, len(cut), _BATCH_SEGMENTS_OF_ENCODER))
        return [doc for part in parts for doc in self._run_together(part)]

    def _run_together(self, cut: Sequence[tuple[str, bool, Council]]) -> list[Doc]:
        docs = [self.nlp.make_doc(text) for text, _, _ in cut]
        for doc, (_, _, council) in zip(docs, cut, strict=True):
            doc.user_data[COUNCIL] = council
        decisions = [index for index, (text, decision, _) in enumerate(cut) if decision and text.strip()]
        for name, pipe in self.nlp.pipeline:
            chosen = decisions if name == TEXTCAT else range(len(docs))
            given = [docs[index] for index in chosen]
            stream = recognize(pipe, given, self.nlp.batch_size) if hasattr(pipe, "pipe") else map(pipe, given)
            for index, doc in zip(chosen, stream, strict=True):
                docs[index] = doc
        return docs


def _reading(parsed: Parsed, start: int, end: int, item: int | None) -> str:
    """A segment's text; running heads and page numbers inside an item are blanks, so that offsets stay."""
    text = parsed.source.text
    return parsed.minutes.reading(text, start, end) if item is not None else text[start:end]


def _mended(parsed: Parsed, segment: Segment) -> str:
    """What the pipeline reads of a segment: of a decision, a copy with mistyped set words mended."""
    read = _reading(parsed, segment.start, segment.end, segment.item)
    return mend_decision(read) if segment.decision else read


def parse_only(source: Source, *, with_text: bool = False) -> Record:
    """The record of a document's structure, without any model: no spans, no outcomes."""
    minutes = source.minutes or parse(source.text)
    items = [_item(item, [], NO_VOTES) for item in minutes.items]
    record = _assemble(source, minutes, minutes.meeting, items, [], None)
    return record.model_copy(update={"text": source.text}) if with_text else record


def _record(parsed: Parsed, docs: Sequence[Doc], model: Model, kle: Kle | None) -> Record:
    text, minutes = parsed.source.text, parsed.minutes
    mentions = [
        mention for segment, doc in zip(parsed.segments, docs, strict=True) for mention in mentions_of(doc, segment)
    ]
    spans = _spans(complete(mentions, text, minutes, kle), text)
    outcomes: dict[int, list[Outcome]] = {}
    votes: dict[int, Votes] = {}
    members = [*(member.name for member in minutes.meeting.present), *minutes.meeting.absent]
    for segment, doc in zip(parsed.segments, docs, strict=True):
        if segment.decision and segment.item is not None and doc.cats:
            # Where the item has a section for the decision, its heading is no part of what was decided.
            start, end = minutes.items[segment.item].decision or (segment.start, segment.end)
            decision = mend_decision(minutes.reading(text, start, end))
            found = find_votes(decision, members)
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
        for mention, match in zip(group, resolve_references(matches, text), strict=True):
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
