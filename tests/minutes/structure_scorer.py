"""Score parsed structure against gold, field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from referat.corpus.gold import GoldItem, GoldMeeting
from referat.minutes import Minutes, ParsedItem


def norm(value: object) -> str:
    """Fold for comparison: case and white space."""
    return " ".join(str(value or "").split()).casefold()


@dataclass
class Tally:
    """Hits, inventions and misses of one field."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """F1; 1 where there was nothing to find and nothing was found."""
        total = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / total if total else 1.0


@dataclass
class Score:
    """Figures over documents, and what was wrong, a line each."""

    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, gold: Iterable[str], found: Iterable[str], where: str) -> None:
        """Count one list of a document against another."""
        wanted, got = Counter(gold), Counter(found)
        both = sum((wanted & got).values())
        tally = self.fields[name]
        tally.hit += both
        tally.extra += sum(got.values()) - both
        tally.missed += sum(wanted.values()) - both
        if wanted != got:
            self.errors.append(f"{where} {name}: missed {dict(wanted - got)}, extra {dict(got - wanted)}")

    def same(self, name: str, gold: object, found: object, where: str) -> None:
        """Count one value against another; a value that is not there counts as one."""
        self.add(name, [norm(gold)], [norm(found)], where)


def score(gold: GoldMeeting, parsed: Minutes, into: Score) -> None:
    """Add one document to the figures."""
    meeting, where = gold.sidecar.meeting, gold.id
    for name in ("municipality", "body", "date", "start_time", "place"):
        into.same(name, getattr(meeting, name), getattr(parsed.meeting, name), where)
    into.add(
        "present",
        [f"{norm(member.name)}|{norm(member.party)}" for member in meeting.present],
        [f"{norm(member.name)}|{norm(member.party)}" for member in parsed.meeting.present],
        where,
    )
    into.add("absent", map(norm, meeting.absent), map(norm, parsed.meeting.absent), where)
    pairs = align(gold.items, parsed.items)
    tally = into.fields["items"]
    hits = sum(item is not None for _, item in pairs)
    tally.hit += hits
    tally.extra += len(parsed.items) - hits
    tally.missed += len(gold.items) - hits
    if len(gold.items) != len(parsed.items):
        into.errors.append(f"{where} items: {len(gold.items)} in the gold, {len(parsed.items)} found")
    for wanted, item in pairs:
        _score_item(wanted, item, into, f"{where}[{wanted.facts.number}]")


def align(gold: Sequence[GoldItem], found: Sequence[ParsedItem]) -> list[tuple[GoldItem, ParsedItem | None]]:
    """Pair items one to one where there are as many, else by number and title."""
    if len(gold) == len(found):
        return list(zip(gold, found, strict=True))
    keys = [(norm(item.facts.title), item.facts.number) for item in gold]
    others = [(norm(item.title), item.number) for item in found]
    pairs: list[ParsedItem | None] = [None] * len(gold)
    for block in SequenceMatcher(None, keys, others, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            pairs[block.a + offset] = found[block.b + offset]
    return list(zip(gold, pairs, strict=True))


def _score_item(gold: GoldItem, item: ParsedItem | None, into: Score, where: str) -> None:
    facts = gold.facts
    headings = [norm(section.heading).rstrip(": ") for section in gold.sections]
    own = next((str(section.start) for section in gold.sections if section.own_decision), "")
    if item is None:
        for name in ("title", "number", "case number", "closed"):
            into.fields[name].missed += 1
        into.add("sections", headings, [], where)
        return
    into.same("title", facts.title, item.title, where)
    into.same("number", facts.number, item.number, where)
    into.same("case number", facts.case_number, item.case_number, where)
    into.same("closed", facts.closed, item.closed, where)
    into.add("sections", headings, [norm(section.heading).rstrip(": ") for section in item.sections], where)
    found = next((str(section.start) for section in item.sections if section.own_decision), "")
    into.same("own decision", own, found, where)
    into.add("not participating", map(norm, facts.not_participating), map(norm, item.not_participating), where)
    into.add("attachments", map(norm, facts.attachments), map(norm, item.attachments), where)
