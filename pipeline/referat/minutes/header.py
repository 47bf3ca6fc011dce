"""The head of the minutes: body, date, time, place, and who was there."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from referat.minutes.attendance import ItemRange, is_move, ranges_in, read_attendance, read_substitutes
from referat.minutes.bodies import is_body, without_term
from referat.minutes.dates import find_date, find_time
from referat.minutes.layout import HeaderRules, Layout
from referat.minutes.lines import Line, one_line
from referat.minutes.names import NAME, Person, read_people
from referat.record import Meeting, Member

_FIELDS = ("body", "date", "time", "place", "present", "absent", "substitute", "stop")
#: Fields whose values do not run on.
_ONE_LINE = ("body", "date", "time", "place")
_NAME_FIELDS = ("present", "absent", "substitute")
#: A line that begins so names a field, known or not, and ends the value before it.
_ANY_LABEL = re.compile(r"[A-ZÆØÅ][\wæøå./ -]{1,32}?\s?:(?=\s|$)")
#: A label of so many letters needs no colon after it.
_LONG_LABEL = 8
#: Names of two words or more, and nothing else.
_FULL_NAME = rf"(?=\S+[ ]\S){NAME}(?:[ ]?\([^()]{{1,40}}\))?"
_FULL_NAMES = re.compile(rf"{_FULL_NAME}(?:(?:,[ ]|[ ]og[ ]){_FULL_NAME}){{0,20}}\.?")
#: The head is short; a document without items would else be read in full.
_HEAD_LINES = 120
_CLOCK = re.compile(r"\bkl(?:okken|\.)?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?", re.IGNORECASE)
_PLACE_AFTER = re.compile(r"^[,.]?\s*(?:(?:i|på|paa)\s+)?(?P<place>[\wÆØÅæøå].{3,120})$")
#: `Afbud fra Anna Holm (A).`, `Der var afbud fra …`, `Anna Holm (V) var fraværende.`
_PROSE_ABSENT = re.compile(r"(?m)^(?:Der var a|A)fbud fra (?:\w+ )??(?P<people>[A-ZÆØÅ].{2,300}?)(?=\.\s|\.?$)")
_PROSE_AWAY = re.compile(
    r"(?m)(?:^|(?<=\. )|(?<=\d ))(?P<people>[A-ZÆØÅ][^.:\n\d]{4,120}?) (?:var fraværende(?! (?:under|ved|i|fra) )"
    r"|var forhindret|havde (?:meldt |sendt )?afbud|har meldt afbud)\b"
)
_BEFORE_DATE = re.compile(r"[ ,]+(?:(?:[Mm]an|[Tt]irs|[Oo]ns|[Tt]ors|[Ff]re|[Ll]ør|[Ss]øn)dag\b|den[ ]\d|\d{1,2}[.-])")
_MEETING_IN = re.compile(r"^.{0,30}?\b[Mm]øde(?:t)? i (?=[A-ZÆØÅ])")
#: `Referat - Kulturudvalget - 7. juni 2023`, `Odder Kommune: Ældrerådet`
_PARTS = re.compile(r"[ ]+[-–|•·][ ]+|:[ ]+")
_IN_MUNICIPALITY = re.compile(r"[ ]i[ ][A-ZÆØÅ][\w-]+[ ](?:Kommune|KOMMUNE)$")
_TITLE_WIDTH = 200
_DATE_AND_TIME = re.compile(
    r"(?:\w+dag,?[ ])?(?:den[ ])?\d{1,2}[-./ ]+\w{1,9}\.?[-./ ]+\d{4},?[ ]+\d{1,2}[.:]\d\d"
    r"(?:[ ]?[-–][ ]?\d{1,2}[.:]\d\d)?"
)
#: `Nykøbing F.`, `Nr. Nissum St.`
_TOWN = re.compile(r"[a-zæøå] (?:[A-ZÆØÅ]|St|Sdr|Nr)\.$")
#: A room that is no name.
_ROOM = re.compile(
    r"\w*(?:sal|salen|lokale|rum|rummet|rådhuset?|huset|skolen?|hallen?|centret?|kantinen|biblioteket)\b"
)
#: `Anna Holm (A): Deltog`, `Bo Lund (V) - Afbud`: lists under no label.
_STATED = re.compile(
    r"\w[^:\n]{3,60}\([^()\n]{1,40}\)(?:\s\([^()\n]{1,40}\))?\s?[:–-]\s?(?:Deltog|Deltager|Til stede|Afbud"
    r"|Fraværende|Ikke til stede)\b.{0,120}"
)
#: `Beslutningsprotokol` over or under `Børn, Idræt og Kultur`, both among the first lines.
_TITLE_LINE = re.compile(
    r"(?i:(?:(?:åbent?|lukket)[ ])?(?:beslutnings)?(?:referat|protokol)|dagsorden[ ]og[ ]referat)\W{0,3}"
)
_PORTFOLIO = re.compile(r"[A-ZÆØÅ][\w-]{2,30}(?:(?:,| og| &|, og) [A-ZÆØÅ][\w-]{2,30}){1,4}")
_TITLE_LINES = 12
_AFTER_REFERAT = re.compile(r"^(?:Referat|REFERAT|Protokol|Beslutningsprotokol)\s+(?:fra\s+|af\s+)?")
_AFTER_MUNICIPALITY = re.compile(r"^.{2,40}?\s(?:Kommune|KOMMUNE)(?:\s*[-–:|,])?\s+(?=[A-ZÆØÅ])")
_FULL_STOP = re.compile(r"(?<=[a-zæøå])\.(?:\s|$)")
_AT = re.compile(r"^(?:i|på)\s+(?=\S)")
_OWN_NAME = re.compile(r"^[A-ZÆØÅ][\w-]+s?[ ]Kommune,\s+")
_NO_PLACE = re.compile(
    r"(?:Referat|REFERAT|Afbud|Fraværende|Indhold|Dagsorden|Medlemmer|Deltagere|Mødet|Side|Udskriv|Forside|Menu|Kl\.)"
)
#: More of a line, and of the head, is not read.
_WIDTH = 4000
_REACH = 6000
#: `Mødet blev ledet af borgmester Ida Skov.`
_CHAIRED = re.compile(
    r"\b[Mm]ødet\s+(?:blev\s+)?(?:ledet|ledes|ledtes)\s+af\s+(?:[\d.]*[a-zæøå]+,?\s+){0,2}"
    rf"(?P<people>(?=\S+[ ]+[A-ZÆØÅ]){NAME})"
)
_EXCEPT = re.compile(r"mødt,?\s+(?:undtagen|bortset\s+fra|på\s+nær)\s+(?P<people>[A-ZÆØÅ][^,.]{4,80})")


@dataclass
class Header:
    """What the head says.

    Attributes:
        meeting: In the form of the record.
        sources: For each field that was found, where it was taken from.
        ranges: Who was there for some items only.
        known: Every name of the head.
    """

    meeting: Meeting
    sources: dict[str, str] = field(default_factory=dict)
    ranges: list[ItemRange] = field(default_factory=list)
    known: list[str] = field(default_factory=list)


def read_header(lines: Sequence[Line], layout: Layout, municipality: str | None = None, flat: bool = False) -> Header:
    """Read the head of the minutes.

    Args:
        lines: The lines before the first item, without the table of contents.
        layout: Says which labels and which title lines to look for.
        municipality: Whose minutes they are, where that is known.
        flat: Whether the document has lost its line breaks, so that labels may stand without a colon.
    """
    head = [
        line if len(line.text) <= _WIDTH else Line(line.text[:_WIDTH], line.start, line.end)
        for line in lines[: 4 * _HEAD_LINES]
    ]
    return _Reader(head, layout.header, municipality, flat).read()


class _Reader:
    def __init__(self, lines: Sequence[Line], rules: HeaderRules, municipality: str | None, flat: bool) -> None:
        self.lines = lines
        self.rules = rules
        self.municipality = municipality
        self.flat = flat
        self.sources: dict[str, str] = {}
        self.text = "\n".join(line.text for line in lines)

    def read(self) -> Header:
        values, at = self._labelled()
        title = self._title()
        body = self._first(
            "body",
            (values.get("body"), "label"),
            (title.get("body"), "title line"),
            (self._body_line(), "line of its own"),
            (self._portfolio_line(), "line at the title"),
        )
        when = values.get("date") or title.get("date")
        date = find_date(when) if when else None
        if date:
            self.sources["date"] = "label" if values.get("date") else "title line"
        else:
            date = find_date(self.text[:_REACH])
            if date:
                self.sources["date"] = "first date of the head"
        clock = None
        for value, source in (
            (values.get("time"), "label"),
            (title.get("time"), "title line"),
            (when, "date"),
            (self._clock_line(), "kl."),
        ):
            clock = find_time(value) if value else None
            if clock:
                self.sources["time"] = source
                break
        place = self._first(
            "place",
            (values.get("place"), "label"),
            (title.get("place"), "title line"),
            (self._place(at), "after the date"),
        )
        present, absent, ranges, known = self._people(values)
        meeting = Meeting(
            municipality=self.municipality,
            body=without_term(body),
            date=date.isoformat() if date else None,
            start_time=clock,
            place=one_line(place) if place else None,
            present=[Member(name=person.name, party=person.party) for person in present],
            absent=[person.name for person in absent],
        )
        return Header(meeting, self.sources, ranges, known)

    def _first(self, name: str, *options: tuple[str | None, str]) -> str | None:
        for value, source in options:
            if value and value.strip(" |:-"):
                self.sources[name] = source
                return value.strip(" |:-")
        return None

    # --- labels

    def _labelled(self) -> tuple[dict[str, str], dict[str, int]]:
        """Values behind labels; a value runs on over wrapped lines up to a blank line or the next label."""
        pattern, fields = _label_pattern(tuple((name, tuple(getattr(self.rules, name))) for name in _FIELDS))
        by_label: dict[str, str] = {}
        at: dict[str, int] = {}
        current: str | None = None
        for index, line in enumerate(self.lines):
            text = line.text
            match = pattern.match(text) if text and len(text) < 3000 else None
            if match and current and not by_label[current] and ":" not in match["sep"]:
                # "Mødested:", and below it "Mødelokale Egholm": a room's name.
                again = fields[one_line(match["label"]).casefold()] == fields[current] == "place"
                match = None if again else match
            if match and self._is_label(match, text):
                current = one_line(match["label"]).casefold()
                value = text[match.end() :].lstrip(" |:-\t")
                place_label = fields.get(current) == "place" and match["sep"].strip() == "" and value[:1].isdigit()
                if place_label and current.endswith("lokale"):
                    value = text
                by_label[current] = f"{by_label[current]}\n{value}".strip() if by_label.get(current) else value
                at.setdefault(fields[current], index)
            elif line.blank:
                # A label alone on its line has its value after the blank line.
                current = current if current and not by_label[current] else None
            elif current and self._ends_value(text, fields[current], bool(by_label[current])):
                current = None
            elif current:
                by_label[current] = f"{by_label[current]}\n{text}".strip()[:_WIDTH]
        found: dict[str, str] = {}
        for name in _FIELDS[:-1]:
            for label in getattr(self.rules, name):
                value = by_label.get(label.casefold(), "").strip(" |")
                if value and not (name in ("date", "time") and name in found):
                    if name == "date" and not find_date(value):
                        continue
                    if name == "time" and not find_time(value):
                        continue
                    found[name] = value
                    break
        return found, at

    def _ends_value(self, text: str, name: str, filled: bool) -> bool:
        """Whether a line begins something else than the value above it goes on with."""
        if _ANY_LABEL.match(text) or (name in _ONE_LINE and filled):
            return True
        # "Bo Lund (V) ankom under punkt 3." under a list of members.
        return name in _NAME_FIELDS and filled and len(text) < _TITLE_WIDTH and is_move(text)

    def _is_label(self, match: re.Match[str], text: str) -> bool:
        separator = match["sep"]
        # "Sted\tSalen": a column of its own.
        if (
            ":" in separator
            or "|" in separator
            or "\t" in separator
            or "  " in separator
            or not text[match.end("label") :].strip()
        ):
            return True
        label = match["label"]
        rest = text[match.end() :]
        if (
            not rest[:1].isupper()
            and not rest[:1].isdigit()
            and not rest.startswith(("kl", "(", "borgmester", "formand"))
        ):
            return False
        if self.flat or len(label) >= _LONG_LABEL or separator.strip() == "-" or label.casefold() == "afbud fra":
            return True
        # "Afbud Ida Skov, Bo Lund", "Afbud Ingen"
        listed = rest.strip().casefold().rstrip(".") == "ingen" or _FULL_NAMES.fullmatch(rest.strip())
        return label.casefold() in map(str.casefold, self.rules.absent) and bool(listed)

    # --- title, date and place

    def _title(self) -> dict[str, str]:
        for rule in self.rules.title:
            pattern = re.compile(rule)
            for line in self.lines:
                if not line.text or len(line.text) > 400:
                    continue
                match = pattern.search(line.text)
                if match:
                    return {name: value.strip() for name, value in match.groupdict().items() if value}
        return {}

    def _body_line(self) -> str | None:
        for line in self.lines[:_HEAD_LINES]:
            text = _AFTER_MUNICIPALITY.sub("", _AFTER_REFERAT.sub("", line.text[:_WIDTH]))
            for form in (
                text,
                _BEFORE_DATE.split(text, maxsplit=1)[0],
                _MEETING_IN.sub("", _BEFORE_DATE.split(text, maxsplit=1)[0]),
            ):
                if is_body(form):
                    return form
        for line in self.lines[:_HEAD_LINES]:
            for part in _PARTS.split(_IN_MUNICIPALITY.sub("", line.text[:_TITLE_WIDTH])):
                if is_body(part):
                    return part
        return None

    def _portfolio_line(self) -> str | None:
        """A committee that is called after its portfolio alone, right under or over the title of the document."""
        filled = [line.text for line in self.lines[:_HEAD_LINES] if line.text][:_TITLE_LINES]
        for at, text in enumerate(filled):
            if _TITLE_LINE.fullmatch(text):
                for near in (*filled[at + 1 : at + 2], *filled[max(0, at - 1) : at]):
                    if len(near) < _TITLE_WIDTH and _PORTFOLIO.fullmatch(near):
                        return near
        return None

    def _clock_line(self) -> str | None:
        for line in self.lines[:_HEAD_LINES]:
            found = _CLOCK.search(line.text)
            if found:
                return found.group()
        # `10-09-2020 15:00`, with no word before the time.
        dated = (line.text for line in self.lines[:_HEAD_LINES] if len(line.text) < _TITLE_WIDTH)
        return next((text for text in dated if _DATE_AND_TIME.fullmatch(text)), None)

    def _place(self, labels: dict[str, int]) -> str | None:
        """The place where no label tells: behind the time, or on the line after the date."""
        for index, line in enumerate(self.lines[:_HEAD_LINES]):
            text = line.text
            clock = _CLOCK.search(text)
            dated = find_date(text) if any(char.isdigit() for char in text) and len(text) < 200 else None
            if not dated and not (clock and self.flat):
                continue
            if clock:
                after = _PLACE_AFTER.match(text[clock.end() :])
                if after and (not after["place"][0].isdigit()) and not after["place"].casefold().startswith("den "):
                    return _FULL_STOP.split(after["place"], maxsplit=1)[0]
            if not dated:
                continue
            near = [other.text for other in self.lines[index + 1 : index + 4] if other.text]
            if near and _CLOCK.match(near[0]):
                near = near[1:]
            elif not any(other.text for other in self.lines[index + 1 : index + 3]):
                continue
            if not near:
                continue
            candidate = _AT.sub("", near[0][:_WIDTH])
            if _is_place(candidate) or (
                candidate != near[0] and _ROOM.match(candidate) and _is_place(candidate.title())
            ):
                return _OWN_NAME.sub("", candidate)
        return None

    # --- people

    def _people(self, values: dict[str, str]) -> tuple[list[Person], list[Person], list[ItemRange], list[str]]:
        if not values.get("present"):
            stated = [line.text for line in self.lines[:_HEAD_LINES] if _STATED.fullmatch(line.text)]
            values = {**values, "present": "\n".join(stated)}
        here = read_attendance(values.get("present", ""))
        gone = read_attendance(values.get("absent", ""), away=True)
        standing_in = [*here.substitutes, *gone.substitutes]
        if values.get("substitute"):
            standing_in += read_attendance(values["substitute"]).present
        absent = [*here.absent, *gone.absent]
        if not values.get("absent"):
            for pattern in (_PROSE_ABSENT, _PROSE_AWAY, _EXCEPT):
                for match in pattern.finditer(self.text[:_REACH]):
                    absent += read_attendance(match["people"], away=True).absent
                    self.sources.setdefault("absent", "sentence")
        if not standing_in:
            standing_in = read_substitutes(self.text[:_REACH])
        chaired = [person for match in _CHAIRED.finditer(self.text[:_REACH]) for person in read_people(match["people"])]
        ranges = [*here.ranges, *gone.ranges, *ranges_in(self.text[:_REACH])]
        away = {person.name for person in absent}
        present: list[Person] = []
        for person in (*here.present, *chaired, *standing_in):
            if person.name not in away and person.name not in {other.name for other in present}:
                present.append(person)
        absent = _unique(absent, {person.name for person in standing_in})
        for name in _NAME_FIELDS[:2]:
            if values.get(name):
                self.sources[name] = "label"
        known = [person.name for person in (*here.present, *absent, *standing_in)]
        known += [entry.name for entry in ranges]
        return present, absent, ranges, known


def _unique(people: Sequence[Person], without: set[str]) -> list[Person]:
    out: list[Person] = []
    for person in people:
        if person.name not in without and person.name not in {other.name for other in out}:
            out.append(person)
    return out


def _is_place(text: str) -> bool:
    """Whether a line may name a place: short, no label, no body, no sentence."""
    if (
        not 3 < len(text) < 120
        or _ANY_LABEL.match(text)
        or is_body(text)
        or (text[-1] in ".:;" and not _TOWN.search(text))
    ):
        return False
    if _NO_PLACE.match(text):
        return False
    if " > " in text or "|" in text or find_date(text):
        return False
    return text[0].isupper() or text[0].isdigit() or text.startswith(("mødelokale", "lokale", "skolen"))


@functools.lru_cache(maxsize=64)
def _label_pattern(rules: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    fields: dict[str, str] = {}
    for name, labels in rules:
        for label in labels:
            fields.setdefault(label.casefold(), name)
    known = "|".join(r"\s+".join(map(re.escape, label.split())) for label in sorted(fields, key=len, reverse=True))
    return re.compile(rf"(?P<label>{known})(?![\wæøå])(?P<sep>\s*[:|.]?\s*[:|-]?\s*)", re.IGNORECASE), fields
