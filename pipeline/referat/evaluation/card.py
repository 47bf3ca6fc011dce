"""Write figures into the model card, between markers; the prose around them is by hand.

<!-- report: spans -->
whatever stands here is replaced
<!-- /report: spans -->
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from referat.errors import ReferatError
from referat.evaluation.bootstrap import Interval

_BLOCK = re.compile(r"(<!-- report: ([\w-]+) -->\n)(.*?)(<!-- /report: \2 -->)", re.DOTALL)
_MARKER = re.compile(r"<!-- /?report: [\w-]+ -->")


class CardError(ReferatError):
    """The model card has no place for a section, or a broken one."""


def fill(card: str, sections: Mapping[str, str]) -> str:
    """Put sections between their markers; blocks of other names stay as they are.

    Args:
        card: The card as it is.
        sections: Markdown by name of the block.

    Raises:
        CardError: Where a section has no block, a block stands twice, or a marker has no other half.

    Example:
        >>> fill("<!-- report: a -->\\nold\\n<!-- /report: a -->", {"a": "new"}).splitlines()
        ['<!-- report: a -->', 'new', '<!-- /report: a -->']
    """
    names = [match.group(2) for match in _BLOCK.finditer(card)]
    if len(_MARKER.findall(card)) != 2 * len(names):
        raise CardError(
            "a marker <!-- report: … --> of the model card has no <!-- /report: … --> of its name, or the reverse"
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CardError(f"the model card has two blocks {', '.join(twice)}")
    lost = sorted(set(sections) - set(names))
    if lost:
        raise CardError(
            f"the model card has no block for {', '.join(lost)}; put '<!-- report: {lost[0]} -->' and "
            f"'<!-- /report: {lost[0]} -->' on lines of their own where it belongs"
        )

    def put(match: re.Match[str]) -> str:
        content = sections.get(match.group(2))
        return match.group() if content is None else f"{match.group(1)}{content.strip()}\n{match.group(4)}"

    return _BLOCK.sub(put, card)


def write(path: Path, sections: Mapping[str, str]) -> None:
    """Fill the card in place.

    Raises:
        CardError: Where there is no card, or no place in it; see `fill`.
    """
    try:
        card = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CardError(f"{path}: no model card here to write figures into") from None
    path.write_text(fill(card, sections), encoding="utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of Markdown, the first column to the left, the others to the right.

    >>> print(table(["label", "F1"], [["A|B", 0.5]]))
    | label | F1 |
    | --- | --: |
    | A\\|B | 0.5 |
    """
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def text_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of Markdown whose columns are all to the left."""
    lines = [head, ["---"] * len(head), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figure(value: float | None) -> str:
    """A figure from 0 to 1 with three decimals; a dash for what is not defined.

    >>> figure(0.5), figure(None)
    ('0.500', '–')
    """
    return "–" if value is None else f"{value:.3f}"


def with_interval(interval: Interval) -> str:
    """A figure and its interval.

    >>> with_interval(Interval(0.95, 0.9, 1.0))
    '0.950 (0.900–1.000)'
    """
    if interval.low is None or interval.high is None:
        return figure(interval.value)
    return f"{figure(interval.value)} ({figure(interval.low)}–{figure(interval.high)})"


def points_lost(clean: float | None, noisy: float | None) -> float | None:
    """Hundredths of F1 that are lost; less than nothing where some are won.

    >>> points_lost(0.95, 0.9)
    5.0
    """
    return None if clean is None or noisy is None else round(100 * (clean - noisy), 1) + 0.0


def code(text: str) -> str:
    """Text in a cell, shown as it is.

    >>> code("a `b`")
    '<code>a `b`</code>'
    """
    return f"<code>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</code>" if text else ""


def _cell(cell: object) -> str:
    return " ".join(str(cell).split()).replace("|", "\\|")
