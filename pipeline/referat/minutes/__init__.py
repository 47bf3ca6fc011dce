"""The structure of minutes: head of the meeting, agenda items, their sections, and who was absent.

>>> minutes = parse("REFERAT Byrådet d. 01-02-2024\\n\\nPunkt 1: Budget\\n\\nBeslutning\\n\\nGodkendt.")
>>> [(item.number, item.title) for item in minutes.items]
[(1, 'Budget')]
"""

from referat.minutes.explain import explain
from referat.minutes.model import Minutes, ParsedItem, ParsedSection, Skipped
from referat.minutes.parser import parse

__all__ = ["Minutes", "ParsedItem", "ParsedSection", "Skipped", "explain", "parse"]
