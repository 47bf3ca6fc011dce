"""What a pipeline of others finds in a text, in our labels and within our rules for the edges of a span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language

from referat.pipelines.labels import mapped
from referat.record import SpanLabel
from referat.tagging.spans import trimmed

#: Characters that go through a pipeline at once. A parser or an encoder needs memory by the length of a text.
_PIECE = 10_000
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\Z")


class FoundSpan(NamedTuple):
    """A span of one of our labels, in characters of the text."""

    label: SpanLabel
    start: int
    end: int


def find_spans(nlp: Language, text: str) -> list[FoundSpan]:
    """Run a pipeline over a raw text; entities whose label means nothing here are dropped.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("da")
        >>> nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Ib"}])
        >>> find_spans(nlp, "Ib bor på Als.")
        [FoundSpan(label='PERSON', start=0, end=2)]
    """
    starts, pieces = zip(*_pieces(text), strict=True) if text else ((), ())
    found = []
    for offset, doc in zip(starts, nlp.pipe(pieces), strict=True):
        for entity in doc.ents:
            label = mapped(entity.label_)
            edges = trimmed(text, offset + entity.start_char, offset + entity.end_char)
            if label is not None and edges is not None:
                found.append(FoundSpan(label, *edges))
    return found


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that end with a paragraph, as long as they may be; a longer paragraph is a piece."""
    start = end = 0
    for match in _PARAGRAPH.finditer(text):
        if end > start and match.end() - start > _PIECE:
            yield start, text[start:end]
            start = end
        end = match.end()
    if end > start:
        yield start, text[start:end]
