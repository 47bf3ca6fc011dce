"""Which municipality or region a document comes from.

Names: the 98 municipalities and 5 regions of Denmark since the reform of 2007 (lov om kommunale grænseændringer, lov
nr. 540 af 24. juni 2005), in `municipalities.txt`.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from referat.minutes.lines import one_line

_NAMES_FILE = Path(__file__).parent / "municipalities.txt"
#: Towns with a town hall that bear another name than their municipality: town, tab, municipality.
_SEATS_FILE = Path(__file__).parent / "seats.txt"
#: Spellings that minutes use beside the register's.
_VARIANTS = {"Århus": "Aarhus", "Åbenrå": "Aabenraa", "Ålborg": "Aalborg", "Fåborg-Midtfyn": "Faaborg-Midtfyn"}
#: What a municipality's name stands before (`Vejle Kommune`); the word may have an ending.
_AFTER = ("Kommune", "kommune", "KOMMUNE", "Regionskommune", "regionskommune")
_REGION_WORDS = ("Region ", "REGION ")
_ENDING = re.compile(r"(?:s|n|ns)?\b")
_COUNCIL = re.compile(
    r"(?<=[ \n])(?:Byråd|Kommunalbestyrelse|KOMMUNALBESTYRELSE|BYRÅD|Rådhus|Kommunalråd|Borgerrepræsentation)\w*\b"
)
_OFFICE = re.compile(r"\b(?:Jobcenter|Borgerservice|Ydelsescenter)[ ](?=[A-ZÆØÅ])")
#: The head of a document names its publisher; so far it counts so many times.
_HEAD = 1200
_HEAD_WEIGHT = 4
#: Names that are words too, or parts of many names of places.
#: A line of the head that is a municipality's name and nothing else.
_HEAD_LINE = re.compile(
    r"(?m)^[ \t]*(?P<name>[A-ZÆØÅ][\w-]{2,20}(?:-[A-ZÆØÅ][\w]+)?)(?<!s)[ ]+(?:Kommune|KOMMUNE)[ \t]*\r?$"
)
_GENERIC = {"regions", "din", "vores", "den", "en"}
#: So often a region must be named in a document whose head does not name it.
_REGION_MENTIONS = 3
_WORDS = {"Vejen", "Greve", "Struer", "Samsø", "Fanø", "Morsø"}
_LONGEST = 24
#: So often a name stands alone in the minutes of its own municipality, where its head does not give it.
_OFTEN = 5
#: `Rådhusstrædet 6, Ikast`, `Torvet 1, 9400 Nørresundby`: an address in the head.
_ADDRESS = re.compile(
    r"(?m)[a-zæøå.][ ]\d{1,3}[ ]?[A-Z]?(?:,[ ]|[ ](?=\d{4}[ ]))(?:\d{4}[ ])?"
    r"(?P<town>[A-ZÆØÅ][a-zæøå]+(?:[ -][A-ZÆØÅ][a-zæøå]*)?)\.?[ \t]*\r?$"
)
#: `Ikast Svømmecenter`: an institution that bears the name of its town.
_INSTITUTION = re.compile(r"[ ][A-ZÆØÅ][a-zæøå]{3,}")
_CAPITALISED = re.compile(r"[A-ZÆØÅ][\w-]+")
_PLAIN_REACH = 200_000


@functools.cache
def names() -> tuple[str, ...]:
    """Names of the municipalities, without `Kommune`, and of the regions, with `Region`."""
    return tuple(_NAMES_FILE.read_text(encoding="utf-8").split("\n")[:-1])


@functools.cache
def _by_spelling() -> dict[str, str]:
    """Every spelling of a name, in small letters → the name."""
    spellings = {name.casefold(): name for name in names()}
    return {**spellings, **{variant.casefold(): name for variant, name in _VARIANTS.items()}}


@functools.cache
def _by_town() -> dict[str, str]:
    """Towns, in small letters → the municipality that has its town hall there."""
    towns: dict[str, str] = {}
    for name in names():
        towns.update(dict.fromkeys((name.casefold(), *name.casefold().split("-")), name))
    rows = (row.split("\t") for row in _SEATS_FILE.read_text(encoding="utf-8").splitlines())
    return {**towns, **{town.casefold(): name for town, name in rows}}


def _of_address(text: str) -> str | None:
    """The municipality in whose seat the meeting was, as the address in the head says."""
    found = {name for match in _ADDRESS.finditer(text, 0, _HEAD) if (name := _by_town().get(match["town"].casefold()))}
    return found.pop() if len(found) == 1 else None


def _plain_names(text: str) -> Iterator[str]:
    """Every municipality that a text names, at each mention."""
    known = set(names()) - _WORDS
    for match in _CAPITALISED.finditer(text, 0, _PLAIN_REACH):
        word = match.group()
        if word in known:
            yield word
        elif word.endswith("s") and word[:-1] in known:
            yield word[:-1]


def find_municipality(text: str) -> str | None:
    """The municipality or region that a document speaks of most, or None.

    `X Kommune` counts, most in the head of the document; only where no such name stands, `X Byråd` and `Jobcenter X`
    do; then the name alone, where one is mentioned much more than all others; then the town of the address in the head;
    and at last the only one that is named at all, where an institution bears its name.

    >>> find_municipality("Horsens Kommune har bedt Vejle Kommune om ... Horsens Kommunes")
    'Horsens'
    >>> find_municipality("Mødested: Byrådssalen, Torvet 6, Hobro"), find_municipality("Besøg på Hørsholm Bibliotek")
    ('Mariagerfjord', 'Hørsholm')
    >>> find_municipality("REGION MIDTJYLLAND"), find_municipality("Regionen"), find_municipality("ODSHERRED KOMMUNE")
    ('Region Midtjylland', None, 'Odsherred')
    """
    counts: Counter[str] = Counter()
    for at, end in _words(text, _AFTER):
        if at and text[at - 1] in " \n" and _ENDING.match(text, end):
            _count(counts, _name_before(text, at - 1), at)
    for match in _COUNCIL.finditer(text, 0, _HEAD):
        _count(counts, _name_before(text, match.start() - 1), match.start())
    own = _HEAD_LINE.search(text, 0, _HEAD)
    if own and one_line(own["name"]).casefold() not in _by_spelling() and own["name"].casefold() not in _GENERIC:
        # A municipality of before 2007, or a spelling that is in no register.
        return one_line(own["name"]).title() if own["name"].isupper() else one_line(own["name"])
    for at, end in _words(text, _REGION_WORDS):
        # Municipalities speak of their region; minutes of a region name it in their head.
        if at < _HEAD or not counts:
            _count(counts, _name_after(text, end, "region "), at)
    if not counts or (max(counts.values()) < _HEAD_WEIGHT and all(name.startswith("Region ") for name in counts)):
        for match in _COUNCIL.finditer(text, _HEAD):
            _count(counts, _name_before(text, match.start() - 1), match.start())
        for match in _OFFICE.finditer(text):
            _count(counts, _name_after(text, match.end(), ""), match.start())
    best = counts.most_common(1)
    if best and best[0][1] < _HEAD_WEIGHT and (ours := _much_oftener(text, best[0][0])):
        return ours
    if best and not (best[0][0].startswith("Region ") and best[0][1] < _REGION_MENTIONS):
        return best[0][0]
    plain = Counter(_plain_names(text)).most_common(2)
    if plain and plain[0][1] >= 2 and (len(plain) == 1 or plain[0][1] >= 2 * plain[1][1]):
        return plain[0][0]
    if (seat := _of_address(text)) is not None:
        return seat
    return plain[0][0] if len(plain) == 1 and _has_institution(text, plain[0][0]) else None


def _much_oftener(text: str, name: str) -> str | None:
    """The municipality of which a document speaks much oftener than of the only ones that it calls so.

    "… aftales med Gladsaxe Kommune" in the minutes of a neighbour, whose own name stands in those of its streets.
    """
    plain = Counter(_plain_names(text))
    return next((top for top, count in plain.most_common(1) if count >= _OFTEN and count >= 2 * plain[name]), None)


def _has_institution(text: str, name: str) -> bool:
    """Whether an institution bears a municipality's name."""
    return any(_INSTITUTION.match(text, end) for _, end in _words(text, (name,)))


