"""Names of people that lists, or what stands beside them, make certain: a party, what people do, others in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from referat.person.join import has_title_before
from referat.words.lexicon import COMMON, COMPOUND, UNKNOWN, shipped

#: Shorter surnames are words or abbreviations.
_SHORTEST: Final = 3
#: What people do in minutes, and streets, places and storms do not.
_DOES = """
    spurgte spørger oplyste oplyser fortalte fortæller foreslog foreslår begrundede begrunder bemærkede bemærker
    stemte stemmer undlod undlader ønskede ønsker mente mener henviste henviser orienterede orienterer forlod
    forlader fremlagde fremlægger redegjorde redegør svarede svarer takkede takker erklærede erklærer fratrådte
    fratræder indtrådte indtræder deltog deltager begærede begærer anbefalede anbefaler støttede støtter opfordrede
    opfordrer gentog gentager fastholdt fastholder frafaldt frafalder trak anmodede anmoder bad beder præciserede
    præciserer supplerede supplerer tilføjede tilføjer sagde siger kaldte kalder pegede peger advarede advarer
    udtalte udtaler nævnte nævner tilsluttede tilslutter ankom afviste afviser efterlyste efterlyser
"""
_DOES_RE: Final = re.compile(
    rf"\s{{1,3}}(?:(?:{'|'.join(_DOES.split())})(?!\w)"
    r"|(?:tog|tager)\s{1,3}(?:\w+\s{1,3}){0,2}forbehold|(?:kan|kunne|vil|ville)\s{1,3}ikke\s{1,3}(?:anbefale|støtte|tiltræde|stemme)"
    r"|(?:gjorde|gør)\s{1,3}opmærksom|var\s{1,3}(?:fraværende|inhabil|ikke\s{1,3}til\s{1,3}stede)"
    r"|er\s{1,3}inhabil|mødte\s{1,3}for|bød\s{1,3}velkommen|gik\s{1,3}kl)"
)
_VOTED_BEFORE_RE: Final = re.compile(r"(?:stemte|stemmer)\s{1,3}(?:for|imod|mod)\s{1,2}\(\Z")
_CAPITALISED: Final = r"[A-ZÆØÅ][^\W\d_]+(?:(?:['’]|-(?=[A-ZÆØÅ]))[^\W\d_]+)?"
#: A first name and what follows it on its line, initials and short forms (`Kr.`) included.
_LISTED_RE: Final = re.compile(
    rf"(?<![\w-])(?P<first>[A-ZÆØÅ][^\W\d_]+(?:-[A-ZÆØÅ][^\W\d_]+)?)"
    rf"(?:[ \u00a0](?:[A-ZÆØÅ][^\W\d_]{{0,2}}\.|{_CAPITALISED})){{0,3}}[ \u00a0](?P<last>{_CAPITALISED})(?![\w-])"
)
#: Surnames that also end the names of streets, schools and funds.
_NO_SURNAMES: Final = frozenset(
    "Gade Vej Allé Stræde Plads Torv Sti Have Park Hus Gård Skole Mindelegat Legat Fond Minde Hal Bad".split()
)
#: A full name in front of a party in brackets; every word has a capital.
_NAME_RE: Final = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÆØÅ][^\W\d_]+(?:-[A-ZÆØÅ][^\W\d_]+)?)"
    r"(?:[ \u00a0\n][A-ZÆØÅ](?:\.|[^\W\d_]+(?:['’-][A-ZÆØÅ]?[^\W\d_]+)?)){1,4}(?=[ \u00a0\n]\(\Z)"
)
_PARTY_RE: Final = re.compile(r"\s{1,2}\([A-ZÆØÅ]\)")
#: Between two people of one list.
_JOINT_RE: Final = re.compile(r"(?:,\s{1,3}|\s{1,3}(?:og|samt|eller)\s{1,3}|,?\s{1,3}og\s{1,3})")
_LONGEST_JOINT: Final = 9
#: Where a sentence or a line begins, every word has a capital.
_BEGINS_RE: Final = re.compile(r"(?:^|[.:!?\n•–-])\s*\Z")
_CAPITALISED_BEFORE_RE: Final = re.compile(r"[A-ZÆØÅ][\w.&’'-]*[ \u00a0]\Z")
_WORD_RE: Final = re.compile(r"(?<![\w-])[A-ZÆØÅÇĆČĐŁŞŠŽÖÜÉÁÍÓÚ][\w-]*[^\W_](?:['’]s?)?(?![\w-])")
_GENITIVE_RE: Final = re.compile(r"(?:['’]s?|s)$")
_CAPITALISED_AFTER_RE: Final = re.compile(r"[ \u00a0][A-ZÆØÅ0-9]|[-/&]")
_REACH: Final = 40


def name_before(text: str, at: int) -> tuple[int, int] | None:
    """The full name in front of a party in brackets, by a first name that the lists know.

    Args:
        text: Any text.
        at: Where the party begins, behind its bracket.

    Returns:
        Offsets of the name; None where there is none.

    Example:
        >>> text = "Spørgsmål fra Kurt Amdi Gren (D), Skive Nyt (D)"
        >>> name_before(text, text.index("D")), name_before(text, text.rindex("D"))
        ((14, 28), None)
    """
    # `finditer` leaves nothing out: the names of one line do not overlap.
    names = _NAME_RE.finditer(text, max(0, at - _REACH - _REACH), at)
    name = next((match for match in names if match.end() + 2 == at), None)
    if name is None or not shipped()[1].kind(name["first"]) & 1:
        return None
    return name.start(), name.end()


def listed_names(text: str) -> Iterator[tuple[int, int]]:
    """Full names whose first name the lists know, and whose surname they know or no dictionary does.

    A first name that is a word as well tells nothing (`Bo`, `Leo`), nor does a name behind another capitalised word.

    Args:
        text: Any text.

    Yields:
        Offsets of the names, in order; a genitive has its -s.

    Example:
        >>> text = "Tak til borgmester Pernille Bro og Niels Kr. Nystrup fra Niels Bohrs Vej og Digital Post"
        >>> [text[start:end] for start, end in listed_names(text)]
        ['Pernille Bro', 'Niels Kr. Nystrup']
    """
    lexicon, names = shipped()
    end = 0
    while match := _LISTED_RE.search(text, end):
        first, last = match["first"], match["last"]
        if not names.kind(first) & 1 or lexicon.kind(first) == COMMON:
            end = match.end("first")
            continue
        end = match.end()
        if last in _NO_SURNAMES:
            continue
        if not names.kind(last) & 2 and lexicon.kind(last) != UNKNOWN:
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        if not _CAPITALISED_BEFORE_RE.search(before) or has_title_before(before):
            yield match.start(), match.end()


def short_mentions(text: str, people: Iterable[tuple[int, int]], names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where a surname alone stands for one of the meeting's people.

    A surname may be a place as well, or a word that begins a sentence. Such a one counts where it does what people do
    in minutes, where a title or a party stands beside it, and in a list with another who counts. No surname counts
    beside another capitalised word, which it would make a name of something with (`Lund Skole`).

    Args:
        text: The whole document.
        people: Where people are named in it, in order (offsets in characters, end-exclusive).
        names: Their full names, in the nominative.

    Yields:
        Offsets of the surnames, in order, none of which touches `people`; a genitive has its -s.

    Example:
        >>> text = "Ida Storm (A) spurgte. Storm og Bo Lund stemte imod. Storm fra vest. Lund Skole."
        >>> [text[a:b] for a, b in short_mentions(text, [(0, 9), (32, 39)], ["Ida Storm", "Bo Lund"])]
        ['Storm']
    """
    known = list(people)
    surnames = {name.split()[-1] for name in names if " " in name}
    surnames = {name for name in surnames if len(name) >= _SHORTEST and name[0].isupper()}
    if not surnames:
        return
    taken = {at for start, end in known for at in range(start, end)}
    places = [
        (match.start(), match.end())
        for match in _WORD_RE.finditer(text)
        if (match.group() in surnames or _GENITIVE_RE.sub("", match.group()) in surnames)
        and match.start() not in taken
        and not _CAPITALISED_BEFORE_RE.search(text, max(0, match.start() - _REACH), match.start())
        and not _CAPITALISED_AFTER_RE.match(text, match.end())
    ]
    found = {place for place in places if _is_person(text, *place)}
    # Who stands beside one that counts counts too, as long as that wins somebody.
    left = [place for place in places if place not in found]
    starts, ends = ({edge[side] for edge in (*known, *found)} for side in (0, 1))
    while won := [place for place in left if _beside(text, place, starts, ends)]:
        found.update(won)
        starts.update(start for start, _ in won)
        ends.update(end for _, end in won)
        left = [place for place in left if place not in found]
    yield from sorted(found)


def _is_person(text: str, start: int, end: int) -> bool:
    kind = shipped()[0].kind(text[start:end])
    if kind in (UNKNOWN, COMPOUND) or (kind == COMMON and not _BEGINS_RE.search(text, max(0, start - 4), start)):
        return True
    if _DOES_RE.match(text, end) or _PARTY_RE.match(text, end):
        return True
    before = text[max(0, start - _REACH) : start]
    return _VOTED_BEFORE_RE.search(before) is not None or has_title_before(before)


def _beside(text: str, place: tuple[int, int], starts: set[int], ends: set[int]) -> bool:
    start, end = place
    return any(
        (end + gap in starts and _JOINT_RE.fullmatch(text, end, end + gap))
        or (start - gap in ends and _JOINT_RE.fullmatch(text, start - gap, start))
        for gap in range(1, _LONGEST_JOINT + 1)
    )
