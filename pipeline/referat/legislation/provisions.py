"""Read a provision at a place of a text: `§ 5, stk. 2, nr. 3`, `§§ 51, 59 og 60`, `kapitel 10`, `artikel 6, stk. 1`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from referat.legislation.patterns import (
    ABBREVIATION_RE,
    AFTER_LIST_RE,
    BARE_NUMBER_RE,
    DECIMAL_RE,
    JOINT_RE,
    LETTER_MORE_RE,
    LETTER_RANGE_RE,
    LITRA_JOINT_RE,
    LITRA_RANGE_RE,
    LITRA_RE,
    NUMBER_RE,
    PART_RE,
    PLAIN_NUMBER_RE,
    POINT_RE,
    RANGE_RE,
    ROMAN_RE,
    SIGN_RE,
    UNIT_RE,
    VALUE_JOINT_RE,
)
from referat.legislation.values import PARTS, Provision, Section, Unit

#: More members than this no list has; it bounds the work at one sign.
_MOST = 40


@dataclass(frozen=True)
class Found:
    """A provision in a text.

    Attributes:
        start: Offset of its sign or word.
        end: Offset after its last character.
        provision: What it says.
        decimal: Whether it goes on as `§ 7.1` does, the numbering of local plans and bodies.
        bare: Whether it is no more than a unit and a number.
    """

    start: int
    end: int
    provision: Provision
    decimal: bool = False

    @property
    def bare(self) -> bool:
        """Whether it has no part below its unit."""
        return not any(part for section in self.provision.sections for part in section.parts().values())


def parse_provision(text: str) -> Provision | None:
    """Read a provision, or None where `text` is not wholly one.

    >>> provision = parse_provision("§ 5, stk. 2, nr. 3")
    >>> provision and provision.sections[0].nr
    ('3',)
    >>> parse_provision("§ 5 i morgen") is None
    True
    """
    found = scan_provision(text, 0)
    return found.provision if found and found.end == len(text) else None


class _Number(NamedTuple):
    text: str
    end: int


def scan_provision(text: str, at: int, *, signless: bool = False) -> Found | None:
    """Read the provision that begins at `at`.

    Args:
        text: The whole text.
        at: Offset of `§`, `paragraf`, `kapitel`, `artikel` or `afsnit`.
        signless: Read a paragraph without its sign, beginning with its number. What follows must not make the number a
            count (`lejelovens 12 kapitler`).

    Returns:
        The provision, or None where there is none.

    Example:
        >>> found = scan_provision("Efter § 86, stk. 1 og 2 kan", 6)
        >>> found and (found.end, found.provision.sections[0].stk)
        (23, ('1', '2'))
    """
    unit: Unit = "paragraph"
    if signless:
        pos, many = at, False
    elif sign := SIGN_RE.match(text, at):
        pos, many = sign.end(), bool(sign["many"])
    elif word := UNIT_RE.match(text, at):
        pos, many = word.end(), "er" in word.group().casefold()[-4:]
        unit = "chapter" if word["chapter"] else "article" if word["article"] else "part"
    else:
        return None
    if unit in ("chapter", "part") and (roman := ROMAN_RE.match(text, pos)):
        return Found(at, roman.end(), Provision((Section(unit, roman["number"]),)))
    numbers, end = _numbers(text, pos, many=many, letters=unit != "article")
    if not numbers:
        return None
    if DECIMAL_RE.match(text, end):
        return Found(at, end, Provision(tuple(Section(unit, number) for number in numbers)), decimal=True)
    if unit in ("chapter", "part"):
        return Found(at, end, Provision(tuple(Section(unit, number) for number in numbers)))
    if signless and not (AFTER_LIST_RE.match(text, end) or PART_RE.match(text, end)):
        return None
    sections = [(number, dict[str, tuple[str, ...]]()) for number in numbers]
    end = _parts(text, end, sections)
    while many and len(sections) < _MOST and sections[-1][1]:
        # `§§ 10, stk. 2, og 11`: only a double sign lets a further paragraph follow the parts of one.
        joint = JOINT_RE.match(text, end)
        more, after = _numbers(text, joint.end(), many=True, letters=True) if joint else ([], end)
        if not more:
            break
        sections += [(number, {}) for number in more]
        end = _parts(text, after, sections)
    return Found(at, end, Provision(tuple(Section(unit, number, **parts) for number, parts in sections)))


def _numbers(text: str, at: int, *, many: bool, letters: bool) -> tuple[list[str], int]:
    """The list of numbers at `at` and where it ends."""
    first = _number(text, at, letters)
    if first is None:
        return [], at
    numbers, end = [first.text], first.end
    if DECIMAL_RE.match(text, end):
        return numbers, end
    numbers[0], end = _range(text, first, letters)
    pending: list[str] = []
    pending_end = end
    for _ in range(_MOST):
        letter = LETTER_MORE_RE.match(text, pending_end)
        if (
            letter
            and (pending or numbers)[-1][-1].isalpha()
            and not ABBREVIATION_RE.match(text, letter.start("letter"))
        ):
            stem = (pending or numbers)[-1].split("-")[-1].split(" ")[0]
            pending.append(f"{stem} {letter['letter']}")
            # A comma alone may only begin a clause; the letter holds where the list ends in `og`, or after §§.
            pending_end = letter.end()
            last = not letter["joint"].strip().startswith(",") or many
        else:
            joint = JOINT_RE.match(text, pending_end)
            number = _number(text, joint.end(), letters) if joint else None
            if joint is None or number is None or DECIMAL_RE.match(text, number.end):
                break
            ranged, after = _range(text, number, letters)
            strict = not many or joint["last"] is None
            counted = (
                strict and ranged.isdigit() and not (AFTER_LIST_RE.match(text, after) or JOINT_RE.match(text, after))
            )
            if POINT_RE.match(text, number.end) or counted:
                break
            pending.append(ranged)
            pending_end = after
            last = many or joint["last"] is not None
        if last:
            numbers += pending
            pending = []
            end = pending_end
    return numbers, end


def _number(text: str, at: int, letters: bool) -> _Number | None:
    match = NUMBER_RE.match(text, at) if letters else None
    if match and match["apart"] and ABBREVIATION_RE.match(text, match.start("apart")):
        match = None
    if match:
        letter = match["glued"] or match["apart"]
        return _Number(match["number"] + (f" {letter.lower()}" if letter else ""), match.end())
    match = BARE_NUMBER_RE.match(text, at)
    if match is None:
        return None
    letter = match["glued"]
    if letter is None and match.end() < len(text) and text[match.end()].isalpha():
        return _Number(match["number"], match.end()) if text[match.end()].isupper() else None
    return _Number(match["number"] + (f" {letter.lower()}" if letter else ""), match.end())


def _range(text: str, first: _Number, letters: bool) -> tuple[str, int]:
    joint = RANGE_RE.match(text, first.end)
    if joint and (second := _number(text, joint.end(), letters)) and not DECIMAL_RE.match(text, second.end):
        return f"{first.text}-{second.text}", second.end
    if first.text[-1].isalpha() and (letter := LETTER_RANGE_RE.match(text, first.end)):
        return f"{first.text}-{first.text.split(' ')[0]} {letter['letter']}", letter.end()
    return first.text, first.end


def _parts(text: str, at: int, sections: list[tuple[str, dict[str, tuple[str, ...]]]]) -> int:
    """Read `stk.`, `nr.`, `litra` and `pkt.` from `at` on into the last section; return where they end."""
    end = at
    for _ in range(_MOST):
        match = PART_RE.match(text, end)
        if match is None:
            return end
        if match["pkt"]:
            points = re.sub(r"\.?\s*[-–—]\s*", "-", match["points"])
            name, values, after = "pkt", tuple(re.findall(r"\d+(?:-\d+)?", points)), match.end()
        elif match["pkt2"]:
            name, values, after = "pkt", (match["points2"],), match.end()
        else:
            name = next(part for part in PARTS[:3] if match[part])
            values, after = _values(text, match.end(), name)
        if not values:
            return end
        number, parts = sections[-1]
        if any(part in parts for part in PARTS[PARTS.index(name) :]):
            # The same or a wider part begins a new path: `stk. 1, nr. 2, og stk. 3`.
            wider = {part: parts[part] for part in PARTS[: PARTS.index(name)] if part in parts}
            sections.append((number, {**wider, name: values}))
        else:
            parts[name] = values
        end = after
    return end


def _values(text: str, at: int, name: str) -> tuple[tuple[str, ...], int]:
    """The list of numbers or letters after `stk.`, `nr.` or `litra`."""
    read = _letter if name == "litra" else _plain
    first = read(text, at)
    if first is None:
        return (), at
    values, end = [first.text], first.end
    values[0], end = _plain_range(text, first, name)
    pending: list[str] = []
    pending_end = end
    for _ in range(_MOST):
        joint = (LITRA_JOINT_RE if name == "litra" else VALUE_JOINT_RE).match(text, pending_end)
        number = read(text, joint.end()) if joint else None
        if joint is None or number is None:
            break
        ranged, after = _plain_range(text, number, name)
        if not AFTER_LIST_RE.match(text, after):
            break
        pending.append(ranged)
        pending_end = after
        if joint["last"] is not None:
            values += pending
            pending = []
            end = pending_end
    return tuple(values), end


def _plain(text: str, at: int) -> _Number | None:
    match = PLAIN_NUMBER_RE.match(text, at)
    return _Number(match["number"] + (match["letter"] or ""), match.end()) if match else None


def _letter(text: str, at: int) -> _Number | None:
    match = LITRA_RE.match(text, at)
    return _Number(match["letter"], match.end()) if match else None


def _plain_range(text: str, first: _Number, name: str) -> tuple[str, int]:
    joint = (LITRA_RANGE_RE if name == "litra" else RANGE_RE).match(text, first.end)
    second = (_letter if name == "litra" else _plain)(text, joint.end()) if joint else None
    return (f"{first.text}-{second.text}", second.end) if second else (first.text, first.end)
