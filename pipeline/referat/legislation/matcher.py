"""Find legislation: acts, numbered instruments, bills, EU instruments and provisions."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from referat.legislation.acts import ActFinder, ActMention, Taken, bracketed_abbreviation
from referat.legislation.mending import Mender
from referat.legislation.patterns import (
    ACT_FIRST_RE,
    ACT_LAST_RE,
    BACK_REFERENCE_AFTER_RE,
    BACK_REFERENCE_RE,
    BOOK_AFTER_RE,
    BOOK_BEFORE_RE,
    BOOK_REACH,
    COMPOUND_APART_RE,
    COMPOUND_RE,
    ENUMERATION_RE,
    ITEM_AFTER_RE,
    ITEM_BEFORE_RE,
    LOST_SIGN_RE,
    PROVISION_RE,
    SPACE_RE,
)
from referat.legislation.provisions import Found, scan_provision
from referat.legislation.register import Register, load_register
from referat.legislation.values import Citation
from referat.matching import Match

LABEL: Final = "LEGISLATION"
#: Rules that say what is no legislation; `explain` shows them, `match` leaves them out.
FALSE: Final = "legislation.false."


class LegislationMatcher:
    """Matches citations of law by the annotation guidelines, section LEGISLATION.

    Rule ids: `legislation.title` (an act by its title), `.short` (`serviceloven`), `.abbreviation` (`LAS`), `.numbered`
    (`LBK nr. 1074 af 29/09/2024`), `.provision` (with the act joined to it), `.bill`, `.eu`. The value is that of
    `referat.legislation.values`.

    What a text's own rule books number (`styrelsesvedtægtens § 25`), bodies (`§ 17, stk. 4-udvalget`) and sites
    (`§ 3-natur`) are found as classes of their own in the same pass: `legislation.false.rulebook`, `.false.compound`,
    `.false.decimal`, `.false.unjoined`, and `.false.item` where a layout numbers its items with the sign
    (`§ 74. Meddelelser`).

    A provision in front of which `lovens` or `samme lovs` stands is the provision alone (`§ 3`), since the guidelines
    exclude `loven`; which act it means is the work of `references`. So is one that a comma parts from the act before
    it (`Planloven, § 35`): it is not joined to it.

    Args:
        register: Acts to know by name; the package's own where none is given.

    Example:
        >>> [m.rule for m in LegislationMatcher().match("Efter servicelovens § 85 og lov om social pension, jf. LAS")]
        ['legislation.provision', 'legislation.title', 'legislation.abbreviation']
        >>> LegislationMatcher().match("Efter styrelsesvedtægtens § 25")
        []
    """

    def __init__(self, register: Register | None = None) -> None:
        self.register: Final = register if register is not None else load_register()
        self._finder: Final = ActFinder(self.register)
        self._mender: Final = _mender(self.register)

    def match(self, text: str) -> list[Match]:
        """Find every citation; see `referat.matching.Matcher`."""
        return [match for match in self.explain(text) if not match.rule.startswith(FALSE)]

    def explain(self, text: str) -> list[Match]:
        """Like `match`, with what was recognised as no legislation among it, under rules that begin with `FALSE`."""
        text = self._mender.copy(text)
        acts = self._finder.find(text)
        provisions = _provisions(text, acts)
        acts = self._with_abbreviations(text, acts, provisions)
        return _join(text, acts, provisions)

    def _with_abbreviations(self, text: str, acts: list[ActMention], provisions: list[Found]) -> list[ActMention]:
        """The acts and those abbreviations that the text, their place or the register makes certain."""
        introduced: dict[str, int] = {}
        titles: dict[str, str | None] = {}
        for act in acts:
            bracket = bracketed_abbreviation(text, act.end)
            if bracket:
                introduced.setdefault(bracket["name"], bracket.start("name"))
                titles.setdefault(bracket["name"], act.title)
        starts = {found.start for found in provisions}
        ends = {found.end for found in provisions}
        taken = Taken((act.start, act.end) for act in acts)
        kept = []
        for mention in self._finder.abbreviations(text, titles):
            name = text[mention.start : mention.end]
            bare = name.rstrip("s").rstrip("'’") if name not in titles else name
            place = introduced.get(name, introduced.get(bare))
            space = SPACE_RE.match(text, mention.end)
            beside = space is not None and space.end() in starts
            before = any(_joins_after(text, end, mention.start) for end in _ends_before(mention.start) if end in ends)
            known = bare in self.register.alone and not _part_of_name(text, mention)
            if taken.free(mention.start, mention.end) and (
                beside or before or known or (place is not None and mention.start >= place)
            ):
                title = mention.title or titles.get(bare)
                kept.append(replace(mention, title=title))
        return sorted([*acts, *kept], key=lambda act: act.start)


@lru_cache(maxsize=4)
def _mender(register: Register) -> Mender:
    """One for each register: what it has learnt of words serves every matcher of a process."""
    return Mender(register)


def _provisions(text: str, acts: list[ActMention]) -> list[Found]:
    """Every provision outside the acts, and those that lost their sign."""
    taken = Taken((act.start, act.end) for act in acts)
    found: list[Found] = []
    end = 0
    for anchor in PROVISION_RE.finditer(text):
        at = anchor.start()
        if at < end or not taken.free(at, at + 1):
            continue
        provision = scan_provision(text, at)
        if provision is not None:
            found.append(provision)
            end = provision.end
    for act in acts:
        lost = LOST_SIGN_RE.match(text, act.end) if act.genitive else None
        provision = scan_provision(text, lost.end(), signless=True) if lost else None
        if provision is not None:
            found.append(provision)
    return sorted(found, key=lambda provision: provision.start)


def _join(text: str, acts: list[ActMention], provisions: list[Found]) -> list[Match]:
    """Acts and provisions as matches, joined where they stand joined, false ones classed."""
    by_start = {act.start: act for act in acts}
    by_end = {act.end: act for act in acts}
    used: set[int] = set()
    matches: list[Match] = []
    last_end, last_false = 0, False
    for found in provisions:
        start, end, act = found.start, found.end, None
        compound = COMPOUND_RE.match(text, found.end) or COMPOUND_APART_RE.match(text, found.end)
        if not compound and not found.decimal:
            act = _act_before(text, found.start, by_end)
            if act is not None and act.start not in used:
                start = act.start
            else:
                act = _act_after(text, found.end, by_start)
                end = act.end if act is not None else end
        rule = "legislation.provision"
        if act is None:
            rule = _alone_rule(text, found, bool(compound), last_end, last_false)
            if rule == f"{FALSE}unjoined" and _beside_act(text, found.start, by_end):
                rule = "legislation.provision"
        last_end, last_false = found.end, rule == f"{FALSE}rulebook"
        if act is not None:
            used.add(act.start)
        matches.append(Match(LABEL, start, end, rule, _citation(act, found).to_dict()))
    for act in acts:
        if act.start not in used:
            matches.append(Match(LABEL, act.start, act.end, act.rule, _citation(act, None).to_dict()))
    return sorted(matches, key=lambda match: match.start)


def _act_before(text: str, at: int, by_end: dict[int, ActMention]) -> ActMention | None:
    for end in _ends_before(at):
        if end in by_end and ACT_FIRST_RE.fullmatch(text, end, at):
            return by_end[end]
    return None


def _beside_act(text: str, at: int, by_end: dict[int, ActMention]) -> bool:
    """Whether only a comma stands between an act and what begins at `at`: `Lov om sygedagpenge, kapitel 6`."""
    return any(end in by_end and text[end:at].strip() == "," for end in _ends_before(at))


def _ends_before(at: int) -> range:
    """Places that a comma, `i den` and a line break can lie behind, the nearest first."""
    return range(at, max(-1, at - 14), -1)


def _joins_after(text: str, end: int, start: int) -> bool:
    """Whether what begins at `start` is joined to the provision that ends at `end`."""
    return bool(ACT_LAST_RE.fullmatch(text, end, start) or SPACE_RE.fullmatch(text, end, start))


def _act_after(text: str, at: int, by_start: dict[int, ActMention]) -> ActMention | None:
    joint = ACT_LAST_RE.match(text, at)
    if joint is not None and joint.end() in by_start:
        return by_start[joint.end()]
    space = SPACE_RE.match(text, at)
    act = by_start.get(space.end()) if space else None
    return act if act is not None and act.rule == "legislation.abbreviation" else None


def _alone_rule(text: str, found: Found, compound: bool, last_end: int, last_false: bool) -> str:
    """The rule of a provision that no act is joined to: a provision of its own, or which kind of false hit."""
    before = text[max(0, found.start - BOOK_REACH) : found.start]
    if compound:
        return f"{FALSE}compound"
    if found.bare and ITEM_BEFORE_RE.search(before) and ITEM_AFTER_RE.match(text, found.end):
        return f"{FALSE}item"
    if found.decimal:
        return f"{FALSE}decimal"
    chained = last_false and ENUMERATION_RE.match(text, last_end, found.start)
    if chained or BOOK_BEFORE_RE.search(before) or BOOK_AFTER_RE.match(text, found.end):
        return f"{FALSE}rulebook"
    unit = found.provision.sections[0].unit
    back = BACK_REFERENCE_RE.search(before[-24:]) or BACK_REFERENCE_AFTER_RE.match(text, found.end)
    # Every report has chapters, every newspaper articles: alone they cite no law.
    if (unit in ("chapter", "part") or (unit == "article" and found.bare)) and not back:
        return f"{FALSE}unjoined"
    return "legislation.provision"


def _citation(act: ActMention | None, found: Found | None) -> Citation:
    provision = found.provision if found else None
    if act is None:
        return Citation(provision=provision)
    return Citation(act.title, provision, act.number, act.date, act.eli)


def _part_of_name(text: str, mention: ActMention) -> bool:
    """Whether an abbreviation stands inside a name (`Fab LAB`, `LAB 3`)."""
    before = text[max(0, mention.start - 2) : mention.start]
    after = text[mention.end : mention.end + 2]
    previous = text[max(0, mention.start - 20) : mention.start].split()
    name_before = before.endswith(" ") and bool(previous) and previous[-1][:1].isupper() and previous[-1].isalpha()
    return (name_before and len(previous) > 1) or (after[:1] == " " and after[1:].isdigit())
