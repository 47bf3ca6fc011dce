"""Word documents: paragraphs and tables in place, list numbers as Word would print them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from referat.reading.archive import check_bomb
from referat.reading.blocks import TextBuilder, clean
from referat.reading.errors import RefusedError
from referat.reading.limits import DEFAULT_LIMITS, Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: Deleted and moved text, fields' codes, drawings' fallbacks and text boxes' copies: not what stands on the page.
_SKIPPED = {
    f"{_W}{name}"
    for name in [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "pPr",
        "rPr",
        "footnoteReference",
        "commentReference",
    ]
} | {f"{_MC}Fallback"}
_GROUPS = {f"{_W}{name}" for name in ["sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"]}
#: Nested tables and content controls beyond this are no document.
_MAX_DEPTH = 50
_PLACEHOLDER = re.compile(r"%([1-9])")
_MARKED = re.compile(r"(?:\d{1,3}[.)]|[-–•·*])\s")


def read_docx(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """Read a Word document.

    Paragraphs become lines with an empty one between them; list items and table rows follow each other without one,
    and tabs part cells. Tracked changes are read as accepted. Heads and feet of pages are left out.

    Args:
        data: The file.
        limits: `unpacked`, `ratio` and `members` hold for the parts of the file, `chars` for the text.

    Raises:
        RefusedError: Where the file is damaged, unpacks to too much, or holds no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_bomb(archive.infolist(), limits)
        document: Any = docx.Document(io.BytesIO(data))
        body = document.element.body
    except RefusedError:
        raise
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, AttributeError) as error:
        raise RefusedError(f"is a damaged Word document: {_first_line(error)}") from None
    except Exception as error:
        # lxml's errors of syntax and python-docx's of content have no common base; zlib's stands apart from both.
        raise RefusedError(f"is a damaged Word document: {_first_line(error)}") from None
    if body is None:
        raise RefusedError("is a Word document without a body")
    builder = TextBuilder(limits.chars)
    try:
        _Body(builder, _Numbering(document)).read(body, 0)
    except (AttributeError, KeyError, ValueError, TypeError) as error:
        raise RefusedError(f"is a damaged Word document: {_first_line(error)}") from None
    if not builder.text:
        raise RefusedError("is a Word document without text")
    return builder.text


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


