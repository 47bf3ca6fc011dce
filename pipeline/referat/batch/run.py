"""Run a job over documents, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from referat.batch.chunks import WINDOW, cut
from referat.batch.job import Job, Result
from referat.batch.pool import Pool
from referat.batch.settings import Settings
from referat.batch.worker import run_chunk
from referat.reading import Document

#: Windows of results that are held back for one that takes long, where the order is kept.
_HELD_WINDOWS = 8


def run(
    documents: Iterable[Document | Path],
    make_job: Callable[[], Job],
    settings: Settings | None = None,
    known: Callable[[str], bytes | None] = lambda path: None,
) -> Iterator[Result]:
    """Read documents and run a job over them.

    A document that cannot be read, that the job fails on, or that crashes or hangs its worker gives a result with an
    error and never stops the rest. Memory does not grow with the number of documents.

    Args:
        documents: Documents, or files of one document each.
        make_job: Makes the job, once in each process; must be picklable unless `settings.workers` is 0.
        settings: Workers, timeout and limits.
        known: Gives the fingerprint of the record that the output holds for a path; where it fits what is read, the
            document is not done again.

    Yields:
        One result for each document: as they are done, or in order where `settings.ordered` says so.

    Raises:
        WorkerError: Where no worker can start.
    """
    settings = settings or Settings()
    named = (item if isinstance(item, Document) else _document(item) for item in documents)
    chunks = cut(named, max(settings.workers, 1), known)
    order = _Order(settings.ordered, _HELD_WINDOWS * WINDOW * max(settings.workers, 1))
    if settings.workers <= 0:
        job = make_job()
        results: Iterator[Result] = (done for chunk in chunks for done in run_chunk(chunk.tasks, job, settings))
    else:
        results = Pool(make_job, settings).results(chunks, order.has_room)
    for result in results:
        yield from order.put(result)
    yield from order.rest()


class _Order:
    """Holds results back until those before them have come."""

    def __init__(self, ordered: bool, room: int) -> None:
        self.ordered = ordered
        self.room = room
        self.held: dict[int, Result] = {}
        self.next = 0

    def has_room(self) -> bool:
        return len(self.held) < self.room

    def put(self, result: Result) -> Iterator[Result]:
        if not self.ordered:
            yield result
            return
        self.held[result.index] = result
        while self.next in self.held:
            yield self.held.pop(self.next)
            self.next += 1

    def rest(self) -> Iterator[Result]:
        yield from (self.held[index] for index in sorted(self.held))


def _document(path: Path) -> Document:
    try:
        return Document(str(path), path, size=path.stat().st_size)
    except (OSError, ValueError):
        return Document(str(path), path)
