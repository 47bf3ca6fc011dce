"""Why some data is not read as a FirstAgenda publication."""

from __future__ import annotations

from referat.errors import ReferatError


class PublicationError(ReferatError):
    """The data is no FirstAgenda publication of one meeting; the message says what it is, or where it goes wrong.

    Args:
        problem: What is wrong, to stand after the name of a file.
        path: Place in the JSON, or an empty string where the whole is meant.

    Example:
        >>> print(PublicationError("a list is wanted, a number stands there", "Dagsordenpunkter[2].Felter"))
        Dagsordenpunkter[2].Felter: a list is wanted, a number stands there
    """

    def __init__(self, problem: str, path: str = "") -> None:
        self.problem = problem
        self.path = path
        super().__init__(f"{path}: {problem}" if path else problem)

    def __reduce__(self) -> tuple[type[PublicationError], tuple[str, str]]:
        # An exception is pickled by its message alone unless it says otherwise.
        return PublicationError, (self.problem, self.path)
