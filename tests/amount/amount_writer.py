"""Write a sum in the notations of Danish minutes; the reader must give the same sum back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

_ONES = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten",
         "fjorten", "femten", "seksten", "sytten", "atten", "nitten"]  # fmt: skip
_TENS = ["", "", "tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"]


def grouped(number: Decimal, separator: str = ".") -> str:
    """`1234.5` as `1.234,5`."""
    whole, _, decimals = f"{abs(number):f}".partition(".")
    groups = f"{int(whole):,}".replace(",", separator)
    return groups + (f",{decimals}" if decimals else "")


def plain(number: Decimal) -> str:
    """`1234.5` as `1234,5`."""
    return f"{abs(number):f}".replace(".", ",")


def in_words(number: int) -> str:
    """A whole number below a milliard in words.

    >>> in_words(2_595_000)
    'to millioner fem hundrede og femoghalvfems tusinde'
    """
    if not number:
        return "nul"
    parts = []
    for factor, one, many in ((10**6, "million", "millioner"), (1000, "tusinde", "tusinde")):
        count, number = divmod(number, factor)
        if count:
            parts.append(f"{_below_thousand(count)} {one if count == 1 else many}")
    if number:
        parts.append(_below_thousand(number))
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{_ONES[hundreds] if hundreds != 1 else 'et'} hundrede"] if hundreds else []
    if rest:
        ones, tens = rest % 10, rest // 10
        word = _ONES[rest] if rest < 20 else _TENS[tens] if not ones else f"{_ONES[ones]}og{_TENS[tens]}"
        parts.append(f"og {word}" if parts else word)
    return " ".join(parts)


#: Name of a notation, and how it writes a non-negative sum of kroner with at most two decimals.
NOTATIONS: dict[str, Callable[[Decimal], str]] = {
    "grouped": lambda x: f"{grouped(x)} kr.",
    "plain": lambda x: f"{plain(x)} kr.",
    "spaced": lambda x: f"{grouped(x, ' ')} kr.",
    "hard spaced": lambda x: f"{grouped(x, chr(0xA0))}\u00a0kr.",
    "glued": lambda x: f"{grouped(x)}kr.",
    "kroner": lambda x: f"{grouped(x)} kroner",
    "code behind": lambda x: f"{grouped(x)} DKK",
    "code before": lambda x: f"DKK {grouped(x)}",
    "prefixed": lambda x: f"kr. {grouped(x)}",
    "prefixed, no stop": lambda x: f"kr {grouped(x)}",
    "dashed": lambda x: f"{grouped(x.to_integral_value())},-",
    "prefixed, dashed": lambda x: f"kr. {grouped(x.to_integral_value())},-",
    "millions": lambda x: f"{plain((x / 10**6).quantize(Decimal('0.001')))} mio. kr.",
    "grouped millions": lambda x: f"{grouped((x / 10**6).quantize(Decimal('0.1')))} mio.kr.",
    "million kroner": lambda x: f"{plain((x / 10**6).quantize(Decimal('0.01')))} millioner kroner",
    "milliards": lambda x: f"{plain((x / 10**9).quantize(Decimal('0.001')))} mia. kr.",
    "thousands": lambda x: f"{grouped((x / 1000).to_integral_value())} t.kr.",
    "wrapped": lambda x: f"{grouped(x)}\nkr.",
    "minus": lambda x: f"-{grouped(x)} kr.",
    "typographic minus": lambda x: f"−{grouped(x)} kr.",
    "plus": lambda x: f"+{grouped(x)} kr.",
    "words": lambda x: f"{in_words(int(x) % 10**9)} kroner",
}


def meant(notation: str, number: Decimal) -> Decimal:
    """The sum that a notation says: some round, some have a sign."""
    if notation in {"dashed", "prefixed, dashed"}:
        return number.to_integral_value()
    if notation == "words":
        return Decimal(int(number) % 10**9)
    steps = {"millions": ("0.001", 6), "grouped millions": ("0.1", 6), "million kroner": ("0.01", 6),
             "milliards": ("0.001", 9), "thousands": ("1", 3)}  # fmt: skip
    if notation in steps:
        step, power = steps[notation]
        unit = Decimal(10) ** power
        return (number / unit).quantize(Decimal(step)) * unit
    return -number if "minus" in notation else number
