"""The one place where rules and model meet.

Precedence, from the strongest:

1. Spans of rules, in the order of `rules`. Of two that overlap, the one of the matcher named first stays; of two of one
   matcher, the longer.
2. Entities of the trained model that touch no span kept before, of the labels in `model_labels`, where they hold what
   the label cannot do without: a sum holds a digit, a unit and no ordinary word, a law holds `§` or the word for one, a
   party is a name (a letter alone is read by rules, which know the context that makes it one), a person has a name that
   people have (`referat.person.can_be_name`). What rules know as well as sums and laws, a model that differs from them
   is mostly wrong about.
3. Rules cannot read every mistyped word. So of the labels in `mistyped` the model may add an entity that holds a word
   which no dictionary has, whatever it lacks else.

A model's entity that covers the same tokens as a rule's gives way to it, so that the value stays with the span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from referat.person import can_be_name
from referat.words.lexicon import COMMON, COMPOUND, NEAR_LAW, PROPER, UNKNOWN, shipped_word_class

#: Key of `doc.spans` under which what the model alone proposed stays to be seen.
MODEL_KEY = "referat.model"

#: What the model may add, and what it must hold.
MODEL_LABELS = {
    "PERSON": "",
    "PARTY": r"^[A-ZÆØÅ]\D{2,}$",
    "AMOUNT": r"\d.*(?:[^\W\d_]|,-)|[^\W\d_].*\d",
    "LEGISLATION": (
        r"§|\b[Ll]ov om\b|\w{4,}(?:lov|lovens?|bekendtgørelsens?|direktivets?|forordningens?)\b|\b[Bb]ekendtgørelse\b"
    ),
}
#: Labels whose rules a mistyped word defeats, and whose model knows them by their context.
MISTYPED = ("LEGISLATION",)
#: Labels whose spans hold no ordinary words: `59 kommunale arbejdspladser` is no sum.
WORDLESS = ("AMOUNT",)
#: Shorter tokens tell nothing of typing.
_SHORTEST = 3


class Merge:
    """Filters rule spans and model entities into `doc.ents`.

    Args:
        name: Name of the component.
        rules: Keys of `doc.spans`, strongest first.
        model_labels: Labels that the model may add where no rule has spoken, each with a regular expression that must
            be found in the entity's text; an empty one is found in every text.
        mistyped: Labels of which the model is trusted where a word is mistyped.
    """

    def __init__(
        self,
        name: str,
        *,
        rules: list[str],
        model_labels: dict[str, str],
        mistyped: Iterable[str] = (),
    ) -> None:
        self.name = name
        self.rules = rules
        self.mistyped = frozenset(mistyped)
        self.model_labels = {label: re.compile(pattern) for label, pattern in model_labels.items()}

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[Span]:
        """The spans that stay, in order of the text."""
        kept: dict[int, Span] = {}
        owned: set[int] = set()
        for span in self._of_rules(doc):
            if owned.isdisjoint(range(span.start, span.end)):
                owned.update(range(span.start, span.end))
                kept[span.start] = span
        for entity in doc.ents:
            if owned.isdisjoint(range(entity.start, entity.end)) and self._may_add(entity):
                kept[entity.start] = entity
        return [kept[start] for start in sorted(kept)]

    def set_annotations(self, doc: Doc, spans: list[Span]) -> None:
        """Make the spans the Doc's entities; what the model proposed stays under `MODEL_KEY`."""
        doc.spans[MODEL_KEY] = [Span(doc, entity.start, entity.end, label=entity.label) for entity in doc.ents]
        doc.set_ents(spans)

    def _of_rules(self, doc: Doc) -> list[Span]:
        return [
            span
            for key in self.rules
            if key in doc.spans
            for span in sorted(doc.spans[key], key=lambda span: (span.start - span.end, span.start))
        ]

    def _may_add(self, entity: Span) -> bool:
        needed = self.model_labels.get(entity.label_)
        if entity.label_ == "PERSON" and not can_be_name(entity.text):
            return False
        if needed is None or (entity.label_ in WORDLESS and any(_is_ordinary(token) for token in entity)):
            return False
        if needed.search(entity.text):
            return True
        return entity.label_ in self.mistyped and any(_is_unknown(token) for token in entity)


def _kind(token: Token) -> int:
    return shipped_word_class(token.text) >> 4


def _is_ordinary(token: Token) -> bool:
    return len(token) >= _SHORTEST and _kind(token) in (COMMON, COMPOUND, PROPER)


def _is_unknown(token: Token) -> bool:
    """Whether a token is written with letters and stands in no dictionary; abbreviations are no mistyped words."""
    return len(token) >= _SHORTEST and not token.is_upper and _kind(token) in (UNKNOWN, NEAR_LAW)


@Language.factory(
    "referat_merge",
    default_config={
        "rules": ["referat.case_number", "referat.amount", "referat.legislation", "referat.party"],
        "model_labels": MODEL_LABELS,
        "mistyped": list(MISTYPED),
    },
)
def make_merge(nlp: Language, name: str, rules: list[str], model_labels: dict[str, str], mistyped: list[str]) -> Merge:
    """Rules and model into `doc.ents`; see the module for the precedence."""
    return Merge(name, rules=rules, model_labels=model_labels, mistyped=mistyped)
