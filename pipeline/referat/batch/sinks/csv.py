"""CSV: a folder of one file a table, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar

from referat.batch.journal import Head, path_key, read_heads, replacing
from referat.batch.sinks.base import Sink, SinkError, in_order, places_of, records_in, rows_in
from referat.batch.tables import TABLES, Row, Table, rows_of

#: What makes a spreadsheet read a cell as a formula (OWASP, "CSV Injection"), in its wide forms too. A program that
#: parts at semicolons, as Danish ones do, would begin a cell after one.
_FORMULA = re.compile(r"(^[\s\"']*|[;\t][\s\"']*)(?=[=+\-@＝＋－＠])")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
#: Excel shows 32,767 characters of a cell (Microsoft, "Excel specifications and limits") and breaks longer ones.
_LONGEST_CELL = 32_000


def cell(value: Any) -> str:
    """A value as a cell that no spreadsheet takes for a formula. Line breaks become spaces.

    Example:
        >>> cell("=1+1"), cell("-5.5"), cell("- punkt"), cell(["A", "B"]), cell(None), cell(True)
        ("'=1+1", '-5.5', "'- punkt", '["A", "B"]', '', '1')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False)
    text = _BREAKS.sub(" ", str(value).replace("\x00", ""))
    if _NUMBER.fullmatch(text):
        return text
    return _FORMULA.sub(r"\1'", text)[:_LONGEST_CELL]


def _cells(row: Row) -> Row:
    return tuple(cell(value) for value in row)


class Csv(Sink):
    """Writes a folder of CSV files (RFC 4180, UTF-8 with a mark, so that Excel reads æ, ø and å)."""

    format: ClassVar[str] = "csv"

    def check(self, output: Path) -> None:
        if output.exists() and not output.is_dir():
            raise SinkError(f"{output} is a file; CSV needs a folder, for it has a file for each table")
        if output.is_dir() and any(output.iterdir()) and not (output / "documents.csv").exists():
            raise SinkError(f"{output} holds other files; name a new folder")

    def existing(self) -> Iterator[Head]:
        for row in self._rows("documents"):
            model = f"{row['model']} {row['model_version']}" if row["model"] else ""
            yield Head(row["path"], row["sha256"], model)

    def known(self, path: str) -> bytes | None:
        # The file holds paths as they are safe, which for nearly all is as they are.
        return self.index.get(path_key(path)) or self.index.get(path_key(cell(path)))

    def names(self, path: str) -> tuple[str, ...]:
        return (path, cell(path))

    def _rows(self, table: str) -> Iterator[dict[str, str]]:
        assert self.output is not None
        path = self.output / f"{table}.csv"
        if path.exists():
            csv.field_size_limit(1 << 27)
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield from csv.DictReader(file)

    def publish(self, journal: Path, rank: Callable[[str], int] | None) -> None:
        assert self.output is not None
        self.output.mkdir(parents=True, exist_ok=True)
        new = {path_key(cell(head.path)) for head, _, _ in read_heads(journal)}
        stale = {row["document"] for row in self._rows("documents") if path_key(row["path"]) in new}
        places: dict[str, int] = {}
        if self.resume and rank is not None:
            documents = ((row["document"], row["path"]) for row in self._rows("documents"))
            places, ordered = places_of(documents, stale, rank)
        with ExitStack() as stack:
            writers: dict[str, Any] = {}
            for table in TABLES:
                binary = stack.enter_context(replacing(self.output / f"{table.name}.csv"))
                text = io.TextIOWrapper(binary, encoding="utf-8-sig", newline="", errors="replace", write_through=True)
                stack.callback(text.detach)
                writers[table.name] = writer = csv.writer(text)
                writer.writerow([column.name for column in table.columns])
                if places and rank is not None:
                    old = ((places[row[0]], tuple(row)) for row in self._kept(table, stale))
                    come = ((place, _cells(row)) for place, row in rows_in(journal, table.name, rank))
                    writer.writerows(in_order(old, come, ordered=ordered))
                elif self.resume:
                    writer.writerows(self._kept(table, stale))
            for record in () if places else records_in(journal):
                for name, row in rows_of(record):
                    writers[name].writerow(_cells(row))

    def _kept(self, table: Table, stale: set[str]) -> Iterator[list[str]]:
        """Rows that stay. They were made safe when they were written."""
        for row in self._rows(table.name):
            if row["document"] not in stale:
                yield [row[column.name] or "" for column in table.columns]
