"""Which of the gold that annotators confirmed trains."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin
from typer.testing import CliRunner

from referat.components.tokenizer import RegexTokenizer
from referat.corpus.annotated import annotated_for_training
from referat.corpus.gold import GoldMeeting, ItemSidecar, Sidecar, read_corpus, write_meeting
from referat.corpus.splits import split_of
from referat.record import Meeting

#: Bodies by their split, drawn as the corpus draws them.
_BODIES = {split_of(f"Horsens|Udvalg {number}"): f"Udvalg {number}" for number in range(60)}


def _write(folder: Path, name: str, body: str | None, layout: str = "horsens") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    sidecar = Sidecar(
        layout=layout,
        meeting=Meeting(municipality="Horsens", body=body, date=None),
        items=[ItemSidecar(number=None, title=None, outcomes=["NOTED"])],
    )
    head = f"{body}\n" if layout != "excerpt" else ""
    marked = f"{head}[[item]][[decision|Beslutning]]\nTaget til efterretning. [[PERSON|Åse Kjær]] spurgte.\n"
    write_meeting(folder, name, marked, sidecar)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for split, body in _BODIES.items():
        _write(tmp_path / "meetings", f"own-{split}", body)
    return tmp_path


def _chosen(corpus: Path) -> tuple[list[str], list[str]]:
    meetings: list[GoldMeeting] = list(read_corpus(corpus / "meetings"))
    chosen, left_out = annotated_for_training(corpus / "annotated", meetings)
    return [gold.id for gold in chosen], left_out


def test_nothing_is_there(corpus: Path) -> None:
    assert set(_BODIES) == {"train", "dev", "test"}
    assert _chosen(corpus) == ([], [])


def test_whole_documents_and_excerpts_of_every_campaign_train(corpus: Path) -> None:
    annotated = corpus / "annotated"
    _write(annotated / "budget" / "meetings", "a", _BODIES["train"])
    _write(annotated / "budget" / "excerpts", "b", "Et nyt udvalg", layout="excerpt")
    _write(annotated / "skole" / "excerpts", "c", None, layout="excerpt")
    assert _chosen(corpus) == (["a", "b", "c"], [])


@pytest.mark.parametrize(
    ("folder", "name", "body", "why"),
    [
        ("meetings", "own-train", _BODIES["train"], "the corpus holds this meeting"),
        ("meetings", "x", _BODIES["dev"], "of a body whose meetings"),
        ("excerpts", "x", _BODIES["test"], "of a body whose meetings"),
    ],
)
def test_what_would_leak_is_left_out_and_told(corpus: Path, folder: str, name: str, body: str, why: str) -> None:
    _write(corpus / "annotated" / "b" / folder, name, body, layout="excerpt" if folder == "excerpts" else "horsens")
    chosen, left_out = _chosen(corpus)
    assert chosen == []
    assert len(left_out) == 1
    assert f"{name}.txt: " in left_out[0]
    assert why in left_out[0]


def test_of_two_campaigns_the_whole_document_counts(corpus: Path) -> None:
    _write(corpus / "annotated" / "a" / "excerpts", "x", _BODIES["train"], layout="excerpt")
    _write(corpus / "annotated" / "b" / "meetings", "x", _BODIES["train"])
    _write(corpus / "annotated" / "c" / "meetings", "x", _BODIES["train"])
    chosen, left_out = _chosen(corpus)
    assert chosen == ["x"]
    assert [reason.split(": ")[1] for reason in left_out] == ["another campaign has the whole of it"] * 2


def test_a_body_that_only_annotators_have_trains_whatever_its_hash(corpus: Path) -> None:
    for path in (corpus / "meetings").glob("own-test.*"):
        path.unlink()
    _write(corpus / "annotated" / "b" / "excerpts", "x", _BODIES["test"], layout="excerpt")
    assert _chosen(corpus) == (["x"], [])


def test_the_script_of_the_step_converts_it(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import typer

    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "scripts"))
    import convert

    (corpus / "decisions").mkdir()
    (corpus / "decisions" / "d.txt").write_text("= NOTED\nTaget til efterretning.\n", encoding="utf-8")
    _write(corpus / "annotated" / "b" / "excerpts", "x", _BODIES["train"], layout="excerpt")
    _write(corpus / "annotated" / "b" / "excerpts", "y", _BODIES["dev"], layout="excerpt")
    app = typer.Typer()
    app.command()(convert.main)
    done = CliRunner().invoke(app, [str(corpus), str(corpus / "spacy")])
    assert done.exit_code == 0, done.output
    assert "train: 1 of its meetings" in done.output
    assert "y.txt: of a body whose meetings" in done.output
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    docs = {
        split: list(DocBin().from_disk(corpus / "spacy" / f"{split}.spacy").get_docs(nlp.vocab)) for split in _BODIES
    }
    pulled = [doc for doc in docs["train"] if doc.text.startswith("Beslutning")]
    assert len(pulled) == 2
    assert all([ent.text for ent in doc.ents] == ["Åse Kjær"] and doc.cats["NOTED"] == 1 for doc in pulled)
    assert len([doc for doc in docs["dev"] if doc.cats]) == 1
