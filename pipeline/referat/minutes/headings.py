"""Template headings in a document: which lines, or beginnings of lines, head a section, and of what kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from referat.minutes.bodies import is_body
from referat.minutes.layout import Layout, fold
from referat.minutes.lines import Line
from referat.record import SectionKind

#: No heading is longer.
_WIDTH = 130
#: A date as headings of decisions write it.
DATE = (
    r"(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2}\.?[ ]?(?i:(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov"
    r"|dec)[a-z]{0,6})\.?,?[ ]\d{4}"
    r"|\d{4}-\d\d-\d\d)"
)
#: `Beslutning Arbejdsmarkedsudvalget den 13-08-2024`, `Beslutning fra Økonomiudvalget, 2. juni 2021, pkt. 88:`
_DECISION_OF = re.compile(
    rf"(?:Beslutning(?:er)?|BESLUTNING(?:ER)?)\b[ ]?[:,(–-]?[ ]?(?:(?:i|fra|af|I|FRA)[ ])?(?P<body>[^.!?:]{{2,90}}?)"
    rf"[ ]?[,–-]?[ ]?(?:(?:d\.|den|DEN)[ ])?{DATE}\)?(?:[ ]måned)?"
    rf"(?:,?[ ](?:pkt\.|punkt|sag)[ ]?(?:nr\.[ ]?)?\d{{1,4}})?[ ]?:?"
)
#: `Behandling i Kulturudvalget d. 10-09-2020`, `Byrådets vedtagelse den 3. maj 2011`
_TREATED = re.compile(
    rf"(?:Behandling|Behandlet|Vedtagelse|Vedtaget|Afgørelse|Konklusion|Referat)[ ](?:i|af|fra|på)[ ]"
    rf"(?P<body>[A-ZÆØÅ][^.!?:]{{2,90}}?),?[ ](?:(?:d\.|den)[ ])?{DATE}[ ]?:?"
)
#: `Regionsrådets beslutning den 11. marts 2025:`, `Udvalgets beslutning:`, `Det besluttede bestyrelsen`
_OWN_DECISION = re.compile(
    rf"[A-ZÆØÅ][^.!?:]{{2,90}}s[ ]beslutning(?:[ ]i[ ]mødet|[ ]på[ ]mødet)?(?:,?(?:[ ](?:d\.|den))?[ ]{DATE})?[ ]?:?"
    r"|Det[ ](?:besluttede|vedtog)[ ](?:udvalget|bestyrelsen|byrådet|rådet|kommunalbestyrelsen|regionsrådet)[ ]?:?"
    r"|(?:Udvalget|Bestyrelsen|Byrådet|Rådet|Magistraten|Kommunalbestyrelsen|Regionsrådet)[ ]"
    r"(?:besluttede|vedtog)[ ]?:?"
    # KOMMUNALBESTYRELSENS BESLUTNING DEN 30-05-2016
    rf"|[A-ZÆØÅ][^.!?:a-zæøå]{{2,90}}S[ ]BESLUTNING(?:[ ][IP]Å?[ ]MØDET)?(?:,?(?:[ ](?i:d\.|den))?[ ]{DATE})?[ ]?:?"
)
#: `Byrådets afgørelse den 3. maj 2011:`: words that other headings have too, so that what decides must be a body.
_BODYS = re.compile(
    rf"(?P<body>[A-ZÆØÅ][^.!?:]{{2,90}}?)s[ ](?i:afgørelse|vedtagelse|konklusion)"
    rf"(?:,?(?:[ ](?i:d\.|den))?[ ]{DATE})?[ ]?:?"
)
#: `Teknik- og Miljøudvalget besluttede:`
_BODY_DECIDED = re.compile(r"(?P<body>[A-ZÆØÅ][^.!?:\d]{2,90}?)[ ](?:besluttede|vedtog|beslutter|vedtager)[ ]?:")
_BODY_SAYS = re.compile(r"s (?i:afgørelse|vedtagelse|konklusion)\b")
#: `Økonomiudvalget, 31. januar 2023, pkt. 17:`, `Social- og Sundhedsudvalget den 5. november 2018:`
_BODY_AND_DATE = re.compile(
    rf"(?P<body>[A-ZÆØÅ][^.!?:]{{2,90}}?)(?:,?[ ](?:den[ ])?{DATE},[ ]pkt\.[ ]?\d{{1,4}}[ ]?:?|[ ](?:d\."
    rf"|den)[ ]{DATE}(?P<colon>[ ]?:)?)"
)
#: `Byrådet, 27. august 2019`, `KOMMUNALBESTYRELSEN 29-04-2015`: headings only where a document repeats one of them.
_BODY_AND_DATE_LOOSE = re.compile(
    rf"(?P<body>[A-ZÆØÅ][^.!?:\d]{{2,90}}?),?[ ]+(?:[-–][ ]+)?(?:(?:d\.|den|DEN)[ ]+)?{DATE}(?P<colon>[ ]?:)?"
)
#: `Indstilling til punkt 2`, `Beslutning for Punkt 7: Budget 2025`
_OF_POINT = re.compile(
    r"(?P<name>[A-ZÆØÅ][^.:\d]{2,50}?)[ ](?:til|for|af|i|vedr\.|vedrørende|på)[ ](?:dagsordens)?(?:[Pp]unkt|[Pp]kt\.)"
    r"(?:[ ]nr\.)?[ ]\d{1,4}(?:[ ]?[:.–-][ ].*)?[ ]?:?"
)
#: `4. Indstilling`, where a document numbers its headings.
_NUMBERED = re.compile(r"\d{1,2}[.)]?[ ]+(?P<name>[A-ZÆØÅ].*)")
_FIRST_NUMBER = re.compile(r"\d{1,2}")
#: What a heading over decisions says in documents that have none of the known ones.
_DECIDES = re.compile(
    r"(?i:(?:\w+s )?(?:beslutning(?:en)?|afgørelse|vedtagelse|konklusion|udfald))|Referat|REFERAT|Besluttet|Vedtaget"
    r"|Det blev besluttet|Hvad (?:blev|er|har|besluttede|vedtog)\b[^.:?]{0,40}"
)
#: `AFGØRELSE: Godkendt.`, where a document says its decisions so.
_DECIDES_INLINE = re.compile(
    r"(?P<heading>(?i:(?:\w+s )?(?:afgørelse|vedtagelse|konklusion|udfald|referat)))[ ]?:[ ]+(?=\S)"
)
#: What an administration's own office remarks on each case.
_REMARKS_OF = re.compile(
    r"(?:Bemærkninger|Udtalelse|Kommentarer|Høringssvar)[ ]fra[ ]"
    r"(?:(?i:afdeling(?:en)?|center|centret|stab(?:en)?|forvaltning(?:en)?)"
    r"[ ](?:for[ ])?[\w ,&-]{3,50}|[\w-]{0,20}(?:[Øø]konomi|forvaltningen|afdelingen|sekretariatet|direktionen)"
    r"(?:[ ]og[ ][\w-]{3,20})?)"
)
#: Headings of decisions that are titles of items too.
_TITLES_TOO = {"meddelelse", "meddelelser"}
#: What parts the cells of a row.
_CELLS = ("|", "\t")
#: A document's habits show in what it does so often.
_REPEATED = 2
_PAGE = re.compile(r"\b(?:[Ss]ide|s\.)[ ]\d{1,3}(?:[ ]af[ ]\d{1,3})?$|^\d{1,3}$")
#: `Direktøren for Børn og Unge indstiller, at`, `Det indstilles,`
_RECOMMENDER = re.compile(
    r"[A-ZÆØÅ][\w/&, -]{2,90}[ ](?P<verb>indstiller|anbefaler|foreslår|indstilles"
    r"|foreslås)[,;:]?(?P<at>[ ]at)?[,;:]?(?P<to>[ ]til[ ][^.]{3,60})?"
)
#: Headings that are glued to their text in some publications: `BeslutningGodkendt.`
#: So much of a line tells whether its first word heads the rest.
_INLINE_REACH = 100
_A_DATE = re.compile(rf"(?:{DATE}|\d{{1,2}}[./-]\s?(?:\d{{1,2}}|[a-z]{{3,9}}))[^.:]{{0,12}}:")
_GLUED_HEADINGS = (
    "Beslutning", "Sagsfremstilling", "Indstilling", "Resume", "Resumé", "Sagsresume", "Sagsresumé", "Baggrund",
    "Økonomi", "Høring", "Lovgrundlag", "Historik",
)  # fmt: skip
_GLUED = re.compile(rf"(?P<heading>{'|'.join(_GLUED_HEADINGS)})(?=[A-ZÆØÅ][a-zæøå])")


class Heading(NamedTuple):
    """A heading at the beginning of a line.

    Attributes:
        kind: What its section is for.
        length: Characters of the line that are the heading, without a colon after it.
        whole: Whether the line holds nothing else.
    """

    kind: SectionKind
    length: int
    whole: bool = True


class HeadingReader:
    """Reads headings by the rules of a layout, as one document writes them.

    Args:
        layout: Says which headings there are.
        lines: The document's lines; how it writes headings is taken from them.
    """

    def __init__(self, layout: Layout, lines: Sequence[Line]) -> None:
        self._layout = layout
        self._cache: dict[str, Heading | None] = {}
        self._decides = layout.has("Beslutning")
        #: What a paragraph begins with that has its heading on its first line.
        self._openers = (*_GLUED_HEADINGS, *layout.rules.inline)
        self._inline = {fold(name): name for name in layout.rules.inline}
        self._capitals = layout.rules.capitals
        counts = Counter(line.text for line in lines if 0 < len(line.text) <= _WIDTH)
        headings = layout.headings
        #: The document's short lines, with what headings the layout has among them.
        self._known = {text: headings.get(fold(text)) for text in counts}
        self._recommenders = layout.has("Indstilling") and self._says_who_recommends(counts)
        self._bodies = self._dated = False
        #: What parts headings from the text on their line, where it is so throughout.
        self._parts = ""
        #: A word over decisions that no list has, with the decision on its line.
        self._worded = ""
        self._own: dict[str, Heading] = {}
        if self._decides:
            self._study(lines, counts)

    @property
    def layout(self) -> Layout:
        """The layout by which headings are read."""
        return self._layout

    def repeats(self, line: str) -> bool:
        """Whether `line` is a heading because the document repeats it, though it looks like something else."""
        return line in self._own

    def learn(self, headings: Mapping[str, SectionKind]) -> None:
        """Take up headings, as written, that no list has and that this document uses as such."""
        for line, kind in headings.items():
            self._cache[line] = Heading(kind, len(line.rstrip(" :,")))

    def read(self, line: str) -> Heading | None:
        """The heading at the beginning of `line`, or None."""
        if not line or not (line[0].isupper() or line[0] in "0123456789§"):
            return None
        if len(line) > _WIDTH and not (self._dated or self._worded or line.startswith(self._openers)):
            return None
        if line not in self._cache:
            self._cache[line] = self._read(line)
        return self._cache[line]

    def _read(self, line: str) -> Heading | None:
        if len(line) <= _WIDTH:
            bare = line.rstrip(" :,")
            if line in self._own:
                return self._own[line]
            kind = self._known[line] if line in self._known else self._layout.headings.get(fold(line))
            if kind is not None and self._written_right(bare):
                return Heading(kind, len(bare))
            if self._decides and (_is_decision(bare, line) or (self._bodies and _is_body_and_date(line))):
                return Heading("decision", len(bare))
            if self._recommenders and line[-1] in ",;:trs" and (who := _RECOMMENDER.fullmatch(line)):
                # "at" begins what is recommended.
                return Heading("recommendation", who.end("verb") if who["at"] and not who["to"] else len(bare))
            if (
                " fra " in line
                and line[-1] not in ".;,"
                and _REMARKS_OF.fullmatch(bare)
                and self._layout.has("Bemærkninger")
            ):
                return Heading("economy" if "konomi" in line else "other", len(bare))
            if ("unkt " in line or "kt. " in line) and (of := _OF_POINT.fullmatch(line)):
                kind = self._layout.headings.get(fold(of["name"]))
                if kind is not None:
                    return Heading(kind, len(bare))
        return self._inline_heading(line)

    def _inline_heading(self, line: str) -> Heading | None:
        glued = _GLUED.match(line)
        if glued and self._layout.has(glued["heading"]):
            return Heading(self._layout.headings[fold(glued["heading"])], glued.end(), whole=False)
        if self._dated and (dated := _said_on(line)):
            return Heading("decision", dated, whole=False)
        head = line[:60]
        if self._worded and (worded := _DECIDES_INLINE.match(head)) and fold(worded["heading"]) == self._worded:
            return Heading("decision", worded.end("heading"), whole=False)
        for mark in f":{self._parts}" if self._parts in _CELLS else ":" if self._parts or self._inline else "":
            before, found, _ = head.partition(mark)
            if found and self._may_run_on(fold(before), mark):
                return Heading(self._layout.headings[fold(before)], len(before.rstrip()), whole=False)
        for folded, name in self._inline.items():
            after = line[len(name) : len(name) + _INLINE_REACH]
            # "Beslutning Byrådet den 5. maj 2020: Vedtaget" in a history tells of a decision, and heads none.
            opens = line.startswith(name) and after[:1] == " " and after.lstrip()[:1].isupper()
            if opens and not _A_DATE.search(after):
                return Heading(self._layout.headings[folded], len(name), whole=False)
        return None

    def _may_run_on(self, folded: str, mark: str) -> bool:
        """Whether a heading's text may follow it on its line, after a colon or in the next cell of a table."""
        return folded in self._layout.headings and (mark == self._parts or (mark == ":" and folded in self._inline))

    # --- how this document writes its headings

    def _study(self, lines: Sequence[Line], counts: Mapping[str, int]) -> None:
        """Find out how this document writes the headings of its decisions, where it does not as most do."""
        repeated = {
            text for text, count in counts.items() if count >= _REPEATED and (text[0].isupper() or text[0].isdigit())
        }
        dated = {text for text in repeated if _is_body_and_date(text) and not _is_decision(text.rstrip(" :,"), text)}
        over = sum(over_text(dated, lines).values())
        # In a list of whom a case passes, one stands over the next.
        self._bodies = over >= _REPEATED and 2 * over > sum(counts[text] for text in dated)
        for text in repeated:
            numbered = _NUMBERED.fullmatch(text)
            kind = self._layout.headings.get(fold(numbered["name"])) if numbered else None
            often = counts[text] > _REPEATED or fold(numbered["name"]) not in _TITLES_TOO if numbered else False
            if kind and often and not (counts[text] == _REPEATED and _in_list(text, lines)):
                self._own[text] = Heading(kind, len(text.rstrip(" :,")))
        for mark in _CELLS:
            rows = (line.text[:60] for line in lines if mark in line.text)
            if sum(fold(row.partition(mark)[0]) in self._layout.headings for row in rows if mark in row) >= _REPEATED:
                self._run_on(mark)
        found = [(heading, counts[text]) for text in counts if (heading := self.read(text)) is not None]
        if any(heading.kind == "decision" and heading.whole for heading, _ in found):
            return
        said = sum(count for heading, count in found if heading.kind == "decision")
        if said:
            if said >= _REPEATED and not self._parts and not any(heading.whole for heading, _ in found):
                self._run_on(":")
            return
        self._dated = sum(bool(_said_on(line.text)) for line in lines if line.text[:1].isupper()) >= _REPEATED
        if not self._dated:
            named = {text for text in repeated if _may_decide(text)}
            for text, count in over_text(named, lines).items():
                if count >= _REPEATED:
                    self._own[text] = Heading("decision", len(text.rstrip(" :,")))
            words = Counter(
                fold(match["heading"]) for line in lines if (match := _DECIDES_INLINE.match(line.text[:_WIDTH]))
            )
            if not self._own and words and words.most_common(1)[0][1] >= _REPEATED:
                self._worded = words.most_common(1)[0][0]
        self._cache.clear()

    def _run_on(self, mark: str) -> None:
        self._parts = mark
        self._openers = (*self._openers, *self._layout.names)
        self._cache.clear()

    def _written_right(self, bare: str) -> bool:
        return not self._capitals or bare.isupper()

    def _says_who_recommends(self, counts: Mapping[str, int]) -> bool:
        """Whether recommendations stand under who makes them ("Direktionen indstiller, at"), not under a heading."""
        plain = said = 0
        for text, count in counts.items():
            if self._known[text] == "recommendation":
                plain += count
            elif text[-1] in ",;:trs" and ("indstil" in text or "foresl" in text or "anbefal" in text):
                said += count * bool(_RECOMMENDER.fullmatch(text))
        return said > plain


