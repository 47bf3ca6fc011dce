"""Common words: whether a word of the text is an ordinary Danish word, however it is written.

Minutes are full of capitalised words that are no names (headings, units, projects, committees). A model that is told
which words are ordinary ones, or are put together of such, has to learn far less by heart.

The word list is that of spacy-lookups-data (Danish lemma table, 550,000 forms; MIT), kept as a Bloom filter in
`words.bloom`: one unknown word in a hundred is taken for an ordinary one. First names and surnames of many origins
(`corpus/names`) are kept likewise, since many a Danish surname is an ordinary word too (Holm, Skov, Kamp).
`scripts/build_lexicon.py` makes all three files.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from spacy.strings import hash_string  # type: ignore[attr-defined]

WORDS_FILE: Final = Path(__file__).parent / "words.bloom"
FIRST_NAMES_FILE: Final = Path(__file__).parent / "first_names.bloom"
SURNAMES_FILE: Final = Path(__file__).parent / "surnames.bloom"
ERROR_RATE: Final = 0.01

#: Classes of words, the values of `word_class` apart from letter case.
NO_WORD, COMMON, COMPOUND, PROPER, UNKNOWN, LAW, MONEY, NUMBER, NEAR_LAW = range(9)
_CASES: Final = 4
#: Number of the classes of `word_class`, of one kind and of all.
CLASSES_OF_KIND: Final = _CASES * 4
CLASSES: Final = (NEAR_LAW + 1) * CLASSES_OF_KIND
_HASHES: Final = 7
_LETTERS = re.compile(r"[^\W\d_]")
#: Shortest part of a compound that is looked up; shorter ones fit anywhere.
_SHORTEST_PART: Final = 4
#: A word for a statute or an instrument, alone or as the last part of a compound.
_LAW = re.compile(
    r".*(?:(?<!or)lov(?:en|ens|e)?|(?:bekendtgørelse|forordning|vejledning)(?:n|ns|en|ens)?"
    r"|(?:cirkulære|direktiv|reglement)(?:t|ts|et|ets)?|cirkulæreskrivelse)"
)
#: How words for statutes end; an unknown word that ends almost so is one, mistyped.
_LAW_ENDS = ("loven", "lovens", "direktivet", "forordning", "forordningen", "bekendtgørelse", "bekendtgørelsen")
_MONEY = frozenset(
    "kr kr. kroner krone øre euro eur dkk mio mio. mia mia. tkr tkr. t.kr. mio.kr. mia.kr. "
    "million millioner milliard milliarder".split()
)
_NUMBERS = frozenset(
    "en et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve "
    "femogtyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind tusinde halvanden halvandet halv "
    "kvart ½ ¼ ¾".split()
)
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

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def kind(self, word: str) -> int:
        """`COMMON`, `COMPOUND` of common words, `PROPER` name of the list, `UNKNOWN`, or `NO_WORD`."""
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


class Names:
    """First names and surnames, asked for whether a word is one; the parts of a hyphenated word count for it."""

    def __init__(self, first: BloomFilter, last: BloomFilter) -> None:
        self._first = first
        self._last = last

    def kind(self, word: str) -> int:
        """0: neither; 1: a first name; 2: a surname; 3: both. A genitive counts as the name.

        >>> names = Names(build_filter(["ida"]), build_filter(["holm"]))
        >>> [names.kind(word) for word in ("Ida", "Holms", "Ida-Bo", "Udvalg")]
        [1, 2, 1, 0]
        """
        forms = word.casefold().split("-")
        forms += [form[:-1] for form in forms if len(form) > 3 and form.endswith("s")]
        return any(form in self._first for form in forms) + 2 * any(form in self._last for form in forms)


def word_class(lexicon: Lexicon, names: Names, word: str) -> int:
    """Kind of a word, how it is written (small, capitalised, capitals, mixed), and whether it is a name.

    A number below `CLASSES`. The last two bits are those of `Names.kind`.
    """
    if word.islower():
        case = 0
    elif word.isupper() and len(word) > 1:
        case = 2
    elif word[:1].isupper():
        case = 1
    else:
        case = 3
    lower = word.casefold()
    kind = _of_law_and_money(lower) or lexicon.kind(word)
    if kind == UNKNOWN and not word.isupper() and _nearly_law(lower):
        kind = NEAR_LAW
    return (kind * _CASES + case) * 4 + (names.kind(word) if kind != NO_WORD else 0)


def _of_law_and_money(lower: str) -> int:
    if lower in _MONEY:
        return MONEY
    if lower in _NUMBERS:
        return NUMBER
    return LAW if len(lower) < _LONGEST and _LAW.fullmatch(lower) else NO_WORD


def _nearly_law(lower: str) -> bool:
    """Whether a word ends like one for a statute but for one letter, or two of a long ending.

    >>> [_nearly_law(word) for word in ("barselslofen", "bekenstgø4else", "planloven", "haven")]
    [True, True, False, False]
    """
    for end in _LAW_ENDS:
        if len(lower) < len(end) + (3 if len(end) < 8 else 0):
            continue
        wrong = sum(one != other for one, other in zip(lower[-len(end) :], end, strict=True))
        if 0 < wrong <= 1 + (len(end) >= 10):
            return True
    return False


def build_filter(words: Iterable[str]) -> BloomFilter:
    """A filter over word forms, as they stand in a dictionary (proper names capitalised)."""
    forms = set(words)
    bits = math.ceil(max(len(forms), 16) * -math.log(ERROR_RATE) / math.log(2) ** 2)
    made = BloomFilter(bytearray((bits + 7) // 8))
    for form in sorted(forms):
        made.add(form)
    return made


@functools.cache
def shipped() -> tuple[Lexicon, Names]:
    """The lists that the package ships."""
    return Lexicon(read_filter(WORDS_FILE)), Names(read_filter(FIRST_NAMES_FILE), read_filter(SURNAMES_FILE))


def read_filter(path: Path) -> BloomFilter:
    """Read a filter that `build_filter` made."""
    return BloomFilter(bytearray(path.read_bytes()))


@functools.lru_cache(maxsize=200_000)
def shipped_word_class(word: str) -> int:
    """`word_class` by the lists that the package ships."""
    return word_class(*shipped(), word)
