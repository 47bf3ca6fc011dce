"""Political parties, local lists, and members who belong to none."""

from referat.party.council import Council, CouncilMember, matcher_of
from referat.party.matcher import PartyMatcher
from referat.party.register import Party, Register, load_register
from referat.party.values import read_party, settle

__all__ = [
    "Council",
    "CouncilMember",
    "Party",
    "PartyMatcher",
    "Register",
    "load_register",
    "matcher_of",
    "read_party",
    "settle",
]
