"""Write the bare text of the gold meetings that stand in `samples/` again."""

from pathlib import Path

import typer

from referat.corpus.gold import read_meeting


def main(samples: Path = Path("samples"), meetings: Path = Path("corpus/meetings")) -> None:
    """Every `samples/<id>.txt` gets the text of `corpus/meetings/<id>.txt` without its marks."""
    for path in sorted(samples.glob("*.txt")):
        path.write_text(read_meeting(meetings / path.name).text, encoding="utf-8")
        typer.echo(str(path))


if __name__ == "__main__":
    typer.run(main)
