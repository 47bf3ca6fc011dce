"""Titles of agenda items: numbers, tags and routes taken off, and what a title says about being closed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.minutes.lines import one_line

#: `Lukket: Titel`; a bare `Lukket`; `Titel - Lukket punkt`; `(FOR LUKKEDE DØRE)`; `FORTROLIG - Titel`.
_CLOSED = re.compile(
    r"^\(?(?:Lukket|LUKKET|Closed|lukket)\b(?![ ](?:kloak|system|anlæg|vej))|\b(?:Lukket punkt|LUKKET SAG"
    r"|Lukket sag|LUKKET PUNKT|FOR LUKKEDE DØRE"
    r"|for lukkede døre)\b|^FORTROLIG\b|[-–] Lukket$|\((?:[Ll]ukket(?: punkt| sag)?|LUKKET|[Ff]ortroligt?)\)$"
)
#: What stands before or after a title and is no part of it (guidelines: "Structure").
_TAGS_BEFORE = re.compile(
    r"^(?:(?:Lukket|LUKKET|Closed|Åbent?|ÅBENT?)(?:[ ](?:punkt|sag|SAG|PUNKT|pkt\.))?"
    r"(?:[ ]?[:|]\s*|[ ][-–»][ ]?)(?=\S)|FORTROLIG[ ]?[-–:]\s*"
    r"|\((?:Åben|Lukket|Offentlig|Fortrolig|FOR LUKKEDE DØRE|[Ff]or lukkede døre|ÅBEN|LUKKET)\)\s*"
    r"|(?:Emne|Titel|Overskrift|Sagstitel)[ ]?[:|]\s*"
    r"|(?:Beslutningssag|Orienteringssag|Drøftelsessag|Temasag|Meddelelsessag|Temadrøftelsessag)[ ]?:\s*)"
)
_TAGS_AFTER = re.compile(
    r"\s*(?:\((?:[A-ZÆØÅ]|FOR LUKKEDE DØRE|for lukkede døre|(?:Lukket|lukket|LUKKET|Åbent?|åbent?)(?:[ ](?:punkt|sag))?"
    r"|partiforslag"
    r"|[Bb]eslutning|[Oo]rientering|[Dd]røftelse"
    r"|[Tt]emadrøftelse|bevilling|[Bb]eslutningssag|[Oo]rienteringssag|[Dd]røftelsessag)\)"
    r"|[-–][ ]Lukket[ ]punkt)$"
)
#: `Åbent   Titel`: a column of its own before the title.
_COLUMN = re.compile(r"(?:Åbent?|Lukket|ÅBENT?|LUKKET)(?:[ ]{2,}|[ ]*\t\s*)(?=\S)")
#: `Forslag fra Anna Holm (F)`: a party's letter, no tag.
_PROPOSER = re.compile(
    r"\b(?:fra[ ]|v/[ ]?)(?:byrådsmedlem(?:merne)?[ ])?"
    r"[A-ZÆØÅ][\w.-]*(?:(?:[ ]og)?[ ][A-ZÆØÅ][\w.-]*){1,4}[ ]?$"
)
_NAME_WIDTH = 80
_NOTHING_BUT_CLOSED = re.compile(r"(?:Lukket|LUKKET) (?:punkt|sag|PUNKT|SAG)\.?")
#: Without one of these a title has no tag.
_TAGGED = re.compile(r"[(:|»]|^Åben|^ÅBEN|[Ll]ukk|LUKKE|Closed|FORTROLIG|punkt$")
#: A button of the web page that is glued to the title.
_WIDGET = re.compile(r"\s*(?:Åbn/luk punkt|Åbn punkt|Luk punkt)$")
#: `MBU/ØU/KB - Titel`: the bodies that the case passes.
_ROUTE = re.compile(r"^[A-ZÆØÅ]{2,5}(?:/[A-ZÆØÅ]{2,5})*[ ][-–][ ](?=\S)")
#: `IV. Kvarterplan`
_ROMAN = re.compile(r"^[IVXL]{1,6}[.)]\s+(?=[A-ZÆØÅ\"“])")
_POINT = re.compile(r"^(?:Punkt|PUNKT)\s+(?=\D)")
_DOTS = re.compile(r"\s*\.{3,}.*$|[ \t]+\d{1,4}$|\s*\|\s*\d{1,4}$")
#: Share of a document's titles that must have a route or a full stop, for it to be the publisher's habit.
_HABIT = 0.6


def clean_title(raw: str) -> tuple[str | None, bool]:
    """Title without tags, and whether the item is closed.

    >>> clean_title("Lukket: Køb af grund"), clean_title("Budget 2025 (B)"), clean_title("Lukket")
    (('Køb af grund', True), ('Budget 2025', False), ('Lukket', True))
    >>> clean_title("Lukket punkt"), clean_title("Personalesag (lukket)")
    (('Lukket punkt', True), ('Personalesag', True))
    """
    column = _COLUMN.match(raw)
    title = one_line(raw[column.end() :] if column else raw)
    if column:
        return clean_title(title)[0], column.group().startswith("L")
    if not _TAGGED.search(title):
        return title or None, False
    title = _WIDGET.sub("", title)
    closed = bool(_CLOSED.search(title))
    if _NOTHING_BUT_CLOSED.fullmatch(title):
        return title.removesuffix("."), True
    for tags in (_TAGS_AFTER, _TAGS_BEFORE, _TAGS_AFTER):
        while (shorter := tags.sub("", title, count=1).strip()) != title:
            if tags is _TAGS_AFTER and _PROPOSER.search(shorter[-_NAME_WIDTH:]) and title[-3:-2] == "(":
                break
            title = shorter
    return title or None, closed


def title_key(line: str) -> str:
    """Fold a title, as it stands in a heading, a table of contents or a repetition, for comparison.

    >>> title_key("Lukket: Køb af grund.....\\t14") == title_key("Køb af grund")
    True
    """
    title = line
    if title[-1:].isdigit() or "..." in title:
        title = _DOTS.sub("", _DOTS.sub("", title))
    if title.startswith(("Punkt ", "PUNKT ")):
        title = _POINT.sub("", title)
    cleaned, _ = clean_title(title)
    return (cleaned or title).casefold().rstrip(" .,")


def drop_habits(titles: Sequence[str | None]) -> list[str | None]:
    """Take off what a publisher writes at nearly every title: a route or a Roman number in front, a stop at the end.

    >>> drop_habits(["KB - Budget", "KB - Valg", "ØU/KB - Køb"]), drop_habits(["VUC - ny aftale", "Valg", "Køb"])
    (['Budget', 'Valg', 'Køb'], ['VUC - ny aftale', 'Valg', 'Køb'])
    """
    known = [title for title in titles if title]
    if len(known) < 2:
        return list(titles)
    routes = sum(bool(_ROUTE.match(title)) for title in known)
    stops = sum(title.endswith(".") for title in known)
    out = list(titles)
    if routes >= _HABIT * len(known):
        out = [title and _ROUTE.sub("", title) for title in out]
    if sum(bool(_ROMAN.match(title)) for title in known) >= _HABIT * len(known):
        out = [title and _ROMAN.sub("", title) for title in out]
    if stops >= _HABIT * len(known):
        out = [title and title.removesuffix(".") for title in out]
    return out
