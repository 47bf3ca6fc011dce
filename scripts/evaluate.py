"""Score a pipeline on the test split and write the figures as JSON."""

import json
from pathlib import Path
from typing import Annotated

import typer

from referat.corpus.splits import split_of
from referat.evaluation import read_gold, report
from referat.evaluation.run import evaluate_parts
from referat.labels import SPAN_LABELS
from referat.models import load_model


def main(
    model: Annotated[Path, typer.Argument(help="Folder of the pipeline.")],
    gold: Annotated[Path, typer.Argument(help="Folder of gold minutes.")],
    output: Annotated[Path, typer.Argument(help="JSON file to write.")],
    limit: Annotated[int, typer.Option(help="Take so many documents; 0 takes all.")] = 0,
) -> None:
    """Print the table of the whole pipeline, and its F1 beside those of the model and the rules alone."""
    documents = [
        document
        for document in read_gold(gold)
        if split_of(f"{document.meeting['municipality']}|{document.meeting['body']}") == "test"
    ]
    documents = documents[:limit] if limit else documents
    parts = evaluate_parts(load_model(model), documents)
    output.parent.mkdir(parents=True, exist_ok=True)
    figures = {name: report.as_json(scores) for name, scores in parts.items()}
    output.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    typer.echo(f"{len(documents)} documents of the test split")
    typer.echo("\n".join(report.table(parts["whole"])))
    typer.echo("\n".join(report.compare(parts.items(), SPAN_LABELS)))


if __name__ == "__main__":
    typer.run(main)
