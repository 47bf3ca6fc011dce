"""What a mention of a party says: which party, its name, its letter.

The record's value is `{"id", "name", "letter"}`. `id` is that of the register, `uden-for-parti` for a member without a
party, and null where it cannot be told: a local list, or a letter whose owner depends on year and place that the caller
did not give. `letter` holds several letters where they are written as one word (`AFKØÅ`).
"""

from __future__ import annotations

import re
from typing import Any, Final

from referat.party.patterns import INDEPENDENT_RE
from referat.party.register import LocalList, Party, Register, load_register

Value = dict[str, Any]

INDEPENDENT: Final[Value] = {"id": "uden-for-parti", "name": "Uden for parti", "letter": None}
_LIST_RE: Final = re.compile(r"(?:[Ll]isten?|[Gg]ruppe)\s+(?P<letter>[A-ZÆØÅ])(?:['’´]?s)?")
_LETTERS_RE: Final = re.compile(r"[A-ZÆØÅ]+")


def read_party(
    text: str, *, year: int | None = None, municipality: str | None = None, register: Register | None = None
) -> Value:
    """The value of a party as it is written.

    Args:
        text: A name, an abbreviation, a letter, letters in one word, or `Liste V`; a genitive -s is taken off.
        year: Year of the meeting, where known.
        municipality: Where known, without `Kommune`.
        register: Parties to know; the package's own where none is given.

    Example:
        >>> read_party("Venstres")
        {'id': 'venstre', 'name': 'Venstre, Danmarks Liberale Parti', 'letter': 'V'}
        >>> read_party("Liste D"), read_party("D", year=2019)["name"]
        ({'id': None, 'name': None, 'letter': 'D'}, 'Nye Borgerlige')
        >>> read_party("Borgerlistens")
        {'id': None, 'name': 'Borgerlisten', 'letter': None}
    """
    register = register or load_register()
    text = " ".join(text.split())
    listed = _LIST_RE.fullmatch(text)
    letter = listed["letter"] if listed else re.sub(r"(?<=^[A-ZÆØÅ])['’´]s$", "", text)
    if len(letter) == 1 and letter.isupper():
        owner = register.by_letter(letter, year=year, municipality=municipality)
        return _of(owner) if owner else {"id": None, "name": None, "letter": letter}
    if INDEPENDENT_RE.fullmatch(text) or text in {"UP", "UFP"}:
        return dict(INDEPENDENT)
    party = register.by_name(text)
    if party:
        return _of(party)
    if _LETTERS_RE.fullmatch(text) and len(text) < 9:
        return {"id": None, "name": None, "letter": text}
    return {"id": None, "name": re.sub(r"(?<=[Ll]iste)s$|(?<=[Ll]isten)s$|['’´]s$", "", text), "letter": None}


def settle(
    value: Value, *, year: int | None, municipality: str | None = None, register: Register | None = None
) -> Value:
    """Complete a value, once the meeting that it comes from is known.

    A matcher sees a stretch of text without its date. Where the record is put together, year and place are at hand and
    tell whose letter `D` was.

    Example:
        >>> settle(read_party("D"), year=2019)["id"], settle(read_party("D"), year=2012)["id"]
        ('nye-borgerlige', None)
    """
    letter = value.get("letter")
    if value.get("id") is not None or not letter or len(letter) > 1:
        return value
    return read_party(letter, year=year, municipality=municipality, register=register)


def _of(owner: Party | LocalList) -> Value:
    if isinstance(owner, LocalList):
        return {"id": None, "name": owner.name, "letter": owner.letter}
    return {"id": owner.id, "name": owner.name, "letter": owner.letter}
