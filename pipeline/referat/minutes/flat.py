"""Transcripts that lost their line breaks, cut into the lines that they had.

A line of such a text begins at a running head, at an agenda item, at a label of the head and at a template heading;
offsets stay those of the text, and nothing is left out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from referat.minutes.headings import DATE, HeadingReader
from referat.minutes.layout import Layout, fold
from referat.minutes.lines import Line, slice_line

#: A line of a transcript is as long as a page; a paragraph is not.
_LONG = 900
#: `Side 2 af 38`, `Side 4`; a page's number where a line begins with it or ends on it.
_PAGE = re.compile(r"\bSide \d{1,3}(?: af \d{1,3})?(?= |$)")
_PAGE_FIRST = re.compile(r"^\d{1,3}(?= \D| \d{1,3}\.? [A-ZÆØÅ]|$)")
_PAGE_LAST = re.compile(r"(?<=[.!?)] )\d{1,3}$")
#: What ends the title of an item: the line of its case, a tag, a label.
_HEAD_END = (
    r"(?:Åben(?:t)?[ ](?:sag|punkt)|Lukket[ ](?:sag|punkt)|LUKKET|Sags?(?:nr|id|nummer)\b|Sagnr\b|Sag[ ]\d{4}"
    r"|J\.?[ ]?nr\b|"
    r"Dok\.?[ ]?(?:nr|id)\b|Journalnummer\b|\((?:Beslutning|Orientering|Drøftelse|Temadrøftelse)\))"
)
_HEAD_END_RE = re.compile(_HEAD_END)
_ITEM = re.compile(
    r"(?<![\w/.,§-])(?<!Side )(?:(?:Pkt\.|Punkt|Sag[ ]nr\.|Nr\.)[ ]?(?P<named>\d{1,4})[.:]?[ ]"
    r"|(?P<number>\d{1,3})(?P<dot>\.?)[ ])(?=[\"“”A-ZÆØÅ0-9])"
)
#: How far after an item's number the end of its title is looked for.
_TITLE_REACH = 260
_SENTENCE = re.compile(r"[a-zæøå)][.!?][ ][A-ZÆØÅ]|[ ]Side[ ]\d|\.{3}")
#: Lines of the head: `Åben sag`, `Sagsnr.: 15/24809`, `Initialer: PIM`.
_HEAD_LINE = re.compile(
    r"(?<!\w)(?:Åben(?:t)?[ ](?:sag|punkt)\b|Lukket[ ](?:sag|punkt)\b|(?:Sags?(?:nr|id|nummer)|Sagnr|J\.?[ ]?nr"
    r"|Dok\.?[ ]?(?:nr|id)|Journalnummer)"
    r"\.?[ ]?:?[ ]?(?:[\w./-]{0,30}\d[\w/-]{0,30}(?![\w.]{0,30}:))?|(?:Initialer|Sagsansvarlig|Sagsbehandler"
    r"|Sagsinitialer)[ ]?:[ ]?[A-ZÆØÅa-zæøå]{2,5}\b|Sag[ ]\d{4}/\d+)"
)
#: `2. Styrelsesvedtægt for skolevæsenet 3 `: an entry of a table of contents with its page.
_ENTRY = re.compile(r"(?<!\d)(?P<number>\d{1,3})\.?[ ][A-ZÆØÅ\"“][^\n]{2,140}?(?<!\d)[ .]\d{1,3}[ ](?=\d|[A-ZÆØÅ])")
_ENTRIES = 3
#: The head of a document and its table of contents stand in so many characters.
_HEADER_REACH = 20000
#: `Underskriftsark1. Godkendelse`, `BeslutningssagIndstilling`: two lines glued into one.
_GLUE = re.compile(
    r"[A-ZÆØÅ][^.:\d]{2,80}[a-zæøå)](?=\d{1,3}\.[ ][A-ZÆØÅ])"
    r"|(?:Beslutning|Orientering|Drøftelse|Tema)s?sag(?=(?:Indstilling|Sagsfremstilling|Resum[eé]|Beslutning|Tema|Baggrund)$)"
)
_GLUED_WIDTH = 240
_BEFORE_WEAK = re.compile(r"[.!?:)\"”\]]\s*$|(?:^|\n)\s*$|\bIngen\.?\s*$")
#: Headings that running text has no capital word for; the others need the end of a sentence before them.
_STRONG = {
    "indstilling", "beslutning", "beslutninger", "sagsfremstilling", "resume", "sagsresume", "sagsbeskrivelse",
    "sagens formål", "sagens kerne", "indledning/baggrund", "sagen afgøres i", "sagen afgøres af",
    "beskrivelse af sagen", "anbefaling", "beslutningskompetence", "økonomi/personaleforhold", "kommunikation/høring",
    "indledning", "lovgrundlag", "retsgrundlag", "bilag",
}  # fmt: skip
_HEADER_WORDS = re.compile(
    r"(?<![\w-])(?:Referat|REFERAT|Protokol|PROTOKOL|Beslutningsprotokol|BESLUTNINGSPROTOKOL|Refer"
    r"|Indholdsfortegnelse|Følgende sager|Dagsorden|"
    r"[A-ZÆØÅ][\w-]{1,30} (?:Kommune|KOMMUNE))(?!\w)"
)


def is_flat(lines: Sequence[Line], reader: HeadingReader) -> bool:
    """Whether a text has lost its line breaks: long lines, and no heading on a line of its own.

    >>> from referat.minutes.layout import layout_by_id
    >>> reader = HeadingReader(layout_by_id("general"), [])
    >>> is_flat([Line("a" * 2000, 0, 2000)], reader), is_flat([Line("Beslutning", 0, 10)], reader)
    (True, False)
    """
    total = sum(len(line.text) for line in lines)
    long = sum(len(line.text) for line in lines if len(line.text) > _LONG)
    if not total or long < total / 2:
        return False
    found = 0
    for line in lines:
        if line.text and len(line.text) < _LONG and reader.read(line.text):
            found += 1
            if found > 2:
                return False
    return True


def unglue(lines: Sequence[Line]) -> list[Line]:
    """Cut lines at the heading that a web page glued to what stood before it.

    >>> [line.text for line in unglue([Line("Underskriftsark1. Godkendelse af dagsorden", 0, 42)])]
    ['Underskriftsark', '1. Godkendelse af dagsorden']
    >>> [line.text for line in unglue([Line("BeslutningssagIndstilling", 0, 25)])]
    ['Beslutningssag', 'Indstilling']
    """
    out: list[Line] = []
    for line in lines:
        match = _GLUE.match(line.text) if 8 < len(line.text) < _GLUED_WIDTH else None
        if match:
            cut = line.start + match.end()
            out += [slice_line(line, line.start, cut), slice_line(line, cut, line.end)]
        else:
            out.append(line)
    return out


def reflow(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Cut the lines of a flat text at what begins a line in minutes.

    Every character that is no white space stands in one line of the result.
    """
    out: list[Line] = []
    seen_item = False
    for line in lines:
        if not line.text:
            out.append(line)
            continue
        cuts, seen_item = _cuts(line, layout, seen_item)
        begin = line.start
        for cut in sorted({line.start + at for at in cuts} | {line.end}):
            if begin < cut:
                part = slice_line(line, begin, cut)
                if part.text:
                    out.append(part)
                begin = cut
        # What the publisher parted by a line break stays parted.
        out.append(Line("", line.end, line.end))
    return out


