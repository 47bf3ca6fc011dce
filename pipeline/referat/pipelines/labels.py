"""Labels of other pipelines as ours, where they mean the same."""

from __future__ import annotations

from typing import Final

from spacy.language import Language

from referat.labels import SPAN_LABELS
from referat.record import SpanLabel

#: Label of theirs to ours. `PER` is DaNE's, by which spaCy's Danish pipelines and DaCy's are trained; the others are
#: those of DaCy's fine-grained ones (OntoNotes'). An organisation may be a party or not, so it is neither.
OURS: Final[dict[str, SpanLabel]] = {
    "PER": "PERSON",
    "MONEY": "AMOUNT",
    "LAW": "LEGISLATION",
    "PERSON": "PERSON",
    "PARTY": "PARTY",
    "AMOUNT": "AMOUNT",
    "LEGISLATION": "LEGISLATION",
    "CASE_NUMBER": "CASE_NUMBER",
}


def mapped(label: str) -> SpanLabel | None:
    """The label of ours that means the same, or None.

    >>> mapped("PER"), mapped("ORG")
    ('PERSON', None)
    """
    return OURS.get(label)


def can_find(nlp: Language) -> list[SpanLabel]:
    """Labels of ours that a pipeline can give, in the order of tables, as its components say.

    >>> import spacy
    >>> nlp = spacy.blank("da")
    >>> nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Ib"}])
    >>> can_find(nlp)
    ['PERSON']
    """
    told = {mapped(label) for labels in nlp.pipe_labels.values() for label in labels}
    if any(name == "referat_merge" for name in nlp.pipe_factories.values()):
        return list(SPAN_LABELS)
    return [label for label in SPAN_LABELS if label in told]
