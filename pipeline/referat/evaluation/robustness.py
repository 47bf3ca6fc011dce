"""How much is lost when minutes are typed badly, extracted badly, or full of names from elsewhere.

The text of a gold meeting is changed with its spans kept on their words, and tagged again: from the bare changed text,
structure and all, and beside it cut where gold cuts it, which shows what the recogniser itself can bear. The changes
are those of DaCy's robustness table (Enevoldsen et al., DaCy: A Unified Framework for Danish NLP, 2021).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from spacy.language import Language

from referat.components.augment import Pools, lower_case, mistype, respace, spell_out
from referat.components.passages import Edit, Passage
from referat.corpus.gold import GoldMeeting
from referat.evaluation.breakdown import forms
from referat.evaluation.gold import GoldDocument
from referat.evaluation.score import Count, Share
from referat.labels import SPAN_LABELS
from referat.minutes import Minutes, parse
from referat.minutes.segments import segments
from referat.reading import Source
from referat.record import Meeting, Record
from referat.tagging import Parsed, Tagger

#: Share of the letters, or of the single spaces, that noise falls on.
RATE: Final = 0.05

#: Fewer first names or surnames than these show nothing of an origin.
_FEWEST_NAMES: Final = 5
#: Letters of a word that no key press turns into something else (an initial, `A.`).
_INITIAL = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.?)*")


@dataclass(frozen=True)
class Change:
    """A way to change a text.

    Attributes:
        name: As it stands in the table.
        about: What it does, in a few words.
        make: Changes a passage; spans and points move with their text.
        random: Whether it draws, so that several runs differ.
    """

    name: str
    about: str
    make: Callable[[Passage, random.Random], Passage]
    random: bool = True


CLEAN: Final = Change("clean", "as it is", lambda passage, rng: passage, random=False)


def noise() -> tuple[Change, ...]:
    """The changes of typing and of extraction."""
    return (
        Change("5% keystrokes", "a neighbouring key for 5% of letters and digits", partial(mistype, rate=RATE)),
        Change("5% keystrokes, letters", "the same in words alone; digits stay", partial(_mistype_letters, rate=RATE)),
        Change("lower case", "everything in small letters", lower_case, random=False),
        Change("ae oe aa", "æ, ø and å written so; party letters stay", spell_out, random=False),
        Change("5% doubled spaces", "two spaces for one", partial(respace, rate=RATE, broken=0.0, doubled=1.0)),
        Change("5% broken lines", "a line break for a space", partial(respace, rate=RATE, broken=1.0, doubled=0.0)),
        Change("5% lost spaces", "not beside a span", partial(respace, rate=RATE, broken=0.0, doubled=0.0)),
        Change(
            "5% lost spaces, all",
            "beside spans too, where no tokens fit them",
            partial(respace, rate=RATE, broken=0.0, doubled=0.0, at_edges=True),
        ),
    )


def name_swaps(pools: Pools, avoid: Collection[str]) -> tuple[Change, ...]:
    """A change for each origin: every person gets a name of that origin. Origins with hardly a name left are left out.

    Args:
        pools: The names; `held_out` ones where the model shall not have seen them while training.
        avoid: Words, in small letters, that are not put in: names of the training documents.
    """
    changes = []
    for origin, pool in pools.persons.items():
        firsts, lasts = ([name for name in names if forms(name).isdisjoint(avoid)] for names in pool)
        if min(len(firsts), len(lasts)) >= _FEWEST_NAMES:
            about = f"{len(firsts)} first names, {len(lasts)} surnames"
            changes.append(Change(f"{origin} names", about, partial(swap_persons, firsts=firsts, lasts=lasts)))
    return tuple(changes)


def invented_names(pools: Pools, avoid: Collection[str]) -> Change:
    """Every person gets a name that stands in no list: the beginning of one name and the end of its neighbour.

    Lists of names are features of the model and hold all pools, so a name that was only left out of training is not
    new to it in every way; these are.

    Args:
        pools: The names that are put together.
        avoid: Words, in small letters, that are not made: those of all names that any list holds.
    """
    made: tuple[list[str], list[str]] = ([], [])
    for pool in pools.persons.values():
        for names, new in zip(pool, made, strict=True):
            words = [name for name in names if name.isalpha() and len(name) > 3]
            # The halves of two neighbours in the alphabet would often make one of them again.
            pairs = zip(words, words[len(words) // 2 :] + words[: len(words) // 2], strict=True)
            blends = (one[: (len(one) + 1) // 2] + other[len(other) // 2 :] for one, other in pairs)
            new += [blend for blend in blends if forms(blend).isdisjoint(avoid)]
    firsts, lasts = made
    about = f"{len(firsts)} first names, {len(lasts)} surnames of halves of others, in no list"
    return Change("invented names", about, partial(swap_persons, firsts=firsts, lasts=lasts))


def swap_persons(passage: Passage, rng: random.Random, *, firsts: Sequence[str], lasts: Sequence[str]) -> Passage:
    """Give every person another name, the same part for the same part all through the document.

    Initials and particles stay, genitives stay genitives, capitals stay capitals, a name that wraps stays wrapped.

    Args:
        passage: The document; of its spans only PERSON is touched.
        rng: Of the draws.
        firsts: First names to draw from.
        lasts: Surnames to draw from.

    Example:
        >>> document = Passage("Per Fjord og Fjords hund", ((0, 9, "PERSON"), (13, 19, "PERSON")))
        >>> swap_persons(document, random.Random(0), firsts=["Jan"], lasts=["Nowak"]).text
        'Jan Nowak og Nowaks hund'
    """
    spans = [(start, passage.text[start:end]) for start, end, label in passage.spans if label == "PERSON"]
    roles = _Roles.of([name for _, name in spans])
    drawn: dict[tuple[bool, str], str] = {}
    edits = []
    for start, name in spans:
        words = list(re.finditer(r"\S+", name))
        for index, match in enumerate(words):
            word = match.group()
            if _INITIAL.fullmatch(word) and len(word) <= 4 and (len(word) < 3 or "." in word):
                continue
            if word[0].islower() and len(words) > 1:
                continue
            base, ending = roles.split(word, last=index == len(words) - 1)
            is_surname = roles.is_surname(base, index, len(words))
            key = is_surname, base.casefold()
            if key not in drawn:
                drawn[key] = rng.choice(lasts if is_surname else firsts)
            new = drawn[key]
            if ending:
                new += "'" if new[-1].casefold() in "sxz" else "s"
            if len(word) > 2 and word.isupper():
                new = new.upper()
            edits.append(Edit(start + match.start(), start + match.end(), new))
    return passage.edited(edits)


@dataclass(frozen=True)
class _Roles:
    """Which words of a document's names are surnames, and which of them are genitives."""

    surnames: frozenset[str]
    firsts: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> _Roles:
        surnames, firsts = set(), set()
        for words in (name.casefold().split() for name in names):
            if len(words) > 1:
                firsts.add(words[0])
                surnames.update(words[1:])
        return cls(frozenset(surnames), frozenset(firsts))

    def split(self, word: str, *, last: bool) -> tuple[str, str]:
        """The word without the ending of a genitive, and that ending.

        A name that ends in s is a genitive where the document knows it without, too.
        """
        match = re.fullmatch(r"(.*?)('s|’s|s|'|’)", word, re.IGNORECASE)
        if not last or match is None:
            return word, ""
        known = match.group(1).casefold() in self.surnames | self.firsts
        return (match.group(1), match.group(2)) if known or match.group(2) not in "sS" else (word, "")

    def is_surname(self, base: str, index: int, number: int) -> bool:
        if number > 1:
            return index > 0
        return base.casefold() in self.surnames or base.casefold() not in self.firsts


