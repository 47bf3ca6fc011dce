"""Names of people as minutes list them: `Anna Holm (A), borgmester Bo Lund og Ida Skov (uden for parti)`."""

from __future__ import annotations

import re
from typing import NamedTuple

_UPPER = "A-ZÆØÅÄÖÜÉÈÁÍÓÚÝÐÞŠŽČĆŁŚĐÇŞİ"
#: First names and by-names that are cut to these, with a full stop that ends no sentence.
SHORT = ("Chr", "Kr", "Joh", "Th", "Fr", "Aa", "Hj", "Jr", "Sr", "Vald", "Ludv", "Sct", "Wm")
_SHORT = rf"(?:{'|'.join(SHORT)})\."
_WORD = rf"(?:{_SHORT}|[{_UPPER}](?:[\w’'´-]*\w|\.)?)"
_PARTICLE = r"(?:von|van|de|der|den|di|da|du|af|el|al|bin|ben|ibn|í|a|la|le|zu|abu)"
#: A name of one to seven words; initials and particles included.
NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{0,6}}"
_NAME_RE = re.compile(NAME)

_PARTY = (
    r"(?:[A-ZÆØÅ]{1,3}|Alt\.?|ALT|[Uu]den for parti(?:erne)?|[Uu]fp\.?|UP|[Ll]øsgænger|[Uu]afhængig|"
    r"[A-ZÆØÅ]?[\w-]*(?:[Ll]isten?|[Pp]arti(?:et)?|demokrat\w*|Venstre|Alliance|Alternativet|[Kk]onservative"
    r"|Radikale|Moderaterne|"
    r"Borgerlige|Liberale|Lokallisten\w*|Grønne)(?:[ ][\w-]+){0,4}|(?:Det|De|Dansk|Nye|Frie|Socialistisk|Liberal"
    r"|Danmarks)[ ][\w -]+"
    r"|(?:[A-ZÆØÅ][\w-]+[ ]){1,3}(?:[Pp]arti(?:et)?|[Ll]isten?|[Ff]olkeparti))"
)
_PARTY_RE = re.compile(_PARTY)
_TITLE = re.compile(
    r"(?:1\.\s+|2\.\s+)?(?:[Vv]ice)?(?:[Bb]orgmester|[Ff]ormand|[Nn]æstformand|[Rr]ådmand|[Uu]dvalgsformand"
    r"|[Uu]dvalgsmedlem|"
    r"[Bb]yrådsmedlem|[Mm]edlem|[Ss]uppleant|[Ss]tedfortræder|[Dd]irektør|[Kk]ommunaldirektør|[Kk]ommitteret"
    r"|[Rr]egionsrådsformand|"
    r"[Vv]iceborgmester|[Rr]egionsrådsmedlem|[Gg]ruppeformand|[Ll]øsgænger(?:ne)?|[Bb]yrådsmedlemmerne"
    r"|[Mm]edlemmerne)\s+"
)
#: Last words of what is written like a name and is an authority or a house.
_NO_NAMES = {
    "Kommune",
    "Kommunes",
    "Rådhus",
    "Byråd",
    "Kommunen",
    "Byrådet",
    "Udvalget",
    "Kommunalbestyrelsen",
    "Punktet",
    "Sagen",
}
_SEPARATOR = re.compile(r"\s*(?:[,;•|]|\bog\b|\bsamt\b|&|\n)\s*")
_LOOSE_SEPARATOR = re.compile(r"\s*(?:\n|\bog\b|\bsamt\b)\s*")
_CAPITAL = re.compile(rf"(?:^|\s)(?=[{_UPPER}])")
_JOINT = re.compile(r"[,;\n]|\bog\b")
_DASH = re.compile(r"\s+-\s+|,\s*")
_BRACKETS = re.compile(r"\(+([^()]*)\)+")
#: `formand (A)`, behind the name and a comma.
_ROLE_AND_PARTY = re.compile(r"(?:[\d.]{1,3}\s)?[a-zæøå]{4,30}\s\((?P<party>[^()]{1,40})\)")


class Person(NamedTuple):
    """A person in a list.

    Attributes:
        name: Without title, on one line, as written otherwise.
        party: As written, without brackets; None where it does not stand there.
    """

    name: str
    party: str | None


