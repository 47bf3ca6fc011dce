"""Minutes with their set words mended where keys were hit wrong: copies for reading, of lines and of decisions.

Of a line only what is a template's is mended: a heading, the label before a colon, the first word. Of a decision the
words by which outcomes, votes and absence are told (`decision_words.txt`). Values, titles and names stay as they stand.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from referat.minutes.counting import FIGURE_OF, NUMBER_STARTS, mend_numbers
from referat.minutes.layout import load_layouts
from referat.minutes.lines import Line
from referat.minutes.municipality import names
from referat.typos import Vocabulary, distance, recased

#: Shorter lines hold no word that is mended.
_SHORTEST = 4
#: No label is.
_LABEL = 40
_EDGE = " :.,"
#: What lines of minutes begin with, beside the headings and labels of the layouts.
_OPENERS = (
    "Punkt", "Dagsordenspunkt", "Sagsnr", "Sagsnr.", "Sagsid", "Sagsnummer", "Journalnr", "Journalnummer", "Initialer",
    "Sagsinitialer", "Sagsansvarlig", "Sagsbehandler", "Punkttype", "Åbent punkt", "Lukket punkt", "Åben sag",
    "Lukket sag", "Åbent", "Lukket", "Ingen bilag", "Indholdsfortegnelse", "Dagsorden", "Referat", "Protokol",
    "Beslutningsprotokol", "Underskrifter", "Underskriftsblad", "Underskriftsark", "Følgende sager", "Åbne punkter",
)  # fmt: skip


_DECISION_FILE = Path(__file__).parent / "decision_words.txt"
_DECISION_WORD = re.compile(r"(?<![\w-])[^\W_]{4,}")
#: Where a sentence or a line begins, a word has a capital and is no name.
_BEGINS = re.compile(r"(?:^|[.!?:;\n–•-])[ \t]*$")
#: Words of a decision that were looked up and are right are remembered, up to so many.
_REMEMBERED = 50_000
#: Words too short to be mended alone: before or behind which words they are, and what else Danish has that is near.
_SHORT: Final = (
    ("til", -1, ("efterretning", "orientering"), "tal tel tin tip tid tit mil hil".split()),
    ("med", -1, ("tilføjelse", "bemærkning", "undtagelse", "den tilføjelse", "den ændring", "den bemærkning"),
     "mad mod men mer ned ved mes mens".split()),
    ("den", -1, ("tilføjelse", "bemærkning", "ændring"), "dem der det din sen".split()),
    ("kan", -1, ("ikke",), "kam kar kab han man lan jan kav kaj".split()),
    ("tog", -1, ("forbehold",), "tov toe rog".split()),
    ("for", 1, ("stemte", "stemmer"), "fod fol får før fir dog fjr cor".split()),
)  # fmt: skip


class _Decisions:
    """Mends decisions, and remembers the words that it found right."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._mend = vocabulary.mend
        self._right: set[str] = set()

    def __call__(self, text: str) -> str:
        unknown = set(_DECISION_WORD.findall(text)) - self._right
        mended = {word: new for word in unknown if (new := self._mend(word)) is not None}
        if len(self._right) < _REMEMBERED:
            self._right |= unknown - mended.keys()
        if mended:
            words = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, mended))})(?!\w)")
            text = words.sub(lambda match: _in_place(match, mended[match.group()]), text)
        return _mend_short(text)


def _in_place(match: re.Match[str], word: str) -> str:
    """The mended word, unless a name may stand there: a capital amid a sentence."""
    written = match.group()
    amid = written[0].isupper() and not written.isupper()
    return written if amid and not _BEGINS.search(match.string[max(0, match.start() - 20) : match.start()]) else word


def _mend_short(text: str) -> str:
    for short, side, beside, others in _SHORT:
        for word in beside:
            at = text.find(word)
            while at >= 0:
                start = at - len(short) - 1 if side < 0 else at + len(word) + 1
                written = text[start : start + len(short)] if start >= 0 else ""
                if written.isalnum() and written != short and _stands_alone(text, start, start + len(short)):
                    folded = written.lower()
                    if folded not in others and distance(folded, short, 1) == 1:
                        text = text[:start] + recased(written, short) + text[start + len(short) :]
                at = text.find(word, at + 1)
    return text


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()


