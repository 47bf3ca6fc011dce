"""Who voted how, who took a reservation and whose remarks went on record, as the text of one decision tells it."""

from referat.votes.finder import NO_VOTES, Votes, find_votes
from referat.votes.voters import Voters, read_voters

__all__ = ["NO_VOTES", "Voters", "Votes", "find_votes", "read_voters"]