class _Body:
    def __init__(self, builder: TextBuilder, numbering: _Numbering) -> None:
        self.builder = builder
        self.numbering = numbering
        self.after_item = False

    def read(self, element: Any, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise RefusedError(f"is a Word document nested more than {_MAX_DEPTH} deep")
        for child in element.iterchildren():
            if child.tag == f"{_W}p":
                self.paragraph(child)
            elif child.tag == f"{_W}tbl":
                self.table(child, depth)
            elif child.tag in _GROUPS:
                self.read(child, depth + 1)

    def paragraph(self, paragraph: Any) -> None:
        lines = _text(paragraph).split("\n")
        mark, is_item = self.numbering.mark(paragraph)
        first = next((index for index, line in enumerate(lines) if line.strip()), None)
        if first is None:
            return
        for index, line in enumerate(lines[first:]):
            line = clean(line.replace("\t", " ")) if not is_tabbed(line) else line
            if index == 0 and mark and not _MARKED.match(line):
                line = f"{mark} {line.lstrip()}"
            self.builder.add(line, tight=index > 0 or (is_item and self.after_item))
        self.after_item = is_item

    def table(self, table: Any, depth: int) -> None:
        self.after_item = False
        rows = list(_rows(table))
        if all(len(row) <= 1 for row in rows):
            # A frame around paragraphs.
            for row in rows:
                for cell in row:
                    self.read(cell, depth + 1)
            return
        first = True
        for row in rows:
            cells: list[str] = []
            for cell in row:
                cells.append(_cell_text(cell))
                cells.extend([""] * (_grid_span(cell) - 1))
            line = "\t".join(cells).rstrip("\t")
            if line.strip():
                self.builder.add(line, tight=not first)
                first = False


def is_tabbed(line: str) -> bool:
    """Whether tabs part columns in a line: something stands on both sides of one.

    >>> is_tabbed("Budget\\t5"), is_tabbed("\\tGodkendt")
    (True, False)
    """
    return "\t" in line.strip()


def _rows(table: Any) -> Iterator[list[Any]]:
    for row in _within(table, f"{_W}tr"):
        yield list(_within(row, f"{_W}tc"))


def _within(element: Any, tag: str) -> Iterator[Any]:
    """Children of a tag, also those in content controls and tracked insertions."""
    for child in element.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from _within(child, tag)


def _cell_text(cell: Any) -> str:
    if cell.find(f"{_W}tcPr/{_W}vMerge") is not None and cell.find(f"{_W}tcPr/{_W}vMerge").get(f"{_W}val") != "restart":
        return ""
    paragraphs = (clean(_text(paragraph)) for paragraph in cell.iter(f"{_W}p"))
    return " ".join(" ".join(text.split()) for text in paragraphs if text)


def _grid_span(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(f"{_W}val") if span is not None else None
    return min(int(value), 50) if value and value.isascii() and value.isdigit() and int(value) else 1


def _text(paragraph: Any) -> str:
    """The text of a paragraph, with line breaks; what is in a text box belongs to the box's own paragraph."""
    parts: list[str] = []
    stack = [iter(paragraph.iterchildren())]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        tag = element.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            parts.append((element.text or "").replace("\n", " "))
        elif tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append("\t")
        elif tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag == f"{_W}p":
            parts.append("\n")
            stack.append(iter(element.iterchildren()))
        else:
            stack.append(iter(element.iterchildren()))
    return "".join(parts)


class _Numbering:
    """Counts Word's automatic numbers, which stand in no text (ISO/IEC 29500-1, 17.9)."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.abstract: dict[str, str] = {}
        self.counts: dict[tuple[str, int], int] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError, ValueError):
            root = None
        if root is not None:
            self._read(root)
        self._read_styles(document)

    def _read(self, root: Any) -> None:
        for abstract in root.iterchildren(f"{_W}abstractNum"):
            levels = {}
            for level in abstract.iterchildren(f"{_W}lvl"):
                index, start = _number(level.get(f"{_W}ilvl")), _number(_value(level, "start"))
                levels[index or 0] = (
                    _value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", 1 if start is None else start
                )  # fmt: skip
            self.levels[abstract.get(f"{_W}abstractNumId") or ""] = levels
        for number in root.iterchildren(f"{_W}num"):
            self.abstract[number.get(f"{_W}numId") or ""] = _value(number, "abstractNumId") or ""

    def _read_styles(self, document: Any) -> None:
        try:
            styles = list(document.styles.element.iterchildren(f"{_W}style"))
        except (KeyError, AttributeError, ValueError):
            return
        for style in styles:
            found = style.find(f"{_W}pPr/{_W}numPr")
            if found is not None and _value(found, "numId"):
                name = style.get(f"{_W}styleId") or ""
                self.styles[name] = (_value(found, "numId") or "", _number(_value(found, "ilvl")) or 0)

    def mark(self, paragraph: Any) -> tuple[str, bool]:
        """The number or dash that Word prints before a paragraph, and whether it is a list item."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "", False
        style = _value(properties, "pStyle") or ""
        number, level = self.styles.get(style, ("", 0))
        own = properties.find(f"{_W}numPr")
        if own is not None:
            number = _value(own, "numId") or number
            own_level = _number(_value(own, "ilvl"))
            level = level if own_level is None else own_level
        if number in ("", "0"):
            return "", False
        abstract = self.abstract.get(number, "")
        levels = self.levels.get(abstract, {})
        form, text, start = levels.get(level, ("bullet", "", 1))
        if form == "bullet":
            return "-", True
        if form == "none":
            return "", True
        self.counts[number, level] = self.counts.get((number, level), start - 1) + 1
        for deeper in range(level + 1, 9):
            self.counts.pop((number, deeper), None)

        def count(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            at_form, _, at_start = levels.get(at, ("decimal", "", 1))
            return _written(self.counts.get((number, at), at_start), at_form)

        mark = clean(_PLACEHOLDER.sub(count, text))
        is_heading = properties.find(f"{_W}outlineLvl") is not None or style.lower().startswith(
            ("heading", "overskrift")
        )
        return mark, not is_heading


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    value = child.get(qn("w:val")) if child is not None else None
    return str(value) if value is not None else None


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else None


_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _written(number: int, form: str) -> str:
    """A number in one of Word's forms.

    >>> [_written(4, form) for form in ("decimal", "lowerLetter", "upperRoman")]
    ['4', 'd', 'IV']
    """
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 90:
        out, rest = "", number
        for value, sign in _ROMAN:
            while rest >= value:
                out, rest = out + sign, rest - value
        return out.upper() if form == "upperRoman" else out
    return f"{number:02d}" if form == "decimalZero" else str(number)
