"""What a sum of money comes to: exact decimal numbers, never floats.

A sign that is written (`-5 mio. kr.`) is in the span and so in the value; one that a word says (`mindreudgift på`,
`negativ`) is in the value alone, see `referat.amount.negation`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

#: The label of every match of this room.
LABEL: Final = "AMOUNT"

_BLANKS = dict.fromkeys(map(ord, " \u00a0\u2009\u202f\n\r"))
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_SLASHES: Final = {"1/2": Decimal("0.5"), "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}
_NUMBER_FORMS: Final = (
    (re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), ".", ","),
    (re.compile(r"\d+(?:,\d+)?"), "", ","),
    (re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?"), ",", "."),
    (re.compile(r"\d+\.\d{1,2}"), "", "."),
)


def parse_number(written: str) -> Decimal | None:
    """Read a number in Danish notation, without sign and unit; None where it cannot be read with certainty.

    A full stop before three digits groups thousands, a comma begins the decimals. A full stop before one or two
    digits is taken as a decimal point (`2.5 mio.`), two or more commas before three digits each as English grouping.

    Example:
        >>> parse_number("271.697,53"), parse_number("8 000 000"), parse_number("1½")
        (Decimal('271697.53'), Decimal('8000000'), Decimal('1.5'))
        >>> parse_number("2.000.00") is None
        True
    """
    compact = written.translate(_BLANKS)
    if compact in _SLASHES:
        return _SLASHES[compact]
    if compact[-1:] in _FRACTIONS:
        whole = compact[:-1]
        return (Decimal(whole) if whole.isdecimal() else Decimal(0)) + _FRACTIONS[compact[-1]]
    for form, grouping, point in _NUMBER_FORMS:
        if form.fullmatch(compact):
            if grouping:
                compact = compact.replace(grouping, "")
            return Decimal(compact.replace(point, "."))
    return None


def scale_factor(written: str | None) -> Decimal:
    """What a unit word multiplies by; 1 for none.

    Example:
        >>> [int(scale_factor(x)) for x in ("mio.", "Mia", "t.", "1.000", "millioner", "hundrede tusinde", None)]
        [1000000, 1000000000, 1000, 1000, 1000000, 100000, 1]

    Raises:
        ValueError: For a word that is no unit of `patterns.SCALE`.
    """
    if not written:
        return Decimal(1)
    word = written.strip().casefold()
    if word.startswith("hundred"):
        return Decimal(100_000) if "tusind" in word else Decimal(100)
    for start, factor in (("mio", 6), ("mill", 6), ("mia", 9), ("bill", 12), ("1", 3), ("t", 3)):
        if word.startswith(start):
            return Decimal(10) ** (9 if word.startswith("milliard") else factor)
    raise ValueError(
        f"unknown unit word {written!r}; known are mio., mill., million, mia., milliard, billion, t., tusind"
    )


def currency_code(written: str | None) -> tuple[str, Decimal]:
    """The ISO 4217 code of a currency as written, and the part of its unit that is meant (øre are hundredths).

    Without a currency the code is DKK: minutes count in kroner and name every other currency.

    Example:
        >>> currency_code("svenske kroner")[0], currency_code("€")[0], currency_code(None)[0]
        ('SEK', 'EUR', 'DKK')
        >>> currency_code("øre")
        ('DKK', Decimal('0.01'))
    """
    word = (written or "").strip().casefold()
    one = Decimal(1)
    for start, code in (
        ("svensk", "SEK"), ("norsk", "NOK"), ("island", "ISK"), ("eur", "EUR"), ("€", "EUR"), ("usd", "USD"),
        ("$", "USD"), ("dollar", "USD"), ("amerik", "USD"), ("£", "GBP"), ("gbp", "GBP"), ("sek", "SEK"),
        ("nok", "NOK"), ("chf", "CHF"), ("isk", "ISK"),
    ):  # fmt: skip
        if word.startswith(start):
            return code, one
    return "DKK", Decimal("0.01") if word == "øre" else one


def decimal_text(number: Decimal) -> str:
    """A number as the record writes it: no exponent, no zeros behind the last decimal, no `-0`.

    Example:
        >>> decimal_text(Decimal("1.940") * 10**9), decimal_text(Decimal("271697.50")), decimal_text(Decimal("-0.0"))
        ('1940000000', '271697.5', '0')
    """
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def amount_value(number: Decimal, currency: str) -> dict[str, str]:
    """The record's value of a single sum.

    Example:
        >>> amount_value(Decimal("5000"), "DKK")
        {'amount': '5000', 'currency': 'DKK'}
    """
    return {"amount": decimal_text(number), "currency": currency}


def range_value(one: Decimal, other: Decimal, currency: str) -> dict[str, str]:
    """The record's value of a range, smaller end first.

    Example:
        >>> range_value(Decimal(3), Decimal(2), "DKK")
        {'min': '2', 'max': '3', 'currency': 'DKK'}
    """
    return {"min": decimal_text(min(one, other)), "max": decimal_text(max(one, other)), "currency": currency}
