"""Scores of records against gold: spans exact, structure field by field, decisions whole.

Every figure counts multisets: two equal spans predicted for one of gold are one hit and one false alarm. A gold
document without a record counts as one whose record is empty.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from referat.evaluation.gold import GoldDocument
from referat.labels import SPAN_LABELS


@dataclass
class Count:
    """Hits, false alarms and misses.

    Example:
        >>> count = Count()
        >>> count.add(["a", "b"], ["b", "c"])
        >>> count.precision, count.recall, count.f1
        (0.5, 0.5, 0.5)
    """

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0

    def add(self, gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> None:
        """Count one document's or item's multisets."""
        wanted, got = Counter(gold), Counter(predicted)
        hits = sum((wanted & got).values())
        self.hits += hits
        self.false_alarms += sum(got.values()) - hits
        self.misses += sum(wanted.values()) - hits

    def __add__(self, other: Count) -> Count:
        return Count(self.hits + other.hits, self.false_alarms + other.false_alarms, self.misses + other.misses)

    @property
    def gold(self) -> int:
        """How many there are in gold."""
        return self.hits + self.misses

    @property
    def precision(self) -> float | None:
        return _ratio(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        return _ratio(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        return _ratio(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)


@dataclass
class Share:
    """How many of a number are right."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.total += 1

    @property
    def value(self) -> float | None:
        return _ratio(self.right, self.total)


@dataclass
class Scores:
    """The figures of a set of documents.

    Attributes:
        spans: By label.
        structure: `items`, `sections`, `attachments`, `votes`, `present`, `absent`, `not participating`.
        outcomes: By outcome.
        shares: Fields of meetings and items that are right or wrong as a whole.
        errors: `(document, kind, what, gold, predicted)` for every error.
    """

    spans: dict[str, Count] = field(default_factory=lambda: {label: Count() for label in SPAN_LABELS})
    structure: dict[str, Count] = field(default_factory=dict)
    outcomes: dict[str, Count] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    errors: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    @property
    def micro(self) -> Count:
        """All labels of spans together."""
        return sum(self.spans.values(), Count())

    @property
    def outcome_macro_f1(self) -> float | None:
        """Mean F1 of the outcomes that gold holds."""
        values = [count.f1 or 0.0 for count in self.outcomes.values() if count.gold]
        return sum(values) / len(values) if values else None


def score(gold: Iterable[GoldDocument], records: Mapping[str, Mapping[str, Any]]) -> Scores:
    """Score records, as JSON objects by the stem of their path, against gold."""
    scores = Scores()
    for document in gold:
        record = records.get(document.name)
        if record is None:
            scores.errors.append((document.name, "document", "no record", "", ""))
            record = {}
        _score_spans(scores, document, record)
        _score_meeting(scores, document, record)
        _score_items(scores, document, record)
    return scores


def total(parts: Iterable[Scores]) -> Scores:
    """The figures of several sets of documents together.

    >>> one, other = Scores(), Scores()
    >>> one.spans["PERSON"].hits, other.spans["PERSON"].misses = 3, 1
    >>> total([one, other]).spans["PERSON"].recall
    0.75
    """
    whole = Scores()
    for part in parts:
        for mine, theirs in (
            (whole.spans, part.spans),
            (whole.structure, part.structure),
            (whole.outcomes, part.outcomes),
        ):
            for name, count in theirs.items():
                mine[name] = mine.get(name, Count()) + count
        for name, share in part.shares.items():
            before = whole.shares.get(name, Share())
            whole.shares[name] = Share(before.right + share.right, before.total + share.total)
        whole.errors += part.errors
    return whole


def norm(value: object) -> str:
    """Compare without case and line breaks.

    >>> norm("Jimmy\\nSimonsen") == norm("jimmy simonsen")
    True
    """
    return " ".join(str(value or "").split()).casefold()


def _score_spans(scores: Scores, document: GoldDocument, record: Mapping[str, Any]) -> None:
    text = document.source.text
    predicted = [(span["label"], span["start"], span["end"]) for span in record.get("spans") or []]
    for label, count in scores.spans.items():
        wanted = [span for span in document.spans if span[0] == label]
        got = [span for span in predicted if span[0] == label]
        count.add(wanted, got)
        missed, spurious = Counter(wanted) - Counter(got), Counter(got) - Counter(wanted)
        for _, start, end in sorted(missed.elements()):
            scores.errors.append((document.name, "missed", label, text[start:end], _context(text, start, end)))
        for _, start, end in sorted(spurious.elements()):
            scores.errors.append((document.name, "spurious", label, text[start:end], _context(text, start, end)))


def _score_meeting(scores: Scores, document: GoldDocument, record: Mapping[str, Any]) -> None:
    wanted, got = document.meeting, record.get("meeting") or {}
    for name in ("municipality", "body", "date", "start_time", "place"):
        if wanted.get(name):
            right = norm(wanted[name]) == norm(got.get(name))
            scores.shares.setdefault(f"meeting {name}", Share()).add(right)
            if not right:
                scores.errors.append((document.name, "meeting", name, str(wanted[name]), str(got.get(name))))
    _count(scores, "present").add(_members(wanted), _members(got))
    _count(scores, "absent").add(map(norm, wanted.get("absent") or []), map(norm, got.get("absent") or []))


