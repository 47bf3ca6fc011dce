"""Citations and sums that nobody wrote, in all notations of minutes: the augmenter puts them in for those written.

A corpus holds a few hundred citations; a model that is to know one by its shape must see many thousands.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: Where a citation may stand only among its own kind: after a genitive (`vedtægternes`, `samme lovs`) or another one.
BARE: Final = re.compile(r"(?:§|kap|art|stk|nr\b|litra)", re.IGNORECASE)

_MONTHS: Final = tuple("januar februar marts april maj juni juli august september oktober november december".split())
_NUMBER_WORDS: Final = tuple(
    "en to tre fire fem seks syv otte ni ti elleve tolv femten tyve femogtyve tredive halvanden hundrede".split()
)
_DEFINITE: Final = re.compile(
    r"[\w-]*(?:loven|bekendtgørelsen|cirkulæret|reglementet|direktivet|forordningen|vejledningen|ordningen)"
)
_TITLE: Final = re.compile(r"(?:lov|bekendtgørelse|cirkulære|vejledning|forordning|direktiv)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Acts:
    """The pool of acts by how they are cited.

    Attributes:
        titles: `lov om …`, `bekendtgørelse om …`.
        definite: `serviceloven`, which a genitive adds -s to.
        others: Abbreviations and names of instruments.
    """

    titles: tuple[str, ...]
    definite: tuple[str, ...]
    others: tuple[str, ...]

    @classmethod
    def of(cls, pool: Sequence[str]) -> Acts:
        """Sort a pool by the kinds."""
        titles = tuple(act for act in pool if _TITLE.match(act))
        definite = tuple(act for act in pool if _DEFINITE.fullmatch(act))
        known = {*titles, *definite}
        return cls(titles, definite, tuple(act for act in pool if act not in known))


def citation(acts: Acts, rng: random.Random) -> str:
    """A citation of an act, an order, a bill or an EU instrument, with provisions or without.

    >>> acts = Acts.of(["lov om hegn", "hegnsloven", "LAB"])
    >>> all(citation(acts, random.Random(seed)) for seed in range(50))
    True
    """
    draw = rng.random()
    if draw < 0.24:
        return rng.choice(acts.titles)
    if draw < 0.44:
        return rng.choice(acts.definite)
    if draw < 0.52:
        return f"{rng.choice(acts.definite)}s {provision(rng)}"
    if draw < 0.62:
        return f"{provision(rng)}{rng.choice((' i ', ' i ', ', i '))}{rng.choice((*acts.titles, *acts.definite))}"
    if draw < 0.66:
        return f"{rng.choice(acts.titles)} {provision(rng)}"
    if draw < 0.76 and acts.others:
        act = rng.choice(acts.others)
        return (
            act
            if rng.random() < 0.5
            else f"{provision(rng)} i {act}"
            if rng.random() < 0.6
            else f"{act} § {_n(rng, 150)}"
        )
    if draw < 0.88:
        return _numbered(rng)
    if draw < 0.96:
        return _european(rng)
    return _bill(acts, rng)


def provision(rng: random.Random) -> str:
    """A provision alone: `§ 5, stk. 2, nr. 3`, `§§ 13-15`, `kapitel 5 a`, `artikel 6, stk. 1, litra e`."""
    draw = rng.random()
    if draw < 0.16:
        kind = rng.choice(("§§ {}-{}", "§§ {} og {}", "§§ {} til {}", "§§ {}, {} og {}"))
        numbers = sorted(rng.sample(range(1, 180), kind.count("{}")))
        return kind.format(*numbers)
    if draw < 0.26:
        return (
            f"{rng.choice(('kapitel', 'kapitel', 'kap.'))} {rng.choice((_n(rng, 30), _n(rng, 20) + ' a', 'IV', 'XI'))}"
        )
    if draw < 0.34:
        out = f"{rng.choice(('artikel', 'art.'))} {_n(rng, 110)}"
        if rng.random() < 0.6:
            out += f", stk. {_n(rng, 6)}"
            out += rng.choice(("", "", f", litra {rng.choice('abcdef')}"))
        return out
    letter = rng.choice(("", "", "", "", " a", "a", " b", " c"))
    out = f"§{rng.choice((' ', ' ', ' ', ''))}{_n(rng, 190)}{letter}"
    if rng.random() < 0.5:
        comma = rng.choice((", ", ", ", ", ", " "))
        out += f"{comma}stk. {_n(rng, 8)}"
        if rng.random() < 0.35:
            out += f"{comma}{rng.choice(('nr. {}', 'nr. {}', '{}. pkt.')).format(_n(rng, 9))}"
        elif rng.random() < 0.1:
            out += f" og {_n(rng, 9)}"
    return out


def _numbered(rng: random.Random) -> str:
    kind = rng.choice(
        (
            "lov",
            "lov",
            "lovbekendtgørelse",
            "LBK",
            "LBK",
            "lbk.",
            "BEK",
            "bekendtgørelse",
            "cirkulære",
            "cirkulæreskrivelse",
            "vejledning",
            "VEJ",
            "CIR",
        )
    )
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1985, 2025)
    date = rng.choice(
        (
            f"{day}. {_MONTHS[month - 1]} {year}",
            f"{day}. {_MONTHS[month - 1]} {year}",
            f"{day:02}/{month:02}/{year}",
            f"{day}-{month}-{year}",
        )
    )
    number = f"{kind} nr. {_n(rng, 2100)}"
    return (
        number
        if rng.random() < 0.12 and not kind.lower().startswith("vej")
        else f"{number} af {'den ' if rng.random() < 0.1 else ''}{date}"
    )


def _european(rng: random.Random) -> str:
    year, number = rng.randint(1979, 2024), _n(rng, 2800)
    name = rng.choice(
        (
            f"forordning (EU) {year}/{number}",
            f"forordning (EU) nr. {number}/{year}",
            f"forordning (EF) nr. {number}/{year}",
            f"direktiv {year}/{number}/EU",
            f"direktiv {year}/{number}/EF",
            f"direktiv (EU) {year}/{number}",
        )
    )
    draw = rng.random()
    if draw < 0.15:
        return f"artikel {_n(rng, 99)} i {name}"
    if draw < 0.25:
        return f"artikel {_n(rng, 120)}, stk. {_n(rng, 5)}, i TEUF"
    return name


def _bill(acts: Acts, rng: random.Random) -> str:
    number = f"L {_n(rng, 240)}"
    title = rng.choice(acts.titles)
    return rng.choice(
        (
            number,
            f"lovforslag {number}",
            f"lovforslag nr. {number}",
            f"forslag til {title}",
            f"forslag til lov om ændring af {rng.choice((title, rng.choice(acts.definite)))}",
            f"lovforslag om {title.partition(' om ')[2] or title}",
        )
    )


def sum_of_money(rng: random.Random) -> str:
    """A sum in one of the notations of minutes.

    >>> all(re.search(r"kr|mi[oa]|øre|euro|EUR|DKK", sum_of_money(random.Random(seed))) for seed in range(200))
    True
    """
    notation = rng.choice(_SUMS)
    sign = rng.choice("---+") if notation is not _worded and rng.random() < 0.1 else ""
    return sign + notation(rng)


def _n(rng: random.Random, most: int) -> str:
    return str(rng.randint(1, most))


def _grouped(rng: random.Random) -> str:
    """A whole sum with its thousands apart, a round one mostly."""
    digits = rng.choice((3, 4, 5, 6, 6, 7, 8))
    number = rng.randrange(10 ** (digits - 1), 10**digits)
    if rng.random() < 0.7:
        step = 10 ** max(0, digits - 3)
        number -= number % step
    return f"{number:,}".replace(",", rng.choice((".", ".", ".", ".", " ", "")))


def _decimal(rng: random.Random) -> str:
    whole = str(rng.choice((rng.randint(0, 9), rng.randint(1, 99), rng.randint(100, 999))))
    if rng.random() < 0.06:
        whole = f"{rng.randint(1, 9)}.{rng.randint(0, 999):03}"
    decimals = rng.choice((0, 1, 1, 1, 2, 2, 3))
    return f"{whole},{rng.randrange(10**decimals):0{decimals}}" if decimals else whole


def _scaled(rng: random.Random) -> str:
    scale = rng.choice(
        (
            "mio. kr.",
            "mio. kr.",
            "mio. kr.",
            "mio.kr.",
            "mio kr.",
            "mia. kr.",
            "mio. kroner",
            "millioner kr.",
            "millioner kroner",
            "mio.",
        )
    )
    return f"{_decimal(rng)} {scale}"


def _range(rng: random.Random) -> str:
    low = rng.randint(1, 90)
    high = low + rng.randint(1, 30)
    unit = rng.choice(("mio. kr.", "mio. kr.", "kr.", "t.kr.", "mia. kr."))
    if unit == "kr.":
        return f"{low}.000{rng.choice(('-', ' - ', '–'))}{high}.000 kr."
    return rng.choice(
        (f"{low}-{high} {unit}", f"{low} - {high} {unit}", f"{low}–{high} {unit}", f"{low},5-{high} {unit}")
    )


def _worded(rng: random.Random) -> str:
    word = rng.choice(_NUMBER_WORDS)
    return rng.choice(
        (
            f"{word} millioner kroner",
            f"{word} millioner kr.",
            f"{word} mio. kr.",
            f"{word} tusind kroner",
            f"{word} kroner",
            f"{word} milliarder kroner",
            "en halv million kroner",
            "en kvart million kroner",
            "halvanden million kroner",
            "en million kroner",
            "½ mio. kr.",
            "½ mia. kr.",
            f"{_n(rng, 9)}½ mio. kr.",
        )
    )


_SUMS: Final = (
    lambda rng: f"{_grouped(rng)} kr.",
    lambda rng: f"{_grouped(rng)} kr.",
    lambda rng: f"{_grouped(rng)} kr.",
    lambda rng: f"{_grouped(rng)} kr",
    lambda rng: f"{_grouped(rng)} kroner",
    lambda rng: f"{_grouped(rng)}kr.",
    lambda rng: f"{_grouped(rng)},- kr.",
    lambda rng: f"{_grouped(rng)},00 kr.",
    lambda rng: f"kr. {_grouped(rng)},-",
    lambda rng: f"kr. {_grouped(rng)}",
    lambda rng: f"DKK {_grouped(rng)}",
    lambda rng: f"{_grouped(rng)} DKK",
    lambda rng: f"{_grouped(rng)} {rng.choice(('euro', 'EUR'))}",
    lambda rng: f"{_grouped(rng)} {rng.choice(('t.kr.', 'tkr.', 't. kr.'))}",
    lambda rng: f"{_n(rng, 95)} øre",
    _scaled,
    _scaled,
    _scaled,
    _scaled,
    _scaled,
    lambda rng: f"kr. {_decimal(rng)} mio.",
    _range,
    _range,
    _range,
    _worded,
    _worded,
)
