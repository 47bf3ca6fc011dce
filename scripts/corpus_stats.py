"""Measure the gold corpus: size, density, repetition, variety, and what leaks between its splits."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from referat.corpus.decisions import read_decisions
from referat.corpus.gold import read_corpus
from referat.corpus.statistics import measure, read_pools, table
from referat.errors import CorpusError


def main(
    corpus: Annotated[Path, typer.Argument(help="Folder with meetings/, decisions/ and names/.")] = Path("corpus"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the lists of what repeats.")] = False,
) -> None:
    """Print the figures as a table, or as JSON; exit status 1 where a file is broken."""
    try:
        stats = measure(
            read_corpus(corpus / "meetings"), read_decisions(corpus / "decisions"), read_pools(corpus / "names")
        )
    except CorpusError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(asdict(stats), ensure_ascii=False, indent=1))
        return
    rows = Table("measure", "value")
    for name, value in table(stats):
        rows.add_row(name, value)
    Console().print(rows)


if __name__ == "__main__":
    typer.run(main)
