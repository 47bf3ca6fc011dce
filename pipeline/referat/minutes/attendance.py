"""Who was there: the lists of a head of minutes, with stand-ins and with those who came for some items only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from referat.minutes.names import NAME, Person, read_people

_PEOPLE = rf"(?P<people>{NAME}(?:[ ]?\([^()]{{1,40}}\))?(?:(?:,[ ]|[ ]og[ ]){NAME}(?:[ ]?\([^()]{{1,40}}\))?){{0,6}})"
#: `I stedet mødte Anna Holm (A)`, `For sidstnævnte mødte …`, `Stedfortræder: …`, `Stedfortræder for Bo Lund: …`
_CAME = re.compile(
    r"(?:\b[Ii]\s(?:hendes|hans|deres)\ssted\s+(?:mødte|deltog|møder|deltager)\s?:?|\b[Ii]\s?stedet(?:\s+for(?:\s+[^.\n]{2,60}?)?)?"
    r"\s+(?:mødte|deltog|møder|deltager|var\s+indkaldt|er\s+indkaldt)\s?:?"
    r"|\b[Ss]om\s+(?:stedfortrædere?|suppleant(?:er)?)(?:\s+for\s+[^.\n]{2,60}?)?"
    r"\s+(?:mødte|deltog|møder|deltager|var\s+indkaldt|er\s+indkaldt)"
    r"|\b(?:[Ss]tedfortrædere?|[Ss]uppleant)[ ]for[ ][^\n:()]{2,60}(?:\([^()\n]{1,40}\))?[ ]?:"
    r"|\b[Ff]or\s+(?:hende|ham|dem|sidstnævnte|førstnævnte|begge|vedkommende)\s+(?:mødte|deltog"
    r"|var\s+indkaldt)(?:\s+suppleanten?,)?"
    r"|\b[Ss]uppleant(?:er)?\s*:|\b[Ss]tedfortræder(?:e)?(?!\s+for\b)(?:\s+var|\s*:)?)\s+(?:[a-zæøå]{3,20}\s+){0,2}"
    + _PEOPLE
)
#: `…, i hvis sted Anna Holm (A) deltog`, `for hvem Anna Holm mødte`: the verb behind the names.
_CAME_FOR = re.compile(
    r"\b(?:[Ii] (?:hvis|hendes|hans|deres) sted|[Ff]or (?:hvem|hende|ham|dem|sidstnævnte|førstnævnte))"
    r" (?!(?:mødte|deltog)\b)(?:var |er )?(?:[a-zæøå]{3,20} ){0,2}?"
    + _PEOPLE
    + r" (?:mødte|deltog|møder|deltager|(?:er |var )?indkaldt|mødt)\b"
)
#: `Anna Holm mødte som stedfortræder`, `Bo Lund stedfortræder`; the names stand before it.
_STOOD_IN = re.compile(
    r"(?<!\b[Ss]om)\s(?:(?:mødte|deltog|møder|deltager|indkaldt)\s+(?:(?:som\s+)?(?:stedfortræder|suppleant)|i\s+stedet\b)"
    r"|stedfortræder\b)"
)
_NAMES_LAST = re.compile(_PEOPLE + r"$")
#: So far before a cue a name is looked for.
_REACH = 120
#: `(Jakup í Dali)` after an absent member: who came in their place.
_IN_BRACKETS = re.compile(rf"\((?P<name>{NAME})\)")
_AWAY = re.compile(r"\b(?:deltog ikke|ikke til stede|afbud|fraværende|forhindret|ej til stede|fravær)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\s+[-–]\s+(?:(?:[Nn]æst)?[Ff]ormand|[Bb]orgmester|[Vv]iceborgmester|[Dd]eltog(?: ikke)?|[Ss]tedfortræder"
    r"|[Ss]uppleant|[Mm]edlem|[Aa]fbud|[Ff]raværende)\b(?![^(]*\))"
)
#: `, sag 8-13`, `under punkterne 6-8`, `til og med punkt 4`
_ITEMS = r"(?:punkt(?:erne)?|pkt\.?|sag(?:erne)?|sagsnr\.?)(?:[ ]nr\.)?"
_RANGE = re.compile(
    rf"(?P<from>(?:til[ ]og[ ]med|indtil|t\.o\.m\.)[ ]{_ITEMS}[ ](?P<upto>\d{{1,4}}))"
    rf"|(?P<after>(?:fra(?:[ ]og[ ]med)?|efter)[ ]{_ITEMS}[ ](?P<begin>\d{{1,4}})(?![ ]?[-–]))"
    rf"|{_ITEMS}[ ](?P<low>\d{{1,4}})(?:[ ]?(?:[-–]|til|og)[ ]?(?P<high>\d{{1,4}}))?"
)
_CLOCK = r"(?:[ ](?:ca\.[ ])?kl\.?[ ]?\d{1,2}(?:[.:]\d\d)?)?"
_TREATED = r"(?:(?:behandlingen|drøftelsen|afslutningen)[ ]af[ ])?"
#: Who came, went or was away, and the items that tell when: the word before them, and their range.
_MOVES = re.compile(
    rf"[ ](?:(?P<away>(?:(?:ankom|kom|mødte)[^,\n]{{0,40}}?[ ]og[ ])?"
    rf"(?:deltog[ ]ikke|var[ ](?:ikke[ ]til[ ]stede|fraværende)))"
    rf"|(?P<left>(?:forlod|gik[ ]fra|måtte[ ]forlade)[ ](?:mødet|salen|lokalet))"
    rf"|(?P<came>(?:ankom|kom|mødte|indfandt[ ]sig|tiltrådte)(?:[ ]til[ ]stede|[ ](?:til[ ])?mødet|[ ]op)?)"
    rf"|(?P<there>deltog|deltager|var[ ]til[ ]stede)(?:[ ](?:først|kun|alene))?)"
    rf"{_CLOCK},?[ ](?P<when>til[ ]og[ ]med|fra[ ]og[ ]med|under|ved|fra|efter|før|inden|til|i)[ ]{_TREATED}"
    rf"{_ITEMS}[ ](?P<first>\d{{1,4}})(?:[ ]?(?:[-–]|til|og)[ ]?(?P<last>\d{{1,4}}))?"
)
#: `Fraværende under punkt 3-4: Bo Lund (V)`
_AWAY_DURING = re.compile(
    rf"\b(?:[Ff]raværende|[Ii]kke[ ]til[ ]stede|[Aa]fbud)[ ](?:under|ved|i)[ ]{_TREATED}{_ITEMS}[ ](?P<first>\d{{1,4}})"
    rf"(?:[ ]?(?:[-–]|til|og)[ ]?(?P<last>\d{{1,4}}))?[ ]?:[ ]?(?P<people>[^\n]{{2,200}})"
)
#: `Ida Skov (A), Bo Lund (V) (til og med punkt 3)`
_RANGE_IN_BRACKETS = re.compile(rf"\([^()]{{0,30}}\b{_ITEMS}[ ]\d[^()]{{0,20}}\)")
_BETWEEN_PEOPLE = re.compile(r"(?:,|\bog)\s+(?![^()]*\))")
#: No meeting has more items.
_LAST = 99999
_INITIALS = re.compile(r"\([a-zæøå]{2,6}\)[ ]+([A-ZÆØÅ]{1,2})(?=[\s,]|$)")
_APOLOGIES = re.compile(r"^\s*(?:Der var )?[Aa]fbud fra\s+")
_LONE_STAND_IN = re.compile(r"[-–,] ?(?:stedfortræder|suppleant)\.?$", re.IGNORECASE)
_BEFORE_RANGE = re.compile(r"[,\s]{0,3}\b(?:under|ved|deltog|deltager|i|kun)$|,$")
_STATE = re.compile(r"[:|]\s{0,3}(?:[Dd]eltog|\(\s?[Ss]tedfortræder.*)?")
_BRACKETS = re.compile(r"\([^()]*\)")
_NOT_WORDS = re.compile(r"\([^()]*\)|[.,]")
_LOST_BREAK = re.compile(rf"(\))\s+(?={NAME}\s*\()")
_SENTENCE = re.compile(r"(?<=[a-zæøå)])\.\s+(?=(?:Afbud|Øvrige|Fraværende)\b)")
_SECOND_NAME = re.compile(r"[,;]\s*(?![A-ZÆØÅ]{1,2}(?:[\s,;.-]|$))(?!sag|pkt|punkt)[A-ZÆØÅ]\w|\bog\s+[A-ZÆØÅ]")
_GUESTS = re.compile(r"\bsamt fra (?:forvaltningen|administrationen)\b|\b[Dd]esuden deltog\b|\b[Ee]ndvidere deltog\b")


class ItemRange(NamedTuple):
    """Somebody who was there, or not there, for some items only.

    Attributes:
        name: Without title and party.
        low: Number of the first of these items.
        high: Number of the last.
        there: Whether the range is that of presence.
    """

    name: str
    low: int
    high: int
    there: bool


@dataclass
class Attendance:
    """What a list says."""

    present: list[Person] = field(default_factory=list)
    absent: list[Person] = field(default_factory=list)
    substitutes: list[Person] = field(default_factory=list)
    ranges: list[ItemRange] = field(default_factory=list)


def read_attendance(value: str, away: bool = False) -> Attendance:
    """Read the list of those present, or absent.

    Args:
        value: The text behind the label, with its line breaks.
        away: Whether the label says that they were absent.

    Example:
        >>> found = read_attendance("Verner Kjeldal (V) - Rie Munkholm deltog som suppleant", away=True)
        >>> [p.name for p in found.absent], [p.name for p in found.substitutes]
        (['Verner Kjeldal'], ['Rie Munkholm'])
        >>> found = read_attendance("Ove Lund (A): Deltog\\nKim Bo Hald (V): Afbud (Stedfortræder Ida Skov (V) deltog)")
        >>> [p.name for p in found.present], [p.name for p in found.absent], found.substitutes
        (['Ove Lund'], ['Kim Bo Hald'], [Person(name='Ida Skov', party='V')])
    """
    out = Attendance()
    guests = _GUESTS.search(value)
    # "Finn Korsgren (fkor) A": initials, then the party.
    text = _INITIALS.sub(r"(\1)", value[: guests.start()] if guests else value)
    for entry in _entries(text):
        _read_entry(entry, away, out)
    names = {person.name for person in out.substitutes}
    out.absent = [person for person in out.absent if person.name not in names]
    return out


def read_substitutes(text: str) -> list[Person]:
    """Stand-ins who met, as running text tells.

    >>> read_substitutes("For sidstnævnte mødte Klaus Dyhr Engholm.")
    [Person(name='Klaus Dyhr Engholm', party=None)]
    >>> read_substitutes("Afbud: Ida Skov (A), i hvis sted Bo Lund (A) deltog")
    [Person(name='Bo Lund', party='A')]
    """
    found: dict[str, Person] = {}
    for match in (*_CAME.finditer(text), *_CAME_FOR.finditer(text)):
        for person in read_people(match["people"]):
            found.setdefault(person.name, person)
    for cue in _STOOD_IN.finditer(text):
        for person in _people_before(text, cue.start()):
            found.setdefault(person.name, person)
    return list(found.values())


def _people_before(text: str, end: int) -> list[Person]:
    """Those whose names stand right before an offset."""
    window = text[max(0, end - _REACH) : end]
    window = window.rstrip()
    window = window[window.rfind("\n") + 1 :]
    match = _NAMES_LAST.search(window)
    return read_people(match["people"]) if match else []


def _read_entry(entry: str, away: bool, out: Attendance) -> None:
    entry = _APOLOGIES.sub("", entry)
    rest = entry
    # One who stands in is named behind whom they stand in for.
    lone = _LONE_STAND_IN.search(entry.rstrip())
    if not lone:
        substitutes = read_substitutes(entry)
        if away:
            for match in _IN_BRACKETS.finditer(entry):
                people = read_people(match["name"]) if " " in match["name"] else []
                substitutes += [person for person in people if person.name not in {p.name for p in substitutes}]
        rest = _CAME_FOR.sub(" ", _CAME.sub(" ", rest))
        cue = _STOOD_IN.search(rest)
        if cue:
            names = _NAMES_LAST.search(rest[: cue.start()].rstrip()[-_REACH:])
            rest = rest.replace(names.group(), " ", 1) if names else rest
        if away:
            rest = _IN_BRACKETS.sub(lambda m: m.group() if len(m["name"].split()) < 2 else " ", rest)
        out.substitutes += [person for person in substitutes if person.name not in {p.name for p in out.substitutes}]
    range_of = _RANGE.search(rest)
    gone = away or bool(_AWAY.search(rest))
    rest = _AWAY.sub(" ", _ROLE.sub(" ", rest))
    if range_of:
        rest = rest[: range_of.start()] if range_of.start() else rest
        rest = _BEFORE_RANGE.sub("", rest.rstrip())
    rest = _STATE.sub(" ", rest)
    people = [person for person in read_people(rest) if len(person.name.split()) > 1]
    if range_of:
        low, high = _limits(range_of)
        for person in people:
            out.ranges.append(ItemRange(person.name, low, high, there=not gone))
        if gone:
            return
    (out.absent if gone else out.present).extend(people)


def _limits(match: re.Match[str]) -> tuple[int, int]:
    if match["upto"]:
        return 0, int(match["upto"])
    if match["begin"]:
        return int(match["begin"]) + match["after"].startswith("efter"), _LAST
    low = int(match["low"])
    return low, int(match["high"] or low)


def _entries(value: str) -> list[str]:
    """Cut a list into entries that end where a line ends, unless its lines are wraps of one long list."""
    lines: list[str] = []
    for line in value.split("\n"):
        line = line.strip()
        if lines and len(_NOT_WORDS.sub(" ", line).split()) == 1:
            lines[-1] = f"{lines[-1]} {line}"  # the end of a name that wraps
        elif line:
            lines.append(line)
    if len(lines) > 1 and not any(_holds_several(line) for line in lines):
        return lines
    joined = " ".join(lines)
    # "Anna Holm (A) Bo Lund (V)": a transcript lost the breaks between them.
    joined = _LOST_BREAK.sub(r"\1, ", joined)
    parts = _SENTENCE.split(joined)
    if _RANGE_IN_BRACKETS.search(joined):
        # The items are those of one person in the list.
        parts = [person for part in parts for person in _BETWEEN_PEOPLE.split(part)]
    return [part for part in parts if part]


def _holds_several(line: str) -> bool:
    return bool(_SECOND_NAME.search(_BRACKETS.sub("", line)))


def ranges_in(text: str) -> list[ItemRange]:
    """Who took no part in a range of items, as a sentence of the head says.

    >>> ranges_in("Bo Lund deltog ikke under punkterne 6-8.")
    [ItemRange(name='Bo Lund', low=6, high=8, there=False)]
    >>> ranges_in("Ida Skov (A) forlod mødet kl. 17.45 efter punkt 5."), ranges_in("Bo Lund ankom under punkt 1.")
    ([ItemRange(name='Ida Skov', low=6, high=99999, there=False)], [])
    """
    out: list[ItemRange] = []
    for move in _MOVES.finditer(text):
        limits = _limits_of(move)
        if limits:
            there = bool(move["there"])
            people = [person for person in _people_before(text, move.start()) if " " in person.name]
            out += [ItemRange(person.name, *limits, there=there) for person in people]
    for label in _AWAY_DURING.finditer(text):
        low, high = int(label["first"]), int(label["last"] or label["first"])
        out += [ItemRange(person.name, low, high, there=False) for person in read_people(label["people"])]
    return out


def _limits_of(move: re.Match[str]) -> tuple[int, int] | None:
    """First and last of the items that a move names, or leaves out; None where it leaves out none."""
    first, last, when = int(move["first"]), int(move["last"] or move["first"]), move["when"]
    if move["came"]:
        # What was over before they came is what they missed.
        missed = first if when == "efter" else first - 1
        return (0, missed) if missed > 0 else None
    if when == "til og med":
        return 0, first
    if when == "efter":
        return first + 1, _LAST
    if when in ("fra", "fra og med", "før", "inden") and not move["last"]:
        return first, _LAST
    return first, last


def is_move(line: str) -> bool:
    """Whether a line of the head is a sentence on who came, went or was away at which items.

    >>> is_move("Bo Lund (V) deltog fra punkt 3."), is_move("Bo Lund (V), sag 1-2"), is_move("Bo Lund (V) - Deltog")
    (True, False, False)
    """
    return bool(_MOVES.search(line) or _AWAY_DURING.match(line))
