"""SQLite: one file with keys and full-text search, and a metadata file for Datasette."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import sqlite_utils

from referat.batch.journal import Head, path_key, read_heads, sync_folder
from referat.batch.sinks.base import Sink, SinkError, records_in, write_whole
from referat.batch.tables import TABLES, Row, Table, Type, rows_of

_TYPES: dict[Type, Any] = {
    "text": str, "json": str, "texts": str, "date": str, "integer": int, "boolean": int, "number": float,
    "decimal": float,
}  # fmt: skip
#: Columns that full-text search covers, by table.
_SEARCHED = {"items": ["title"], "sections": ["heading", "text"], "spans": ["text"], "cells": ["text"]}
#: Columns that are looked things up by.
_INDEXED = {
    "documents": ["path", "municipality", "body", "date"],
    "items": ["case_number"],
    "outcomes": ["label"],
    "spans": ["label", "name", "amount"],
    "cells": ["name", "amount"],
    "votes": ["who"],
    "members": ["name"],
}
#: Records that are inserted together.
_BATCH_RECORDS = 200


class Sqlite(Sink):
    """Writes a SQLite database, put in place as a whole."""

    format: ClassVar[str] = "sqlite"

    def check(self, output: Path) -> None:
        super().check(output)
        if output.exists() and output.stat().st_size:
            try:
                with closing(sqlite3.connect(f"file:{output}?mode=ro", uri=True)) as connection:
                    names = {row[0] for row in connection.execute("select name from sqlite_master")}
            except sqlite3.Error as error:
                raise SinkError(f"{output} is no SQLite database: {error}") from None
            if "documents" not in names:
                raise SinkError(f"{output} is a database of something else; name a new file")
            if self.resume and not names >= {table.name for table in TABLES}:
                raise SinkError(f"{output} was made by an older referat, with fewer tables; make it anew with --force")

    def existing(self) -> Iterator[Head]:
        assert self.output is not None
        query = "select path, sha256, model, model_version from documents"
        with closing(sqlite3.connect(self.output)) as connection:
            for path, sha256, model, version in connection.execute(query):
                yield Head(path, sha256, f"{model} {version}" if model else "")

    def publish(self, journal: Path, rank: Callable[[str], int] | None) -> None:
        assert self.output is not None
        new = self.output.with_name(f"{self.output.name}.new")
        new.unlink(missing_ok=True)
        grows = self.resume and self.output.exists()
        if grows:
            shutil.copyfile(self.output, new)
        connection = sqlite3.connect(new)
        try:
            # Nothing but this process sees the file, and a cut leaves the old one: no journal is needed.
            connection.execute("pragma journal_mode = off")
            connection.execute("pragma synchronous = off")
            database = sqlite_utils.Database(connection)
            if not grows:
                _make_tables(database)
            else:
                _forget(connection, {head.key for head, _, _ in read_heads(journal)})
            _fill(connection, journal)
            if not grows:
                _make_searchable(database)
            connection.commit()
            if grows and rank is not None:
                connection.close()
                connection = _sorted(new, rank)
        except BaseException:
            connection.close()
            new.unlink(missing_ok=True)
            raise
        connection.close()
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        new.replace(self.output)
        sync_folder(self.output.parent)
        write_whole(self.output.with_name(f"{self.output.name}.metadata.json"), metadata(self.output.stem))


def _sorted(path: Path, rank: Callable[[str], int]) -> sqlite3.Connection:
    """Write a database anew with the rows of each table by the places of their documents; SQLite sorts on the disk."""
    mixed = path.with_name(f"{path.name}.mixed")
    path.replace(mixed)
    connection = sqlite3.connect(path)
    try:
        connection.execute("pragma journal_mode = off")
        connection.execute("pragma synchronous = off")
        connection.execute("attach ? as mixed", (str(mixed),))
        database = sqlite_utils.Database(connection)
        _make_tables(database)
        connection.create_function("rank_of", 1, rank)
        connection.execute("create temp table ranks as select document, rank_of(path) as rank from mixed.documents")
        connection.execute("create index temp.rank_by_document on ranks (document, rank)")
        for table in TABLES:
            connection.execute(
                f"insert into main.[{table.name}] select old.* from mixed.[{table.name}] as old "
                "join temp.ranks using (document) order by ranks.rank, old.rowid"
            )
        connection.commit()
        connection.execute("detach mixed")
        _make_searchable(database)
        connection.commit()
    except BaseException:
        connection.close()
        raise
    finally:
        mixed.unlink(missing_ok=True)
    return connection


def _make_tables(database: sqlite_utils.Database) -> None:
    """Tables with their keys. A key of two columns that points to another table is written out in the table's SQL."""
    for table in TABLES:
        columns = [f"[{column.name}] {_sql_type(column.type)}" for column in table.columns]
        keys = [f"primary key ({', '.join(f'[{name}]' for name in table.key)})"]
        for names, other in table.refers:
            named = ", ".join(f"[{name}]" for name in names)
            keys.append(f"foreign key ({named}) references [{other}] ({named})")
        database.execute(f"create table [{table.name}] (\n  " + ",\n  ".join([*columns, *keys]) + "\n)")
        for column in _INDEXED.get(table.name, []):
            database.table(table.name).create_index([column])


