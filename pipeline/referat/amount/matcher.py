"""Find sums of money in running text and in table cells that carry their own unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import Final, NamedTuple

from referat.amount import patterns as p
from referat.amount.context import is_plainly_money, is_unit_of_table
from referat.amount.mending import reading_copy
from referat.amount.negation import negated
from referat.amount.values import LABEL, amount_value, currency_code, parse_number, range_value, scale_factor
from referat.amount.worded import match_words
from referat.matching import Match

_BLANKS: Final = " \u00a0\u2009\u202f"
_YEAR_RE: Final = re.compile(r"(?:19|20)\d\d")
#: Characters that may end a currency before a number (`kr.`, `DKK`, `€`, `kroner`), or its wrap.
_PREFIX_ENDS: Final = frozenset(".rRkKDPFN€$£o\n")
#: ... or stand between it and the number. A number without a unit behind and with none of these before is no sum.
_PREFIX_CANDIDATES: Final = _PREFIX_ENDS | frozenset(_BLANKS) | frozenset(p.SIGNS)
_PREFIX_REACH: Final = 24
_THOUSANDS: Final = frozenset(["1.000", "1000", "1 000", "1\u00a0000", "1.000.000"])
#: Between two sums that are the ends of one range.
_RANGE_JOINT_RE: Final = re.compile(rf"[-–—]|{p.BLANK}[-–—]{p.BLANK}")
_MAX_JOINT: Final = 3
#: Words that a number may be run together with: `på5.000 kr.`
_GLUED_LEADS: Final = ("på", "til", "med", "for", "fra", "af")


class AmountMatcher:
    """Matches sums of money with their unit, sign and range.

    Rules, as they stand in `Match.rule`:

    ==================== =========================================================================
    amount.plain         number and currency: `750.000 kr.`, `50 øre`, `5.000,-`, `20.000 EUR`
    amount.scaled        number, unit word and currency: `1.940 mio. kr.`, `35 t.kr.`
    amount.prefixed      currency first: `kr. 5.000,-`, `DKK 2 mio.`, `t.kr. 450`
    amount.range         two ends and one unit: `15-25 mio. kr.`, (mellem) `2 og 3 mio. kr.`
    amount.words         number words: `to millioner kroner`, `halvanden million kroner`
    amount.bare_scaled   unit word alone, where the text around it is plainly about money: `98 mio. i 2020`
    amount.unread        a sum whose number cannot be read with certainty (`2.000.00 kr.`, `1w0.000 kr.`); without value
    ==================== =========================================================================

    Where a word says the sign (`mindreudgift på`, `negativ`), the id goes on with `.negative`: see
    `referat.amount.negation`.

    What looks like money and is none has its own tests on the same hits: units of tables (`i 1.000 kr.`), years over
    columns (`Budget 2024 kr.`), counts (`2 mio. borgere`).

    Example:
        >>> text = "Der afsættes 15-25 mio. kr. og 750.000 kr. pr. år."
        >>> [(text[m.start : m.end], m.rule) for m in AmountMatcher().match(text)]
        [('15-25 mio. kr.', 'amount.range'), ('750.000 kr.', 'amount.plain')]
    """

    def match(self, text: str) -> list[Match]:
        """Find every sum of money in `text`; see `referat.matching.Matcher`.

        Args:
            text: Any text.

        Returns:
            Matches in order, without overlap; `value` is `{"amount", "currency"}` or `{"min", "max", "currency"}`
            with decimal strings in whole units of the currency, or None for `amount.unread`.
        """
        text, unknown = reading_copy(text)
        found = negated(text, _joined(_numeric(text), match_words(text)))
        if not unknown:
            return found
        return [_unread(match) if _holds(match, unknown) else match for match in found]


def read_amount(written: str) -> dict[str, str] | None:
    """The value of a text that is one sum of money and nothing else, or None.

    Example:
        >>> read_amount("1.940 mio. kr.")
        {'amount': '1940000000', 'currency': 'DKK'}
        >>> read_amount("15-25 mio. kr.")
        {'min': '15000000', 'max': '25000000', 'currency': 'DKK'}
        >>> read_amount("1.940") is None
        True
    """
    written = written.strip()
    matches = AmountMatcher().match(written)
    if len(matches) != 1 or (matches[0].start, matches[0].end) != (0, len(written)) or matches[0].value is None:
        return None
    return dict(matches[0].value)


class _Unit(NamedTuple):
    """What multiplies a number, and where it ends."""

    scale: str | None
    currency: str | None
    end: int


class _Prefix(NamedTuple):
    """A currency before a number."""

    scale: str | None
    currency: str
    start: int


def _numeric(text: str) -> list[Match]:
    found: list[Match] = []
    free = 0  # end of the last match: nothing before it may be taken again
    at = 0
    search = p.NUMBER_RE.search
    while number := search(text, at):
        start, at = number.span()
        if number.lastgroup == "num" and not (start and text[start - 1] in _PREFIX_CANDIDATES):
            continue  # most numbers: no unit behind, no currency before
        match, at = _read(text, number, free)
        if match:
            span = _joined_range(text, found[-1], match) if found else None
            if span:
                found[-1] = match = span
            else:
                found.append(match)
            free = at = match.end
        elif at == number.end():
            free = at  # the unit of a table: its `kr.` is no currency of the number behind it either
    return found


def _joined_range(text: str, low: Match, high: Match) -> Match | None:
    """`10.000 kr.-20.000 kr.`: a range whose ends both have their unit is one sum."""
    if high.start - low.end > _MAX_JOINT or not _RANGE_JOINT_RE.fullmatch(text, low.end, high.start):
        return None
    one, other = low.value, high.value
    if not one or not other or "amount" not in one or "amount" not in other or one["currency"] != other["currency"]:
        return None
    ends = Decimal(one["amount"]), Decimal(other["amount"])
    if not 0 <= ends[0] < ends[1]:
        return None
    return Match(LABEL, low.start, high.end, "amount.range", range_value(*ends, one["currency"]))


def _read(text: str, number: re.Match[str], free: int) -> tuple[Match | None, int]:
    """Read one hit of `NUMBER_RE`; gives the match, if any, and where to go on searching."""
    start = number.start()
    has_range = number["num2"] is not None and _is_range(text, number)
    if number["num2"] is not None and not has_range:
        # Only the second number can carry the unit; the first may still have a currency before it, or `,-` behind.
        match = _read_prefixed(text, number, free, number["num"], None)
        if not match and number["dash"] and _stands_free(text, start):
            sign, begin = _sign(text, start, free)
            match = _single(text, begin, number.end("dash"), number["num"], sign, None, None, "amount.plain")
        return match, number.start("sign2")
    unit = _unit(text, number)
    sign, begin = _sign(text, start, free)
    if unit is not None and number["cur"] and p.NUMBER_NEXT_RE.match(text, unit.end) and _prefix(text, begin, free):
        unit = None  # a list of sums, each with its currency first
    if unit is None or unit.currency is None:
        prefixed = _read_prefixed(text, number, free, number["num"], number["num2"] if has_range else None)
        if prefixed:
            return prefixed, prefixed.end
        if unit is None:
            if not _stands_free(text, start):
                return None, number.end("num")
            if has_range and number["dash2"]:
                ends = (number["num"], number["num2"])
                end = number.end("dash2")
                return _ranged(text, begin, end, ends, (sign, number["sign2"]), None, None), start
            if number["dash"] and not has_range:
                end = number.end("dash")
                return _single(text, begin, end, number["num"], sign, None, None, "amount.plain"), start
            return None, number.end("num2") if has_range else number.end("num")
    resume = max(number.end("num"), number.end("num2"))
    if not _stands_free(text, start):
        blank = number["num"].find(" ")  # `150 kr./m3 150 kr.`: the 3 is no thousand
        return None, start + blank if blank > 0 else resume
    if _is_unit_or_year(text, number, unit, begin, has_range):
        return None, number.end()
    if unit.currency is None and not is_plainly_money(text, begin, unit.end, unit.scale or ""):
        return None, resume
    if has_range:
        ends = (number["num"], number["num2"])
        return _ranged(text, begin, unit.end, ends, (sign, number["sign2"]), unit.scale, unit.currency), resume
    lead = _numbered_lead(text, number) if not sign else 0
    written = number["num"][lead:]
    match = _single(text, begin + lead, unit.end, written, sign, unit.scale, unit.currency, _rule(unit))
    return _with_oere(text, match), resume


def _rule(unit: _Unit) -> str:
    if unit.currency is None:
        return "amount.bare_scaled"
    return "amount.scaled" if unit.scale else "amount.plain"


def _is_range(text: str, number: re.Match[str]) -> bool:
    one, other = number["num"], number["num2"]
    if _is_year(one) and not (_is_year(other) and "-" not in number["sep"]):
        return False
    if number["sep"].strip() == "og":
        return p.BETWEEN_RE.search(text, max(0, number.start() - 20), number.start()) is not None
    return True


def _unit(text: str, number: re.Match[str]) -> _Unit | None:
    """The unit behind the number; None where there is none or it is the next number's (`bilag 3 kr. 5.000,-`)."""
    currency = number["cur2"] or number["cur"]
    scale = number["scale"]
    if not currency and not scale:
        return None
    if scale and not currency and scale[0] in "tThH":
        return None  # tusinde, hundrede: with a currency only
    if scale == "1.000" and (len(number["num"]) < 3 or _is_year(number["num"]) or number["gap"] != " "):
        return None
    wrapped = "\n" in (number["gap"] or "")
    first_on_line = not number.start() or text[number.start() - 1] in "\n\t|"
    if wrapped and first_on_line:
        return None  # a column of cells, one a line, not a wrapped sum
    end = number.end("cur2") if number["cur2"] else number.end("cur") if number["cur"] else number.end("scale")
    if currency and currency[0] in "kKDESNU€$£G":
        ahead = p.NUMBER_NEXT_RE.match(text, end)
        currency_wrapped = "\n" in (number["gap2"] or "")
        if ahead and number["cur"] and (wrapped or _is_date(number["num"]) or p.DASHED_NEXT_RE.match(text, end)):
            return None
        if ahead and currency_wrapped:
            return _Unit(scale, None, number.end("scale"))
    return _Unit(scale, currency, end)


