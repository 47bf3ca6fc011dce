"""What a citation says: provisions taken apart and put together again, dates, addresses.

The record's `value` of a LEGISLATION span (`referat.record`) is

    {"act": "Lov om social service" | null,      title as the register has it, or as the text writes it
     "provision": {"sections": [{"unit": "paragraph", "number": "83 a",
                                 "stk": ["2"], "nr": ["1-3"], "litra": [], "pkt": []}]} | null,
     "number": 909 | null, "date": "2024-07-03" | null,
     "eli": "https://www.retsinformation.dk/eli/lta/2024/909" | null,
     "resolved": true}                           only where `references` filled `act` in

One section is one path through the act: `§ 5, stk. 1, nr. 2, og stk. 3` gives two, both of paragraph 5, and each
repeated `stk.` begins another. Numbers are
strings, since they carry letters; a range stands as `11-13` or `82 a-82 c`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from referat.legislation.patterns import MONTHS

Unit = Literal["paragraph", "article", "chapter", "part"]
#: The parts below a paragraph, from the widest to the narrowest.
PARTS: Final = ("stk", "nr", "litra", "pkt")
_UNIT_WORDS: Final[dict[Unit, tuple[str, str]]] = {
    "paragraph": ("§", "§§"),
    "article": ("artikel", "artikler"),
    "chapter": ("kapitel", "kapitler"),
    "part": ("afsnit", "afsnit"),
}


@dataclass(frozen=True)
class Section:
    """One path into an act.

    Attributes:
        unit: `paragraph` (§), `article`, `chapter` or `part` (afsnit).
        number: `5`, `83 a`, a range `11-13`.
        stk: Subsections (stykker).
        nr: Numbers within them.
        litra: Letters within those.
        pkt: Sentences (punktummer).
    """

    unit: Unit
    number: str
    stk: tuple[str, ...] = ()
    nr: tuple[str, ...] = ()
    litra: tuple[str, ...] = ()
    pkt: tuple[str, ...] = ()

    def parts(self) -> dict[str, tuple[str, ...]]:
        """The parts below the unit, by name, in the order of `PARTS`."""
        return {"stk": self.stk, "nr": self.nr, "litra": self.litra, "pkt": self.pkt}

    def to_dict(self) -> dict[str, object]:
        """The section as it stands in the record."""
        return {"unit": self.unit, "number": self.number, **{name: list(part) for name, part in self.parts().items()}}


@dataclass(frozen=True)
class Provision:
    """The sections that one span cites, in order."""

    sections: tuple[Section, ...]

    def to_dict(self) -> dict[str, object]:
        """The record's `provision`."""
        return {"sections": [section.to_dict() for section in self.sections]}

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> Provision:
        """The inverse of `to_dict`.

        Raises:
            KeyError: Where a section lacks its unit or number.
        """
        return cls(
            tuple(
                Section(s["unit"], s["number"], *(tuple(s.get(part, ())) for part in PARTS)) for s in value["sections"]
            )
        )


@dataclass(frozen=True)
class Citation:
    """The value of a span; see the head of this module for the form in the record."""

    act: str | None = None
    provision: Provision | None = None
    number: int | None = None
    date: str | None = None
    eli: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The record's `value`.

        >>> Citation(act="Lov om social service").to_dict()["act"]
        'Lov om social service'
        """
        provision = self.provision.to_dict() if self.provision else None
        return {"act": self.act, "provision": provision, "number": self.number, "date": self.date, "eli": self.eli}


def format_provision(provision: Provision) -> str:
    """Write a provision the way Danish statutes do.

    >>> format_provision(Provision((Section("paragraph", "5", stk=("2",), nr=("3",)),)))
    '§ 5, stk. 2, nr. 3'
    >>> format_provision(Provision((Section("paragraph", "51"), Section("paragraph", "60"))))
    '§§ 51 og 60'

    Raises:
        ValueError: Where it holds no section, or sections of several units.
    """
    units = {section.unit for section in provision.sections}
    if len(units) != 1:
        raise ValueError(f"a provision has sections of one unit, not of {len(units)}: {sorted(units)}")
    one, many = _UNIT_WORDS[units.pop()]
    numbers = list(dict.fromkeys(section.number for section in provision.sections))
    several = len(numbers) > 1 or any(is_range(number) for number in numbers)
    pieces: list[str] = []
    last = ""
    for section in provision.sections:
        below = [_format_part(name, values) for name, values in section.parts().items() if values]
        head = [] if section.number == last else [section.number]
        pieces.append(", ".join((*head, *below)))
        last = section.number
    # With parts in it, the list needs its comma before `og`, else the last number would join the part before it.
    joint = ", og " if any(", " in piece or "stk." in piece for piece in pieces[:-1]) else " og "
    body = pieces[0] if len(pieces) == 1 else ", ".join(pieces[:-1]) + joint + pieces[-1]
    return f"{many if several else one} {body}"


def is_range(number: str) -> bool:
    """Whether a number stands for a range.

    >>> is_range("82 a-82 c"), is_range("82 a")
    (True, False)
    """
    return "-" in number


def _format_part(name: str, values: Sequence[str]) -> str:
    if name == "pkt":
        values = [f"{value.replace('-', '.-')}." for value in values]
    listed = values[0] if len(values) == 1 else ", ".join(values[:-1]) + " og " + values[-1]
    return {"litra": f"litra {listed}", "pkt": f"{listed} pkt."}.get(name, f"{name}. {listed}")


def iso_date(match: re.Match[str]) -> str | None:
    """The date of a match of `patterns.DATE` in ISO form; None where the calendar has no such day.

    >>> from referat.legislation.patterns import DATE_RE
    >>> [iso_date(DATE_RE.search(s)) for s in ("af 1. marts 2024", "af 29/09/2024", "31.02.2024")]
    ['2024-03-01', '2024-09-29', None]
    """
    groups = match.groupdict()
    if groups.get("y"):
        start = groups["month"].casefold()[:3]
        month = next(index for index, name in enumerate(MONTHS, 1) if name.startswith(start))
        parts = (groups["y"], str(month), groups["d"])
    elif groups.get("y2"):
        parts = (groups["y2"], groups["m2"], groups["d2"])
    elif groups.get("y3"):
        parts = (groups["y3"], groups["m3"], groups["d3"])
    else:
        return None
    try:
        return date(*(int(part) for part in parts)).isoformat()
    except ValueError:
        return None


def eli(year: int | None, number: int | None) -> str | None:
    """The European Legislation Identifier of a text in Lovtidende A (statutes, consolidated acts and orders).

    Form: https://www.retsinformation.dk, ELI scheme of Denmark (`/eli/lta/{year}/{number}`).

    >>> eli(2024, 909)
    'https://www.retsinformation.dk/eli/lta/2024/909'
    >>> eli(None, 909) is None
    True
    """
    if year is None or number is None:
        return None
    return f"https://www.retsinformation.dk/eli/lta/{year}/{number}"
