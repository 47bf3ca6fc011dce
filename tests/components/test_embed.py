import numpy
import pytest
import spacy

from referat.components.embed import build_word_embed
from referat.components.tokenizer import RegexTokenizer
from referat.words.lexicon import shipped_word_class

WIDTH = 16


def vectors(text: str, drop_names: float = 0.0, *, is_train: bool = False) -> numpy.ndarray:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    model = build_word_embed(WIDTH, ["NORM", "SHAPE"], [100, 100], drop_names)
    numpy.random.seed(0)
    model.initialize(X=[nlp.make_doc("Ida Holm")])
    (out,), _ = model([nlp.make_doc(text)], is_train=is_train) if is_train else (model.predict([nlp.make_doc(text)]), 0)
    return numpy.asarray(out)


def test_a_vector_for_each_token() -> None:
    assert vectors("Ida Holm (A) gav 5.000 kr.").shape == (8, WIDTH)
    assert vectors("").shape == (0, WIDTH)


def test_names_are_told_apart_from_words_unless_they_are_dropped() -> None:
    assert shipped_word_class("Ida") & 3
    plain, dropped = vectors("Ida Holm", is_train=True), vectors("Ida Holm", 1.0, is_train=True)
    assert not numpy.allclose(plain, dropped)
    assert numpy.allclose(vectors("Ida Holm"), vectors("Ida Holm", 1.0)), "names count when the model is used"
    assert numpy.allclose(vectors("orlov", is_train=True), vectors("orlov", 1.0, is_train=True))


def test_attributes_and_rows_pair_up() -> None:
    with pytest.raises(ValueError, match="pair up"):
        build_word_embed(WIDTH, ["NORM"], [100, 100])
