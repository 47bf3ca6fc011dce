"""Layouts as data: how the minutes of a publisher are laid out, and which layout a text has.

Each layout is one TOML file in `layouts/`; `docs/layouts.md` explains its keys. The parser knows no publisher. A layout
takes over what the one that it `extends` says, and at last all of them take over `general.toml`, which is also what is
read by where no other fits.
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from referat.errors import ReferatError
from referat.minutes.lines import Line
from referat.minutes.municipality import names
from referat.record import SectionKind

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LAYOUT_FOLDER = Path(__file__).parent / "layouts"
HEADINGS_FILE = Path(__file__).parent / "headings.toml"
GENERAL = "general"
KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
#: What evidence is looked for in: minutes show their layout early, in short lines, and these repeat.
_SAMPLE_LINES = 160
_SAMPLE_WIDTH = 160
_FIRST_LINES = 40
#: Weight of the municipality's name where a layout is one municipality's own.
_MUNICIPALITY_WEIGHT = 4
#: Share of the evidence that a layout needs.
_ENOUGH = 0.5


class LayoutError(ReferatError):
    """A layout file breaks the rules; the message names file and key."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _patterns(value: str | list[str] | None) -> list[str]:
    rows = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise ValueError("a pattern or a list of patterns is wanted")
    return [_compiling(row) for row in rows]


class Evidence(_Table):
    """A pattern that speaks for the layout where it is found (searched, with `^` and `$` at the ends of lines)."""

    pattern: str
    weight: int = Field(ge=1, le=10)

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        return _compiling(pattern)


class HeaderRules(_Table):
    """Where the head of the minutes says what: labels at the beginning of a line, and the line of the title.

    Attributes:
        title: Patterns with the groups `body`, `date`, `time`, `place`.
        body: Labels of the body; so for `date`, `time`, `place`, `present`, `absent` and `substitute`.
        stop: Labels whose values are none of these, so that the value before them ends.
        first_item_absent: Whether absence under the first item is absence from the meeting.
    """

    title: list[str] = []
    body: list[str] = []
    date: list[str] = []
    time: list[str] = []
    place: list[str] = []
    present: list[str] = []
    absent: list[str] = []
    substitute: list[str] = []
    stop: list[str] = []
    first_item_absent: bool = False

    @field_validator("title", mode="before")
    @classmethod
    def _compile(cls, value: str | list[str] | None) -> list[str]:
        return _patterns(value)


class ContentsRules(_Table):
    """The table of contents: its first line, and what its entries look like where their titles do not tell."""

    start: list[str] = []
    entry: list[str] = []

    @field_validator("start", "entry", mode="before")
    @classmethod
    def _compile(cls, value: str | list[str] | None) -> list[str]:
        return _patterns(value)


class ItemRules(_Table):
    """What begins an item.

    Attributes:
        heading: Patterns of the heading line, with the groups `number` and `title`, both optional.
        title: Where the title stands that the heading line has none of: on the next line, or the line above.
        lost: Patterns of the line that begins an item where headings were lost (`Sagsid.: 21/16998`).
        opens: Section headings that begin an item where items have no heading line of their own.
        titled: Whether a line with the title stands above such a heading.
        wraps: Whether a title goes on on the next line.
    """

    heading: list[str] = []
    title: Literal["below", "above"] = "below"
    lost: list[str] = []
    opens: list[str] = []
    titled: bool = False
    wraps: bool = False

    @field_validator("heading", "lost", mode="before")
    @classmethod
    def _compile(cls, value: str | list[str] | None) -> list[str]:
        rows = _patterns(value)
        for row in rows:
            unknown = set(re.compile(row).groupindex) - {"number", "title"}
            if unknown:
                raise ValueError(f"unknown group {', '.join(sorted(unknown))}; the groups are number, title")
        return rows


