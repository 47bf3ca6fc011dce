"""Citations in which keys were hit wrong, mended in a copy for reading; every character stays in its place.

Three kinds of words are mended: those of the register (short names, words of titles) and of citations in general
(`bekendtgørelse`, `kapitel`), where a word is near one of them and is no Danish word itself; unknown words that end
almost as a statute does (`barselslofen`); and the short words of a citation (`lov`, `om`, `stk.`, `nr.`), which have
too many neighbours to be told but by the words beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from referat.legislation.patterns import MONTHS
from referat.legislation.register import Register, title_words
from referat.typos import Vocabulary, distance, recased
from referat.words.lexicon import UNKNOWN, shipped

#: Words of citations, beside those of the register's titles.
_CITING: Final = (
    "lovens", "bekendtgørelse", "bekendtgørelsen", "bekendtgørelsens", "lovbekendtgørelse", "lovbekendtgørelsen",
    "lovforslag", "lovforslaget", "lovforslagets", "forslag", "ændring", "cirkulære", "cirkulæret",
    "cirkulæreskrivelse", "vejledning", "vejledningen", "forordning", "forordningen", "forordningens", "direktiv",
    "direktivet", "direktivets", "reglement", "reglementet", "konvention", "konventionen", "kapitel", "kapitler",
    "artikel", "artikler", "afsnit", "litra", "paragraf", *MONTHS,
)  # fmt: skip
#: Forms of a name that ends on a word for a statute; the name in the nominative stands in the register.
_GENITIVES: Final = ("loven", "forordningen", "direktivet", "bekendtgørelsen", "konventionen", "vejledningen")
_WORD = re.compile(r"(?<![\w-])[^\W_][\w-]{3,}")
#: How the name of a statute ends, and ordinary words that end almost so.
_ENDINGS: Final = ("loven", "lovens")
_NO_STATUTES: Final = ("skoven", "skovens", "oliven", "olivens", "kloven", "klovens")
_SHORTEST_STEM: Final = 3
#: No two Danish words of this length are a few wrong keys apart, but for their endings.
_UNLIKELY: Final = 10
#: Words that were looked up and are right are remembered, up to so many.
_REMEMBERED: Final = 50_000

#: A short word of a citation, how it stands there when it is mistyped, and whether it is sure behind a `§`.
_SHORT: Final = tuple(
    (right, re.compile(pattern), sure)
    for right, pattern, sure in (
        ("lov", r"(?<![\w-])(?P<word>[^\W_]{3})(?=[ \n](?:om|nr\.)[ \n][^\W_])", False),
        ("om", r"(?<=[Ll]ov )(?P<word>[^\W_]{2})(?=[ \n][^\W_])", False),
        ("om", r"(?<=ekendtgørelse )(?P<word>[^\W_]{2})(?=[ \n][^\W_])", False),
        ("om", r"(?<=ejledning )(?P<word>[^\W_]{2})(?=[ \n][^\W_])", False),
        ("nr", r"(?<=[Ll]ov )(?P<word>[^\W_]{2})(?=\. \d)", False),
        ("nr", r"(?<=ekendtgørelse )(?P<word>[^\W_]{2})(?=\. \d)", False),
        ("nr", r"(?<=(?:BEK|LBK|EU\)) )(?P<word>[^\W_]{2})(?=\. \d)", False),
        ("nr", r"(?<=\d, )(?P<word>[^\W_]{2})(?=\. \d)", True),
        ("stk", r"(?<=\d, )(?P<word>[^\W_]{3})(?=\.? \d)", True),
        ("stk", r"(?<=[\w] )(?P<word>[^\W_]{3})(?=\. \d)", True),
    )
)
#: How far before a short word the `§` may stand.
_REACH: Final = 30


class Mender:
    """Makes the copy that citations are read from.

    Args:
        register: Acts whose names and titles may be mistyped.

    Example:
        >>> from referat.legislation.register import load_register
        >>> mender = Mender(load_register())
        >>> mender.copy("jf. servicelobens § 85, wtk. 2, kov om planlægbing og barselslofen")
        'jf. servicelovens § 85, stk. 2, lov om planlægning og barselsloven'
        >>> mender.copy("Tisvildeskoven, haven, løb om natten og § 5 for 300 kr.")
        'Tisvildeskoven, haven, løb om natten og § 5 for 300 kr.'
    """

    def __init__(self, register: Register) -> None:
        self._vocabulary: Final = Vocabulary(_vocabulary(register), near=())
        self._right: set[str] = set()

    def copy(self, text: str) -> str:
        """`text`, with the words of citations mended in place; the same object where none is mistyped."""
        unknown = set(_WORD.findall(text)) - self._right
        mended = {word: right for word in unknown if (right := self.meant(word)) is not None}
        if len(self._right) < _REMEMBERED:
            self._right |= unknown - mended.keys()
        if mended:
            words = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, mended))})(?![\w-])")
            text = words.sub(lambda match: mended[match.group()], text)
        for right, pattern, sure in _SHORT:
            for match in pattern.finditer(text):
                start, end = match.span("word")
                word = match["word"]
                if distance(word.lower(), right, 1) != 1:
                    continue
                # Behind a provision no other word can stand.
                if (sure and "§" in text[max(0, start - _REACH) : start]) or _is_unknown(word):
                    text = text[:start] + (recased(word, right) if word[0].isupper() else right) + text[end:]
        return text

    def meant(self, word: str) -> str | None:
        """The word of citations that `word` means; None where it is right as it stands, or means none.

        >>> from referat.legislation.register import load_register
        >>> mender = Mender(load_register())
        >>> mender.meant("Bekemdtgørelse"), mender.meant("VE-lovwn"), mender.meant("Bekendtgørelse")
        ('Bekendtgørelse', 'VE-loven', None)
        """
        right = self._vocabulary.mend(word)
        if right is None or len(word) < _UNLIKELY:
            right = (right or _statute(word)) if _is_unknown(word) else None
        return right


def _statute(word: str) -> str | None:
    """A word that ends as a statute does, but for a letter."""
    lower = word.lower()
    if lower.endswith((*_ENDINGS, *_NO_STATUTES)):
        return None
    for ending in _ENDINGS:
        written = word[-len(ending) :]
        if len(word) >= len(ending) + _SHORTEST_STEM and distance(written.lower(), ending, 1) == 1:
            return word[: -len(ending)] + recased(written, ending)
    return None


def _is_unknown(word: str) -> bool:
    lexicon, names = shipped()
    return lexicon.kind(word) == UNKNOWN and not names.kind(word)


def _vocabulary(register: Register) -> Iterator[str]:
    yield from _CITING
    for act in register.acts:
        for name in act.short:
            yield name
            if name.endswith(_GENITIVES):
                yield f"{name}s"
        for title in (act.title, *act.also):
            yield from (word for word in title_words(title) if word.isalpha())
