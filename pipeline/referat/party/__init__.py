"""Political parties, local lists, and members who belong to none."""

from referat.party.matcher import PartyMatcher
from referat.party.register import Party, Register, load_register
from referat.party.values import read_party, settle

__all__ = ["Party", "PartyMatcher", "Register", "load_register", "read_party", "settle"]
