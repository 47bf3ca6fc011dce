"""Robustness as `dacy.score` reports it: each augmentation several times over, and how far the figures spread.

K. Enevoldsen et al., DaCy: A Unified Framework for Danish NLP (2021), section 4; `dacy.score.score(augmenters=…, k=…)`
gives a row for each run, of which these are mean and standard deviation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, stdev
from typing import Any, NamedTuple

from spacy.language import Language

from referat.evaluation.robustness import Case, Change, Figures, measure_runs
from referat.labels import SPAN_LABELS

_ALL = "all (micro)"


class Spread(NamedTuple):
    """Mean of a figure over runs, and the standard deviation of a run (of a sample: over k - 1).

    >>> Spread.of([0.9, 1.0])
    Spread(mean=0.95, sd=0.07071067811865474)
    """

    mean: float | None
    sd: float | None

    @classmethod
    def of(cls, values: Sequence[float | None]) -> Spread:
        """Of the runs in which the figure is defined; no deviation of fewer than two."""
        defined = [value for value in values if value is not None]
        return cls(mean(defined) if defined else None, stdev(defined) if len(defined) > 1 else None)

    def __str__(self) -> str:
        if self.mean is None:
            return "–"
        return f"{self.mean:.3f}" if self.sd is None else f"{self.mean:.3f} ({self.sd:.3f})"


@dataclass(frozen=True)
class Repeats:
    """The runs of one change.

    Attributes:
        change: What was done to the texts.
        documents: How many were tagged in each run.
        runs: Figures of each; one run of a change that does not draw.
    """

    change: Change
    documents: int
    runs: tuple[Figures, ...]

    def f1(self, label: str) -> Spread:
        """F1 of a label."""
        return Spread.of([figures.spans[label].f1 for figures in self.runs])

    @property
    def micro(self) -> Spread:
        """F1 of all labels together."""
        return Spread.of([figures.micro.f1 for figures in self.runs])

    def as_json(self) -> dict[str, Any]:
        """As an object of JSON."""
        spreads = {**{label: self.f1(label) for label in SPAN_LABELS}, _ALL: self.micro}
        return {
            "change": self.change.name,
            "about": self.change.about,
            "n_examples": self.documents,
            "k": len(self.runs),
            "f1": {name: spread._asdict() for name, spread in spreads.items()},
        }


def repeat(
    nlp: Language, cases: Sequence[Case], changes: Iterable[Change], *, k: int = 3, seed: int = 0
) -> Iterator[Repeats]:
    """Change the cases, tag their bare text and count, k times for each change.

    Args:
        nlp: The pipeline.
        cases: Documents as they are.
        changes: What is done to them, in the order of the table.
        k: Runs of a change that draws.
        seed: Of the first run; the next one has the next.
    """
    for change in changes:
        runs = measure_runs(nlp, cases, change, runs=k, seed=seed)
        yield Repeats(change, len(cases), tuple(runs))


def table(repeats: Iterable[Repeats]) -> Iterator[str]:
    """A line for each change: n examples, k runs, and F1 by label as mean (standard deviation)."""
    yield f"{'F1: mean (sd) of k runs':26}{'n':>4}{'k':>3}" + "".join(f"{name:>15}" for name in (*SPAN_LABELS, _ALL))
    for one in repeats:
        cells = [*(one.f1(label) for label in SPAN_LABELS), one.micro]
        yield f"{one.change.name:26}{one.documents:4}{len(one.runs):3}" + "".join(f"{cell!s:>15}" for cell in cells)
