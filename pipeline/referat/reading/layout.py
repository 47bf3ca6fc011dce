"""From pieces of text on pages to reading order: columns, rows of tables, running heads, paragraphs.

Nothing in a PDF says what a column or a paragraph is. Two witnesses are heard: where the pieces stand, and the order
in which the program that made the file wrote them, which is that of its own text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from referat.reading.blocks import TextBuilder, join_lines


class Fragment(NamedTuple):
    """A piece of a line without a wide gap. Lengths are in points; `y` is the baseline and grows upwards.

    Attributes:
        angle: Direction of the writing in degrees; the coordinates are turned so that `x` runs along it.
        order: Place in the order of the file.
        word: Width of the first word.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    angle: float
    order: int
    word: float = 0.0


@dataclass(frozen=True)
class Page:
    """A page as it was found. `text` is what was recognised in its picture, or None where nothing was."""

    fragments: list[Fragment]
    width: float
    height: float
    text: str | None = None


@dataclass
class _Row:
    """What stands on one baseline, from left to right."""

    cells: list[Fragment]
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cells.sort(key=lambda cell: cell.x0)
        self.y = max(self.cells, key=lambda cell: len(cell.text)).y
        self.last_y = self.y  # baseline of the lowest line that was added
        self.size = max(self.cells, key=lambda cell: len(cell.text)).size
        self.bold = all(cell.bold for cell in self.cells)
        self.x0, self.x1 = self.cells[0].x0, max(cell.x1 for cell in self.cells)
        self.texts = [cell.text for cell in self.cells]

    @property
    def text(self) -> str:
        return "\t".join(self.texts)


