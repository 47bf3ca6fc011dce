"""One passage as a line of doccano's JSONL, and back.

doccano's page counts characters in units of UTF-16, its server and every script in code points; behind an emoji the
two differ. So the text that goes to doccano has a place holder for every character beyond the basic plane: it is one
unit in both, and offsets mean the same everywhere. The true text never leaves the source, onto which labels are mapped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from referat.annotation.documents import Passage, digest
from referat.annotation.labelset import LabelSet
from referat.corpus.markup import Mark

#: Stands for a character beyond the basic plane.
PLACE_HOLDER = "□"
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def masked(text: str) -> str:
    """The text as doccano gets it, of the same length.

    >>> masked("Møde 😀 kl. 9")
    'Møde □ kl. 9'
    """
    return _BEYOND.sub(PLACE_HOLDER, text)


def to_row(
    passage: Passage,
    spans: Iterable[Mark],
    outcomes: Iterable[str],
    labels: LabelSet,
    extra: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The example of a passage. Every row has the same keys and no null: doccano reads a file into one table.

    Args:
        passage: What is shown.
        spans: Suggestions, in offsets of the passage.
        outcomes: Suggested outcomes of the decision.
        labels: Names of the labels.
        extra: More metadata to show; every row of one push has the same keys.
    """
    entities = [[mark.start, mark.end, labels.name(mark.label)] for mark in spans]
    cats = [labels.name(label) for label in outcomes]
    return {
        "text": masked(passage.text),
        "entities": entities,
        "cats": cats,
        "dokument": passage.document,
        "afsnit": passage.section,
        "linje": passage.line,
        "start": passage.start,
        "slut": passage.end,
        "beslutning": "ja" if passage.decision else "nej",
        "punkt": -1 if passage.item is None else passage.item,
        "sha256": passage.sha256,
        "tekst_sha256": digest(passage.text),
        "noegle": passage.key,
        "forslag": len(entities) + len(cats),
        **(extra or {}),
    }


def to_jsonl(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as JSON Lines in pure ASCII, so that no guess at the encoding can go wrong."""
    return "".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows)
