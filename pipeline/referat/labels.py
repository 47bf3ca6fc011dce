"""The closed vocabularies of the project: span labels, outcomes of an item, sides of a vote.

What each one means is defined in `annotations/guidelines.md`; nothing else in the package defines a label.
"""

from __future__ import annotations

from typing import Final

#: Labels of spans, in the order in which tables print them.
SPAN_LABELS: Final = ("PERSON", "PARTY", "AMOUNT", "LEGISLATION", "CASE_NUMBER")

#: Span labels that the trained `ner` component learns; CASE_NUMBER is the work of rules alone.
NER_LABELS: Final = ("PERSON", "PARTY", "AMOUNT", "LEGISLATION")

#: Outcomes of an agenda item. An item has one or several of them, NONE only alone.
OUTCOMES: Final = (
    "APPROVED",
    "AMENDED",
    "RECOMMENDED",
    "NOTED",
    "DISCUSSED",
    "POSTPONED",
    "REJECTED",
    "REFERRED",
    "HEARING",
    "ELECTED",
    "WITHDRAWN",
    "DIVIDED",
    "NONE",
)

#: Sides of a recorded vote.
VOTE_SIDES: Final = ("for", "against", "abstain")

#: What a section of an item is for; `other` is a template heading with no more special job.
SECTION_KINDS: Final = (
    "resume",
    "recommendation",
    "decision",
    "case",
    "history",
    "economy",
    "law",
    "competence",
    "attachments",
    "other",
)
