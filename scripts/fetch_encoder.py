"""Find the encoder of the transformer pipeline, fetching it where that is needed, and write down what it is."""

import json
from pathlib import Path
from typing import Annotated

import typer

from referat.encoders import HUB_TIMEOUT, describe_encoder, find_encoder
from referat.errors import ReferatError


def main(
    output: Annotated[Path, typer.Argument(help="JSON file to write.")],
    encoder: Annotated[str, typer.Option(help="A folder, or NAME or NAME@REVISION on the Hugging Face Hub.")],
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds in which the Hub must answer.")] = HUB_TIMEOUT,
) -> None:
    """Make sure that training will find its encoder; where it cannot, say within seconds what to put where."""
    try:
        facts = {"encoder": encoder, **describe_encoder(find_encoder(encoder, timeout=timeout))}
    except ReferatError as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from None
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    typer.echo(", ".join(f"{name} {value}" for name, value in facts.items() if name != "sha256"))


if __name__ == "__main__":
    typer.run(main)
