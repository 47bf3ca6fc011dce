"""The register of parties: who has stood for Danish municipal and regional councils since 2005, and under which letter.

`register.jsonl` holds the parties that stand in many municipalities, one a line:

    {"id": "venstre", "name": "Venstre, Danmarks Liberale Parti", "letter": "V", "short": ["Venstre"],
     "abbreviations": [], "former": [], "elections": [2005, 2009], "places": [], "source": "https://…"}

`elections` are the municipal elections at which the letter was the party's own everywhere, or in `places` alone where
such are named; only those that are certain. At others a letter belongs to whatever local list a municipality's election
board gave it to (act on municipal and regional elections, sections 33 and 34), so a letter alone says which party only
together with year and place.

`local_lists.jsonl` holds local lists by municipality and election:

    {"municipality": "Randers", "election": 2013, "letter": "Å", "name": "Velfærdslisten", "source": "https://…"}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from referat.errors import ReferatError

#: Municipal elections since the reform that made today's municipalities.
ELECTIONS: Final = (2005, 2009, 2013, 2017, 2021, 2025)
_PARTY_FIELDS: Final[dict[str, tuple[type, ...]]] = {
    "id": (str,),
    "name": (str,),
    "letter": (str, type(None)),
    "short": (list,),
    "abbreviations": (list,),
    "former": (list,),
    "elections": (list,),
    "places": (list,),
    "source": (str,),
}
_LIST_FIELDS: Final[dict[str, tuple[type, ...]]] = {
    "municipality": (str,),
    "election": (int,),
    "letter": (str,),
    "name": (str,),
    "source": (str,),
}
_LETTER_RE: Final = re.compile(r"[A-VY-ZÆØÅ]")
_ID_RE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class RegisterError(ReferatError):
    """The register of parties is broken; names the file, the line and what would be right."""


@dataclass(frozen=True)
class Party:
    """A party of the register.

    Attributes:
        id: Key in records, stable.
        name: Name as approved for elections.
        letter: Letter on the ballot, or None.
        short: Other names that count anywhere (`Venstre`), in their usual spelling.
        abbreviations: Short names of two or three letters, which need a context (`SF`).
        former: Names borne before.
        elections: Municipal elections at which the letter was certainly the party's own.
        places: Municipalities in which alone the party stands; empty for all.
        source: Public page, or election list, that the row was checked on.
    """

    id: str
    name: str
    letter: str | None
    source: str
    elections: tuple[int, ...] = ()
    short: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def always(self) -> bool:
        """Whether the letter has been this party's own everywhere at every election of the register."""
        return self.elections == ELECTIONS and not self.places

    def held(self, election: int, municipality: str | None) -> bool:
        """Whether the letter was the party's own for the term that began with `election`."""
        return election in self.elections and (not self.places or municipality in self.places)


@dataclass(frozen=True)
class LocalList:
    """A list that stood in one municipality.

    Attributes:
        municipality: Without `Kommune`.
        election: Year of the municipal election.
        letter: Letter on that ballot.
        name: Name on that ballot.
        source: Public page that the row was checked on.
    """

    municipality: str
    election: int
    letter: str
    name: str
    source: str


class Register:
    """Looks parties up by name, by short name, and by letter, year and place.

    Example:
        >>> register = load_register()
        >>> register.by_name("Venstres").id, register.by_letter("A").id
        ('venstre', 'socialdemokratiet')
        >>> register.by_letter("Å") is None  # before Alternativet, local lists had it
        True
        >>> register.by_letter("Å", year=2019).id, register.by_letter("Å", year=2015, municipality="Randers").name
        ('alternativet', 'Velfærdslisten')
    """

    def __init__(self, parties: Iterable[Party], lists: Iterable[LocalList] = ()) -> None:
        """Build the look-ups.

        Raises:
            RegisterError: Where two rows claim the same id or name, or the same letter at the same time and place.
        """
        self.parties: Final = tuple(parties)
        self.lists: Final = tuple(lists)
        self._names: dict[str, Party] = {}
        self._lists: dict[tuple[str, int, str], LocalList] = {}
        ids: set[str] = set()
        for party in self.parties:
            if party.id in ids:
                raise RegisterError(f"the id {party.id!r} stands in two rows")
            ids.add(party.id)
            for name in dict.fromkeys((party.name, *party.short, *party.abbreviations, *party.former)):
                owner = self._names.setdefault(fold(name), party)
                if owner is not party:
                    raise RegisterError(f"the name {name!r} stands in two rows: {owner.id!r} and {party.id!r}")
        for election in ELECTIONS:
            owners: dict[str, Party] = {}
            for party in self.parties:
                if party.letter and not party.places and party.held(election, None):
                    owner = owners.setdefault(party.letter, party)
                    if owner is not party:
                        raise RegisterError(
                            f"the letter {party.letter!r} is of {owner.id!r} and {party.id!r} in {election}"
                        )
        for row in self.lists:
            known = self._lists.setdefault((row.municipality, row.election, row.letter), row)
            if known is not row:
                raise RegisterError(f"{row.municipality} {row.election} has two lists {row.letter!r}")

    def by_name(self, name: str) -> Party | None:
        """The party of a full, short or former name, in any case and in the genitive."""
        folded = fold(name)
        return self._names.get(folded) or self._names.get(re.sub(r"['’´]?s?$", "", folded))

    def by_letter(
        self, letter: str, *, year: int | None = None, municipality: str | None = None
    ) -> Party | LocalList | None:
        """Whose letter it is; None where year and place given do not settle it.

        Args:
            letter: One capital letter.
            year: Year of the meeting. A term runs from the January after an election.
            municipality: Without `Kommune`.
        """
        if year is None:
            owners = [party for party in self.parties if party.letter == letter]
            return next((party for party in owners if party.always), None)
        election = max((e for e in ELECTIONS if e < year), default=None)
        if election is None:
            return None
        if municipality is not None and (row := self._lists.get((municipality, election, letter))):
            return row
        return next((p for p in self.parties if p.letter == letter and p.held(election, municipality)), None)


