"""Find sums in number words: `to millioner kroner`. The unit is the anchor; the words before it are read backwards."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from referat.amount import patterns as p
from referat.amount.context import is_about_money, is_plainly_money
from referat.amount.values import LABEL, amount_value, currency_code, range_value, scale_factor
from referat.amount.words import atoms_of, parse_words
from referat.matching import Match

_BLANKS: Final = " \u00a0\u2009\u202f\r\n"
_WORD_RE: Final = re.compile(r"[^\s\-–]+")
#: How far before its unit a number in words may begin, in characters.
_REACH: Final = 120
#: No number is said in more words: `ni hundrede og nioghalvfems millioner ni hundrede og nioghalvfems tusinde ...`
_MAX_WORDS: Final = 14
#: Words before a number in words that make it no number: `et par tusinde kroner`, `beløb i tusinde kroner`.
_VAGUE: Final = frozenset(
    ["flere", "par", "nogle", "mange", "få", "i", "hele", "antal", "adskillige", "de", "ikke", "hver", "eneste"]
)


def match_words(text: str) -> list[Match]:
    """Every sum in number words, in order, without overlap.

    Example:
        >>> [(m.start, m.end, m.value["amount"]) for m in match_words("en gave på halvanden million kroner")]
        [(11, 35, '1500000')]
    """
    if not any(hint in text for hint in p.WORD_HINTS):
        return []
    found: list[Match] = []
    free = 0
    for unit in p.WORD_UNIT_RE.finditer(text):
        currency = unit["cur2"] or unit["cur"]
        match = _read_words(text, unit, currency, free)
        if match:
            found.append(match)
            free = match.end
    return found


def _read_words(text: str, unit: re.Match[str], currency: str | None, free: int) -> Match | None:
    low = max(free, unit.start() - _REACH)
    words = list(_WORD_RE.finditer(text, low, unit.start()))
    first = len(words)
    while first and len(words) - first < _MAX_WORDS and _is_word_of_number(text, words, first - 1, unit.start()):
        first -= 1
    while first < len(words) and words[first].group() == "og":
        first += 1
    lead = words[first - 1].group().casefold() if first else ""
    if lead in _VAGUE:
        return None
    if first == len(words):
        if unit["scale"] != "tusind" or not currency or not lead:
            return None
        code, part = currency_code(currency)
        return Match(LABEL, unit.start(), unit.end("cur2"), "amount.words", amount_value(1000 * part, code))
    scale = unit["scale"]
    # A unit that is a number word itself is read with the number: `to millioner fem hundrede tusinde`.
    in_number = scale is not None and atoms_of(scale) is not None
    number_end = unit.end("scale") if in_number else unit.start()
    begin, number = first, None
    while begin < len(words) and number is None:
        # The longest tail that is a number: `en to millioner` is two words, then a number.
        number = parse_words(text[words[begin].start() : number_end]) if words[begin].group() != "og" else None
        begin += number is None
    if number is None:
        return None
    start = words[begin].start()
    lower = _lower_end(text, words, begin, low)
    end = unit.end("cur2") if unit["cur2"] else unit.end("cur") if unit["cur"] else unit.end("scale")
    if currency is None and (
        scale is None
        or scale[0] in "tT"
        or not is_about_money(text, start, end)
        or not is_plainly_money(text, start, end, scale)
    ):
        return None
    code, part = currency_code(currency)
    factor = scale_factor(scale)
    number *= part if in_number else factor * part
    if lower:
        return Match(LABEL, lower[0], end, "amount.range", range_value(lower[1] * factor * part, number, code))
    return Match(LABEL, start, end, "amount.words", amount_value(number, code))


def _is_word_of_number(text: str, words: list[re.Match[str]], place: int, end: int) -> bool:
    word = words[place]
    after = words[place + 1].start() if place + 1 < len(words) else end
    between = text[word.end() : after]
    if between.strip(_BLANKS) or between.count("\n") > 1:
        return False
    return atoms_of(word.group()) is not None


def _lower_end(text: str, words: list[re.Match[str]], begin: int, low: int) -> tuple[int, Decimal] | None:
    """The smaller end of a range in words: `to til tre`, `to-tre`, and `to og tre` behind `mellem`."""
    if not begin:
        return None
    before = words[begin - 1]
    joint = text[before.end() : words[begin].start()]
    if joint in {"-", "–"}:
        return _end_of_range(words, begin - 1)
    is_range = before.group() == "til" or (
        before.group() == "og" and begin > 1 and p.BETWEEN_RE.search(text, low, words[begin - 2].start()) is not None
    )
    return _end_of_range(words, begin - 2) if is_range and begin > 1 else None


def _end_of_range(words: list[re.Match[str]], at: int) -> tuple[int, Decimal] | None:
    number = parse_words(words[at].group())
    return (words[at].start(), number) if number is not None else None
