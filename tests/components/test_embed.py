import numpy
import pytest
import spacy

from referat.components.embed import build_word_embed, tell_titles
from referat.components.tokenizer import RegexTokenizer
from referat.legislation import load_register
from referat.words.lexicon import CLASSES, shipped_word_class

WIDTH = 16


def vectors(text: str, drop_names: float = 0.0, drop_titles: float = 0.0, *, is_train: bool = False) -> numpy.ndarray:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    model = build_word_embed(WIDTH, ["NORM", "SHAPE"], [100, 100], drop_names, drop_titles)
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


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("efter lov om social service skal", [0, 1, 2, 2, 2, 0]),
        ("jf. servicelovens § 85", [0, 3, 0, 0]),
        ("lov om planlægning og lov om social service", [1, 2, 2, 0, 1, 2, 2, 2]),
        # no act of the register: leave to build, an invented one, words of a title without its head
        ("lov til at bygge", [0, 0, 0, 0]),
        ("lov om havens pasning", [0, 0, 0, 0]),
        ("om social service", [0, 0, 0]),
        ("", []),
    ],
)
def test_words_in_titles_of_the_register_are_told(text: str, titles: list[int]) -> None:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    doc = nlp.make_doc(text)
    classes = numpy.array([shipped_word_class(token.text) for token in doc], dtype="uint64")
    tell_titles(doc, classes, load_register())
    assert [max(0, int(number) - CLASSES + 1) for number in classes] == titles


def test_titles_are_told_unless_they_are_dropped() -> None:
    text = "lov om social service"
    plain, dropped = vectors(text, is_train=True), vectors(text, drop_titles=1.0, is_train=True)
    assert not numpy.allclose(plain, dropped)
    assert numpy.allclose(vectors(text), vectors(text, drop_titles=1.0)), "titles count when the model is used"
    unknown = "lov om havens pasning"
    assert numpy.allclose(vectors(unknown, is_train=True), vectors(unknown, drop_titles=1.0, is_train=True))


def test_attributes_and_rows_pair_up() -> None:
    with pytest.raises(ValueError, match="pair up"):
        build_word_embed(WIDTH, ["NORM"], [100, 100])
