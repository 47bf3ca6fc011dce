"""Which documents there are: files, folders, archives and standard input, as they are named on a command line."""

from __future__ import annotations

import atexit
import functools
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from referat.reading.archive import list_members, read_member
from referat.reading.errors import ReadError, RefusedError
from referat.reading.kinds import SNIFFED, Kind, kind_of, looks_readable
from referat.reading.limits import DEFAULT_LIMITS, Limits

#: Endings of the files that a folder is searched for; others are taken where their content shows what they are.
ENDINGS = (".txt", ".text", ".md", ".pdf", ".html", ".htm", ".xhtml", ".docx", ".zip")
#: Endings of what stands beside minutes and is none, so that nobody looks into it.
_OTHERS = (
    ".json",
    ".jsonl",
    ".csv",
    ".parquet",
    ".db",
    ".sqlite",
    ".part",
    ".xlsx",
    ".pptx",
    ".jpg",
    ".png",
    ".py",
    ".toml",
)
#: Parts the name of an archive from that of a file in it.
IN_ARCHIVE = "!/"
#: Standard input, on the command line and in records.
STDIN = "-"


@dataclass(frozen=True)
class Document:
    """Where one document is.

    Attributes:
        path: Its name in records and messages: the file as the user named it; `archive.zip!/name.pdf` in an archive.
        file: The file that it, or the archive, is in.
        members: Names on the way into archives, from the outermost on.
        size: Its bytes, or 0 where they are not known.
        problem: Why it cannot be read, where that is known beforehand.
    """

    path: str
    file: Path
    members: tuple[str, ...] = ()
    size: int = 0
    problem: str | None = None


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Name the files to read: a file as it is, a folder by its minutes at any depth, in order of their names.

    A path that is not there is passed on, so that reading it gives the error. No file comes twice.
    """
    roots: list[Path] = []
    for path in paths:
        found = _walk(path) if path.is_dir() else iter([path])
        for file in found:
            whole = file.absolute()
            if not any(whole == root or (root in whole.parents and _is_found(whole, root)) for root in roots):
                yield file
        roots.append(path.absolute())


def find_documents(paths: Iterable[Path], limits: Limits = DEFAULT_LIMITS) -> Iterator[Document]:
    """Name the documents in files, folders, archives and standard input (`-`), in order of their names.

    Nothing but the directories of archives is read, and no more than one folder is held in memory.

    Yields:
        Documents; an archive that is refused as a whole comes as one document with its `problem`.
    """
    for file in find_files(paths):
        if str(file) == STDIN:
            yield from _expand(Document(STDIN, _spool(sys.stdin.buffer, limits)), limits)
        else:
            yield from _expand(Document(str(file), file), limits)


def read_data(document: Document, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a document.

    Raises:
        ReadError: Where the file or its archive cannot be read, or is larger than `limits.bytes`.
    """
    if document.problem:
        raise ReadError(document.path, document.problem)
    try:
        if document.file.is_dir():
            raise ReadError(document.path, "is a folder")
        if not document.file.is_file() and document.file.exists():
            raise ReadError(document.path, "is a device or a pipe, not a file; give it as standard input: -")
        if not document.members:
            size = document.file.stat().st_size
            if size > limits.bytes:
                raise ReadError(
                    document.path,
                    f"holds {size:,} bytes, more than the {limits.bytes:,} that are read (--limit bytes=…)",
                )
            return document.file.read_bytes()
        archive = _archive(document.file, document.file.stat().st_mtime_ns, document.members[:-1], limits)
        return read_member(archive, document.members[-1], limits)
    except RefusedError as error:
        raise ReadError(document.path, str(error)) from None
    except OSError as error:
        raise ReadError(document.path, error.strerror or str(error)) from None
    except ValueError as error:
        # A NUL in a name.
        raise ReadError(document.path, str(error)) from None


@functools.lru_cache(maxsize=1)
def _archive(file: Path, changed: int, members: tuple[str, ...], limits: Limits) -> bytes | str:
    """The archive that a document lies in: a path, or the bytes of an archive in an archive."""
    data: bytes | str = str(file)
    for member in members:
        data = read_member(data, member, limits)
    return data


def _walk(folder: Path) -> Iterator[Path]:
    """Files in a folder, a level at a time: archives of 300,000 files are not held in memory."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_file()) for entry in entries)
    except OSError:
        yield folder
        return
    for name, is_folder, is_file in found:
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(path)
        elif is_file and _is_minutes(path):
            yield path


def _is_found(file: Path, root: Path) -> bool:
    """Whether walking `root` has named `file` already."""
    inside = file.relative_to(root).parts
    return root.is_dir() and file.is_file() and not any(p.startswith(".") for p in inside) and _is_minutes(file)


def _is_minutes(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending in ENDINGS:
        return True
    if ending in _OTHERS and ending != ".json":
        return False
    try:
        with path.open("rb") as file:
            return looks_readable(file.read(SNIFFED))
    except OSError:
        return False


def _expand(document: Document, limits: Limits, depth: int = 0) -> Iterator[Document]:
    """The document itself, or the documents in it where it is an archive."""
    size = document.size
    try:
        if not document.members:
            size = document.file.stat().st_size
            with document.file.open("rb") as file:
                packed = file.read(2) == b"PK"
            if packed and size > limits.bytes:
                # Large archives are listed from the disk, and are never Word documents that would be read.
                yield from _members(document, str(document.file), limits, depth)
                return
            if not packed:
                yield Document(document.path, document.file, (), size)
                return
        data = read_data(document, limits)
        if kind_of(data, document.path) is not Kind.ZIP:
            yield Document(document.path, document.file, document.members, len(data))
            return
        yield from _members(document, data, limits, depth)
    except (ReadError, RefusedError, OSError, ValueError):
        # Reading it will say why it cannot be read.
        yield Document(document.path, document.file, document.members, size)


def _members(document: Document, data: bytes | str, limits: Limits, depth: int) -> Iterator[Document]:
    if depth >= limits.depth:
        problem = f"is an archive in archives more than {limits.depth} deep (--limit depth=…)"
        yield Document(document.path, document.file, document.members, 0, problem)
        return
    try:
        members = sorted(list_members(data, limits))
    except RefusedError as error:
        yield Document(document.path, document.file, document.members, 0, str(error))
        return
    if not members:
        yield Document(document.path, document.file, document.members, 0, "is an empty archive")
    for name, size in members:
        inner = Document(f"{document.path}{IN_ARCHIVE}{name}", document.file, (*document.members, name), size)
        if name.lower().endswith(".zip"):
            yield from _expand(inner, limits, depth + 1)
        else:
            yield inner


def _spool(stream: BinaryIO, limits: Limits) -> Path:
    """Standard input as a file, which worker processes can read; it is removed when this process ends."""
    handle, name = tempfile.mkstemp(prefix="referat-stdin-")
    path = Path(name)
    atexit.register(path.unlink, missing_ok=True)
    left = limits.bytes + 1
    with os.fdopen(handle, "wb") as file:
        while left > 0 and (chunk := stream.read(min(left, 1 << 20))):
            file.write(chunk)
            left -= len(chunk)
    return path