def _mistype_letters(passage: Passage, rng: random.Random, rate: float) -> Passage:
    """`mistype`, but digits stay digits: nothing is changed in a word that holds one."""
    changed = mistype(passage, rng, rate)
    words = re.finditer(r"\w*\d\w*", passage.text)
    # A keystroke changes one character into one, so offsets are the same in both.
    text = list(changed.text)
    for match in words:
        text[match.start() : match.end()] = match.group()
    return changed._replace(text="".join(text))


@dataclass(frozen=True)
class Case:
    """A gold meeting, perhaps changed: what is scored.

    Attributes:
        name: Id of the meeting.
        text: The text.
        spans: `(label, start, end)` in characters of `text`.
        minutes: Gold's cuts in `text`, without the facts that a parser reads off it (members, case numbers).
        outcomes: Of each agenda item.
    """

    name: str
    text: str
    spans: tuple[tuple[str, int, int], ...]
    minutes: Minutes
    outcomes: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, gold: GoldMeeting) -> Case:
        """The meeting as it is."""
        minutes = gold.minutes
        items = tuple(replace(item, case_number=None, not_participating=()) for item in minutes.items)
        return cls(
            gold.id,
            gold.text,
            tuple((mark.label, mark.start, mark.end) for mark in gold.spans),
            replace(minutes, meeting=Meeting(), items=items),
            tuple(frozenset(item.facts.outcomes) for item in gold.items),
        )

    @classmethod
    def of_document(cls, document: GoldDocument) -> Case:
        """A gold document without its cuts: for the spans of a text that is tagged as it stands."""
        return cls(
            document.name, document.source.text, tuple(sorted(document.spans, key=lambda span: span[1])), parse(""), ()
        )

    def changed(self, change: Change, seed: int = 0) -> Case:
        """The meeting after a change; the draws depend on the seed, the change and the meeting, on nothing else."""
        passage = Passage(
            self.text,
            tuple((start, end, label) for label, start, end in self.spans),
            tuple(_offsets(self.minutes)),
        )
        made = change.make(passage, random.Random(f"{seed} {change.name} {self.name}"))
        return replace(
            self,
            text=made.text,
            spans=tuple((label, start, end) for start, end, label in made.spans),
            minutes=_with_offsets(self.minutes, iter(made.points)),
        )


