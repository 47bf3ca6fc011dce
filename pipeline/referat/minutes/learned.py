"""Headings that no list has, told from how often and where a document repeats them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.minutes.headings import HeadingReader
from referat.minutes.items import Head, read_case_line
from referat.minutes.lines import Line
from referat.record import SectionKind

_WIDTH = 60
_WORDS = 8
#: A template's heading stands in so many items, and in such a share of them.
_ITEMS = 3
_SHARE = 0.3
#: In a short document, so few do where the words tell what the section is for.
_FEW_ITEMS = 2
#: What the text above a heading ends in, where no blank line parts them.
_ENDS = '.!?:)"”'
_SHORT = 6
#: What a heading's words say about its section; the first that fits counts.
_KINDS: tuple[tuple[re.Pattern[str], SectionKind], ...] = (
    (re.compile(r"bilag|dokument|\bfiler\b|vedhæft", re.IGNORECASE), "attachments"),
    (re.compile(r"indstil|foresl|forslag|anbefal|stilling til", re.IGNORECASE), "recommendation"),
    (re.compile(r"beslut|afgørelse|\bvedtag", re.IGNORECASE), "decision"),
    (re.compile(r"økonomi|penge|udgift|finansier|bevilling", re.IGNORECASE), "economy"),
    (re.compile(r"\blov|retlig|juridisk|hjemmel", re.IGNORECASE), "law"),
    (re.compile(r"tidligere|forløb|historik|behandl", re.IGNORECASE), "history"),
    (re.compile(r"resum|sammenfat|kort\b|handler om|kerne", re.IGNORECASE), "resume"),
    (re.compile(r"sag(?:en|s)|baggrund|beskriv|vurder", re.IGNORECASE), "case"),
)
_NO_HEADING = re.compile(
    r"(?<!mv)(?<!m\.v)(?<!m\.m)\.$|[,;!?]$|^Til [A-ZÆØÅ]|\d$|^[-–*•·|(]|\bdeltog\b|\binhabil"
    r"|^(?:Godkendt|Drøftet|Vedtaget|Tiltrådt|Udsat|Anbefales|Ingen|Intet|Afbud|Fraværende)\b"
)


def learn_headings(lines: Sequence[Line], heads: Sequence[Head], reader: HeadingReader) -> dict[str, SectionKind]:
    """Find the lines that a document repeats from item to item as template headings.

    Such a line is short, a paragraph of its own or the first line of one, no sentence, and not the value of the
    heading above it.

    Args:
        lines: The lines for reading.
        heads: The items.
        reader: Reads the headings that are known.

    Returns:
        The line, as written → what its section is for.

    Example:
        >>> from referat.minutes import parse
        >>> item = "{0}. Sag nummer {0}\\n\\nBag om sagen\\nTekst om {0}.\\n\\nBeslutning\\nGodkendt.\\n\\n"
        >>> minutes = parse("".join(item.format(number) for number in (1, 2, 3)))
        >>> [section.heading for section in minutes.items[0].sections]
        ['Bag om sagen', 'Beslutning']
    """
    #: Line → for each item, whether it stands there where a heading cannot.
    seen: dict[str, list[bool]] = {}
    stops = [head.first for head in heads[1:]] + [len(lines)]
    dense = _dense(lines, heads, reader)
    for head, stop in zip(heads, stops, strict=False):
        here: set[str] = set()
        under_heading = False
        candidate: tuple[str, bool] | None = None
        for index in range(head.body, stop):
            text = lines[index].text
            if not text:
                continue
            known = reader.read(text) is not None
            if candidate:
                # Over a heading stands the end of a section.
                seen.setdefault(candidate[0], []).append(candidate[1] or known)
                candidate = None
            above = lines[index - 1].text if index > head.body else ""
            first = not above or (dense and above[-1] in _ENDS)
            if not known and first and text not in here and _may_head(text):
                here.add(text)
                candidate = text, under_heading
            under_heading = known
        if candidate:
            seen.setdefault(candidate[0], []).append(True)
    enough = max(_ITEMS, _SHARE * len(heads))
    learned: dict[str, SectionKind] = {}
    for text, values in seen.items():
        kind = kind_of(text)
        told = len(heads) <= _SHORT and kind != "other" and not any(values)
        if len(values) >= (_FEW_ITEMS if told else enough) and sum(values) < len(values) / 2:
            learned[text] = kind
    return learned


def _dense(lines: Sequence[Line], heads: Sequence[Head], reader: HeadingReader) -> bool:
    """Whether known headings stand right under the text before them, with no blank line between."""
    known = [
        index
        for index in range(heads[0].body + 1 if heads else 0, len(lines))
        if lines[index].text and reader.read(lines[index].text) is not None
    ]
    tight = sum(bool(lines[index - 1].text) for index in known)
    return 2 * tight > len(known)


def kind_of(heading: str) -> SectionKind:
    """What a heading's words say that its section is for.

    >>> kind_of("Det skal der tages stilling til"), kind_of("Bag om sagen"), kind_of("Vejret")
    ('recommendation', 'case', 'other')
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(heading)), "other")


def _may_head(text: str) -> bool:
    if len(text) > _WIDTH or not text[0].isupper() or len(text.split()) > _WORDS:
        return False
    return not _NO_HEADING.search(text) and read_case_line(text) is None and ": " not in text
