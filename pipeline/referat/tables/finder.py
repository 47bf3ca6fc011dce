"""Find tables in text that has lost its table lines.

Four ways in which minutes keep a table once they are text: cells parted by tabs, by pipes, by runs of blanks, or one
cell a line. Nothing is invented: a number is money only under a unit of money that stands at its table, column or
row, and not where a heading says that the column counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from referat.amount.matcher import read_amount
from referat.amount.patterns import MINUS
from referat.amount.values import decimal_text, parse_number
from referat.tables.model import Cell, Kind, Table, Unit
from referat.tables.units import unit_below, unit_of_cell, unit_of_line

#: Headings of columns that hold no money, whatever unit stands over the table.
_OTHER_COLUMN_RE: Final = re.compile(
    r"område|konto|^nr\.?$|nummer|funktion|gruppering|\bart\b|antal|\bpct|procent|%|årsværk|elever|borgere|personer|timer"
    r"|stillinger|^år$|årstal|\bside\b|^punkt|prioritet|\buge\b|dato|fase|etape|stk\.?$|indeks|løbetid|m2|m²|pladser",
    re.IGNORECASE,
)
_OTHER_ROW_RE: Final = re.compile(r"\bantal|\bpct\b|procent|%|årsværk|\bindeks|fuldtids", re.IGNORECASE)
_YEAR: Final = r"(?:19|20)\d\d"
_YEAR_RE: Final = re.compile(rf"{_YEAR}(?:[-/]\d{{2,4}})?")
_NUMBER_RE: Final = re.compile(
    r"(?P<sign>[-−–÷+]?)[ \u00a0]?(?P<num>\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d{1,6})?|\d{1,15}(?:,\d{1,6})?)(?:,-)?\*{0,2}"
)
#: A cell that begins with a figure: `114 (76,5%)`, `12 pct.`, `3`.
_FIGURE_RE: Final = re.compile(r"[-−–+]?\d[\d.,]*(?:\s*(?:%|pct|\(\d|\*|$))")
_RULE_RE: Final = re.compile(r"[-–—=+|:_\s]+")
#: A line of a table of contents: dot leaders and a page.
_CONTENTS_RE: Final = re.compile(r"\.{4,}\s*\d*\s*$")
_BLANKS_RE: Final = re.compile(r"[ \u00a0]{2,}")
_TAIL_NUMBER: Final = r"[-−–+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[-−–+]?\d+(?:,\d+)?"
_TAIL_RE: Final = re.compile(rf"(?:(?<=\s)|^)(?:{_TAIL_NUMBER})(?=\s|$)")
#: A cheap test for whether a text can hold a table at all.
_HINT_RE: Final = re.compile(r"[\t|]|\d[ \u00a0]-?\d|[ \u00a0]{2}[-+−–]?\d|\n[-+−–]?\d[\d.,]*\r?\n")
#: First cells of what is a list: some web pages part `at` from its text by a pipe.
_BULLETS: Final = frozenset(["at", "At", "-", "•", "*", ""])
_MAX_CELL_LINE: Final = 60
_MAX_BREAK: Final = 20
_MAX_HEAD: Final = 3
#: Longest cell that is looked at as a sum of its own, in characters.
_MAX_SUM: Final = 40
#: More cells a line are no table that anyone has written.
_MAX_WIDTH: Final = 60


class _Line(NamedTuple):
    start: int
    end: int
    text: str


class _Raw(NamedTuple):
    """A cell before its meaning is known."""

    text: str
    start: int
    end: int
    column: int


_Row = list[_Raw]


def find_tables(text: str) -> list[Table]:
    """Find the tables of a text, in order, without overlap.

    Args:
        text: Any text, unchanged as it was read.

    Returns:
        Tables of at least two rows. Cells under a unit of money carry their sum in whole kroner (or the unit's
        currency); without a unit no cell has a sum, except one that carries its own (`-5,704 mio. kr.`).

    Example:
        >>> found = find_tables("Beløb i 1.000 kr.\\n\\t2025\\t2026\\nDrift\\t-450\\t1.200,5\\n")
        >>> [[cell.amount for cell in row] for row in found[0].rows]
        [[None, '-450000', '1200500']]
        >>> found[0].columns
        ('', '2025', '2026')
    """
    if not _HINT_RE.search(text):
        return []
    lines = _lines(text)
    taken = [False] * len(lines)
    tables: list[Table] = []
    finders: tuple[tuple[Kind, Callable[[list[_Line], list[bool]], Iterator[tuple[int, int, list[_Row]]]]], ...] = (
        ("tabs", _tab_blocks),
        ("pipes", _pipe_blocks),
        ("spaces", _space_blocks),
        ("lines", _line_blocks),
    )
    for kind, find in finders:
        for first, last, rows in list(find(lines, taken)):
            if any(taken[first:last]):
                continue
            table = _table(text, kind, lines, first, last, rows)
            if table:
                tables.append(table)
                taken[first:last] = [True] * (last - first)
    return sorted(tables, key=lambda table: table.start)


def _lines(text: str) -> list[_Line]:
    out = []
    start = 0
    for piece in text.split("\n"):
        out.append(_Line(start, start + len(piece), piece.removesuffix("\r")))
        start += len(piece) + 1
    return out


def _cells(line: _Line, parts: Iterator[tuple[int, int]]) -> _Row:
    """Cells from offsets inside a line, stripped of blanks; the offsets of the text."""
    row = []
    for column, (start, end) in enumerate(parts):
        piece = line.text[start:end]
        begin = start + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        row.append(_Raw(stripped, line.start + begin, line.start + begin + len(stripped), column))
    return row


def _split(line: _Line, separator: str, strip_edges: bool = False) -> _Row:
    bounds = [-1, *(m.start() for m in re.finditer(re.escape(separator), line.text)), len(line.text)]
    parts = [(left + 1, right) for left, right in pairwise(bounds)]
    if strip_edges:
        if parts and not line.text[slice(*parts[0])].strip():
            parts = parts[1:]
        if parts and not line.text[slice(*parts[-1])].strip():
            parts = parts[:-1]
    return _cells(line, iter(parts))


# The four ways ------------------------------------------------------------------------------------------------------


def _runs(lines: list[_Line], taken: list[bool], fits: Callable[[_Line], bool]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring lines that fit and are free, as [first, last)."""
    first = None
    for at, line in enumerate(lines):
        good = not taken[at] and fits(line)
        if good and first is None:
            first = at
        elif not good and first is not None:
            yield first, at
            first = None
    if first is not None:
        yield first, len(lines)


