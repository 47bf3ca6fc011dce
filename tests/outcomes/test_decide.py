import pytest

from referat.labels import OUTCOMES
from referat.outcomes import NO_DECISION, decide


def labels(scores: dict[str, float], *, divided: bool = False) -> list[str]:
    return [outcome.label for outcome in decide(scores, divided=divided)]


@pytest.mark.parametrize(
    ("scores", "divided", "expected"),
    [
        ({"APPROVED": 0.9, "AMENDED": 0.7}, False, ["APPROVED", "AMENDED"]),
        ({"APPROVED": 0.9, "AMENDED": 0.4}, False, ["APPROVED"]),
        # nothing reaches the threshold: the best stands
        ({"APPROVED": 0.3, "NOTED": 0.4}, False, ["NOTED"]),
        # NONE stands alone or not at all
        ({"NONE": 0.9, "APPROVED": 0.6}, False, ["NONE"]),
        ({"NONE": 0.6, "APPROVED": 0.9}, False, ["APPROVED"]),
        # votes decide that an item is divided, and it keeps what was decided
        ({"APPROVED": 0.9, "DIVIDED": 0.1}, True, ["DIVIDED", "APPROVED"]),
        ({"APPROVED": 0.3, "NOTED": 0.1, "NONE": 0.1}, True, ["DIVIDED", "APPROVED"]),
        ({"APPROVED": 0.1, "NONE": 0.2}, True, ["DIVIDED"]),
    ],
)
def test_outcomes(scores: dict[str, float], divided: bool, expected: list[str]) -> None:
    assert labels(scores, divided=divided) == expected


def test_scores_are_kept_and_rounded() -> None:
    assert [(o.label, o.score) for o in decide({"NOTED": 0.98765, "NONE": 0.2})] == [("NOTED", 0.988)]


@pytest.mark.parametrize("label", OUTCOMES)
def test_every_outcome_can_be_told(label: str) -> None:
    assert labels({label: 0.99}) == [label]


def test_no_decision_is_certain() -> None:
    assert [(o.label, o.score) for o in NO_DECISION] == [("NONE", 1.0)]
