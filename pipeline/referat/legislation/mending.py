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
from referat.typos import Vocabulary, WordMender, distance, finds, put, recased
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
_WORD: Final = r"[^\W_][\w-]{3,}"
#: How the name of a statute ends, and ordinary words that end almost so.
_ENDINGS: Final = ("loven", "lovens")
_NO_STATUTES: Final = ("skoven", "skovens", "oliven", "olivens", "kloven", "klovens")
_SHORTEST_STEM: Final = 3
#: No two Danish words of this length are a few wrong keys apart, but for their endings.
_UNLIKELY: Final = 10
#: Behind which words `om` or `nr.` stand, and which stand behind `lov`.
_HEADS: Final = ("lov ", "Lov ", "bekendtgørelse ", "Bekendtgørelse ", "vejledning ", "BEK ", "LBK ", "(EU) ")
_BEHIND_LAW: Final = (" om ", " nr. ")
#: Behind which a provision begins, and how far its short words may stand.
_PROVISIONS: Final = ("§", "lovens ")
_REACH: Final = 60
_BEHIND_HEAD: Final = (("om", re.compile(r"([^\W_]{2}) [^\W_]")), ("nr", re.compile(r"([^\W_]{2})\. \d")))
_IN_PROVISION: Final = (
    ("stk", re.compile(r"(?<=[\w,.] )([^\W_]{3})(?=\.? \d)")),
    ("nr", re.compile(r"(?<=\d, )([^\W_]{2})(?=\. \d)")),
)


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
        self._words: Final = WordMender(_WORD, self.meant)

    def copy(self, text: str) -> str:
        """`text`, with the words of citations mended in place; the same object where none is mistyped."""
        text = self._words(text)
        changes: dict[int, str] = {}

        def near(start: int, written: str, right: str, *, sure: bool = False) -> None:
            if distance(written.lower(), right, 1) == 1 and (sure or _is_unknown(written)):
                changes[start] = recased(written, right) if written[0].isupper() else right

        for anchor in _BEHIND_LAW:
            for at in finds(text, anchor):
                written = text[max(0, at - 3) : at]
                if len(written) == 3 and written.isalnum() and not _in_word(text, at - 4):
                    near(at - 3, written, "lov")
        for head in _HEADS:
            for at in finds(text, head):
                for right, pattern in _BEHIND_HEAD:
                    if match := pattern.match(text, at + len(head)):
                        near(match.start(1), match[1], right)
        for anchor in _PROVISIONS:
            for at in finds(text, anchor):
                for right, pattern in _IN_PROVISION:
                    for match in pattern.finditer(text, at, at + _REACH):
                        # Behind a paragraph no other word can stand before a number.
                        near(match.start(1), match[1], right, sure=anchor == "§" and "," in text[at : match.start(1)])
        return put(text, changes)

    def meant(self, word: str) -> str | None:
        """The word of citations that `word` means; None where it is right as it stands, or means none.

        >>> from referat.legislation.register import load_register
        >>> mender = Mender(load_register())
        >>> mender.meant("Bekemdtgørelse"), mender.meant("VE-lovwn"), mender.meant("Bekendtgørelse")
        ('Bekendtgørelse', 'VE-loven', None)
        """
        right = self._vocabulary.mend(word)
        if right is not None and len(word) >= _UNLIKELY:
            return right
        right = right or _statute(word)
        return right if right is not None and _is_unknown(word) else None


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


def _in_word(text: str, at: int) -> bool:
    return at >= 0 and (text[at].isalnum() or text[at] in "-_")


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