def _is_decision(bare: str, line: str) -> bool:
    if _BODY_SAYS.search(bare) and (bodys := _BODYS.fullmatch(line)) and is_body(bodys["body"]):
        return True
    if "eslutning" in bare or "BESLUTNING" in bare or "beslutted" in bare or "vedtog" in bare:
        if _DECISION_OF.fullmatch(line) or _OWN_DECISION.fullmatch(line):
            return True
        decided = _BODY_DECIDED.fullmatch(line)
        if decided:
            return is_body(decided["body"])
    if bare[-1].isdigit() or line[-1] == ":":
        match = _TREATED.fullmatch(line) or _BODY_AND_DATE.fullmatch(line)
        return match is not None and is_body(match["body"])
    return False


def body_of(heading: str) -> str | None:
    """The body that a heading of a decision names, or None.

    >>> body_of("Beslutning i Byrådet den 3. maj 2011"), body_of("Byrådet, 3. maj 2011"), body_of("Beslutning")
    ('Byrådet', 'Byrådet', None)
    """
    for pattern in (_DECISION_OF, _TREATED, _BODY_AND_DATE_LOOSE):
        match = pattern.fullmatch(heading)
        if match and is_body(match["body"].strip(" ,")):
            return match["body"].strip(" ,")
    return None


