"""Say which act a provision belongs to that names none itself: `samme lovs § 5`, `lovens § 3`, a bare `§ 12`.

Within one agenda item, a provision without an act means the act that was cited last before it; in an enumeration
whose last member names the act (`§ 9 og § 10 i lov om social service`), it means that act. A word that points back
points at an act of its kind: `bekendtgørelsens § 4` means the order cited last, whatever statute was cited since. This
is how Danish statutes cite (Justitsministeriet, *Vejledning om lovkvalitet*, on references between provisions). What
comes before any act stays without one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from referat.matching import Match

LABEL: Final = "LEGISLATION"
#: Widest gap, in characters, between two members of an enumeration (`, samt `).
ENUMERATION_GAP: Final = 8
#: Kinds of instruments by how their titles begin or end; what is none of them is a statute.
_SHORT: Final = r"[\w -]{0,60}?"
_KIND_RE: Final = re.compile(
    rf"(?P<order>(?:bekendtgørelse|bek|bkg)\b|{_SHORT}bekendtgørelsen)|(?P<regulation>forordning\b|{_SHORT}forordningen)"
    rf"|(?P<directive>direktiv\b|{_SHORT}direktivet)|(?P<circular>cirkulære|cir\b|vejledning|vej\b|{_SHORT}cirkulæret)"
    rf"|(?P<treaty>traktat|konvention|{_SHORT}konvention\b)",
    re.IGNORECASE,
)
_BACK_RE: Final = re.compile(
    r"(?<!\w)(?:(?P<statute>lov(?:en)?s)|(?P<order>bekendtgørelsens)|(?P<regulation>forordningens)|(?P<directive>direktivets)"
    r"|(?P<treaty>(?:traktatens|konventionens)))\s{1,3}$",
    re.IGNORECASE,
)
_BACK_AFTER_RE: Final = re.compile(
    r",?\s{1,3}i\s{1,3}(?:samme\s{1,3})?(?:(?P<statute>lov(?:en)?)|(?P<order>bekendtgørelsen)|(?P<regulation>forordningen)"
    r"|(?P<directive>direktivet)|(?P<treaty>traktaten|konventionen))(?!\w)"
)
_BACK_REACH: Final = 24
#: Between two members of an enumeration nothing ends a sentence.
_SENTENCE_END_RE: Final = re.compile(r"[.!?:]\s")
_PROVISION_FIRST_RE: Final = re.compile(r"(?:§|paragraf|kap|art|afsnit)", re.IGNORECASE)


def resolve_references(matches: Sequence[Match], text: str | None = None) -> list[Match]:
    """Fill `act` where a provision means an act cited elsewhere in the item.

    Args:
        matches: The matches of one item in order of their start, of any label; those of other labels pass through.
        text: What the offsets point into. Without it, what stands between the matches cannot tell: the kind of the
            act that is pointed at, and the end of a sentence.

    Returns:
        The same matches in the same order. A resolved one has the `act` and `eli` of the act it means, the `number`
        and `date` where that act was cited by them, and `"resolved": True`.

    Example:
        >>> from referat.legislation.matcher import LegislationMatcher
        >>> text = "Efter planlovens § 13 skal … Samme lovs § 24 siger … Bekendtgørelsens § 2 …"
        >>> found = resolve_references(LegislationMatcher().match(text), text)
        >>> [(m.value["act"], m.value.get("resolved", False)) for m in found]
        [('Lov om planlægning', False), ('Lov om planlægning', True), (None, False)]
    """
    resolved = list(matches)
    cited: Mapping[str, Any] | None = None
    by_kind: dict[str, Mapping[str, Any]] = {}
    for index, match in enumerate(resolved):
        if match.label != LABEL or match.value is None:
            continue
        if not _is_open(match.value):
            cited = match.value if _names_act(match.value) else None
            if cited is not None:
                by_kind[_kind(cited, text[match.start : match.end] if text else "")] = cited
            continue
        back = _points_back(match, text) if text else None
        source = by_kind.get(back) if back else _closing_act(matches, index, text) or cited
        if source is not None:
            filled = {key: source[key] for key in ("act", "number", "date", "eli")}
            resolved[index] = replace(match, value={**match.value, **filled, "resolved": True})
            if back:
                cited = source
    return resolved


def _kind(value: Mapping[str, Any], written: str) -> str:
    """`statute`, `order`, `regulation`, `directive`, `circular` or `treaty`.

    >>> _kind({"act": "Byggeloven"}, ""), _kind({"act": None}, "BEK nr. 1324 af 21/11/2024")
    ('statute', 'order')
    """
    found = _KIND_RE.match(value["act"] or written)
    return (found.lastgroup if found else None) or "statute"


def _points_back(match: Match, text: str) -> str | None:
    """The kind of act that a word beside a provision points back at (`lovens § 3`), or None."""
    found = _BACK_RE.search(text, max(0, match.start - _BACK_REACH), match.start) or _BACK_AFTER_RE.match(
        text, match.end
    )
    return found.lastgroup if found else None


def _is_open(value: Mapping[str, Any]) -> bool:
    """Whether a value is a provision that names no act."""
    return value["provision"] is not None and not _names_act(value)


def _names_act(value: Mapping[str, Any]) -> bool:
    return value.get("act") is not None or value.get("number") is not None


def _closing_act(matches: Sequence[Match], index: int, text: str | None) -> Mapping[str, Any] | None:
    """The act of the enumeration that `index` begins or stands in, where its last member names one after it.

    In `servicelovens § 83 og § 10 i lov om x` the members before the first open one do not matter: only what follows.
    """
    before = matches[index - 1] if index else None
    if before is not None and _follows(before, matches[index]) and _names_act(before.value or {}):
        return None
    end = matches[index].end
    for match in matches[index + 1 :]:
        if match.label != LABEL or match.value is None or match.start - end > ENUMERATION_GAP:
            return None
        gap = text[end : match.start] if text else ""
        if match.value["provision"] is None or _SENTENCE_END_RE.search(gap.replace("jf. ", "jf ")):
            return None
        if _names_act(match.value):
            # `§ 12 og byggelovens § 2`: an act in front of its provision speaks for that one alone.
            shared = text is None or "jf" in gap or _PROVISION_FIRST_RE.match(text, match.start)
            return match.value if shared else None
        end = match.end
    return None


def _follows(before: Match, after: Match) -> bool:
    return before.label == LABEL and 0 <= after.start - before.end <= ENUMERATION_GAP
