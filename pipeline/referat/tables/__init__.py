"""Tables in the text of minutes, with the cells that are money read into kroner.

The lower room is `referat.amount`, which reads numbers and units; nothing here makes spans.
"""

from referat.tables.finder import find_tables
from referat.tables.model import Cell, Table, Unit

__all__ = ["Cell", "Table", "Unit", "find_tables"]
