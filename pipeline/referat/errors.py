"""Errors that a user can act on.

Every message says what happened, where, and what to do about it. Only the command line prints them.
"""

from __future__ import annotations

from pathlib import Path


class ReferatError(Exception):
    """Base of all errors that `referat` raises on purpose."""


class CorpusError(ReferatError):
    """A gold document breaks the rules of `corpus/README.md`.

    Args:
        path: The file that is wrong.
        line: Line in that file, counted from 1, or None where the whole file is meant.
        problem: What is wrong, and what would be right.

    Example:
        >>> print(CorpusError(Path("a.txt"), 3, "unknown label 'X'"))
        a.txt:3: unknown label 'X'
    """

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        where = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{where}: {problem}")
