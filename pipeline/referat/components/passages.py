"""A text with its spans that can be rewritten: what the augmenters work on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

#: Label of a stretch that nobody annotated: training takes it neither for an entity nor for none.
UNKNOWN: Final = ""


class Edit(NamedTuple):
    """Put `new` in the place of `text[start:end]`."""

    start: int
    end: int
    new: str


class Passage(NamedTuple):
    """A text with its entities, as `(start, end, label)` in characters; stretches without annotation are `UNKNOWN`.

    `points` are offsets that move with the text as well, such as the borders of a document's segments; what is put in
    at a point comes after it.
    """

    text: str
    spans: tuple[tuple[int, int, str], ...]
    points: tuple[int, ...] = ()

    @classmethod
    def of(cls, doc: Doc) -> Passage:
        """The text and entities of a Doc."""
        spans = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        spans += [(run.start_char, run.end_char, UNKNOWN) for run in _unknown(doc)]
        return cls(doc.text, tuple(sorted(spans)))

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
        entities = [span for span in self.spans if span[2] != UNKNOWN]
        unknown = [(start, end) for start, end, label in self.spans if label == UNKNOWN]
        if annotate(reference, entities, unknown):
            return None
        reference.cats = dict(cats)
        return Example(nlp.make_doc(self.text), reference)


def annotate(
    doc: Doc, entities: Iterable[tuple[int, int, str]], unknown: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int, str]]:
    """Set the entities of a Doc by character offsets; all else is no entity, but for what is unknown.

    Args:
        doc: Its annotation is replaced.
        entities: As `(start, end, label)`, without overlaps.
        unknown: Stretches that are left without annotation: the tokens that they touch, as far as no entity holds them.

    Returns:
        The entities that fit no tokens; they are left without annotation.

    Example:
        >>> import spacy
        >>> doc = spacy.blank("da")("Per Fjord fra Venstre kom")
        >>> annotate(doc, [(0, 9, "PERSON")], [(14, 21)])
        []
        >>> [token.ent_iob_ for token in doc]
        ['B', 'I', 'O', '', 'O']
    """
    spans: list[Span] = []
    missed = []
    for start, end, label in entities:
        span = doc.char_span(start, end, label=label)
        if span is None:
            missed.append((start, end, label))
        else:
            spans.append(span)
    touched = (
        doc.char_span(start, end, alignment_mode="expand")
        for start, end in (*unknown, *((start, end) for start, end, _ in missed))
    )
    left = {token.i for span in touched if span is not None for token in span}
    left -= {token.i for span in spans for token in span}
    doc.set_ents(spans, missing=[doc[index : index + 1] for index in sorted(left)])
    return missed


def _unknown(doc: Doc) -> Iterator[Span]:
    """Runs of tokens without annotation."""
    start = None
    for token in doc:
        if token.ent_iob == 0 and start is None:
            start = token.i
        elif token.ent_iob != 0 and start is not None:
            yield doc[start : token.i]
            start = None
    if start is not None:
        yield doc[start:]


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
