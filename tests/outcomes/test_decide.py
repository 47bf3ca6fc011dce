import pytest

from referat.labels import OUTCOMES
from referat.outcomes import NO_DECISION, decide


def labels(scores: dict[str, float], cues: str = "", *, divided: bool = False) -> list[str]:
    return [outcome.label for outcome in decide(scores, cues=set(cues.split()), divided=divided)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scores", "cues", "divided", "expected"),
    [
        # a phrase decides, whatever the classifier thinks
        ({"APPROVED": 0.2, "NOTED": 0.1}, "APPROVED", False, ["APPROVED"]),
        ({"APPROVED": 0.9, "AMENDED": 0.1}, "APPROVED AMENDED", False, ["APPROVED", "AMENDED"]),
        # what no phrase says, the classifier must be sure of
        ({"APPROVED": 0.9, "AMENDED": 0.85}, "APPROVED", False, ["APPROVED"]),
        ({"APPROVED": 0.9, "AMENDED": 0.95}, "APPROVED", False, ["APPROVED", "AMENDED"]),
        ({"APPROVED": 0.7, "HEARING": 0.85}, "", False, ["HEARING"]),
        # and what the phrases speak against, no classifier is sure enough of
        ({"APPROVED": 0.9, "REJECTED": 0.99}, "APPROVED", False, ["APPROVED"]),
        ({"POSTPONED": 0.2, "APPROVED": 0.99}, "POSTPONED", False, ["POSTPONED"]),
        ({"POSTPONED": 0.2, "APPROVED": 0.99}, "POSTPONED APPROVED", False, ["POSTPONED", "APPROVED"]),
        # without any phrase its best guess stands, if it is any good
        ({"APPROVED": 0.3, "NOTED": 0.6}, "", False, ["NOTED"]),
        ({"APPROVED": 0.3, "NOTED": 0.4, "NONE": 0.2}, "", False, ["NONE"]),
        # NONE stands alone or not at all
        ({"NONE": 0.9, "APPROVED": 0.6}, "APPROVED", False, ["APPROVED"]),
        ({"NONE": 0.9, "APPROVED": 0.6}, "", False, ["NONE"]),
        # votes decide that an item is divided, and it keeps what was decided
        ({"APPROVED": 0.9, "DIVIDED": 0.1}, "APPROVED", True, ["APPROVED", "DIVIDED"]),
        ({"APPROVED": 0.3, "NOTED": 0.1, "NONE": 0.1}, "", True, ["DIVIDED", "APPROVED"]),
        ({"APPROVED": 0.1, "NONE": 0.2}, "", True, ["DIVIDED"]),
        ({"NOTED": 0.9, "DIVIDED": 0.9}, "NOTED", False, ["NOTED", "DIVIDED"]),
    ],
)
def test_outcomes(scores: dict[str, float], cues: str, divided: bool, expected: list[str]) -> None:
    assert sorted(labels(scores, cues, divided=divided)) == sorted(expected)


def test_scores_are_kept_and_rounded() -> None:
    assert [(o.label, o.score) for o in decide({"NOTED": 0.98765, "NONE": 0.2})] == [("NOTED", 0.988)]


@pytest.mark.parametrize("label", OUTCOMES)
def test_every_outcome_can_be_told(label: str) -> None:
    assert labels({label: 0.99}) == [label]


def test_no_scores_mean_no_decision() -> None:
    assert labels({}) == ["NONE"]


def test_no_decision_is_certain() -> None:
    assert [(o.label, o.score) for o in NO_DECISION] == [("NONE", 1.0)]