@functools.cache
def _decisions() -> _Decisions:
    lines = _DECISION_FILE.read_text(encoding="utf-8").split("\n")
    return _Decisions(Vocabulary(word for line in lines if not line.startswith("#") for word in line.split()))


@functools.lru_cache(maxsize=256)
def mend_decision(text: str) -> str:
    """A decision with the words mended by which its outcome, votes and absence are told; offsets stay.

    >>> mend_decision("Taget til efterrwtning. Vejstre stente imof, som ønsjede sagen udsst.")
    'Taget til efterretning. Vejstre stente imod, som ønskede sagen udsat.'
    >>> mend_decision("Taget yil efterretning. Saber Lund stemte fot.")
    'Taget til efterretning. Saber Lund stemte for.'
    """
    return _decisions()(text)


#: First words of lines that were looked up and are right.
_RIGHT: set[str] = set()
#: Longer lines hold what were many.
_LONG = 900
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÆØÅ][a-zæøåé0-9]{4,}(?![\w-])")
_DATE = re.compile(r" (?P<date>[\dqwertyuiop]{1,2}(?P<dot>[-./])[\dqwertyuiop]{1,2}(?P=dot)[\dqwertyuiop]{4})(?!\w)")
_BEFORE_DATE = re.compile(r"(?P<body>[\w-]{6,60}) (?P<word>\w{3})$")
_BODY_ENDINGS = ("udvalget", "bestyrelsen", "rådet")
#: A body and the word after it stand in so many characters before a date.
_REACH = 80
_DECIDING = (
    "Udvalget", "Bestyrelsen", "Byrådet", "Rådet", "Magistraten", "Kommunalbestyrelsen", "Regionsrådet",
    "Borgerrepræsentationen", "Økonomiudvalget",
)  # fmt: skip
#: Lines that agree are as long as a heading with a date, and are so many.
_LEAST_AGREED, _MOST_AGREED, _VOTERS = 14, 130, 3
#: Lines of numbers in which letters differ rightly.
_CODED = ("Sag", "SAG", "Dok", "J.n", "Jou")
#: Share of its letters in which a line may be odd.
_ODD = 0.2
_ENDS = frozenset("0123456789:")
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåé"
_SHAPE = str.maketrans(dict.fromkeys(_LETTERS + _LETTERS.upper() + "0123456789", "x"))


@functools.cache
def _vocabulary() -> Vocabulary:
    words = {*_OPENERS, *(f"{body} {verb}" for body in _DECIDING for verb in ("besluttede", "vedtog"))}
    words.update(f"{body}s beslutning" for body in _DECIDING)
    for layout in load_layouts():
        rules = layout.header
        words.update(layout.names)
        for labels in (rules.body, rules.date, rules.time, rules.place, rules.present, rules.absent, rules.substitute):
            words.update(labels)
        words.update(rules.stop)
    return Vocabulary(sorted(words))


def mend_lines(lines: Sequence[Line]) -> list[Line]:
    """Mend the labels and headings among lines; offsets stay.

    >>> [line.text for line in mend_lines([Line("Punlt 3: Busget", 0, 15), Line("BESLUTNIMG", 16, 26)])]
    ['Punkt 3: Busget', 'BESLUTNING']
    """
    vocabulary = _vocabulary()
    mend, longest = vocabulary.mend, vocabulary.longest
    long = sum(length for line in lines if (length := len(line.text)) > _LONG)
    flat = long > 0 and 2 * long > lines[-1].end - lines[0].start
    out = []
    dated: list[int] = []
    numbered: list[int] = []
    for index, line in enumerate(lines):
        text = line.text
        length = len(text)
        if length < _SHORTEST:
            out.append(line)
            continue
        initial = text[0]
        if initial in NUMBER_STARTS:
            numbered.append(index)
        if _LEAST_AGREED <= length <= _MOST_AGREED and (text[-1] in _ENDS or text[-2] in _ENDS or text[-3] in _ENDS):
            dated.append(index)
        if initial.islower():
            out.append(line)
            continue
        first = text[:_LABEL].split(None, 1)[0].rstrip(_EDGE)
        mended = None
        if length <= longest + 2 and (whole := mend(bare := text.rstrip(_EDGE))) is not None:
            mended = whole + text[len(bare) :]
        elif (colon := text.find(":", 0, _LABEL)) > len(first) and (label := mend(text[:colon])) is not None:
            mended = label + text[colon:]
        elif first not in _RIGHT:
            if (word := mend(first)) is not None:
                mended = word + text[len(first) :]
            elif len(_RIGHT) < _REMEMBERED:
                _RIGHT.add(first)
        if flat and length > _LONG:
            mended = _mend_long(mended or text)
        out.append(line if mended is None else Line(mended, line.start, line.end))
    _agree(out, dated)
    return mend_numbers(out, numbered)


