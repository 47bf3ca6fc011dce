"""Signs that are said by a word: `mindreudgift på 5 mio. kr.`, `en negativ regulering på 9,9 mio. kr.`

The value is that of the quantity that the sentence names: a `mindreudgift` of 5 million changes the spending by -5
million, a `mindreindtægt` the income by as much. The span stays the sum alone, and a sum with a sign of its own keeps
it (`mindreudgift på -5 mio. kr.` is -5 million). Words that name a size and no direction of their own (`besparelse`,
`underskud`, `nedskrivning`) change nothing: whose account they burden, they do not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from referat.amount.patterns import BLANK, SIGNS
from referat.amount.values import amount_value, range_value
from referat.matching import Match

#: What the id of a rule ends in where a word gave the sum its sign.
NEGATIVE: Final = ".negative"
#: How far behind the word its sum may begin, in characters.
_REACH: Final = 120
_SPACE: Final = rf"(?:{BLANK}{{1,3}}(?:\r?\n{BLANK}{{0,3}})?|\r?\n{BLANK}{{0,3}})"
_QUANTITIES: Final = "udgift|indtægt|forbrug|bevilling|provenu|behov|afregning|refusion|tilskud|køb|salg"
_CUE_RE: Final = re.compile(
    rf"(?<![\w-])(?:[Mm]indre-?(?:{_QUANTITIES})(?:en|er|erne|et|s)?|[Nn]egativ[te]?|(?P<minus>[Mm]inus))(?!\w)"
)
_HEDGE: Final = (
    r"ca\.?|cirka|omkring|omtrent|op|til|i|alt|netto|brutto|årligt?|anslået|forventet|samlet|mellem|mindst|næsten|knap"
    r"|godt|hhv\.|henholdsvis|yderligere|skønsmæssigt|over|under|minimum|maksimalt|hele|estimeret"
)
_HEDGES: Final = rf"(?:{_SPACE}(?:{_HEDGE})){{0,4}}"
#: From the word to its sum: a few words, then what joins the two.
_TAIL_RE: Final = re.compile(
    rf"(?P<words>(?:{_SPACE}[\w/-]{{1,40}}){{0,7}}?)(?:{_SPACE}(?:på|med|udgør|udgøre|svarende{_SPACE}til|størrelsesordenen)|:)"
    rf"{_HEDGES}{_SPACE}"
)
#: Between the two, these say that the sum is of something else.
_OTHER_RE: Final = re.compile(
    r"(?<!\w)(?:[Mm]er-?[a-zæøå]{4,}|positivt?e?|forhold|ift|end|sammenlignet|hvoraf|men)(?!\w)"
)
#: Between a sum that a word made negative and the next that the word is said of too: `… i 2025 og 3 mio. kr. i 2026`.
_ALSO_RE: Final = re.compile(
    rf"(?:{_SPACE}i{_SPACE}(?:19|20)\d\d)?(?:,|{_SPACE}(?:og|samt))(?:{_SPACE}på)?{_HEDGES}{_SPACE}"
)


def negated(text: str, matches: Sequence[Match]) -> list[Match]:
    """Give sums the sign that a word before them says.

    Args:
        matches: Sums in `text`, in order.

    Returns:
        The same sums; of one that a word makes negative, the value is negative and the rule ends in `NEGATIVE`.

    Example:
        >>> from referat.amount import AmountMatcher
        >>> [m.value["amount"] for m in AmountMatcher().match("en mindreudgift på ca. 5 mio. kr. af 90 mio. kr.")]
        ['-5000000', '90000000']
    """
    out = list(matches)
    if not out or not any(hint in text for hint in ("indre", "egativ", "inus")):
        return out
    starts = [match.start for match in out]
    for cue in _CUE_RE.finditer(text):
        at = bisect_left(starts, cue.end())
        if at == len(out) or not _is_said_of(text, cue, starts[at]):
            continue
        out[at] = _negative(text, out[at])
        while at + 1 < len(out) and _ALSO_RE.fullmatch(text, out[at].end, starts[at + 1]):
            at += 1
            out[at] = _negative(text, out[at])
    return out


def _is_said_of(text: str, cue: re.Match[str], start: int) -> bool:
    if start - cue.end() > _REACH:
        return False
    if cue["minus"]:
        return re.fullmatch(_SPACE, text[cue.end() : start]) is not None
    tail = _TAIL_RE.fullmatch(text, cue.end(), start)
    return tail is not None and not _OTHER_RE.search(tail["words"])


def _negative(text: str, match: Match) -> Match:
    if match.value is None or text[match.start] in SIGNS or match.rule.endswith(NEGATIVE):
        return match
    return replace(match, rule=match.rule + NEGATIVE, value=_opposite(match.value))


def _opposite(value: Mapping[str, Any]) -> dict[str, str]:
    if "amount" in value:
        return amount_value(-Decimal(value["amount"]), value["currency"])
    return range_value(-Decimal(value["max"]), -Decimal(value["min"]), value["currency"])
