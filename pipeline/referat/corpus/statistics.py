"""What the gold corpus holds: its size, its density, how often it repeats itself, and what leaks between its splits.

`measure` reads nothing; it counts gold meetings and decision paragraphs that were read before. A test holds the line
that the figures may not fall below (`tests/corpus/test_corpus_line.py`), and `scripts/corpus_stats.py` prints them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from referat.corpus.decisions import DecisionParagraph
from referat.corpus.gold import GoldMeeting, one_line
from referat.corpus.markup import Mark
from referat.corpus.splits import Split, split_of
from referat.errors import CorpusError
from referat.labels import OUTCOMES, SPAN_LABELS
from referat.legislation import LegislationMatcher

#: Words of an n-gram, as issue 3 measures them.
NGRAM: Final = 8
#: Shorter sentences are formulas; they are not counted as repeated.
SENTENCE_WORDS: Final = 6
#: Origin of a person whose name stands in no pool.
UNKNOWN: Final = "unknown"
#: The pool that wins where several claim a person whose first name it holds.
HOME: Final = "danish"

#: What real minutes repeat word for word, as patterns that match a whole sentence in lower case (see `fold`): absence,
#: who recommends, taking note, and what a template prints under each item (`minutes-formats`, sections 1 and 3).
SET_PHRASES: Final = (
    r"(?:ikke til stede|fraværende|afbud|medlemmer)(?: \w+){1,12}",
    r"(?:\w+ ){1,8}(?:deltog|deltager|var) ikke (?:i mødet|i sagens behandling|i behandlingen|til stede)(?: \w+){0,3}",
    r"(?:\w+ ){1,8}tog (?:\w+ )?til efterretning",
    r"(?:\w+ ){1,7}indstiller(?: til (?:\w+ ){0,5}\w+)?",
    r"(?:\w+ ){1,7}indstiller (?:til (?:\w+ ){1,6})?at (?:\w+ ){0,3}(?:godkender?|godkendes|tage|drøfter?|anbefaler)",
    r"(?:\w+ ){1,7}indstiller (?:til (?:\w+ ){1,6})?at (?:\w+ ){0,2}(?:tages til efterretning|drøfter sagen)",
    r"(?:sagen|punktet) (?:afgøres|afsluttes|behandles) i(?: \w+){1,6}",
)

_SET_PHRASE: Final = re.compile("|".join(f"(?:{phrase})" for phrase in SET_PHRASES))
_WORD: Final = re.compile(r"[^\W_]+")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[”»\"]?\s+(?=[A-ZÆØÅ§»“\"])")
#: Full stops that end no sentence: an initial, or one of these.
_NO_END: Final = re.compile(
    r"(?:\b[A-ZÆØÅ]|\b(?:kl|nr|dr|hr|fr|chr|jf|pkt|stk|bl\.a|f\.eks|ca|inkl|ekskl|adm))\.$", re.IGNORECASE
)
_BULLET: Final = re.compile(r"\s*(?:[-–•·*]|\d+[.)]|[a-z]\))\s")
_BILL: Final = re.compile(r"L ?(\d{1,3}(?: ?[A-Z])?)")
#: What stands between an act's title and its number.
_APPOSITION: Final = re.compile(r"\s*(?:\(|,|,? jf\.)?\s*")
_NUMBERED: Final = "nr. "
_GENITIVE: Final = re.compile(r"(?:'s|’s|s|'|’)$")


@dataclass(frozen=True)
class NamePool:
    """First names and surnames of one origin, in lower case (`corpus/names/`)."""

    origin: str
    first: frozenset[str]
    last: frozenset[str]


@dataclass(frozen=True)
class DocumentFigures:
    """Size of one meeting; `density` is spans in 1,000 words."""

    id: str
    layout: str
    body: str
    split: Split
    words: int
    spans: int
    density: float


@dataclass(frozen=True)
class Leak:
    """What training shares with a split that reports.

    Attributes:
        split: `dev` or `test`.
        persons: Persons named in the split.
        names: Full names that stand in training, too.
        surnames: Last words of names that stand in training as such, too.
        sentences: Sentences that stand in training, set phrases aside.
    """

    split: Split
    persons: int
    names: list[str]
    surnames: list[str]
    sentences: list[str]


@dataclass(frozen=True)
class CorpusStatistics:
    """The figures of a corpus.

    Attributes:
        meetings: Gold meetings.
        words: Their words, as white space parts them.
        items: Their agenda items.
        decisions: Decision paragraphs on their own.
        layouts: Names of the layouts.
        bodies: Municipality and body, `GoldMeeting.body_key`.
        spans: Spans of the meetings, all labels.
        density: Spans in 1,000 words over all meetings.
        labels: Spans of each label in the meetings.
        distinct_ngrams: Share of 8-grams of words that are the first of their kind; meetings only.
        sentences: Sentences of at least `SENTENCE_WORDS` words, set phrases aside.
        repeated_sentences: Share of them that stood in the corpus before, word for word.
        most_repeated: The sentences met most often, with how often.
        repeated_skeletons: Share of them whose skeleton (see `skeleton`) stood in the corpus before.
        most_repeated_skeletons: The skeletons met most often, with how often.
        acts: Acts, orders, bills and EU instruments cited in meetings and decision paragraphs, each once.
        outcomes: How often each outcome is given, meetings and decision paragraphs together.
        origins: Persons with a full name, each once, by the origin of their name.
        shared_names: Full names met in more than one body, with their bodies.
        leaks: One for each split that reports.
        documents: One for each meeting.
    """

    meetings: int
    words: int
    items: int
    decisions: int
    layouts: list[str]
    bodies: list[str]
    spans: int
    density: float
    labels: dict[str, int]
    distinct_ngrams: float
    sentences: int
    repeated_sentences: float
    most_repeated: list[tuple[str, int]]
    repeated_skeletons: float
    most_repeated_skeletons: list[tuple[str, int]]
    acts: list[str]
    outcomes: dict[str, int]
    origins: dict[str, int]
    shared_names: dict[str, list[str]]
    leaks: list[Leak]
    documents: list[DocumentFigures] = field(default_factory=list)

    @property
    def shared_between_municipalities(self) -> dict[str, list[str]]:
        """The names of `shared_names` whose bodies are not all of one municipality."""
        return {
            name: bodies
            for name, bodies in self.shared_names.items()
            if len({body.partition("|")[0] for body in bodies}) > 1
        }


def measure(
    meetings: Iterable[GoldMeeting], paragraphs: Iterable[DecisionParagraph] = (), pools: Sequence[NamePool] = ()
) -> CorpusStatistics:
    """Count a corpus.

    Args:
        meetings: Gold meetings, as `read_corpus` gives them.
        paragraphs: Decision paragraphs, which train; they count for outcomes, acts and leakage alone.
        pools: Names by origin; without them every person is `UNKNOWN`.
    """
    meetings, paragraphs = list(meetings), list(paragraphs)
    documents = [_figures(gold) for gold in meetings]
    words, spans = sum(d.words for d in documents), sum(d.spans for d in documents)
    said = [pair for gold in meetings for pair in _said(gold)]
    persons = {gold.id: _persons(gold) for gold in meetings}
    bodies: dict[str, set[str]] = defaultdict(set)
    for gold in meetings:
        for name in persons[gold.id]:
            bodies[name].add(gold.body_key)
    outcomes: Counter[str] = Counter(label for gold in meetings for item in gold.items for label in item.facts.outcomes)
    outcomes.update(label for paragraph in paragraphs for label in paragraph.outcomes)
    labels = Counter(mark.label for gold in meetings for mark in gold.spans)
    origins = Counter(origin_of(name, pools) for name in bodies)
    exact = Counter(sentence for sentence, _ in said)
    skeletons = Counter(mask for _, mask in said)
    return CorpusStatistics(
        meetings=len(meetings),
        words=words,
        items=sum(len(gold.items) for gold in meetings),
        decisions=len(paragraphs),
        layouts=sorted({document.layout for document in documents}),
        bodies=sorted({document.body for document in documents}),
        spans=spans,
        density=_per_thousand(spans, words),
        labels={label: labels[label] for label in SPAN_LABELS},
        distinct_ngrams=distinct_ngrams(gold.text for gold in meetings),
        sentences=len(said),
        repeated_sentences=_repeated(exact),
        most_repeated=[pair for pair in exact.most_common(20) if pair[1] > 1],
        repeated_skeletons=_repeated(skeletons),
        most_repeated_skeletons=[pair for pair in skeletons.most_common(20) if pair[1] > 1],
        acts=sorted(_acts([*meetings, *paragraphs])),
        outcomes={label: outcomes[label] for label in OUTCOMES},
        origins=dict(sorted(origins.items(), key=lambda pair: (-pair[1], pair[0]))),
        shared_names={name: sorted(keys) for name, keys in sorted(bodies.items()) if len(keys) > 1},
        leaks=_leaks(meetings, paragraphs, persons),
        documents=documents,
    )


def read_pools(folder: Path) -> list[NamePool]:
    """Read the pairs `<origin>.first.txt` and `<origin>.last.txt` of a folder, in the order of their origins.

    Raises:
        CorpusError: Where one of a pair is missing or empty, a line is empty or begins or ends with white space, or
            an entry stands twice.
    """
    origins = {path.name.split(".")[0] for kind in ("first", "last") for path in folder.glob(f"*.{kind}.txt")}

    def names(origin: str, kind: str) -> frozenset[str]:
        return frozenset(name.casefold() for name in read_entries(folder / f"{origin}.{kind}.txt"))

    return [NamePool(origin, names(origin, "first"), names(origin, "last")) for origin in sorted(origins)]


def read_entries(path: Path) -> list[str]:
    """Read a file of `corpus/names/`: one entry a line, below a head of lines that begin with `#`.

    Raises:
        CorpusError: Where the file is missing or holds no entry, an entry is empty or has white space at its edge, or
            stands twice.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise CorpusError(path, None, "the file is missing; first names and surnames come in pairs") from None
    entries: dict[str, None] = {}
    for number, line in enumerate(lines, 1):
        if line.startswith("#") and not entries:
            continue
        if not line or line != line.strip():
            raise CorpusError(path, number, f"{line!r} is empty, or has white space at its edge")
        if line in entries:
            raise CorpusError(path, number, f"{line!r} stands twice")
        entries[line] = None
    if not entries:
        raise CorpusError(path, None, "no entries")
    return list(entries)


