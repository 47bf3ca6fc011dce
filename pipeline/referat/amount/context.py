"""What stands around a number with a unit and decides whether it is a sum of money."""

from __future__ import annotations

import re
from typing import Final

from referat.amount import patterns as p

_CUE_REACH: Final = 300
_SENTENCE_END_RE: Final = re.compile(r"[a-zæøå]{4,}[.!?:]\s+(?=[A-ZÆØÅ])|\n\s{0,20}\n")
_NO_WORD_RE: Final = re.compile(r"\W+")
_CELL_EDGES: Final = "\t|"
_BARE_CELL_RE: Final = re.compile(r"[-−–+]?[\d.,]+")


def is_unit_of_table(text: str, start: int, end: int) -> bool:
    """Whether `1.000 kr.` at `start:end` is the unit of a table and not a sum.

    It is behind `i` or `hele`, in brackets unless a sentence goes on behind them, in the first cell of a row, and in a
    cell of its own over bare numbers.

    Example:
        >>> is_unit_of_table("Beløb i 1.000 kr.", 8, 17), is_unit_of_table("et gebyr på 1.000 kr.", 12, 21)
        (True, False)
    """
    lead = p.UNIT_LEAD_RE.search(text, max(0, start - 16), start)
    line_end = text.find("\n", end)
    tail = text[end : line_end if line_end >= 0 else len(text)]
    if lead:
        in_brackets = lead.group().lstrip().startswith(("(", "["))
        return not in_brackets or "i " in lead.group() or not re.match(r"[)\]][ ,.;]{0,3}[a-zæøå]", tail)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if before.strip() and before.rstrip(" ")[-1] not in _CELL_EDGES:
        return False
    if not before.strip() and p.COLUMNS_NEXT_RE.match(tail):
        return True
    if tail.strip() and tail.lstrip(" ")[0] not in _CELL_EDGES:
        return False
    if tail.strip(" |\t") and not before.strip(" |\t"):
        return True
    return line_end >= 0 and _stands_over_numbers(text, line_end, sum(map(before.count, _CELL_EDGES)))


def _stands_over_numbers(text: str, line_end: int, column: int) -> bool:
    for line in text[line_end + 1 : line_end + 400].split("\n", 3)[:2]:
        if line.strip():
            cells = re.split(r"[\t|]", line)
            return column < len(cells) and _BARE_CELL_RE.fullmatch(cells[column].strip()) is not None
    return False


def is_plainly_money(text: str, start: int, end: int, unit: str) -> bool:
    """Whether a number with a unit word but no currency (`98 mio. i 2020`) is plainly money.

    It is where no noun follows and the nearest word before it that tells is one of money (`udgift`), not one of things
    counted (`besøgende`). Where no word tells, `mio.` is money, as nearly always in minutes, and `millioner` is not.

    Args:
        text: The whole text.
        start: Offset of the number or its sign.
        end: Offset after the unit word.
        unit: The unit word.

    Example:
        >>> text = "Udgiften var 98 mio. i 2020"
        >>> is_plainly_money(text, 13, 20, "mio.")
        True
    """
    if not p.BARE_TAIL_RE.match(text, end):
        return False
    left, right = _sentence_around(text, start, end)
    money, count = _last_cue(left, p.MONEY_CUES), _last_cue(left, p.COUNT_CUES)
    if money < 0 and count < 0:
        money, count = _last_cue(right, p.MONEY_CUES), _last_cue(right, p.COUNT_CUES)
    if count > money:
        return False
    if money >= 0 or not unit.casefold().startswith(("million", "milliard", "billion")):
        return True
    above = max(text.rfind("\n\n", 0, start), start - _CUE_REACH, 0)
    return _last_cue(text[above:start], p.MONEY_CUES) >= 0


def is_about_money(text: str, start: int, end: int) -> bool:
    """Whether the sentence around `start:end` has a word of money in it.

    Example:
        >>> is_about_money("et underskud på halvanden million i år", 16, 33)
        True
    """
    return any(_last_cue(side, p.MONEY_CUES) >= 0 for side in _sentence_around(text, start, end))


def _last_cue(words: str, cues: tuple[str, ...]) -> int:
    """Offset of the last cue among words reduced to letters and single blanks, or -1."""
    padded = f" {_NO_WORD_RE.sub(' ', words.casefold())} "
    return max(map(padded.rfind, cues))


def _sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the sentence before `start` (160 characters at most) and behind `end` (100).

    A full stop behind fewer than four letters may be an abbreviation and ends no sentence here.
    """
    left = max(0, start - 160)
    for stop in _SENTENCE_END_RE.finditer(text, left, start):
        left = stop.end()
    right = _SENTENCE_END_RE.search(text, end, end + 100)
    return text[left:start], text[end : right.start() if right else end + 100]
