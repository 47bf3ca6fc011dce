"""A worker process: loads the model once, then turns chunks of documents into results until it is told to stop."""

from __future__ import annotations

import ctypes
import gc
import hashlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path

from referat.batch.chunks import Chunk, Task
from referat.batch.job import Job, Result, fingerprint, model_of
from referat.batch.settings import Settings
from referat.errors import ReferatError
from referat.reading import ReadError, Source, read_bytes
from referat.reading.documents import read_data

#: What a worker says: ("ready",), ("failed", why), ("reading", place in the chunk), ("working",),
#: ("done", results, memory).
Message = tuple[object, ...]

_PR_SET_PDEATHSIG = 1


def work(connection: Connection, make_job: Callable[[], Job], settings: Settings) -> None:
    """The main function of a worker process."""
    # Ctrl-C goes to the whole group of processes; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    # Workers are as many as shall run side by side; libraries that start a thread for each core would only crowd them.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        try:
            job = make_job()
            # The model lives as long as the worker: the collector need not look at it again and again.
            gc.freeze()
        except Exception as error:
            connection.send(("failed", str(error) if isinstance(error, ReferatError) else _name(error)))
            return
        connection.send(("ready",))
        while True:
            chunk: Chunk | None = connection.recv()
            if chunk is None:
                return
            results = list(run_chunk(chunk.tasks, job, settings, connection.send))
            connection.send(("done", results, memory()))
    except (EOFError, OSError):
        # The parent is gone.
        return


def run_chunk(
    tasks: tuple[Task, ...], job: Job, settings: Settings, say: Callable[[Message], None] = lambda message: None
) -> Iterator[Result]:
    """Read the documents of a chunk and run the job over them.

    A document that cannot be read, or that the job fails on, gives a result with an error and never stops the rest.

    Yields:
        One result for each task, in their order.
    """
    model = model_of(job)
    sources: dict[int, Source] = {}
    done: dict[int, Result] = {}
    reading: dict[int, float] = {}
    hashes: dict[int, str] = {}
    for place, task in enumerate(tasks):
        say(("reading", place))
        began = time.perf_counter()
        try:
            source = _read(task, model, settings, hashes)
            if source is None:
                done[task.index] = Result(task.document.path, None, None, hashes[task.index], True, task.index)
            else:
                sources[task.index] = source
        except ReadError as error:
            done[task.index] = Result(task.document.path, None, str(error), hashes.get(task.index), index=task.index)
        except Exception as error:
            why = f"{task.document.path}: cannot be read: {_name(error)}"
            done[task.index] = Result(task.document.path, None, why, hashes.get(task.index), index=task.index)
        reading[task.index] = time.perf_counter() - began
    say(("working",))
    for index, record, problem, seconds in _work(sources, job):
        done[index] = Result(
            sources[index].path, record, problem, sources[index].sha256, index=index, seconds=(reading[index], seconds)
        )
    for task in tasks:
        yield done[task.index]


def _read(task: Task, model: str, settings: Settings, hashes: dict[int, str]) -> Source | None:
    """Read a document; None where the output holds its record already."""
    data = read_data(task.document, settings.limits)
    hashes[task.index] = sha256 = hashlib.sha256(data).hexdigest()
    if task.known is not None and task.known == fingerprint(sha256, model):
        return None
    return read_bytes(data, task.document.path, settings.limits, settings.ocr)


def _work(sources: dict[int, Source], job: Job) -> Iterator[tuple[int, str | None, str | None, float]]:
    """Run the job: index, record and error of each source, with its share of the time."""
    began = time.perf_counter()
    records: dict[int, str] = {}
    problem = None
    try:
        for index, record in zip(sources, job(sources.values()), strict=True):
            records[index] = record.to_json()
    except Exception as error:
        problem = _name(error)
    share = (time.perf_counter() - began) / max(len(sources), 1)
    for index, json in records.items():
        yield index, json, None, share
    left = {index: source for index, source in sources.items() if index not in records}
    if len(sources) == 1:
        yield from ((index, None, f"{source.path}: {problem}", share) for index, source in left.items())
        return
    # Some document of the chunk breaks the job: one by one, only that one fails.
    for index, source in left.items():
        yield from _work({index: source}, job)


def _name(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:500]}".rstrip(": ")


def memory() -> int:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


def _die_with_parent() -> None:
    """End this process when its parent is gone, however that ended: a kill -9 leaves no workers behind."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        # A worker that hangs in C code runs no threads; the kernel ends it all the same.
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
