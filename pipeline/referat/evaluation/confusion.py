"""What is taken for what: spans by label, outcomes by label, and the errors that cost most, in their context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from referat.evaluation.run import Tagged
from referat.evaluation.score import align, outcome_labels
from referat.labels import OUTCOMES, SPAN_LABELS

#: Names of the row and the columns that are no label.
NO_SPAN: Final = "no span"
BORDERS: Final = "other borders"
MISSED: Final = "missed"
NO_LABEL: Final = "none more"

#: Characters of context on each side of an error.
CONTEXT: Final = 60
#: What an error weighs, before it is counted how often it comes back.
_WEIGHTS: Final = {"outcomes": 4.0, "label": 3.0, "missed": 2.0, "spurious": 2.0, "borders": 1.0}


@dataclass(frozen=True)
class Matrix:
    """Counts by row (gold) and column (predicted).

    Attributes:
        rows: Names of the rows.
        columns: Names of the columns.
        counts: How often each pair of names occurs; pairs that never do are not there.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Counter[tuple[str, str]]

    def row_total(self, row: str) -> int:
        """All of a row."""
        return sum(self.counts[row, column] for column in self.columns)


@dataclass(frozen=True)
class Error:
    """Something that went wrong, once or several times over.

    Attributes:
        kind: `label`, `missed`, `spurious`, `borders` or `outcomes`.
        document: Name of the first document where it did.
        gold: What is right: `PERSON Per Fjord`, `APPROVED AMENDED`, or nothing.
        predicted: What came out instead, in the same form.
        context: The text around its first place, on one line, the error between `⟦` and `⟧`.
        times: How often it occurs.
        weight: By which errors are ranked.
    """

    kind: str
    document: str
    gold: str
    predicted: str
    context: str
    times: int
    weight: float


#: A gold span, the span that was proposed for it, or one of both.
Pair = tuple[tuple[str, int, int] | None, tuple[str, int, int] | None]


