"""Scoring the trained model apart from the rules that run after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from referat.components.merge import MODEL_KEY


def score_model(examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
    """Precision, recall and F1 of the entities that the model proposed, before `referat.merge`.

    A pipeline without `referat.merge` is scored on `doc.ents`.

    Returns:
        `model_ents_p`, `model_ents_r`, `model_ents_f` from 0 to 1, and the same by label in `model_ents_per_type`.
    """
    scores = get_ner_prf([_before_merge(example) for example in examples])
    return {f"model_{key}": value for key, value in scores.items()}


def _before_merge(example: Example) -> Example:
    if MODEL_KEY not in example.predicted.spans:
        return example
    predicted = Doc(
        example.predicted.vocab,
        words=[token.text for token in example.predicted],
        spaces=[bool(token.whitespace_) for token in example.predicted],
    )
    spans = example.predicted.spans[MODEL_KEY]
    predicted.set_ents([predicted.char_span(s.start_char, s.end_char, label=s.label_) for s in spans])
    return Example(predicted, example.reference)


@registry.scorers("referat.model_scorer.v1")
def make_model_scorer() -> Callable[..., dict[str, Any]]:
    """`score_model`, for the `scorer` of `ner` in a config."""
    return score_model
