"""Word vectors beside the features of words, by a real file in fastText's format and spaCy's own commands."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import numpy
import pytest
import spacy
from spacy.tokens import DocBin, Span
from thinc.api import get_current_ops

from referat.components.embed import build_word_embed
from referat.components.tokenizer import RegexTokenizer

ROOT = Path(__file__).parents[2]
VECTORS = "4 3\nog 0.1 0.2 0.3\nFjord 0.9 -0.4 0.1\nelv -0.3 0.2 0.8\nsjælden 1.0 1.0 1.0\n"


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `docs/assets.md` says to do with `cc.da.300.vec.gz`."""
    folder = tmp_path_factory.mktemp("vectors")
    (folder / "cc.da.vec.gz").write_bytes(gzip.compress(VECTORS.encode()))
    command = ["init", "vectors", "da", str(folder / "cc.da.vec.gz"), str(folder / "da"), "--truncate", "3"]
    subprocess.run([sys.executable, "-m", "spacy", *command], check=True, capture_output=True, timeout=120)
    return folder / "da"


def test_a_word_with_another_vector_is_embedded_otherwise(vectors: Path) -> None:
    nlp = spacy.load(vectors)
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    docs = [nlp.make_doc("Fjord og elv")]
    plain, with_vectors = (build_word_embed(16, ["NORM", "SHAPE"], [50, 50], vectors=on) for on in (False, True))
    out = []
    for model in (plain, with_vectors):
        model.initialize(docs)
        before = model.predict(docs)[0]
        assert before.shape == (3, 16)
        nlp.vocab.set_vector("Fjord", numpy.array([-5.0, 5.0, 5.0], dtype="float32"))
        after = model.predict(docs)[0]
        nlp.vocab.set_vector("Fjord", numpy.array([0.9, -0.4, 0.1], dtype="float32"))
        out.append([bool(get_current_ops().xp.allclose(a, b)) for a, b in zip(before, after, strict=True)])
    assert out == [[True, True, True], [False, True, True]]


@pytest.mark.project
def test_the_config_trains_with_vectors_as_the_docs_say(vectors: Path, tmp_path: Path) -> None:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    docs = []
    for text, label in (("Per Fjord taler", "PERSON"), ("Venstre stemte imod", "PARTY")):
        doc = nlp.make_doc(text)
        doc.set_ents([Span(doc, 0, 2 if label == "PERSON" else 1, label=label)])
        doc.cats = {"APPROVED": float(label == "PARTY"), "NONE": float(label == "PERSON")}
        docs.append(doc)
    DocBin(docs=docs).to_disk(tmp_path / "train.spacy")
    command = [
        "train",
        str(ROOT / "configs" / "tok2vec.cfg"),
        "--output",
        str(tmp_path / "model"),
        "--paths.vectors",
        str(vectors),
    ]
    command += ["--components.tok2vec.model.embed.vectors", "true"]
    command += ["--paths.train", str(tmp_path / "train.spacy"), "--paths.dev", str(tmp_path / "train.spacy")]
    command += [
        "--paths.names",
        str(ROOT / "corpus" / "names"),
        "--training.max_steps",
        "2",
        "--training.eval_frequency",
        "2",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "spacy", *command], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    trained = spacy.load(tmp_path / "model" / "model-last")
    assert trained.vocab.vectors.shape == (3, 3)
    assert trained("Per Fjord taler").text == "Per Fjord taler"
