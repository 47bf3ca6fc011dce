"""Confidence intervals by the bootstrap over documents.

Errors of one document hang together: one name that is not known is missed ten times. So whole documents are drawn
with replacement, not spans, and the interval runs between percentiles of the figure over the draws (the percentile
method: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from referat.evaluation.score import Count, Scores, Share, total

Table = NDArray[numpy.float64]

#: What hits, false alarms and misses are multiplied by before they are added up.
Factors = tuple[int, int, int]
#: The same for the numbers above and below the line of a figure.
_PRECISION: tuple[Factors, Factors] = ((1, 0, 0), (1, 1, 0))
_RECALL: tuple[Factors, Factors] = ((1, 0, 0), (1, 0, 1))
_F1: tuple[Factors, Factors] = ((2, 0, 0), (2, 1, 1))
_GOLD: Factors = (1, 0, 1)

#: Draws of documents, and the share of them that an interval holds.
SAMPLES = 2000
LEVEL = 0.95


class Interval(NamedTuple):
    """A figure from 0 to 1 and the interval around it; all None where the figure is not defined."""

    value: float | None
    low: float | None
    high: float | None


class Bootstrap:
    """Draws of documents, the same ones for every figure.

    Args:
        parts: The scores of each document.
        samples: How many draws.
        seed: Of the draws.

    Example:
        >>> documents = [Scores() for _ in range(10)]
        >>> for document in documents:
        ...     document.spans["PARTY"].hits = 4
        >>> Bootstrap(documents, samples=50).f1(lambda scores: scores.spans["PARTY"])
        Interval(value=1.0, low=1.0, high=1.0)
    """

    def __init__(self, parts: Sequence[Scores], *, samples: int = SAMPLES, seed: int = 0) -> None:
        self.parts = parts
        self.whole = total(parts)
        number = len(parts)
        rng = numpy.random.default_rng(seed)
        # How often each document is in each draw.
        self._weights: Table = (
            rng.multinomial(number, [1 / number] * number, size=samples).astype(float)
            if number
            else numpy.zeros((samples, 0))
        )

    def precision(self, of: Callable[[Scores], Count]) -> Interval:
        """Precision of what `of` counts."""
        return self._interval(of(self.whole).precision, self._figure(of, _PRECISION))

    def recall(self, of: Callable[[Scores], Count]) -> Interval:
        """Recall of what `of` counts."""
        return self._interval(of(self.whole).recall, self._figure(of, _RECALL))

    def f1(self, of: Callable[[Scores], Count]) -> Interval:
        """F1 of what `of` counts."""
        return self._interval(of(self.whole).f1, self._figure(of, _F1))

    def share(self, name: str) -> Interval:
        """The share of `Scores.shares` of that name."""
        table = numpy.array([[_share(part.shares, name).right, _share(part.shares, name).total] for part in self.parts])
        right, of = (self._weights @ table.reshape(-1, 2)).T
        return self._interval(_share(self.whole.shares, name).value, _ratio(right, of))

    def macro_f1(self) -> Interval:
        """Mean F1 of the outcomes; in each draw, of those that it holds."""
        figures = []
        for label in self.whole.outcomes:
            above, below, gold = self._drawn(partial(outcome, label), (*_F1, _GOLD))
            figures.append(numpy.where(gold > 0, _ratio(above, below), numpy.nan))
        if not figures:
            return Interval(None, None, None)
        table = numpy.array(figures)
        held = ~numpy.isnan(table)
        means = _ratio(numpy.where(held, table, 0.0).sum(axis=0), held.sum(axis=0).astype(float))
        return self._interval(self.whole.outcome_macro_f1, means)

    def _figure(self, of: Callable[[Scores], Count], factors: Sequence[Factors]) -> Table:
        above, below = self._drawn(of, factors)
        return _ratio(above, below)

    def _drawn(self, of: Callable[[Scores], Count], factors: Sequence[Factors]) -> list[Table]:
        """For each draw, sums of hits, false alarms and misses by the factors given."""
        counts = [of(part) for part in self.parts]
        table = numpy.array([[count.hits, count.false_alarms, count.misses] for count in counts]).reshape(-1, 3)
        drawn = self._weights @ table
        return [drawn @ numpy.array(row) for row in factors]

    @staticmethod
    def _interval(value: float | None, draws: Table) -> Interval:
        """Percentiles of the draws in which the figure is defined."""
        defined = draws[~numpy.isnan(draws)]
        if value is None or not len(defined):
            return Interval(value, None, None)
        low, high = numpy.quantile(defined, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
        return Interval(value, float(low), float(high))


def outcome(label: str, scores: Scores) -> Count:
    """The counts of an outcome; of one that is not there, zeros."""
    return scores.outcomes.get(label, Count())


def _ratio(part: Table, whole: Table) -> Table:
    ratio: Table = numpy.full(whole.shape, numpy.nan)
    numpy.divide(part, whole, out=ratio, where=whole > 0)
    return ratio


def _share(shares: Mapping[str, Share], name: str) -> Share:
    return shares.get(name, Share())
