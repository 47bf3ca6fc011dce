"""Danish number words: `femoghalvfems`, `to hundrede og halvtreds tusinde`, `halvanden million`.

Source of the forms: Retskrivningsordbogen (Dansk Sprognævn), entries of the cardinal numbers, with the older long
forms in `-sindstyve` and the spelling `en/én/een`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

_ONES = {
    "nul": 0, "en": 1, "én": 1, "een": 1, "et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "syv": 7, "otte": 8, "ni": 9,
}  # fmt: skip
_TEENS = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16, "sytten": 17,
    "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS = {
    "tyve": 20, "tredive": 30, "tredve": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50, "halvtredsindstyve": 50,
    "tres": 60, "tresindstyve": 60, "halvfjerds": 70, "halvfjerdsindstyve": 70, "firs": 80, "firsindstyve": 80,
    "halvfems": 90, "halvfemsindstyve": 90,
}  # fmt: skip
_MIXED = {"halvanden": "1.5", "halvandet": "1.5", "halv": "0.5", "halvt": "0.5", "kvart": "0.25", "trekvart": "0.75"}
_HUNDRED = ("hundrede", "hundred")
_POWERS = {
    "tusinde": 10**3, "tusind": 10**3, "million": 10**6, "millioner": 10**6, "milliard": 10**9, "milliarder": 10**9,
    "billion": 10**12, "billioner": 10**12,
}  # fmt: skip

#: Kind and value of each atom; kinds: one, ten (and teens: both stand alone), tens, mixed, hundred, power, og.
_ATOMS: Final[dict[str, tuple[str, Decimal]]] = {
    **{word: ("one", Decimal(value)) for word, value in _ONES.items()},
    **{word: ("teen", Decimal(value)) for word, value in _TEENS.items()},
    **{word: ("tens", Decimal(value)) for word, value in _TENS.items()},
    **{word: ("mixed", Decimal(value)) for word, value in _MIXED.items()},
    **{word: ("hundred", Decimal(100)) for word in _HUNDRED},
    **{word: ("power", Decimal(value)) for word, value in _POWERS.items()},
    "og": ("og", Decimal(0)),
}
#: Words of one atom that count units; `og` and the units themselves are none.
SMALL_NUMBERS: Final = frozenset({**_ONES, **_TEENS, **_TENS, **_MIXED})
_ATOM_RE: Final = re.compile("|".join(sorted(_ATOMS, key=len, reverse=True)))
#: No Danish number word is longer than this; `syvoghalvfjerdsindstyvetusinde` has 30 letters.
_LONGEST_WORD = 60

_Atom = tuple[str, Decimal]


@lru_cache(maxsize=4096)
def atoms_of(word: str) -> tuple[_Atom, ...] | None:
    """Split one word into the atoms of a number, or None where it is no number word.

    Args:
        word: One word, in any case, without punctuation.

    Example:
        >>> [str(value) for _, value in atoms_of("femoghalvfems")]
        ['5', '0', '90']
        >>> atoms_of("femkamp") is None
        True
    """
    if len(word) > _LONGEST_WORD:
        return None
    word = word.casefold()
    atoms = []
    at = 0
    while at < len(word):
        match = _ATOM_RE.match(word, at)
        if not match:
            return None
        atoms.append(_ATOMS[match.group()])
        at = match.end()
    return tuple(atoms) or None


class _Reader:
    """Recursive descent over atoms; a rule takes what it can and says None where it can take nothing."""

    def __init__(self, atoms: tuple[_Atom, ...]) -> None:
        self.atoms = atoms
        self.at = 0

    def kind(self, ahead: int = 0) -> str | None:
        place = self.at + ahead
        return self.atoms[place][0] if place < len(self.atoms) else None

    def take(self) -> Decimal:
        self.at += 1
        return self.atoms[self.at - 1][1]

    def small(self) -> Decimal | None:
        """Below 100, with halves: `fem og halvfems`, `tolv`, `to en halv`, `halvanden`."""
        if self.kind() == "mixed":
            return self.take()
        if self.kind() == "one" and self.kind(1) == "mixed":  # en halv, en kvart
            if self.take() != 1:
                return None
            return self.take()
        if self.kind() == "one" and self.kind(1) == "og" and self.kind(2) == "tens":
            one = self.take()
            self.take()
            return one + self.take()
        if self.kind() not in {"one", "teen", "tens"}:
            return None
        value = self.take()
        if self.kind() == "og" and self.kind(1) == "one" and self.kind(2) == "mixed":
            self.take()
        if self.kind() == "one" and self.kind(1) == "mixed" and self.atoms[self.at][1] == 1:
            self.take()
            value += self.take()
        return value

    def below_thousand(self) -> Decimal | None:
        value = Decimal(1) if self.kind() == "hundred" else self.small()
        if value is None or self.kind() != "hundred":
            return value
        value *= self.take()
        back = self.at
        if self.kind() == "og":
            self.take()
        rest = self.small()
        if rest is None:
            self.at = back
            return value
        return value + rest

    def number(self) -> Decimal | None:
        total = Decimal(0)
        below = Decimal(10) ** 18  # powers must fall: `tre tusinde to millioner` is no number
        while True:
            if total and self.kind() == "og":
                self.take()
            value = Decimal(1) if self.kind() == "power" and not total else self.below_thousand()
            if value is None:
                return None
            factor = Decimal(1)
            last = Decimal(0)
            while self.kind() == "power" and self.atoms[self.at][1] > last:
                last = self.take()  # tusinde millioner
                factor *= last
            if factor >= below:
                return None
            below = factor
            total += value * factor
            if self.at == len(self.atoms):
                return total
            if factor == 1:
                return None


def parse_words(words: str) -> Decimal | None:
    """Read a number in words, or None where the words make no number.

    Args:
        words: Number words parted by white space or hyphens, in any case.

    Example:
        >>> parse_words("to hundrede og femoghalvfems tusinde")
        Decimal('295000')
        >>> parse_words("halvanden million")
        Decimal('1500000.0')
        >>> parse_words("to en halv")
        Decimal('2.5')
        >>> parse_words("to fem") is None
        True
    """
    atoms: list[_Atom] = []
    for word in words.replace("-", " ").split():
        some = atoms_of(word)
        if some is None:
            return None
        atoms += some
    if not atoms or atoms[-1][0] == "og" or atoms[0][0] == "og":
        return None
    return _Reader(tuple(atoms)).number()
