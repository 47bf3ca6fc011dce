"""Outcomes of agenda items, from the classifier's scores, the phrases of the decision, and what was voted."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from referat.outcomes.cues import find_cues
from referat.record import Outcome, OutcomeLabel

__all__ = ["NO_DECISION", "decide", "find_cues"]

#: An item that says nothing about a decision: nothing is guessed, so the score is certain.
NO_DECISION = (Outcome(label="NONE", score=1.0),)
#: What an outcome needs whose phrase stands in the decision, and one whose phrase does not. Chosen on the dev split.
WITH_CUE: Final = 0.0
WITHOUT_CUE: Final = 0.8
#: What it needs beside one whose phrase does: of what the classifier adds then, less sure is mostly wrong.
BESIDE_CUE: Final = 0.93
#: What an outcome told in words leaves no room for, unless words tell it as well.
CONTRARY: Final[Mapping[OutcomeLabel, frozenset[OutcomeLabel]]] = {
    "REJECTED": frozenset({"APPROVED", "RECOMMENDED", "NOTED"}),
    "APPROVED": frozenset({"REJECTED", "RECOMMENDED"}),
    "RECOMMENDED": frozenset({"REJECTED", "APPROVED"}),
    "POSTPONED": frozenset({"REJECTED", "APPROVED", "RECOMMENDED"}),
    "REFERRED": frozenset({"REJECTED", "APPROVED"}),
    "WITHDRAWN": frozenset({"REJECTED", "APPROVED", "RECOMMENDED"}),
}
#: Below this the classifier's best guess is none.
BEST_GUESS: Final = 0.5


def decide(
    scores: Mapping[str, float], *, cues: Set[OutcomeLabel] = frozenset(), divided: bool = False
) -> list[Outcome]:
    """Choose the outcomes of a decision.

    Precedence: a phrase that says the outcome (`find_cues`) decides; an outcome without its phrase needs the
    classifier to be sure of it, and be none of those that the phrases speak against (`CONTRARY`); where neither
    speaks, the classifier's best guess stands. DIVIDED stands where votes against or a reservation were found, or the
    classifier is sure; NONE stands alone or not at all.

    Args:
        scores: From 0 to 1 by outcome, as `textcat_multilabel` gives them (`doc.cats`).
        cues: What `find_cues` found in the decision.
        divided: Whether votes or a reservation were found.

    Returns:
        At least one outcome, the likeliest first. The score of an outcome that a phrase or a vote decided is at least
        one half.

    Example:
        >>> [o.label for o in decide({"APPROVED": 0.6, "AMENDED": 0.5, "NONE": 0.1}, cues={"APPROVED"}, divided=True)]
        ['APPROVED', 'DIVIDED']
        >>> [o.label for o in decide({"APPROVED": 0.3, "NOTED": 0.6, "NONE": 0.3})]
        ['NOTED']
        >>> [o.label for o in decide({"APPROVED": 0.2, "NONE": 0.1})]
        ['NONE']
    """
    against = frozenset().union(*(CONTRARY.get(cue, frozenset()) for cue in cues))
    chosen = {
        label: score
        for label, score in scores.items()
        if label not in {"NONE", "DIVIDED"}
        and score >= (WITH_CUE if label in cues else BESIDE_CUE if cues else WITHOUT_CUE)
        and (label in cues or label not in against)
    }
    if not chosen and scores:
        label, score = max(scores.items(), key=lambda entry: (entry[0] != "DIVIDED", entry[1]))
        # What a vote was about is adopted more often than not told at all.
        enough = score >= (BEST_GUESS / 2 if divided else BEST_GUESS)
        if enough and label not in {"NONE", "DIVIDED"}:
            chosen[label] = score
    if divided or scores.get("DIVIDED", 0.0) >= WITHOUT_CUE:
        chosen["DIVIDED"] = scores.get("DIVIDED", 0.0)
    if not chosen:
        return [Outcome(label="NONE", score=_rounded(max(scores.get("NONE", 0.0), 0.5)))]
    sure = {*cues, *(("DIVIDED",) if divided else ())}
    ranked = sorted(((max(score, 0.5) if label in sure else score), label) for label, score in chosen.items())
    return [Outcome(label=label, score=_rounded(score)) for score, label in reversed(ranked)]  # type: ignore[arg-type]


def _rounded(score: float) -> float:
    return round(min(max(score, 0.0), 1.0), 3)
