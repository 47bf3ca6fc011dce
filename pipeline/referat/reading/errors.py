"""Why a file was not read."""

from __future__ import annotations

from pathlib import Path

from referat.errors import ReferatError


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

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        # An exception is pickled by its message alone unless it says otherwise.
        return ReadError, (self.path, self.problem)


class RefusedError(ReferatError):
    """The content of a file is refused; whoever knows the file's name makes a `ReadError` of it."""
