"""Join the mentions of one person in a meeting, and read what stands beside a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from referat.party import PartyMatcher
from referat.party.matcher import Member
from referat.person.names import nominative, one_line, says_after

#: Characters kept on either side of a mention.
REACH: Final = 80

_TITLE_END: Final = (
    r"(?:borgmester|formand|mand|direktør|chef|leder|konsulent|koordinator|medarbejder|sekretær|inspektør|ingeniør|"
    r"arkitekt|læge|rektor|"
    r"professor|lektor|jurist|revisor|advokat|planlægger|vejleder|rådgiver|minister|præst|provst|økonom|biolog|"
    r"geolog|fuldmægtig|"
    r"repræsentant|ordfører|medlem|suppleant|stedfortræder|lærer|pædagog|sygeplejerske|terapeut|psykolog|"
    r"sagsbehandler|specialist|"
    r"assistent|forkvinde|ejer|mester|gartner|tandlæge|referent|dirigent|controller|manager|partner)(?:en)?"
)
_TITLE: Final = rf"(?:\d\.[ ])?[^\W\d_]{{0,40}}?{_TITLE_END}"
_TITLE_BEFORE_RE: Final = re.compile(rf"(?<![\w-])(?P<title>{_TITLE})\s+$", re.IGNORECASE)
#: `centerchef, Bo Falk, fremlagde`: a name between commas behind a title, where no name before owns the title.
_TITLE_COMMA_RE: Final = re.compile(rf"(?<![\w-])(?<![A-ZÆØÅa-zæøå],[ ])(?P<title>{_TITLE}),\s{{1,3}}$", re.IGNORECASE)
_TITLE_AFTER_RE: Final = re.compile(
    rf"(?:\s*\([^()\n]{{1,20}}\))?(?:\s*[,–-]\s*|\s*\()(?P<title>{_TITLE})(?=\s*(?:$|[,.;:()|\n])|\s+(?:i|fra|for|"
    rf"ved|og|på)\b)",
    re.IGNORECASE,
)
#: What may stand between a name and its party.
_BESIDE_RE: Final = re.compile(
    r"[\s,]*(?:\([a-zæøå]{2,6}\)\s+|\([^()\n]{2,20}\)\s*|[-–]\s*\w+\s*)?\(*(?:\d\.\s*)?(?:\w+\s*[-–,]\s*)?"
)
#: Rules of parties that stand after a name without a bracket.
_AFTER_COMMA: Final = frozenset({"party.letter_comma", "party.letter_initials", "party.short", "party.independent"})
_LINE_BEFORE_RE: Final = re.compile(r"(?:\A|\n)[ \t]{0,8}(?:[-•*][ \t]{1,3})?\Z")
_LINE_AFTER_RE: Final = re.compile(r"[ \t]{0,8}(?:\Z|\r?\n)")
_INITIAL_RE: Final = re.compile(r"[^\W\d_]\.?")


@dataclass(frozen=True)
class Mention:
    """A name in its place.

    Attributes:
        text: The name as written.
        before: What stands before it, up to `REACH` characters.
        after: What stands after it, up to `REACH` characters.
    """

    text: str
    before: str = ""
    after: str = ""


def mentions_of(text: str, spans: Iterable[tuple[int, int]]) -> list[Mention]:
    """The mentions that stand at `spans` (offsets in characters, end-exclusive) of a text.

    >>> mentions_of("Formand Ida Lund (A) bød velkommen", [(8, 16)])[0].before
    'Formand '
    """
    return [Mention(text[a:b], text[max(0, a - REACH) : a], text[b : b + REACH]) for a, b in spans]


def join(mentions: Sequence[Mention], members: Iterable[Member] = ()) -> list[dict[str, str]]:
    """Say whom each mention names.

    A surname or a first name alone, or a full name without its middle names, joins the one full name of the meeting
    that it can mean; where two fit, it stays as it is.

    Args:
        mentions: All mentions of people in one meeting.
        members: The meeting's members.

    Returns:
        For each mention `{"name"}`, the name in the nominative and on one line, and `title` and `party` as written
        where they stand beside this mention.

    Example:
        >>> text = "Formand Ida Lund (A) bød velkommen. Lunds oplæg blev drøftet."
        >>> join(mentions_of(text, [(8, 16), (36, 41)]))
        [{'name': 'Ida Lund', 'title': 'Formand', 'party': 'A'}, {'name': 'Ida Lund'}]
    """
    members = tuple(members)
    matcher = PartyMatcher(members)
    names = _nominatives(mentions, [member.name for member in members])
    people = _People([one_line(member.name) for member in members], names)
    return [_value(mention, people.full(name), matcher) for mention, name in zip(mentions, names, strict=True)]


def title_of(mention: Mention) -> str | None:
    """The office or job that stands beside a name, as written.

    >>> title_of(Mention("Tina Holm", "ved teamleder ", " fra"))
    'teamleder'
    >>> title_of(Mention("Bo Falk", "", ", centerchef i Jobcentret"))
    'centerchef'
    >>> title_of(Mention("Bo Falk", "oplæg af centerchef, ", ", og drøftelse"))
    'centerchef'
    """
    match = _TITLE_BEFORE_RE.search(mention.before) or _TITLE_AFTER_RE.match(mention.after)
    if match is None and mention.after.startswith(","):
        match = _TITLE_COMMA_RE.search(mention.before)
    return one_line(match["title"]) if match else None


def has_title_before(before: str) -> bool:
    """Whether a text ends in a title of office.

    >>> has_title_before("spurgte borgmester "), has_title_before("spurgte borgmester, ")
    (True, False)
    """
    return _TITLE_BEFORE_RE.search(before) is not None


def party_of(mention: Mention, matcher: PartyMatcher) -> str | None:
    """The party that stands beside a name, as written and without brackets.

    >>> party_of(Mention("Ole Skov", "", " (A) og"), PartyMatcher())
    'A'
    >>> party_of(Mention("Ole Skov", "løsgænger "), PartyMatcher())
    'løsgænger'
    """
    text = f"{mention.before}{mention.text}{mention.after}"
    start = len(mention.before)
    end = start + len(mention.text)
    for match in matcher.match(text):
        if match.start >= end:
            beside = _BESIDE_RE.fullmatch(text, end, match.start)
            # "Bo Lund, Venstre og SF stemte imod": a full name after a comma is the next in a list.
            tied = "(" in text[end : match.start] or match.rule in _AFTER_COMMA
            # ... but on a line that holds no more than the two, it is the member's own.
            tied = tied or bool(_LINE_BEFORE_RE.search(mention.before) and _LINE_AFTER_RE.match(text, match.end))
            own = match.rule == "party.letter_member"
            if beside and (own or (tied and text[end : match.start].strip())):
                return one_line(text[match.start : match.end])
            break
        if match.rule == "party.independent" and match.end <= start and not text[match.end : start].strip():
            return one_line(text[match.start : match.end])
    return None


def _value(mention: Mention, name: str, matcher: PartyMatcher) -> dict[str, str]:
    value = {"name": name}
    if title := title_of(mention):
        value["title"] = title
    if party := party_of(mention, matcher):
        value["party"] = party
    return value


def _nominatives(mentions: Sequence[Mention], members: Sequence[str]) -> list[str]:
    """The mentions in the nominative, each settled by the members and by the other mentions."""
    written = [one_line(mention.text) for mention in mentions]
    # What ends in -s and stands before a verb or a stop is no genitive, and what does not end in -s never is.
    plain = Counter(
        name
        for name, mention in zip(written, mentions, strict=True)
        if name[-1:] != "s" or says_after(mention.after) is False
    )
    everything = tuple(dict.fromkeys((*members, *plain)))
    out = []
    for name, mention in zip(written, mentions, strict=True):
        # A mention is no evidence about itself.
        alone = name[-1:] == "s" and plain[name] == 1 and name not in members and says_after(mention.after) is False
        evidence = tuple(other for other in everything if other != name) if alone else everything
        out.append(nominative(mention.text, evidence, mention.after))
    return out


class _People:
    """The full names of a meeting."""

    def __init__(self, members: Iterable[str], names: Iterable[str]) -> None:
        full = dict.fromkeys(name for name in (*members, *names) if " " in name)
        self._names = [name.split() for name in full]

    def full(self, name: str) -> str:
        """The one full name that `name` can mean, or `name` itself."""
        words = name.split()
        longer = [other for other in self._names if _shortens(words, other)]
        # Of "Bennedsen" in a meeting with "Niels Ole Bennedsen" and "Niels Bennedsen", who are one.
        widest = [other for other in longer if not any(other is not more and _shortens(other, more) for more in longer)]
        return " ".join(widest[0]) if len(widest) == 1 else name


def _shortens(words: list[str], full: list[str]) -> bool:
    """Whether `words` can be short for the name `full`: one end of it, or both ends without some words between.

    >>> _shortens(["Lund"], ["Ida", "Lund"]), _shortens(["Niels", "Bo"], ["Niels", "Ole", "Bo"])
    (True, True)
    >>> _shortens(["Ole"], ["Niels", "Ole", "Bo"])
    False
    >>> _shortens(["Ida", "B.", "Lund"], ["Ida", "Bang", "Lund"])
    True
    """
    if len(words) > len(full) or words == full:
        return False
    if len(words) == len(full):
        return all(word == other or _initial(word, other) for word, other in zip(words, full, strict=True))
    if len(words) == 1:
        return words[0] in (full[0], full[-1])
    if words in (full[-len(words) :], full[: len(words)]):
        return True
    if words[0] != full[0] or words[-1] != full[-1]:
        return False
    rest = iter(full[1:-1])
    return all(any(word == other or _initial(word, other) for other in rest) for word in words[1:-1])


def _initial(word: str, full: str) -> bool:
    return word != full and bool(_INITIAL_RE.fullmatch(word)) and word[0] == full[0]
