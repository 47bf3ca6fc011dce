"""Gold inside the sentence: `Imod stemte [[against|Ida Skov]] (F).`

A mark names the sides (`for`, `against`, `abstain`) or kinds of remark (`reservation`, `remark`) that its text stands
on, parted by commas where there are several. Strict on purpose: a malformed mark fails the test that holds it.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from referat.votes import Votes, find_votes

SIDES = ("for", "against", "abstain")
KINDS = ("reservation", "remark")
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")
_COUNT = re.compile(r"(for|against|abstain) (\d+)")

Entry = tuple[str, str]
#: A side and the number of its votes.
Count = tuple[str, int]


def parse_gold(marked: str) -> tuple[str, list[Entry]]:
    """Take the marks out; gives the text and who stands where.

    Raises:
        ValueError: For an unclosed, nested or empty mark, an unknown label, or white space at the edge of a mark.
    """
    text = ""
    entries = []
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()] + mark[2]
        last = mark.end()
        if mark[2] != mark[2].strip():
            raise ValueError(f"white space at the edge of {mark[2]!r}")
        for label in mark[1].split(","):
            if label not in SIDES + KINDS:
                raise ValueError(f"unknown label {label!r} in {marked!r}")
            entries.append((label, " ".join(mark[2].split())))
    text += marked[last:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"malformed mark in {marked!r}")
    return text, entries


def parse_case(line: str) -> tuple[str, list[Count]]:
    """A line of `cases.txt`: the marked text, and the numbers of votes behind `⇒`.

    Raises:
        ValueError: For a number that is of no side, or two arrows.
    """
    marked, *numbers = line.replace("⏎", "\n").split("  ⇒ ")
    if len(numbers) > 1:
        raise ValueError(f"two arrows in {line!r}")
    counts = []
    for part in numbers[0].split(", ") if numbers else []:
        match = _COUNT.fullmatch(part)
        if not match:
            raise ValueError(f"{part!r} is no number of votes of a side, in {line!r}")
        counts.append((match[1], int(match[2])))
    return marked, counts


def read_cases(path: Path) -> dict[str, list[str]]:
    """The lines of each section `== name`.

    Raises:
        ValueError: For a line before the first section, or one that stands twice.
    """
    sections: dict[str, list[str]] = {}
    lines: list[str] | None = None
    seen = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            lines = sections.setdefault(line[3:], [])
        elif line and not line.startswith("# "):
            if lines is None:
                raise ValueError(f"before the first section: {line!r}")
            if line in seen:
                raise ValueError(f"stands twice: {line!r}")
            seen.add(line)
            lines.append(line)
    return sections


def found(votes: Votes) -> list[Entry]:
    """Who stands where, as `parse_gold` gives it."""
    entries: list[Entry] = [(vote.side, who) for vote in votes.votes for who in vote.who]
    return entries + [(remark.kind, who) for remark in votes.remarks for who in remark.who]


def counts(votes: Votes) -> list[Count]:
    """The numbers that the votes carry."""
    return [(vote.side, vote.count) for vote in votes.votes if vote.count is not None]


def check(line: str) -> Votes:
    """Assert that exactly the marked voters and authors are found, with these numbers."""
    marked, numbers = parse_case(line)
    text, entries = parse_gold(marked)
    votes = find_votes(text)
    assert Counter(found(votes)) == Counter(entries), votes
    assert Counter(counts(votes)) == Counter(numbers), votes
    return votes
