"""A text with its spans that can be rewritten: what the augmenters work on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example


class Edit(NamedTuple):
    """Put `new` in the place of `text[start:end]`."""

    start: int
    end: int
    new: str


class Passage(NamedTuple):
    """A text with its entities, as `(start, end, label)` in characters.

    `points` are offsets that move with the text as well, such as the borders of a document's segments; what is put in
    at a point comes after it.
    """

    text: str
    spans: tuple[tuple[int, int, str], ...]
    points: tuple[int, ...] = ()

    @classmethod
    def of(cls, doc: Doc) -> Passage:
        """The text and entities of a Doc."""
        return cls(doc.text, tuple((e.start_char, e.end_char, e.label_) for e in doc.ents))

    def edited(self, edits: Iterable[Edit]) -> Passage:
        """Apply edits that do not overlap; spans move with their text.

        An edit at a span's edge, inside of it, becomes part of the span; one that replaces a whole span is the span.

        >>> Passage("Per Fjord taler", ((0, 9, "PERSON"),), (10,)).edited([Edit(0, 3, "Ib"), Edit(9, 10, "  ")])
        Passage(text='Ib Fjord  taler', spans=((0, 8, 'PERSON'),), points=(10,))
        """
        ordered = sorted(edits)
        pieces: list[str] = []
        moves: list[tuple[int, int, int, int]] = []  # old start, old end, new start, new end
        at = length = 0
        for edit in ordered:
            pieces += [self.text[at : edit.start], edit.new]
            length += edit.start - at
            moves.append((edit.start, edit.end, length, length + len(edit.new)))
            length += len(edit.new)
            at = edit.end
        pieces.append(self.text[at:])
        starts = [move[0] for move in moves]
        spans = tuple(
            (_moved(start, moves, starts, is_end=False), _moved(end, moves, starts, is_end=True), label)
            for start, end, label in self.spans
        )
        points = tuple(_moved(point, moves, starts, is_end=True) for point in self.points)
        return Passage("".join(pieces), tuple(span for span in spans if span[0] < span[1]), points)

    def example(self, nlp: Language, cats: dict[str, float]) -> Example | None:
        """A training example of the passage, or None where an entity fits no tokens any more."""
        reference = nlp.make_doc(self.text)
        entities = [reference.char_span(start, end, label=label) for start, end, label in self.spans]
        if any(entity is None for entity in entities):
            return None
        reference.set_ents([entity for entity in entities if entity is not None])
        reference.cats = dict(cats)
        return Example(nlp.make_doc(self.text), reference)


def _moved(offset: int, moves: list[tuple[int, int, int, int]], starts: list[int], *, is_end: bool) -> int:
    """Where an offset of the old text lies in the new one; `starts` are the old starts of `moves`."""
    index = bisect_left(starts, offset)
    # What is put in where a span starts comes before the span.
    while not is_end and index < len(moves) and moves[index][:2] == (offset, offset):
        index += 1
    if not index:
        return offset
    _, old_end, new_start, new_end = moves[index - 1]
    if offset < old_end:
        return new_end if is_end else new_start
    return offset + new_end - old_end
