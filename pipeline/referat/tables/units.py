"""Units of money that stand apart from the numbers they belong to: `(i 1.000 kr.)`, `mio. kr.`, `Alle tal i t.kr.`

Source of the forms: `minutes-formats`, section 4, and the tables of budgets and accounts that councils publish under
the order on municipal budgets and accounts (Budget- og regnskabssystem for kommuner, which counts in 1.000 kr.).
"""

from __future__ import annotations

import re
from typing import Final

from referat.amount.patterns import BLANK
from referat.amount.values import currency_code, scale_factor
from referat.tables.model import Unit

_WORDS = r"[Mm]io\.?|[Mm]ia\.?|[Mm]ill\.?|[Mm]illion(?:er)?|[Mm]illiarder|[Tt]usinde?|[Tt]us\.|[Tt]\.?"
_SCALE = rf"(?:1\.?000\.000|1[. \u00a0]?000|{_WORDS}){BLANK}{{0,2}}"
_CURRENCY = r"(?:[kK]r|KR|[kK]roner|[dD]kk|DKK|EUR|[eE]uro)(?![a-zæøåA-ZÆØÅ])\.?"
_UNIT = rf"(?P<scale>{_SCALE})?(?P<cur>{_CURRENCY})"
_ALL = rf"(?:[Aa]lle{BLANK})?(?:[Bb]eløb|[Tt]al)(?:ene)?{BLANK}(?:er{BLANK})?(?:opgjort{BLANK}|angivet{BLANK})?"
_LEAD = rf"(?:{_ALL})?(?:(?<!\w)[Ii]{BLANK})?(?:[Hh]ele{BLANK})?"

#: The unit and nothing else.
_ALONE_RE: Final = re.compile(rf"[\s*]{{0,80}}[(\[]?{_LEAD}{_UNIT}[)\]:.]?\s{{0,80}}")
#: In brackets, with something behind it at most: `(mio. kr., 2025-priser)`.
_BRACKETS_RE: Final = re.compile(rf"[(\[]{BLANK}?{_LEAD}{_UNIT}(?:[ ,;/][^()\[\]\n]{{0,40}})?[)\]]")
#: Behind `i`: `Beløb i 1.000 kr.`, `Økonomi i hele kr.`
_BEHIND_I_RE: Final = re.compile(rf"(?<!\w)[Ii]{BLANK}(?:hele{BLANK})?{_UNIT}")
#: At the end of a cell or a caption: `Udgifter, 1.000 kr.`, `Budget 2025 kr.`, `Ramme mio. kr.`; a bare `1.000 kr.`
#: behind a word is a sum (`Gebyr på 1.000 kr.`).
_AT_END_RE: Final = re.compile(rf"(?:(?<=[,:–-][ \u00a0])|(?<=(?:19|20)\d\d[ \u00a0])){_UNIT}[:)]?\s*$")
_BEHIND_WORD_RE: Final = re.compile(
    rf"(?<=[a-zæøå][ \u00a0])(?P<scale>(?:[Mm]io\.?|[Mm]ia\.?|[Mm]ill\.?|[Tt]\.?){BLANK}{{0,2}})?"
    rf"(?P<cur>{_CURRENCY})[:)]?\s*$"
)
_CAPTION_END_RE: Final = re.compile(rf"(?<=[,:–-][ \u00a0])(?P<scale>{_SCALE})(?P<cur>{_CURRENCY}):?\s*$")
#: A line under a table that says the unit of all of it.
_BELOW_RE: Final = re.compile(r"\s{0,40}(?:[*(]\s{0,8})?(?:[Aa]lle|[Bb]eløb|[Tt]al|[Nn]ote|\([Ii]|[Ii]\s)")
_MAX_CAPTION = 160


def unit_of_cell(text: str, start: int, end: int) -> Unit | None:
    """The unit that a heading cell or a label names.

    Args:
        text: The whole text.
        start: Offset of the cell.
        end: Offset after it.

    Example:
        >>> cell = "Samlet ramme (mio. kr.)"
        >>> unit_of_cell(cell, 0, len(cell)).text
        'mio. kr.'
        >>> unit_of_cell("Leje 5 mio. kr.", 0, 15) is None
        True
    """
    hit = _ALONE_RE.fullmatch(text, start, end)
    for pattern in (_BRACKETS_RE, _BEHIND_I_RE, _AT_END_RE, _BEHIND_WORD_RE):
        hit = hit or pattern.search(text, start, end)
    return _unit(hit) if hit else None


def unit_of_line(text: str, start: int, end: int) -> Unit | None:
    """The unit that a line above a table names for all of it: a caption or a unit line, not a sentence with a sum.

    Example:
        >>> unit_of_line("Bevilling (i 1.000 kr.)", 0, 23).factor
        Decimal('1000')
        >>> unit_of_line("Gebyret er 1.000 kr.", 0, 20) is None
        True
    """
    if end - start > _MAX_CAPTION:
        return None
    hit = _ALONE_RE.fullmatch(text, start, end)
    for pattern in (_BRACKETS_RE, _BEHIND_I_RE, _CAPTION_END_RE):
        hit = hit or pattern.search(text, start, end)
    return _unit(hit) if hit else None


def unit_below(text: str, start: int, end: int) -> Unit | None:
    """The unit in a note under a table (`Alle beløb i 1.000 kr.`), or None."""
    return unit_of_line(text, start, end) if _BELOW_RE.match(text, start, end) else None


def _unit(hit: re.Match[str]) -> Unit:
    written = (hit["scale"] or "").strip()
    compact = re.sub(r"[. \u00a0]", "", written)
    factor = scale_factor("mio.") if compact == "1000000" else scale_factor(written or None)
    code, _ = currency_code(hit["cur"])
    begin = hit.start("scale") if hit["scale"] else hit.start("cur")
    return Unit(hit.string[begin : hit.end("cur")], begin, hit.end("cur"), factor, code)
