"""ZIP archives of minutes: what is in them, and refusing those that would fill the memory."""

from __future__ import annotations

import functools
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from referat.reading.errors import RefusedError
from referat.reading.limits import DEFAULT_LIMITS, Limits

#: Files up to this many bytes may be packed as tightly as they are.
_SMALL = 1_000_000
#: What archivers of other systems put beside the files.
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    IndexError,
)


def check_bomb(members: Iterable[zipfile.ZipInfo], limits: Limits = DEFAULT_LIMITS) -> None:
    """Refuse an archive by what its directory promises; no member can then unpack to more (`zipfile` stops there).

    Raises:
        RefusedError: Where it has too many files, or they unpack to too much, all together or one of them.
    """
    total = 0
    for count, member in enumerate(members, 1):
        total += member.file_size
        if count > limits.members:
            raise RefusedError(f"holds more than {limits.members:,} files (--limit members=…)")
        if total > limits.unpacked:
            raise RefusedError(f"unpacks to more than {limits.unpacked:,} bytes (--limit unpacked=…)")
        if member.file_size > _SMALL and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise RefusedError(
                f"is a ZIP bomb: {member.filename!r} unpacks to {member.file_size:,} bytes from "
                f"{member.compress_size:,} (--limit ratio=…)"
            )


def list_members(data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[str, int]]:
    """Name the files in an archive, in its order.

    Args:
        data: The archive's bytes, or its path.
        limits: See `check_bomb`.

    Yields:
        Name and unpacked size in bytes. A name that stands twice comes once.

    Raises:
        RefusedError: Where the archive is damaged or a bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data) as archive:
            infos = archive.infolist()
    except _DAMAGED as error:
        raise RefusedError(f"is a damaged ZIP: {error}") from None
    check_bomb(infos, limits)
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if not info.is_dir() and name not in seen and not any(part in name for part in _CLUTTER):
            seen.add(name)
            yield name, info.file_size


@functools.lru_cache(maxsize=2)
def _open(path: str, changed: int) -> zipfile.ZipFile:
    """An archive that stays open: reading its directory for each of its files would take the square of their number."""
    return zipfile.ZipFile(path)


def read_member(data: bytes | str, name: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Unpack one file of an archive.

    Raises:
        RefusedError: Where it is encrypted, damaged, too large or not there.
    """
    try:
        archive = (
            _open(data, Path(data).stat().st_mtime_ns) if isinstance(data, str) else zipfile.ZipFile(io.BytesIO(data))
        )
        info = archive.getinfo(name)
        check_bomb([info], limits)
        if info.file_size > limits.bytes:
            raise RefusedError(f"holds {info.file_size:,} bytes, more than the {limits.bytes:,} that are read")
        if info.flag_bits & 1:
            raise RefusedError("is encrypted in its ZIP; unpack it with the password first")
        return archive.read(info)
    except KeyError:
        raise RefusedError("is not in the ZIP any more") from None
    except RuntimeError as error:
        raise RefusedError(f"is damaged in its ZIP: {error}") from None
    except _DAMAGED as error:
        raise RefusedError(f"is damaged in its ZIP: {error}") from None