def fold(name: str) -> str:
    """A name on one line, without case and with plain dashes.

    >>> fold("Enhedslisten –\\nDe Rød-Grønne")
    'enhedslisten - de rød-grønne'
    """
    return " ".join(name.replace("–", "-").split()).casefold()


def load_parties(lines: Iterable[str], name: str = "register.jsonl") -> Iterator[Party]:
    """Read and check rows of parties.

    Args:
        lines: One JSON object a line; empty lines are passed over.
        name: File named in errors.

    Raises:
        RegisterError: With file and line, for what is no JSON, has unknown, missing or wrong fields.

    Example:
        >>> list(load_parties(['{"id": "x", "name": "X"}'], "r.jsonl"))
        Traceback (most recent call last):
        ...
        referat.party.register.RegisterError: r.jsonl:1: missing elections, letter, source
    """
    for number, row in _rows(lines, name, _PARTY_FIELDS, {"id", "name", "letter", "elections", "source"}):
        fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        party = Party(**fields)
        problem = _party_problem(party)
        if problem:
            raise RegisterError(f"{name}:{number}: {problem}")
        yield party


def load_lists(lines: Iterable[str], name: str = "local_lists.jsonl") -> Iterator[LocalList]:
    """Read and check rows of local lists; arguments and errors as of `load_parties`."""
    for number, row in _rows(lines, name, _LIST_FIELDS, set(_LIST_FIELDS)):
        found = LocalList(**row)
        problem = _letter_problem(found.letter) or _election_problem(found.election)
        if problem:
            raise RegisterError(f"{name}:{number}: {problem}")
        yield found


@lru_cache(maxsize=1)
def load_register() -> Register:
    """The register of the package, read once.

    Raises:
        RegisterError: Where a row is broken or two rows contradict each other.
    """
    folder = resources.files("referat.party")
    parties = folder.joinpath("register.jsonl").read_text(encoding="utf-8").splitlines()
    lists = folder.joinpath("local_lists.jsonl").read_text(encoding="utf-8").splitlines()
    return Register(load_parties(parties), load_lists(lists))


def _rows(
    lines: Iterable[str], name: str, fields: dict[str, tuple[type, ...]], required: set[str]
) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise RegisterError(f"{name}:{number}: {error}") from None
        problem = _row_problem(row, fields, required)
        if problem:
            raise RegisterError(f"{name}:{number}: {problem}")
        yield number, row


def _row_problem(row: Any, fields: dict[str, tuple[type, ...]], required: set[str]) -> str | None:
    if not isinstance(row, dict):
        return "a row is a JSON object"
    if missing := sorted(required - row.keys()):
        return f"missing {', '.join(missing)}"
    if unknown := sorted(row.keys() - fields.keys()):
        return f"unknown {', '.join(unknown)}; the fields are {', '.join(fields)}"
    for key, value in row.items():
        # bool is an int to Python, but no year.
        if not isinstance(value, fields[key]) or isinstance(value, bool):
            return f"{key} is {value!r}, which is of the wrong type"
        if key == "elections":
            problems = [problem for year in row[key] if (problem := _election_problem(year))]
            if problems or row[key] != sorted(set(row[key])):
                return problems[0] if problems else "elections are in order, each once"
        elif isinstance(value, list) and not all(isinstance(part, str) and part.strip() for part in value):
            return f"{key} holds something that is no text: {value!r}"
        if isinstance(value, str) and not value.strip():
            return f"{key} is empty"
    return None


def _party_problem(party: Party) -> str | None:
    if not _ID_RE.fullmatch(party.id):
        return f"id is {party.id!r}; it is of small letters a-z, digits and hyphens"
    if party.letter is not None and (problem := _letter_problem(party.letter)):
        return problem
    return None


def _letter_problem(letter: str) -> str | None:
    # W looks like V on a ballot and X is the voter's own mark; neither is ever given out.
    return (
        None if _LETTER_RE.fullmatch(letter) else f"letter is {letter!r}; it is one capital letter other than W and X"
    )


def _election_problem(year: object) -> str | None:
    return (
        None
        if year in ELECTIONS and not isinstance(year, bool)
        else f"{year} is no municipal election; they are {', '.join(map(str, ELECTIONS))}"
    )
