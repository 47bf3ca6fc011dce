"""What is suggested to annotators: by our pipeline, by records that `referat tag` wrote, by gold, or by nobody; and the
persons of another pipeline in the place of our model's.

A *suggester* is a function from documents to the labels of each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from spacy.language import Language

from referat.annotation.documents import Document, Labels, Passage
from referat.annotation.errors import AnnotationError, Problem
from referat.corpus.markup import Mark
from referat.labels import OUTCOMES, SPAN_LABELS
from referat.pipelines.spans import find_spans
from referat.reading import Source
from referat.tagging import Tagger

#: Labels of documents by their ids.
Suggester = Callable[[Sequence[Document]], dict[str, Labels]]
#: Whether a span of a record is suggested.
_Wanted = Callable[[Mapping[str, Any]], bool]


def nothing(documents: Iterable[Document]) -> dict[str, Labels]:
    """No suggestions."""
    return {document.id: Labels() for document in documents}


def with_persons_of(other: Language, own: Callable[..., dict[str, Labels]]) -> Suggester:
    """A suggester that takes persons from another pipeline, and all else from ours.

    Persons that a rule of ours is certain of stay, and of two spans that overlap ours does.

    Args:
        other: A pipeline of any make; of its entities those whose label means PERSON are taken.
        own: `from_model` or `from_records`, without the documents.
    """

    def suggest(documents: Sequence[Document]) -> dict[str, Labels]:
        ours = own(documents, wanted=_no_person_of_the_model)
        return {document.id: _with_persons(other, document, ours[document.id]) for document in documents}

    return suggest


def suggester(nlp: Language | None = None, records: Path | None = None, persons: Language | None = None) -> Suggester:
    """The suggester of our pipeline or of records, with the persons of another pipeline where one is given.

    Args:
        nlp: Our pipeline; not needed with `records`. Without either, nothing is suggested.
        records: JSON Lines that `referat tag` wrote.
        persons: The pipeline whose persons are taken.
    """
    own: Callable[..., dict[str, Labels]]
    if records is not None:
        own = partial(from_records, path=records)
    elif nlp is not None:
        own = partial(from_model, nlp=nlp)
    else:
        return nothing
    return own if persons is None else with_persons_of(persons, own)


def from_model(documents: Iterable[Document], nlp: Language, wanted: _Wanted = lambda span: True) -> dict[str, Labels]:
    """Tag documents; suggestions by document id, of the spans that are wanted."""
    documents = list(documents)
    sources = (Source(d.path, d.text, d.sha256, "text/plain") for d in documents)
    records = Tagger(nlp).tag_all(sources)
    return {d.id: _labels(d, r.model_dump(by_alias=True), wanted) for d, r in zip(documents, records, strict=True)}


def from_records(documents: Iterable[Document], path: Path, wanted: _Wanted = lambda span: True) -> dict[str, Labels]:
    """Read suggestions from JSON Lines, of the spans that are wanted.

    Raises:
        AnnotationError: With line, where it holds no records; and for a document without a record of its very text.
    """
    by_stem: dict[str, Mapping[str, Any]] = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise AnnotationError(f"{path}: {error.strerror}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            by_stem[Path(record["source"]["path"]).stem] = record
        except (ValueError, KeyError, TypeError):
            raise AnnotationError(f"{path}:{number}: no record") from None
    out = {}
    for document in documents:
        found = by_stem.get(document.id)
        if found is None or not _is_of(found, document):
            raise AnnotationError(f"{path}: no record of {document.path} as it is now; tag it again")
        out[document.id] = _labels(document, found, wanted)
    return out


def from_gold(documents: Iterable[Document]) -> dict[str, Labels]:
    """The labels of gold meetings, as suggestions to correct; nothing for other documents."""
    out = {}
    for document in documents:
        if document.gold is None:
            out[document.id] = Labels()
            continue
        told: dict[int, tuple[str, ...]] = {i: tuple(x.facts.outcomes) for i, x in enumerate(document.gold.items)}
        out[document.id] = Labels(document.gold.spans, told)
    return out


def crossing(document: Document, labels: Labels, passages: Iterable[Passage]) -> list[Problem]:
    """Suggestions that lie in no single passage, and so reach no annotator."""
    stretches = [(p.start, p.end) for p in passages if p.document == document.id]
    return [
        Problem(
            document.id, document.line(m.start), "crossing", f"{document.text[m.start : m.end]!r} lies in two passages"
        )
        for m in labels.spans
        if any(start < m.end and m.start < end for start, end in stretches)
        and not any(start <= m.start and m.end <= end for start, end in stretches)
    ]


def _is_of(record: Mapping[str, Any], document: Document) -> bool:
    spans = record.get("spans", [])
    same = all(document.text[s["start"] : s["end"]] == s["text"] for s in spans)
    return same and record["source"].get("chars") == len(document.text)


def _no_person_of_the_model(span: Mapping[str, Any]) -> bool:
    return span["label"] != "PERSON" or span.get("by") == "rule"


def _with_persons(other: Language, document: Document, own: Labels) -> Labels:
    spans = list(own.spans)
    for label, start, end in find_spans(other, document.text):
        # doccano drops overlapping spans of an import without a word.
        if label == "PERSON" and all(end <= mark.start or mark.end <= start for mark in spans):
            spans.append(Mark(label, start, end))
    return Labels(sorted(spans, key=lambda mark: mark.start), own.outcomes)


def _labels(document: Document, record: Mapping[str, Any], wanted: _Wanted) -> Labels:
    spans, last = [], 0
    for span in sorted(filter(wanted, record["spans"]), key=lambda s: (s["start"], -s["end"])):
        # doccano drops overlapping spans of an import without a word.
        if span["label"] in SPAN_LABELS and span["start"] >= last:
            spans.append(Mark(span["label"], span["start"], span["end"]))
            last = span["end"]
    outcomes: dict[int, tuple[str, ...]] = {}
    for item in record["items"]:
        index = _same_item(document, item)
        if index is not None:
            outcomes[index] = tuple(o["label"] for o in item["outcomes"] if o["label"] in OUTCOMES)
    return Labels(spans, outcomes)


def _same_item(document: Document, item: Mapping[str, Any]) -> int | None:
    """The item of the document that shares most characters with the record's."""
    shared = [
        (min(own.end, item["end"]) - max(own.start, item["start"]), -index)
        for index, own in enumerate(document.minutes.items)
    ]
    best = max(shared, default=(0, 0))
    return -best[1] if best[0] > 0 else None