class NoiseRules(_Table):
    """Lines that are no part of the reading, and lines at which the last item ends."""

    lines: list[str] = []
    end: list[str] = []

    @field_validator("lines", "end", mode="before")
    @classmethod
    def _compile(cls, value: str | list[str] | None) -> list[str]:
        return _patterns(value)


class SectionRules(_Table):
    """How headings are written, beside their names.

    Attributes:
        inline: Headings after which the text goes on on the same line.
        capitals: Whether headings stand in capitals throughout.
        value: Headings whose next line is their value, whatever it looks like.
        without: Headings of the more general layouts that are none here.
    """

    inline: list[str] = []
    capitals: bool = False
    value: list[str] = []
    without: list[str] = []


@dataclass(frozen=True, eq=False)
class Layout:
    """A layout, ready for use.

    Attributes:
        id: Stem of its file.
        title: What people call it.
        municipality: The one whose own layout it is, or None.
        evidence: Compiled patterns with their weights, those of the layouts that it extends included.
        headings: Folded heading → kind.
        names: The headings as written in the files, for texts without lines.
        own: Whether the general headings are left out.
    """

    id: str
    title: str
    municipality: str | None
    evidence: tuple[tuple[re.Pattern[str], int], ...]
    header: HeaderRules
    contents: ContentsRules
    item: ItemRules
    noise: NoiseRules
    rules: SectionRules
    headings: Mapping[str, SectionKind]
    names: tuple[str, ...] = ()
    own: bool = False

    def has(self, heading: str) -> bool:
        """Whether `heading` is one of the layout's."""
        return fold(heading) in self.headings


class Detected(NamedTuple):
    """What `detect` found.

    Attributes:
        layout: The layout with most evidence.
        score: Weight of the evidence found, by all that the layout asks for; 0 for the general layout.
        evidence: The patterns that were found, as written.
    """

    layout: Layout
    score: float
    evidence: tuple[str, ...]


_AND_MORE = re.compile(r",? (?:m\.? ?v|m\.? ?m|m\.? ?fl|med (?:videre|mere))$")


def fold(heading: str) -> str:
    """Fold a heading for comparison: case, accents on e, a colon or `m.v.` at its end, runs of white space.

    >>> fold("  RESUMÉ :")
    'resume'
    >>> fold("Lovgrundlag m.v.")
    'lovgrundlag'
    """
    folded = _AND_MORE.sub("", " ".join(heading.split()).casefold().rstrip(" :.,"))
    return folded.replace("é", "e").replace("è", "e")


@functools.cache
def load_layouts() -> tuple[Layout, ...]:
    """Load every layout that the package ships, by id.

    Raises:
        LayoutError: With file and key, where one is wrong.
    """
    return tuple(load_layout(path) for path in sorted(LAYOUT_FOLDER.glob("*.toml")))


def layout_by_id(layout_id: str) -> Layout:
    """A layout of the package.

    Raises:
        LayoutError: Where there is none of this id; the message lists those that there are.
    """
    for layout in load_layouts():
        if layout.id == layout_id:
            return layout
    known = ", ".join(layout.id for layout in load_layouts())
    raise LayoutError(f"{layout_id}: there is no such layout; there are {known}")


def load_layout(path: Path) -> Layout:
    """Load one layout file with those that it extends.

    Raises:
        LayoutError: Where the file or a layout that it extends is missing or wrong, or where layouts extend each
            other in a ring.
    """
    chain = _chain(path)
    return _build(path, chain)


