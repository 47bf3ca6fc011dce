"""Other pipelines beside ours on the same gold: raw text in, labels mapped, spans exact."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from spacy.language import Language

from referat.evaluation.bootstrap import SAMPLES, Bootstrap, Interval
from referat.evaluation.gold import GoldDocument
from referat.evaluation.run import tag_gold
from referat.evaluation.score import Count, Scores, total
from referat.labels import SPAN_LABELS
from referat.pipelines.labels import can_find
from referat.pipelines.spans import find_spans

#: The component by which a pipeline of this project is told.
_OURS = "referat_merge"


@dataclass(frozen=True)
class Compared:
    """A pipeline's figures.

    Attributes:
        name: As it was asked for, with its version.
        labels: Labels of ours that it can give; of the others it has no figure.
        scores: Spans of each document.
        words_per_second: Of gold's words, the loading apart.
    """

    name: str
    labels: tuple[str, ...]
    scores: tuple[Scores, ...]
    words_per_second: float

    def intervals(self, samples: int = SAMPLES, seed: int = 0) -> dict[str, Interval]:
        """F1 of the labels that it can give, with 95% intervals over documents."""
        draws = Bootstrap(self.scores, samples=samples, seed=seed)
        return {label: draws.f1(partial(_spans_of, label)) for label in self.labels}

    def as_json(self, samples: int = SAMPLES, seed: int = 0) -> dict[str, Any]:
        """As an object of JSON."""
        whole = total(self.scores)
        return {
            "name": self.name,
            "documents": len(self.scores),
            "words_per_second": round(self.words_per_second),
            "spans": {
                label: {
                    "gold": whole.spans[label].gold,
                    "p": whole.spans[label].precision,
                    "r": whole.spans[label].recall,
                    "f1": interval.value,
                    "low": interval.low,
                    "high": interval.high,
                }
                for label, interval in self.intervals(samples, seed).items()
            },
        }


def compare(name: str, nlp: Language, documents: Sequence[GoldDocument]) -> Compared:
    """Run a pipeline over gold texts and count its spans.

    A pipeline of this project is run as `referat tag` runs it, with all that the meeting tells; another one as it is.

    Args:
        name: What it is called in the table.
        nlp: The pipeline.
        documents: Gold.
    """
    # What is loaded on first use is no part of the speed.
    nlp("Per Fjord (V) bød velkommen.")
    start = time.perf_counter()
    if _OURS in nlp.pipe_factories.values():
        found = [tagged.spans for tagged in tag_gold(nlp, documents)]
    else:
        found = [list(find_spans(nlp, document.source.text)) for document in documents]
    seconds = time.perf_counter() - start
    scores = tuple(_scores(document, spans) for document, spans in zip(documents, found, strict=True))
    words = sum(len(document.source.text.split()) for document in documents)
    version = f"{name} {nlp.meta['version']}"
    return Compared(version, tuple(can_find(nlp)), scores, words / max(seconds, 1e-9))


def table(compared: Iterable[Compared], samples: int = SAMPLES, seed: int = 0) -> Iterator[str]:
    """A line for each pipeline: F1 by label with its interval, and words a second."""
    rows = list(compared)
    width = max((len(one.name) for one in rows), default=0) + 2
    yield f"{'F1 (95% interval)':{width}}" + "".join(f"{label:>22}" for label in SPAN_LABELS) + f"{'words/s':>10}"
    for one in rows:
        intervals = one.intervals(samples, seed)
        cells = [_cell(intervals.get(label)) for label in SPAN_LABELS]
        yield f"{one.name:{width}}" + "".join(f"{cell:>22}" for cell in cells) + f"{one.words_per_second:10,.0f}"


def _cell(interval: Interval | None) -> str:
    if interval is None or interval.value is None:
        return "–"
    if interval.low is None or interval.high is None:
        return f"{interval.value:.3f}"
    return f"{interval.value:.3f} ({interval.low:.3f}–{interval.high:.3f})"


def _scores(document: GoldDocument, spans: Sequence[tuple[str, int, int]]) -> Scores:
    scores = Scores()
    for label, count in scores.spans.items():
        count.add(
            [span for span in document.spans if span[0] == label], [tuple(span) for span in spans if span[0] == label]
        )
    return scores


def _spans_of(label: str, scores: Scores) -> Count:
    return scores.spans[label]