def _is_year(number: str | None) -> bool:
    return number is not None and _YEAR_RE.fullmatch(number) is not None


def _is_date(number: str) -> bool:
    return _is_year(number) or parse_number(number) is None


def _sign(text: str, start: int, free: int) -> tuple[str, int]:
    """The sign before a number, and where the sum then begins."""
    if start <= free + (free > 0):
        return "", start  # what touches the sum before is a hyphen between the two
    char = text[start - 1]
    if char in p.SIGNS:
        before = text[start - 2] if start > 1 else "\n"
        if before.isspace() or before in '(|:."”»[€$£':
            return char, start - 1
    elif char in _BLANKS and start > 2 and text[start - 2] in p.SIGNS:
        # `- 5 mio. kr.` has a sign at the beginning of a cell only; elsewhere that is a dash or a bullet.
        sign, before = text[start - 2], text[start - 3]
        return (sign, start - 2) if before in "\t|" or (sign == "÷" and before.isspace()) else ("", start)
    return "", start


def _stands_free(text: str, start: int) -> bool:
    """Whether the number does not go on a word, a case number or a date."""
    if not start:
        return True
    char = text[start - 1]
    if char.isalpha() or char == "_":
        return text.endswith(_GLUED_LEADS, 0, start) and not text[max(0, start - 5) : start - 1].isupper()
    if char in "-–/" and start > 1:
        before = text[start - 2]
        return not before.isalnum() or char == "–"
    return True


