"""Agreement of the gold corpus with a second annotation of some of its meetings.

A second annotation is one file a meeting, tab-separated: `S`, label and text of each span in the order of the text,
and `I`, index of the item and its outcomes. The annotator saw the bare text and the guidelines, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from referat.corpus.gold import GoldMeeting, read_meeting
from referat.errors import CorpusError
from referat.evaluation.score import Count
from referat.labels import OUTCOMES, SPAN_LABELS


@dataclass
class Agreement:
    """What two annotations have in common.

    Attributes:
        spans: By label; precision and recall mean first against second.
        outcomes: By outcome, one pair of yes or no for each item, first and second.
        differences: A line for each span or item that only one of them has.
    """

    meetings: int = 0
    spans: dict[str, Count] = field(default_factory=lambda: {label: Count() for label in SPAN_LABELS})
    outcomes: dict[str, list[tuple[bool, bool]]] = field(default_factory=lambda: {label: [] for label in OUTCOMES})
    differences: list[str] = field(default_factory=list)


def compare(second: Path, meetings: Path) -> Agreement:
    """Compare every file of `second` with the gold meeting of its name.

    Raises:
        CorpusError: Where a file is malformed, or there is no such meeting.
    """
    paths = sorted(second.glob("*.tsv"))
    if not paths:
        raise CorpusError(second, None, "no second annotations (*.tsv) here")
    agreement = Agreement()
    for path in paths:
        gold_path = meetings / f"{path.stem}.txt"
        if not gold_path.exists():
            raise CorpusError(path, None, f"there is no meeting {gold_path}")
        _compare(read_meeting(gold_path), path, agreement)
    return agreement


def kappa(pairs: list[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two annotators' yes or no (Cohen 1960); None where chance alone explains everything.

    >>> kappa([(True, True), (False, False), (True, False), (False, False)])
    0.5
    """
    if not pairs:
        return None
    observed = sum(a == b for a, b in pairs) / len(pairs)
    yes_first, yes_second = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
    expected = yes_first * yes_second + (1 - yes_first) * (1 - yes_second)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _compare(gold: GoldMeeting, path: Path, agreement: Agreement) -> None:
    spans, outcomes = _read(path, len(gold.items))
    agreement.meetings += 1
    first = [(mark.label, " ".join(gold.text[mark.start : mark.end].split())) for mark in gold.spans]
    for label, count in agreement.spans.items():
        ours = [text for own, text in first if own == label]
        theirs = [text for own, text in spans if own == label]
        count.add(ours, theirs)
        for left, side in ((_left_over(ours, theirs), "first"), (_left_over(theirs, ours), "second")):
            agreement.differences += [f"{gold.id}: {label} {text!r} only in the {side}" for text in left]
    for index, item in enumerate(gold.items):
        one, other = set(item.facts.outcomes), outcomes.get(index, set())
        for label, pairs in agreement.outcomes.items():
            pairs.append((label in one, label in other))
        if one != other:
            agreement.differences.append(f"{gold.id}: item {index} {' '.join(sorted(one))} / {' '.join(sorted(other))}")


def _read(path: Path, items: int) -> tuple[list[tuple[str, str]], dict[int, set[str]]]:
    spans: list[tuple[str, str]] = []
    outcomes: dict[int, set[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        kind, *rest = line.split("\t")
        if kind == "S" and len(rest) == 2 and rest[0] in SPAN_LABELS:
            spans.append((rest[0], " ".join(rest[1].replace("\\n", " ").split())))
        elif kind == "I" and len(rest) == 2 and rest[0].isdigit() and int(rest[0]) < items:
            outcomes[int(rest[0])] = set(rest[1].split())
        else:
            problem = f"neither a span (S, label, text) nor an item (I, index, outcomes): {line!r}"
            raise CorpusError(path, number, problem)
    return spans, outcomes


def _left_over(some: list[str], others: list[str]) -> list[str]:
    rest = list(others)
    out = []
    for text in some:
        if text in rest:
            rest.remove(text)
        else:
            out.append(text)
    return out
