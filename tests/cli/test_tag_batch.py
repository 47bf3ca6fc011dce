"""`referat tag` and `referat parse` as commands: what they write, say and return."""

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import jsonschema
import pytest
import spacy
from typer.testing import CliRunner

from referat.cli import app
from referat.record import json_schema

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))
from minutes_files import (
    docx_file,
    html_file,
    pdf_columns,
    pdf_fpdf2,
    pdf_reportlab,
    pdf_scan_of,
    pdf_scanned,
    text_file,
)

pytestmark = pytest.mark.project
KINDS = {
    "a.txt": text_file, "b.html": html_file, "c.docx": docx_file, "d.pdf": pdf_reportlab, "e.pdf": pdf_fpdf2,
    "f.pdf": pdf_columns,
}  # fmt: skip


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline of the rules alone: what is tested here is not what a model finds."""
    nlp = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}})
    for name in ("referat_case_number", "referat_amount", "referat_legislation", "referat_merge"):
        nlp.add_pipe(name)
    folder = tmp_path_factory.mktemp("model") / "rules"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for name, make in KINDS.items():
        (folder / name).write_bytes(make())
    return folder


def referat(*args: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from referat.cli import app; app()", *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=300, check=False)


def records(path: Path) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_kind_gives_the_same_record(folder: Path, model: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    done = referat("tag", folder, "-o", output, "-m", model, "--workers", 2, "--ordered", "--text")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().strip() == "6 documents done, 0 failed"
    found = records(output)
    assert [Path(record["source"]["path"]).name for record in found] == list(KINDS)
    for record in found:
        jsonschema.validate(record, json_schema())
        assert all(record["text"][s["start"] : s["end"]] == s["text"] for s in record["spans"])
        same = {name: value for name, value in record.items() if name != "source"}
        assert same == {name: value for name, value in found[0].items() if name != "source"}
    assert {span["label"] for span in found[0]["spans"]} >= {"AMOUNT", "CASE_NUMBER", "LEGISLATION"}
    assert [len(record["source"]["pages"]) for record in found] == [0, 0, 0, 2, 2, 1]


def test_scans_are_read_on_request(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf_scan_of(pdf_fpdf2()))
    output = tmp_path / "out.jsonl"
    assert referat("parse", tmp_path / "scan.pdf", "-o", output, "--ocr").returncode == 0
    (record,) = records(output)
    assert [item["case_number"] for item in record["items"]] == ["15.00.00-A00-16-24", "05.13.00-P20-7-24"]
    assert len(record["source"]["pages"]) == 2


def test_failures_are_named_and_the_rest_is_done(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    bad = {"a.txt": text_file(), "empty.txt": b"", "locked.pdf": pdf_reportlab(password="x"), "scan.pdf": pdf_scanned()}
    for name, data in bad.items():
        (tmp_path / "in" / name).write_bytes(data)
    output = tmp_path / "out.jsonl"
    done = referat("parse", tmp_path / "in", tmp_path / "gone.txt", "-o", output)
    assert done.returncode == 1
    errors = records(tmp_path / "out.jsonl.errors.jsonl")
    assert sorted(Path(error["path"]).name for error in errors) == ["empty.txt", "gone.txt", "locked.pdf", "scan.pdf"]
    for error in errors:
        assert error["error"] in done.stderr.decode()
    assert len(records(output)) == 1
    again = referat("parse", tmp_path / "in", "-o", output, "--resume")
    assert again.stderr.decode().endswith("0 documents done, 3 failed, 1 there already\n")
    assert again.returncode == 1


def test_running_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert referat("parse", folder, "-o", output).returncode == 0
    before, changed = output.read_bytes(), output.stat().st_mtime_ns
    assert referat("parse", folder, "-o", output, "--resume").returncode == 0
    assert (output.read_bytes(), output.stat().st_mtime_ns) == (before, changed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl"]


@pytest.mark.parametrize("name", ["out.db", "out.csv", "out.parquet"])
def test_other_outputs(folder: Path, tmp_path: Path, name: str) -> None:
    assert referat("parse", folder, "-o", tmp_path / name).returncode == 0
    if name == "out.db":
        with sqlite3.connect(tmp_path / name) as connection:
            assert connection.execute("select count(*) from items").fetchone() == (12,)
    else:
        assert (tmp_path / name / f"items{Path(name).suffix}").stat().st_size


def test_standard_input_to_standard_output(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", text_file())
        archive.writestr("b.docx", docx_file())
    done = referat("parse", "-", "-o", "-", "--ordered", stdin=file.getvalue())
    assert done.returncode == 0
    paths = [json.loads(line)["source"]["path"] for line in done.stdout.splitlines()]
    assert paths == ["-!/a.txt", "-!/b.docx"]


def test_ctrl_c_stops_and_resume_goes_on(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = text_file().decode() * 20
    for number in range(60):
        (tmp_path / "in" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    output = tmp_path / "out.jsonl"
    command = [
        sys.executable,
        "-c",
        "from referat.cli import app; app()",
        "parse",
        str(tmp_path / "in"),
        "-o",
        str(output),
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    journal = tmp_path / "out.jsonl.part"
    stop = time.monotonic() + 120
    while not (journal.exists() and journal.stat().st_size) and process.poll() is None and time.monotonic() < stop:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    if process.returncode == 130:
        assert errors.decode().endswith("stopped; --resume goes on from here\n")
        assert "Traceback" not in errors.decode()
        assert not output.exists()
    assert referat("parse", tmp_path / "in", "-o", output, "--resume").returncode == 0
    assert len({record["source"]["path"] for record in records(output)}) == len(records(output)) == 60


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--force", "--resume"], "use just one of --force and --resume"),
        (["--limit", "sider=3"], "the names are bytes, chars, pages"),
        (["--format", "xml"], "the formats are jsonl, csv, parquet, sqlite"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_wrong_use(folder: Path, tmp_path: Path, args: list[str], words: str) -> None:
    result = CliRunner().invoke(app, ["parse", str(folder), "-o", str(tmp_path / "out.jsonl"), *args])
    assert result.exit_code == 2
    assert words in result.output
    assert not (tmp_path / "out.jsonl").exists()


def test_nothing_to_read_and_no_model_are_wrong_use(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    output = tmp_path / "out.jsonl"
    done = referat("parse", tmp_path / "empty", "-o", output)
    assert (done.returncode, done.stderr.decode()) == (2, f"referat: nothing to read in {tmp_path / 'empty'}\n")
    done = referat("tag", folder, "-o", output, "-m", tmp_path / "none")
    assert done.returncode == 2
    assert f"{tmp_path / 'none'}: no pipeline that loads" in " ".join(done.stderr.decode().split())
    assert not list(tmp_path.glob("out.*"))
