"""Where the agenda items of a document begin.

Every way in which a heading line may be written gives candidates; those of one way that continue each other in number,
and that stand over what items have (the number of a case, a template heading, a title known from the table of
contents), are the items. Where a layout lost the headings, the line of the case or the first section begins an item.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from referat.case_number.matcher import match_line
from referat.case_number.patterns import ANY_RE, LABEL_RE
from referat.minutes.contents import bare_entry
from referat.minutes.counting import count_on
from referat.minutes.headings import HeadingReader
from referat.minutes.layout import ItemRules, fold, pattern_of
from referat.minutes.lines import Line
from referat.minutes.titles import clean_title, title_key

#: A line of the head that names something else than the case: `Initialer: PIM`, `Dok. 306-2009-251180`.
_META = re.compile(
    r"(?:Sagsinitialer|Initialer|Sagsansvarlig|Sagsbehandler|Brevid|Dok\.?(?:[ ]?(?:nr|id)\.?)?|Dokumentnr\.?"
    r"|Acadre|Punkttype)[ ]?:?[ ]?\S{0,40}"
)
_STATE = re.compile(
    r"\(?(?:Åbent?|Lukket|LUKKET|ÅBENT?|FOR LUKKEDE DØRE|[Ff]or lukkede døre|Fortroligt?)(?:\s+(?:punkt|sag|SAG"
    r"|PUNKT))?\)?\.?"
)
_CASE_LABEL = re.compile(
    r"(?:S(?i:ags?)[ -]?(?i:nr|id(?:ent)?|nummer)|Sagnr|J\.?[ ]?nr|Journal[ -]?(?:nr|nummer)|Sag)"
    r"(?:\b|(?=\d))\.?[ ]?[:|]?"
)
_AFTER_CASE = re.compile(r"[ ,|/-]{0,4}(?:(?:Åbent?|Lukket)(?:[ ](?:sag|punkt))?|[A-ZÆØÅ]{2,4}|Dok[^:]{0,16}:.{0,40})?")
_NUMBER_AND_STATE = re.compile(r"(\S{6,30})\s+(Åben|Lukket)\b")
_NUMBER_AND_INITIALS = re.compile(r"(\S{6,30})[ ]+/?[ ]?([A-ZÆØÅ]{2,4}(?:/[A-ZÆØÅ]{2,4})?)")
_EMPTY_LABEL = re.compile(
    r"(?:(?:Sags?(?:nr|id(?:ent)?|nummer)|Sagnr|J\.?[ ]?nr|Journalnummer)\.?[ ]?:?\s{0,3}){1,3}(?:(?:Åbent?"
    r"|Lukket)(?:[ ](?:sag|punkt))?)?"
)
#: `Sagsident: 19/33107`, `ESDH-sagsnr. (gl.): 17/502`: words that running text has not, and a colon.
_RARE_LABEL = re.compile(
    r"(?:Sag(?:ens)?s?|SAG(?:ENS)?S?|Journal|JOURNAL|(?:ESDH|Esdh|Acadre|SBSYS|Sbsys|GetOrganized)[ -]?(?:sags?)?)[ -]?"
    r"(?i:ident\w{0,10}|ref(?:erence)?|nøgle|n(?:umme)?r|id|journaln(?:umme)?r)?\.?(?:[ ]?\([^():]{2,20}\))?[ ]?:[ ]*"
)
#: A number of no known shape, behind a label that leaves no doubt.
_LABELLED_TOKEN = re.compile(
    r"(?:S(?i:ags?)[ ]?-?(?i:nr|id|nummer)|Sagnr|J\.?[ ]?nr|Journal[ -]?(?:nr|nummer))\.?[ ]?:?[ ]"
    r"(?P<number>(?=\S{0,30}\d)[\dA-ZÆØÅ][\w./-]{2,30}\w)|Sag[ ]?:?[ ](?P<short>\d\d(?:\d\d)?-\d{4,7})"
)
_POINT = re.compile(r"(?:Punkt|PUNKT)\s+(.*)")
#: A number that stands in the line of the case beside others is preferred in this order.
_LABEL_RANK = (("sagsn", 0), ("sagsid", 0), ("sagn", 0), ("sag", 1), ("journal", 2), ("j", 2))
_NUMBER_MAX = 9999
_TITLE_WIDTH = 320
#: Lines after a heading in which its evidence is looked for.
_LOOK = 5
_GAP = 1.5
#: Share of the parts between titles that must hold a decision, for the titles to be those of items.
_DECIDED = 0.8
#: Headings that are titles as well: right over what follows a title, they are.
_TITLES_TOO = {"meddelelse", "meddelelser"}
#: A document without any heading counts its items, which are so many at least; a title of one is no longer.
_COUNTED = 3
_COUNTED_TITLE = 110
#: What it speaks for numbers that each stands between two headings of decisions: more than for lines over sections.
_PARTED = 1.3
_OF_A_MEETING = re.compile(r"\b(?:referat|protokol|dagsorden|møde)", re.IGNORECASE)
#: `Punkt 5, sag 20/3112`: the case beside the number.
_CASE_INSIDE = re.compile(rf"\b(?:[Ss]ag|[Ss]agsnr|[Jj]\.[ ]?nr)\.?:?[ ](?P<case>{ANY_RE.pattern})")
#: A title stands this near to its number, or its first section.
_BLANKS = 4
#: Points that a publisher's rule must lose before its agreement with the decisions is doubted.
_MISSED = 2.0
#: How much of what speaks for titles without numbers counts: numbers that go on from each other prove more.
_UNNUMBERED = 0.9
#: A heading line of this length may go on on the next line.
_WRAP_WIDTH = 40
_WRAP_MAX = 120
#: No title ends in one of these.
_GOES_ON = frozenset("af for fra i med og om på samt til under ved vedr. vedrørende - – &".split())
#: So many lines of a document may stand before the end of its table of contents.
_CONTENTS_REACH = 400
#: An entry's number stands within so many characters.
_NUMBER_IN = 12
#: What stands above it may look like a heading: `Byrådet den 3. maj 2011`.
_TOP = 15
_LONGEST_TITLE = 200
#: Share of a document's titles that hold the number of their case, for that to be the publisher's habit.
_HABIT = 0.5
_CASE_TAIL = 60
_ENTRY_NUMBER = re.compile(r"(?:[A-ZÆØÅ][a-zæøå]{1,15}\.?[ ])?(?:nr\.?[ ])?\d{1,4}\s?[.:|)][ ]?(?=[A-ZÆØÅ\"])")
#: Such patterns match lines only that begin with a digit.
_NUMBER_FIRST = r"^(?P<number>\d"
#: Others have nothing before the number that repeats, so that it stands within so many characters.
_ASKS_FOR_NUMBER = re.compile(
    r"\^(?P<before>(?:[^*+{.\\]|\\[sw.|]|\{\d+,\d+\}){0,120}?\()\?P<number>\\d[^()]*\)(?![?*{])"
)
_DIGIT = re.compile(r"\D{0,90}\d")
_NEVER = re.compile(r"(?!)")
#: `15/10377 - Cykelsti`, `Cykelsti (15/10377)`, `Cykelsti - 05.04.00-P20-3-14`
_CASE_BEFORE_TITLE = re.compile(r"(?P<case>[\dA-Z][\w./-]{3,24}\d)\s?(?:[-–:|]\s*|\s)(?=\D)")
_CASE_AFTER_TITLE = re.compile(
    r"\s*(?:[-–,:|]\s*|\()(?:(?:S(?i:ags?)[ ]?(?i:nr|id)|[Ss]ag|J\.?[ ]?nr)\.?[ ]?:?[ ]?)?(?P<case>\d[\w./-]{3,24})\)?$"
)


class CaseLine(NamedTuple):
    """The line of a case: its number (None where the label stands alone), and whether it calls the item closed.

    `rank` says how surely the label means the case: 0 `Sagsnr.`, 2 and more `J.nr.`.
    """

    number: str | None
    closed: bool = False
    rank: int = 0


@dataclass
class Head:
    """The head of an item: from `first` to before `body`, in lines.

    Attributes:
        first: Its first line.
        body: The line after its last.
        number: As printed.
        title: As printed, without tags.
    """

    first: int
    body: int
    number: int | None
    title: str | None
    closed: bool = False
    case_number: str | None = None
    why: str = ""


class _Candidate(NamedTuple):
    at: int
    last: int
    number: int | None
    title: str
    score: float
    worded: bool = False


@dataclass
class Heads:
    """What was found.

    Attributes:
        heads: In order.
        score: Strength of the evidence, summed over the items.
        way: How items begin here: a pattern of the layout, `sections` or `titles`.
    """

    heads: list[Head] = field(default_factory=list)
    score: float = 0.0
    way: str = ""


def read_case_line(line: str) -> CaseLine | None:
    """Read a line of a head that tells the case, or None.

    >>> read_case_line("Sagsnr.: 330-2018-311 Dok.nr.: 330-2018-288104 Åbent")
    CaseLine(number='330-2018-311', closed=False, rank=0)
    >>> read_case_line("Sagsnr:"), read_case_line("J.nr.: 00.30.14Ø00-0009 Sagsnr.: 11/496")
    (CaseLine(number=None, closed=False, rank=0), CaseLine(number='11/496', closed=False, rank=0))
    >>> read_case_line("Sagsfremstilling") is None, read_case_line("Sag nr. 129") is None
    (True, True)
    >>> read_case_line("Sagsident: 19/33107"), read_case_line("Sagsbehandler: 19/33107")
    (CaseLine(number='19/33107', closed=False, rank=0), None)
    """
    if len(line) > 120 or not line:
        return None
    first = line[0]
    if not (first.isdigit() or first in "SJÅLEBAG"):
        return None
    return _read_case_line(line, first) or _read_rare_label(line)


def _read_rare_label(line: str) -> CaseLine | None:
    """The number behind a label that few publishers have, and nothing after it but the state and initials."""
    label = _RARE_LABEL.match(line)
    found = ANY_RE.match(line, label.end()) if label else None
    if found is None or not _AFTER_CASE.fullmatch(line, found.end()):
        return None
    return CaseLine(found.group(), "Lukket" in line)


def _read_case_line(line: str, first: str) -> CaseLine | None:
    if first.isdigit() or not _CASE_LABEL.match(line):
        if (first.isdigit() or first in "EB") and not any(char.isdigit() for char in line[:4] + line[-3:]):
            return None
        if match_line(line) is None:
            bare = _NUMBER_AND_STATE.match(line) or _NUMBER_AND_INITIALS.fullmatch(line)
            if bare and match_line(bare[1]):
                return CaseLine(bare[1], bare[2] == "Lukket")
            return None
        label = LABEL_RE.match(line)
        found = ANY_RE.search(line, label.end() if label else 0)
        return CaseLine(found.group() if found else line, line.startswith("Lukket"))
    closed = "Lukket" in line
    best: tuple[int, str] | None = None
    last_label = 0
    for label in LABEL_RE.finditer(line):
        last_label = label.end()
        found = ANY_RE.match(line, label.end())
        if found is None:
            continue
        word = label.group().casefold()
        rank = next((rank for start, rank in _LABEL_RANK if word.startswith(start)), 3)
        if best is None or rank < best[0]:
            best = (rank, found.group())
    if best:
        # `Sag 17/8144` heads an item; a sentence that begins so does not.
        rest = line[line.find(best[1]) + len(best[1]) :]
        return CaseLine(best[1], closed, best[0]) if len(rest) < 80 and not rest.rstrip().endswith((".", ",")) else None
    if token := _LABELLED_TOKEN.fullmatch(line):
        return CaseLine(token["number"] or token["short"], closed)
    empty = _EMPTY_LABEL.fullmatch(line)
    return CaseLine(None, closed) if empty and last_label >= 0 else None


def find_heads(lines: Sequence[Line], rules: ItemRules, reader: HeadingReader) -> Heads:
    """Find the items.

    Args:
        lines: The lines, without those that are no part of the reading.
        rules: The layout's rules for items.
        reader: Reads section headings.

    Returns:
        The items by the way that most speaks for; none where nothing does.
    """
    finder = _Finder(lines, rules, reader)
    best = Heads()
    for pattern in rules.heading:
        best = finder.better(finder.by_pattern(pattern), best)
    missed = not best.heads or finder.missed(best.heads) > 0
    for pattern in rules.lost:
        best = finder.better(finder.by_case(pattern), best)
    if rules.opens or not best.heads:
        best = finder.better(finder.by_sections(), best)
    if missed and not rules.opens:
        best = finder.better(finder.by_titles(), best)
    if best.way in ("sections", "titles") and not rules.opens:
        best = finder.better(finder.by_partition(), best)
    if not best.heads:
        best = finder.by_counting()
    _take_cases_from_titles(best.heads)
    return best


class _Finder:
    def __init__(self, lines: Sequence[Line], rules: ItemRules, reader: HeadingReader) -> None:
        self._lines = lines
        self._rules = rules
        self._reader = reader
        self._filled = [index for index, line in enumerate(lines) if line.text]
        self._headings = [
            (index, heading) for index in self._filled if (heading := reader.read(lines[index].text)) is not None
        ]
        self._sections = {index for index, _ in self._headings}
        self._digits: list[int] | None = None
        self._counted = [index for index in self._filled if lines[index].text[0].isdigit()]
        self._rank = {index: rank for rank, index in enumerate(self._filled)}
        self._cases: dict[int, CaseLine | None] = {}
        titles = {index for index, _ in self._headings if self._is_title_too(index)}
        self._headings = [(index, heading) for index, heading in self._headings if index not in titles]
        self._sections -= titles
        self._decided: list[tuple[int, str]] | None = None
        self._keys: dict[str, str] = {}
        self._entries: dict[str, int] | None = None

    # --- the lines around

    def _next(self, index: int, step: int = 1) -> int | None:
        rank = self._rank[index] + step
        return self._filled[rank] if 0 <= rank < len(self._filled) else None

    def _case(self, index: int) -> CaseLine | None:
        if index not in self._cases:
            self._cases[index] = read_case_line(self._lines[index].text)
        return self._cases[index]

    def _key(self, text: str) -> str:
        if text not in self._keys:
            self._keys[text] = title_key(text)
        return self._keys[text]

    def _is_title_too(self, index: int) -> bool:
        """Whether a heading is the title of an item: `Meddelelser` right over a heading of decisions, or a case."""
        if fold(self._lines[index].text) not in _TITLES_TOO or (below := self._next(index)) is None:
            return False
        return below <= index + _BLANKS and self._is_of_head(below)

    def _heads_section(self, index: int) -> bool:
        return index in self._sections

    # --- which way is the document's

    def better(self, found: Heads, best: Heads) -> Heads:
        """The way that more speaks for; that a heading of decisions stands twice in an item speaks against one."""
        if found.score <= 0 or found.score <= best.score:
            return best
        found.score -= _MISSED * self.missed(found.heads)
        return found if found.score > best.score else best

    def missed(self, heads: Sequence[Head]) -> int:
        """How many beginnings of items some way leaves out: an item holds a heading of decisions once at most."""
        if self._decided is None:
            self._decided = [
                (index, fold(self._lines[index].text[: heading.length]))
                for index, heading in self._headings
                if heading.kind == "decision"
            ]
        starts = [head.first for head in heads]
        often = Counter(key for _, key in self._decided)
        seen: set[tuple[int, str]] = set()
        missed = 0
        for index, key in self._decided:
            item = bisect_right(starts, index)
            missed += (item == 0 and often[key] > 1) or (item, key) in seen
            seen.add((item, key))
        return missed

    # --- items with a heading line

    def by_pattern(self, pattern: str) -> Heads:
        regex = pattern_of(pattern)
        numbered = "number" in regex.groupindex
        matches: list[tuple[int, int | None, str]] = []
        for index in self._where(pattern):
            text = self._lines[index].text
            if len(text) > _TITLE_WIDTH:
                continue
            match = regex.match(text)
            if match and not self._reader.repeats(text):
                groups = match.groupdict()
                number = groups.get("number")
                if number and int(number) > _NUMBER_MAX:
                    continue
                matches.append((index, int(number) if number else None, (groups.get("title") or "").strip()))
        if not matches:
            return Heads()
        candidates = self._candidates(matches)
        chosen = _chain(candidates) if numbered else [c for c in candidates if c.score > 1]
        if numbered and (mended := count_on(matches, [(c.at, c.number) for c in chosen])) != matches:
            # An entry of the table of contents is no item that lacks its number.
            titles = {self._key(candidate.title) for candidate in chosen}
            read = [now if self._key(now[2]) not in titles else was for was, now in zip(matches, mended, strict=True)]
            longer = _chain(self._candidates(read))
            chosen = longer if len(longer) > len(chosen) else chosen
        jumps = sum(_jump(before, after) for before, after in pairwise(chosen))
        score = sum(candidate.score for candidate in chosen) - jumps
        return Heads(self._heads(chosen, regex), score, pattern) if chosen else Heads()

    def _where(self, pattern: str) -> Sequence[int]:
        """The lines that a pattern may match: none without a digit near its beginning, where it asks for one there."""
        if pattern.startswith(_NUMBER_FIRST):
            return self._counted
        asks = _ASKS_FOR_NUMBER.match(pattern)
        bounded = asks is not None and asks["before"].count("(") == asks["before"].count(")") + 1
        if not bounded:
            return self._filled
        if self._digits is None:
            self._digits = [index for index in self._filled if _DIGIT.match(self._lines[index].text)]
        return self._digits

    def _candidates(self, matches: list[tuple[int, int | None, str]]) -> list[_Candidate]:
        out: list[_Candidate] = []
        at = {index: number for index, number, _ in matches}
        seen: dict[tuple[int | None, str], int] = {}
        known = self._known(matches[0][0], 4 * len(matches) + 400)
        for index, number, title in matches:
            last = index
            if not title:
                title, last = self._title_beside(index)
                if not title:
                    continue
            if _no_title(title):
                continue
            key = self._key(title)
            score = self._evidence(last, key)
            first = seen.setdefault((number, key), index)
            if first < index or known.get(key, index) < index:
                score += 2
            before = self._next(index, -1)
            if before is not None and before >= index - 2 and self._key(self._lines[before].text) == key:
                score += 2
            if clean_title(title)[1]:
                # A closed item may have nothing but its heading.
                score += 2
            else:
                score -= self._listed(index, last, number, at, score)
            worded = not self._lines[index].text[0].isdigit()
            out.append(_Candidate(index, last, number, title, score, worded))
        return out

    def _known(self, first: int, reach: int) -> dict[str, int]:
        """The lines before the first section, where a table of contents stands, by title; headings of the document
        may stand above `first`."""
        known: dict[str, int] = {}
        for index in self._filled[:reach]:
            text = self._lines[index].text
            if index > min(first, _TOP) and self._heads_section(index):
                break
            if 3 < len(text) < _TITLE_WIDTH:
                key = self._key(text)
                known.setdefault(key, index)
                if any(char.isdigit() for char in key[:_NUMBER_IN]):
                    known.setdefault(bare_entry(key), index)
        return known

    def _listed(self, index: int, last: int, number: int | None, at: Mapping[int, int | None], score: float) -> float:
        """What it speaks against a candidate that the number before its own, or after it, stands right beside it."""
        before, after = self._next(index, -1), self._next(last)
        if number is None:
            # The title of a group stands over the first of it.
            return score if after in at else 0.0
        above = self._next(before, -1) if before is not None and last != index else None
        cost = 0.0
        if any(line is not None and at.get(line) == number - 1 for line in (before, above)):
            cost += 1 if score >= 2 else 2
        if after is not None and at.get(after) == number + 1:
            cost += 2
        return cost

    def _title_beside(self, index: int) -> tuple[str, int]:
        """The title of a heading line without one: on the line right below, or the one above that stands to it."""
        below, above = index + 1, index - 1
        after, before = self._next(index), self._next(index, -1)
        if self._rules.title == "above" and before is not None and before >= index - _BLANKS:
            above = before
        stands = after is not None and not self._case(after)
        if after is not None and self._heads_section(after):
            # A title may be a word that heads sections elsewhere: `Meddelelser`.
            below_it = self._next(after)
            stands = after == below and below_it is not None and self._is_of_head(below_it)
        if after is not None and stands and (after == below or self._rules.title == "below"):
            text = self._lines[after].text
            if len(text) <= _TITLE_WIDTH and after <= index + _BLANKS:
                return text, after
        if after is not None and after == below and self._case(after) and (above < 0 or not self._lines[above].text):
            # The line of the case stands between the number and the title.
            under = self._next(after)
            if under == after + 1 and self._may_be_below_case(under):
                return self._lines[under].text, under
        usable = above >= 0 and (not self._heads_section(above) or (after is not None and not stands))
        if usable and self._lines[above].text:
            return self._lines[above].text, index
        return "", index

    def _may_be_below_case(self, index: int) -> bool:
        text = self._lines[index].text
        over = index + 1 >= len(self._lines) or not self._lines[index + 1].text or self._is_of_head(index + 1)
        return over and text[0].isupper() and len(text) <= _LONGEST_TITLE and not self._is_of_head(index)

    def _is_of_head(self, index: int) -> bool:
        """Whether a line belongs to what follows a title: the case, open or closed, a section."""
        return bool(self._case(index) or _STATE.fullmatch(self._lines[index].text)) or self._heads_section(index)

    def _evidence(self, last: int, key: str) -> float:
        """What the lines under a heading say for it."""
        score = 0.0
        at = self._next(last)
        for step in range(_LOOK):
            if at is None:
                break
            text = self._lines[at].text
            if self._key(text) == key and step == 0:
                score += 1
            elif self._case(at):
                score += 2 if step < 2 else 1
            elif _STATE.fullmatch(text):
                score += 1
            elif self._heads_section(at):
                score += 2 if step < 2 else 0.5
                break
            elif not _META.fullmatch(text) and step > 1:
                break
            at = self._next(at)
        return score

    def _heads(self, chosen: list[_Candidate], regex: re.Pattern[str]) -> list[Head]:
        above = self._cases_above(chosen)
        heads: list[Head] = []
        floor = 0
        for position, candidate in enumerate(chosen):
            stop = chosen[position + 1].at if position + 1 < len(chosen) else len(self._lines)
            heads.append(self._head(candidate, floor, stop, above, regex))
            floor = candidate.last + 1
        return heads

    def _cases_above(self, chosen: list[_Candidate]) -> bool:
        """Whether the line of the case stands over the heading in this document, not under it."""
        above = below = 0
        for candidate in chosen:
            before, after = self._next(candidate.at, -1), self._next(candidate.last)
            above += before is not None and bool(self._case(before))
            below += after is not None and bool(self._case(after))
        return above > below and above >= len(chosen) / 2

    def _head(self, candidate: _Candidate, floor: int, stop: int, above: bool, regex: re.Pattern[str]) -> Head:
        title, closed = clean_title(candidate.title)
        key = self._key(candidate.title)
        first, body, title_line = candidate.at, candidate.last + 1, candidate.title
        over = self._next(first, -1)
        if over is not None and over >= floor and candidate.title and self._lines[over].text == candidate.title:
            first = over  # the title stands above its number
        case: CaseLine | None = None
        line = self._lines[candidate.at].text
        inside = ANY_RE.search(line) if candidate.last != candidate.at else None
        if inside and inside.lastgroup not in ("serial", "journal"):
            case = CaseLine(inside.group())
        elif between := [found for at in range(candidate.at + 1, candidate.last) if (found := self._case(at))]:
            case = between[0]
        elif candidate.title not in line and (beside := _CASE_INSIDE.search(line)):
            case = CaseLine(beside["case"])
        while (before := self._next(first, -1)) is not None and before >= floor:
            text = self._lines[before].text
            bare = regex.match(text)
            same = self._key(text) == key or (bare and self._key(bare.groupdict().get("title") or "") == key)
            word = _POINT.match(text)
            if above and case is None and (found := self._case(before)):
                case, first = found, before
            elif same or (word and self._key(word[1]) == key):
                closed = closed or clean_title(word[1] if word else text)[1]
                first = before
            elif _STATE.fullmatch(text) and before == first - 1:
                closed, first = closed or text.casefold().startswith("luk"), before
            else:
                break
        body = self._wrapped(candidate.last, stop, title_line)
        if body > candidate.last + 1:
            title, closed_too = clean_title(
                " ".join([candidate.title, *(self._lines[i].text for i in range(candidate.last + 1, body))])
            )
            closed = closed or closed_too
        last = body - 1
        seen = 0
        while (at := self._next(last)) is not None and at < stop and seen < _LOOK + 1:
            seen += 1
            text = self._lines[at].text
            if not above and (found := self._case(at)):
                if case is None or case.number is None or (found.number and found.rank < case.rank):
                    case = found
                closed = closed or found.closed
            elif self._key(text) == key or (title and self._key(title) == self._key(text)):
                pass
            elif _STATE.fullmatch(text) and not (len(text) < 7 and self._next(at) is None):
                closed = closed or "luk" in text.casefold()
                if text.endswith("."):
                    break
            elif self._heads_section(at) or not _META.fullmatch(text):
                break
            last = at
        return Head(first, last + 1, candidate.number, title, closed, case.number if case else None)

    def _wrapped(self, last: int, stop: int, title: str) -> int:
        """The line after a title that may run over several lines."""
        at = last + 1
        if not self._rules.wraps:
            return at + self._goes_on(last, stop, title)
        key = self._key(title)
        while at < stop and at < last + 4 and at < len(self._lines):
            text = self._lines[at].text
            if (
                not text
                or self._heads_section(at)
                or self._case(at)
                or self._key(text) == key
                or _STATE.fullmatch(text)
                or _META.fullmatch(text)
            ):
                break
            at += 1
        return at

    def _goes_on(self, last: int, stop: int, title: str) -> int:
        """How many lines a title goes on, where the layout does not say that any does.

        The line right below does, if it begins in small letters under a long one, or if the table of contents has both
        as one; what follows is a blank line, the line of the case or a section.
        """
        taken = 0
        while taken < 2:
            at = last + 1 + taken
            if at >= min(stop, len(self._lines)) or not self._lines[at].text or len(self._lines[at].text) > _WRAP_MAX:
                break
            text = self._lines[at].text
            if self._heads_section(at) or self._case(at) or _STATE.fullmatch(text) or _META.fullmatch(text):
                break
            joined = f"{title} {text}"
            long = len(self._lines[at - 1].text) >= _WRAP_WIDTH and text[-1] not in ".,:;"
            small = long and (text[0].islower() or title.rsplit(None, 1)[-1] in _GOES_ON)
            if not small and self._key(joined) not in self._contents():
                break
            title, taken = joined, taken + 1
        after = last + 1 + taken
        over = after >= len(self._lines) or not self._lines[after].text or bool(self._case(after))
        return taken if over or self._heads_section(after) or _STATE.fullmatch(self._lines[after].text) else 0

    def _contents(self) -> dict[str, int]:
        """The entries of the table of contents by title without number, at most those of the first lines."""
        if self._entries is None:
            self._entries = self._known(_TOP, _CONTENTS_REACH)
        return self._entries

    def by_partition(self) -> Heads:
        """Items whose numbers stand between one heading of decisions and the next, one in each gap."""
        decided = [index for index, heading in self._headings if heading.kind == "decision"]
        best: list[_Candidate] = []
        way = ""
        for pattern in self._rules.heading if len(decided) > 1 else ():
            regex = pattern_of(pattern)
            if "number" not in regex.groupindex:
                continue
            gaps: list[dict[int, _Candidate]] = [{} for _ in decided]
            for index in self._where(pattern):
                gap = bisect_right(decided, index)
                match = regex.match(self._lines[index].text) if gap < len(decided) else None
                title = (match.groupdict().get("title") or "").strip() if match else ""
                if match and title and not _no_title(title) and title[-1] not in ".,;":
                    number = int(match["number"])
                    gaps[gap].setdefault(number, _Candidate(index, index, number, title, _PARTED))
            for first in gaps[0]:
                chain = [gap[first + step] for step, gap in enumerate(gaps) if first + step in gap]
                if len(chain) == len(gaps) and len(chain) > len(best):
                    best, way = chain, pattern
        return Heads(self._heads(best, pattern_of(way)), sum(c.score for c in best), way) if best else Heads()

    def by_counting(self) -> Heads:
        """Items of minutes without any heading: lines that count on from 1, each with text under it."""
        if not any(_OF_A_MEETING.search(self._lines[index].text) for index in self._filled[:_TOP]):
            return Heads()
        best: list[_Candidate] = []
        way = ""
        for pattern in self._rules.heading:
            regex = pattern_of(pattern)
            chain: list[_Candidate] = []
            for index in self._where(pattern) if "number" in regex.groupindex else ():
                match = regex.match(self._lines[index].text)
                title = (match.groupdict().get("title") or "").strip() if match else ""
                fits = title and len(title) <= _COUNTED_TITLE and title[-1] not in ".,;" and not _no_title(title)
                below = self._next(index)
                if not match or not fits or below is None or regex.match(self._lines[below].text):
                    continue
                if int(match["number"]) == len(chain) + 1:
                    chain.append(_Candidate(index, index, len(chain) + 1, title, 1.0))
            if len(chain) >= _COUNTED and len(chain) > len(best):
                best, way = chain, pattern
        return Heads(self._heads(best, pattern_of(way)), float(len(best)), way) if best else Heads()

    # --- items without

    def by_titles(self) -> Heads:
        """Items that begin at a title without a number.

        Such a title is a paragraph of its own over the line of a case or over a section; that the table of contents
        has it too proves it. Where only the section speaks for it, the item before has been decided.
        """
        contents = self._contents()
        chosen: list[_Candidate] = []
        decided, over_heading = True, False
        kinds = {index: heading.kind for index, heading in self._headings}
        for index in self._filled:
            text = self._lines[index].text
            if index in kinds:
                decided = decided or kinds[index] == "decision"
                over_heading = True
                continue
            under, over_heading = over_heading, False
            if not self._may_be_title(index):
                continue
            key = self._key(text)
            listed = contents.get(key, index) < index
            strength = (2.0 if listed else 0.0) + self._stands_over(index)
            again = bool(chosen) and self._key(chosen[-1].title) == key
            if strength < 1 or again or (under and not listed) or (strength < 2 and not decided):
                continue
            if listed and strength < 3:
                continue
            chosen.append(_Candidate(index, index, None, text, strength))
            decided = False
        score = _UNNUMBERED * sum(candidate.score for candidate in chosen)
        return Heads(self._heads(chosen, _NEVER), score, "titles") if len(chosen) > 1 else Heads()

    def _may_be_title(self, index: int) -> bool:
        """Whether a line may be a title: short, a paragraph of its own, neither a sentence nor a label."""
        text = self._lines[index].text
        if len(text) > _LONGEST_TITLE or _ENTRY_NUMBER.match(text):
            return False
        if not (text[0].isupper() or text[0].isdigit() or text[0] in '"“”('):
            return False
        if text[-1] in ".,;:!" or self._case(index) or _STATE.fullmatch(text) or _META.fullmatch(text):
            return False
        return index == 0 or not self._lines[index - 1].text or self._contents().get(self._key(text), index) < index

    def _stands_over(self, index: int) -> float:
        """What the lines under a possible title say for it."""
        strength, at = 0.0, index
        for _ in range(2):
            below = self._next(at)
            if below is None or below > at + _BLANKS:
                break
            if self._case(below):
                return strength + 2
            if self._heads_section(below):
                return strength + 1
            if not _STATE.fullmatch(self._lines[below].text):
                break
            strength, at = strength + 1, below
        return strength

    def by_case(self, pattern: str) -> Heads:
        """Items that begin at the line of their case, since titles and numbers were lost."""
        regex = pattern_of(pattern)
        heads = []
        for index in self._filled:
            text = self._lines[index].text
            if len(text) > 120 or not regex.match(text):
                continue
            case = self._case(index)
            closed = case.closed if case else False
            last = index
            while (at := self._next(last)) is not None:
                text = self._lines[at].text
                if _STATE.fullmatch(text):
                    closed = closed or "luk" in text.casefold()
                elif not _META.fullmatch(text):
                    break
                last = at
            heads.append(Head(index, last + 1, None, None, closed, case.number if case else None))
        return Heads(heads, 1.5 * len(heads), pattern)

    def by_sections(self) -> Heads:
        """Items that begin at a section heading, with or without a line of the title above it."""
        opens = {fold(name) for name in self._rules.opens}
        found: list[tuple[int, str, str]] = []
        for index, heading in self._headings:
            found.append((index, fold(self._lines[index].text[: heading.length]), heading.kind))
        if not found or not any(kind == "decision" for _, _, kind in found):
            return Heads()
        titled = self._rules.titled or self._titled(found)
        heads: list[Head] = []
        used: set[str] = set()
        previous = -1
        for index, name, kind in found:
            may_open = not opens or name in opens or (kind == "decision" and "beslutning" in opens)
            title_at = self._title_above(index, previous) if titled else None
            repeated = name in used
            begins = not heads or (
                may_open and ((title_at is not None) if titled else repeated or (opens and name in opens))
            )
            if begins and titled and title_at is None and heads:
                begins = False
            if begins:
                used = set()
                if title_at is not None:
                    title, closed = clean_title(self._lines[title_at].text)
                    heads.append(Head(title_at, title_at + 1, None, title, closed))
                else:
                    heads.append(Head(index, index, None, None))
            used.add(name)
            previous = index
        return Heads(heads, (1.2 if titled else 1.0) * len(heads), "sections")

    def _titled(self, found: list[tuple[int, str, str]]) -> bool:
        """Whether lines like titles stand over headings so that they part the decisions from each other."""
        parts: list[int] = []
        previous = -1
        for index, _, kind in found:
            if self._title_above(index, previous) is not None:
                parts.append(0)
            elif not parts:
                return False
            parts[-1] += kind == "decision"
            previous = index
        decided = sum(count > 0 for count in parts)
        return decided >= max(2, _DECIDED * len(parts))

    def _title_above(self, index: int, previous: int) -> int | None:
        """The line of a title right over a heading: short, a paragraph of its own, and no sentence."""
        at = self._next(index, -1)
        if at is None or at <= previous or at < index - _BLANKS:
            return None
        text = self._lines[at].text
        alone = at == 0 or not self._lines[at - 1].text or self._rules.titled
        if not alone or len(text) > 200 or text[-1] in ".,;:!" or not (text[0].isupper() or text[0].isdigit()):
            return None
        if previous >= 0 and (below := self._next(previous)) is not None and below == at:
            return None  # the only line of a section
        return at


def _take_cases_from_titles(heads: Sequence[Head]) -> None:
    """Take the number of the case out of the titles, where most of them begin or end with it."""
    for pattern in (_CASE_BEFORE_TITLE, _CASE_AFTER_TITLE):
        found: list[tuple[Head, re.Match[str]]] = []
        for head in heads:
            match = pattern.match(head.title) if pattern is _CASE_BEFORE_TITLE and head.title else None
            if pattern is _CASE_AFTER_TITLE and head.title:
                match = pattern.search(head.title[-_CASE_TAIL:])
            if match and ANY_RE.fullmatch(match["case"]):
                found.append((head, match))
        if len(found) < 2 or len(found) < _HABIT * len(heads):
            continue
        for head, match in found:
            title = head.title or ""
            head.case_number = head.case_number or match["case"]
            cut = len(title) - min(len(title), _CASE_TAIL) + match.start()
            head.title = title[match.end() :] if pattern is _CASE_BEFORE_TITLE else title[:cut]


def _no_title(title: str) -> bool:
    """Whether a numbered line is a point of a list rather than a title."""
    first = title[0]
    if first.islower() and not title.startswith(("iPad", "e-", "eTandem")):
        return True
    return len(title) > 240 or title.endswith((",", ";")) or title.casefold() in {"og", "at"}


def _jump(before: _Candidate, after: _Candidate) -> float:
    """What it costs that numbers are left out between two candidates; a word before the number makes up for much."""
    if before.number is None or after.number is None or after.number == before.number + 1:
        return 0.0
    cost = _GAP if after.number <= before.number + 3 else 2 * _GAP
    return cost / 3 if after.worded else cost


def _chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Of candidates in order, those that count on from each other with most evidence.

    Linear: each continues the best chain that ends in one of the three numbers before its own, or else the best of
    all, where that ends lower.
    """
    best_by_number: dict[int, tuple[float, int]] = {}
    best_of_all: tuple[float, int] | None = None
    totals: list[float] = []
    parents: list[int | None] = []
    for position, candidate in enumerate(candidates):
        number = candidate.number or 0
        options: list[tuple[float, int | None]] = [(0.0, None)]
        for step in (1, 2, 3):
            found = best_by_number.get(number - step)
            if found:
                options.append((found[0] - _jump(candidates[found[1]], candidate), found[1]))
        if best_of_all is not None and (candidates[best_of_all[1]].number or 0) < number:
            options.append((best_of_all[0] - _jump(candidates[best_of_all[1]], candidate), best_of_all[1]))
        total, parent = max(options, key=lambda option: option[0])
        total += candidate.score
        totals.append(total)
        parents.append(parent)
        if number not in best_by_number or total >= best_by_number[number][0]:
            best_by_number[number] = (total, position)
        if best_of_all is None or total > best_of_all[0]:
            best_of_all = (total, position)
    if best_of_all is None or best_of_all[0] <= 1:
        return []
    chain: list[_Candidate] = []
    at: int | None = best_of_all[1]
    while at is not None:
        chain.append(candidates[at])
        at = parents[at]
    return chain[::-1]
