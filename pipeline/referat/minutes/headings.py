"""Template headings in a document: which lines, or beginnings of lines, head a section, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from referat.minutes.bodies import is_body
from referat.minutes.layout import Layout, fold
from referat.minutes.lines import Line
from referat.record import SectionKind

#: No heading is longer.
_WIDTH = 130
#: A date as headings of decisions write it.
DATE = (
    r"(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2}\.?[ ]?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov"
    r"|dec)[a-z]{0,6}\.?,?[ ]\d{4}"
    r"|\d{4}-\d\d-\d\d)"
)
#: `Beslutning Arbejdsmarkedsudvalget den 13-08-2024`, `Beslutning fra Økonomiudvalget, 2. juni 2021, pkt. 88:`
_DECISION_OF = re.compile(
    rf"(?:Beslutning(?:er)?|BESLUTNING(?:ER)?)\b[ ]?:?[ ](?:(?:i|fra|af|I|FRA)[ ])?(?P<body>[^.!?:]{{2,90}}?)[ ]?,?[ ]?"
    rf"(?:(?:d\.|den|DEN)[ ])?{DATE}(?:[ ]måned)?(?:,?[ ](?:pkt\.|punkt|sag)[ ]?(?:nr\.[ ]?)?\d{{1,4}})?[ ]?:?"
)
#: `Regionsrådets beslutning den 11. marts 2025:`, `Udvalgets beslutning:`, `Det besluttede bestyrelsen`
_OWN_DECISION = re.compile(
    rf"[A-ZÆØÅ][^.!?:]{{2,90}}s[ ]beslutning(?:[ ]i[ ]mødet|[ ]på[ ]mødet)?(?:[ ](?:d\.|den)[ ]{DATE})?[ ]?:?"
    r"|Det[ ](?:besluttede|vedtog)[ ](?:udvalget|bestyrelsen|byrådet|rådet|kommunalbestyrelsen|regionsrådet)[ ]?:?"
    r"|(?:Udvalget|Bestyrelsen|Byrådet|Rådet|Magistraten|Kommunalbestyrelsen|Regionsrådet)[ ]"
    r"(?:besluttede|vedtog)[ ]?:?"
)
#: `Økonomiudvalget, 31. januar 2023, pkt. 17:`, `Social- og Sundhedsudvalget den 5. november 2018:`
_BODY_AND_DATE = re.compile(
    rf"(?P<body>[A-ZÆØÅ][^.!?:]{{2,90}}?)(?:,[ ](?:den[ ])?{DATE},[ ]pkt\.[ ]?\d{{1,4}}[ ]?:?|[ ](?:d\."
    rf"|den)[ ]{DATE}(?P<colon>[ ]?:)?)"
)
#: `Direktøren for Børn og Unge indstiller, at`, `Det indstilles,`
_RECOMMENDER = re.compile(
    r"[A-ZÆØÅ][\w/&, -]{2,90}[ ](?:indstiller|anbefaler|foreslår|indstilles"
    r"|foreslås)[,;:]?(?:[ ]at)?[,;:]?(?:[ ]til[ ][^.]{3,60})?"
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
        self._recommenders = layout.has("Indstilling")
        self._recommenders = self._recommenders and self._says_who_recommends(lines)

    @property
    def layout(self) -> Layout:
        """The layout by which headings are read."""
        return self._layout

    def learn(self, headings: Mapping[str, SectionKind]) -> None:
        """Take up headings, as written, that no list has and that this document uses as such."""
        for line, kind in headings.items():
            self._cache[line] = Heading(kind, len(line.rstrip(" :,")))

    def read(self, line: str) -> Heading | None:
        """The heading at the beginning of `line`, or None."""
        if not line or not (line[0].isupper() or line[0] in "0123456789§"):
            return None
        if len(line) > _WIDTH and not line.startswith(self._openers):
            return None
        if line not in self._cache:
            self._cache[line] = self._read(line)
        return self._cache[line]

    def _read(self, line: str) -> Heading | None:
        if len(line) <= _WIDTH:
            bare = line.rstrip(" :,")
            kind = self._layout.headings.get(fold(line))
            if kind is not None and self._written_right(bare):
                return Heading(kind, len(bare))
            if self._decides and _is_decision(bare, line):
                return Heading("decision", len(bare))
            if self._recommenders and line[-1] in ",;:trs" and _RECOMMENDER.fullmatch(line):
                return Heading("recommendation", len(bare))
        return self._inline_heading(line)

    def _inline_heading(self, line: str) -> Heading | None:
        glued = _GLUED.match(line)
        if glued and self._layout.has(glued["heading"]):
            return Heading(self._layout.headings[fold(glued["heading"])], glued.end(), whole=False)
        if self._inline:
            head = line[:60]
            before, colon, _ = head.partition(":")
            if colon and fold(before) in self._inline and self._layout.has(before):
                return Heading(self._layout.headings[fold(before)], len(before.rstrip()), whole=False)
            for folded, name in self._inline.items():
                after = line[len(name) : len(name) + _INLINE_REACH]
                # "Beslutning Byrådet den 5. maj 2020: Vedtaget" in a history tells of a decision, and heads none.
                opens = line.startswith(name) and after[:1] == " " and after.lstrip()[:1].isupper()
                if opens and not _A_DATE.search(after):
                    return Heading(self._layout.headings[folded], len(name), whole=False)
        return None

    def _written_right(self, bare: str) -> bool:
        return not self._capitals or bare.isupper()

    def _says_who_recommends(self, lines: Sequence[Line]) -> bool:
        """Whether recommendations stand under who makes them ("Direktionen indstiller, at"), not under a heading."""
        plain = said = 0
        for line in lines:
            text = line.text
            if not text or len(text) > _WIDTH:
                continue
            if self._layout.headings.get(fold(text)) == "recommendation":
                plain += 1
            elif text[-1] in ",;:trs" and ("indstil" in text or "foresl" in text or "anbefal" in text):
                said += bool(_RECOMMENDER.fullmatch(text))
        return said > plain


def _is_decision(bare: str, line: str) -> bool:
    if "eslutning" in bare or "BESLUTNING" in bare or "beslutted" in bare or "vedtog" in bare:
        match = _DECISION_OF.fullmatch(line)
        return bool(match) or bool(_OWN_DECISION.fullmatch(line))
    if bare[-1].isdigit() or line[-1] == ":":
        match = _BODY_AND_DATE.fullmatch(line)
        return bool(match) and is_body(match["body"]) if match else False
    return False
