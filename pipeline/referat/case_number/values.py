"""What a case number says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from referat.case_number.patterns import ANY_RE


@dataclass(frozen=True)
class CaseNumber:
    """A case number taken apart.

    Attributes:
        kind: The shape, by the names of `patterns` (`kle`, `journal`, `authority` …).
        year: Four digits; None where the number holds none.
        serial: As written, leading zeros kept.
        kle: Subject by KLE, such as `15.00.00`.
        facet: Facet by KLE, such as `A00`.
        topic: Name of the subject; only where the user supplies a KLE file.

    Example:
        >>> number = CaseNumber("kle", 2024, "1", "00.30.04", "Ø00")
        >>> number.main_group, number.group
        ('00', '00.30')
    """

    kind: str
    year: int | None = None
    serial: str | None = None
    kle: str | None = None
    facet: str | None = None
    topic: str | None = None

    @property
    def main_group(self) -> str | None:
        """Main group by KLE, the first two digits."""
        return self.kle[:2] if self.kle else None

    @property
    def group(self) -> str | None:
        """Group by KLE, the first four."""
        return self.kle[:5] if self.kle else None

    def to_dict(self) -> dict[str, object]:
        """The record's `value`; `main_group` and `group` only where there is a `kle`."""
        value: dict[str, object] = {
            "kind": self.kind,
            "year": self.year,
            "serial": self.serial,
            "kle": self.kle,
            "facet": self.facet,
            "topic": self.topic,
        }
        return {**value, "main_group": self.main_group, "group": self.group} if self.kle else value


def read_case_number(text: str) -> CaseNumber | None:
    """Take a case number apart, or None where `text` is not wholly one.

    >>> read_case_number("15.00.00-A00-16-24")
    CaseNumber(kind='kle', year=2024, serial='16', kle='15.00.00', facet='A00', topic=None)
    >>> read_case_number("pkt. 56") is None
    True
    """
    match = ANY_RE.fullmatch(text.strip())
    return from_match(match) if match else None


def from_match(match: re.Match[str]) -> CaseNumber:
    """The value of a match of one of the expressions of `patterns`."""
    groups = match.groupdict()
    # The rule's own group is the one that spans the match and has no underscore-joined child name.
    kind = next(name for name in groups if groups[name] == match.group() and f"{name}_serial" in groups)

    def part(name: str) -> str | None:
        return groups.get(f"{kind}_{name}")

    return CaseNumber(kind, _year(part("year")), part("serial") or None, part("kle"), part("facet"))


def _year(digits: str | None) -> int | None:
    """Municipal case systems with years of two digits began in the 1980s.

    >>> _year("24"), _year("98"), _year("2017")
    (2024, 1998, 2017)
    """
    if digits is None:
        return None
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 80 else 2000)