def _cuts(line: Line, layout: Layout, seen_item: bool) -> tuple[set[int], bool]:
    text = line.text
    cuts: set[int] = set()
    for pattern in (_PAGE, _PAGE_FIRST, _PAGE_LAST):
        for match in pattern.finditer(text):
            cuts.update(match.span())
    items = list(_items(text, layout))
    for start, title_end in items:
        cuts.update((start, title_end))
    seen_item = seen_item or bool(items)
    for match in _HEAD_LINE.finditer(text):
        cuts.update(match.span())
    for start, end in _headings(text, layout):
        cuts.update((start, end))
    if not seen_item or any(
        word in text[:3000] for word in ("Indholdsfortegnelse", "Medlemmer", "Mødedato", "Dagsorden")
    ):
        stop = items[0][0] if items else len(text)
        for pattern in (_HEADER_WORDS, _labels(layout)):
            for match in pattern.finditer(text, 0, min(stop, _HEADER_REACH)):
                cuts.add(match.start())
                if pattern is _HEADER_WORDS:
                    cuts.add(match.end())
    cuts.update(_contents(text))
    noise = layout.noise.end
    if noise:
        for match in _ends(tuple(noise)).finditer(text):
            cuts.add(match.start())
    return cuts, seen_item


def _items(text: str, layout: Layout) -> Iterator[tuple[int, int]]:
    """Where items may begin, since the rest of a head follows the title, and where the title ends."""
    end_of_title = _title_end(layout)
    for match in _ITEM.finditer(text):
        reach = text[match.end() : match.end() + _TITLE_REACH]
        end = end_of_title.search(reach)
        if end is None:
            continue
        title = reach[: end.start()]
        following = _ITEM.search(title)
        if _SENTENCE.search(title) or len(title) < 3 or (following and following["dot"] == match["dot"]):
            continue
        title_end = end.end() if end.group().startswith("(") else end.start()
        yield match.start(), match.end() + title_end


