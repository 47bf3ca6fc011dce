"""Worker processes and their supervision: none of them can stop a run, by crashing, hanging or growing."""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import wait
from multiprocessing.context import SpawnContext, SpawnProcess

from referat.batch.chunks import Chunk, Task
from referat.batch.job import Job, Result
from referat.batch.settings import MAX_DEATHS, MAX_START_DEATHS, START_TIMEOUT, Settings
from referat.batch.worker import Message, work
from referat.errors import ReferatError

#: Chunks that a worker has at hand, so that it never waits for the parent.
_AT_HAND = 2
#: Longest sleep of the parent in seconds: it looks at the clock this often.
_TICK = 1.0


class WorkerError(ReferatError):
    """Workers cannot start; the message says why."""


class _Worker:
    """A process as the parent sees it."""

    def __init__(self, context: SpawnContext, make_job: Callable[[], Job], settings: Settings) -> None:
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=work, args=(theirs, make_job, settings), daemon=True)
        self.process.start()
        theirs.close()
        self.chunks: deque[Chunk] = deque()
        self.ready = False
        self.reading: int | None = None  # place in the first chunk of the document that is being read
        self.since = time.monotonic()  # when it last said something
        self.finished = 0
        self.memory = 0
        self.base_memory = 0
        self.retiring = False

    def send(self, chunk: Chunk | None) -> bool:
        try:
            self.connection.send(chunk)
        except OSError:
            return False
        return True

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Runs chunks in worker processes.

    Args:
        make_job: Makes the job in each worker; must be picklable.
        settings: How many workers, and what they may take.
    """

    def __init__(self, make_job: Callable[[], Job], settings: Settings) -> None:
        self.make_job = make_job
        self.settings = settings
        # Forked workers would share the parent's threads and locks; spawned ones start clean on every platform.
        self.context = multiprocessing.get_context("spawn")
        self.workers: list[_Worker] = []
        self.again: deque[Chunk] = deque()
        self.deaths: Counter[int] = Counter()
        self.start_deaths = 0
        self.exhausted = False
        self.lost: list[Result] = []

    def results(self, chunks: Iterator[Chunk], may_take: Callable[[], bool] = lambda: True) -> Iterator[Result]:
        """Run chunks until there are no more.

        Args:
            chunks: Taken one by one, as workers become free.
            may_take: Whether another chunk may be taken now; where it says no, the results at hand come first.

        Yields:
            Results in the order in which they are done.

        Raises:
            WorkerError: Where no worker can start.
        """
        try:
            while True:
                while (worker := self._idle()) is not None and (
                    chunk := self._next(worker, chunks, may_take)
                ) is not None:
                    self._give(worker, chunk)
                if self.exhausted and not self.again and not any(worker.chunks for worker in self.workers):
                    yield from self._take_lost()
                    return
                yield from self._listen()
                self._watch_clock()
                yield from self._take_lost()
        finally:
            self.close()

    def close(self) -> None:
        """End every worker."""
        for worker in self.workers:
            worker.kill()
        self.workers = []

    def _idle(self) -> _Worker | None:
        """A worker that can take a chunk, started where there are too few."""
        while len(self.workers) < self.settings.workers:
            self.workers.append(_Worker(self.context, self.make_job, self.settings))
        free = [
            worker
            for worker in self.workers
            if worker.ready and not worker.retiring and len(worker.chunks) < self._room(worker)
        ]
        return min(free, key=lambda worker: len(worker.chunks), default=None)

    def _room(self, worker: _Worker) -> int:
        # What is suspected runs by itself, so that nothing else goes down with it.
        return 1 if any(chunk.alone for chunk in worker.chunks) else _AT_HAND

    def _next(self, worker: _Worker, chunks: Iterator[Chunk], may_take: Callable[[], bool]) -> Chunk | None:
        """A chunk for a worker, or None where there is none for it now."""
        if self.again:
            return self.again.popleft() if not (self.again[0].alone and worker.chunks) else None
        if self.exhausted or not may_take():
            return None
        chunk = next(chunks, None)
        self.exhausted = chunk is None
        return chunk

    def _give(self, worker: _Worker, chunk: Chunk) -> None:
        worker.chunks.append(chunk)
        if len(worker.chunks) == 1:
            worker.since = time.monotonic()
            worker.reading = None
        if not worker.send(chunk):
            self._died(worker)

    def _listen(self) -> Iterator[Result]:
        ready = wait([worker.connection for worker in self.workers], self._patience())
        for worker in [worker for worker in self.workers if worker.connection in ready]:
            while worker in self.workers:
                try:
                    if not worker.connection.poll():
                        break
                    message: Message = worker.connection.recv()
                except (EOFError, OSError):
                    self._died(worker)
                    break
                except Exception:
                    # Half a message of a process that was killed while it wrote.
                    self._died(worker)
                    break
                yield from self._heard(worker, message)

    def _heard(self, worker: _Worker, message: Message) -> Iterator[Result]:
        worker.since = time.monotonic()
        match message:
            case ("ready",):
                worker.ready = True
                self.start_deaths = 0
            case ("failed", str(why)):
                raise WorkerError(why)
            case ("reading", int(place)):
                worker.reading = place
            case ("working",):
                worker.reading = None
            case ("done", list(results), int(used)):
                chunk = worker.chunks.popleft()
                worker.reading = None
                worker.finished += len(chunk.tasks)
                worker.memory = used
                worker.base_memory = worker.base_memory or used
                self._retire(worker)
                yield from results

    def _retire(self, worker: _Worker) -> None:
        """Let a worker go that has done its share, or has grown: memory that libraries leak goes with it."""
        grown = worker.memory - worker.base_memory > self.settings.growth
        worker.retiring = worker.retiring or grown or 0 < self.settings.recycle <= worker.finished
        if worker.retiring and not worker.chunks:
            self.workers.remove(worker)
            worker.send(None)
            worker.process.join(5)
            worker.kill()

    def _patience(self) -> float:
        return min(_TICK, self.settings.timeout or _TICK)

    def _watch_clock(self) -> None:
        now = time.monotonic()
        for worker in list(self.workers):
            if worker.connection.poll():
                continue  # it has spoken since the parent last listened
            if not worker.ready:
                if now - worker.since > START_TIMEOUT:
                    raise WorkerError(f"a worker did not load its model in {START_TIMEOUT:.0f} seconds")
            elif worker.chunks and self.settings.timeout and now - worker.since > self.settings.timeout:
                self._timed_out(worker)

    def _timed_out(self, worker: _Worker) -> None:
        reason = f"took more than {self.settings.timeout:g} seconds and was put aside (--timeout)"
        self._take_down(worker, lambda task: self._put_aside(task, reason))

    def _died(self, worker: _Worker) -> None:
        if not worker.ready:
            self.workers.remove(worker)
            worker.kill()
            self.start_deaths += 1
            if self.start_deaths >= MAX_START_DEATHS:
                code = worker.process.exitcode
                raise WorkerError(
                    f"{self.start_deaths} workers died one after the other as they started (status {code})"
                )
            return

        def count(task: Task) -> None:
            self.deaths[task.index] += 1
            if self.deaths[task.index] >= MAX_DEATHS:
                code = worker.process.exitcode
                how = f"signal {-code}" if code is not None and code < 0 else f"status {code}"
                self._put_aside(task, f"took its worker down {MAX_DEATHS} times ({how}) and was put aside")
            else:
                self.again.append(Chunk((task,), alone=True))

        self._take_down(worker, count)

    def _take_down(self, worker: _Worker, blame: Callable[[Task], None]) -> None:
        """End a worker. Blamed is the document that it had in hand; where that is not known, each is tried alone."""
        self.workers.remove(worker)
        worker.kill()
        if not worker.chunks:
            return
        suspect = worker.chunks.popleft()
        self.again.extendleft(reversed(worker.chunks))
        if len(suspect.tasks) == 1:
            blame(suspect.tasks[0])
        elif worker.reading is not None:
            culprit = suspect.tasks[worker.reading]
            self.again.appendleft(Chunk(tuple(task for task in suspect.tasks if task is not culprit)))
            blame(culprit)
        else:
            self.again.extend(Chunk((task,), alone=True) for task in suspect.tasks)

    def _put_aside(self, task: Task, reason: str) -> None:
        path = task.document.path
        self.lost.append(Result(path, None, f"{path}: {reason}", index=task.index))

    def _take_lost(self) -> Iterator[Result]:
        lost, self.lost = self.lost, []
        yield from lost
