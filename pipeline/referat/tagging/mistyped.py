"""Members' names, and numbers of cases, in which keys were hit wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from referat.case_number import CaseNumberMatcher
from referat.case_number.patterns import LABELLED_RE, STRONG
from referat.matching import Match
from referat.minutes.counting import FIGURE_OF
from referat.minutes.lines import split_lines
from referat.minutes.mending import mend_lines
from referat.typos import allowed, distance
from referat.words.lexicon import shipped

#: Shorter names are near to those of other people.
_SHORTEST: Final = 8
#: More wrong letters than in a long word are never one name.
_MOST_WRONG: Final = 3
_WORD = re.compile(r"(?<![\w-])[^\W\d_][\w-]+")
#: So many lines of an item, and characters, are its head.
_HEAD_LINES: Final = 6
_HEAD: Final = 400
#: A number with small letters among its figures: `0p.13.06-P35-2-25`.
_FIGURES = re.compile(r"(?<![^\s(])(?=[^\s]*\d)(?=[^\s]*[qwertyuiop])[0-9A-ZÆØÅqwertyuiop./-]{5,30}(?![^\s.,)])")
#: The shortest label, and Danish words that are near it.
_SAG = re.compile(r"(?m)^[ \t]*(?P<word>[A-ZÆØÅ][a-zæøå]{2})(?= \S*\d)")
_NO_SAG: Final = frozenset(("dag", "tag", "bag", "lag", "jag", "vag", "fag", "såg", "søg", "sav"))
_CASES = CaseNumberMatcher()


def mend_names(text: str, names: Iterable[str]) -> str:
    """A copy of the text in which the full names of members stand as in `names`, where a few letters are wrong.

    Offsets stay. A word that is itself a name of the lists (`words.lexicon`) is taken for another person's.

    Args:
        text: The document.
        names: Full names; those that are short are left out.

    Example:
        >>> mend_names("Knud Thorlumd stemte imod, Knud Thorsen for.", ["Knud Thorlund"])
        'Knud Thorlund stemte imod, Knud Thorsen for.'
        >>> mend_names("Anne Jensen og Arne Jensen", ["Anne Jensen"])
        'Anne Jensen og Arne Jensen'
    """
    by_word: dict[str, list[tuple[str, int]]] = {}
    full = {name for name in names if " " in name and len(name) >= _SHORTEST}
    for name in full:
        for match in _WORD.finditer(name):
            by_word.setdefault(match.group(), []).append((name, match.start()))
    if not by_word:
        return text
    flat = text.replace("\n", " ")
    found: dict[int, tuple[int, str]] = {}
    for match in _WORD.finditer(flat):
        for name, offset in by_word.get(match.group(), ()):
            start = match.start() - offset
            written = flat[start : start + len(name)] if start >= 0 else ""
            if written == name or len(written) < len(name) or not _stands_alone(flat, start, start + len(name)):
                continue
            limit = min(allowed(len(name)), _MOST_WRONG)
            wrong = distance(written.lower(), name.lower(), limit)
            nearest = start not in found or wrong < found[start][0]
            if wrong <= limit and nearest and written not in full and _is_mistyped(written, name):
                found[start] = (wrong, name)
    for start, (_, name) in found.items():
        kept = "".join("\n" if text[start + at] == "\n" else char for at, char in enumerate(name))
        text = text[:start] + kept + text[start + len(name) :]
    return text


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before.isalnum() or before == "-") and not (after.isalnum() and after != "s")


def _is_mistyped(written: str, name: str) -> bool:
    """Whether the words that differ are no names themselves, and no initials."""
    known = shipped()[1]
    pairs = zip(written.split(), name.split(), strict=True)
    return all(one == other or (len(one) > 2 and not known.kind(one)) for one, other in pairs)


def mistyped_cases(head: str) -> Iterator[Match]:
    """Numbers of cases in the head of an item whose label or figures have wrong letters.

    Args:
        head: The item's text from its heading on.

    Yields:
        Matches in offsets of `head`. What the number says is read where its figures are all right, and is None else.

    Example:
        >>> [(m.start, m.end, m.value) for m in mistyped_cases("4. Havn\\nSagsnr.: 24/1p530")]
        [(17, 25, None)]
        >>> list(mistyped_cases("4. Havn\\nSagsnr.: 24/10530")), list(mistyped_cases("4. Ny 3w/10530 og tt"))
        ([], [])
    """
    lines = [line for line in split_lines(head[:_HEAD]) if line.text][:_HEAD_LINES]
    pieces, at = [], 0
    for line in mend_lines(lines):
        pieces += [head[at : line.start], _figures(line.text)]
        at = line.end
    reading = "".join(pieces)
    if reading == head[: len(reading)]:
        return
    known = {(match.start, match.end) for match in _CASES.match(head[: len(reading)])}
    for match in _CASES.match(reading):
        if (match.start, match.end) not in known and _is_of_case(match, reading):
            right = reading[match.start : match.end] == head[match.start : match.end]
            yield Match(match.label, match.start, match.end, "case_number.mistyped", match.value if right else None)


def _is_of_case(match: Match, text: str) -> bool:
    """Whether a number can be nothing else: by its shape, its label, or since it is alone on its line."""
    line_end = text.find("\n", match.end)
    before = text[text.rfind("\n", 0, match.start) + 1 : match.start]
    alone = not before.strip() and not text[match.end : line_end if line_end >= 0 else len(text)].strip()
    return alone or match.rule.removeprefix("case_number.") in STRONG or bool(LABELLED_RE.search(before))


def _figures(line: str) -> str:
    short = _SAG.match(line)
    if short and short["word"].lower() not in _NO_SAG and distance(short["word"].lower(), "sag", 1) == 1:
        line = line[: short.start("word")] + "Sag" + line[short.end("word") :]
    return _FIGURES.sub(lambda match: match.group().translate(FIGURE_OF), line)