def pair_spans(gold: Iterable[tuple[str, int, int]], predicted: Iterable[tuple[str, int, int]]) -> list[Pair]:
    """Pair gold spans and predicted ones: equal ones first, then those that share most characters.

    >>> pair_spans([("PERSON", 0, 9)], [("PARTY", 4, 9), ("AMOUNT", 20, 25)])
    [(('PERSON', 0, 9), ('PARTY', 4, 9)), (None, ('AMOUNT', 20, 25))]
    """
    wanted, got = Counter(gold), Counter(predicted)
    same = wanted & got
    pairs: list[Pair] = [(span, span) for span in same.elements()]
    left, right = sorted((wanted - same).elements(), key=_place), sorted((got - same).elements(), key=_place)
    overlaps = sorted(
        (
            (min(a[2], b[2]) - max(a[1], b[1]), -i, -j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
            if a[1] < b[2] and b[1] < a[2]
        ),
        reverse=True,
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    for _, minus_i, minus_j in overlaps:
        if -minus_i not in used_left and -minus_j not in used_right:
            used_left.add(-minus_i)
            used_right.add(-minus_j)
            pairs.append((left[-minus_i], right[-minus_j]))
    pairs += [(span, None) for i, span in enumerate(left) if i not in used_left]
    pairs += [(None, span) for j, span in enumerate(right) if j not in used_right]
    return sorted(pairs, key=lambda pair: _place(pair[0] or pair[1] or ("", 0, 0)))


def span_matrix(tagged: Sequence[Tagged]) -> Matrix:
    """Gold labels by predicted ones.

    A span of the right label and the wrong borders is in the column `BORDERS`, one that touches no predicted span in
    `MISSED`, a predicted span that touches none of gold in the row `NO_SPAN`.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for one in tagged:
        for gold, predicted in pair_spans(one.document.spans, one.spans):
            row = gold[0] if gold else NO_SPAN
            column = predicted[0] if predicted else MISSED
            counts[row, BORDERS if gold and predicted and row == column and gold != predicted else column] += 1
    return Matrix((*SPAN_LABELS, NO_SPAN), (*SPAN_LABELS, BORDERS, MISSED), counts)


def outcome_matrix(tagged: Sequence[Tagged]) -> Matrix:
    """Gold outcomes by predicted ones.

    What an item has too few of is paired with what it has too many of, both in the order of `OUTCOMES`; what is left
    over stands in the column `MISSED` and the row `NO_LABEL`.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for one in tagged:
        for item, found in align(one.document.items, one.record["items"])[0]:
            gold, got = outcome_labels(item), outcome_labels(found) if found is not None else set()
            counts.update((label, label) for label in gold & got)
            lacking = [label for label in OUTCOMES if label in gold - got]
            over = [label for label in OUTCOMES if label in got - gold]
            counts.update(zip(lacking, over, strict=False))
            counts.update((label, MISSED) for label in lacking[len(over) :])
            counts.update((NO_LABEL, label) for label in over[len(lacking) :])
    return Matrix((*OUTCOMES, NO_LABEL), (*OUTCOMES, MISSED), counts)


def worst_errors(tagged: Sequence[Tagged], limit: int = 30) -> list[Error]:
    """The errors that weigh most.

    Wrong outcomes weigh most, by the score of the wrong one where one was too many; then spans of a wrong label, spans
    missed or invented, and wrong borders, each by how often the same comes back.
    """
    found: dict[_Key, list[tuple[str, str, float]]] = {}
    for one in tagged:
        for key, context, score in (*_span_errors(one), *_outcome_errors(one)):
            found.setdefault(key, []).append((one.document.name, context, score))
    errors = []
    for key, places in found.items():
        document, context, _ = places[0]
        weight = _WEIGHTS[key.kind] * sum(score for _, _, score in places)
        errors.append(Error(key.kind, document, key.gold, key.predicted, context, len(places), weight))
    errors.sort(key=lambda error: (-error.weight, error.kind, error.gold, error.predicted, error.document))
    return errors[:limit]


class _Key(NamedTuple):
    """What makes two errors the same one; `place` tells apart those that never are."""

    kind: str
    gold: str
    predicted: str
    place: str = ""


def _span_errors(one: Tagged) -> Iterator[tuple[_Key, str, float]]:
    text = one.document.source.text
    for gold, predicted in pair_spans(one.document.spans, one.spans):
        span = gold or predicted
        if gold == predicted or span is None:
            continue
        if gold and predicted:
            kind = "label" if gold[0] != predicted[0] else "borders"
        else:
            kind = "missed" if gold else "spurious"
        yield _Key(kind, _named(gold, text), _named(predicted, text)), _context(text, span[1], span[2]), 1.0


def _outcome_errors(one: Tagged) -> Iterator[tuple[_Key, str, float]]:
    text = one.document.source.text
    for index, (item, got) in enumerate(align(one.document.items, one.record["items"])[0]):
        gold = outcome_labels(item)
        labels = outcome_labels(got) if got is not None else set()
        if gold == labels:
            continue
        over = [outcome["score"] for outcome in (got or {}).get("outcomes", []) if outcome["label"] not in gold]
        where = f"item {item['number']}" if item["number"] is not None else "an item"
        context = f"{where}: {_decision(text, got) if got is not None else 'not found'}"
        # Two items that are wrong alike are two errors; a name that is missed ten times is one.
        key = _Key("outcomes", " ".join(sorted(gold)), " ".join(sorted(labels)), f"{one.document.name} {index}")
        yield key, context, max(over, default=0.5)


def _decision(text: str, item: Mapping[str, Any]) -> str:
    """The beginning of the decision as it was found, or of the item where it has none."""
    place = next((section for section in item["sections"] if section["kind"] == "decision"), item)
    return _one_line(text[place["start"] : min(place["end"], place["start"] + 4 * CONTEXT)])


def _place(span: tuple[str, int, int]) -> tuple[int, int, str]:
    return span[1], span[2], span[0]


def _named(span: tuple[str, int, int] | None, text: str) -> str:
    return f"{span[0]} {_one_line(text[span[1] : span[2]])}" if span else ""


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return _one_line(f"{before}⟦{text[start:end]}⟧{after}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