def _offsets(minutes: Minutes) -> Iterator[int]:
    """Every offset of the cuts, in the order in which `_with_offsets` takes them."""
    yield minutes.header_end
    for item in minutes.items:
        yield from (item.start, item.head_end, item.end, item.text_start)
        for section in item.sections:
            yield from (section.start, section.heading_end, section.end)


def _with_offsets(minutes: Minutes, offsets: Iterator[int]) -> Minutes:
    header_end = next(offsets)
    items = []
    for item in minutes.items:
        start, head_end, end, text_start = (next(offsets) for _ in range(4))
        sections = tuple(
            replace(section, start=next(offsets), heading_end=next(offsets), end=next(offsets))
            for section in item.sections
        )
        items.append(replace(item, start=start, head_end=head_end, end=end, text_start=text_start, sections=sections))
    return replace(minutes, header_end=header_end, items=tuple(items))


@dataclass
class Figures:
    """What came out for the cases of one change.

    Attributes:
        spans: By label.
        outcomes: Items with all outcomes right.
    """

    spans: dict[str, Count] = field(default_factory=lambda: {label: Count() for label in SPAN_LABELS})
    outcomes: Share = field(default_factory=Share)

    @property
    def micro(self) -> Count:
        """All labels together."""
        return sum(self.spans.values(), Count())

    def add(self, other: Figures) -> None:
        """Count those of another run as well."""
        self.spans = {label: count + other.spans[label] for label, count in self.spans.items()}
        self.outcomes = Share(self.outcomes.right + other.outcomes.right, self.outcomes.total + other.outcomes.total)


def measure(
    nlp: Language, cases: Sequence[Case], change: Change, *, gold_segments: bool = False, runs: int = 1, seed: int = 0
) -> Figures:
    """Change the cases, tag them, and count.

    Args:
        nlp: The pipeline.
        cases: Gold meetings as they are.
        change: What is done to them.
        gold_segments: Cut the text where gold cuts it, and leave out what a parser reads off the head (members and case
            numbers); otherwise everything is made of the bare text.
        runs: How often a change that draws is made and measured, each time with other draws.
        seed: Of the first run; the next one has the next.
    """
    figures = Figures()
    for one in measure_runs(nlp, cases, change, gold_segments=gold_segments, runs=runs, seed=seed):
        figures.add(one)
    return figures


def measure_runs(
    nlp: Language, cases: Sequence[Case], change: Change, *, gold_segments: bool = False, runs: int = 1, seed: int = 0
) -> Iterator[Figures]:
    """`measure`, with the figures of each run apart; one run of a change that does not draw."""
    for run in range(runs if change.random else 1):
        figures = Figures()
        made = [case.changed(change, seed + run) for case in cases]
        for case, record in zip(made, _records(nlp, made, gold_segments=gold_segments), strict=True):
            _count(figures, case, record)
        yield figures


def _records(nlp: Language, cases: Sequence[Case], *, gold_segments: bool) -> list[Record]:
    sources = [Source(f"{case.name}.txt", case.text, "0" * 64, "text/plain") for case in cases]
    tagger = Tagger(nlp)
    if not gold_segments:
        return list(tagger.tag_all(sources))
    parsed = [
        Parsed(source, case.minutes, list(segments(case.minutes, len(case.text))))
        for source, case in zip(sources, cases, strict=True)
    ]
    return list(tagger.tag_parsed(parsed))


def _count(figures: Figures, case: Case, record: Record) -> None:
    """Count spans, and outcomes by place: of the item that holds most of the gold item, if it holds half of it."""
    for label, count in figures.spans.items():
        count.add(
            (span for span in case.spans if span[0] == label),
            ((span.label, span.start, span.end) for span in record.spans if span.label == label),
        )
    for gold, outcomes in zip(case.minutes.items, case.outcomes, strict=True):
        shared = [min(item.end, gold.end) - max(item.start, gold.start) for item in record.items]
        most = max(shared, default=0)
        found = record.items[shared.index(most)] if 2 * most > gold.end - gold.start else None
        figures.outcomes.add(found is not None and {outcome.label for outcome in found.outcomes} == outcomes)
