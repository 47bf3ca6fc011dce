"""Outputs: whole or not there, each document once, the same again when nothing has changed."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from batch_jobs import small_record
from hypothesis import given
from hypothesis import strategies as st

from referat.batch import OutputExistsError, Result, Sink, SinkError, open_sink
from referat.batch.journal import OutputBusyError, read_head
from referat.batch.sinks.csv import cell
from referat.batch.tables import TABLES, rows_of
from referat.reading import Source

FORMATS = ("jsonl", "csv", "parquet", "sqlite")
ENDINGS = {"jsonl": "out.jsonl", "csv": "out.csv", "parquet": "out.parquet", "sqlite": "out.db"}


def result(name: str, text: str = "x", version: str = "1", index: int = 0) -> Result:
    sha256 = f"{abs(hash(text)) % 16**8:08x}" * 8
    return Result(
        name, small_record(Source(name, text, sha256, "text/plain"), version).to_json(), None, sha256, index=index
    )


def write(output: Path, results: list[Result], order: list[str] | None = None, **how: bool) -> Sink:
    with open_sink(output, **how) as sink:
        for one in results:
            sink.write(one)
        sink.finish(order)
    return sink


def documents(output: Path) -> list[tuple[str, str]]:
    """Path and version of the model of every document in an output of any format."""
    match output.suffix:
        case ".jsonl":
            records = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
            return [(record["source"]["path"], record["model"]["version"]) for record in records]
        case ".csv":
            with (output / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
                return [(row["path"], row["model_version"]) for row in csv.DictReader(file)]
        case ".parquet":
            rows = pq.read_table(output / "documents.parquet").to_pylist()
            return [(row["path"], row["model_version"]) for row in rows]
        case _:
            with sqlite3.connect(output) as connection:
                return list(connection.execute("select path, model_version from documents order by rowid"))


def content(output: Path) -> dict[str, bytes]:
    files = [output] if output.is_file() else sorted(output.iterdir())
    return {file.name: file.read_bytes() for file in files}


def rows(output: Path, table: str) -> list[dict[str, Any]]:
    match output.suffix:
        case ".csv":
            with (output / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))
        case ".parquet":
            return list(pq.read_table(output / f"{table}.parquet").to_pylist())
        case _:
            with sqlite3.connect(output) as connection:
                connection.row_factory = sqlite3.Row
                return [dict(row) for row in connection.execute(f"select * from [{table}]")]


@pytest.fixture(params=FORMATS)
def output(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / ENDINGS[request.param]


def test_records_are_there_when_the_run_is_done_and_not_before(output: Path) -> None:
    with open_sink(output) as sink:
        sink.write(result("a.txt"))
        assert not output.exists()
        sink.finish()
    assert documents(output) == [("a.txt", "1")]
    assert [path.name for path in output.parent.iterdir() if path.suffix in (".part", ".new")] == []


def test_an_output_is_not_overwritten_unasked(output: Path) -> None:
    write(output, [result("a.txt")])
    with pytest.raises(OutputExistsError, match="--force to overwrite it, or --resume"):
        open_sink(output)
    write(output, [result("b.txt")], force=True)
    assert documents(output) == [("b.txt", "1")]


def test_force_leaves_the_old_output_until_the_new_one_is_whole(output: Path) -> None:
    write(output, [result("a.txt")])
    with open_sink(output, force=True) as sink:
        sink.write(result("b.txt"))
    assert documents(output) == [("a.txt", "1")]


def test_a_cut_run_goes_on(output: Path) -> None:
    with open_sink(output) as sink:
        sink.write(result("a.txt"))
    assert not output.exists()
    with pytest.raises(OutputExistsError, match="holds 1 records of a run that was cut off"):
        open_sink(output)
    with open_sink(output, resume=True) as sink:
        assert sink.known("a.txt") is not None
        assert sink.known("b.txt") is None
        sink.write(result("b.txt"))
        sink.finish()
    assert documents(output) == [("a.txt", "1"), ("b.txt", "1")]


def test_a_torn_line_is_cut_off(output: Path) -> None:
    with open_sink(output) as sink:
        for name in ("a.txt", "b.txt"):
            sink.write(result(name))
    journal = output.with_name(f"{output.name}.part")
    whole = journal.read_bytes()
    for cut in (len(whole) - 1, len(whole) - 40, whole.index(b"\n") + 2):
        journal.write_bytes(whole[:cut])
        with open_sink(output, resume=True) as sink:
            assert (sink.known("a.txt") is not None, sink.known("b.txt")) == (True, None)
        assert journal.read_bytes() == whole[: whole.index(b"\n") + 1]
    # After a power cut, a file can end in zeros that were never written.
    journal.write_bytes(whole + b"\x00" * 500)
    with open_sink(output, resume=True) as sink:
        assert sink.known("b.txt") is not None
        sink.finish()
    assert len(documents(output)) == 2


def test_running_again_changes_nothing(output: Path) -> None:
    write(output, [result("a.txt"), result("b.txt")])
    before, changed = content(output), output.stat().st_mtime_ns
    again = write(output, [Result("a.txt", None, None, kept=True), Result("b.txt", None, None, kept=True)], resume=True)
    assert (again.kept, again.written) == (2, 0)
    assert (content(output), output.stat().st_mtime_ns) == (before, changed)
    write(output, [result("a.txt"), result("b.txt")], force=True)
    assert content(output) == before


def test_a_changed_document_takes_the_place_of_its_old_record(output: Path) -> None:
    write(output, [result("a.txt", "old"), result("b.txt")])
    write(output, [result("a.txt", "new", "2"), result("c.txt")], resume=True)
    assert sorted(documents(output)) == [("a.txt", "2"), ("b.txt", "1"), ("c.txt", "1")]
    if output.suffix != ".jsonl":
        assert len(rows(output, "spans")) == 3
        assert len({row["document"] for row in rows(output, "items")}) == 3


def test_a_document_that_comes_twice_is_there_once(output: Path) -> None:
    write(output, [result("a.txt", "one"), result("b.txt"), result("a.txt", "two", "2")])
    assert sorted(documents(output)) == [("a.txt", "2"), ("b.txt", "1")]


def test_order_on_request(output: Path) -> None:
    order = ["a.txt", "b.txt", "c.txt"]
    with open_sink(output) as sink:
        sink.write(result("c.txt"))
        sink.write(result("b.txt"))
    write(output, [result("a.txt")], order, resume=True)
    assert [path for path, _ in documents(output)] == order


def test_order_is_that_of_the_documents_after_a_resume_too(output: Path) -> None:
    """New documents take their places among those that the output holds, in every table."""
    order = ["a.txt", "b.txt", "c.txt", "d.txt", "=e.txt"]
    write(output, [result("d.txt"), result("b.txt"), result("=e.txt")], order)
    assert len(documents(output)) == 3
    write(output, [result("c.txt"), result("b.txt", "changed"), result("a.txt")], order, resume=True)
    names = [path.lstrip("'") for path, _ in documents(output)]
    assert names == order
    if output.suffix != ".jsonl":
        keys = [row["document"] for row in rows(output, "documents")]
        for table in ("items", "sections", "votes", "spans", "tables", "cells"):
            assert list(dict.fromkeys(row["document"] for row in rows(output, table))) == keys
    write(output, [result("a.txt", "again")], order[::-1], resume=True)
    assert [path.lstrip("'") for path, _ in documents(output)] == order[::-1]


def test_an_ordered_output_does_not_depend_on_how_it_came_about(output: Path) -> None:
    order = [f"{number}.txt" for number in range(9)]
    write(output, [result(name) for name in order], order)
    once = content(output)
    write(output, [result(name) for name in order[::2]], order, force=True)
    write(output, [result(name) for name in order[::-1][1::2]], order, resume=True)
    if output.suffix == ".db":
        dumps = []
        for data in (once[output.name], output.read_bytes()):
            (output.parent / "one.db").write_bytes(data)
            with sqlite3.connect(output.parent / "one.db") as connection:
                dumps.append([line for line in connection.iterdump() if "_fts" not in line])
        assert dumps[0] == dumps[1]
    elif output.suffix == ".parquet":
        assert [rows(output, table.name) for table in TABLES] == [
            list(pq.read_table(io.BytesIO(once[f"{table.name}.parquet"])).to_pylist()) for table in TABLES
        ]
    else:
        assert content(output) == once


def test_search_finds_what_a_resume_has_put_in_order(tmp_path: Path) -> None:
    output, order = tmp_path / "out.db", ["a.txt", "b.txt"]
    write(output, [result("b.txt")], order)
    write(output, [result("a.txt")], order, resume=True)
    write(output, [result("a.txt", "new")], resume=True)
    with sqlite3.connect(output) as connection:
        assert connection.execute("select count(*) from items_fts where items_fts match 'budget'").fetchone() == (2,)
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert [path.name for path in tmp_path.iterdir()] == sorted(["out.db", "out.db.metadata.json"])


def test_a_database_with_fewer_tables_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "out.db"
    write(output, [result("a.txt")])
    with sqlite3.connect(output) as connection:
        connection.execute("drop table cells")
    with pytest.raises(SinkError, match="made by an older referat, with fewer tables; make it anew with --force"):
        open_sink(output, resume=True)
    write(output, [result("b.txt")], force=True)
    assert documents(output) == [("b.txt", "1")]


def test_failures_stand_beside_the_output(output: Path) -> None:
    failed = Result("bad.pdf", None, "bad.pdf: is empty", "ab" * 32)
    errors = output.with_name(f"{output.name}.errors.jsonl")
    sink = write(output, [result("a.txt"), failed])
    assert sink.failed == 1
    assert [json.loads(line) for line in errors.read_text().splitlines()] == [
        {"path": "bad.pdf", "sha256": "ab" * 32, "error": "bad.pdf: is empty"}
    ]
    write(output, [result("bad.pdf")], resume=True)
    assert not errors.exists()
    assert len(documents(output)) == 2


def test_an_output_without_documents_is_there_and_empty(output: Path) -> None:
    write(output, [])
    assert documents(output) == []


def test_two_runs_do_not_write_one_output(output: Path) -> None:
    with open_sink(output) as sink:
        sink.write(result("a.txt"))
        with pytest.raises(OutputBusyError, match="is being written by another run"):
            open_sink(output, resume=True)


@pytest.mark.parametrize("output", FORMATS[1:], indirect=True)
def test_tables_hold_what_records_hold(output: Path) -> None:
    write(output, [result("a.txt"), result("b.txt")])
    counts = {table.name: len(rows(output, table.name)) for table in TABLES}
    assert counts == {
        "documents": 2, "members": 0, "items": 2, "sections": 2, "outcomes": 0, "votes": 6, "remarks": 0, "spans": 2,
        "tables": 2, "cells": 8,
    }  # fmt: skip
    votes = [(row["side"], row["who"] or None, int(row["count"] or 0)) for row in rows(output, "votes")][:3]
    assert votes == [("for", "A", 0), ("for", "V", 0), ("against", None, 3)]
    assert {float(row["amount"]) for row in rows(output, "spans")} == {-5000000.0}
    first = [row for row in rows(output, "cells") if row["document"] == rows(output, "documents")[0]["document"]]
    assert [(int(row["row"]), int(row["column"]), row["name"], bool(int(row["header"]))) for row in first] == [
        (0, 0, "Post", True), (0, 1, "2025", True), (1, 0, "Post", False), (1, 1, "2025", False),
    ]  # fmt: skip
    assert [row["amount"] and float(row["amount"]) for row in first] == [*[first[0]["amount"]] * 3, 3_200_000.0]
    (table, _) = rows(output, "tables")
    assert (table["unit"], int(table["factor"]), int(table["rows"]), int(table["item"])) == ("1.000 kr.", 1000, 1, 0)
    keys = {row["document"] for row in rows(output, "documents")}
    assert all({row["document"] for row in rows(output, table.name)} <= keys for table in TABLES)


def test_rows_fit_their_columns() -> None:
    widths = {table.name: len(table.columns) for table in TABLES}
    record = json.loads(result("a.txt").record or "")
    assert all(len(row) == widths[name] for name, row in rows_of(record))


def test_sqlite_has_keys_search_and_a_description(tmp_path: Path) -> None:
    output = tmp_path / "out.db"
    write(output, [result("a.txt")])
    write(output, [result("b.txt")], resume=True)
    with sqlite3.connect(output) as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        found = connection.execute("select count(*) from items_fts where items_fts match 'budget'").fetchone()
        assert found == (2,)
        keys = {row[2] for row in connection.execute("pragma foreign_key_list(sections)")}
        assert keys == {"documents", "items"}
    about = json.loads((tmp_path / "out.db.metadata.json").read_text(encoding="utf-8"))
    tables = about["databases"]["out"]["tables"]
    assert set(tables) == {table.name for table in TABLES}
    assert set(tables["spans"]["columns"]) == {
        column.name for table in TABLES if table.name == "spans" for column in table.columns
    }


def test_parquet_is_typed(tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    write(output, [result("a.txt")])
    types = {field.name: str(field.type) for field in pq.read_schema(output / "spans.parquet")}
    assert (types["start"], types["amount"], types["text"]) == ("int64", "decimal128(38, 4)", "string")
    assert str(pq.read_schema(output / "documents.parquet").field("date").type) == "date32[day]"
    assert str(pq.read_schema(output / "items.parquet").field("outcomes").type).startswith("list<")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "  '=1+1"),
        ("+45 12 34 56 78", "'+45 12 34 56 78"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- punkt", "'- punkt"),
        ("\t=1", "'=1"),
        ("\r\n=1", " '=1"),
        ("＝1", "'＝1"),
        ('"=1', "\"'=1"),
        ("a;=1", "a;'=1"),
        ("Budget\nog regnskab", "Budget og regnskab"),
        ("-3751000", "-3751000"),
        ("3,5 mio. kr.", "3,5 mio. kr."),
        (None, ""),
        (True, "1"),
        (0, "0"),
        (["=A"], '["=A"]'),
    ],
)
def test_cells_are_safe(value: Any, expected: str) -> None:
    assert cell(value).lstrip(" ") == expected.lstrip(" ")


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    safe = cell(text)
    for part in safe.split(";"):
        start = part.lstrip(" \"'\u00a0\u2003\u3000")
        if start[:1] in tuple("=+-@＝＋－＠") and start:
            number = safe.lstrip("+-").replace(".", "", 1)
            assert number.isdigit() or "'" in part[: len(part) - len(start)]
    assert "\n" not in safe
    assert "\t" not in safe


def test_formats_and_places_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match="the formats are jsonl, csv, parquet, sqlite"):
        open_sink(tmp_path / "x", "xml")
    with pytest.raises(SinkError, match="only jsonl goes to standard output"):
        open_sink(None, "csv")
    (tmp_path / "mine.csv").mkdir()
    (tmp_path / "mine.csv" / "letter.txt").write_text("Kære")
    with pytest.raises(SinkError, match="holds other files"):
        open_sink(tmp_path / "mine.csv", force=True)
    (tmp_path / "mine.db").write_bytes(b"no database, certainly not" * 100)
    with pytest.raises(SinkError, match="is no SQLite database"):
        open_sink(tmp_path / "mine.db", force=True)
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("create table letters (text)")
    with pytest.raises(SinkError, match="a database of something else"):
        open_sink(tmp_path / "other.db", force=True)
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(SinkError, match="is a folder"):
        open_sink(tmp_path / "folder.jsonl", force=True)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.delitem(__import__("sys").modules, "referat.batch.sinks.parquet", raising=False)
    with pytest.raises(SinkError, match=r"--format parquet needs the package pyarrow: pip install 'referat\[sinks\]'"):
        open_sink(tmp_path / "x.parquet")


def test_heads_are_read_whatever_the_line_looks_like() -> None:
    line = (result("a.txt").record or "").encode()
    assert (read_head(line + b"\n") or ("",))[0] == "a.txt"
    spaced = json.dumps(json.loads(line), indent=None).encode()
    assert (read_head(spaced + b"\n") or ("",))[0] == "a.txt"
    for bad in (
        line,
        line[:-1] + b"\n",
        b"{}\n",
        b"[]}\n",
        b"\n",
        b"",
        b"\x00" * 20 + b"}\n",
        b'{"a":' * 5000 + b"}\n",
    ):
        assert read_head(bad) is None