def _is_unit_or_year(text: str, number: re.Match[str], unit: _Unit, begin: int, has_range: bool) -> bool:
    """False friends: `i 1.000 kr.`, a header cell `1.000 kr.`, `Budget 2024 kr.`, `i 2024 mio. kr.`"""
    if has_range:
        return False
    written = number["num"]
    if written in _THOUSANDS and not unit.scale and begin == number.start():
        return is_unit_of_table(text, begin, unit.end)
    if _is_year(written):
        return p.YEAR_LEAD_RE.search(text, max(0, begin - 14), begin) is not None
    return False


def _read_prefixed(text: str, number: re.Match[str], free: int, one: str, other: str | None) -> Match | None:
    """A currency before the number: `kr. 5.000,-`, `DKK 2 mio.`, `-€ 500`."""
    sign, begin = _sign(text, number.start(), free)
    prefix = _prefix(text, begin, free)
    if not prefix or _is_prefix_a_unit(text, prefix, number):
        return None
    if not sign:
        sign, begin = _sign(text, prefix.start, free)
        begin = min(begin, prefix.start)
    else:
        begin = prefix.start
    if other is not None and not (_is_money_shaped(other) or number["scale"]):
        other = None
    end = number.end("dash") if number["dash"] else number.end("num")
    if other is not None:
        end = number.end("dash2") if number["dash2"] else number.end("num2")
    scale = prefix.scale
    if scale is None and number["scale"] and (other is not None or number["num2"] is None):
        unit_is_money = number["scale"][0] not in "tThH1"
        if unit_is_money:
            scale, end = number["scale"], number.end("scale")
    if other is None:
        return _single(text, begin, end, one, sign, scale, prefix.currency, "amount.prefixed")
    return _ranged(text, begin, end, (one, other), (sign, number["sign2"]), scale, prefix.currency)


def _is_money_shaped(number: str) -> bool:
    return len(number) > 2 and not _is_year(number)


