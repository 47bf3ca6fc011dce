"""Gold meetings, documents and scores made for tests."""

from __future__ import annotations

from typing import Any

from referat.corpus.gold import GoldMeeting, ItemSidecar, Sidecar, _items
from referat.corpus.markup import parse_markup
from referat.evaluation.gold import GoldDocument
from referat.evaluation.run import Tagged
from referat.evaluation.score import Count, Scores, Share
from referat.reading import Source
from referat.record import Meeting

MARKED = """Horsens Kommune
REFERAT Byrådet d. 02-01-2024

Til stede: [[PERSON|Per Fjord]] ([[PARTY|A]]), [[PERSON|Åse Brun Holm]] ([[PARTY|V]])

[[item]]Punkt 1: Skolens tag
[[heading|Sagsfremstilling]]
[[PERSON|Åse Holms]] forslag koster [[AMOUNT|750.000 kr.]] efter [[LEGISLATION|folkeskoleloven]]. [[PERSON|Fjord]] er enig.
[[decision|Beslutning]]
Godkendt.
[[item]]Punkt 2: Kirkegårdens mur
[[decision|Beslutning]]
Drøftet.
"""


def make_meeting(marked: str = MARKED, *, name: str = "horsens-byraadet-2024-01-02", **fields: Any) -> GoldMeeting:
    """A gold meeting of marked text; `outcomes` gives those of its items, the other fields go into its sidecar."""
    markup = parse_markup(marked)
    outcomes = fields.pop("outcomes", [["APPROVED"], ["DISCUSSED"]])
    body, layout = fields.pop("body", "Byrådet"), fields.pop("layout", "horsens")
    assert len(outcomes) == len(markup.items), "outcomes for each item"
    assert not fields, f"unknown: {fields}"
    items = [ItemSidecar(number=i, title=None, outcomes=labels) for i, labels in enumerate(outcomes, 1)]
    sidecar = Sidecar(layout=layout, meeting=Meeting(municipality="Horsens", body=body), items=items)
    return GoldMeeting(name, markup.text, markup.spans, _items(markup, sidecar), sidecar)


def make_item(**fields: Any) -> dict[str, Any]:
    item: dict[str, Any] = {
        "number": 1, "title": "Budget", "closed": False, "case_number": None, "sections": [], "outcomes": ["APPROVED"],
        "votes": [], "not_participating": [], "attachments": [],
    }  # fmt: skip
    return {**item, **fields}


def make_tagged(
    text: str,
    gold: list[tuple[str, int, int]],
    predicted: list[tuple[str, int, int]],
    *,
    name: str = "m",
    layout: str | None = None,
    outcomes: list[tuple[list[str], list[str] | None]] | None = None,
) -> Tagged:
    """A document with its record; of `outcomes` a pair for each item, None where the item was not found."""
    gold_items, got_items = [], []
    for number, (wanted, got) in enumerate(outcomes or [], 1):
        gold_items.append(make_item(number=number, title=f"Sag {number}", outcomes=wanted))
        if got is not None:
            scored = [{"label": label, "score": 0.9} for label in got]
            got_items.append(make_item(number=number, title=f"Sag {number}", outcomes=scored, start=0, end=len(text)))
    source = Source(f"{name}.txt", text, "0" * 64, "text/plain")
    document = GoldDocument(name, source, tuple(gold), {}, tuple(gold_items), layout)
    spans = [{"label": label, "start": start, "end": end} for label, start, end in predicted]
    return Tagged(document, {"meeting": {}, "items": got_items, "spans": spans})


def make_scores(hits: int = 0, false_alarms: int = 0, misses: int = 0, *, right: int = 0, items: int = 0) -> Scores:
    """Scores with counts of PERSON, of the outcome NOTED, and a share of outcomes that are right."""
    scores = Scores()
    scores.spans["PERSON"] = Count(hits, false_alarms, misses)
    scores.outcomes["NOTED"] = Count(hits, false_alarms, misses)
    scores.shares["item outcomes"] = Share(right, items)
    return scores
