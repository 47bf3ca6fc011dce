"""Outcomes of agenda items, from the scores of the classifier and from what was voted."""

from __future__ import annotations

from collections.abc import Mapping

from referat.record import Outcome

__all__ = ["NO_DECISION", "decide"]

#: An item that says nothing about a decision: nothing is guessed, so the score is certain.
NO_DECISION = (Outcome(label="NONE", score=1.0),)


def decide(scores: Mapping[str, float], *, threshold: float = 0.5, divided: bool = False) -> list[Outcome]:
    """Choose the outcomes of a decision.

    Args:
        scores: From 0 to 1 by outcome, as `textcat_multilabel` gives them (`doc.cats`).
        threshold: What a label needs; where none reaches it, the best one stands.
        divided: Whether votes against or a reservation were found, which makes the item DIVIDED.

    Returns:
        At least one outcome, the likeliest first. NONE stands alone or not at all.

    Example:
        >>> [o.label for o in decide({"APPROVED": 0.9, "AMENDED": 0.6, "NONE": 0.1}, divided=True)]
        ['DIVIDED', 'APPROVED', 'AMENDED']
        >>> [o.label for o in decide({"APPROVED": 0.2, "NONE": 0.3})]
        ['NONE']
    """
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    chosen = {label: score for label, score in ranked if score >= threshold}
    if divided:
        chosen["DIVIDED"] = 1.0
    if not chosen or set(chosen) == {"DIVIDED"}:
        # A split alone is no outcome: the best of the others goes with it, if it is any likely.
        others = [(label, score) for label, score in ranked if label != "DIVIDED"]
        if others and (not chosen or (others[0][0] != "NONE" and others[0][1] >= threshold / 2)):
            chosen[others[0][0]] = others[0][1]
    if "NONE" in chosen and len(chosen) > 1:
        if chosen["NONE"] >= max(score for label, score in chosen.items() if label != "NONE"):
            chosen = {"NONE": chosen["NONE"]}
        else:
            del chosen["NONE"]
    return [
        Outcome(label=label, score=round(min(max(score, 0.0), 1.0), 3))  # type: ignore[arg-type]
        for label, score in sorted(chosen.items(), key=lambda entry: -entry[1])
    ]
