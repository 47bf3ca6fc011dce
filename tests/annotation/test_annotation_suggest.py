"""Who suggests what: our pipeline, and the persons of another one in the place of our model's."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from typer.testing import CliRunner

from referat.annotation.documents import Document
from referat.annotation.suggestions import from_model, nothing, suggester
from referat.cli.annotate import annotate_app
from referat.corpus.markup import Mark
from referat.reading import Source
from referat.tagging import Tagger

Make = Callable[..., Document]
ANNOTATIONS = Path(__file__).parents[2] / "annotations"
TEXT = """Horsens Kommune
REFERAT Byrådet d. 02-01-2024

Til stede: Åse Brun Holm (V)

Punkt 1: Skolens tag

Sagsfremstilling
Åse Brun Holm og Per Fjord (V) vil give 5 mio. kr. til "Qib Trasko" og Taget.

Beslutning
Godkendt. Imod stemte Venstre.
"""


def make_pipeline(*patterns: tuple[str, str], own: bool = False) -> Language:
    """A pipeline that knows names by heart, of spaCy's make or with our tokenizer and rules."""
    nlp = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}} if own else {})
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": text} for label, text in patterns])
    if own:
        for name in ("case_number", "amount", "legislation", "party", "merge"):
            nlp.add_pipe(f"referat_{name}", name=name)
    return nlp


@pytest.fixture(scope="module")
def ours() -> Language:
    """Our rules, with a model that takes `Taget` for a person and knows Per Fjord."""
    return make_pipeline(("PERSON", "Taget"), ("PERSON", "Per Fjord"), own=True)


@pytest.fixture(scope="module")
def theirs() -> Language:
    return make_pipeline(
        ("PER", "Per Fjord"), ("PER", '"Qib Trasko"'), ("PER", "Venstre"), ("ORG", "Skolens"), ("LAW", "REFERAT")
    )


def said(document: Document, marks: list[Mark]) -> list[tuple[str, str]]:
    return [(mark.label, document.text[mark.start : mark.end]) for mark in marks]


RULES_BEFORE = [("PERSON", "Åse Brun Holm"), ("PARTY", "V"), ("PERSON", "Åse Brun Holm")]


def test_persons_come_from_the_other_pipeline_and_all_else_from_ours(
    ours: Language, theirs: Language, make_document: Make
) -> None:
    document = make_document(TEXT)
    own = from_model([document], ours)[document.id]
    assert said(document, own.spans) == [
        *RULES_BEFORE, ("PERSON", "Per Fjord"), ("PARTY", "V"), ("AMOUNT", "5 mio. kr."), ("PERSON", "Taget"), ("PARTY", "Venstre"),
    ]  # fmt: skip
    both = suggester(ours, persons=theirs)([document])[document.id]
    # The member is a rule's, Venstre is ours, the quotation marks are off, and what our model alone said is gone.
    assert said(document, both.spans) == [
        *RULES_BEFORE, ("PERSON", "Per Fjord"), ("PARTY", "V"), ("AMOUNT", "5 mio. kr."), ("PERSON", "Qib Trasko"), ("PARTY", "Venstre"),
    ]  # fmt: skip
    assert both.outcomes == own.outcomes


def test_the_default_is_ours_and_without_a_pipeline_nothing_is_suggested(ours: Language, make_document: Make) -> None:
    document = make_document(TEXT)
    assert suggester(ours)([document]) == from_model([document], ours)
    assert suggester()([document]) == nothing([document])
    assert list(nothing([document])[document.id].spans) == []


def test_all_else_can_come_from_records(ours: Language, theirs: Language, make_document: Make, tmp_path: Path) -> None:
    document = make_document(TEXT)
    record = Tagger(ours).tag(Source(document.path, document.text, document.sha256, "text/plain"))
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(record.model_dump(by_alias=True, mode="json")) + "\n", encoding="utf-8")
    assert suggester(records=path, persons=theirs)([document]) == suggester(ours, persons=theirs)([document])


@pytest.fixture
def push(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """`annotate push` with our pipeline saved beside; no doccano runs, which is told after the suggestions are made."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "m.txt").write_text(TEXT, encoding="utf-8")
    make_pipeline(("PERSON", "Per Fjord"), own=True).to_disk(tmp_path / "ours")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        common = ["--annotations", str(ANNOTATIONS), "--folder", str(tmp_path / "doccano"), "--model", "ours"]
        result = CliRunner().invoke(annotate_app, ["push", "in", *common, *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result.exit_code, result.output

    return run


@pytest.mark.parametrize("suggest", ["referat", "none", "gold", "theirs"])
def test_every_suggester_is_taken_by_push(suggest: str, push: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    make_pipeline(("PER", "Per Fjord")).to_disk(tmp_path / "theirs")
    status, output = push("--suggest", suggest)
    assert status == 2
    assert "no doccano runs here" in output


@pytest.mark.parametrize(
    ("suggest", "message"),
    [
        ("nowhere", "--suggest nowhere: nowhere: no such folder, and no package"),
        ("model", "--suggest model: model: no such folder, and no package"),
        ("places", "--suggest places: this pipeline finds no persons (label PER or PERSON)"),
        ("dacy:huge", "--suggest dacy:huge: dacy:huge: no pipeline of DaCy; they are small, medium, large"),
    ],
)
def test_what_cannot_suggest_is_told(
    suggest: str, message: str, push: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    make_pipeline(("LOC", "Horsens")).to_disk(tmp_path / "places")
    status, output = push("--suggest", suggest)
    assert status == 2
    assert message in output


def test_dacy_without_network_and_weights_is_told_soon(
    push: Callable[..., tuple[int, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{probe.getsockname()[1]}")
    monkeypatch.setenv("DACY_CACHE_DIR", str(tmp_path / "cache"))
    start = time.monotonic()
    status, output = push("--suggest", "dacy")
    assert time.monotonic() - start < 10
    assert status == 2
    assert "cannot be reached" in output
    assert f"into {tmp_path / 'cache' / 'da_dacy_small_trf-1.0.0'}," in output


def test_dacys_persons_reach_annotators_from_its_cache(
    ours: Language, make_document: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipeline where DaCy would put its own."""
    from referat.pipelines.load import load_pipeline

    monkeypatch.setenv("DACY_CACHE_DIR", str(tmp_path))
    folder = tmp_path / "da_dacy_small_trf-1.0.0" / "da_dacy_small_trf"
    folder.mkdir(parents=True)
    make_pipeline(("PER", "Qib Trasko")).to_disk(folder / "da_dacy_small_trf-1.0.0")
    document = make_document(TEXT)
    labels = suggester(ours, persons=load_pipeline("dacy"))([document])[document.id]
    assert ("PERSON", "Qib Trasko") in said(document, labels.spans)
