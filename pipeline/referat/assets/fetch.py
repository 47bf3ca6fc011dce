"""Have an asset in its folder: downloaded where it is not there, checked in any case.

A file is checked against the checksum of the catalogue. Of a file whose checksum nobody publishes, the checksum is
written down when it comes in (`checksums.txt`, which `sha256sum -c` reads), and held against it ever after.
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from referat.assets.catalogue import Asset, AssetFile
from referat.assets.download import PATIENCE, UnreachableError, download
from referat.assets.errors import AssetError

#: In the folder of all assets: checksums seen on first use.
CHECKSUMS = "checksums.txt"
_MEBIBYTE = 1 << 20


def fetch(
    asset: Asset,
    folder: Path,
    *,
    offline: bool = False,
    patience: float = PATIENCE,
    tell: Callable[[str], None] = lambda line: None,
) -> list[Path]:
    """Make sure that an asset is there and what it should be.

    Args:
        asset: Which.
        folder: Of all assets; the asset's own folder is made in it.
        offline: Download nothing, only check what is there.
        patience: Seconds that a server has to answer.
        tell: Gets a line for each file.

    Returns:
        The files, those of archives unpacked.

    Raises:
        AssetError: Where a file is not what it should be; and, with what to put where, where one cannot be had.
    """
    own = folder / asset.name
    seen = read_checksums(folder)
    paths: list[Path] = []
    for file in asset.files:
        path = own / file.name
        if path.exists():
            tell(f"{path}: there already")
        elif offline:
            raise AssetError(_by_hand(asset, own, f"{path} is not there"))
        else:
            tell(f"{path}: from {file.url}")
            try:
                download(file.url, path, patience)
            except UnreachableError as error:
                raise AssetError(_by_hand(asset, own, str(error))) from None
        key = f"{asset.name}/{file.name}"
        sha256 = _checked(path, file, seen.get(key))
        if file.sha256 is None and key not in seen:
            seen[key] = sha256
            _write_checksums(folder, seen)
            tell(f"{path}: no checksum is published; {sha256} is written down in {folder / CHECKSUMS}")
        paths += _unpacked(path, file) if file.members else [path]
    return paths


def read_checksums(folder: Path) -> dict[str, str]:
    """Checksums that were written down, by path below the folder.

    Raises:
        AssetError: With line, where the file holds something else.
    """
    path = folder / CHECKSUMS
    out = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        checksum, _, name = line.partition("  ")
        if len(checksum) != 64 or not name:
            raise AssetError(f"{path}:{number}: no line of a checksum and a file, as sha256sum writes them")
        out[name] = checksum
    return out


def _write_checksums(folder: Path, checksums: dict[str, str]) -> None:
    lines = [f"{checksum}  {name}\n" for name, checksum in sorted(checksums.items())]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def _checked(path: Path, file: AssetFile, seen: str | None) -> str:
    """The file's SHA-256, if all that is known of the file is true of it."""
    size = path.stat().st_size
    sha256, first_md5 = _digests(path)
    source = f" ({file.checked_by})" if file.checked_by else ""
    for what, wanted, found, where in (
        ("bytes", file.bytes, size, source),
        ("MD5 of the first mebibyte", file.first_md5, first_md5, source),
        ("SHA-256", file.sha256, sha256, source),
        ("SHA-256", seen, sha256, f" ({CHECKSUMS}, from its first use)"),
    ):
        if wanted is not None and wanted != found:
            raise AssetError(
                f"{path}: {what}: {found} instead of {wanted}{where}. "
                "Delete the file and fetch it again; if it stays so, its publisher has changed it"
            )
    return sha256


def _digests(path: Path) -> tuple[str, str]:
    sha256, first = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        block = file.read(_MEBIBYTE)
        first.update(block)
        while block:
            sha256.update(block)
            block = file.read(_MEBIBYTE)
    return sha256.hexdigest(), first.hexdigest()


def _unpacked(path: Path, file: AssetFile) -> Iterator[Path]:
    """The wanted files of an archive, beside it whatever folder of the archive they are in."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = {PurePosixPath(member.filename).name: member for member in archive.infolist()}
            for name in file.members:
                if name not in found:
                    raise AssetError(f"{path}: no {name} in this archive")
                with archive.open(found[name]) as source, (path.parent / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
                yield path.parent / name
    except zipfile.BadZipFile as error:
        raise AssetError(f"{path}: no archive that can be read: {error}") from None


def _by_hand(asset: Asset, own: Path, why: str) -> str:
    """What to do where nothing can be downloaded."""
    lines = [f"  {file.name}  from {file.url}" for file in asset.files if not (own / file.name).exists()]
    return "\n".join(
        [
            f"{asset.name}: {why}",
            f"Without the network, fetch elsewhere and put into {own.resolve()}:",
            *lines,
            "Then run the command again; it checks them.",
        ]
    )
