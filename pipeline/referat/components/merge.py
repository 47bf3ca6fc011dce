"""The one place where rules and model meet.

Precedence, from the strongest:

1. Spans of rules, in the order of `rules`. Of two that overlap, the one of the matcher named first stays; of two of one
   matcher, the longer.
2. Entities of the trained model that touch no span kept before, of the labels in `model_labels`, where they hold what
   the label cannot do without: a sum holds a digit, a law holds `§` or the word for one. What rules know as well as
   sums and laws, a model that differs from them is mostly wrong about.

A model's entity that covers the same tokens as a rule's gives way to it, so that the value stays with the span.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

#: Key of `doc.spans` under which what the model alone proposed stays to be seen.
MODEL_KEY = "referat.model"

#: What the model may add, and what it must hold.
MODEL_LABELS = {
    "PERSON": "",
    "PARTY": "",
    "AMOUNT": r"\d",
    "LEGISLATION": (
        r"§|\b[Ll]ov om\b|\w{4,}(?:lov|lovens?|bekendtgørelsens?|direktivets?|forordningens?)\b|\b[Bb]ekendtgørelse\b"
    ),
}


class Merge:
    """Filters rule spans and model entities into `doc.ents`.

    Args:
        name: Name of the component.
        rules: Keys of `doc.spans`, strongest first.
        model_labels: Labels that the model may add where no rule has spoken, each with a regular expression that must
            be found in the entity's text; an empty one is found in every text.
    """

    def __init__(
        self,
        name: str,
        *,
        rules: list[str],
        model_labels: dict[str, str],
    ) -> None:
        self.name = name
        self.rules = rules
        self.model_labels = {label: re.compile(pattern) for label, pattern in model_labels.items()}

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[Span]:
        """The spans that stay, in order of the text."""
        kept: list[Span] = []
        taken: set[int] = set()
        for span in self._candidates(doc):
            tokens = range(span.start, span.end)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                kept.append(span)
        return sorted(kept, key=lambda span: span.start)

    def set_annotations(self, doc: Doc, spans: list[Span]) -> None:
        """Make the spans the Doc's entities; what the model proposed stays under `MODEL_KEY`."""
        doc.spans[MODEL_KEY] = [Span(doc, entity.start, entity.end, label=entity.label) for entity in doc.ents]
        doc.set_ents(spans)

    def _candidates(self, doc: Doc) -> list[Span]:
        by_rules = [
            span
            for key in self.rules
            if key in doc.spans
            for span in sorted(doc.spans[key], key=lambda span: (span.start - span.end, span.start))
        ]
        return by_rules + [entity for entity in doc.ents if self._may_add(entity)]

    def _may_add(self, entity: Span) -> bool:
        needed = self.model_labels.get(entity.label_)
        return needed is not None and needed.search(entity.text) is not None


@Language.factory(
    "referat_merge",
    default_config={
        "rules": ["referat.case_number", "referat.amount", "referat.legislation", "referat.party"],
        "model_labels": MODEL_LABELS,
    },
)
def make_merge(nlp: Language, name: str, rules: list[str], model_labels: dict[str, str]) -> Merge:
    """Rules and model into `doc.ents`; see the module for the precedence."""
    return Merge(name, rules=rules, model_labels=model_labels)