def detect(lines: Sequence[Line], municipality: str | None = None, among: Container[str] = ()) -> Detected:
    """Choose the layout that the text gives most evidence for.

    Args:
        lines: The lines of the text.
        municipality: Whose minutes they are, where that is known; layouts of others are left out.
        among: Where it is not known, those whose layouts are looked at, with no weight for the name.

    Returns:
        The layout with most weight of evidence among those that reach half of what they ask for; else the general one.
    """
    sample = _sample(lines)
    cache: dict[re.Pattern[str], bool] = {}

    def found(pattern: re.Pattern[str]) -> bool:
        if pattern not in cache:
            cache[pattern] = bool(pattern.search(sample))
        return cache[pattern]

    best: tuple[int, float, Layout, tuple[str, ...]] | None = None
    for layout in load_layouts():
        if not layout.evidence:
            continue
        own = layout.municipality
        if own and own != municipality and (municipality is not None or own not in among):
            continue
        hits = [(pattern.pattern, weight) for pattern, weight in layout.evidence if found(pattern)]
        total = sum(weight for _, weight in layout.evidence)
        reached = sum(weight for _, weight in hits)
        reasons = tuple(pattern for pattern, _ in hits)
        if own and own == municipality:
            total, reached = total + _MUNICIPALITY_WEIGHT, reached + _MUNICIPALITY_WEIGHT
            reasons = (f"municipality {own}", *reasons)
        share = reached / total
        # The name alone proves no layout: municipalities change theirs.
        if share < _ENOUGH or not hits:
            continue
        candidate = (reached, share, layout, reasons)
        if best is None or candidate[:2] > best[:2]:
            best = candidate
    if best is None:
        return Detected(layout_by_id(GENERAL), 0.0, ())
    return Detected(best[2], round(best[1], 2), best[3])


def _sample(lines: Sequence[Line]) -> str:
    """The first lines and the distinct short ones after them, which is where templates show."""
    out: list[str] = []
    seen: set[str] = set()
    for index, line in enumerate(lines):
        text = line.text
        if not text or (index >= _FIRST_LINES and len(text) > _SAMPLE_WIDTH) or text in seen:
            continue
        seen.add(text)
        out.append(text[:2000])
        if len(out) >= _SAMPLE_LINES:
            break
    return "\n".join(out)


_KEYS = ("title", "extends", "municipality", "evidence", "header", "contents", "item", "noise", "sections")


def _chain(path: Path) -> list[tuple[Path, dict[str, Any]]]:
    """The layout's tables and those of the layouts that it extends, the most general first."""
    chain: list[tuple[Path, dict[str, Any]]] = []
    at: Path | None = path
    while at is not None:
        if any(at == known for known, _ in chain):
            raise LayoutError(f"{path}: extends: {at.stem} extends itself")
        raw = _read(at)
        unknown = [key for key in raw if key not in _KEYS]
        if unknown:
            raise LayoutError(f"{at}: {', '.join(unknown)}: unknown key; known are {', '.join(_KEYS)}")
        for key in ("header", "contents", "item", "noise", "sections"):
            if not isinstance(raw.get(key, {}), dict):
                raise LayoutError(f"{at}: {key}: a table is wanted, [{key}]")
        chain.append((at, raw))
        parent = raw.get("extends", None if at.stem == GENERAL else GENERAL)
        if parent is not None and not isinstance(parent, str):
            raise LayoutError(f"{at}: extends: the id of a layout is wanted")
        at = at.parent / f"{parent}.toml" if parent else None
        if at is not None and not at.exists() and parent == GENERAL:
            # A clerk's file in a folder of its own extends the package's.
            at = LAYOUT_FOLDER / f"{parent}.toml"
    return chain[::-1]


