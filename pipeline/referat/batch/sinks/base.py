"""What all sinks share: the journal, the errors, going on after a cut, and putting the output in place at once."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from referat.batch.job import Result
from referat.batch.journal import Head, Journal, merge, path_key, read_heads, replacing
from referat.batch.tables import Row, rows_of
from referat.errors import ReferatError

#: Ending of an output → its format. The name of the format may be given instead (`--format`).
ENDINGS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".parquet": "parquet", ".csv": "csv",
    ".db": "sqlite", ".sqlite": "sqlite", ".sqlite3": "sqlite",
}  # fmt: skip
#: Module and class of each format; Parquet and SQLite need packages that the base install has not.
_SINKS = {
    "jsonl": ("referat.batch.sinks.jsonl", "JsonLines"),
    "csv": ("referat.batch.sinks.csv", "Csv"),
    "parquet": ("referat.batch.sinks.parquet", "Parquet"),
    "sqlite": ("referat.batch.sinks.sqlite", "Sqlite"),
}
FORMATS = tuple(_SINKS)


class SinkError(ReferatError):
    """An output cannot be written as it was asked for."""


class OutputExistsError(SinkError):
    """The output is there already, and neither `--force` nor `--resume` was given."""


def open_sink(output: Path | None, form: str | None = None, *, force: bool = False, resume: bool = False) -> Sink:
    """Open the sink for an output.

    Args:
        output: File or folder, or None for standard output.
        form: One of `FORMATS`; None takes it from the ending, else JSON Lines.
        force: Put the new output in the place of what is there; until the run ends, that stays.
        resume: Go on after what is there.

    Raises:
        OutputExistsError: Where the output exists, whole or cut off, and neither was said.
        SinkError: Where the format is unknown, needs a package that is missing, or cannot go to standard output.
        OutputBusyError: Where another run writes it.
    """
    chosen = form or (ENDINGS.get(output.suffix.lower(), "jsonl") if output else "jsonl")
    if chosen not in _SINKS:
        raise SinkError(f"--format {chosen}: the formats are {', '.join(FORMATS)}")
    if output is None and chosen != "jsonl":
        raise SinkError(f"--format {chosen} needs a file; only jsonl goes to standard output")
    module, name = _SINKS[chosen]
    try:
        kind: type[Sink] = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("referat"):
            raise
        raise SinkError(f"--format {chosen} needs the package {error.name}: pip install 'referat[sinks]'") from None
    return kind(output, force=force, resume=resume)


class Sink:
    """Takes results and makes an output of them.

    Used as a context: left with `finish` done, the output is there; left without it, by an error or Ctrl-C, the
    journal waits for `resume`.

    Args:
        output: File or folder; None is standard output, for JSON Lines only.
        force: Begin anew; what is there is replaced when the run ends.
        resume: Go on after what is there.

    Attributes:
        written: Records, `kept`: documents that had one already, `failed`: documents without one.
    """

    format: ClassVar[str]

    def __init__(self, output: Path | None, *, force: bool = False, resume: bool = False) -> None:
        self.output = output
        self.resume = resume
        self.written = self.kept = self.failed = 0
        self.index: dict[bytes, bytes] = {}
        self.journal: Journal | None = None
        self._errors: BinaryIO | None = None
        if output is None:
            return
        journal = _beside(output, ".part")
        if not (force or resume):
            if output.exists():
                raise OutputExistsError(f"{output} exists; use --force to overwrite it, or --resume to go on after it")
            if journal.exists() and journal.stat().st_size:
                count = sum(1 for _ in read_heads(journal))
                raise OutputExistsError(
                    f"{journal} holds {count} records of a run that was cut off; --resume goes on after them, "
                    "--force begins anew"
                )
        self.check(output)
        self.journal = Journal(journal, fresh=not resume)
        if resume:
            if output.exists():
                self.index.update((head.key, head.fingerprint) for head in self.existing())
            self.index.update(self.journal.heads)
            self.journal.heads = {}

    # What a format says of itself.

    def check(self, output: Path) -> None:
        """Raise SinkError where the output is something that this sink must not replace."""
        if output.is_dir():
            raise SinkError(f"{output} is a folder; name a file")

    def existing(self) -> Iterator[Head]:
        """What the output holds already."""
        raise NotImplementedError

    def publish(self, journal: Path, rank: Callable[[str], int] | None) -> None:
        """Make the output of the journal, and with `resume` of what is there already."""
        raise NotImplementedError

    # What all formats do alike.

    @property
    def errors_path(self) -> Path | None:
        """Where failures go; it is there only where something failed."""
        return _beside(self.output, ".errors.jsonl") if self.output else None

    def known(self, path: str) -> bytes | None:
        """Fingerprint of the record that is there for a document, or None."""
        return self.index.get(path_key(path))

    def names(self, path: str) -> Iterable[str]:
        """How the output may name a document."""
        return (path,)

    def write(self, result: Result) -> None:
        """Take a result."""
        if result.kept:
            self.kept += 1
        elif result.record is not None:
            self.written += 1
            self.put(result.record)
        else:
            self.failed += 1
            self.put_error(result)

    def put(self, record: str) -> None:
        """Write a record to the journal."""
        if self.journal is not None:
            self.journal.append(record)

    def put_error(self, result: Result) -> None:
        if self.errors_path is None:
            return
        if self._errors is None:
            self._errors = _beside(self.errors_path, ".part").open("wb")
        line = {"path": result.path, "sha256": result.sha256, "error": result.error}
        self._errors.write(_json_line({name: value for name, value in line.items() if value is not None}))
        self._errors.flush()

    def finish(self, order: Iterable[str] | None = None) -> None:
        """Put the output in place.

        Args:
            order: Paths of all documents, in the order that the output shall have; None leaves it as it came.
        """
        if self.output is None or self.journal is None or self.errors_path is None:
            return
        rank = self._rank(order) if order is not None else None
        self.journal.sync()
        if self.journal.count or not (self.resume and self.output.exists()):
            self.publish(self._tidy(rank), rank)
        self.journal.remove()
        self.journal = None
        if self._errors is not None:
            self._errors.close()
            self._errors = None
            _beside(self.errors_path, ".part").replace(self.errors_path)
        else:
            self.errors_path.unlink(missing_ok=True)
            _beside(self.errors_path, ".part").unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the files; what is in the journal stays."""
        if self.journal is not None:
            self.journal.close()
            if not self.journal.count:
                self.journal.path.unlink(missing_ok=True)
        if self._errors is not None:
            self._errors.close()

    def __enter__(self) -> Sink:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _tidy(self, rank: Callable[[str], int] | None) -> Path:
        """The journal with one record for each document, in order where that was asked for."""
        assert self.journal is not None
        path = self.journal.path
        places = [(head.key, rank(head.path) if rank else 0) for head, _, _ in read_heads(path)]
        twice = any(count > 1 for count in Counter(key for key, _ in places).values())
        sorted_already = all(one[1] <= other[1] for one, other in pairwise(places))
        if twice or not sorted_already:
            merge([path], path, rank)
        return path

    def _rank(self, order: Iterable[str]) -> Callable[[str], int]:
        """The place of each document; what is in the output and not among the documents any more comes first."""
        places = {name: place for place, path in enumerate(order) for name in self.names(path)}
        return lambda path: places.get(path, -1)


