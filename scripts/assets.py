"""Fetch and check what others publish: further training data, word vectors, an encoder (docs/assets.md)."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from referat.assets import AssetError, fetch, read_catalogue


def main(
    names: Annotated[
        list[str] | None, typer.Argument(help="danplus, dane, vectors, encoder; none lists them.", show_default=False)
    ] = None,
    folder: Annotated[Path, typer.Option(help="Where they lie; each has a folder of its own in it.")] = Path("assets"),
    offline: Annotated[bool, typer.Option("--offline", help="Only check what is there.")] = False,
) -> None:
    """Download what is not there, and check all of it.

    Without the network it ends within 10 seconds, says which files to put where, and exits with status 1.
    """
    catalogue = read_catalogue()
    for name in names or ():
        if name not in catalogue:
            _fail(f"{name}: no such asset; there are {', '.join(catalogue)}", 2)
    if not names:
        for asset in catalogue.values():
            typer.echo(f"{asset.name}: {asset.title}\n  licence {asset.licence}; {asset.home}\n  {asset.use}")
            for file in asset.files:
                size = f", {file.bytes:,} bytes" if file.bytes else ""
                check = f"sha256 {file.sha256}" if file.sha256 else "checksum not published: kept from the first use on"
                typer.echo(f"  {folder / asset.name / file.name}{size}, {check}\n    {file.url}")
        return
    for name in names:
        try:
            fetch(catalogue[name], folder, offline=offline, tell=typer.echo)
        except AssetError as error:
            _fail(str(error), 1)


def _fail(message: str, status: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(status)


if __name__ == "__main__":
    typer.run(main)