def _is_rule(line: _Line) -> bool:
    return bool(line.text.strip()) and _RULE_RE.fullmatch(line.text) is not None


def _tab_blocks(lines: list[_Line], taken: list[bool]) -> Iterator[tuple[int, int, list[_Row]]]:
    def fits(line: _Line) -> bool:
        return "\t" in line.text and not _CONTENTS_RE.search(line.text)

    blocks = [
        (first, last, [_split(line, "\t") for line in lines[first:last] if not _is_rule(line)])
        for first, last in _runs(lines, taken, fits)
    ]
    merged: list[tuple[int, int, list[_Row]]] = []
    for first, last, rows in blocks:
        if merged and _goes_on(lines, merged[-1], first, rows):
            begin, end, before = merged[-1]
            between = [_cells(line, iter([(0, len(line.text))])) for line in lines[end:first] if line.text.strip()]
            merged[-1] = (begin, last, [*before, *between, *rows])
        else:
            merged.append((first, last, rows))
    yield from merged


def _goes_on(lines: list[_Line], before: tuple[int, int, list[_Row]], first: int, rows: list[_Row]) -> bool:
    """Whether a block goes on the table above it, parted only by rows without figures (`Finansiering via:`)."""
    if not rows or not before[2] or len(rows[0]) != len(before[2][-1]) or first - before[1] > _MAX_BREAK:
        return False
    if len(rows[0]) < 3 or not _is_figures(rows[0]):
        return False
    return all(len(x.text) <= 40 and not x.text.rstrip().endswith(".") for x in lines[before[1] : first])


