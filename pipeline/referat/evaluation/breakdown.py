"""Figures apart: names that training has seen and names that it has not, layouts, and what a guess would reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from referat.corpus.gold import GoldMeeting
from referat.evaluation.run import Tagged
from referat.evaluation.score import Count, Scores, norm, score, total
from referat.labels import SPAN_LABELS

#: How well training knows a name, from well to not at all.
Familiarity = Literal["whole", "in part", "pools", "nowhere"]
FAMILIARITIES: Final[tuple[Familiarity, ...]] = ("whole", "in part", "pools", "nowhere")
#: The two classes that count: seen is a name that stands in a training document, whole or in one of its words.
SEEN: Final = frozenset({"whole", "in part"})

_PART = re.compile(r"[^\W\d_]{2,}")
_GENITIVE = re.compile(r"(?:'s|’s|s|'|’)$")


@dataclass(frozen=True)
class Training:
    """What the documents of the training split hold, to tell seen names from unseen ones.

    Attributes:
        names: By label, every span as `forms` has it.
        words: Words of persons' names.
        pool_words: Words of the names that are put in while training (`corpus/names`).

    Example:
        >>> training = Training.of([], ["Nowak"])
        >>> training.familiarity("PERSON", "Jan Nowak"), training.familiarity("PARTY", "Venstre")
        ('pools', 'nowhere')
    """

    names: dict[str, set[str]] = field(default_factory=lambda: {label: set() for label in SPAN_LABELS})
    words: set[str] = field(default_factory=set)
    pool_words: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, meetings: Iterable[GoldMeeting], pool: Iterable[str] = ()) -> Training:
        """Read training meetings and the names that are put into them."""
        training = cls(pool_words={form for name in pool for word in name_words(name) for form in forms(word)})
        for gold in meetings:
            for mark in gold.spans:
                name = gold.text[mark.start : mark.end]
                training.names[mark.label] |= forms(name)
                if mark.label == "PERSON":
                    training.words.update(form for word in name_words(name) for form in forms(word))
        return training

    def familiarity(self, label: str, name: str) -> Familiarity:
        """How training knows a name: whole, by one of its words, from the pools alone, or not at all.

        Parts are looked at in persons' names only.
        """
        if not self.names[label].isdisjoint(forms(name)):
            return "whole"
        if label == "PERSON":
            words = {form for word in name_words(name) for form in forms(word)}
            if not words.isdisjoint(self.words):
                return "in part"
            if not words.isdisjoint(self.pool_words):
                return "pools"
        return "nowhere"


def forms(name: str) -> set[str]:
    """The name and what it is without an ending that may be a genitive, in small letters and on one line.

    >>> sorted(forms("Enhedslistens"))
    ['enhedslisten', 'enhedslistens']
    """
    whole = norm(name)
    return {whole, _GENITIVE.sub("", whole) or whole}


def name_words(name: str) -> list[str]:
    """The words of a person's name, parts of double names apart; without initials and particles (`von`).

    >>> name_words("Anne-Mette H. von Holm")
    ['Anne', 'Mette', 'Holm']
    """
    return [word for word in _PART.findall(name) if word[0].isupper()]


def by_familiarity(tagged: Sequence[Tagged], training: Training) -> dict[str, dict[Familiarity, Count]]:
    """Span counts by label, and by how training knows the name.

    A hit stands where its name belongs; so do a miss, by gold's name, and a false alarm, by the name that was proposed.
    """
    counts: dict[str, dict[Familiarity, Count]] = {
        label: {kind: Count() for kind in FAMILIARITIES} for label in SPAN_LABELS
    }
    for one in tagged:
        text = one.document.source.text
        for label, kinds in counts.items():
            for kind, count in kinds.items():
                count.add(
                    _of_kind(one.document.spans, text, label, kind, training),
                    _of_kind(one.spans, text, label, kind, training),
                )
    return counts


def _of_kind(
    spans: Iterable[tuple[str, int, int]], text: str, label: str, kind: Familiarity, training: Training
) -> Iterator[tuple[int, int]]:
    for own, start, end in spans:
        if own == label and training.familiarity(label, text[start:end]) == kind:
            yield start, end


def by_layout(tagged: Sequence[Tagged]) -> dict[str, list[Tagged]]:
    """The documents of each layout, layouts in order of their names."""
    layouts: dict[str, list[Tagged]] = {}
    for one in sorted(tagged, key=lambda one: (one.document.layout or "unknown", one.document.name)):
        layouts.setdefault(one.document.layout or "unknown", []).append(one)
    return layouts


@dataclass(frozen=True)
class Baseline:
    """What always guessing the commonest outcomes of the training meetings reaches.

    Attributes:
        guess: The commonest set of outcomes of an item.
        scores: Figures of the guess; only those of outcomes mean anything.
    """

    guess: tuple[str, ...]
    scores: Scores

    @cached_property
    def right(self) -> float | None:
        """Share of the items whose outcomes are guessed right."""
        return self.scores.shares["item outcomes"].value if self.scores.shares else None


def majority_baseline(train: Iterable[GoldMeeting], tagged: Sequence[Tagged]) -> Baseline:
    """Guess for every gold item the set of outcomes that items of training meetings have most often.

    Raises:
        ValueError: Where the training meetings have no items.
    """
    sets = Counter(tuple(sorted(item.facts.outcomes)) for gold in train for item in gold.items)
    if not sets:
        raise ValueError("no items in the training meetings, so none of their outcomes is the commonest")
    # Of several that are equally common, the first of the alphabet, so that the card does not change by chance.
    guess = min(sets, key=lambda labels: (-sets[labels], labels))
    parts = []
    for one in tagged:
        document = one.document
        items = [{**item, "sections": [], "outcomes": list(guess)} for item in document.items]
        parts.append(score([document], {document.name: {"meeting": document.meeting, "items": items, "spans": []}}))
    return Baseline(guess, total(parts))