def origin_of(name: str, pools: Sequence[NamePool]) -> str:
    """The origin of a full name: that of its surname, then of its first name.

    A part of a double surname counts as a surname. Where pools claim alike, `HOME` wins if it holds the first name,
    else the smaller pool, which says more.

    >>> pools = [NamePool("danish", frozenset({"anna"}), frozenset({"lund"})),
    ...          NamePool("polish", frozenset({"anna"}), frozenset({"nowak"}))]
    >>> [origin_of(name, pools) for name in ("Anna Lund", "Anna Nowak", "Ib Holm-Nowak", "Anna Xx", "Xx Yy")]
    ['danish', 'polish', 'polish', 'danish', 'unknown']
    """
    parts = name.casefold().split()
    if len(parts) < 2:
        return UNKNOWN
    given = {parts[0], *parts[0].split("-")}
    family = {piece for part in parts[1:] for piece in (part, *part.split("-"), _GENITIVE.sub("", part))}
    family |= {" ".join(parts[at:]) for at in range(1, len(parts))}
    # A Vietnamese name is often written surname first.
    turned = parts[-1], parts[0]

    def rank(pool: NamePool) -> tuple[int, bool, int]:
        score = 2 * bool(family & pool.last) + bool(given & pool.first)
        if turned[0] in pool.first and turned[1] in pool.last:
            score = max(score, 3)
        return score, pool.origin == HOME and bool(given & pool.first), -len(pool.first) - len(pool.last)

    best = max(pools, key=rank, default=None)
    return best.origin if best is not None and rank(best)[0] else UNKNOWN


