"""People: names in the nominative, and the mentions of one person in a meeting joined."""

from referat.person.context import listed_names, name_before, short_mentions
from referat.person.join import Mention, join, mentions_of
from referat.person.names import can_be_name, nominative, one_line

__all__ = [
    "Mention",
    "can_be_name",
    "join",
    "listed_names",
    "mentions_of",
    "name_before",
    "nominative",
    "one_line",
    "short_mentions",
]
