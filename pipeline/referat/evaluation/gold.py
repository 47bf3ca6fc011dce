"""Gold documents in the two forms that there are: the project's corpus, and JSON beside plain texts.

The second is how minutes that may not enter the repository are kept: `gold/<name>.json` with `doc`, `spans`,
`meeting` and `items`, and the text in the folder of the JSON or the one above it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from referat.corpus.gold import GoldMeeting, read_corpus
from referat.errors import CorpusError
from referat.reading import Source, read_file


@dataclass(frozen=True)
class GoldDocument:
    """A document with what its record should say.

    Attributes:
        name: File stem.
        source: What is tagged.
        spans: `(label, start, end)` of every span, in characters of the text.
        meeting: The head of the minutes, as in the record.
        items: Agenda items as in the record, `sections` as headings and `outcomes` as labels.
        layout: Name of the layout, where the corpus knows it.
    """

    name: str
    source: Source
    spans: tuple[tuple[str, int, int], ...]
    meeting: dict[str, Any]
    items: tuple[dict[str, Any], ...]
    layout: str | None = None


def read_gold(folder: Path) -> list[GoldDocument]:
    """Read every gold document of a folder.

    Args:
        folder: `corpus/meetings`, or a folder of JSON files as above.

    Raises:
        CorpusError: Where the folder holds none, or a document is broken.
    """
    if any(folder.glob("*.txt")):
        return [from_meeting(gold) for gold in read_corpus(folder)]
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise CorpusError(folder, None, "no gold documents here (*.txt with marks, or *.json beside plain texts)")
    return [_from_json(path) for path in paths]


def from_meeting(gold: GoldMeeting) -> GoldDocument:
    """The gold document of a meeting of the corpus."""
    items = []
    for item in gold.items:
        facts = item.facts.model_dump()
        items.append({**facts, "sections": [section.heading for section in item.sections]})
    source = Source(f"{gold.id}.txt", gold.text, "0" * 64, "text/plain")
    return GoldDocument(
        name=gold.id,
        source=source,
        spans=tuple((mark.label, mark.start, mark.end) for mark in gold.spans),
        meeting=gold.sidecar.meeting.model_dump(),
        items=tuple(items),
        layout=gold.sidecar.layout,
    )


def _from_json(path: Path) -> GoldDocument:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CorpusError(path, None, f"no JSON: {error}") from None
    if not isinstance(gold, dict) or not {"doc", "spans", "meeting", "items"} <= set(gold):
        raise CorpusError(path, None, "no gold document: doc, spans, meeting and items are wanted")
    text_path = _first_existing([path.parent / gold["doc"], path.parent.parent / gold["doc"]])
    if text_path is None:
        raise CorpusError(path, None, f"its text {gold['doc']} is neither beside it nor in the folder above")
    source = read_file(text_path)
    for span in gold["spans"]:
        if source.text[span["start"] : span["end"]] != span["text"]:
            raise CorpusError(path, None, f"span {span['text']!r} does not stand at {span['start']}:{span['end']}")
    return GoldDocument(
        name=text_path.stem,
        source=source,
        spans=tuple((span["label"], span["start"], span["end"]) for span in gold["spans"]),
        meeting=gold["meeting"],
        items=tuple(gold["items"]),
    )


def _first_existing(paths: Iterable[Path]) -> Path | None:
    return next((path for path in paths if path.is_file()), None)