#: `Side 2 af 38`, `- 3 -`, `4/12`, `Page 1`: nothing but the number of a page.
_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|pag\.?|s\.)\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:af|of|/|ud af)\s*\d{1,4})?", re.IGNORECASE
)
_WORDED_PAGE_NUMBER = re.compile(r"(?:side|page)\s*\d{1,4}(?:\s*(?:af|of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: `. . . .` and `…` between a title and its page.
_LEADERS = re.compile(r"(?:\s?[.…]){4,}|…{2,}")
_BULLET = re.compile(r"(?:[-–•·*▪●○]|\d{1,2}[.)]|[a-zæøå][.)])\s+\S")
_MARK = re.compile(r"[-–•·*▪●○\uf0b7\uf0a7]|\d{1,2}[.)]|[a-zæøå][.)]")
_BULLET_SIGN = re.compile(r"^[•·▪●○\uf0b7\uf0a7]\s*")
_SENTENCE_END = re.compile(r"[.:;!?][\"”»’)]?$")
#: Rows from the top and the bottom of a page in which running heads are looked for.
_EDGE_ROWS = 3
#: Points by which a running head may move from page to page.
_HEAD_SHIFT = 2.0
#: Share of the pages with anything at that height, and of all pages, that repeat a running head.
_REPEATED, _ON_PAGES = 0.75, 0.6
#: Baselines that differ by less than this many em are one row.
_SAME_ROW = 0.45
#: Where a line is set further below the last than this many times the usual distance, a paragraph begins.
_PARAGRAPH_GAP = 1.25
#: Em: width of a space.
_SPACE = 0.33
#: Em: rows of a table are no further apart.
_ROW_GAP = 3.0


def write_pages(pages: Sequence[Page], builder: TextBuilder) -> None:
    """Put the text of pages into a builder, in reading order.

    Args:
        pages: In order.
        builder: Takes the blocks; a new page is announced to it even where the page is empty.
    """
    rows = _without_running_heads([_upright(page.fragments) for page in pages])
    regions = [[_table_rows(_rows(part)) for part in _columns(fragments)] for fragments in rows]
    measures = _Measures(regions)
    writer = _Writer(builder, measures)
    for page, parts in zip(pages, regions, strict=True):
        builder.page()
        for part in parts:
            writer.region(part, len(parts) > 1)
        if page.text is not None:
            writer.recognised(page.text)


def _upright(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments in the page's main direction of writing; stamps along the margin are no text."""
    if not fragments:
        return []
    weights: Counter[float] = Counter()
    for fragment in fragments:
        weights[fragment.angle] += len(fragment.text)
    main = weights.most_common(1)[0][0]
    return [fragment for fragment in fragments if fragment.angle == main]


def _rows(fragments: Iterable[Fragment]) -> list[_Row]:
    """Group fragments by baseline, from the top down."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-f.y, f.x0)):
        if rows:
            head = rows[-1][0]
            near = abs(head.y - fragment.y) < _SAME_ROW * max(head.size, fragment.size)
            if near and not any(_overlap(fragment, cell) > 0.5 * fragment.size for cell in rows[-1]):
                rows[-1].append(fragment)
                continue
        rows.append([fragment])
    return [_Row(_merge_close(cells)) for cells in rows]


def _overlap(one: Fragment, other: Fragment) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _merge_close(cells: list[Fragment]) -> list[Fragment]:
    """Put together what a change of font or a raised figure (m²) had parted within a cell."""
    cells = sorted(cells, key=lambda cell: cell.x0)
    merged = cells[:1]
    for cell in cells[1:]:
        last = merged[-1]
        gap = cell.x0 - last.x1
        em = max(last.size, cell.size)
        if gap < 0.9 * em or (len(merged) == 1 and gap < 4 * em and _MARK.fullmatch(last.text)):
            glue = "" if gap < 0.12 * em else " "
            merged[-1] = last._replace(
                text=last.text + glue + cell.text,
                x1=max(last.x1, cell.x1),
                size=(last if len(last.text) > len(cell.text) else cell).size,
                bold=cell.bold and (last.bold or _MARK.fullmatch(last.text) is not None),
            )
        else:
            merged.append(cell)
    return merged


# Running heads


def _without_running_heads(pages: list[list[Fragment]]) -> list[list[Fragment]]:
    """Leave out page numbers, and what page after page has at its edge; a head is kept where it comes first."""
    edges = [_edges(fragments) for fragments in pages]
    seen: Counter[tuple[str, int]] = Counter()
    at_height: Counter[int] = Counter()
    for edge in edges:
        seen.update({(_form(fragment.text), shift) for fragment, _ in edge for shift in _shifts(fragment.y)})
        at_height.update({shift for fragment, _ in edge for shift in _shifts(fragment.y)})
    kept: list[list[Fragment]] = []
    heads: set[str] = set()
    for fragments, edge in zip(pages, edges, strict=True):
        dropped: set[int] = set()
        for fragment, top in edge:
            form = _form(fragment.text)
            often = max(2, _ON_PAGES * len(pages))
            repeated = any(
                seen[form, shift] >= max(often, _REPEATED * at_height[shift]) for shift in _shifts(fragment.y)
            )
            if _PAGE_NUMBER.fullmatch(fragment.text.strip()):
                if repeated or _WORDED_PAGE_NUMBER.fullmatch(fragment.text.strip()):
                    dropped.add(fragment.order)
            elif repeated:
                if not top or form in heads:
                    dropped.add(fragment.order)
                heads.add(form)
        kept.append([fragment for fragment in fragments if fragment.order not in dropped])
    return kept


def _form(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).split()).casefold()


def _shifts(y: float) -> tuple[int, int]:
    """Two overlapping rasters, so that a small shift never parts what belongs together."""
    return int(y // (2 * _HEAD_SHIFT)) * 2, int((y + _HEAD_SHIFT) // (2 * _HEAD_SHIFT)) * 2 + 1


def _edges(fragments: list[Fragment]) -> list[tuple[Fragment, bool]]:
    """Fragments in the first and the last rows of a page, and whether they are at the top."""
    levels: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.y):
        if levels and abs(levels[-1][0].y - fragment.y) < _SAME_ROW * fragment.size:
            levels[-1].append(fragment)
        else:
            levels.append([fragment])
    top = levels[:_EDGE_ROWS]
    bottom = levels[max(_EDGE_ROWS, len(levels) - _EDGE_ROWS) :] or (levels[-1:] if len(levels) > 1 else [])
    return [(f, True) for level in top if level not in bottom for f in level] + [
        (f, False) for level in bottom for f in level
    ]


# Columns

#: Fewest lines on either side of the white strip between two columns.
_COLUMN_LINES = 4
#: Points of white between columns.
_GUTTER = 6.0


def _columns(fragments: list[Fragment], depth: int = 0) -> list[list[Fragment]]:
    """Cut a page into parts that are read one after the other: columns, and what stands across them."""
    if len(fragments) < 3 * _COLUMN_LINES or depth > 6:
        return [fragments] if fragments else []
    left, right = min(f.x0 for f in fragments), max(f.x1 for f in fragments)
    starts = Counter(round(f.x0 / 3) for f in fragments)
    best: list[list[Fragment]] | None = None
    best_size = 0
    for start, count in starts.most_common(12):
        x = start * 3.0
        if count < _COLUMN_LINES or x < left + 0.15 * (right - left):
            continue
        parts, size = _cut_at(fragments, x)
        if size > best_size:
            best, best_size = parts, size
    if best is None:
        return [fragments]
    return [smaller for part in best for smaller in _columns(part, depth + 1)]


def _cut_at(fragments: list[Fragment], x: float) -> tuple[list[list[Fragment]], int]:
    """Cut at a white strip left of `x`. Returns the parts and how many fragments stand in columns."""
    parts: list[list[Fragment]] = []
    band: list[Fragment] = []
    inside = 0

    def end_band() -> None:
        nonlocal inside, band
        runs = _runs(band, x)
        if runs:
            parts.extend(runs)
            inside += len(band)
        elif band:
            _extend(parts, band)
        band = []

    loose: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.y):
        if fragment.x0 < x - 2 and fragment.x1 > x - _GUTTER:
            end_band()
            if loose and parts and parts[-1] is loose[-1]:
                parts[-1].append(fragment)
            else:
                parts.append([fragment])
                loose.append(parts[-1])
        else:
            band.append(fragment)
    end_band()
    return parts, inside


def _extend(parts: list[list[Fragment]], band: list[Fragment]) -> None:
    """Add what is in no columns to the part above it, unless that is a column."""
    parts.append(list(band))


def _runs(band: list[Fragment], x: float) -> list[list[Fragment]]:
    """The columns of a band in their order, or nothing where it is a table or plain text."""
    left = [f for f in band if f.x1 <= x - 2]
    right = [f for f in band if f.x0 >= x - 2]
    if len(left) < _COLUMN_LINES or len(right) < _COLUMN_LINES:
        return []
    top, bottom = min(left[0].y, right[0].y), max(left[-1].y, right[-1].y)
    heights = (left[0].y - left[-1].y, right[0].y - right[-1].y)
    if top - bottom < 0.4 * min(heights):
        return []
    edge = min(f.x0 for f in left)
    if median(f.x1 - f.x0 for f in left) < 0.4 * (x - _GUTTER - edge):
        return []
    in_file = sorted(band, key=lambda f: f.order)
    sides = [f.x0 >= x - 2 for f in in_file]
    switches = sum(one != other for one, other in pairwise(sides))
    few = min(len(left), len(right))
    if switches <= max(1, 0.25 * few):
        runs: list[list[Fragment]] = []
        for fragment, side in zip(in_file, sides, strict=True):
            if not runs or (runs[-1][0].x0 >= x - 2) is not side:
                runs.append([])
            runs[-1].append(fragment)
        return runs
    if (
        switches >= 1.6 * few
        and few >= 10
        and _is_prose(left, edge, x - _GUTTER)
        and _is_prose(right, x, max(f.x1 for f in right))
    ):
        # Written line by line across the columns.
        return [left, right]
    return []


def _is_prose(column: list[Fragment], left: float, right: float) -> bool:
    """Whether most lines fill the column and are words."""
    full = sum(f.x1 - f.x0 > 0.8 * (right - left) and len(f.text.split()) > 2 for f in column)
    return full > 0.7 * len(column)


# Tables


def _table_rows(rows: list[_Row]) -> list[_Row]:
    """Put together the lines of cells that wrap, and a title of the contents with the line above that it began on."""
    out: list[_Row] = []
    for row in rows:
        above = out[-1] if out else None
        if above is not None and above.last_y - row.y < 1.6 * row.size:
            columns = _continued(above, row)
            if columns is not None:
                for column, cell in zip(columns, row.cells, strict=True):
                    above.texts[column] = join_lines(above.texts[column], cell.text)
                    above.cells[column] = above.cells[column]._replace(
                        order=cell.order, x1=max(cell.x1, above.cells[column].x1)
                    )
                above.last_y = row.y
                continue
            if _is_start_of_entry(above, row):
                row.texts[0] = join_lines(above.texts[0], row.texts[0])
                out.pop()
        out.append(row)
    return out


def _is_start_of_entry(above: _Row, row: _Row) -> bool:
    """Whether a row ends the entry of a table of contents that the row above it began."""
    if len(above.cells) != 1 or len(row.cells) != 2 or not _LEADERS.search(row.texts[0]) or _LEADERS.search(above.text):
        return False
    return abs(above.x0 - row.x0) < 3 * row.size and above.x1 > row.x0 + 0.6 * (row.cells[0].x1 - row.x0)


def _continued(above: _Row, row: _Row) -> list[int] | None:
    """For each cell of a row, the cell of the row above that it goes on with; None where the row is a new one."""
    if len(above.cells) < 2 or len(row.cells) > len(above.cells):
        return None
    columns = []
    for cell in row.cells:
        column = next((i for i, over in enumerate(above.cells) if abs(over.x0 - cell.x0) < 0.8 * cell.size), None)
        if column is None:
            return None
        columns.append(column)
    first = columns[0]
    over, cell = above.cells[first], row.cells[0]
    if cell.order == over.order + 1 and any(other.order > cell.order for other in above.cells):
        return columns  # the file writes this cell to its end before it goes on to the next
    if first > 0 and cell.order == over.order + 1 and not above.cells[0].text.endswith(":"):
        return columns  # nothing stands in the first column
    return None


# Paragraphs


class _Measures:
    """Where the lines of a document end: in its columns, and on pages that have none."""

    def __init__(self, pages: Iterable[Sequence[Sequence[_Row]]]) -> None:
        ends: dict[tuple[bool, int], list[float]] = {}
        for regions in pages:
            for region in regions:
                key = self._key(region, len(regions) > 1)
                ends.setdefault(key, []).extend(row.x1 for row in region if len(row.cells) == 1)
        self._ends = {key: sorted(values) for key, values in ends.items()}

    @staticmethod
    def _key(region: Sequence[_Row], of_many: bool) -> tuple[bool, int]:
        return of_many, round(min((row.x0 for row in region), default=0.0) / 24)

    def right_edge(self, region: Sequence[_Row], of_many: bool) -> float:
        """Where full lines of a region end.

        Args:
            region: Its rows.
            of_many: Whether the page is read in several parts; a part's own lines then know best.
        """
        own = [row.x1 for row in region if len(row.cells) == 1]
        if of_many and len(own) >= 8:
            return max(own)
        kind, left = self._key(region, of_many)
        near = [self._ends.get((kind, left + step)) for step in (-1, 0, 1)]
        return max([*own, *(values[-1 - len(values) // 50] for values in near if values)], default=0.0)


class _Writer:
    """Writes the rows of one region after the other as paragraphs."""

    def __init__(self, builder: TextBuilder, measures: _Measures) -> None:
        self.builder = builder
        self.measures = measures
        self.last: _Row | None = None
        self.last_right = 0.0
        self.indent = 0.0  # left edge of the paragraph's first line
        self.item = False  # whether the paragraph is an item of a list

    def region(self, rows: list[_Row], of_many: bool) -> None:
        right = self.measures.right_edge(rows, of_many)
        leading = _leading(rows, right)
        first = True
        for row in rows:
            self.row(row, right, leading, first)
            first = False

    def row(self, row: _Row, right: float, leading: float, first: bool) -> None:
        text = _BULLET_SIGN.sub("- ", _LEADERS.sub(".....", row.text))
        last = self.last
        tight = False
        if last is not None:
            alike = abs(last.size - row.size) < 0.12 * row.size and last.bold == row.bold
            gap = last.last_y - row.y
            near = first or gap < _PARAGRAPH_GAP * leading * max(row.size, last.size)
            if alike and near and self.goes_on(last, row, self.last_right if first else right, first):
                self.builder.join(text)
                self.last, self.last_right = row, right
                return
            of_table = len(last.cells) > 1 and len(row.cells) > 1 and (first or gap < _ROW_GAP * row.size)
            of_list = first and self.item and _BULLET.match(text) is not None
            tight = of_table or of_list or (alike and near and not first)
        self.builder.add(text, tight=tight)
        self.indent, self.item = row.x0, _BULLET.match(text) is not None
        self.last, self.last_right = row, right

    def goes_on(self, last: _Row, row: _Row, right: float, first: bool) -> bool:
        """Whether a row continues the paragraph of the one above it."""
        if len(last.cells) > 1 or len(row.cells) > 1:
            return False
        begin, text = row.text, last.text
        if last.x1 + _SPACE * last.size + row.cells[0].word < right - 0.1 * last.size:
            return False  # the word would have fitted
        if first:
            # Over the end of a page or a column only what cannot begin a paragraph goes on.
            return begin[:1].islower() or (not _SENTENCE_END.search(text) and not _BULLET.match(begin) and not row.bold)
        if _BULLET.match(begin) and (_SENTENCE_END.search(text) or (self.item and row.x0 < self.indent + 2)):
            return False
        indented = row.x0 - self.indent
        hangs = indented > 0.8 * row.size
        return not hangs or self.item or last.x0 > self.indent + 0.8 * row.size

    def recognised(self, text: str) -> None:
        """Write a page that was recognised: paragraphs stand between empty lines."""
        lines = [line.strip() for line in text.splitlines()]
        written = [place for place, line in enumerate(lines) if line]
        for place in {*written[:1], *written[-1:]}:
            if _PAGE_NUMBER.fullmatch(lines[place]):
                lines[place] = ""
        longest = max(map(len, lines), default=0)
        before = ""
        for line in lines:
            row = "\t" in line or "\t" in before
            if line and before and not row and len(before) > 0.75 * longest and not _BULLET.match(line):
                self.builder.join(line)
            elif line:
                self.builder.add(line, tight=bool(before))
            before = line
        self.last = None


def _leading(rows: Sequence[_Row], right: float) -> float:
    """The usual distance of lines in a paragraph, in em of their size."""
    gaps = []
    for above, row in pairwise(rows):
        if len(above.cells) == len(row.cells) == 1 and above.x1 > right - 4 * above.size:
            gap = (above.last_y - row.y) / max(row.size, 1.0)
            if 0.8 < gap < 2.2:
                gaps.append(gap)
    return min(median(gaps), 1.7) if gaps else 1.35
