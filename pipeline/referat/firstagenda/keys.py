"""The names under which sites publish the same thing, and reading by them.

The service writes Danish names and English ones, often both, and not every site all of them. Names are compared
without case. Seen in the answers of `/api/agenda/dagsorden/<id>` of the sites of Middelfart, Hvidovre, Albertslund and
Greve as public programs read them, and in FirstAgenda's own description of its publication API
(https://prepare.firstagenda.com/api/publication/swagger).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from referat.firstagenda.errors import PublicationError
from referat.firstagenda.texts import read_line

Names = tuple[str, ...]

ITEMS: Names = ("Dagsordenpunkter", "Dagsordenspunkter", "Punkter", "AgendaItems", "Items")
#: What proves a publication; the others are words of any JSON.
ITEMS_PROVING: Names = ("Dagsordenpunkter", "Dagsordenspunkter")
SUB_ITEMS: Names = ("Underpunkter", "Dagsordenpunkter", "Delpunkter", "SubItems", "Children")
COMMITTEE: Names = ("Udvalg", "Committee")
COMMITTEE_NAME: Names = ("UdvalgNavn", "CommitteeName")
MEETING: Names = ("Moede", "Møde", "Meeting")
ORGANISATION: Names = ("Kommune", "KommuneNavn", "OrganisationNavn", "OrganisationName", "Organisation")
WRAPPERS: Names = ("Data", "Result", "Dagsorden", "Agenda")
MEETINGS: Names = ("Moeder", "Møder", "Dagsordner", "Meetings")
ID: Names = ("Id", "Uid", "AgendaUid")
NAME: Names = ("Navn", "Name", "Caption", "Titel", "Title", "Overskrift")

DATE: Names = ("Dato", "MoedeDato", "MødeDato", "MeetingBegin", "StartTidspunkt", "Start")
DATE_UTC: Names = ("MeetingBeginUtc",)
TIME: Names = ("Tidspunkt", "StartTid", "Starttid", "Tid", "StartTidspunkt")
PLACE: Names = ("Sted", "Moedested", "Mødested", "MeetingLocation", "Lokation", "Lokale")
DESCRIPTION: Names = ("Beskrivelse", "Description")
PRESENT: Names = ("Moededeltagere", "Mødedeltagere", "Deltagere", "Medlemmer", "MeetingAttendees")
ABSENT: Names = ("Fravaerende", "Fraværende", "Afbud", "MeetingAbsentees")
PARTY: Names = ("Parti", "Party", "PartiBogstav", "Liste")
STATUS: Names = ("Status", "Fremmoede", "Fremmøde", "Attendance")
IS_ABSENT: Names = ("Fravaerende", "Fraværende", "Afbud", "IsAbsent", "Absent")
IS_PRESENT: Names = ("Deltog", "TilStede", "Tilstede", "IsPresent", "Present")

NUMBER: Names = ("Punktnummer", "Number", "PunktNr", "Nummer", "Nr")
TITLE: Names = ("Navn", "Caption", "Titel", "Title", "Overskrift", "Name")
CASE: Names = ("SagsNummer", "CaseNumber", "SagsNr", "Journalnummer")
OPEN: Names = ("IsOpen", "IsPublic", "ErAaben", "ErÅben", "Aaben", "Åben", "Offentlig")
CLOSED: Names = ("IsClosed", "ErLukket", "Lukket", "IsConfidential")
FIELDS: Names = ("Felter", "Fields", "Presentations")
DECISION: Names = ("ItemDecision", "Beslutning", "Decision")
ATTACHMENTS: Names = ("Bilag", "Attachments", "Documents")

HTML: Names = ("Html", "HtmlText", "Indhold", "Content")
TEXT: Names = ("Tekst", "Text")
DOCUMENT: Names = ("DocumentId", "DokumentId", "DocumentUid")
LINK: Names = ("Link", "Url")
ORDER: Names = ("Order", "Ordering", "Sortering", "Raekkefoelge", "Rækkefølge")
FILE_NAME: Names = ("FilNavn", "FileName")

_KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number"}
_TRUE = ("true", "ja", "yes", "1")
_FALSE = ("false", "nej", "no", "0")


def kind_of(value: object) -> str:
    """What a JSON value is, for an error.

    >>> kind_of([1]), kind_of(None)
    ('a list', 'null')
    """
    return _KINDS.get(type(value), "null")


@dataclass(frozen=True)
class Node:
    """An object of the JSON, with its place.

    Attributes:
        path: Where it stands, such as `Dagsordenpunkter[2]`; empty for the whole.
        values: By key, in small letters; without keys that are null.
        keys: The keys as written, by key in small letters.
        notes: What was odd, shared by every object of a document.
    """

    path: str
    values: Mapping[str, object]
    keys: Mapping[str, str]
    notes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, value: Mapping[str, object], path: str = "", notes: list[str] | None = None) -> Node:
        """Wrap an object; of keys that differ only in case, the first that is not null counts."""
        values: dict[str, object] = {}
        keys: dict[str, str] = {}
        for key, content in value.items():
            if content is not None and key.casefold() not in values:
                values[key.casefold()] = content
                keys[key.casefold()] = key
        return cls(path, values, keys, [] if notes is None else notes)

    def has(self, names: Names) -> bool:
        """Whether any of these keys holds something."""
        return any(name.casefold() in self.values for name in names)

    def value(self, names: Names) -> tuple[object, str]:
        """The value under the first of these names that holds something, with its place; None where none does."""
        for name in names:
            found = self.values.get(name.casefold())
            if found is not None and not (isinstance(found, str) and not found.strip()):
                return found, self.at(name)
        return None, self.path

    def at(self, name: str) -> str:
        """The place of a key, as written."""
        key = self.keys.get(name.casefold(), name)
        return f"{self.path}.{key}" if self.path else key

    def raw(self, names: Names) -> str | None:
        """A text, or a number as text; nothing taken off.

        Raises:
            PublicationError: Where something else stands there.
        """
        found, path = self.value(names)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, (str, int, float)):
            raise PublicationError(f"a text is wanted, {kind_of(found)} stands there", path)
        return found if isinstance(found, str) else f"{found}"

    def line(self, names: Names) -> str | None:
        """A text on one line, markup and marks without width taken off; None where nothing is left.

        Raises:
            PublicationError: Where no text stands there.
        """
        found, path = self.value(names)
        text = self.raw(names)
        if text is None or found is None:
            return None
        return read_line(text, path) or None

    def flag(self, names: Names) -> bool | None:
        """Yes or no; None where nothing says so, which is noted where something else stands there."""
        found, path = self.value(names)
        word = str(found).strip().casefold() if isinstance(found, (bool, int, str)) else ""
        if found is None or word in _TRUE or word in _FALSE:
            return None if found is None else word in _TRUE
        self.notes.append(f"{path}: true or false is wanted, {kind_of(found)} stands there; left out")
        return None

    def nodes(self, names: Names) -> list[Node]:
        """The objects of a list, without its nulls; empty where there is no list.

        Raises:
            PublicationError: Where no list stands there, or no object in it.
        """
        found, path = self.value(names)
        if found is None:
            return []
        if not isinstance(found, list):
            raise PublicationError(f"a list is wanted, {kind_of(found)} stands there", path)
        out: list[Node] = []
        for index, value in enumerate(found):
            if value is None:
                continue
            if not isinstance(value, dict):
                raise PublicationError(f"an object is wanted, {kind_of(value)} stands there", f"{path}[{index}]")
            out.append(Node.of(value, f"{path}[{index}]", self.notes))
        return out

    def node(self, names: Names) -> Node | None:
        """The object under the first of these names that holds something; None where a text stands there instead.

        Raises:
            PublicationError: Where something else stands there.
        """
        found, path = self.value(names)
        if found is None or isinstance(found, str):
            return None
        if not isinstance(found, dict):
            raise PublicationError(f"an object is wanted, {kind_of(found)} stands there", path)
        return Node.of(found, path, self.notes)
