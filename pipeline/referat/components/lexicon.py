"""Common words: whether a word of the text is an ordinary Danish word, however it is written.

Minutes are full of capitalised words that are no names (headings, units, projects, committees). A model that is told
which words are ordinary ones, or are put together of such, has to learn far less by heart.

The word list is that of spacy-lookups-data (Danish lemma table, 550,000 forms; MIT), kept as a Bloom filter in
`words.bloom`: one unknown word in a hundred is taken for an ordinary one. `scripts/build_lexicon.py` makes it.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from spacy.strings import hash_string

WORDS_FILE: Final = Path(__file__).parent / "words.bloom"
ERROR_RATE: Final = 0.01

#: Classes of words, the values of `word_class` apart from letter case.
NO_WORD, COMMON, COMPOUND, PROPER, UNKNOWN = range(5)
_CASES: Final = 4
_HASHES: Final = 7
_LETTERS = re.compile(r"[^\W\d_]")
#: Shortest part of a compound that is looked up; shorter ones fit anywhere.
_SHORTEST_PART: Final = 4
#: Words longer than this are garbage of extraction, not compounds.
_LONGEST: Final = 60


class BloomFilter:
    """A set of strings in a few bits each, which knows every member and mistakes few others for one (Bloom 1970).

    spaCy's own (preshed) writes eight bytes for each bit, which a repository should not hold.

    Args:
        bits: The bit array, eight to a byte.
    """

    def __init__(self, bits: bytearray) -> None:
        self.bits = bits

    def add(self, word: str) -> None:
        for place in self._places(word):
            self.bits[place >> 3] |= 1 << (place & 7)

    def __contains__(self, word: str) -> bool:
        return all(self.bits[place >> 3] & (1 << (place & 7)) for place in self._places(word))

    def _places(self, word: str) -> Iterator[int]:
        # Two halves of one hash stand for as many hashes as are wanted (Kirsch and Mitzenmacher 2006).
        key = hash_string(word)
        first, step, size = key & 0xFFFFFFFF, (key >> 32) | 1, len(self.bits) * 8
        return ((first + index * step) % size for index in range(_HASHES))


class Lexicon:
    """A set of word forms, asked for what kind of word a token is.

    Example:
        >>> lexicon = Lexicon(build_filter(["virksomhed", "service", "Ukraine"]))
        >>> [lexicon.kind(word) for word in ("Virksomhed", "Virksomhedsservice", "Ukraine", "Kruse", "12")]
        [1, 2, 3, 4, 0]
    """

    def __init__(self, words: BloomFilter) -> None:
        self._words = words
        self._kinds: dict[str, int] = {}

    @classmethod
    def from_file(cls, path: Path) -> Lexicon:
        """Read a filter that `build_filter` made."""
        return cls(BloomFilter(bytearray(path.read_bytes())))

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def kind(self, word: str) -> int:
        """`COMMON`, `COMPOUND` of common words, `PROPER` name of the list, `UNKNOWN`, or `NO_WORD`."""
        kind = self._kinds.get(word)
        if kind is None:
            if len(self._kinds) > 200_000:
                self._kinds.clear()
            kind = self._kinds[word] = self._look_up(word)
        return kind

    def _look_up(self, word: str) -> int:
        if not _LETTERS.search(word) or len(word) > _LONGEST:
            return NO_WORD
        lower = word.casefold()
        if self._known(lower):
            return COMMON
        capital = lower[:1].upper() + lower[1:]
        if capital in self or (lower.endswith("s") and capital[:-1] in self):
            return PROPER
        parts = lower.split("-")
        if len(parts) > 1 and all(self._known(part) or len(part) < 2 for part in parts):
            return COMPOUND
        for cut in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART + 1):
            if self._known(lower[cut:]) and self._first_part(lower[:cut]):
                return COMPOUND
        return UNKNOWN

    def _known(self, word: str) -> bool:
        return word in self or (len(word) > 3 and word.endswith("s") and word[:-1] in self)

    def _first_part(self, word: str) -> bool:
        # Danish joins compounds with -s- or -e- (Retskrivningsordbogen § 18).
        return word in self or (len(word) > _SHORTEST_PART and word[-1] in "se" and word[:-1] in self)


def word_class(lexicon: Lexicon, word: str) -> int:
    """Kind of a word and how it is written (small, capitalised, capitals, mixed), as one number below 20."""
    if word.islower():
        case = 0
    elif word.isupper() and len(word) > 1:
        case = 2
    elif word[:1].isupper():
        case = 1
    else:
        case = 3
    return lexicon.kind(word) * _CASES + case


def build_filter(words: Iterable[str]) -> BloomFilter:
    """A filter over word forms, as they stand in a dictionary (proper names capitalised)."""
    forms = set(words)
    bits = math.ceil(max(len(forms), 16) * -math.log(ERROR_RATE) / math.log(2) ** 2)
    made = BloomFilter(bytearray((bits + 7) // 8))
    for form in sorted(forms):
        made.add(form)
    return made


@functools.cache
def danish_words() -> Lexicon:
    """The list that the package ships."""
    return Lexicon.from_file(WORDS_FILE)
