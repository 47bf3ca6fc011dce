"""Token embedding: spaCy's hashed features, and beside them what kind of word it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.attrs import ORTH, intify_attr
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from referat.components.lexicon import shipped_word_class

#: Rows of the table of word classes; there are 80, and hashing them into more keeps them apart.
_CLASS_ROWS = 500


@registry.architectures("referat.WordEmbed.v1")
def build_word_embed(width: int, attrs: list[str], rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """Like `spacy.MultiHashEmbed.v2`, with the class of the word (`referat.components.lexicon`) as one feature more.

    Args:
        width: Of the output and of each feature's table.
        attrs: Lexical attributes of tokens, such as NORM and SHAPE.
        rows: Rows of each attribute's table.

    Raises:
        ValueError: Where `attrs` and `rows` differ in number.
    """
    if len(attrs) != len(rows):
        raise ValueError(f"attrs and rows must pair up: {len(attrs)} attributes, {len(rows)} rows")
    all_rows = [*rows, _CLASS_ROWS]
    tables = [HashEmbed(width, row, column=column, seed=8 + column, dropout=0.0) for column, row in enumerate(all_rows)]
    mix = Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)
    return chain(
        _features(attrs),
        list2ragged(),
        with_array(concatenate(*tables)),
        with_array(mix),
        ragged2list(),
    )


def _features(attrs: Sequence[str]) -> Model[list[Doc], list[Ints2d]]:
    columns = [intify_attr(attr) for attr in attrs]
    return Model("word_features", _forward, attrs={"columns": columns})


def _forward(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    columns = model.attrs["columns"]
    features = []
    for doc in docs:
        # The last column comes as the token's own string, and is put in the place of it as its class.
        table = doc.to_array([*columns, ORTH]).astype("uint64").reshape(len(doc), len(columns) + 1)
        strings = doc.vocab.strings
        table[:, -1] = [shipped_word_class(strings[orth]) for orth in table[:, -1].tolist()]
        features.append(model.ops.asarray2i(table, dtype="uint64"))
    return features, lambda gradient: []