def _is_body_and_date(line: str) -> bool:
    match = _BODY_AND_DATE_LOOSE.fullmatch(line) if line[-1].isdigit() or line[-1] == ":" else None
    return match is not None and is_body(match["body"])


def _said_on(line: str) -> int:
    """Length of the body and date that head the text of their line: `Byrådet den 3. maj 2011: Godkendt.`"""
    if ":" not in line[:_WIDTH]:
        return 0
    match = _BODY_AND_DATE_LOOSE.match(line[:_WIDTH])
    if match is None or not match["colon"] or not is_body(match["body"]):
        return 0
    return match.end() - len(match["colon"])


def _may_decide(text: str) -> bool:
    """Whether a repeated line may head decisions: it says so, or is a body with a colon."""
    bare = text.rstrip(" :,?")
    return bool(_DECIDES.fullmatch(bare)) or (text[-1] == ":" and is_body(bare))


def _in_list(text: str, lines: Sequence[Line]) -> bool:
    """Whether a numbered line stands once between those that it counts on from: an agenda, and no heading."""
    filled = [line.text for line in lines if line.text]
    first = _FIRST_NUMBER.match(text)
    number = int(first[0]) if first else 0
    for at, line in enumerate(filled):
        if line != text:
            continue
        beside = [filled[near] for near in (at - 1, at + 1) if 0 <= near < len(filled)]
        numbers = [int(found[0]) for other in beside if (found := _FIRST_NUMBER.match(other))]
        if number - 1 in numbers or number + 1 in numbers:
            return True
    return False


def over_text(wanted: Container[str], lines: Sequence[Line]) -> Counter[str]:
    """How often each of some lines stands over text, and not at a page's edge or over another of them.

    >>> from referat.minutes.lines import split_lines
    >>> lines = split_lines("Byrådet, 1. maj 2020\\nGodkendt.\\nByrådet, 1. maj 2020\\nSide 3")
    >>> over_text({"Byrådet, 1. maj 2020"}, lines)
    Counter({'Byrådet, 1. maj 2020': 1})
    """
    counts: Counter[str] = Counter()
    if not wanted:
        return counts
    filled = [line.text for line in lines if line.text]
    for at, text in enumerate(filled):
        if text not in wanted or at + 1 == len(filled):
            continue
        below, above = filled[at + 1], filled[at - 1] if at else ""
        if below not in wanted and not _PAGE.search(below[-24:]) and not _PAGE.search(above[-24:]):
            counts[text] += 1
    return counts
