"""Parquet: a folder of one typed file a table, for DuckDB, Polars, pandas and Spark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, ClassVar

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from referat.batch.journal import Head, path_key, read_heads, replacing
from referat.batch.sinks.base import Sink, SinkError, in_order, places_of, records_in, rows_in
from referat.batch.tables import DECIMAL_DIGITS, TABLES, Row, Table, Type, rows_of

_TYPES: dict[Type, Any] = {
    "text": pa.string(),
    "json": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "decimal": pa.decimal128(*DECIMAL_DIGITS),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "texts": pa.list_(pa.string()),
}
#: Rows that are held before they are written: a row group, so also what a reader can skip.
_GROUP_ROWS = 20_000


class Parquet(Sink):
    """Writes a folder of Parquet files, each put in place as a whole."""

    format: ClassVar[str] = "parquet"

    def check(self, output: Path) -> None:
        if output.exists() and not output.is_dir():
            raise SinkError(f"{output} is a file; Parquet needs a folder, for it has a file for each table")
        if output.is_dir() and any(output.iterdir()) and not (output / "documents.parquet").exists():
            raise SinkError(f"{output} holds other files; name a new folder")

    def existing(self) -> Iterator[Head]:
        for path, sha256, model, version in self._documents("path", "sha256", "model", "model_version"):
            yield Head(path, sha256, f"{model} {version}" if model else "")

    def _documents(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        assert self.output is not None
        path = self.output / "documents.parquet"
        if path.exists():
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(columns=list(columns)):
                    yield from zip(*(batch.column(name).to_pylist() for name in columns), strict=True)

    def publish(self, journal: Path, rank: Callable[[str], int] | None) -> None:
        assert self.output is not None
        self.output.mkdir(parents=True, exist_ok=True)
        new = {head.key for head, _, _ in read_heads(journal)}
        stale = pa.array(
            [key for key, path in self._documents("document", "path") if path_key(path) in new], pa.string()
        )
        places: dict[str, int] = {}
        if self.resume and rank is not None:
            places, ordered = places_of(self._documents("document", "path"), set(stale.to_pylist()), rank)
        with ExitStack() as stack:
            writers = {table.name: _Writer(self.output / f"{table.name}.parquet", table, stack) for table in TABLES}
            for name, writer in writers.items() if self.resume else ():
                if places and rank is not None:
                    for row in in_order(writer.old_rows(places), rows_in(journal, name, rank), ordered=ordered):
                        writer.add(row)
                else:
                    writer.keep(stale)
            for record in () if places else records_in(journal):
                for name, row in rows_of(record):
                    writers[name].add(row)
            for writer in writers.values():
                writer.end()


class _Writer:
    def __init__(self, path: Path, table: Table, stack: ExitStack) -> None:
        self.path = path
        self.table = table
        self.schema = pa.schema(
            [pa.field(c.name, _TYPES[c.type], metadata={"about": c.about}) for c in table.columns],
            metadata={"about": table.about},
        )
        self.rows: list[Row] = []
        self.writer = pq.ParquetWriter(stack.enter_context(replacing(path)), self.schema, compression="zstd")
        stack.callback(self._abandon)

    def old_rows(self, places: dict[str, int]) -> Iterator[tuple[int, Row]]:
        """Rows of the file that is there, each with the place of its document; without documents that have none."""
        if not self.path.exists():
            return
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches():
                for row in zip(*(batch.column(column.name).to_pylist() for column in self.table.columns), strict=True):
                    if row[0] in places:
                        yield places[row[0]], row

    def keep(self, stale: Any) -> None:
        """Copy the rows of the file that is there, but for those of stale documents."""
        if not self.path.exists():
            return
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches():
                kept = batch.filter(pc.invert(pc.is_in(batch.column("document"), value_set=stale)))
                if kept.num_rows:
                    self.writer.write_table(pa.Table.from_batches([kept]).cast(self.schema))

    def add(self, row: Row) -> None:
        self.rows.append(row)
        if len(self.rows) >= _GROUP_ROWS:
            self.flush()

    def flush(self) -> None:
        if self.rows:
            columns = zip(*self.rows, strict=True)
            arrays = [
                pa.array([_typed(value, column.type) for value in values], _TYPES[column.type])
                for column, values in zip(self.table.columns, columns, strict=True)
            ]
            self.writer.write_table(pa.Table.from_arrays(arrays, schema=self.schema))
            self.rows = []

    def end(self) -> None:
        self.flush()
        self.writer.close()

    def _abandon(self) -> None:
        if self.writer.is_open:
            self.writer.close()


def _typed(value: Any, kind: Type) -> Any:
    if value is None or isinstance(value, (date, Decimal)):
        return value
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "decimal":
        return decimal(value)
    return value


def decimal(value: str) -> Decimal | None:
    """A sum as a decimal that the column can hold; None where it cannot.

    >>> decimal("1940000000"), decimal("1e99")
    (Decimal('1940000000.0000'), None)
    """
    digits, places = DECIMAL_DIGITS
    try:
        number = Decimal(value).quantize(Decimal(1).scaleb(-places))
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() and number.adjusted() < digits - places else None
