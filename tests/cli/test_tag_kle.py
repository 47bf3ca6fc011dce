"""`referat tag --kle`: names of subjects from the user's file, in every worker, and told apart by `--resume`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from referat.cli import app

pytestmark = pytest.mark.project
TEXT = """REFERAT Børneudvalget 2022-2025 d. 13-11-2024

Mødedato Onsdag d. 13. november 2024 kl. 17:30

Indholdsfortegnelse

Ny skole.....	3

Punkt 1: Ny skole

15.20.00-A00-{number}-24

Beslutning

Godkendt.
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nlp = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}})
    for name in ("referat_case_number", "referat_merge"):
        nlp.add_pipe(name)
    folder = tmp_path_factory.mktemp("model") / "rules"
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, 7):
        (folder / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    return folder


@pytest.fixture
def kle(tmp_path: Path) -> Path:
    path = tmp_path / "kle.csv"
    path.write_text("Nummer;Titel\n15.20.00;Noget opdigtet\n", encoding="utf-8")
    return path


def tag(*args: object, env: dict[str, str] | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["tag", *map(str, args)], env={"REFERAT_KLE": "", **(env or {})})
    return result.exit_code, result.stderr


def topics(path: Path) -> set[str | None]:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {s["value"]["topic"] for r in records for s in r["spans"] if s["label"] == "CASE_NUMBER"}


def test_every_worker_names_the_subjects(minutes: Path, model: Path, kle: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert tag(minutes, "-o", output, "-m", model, "--workers", 2, "--kle", kle)[0] == 0
    assert topics(output) == {"Noget opdigtet"}


def test_the_environment_names_the_file(minutes: Path, model: Path, kle: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert tag(minutes, "-o", output, "-m", model, env={"REFERAT_KLE": str(kle)})[0] == 0
    assert topics(output) == {"Noget opdigtet"}


@pytest.mark.parametrize("kind", ["jsonl", "db"])
def test_resume_keeps_only_records_made_with_the_same_file(
    minutes: Path, model: Path, kle: Path, tmp_path: Path, kind: str
) -> None:
    output = tmp_path / f"out.{kind}"
    always = (minutes, "-o", output, "-m", model)
    assert tag(*always) == (0, "6 documents done, 0 failed\n")
    assert tag(*always, "--resume", "--kle", kle)[1].startswith("6 documents done, 0 failed")
    assert tag(*always, "--resume", "--kle", kle)[1] == "0 documents done, 0 failed, 6 there already\n"
    kle.write_text("15.20.00;Noget andet\n", encoding="utf-8")
    assert tag(*always, "--resume", "--kle", kle)[1].startswith("6 documents done, 0 failed")
    if kind == "jsonl":
        assert topics(output) == {"Noget andet"}


def test_a_broken_file_stops_the_run_before_it_begins(minutes: Path, model: Path, kle: Path, tmp_path: Path) -> None:
    kle.write_text("15.20.00;Et\n15.2;To\n", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    code, said = tag(minutes, "-o", output, "-m", model, "--kle", kle)
    assert code == 2
    assert "kle.csv:2: '15.2' is no KLE number" in said.replace("\n", "")
    assert not output.exists()