def _mend_long(text: str) -> str:
    """A line that was many lines, as transcripts have them: what begins with a capital, and bodies with their dates."""
    mend = _vocabulary().mend
    mended = {word: new for word in set(_CAPITALISED.findall(text)) if (new := mend(word)) is not None}
    if mended:
        text = _CAPITALISED.sub(lambda match: mended.get(match.group(), match.group()), text)
    for match in _DATE.finditer(text):
        start = max(0, match.start() - _REACH)
        before = _mend_body(text[start : match.start()])
        if before is not None:
            text = text[:start] + before + " " + match["date"].translate(FIGURE_OF) + text[match.end() :]
    return text


def _mend_body(before: str) -> str | None:
    """What stands before a date, where it is a body: `Ungdomsudfalget deh` → `Ungdomsudvalget den`."""
    match = _BEFORE_DATE.search(before)
    if match is None:
        return None
    body, word = match["body"], match["word"]
    for ending in _BODY_ENDINGS:
        tail = body[-len(ending) :]
        if len(body) > len(ending) and distance(tail.lower(), ending, 2) <= 2:
            word = "den" if distance(word, "den", 1) <= 1 else word
            return f"{before[: match.start()]}{body[: -len(ending)]}{ending} {word}"
    return None


def _agree(lines: list[Line], among: Sequence[int]) -> None:
    """Let lines that say the same with figures (`Beslutning Byrådet den 13-08-2024`) outvote their odd letters."""
    shapes: dict[str, list[int]] = {}
    for index in among:
        text = lines[index].text
        if text[:3] not in _CODED:
            shapes.setdefault(text.translate(_SHAPE), []).append(index)
    for indices in shapes.values():
        texts = [lines[index].text for index in indices]
        if len(texts) < _VOTERS or len(set(texts)) == 1:
            continue
        votes = [Counter(column).most_common(1)[0] for column in zip(*texts, strict=True)]
        common = "".join(char if 2 * times > len(texts) else "\0" for char, times in votes)
        for index, text in zip(indices, texts, strict=True):
            mended = _outvoted(text, common)
            if mended != text:
                lines[index] = Line(mended, lines[index].start, lines[index].end)


def _outvoted(text: str, common: str) -> str:
    """A text with what most others have where a key beside it was hit; itself where more is different than that."""
    out = []
    wrong = 0
    for old, new in zip(text, common, strict=True):
        if old == new or (old.isdigit() and (new.isdigit() or new == "\0")):
            out.append(old)
            continue
        if new == "\0" or distance(old.lower(), new.lower(), 1) > 1:
            return text
        wrong += 1
        out.append(new)
    return "".join(out) if wrong <= _ODD * len(text) else text


@functools.cache
def _municipalities() -> Vocabulary:
    return Vocabulary(names(), near=())


def mend_municipality(name: str | None) -> str | None:
    """The register's name for a municipality that is written with a wrong letter; others stay, as those of before 2007.

    >>> mend_municipality("Middeofart"), mend_municipality("Nibe")
    ('Middelfart', 'Nibe')
    """
    meant = _municipalities().meant(name) if name else None
    return next(known for known in names() if known.lower() == meant) if meant else name


def as_written(title: str | None, lines: Sequence[Line], text: str) -> str | None:
    """A title that was read off mended lines, with its words as they stand in the text.

    >>> as_written("Meddelelser", [Line("Meddelelser", 4, 15)], "12: Meddelepser")
    'Meddelepser'
    """
    if title is None:
        return None
    for line in lines:
        written = text[line.start : line.end] if line.text else ""
        if written == line.text:
            continue
        for right, wrong in zip(line.text.split(), written.split(), strict=True):
            if right != wrong:
                at = re.search(rf"(?<!\w){re.escape(right)}(?!\w)", title)
                title = title[: at.start()] + wrong + title[at.end() :] if at else title
    return title
