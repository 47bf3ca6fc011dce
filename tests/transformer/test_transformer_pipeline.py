"""Trained, saved, loaded, packaged, scored and tagged with: the transformer pipeline does what the default one does."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.util import load_config
from transformer_project import MEETINGS, ROOT, make_encoder, project_run, run
from typer.testing import CliRunner

from referat.cli import app
from referat.models import GPU_VARIABLE, ModelError, load_model
from referat.reading import read_file
from referat.record import json_schema
from referat.tagging import Tagger

pytestmark = pytest.mark.project
MINUTES = """Horsens Kommune
REFERAT Byrådet d. 02-01-2024

Til stede: Per Fjord (A), Åse Brun Holm (V)

Punkt 1: Skolens tag
24/1234
Sagsfremstilling
Åse Holm 😀 foreslår, at der gives 1,5 mio. kr. efter servicelovens § 18.
Beslutning
Venstre stemte imod. Godkendt.
"""


@pytest.fixture(scope="module")
def nlp(model: Path) -> Language:
    return load_model(model)


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    (folder / "short.txt").write_text(MINUTES, encoding="utf-8")
    section = "Udvalget drøftede ventelisten, som Karla Vang har opgjort til 12 mio. kr. i alt.\n"
    long = MINUTES.replace("Beslutning\n", f"{section * 60}Beslutning\n")
    (folder / "long.txt").write_text(long, encoding="utf-8")
    return folder


def paths(project: Path) -> dict[str, str]:
    return {
        "paths.train": str(project / "corpus/spacy/train.spacy"),
        "paths.dev": str(project / "corpus/spacy/dev.spacy"),
        "paths.names": str(ROOT / "corpus/names"),
    }


def records(path: Path) -> dict[str, dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {Path(record["source"]["path"]).stem: record for record in map(json.loads, lines)}


def shape(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Path and type of all that is in a record; what stands below `value` differs by label."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key != "value":
                yield from shape(below, f"{where}.{key}")
    elif isinstance(value, list):
        yield where, "list"
        for below in value:
            yield from shape(below, f"{where}[]")
    else:
        yield where, type(value).__name__


def test_every_step_of_the_workflow_leaves_its_output(project: Path) -> None:
    facts = json.loads((project / "metrics/encoder.json").read_text(encoding="utf-8"))
    assert (facts["kind"], facts["width"], facts["reads"]) == ("bert", 32, 256)
    assert set(facts["sha256"]) == {"model.safetensors"}
    assert (project / "models/transformer/model-best/transformer/model").exists()
    metrics = json.loads((project / "metrics/transformer.json").read_text(encoding="utf-8"))
    assert set(metrics) == {"whole", "model alone", "rules alone"}
    assert (
        metrics["whole"]["counted"]["CASE_NUMBER"]["f1"] == metrics["rules alone"]["counted"]["CASE_NUMBER"]["f1"] > 0
    )
    assert metrics["model alone"]["counted"]["CASE_NUMBER"]["r"] == 0.0
    assert list((project / "packages").glob("da_referat_trf-*/dist/*.whl"))


def test_the_encoder_was_trained_through_both_heads(nlp: Language, project: Path, encoder: Path) -> None:
    last = spacy.load(project / "models/transformer/model-last")
    from transformers import AutoModel

    before = AutoModel.from_pretrained(encoder).state_dict()
    after = last.get_pipe("transformer").model.transformer.state_dict()
    assert not np.allclose(before["encoder.layer.0.output.dense.weight"], after["encoder.layer.0.output.dense.weight"])
    assert last.get_pipe("ner").labels
    assert "APPROVED" in last.get_pipe("textcat_multilabel").labels


@pytest.fixture(scope="module")
def tagged(model: Path, minutes: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The records that `referat tag` writes with two workers, by the documents' names."""
    out = tmp_path_factory.mktemp("out") / "out.jsonl"
    command = ["tag", minutes, "-o", out, "--model", model, "--workers", 2]
    done = CliRunner().invoke(app, list(map(str, command)))
    assert done.exit_code == 0, done.stderr
    return records(out)


