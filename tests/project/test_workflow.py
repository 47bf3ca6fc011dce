"""The whole workflow on a copy of the repository, with the real config and one step of training."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import srsly

ROOT = Path(__file__).parents[2]
NEEDED = (
    "project.yml",
    "configs",
    "corpus/meetings",
    "corpus/decisions",
    "corpus/annotated",
    "corpus/names",
    "scripts",
    "pipeline",
)


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    # The steps call `python`: the one that runs this test comes first on the path.
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(args, cwd=folder, env=env, capture_output=True, text=True, timeout=600, check=False)


@pytest.fixture(scope="module")
def smoke(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    for name in NEEDED:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, target)
    done = run(folder, sys.executable, "-m", "spacy", "project", "run", "smoke")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.project
def test_smoke_writes_every_output_and_a_complete_lock(smoke: Path) -> None:
    project = srsly.read_yaml(smoke / "project.yml")
    for command in project["commands"]:
        if command["name"] in project["workflows"]["smoke"]:
            assert all((smoke / output).exists() for output in command["outputs"])
    lock = srsly.read_yaml(smoke / "project.lock")
    entries = [entry for step in lock.values() for entry in (*step.get("deps", ()), *step.get("outs", ()))]
    assert entries
    assert all(entry["md5"] for entry in entries)


@pytest.mark.project
def test_running_it_again_does_nothing(smoke: Path) -> None:
    before = (smoke / "metrics/smoke.json").stat().st_mtime_ns
    again = run(smoke, sys.executable, "-m", "spacy", "project", "run", "smoke")
    assert again.returncode == 0, again.stdout + again.stderr
    assert again.stdout.count("nothing changed") == 3, again.stdout
    assert (smoke / "metrics/smoke.json").stat().st_mtime_ns == before


@pytest.mark.project
def test_the_metrics_hold_whole_model_and_rules(smoke: Path) -> None:
    metrics = json.loads((smoke / "metrics/smoke.json").read_text(encoding="utf-8"))
    assert set(metrics) == {"whole", "model alone", "rules alone"}
    assert metrics["rules alone"]["counted"]["CASE_NUMBER"]["f1"] > 0.9
    assert metrics["model alone"]["counted"]["CASE_NUMBER"]["r"] == 0.0


@pytest.mark.project
def test_the_trained_pipeline_loads_without_code_and_tags(smoke: Path, tmp_path: Path) -> None:
    source = tmp_path / "m.txt"
    source.write_text(
        "REFERAT Byrådet d. 01-02-2024\n\nPunkt 1: Ny skole\n\n24/1234\n\nBeslutning\n\nGodkendt.\n", encoding="utf-8"
    )
    out = tmp_path / "out.jsonl"
    model = str(smoke / "models/smoke/model-last")
    done = run(tmp_path, sys.executable, "-m", "referat", "tag", str(source), "-o", str(out), "--model", model)
    assert done.returncode == 0, done.stderr
    record = json.loads(out.read_text(encoding="utf-8"))
    assert record["model"]["name"].startswith("da_")
    assert record["items"][0]["case_number"] == "24/1234"
    assert record["items"][0]["outcomes"]
