"""Packages that the base install does without."""

from __future__ import annotations

from importlib.util import find_spec

from referat.errors import ReferatError

#: The packages by which a missing extra shows.
EXTRAS = {"transformers": ("torch", "spacy_transformers", "dacy")}


class MissingExtraError(ReferatError):
    """An extra is not installed.

    Args:
        extra: Its name in `pyproject.toml`.
        what: What needs it.

    Example:
        >>> print(MissingExtraError("transformers", "the encoder"))
        the encoder needs an extra that is not installed: pip install "referat[transformers]"
    """

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f'{what} needs an extra that is not installed: pip install "referat[{extra}]"')


def require_extra(extra: str, what: str) -> None:
    """Go on only where an extra is installed; nothing is imported.

    Args:
        extra: Its name in `pyproject.toml`, a key of `EXTRAS`.
        what: What needs it, as the message's subject.

    Raises:
        MissingExtraError: Where one of its packages is missing.
    """
    if any(find_spec(package) is None for package in EXTRAS[extra]):
        raise MissingExtraError(extra, what)
