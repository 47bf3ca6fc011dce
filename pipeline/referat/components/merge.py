"""The one place where rules and model meet.

Precedence, from the strongest:

1. Spans of rules, in the order of `rules`. Of two that overlap, the one of the matcher named first stays; of two of one
   matcher, the longer.
2. Entities of the trained model whose label is in `model_labels` and that touch no span kept before.

A model's entity that covers the same tokens as a rule's gives way to it, so that the value stays with the span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example


#: Key of `doc.spans` under which what the model alone proposed stays to be seen.
MODEL_KEY = "referat.model"


class Merge:
    """Filters rule spans and model entities into `doc.ents`.

    Args:
        name: Name of the component.
        rules: Keys of `doc.spans`, strongest first.
        model_labels: Labels that the model may add where no rule has spoken.
        scorer: Scores `doc.ents` while training.
    """

    def __init__(
        self, name: str, *, rules: list[str], model_labels: list[str], scorer: Callable[..., dict[str, Any]] | None = None
    ) -> None:
        self.name = name
        self.rules = rules
        self.model_labels = frozenset(model_labels)
        self.scorer = scorer

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Score the merged entities, by the `scorer` of the config."""
        return self.scorer(examples, **kwargs) if self.scorer else {}

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
        return by_rules + [entity for entity in doc.ents if entity.label_ in self.model_labels]


@Language.factory(
    "referat_merge",
    default_config={
        "rules": ["referat.case_number", "referat.amount", "referat.legislation", "referat.party"],
        "model_labels": ["PERSON", "PARTY", "AMOUNT", "LEGISLATION"],
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_merge(
    nlp: Language, name: str, rules: list[str], model_labels: list[str], scorer: Callable[..., dict[str, Any]] | None
) -> Merge:
    """Rules and model into `doc.ents`; see the module for the precedence."""
    return Merge(name, rules=rules, model_labels=model_labels, scorer=scorer)
