"""How far annotators agree: span F1, Krippendorff's alpha, and the passages on which they do not.

Alpha is Krippendorff's, as in K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of
Pennsylvania. Outcomes are sets; each outcome is compared as said or not said (nominal), and whole sets by the MASI
distance of R. Passonneau (2006), Measuring Agreement on Set-valued Items (MASI), LREC.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from referat.annotation.annotated import Annotated
from referat.annotation.campaign import ADJUDICATION
from referat.corpus.markup import Mark
from referat.evaluation.score import Count
from referat.labels import OUTCOMES, SPAN_LABELS

Value = TypeVar("Value", bound=Hashable)


def nominal(a: Hashable, b: Hashable) -> float:
    """0 for equals, else 1."""
    return float(a != b)


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """Distance of two sets: 0 for equals, 1 for disjoint ones; a subset is nearer than a mere overlap.

    >>> masi(frozenset("a"), frozenset("ab"))
    0.6666666666666667
    """
    if a == b:
        return 0.0
    if not a & b:
        return 1.0
    kind = 2 / 3 if a < b or b < a else 1 / 3
    return 1 - len(a & b) / len(a | b) * kind


def krippendorff_alpha(
    units: Iterable[Sequence[Value]], distance: Callable[[Value, Value], float] = nominal
) -> float | None:
    """Krippendorff's alpha: 1 for full agreement, 0 for that of chance.

    Args:
        units: For each unit the values that coders gave it; who did not code it gives none.
        distance: Of two values, squared where the metric asks for it.

    Returns:
        Alpha; None where fewer than two values can be paired, or there is no variation at all.

    Example:
        >>> krippendorff_alpha([("a", "a"), ("b", "b"), ("a", "b")])
        0.4444444444444444
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[Value] = sum(pairable, Counter())
    number = totals.total()
    observed = sum(_within(unit, distance) / (unit.total() - 1) for unit in pairable)
    expected = _within(totals, distance)
    if not number or not expected:
        return None
    return 1 - (number - 1) * observed / expected


def _within(values: Counter[Value], distance: Callable[[Value, Value], float]) -> float:
    """Sum of the distances of all ordered pairs."""
    pairs = itertools.combinations(values.items(), 2)
    return 2 * sum(n * m * distance(a, b) for (a, n), (b, m) in pairs)


@dataclass
class Agreement:
    """The figures of a campaign.

    Attributes:
        annotators: Who took part, in order.
        passages: How many passages two or more of them confirmed.
        equal: How many of these carry the same labels throughout.
        spans: F1 and its counts by label, over all pairs of annotators.
        alphas: Alpha by outcome; None where nobody, or everybody, said it.
        alpha: Of whole sets of outcomes by MASI; None where nothing varies.
        decisions: Passages that count for alpha: those of decisions, and those where somebody gave an outcome.
        disputed: The versions of each passage that differ.
    """

    annotators: list[str]
    passages: int = 0
    equal: int = 0
    spans: dict[str, Count] = field(default_factory=lambda: {label: Count() for label in SPAN_LABELS})
    alphas: dict[str, float | None] = field(default_factory=dict)
    alpha: float | None = None
    decisions: int = 0
    disputed: list[list[Annotated]] = field(default_factory=list)


def measure(done: Iterable[Annotated]) -> Agreement:
    """Compare annotators on the passages that two or more of them confirmed; the adjudicator is none of them."""
    groups: dict[str, list[Annotated]] = {}
    for annotated in done:
        if annotated.annotator != ADJUDICATION:
            groups.setdefault(annotated.key, []).append(annotated)
    shared = [sorted(g, key=lambda a: a.annotator) for g in groups.values() if len({a.annotator for a in g}) > 1]
    result = Agreement(sorted({a.annotator for group in shared for a in group}), passages=len(shared))
    units: list[list[frozenset[str]]] = []
    for group in shared:
        for one, other in itertools.combinations(group, 2):
            for label, count in result.spans.items():
                count.add([m for m in one.spans if m.label == label], [m for m in other.spans if m.label == label])
        if any(version.decision or version.outcomes for version in group):
            units.append([frozenset(version.outcomes) for version in group])
        if len({version.said for version in group}) > 1:
            result.disputed.append(group)
        else:
            result.equal += 1
    result.decisions = len(units)
    result.alpha = krippendorff_alpha(units, masi)
    for outcome in OUTCOMES:
        if any(outcome in told for unit in units for told in unit):
            result.alphas[outcome] = krippendorff_alpha([[outcome in told for told in unit] for unit in units])
    result.disputed.sort(key=lambda group: (group[0].document, group[0].start))
    return result


@dataclass(frozen=True)
class Difference:
    """One thing that annotators see differently in a passage.

    Attributes:
        mark: The span, or None where it is an outcome.
        outcome: The outcome, or None.
        said: Who said so.
        unsaid: Who did not.
    """

    mark: Mark | None
    outcome: str | None
    said: tuple[str, ...]
    unsaid: tuple[str, ...]


def differences(group: Sequence[Annotated]) -> list[Difference]:
    """What the versions of a passage do not have in common, spans first, in order of the text."""
    names = [version.annotator for version in group]
    out = []
    for mark in sorted({m for v in group for m in v.spans}, key=lambda m: (m.start, m.end, m.label)):
        said = tuple(v.annotator for v in group if mark in v.spans)
        if len(said) < len(names):
            out.append(Difference(mark, None, said, tuple(n for n in names if n not in said)))
    for outcome in OUTCOMES:
        said = tuple(v.annotator for v in group if outcome in v.outcomes)
        if 0 < len(said) < len(names):
            out.append(Difference(None, outcome, said, tuple(n for n in names if n not in said)))
    return out


def common(group: Sequence[Annotated]) -> tuple[list[Mark], list[str]]:
    """What all versions of a passage have: spans in offsets of the document, and outcomes."""
    spans = set.intersection(*(set(version.spans) for version in group))
    outcomes = set.intersection(*(set(version.outcomes) for version in group))
    return sorted(spans, key=lambda m: m.start), [o for o in OUTCOMES if o in outcomes]
