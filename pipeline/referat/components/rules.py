"""Rule matchers as components of a pipeline.

Each writes the spans that it finds to a key of its own in `doc.spans` and changes nothing else; `referat.merge` decides
what becomes an entity. The rule's id is the span's id, and its value stands in `span._.referat_value`.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span

from referat.amount import AmountMatcher
from referat.case_number import CaseNumberMatcher
from referat.components.tokenizer import text_of
from referat.legislation import LegislationMatcher
from referat.matching import Matcher
from referat.party import Council, PartyMatcher, matcher_of

if not Span.has_extension("referat_value"):
    Span.set_extension("referat_value", default=None)

#: Key of `doc.user_data` under which whoever knows the meeting that a Doc is of puts its `referat.party.Council`.
COUNCIL: Final = "referat.council"


class RuleComponent:
    """Runs a matcher over a Doc.

    Args:
        name: Name of the component.
        matcher: Finds the spans in the Doc's text.
        spans_key: Key of `doc.spans` that they are written to.
    """

    def __init__(self, name: str, *, matcher: Matcher, spans_key: str) -> None:
        self.name = name
        self.matcher = matcher
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[Span]:
        """Find the spans, without changing the Doc's annotations. A hit that no tokens fit is widened to tokens."""
        spans = []
        for match in self.matcher_for(doc).match(text_of(doc)):
            span = doc.char_span(match.start, match.end, label=match.label, span_id=match.rule, alignment_mode="expand")
            if span is not None:
                span._.referat_value = dict(match.value) if match.value is not None else None
                spans.append(span)
        return spans

    def matcher_for(self, doc: Doc) -> Matcher:
        """The matcher that reads a Doc; the same for all."""
        return self.matcher

    def set_annotations(self, doc: Doc, spans: list[Span]) -> None:
        """Write the spans to the component's key."""
        doc.spans[self.spans_key] = spans


class PartyComponent(RuleComponent):
    """Runs the matcher of parties, with what a Doc's meeting knows where `doc.user_data` holds its `COUNCIL`."""

    def matcher_for(self, doc: Doc) -> Matcher:
        """The matcher that knows the Doc's council, or the one that knows none."""
        council = doc.user_data.get(COUNCIL)
        return matcher_of(council) if isinstance(council, Council) else self.matcher


@Language.factory("referat_case_number", default_config={"spans_key": "referat.case_number"})
def make_case_number(nlp: Language, name: str, spans_key: str) -> RuleComponent:
    """Case numbers (label CASE_NUMBER); see `referat.case_number`."""
    return RuleComponent(name, matcher=CaseNumberMatcher(), spans_key=spans_key)


@Language.factory("referat_amount", default_config={"spans_key": "referat.amount"})
def make_amount(nlp: Language, name: str, spans_key: str) -> RuleComponent:
    """Sums of money (label AMOUNT); see `referat.amount`."""
    return RuleComponent(name, matcher=AmountMatcher(), spans_key=spans_key)


@Language.factory("referat_legislation", default_config={"spans_key": "referat.legislation"})
def make_legislation(nlp: Language, name: str, spans_key: str) -> RuleComponent:
    """Acts, orders and provisions (label LEGISLATION); see `referat.legislation`."""
    return RuleComponent(name, matcher=LegislationMatcher(), spans_key=spans_key)


@Language.factory("referat_party", default_config={"spans_key": "referat.party"})
def make_party(nlp: Language, name: str, spans_key: str) -> RuleComponent:
    """Parties, lists and members without one (label PARTY); see `referat.party`."""
    return PartyComponent(name, matcher=PartyMatcher(), spans_key=spans_key)
