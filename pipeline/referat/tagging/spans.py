"""Entities of segment Docs as mentions in the whole document, with values, and what the meeting's memory adds."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from referat.amount import read_amount
from referat.case_number import Kle, read_case_number
from referat.components.tokenizer import text_of
from referat.labels import SPAN_LABELS
from referat.legislation import LegislationMatcher
from referat.minutes import Minutes
from referat.minutes.segments import Segment
from referat.party import Council, read_party, settle
from referat.person import join, listed_names, name_before, nominative, short_mentions
from referat.person import mentions_of as person_mentions
from referat.record import SpanLabel
from referat.tagging.mistyped import mend_names, mistyped_cases

_EDGES = " \t\r\n\u00a0\"'”“„»«‘([{,;:"
_END_EDGES = ' \t\r\n\u00a0"”“„»«‘([{,;:'
#: Between a list and its letter: `Borgerlisten (L)`, `Borgerlisten, liste L`.
_LETTER_OF_RE = re.compile(r"\s{0,3}[(,–-]\s{0,3}")


@dataclass(frozen=True)
class Mention:
    """A span on its way into the record; offsets count in the whole document.

    Attributes:
        rule: Id of the rule that found it, None where the model did.
        item: Index of the agenda item, or None.
    """

    label: SpanLabel
    start: int
    end: int
    item: int | None
    rule: str | None
    value: dict[str, Any] | None


def mentions_of(doc: Doc, segment: Segment) -> list[Mention]:
    """The entities of a segment's Doc. Edges that the guidelines forbid are taken off what the model proposed."""
    mentions = []
    whole = text_of(doc)
    for entity in doc.ents:
        if entity.label_ not in SPAN_LABELS:
            continue
        start, end, rule = entity.start_char, entity.end_char, entity.id_ or None
        if rule is None:
            edges = trimmed(whole, start, end)
            if edges is None:
                continue
            start, end = edges
        value = entity._.referat_value if rule else _value(entity.label_, whole[start:end])
        mentions.append(Mention(entity.label_, segment.start + start, segment.start + end, segment.item, rule, value))
    return mentions


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span that a model proposed, without the edges that the guidelines forbid.

    Returns:
        Its offsets; None where nothing is left, or an empty line lies in it.

    Example:
        >>> trimmed('sagde "Per Fjord" da', 6, 17)
        (7, 16)
    """
    span = text[start:end]
    start += len(span) - len(span.lstrip(_EDGES))
    end -= len(span) - len(span.rstrip(_END_EDGES))
    return None if start >= end or "\n\n" in text[start:end] else (start, end)


_LAW = LegislationMatcher()


def _value(label: str, text: str) -> dict[str, Any] | None:
    """Read the value of what the model found and no rule did."""
    if label == "AMOUNT":
        return read_amount(text)
    if label == "LEGISLATION":
        matches = _LAW.match(text)
        whole = len(matches) == 1 and (matches[0].start, matches[0].end) == (0, len(text))
        return dict(matches[0].value or {}) if whole else None
    return None


def council_of(minutes: Minutes) -> Council:
    """What the head of the minutes tells about the council: members with their parties, year, municipality."""
    meeting = minutes.meeting
    return Council.of(meeting.present, int(meeting.date[:4]) if meeting.date else None, meeting.municipality)


def complete(mentions: Sequence[Mention], text: str, minutes: Minutes, kle: Kle | None = None) -> list[Mention]:
    """Add to the mentions what only the whole meeting tells.

    - A member whom the head of the minutes lists, or whom they name as absent, is a person wherever the full name
      stands, also where the model saw a part of it or two members in one, and where some letters of it are wrong.
    - So is a full name that the lists know, where the model saw nobody or a part of it.
    - So is a full name in front of a party in brackets, where the lists know its first name.
    - So is their surname alone, and that of whoever else is named in full, where what stands beside it tells that it is
      no word, place or street (`referat.person.context`).
    - A letter in brackets behind a title that tells the item's type (`(B)`) is no party.
    - The number on the line under an item's heading is its case number, however short.
    - So is a number there with a letter among its figures, or behind a label with a wrong letter; its value is None
      where figures would have to be guessed.
    - A number of the shape `306-2009-251192` in a list of attachments is a document's, not a case's.
    - Whom a name means, and whose letter a party's is, the meeting settles: see `referat.person` and `referat.party`. A
      letter that the register cannot place is of the list that the minutes name beside it (`Borgerlisten (L)`).
    - The subject of a case number gets its name, where `kle` has one.
    """
    reading = mend_names(text, _names(minutes))
    members = list(_members(reading, minutes))
    members += _with_parties(text, mentions, members, minutes)
    members += _listed(text, mentions, members, minutes)
    certain = sorted((member.start, member.end) for member in members)
    cases = list(_mistyped_cases(text, minutes))
    numbers = [(case.start, case.end) for case in cases]
    kept = [
        mention
        for mention in mentions
        if not _is_document_number(mention, minutes)
        and not _is_type_tag(mention, text, minutes)
        and not (mention.label == "PERSON" and mention.rule is None and _overlaps(mention.start, mention.end, certain))
        and not (mention.label == "CASE_NUMBER" and _overlaps(mention.start, mention.end, numbers))
    ]
    taken = sorted((mention.start, mention.end) for mention in kept)
    for mention in (*cases, *_case_lines(text, minutes), *members):
        if not _overlaps(mention.start, mention.end, taken):
            kept.append(mention)
            insort(taken, (mention.start, mention.end))
    for mention in _short(reading, kept, minutes):
        if not _overlaps(mention.start, mention.end, taken):
            kept.append(mention)
            insort(taken, (mention.start, mention.end))
    settled = _settled(sorted(kept, key=lambda mention: mention.start), reading, minutes)
    return [_with_topic(mention, kle) for mention in settled] if kle is not None else settled


def _settled(mentions: list[Mention], text: str, minutes: Minutes) -> list[Mention]:
    """Give persons and parties the values that only the meeting can tell."""
    meeting = minutes.meeting
    council = council_of(minutes)
    persons = [index for index, mention in enumerate(mentions) if mention.label == "PERSON"]
    spans = [(mentions[index].start, mentions[index].end) for index in persons]
    for index, value in zip(persons, join(person_mentions(text, spans), meeting.present), strict=True):
        mentions[index] = replace(mentions[index], value=dict(value))
    for index, mention in enumerate(mentions):
        if mention.label == "PARTY":
            value = mention.value or read_party(text[mention.start : mention.end])
            settled = settle(value, year=council.year, municipality=council.municipality)
            mentions[index] = replace(mention, value=settled)
    own = _own_lists(mentions, text)
    for index, mention in enumerate(mentions):
        if mention.label == "PARTY" and mention.value is not None and mention.value["name"] is None:
            name = own.get(str(mention.value["letter"]))
            mentions[index] = replace(mention, value={**mention.value, "name": name})
    return mentions


def _own_lists(mentions: Sequence[Mention], text: str) -> dict[str, str]:
    """Letter → name of lists that no register knows, where the minutes name them together, and always the same."""
    named: dict[str, set[str]] = {}
    parties = [mention for mention in mentions if mention.label == "PARTY" and mention.value is not None]
    for party, letter in pairwise(parties):
        one, other = party.value or {}, letter.value or {}
        unknown = other["id"] is None and other["name"] is None and len(other["letter"] or "") == 1
        if unknown and one["id"] is None and one["name"] and _LETTER_OF_RE.fullmatch(text, party.end, letter.start):
            named.setdefault(other["letter"], set()).add(one["name"])
    return {letter: names.pop() for letter, names in named.items() if len(names) == 1}


def _with_topic(mention: Mention, kle: Kle) -> Mention:
    value = mention.value
    if mention.label != "CASE_NUMBER" or value is None or value.get("kle") is None:
        return mention
    return replace(mention, value={**value, "topic": kle.topic(value["kle"])})


def _names(minutes: Minutes) -> list[str]:
    """Members whom the head lists, and whom items name as absent."""
    names = [member.name for member in minutes.meeting.present] + list(minutes.meeting.absent)
    return names + [name for item in minutes.items for name in item.not_participating]


def _members(text: str, minutes: Minutes) -> Iterator[Mention]:
    full = sorted({name for name in _names(minutes) if " " in name}, key=len, reverse=True)
    if not full:
        return
    one_of = "|".join(r"\s+".join(map(re.escape, name.split())) for name in full)
    for match in re.finditer(rf"(?<!\w)({one_of})(?:s|'|’)?(?!\w)", text):
        # A genitive's apostrophe follows s, x and z (Retskrivningsordbogen § 13); else it is a quotation mark.
        end = match.end() if match.end() == match.end(1) or match.group()[-1] == "s" else match.end(1)
        yield Mention("PERSON", match.start(), end, _item_at(match.start(), minutes), "person.member", None)


def _with_parties(
    text: str, mentions: Sequence[Mention], members: Sequence[Mention], minutes: Minutes
) -> Iterator[Mention]:
    """Full names in front of a party in brackets, that no list of members has."""
    known = sorted((member.start, member.end) for member in members)
    for party in mentions:
        name = name_before(text, party.start) if party.label == "PARTY" else None
        if name is not None and not _overlaps(name[0], name[1], known):
            yield Mention("PERSON", name[0], name[1], _item_at(name[0], minutes), "person.party", None)


def _listed(text: str, mentions: Sequence[Mention], members: Sequence[Mention], minutes: Minutes) -> Iterator[Mention]:
    """Full names that the lists know, where the model saw nobody, a part of the name or small words behind it."""
    known = sorted((member.start, member.end) for member in members)
    seen = sorted((mention.start, mention.end) for mention in mentions)
    for start, end in listed_names(text):
        at = bisect_left(seen, (start, start))
        first = seen[at - 1] if at and seen[at - 1][1] > start else seen[at] if at < len(seen) else (end, end)
        part = start <= first[0] and first[1] <= end and first[1] - first[0] < end - start
        too_long = first[0] == start and text[end : end + 2].strip().islower()
        if (first[0] >= end or part or too_long) and not _overlaps(start, end, known):
            yield Mention("PERSON", start, end, _item_at(start, minutes), "person.listed", None)


def _short(text: str, mentions: Sequence[Mention], minutes: Minutes) -> Iterator[Mention]:
    people = sorted((mention.start, mention.end) for mention in mentions if mention.label == "PERSON")
    names = [nominative(text[start:end]) for start, end in people] + _names(minutes)
    for start, end in short_mentions(text, people, names):
        yield Mention("PERSON", start, end, _item_at(start, minutes), "person.short", None)


def _case_lines(text: str, minutes: Minutes) -> Iterator[Mention]:
    for index, item in enumerate(minutes.items):
        if item.case_number is None:
            continue
        start = text.find(item.case_number, item.start, item.text_start or item.head_end)
        value = read_case_number(item.case_number)
        if start >= 0 and value is not None:
            end = start + len(item.case_number)
            yield Mention("CASE_NUMBER", start, end, index, "case_number.line", value.to_dict())


def _mistyped_cases(text: str, minutes: Minutes) -> Iterator[Mention]:
    for index, item in enumerate(minutes.items):
        stop = item.sections[0].start if item.sections else item.end
        for match in mistyped_cases(text[item.start : stop]):
            start, end = item.start + match.start, item.start + match.end
            value = dict(match.value) if match.value is not None else None
            yield Mention("CASE_NUMBER", start, end, index, match.rule, value)


def _is_document_number(mention: Mention, minutes: Minutes) -> bool:
    if mention.rule != "case_number.authority" or mention.item is None:
        return False
    return any(
        section.kind == "attachments" and section.start <= mention.start < section.end
        for section in minutes.items[mention.item].sections
    )


def _is_type_tag(mention: Mention, text: str, minutes: Minutes) -> bool:
    """A letter in brackets at the end of a heading line, or of an entry of the contents, that the title leaves out."""
    if mention.label != "PARTY" or mention.end - mention.start > 2:
        return False
    line_end = text.find("\n", mention.end)
    after = text[mention.end : line_end if line_end >= 0 else len(text)]
    if not re.fullmatch(r"\)[\s.\d]*", after):
        return False
    if mention.item is None:
        return any(start <= mention.start < end for start, end in minutes.skipped)
    item = minutes.items[mention.item]
    in_head = mention.start < (item.text_start or item.head_end)
    return in_head and f"({text[mention.start : mention.end]})" not in (item.title or "")


def _item_at(offset: int, minutes: Minutes) -> int | None:
    return next((index for index, item in enumerate(minutes.items) if item.start <= offset < item.end), None)


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch overlaps one of `taken`, which are in order and do not overlap each other."""
    at = bisect_left(taken, (start, start))
    before = taken[at - 1] if at else None
    return (before is not None and before[1] > start) or (at < len(taken) and taken[at][0] < end)
