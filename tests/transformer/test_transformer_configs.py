"""Both configs are complete, and differ in nothing but the encoder and how it is trained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import srsly
from spacy.cli.debug_config import debug_config
from spacy.language import DEFAULT_CONFIG_PATH
from spacy.util import load_config, load_model_from_config
from thinc.api import Config, PyTorchGradScaler
from transformer_project import ROOT, project_file

CONFIGS = ("tok2vec", "transformer")
PATHS = {"paths.train": "train.spacy", "paths.dev": "dev.spacy", "paths.names": str(ROOT / "corpus/names")}


def config_of(name: str) -> Config:
    return load_config(ROOT / "configs" / f"{name}.cfg", overrides=PATHS)


def test_every_config_is_checked_here() -> None:
    assert {path.stem for path in (ROOT / "configs").glob("*.cfg")} == set(CONFIGS)


@pytest.mark.parametrize("name", CONFIGS)
def test_debug_config_finds_nothing_wrong(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    debug_config(ROOT / "configs" / f"{name}.cfg", overrides=PATHS)
    assert "Config is valid" in capsys.readouterr().out


@pytest.mark.parametrize("name", CONFIGS)
def test_no_setting_is_missing_or_unknown(name: str) -> None:
    config = config_of(name)
    filled = load_model_from_config(config, auto_fill=True, validate=True).config
    assert set(settings(filled)) == set(settings(config))


def settings(section: dict[str, Any], above: str = "") -> Iterator[str]:
    """Every setting, with its sections; weights of scores, which are those that the components name, as one."""
    for name, value in section.items():
        if isinstance(value, dict) and value and name != "score_weights":
            yield from settings(value, f"{above}{name}.")
        else:
            yield f"{above}{name}"


@pytest.mark.parametrize("name", CONFIGS)
def test_sections_have_the_settings_that_spacy_knows(name: str) -> None:
    # debug config lets an unknown setting of these pass.
    known, config = load_config(DEFAULT_CONFIG_PATH), config_of(name)
    for section in ("nlp", "training", "initialize", "corpora"):
        assert set(config[section]) == set(known[section])


@pytest.mark.parametrize("wrong", ["components.transformer.model.mixed", "components.ner.labels"])
def test_an_unknown_setting_is_found(wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = config_of("transformer")
    *sections, name = wrong.split(".")
    section: dict[str, Any] = config
    for part in sections:
        section = section[part]
    section[name] = 1
    config.to_disk(tmp_path / "wrong.cfg")
    with pytest.raises(SystemExit):
        debug_config(tmp_path / "wrong.cfg")
    assert name in capsys.readouterr().out


def test_what_surrounds_the_encoder_is_the_same() -> None:
    ours, default = config_of("transformer"), config_of("tok2vec")
    assert ours["nlp"]["tokenizer"] == default["nlp"]["tokenizer"]
    assert ours["nlp"]["pipeline"] == ["transformer", *default["nlp"]["pipeline"][1:], "doc_cleaner"]
    for name in ("case_number", "amount", "legislation", "party", "merge"):
        assert ours["components"][name] == default["components"][name]
    for name in ("ner", "textcat_multilabel"):
        assert ours["components"][name]["scorer"] == default["components"][name]["scorer"]
    assert ours["corpora"] == default["corpora"]
    assert ours["training"]["score_weights"] == default["training"]["score_weights"]


def test_both_heads_share_the_one_encoder() -> None:
    nlp = load_model_from_config(config_of("transformer"))
    assert nlp.get_pipe("transformer").listening_components == ["ner", "textcat_multilabel"]


def test_no_section_is_left_out_or_cut() -> None:
    config = config_of("transformer")
    assert config["training"]["batcher"]["discard_oversize"] is False
    assert config["corpora"]["train"]["max_length"] == 0
    windows = config["components"]["transformer"]["model"]["get_spans"]
    assert windows["@span_getters"] == "spacy-transformers.strided_spans.v1"
    assert 0 < windows["stride"] < windows["window"]


def test_gradients_are_accumulated_and_scaled_in_what_pytorch_takes() -> None:
    config = config_of("transformer")
    assert config["training"]["accumulate_gradient"] > 1
    model = config["components"]["transformer"]["model"]
    assert model["mixed_precision"] is True
    # Of a whole number thinc makes a tensor of whole numbers, which PyTorch refuses after the first step on a GPU.
    scaler = PyTorchGradScaler(enabled=True, **model["grad_scaler_config"])
    assert scaler._scale.is_floating_point()


def test_the_default_encoder_is_one_and_pinned() -> None:
    default = project_file()["vars"]["encoder"]
    assert config_of("transformer")["paths"]["encoder"] == default
    assert len(default.partition("@")[2]) == 40
    assert default in (ROOT / "docs/transformer.md").read_text(encoding="utf-8")


def test_the_gpu_comes_from_the_project() -> None:
    scripts = srsly.read_yaml(ROOT / "project.yml")["commands"]
    lines = [line for step in scripts for line in step["script"] if "spacy train" in line and "smoke" not in line]
    assert any("configs/transformer.cfg" in line for line in lines)
    assert all("--gpu-id ${vars.gpu_id}" in line for line in lines)
