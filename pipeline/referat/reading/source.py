"""From paths to sources: which files there are, and what each one says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from referat.errors import ReferatError
from referat.reading.text import EncodingError, decode

#: Endings of the files that a folder is searched for.
TEXT_ENDINGS = (".txt", ".text", ".md")
#: Refuse what no minutes are: the largest real ones hold some 2 MB of text.
MAX_BYTES = 50_000_000


class ReadError(ReferatError):
    """A file cannot be read as minutes.

    Example:
        >>> print(ReadError("in/x.txt", "is empty"))
        in/x.txt: is empty
    """

    def __init__(self, path: str | Path, problem: str) -> None:
        self.path = str(path)
        self.problem = problem
        super().__init__(f"{path}: {problem}")


@dataclass(frozen=True)
class Source:
    """A document as it was read.

    Attributes:
        path: As the user named it.
        text: What offsets of the record count in, in characters.
        sha256: Of the file's bytes, in hexadecimal.
        media_type: Such as `text/plain`.
    """

    path: str
    text: str
    sha256: str
    media_type: str


def read_file(path: Path) -> Source:
    """Read one file.

    Raises:
        ReadError: Where the file is missing, empty, too large, or no text in a known encoding.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ReadError(path, "is a folder")
        if size > MAX_BYTES:
            raise ReadError(path, f"holds {size:,} bytes, more than the {MAX_BYTES:,} that are read")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path, error.strerror or str(error)) from None
    if not data.strip():
        raise ReadError(path, "is empty")
    try:
        text = decode(data)
    except EncodingError as error:
        raise ReadError(path, str(error)) from None
    if not text.strip():
        raise ReadError(path, "is empty")
    return Source(str(path), text, hashlib.sha256(data).hexdigest(), "text/plain")


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Name the files to read: a file as it is, a folder by its text files at any depth, in order of their names.

    A path that is not there is passed on, so that reading it gives the error. No file comes twice.
    """
    seen: set[Path] = set()
    for path in paths:
        found = sorted(_walk(path)) if path.is_dir() else [path]
        for file in found:
            key = file.absolute()
            if key not in seen:
                seen.add(key)
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        if file.suffix.lower() in TEXT_ENDINGS and file.is_file():
            yield file