def _sql_type(kind: Type) -> str:
    return {str: "text", int: "integer", float: "real"}[_TYPES[kind]]


def _make_searchable(database: sqlite_utils.Database) -> None:
    for name, columns in _SEARCHED.items():
        # Triggers keep the index right when documents come and go; Danish letters keep their own place.
        database.table(name).enable_fts(columns, tokenize="unicode61 remove_diacritics 0", create_triggers=True)


def _forget(connection: sqlite3.Connection, keys: set[bytes]) -> None:
    """Delete what is there of the documents that are new."""
    stale = [
        (key,) for key, path in connection.execute("select document, path from documents") if path_key(path) in keys
    ]
    for table in reversed(TABLES):
        connection.executemany(f"delete from [{table.name}] where document = ?", stale)


def _fill(connection: sqlite3.Connection, journal: Path) -> None:
    held: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    inserts = {table.name: _insert(table) for table in TABLES}
    records = records_in(journal)
    while batch := list(islice(records, _BATCH_RECORDS)):
        for record in batch:
            for name, row in rows_of(record):
                held[name].append(tuple(_plain(value) for value in row))
        for name, rows in held.items():
            connection.executemany(inserts[name], rows)
            rows.clear()


def _insert(table: Table) -> str:
    return f"insert into [{table.name}] values ({', '.join('?' * len(table.columns))})"


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def metadata(name: str) -> bytes:
    """What Datasette shows of the database: `datasette out.db -m out.db.metadata.json`."""
    tables = {
        table.name: {
            "description": table.about,
            "columns": {column.name: column.about for column in table.columns},
            **_SHOWN.get(table.name, {}),
        }
        for table in TABLES
    }
    about = {
        "title": "Minutes of Danish municipal councils",
        "description": "Made by referat: who decided what, for how much, under which law, and who voted how.",
        "databases": {name: {"tables": tables}},
    }
    return json.dumps(about, ensure_ascii=False, indent=2).encode() + b"\n"


_SHOWN: dict[str, dict[str, Any]] = {
    "documents": {"label_column": "path", "sort_desc": "date", "facets": ["municipality", "body"]},
    "items": {"label_column": "title", "facets": ["closed", {"array": "outcomes"}]},
    "outcomes": {"facets": ["label"]},
    "spans": {"label_column": "text", "facets": ["label", "currency"]},
    "votes": {"facets": ["side", "who"]},
    "members": {"facets": ["party", "present"]},
    "tables": {"facets": ["kind", "unit"]},
    "cells": {"label_column": "text", "facets": ["name"]},
}
