"""What `referat tag` and `referat parse` do: documents in, records out, progress for whoever looks on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from referat.batch import Job, Result, Settings, Sink, open_sink, run
from referat.case_number import KLE_VARIABLE, Kle, read_kle
from referat.reading import Limits, Ocr, Source, find_documents
from referat.record import Model, Record

#: Seconds between the lines of a log.
_LOG_EVERY = 60.0


class NothingToReadError(Exception):
    """No document in what was named."""


@dataclass(frozen=True)
class ParsingJob:
    """Finds the structure only; a record has no model then."""

    text: bool
    model: Model | None = None

    def __call__(self, sources: Iterable[Source]) -> Iterator[Record]:
        from referat.tagging import parse_only

        return (parse_only(source, with_text=self.text) for source in sources)


def tagging_job(model: str | None, text: bool, kle: Kle | None = None) -> Job:
    """Load the model; called once in each worker, so that the command itself starts without spaCy."""
    from referat.models import load_model
    from referat.tagging import Tagger

    return Tagger(load_model(model), with_text=text, kle=kle).tag_all


def parsing_job(text: bool) -> Job:
    """The job of `referat parse`."""
    return ParsingJob(text)


def make_tagging_job(model: str | None, text: bool, kle: Path | None = None) -> Callable[[], Job]:
    """A maker of jobs that can be sent to workers.

    Args:
        kle: File with the names of KLE subjects; None takes the environment variable `REFERAT_KLE`, else none. It is
            read here, once, so that all workers have the same names, and a broken file stops the run before it begins.

    Raises:
        KleError: Where the file is none.
    """
    chosen = kle or os.environ.get(KLE_VARIABLE)
    return partial(tagging_job, model, text, read_kle(chosen) if chosen else None)


@dataclass(frozen=True)
class Summary:
    """What a run came to, in documents."""

    done: int
    failed: int
    kept: int

    def __str__(self) -> str:
        kept = f", {self.kept} there already" if self.kept else ""
        return f"{self.done} documents done, {self.failed} failed{kept}"


def make_settings(
    workers: int, timeout: float, ordered: bool, limits: list[str], ocr: bool, recycle: int | None = None
) -> Settings:
    """Settings of a run from what the command line gives.

    Raises:
        LimitError: Where a limit is written wrongly.
        OcrError: Where `ocr` cannot be had.
    """
    return Settings(
        workers=workers,
        timeout=timeout,
        recycle=Settings().recycle if recycle is None else recycle,
        ordered=ordered,
        limits=Limits().with_values(limits),
        ocr=Ocr.find() if ocr else None,
    )


def write_records(
    paths: list[Path],
    output: Path | None,
    make_job: Callable[[], Job],
    settings: Settings,
    console: Console,
    *,
    doing: str,
    form: str | None,
    force: bool,
    resume: bool,
) -> Summary:
    """Run a job over the documents in `paths` and write what it gives.

    Args:
        output: None is standard output.
        console: For progress and failures.
        doing: What is done, for the progress.
        form: See `open_sink`.

    Raises:
        NothingToReadError: Where there is no document; then no output is made.
        ReferatError: Where the output or the workers cannot be had.
    """
    total = sum(1 for _ in find_documents(paths, settings.limits)) if str(paths[0]) != "-" else None
    if total == 0:
        raise NothingToReadError(f"nothing to read in {', '.join(map(str, paths))}")
    with _terminable(), open_sink(output, form, force=force, resume=resume) as sink:
        with _watch(console, doing, total) as watch:
            for result in run(find_documents(paths, settings.limits), make_job, settings, sink.known):
                sink.write(result)
                watch(result, sink)
        order = (document.path for document in find_documents(paths, settings.limits)) if settings.ordered else None
        sink.finish(order)
        return Summary(sink.written, sink.failed, sink.kept)


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM end a run as Ctrl-C does: workers ended, the journal whole."""

    def stop(number: int, frame: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


Watch = Callable[[Result, Sink], None]


@contextmanager
def _watch(console: Console, doing: str, total: int | None) -> Iterator[Watch]:
    """Name failures, and show how far the run is: a bar on a terminal, a line a minute in a log."""
    if not console.is_terminal:
        yield _Log(console, doing, total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
        yield _Bar(progress, progress.add_task(doing, total=total, rate=""))


class _Bar:
    def __init__(self, progress: Progress, task: TaskID) -> None:
        self.progress = progress
        self.task = task
        self.began = time.monotonic()

    def __call__(self, result: Result, sink: Sink) -> None:
        if result.error is not None:
            name_failure(self.progress.console, result.error)
        done = sink.written + sink.failed
        failed = f", {sink.failed} failed" if sink.failed else ""
        rate = f"{done / max(time.monotonic() - self.began, 0.001):.1f}/s{failed}"
        self.progress.update(self.task, advance=1, rate=rate)


class _Log:
    def __init__(self, console: Console, doing: str, total: int | None) -> None:
        self.console = console
        self.doing = doing
        self.total = total
        self.began = self.last = time.monotonic()

    def __call__(self, result: Result, sink: Sink) -> None:
        if result.error is not None:
            name_failure(self.console, result.error)
        now = time.monotonic()
        if now - self.last < _LOG_EVERY:
            return
        self.last = now
        count = sink.written + sink.failed + sink.kept
        rate = count / (now - self.began)
        left = f", {(self.total - count) / rate / 60:.0f} minutes left" if self.total else ""
        of = f" of {self.total}" if self.total else ""
        line = f"{self.doing}: {count}{of} documents, {sink.failed} failed, {rate:.1f} a second{left}"
        self.console.print(line, markup=False, soft_wrap=True)


def name_failure(console: Console, error: str) -> None:
    """Name a document that failed, on one line however long its path is."""
    console.print(error, style="red", markup=False, soft_wrap=True)
