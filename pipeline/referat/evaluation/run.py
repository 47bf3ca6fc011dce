"""Tag gold documents with a pipeline and score the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from spacy.language import Language

from referat.components.merge import Merge
from referat.components.rules import RuleComponent
from referat.evaluation.gold import GoldDocument
from referat.evaluation.score import Scores, score, total
from referat.minutes import parse
from referat.minutes.segments import segments
from referat.tagging import Tagger
from referat.tagging.spans import mentions_of
from referat.tagging.tagger import TEXTCAT

#: What a pipeline is scored as: the whole of it, the trained model without rules, the rules without the model.
Part = Literal["whole", "model alone", "rules alone"]
PARTS: tuple[Part, ...] = ("whole", "model alone", "rules alone")

#: What an outcome needs of the classifier alone; the likeliest one stands in any case.
_THRESHOLD = 0.5
#: Components that are trained.
_TRAINED = ("tok2vec", "transformer", "ner", TEXTCAT)


@dataclass(frozen=True)
class Tagged:
    """A gold document and the record that a pipeline made of its bare text."""

    document: GoldDocument
    record: Mapping[str, Any]

    @cached_property
    def scores(self) -> Scores:
        """The figures of this document."""
        return score([self.document], {self.document.name: self.record})

    @property
    def spans(self) -> list[tuple[str, int, int]]:
        """`(label, start, end)` of every span of the record."""
        return [(span["label"], span["start"], span["end"]) for span in self.record["spans"]]


def tag_gold(nlp: Language, documents: Sequence[GoldDocument], part: Part = "whole") -> list[Tagged]:
    """Tag raw text; gold structure is not shown to the pipeline.

    Args:
        nlp: The pipeline.
        documents: What is tagged.
        part: `model alone` runs without the components of rules and without the merge, and its spans and outcomes are
            those of the model as it gave them; `rules alone` runs without the trained components. What a record owes to
            the meeting as a whole (its members are persons everywhere), to phrases and to votes counts as a rule.
    """
    with _only(nlp, part):
        records = [
            record.model_dump(by_alias=True)
            for record in Tagger(nlp).tag_all(document.source for document in documents)
        ]
        if part == "model alone":
            for document, record in zip(documents, records, strict=True):
                record["spans"], outcomes = _of_model(nlp, document.source.text)
                for index, item in enumerate(record["items"]):
                    item["outcomes"] = outcomes.get(index, [])
    return [Tagged(document, record) for document, record in zip(documents, records, strict=True)]


def _of_model(nlp: Language, text: str) -> tuple[list[dict[str, Any]], dict[int, list[dict[str, Any]]]]:
    """What the pipeline finds in each segment by itself: spans, and the outcomes of items by their index."""
    cut = list(segments(parse(text), len(text)))
    docs = nlp.pipe(text[segment.start : segment.end] for segment in cut)
    spans: list[dict[str, Any]] = []
    outcomes: dict[int, list[dict[str, Any]]] = {}
    for segment, doc in zip(cut, docs, strict=True):
        spans += [
            {"label": mention.label, "start": mention.start, "end": mention.end}
            for mention in mentions_of(doc, segment)
        ]
        if segment.decision and segment.item is not None and doc.cats and doc.text.strip():
            likeliest = max(doc.cats, key=lambda label: doc.cats[label])
            outcomes[segment.item] = [
                {"label": label, "score": score}
                for label, score in doc.cats.items()
                if score >= _THRESHOLD or label == likeliest
            ]
    return spans, outcomes


def evaluate(nlp: Language, documents: Sequence[GoldDocument], part: Part = "whole") -> Scores:
    """Tag raw text and score what comes out."""
    return total(tagged.scores for tagged in tag_gold(nlp, documents, part))


def evaluate_parts(nlp: Language, documents: Sequence[GoldDocument]) -> dict[str, Scores]:
    """Score the whole pipeline, the trained model without rules, and the rules without the model."""
    return {part: evaluate(nlp, documents, part) for part in PARTS}


@contextmanager
def _only(nlp: Language, part: Part) -> Iterator[None]:
    if part == "whole":
        yield
        return
    # The merge lets the model add only what it trusts it with, so it has no part in what the model finds alone.
    rules = [name for name, pipe in nlp.pipeline if isinstance(pipe, (RuleComponent, Merge))]
    trained = [name for name in _TRAINED if name in nlp.pipe_names]
    with nlp.select_pipes(disable=rules if part == "model alone" else trained):
        yield
