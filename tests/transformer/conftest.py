"""The transformer route on a machine without network and weights: a tiny encoder of our own, through the real project."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from transformer_project import MEETINGS, ROOT, commands, make_encoder, project_file, run


@pytest.fixture(scope="session")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [(ROOT / f"corpus/meetings/{name}.txt").read_text(encoding="utf-8") for name in MEETINGS]
    return make_encoder(tmp_path_factory.mktemp("encoder") / "tiny", texts)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, encoder: Path) -> Path:
    """A copy of the project with four meetings, after the workflow `transformer` with a training of four steps."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "project.yml", folder)
    for name in ("configs", "scripts", "pipeline", "corpus/names"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(ROOT / name)
    for name in ("meetings", "decisions"):
        (folder / "corpus" / name).mkdir()
    for name in MEETINGS:
        for file in (ROOT / "corpus/meetings").glob(f"{name}.*"):
            shutil.copy(file, folder / "corpus/meetings")
    shutil.copy(ROOT / "corpus/decisions/schools-children.txt", folder / "corpus/decisions")

    for name in project_file()["directories"]:  # made by `spacy project run` before a step
        (folder / name).mkdir(exist_ok=True)
    short = {"transformer-train": ("--training.max_steps", 4, "--training.eval_frequency", 2)}
    for step in project_file()["workflows"]["transformer"]:
        if step == "validate":
            continue  # nothing reads what it writes
        for line in commands(step, encoder):
            done = run(folder, *line, *short.get(step, ()))
            assert done.returncode == 0, f"{step}: {done.stdout}{done.stderr}"
    return folder


@pytest.fixture(scope="session")
def model(project: Path) -> Path:
    return project / "models/transformer/model-best"


@pytest.fixture(scope="session")
def base_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of an environment that holds what `requirements/base.txt` names, and us, and nothing else.

    The packages are links to those of this environment, so that none is installed anew.
    """
    folder = tmp_path_factory.mktemp("base") / "venv"
    done = run(folder.parent, sys.executable, "-m", "venv", "--without-pip", folder)
    assert done.returncode == 0, done.stderr
    site = next(folder.glob("lib/python*/site-packages"))
    lock = (ROOT / "requirements/base.txt").read_text(encoding="utf-8")
    (site / "referat.pth").write_text(f"{ROOT / 'pipeline'}\n", encoding="utf-8")
    for name in set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # of another platform, or another version of Python
        for part in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
            target = site / part
            if not target.exists():
                target.symlink_to(Path(str(found.locate_file(part))))
    return folder / "bin/python"