def _pipe_blocks(lines: list[_Line], taken: list[bool]) -> Iterator[tuple[int, int, list[_Row]]]:
    for first, last in _runs(lines, taken, lambda line: "|" in line.text):
        rows = [_split(line, "|", strip_edges=True) for line in lines[first:last] if not _is_rule(line)]
        is_list = all(row and row[0].text in _BULLETS for row in rows)
        if not is_list and len({len(row) for row in rows}) <= 2 and sum(len(row) > 1 for row in rows) > 1:
            yield first, last, rows


def _space_blocks(lines: list[_Line], taken: list[bool]) -> Iterator[tuple[int, int, list[_Row]]]:
    split: dict[int, _Row] = {}

    def fits(line: _Line) -> bool:
        if "\t" in line.text or "|" in line.text or not line.text.strip():
            return False
        if _is_rule(line):
            return len(line.text.strip()) > 3
        row = _split_blanks(line)
        split[line.start] = row
        return len(row) > 1

    for first, last in _runs(lines, taken, fits):
        rows = [split[line.start] for line in lines[first:last] if not _is_rule(line)]
        figures = [row for row in rows if _is_figures(row)]
        widest = max((len(row) for row in rows), default=0)
        if len(rows) > 1 and figures and 1 < widest <= _MAX_WIDTH and 2 * len(figures) >= len(rows):
            yield first, last, _aligned(lines, rows, widest)


def _split_blanks(line: _Line) -> _Row:
    """Cells parted by two blanks or more; failing that, a label with at least two numbers behind it."""
    text = line.text.rstrip()
    bounds = [0]
    for gap in _BLANKS_RE.finditer(text, len(text) - len(text.lstrip())):
        bounds += [gap.start(), gap.end()]
    bounds.append(len(text))
    parts = list(zip(bounds[::2], bounds[1::2], strict=True))
    if len(parts) > 1:
        return _cells(line, iter(parts))
    numbers = list(_TAIL_RE.finditer(text))
    tail: list[tuple[int, int]] = []
    end = len(text)
    for number in reversed(numbers):
        if text[number.end() : end].strip():
            break
        tail.append(number.span())
        end = number.start()
    tail.reverse()
    written = [text[start:stop] for start, stop in tail]
    if any(re.fullmatch(r"\d{3}", b) and re.fullmatch(r"[-−–+]?\d{1,3}", a) for a, b in pairwise(written)):
        return []  # `12 500 13 000`: where one number ends cannot be told
    if len(tail) < 2:
        return []
    return _cells(line, iter([(0, end), *tail] if text[:end].strip() else tail))


def _aligned(lines: list[_Line], rows: list[_Row], widest: int) -> list[_Row]:
    """Give each cell the column above or under which it stands; rows can lack cells."""
    starts = [line.start for line in lines]
    offset: dict[int, int] = {}
    line_at = 0
    for row in rows:
        while line_at + 1 < len(starts) and starts[line_at + 1] <= row[0].start:
            line_at += 1
        offset[id(row)] = starts[line_at]
    model = next(row for row in rows if len(row) == widest)
    base = offset[id(model)]
    edges = [(cell.start - base, cell.end - base) for cell in model]
    out = []
    for row in rows:
        if len(row) == widest:
            out.append(row)
            continue
        column = -1
        placed = []
        for place, cell in enumerate(row):
            begin, end = cell.start - offset[id(row)], cell.end - offset[id(row)]
            last = widest - (len(row) - place)  # leave room for the cells to come
            options = range(column + 1, last + 1)
            column = min(options, key=lambda c: min(abs(edges[c][0] - begin), abs(edges[c][1] - end)))
            placed.append(cell._replace(column=column))
        out.append(placed)
    return out


def _line_blocks(lines: list[_Line], taken: list[bool]) -> Iterator[tuple[int, int, list[_Row]]]:
    """One cell a line: a label, then as many numbers as the row before had. Single empty lines may stand between."""
    at = 0
    while at < len(lines):
        block = _short_lines(lines, taken, at)
        if len(block) < 5:
            at = block[-1] + 1 if block else at + 1
            continue
        yield from _periods(lines, block)
        at = block[-1] + 1


