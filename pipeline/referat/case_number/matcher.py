"""Find case numbers in headings and in running text."""

from __future__ import annotations

import re

from referat.case_number.patterns import AND_RE, ANY_RE, LABEL_RE, STRONG_RE, TRAP_RE, WEAK_RE
from referat.case_number.values import CaseNumber, from_match
from referat.matching import Match

#: Serials that an unlabelled `23/64938` in running text needs; shorter ones are dates, ratios and house numbers.
_LONG_SERIAL = 4
_ALONE_SERIAL = 3


class CaseNumberMatcher:
    """Matches the shapes of `patterns`, each under the context that it needs.

    A strong shape (`15.00.00-A00-16-24`) is a case number anywhere. A weak one (`23/64938`, `295848`) is one after a
    label (`Sagsnr.`), alone on its line where the shape is typical, or where its serial is long.

    Example:
        >>> [m.value["year"] for m in CaseNumberMatcher().match("Sagsnr. 10/11 (Dok. 306-2019-263412)")]
        [2010]
    """

    def match(self, text: str) -> list[Match]:
        """Find every case number; see `referat.matching.Matcher`."""
        if not any(char.isdigit() for char in text):
            return []
        taken = [m.span() for m in TRAP_RE.finditer(text)]
        found: dict[int, Match] = {}
        for match in self._labelled(text):
            found[match.start()] = _to_match(match)
        for match in STRONG_RE.finditer(text):
            if not _inside(match.span(), taken):
                found.setdefault(match.start(), _to_match(match))
        for match in WEAK_RE.finditer(text):
            if not _inside(match.span(), taken) and self._stands_alone(match, text):
                found.setdefault(match.start(), _to_match(match))
        return _without_overlap(found)

    def _labelled(self, text: str) -> list[re.Match[str]]:
        out = []
        for label in LABEL_RE.finditer(text):
            at = label.end()
            while number := ANY_RE.match(text, at):
                if not (number.lastgroup == "serial" and _is_year(number.group())):
                    out.append(number)
                joint = AND_RE.match(text, number.end())
                if not joint:
                    break
                at = joint.end()
        return out

    def _stands_alone(self, match: re.Match[str], text: str) -> bool:
        value = from_match(match)
        serial = value.serial or ""
        if value.kind == "journal":
            is_year = len(serial) == 4 and serial[:2] in {"19", "20"}
            if len(serial) >= _LONG_SERIAL and not is_year:
                return True
            return len(serial) >= _ALONE_SERIAL and _alone_on_line(match.span(), text)
        # A year and a serial are written like ranges of years and parts of other numbers.
        return value.kind == "year_serial" and len(serial) >= 5 and _alone_on_line(match.span(), text)


def match_line(line: str) -> CaseNumber | None:
    """Read a line that holds nothing but a case number and perhaps its label; None where it is no such line.

    The line of the case under an item's heading proves a number that running text would not.

    >>> match_line("Sagsnr.: 14/30210").serial
    '30210'
    >>> match_line("14/30").serial
    '30'
    >>> match_line("Sag nr. 129") is None
    True
    """
    line = line.strip()
    label = LABEL_RE.match(line)
    number = ANY_RE.fullmatch(line, label.end() if label else 0)
    if number is None:
        return None
    value = from_match(number)
    return None if value.kind == "serial" and not label else value


def _to_match(match: re.Match[str]) -> Match:
    value = from_match(match)
    return Match("CASE_NUMBER", match.start(), match.end(), f"case_number.{value.kind}", value.to_dict())


def _inside(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _alone_on_line(span: tuple[int, int], text: str) -> bool:
    begin = text.rfind("\n", 0, span[0]) + 1
    stop = text.find("\n", span[1])
    return text[begin : stop if stop >= 0 else len(text)].strip() == text[span[0] : span[1]]


def _is_year(digits: str) -> bool:
    return len(digits) == 4


def _without_overlap(found: dict[int, Match]) -> list[Match]:
    out: list[Match] = []
    for start in sorted(found):
        if not out or start >= out[-1].end:
            out.append(found[start])
    return out
