"""Gold inside the sentence: `For stemte: [[A]] og [[Ø]]`, with a rule and a value for each mark.

Strict on purpose: a malformed mark fails the test that holds it instead of passing as a sentence without spans.
"""

from __future__ import annotations

import re

from referat.matching import Match
from referat.party import PartyMatcher

_MARK = re.compile(r"\[\[([^\[\]]+)\]\]")


def parse_gold(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out; gives the text and the spans.

    Raises:
        ValueError: For an unclosed, nested or empty mark, or one with white space at its edge.
    """
    text = ""
    spans = []
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        content = mark[1]
        if content != content.strip():
            raise ValueError(f"white space at the edge of {content!r}")
        spans.append((len(text), len(text) + len(content)))
        text += content
        last = mark.end()
    text += marked[last:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"malformed mark in {marked!r}")
    return text, spans


def say(match: Match) -> str:
    """A match on one line: rule without `party.`, and the id; where that is null, `?` and the letter or name."""
    value = match.value
    assert value is not None
    assert set(value) == {"id", "name", "letter"}
    who = value["id"] or f"?{value['letter'] or value['name']}"
    return f"{match.rule.removeprefix('party.')} {who}"


def check(marked: str, said: list[str], matcher: PartyMatcher | None = None) -> None:
    """Assert that the matcher finds exactly the marked spans, with these rules and values."""
    text, spans = parse_gold(marked)
    if len(spans) != len(said):
        raise ValueError(f"{len(spans)} marks but {len(said)} values in {marked!r}")
    matches = (matcher or PartyMatcher()).match(text)
    assert [text[m.start : m.end] for m in matches] == [text[start:end] for start, end in spans]
    assert [(m.start, m.end) for m in matches] == spans
    assert {m.label for m in matches} <= {"PARTY"}
    assert [say(m) for m in matches] == said