def in_order(old: Iterator[tuple[int, Row]], new: Iterator[tuple[int, Row]], *, ordered: bool) -> Iterator[Row]:
    """Rows of one table by the places of their documents.

    Args:
        old: Place and row, of what the output holds.
        new: The same of what comes to it, in order.
        ordered: Whether `old` is in order too; if not, all of it is held in memory to be sorted.

    Example:
        >>> list(in_order(iter([(1, ("b",)), (0, ("a",))]), iter([(2, ("c",))]), ordered=False))
        [('a',), ('b',), ('c',)]
    """

    def place(pair: tuple[int, Row]) -> int:
        return pair[0]

    first = old if ordered else iter(sorted(old, key=place))
    return (row for _, row in heapq.merge(first, new, key=place))


def places_of(
    documents: Iterable[tuple[str, str]], stale: Collection[str], rank: Callable[[str], int]
) -> tuple[dict[str, int], bool]:
    """Places of the documents that stay, by key, and whether they stand in order."""
    places = {key: rank(path) for key, path in documents if key not in stale}
    return places, all(one <= other for one, other in pairwise(places.values()))


def rows_in(journal: Path, table: str, rank: Callable[[str], int]) -> Iterator[tuple[int, Row]]:
    """Rows of one table of the records in a journal, each with the place of its document."""
    for record in records_in(journal):
        place = rank(record["source"]["path"])
        yield from ((place, row) for name, row in rows_of(record) if name == table)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def _json_line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def records_in(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON Lines, one at a time."""
    with path.open("rb") as file:
        for line in file:
            yield json.loads(line)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file at once, unless it holds the same already."""
    if path.exists() and path.read_bytes() == data:
        return
    with replacing(path) as file:
        file.write(data)
