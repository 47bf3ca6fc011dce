"""Print how well the second annotation of the corpus agrees with the first."""

from pathlib import Path
from typing import Annotated

import typer

from referat.evaluation.agreement import compare, kappa


def main(
    second: Annotated[Path, typer.Argument(help="Folder of the second annotation.")] = Path("corpus/second"),
    meetings: Annotated[Path, typer.Argument(help="Folder of the gold meetings.")] = Path("corpus/meetings"),
    differences: Annotated[bool, typer.Option(help="List every difference.")] = False,
) -> None:
    """Span F1 by label and kappa by outcome."""
    agreement = compare(second, meetings)
    typer.echo(f"{agreement.meetings} meetings annotated twice")
    for label, count in agreement.spans.items():
        typer.echo(f"{label:14} F1 {count.f1 or 0:.3f}  {count.gold} spans")
    for label, pairs in agreement.outcomes.items():
        value = kappa(pairs)
        typer.echo(f"{label:14} kappa {'-' if value is None else f'{value:.3f}'}  {sum(a for a, _ in pairs)} items")
    if differences:
        typer.echo("\n".join(agreement.differences))


if __name__ == "__main__":
    typer.run(main)
