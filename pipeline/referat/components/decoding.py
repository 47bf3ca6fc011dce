"""Decode named entities for many Docs at once: what spaCy's greedy `ner` finds, several times as fast.

spaCy's `ner` reads a Doc token by token (Begin, In, Last, Unit, Out), and its compiled loop (spaCy 3.8) takes and lets
go of Python's lock many times for each token; that is most of what it costs. Its states allow for less work: as long
as no entity is open, the score of an action depends on the token alone (`set_context_tokens` of spaCy's `_state.pxd`:
the token, the first token of the open entity, the last one read). So one multiplication scores all tokens outside
entities, and only the few inside are read one after the other, all Docs side by side.

The pipe's own weights are read and its own rules kept (`_parser_internals/ner.pyx`): the entities are those that
`pipe` itself would set. Where it is of another make, it does the work itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

#: Tokens that a state of spaCy's plain `ner` looks at: the next one, the first of the open entity, the last one read.
_FEATURES = 3


def recognize(pipe: Any, docs: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
    """Set the entities of Docs as `pipe.pipe(docs, batch_size=batch_size)` does.

    Args:
        pipe: The component `ner` of a pipeline.
        docs: Docs that the components before it have been over.
        batch_size: Docs that are decoded together.

    Yields:
        The Docs, in order.
    """
    if not _is_plain(pipe):
        yield from pipe.pipe(docs, batch_size=batch_size)
        return
    decoder, stream = _Decoder(pipe), iter(docs)
    while batch := list(islice(stream, batch_size)):
        if any(_is_preset(doc) for doc in batch):
            yield from pipe.pipe(batch, batch_size=batch_size)
            continue
        for doc, entities in zip(batch, decoder.entities(batch), strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities])
        yield from batch


def _is_plain(pipe: Any) -> bool:
    """Whether a pipe is the one whose decoding this is: spaCy's greedy `ner` with both layers, on the CPU."""
    if type(pipe) is not EntityRecognizer:
        return False
    model = pipe.model
    return (
        pipe.cfg.get("beam_width", 1) == 1
        and isinstance(model.ops, NumpyOps)
        and bool(model.attrs.get("has_upper"))
        and not model.attrs.get("unseen_classes")
        and model.get_ref("lower").get_dim("nF") == _FEATURES
        and model.get_ref("lower").get_dim("nP") > 1
    )


def _is_preset(doc: Doc) -> bool:
    """Whether something that binds the decoding is set already: entities, or where sentences begin."""
    table = doc.to_array([ENT_IOB, SENT_START])
    # A Doc's first token begins a sentence whether anyone has said so or not.
    return bool(table[:, 0].any() or table[1:, 1].any())


class _Decoder:
    """The weights and the actions of a pipe, as arrays."""

    def __init__(self, pipe: Any) -> None:
        self.model, self.ops = pipe.model, pipe.model.ops
        lower, upper = self.model.get_ref("lower"), self.model.get_ref("upper")
        self.pieces = lower.get_dim("nP")
        # One matrix for each of the tokens that a state looks at, and what stands for a token that is not there.
        self.weights = lower.get_param("W").reshape(_FEATURES, -1, lower.get_dim("nI"))
        self.missing = lower.get_param("pad").reshape(_FEATURES, -1)
        self.bias = lower.get_param("b").reshape(-1)
        self.upper, self.upper_bias = upper.get_param("W"), upper.get_param("b")
        names = [pipe.moves.get_class_name(index) for index in range(pipe.moves.n_moves)]
        place = {name: index for index, name in enumerate(names)}
        kinds, self.labels = [name[:1] for name in names], [name[2:] for name in names]
        # `U-` without a label blocks a token, which only a preset Doc asks for.
        self.begins, self.units = (
            np.array([of == kind and bool(label) for of, label in zip(kinds, self.labels, strict=True)])
            for kind in "BU"
        )
        self.out = place["O"]
        # What may follow in an entity, by the action that opened it.
        self.going_on, self.closing = (
            np.array([place.get(f"{kind}-{label}", -1) for label in self.labels]) for kind in "IL"
        )

    def entities(self, docs: list[Doc]) -> list[list[tuple[int, int, str]]]:
        """Entities of each Doc in no order: first token, token after the last, label."""
        found: list[list[tuple[int, int, str]]] = [[] for _ in docs]
        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths)
        begins = ends - lengths
        if not ends[-1]:
            return found
        vectors = self.model.layers[0].predict(docs)
        spaces = np.concatenate([doc.to_array([IS_SPACE]).reshape(-1) for doc in docs]).astype(bool)
        read = self.ops.gemm(vectors, self.weights[0], trans2=True)
        actions = self._outside(read, spaces, ends[lengths > 0] - 1)
        free = self.units[actions]
        for place, start, end in self._inside(vectors, read, actions, begins, ends):
            free[start:end] = False
            found[place].append((start - int(begins[place]), end - int(begins[place]), self.labels[actions[start]]))
        single = np.flatnonzero(free)
        for place, token in zip(np.searchsorted(ends, single, "right").tolist(), single.tolist(), strict=True):
            start = token - int(begins[place])
            found[place].append((start, start + 1, self.labels[actions[token]]))
        return found

    def _outside(self, read: Any, spaces: Any, last: Any) -> Any:
        """The action on each token if no entity is open: Begin, Unit or Out."""
        scores = self._scores(read + self.missing[1] + self.missing[2])
        scores[:, ~(self.begins | self.units | (np.arange(len(self.labels)) == self.out))] = -np.inf
        # No entity begins on white space, and the last token has none after it that could end one.
        scores[np.ix_(spaces, self.begins | self.units)] = -np.inf
        scores[np.ix_(last, self.begins)] = -np.inf
        return scores.argmax(axis=1)

    def _inside(self, vectors: Any, read: Any, actions: Any, begins: Any, ends: Any) -> Iterator[tuple[int, int, int]]:
        """Entities of several tokens: place of the Doc, first token, token after the last, in all Docs together."""
        count = len(actions)
        # From each token, the next one that begins an entity.
        after = np.where(self.begins[actions], np.arange(count), count)
        after = np.append(np.minimum.accumulate(after[::-1])[::-1], count)
        place, start = np.arange(len(ends)), after[begins]
        going = start < ends
        place, start = place[going], start[going]
        token = start + 1
        while len(place):
            state = (
                read[token]
                + self.ops.gemm(vectors[start], self.weights[1], trans2=True)
                + self.ops.gemm(vectors[token - 1], self.weights[2], trans2=True)
            )
            scores, rows, opened = self._scores(state), np.arange(len(place)), actions[start]
            on, close = self.going_on[opened], self.closing[opened]
            more, less = scores[rows, on], scores[rows, close]
            # Of two actions with one score the first in spaCy's list is taken.
            closes = (less > more) | ((less == more) & (close < on)) | (token + 1 == ends[place])
            token = token + 1
            if closes.any():
                yield from zip(place[closes].tolist(), start[closes].tolist(), token[closes].tolist(), strict=True)
                start = np.where(closes, after[token], start)
                token = np.where(closes, start + 1, token)
                going = start < ends[place]
                place, start, token = place[going], start[going], token[going]

    def _scores(self, state: Any) -> Any:
        """Scores of every action in states, given as the sums of their parts."""
        state += self.bias
        hidden, _ = self.ops.maxout(state.reshape(len(state), -1, self.pieces))
        return self.ops.gemm(hidden, self.upper, trans2=True) + self.upper_bias
