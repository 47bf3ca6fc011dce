"""Cut documents into chunks for workers: alike in length, and small enough to be lost without harm."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from referat.reading import Document

#: Documents that are looked at together, for each worker.
WINDOW = 128
#: Characters and documents of a chunk at most.
_CHUNK_CHARS = 150_000
_CHUNK_DOCUMENTS = 32
#: Bytes of a file for each character that it is likely to give.
_BYTES_PER_CHAR = {".pdf": 10.0, ".docx": 3.0, ".html": 2.0, ".htm": 2.0}


@dataclass(frozen=True)
class Task:
    """A document on its way: its place among all, and the fingerprint of the record that the output holds of it."""

    index: int
    document: Document
    known: bytes | None = None


@dataclass(frozen=True)
class Chunk:
    """Documents that a worker takes at once.

    Attributes:
        alone: Whether the chunk is one document that is suspected of harm.
    """

    tasks: tuple[Task, ...]
    alone: bool = False


def chars_of(document: Document) -> float:
    """How many characters a document is likely to have.

    >>> from pathlib import Path
    >>> chars_of(Document("a.pdf", Path("a.pdf"), size=50_000))
    5000.0
    """
    return document.size / _BYTES_PER_CHAR.get(PurePosixPath(document.path).suffix.lower(), 1.0)


def cut(documents: Iterable[Document], workers: int, known: Callable[[str], bytes | None]) -> Iterator[Chunk]:
    """Cut documents into chunks of like length, the longest of a window first.

    Args:
        documents: In their order; only a window of them is held.
        workers: How many share the chunks.
        known: Gives the fingerprint that the output holds for a path.
    """
    numbered = iter(enumerate(documents))
    while window := list(islice(numbered, WINDOW * workers)):
        most = min(_CHUNK_DOCUMENTS, max(1, len(window) // (workers * 3)))
        tasks: list[Task] = []
        chars = 0.0
        for index, document in sorted(window, key=lambda pair: (-chars_of(pair[1]), pair[0])):
            size = chars_of(document)
            if tasks and (len(tasks) >= most or chars + size > _CHUNK_CHARS):
                yield Chunk(tuple(tasks))
                tasks, chars = [], 0.0
            tasks.append(Task(index, document, known(document.path)))
            chars += size
        yield Chunk(tuple(tasks))