def is_party(text: str) -> bool:
    """Whether a bracket or a list's element names a party rather than a person or a function.

    >>> is_party("A"), is_party("Uden for parti"), is_party("formand"), is_party("Anna Holm")
    (True, True, False, False)
    """
    return bool(_PARTY_RE.fullmatch(text.strip()))


def is_title(word: str) -> bool:
    """Whether a word is the title of an office.

    >>> is_title("Borgmester"), is_title("Kruse")
    (True, False)
    """
    return bool(_TITLE.fullmatch(f"{word} "))


def strip_title(text: str) -> str:
    """Take titles and other words in small letters from the front of a name.

    >>> strip_title("borgmester Kruse"), strip_title("Formand Ida Skov")
    ('Kruse', 'Ida Skov')
    """
    text = text.strip()
    while (match := _TITLE.match(text)) and match.end() < len(text):
        text = text[match.end() :]
    first = _CAPITAL.search(text)
    return text[first.end() :] if first else text


def read_people(text: str) -> list[Person]:
    """Read a list of people.

    Elements are parted by commas, semicolons, `og` or `samt`; line breaks are wraps of such a list, or part the
    elements where nothing else does. What is no name is left out.

    Example:
        >>> read_people("Suad Nam (Uden for parti), Jimmy\\nSimonsen, A og Lene Bo")  # doctest: +NORMALIZE_WHITESPACE
        [Person(name='Suad Nam', party='Uden for parti'), Person(name='Jimmy Simonsen', party='A'),
         Person(name='Lene Bo', party=None)]
        >>> read_people("Ida Skov, formand (A), Bo Lund, næstformand (V)")
        [Person(name='Ida Skov', party='A'), Person(name='Bo Lund', party='V')]
    """
    people: list[Person] = []
    for element in _elements(text):
        if is_party(element.strip("()")) and (element.startswith("(") or not _BRACKETS.search(element)):
            # "Anna Holm, A": the element belongs to the person before it.
            if people and people[-1].party is None:
                people[-1] = Person(people[-1].name, element.strip("()"))
            continue
        person = _person(element)
        if person:
            people.append(person)
        elif people and people[-1].party is None and (role := _ROLE_AND_PARTY.fullmatch(element)):
            people[-1] = Person(people[-1].name, role["party"] if is_party(role["party"]) else None)
    return people


def _elements(text: str) -> list[str]:
    protected = _BRACKETS.sub(lambda m: _JOINT.sub(lambda c: "\0" * len(c.group()), m.group()), text)
    if "," not in protected and ";" not in protected:
        parts = _LOOSE_SEPARATOR.split(protected)
    else:
        # A break after a comma is a wrap; one before a line that begins a new name is none we can tell: a wrap too.
        parts = _SEPARATOR.split(" ".join(map(str.strip, protected.split("\n"))))
    out, at = [], 0
    for part in parts:
        # Give protected characters back from the original text.
        begin = protected.find(part, at) if "\0" in part else -1
        if begin >= 0:
            part = text[begin : begin + len(part)]
        at = begin + len(part) if begin >= 0 else at
        part = " ".join(part.split()).strip(" .:-–*")
        if part:
            out.append(part)
    return out


def _person(element: str) -> Person | None:
    brackets = _BRACKETS.findall(element)
    bare = _BRACKETS.sub(" ", element)
    bare = strip_title(" ".join(bare.split()))
    match = _NAME_RE.match(bare)
    if not match:
        return None
    name = match.group()
    if name.split()[-1] in _NO_NAMES:
        return None
    while name.count(" ") > 1 and is_title(name.split()[-1]):
        # "Anna Holm (A) Formand"
        name = name.rsplit(maxsplit=1)[0]
    party = next((content.strip() for content in brackets if is_party(content)), None)
    if party is None:
        for content in brackets:
            # "(V - Stedfortræder for Bo Lund)", "(1. suppleant - C)"
            parts = [part.strip() for part in _DASH.split(content)]
            party = next((part for part in parts if is_party(part)), None)
            if party:
                break
    if party is None:
        # "Anna Holm A", "Anna Holm (init) V"
        words = name.split()
        if len(words) > 2 and len(words[-1]) <= 2 and words[-1].isupper():
            name, party = " ".join(words[:-1]), words[-1]
    return Person(" ".join(name.split()), party)
