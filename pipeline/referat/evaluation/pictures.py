"""Pictures of the model card, written as SVG: a few kilobytes, the same bytes for the same figures, no library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from referat.evaluation.confusion import Matrix

_FONT: Final = "font-family='Helvetica, Arial, sans-serif'"
_INK: Final = "#1f2933"
_GRID: Final = "#d5dbe1"
#: Colours that people who confuse red and green can tell apart (Okabe and Ito, Color Universal Design, 2008).
_COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")


def confusion_svg(matrix: Matrix, title: str, right: str = "gold in rows, predicted in columns") -> str:
    """A confusion matrix; a field is the darker, the larger its share of its row.

    Args:
        matrix: Rows and columns; fields of the same name are right, the others are wrong and drawn in another colour.
        title: Stands above it.
        right: Stands beside the title.
    """
    cell, left, top = 46, 116, 128
    width, height = left + cell * len(matrix.columns) + 16, top + cell * len(matrix.rows) + 16
    out = [_head(width, height), _text(8, 20, title, size=15, weight="bold"), _text(8, 38, right, size=11)]
    for x, column in enumerate(matrix.columns):
        at = left + cell * x + cell / 2
        out.append(
            f"<text {_FONT} font-size='11' fill='{_INK}' transform='translate({at:.0f} {top - 8}) rotate(-45)'>"
            f"{escape(column)}</text>"
        )
    for y, row in enumerate(matrix.rows):
        whole = matrix.row_total(row)
        out.append(_text(left - 8, top + cell * y + cell / 2 + 4, row, size=11, anchor="end"))
        for x, column in enumerate(matrix.columns):
            count = matrix.counts[row, column]
            share = count / whole if whole else 0.0
            colour = _COLOURS[0] if row == column else _COLOURS[1]
            # A single error must not vanish beside a thousand hits.
            strength = 0.12 + 0.88 * share if count else 0.0
            out.append(
                f"<rect x='{left + cell * x}' y='{top + cell * y}' width='{cell}' height='{cell}' "
                f"fill='{colour}' fill-opacity='{strength:.2f}' stroke='{_GRID}'/>"
            )
            if count:
                ink = "#ffffff" if strength > 0.55 else _INK
                middle = left + cell * x + cell / 2
                out.append(_text(middle, top + cell * y + cell / 2 + 4, str(count), size=12, anchor="middle", fill=ink))
    return "\n".join([*out, "</svg>\n"])


def curve_svg(
    points: Mapping[str, Sequence[tuple[float, float]]], title: str, x_label: str, y_label: str = "F1"
) -> str:
    """Lines over one another.

    Args:
        points: For each line `(x, y)`, x in order, y from 0 to 1.
        title: Stands above.
        x_label: What x counts.
        y_label: What y is.

    Raises:
        ValueError: Where there is no point at all.
    """
    every = [point for line in points.values() for point in line]
    if not every:
        raise ValueError("a curve without points")
    left, top, wide, high = 60, 56, 470, 300
    low = min(0.9, int(min(y for _, y in every) * 10) / 10)
    first, last = min(x for x, _ in every), max(x for x, _ in every)
    margin = 0.05 * (last - first) or 1.0

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            left + wide * (x - first + margin) / (last - first + 2 * margin),
            top + high * (1 - (y - low) / (1 - low)),
        )

    out = [_head(left + wide + 150, top + high + 56), _text(8, 22, title, size=15, weight="bold")]
    for step in range(round((1 - low) * 10) + 1):
        level = low + step / 10
        _, y = place(first, level)
        out.append(f"<line x1='{left}' y1='{y:.1f}' x2='{left + wide}' y2='{y:.1f}' stroke='{_GRID}'/>")
        out.append(_text(left - 8, y + 4, f"{level:.1f}", size=11, anchor="end"))
    for value in sorted({x for x, _ in every}):
        x, _ = place(value, low)
        out.append(_text(x, top + high + 18, f"{value:,.0f}", size=11, anchor="middle"))
    out.append(_text(left + wide / 2, top + high + 42, x_label, size=12, anchor="middle"))
    out.append(_text(left - 8, top - 12, y_label, size=12, anchor="end"))
    for index, (name, line) in enumerate(points.items()):
        colour = _COLOURS[index % len(_COLOURS)]
        places = [place(x, y) for x, y in line]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        out.append(f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2'/>")
        out += [f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.5' fill='{colour}'/>" for x, y in places]
        at = top + 16 + 20 * index
        out.append(f"<rect x='{left + wide + 16}' y='{at - 9}' width='10' height='10' fill='{colour}'/>")
        out.append(_text(left + wide + 32, at, name, size=11))
    return "\n".join([*out, "</svg>\n"])


def _head(width: float, height: float) -> str:
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width:.0f}' height='{height:.0f}' "
        f"viewBox='0 0 {width:.0f} {height:.0f}'>\n<rect width='100%' height='100%' fill='#ffffff'/>"
    )


def _text(
    x: float, y: float, content: str, *, size: int, anchor: str = "start", weight: str = "normal", fill: str = _INK
) -> str:
    return (
        f"<text {_FONT} x='{x:.1f}' y='{y:.1f}' font-size='{size}' font-weight='{weight}' "
        f"text-anchor='{anchor}' fill='{fill}'>{escape(content)}</text>"
    )