def _build(path: Path, chain: list[tuple[Path, dict[str, Any]]]) -> Layout:
    own = chain[-1][1]
    title = own.get("title")
    if not isinstance(title, str) or not title.strip():
        raise LayoutError(f"{path}: title: what people call the layout is missing")
    municipality = own.get("municipality")
    if municipality is not None and municipality not in names():
        raise LayoutError(
            f"{path}: municipality: {municipality!r} is none of Denmark's; write it as in municipalities.txt"
        )
    tables: dict[str, dict[str, Any]] = {"header": {}, "contents": {}, "item": {}, "noise": {}}
    headings: dict[str, SectionKind] = {}
    written: dict[str, None] = {}
    writing: dict[str, Any] = {}
    evidence: list[tuple[re.Pattern[str], int]] = []
    own_only = False
    for file, raw in chain:
        for key, table in tables.items():
            table.update(raw.get(key, {}))
        sections = dict(raw.get("sections", {}))
        use = sections.pop("use", "all")
        if use not in {"all", "own"}:
            raise LayoutError(f"{file}: sections.use: {use!r}; it is 'all' or 'own'")
        if use == "own":
            headings, written, own_only = {}, {}, True
        elif file.stem == GENERAL:
            base = _table(HEADINGS_FILE, _read(HEADINGS_FILE))
            headings.update({fold(name): kind for name, kind in base})
            written.update(dict.fromkeys(name for name, _ in base))
        for key in SectionRules.model_fields:
            if key in sections:
                writing[key] = sections.pop(key)
        rows = _table(file, sections)
        headings.update({fold(name): kind for name, kind in rows})
        written.update(dict.fromkeys(name for name, _ in rows))
        evidence += [
            (re.compile(row.pattern, re.MULTILINE), row.weight)
            for row in _validated(file, "evidence", Evidence, raw.get("evidence", []))
        ]
    rules = _one(path, "sections", SectionRules, writing)
    left_out = set(map(fold, rules.without))
    headings = {name: kind for name, kind in headings.items() if name not in left_out}
    return Layout(
        id=path.stem,
        title=title,
        municipality=municipality,
        evidence=tuple(evidence),
        header=_one(path, "header", HeaderRules, tables["header"]),
        contents=_one(path, "contents", ContentsRules, tables["contents"]),
        item=_one(path, "item", ItemRules, tables["item"]),
        noise=_one(path, "noise", NoiseRules, tables["noise"]),
        rules=rules,
        headings=headings,
        names=tuple(name for name in written if fold(name) in headings),
        own=own_only,
    )


def _one(path: Path, key: str, model: type[Any], table: dict[str, Any]) -> Any:
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join((key, *(str(part) for part in first["loc"])))
        message = first["msg"]
        if first["type"] == "extra_forbidden":
            message = f"unknown key; known are {', '.join(model.model_fields)}"
        raise LayoutError(f"{path}: {where}: {message.removeprefix('Value error, ')}") from None


def _validated(path: Path, key: str, model: type[Any], rows: Any) -> list[Any]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LayoutError(f"{path}: {key}: a list of {{ pattern = '…', weight = 1 }} is wanted")
    return [_one(path, f"{key}.{index}", model, row) for index, row in enumerate(rows)]


def _table(path: Path, table: dict[str, Any]) -> list[tuple[str, SectionKind]]:
    rows: list[tuple[str, SectionKind]] = []
    for kind, headings in table.items():
        if kind not in KINDS:
            allowed = ", ".join(("use", *SectionRules.model_fields, *KINDS))
            raise LayoutError(f"{path}: sections.{kind}: unknown key; known are {allowed}")
        if not isinstance(headings, list) or not all(isinstance(name, str) for name in headings):
            raise LayoutError(f"{path}: sections.{kind}: a list of headings is wanted")
        rows += [(name, kind) for name in headings]
    return rows


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        raise LayoutError(f"{path}: there is no such layout") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LayoutError(f"{path}: {error}") from None


def _compiling(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None
    return unicodedata.normalize("NFC", pattern)


@functools.lru_cache(maxsize=1024)
def pattern_of(pattern: str) -> re.Pattern[str]:
    """A layout's pattern, compiled once."""
    return re.compile(pattern)


@functools.lru_cache(maxsize=512)
def compiled(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression that matches what any of `patterns` does; None where there are none."""
    bare = [re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns]
    return re.compile("|".join(f"(?:{pattern})" for pattern in bare)) if patterns else None


def any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """`compiled`, for a list as the layouts hold it."""
    return compiled(tuple(patterns))