def _short_lines(lines: list[_Line], taken: list[bool], at: int) -> list[int]:
    out: list[int] = []
    empty = 0
    while at < len(lines) and not taken[at]:
        text = lines[at].text.strip()
        if not text:
            empty += 1
        elif len(text) > _MAX_CELL_LINE:
            break
        else:
            out.append(at)
            empty = 0
        if empty > 1:
            break
        at += 1
    return out


def _periods(lines: list[_Line], block: list[int]) -> Iterator[tuple[int, int, list[_Row]]]:
    numeric = [_is_number_line(lines[at].text) for at in block]
    numbers_from = [0] * (len(block) + 1)
    for at in range(len(block) - 1, -1, -1):
        numbers_from[at] = numbers_from[at + 1] + 1 if numeric[at] else 0
    place = 0
    while place < len(block):
        width = numbers_from[place + 1]
        rows = 0
        while (
            width
            and place + rows * (width + 1) < len(block)
            and not numeric[place + rows * (width + 1)]
            and numbers_from[place + rows * (width + 1) + 1] == width
        ):
            rows += 1
        if numeric[place] or rows < 2 or (width == 1 and rows < 3):
            place += 1
            continue
        end = place + rows * (width + 1)
        cells: list[_Row] = []
        first_row = [lines[block[place + 1 + column]].text.strip() for column in range(width)]
        has_head = all(_YEAR_RE.fullmatch(x) for x in first_row)
        begin = place
        above = [b for b in range(max(0, place - width), place) if not numeric[b]]
        if not has_head and len(above) == width and width > 1:
            begin = place - width  # names of columns, without one for the labels
            cells.append([_raw(lines[block[b]], column + 1) for column, b in enumerate(range(begin, place))])
        for row in range(rows):
            start = place + row * (width + 1)
            cells.append([_raw(lines[block[start + column]], column) for column in range(width + 1)])
        yield block[begin], block[end - 1] + 1, cells
        place = end


def _is_number_line(text: str) -> bool:
    stripped = text.strip()
    return stripped in {"-", "–"} or _NUMBER_RE.fullmatch(stripped) is not None


def _raw(line: _Line, column: int) -> _Raw:
    stripped = line.text.strip()
    begin = line.start + len(line.text) - len(line.text.lstrip())
    return _Raw(stripped, begin, begin + len(stripped), column)


# What the cells mean ------------------------------------------------------------------------------------------------


def _is_year(cell: _Raw | Cell) -> bool:
    return _YEAR_RE.fullmatch(cell.text) is not None


def _is_head(text: str, row: _Row, place: int) -> bool:
    """Whether a row stands over the figures; below the first, only years, units and rows without a label do."""
    if len(row) < 2 or any(_FIGURE_RE.match(cell.text) and not _is_year(cell) for cell in row[1:]):
        return False
    rest = [cell for cell in row[1:] if cell.text]
    return (
        not place or not row[0].text or all(_is_year(x) or unit_of_cell(text, x.start, x.end) for x in rest)
    ) and not any(read_amount(cell.text) for cell in rest if len(cell.text) <= _MAX_SUM)


def _is_figures(row: _Row) -> bool:
    """Whether a row holds a number that is no year and no first cell."""
    return any(_NUMBER_RE.fullmatch(cell.text) and not _is_year(cell) for cell in row[1:]) or any(
        cell.text and len(cell.text) <= _MAX_SUM and read_amount(cell.text) for cell in row[1:]
    )


def _table(text: str, kind: Kind, lines: list[_Line], first: int, last: int, rows: list[_Row]) -> Table | None:
    rows = [row for row in rows if any(cell.text for cell in row)]
    if len(rows) < 2:
        return None
    width = max(cell.column for row in rows for cell in row) + 1
    head = 0
    while head < min(_MAX_HEAD, len(rows) - 1) and _is_head(text, rows[head], head):
        head += 1
    if head and kind in {"tabs", "pipes"}:
        rows = [*(_shifted(row, width) for row in rows[:head]), *rows[head:]]
    unit = _unit_around(text, lines, first, last)
    header = rows[:head]
    if unit is None:
        unit = next((u for row in header for u in [_whole_unit(text, row)] if u), None)
    column_units, columns = _columns(text, header, width)
    if kind == "lines" and width == 2 and unit is None:
        return None  # titles and pages, names and ages: a label and a number in turn is a table under a unit only
    grouped = any("." in cell.text and _NUMBER_RE.fullmatch(cell.text) for row in rows for cell in row)
    body = tuple(_read_row(text, row, unit, column_units, columns, grouped) for row in rows[head:])
    top = tuple(tuple(Cell(*cell) for cell in row) for row in header)
    cells = [cell for row in rows for cell in row]
    start = min(cell.start for cell in cells)
    return Table(kind, start, max(cell.end for cell in cells), unit, top, body, columns)