def test_records_have_the_shape_that_the_default_pipeline_gives_them(
    tagged: dict[str, dict[str, Any]], project: Path, minutes: Path
) -> None:
    default = Tagger(init_nlp(load_config(ROOT / "configs/tok2vec.cfg", overrides=paths(project))))
    assert set(tagged) == {"short", "long"}
    for name, record in tagged.items():
        jsonschema.validate(record, json_schema())
        theirs = json.loads(default.tag(read_file(minutes / f"{name}.txt")).to_json())
        spanless = [{**one, "spans": []} for one in (record, theirs)]
        assert set(shape(spanless[0])) == set(shape(spanless[1]))
        assert record["spans"]
        assert {frozenset(span) for span in record["spans"]} == {frozenset(span) for span in theirs["spans"]}
        assert record["items"][0]["case_number"] == "24/1234"
        assert record["items"][0]["outcomes"]
        # Which persons rules add depends on whom the model saw.
        by_rule = [
            [span for span in one["spans"] if span["by"] == "rule" and span["label"] != "PERSON"]
            for one in (record, theirs)
        ]
        assert [span["value"] for span in by_rule[0]] == [span["value"] for span in by_rule[1]]


def test_offsets_are_those_of_the_text(tagged: dict[str, dict[str, Any]], minutes: Path) -> None:
    for name, record in tagged.items():
        text = (minutes / f"{name}.txt").read_text(encoding="utf-8")
        assert all(text[span["start"] : span["end"]] == span["text"] for span in record["spans"])


def test_workers_write_what_one_process_writes(tagged: dict[str, dict[str, Any]], nlp: Language, minutes: Path) -> None:
    for name, record in tagged.items():
        alone = json.loads(Tagger(nlp).tag(read_file(minutes / f"{name}.txt")).to_json())
        assert record["spans"] == alone["spans"]
        assert [item["outcomes"] for item in record["items"]] == [item["outcomes"] for item in alone["items"]]


def test_the_wheel_is_enough(project: Path, minutes: Path, tmp_path: Path) -> None:
    wheel = next((project / "packages").glob("da_referat_trf-*/dist/*.whl"))
    site = tmp_path / "site"
    install = ("-m", "uv", "pip", "install", "--quiet", "--no-deps", "--offline", "--target", site, wheel)
    done = run(tmp_path, sys.executable, *install)
    assert done.returncode == 0, done.stderr
    needs = next(site.glob("*.dist-info/METADATA")).read_text(encoding="utf-8")
    assert "spacy-transformers" in needs
    assert "referat" in needs
    options = ("-o", tmp_path / "out.jsonl", "--model", "da_referat_trf")
    done = run(tmp_path, sys.executable, "-m", "referat", "tag", minutes / "short.txt", *options, PYTHONPATH=str(site))
    assert done.returncode == 0, done.stderr
    assert records(tmp_path / "out.jsonl")["short"]["model"]["name"] == "da_referat_trf"


def vectors(nlp: Language, text: str) -> tuple[int, Any]:
    """How many tokens a text has, and what the encoder says of them."""
    doc = nlp.get_pipe("transformer")(nlp.make_doc(text))
    return len(doc), doc._.trf_data


def test_a_text_longer_than_the_encoder_reads_is_strided(nlp: Language) -> None:
    tokens, data = vectors(nlp, "Udvalget drøftede sagen. " * 500)
    assert tokens == 2000 > nlp.get_pipe("transformer").model.tokenizer.model_max_length == 256
    windows, pieces = data.wordpieces.input_ids.shape
    assert windows > 2000 // 128
    assert pieces <= 256
    assert (data.align.lengths > 0).all()
    assert nlp("Udvalget drøftede sagen. " * 500)[-1].ent_iob_


