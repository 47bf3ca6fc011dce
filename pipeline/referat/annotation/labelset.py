"""The labels as annotators see them: Danish names, colours and keys, from `annotations/labels.toml`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from referat.annotation.errors import AnnotationError
from referat.labels import OUTCOMES, SPAN_LABELS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

#: Where the definitions lie in a folder of annotations.
LABELS_FILE = "labels.toml"
GUIDELINES_FILE = "guidelines.md"

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_KEYS = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True)
class LabelType:
    """One label.

    Attributes:
        label: A label of `referat.labels`.
        name: Its Danish name, which doccano shows.
        key: The key that sets it: a digit or a small letter.
        colour: Of the background, `#rrggbb`.
        text_colour: Of the letters on it.
    """

    label: str
    name: str
    key: str
    colour: str
    text_colour: str = "#ffffff"

    def to_doccano(self) -> dict[str, str]:
        """The fields of a label type in doccano's API."""
        return {
            "text": self.name,
            "suffix_key": self.key,
            "background_color": self.colour,
            "text_color": self.text_colour,
        }


@dataclass(frozen=True)
class LabelSet:
    """Spans and outcomes, each in the order of the tool bar."""

    spans: tuple[LabelType, ...]
    outcomes: tuple[LabelType, ...]

    def name(self, label: str) -> str:
        """The Danish name of a label.

        Raises:
            KeyError: For an unknown label.
        """
        return _name_of(self.spans + self.outcomes, label)

    def span_label(self, name: str) -> str | None:
        """The label of a span type that doccano calls `name`; None where there is none."""
        return next((t.label for t in self.spans if t.name == name), None)

    def outcome_label(self, name: str) -> str | None:
        """The outcome that doccano calls `name`; None where there is none."""
        return next((t.label for t in self.outcomes if t.name == name), None)


def _name_of(types: tuple[LabelType, ...], label: str) -> str:
    """The name of `label` among `types`.

    Raises:
        KeyError: Where it is not among them.
    """
    for kind in types:
        if kind.label == label:
            return kind.name
    raise KeyError(label)


def read_labels(folder: Path) -> LabelSet:
    """Read `labels.toml` of a folder of annotations.

    Raises:
        AnnotationError: Where the file is missing or broken, a label of the project is missing or unknown, or a name
            or key is given twice.
    """
    path = folder / LABELS_FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AnnotationError(f"{path}: no label definitions; name their folder with --annotations") from None
    except ValueError as error:
        raise AnnotationError(f"{path}: {error}") from None
    return make_labels(data, str(path))


def make_labels(data: Mapping[str, Any], where: str = "labels.toml") -> LabelSet:
    """Make a label set of parsed TOML; raises like `read_labels`."""
    parts = {}
    for part, wanted in (("span", SPAN_LABELS), ("outcome", OUTCOMES)):
        types = []
        for entry in data.get(part, []):
            try:
                kind = LabelType(**entry)
            except TypeError as error:
                raise AnnotationError(f"{where}: [[{part}]] {entry}: {error}") from None
            if kind.key not in _KEYS:
                raise AnnotationError(f"{where}: {kind.label}: key {kind.key!r}; a digit or a small letter a-z is one")
            if not (_COLOUR.fullmatch(kind.colour) and _COLOUR.fullmatch(kind.text_colour)):
                raise AnnotationError(f"{where}: {kind.label}: a colour is written #rrggbb")
            types.append(kind)
        if sorted(t.label for t in types) != sorted(wanted):
            raise AnnotationError(f"{where}: [[{part}]] must define each of {', '.join(wanted)} once")
        parts[part] = tuple(types)
    every = parts["span"] + parts["outcome"]
    for field in ("name", "key"):
        values = [getattr(kind, field) for kind in every]
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise AnnotationError(f"{where}: {field} {', '.join(twice)} is given twice")
    return LabelSet(parts["span"], parts["outcome"])
