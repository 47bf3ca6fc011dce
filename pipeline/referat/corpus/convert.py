"""Gold minutes into spaCy's training format: a Doc for each segment, with entities and, for decisions, outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from referat.corpus.decisions import DecisionParagraph
from referat.corpus.gold import GoldMeeting
from referat.corpus.markup import Mark
from referat.labels import NER_LABELS, OUTCOMES
from referat.minutes.segments import segments


@dataclass
class Converted:
    """Docs of a split.

    Attributes:
        docs: One for each segment.
        unaligned: Spans that fit no tokens, as `document: text`; they are left out of the Docs.
    """

    docs: list[Doc] = field(default_factory=list)
    unaligned: list[str] = field(default_factory=list)

    def extend(self, other: Converted) -> None:
        """Put what another conversion gave behind this one's."""
        self.docs += other.docs
        self.unaligned += other.unaligned


def convert_meetings(nlp: Language, meetings: Iterable[GoldMeeting]) -> Converted:
    """Make Docs of gold meetings, in order, by the pipeline's tokenizer.

    A Doc holds the entities that the `ner` component learns. The Doc of an item's decision has `cats`, a 0 or 1 for
    every outcome; the others have none. `doc.user_data` names meeting and segment.
    """
    out = Converted()
    for gold in meetings:
        for segment in segments(gold.minutes, len(gold.text)):
            text = gold.text[segment.start : segment.end]
            if not text.strip():
                continue
            marks = [
                Mark(mark.label, mark.start - segment.start, mark.end - segment.start)
                for mark in gold.spans
                if segment.start <= mark.start and mark.end <= segment.end
            ]
            decided = segment.decision and segment.item is not None
            outcomes = gold.items[segment.item or 0].facts.outcomes if decided else None
            doc = _doc(nlp, text, marks, outcomes, gold.id, out)
            doc.user_data["meeting"] = gold.id
            doc.user_data["start"] = segment.start
    return out


def convert_decisions(nlp: Language, paragraphs: Iterable[DecisionParagraph]) -> Converted:
    """Make Docs of decision paragraphs, with entities and `cats`."""
    out = Converted()
    for paragraph in paragraphs:
        _doc(nlp, paragraph.text, paragraph.spans, paragraph.outcomes, f"{paragraph.path.name}:{paragraph.line}", out)
    return out


def _doc(
    nlp: Language, text: str, marks: list[Mark], outcomes: Iterable[str] | None, where: str, out: Converted
) -> Doc:
    doc = nlp.make_doc(text)
    entities: list[Span] = []
    for mark in marks:
        if mark.label not in NER_LABELS:
            continue
        span = doc.char_span(mark.start, mark.end, label=mark.label)
        if span is None:
            out.unaligned.append(f"{where}: {text[mark.start : mark.end]!r}")
        else:
            entities.append(span)
    doc.set_ents(entities)
    if outcomes is not None:
        chosen = set(outcomes)
        doc.cats = {label: float(label in chosen) for label in OUTCOMES}
    out.docs.append(doc)
    return doc
