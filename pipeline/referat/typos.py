"""Words that somebody hit wrong keys in, or that a scan misread, told from a closed vocabulary.

A mended text is a *reading copy*: every character stays in its place, so offsets found in it hold in the text as
written, and nothing of it goes into a record. A word is mended where it is within a few wrong letters of exactly one
word of the vocabulary, and is no word that Danish has itself (`near_words.txt`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

_NEAR_FILE = Path(__file__).parent / "near_words.txt"
#: The rows of a Danish keyboard (ISO 105 keys, the first keys of the rows one under the other).
_ROWS: Final = ("1234567890", "qwertyuiopå", "asdfghjklæø", "zxcvbnm")
#: Letters that scans take for each other.
_LOOKALIKES: Final = ("il1jtf", "oec0", "æea", "øo0", "åa", "uvn", "nm", "hb6", "s58", "gq9", "rn", "eé", "eè", "2z")
_GLUED = re.compile(r"[a-zæøå][A-ZÆØÅ]")
#: Forms of one word differ in so many letters at its end.
_ENDING: Final = 2
#: A wrong letter that is no neighbour and no lookalike of the right one counts as two.
_FAR: Final = 2
#: Shorter words have too many neighbours.
_SHORTEST: Final = 4
#: So many words that were looked up and are right are remembered.
_REMEMBERED: Final = 50_000
#: Wrong letters that a word of at least so many letters may have, the longest first.
_ALLOWED: Final = ((12, 3), (8, 2), (_SHORTEST, 1))


def _pairs() -> frozenset[str]:
    pairs: set[str] = set()
    for number, row in enumerate(_ROWS):
        for place, key in enumerate(row):
            # The row above is shifted to the left by half a key.
            for other, at in ((row, place + 1), (_ROWS[number - 1] if number else "", place)):
                pairs.update(key + near for near in other[at : at + 1])
            if number:
                pairs.update(key + near for near in _ROWS[number - 1][place + 1 : place + 2])
    for group in _LOOKALIKES:
        pairs.update(one + other for one in group for other in group if one != other)
    return frozenset(pairs | {pair[::-1] for pair in pairs})


_PAIRS: Final = _pairs()


@functools.cache
def near_words() -> frozenset[str]:
    """Danish words, in small letters, that are not taken for mistyped ones."""
    lines = _NEAR_FILE.read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


def allowed(length: int) -> int:
    """How many letters of a word of `length` may be wrong.

    >>> [allowed(length) for length in (3, 5, 8, 9, 20)]
    [0, 1, 2, 2, 3]
    """
    return next((number for least, number in _ALLOWED if length >= least), 0)


def distance(one: str, other: str, limit: int) -> int:
    """Count the wrong letters between two words of the same length; above `limit` counting stops.

    A letter that is no neighbour and no lookalike of the right one counts as two; a blank is never wrong.

    >>> distance("beslutnimg", "beslutning", 2), distance("punst", "punkt", 2), distance("abc", "xyz", 1)
    (1, 2, 2)
    """
    count = 0
    for left, right in zip(one, other, strict=True):
        if left != right:
            if left.isspace() or right.isspace():
                return limit + 1
            count += 1 if left + right in _PAIRS else _FAR
            if count > limit:
                break
    return count


class _Entry(NamedTuple):
    """Words of one length, by their pieces: a word with `n` wrong letters has one of its `n + 1` pieces right."""

    limit: int
    pieces: tuple[tuple[int, int, dict[str, list[str]]], ...]


class Vocabulary:
    """Words and phrases that a mistyped one may have meant.

    Args:
        words: Compared in small letters. Those that are too short are only known, never meant. Of forms of one word
            that are equally near, the first is meant.
        near: Words that are none of these, and right as they stand.

    Example:
        >>> vocabulary = Vocabulary(["Beslutning", "Indstilling"], near=())
        >>> vocabulary.mend("Besljtning"), vocabulary.mend("BESLUTNIBG"), vocabulary.mend("Besætning")
        ('Beslutning', 'BESLUTNING', None)
    """

    def __init__(self, words: Iterable[str], near: Collection[str] | None = None) -> None:
        ranks = {word.lower(): rank for rank, word in enumerate(words)}
        self.words = frozenset(ranks)
        self._ranks = ranks
        self.longest = max(map(len, self.words), default=0)
        self._right = self.words | (near_words() if near is None else frozenset(near))
        self._by_length: dict[int, _Entry] = {}
        for word in sorted(self.words):
            length, limit = len(word), allowed(len(word))
            if not limit:
                continue
            if length not in self._by_length:
                cuts = [length * piece // (limit + 1) for piece in range(limit + 2)]
                pieces = tuple((start, end, dict[str, list[str]]()) for start, end in pairwise(cuts))
                self._by_length[length] = _Entry(limit, pieces)
            for start, end, index in self._by_length[length].pieces:
                index.setdefault(word[start:end], []).append(word)

    def meant(self, text: str) -> str | None:
        """The word that `text` means, in small letters; None where it is right as it stands, or means none or several.

        >>> Vocabulary(["kort", "port"], near=()).meant("oort") is None
        True
        """
        entry = self._by_length.get(len(text))
        if entry is None:
            return None
        folded = text.lower()
        if folded in self._right or len(folded) != len(text):
            return None
        found: dict[str, int] | None = None
        for start, end, index in entry.pieces:
            for word in index.get(folded[start:end], ()):
                wrong = distance(folded, word, entry.limit)
                if wrong <= entry.limit:
                    found = {} if found is None else found
                    found[word] = wrong
        if found is None:
            return None
        least = min(found.values())
        best = [word for word, wrong in found.items() if wrong == least]
        # "BeslutningEn" is a heading and the word after it.
        if _GLUED.search(text) or len({word[:-_ENDING] for word in best}) > 1:
            return None
        # Forms of one word say the same: `godkendr` is `godkendt` or `godkende`.
        return min(best, key=self._ranks.__getitem__)

    def mend(self, text: str) -> str | None:
        """The word that `text` means, with its capitals; None where nothing is to be mended."""
        word = self.meant(text)
        return None if word is None else recased(text, word)


class WordMender:
    """Mends the words of texts, and remembers which it found right, since most words come again and again.

    Args:
        words: Finds the words that may be mended, whole.
        meant: The word that one of them means, of the same length; None where it is right.

    Example:
        >>> mender = WordMender(r"\\w{4,}", Vocabulary(["kroner"], near=()).mend)
        >>> mender("50 krone4"), mender("50 krone")
        ('50 kroner', '50 krone')
    """

    def __init__(self, words: str, meant: Callable[[str], str | None]) -> None:
        self._words = re.compile(words)
        self._meant = meant
        self._right: set[str] = set()

    def __call__(self, text: str) -> str:
        """`text`, mended in place; the same object where nothing is."""
        mended: dict[str, str] = {}
        room = len(self._right) < _REMEMBERED
        for piece in set(text.split()) - self._right:
            wrong = False
            for word in self._words.findall(piece):
                if (right := self._meant(word)) is not None:
                    mended[word] = right
                    wrong = True
            if room and not wrong:
                self._right.add(piece)
        if not mended:
            return text
        return self._words.sub(lambda match: mended.get(match.group(), match.group()), text)


def put(text: str, changes: Mapping[int, str]) -> str:
    """A text with other words of the same length in the places that `changes` names; of two that overlap, the first.

    >>> put("lob on hegn", {4: "om", 0: "lov"})
    'lov om hegn'
    """
    pieces, end = [], 0
    for start in sorted(changes):
        if start >= end:
            pieces += [text[end:start], changes[start]]
            end = start + len(changes[start])
    return "".join([*pieces, text[end:]]) if pieces else text


def finds(text: str, anchor: str) -> Iterator[int]:
    """Every place where `anchor` stands.

    >>> list(finds("lov om om", " om"))
    [3, 6]
    """
    at = text.find(anchor)
    while at >= 0:
        yield at
        at = text.find(anchor, at + 1)


def recased(text: str, word: str) -> str:
    """`word`, in capitals where `text` is.

    >>> recased("9unkt", "punkt"), recased("BES1UTNING", "beslutning"), recased("aFbud", "afbud")
    ('Punkt', 'BESLUTNING', 'aFbud')
    """
    letters = [char for char in text if char.isalpha()]
    capitals = len(letters) > 1 and all(char.isupper() for char in letters)
    out = []
    for place, (old, new) in enumerate(zip(text, word, strict=True)):
        upper = old.isupper() or (not old.isalpha() and (capitals or (place == 0 and text[1:2].islower())))
        out.append(old if old.lower() == new else new.upper() if upper else new)
    return "".join(out)