def distinct_ngrams(texts: Iterable[str], n: int = NGRAM) -> float:
    """Share of the n-grams of words, in lower case and within one text, that are the first of their kind.

    >>> distinct_ngrams(["a b c", "a b d"], 2)
    0.75
    """
    seen: set[tuple[str, ...]] = set()
    total = 0
    for text in texts:
        words = text.casefold().split()
        for at in range(len(words) - n + 1):
            seen.add(tuple(words[at : at + n]))
            total += 1
    return len(seen) / total if total else 1.0


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a text, line breaks of a wrapped line undone.

    A line goes on in the next one where that begins in lower case and is no bullet.

    >>> text = "Sagen\\nudsættes. Vi ses kl. 14.\\nBilag"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Sagen\\nudsættes.', 'Vi ses kl. 14.', 'Bilag']
    """
    for start, end in _paragraphs(text):
        at = start
        for stop in _SENTENCE_END.finditer(text, start, end):
            if not _NO_END.search(text, at, stop.start()):
                yield at, stop.start()
                at = stop.end()
        yield at, end


def fold(sentence: str) -> str:
    """A sentence as it is compared: its words in lower case, without the punctuation between them.

    >>> fold("Godkendt,  idet\\npunkt 5 udgår.")
    'godkendt idet punkt 5 udgår'
    """
    return " ".join(_WORD.findall(sentence.casefold()))


def skeleton(text: str, start: int, end: int, spans: Collection[Mark]) -> str:
    """A sentence with its spans, numbers and names taken out: two of one skeleton come from one template.

    >>> skeleton("Vejen til Ribe koster 5 mio. kr. i 2025.", 0, 40, [Mark("AMOUNT", 22, 32)])
    'vejen til X koster AMOUNT i 0'
    """
    out: list[str] = []
    at = start
    for mark in sorted(mark for mark in spans if start <= mark.start and mark.end <= end):
        out += [text[at : mark.start], f" {mark.label}__ "]
        at = mark.end
    words = re.findall(r"[^\W_]+(?:__)?", "".join([*out, text[at:end]]))
    return " ".join(_bone(word, first=number == 0) for number, word in enumerate(words))


def is_set_phrase(folded: str) -> bool:
    """Whether real minutes repeat a sentence (as `fold` gives it) word for word.

    >>> is_set_phrase("udvalget tog orienteringen til efterretning")
    True
    """
    return _SET_PHRASE.fullmatch(folded) is not None


def act_of(citation: str, matcher: LegislationMatcher) -> str | None:
    """Which act a LEGISLATION span cites, so that two spellings of it are one; None for a bare provision.

    >>> matcher = LegislationMatcher()
    >>> act_of("planlovens § 13", matcher) == act_of("lov om planlægning", matcher)
    True
    >>> act_of("§ 13, stk. 2", matcher) is None
    True
    """
    for match in matcher.match(one_line(citation)):
        value: Mapping[str, object] = match.value or {}
        if value.get("act"):
            return str(value["act"]).casefold()
        if value.get("number"):
            return f"{_NUMBERED}{value['number']} af {value.get('date')}"
    bill = _BILL.fullmatch(one_line(citation))
    return f"{_NUMBERED}{bill.group(1)} af None" if bill else None


def table(stats: CorpusStatistics) -> list[tuple[str, str]]:
    """The figures as rows of measure and value, for printing."""
    dense = sorted(stats.documents, key=lambda d: d.density)
    rows = [
        ("meetings", f"{stats.meetings}"),
        ("words", f"{stats.words:,}"),
        ("agenda items", f"{stats.items}"),
        ("decision paragraphs", f"{stats.decisions}"),
        ("layouts", f"{len(stats.layouts)}"),
        ("bodies", f"{len(stats.bodies)}"),
        ("spans", f"{stats.spans:,}"),
        ("spans in 1,000 words", f"{stats.density:.1f}"),
    ]
    if dense:
        low, middle, high = dense[0], dense[len(dense) // 2], dense[-1]
        rows.append(("  of a meeting, lowest", f"{low.density:.1f} ({low.id})"))
        rows.append(("  of a meeting, median", f"{middle.density:.1f}"))
        rows.append(("  of a meeting, highest", f"{high.density:.1f} ({high.id})"))
    rows += [(f"spans {label}", f"{count}") for label, count in stats.labels.items()]
    rows += [
        ("distinct 8-grams", f"{stats.distinct_ngrams:.2%}"),
        (f"sentences of {SENTENCE_WORDS} words or more", f"{stats.sentences}"),
        ("repeated sentences", f"{stats.repeated_sentences:.2%}"),
        ("repeated skeletons", f"{stats.repeated_skeletons:.2%}"),
        ("  most often one skeleton", f"{stats.most_repeated_skeletons[0][1] if stats.most_repeated_skeletons else 1}"),
        ("distinct acts", f"{len(stats.acts)}"),
    ]
    rows += [(f"outcome {label}", f"{count}") for label, count in stats.outcomes.items()]
    rows.append(("persons (full names)", f"{sum(stats.origins.values())}"))
    rows += [(f"  {origin}", f"{count}") for origin, count in stats.origins.items()]
    rows.append(("names shared between bodies", f"{len(stats.shared_names)}"))
    rows.append(("  between municipalities", f"{len(stats.shared_between_municipalities)}"))
    for leak in stats.leaks:
        rows.append((f"{leak.split}: persons", f"{leak.persons}"))
        rows.append((f"{leak.split}: names in training", f"{len(leak.names)}"))
        rows.append((f"{leak.split}: surnames in training", f"{len(leak.surnames)}"))
        rows.append((f"{leak.split}: sentences in training", f"{len(leak.sentences)}"))
    return rows


def _figures(gold: GoldMeeting) -> DocumentFigures:
    words = len(gold.text.split())
    return DocumentFigures(
        gold.id,
        gold.sidecar.layout,
        gold.body_key,
        split_of(gold.body_key),
        words,
        len(gold.spans),
        _per_thousand(len(gold.spans), words),
    )


def _per_thousand(count: int, words: int) -> float:
    return 1000 * count / words if words else 0.0


def _repeated(counts: Counter[str]) -> float:
    total = sum(counts.values())
    return (total - len(counts)) / total if total else 0.0


def _said(gold: GoldMeeting) -> Iterator[tuple[str, str]]:
    """The sentences of a meeting's items, see `_sentences_of`; headings, titles and a table of contents are none."""
    for item in gold.items:
        at = item.text_start
        for stop, after in [*((section.start, section.end) for section in item.sections), (item.end, item.end)]:
            if at < stop:
                part = [Mark(m.label, m.start - at, m.end - at) for m in gold.spans if at <= m.start and m.end <= stop]
                yield from _sentences_of(gold.text[at:stop], part)
            at = after