def test_the_end_of_a_long_text_is_read_with_its_neighbours_and_nothing_far_away(nlp: Language) -> None:
    def last(text: str) -> Any:
        _, data = vectors(nlp, text)
        rows = data.model_output.last_hidden_state.reshape(-1, 32)
        return rows[data.align[-1].data.ravel()].mean(axis=0)

    body = "Udvalget drøftede sagen. " * 300
    plain = last(f"Formanden {body}til sidst")
    assert np.abs(plain - last(f"Borgmesteren {body}til sidst")).max() < 3e-6
    assert np.abs(plain - last(f"Formanden {body}ved sidst")).max() > 3e-5


@pytest.mark.parametrize(
    "words", [["ABCDEFGHÆØ-x7"] * 400, ["q" * 90] * 300, ["1"] * 300, ["é"], ["\n" * 5, "a"] * 200, []]
)
def test_no_token_is_cut_away_however_many_pieces_it_has(nlp: Language, words: list[str]) -> None:
    tokens, data = vectors(nlp, " ".join(words))
    if not tokens:
        return
    lengths = data.align.lengths
    assert len(lengths) == tokens
    doc = nlp.make_doc(" ".join(words))
    assert all(length for token, length in zip(doc, lengths, strict=True) if not token.is_space)
    assert data.wordpieces.input_ids.shape[1] <= 256


def test_the_windows_of_a_loaded_pipeline_are_those_of_the_one_that_was_saved(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "again")
    again = spacy.load(tmp_path / "again")
    text = "Formanden ABCDEFG-12345678 orienterede. " * 100
    first, second = (vectors(one, text)[1] for one in (nlp, again))
    assert np.allclose(first.model_output.last_hidden_state, second.model_output.last_hidden_state)
    assert again.get_pipe("transformer").model.tokenizer.model_max_length == 256


def test_a_pipeline_needs_its_encoder_no_more_once_it_is_trained(project: Path, tmp_path: Path) -> None:
    texts = [(ROOT / f"corpus/meetings/{MEETINGS[0]}.txt").read_text(encoding="utf-8")]
    gone = make_encoder(tmp_path / "gone", texts, positions=64, reads=48)
    overrides = {**paths(project), "paths.encoder": str(gone)}
    init_nlp(load_config(ROOT / "configs/transformer.cfg", overrides=overrides)).to_disk(tmp_path / "model")
    gone.rename(tmp_path / "moved")
    loaded = load_model(tmp_path / "model")
    _, data = vectors(loaded, "Udvalget drøftede sagen. " * 100)
    # An encoder that reads less than a window is given halves.
    assert data.wordpieces.input_ids.shape[1] <= 48
    assert (data.align.lengths > 0).all()


def test_what_the_encoder_leaves_with_a_text_is_cleaned_away(nlp: Language) -> None:
    assert nlp("Karla Vang gik.")._.trf_data is None


def test_training_says_what_to_put_where_when_there_is_no_encoder(project: Path, tmp_path: Path) -> None:
    done = project_run(project, "encoder", f"--vars.encoder={tmp_path}")
    assert done.returncode == 1
    assert f"{tmp_path}: no encoder in this folder; it lacks config.json" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_gpu_that_is_not_there_is_named(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GPU_VARIABLE, "99")
    with pytest.raises(ModelError, match=r"^REFERAT_GPU_ID=99: no such GPU can be used: "):
        load_model(model)


def test_the_converted_corpus_reached_the_pipeline_whole(project: Path) -> None:
    docs = list(DocBin().from_disk(project / "corpus/spacy/train.spacy").get_docs(spacy.blank("da").vocab))
    assert max(map(len, docs)) > 256, "a section longer than the tiny encoder reads"
    assert any(doc.cats for doc in docs)
    assert any(doc.ents for doc in docs)
