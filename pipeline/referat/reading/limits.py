"""How much of a file is read: what lies beyond is no minutes, or an attack on the reader."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from referat.errors import ReferatError


class LimitError(ReferatError):
    """A limit was named or set wrongly; the message says which there are."""


@dataclass(frozen=True)
class Limits:
    """Limits of reading one file; the largest real minutes hold some 2 MB of text and 600 pages.

    Attributes:
        bytes: Size of a file, and of a file in an archive.
        chars: Length of the text that a file may give.
        pages: Pages of a PDF.
        unpacked: Bytes that an archive or a DOCX may unpack to, all its files together.
        ratio: How many times its packed size a file in an archive may unpack to; small files are left alone.
        members: Files in an archive.
        depth: Archives within archives.

    Example:
        >>> Limits().with_values(["pages=10", "bytes=1000000"]).pages
        10
    """

    bytes: int = 50_000_000
    chars: int = 10_000_000
    pages: int = 3_000
    unpacked: int = 500_000_000
    ratio: int = 200
    members: int = 100_000
    depth: int = 3

    def with_values(self, settings: list[str]) -> Limits:
        """Change limits by `NAME=NUMBER`, as the command line gives them.

        Raises:
            LimitError: Where a name is unknown or a number is none above zero.
        """
        names = [field.name for field in fields(self)]
        changed = {}
        for setting in settings:
            name, _, number = setting.partition("=")
            if name not in names or not number.isascii() or not number.isdigit() or int(number) == 0:
                raise LimitError(f"--limit {setting}: write NAME=NUMBER above zero; the names are {', '.join(names)}")
            changed[name] = int(number)
        return replace(self, **changed)


#: Taken where nothing else is said.
DEFAULT_LIMITS = Limits()
