"""Fast decoding finds what spaCy's own does, token for token, whatever the weights and the texts."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from referat.components import decoding
from referat.components.decoding import recognize

LABELS = ("PERSON", "PARTY", "AMOUNT")
WORDS = ["Holger", "Brink", "Venstre", "1,5", "mio.", "kr.", "og", "§", " ", "\n\n", "\n", "Udvalget", "x" * 30]
#: Word lists of Docs: empty ones, single tokens, and nothing but white space among them.
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=40), max_size=12)


def pipeline(seed: int, *, shared: bool = False, **model: Any) -> Language:
    """A pipeline whose `ner` has random weights, so that it finds entities of every length everywhere."""
    nlp = spacy.blank("da")
    config: dict[str, Any] = {}
    if shared:
        nlp.add_pipe("tok2vec")
        config["model"] = {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}}
    config.setdefault("model", {}).update({"@architectures": "spacy.TransitionBasedParser.v2", **_SMALL, **model})
    if not shared:
        config["model"]["tok2vec"] = _TOK2VEC
    ner = nlp.add_pipe("ner", config=config)
    for label in LABELS:
        ner.add_label(label)
    nlp.initialize()
    chance = np.random.default_rng(seed)
    for layer in ner.model.walk():
        for name in layer.param_names:
            if layer.name in ("linear", "precomputable_affine") and layer.has_param(name):
                layer.set_param(name, chance.normal(size=layer.get_param(name).shape).astype("f"))
    ner.model.attrs["unseen_classes"].clear()
    return nlp


_SMALL = {"state_type": "ner", "extra_state_tokens": False, "hidden_width": 16, "maxout_pieces": 2, "use_upper": True}
_TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 24, "depth": 1, "embed_size": 500,
    "window_size": 1, "maxout_pieces": 2, "subword_features": True,
}  # fmt: skip
PIPELINES = [pipeline(seed, shared=seed % 2 == 1) for seed in range(6)]


def docs_of(nlp: Language, texts: list[list[str]]) -> list[Doc]:
    docs = [Doc(nlp.vocab, words=words) for words in texts]
    return list(nlp.get_pipe("tok2vec").pipe(docs)) if nlp.has_pipe("tok2vec") else docs


def tags(docs: list[Doc]) -> list[list[tuple[str, str]]]:
    return [[(token.ent_iob_, token.ent_type_) for token in doc] for doc in docs]


def both(
    nlp: Language, make: Callable[[], list[Doc]], batch_size: int = 256
) -> tuple[list[list[tuple[str, str]]], list[list[tuple[str, str]]]]:
    ner = nlp.get_pipe("ner")
    docs = make()
    done = list(recognize(ner, docs, batch_size))
    assert all(one is other for one, other in zip(docs, done, strict=True))
    return tags(done), tags(list(ner.pipe(make(), batch_size=batch_size)))


@pytest.mark.parametrize("nlp", PIPELINES)
@settings(max_examples=40, deadline=None)
@given(texts=TEXTS, batch_size=st.sampled_from([1, 3, 256]))
def test_entities_are_those_of_spacy(nlp: Language, texts: list[list[str]], batch_size: int) -> None:
    found, expected = both(nlp, lambda: docs_of(nlp, texts), batch_size)
    assert found == expected


def test_there_are_entities_of_one_and_of_many_tokens() -> None:
    """Else the comparison above would say little."""
    texts = [[WORDS[(place * step) % len(WORDS)] for place in range(60)] for step in range(1, 9)]
    lengths = set()
    for nlp in PIPELINES:
        for doc in recognize(nlp.get_pipe("ner"), docs_of(nlp, texts), 256):
            lengths.update(len(entity) for entity in doc.ents)
            assert len({entity.label_ for entity in doc.ents}) >= 1
    assert {1, 2, 3} <= lengths
    assert max(lengths) > 10


def test_the_fast_way_is_taken_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the comparison above would compare spaCy with itself."""
    decoded: list[int] = []
    entities = decoding._Decoder.entities

    def noted(self: Any, docs: list[Doc]) -> Any:
        decoded.append(len(docs))
        return entities(self, docs)

    monkeypatch.setattr(decoding._Decoder, "entities", noted)
    nlp = PIPELINES[0]
    list(recognize(nlp.get_pipe("ner"), docs_of(nlp, [WORDS] * 5), 2))
    assert decoded == [2, 2, 1]


def preset_entity(doc: Doc) -> Doc:
    doc.set_ents([Span(doc, 0, 2, label="PERSON")], default="missing")
    return doc


def blocked_token(doc: Doc) -> Doc:
    doc.set_ents([], blocked=[doc[1:2]], default="missing")
    return doc


def sentences(doc: Doc) -> Doc:
    for place in range(1, len(doc)):
        doc[place].is_sent_start = place % 2 == 0
    return doc


@pytest.mark.parametrize("change", [preset_entity, blocked_token, sentences])
@pytest.mark.parametrize("nlp", PIPELINES[:2])
def test_what_is_set_beforehand_binds(nlp: Language, change: Callable[[Doc], Doc]) -> None:
    def make() -> list[Doc]:
        plain = docs_of(nlp, [WORDS[::-1], WORDS * 3])
        return [change(docs_of(nlp, [WORDS * 2])[0]), *plain]

    found, expected = both(nlp, make)
    assert found == expected


@pytest.mark.parametrize(
    "model",
    [{"use_upper": False}, {"extra_state_tokens": True}, {"maxout_pieces": 1}],
    ids=lambda model: next(iter(model)),
)
def test_other_models_decode_themselves(model: dict[str, Any]) -> None:
    nlp = pipeline(3, **model)
    assert not decoding._is_plain(nlp.get_pipe("ner"))
    found, expected = both(nlp, lambda: docs_of(nlp, [WORDS, []]))
    assert found == expected


def test_other_components_do_their_own_work() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    (doc,) = recognize(nlp.get_pipe("sentencizer"), [nlp.make_doc("Godkendt. Enigt.")], 8)
    assert len(list(doc.sents)) == 2


def test_nothing_gives_nothing() -> None:
    assert list(recognize(PIPELINES[0].get_pipe("ner"), [], 8)) == []