def _prefix(text: str, begin: int, free: int) -> _Prefix | None:
    last = begin - 1
    while last >= 0 and text[last] in _BLANKS:
        last -= 1
    if last < free or text[last] not in _PREFIX_ENDS:
        return None
    hit = p.PREFIX_RE.search(text, max(free, begin - _PREFIX_REACH), begin)
    if not hit:
        return None
    if "\n" in hit["gap"] and not p.BEFORE_WRAPPED_PREFIX_RE.search(text, max(0, hit.start() - 10), hit.start()):
        return None
    return _Prefix(hit["scale"], hit["cur"], hit.start())


def _is_prefix_a_unit(text: str, prefix: _Prefix, number: re.Match[str]) -> bool:
    """Whether a currency before a number is the unit over a column (`i mio. kr. 2024 2025`), not the number's own."""
    lead = p.UNIT_LEAD_RE.search(text, max(0, prefix.start - 16), prefix.start)
    if lead:
        in_brackets = lead.group().startswith(("(", "["))
        return not in_brackets or prefix.scale is not None or number["num"] == "1.000"
    year = _is_year(number["num"]) and not number["dash"]
    if year and (prefix.scale or not prefix.start or text[prefix.start - 1] in "\n\t|"):
        return True
    if prefix.scale and not number["scale"] and p.NUMBER_NEXT_RE.match(text, number.end()):
        return True  # `mio. kr. 12,5 13,0`: a row of figures
    plain_word = prefix.currency.casefold() == "kroner"
    return plain_word and not (number["dash"] or "." in number["num"] or len(number["num"]) > 3)


def _numbered_lead(text: str, number: re.Match[str]) -> int:
    """Length of what does not belong to the number: in `uge 12 500 kr.` the blank groups nothing."""
    blank: int = number["num"].find(" ")
    start = number.start()
    is_numbered = blank > 0 and p.NUMBERED_LEAD_RE.search(text, max(0, start - 12), start)
    return blank + 1 if is_numbered else 0


def _single(
    text: str, begin: int, end: int, written: str, sign: str, scale: str | None, currency: str | None, rule: str
) -> Match:
    number = parse_number(written)
    if number is None:
        return Match(LABEL, begin, end, "amount.unread")
    code, part = currency_code(currency)
    number *= scale_factor(scale) * part
    return Match(LABEL, begin, end, rule, amount_value(-number if sign and sign in p.MINUS else number, code))


def _ranged(
    text: str,
    begin: int,
    end: int,
    written: tuple[str, str],
    signs: tuple[str, str],
    scale: str | None,
    currency: str | None,
) -> Match:
    one, other = (parse_number(number) for number in written)
    if one is None or other is None:
        return Match(LABEL, begin, end, "amount.unread")
    code, part = currency_code(currency)
    # `5-10.000 kr.` runs from 5.000: the thousands are said once, as a unit word would be.
    said_once = scale is None and re.fullmatch(r"\d{1,3}", written[0]) and re.fullmatch(r"\d{1,3}\.000", written[1])
    if said_once and one < other / 1000:
        one *= 1000
    factor = scale_factor(scale) * part
    # One minus before a range is said of both its ends.
    first = -1 if signs[0] and signs[0] in p.MINUS else 1
    second = -1 if signs[1] and signs[1] in p.MINUS else first if not signs[1] else 1
    return Match(LABEL, begin, end, "amount.range", range_value(one * factor * first, other * factor * second, code))


def _holds(match: Match, places: list[int]) -> bool:
    """Whether one of `places`, which are in order, lies in a match."""
    at = bisect_left(places, match.start)
    return at < len(places) and places[at] < match.end


def _unread(match: Match) -> Match:
    return Match(match.label, match.start, match.end, "amount.unread")


def _with_oere(text: str, match: Match) -> Match:
    """Join `12 kr. og 50 øre` into one sum."""
    if match.rule != "amount.plain" or match.value is None or match.value["currency"] != "DKK":
        return match
    tail = p.OERE_TAIL_RE.match(text, match.end)
    if not tail or "." in match.value["amount"]:
        return match
    total = Decimal(match.value["amount"])
    oere = Decimal(tail[1]) / 100
    total += -oere if total < 0 else oere
    return Match(LABEL, match.start, tail.end(), match.rule, amount_value(total, "DKK"))


def _joined(numeric: list[Match], worded: list[Match]) -> list[Match]:
    """Both lists in order; where two overlap, the sum in figures stands."""
    if not worded:
        return numeric
    out: list[Match] = []
    figures = iter(numeric)
    figure = next(figures, None)
    for words in worded:
        while figure and figure.end <= words.start:
            out.append(figure)
            figure = next(figures, None)
        if not figure or words.end <= figure.start:
            out.append(words)
    while figure:
        out.append(figure)
        figure = next(figures, None)
    return out