def _contents(text: str) -> set[int]:
    """Where the entries of a table of contents begin that runs on in one line, and where the last ends."""
    cuts: set[int] = set()
    entries: list[tuple[int, int]] = []
    number = -1
    for match in _ENTRY.finditer(text, 0, _HEADER_REACH):
        if entries and (match.start() != entries[-1][1] or int(match["number"]) != number + 1):
            cuts |= _ends_of(entries)
            entries = []
        entries.append(match.span())
        number = int(match["number"])
    return cuts | _ends_of(entries)


def _ends_of(entries: list[tuple[int, int]]) -> set[int]:
    return {offset for entry in entries for offset in entry} if len(entries) >= _ENTRIES else set()


def _headings(text: str, layout: Layout) -> Iterator[tuple[int, int]]:
    for match in _heading_re(layout).finditer(text):
        name = match["name"]
        if name and fold(name) not in _STRONG and not match["colon"]:
            before = text[max(0, match.start() - 12) : match.start()]
            if not _BEFORE_WEAK.search(before):
                continue
        yield match.start(), match.end("whole")


@functools.lru_cache(maxsize=64)
def _heading_re(layout: Layout) -> re.Pattern[str]:
    names = sorted({form for name in layout.names for form in (name, name.upper())}, key=len, reverse=True)
    known = "|".join(map(re.escape, names))
    body = (
        r"(?:(?:Udvalget|Udvalg)[ ]for[ ][\w ,&-]{3,60}|[A-ZÆØÅ][\w&/-]{1,40}(?:,?[ ](?:og[ ]"
        r"|&[ ])?[\w&/-]{2,40}){0,5})"
        r"(?:[ ]\d{4}-\d{4})?"
    )
    dated = rf"(?:Beslutning(?:er)?|BESLUTNING(?:ER)?)[ ](?:(?:i|fra)[ ])?{body},?[ ](?:den[ ])?{DATE}"
    said = (
        rf"(?:[A-ZÆØÅ][\w-]*?(?:[ ]og[ ][A-ZÆØÅ][\w-]*?)?(?:udvalget|rådet|bestyrelsen)|Byrådet)[ ]den[ ]{DATE}|"
        r"[A-ZÆØÅ]\w{3,40}s[ ]beslutning(?=:)"
    )
    return re.compile(
        rf"(?<![\w-])(?P<whole>{dated}|{said}"
        rf"|(?P<name>{known}))(?![\w/-])(?P<colon>[ ]?:)?(?=[ ]?[\"“”A-ZÆØÅ0-9§(-]|[ ]?$|:[ ])"
    )


@functools.lru_cache(maxsize=64)
def _title_end(layout: Layout) -> re.Pattern[str]:
    core = [name for name in layout.names if fold(name) in _STRONG]
    names = sorted({form for name in core for form in (name, name.upper())}, key=len, reverse=True)
    known = "|".join(map(re.escape, names)) or "Beslutning"
    return re.compile(
        rf"{_HEAD_END}|(?<=[ ])(?:{known}|[A-ZÆØÅ]\w{{3,40}}s[ ]beslutning(?=:))(?=:|[ ][A-ZÆØÅ\"§0-9]|$)"
    )


@functools.lru_cache(maxsize=64)
def _labels(layout: Layout) -> re.Pattern[str]:
    rules = layout.header
    labels = [
        label
        for field in (rules.date, rules.time, rules.place, rules.present, rules.absent, rules.substitute, rules.stop)
        for label in field
    ]
    known = "|".join(map(re.escape, sorted(set(labels), key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{known})(?![\w-])(?=[ ]?:|[ ][A-ZÆØÅ0-9(]|[ ]kl|[ ](?:formand|borgmester))")


@functools.lru_cache(maxsize=64)
def _ends(patterns: tuple[str, ...]) -> re.Pattern[str]:
    bare = [pattern.removeprefix("^").removesuffix("$") for pattern in patterns]
    return re.compile("(?<!\\w)(?:" + "|".join(f"(?:{pattern})" for pattern in bare) + ")")
