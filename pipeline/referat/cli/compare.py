"""`referat compare`: Danish pipelines of others beside ours, on the same gold."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from referat.errors import ReferatError

if TYPE_CHECKING:
    from referat.evaluation.compare import Compared
    from referat.evaluation.gold import GoldDocument

#: What is compared where nothing is named: spaCy's Danish pipelines, and DaCy's.
OTHERS = ("da_core_news_sm", "da_core_news_md", "da_core_news_lg", "dacy:small", "dacy:medium", "dacy:large")
#: Seconds that an address still gets when others before it used up what the network has to answer.
_LEAST_PATIENCE = 0.5


def compare_all(
    documents: Sequence[GoldDocument],
    names: Iterable[str],
    model: str | None,
    *,
    as_json: bool,
    samples: int,
    seed: int,
) -> bool:
    """Compare and print; what cannot be loaded is listed with its reason.

    The others come first: where none of them is there, it is told at once, and ours is not measured.

    Args:
        documents: Gold.
        names: Pipelines beside ours, as `referat.pipelines.load` takes them.
        model: Ours, as `referat.models.load_model` takes it.
        as_json: Print an object of JSON.
        samples: Draws of documents for the intervals.
        seed: Of the draws.

    Returns:
        Whether any pipeline but ours was there.

    Raises:
        ReferatError: Where our own pipeline does not load.
    """
    from referat.assets.download import PATIENCE
    from referat.pipelines.load import load_pipeline

    done: list[Compared] = []
    failed: dict[str, str] = {}
    left = PATIENCE
    for name in names:
        start = time.monotonic()
        try:
            other = load_pipeline(name, max(left, _LEAST_PATIENCE))
        except ReferatError as error:
            failed[name] = str(error)
            typer.echo(f"not compared: {name}: {failed[name].removeprefix(f'{name}: ')}", err=True)
            left -= time.monotonic() - start
        else:
            from referat.evaluation.compare import compare

            done.append(compare(name, other, documents))
    if done:
        from referat.models import load_model

        own = load_model(model)
        done.insert(0, compare(f"{own.meta['lang']}_{own.meta['name']}", own, documents))
    if as_json:
        compared = [one.as_json(samples, seed) for one in done]
        typer.echo(json.dumps({"compared": compared, "failed": failed}, ensure_ascii=False))
    elif done:
        from referat.evaluation.compare import table

        typer.echo(f"{len(documents)} documents; whole ones drawn {samples} times for the intervals")
        typer.echo("\n".join(table(done, samples, seed)))
    return bool(done)