def _members(meeting: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(norm(member["name"]), norm(member.get("party"))) for member in meeting.get("present") or []]


def _score_items(scores: Scores, document: GoldDocument, record: Mapping[str, Any]) -> None:
    pairs, spurious = align(document.items, record.get("items") or [])
    _count(scores, "items").false_alarms += spurious
    for wanted, got in pairs:
        where = f"{document.name} item {wanted['number']}"
        if got is None:
            _count(scores, "items").misses += 1
            scores.errors.append((where, "item", "missed", str(wanted["title"]), ""))
        else:
            _count(scores, "items").hits += 1
            for name in ("title", "number", "case_number", "closed"):
                # A title or number that the layout lost cannot be right or wrong.
                if wanted.get(name) is None and name in {"title", "number"}:
                    continue
                right = norm(wanted.get(name)) == norm(got.get(name))
                scores.shares.setdefault(f"item {name}", Share()).add(right)
                if not right:
                    scores.errors.append((where, "item", name, str(wanted.get(name)), str(got.get(name))))
        _score_item(scores, where, wanted, got or {}, found=got is not None)


def _score_item(scores: Scores, where: str, wanted: Mapping[str, Any], got: Mapping[str, Any], *, found: bool) -> None:
    lists: dict[str, tuple[list[Any], list[Any]]] = {
        "sections": (
            [_heading(heading) for heading in wanted["sections"]],
            [_heading(section["heading"]) for section in got.get("sections") or []],
        ),
        "attachments": ([norm(x) for x in wanted["attachments"]], [norm(x) for x in got.get("attachments") or []]),
        "votes": (voters(wanted.get("votes")), voters(got.get("votes"))),
        "not participating": (
            [norm(x) for x in wanted["not_participating"]],
            [norm(x) for x in got.get("not_participating") or []],
        ),
    }
    for name, (gold_list, got_list) in lists.items():
        _count(scores, name).add(gold_list, got_list)
        if Counter(gold_list) != Counter(got_list):
            scores.errors.append((where, "item", name, str(gold_list), str(got_list)))
    gold_labels, got_labels = outcome_labels(wanted), outcome_labels(got) if found else set()
    for label in gold_labels | got_labels:
        count = scores.outcomes.setdefault(label, Count())
        count.add([label] if label in gold_labels else [], [label] if label in got_labels else [])
    right = gold_labels == got_labels
    scores.shares.setdefault("item outcomes", Share()).add(right)
    if not right:
        scores.errors.append((where, "outcomes", "", " ".join(sorted(gold_labels)), " ".join(sorted(got_labels))))
    complete = (
        found
        and right
        and (wanted["title"] is None or norm(wanted["title"]) == norm(got.get("title")))
        and norm(wanted["case_number"]) == norm(got.get("case_number"))
        and Counter(lists["votes"][0]) == Counter(lists["votes"][1])
        and set(lists["not participating"][0]) == set(lists["not participating"][1])
    )
    scores.shares.setdefault("item complete decision", Share()).add(complete)


def voters(votes: Iterable[Mapping[str, Any]] | None) -> list[tuple[str, str]]:
    """Who voted on which side, one entry for each."""
    return [(vote["side"], norm(who)) for vote in votes or [] for who in vote["who"]]


def outcome_labels(item: Mapping[str, Any]) -> set[str]:
    """The outcomes of an item, given as labels or with scores; none means NONE."""
    labels = {o["label"] if isinstance(o, Mapping) else str(o) for o in item.get("outcomes") or []}
    return labels or {"NONE"}


def align(
    gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]
) -> tuple[list[tuple[Mapping[str, Any], Mapping[str, Any] | None]], int]:
    """Pair items: by title in order, then by number, then by their place between paired neighbours.

    Returns:
        A pair for each gold item, None where it was missed, and how many predicted items are left over.
    """
    titles = [norm(item["title"]) for item in gold], [norm(item.get("title")) for item in predicted]
    pairs: dict[int, int] = {}
    for block in difflib.SequenceMatcher(None, *titles, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            if titles[0][block.a + offset]:
                pairs[block.a + offset] = block.b + offset
    used = set(pairs.values())
    by_number: dict[object, int] = {}
    for index, item in enumerate(predicted):
        if index not in used and item.get("number") is not None:
            by_number.setdefault(item["number"], index)
    for index, item in enumerate(gold):
        if index not in pairs and item["number"] in by_number:
            pairs[index] = by_number.pop(item["number"])
            used.add(pairs[index])
    index = 0
    while index < len(gold):
        stop = index
        while stop < len(gold) and stop not in pairs:
            stop += 1
        if stop > index:
            low = pairs[index - 1] + 1 if index else 0
            high = pairs[stop] if stop < len(gold) else len(predicted)
            free = [place for place in range(low, high) if place not in used]
            if len(free) == stop - index:
                pairs.update(zip(range(index, stop), free, strict=True))
                used.update(free)
        index = stop + 1
    paired = [(item, predicted[pairs[i]] if i in pairs else None) for i, item in enumerate(gold)]
    return paired, len(predicted) - len(used)


def _heading(heading: str) -> str:
    return norm(heading).rstrip(": ")


def _count(scores: Scores, name: str) -> Count:
    return scores.structure.setdefault(name, Count())


def _context(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - 40) : end + 40].split())


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
