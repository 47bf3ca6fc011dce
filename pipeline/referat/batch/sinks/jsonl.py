"""JSON Lines: one record a line, the default."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from referat.batch.journal import Head, merge, read_heads, sync_folder
from referat.batch.sinks.base import Sink


class JsonLines(Sink):
    """Writes records as JSON Lines. To standard output they go as they come."""

    format: ClassVar[str] = "jsonl"

    def existing(self) -> Iterator[Head]:
        assert self.output is not None
        return (head for head, _, _ in read_heads(self.output))

    def put(self, record: str) -> None:
        if self.output is None:
            sys.stdout.buffer.write(record.encode("utf-8", "surrogatepass") + b"\n")
            sys.stdout.buffer.flush()
        else:
            super().put(record)

    def publish(self, journal: Path, rank: Callable[[str], int] | None) -> None:
        assert self.output is not None
        if self.resume and self.output.exists():
            merge([self.output, journal], self.output, rank)
        else:
            journal.replace(self.output)
            sync_folder(self.output.parent)