def _shifted(row: _Row, width: int) -> _Row:
    """A header that leaves out the cell over the labels stands one column to the right."""
    if len(row) == width - 1 and row[0].text and all(_is_year(cell) for cell in row):
        return [cell._replace(column=cell.column + 1) for cell in row]
    return row


def _columns(text: str, header: list[_Row], width: int) -> tuple[dict[int, Unit], tuple[str, ...]]:
    names: list[list[str]] = [[] for _ in range(width)]
    units: dict[int, Unit] = {}
    for row in header:
        for cell in row:
            if not cell.text:
                continue
            names[cell.column].append(" ".join(cell.text.split()))
            unit = unit_of_cell(text, cell.start, cell.end)
            if unit and cell.column:
                units[cell.column] = unit
    return units, tuple(" ".join(name) for name in names)


def _whole_unit(text: str, row: _Row) -> Unit | None:
    """The unit in the corner of a header, which holds for all of the table."""
    return unit_of_cell(text, row[0].start, row[0].end) if row[0].text and row[0].column == 0 else None


def _unit_around(text: str, lines: list[_Line], first: int, last: int) -> Unit | None:
    above = [line for line in lines[max(0, first - 4) : first] if line.text.strip()][-2:]
    for line in reversed(above):
        if "\t" in line.text or "|" in line.text:
            break
        unit = unit_of_line(text, line.start, line.start + len(line.text))
        if unit:
            return unit
    below = next((line for line in lines[last : last + 3] if line.text.strip()), None)
    return unit_below(text, below.start, below.start + len(below.text)) if below else None


def _read_row(
    text: str,
    row: _Row,
    unit: Unit | None,
    column_units: dict[int, Unit],
    columns: tuple[str, ...],
    grouped: bool,
) -> tuple[Cell, ...]:
    label = next((raw for raw in row if raw.text and not _NUMBER_RE.fullmatch(raw.text)), None)
    units = (unit_of_cell(text, raw.start, raw.end) for raw in row if raw.text and not raw.text[0].isdigit())
    row_unit = next((found for found in units if found), None)
    numbers = [raw for raw in row if _NUMBER_RE.fullmatch(raw.text)]
    no_money = len(numbers) > 1 and all(map(_is_year, numbers))
    no_money |= label is not None and row_unit is None and _OTHER_ROW_RE.search(label.text) is not None
    out = []
    for raw in row:
        own = read_amount(raw.text) if 0 < len(raw.text) <= _MAX_SUM else None
        if own and "amount" in own:
            out.append(Cell(*raw, amount=own["amount"], currency=own["currency"]))
            continue
        own_unit = row_unit or column_units.get(raw.column) or unit
        is_other = raw.column not in column_units and _OTHER_COLUMN_RE.search(columns[raw.column]) is not None
        is_label = raw.column == 0 or (_is_year(raw) and grouped)
        if own_unit is None or no_money or is_other or is_label:
            out.append(Cell(*raw))
        else:
            out.append(_read_cell(raw, own_unit))
    return tuple(out)


def _read_cell(raw: _Raw, unit: Unit) -> Cell:
    number = _NUMBER_RE.fullmatch(raw.text)
    value = parse_number(number["num"]) if number else None
    if number is None or value is None:
        return Cell(*raw)
    value *= unit.factor * (-1 if number["sign"] and number["sign"] in MINUS else 1)
    return Cell(*raw, amount=decimal_text(value), currency=unit.currency)
