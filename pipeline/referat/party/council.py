"""Whose meeting a text is of: what settles whom a bare letter stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from referat.party.matcher import Member, PartyMatcher


@dataclass(frozen=True)
class CouncilMember:
    """A member, as the head of the minutes names them.

    Attributes:
        name: Full name.
        party: Party as written, or None.
    """

    name: str
    party: str | None = None


@dataclass(frozen=True)
class Council:
    """A meeting's members, year and municipality, as far as they are known.

    Attributes:
        members: Who was present.
        year: Year of the meeting, for which term it is.
        municipality: Without `Kommune`.
    """

    members: tuple[CouncilMember, ...] = ()
    year: int | None = None
    municipality: str | None = None

    @classmethod
    def of(cls, members: Iterable[Member], year: int | None = None, municipality: str | None = None) -> Council:
        """The council of anything that has members with a name and a party."""
        return cls(tuple(CouncilMember(member.name, member.party) for member in members), year, municipality)


@lru_cache(maxsize=256)
def matcher_of(council: Council) -> PartyMatcher:
    """The matcher that knows a council; the same one for the same council.

    >>> randers = Council(year=2015, municipality="Randers")
    >>> [m.value["name"] for m in matcher_of(randers).match("Imod stemte Å.")]
    ['Velfærdslisten']
    """
    return PartyMatcher(council.members, year=council.year, municipality=council.municipality)
