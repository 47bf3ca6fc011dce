"""What a table is made of. Offsets count characters of the text that was searched, end-exclusive."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["tabs", "pipes", "spaces", "lines"]


@dataclass(frozen=True)
class Unit:
    """The unit of money that numbers without one are counted in.

    Attributes:
        text: As written, without brackets (`1.000 kr.`).
        start, end: Where it stands.
        factor: What a number under it is multiplied by (1000).
        currency: ISO 4217 code.
    """

    text: str
    start: int
    end: int
    factor: Decimal
    currency: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types; `factor` as an integer."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "factor": int(self.factor),
            "currency": self.currency,
        }


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        text: Content without the blanks around it; empty for a cell that holds nothing.
        start, end: Where the content stands.
        column: Index of its column, from 0.
        amount: For a number under a unit of money: the sum in whole units of `currency`, a decimal string.
        currency: ISO 4217 code, or None where `amount` is None.
    """

    text: str
    start: int
    end: int
    column: int
    amount: str | None = None
    currency: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types."""
        return dict(vars(self))


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        kind: How its cells are parted: tabs, pipes, blanks, or one cell a line.
        start, end: From its first cell to the end of its last.
        unit: The unit that holds for the whole table, or None. Units of a row or a column show in their cells only.
        header: Rows above the figures, as cells; empty where there are none.
        rows: The other rows. Rows can differ in length.
        columns: The heading of each column, on one line; empty strings where there is none.
    """

    kind: Kind
    start: int
    end: int
    unit: Unit | None
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, cells as dictionaries."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "unit": self.unit.to_dict() if self.unit else None,
            "header": [[cell.to_dict() for cell in row] for row in self.header],
            "rows": [[cell.to_dict() for cell in row] for row in self.rows],
            "columns": list(self.columns),
        }
