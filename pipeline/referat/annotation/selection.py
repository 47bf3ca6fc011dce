"""Which passages teach most: where the model is unsure, or where model and rules say different things.

* `uncertain`: the number of labels that the model expects to have wrong in the passage. Over the entities in the 8
  best parses of spaCy's beam search, each of probability p, the sum of min(p, 1-p); for a decision the sum of the same
  over the outcomes' probabilities. It is not divided by length: an annotator's minute is spent where errors are.
* `disagreement`: the number of spans that the trained model and the rules (amounts, legislation, parties, case numbers)
  do not have in common: query by committee, with a committee of two.
* `random`: by hash, so that the same seed gives the same passages whatever else there is.

On both ideas: Settles (2010), Active Learning Literature Survey, chapters 3.1 and 3.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from referat.annotation.documents import Passage, digest
from referat.annotation.errors import AnnotationError
from referat.components.merge import MODEL_KEY

Way = Literal["uncertain", "random", "disagreement"]

_BEAM_WIDTH = 8
_BEAM_DENSITY = 0.01
_BATCH = 64
_TEXTCAT = "textcat_multilabel"
#: What both the model and a rule can find.
_COMMON_LABELS = frozenset({"PARTY", "AMOUNT", "LEGISLATION"})


def choose(
    passages: Sequence[Passage], way: Way, number: int, nlp: Language | None = None, seed: int = 0
) -> list[tuple[Passage, float]]:
    """The passages that teach most, with their scores, best first.

    Args:
        passages: To choose from.
        way: How.
        number: How many.
        nlp: The pipeline; `random` needs none.
        seed: Decides between equals.

    Raises:
        AnnotationError: Where there is no pipeline, or it has no `ner`.
    """
    if way == "random":
        scores = [0.0] * len(passages)
    elif nlp is None or "ner" not in nlp.pipe_names:
        raise AnnotationError(f"--select {way} needs a pipeline with 'ner'; name one with --model")
    else:
        scores = uncertainty(passages, nlp) if way == "uncertain" else disagreement(passages, nlp)
    ranked = sorted(zip(passages, scores, strict=True), key=lambda x: (-x[1], digest(f"{seed}{x[0].key}")))
    return ranked[:number]


def uncertainty(passages: Sequence[Passage], nlp: Language) -> list[float]:
    """Labels that the model expects to have wrong, for each passage."""
    ner = nlp.get_pipe("ner")
    scores: list[float] = []
    for at in range(0, len(passages), _BATCH):
        batch = passages[at : at + _BATCH]
        docs = [nlp.make_doc(passage.text) for passage in batch]
        for name in ("tok2vec", "transformer"):
            if name in nlp.pipe_names:
                docs = list(nlp.get_pipe(name).pipe(docs))
        beams = ner.beam_parse(docs, beam_width=_BEAM_WIDTH, beam_density=_BEAM_DENSITY)
        values = [sum(min(p, 1 - p) for p in found.values() if 0 < p < 1) for found in ner.scored_ents(beams)]
        decisions = [index for index, passage in enumerate(batch) if passage.decision]
        if decisions and _TEXTCAT in nlp.pipe_names:
            rows = nlp.get_pipe(_TEXTCAT).predict([docs[index] for index in decisions])
            for index, row in zip(decisions, rows, strict=True):
                values[index] += float(sum(min(p, 1 - p) for p in row))
        scores += values
    return scores


def disagreement(passages: Sequence[Passage], nlp: Language) -> list[float]:
    """Spans that the model and the rules do not have in common, for each passage."""
    return [float(len(_model(doc) ^ _rules(doc))) for doc in nlp.pipe(passage.text for passage in passages)]


def _model(doc: Doc) -> set[tuple[str, int, int]]:
    spans = doc.spans.get(MODEL_KEY, doc.ents)
    return {(s.label_, s.start_char, s.end_char) for s in spans if s.label_ in _COMMON_LABELS}


def _rules(doc: Doc) -> set[tuple[str, int, int]]:
    keys = [key for key in doc.spans if key.startswith("referat.") and key != MODEL_KEY]
    spans = (span for key in keys for span in doc.spans[key])
    return {(s.label_, s.start_char, s.end_char) for s in spans if s.label_ in _COMMON_LABELS}
