"""The journal of a run: records as they come, whole lines only, from which the output is made when the run ends.

A journal survives whatever ends a run. A line that was being written when the power went is cut off when the journal
is opened again; its document is then done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from referat.batch.job import fingerprint, model_name
from referat.errors import ReferatError

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such lock; two runs on one output are then not told apart
    fcntl = None  # type: ignore[assignment]

#: How `Record.to_json` begins: what is needed of a line stands in its first few hundred bytes.
_SOURCE = re.compile(rb'\{"schema":"[^"]*","source":')
_MODEL = re.compile(r'\s*,\s*"model"\s*:\s*')
#: Bytes of a line that hold its source and model; the pages of a long PDF make them many.
_HEAD = 65536


class OutputBusyError(ReferatError):
    """Another run writes the same output."""


class Head(NamedTuple):
    """What a line of JSON is about."""

    path: str
    sha256: str
    model: str

    @property
    def key(self) -> bytes:
        """What the document is known by: 8 bytes of its path's hash."""
        return path_key(self.path)

    @property
    def fingerprint(self) -> bytes:
        return fingerprint(self.sha256, self.model)


def path_key(path: str) -> bytes:
    """8 bytes that stand for a path in an index."""
    return hashlib.blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def read_head(line: bytes) -> Head | None:
    """What a line of JSON Lines is about, without reading all of it; None where it is no whole record.

    Example:
        >>> line = b'{"schema":"referat/1","source":{"path":"a.txt","sha256":"ab"},"model":null,"items":[]}'
        >>> read_head(line + b"\\n")
        Head(path='a.txt', sha256='ab', model='')
        >>> read_head(b'{"schema":"referat/1","source":{"path":"a.t')
    """
    if not line.endswith(b"}\n") or b"\x00" in line:
        return None
    try:
        source, model = _quick(line) or _slow(line)
        return Head(str(source["path"]), str(source["sha256"]), model_name(model))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _quick(line: bytes) -> tuple[Any, Any] | None:
    begin = _SOURCE.match(line)
    if begin is None:
        return None
    text = line[begin.end() : _HEAD].decode("utf-8", "ignore")
    decoder = json.JSONDecoder()
    try:
        source, at = decoder.raw_decode(text)
        following = _MODEL.match(text, at)
        return (source, decoder.raw_decode(text, following.end())[0]) if following else None
    except ValueError:
        return None


def _slow(line: bytes) -> tuple[Any, Any]:
    record = json.loads(line)
    return record["source"], record.get("model")


def read_heads(path: Path) -> Iterator[tuple[Head, int, int]]:
    """Heads of the whole records in a file, with offset and length of each line in bytes, up to the first bad line."""
    at = 0
    with path.open("rb") as file:
        for line in file:
            head = read_head(line)
            if head is None:
                return
            yield head, at, len(line)
            at += len(line)


class Journal:
    """Appends records to a file that only one run at a time may write.

    Args:
        path: The file; made where it is not there.
        fresh: Begin anew, whatever is there.

    Raises:
        OutputBusyError: Where another run has it open.
    """

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file: BinaryIO = path.open("ab")
        if fcntl is not None:
            try:
                fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                self.file.close()
                raise OutputBusyError(f"{path} is being written by another run") from None
        self.heads: dict[bytes, bytes] = {}
        good = 0
        if not fresh:
            for head, at, length in read_heads(path):
                self.heads[head.key] = head.fingerprint
                good = at + length
        self.file.truncate(good)
        self.count = len(self.heads)

    def append(self, record: str) -> None:
        """Write a record, whole, and hand it to the system."""
        self.file.write(record.encode("utf-8", "surrogatepass") + b"\n")
        self.file.flush()
        self.count += 1

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        self.file.flush()
        os.fsync(self.file.fileno())

    def close(self) -> None:
        self.file.close()

    def remove(self) -> None:
        """Close and delete the journal."""
        self.path.unlink(missing_ok=True)
        self.file.close()


def merge(files: Iterable[Path], target: Path, rank: Callable[[str], int] | None = None) -> None:
    """Put the records of several files into one; of the records of one document the last stays.

    Args:
        files: JSON Lines, older ones first.
        target: Is written as a whole or not at all.
        rank: Gives the place of a document in the result by its path; without it records stay as they come.
    """
    paths = list(files)
    lines: dict[bytes, tuple[int, int, int, int, int]] = {}
    for number, path in enumerate(paths):
        for head, at, length in read_heads(path):
            lines.pop(head.key, None)
            lines[head.key] = (rank(head.path) if rank else 0, number, at, length, len(lines))
    handles = [path.open("rb") for path in paths]
    try:
        with replacing(target) as out:
            for _, number, at, length, _ in sorted(lines.values(), key=lambda line: line[:3]):
                handles[number].seek(at)
                out.write(handles[number].read(length))
    finally:
        for handle in handles:
            handle.close()


class replacing:  # noqa: N801 - reads as the statement that it is used in
    """Write a file under another name and put it in its place when all is written, so that nobody sees half of it.

    Example:
        >>> from pathlib import Path; from tempfile import mkdtemp
        >>> path = Path(mkdtemp()) / "x"
        >>> with replacing(path) as file:
        ...     _ = file.write(b"whole")
        >>> path.read_bytes()
        b'whole'
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.temporary = target.with_name(f"{target.name}.new")

    def __enter__(self) -> BinaryIO:
        self.file: BinaryIO = self.temporary.open("wb")
        return self.file

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self.file.flush()
            os.fsync(self.file.fileno())
        self.file.close()
        if kind is None:
            self.temporary.replace(self.target)
            sync_folder(self.target.parent)
        else:
            self.temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a renaming last over a power cut, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
