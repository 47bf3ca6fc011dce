"""The catalogue of assets, `catalogue.toml`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from referat.assets.errors import AssetError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_CATALOGUE = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True)
class AssetFile:
    """One file of an asset.

    Attributes:
        name: What it is called in the asset's folder.
        url: Where it is downloaded from.
        bytes: Its size, where it is known.
        sha256: Its checksum, where it is known.
        first_md5: MD5 of its first mebibyte, where that is what its publisher gives.
        checked_by: Where size and checksum come from.
        members: Of an archive, the files in it that are wanted; they are put beside it.
    """

    name: str
    url: str
    bytes: int | None = None
    sha256: str | None = None
    first_md5: str | None = None
    checked_by: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asset:
    """Something that others made and publish.

    Attributes:
        name: Short, as commands take it; also the folder below `assets/`.
        title: For a person.
        licence: Under which it may be used.
        home: A page about it.
        use: What it is good for here, and how.
        files: What it consists of.
    """

    name: str
    title: str
    licence: str
    home: str
    use: str
    files: tuple[AssetFile, ...]


def read_catalogue(path: Path = _CATALOGUE) -> dict[str, Asset]:
    """Read a catalogue, by default the package's own.

    Raises:
        AssetError: Where a field is missing, unknown or empty.

    Example:
        >>> read_catalogue()["danplus"].files[0].name
        'train.tsv'
    """
    with path.open("rb") as file:
        try:
            data: dict[str, dict[str, Any]] = tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise AssetError(f"{path}: {error}") from None
    assets = {}
    for name, fields in data.items():
        try:
            files = tuple(
                AssetFile(**{**file, "members": tuple(file.get("members", ()))}) for file in fields.pop("files")
            )
            assets[name] = Asset(name=name, files=files, **fields)
        except (KeyError, TypeError) as error:
            raise AssetError(f"{path}: [{name}]: {error}") from None
        if not (files and assets[name].licence and assets[name].home):
            raise AssetError(f"{path}: [{name}]: files, licence and home are wanted")
    return assets
