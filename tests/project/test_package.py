"""The packaged pipeline in an empty environment: installed with nothing but its wheel and ours, it loads and tags."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

ROOT = Path(__file__).parents[2]
CODE = """
import json, spacy
nlp = spacy.load("da_test_md")
doc = nlp("Sagsnr. 23/64938: der gives 1,5 mio. kr.")
print(json.dumps([[ent.text, ent.label_, ent._.referat_value["kind" if ent.label_ == "CASE_NUMBER" else "amount"]]
                  for ent in doc.ents]))
"""


def run(*args: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(arg) for arg in args], cwd=cwd, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.project
def test_the_wheel_loads_in_an_empty_environment(tmp_path: Path) -> None:
    nlp = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}})
    for name in ("case_number", "amount", "legislation", "party", "merge"):
        nlp.add_pipe(f"referat_{name}", name=name)
    nlp.to_disk(tmp_path / "model")
    package = (tmp_path / "model", tmp_path, "--name", "test_md", "--version", "0.0.1", "--build", "none", "--force")
    run(sys.executable, "-m", "spacy", "package", *package, cwd=tmp_path)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", next(tmp_path.glob("da_test_md-*")), cwd=tmp_path)
    wheel = next(tmp_path.glob("*/dist/*.whl"))

    # The wheel names our distribution as what it needs, so that `pip install` of it alone is enough elsewhere.
    metadata = next(tmp_path.glob("da_test_md-*/*.egg-info/requires.txt")).read_text(encoding="utf-8")
    assert "referat" in metadata

    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "own", ROOT, cwd=tmp_path)
    own = next((tmp_path / "own").glob("referat-*.whl"))
    environment = tmp_path / "empty"
    run(sys.executable, "-m", "venv", environment, cwd=tmp_path)
    python = environment / "bin" / "python"
    lock = ROOT / "requirements" / "base.txt"
    run(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", python, "-r", lock, cwd=tmp_path)
    run(
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "--quiet",
        "--python",
        python,
        "--no-deps",
        own,
        wheel,
        cwd=tmp_path,
    )
    assert json.loads(run(python, "-c", CODE, cwd=tmp_path)) == [
        ["23/64938", "CASE_NUMBER", "journal"],
        ["1,5 mio. kr.", "AMOUNT", "1500000"],
    ]
    assert "Usage" in run(environment / "bin" / "referat", "--help", cwd=tmp_path)
