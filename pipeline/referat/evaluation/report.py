"""Scores as tables of plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from referat.evaluation.score import Count, Scores


def table(scores: Scores) -> Iterator[str]:
    """The figures, a line each: counted things with precision, recall and F1, then shares."""
    yield f"{'':26}     P     R    F1   gold"
    for name, count in counted(scores):
        yield f"{name:26} {_figure(count.precision)} {_figure(count.recall)} {_figure(count.f1)} {count.gold:6}"
    yield f"{'outcomes, macro F1':26} {'':5} {'':5} {_figure(scores.outcome_macro_f1)}"
    for name, share in scores.shares.items():
        yield f"{name:26} {share.right}/{share.total}"


def counted(scores: Scores) -> Iterator[tuple[str, Count]]:
    """Everything that is counted, by the names of the table."""
    yield from scores.spans.items()
    yield "spans (micro)", scores.micro
    yield from scores.structure.items()
    yield from ((f"outcome {label}", scores.outcomes[label]) for label in sorted(scores.outcomes))


def as_json(scores: Scores) -> dict[str, Any]:
    """The figures as one JSON object."""
    return {
        "counted": {
            name: {"p": count.precision, "r": count.recall, "f1": count.f1, "gold": count.gold}
            for name, count in counted(scores)
        },
        "outcome_macro_f1": scores.outcome_macro_f1,
        "shares": {name: {"right": share.right, "total": share.total} for name, share in scores.shares.items()},
    }


def errors(scores: Scores) -> Iterator[str]:
    """Every error, tab-separated."""
    return ("\t".join(" ".join(str(part).split()) for part in row) for row in scores.errors)


def compare(parts: Iterable[tuple[str, Scores]], labels: Iterable[str]) -> Iterator[str]:
    """F1 of several evaluations side by side, a line for each label."""
    columns = list(parts)
    yield f"{'F1':16}" + "".join(f"{name:>14}" for name, _ in columns)
    for label in labels:
        yield f"{label:16}" + "".join(f"{_figure(scores.spans[label].f1):>14}" for _, scores in columns)


def _figure(value: float | None) -> str:
    return "    -" if value is None else f"{value:5.3f}"
