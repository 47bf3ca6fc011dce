"""Without the extra: what needs it says so in one line, and everything else works."""

from __future__ import annotations

from pathlib import Path

import pytest
from transformer_project import ROOT, run

pytestmark = pytest.mark.project
SAYS = 'needs an extra that is not installed: pip install "referat[transformers]"'


def test_the_base_install_has_no_torch(base_python: Path, tmp_path: Path) -> None:
    code = (
        "import importlib.util as u, spacy, referat.cli, referat.tagging, referat.components.encoder as e;"
        "print(u.find_spec('torch'), u.find_spec('spacy_transformers'), u.find_spec('dacy'))"
    )
    done = run(tmp_path, base_python, "-c", code)
    assert done.stdout == "None None None\n", done.stderr


def test_tag_names_the_extra_that_a_pipeline_needs(base_python: Path, model: Path, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("REFERAT Byrådet d. 01-02-2024\n\nPunkt 1: Budget\n\nGodkendt.\n", encoding="utf-8")
    tag = ("tag", "m.txt", "-o", "out.jsonl", "--model", model, "--workers", 2)
    done = run(tmp_path, base_python, "-m", "referat", *tag)
    assert (done.returncode, done.stderr) == (2, f"referat: the pipeline {model} {SAYS}\n")
    assert not (tmp_path / "out.jsonl").exists()


def test_eval_names_it_too(base_python: Path, model: Path, tmp_path: Path) -> None:
    done = run(tmp_path, base_python, "-m", "referat", "eval", "--gold", ROOT / "corpus/meetings", "--model", model)
    assert (done.returncode, done.stderr) == (2, f"referat: the pipeline {model} {SAYS}\n")


def test_the_first_step_of_the_workflow_names_it(base_python: Path, encoder: Path, tmp_path: Path) -> None:
    script = ROOT / "scripts/fetch_encoder.py"
    done = run(tmp_path, base_python, script, "encoder.json", f"--encoder={encoder}")
    assert (done.returncode, done.stderr) == (1, f"an encoder {SAYS}\n")


def test_a_pipeline_that_is_not_there_is_not_blamed_on_the_extra(base_python: Path, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("Punkt 1\n", encoding="utf-8")
    missing = "models/transformer/model-best"
    done = run(tmp_path, base_python, "-m", "referat", "tag", "m.txt", "-o", "out.jsonl", "--model", missing)
    assert done.returncode == 2
    assert "E050" in done.stderr
    assert "extra" not in done.stderr
