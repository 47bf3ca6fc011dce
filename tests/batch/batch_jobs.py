"""Jobs for the tests, which workers can import: structure without a model, and every way to go wrong."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from referat.batch import Job
from referat.reading import Source
from referat.record import Cell, Item, Meeting, Model, Record, Section, Span, Table, TableUnit, Vote
from referat.record import Source as SourceOfRecord


def parsing() -> Job:
    """The structure of minutes, as `referat parse` gives it."""
    return _parse


def _parse(sources: Iterable[Source]) -> Iterator[Record]:
    # It brings spaCy along, which the other jobs start faster without.
    from referat.tagging import parse_only

    return map(parse_only, sources)


def small_record(source: Source, version: str = "1") -> Record:
    """A record with something in every table, made without reading the text."""
    kind = SourceOfRecord(
        path=source.path, sha256=source.sha256, media_type=source.media_type, chars=len(source.text), pages=[]
    )
    section = Section(heading="Beslutning", kind="decision", start=0, end=1)
    votes = [Vote(side="for", who=["A", "V"]), Vote(side="against", count=3)]
    item = Item(number=1, title="Budget", start=0, end=len(source.text), sections=[section], votes=votes)
    value = {"amount": "-5000000", "currency": "DKK"}
    span = Span(label="AMOUNT", start=0, end=1, text=source.text[:1], item=0, by="rule", rule="amount.x", value=value)
    model = Model(name="da_test", version=version)
    meeting = Meeting(body="Byrådet")
    return Record(
        source=kind, model=model, meeting=meeting, items=[item], spans=[span], tables=[small_table(len(source.text))]
    )


def small_table(end: int) -> Table:
    """Two columns, a row of heads and a row of sums under `1.000 kr.`."""

    def cell(text: str, column: int, amount: str | None = None) -> Cell:
        return Cell(text=text, start=0, end=end, column=column, amount=amount, currency="DKK" if amount else None)

    unit = TableUnit(text="1.000 kr.", start=0, end=end, factor=1000, currency="DKK")
    header, rows = [[cell("Post", 0), cell("2025", 1)]], [[cell("=Tag", 0), cell("3.200", 1, "3200000")]]
    return Table(kind="tabs", start=0, end=end, unit=unit, header=header, rows=rows, columns=["Post", "2025"])


class Gate:
    """Lets documents through, in all processes together, as far as a test allows: no run outpaces the test that kills it.

    Args:
        folder: Holds the two numbers, so that they outlive every process.
    """

    def __init__(self, folder: Path) -> None:
        self.allowed, self.begun = folder / "allowed", folder / "begun"

    def allow(self, more: float) -> None:
        """Let so many documents through beyond those that have gone."""
        gone = self.begun.stat().st_size if self.begun.exists() else 0
        fresh = self.allowed.with_name("allowed.new")
        fresh.write_text(str(gone + more))
        fresh.replace(self.allowed)

    def pass_through(self) -> None:
        """Wait for a document's turn."""
        while self.begun.exists() and self.begun.stat().st_size >= float(self.allowed.read_text()):
            time.sleep(0.002)
        with self.begun.open("ab") as file:
            file.write(b".")


class SmallJob:
    """Makes small records; what stands in a text decides how it goes wrong.

    Args:
        version: Version of the model that it says it is.
        seconds: Time for each document.
        gate: Folder of a `Gate` that says how many documents may be begun.
    """

    def __init__(self, version: str = "1", seconds: float = 0.0, gate: Path | None = None) -> None:
        self.gate = Gate(gate) if gate else None
        self.model = Model(name="da_test", version=version)
        self.version = version
        self.seconds = seconds

    def __call__(self, sources: Iterable[Source]) -> Iterator[Record]:
        for source in sources:
            word = (re.findall(r"[A-Z]{4,}", source.text) or [""])[0]
            if word == "CRASH":
                os.kill(os.getpid(), signal.SIGSEGV)
            elif word == "EXIT":
                os._exit(3)
            elif word == "HANG":
                time.sleep(600)
            elif word == "SPIN":
                # A regular expression that backtracks for ever holds the interpreter's lock.
                re.match(r"(a+)+b", "a" * 60)
            elif word == "RAISE":
                raise ValueError("a bad document")
            elif word == "MEMORY":
                raise MemoryError
            time.sleep(self.seconds)
            if self.gate:
                self.gate.pass_through()
            yield small_record(source, self.version)


def small(version: str = "1", seconds: float = 0.0, gate: Path | None = None) -> Callable[[], Job]:
    """A maker of `SmallJob`."""
    return partial(SmallJob, version, seconds, gate)


def no_model() -> Job:
    """A job that cannot be made."""
    from referat.models import ModelError

    raise ModelError("no trained pipeline here")


def dies_at_start() -> Job:
    """A job that takes its worker down while it is made."""
    os._exit(9)


def main(folder: str, output: str, workers: str, gate: str) -> None:
    """A whole run in a process of its own, for the tests that kill it."""
    from rich.console import Console

    from referat.batch import Settings
    from referat.cli.tagging import write_records

    write_records(
        [Path(folder)],
        Path(output),
        small(gate=Path(gate)),
        Settings(workers=int(workers)),
        Console(stderr=True),
        doing="testing",
        form=None,
        force=False,
        resume=True,
    )


if __name__ == "__main__":
    # Workers find the job by its module's name, which `__main__` is not.
    import batch_jobs

    batch_jobs.main(*sys.argv[1:])
