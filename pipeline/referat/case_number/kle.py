"""KLE files: what the subjects of the municipalities' common classification are called.

The names may be shipped only with the publisher's written consent (KL, www.kle-online.dk), so the user supplies the
file. Read are

- the XML that KL publishes (`KLE-Emneplan_Version2-0.xml`): `Hovedgruppe`, in it `Gruppe`, in that `Emne`, each with a
  number and title (`EmneNr`, `EmneTitel`); retired subjects stand in it too, and old minutes need them;
- a table exported from it as CSV: a column of numbers (`00`, `00.30`, `00.30.04`) and a column of titles, parted by
  semicolons, commas or tabs, in UTF-8 or Windows-1252, with a line of headings or without.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.parsers import expat

from referat.errors import ReferatError

#: Names a KLE file for every command that is not told one by `--kle`.
KLE_VARIABLE: Final = "REFERAT_KLE"
#: Main group, group, subject.
_NUMBER_RE: Final = re.compile(r"\d\d(?:\.\d\d){0,2}")
#: What stands for a number in a table that has lost the leading zero of some (a spreadsheet's doing).
_BROKEN_NUMBER_RE: Final = re.compile(r"\d+(?:[.,]\d+)*")
#: Elements of the XML that hold numbers, and those that hold their titles.
_NUMBERS: Final = frozenset({"HovedgruppeNr", "GruppeNr", "EmneNr"})
_TITLES: Final = frozenset({"HovedgruppeTitel", "GruppeTitel", "EmneTitel"})
_LEVELS: Final = frozenset({"Hovedgruppe", "Gruppe", "Emne"})
_NUMBER_HEAD_RE: Final = re.compile(r"(?:.{0,40}?(?:nr\.?|nummer|kode)|kle|emne|number)", re.IGNORECASE)
_TITLE_HEAD_RE: Final = re.compile(r".{0,40}?(?:titel|navn|tekst|betegnelse|title)", re.IGNORECASE)
#: KL's own file has 3 MB; nothing near this is one.
_MOST_BYTES: Final = 100_000_000


class KleError(ReferatError):
    """A KLE file that cannot be read; names the file, the line and what would be right."""


@dataclass(frozen=True)
class Kle:
    """Titles of KLE numbers.

    Attributes:
        titles: Main groups (`00`), groups (`00.30`) and subjects (`00.30.04`) → title, on one line.
        sha256: Of the file's bytes; runs with different files are different runs.

    Example:
        >>> Kle({"00.30.04": "Noget opdigtet"}).topic("00.30.04")
        'Noget opdigtet'
    """

    titles: Mapping[str, str] = field(repr=False)
    sha256: str = ""

    def topic(self, number: str | None) -> str | None:
        """The title of a number, or None where the file has none."""
        return self.titles.get(number) if number else None


def read_kle(path: Path | str) -> Kle:
    """Read a KLE file, XML or CSV, whatever it is called.

    Raises:
        KleError: Where the file cannot be read, holds no number, a number that is none, or two titles for one number.
    """
    path = Path(path)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise KleError(f"{path}: more than {_MOST_BYTES:,} bytes; this is no KLE file")
        data = path.read_bytes()
    except OSError as error:
        raise KleError(f"{path}: cannot be read: {error.strerror or error}") from None
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise KleError(f"{path}: a spreadsheet; save the sheet with numbers and titles as CSV (semicolons, UTF-8)")
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    rows = _read_xml(data, path) if head == b"<" else _read_csv(data, path)
    titles: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, number, title in rows:
        if not number:
            raise KleError(f"{path}:{line}: {title!r} has no number")
        if not _NUMBER_RE.fullmatch(number):
            raise KleError(f"{path}:{line}: {number!r} is no KLE number; it is 00, 00.30 or 00.30.04")
        if not title:
            raise KleError(f"{path}:{line}: {number} has no title")
        if titles.setdefault(number, title) != title:
            raise KleError(f"{path}:{line}: {number} is {title!r} here and {titles[number]!r} in line {lines[number]}")
        lines.setdefault(number, line)
    if not titles:
        raise KleError(
            f"{path}: no KLE number in it; it is KL's KLE-Emneplan XML, or CSV with a number and its title on each line"
        )
    return Kle(titles, hashlib.sha256(data).hexdigest())


_Row = tuple[int, str, str]


def _read_xml(data: bytes, path: Path) -> Iterator[_Row]:
    parser = expat.ParserCreate(namespace_separator="}")
    rows: list[_Row] = []
    open_levels: list[tuple[int, dict[str, str]]] = []
    text: list[str] = []
    inside: str | None = None

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        local = name.rpartition("}")[2]
        if local in _LEVELS:
            open_levels.append((parser.CurrentLineNumber, {}))
        elif local in _NUMBERS | _TITLES:
            inside = local
            text.clear()

    def data_of(characters: str) -> None:
        if inside is not None:
            text.append(characters)

    def end(name: str) -> None:
        nonlocal inside
        local = name.rpartition("}")[2]
        if local == inside and open_levels:
            open_levels[-1][1]["number" if local in _NUMBERS else "title"] = " ".join("".join(text).split())
            inside = None
        elif local in _LEVELS and open_levels:
            line, found = open_levels.pop()
            rows.append((line, found.get("number", ""), found.get("title", "")))

    def entity(name: str, *rest: object) -> None:
        raise KleError(f"{path}:{parser.CurrentLineNumber}: declares the entity {name!r}, which no KLE file does")

    parser.StartElementHandler = start
    parser.CharacterDataHandler = data_of
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise KleError(f"{path}:{error.lineno}: no XML: {expat.errors.messages[error.code]}") from None
    yield from rows


def _read_csv(data: bytes, path: Path) -> Iterator[_Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(";\t,", key=first.count)
    columns: tuple[int, int] | None = None
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if not any(cells):
                continue
            if columns is None:
                columns = _columns(cells)
                if columns is None:
                    raise KleError(
                        f"{path}:{reader.line_num}: neither headings nor a KLE number and its title: {first[:60]!r}"
                    )
                if not _BROKEN_NUMBER_RE.fullmatch(_cell(cells, columns[0])):
                    continue
            yield reader.line_num, _cell(cells, columns[0]), _cell(cells, columns[1])
    except csv.Error as error:
        raise KleError(f"{path}:{reader.line_num}: no CSV: {error}") from None


def _columns(cells: list[str]) -> tuple[int, int] | None:
    """Columns of number and title, told by the first line, headings or not."""
    numbers = [place for place, cell in enumerate(cells) if _BROKEN_NUMBER_RE.fullmatch(cell)]
    if numbers:
        titles = [place for place, cell in enumerate(cells) if place > numbers[0] and cell]
        return (numbers[0], titles[0]) if titles else (numbers[0], numbers[0] + 1)
    titles = [place for place, cell in enumerate(cells) if _TITLE_HEAD_RE.fullmatch(cell)]
    numbers = [p for p, cell in enumerate(cells) if _NUMBER_HEAD_RE.fullmatch(cell) and p not in titles]
    return (numbers[0], titles[0]) if numbers and titles else None


def _cell(cells: list[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
