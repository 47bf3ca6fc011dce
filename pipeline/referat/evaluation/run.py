"""Tag gold documents with a pipeline and score the records."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language

from referat.evaluation.gold import GoldDocument
from referat.evaluation.score import Scores, score
from referat.tagging import Tagger

#: Components of rules, without which the model stands alone.
RULES = ("case_number", "amount", "legislation", "party")


def evaluate(nlp: Language, documents: Sequence[GoldDocument]) -> Scores:
    """Tag raw text and score what comes out; gold structure is not shown to the pipeline."""
    tagger = Tagger(nlp)
    records = tagger.tag_all(document.source for document in documents)
    return score(
        documents,
        {
            document.name: record.model_dump(by_alias=True)
            for document, record in zip(documents, records, strict=True)
        },
    )


def evaluate_parts(nlp: Language, documents: Sequence[GoldDocument]) -> dict[str, Scores]:
    """Score the whole pipeline, the trained model without rules, and the rules without the model."""
    parts = {"whole": evaluate(nlp, documents)}
    present = [name for name in RULES if name in nlp.pipe_names]
    with nlp.select_pipes(disable=present):
        parts["model alone"] = evaluate(nlp, documents)
    with nlp.select_pipes(disable=[name for name in ("tok2vec", "transformer", "ner") if name in nlp.pipe_names]):
        parts["rules alone"] = evaluate(nlp, documents)
    return parts
