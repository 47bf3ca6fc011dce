"""Find case numbers in headings and in running text."""

from __future__ import annotations

import re

from referat.case_number.patterns import AND_RE, ANY_RE, LABEL_RE, LABELLED_RE, REACH, STRONG, TRAP_RE
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
        found: list[Match] = []
        labelled_until = -1
        for number in ANY_RE.finditer(text):
            labelled = bool(LABELLED_RE.search(text, max(0, number.start() - REACH), number.start()))
            if not labelled and 0 <= labelled_until < number.start() <= labelled_until + REACH:
                labelled = bool(AND_RE.fullmatch(text, labelled_until, number.start()))
            value = from_match(number)
            if labelled and not (value.kind == "serial" and len(number.group()) == 4):
                labelled_until = number.end()
            elif _is_trap(number, text) or not (value.kind in STRONG or self._stands_alone(number, text)):
                continue
            rule = f"case_number.{value.kind}"
            found.append(Match("CASE_NUMBER", number.start(), number.end(), rule, value.to_dict()))
        return found

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


def _is_trap(number: re.Match[str], text: str) -> bool:
    """Whether a number is part of what only looks like a case number."""
    window = max(0, number.start() - REACH), min(len(text), number.end() + REACH)
    return any(trap.start() < number.end() and number.start() < trap.end() for trap in TRAP_RE.finditer(text, *window))


def _alone_on_line(span: tuple[int, int], text: str) -> bool:
    begin = text.rfind("\n", 0, span[0]) + 1
    stop = text.find("\n", span[1])
    return text[begin : stop if stop >= 0 else len(text)].strip() == text[span[0] : span[1]]
