"""`schema`, `show`, `eval` and what every command has; `tag` and `parse` have tests of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer
from typer.testing import CliRunner

from referat import __version__
from referat.cli import app
from referat.reading import Source
from referat.record import json_schema
from referat.tagging import parse_only

RUNNER = CliRunner()
TEXT = """REFERAT Byrådet 2022-2025 d. 01-02-2024

Mødedato Torsdag d. 1. februar 2024 kl. 17:00

Mødested Salen

Punkt 1: Ny skole

24/1234

Beslutning

Godkendt. Venstre stemte imod.
"""


def make_record(**changes: Any) -> dict[str, Any]:
    record = json.loads(parse_only(Source("m.txt", TEXT, "0" * 64, "text/plain")).to_json())
    record["spans"] = [
        {"label": "AMOUNT", "start": 0, "end": 5, "text": "5 kr.", "item": 0, "by": "rule", "rule": "amount.plain",
         "value": {"amount": "5", "currency": "DKK"}},
    ]  # fmt: skip
    record["items"][0]["outcomes"] = [{"label": "APPROVED", "score": 0.9}]
    record["items"][0]["votes"] = [{"side": "against", "who": ["Venstre"], "count": None}]
    record.update(changes)
    return record


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "out.jsonl"
    path.write_text(json.dumps(make_record(), ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def commands() -> list[str]:
    return sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", commands())
def test_every_command_explains_itself_and_stands_in_the_readme(command: str) -> None:
    result = RUNNER.invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout.split()) > 20
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"referat {command}" in readme


def test_the_commands_of_the_contract_are_there() -> None:
    assert {"tag", "parse", "eval", "schema", "show"} <= set(commands())


def test_version() -> None:
    assert RUNNER.invoke(app, ["--version"]).stdout == f"referat {__version__}\n"


def test_schema_is_the_records_schema_and_a_record_fits_it() -> None:
    result = RUNNER.invoke(app, ["schema"])
    schema = json.loads(result.stdout)
    assert schema == json_schema()
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(make_record())
    assert not validator.is_valid(make_record(colour="red"))
    assert not validator.is_valid(make_record(schema="referat/0"))
    assert not validator.is_valid({key: value for key, value in make_record().items() if key != "source"})


def test_show_prints_what_was_decided(records: Path) -> None:
    result = RUNNER.invoke(app, ["show", str(records)], env={"COLUMNS": "160"})
    assert result.exit_code == 0
    assert "Byrådet · 2024-02-01" in result.stdout
    assert "Ny skole" in result.stdout
    assert "godkendt" in result.stdout
    assert "Venstre" in result.stdout
    assert "1 møder, 1 punkter" in result.stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [("{}\n", "out.jsonl:1: no record of schema referat/1"), ("\nnot json\n", "out.jsonl:2: no record"), (None, "No such file")],
)  # fmt: skip
def test_show_names_what_is_no_record(tmp_path: Path, content: str | None, words: str) -> None:
    path = tmp_path / "out.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = RUNNER.invoke(app, ["show", str(path)])
    assert result.exit_code == 2
    assert words in result.stderr.replace("\n", "")


def test_eval_says_what_is_missing(tmp_path: Path) -> None:
    result = RUNNER.invoke(app, ["eval", "--gold", str(tmp_path), "--model", str(tmp_path)])
    assert result.exit_code == 2
    assert "no gold documents here" in result.stderr.replace("\n", " ")


def test_a_missing_model_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    result = RUNNER.invoke(app, ["tag", str(tmp_path / "m.txt"), "-o", str(out), "--model", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "none: no pipeline that loads" in result.stderr.replace("\n", "")
    assert not out.exists()


def test_parse_explains_how_a_document_was_understood(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(TEXT, encoding="utf-8")
    result = RUNNER.invoke(app, ["parse", str(tmp_path / "m.txt"), "--explain"])
    assert result.exit_code == 0
    assert "Layout: firstagenda-pdf" in result.stdout
    assert "1. Ny skole (case 24/1234)" in result.stdout
    assert "decision, this meeting's: Beslutning" in result.stdout


def test_parse_wants_an_output_or_explain(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(TEXT, encoding="utf-8")
    result = RUNNER.invoke(app, ["parse", str(tmp_path / "m.txt")])
    assert result.exit_code == 2
    assert "name the file to write with -o, or ask for --explain" in result.stderr
    result = RUNNER.invoke(app, ["parse", str(tmp_path / "gone.txt"), "--explain"])
    assert result.exit_code == 1
    assert "gone.txt: No such file" in result.stderr.replace("\n", "")
