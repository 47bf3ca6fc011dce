"""Token embedding: spaCy's hashed features, and beside them what kind of word it is."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import numpy
from spacy.attrs import IDX, ORTH, intify_attr
from spacy.ml.staticvectors import StaticVectors
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from referat.components.tokenizer import text_of
from referat.legislation import Register, load_register
from referat.words.lexicon import CLASSES, CLASSES_OF_KIND, LAW, shipped_word_class

#: Rows of the tables of the features that are made here: class of word, first and last letters.
_OWN_ROWS = (500, 2000, 2000)
#: Letters of a word's beginning and end; `loven`, `elsen` and `ektiv` show more than spaCy's three do.
_BEGINNING, _END = 4, 5
#: The bits of a word's class that tell names.
_NAME_BITS = 3
#: Classes of words in a title of the register: its first word, the others, and a short name.
_TITLE, _IN_TITLE, _SHORT_NAME = range(CLASSES, CLASSES + 3)


@registry.architectures("referat.WordEmbed.v1")
def build_word_embed(
    width: int,
    attrs: list[str],
    rows: list[int],
    drop_names: float = 0.0,
    drop_titles: float = 0.0,
    vectors: bool = False,
) -> Model[list[Doc], list[Floats2d]]:
    """Like `spacy.MultiHashEmbed.v2`, with features of the word more: its class (`referat.words.lexicon`), how it
    begins and how it ends, whatever its case. A word that stands in an act's title, by the register of
    `referat.legislation`, has a class of its own: where a title ends, its neighbours alone do not tell.

    Args:
        width: Of the output and of each feature's table.
        attrs: Lexical attributes of tokens, such as NORM and SHAPE.
        rows: Rows of each attribute's table.
        drop_names: Share of the training examples in which no word is told to be a name, so that lists of names are
            not all that is learnt.
        drop_titles: Share of those in which no title is told to be one, for the acts that no register has.
        vectors: Use the word vectors of the vocabulary as well (`[initialize] vectors` of a config).

    Raises:
        ValueError: Where `attrs` and `rows` differ in number.
    """
    if len(attrs) != len(rows):
        raise ValueError(f"attrs and rows must pair up: {len(attrs)} attributes, {len(rows)} rows")
    all_rows = [*rows, *_OWN_ROWS]
    tables = [HashEmbed(width, row, column=column, seed=8 + column, dropout=0.0) for column, row in enumerate(all_rows)]
    mix = Maxout(width, width * (len(tables) + vectors), nP=3, dropout=0.0, normalize=True)
    if vectors:
        hashed = chain(_features(attrs, drop_names, drop_titles), list2ragged(), with_array(concatenate(*tables)))
        return chain(concatenate(hashed, StaticVectors(width, dropout=0.0)), with_array(mix), ragged2list())
    return chain(
        _features(attrs, drop_names, drop_titles),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mix),
        ragged2list(),
    )


def _features(attrs: Sequence[str], drop_names: float, drop_titles: float) -> Model[list[Doc], list[Ints2d]]:
    columns = [intify_attr(attr) for attr in attrs]
    shares = {"drop_names": drop_names, "drop_titles": drop_titles}
    return Model("word_features", _forward, attrs={"columns": columns, **shares})


def _forward(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    columns = model.attrs["columns"]
    features = []
    for doc in docs:
        table = doc.to_array([*columns, ORTH]).astype("uint64").reshape(len(doc), len(columns) + 1)
        strings = doc.vocab.strings
        own = numpy.array([_of_word(strings[orth]) for orth in table[:, -1].tolist()], dtype="uint64")
        own = own.reshape(len(doc), len(_OWN_ROWS))
        if is_train and numpy.random.random() < model.attrs["drop_names"]:
            own[:, 0] &= numpy.uint64(~_NAME_BITS & 0xFFFF)
        if not is_train or numpy.random.random() >= model.attrs["drop_titles"]:
            tell_titles(doc, own[:, 0], load_register())
        features.append(model.ops.asarray2i(numpy.hstack([table[:, :-1], own]), dtype="uint64"))
    return features, lambda gradient: []


def tell_titles(doc: Doc, classes: Any, register: Register) -> None:
    """Put the classes of words in titles over those of the words.

    Args:
        doc: Any Doc.
        classes: The class of each token (`referat.words.lexicon.word_class`), an array that is changed in place.
        register: Acts by their titles and short names.
    """
    heads = numpy.flatnonzero(classes // CLASSES_OF_KIND == LAW)
    if not len(heads):
        return
    text, starts = text_of(doc), doc.to_array(IDX)
    done = 0
    for head in heads.tolist():
        if head < done:
            continue
        hit = register.by_title(text, int(starts[head]))
        if hit is not None:
            done = int(numpy.searchsorted(starts, hit.end))
            classes[head] = _TITLE
            classes[head + 1 : done] = _IN_TITLE
        elif register.by_short(doc[head].text) is not None:
            classes[head] = _SHORT_NAME


@functools.lru_cache(maxsize=200_000)
def _of_word(word: str) -> tuple[int, int, int]:
    lower = word.lower()
    return shipped_word_class(word), hash_string(lower[:_BEGINNING]), hash_string(lower[-_END:])
