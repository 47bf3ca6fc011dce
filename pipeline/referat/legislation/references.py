"""Say which act a provision belongs to that names none itself: `samme lovs § 5`, `lovens § 3`, a bare `§ 12`.

Within one agenda item, a provision without an act means the act that was cited last before it; in an enumeration
whose last member names the act (`§ 9 og § 10 i lov om social service`), it means that act. This is how Danish
statutes cite (Justitsministeriet, *Vejledning om lovkvalitet*, on references between provisions). What comes before
any act stays without one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from referat.matching import Match

LABEL: Final = "LEGISLATION"
#: Widest gap, in characters, between two members of an enumeration (`, samt `).
ENUMERATION_GAP: Final = 8


def resolve_references(matches: Sequence[Match]) -> list[Match]:
    """Fill `act` where a provision means an act cited elsewhere in the item.

    Args:
        matches: The matches of one item in order of their start, of any label; those of other labels pass through.

    Returns:
        The same matches in the same order. A resolved one has the `act` and `eli` of the act it means, the `number`
        and `date` where that act was cited by them, and `"resolved": True`.

    Example:
        >>> from referat.legislation.matcher import LegislationMatcher
        >>> found = LegislationMatcher().match("Efter planlovens § 13 skal … Samme lovs § 24 siger …")
        >>> [(m.value["act"], m.value.get("resolved", False)) for m in resolve_references(found)]
        [('Lov om planlægning', False), ('Lov om planlægning', True)]
    """
    resolved = list(matches)
    cited: Mapping[str, Any] | None = None
    for index, match in enumerate(resolved):
        if match.label != LABEL or match.value is None:
            continue
        if not _is_open(match.value):
            cited = match.value if _names_act(match.value) else None
            continue
        source = _closing_act(matches, index) or cited
        if source is not None:
            filled = {key: source[key] for key in ("act", "number", "date", "eli")}
            resolved[index] = replace(match, value={**match.value, **filled, "resolved": True})
    return resolved


def _is_open(value: Mapping[str, Any]) -> bool:
    """Whether a value is a provision that names no act."""
    return value["provision"] is not None and not _names_act(value)


def _names_act(value: Mapping[str, Any]) -> bool:
    return value.get("act") is not None or value.get("number") is not None


def _closing_act(matches: Sequence[Match], index: int) -> Mapping[str, Any] | None:
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
        if match.value["provision"] is None:
            return None
        if _names_act(match.value):
            return match.value
        end = match.end
    return None


def _follows(before: Match, after: Match) -> bool:
    return before.label == LABEL and 0 <= after.start - before.end <= ENUMERATION_GAP
