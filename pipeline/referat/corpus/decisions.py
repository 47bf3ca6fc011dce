"""Decision paragraphs on their own: more of the outcomes that meetings record seldom.

= POSTPONED
Sagen udsættes til næste møde.

= APPROVED DIVIDED
Godkendt. [[PARTY|Venstre]] stemte imod.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from referat.corpus.markup import Mark, parse_markup
from referat.errors import CorpusError
from referat.labels import OUTCOMES


@dataclass(frozen=True)
class DecisionParagraph:
    """A decision with its outcomes; `line` is that of its header in `path`."""

    text: str
    spans: list[Mark]
    outcomes: tuple[str, ...]
    path: Path
    line: int


def read_decisions(folder: Path) -> Iterator[DecisionParagraph]:
    """Read every `*.txt` of a folder, in order.

    Raises:
        CorpusError: With file and line, for text before the first header, an unknown or repeated outcome, NONE beside
            another, an empty paragraph, or malformed markup.
    """
    for path in sorted(folder.glob("*.txt")):
        yield from _read(path)


def _read(path: Path) -> Iterator[DecisionParagraph]:
    header: tuple[int, tuple[str, ...]] | None = None
    body: list[str] = []
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate([*lines, "= "], 1):
        if not line.startswith("= "):
            if header is None and line.strip():
                raise CorpusError(path, number, "text before the first line '= OUTCOME'")
            body.append(line)
            continue
        if header is not None:
            yield _paragraph(path, *header, "\n".join(body).strip())
        body = []
        if number <= len(lines):
            header = number, _outcomes(path, number, line[2:])


def _outcomes(path: Path, number: int, line: str) -> tuple[str, ...]:
    labels = tuple(line.replace(",", " ").split())
    unknown = [label for label in labels if label not in OUTCOMES]
    if unknown or not labels:
        named = " ".join(unknown) or "(none)"
        raise CorpusError(path, number, f"unknown outcome {named}; they are {', '.join(OUTCOMES)}")
    if len(set(labels)) != len(labels) or ("NONE" in labels and len(labels) > 1):
        raise CorpusError(path, number, f"{' '.join(labels)}: an outcome stands twice, or NONE beside others")
    return labels


def _paragraph(path: Path, number: int, outcomes: tuple[str, ...], marked: str) -> DecisionParagraph:
    if not marked:
        raise CorpusError(path, number, "an empty paragraph")
    try:
        markup = parse_markup(marked, path)
    except CorpusError as error:
        raise CorpusError(path, number + (error.line or 0), error.problem) from None
    return DecisionParagraph(markup.text, markup.spans, outcomes, path, number)