def mentioned(text: str) -> frozenset[str]:
    """The municipalities that a document names at all: what its layout has to choose among, where nothing else tells.

    >>> sorted(mentioned("Brugere af Gladsaxe Sportscenter og hallen i Herlev"))
    ['Gladsaxe', 'Herlev']
    """
    return frozenset(_plain_names(text))


def _words(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where any of some literal words stands; much faster than an expression over a long text."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = text.find(word, at + 1)


def _count(counts: Counter[str], name: str | None, at: int) -> None:
    if name is not None:
        counts[name] += _HEAD_WEIGHT if at < _HEAD else 1


def _name_before(text: str, end: int) -> str | None:
    """The name that ends at `end`, the longest that is one."""
    window = text[max(0, end - _LONGEST) : end].casefold().rstrip()
    words = window.split()
    for size in (3, 2, 1):
        candidate = " ".join(words[-size:])
        for form in (candidate, candidate.removesuffix("s")):
            name = _by_spelling().get(form)
            if name is not None and not name.startswith("Region "):
                return name
    return None


def _name_after(text: str, start: int, prefix: str) -> str | None:
    word = _CAPITALISED.match(text, start, start + _LONGEST)
    if word is None:
        return None
    folded = word.group().casefold()
    return _by_spelling().get(prefix + folded) or _by_spelling().get(prefix + folded.removesuffix("s"))
