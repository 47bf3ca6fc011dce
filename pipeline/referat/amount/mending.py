"""Sums in which keys were hit wrong, mended in a copy for reading; every character stays in its place.

Units are mended (`3 nio. kr.`, `400 lr.`, `to mullioner`), and number words before them; which unit is meant is plain
from the few that there are. Of a figure that became a letter (`1w0.000 kr.`) only the place is known: the sum is found,
and has no value.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from referat.amount.words import SMALL_NUMBERS, atoms_of
from referat.typos import Vocabulary, WordMender, distance, finds, put, recased
from referat.words.lexicon import UNKNOWN, shipped

#: A short word behind a number, or behind a unit word, that a full stop ends.
_SHORT_RE: Final = re.compile(r"[\d½¼¾][ \u00a0\n]([^\W_]{2,3})\.(?!\w)")
_SCALES: Final = ("mio. ", "mia. ")
_BEHIND_SCALE_RE: Final = re.compile(r"([^\W_]{2})\.(?!\w)")
_CURRENCY_RE: Final = re.compile(r"[ \u00a0\n]?(?:kr|kroner|DKK|euro)(?!\w)")
_WORD: Final = r"[^\W_]{6,10}"
_WORDS: Final = ("kroner", "million", "millioner", "milliard", "milliarder")
#: Before these stands a number in words, before those one in figures.
_WORDED: Final = (" millioner", " milliarder", "\nmillioner", "\nmilliarder")
_COUNTED: Final = (" kr", " mio", " mia", ",-")
_LONGEST_NUMBER: Final = 16
_NUMBER_RE: Final = re.compile(r"[\d.,qwertyuiop]+")
_LETTER_RE: Final = re.compile("[qwertyuiop]")
_FEWEST_FIGURES: Final = 2
_MOST_LETTERS: Final = 2
_UNITS: Final = Vocabulary(_WORDS, near=())


def _unit(word: str) -> str | None:
    """`kroner` or `millioner` for a word that is nearly one and is no other."""
    right = _UNITS.mend(word)
    return right if right is not None and shipped()[0].kind(word) == UNKNOWN else None


_MENDER: Final = WordMender(_WORD, _unit)


def reading_copy(text: str) -> tuple[str, list[int]]:
    """A copy of the text in which sums have their units, and the places of figures that are not known.

    Example:
        >>> reading_copy("14 nio. kr., 300 lr. og to mullioner krone4")
        ('14 mio. kr., 300 kr. og to millioner kroner', [])
        >>> reading_copy("190.0p0 kr.")
        ('190.000 kr.', [5])
        >>> reading_copy("5 st. af 3 tr. og 2 mil. borgere, e4 kr.")
        ('5 st. af 3 tr. og 2 mil. borgere, e4 kr.', [])
    """
    text = _MENDER(text)
    changes: dict[int, str] = {}
    behind = [
        match for scale in _SCALES for at in finds(text, scale) if (match := _BEHIND_SCALE_RE.match(text, at + 5))
    ]
    for match in (*_SHORT_RE.finditer(text), *behind):
        word = match[1]
        # `2 mil. borgere` are no millions of kroner.
        meant = ("kr",) if len(word) == 2 else ("mio", "mia") if _CURRENCY_RE.match(text, match.end()) else ()
        if right := _one_key_off(word, meant):
            changes[match.start(1)] = right
    for anchor in _WORDED:
        for at in finds(text, anchor):
            word = text[max(0, at - _LONGEST_NUMBER) : at].split()[-1:]
            if word and atoms_of(word[0].lower()) is None and (right := _one_key_off(word[0], SMALL_NUMBERS)):
                changes[at - len(right)] = right
    unknown: list[int] = []
    for anchor in _COUNTED:
        for at in finds(text, anchor):
            number = text[max(0, at - _LONGEST_NUMBER) : at].split()[-1:]
            if number and (places := _wrong_figures(number[0])):
                start = at - len(number[0])
                unknown += [start + place for place in places]
                changes[start] = _LETTER_RE.sub("0", number[0])
    return put(text, changes), sorted(unknown)


def _one_key_off(written: str, meant: Collection[str]) -> str | None:
    """The one word among `meant` that is a key from `written`."""
    word = written.lower()
    near = [right for right in meant if len(right) == len(word) and distance(word, right, 1) == 1]
    return recased(written, near[0]) if len(near) == 1 and word not in meant else None


def _wrong_figures(number: str) -> list[int]:
    """Where letters stand among the figures of a number; nowhere, where it is none."""
    letters = [match.start() for match in _LETTER_RE.finditer(number)]
    figures = sum(char.isdigit() for char in number)
    is_number = _NUMBER_RE.fullmatch(number) and figures >= _FEWEST_FIGURES and len(letters) <= _MOST_LETTERS
    return letters if is_number else []
