"""Read every gold document strictly and print its size and density; the first step of `spacy project run all`."""

from pathlib import Path
from typing import Annotated

import typer

from referat.corpus.gold import read_meeting
from referat.errors import CorpusError


def main(
    paths: Annotated[list[Path], typer.Argument(help="Gold texts (*.txt), or folders of them.")],
    output: Annotated[Path | None, typer.Option(help="File to write the lines to as well.")] = None,
) -> None:
    """Name every broken document with file and line; exit status 1 if there is one."""
    files = sorted(f for p in paths for f in (p.glob("*.txt") if p.is_dir() else [p]))
    failures = words = spans = 0
    lines = []
    for file in files:
        try:
            gold = read_meeting(file)
        except CorpusError as error:
            failures += 1
            typer.echo(str(error), err=True)
            continue
        count = len(gold.text.split())
        words += count
        spans += len(gold.spans)
        density = 1000 * len(gold.spans) / max(count, 1)
        lines.append(
            f"{gold.id:56} {len(gold.items):3} items {count:6} words {len(gold.spans):4} spans {density:5.1f}/1000"
        )
    lines.append(f"{len(files) - failures} documents, {words} words, {spans} spans, {failures} broken")
    typer.echo("\n".join(lines))
    if output:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if failures or not files:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
