"""People: names in the nominative, and the mentions of one person in a meeting joined."""

from referat.person.join import Mention, join, mentions_of
from referat.person.names import nominative, one_line

__all__ = ["Mention", "join", "mentions_of", "nominative", "one_line"]
