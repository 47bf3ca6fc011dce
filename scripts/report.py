"""Measure the trained pipeline on the test split and write the figures into the model card (`make report`)."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from referat.corpus.decisions import read_decisions
from referat.corpus.gold import read_corpus
from referat.errors import ReferatError
from referat.evaluation import card, curves
from referat.evaluation.sections import SECTIONS, Report
from referat.evaluation.training import Recipe
from referat.models import load_model


def main(
    model: Annotated[Path, typer.Option(help="Folder of the pipeline.")] = Path("models/tok2vec/model-best"),
    corpus: Annotated[Path, typer.Option(help="Folder with meetings/, decisions/ and names/.")] = Path("corpus"),
    config: Annotated[Path, typer.Option(help="Config that --curve and --folds train by.")] = Path(
        "configs/tok2vec.cfg"
    ),
    metrics: Annotated[Path, typer.Option(help="Folder in which figures of trainings are kept.")] = Path("metrics"),
    output: Annotated[Path, typer.Option(help="The model card; pictures go beside it.")] = Path("models/README.md"),
    section: Annotated[
        list[str] | None, typer.Option(help="Print this section and write nothing.", show_default=False)
    ] = None,
    curve: Annotated[
        bool, typer.Option("--curve", help="Train the points of the learning curve that are lacking.")
    ] = False,
    folds: Annotated[int, typer.Option(help="Train so many folds of bodies, those that are lacking.")] = 0,
    curve_steps: Annotated[int, typer.Option(help="Steps of a training for the curve; 0: the config's.")] = 2000,
    fold_steps: Annotated[int, typer.Option(help="Steps of a training for a fold; 0: the config's.")] = 0,
    runs: Annotated[int, typer.Option(help="Draws of each kind of noise.")] = 3,
    samples: Annotated[int, typer.Option(help="Draws of the bootstrap.")] = 2000,
    seed: Annotated[int, typer.Option(help="Of draws and trainings.")] = 0,
) -> None:
    """Write every section of the card, or print some; what takes hours is read from METRICS, where it is there."""
    unknown = [name for name in section or () if name not in SECTIONS]
    if unknown:
        _fail(f"--section {', '.join(unknown)}: the sections are {', '.join(SECTIONS)}")
    try:
        meetings = list(read_corpus(corpus / "meetings"))
        recipe = Recipe(config, corpus / "names", tuple(read_decisions(corpus / "decisions")), seed, fold_steps)
        curve_recipe = replace(recipe, steps=curve_steps)
        if curve:
            for share in curves.SHARES:
                point, fold = curves.curve(curve_recipe, curves.split_corpus(meetings), share)
                curves.run(point, fold, curves.curve_path(metrics, share), _tell)
        if folds:
            made = curves.folds(meetings, folds)
            for index, fold in enumerate(made):
                curves.run(recipe, fold, curves.fold_path(metrics, len(made), index), _tell)
        report = Report(
            load_model(model),
            meetings,
            recipe,
            metrics,
            curve_recipe=curve_recipe,
            pictures=None if section else output.parent,
            fold_number=folds,
            samples=samples,
            runs=runs,
            seed=seed,
            tell=_tell,
        )
        contents = {name: report.section(name) for name in section or SECTIONS}
        if section:
            typer.echo("\n".join(content or f"{name}: not trained yet" for name, content in contents.items()))
            return
        card.write(output, {name: content for name, content in contents.items() if content is not None})
    except ReferatError as error:
        _fail(str(error))
    for name in (name for name, content in contents.items() if content is None):
        typer.echo(f"{name}: nothing in {metrics}; the card keeps what it has")
    typer.echo(f"{output}: written")


def _tell(line: str) -> None:
    typer.echo(line, err=True)


def _fail(message: str) -> None:
    typer.echo(message, err=True)
    raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