def _sentences_of(text: str, spans: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    """Sentences that could have been written twice: each folded, and its skeleton."""
    for start, end in sentences(text):
        folded = fold(text[start:end])
        long = folded.count(" ") + 1 >= SENTENCE_WORDS
        if long and not is_set_phrase(folded) and not _is_list(text, start, end, spans):
            yield folded, skeleton(text, start, end, spans)


def _is_list(text: str, start: int, end: int, spans: Sequence[Mark]) -> bool:
    """Whether a line is mostly names and numbers: members present, a vote, the row of a table."""
    named = [mark for mark in spans if mark.label in {"PERSON", "PARTY"} and start <= mark.start and mark.end <= end]
    inside = sum(mark.end - mark.start for mark in named)
    letters = sum(char.isalpha() for char in text[start:end])
    return 2 * inside > end - start or 2 * letters < end - start


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    end = 0
    for line in re.finditer(r"[^\n]+|\n(?=\n)", text):
        first = len(line.group()) - len(line.group().lstrip())
        begin, stop = line.start() + first, line.start() + len(line.group().rstrip())
        blank = begin >= stop
        wrapped = not blank and text[begin].islower() and not _BULLET.match(line.group())
        if start is not None and wrapped and text[end - 1] not in ".:;!?":
            end = stop
            continue
        if start is not None:
            yield start, end
        start, end = (None, end) if blank else (begin, stop)
    if start is not None:
        yield start, end


def _bone(word: str, *, first: bool) -> str:
    if word.endswith("__"):
        return word.removesuffix("__")
    if any(char.isdigit() for char in word):
        return "0"
    return "X" if word[0].isupper() and not first else word.casefold()


def _persons(gold: GoldMeeting) -> set[str]:
    """Full names of a meeting; a genitive is joined to the bare name where both stand there."""
    names = {one_line(gold.text[mark.start : mark.end]) for mark in gold.spans if mark.label == "PERSON"}
    full = {name for name in names if " " in name}
    return {name for name in full if _GENITIVE.sub("", name) == name or _GENITIVE.sub("", name) not in full}


def _acts(sources: Iterable[GoldMeeting | DecisionParagraph]) -> set[str]:
    """The acts cited; a number that stands beside a title is that act, so it counts only where it never does."""
    matcher = LegislationMatcher()
    resolved: dict[str, str | None] = {}
    acts: set[str] = set()
    beside: set[str] = set()
    for source in sources:
        end, before = 0, None
        for mark in (mark for mark in source.spans if mark.label == "LEGISLATION"):
            citation = source.text[mark.start : mark.end]
            if citation not in resolved:
                resolved[citation] = act_of(citation, matcher)
            act = resolved[citation]
            if act is not None:
                acts.add(act)
                if before is not None and _APPOSITION.fullmatch(source.text, end, mark.start):
                    beside |= {one for one in (before, act) if one.startswith(_NUMBERED)}
            end, before = mark.end, act
    return acts - beside


def _leaks(
    meetings: Sequence[GoldMeeting], paragraphs: Sequence[DecisionParagraph], persons: Mapping[str, set[str]]
) -> list[Leak]:
    names: dict[Split, set[str]] = {"train": set(), "dev": set(), "test": set()}
    said: dict[Split, set[str]] = {"train": set(), "dev": set(), "test": set()}
    for gold in meetings:
        split = split_of(gold.body_key)
        names[split] |= persons[gold.id]
        said[split] |= {sentence for sentence, _ in _said(gold)}
    for paragraph in paragraphs:
        spans = (one_line(paragraph.text[m.start : m.end]) for m in paragraph.spans if m.label == "PERSON")
        names["train"] |= {name for name in spans if " " in name}
        said["train"] |= {sentence for sentence, _ in _sentences_of(paragraph.text, paragraph.spans)}
    trained = {name.split()[-1] for name in names["train"]}
    splits: tuple[Split, ...] = ("dev", "test")
    return [
        Leak(
            split,
            len(names[split]),
            sorted(names[split] & names["train"]),
            sorted({name.split()[-1] for name in names[split]} & trained),
            sorted(said[split] & said["train"]),
        )
        for split in splits
    ]
