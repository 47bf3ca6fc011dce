import pytest
from evaluation_factories import make_tagged
from hypothesis import given
from hypothesis import strategies as st

from referat.evaluation.confusion import (
    BORDERS,
    MISSED,
    NO_LABEL,
    NO_SPAN,
    outcome_matrix,
    pair_spans,
    span_matrix,
    worst_errors,
)

TEXT = "Per Fjord og Ida Kvist gav 500 kr. til Venstre i går."
PER, IDA, SUM, PARTY = ("PERSON", 0, 9), ("PERSON", 13, 22), ("AMOUNT", 27, 34), ("PARTY", 39, 46)


@pytest.mark.parametrize(
    ("gold", "predicted", "counts"),
    [
        ([PER], [PER], {("PERSON", "PERSON"): 1}),
        ([PER], [], {("PERSON", MISSED): 1}),
        ([], [PER], {(NO_SPAN, "PERSON"): 1}),
        ([PER], [("PERSON", 0, 3)], {("PERSON", BORDERS): 1}),
        ([PER], [("PARTY", 0, 9)], {("PERSON", "PARTY"): 1}),
        ([PER], [("PARTY", 4, 9)], {("PERSON", "PARTY"): 1}),
        # spans that only touch have nothing in common
        ([PER], [("PERSON", 9, 12)], {("PERSON", MISSED): 1, (NO_SPAN, "PERSON"): 1}),
        # one prediction over two gold spans belongs to the one it shares more with
        ([PER, IDA], [("PERSON", 0, 22)], {("PERSON", BORDERS): 1, ("PERSON", MISSED): 1}),
        # two predictions for one gold span
        ([PER], [("PERSON", 0, 3), ("PERSON", 4, 9)], {("PERSON", BORDERS): 1, (NO_SPAN, "PERSON"): 1}),
        # the same twice
        ([PER], [PER, PER], {("PERSON", "PERSON"): 1, (NO_SPAN, "PERSON"): 1}),
        # the right one is taken before an overlapping one
        ([PER], [("PARTY", 0, 12), PER], {("PERSON", "PERSON"): 1, (NO_SPAN, "PARTY"): 1}),
        ([], [], {}),
    ],
)
def test_spans(
    gold: list[tuple[str, int, int]], predicted: list[tuple[str, int, int]], counts: dict[tuple[str, str], int]
) -> None:
    assert dict(span_matrix([make_tagged(TEXT, gold, predicted)]).counts) == counts


_SPANS = st.lists(
    st.tuples(st.sampled_from(["PERSON", "PARTY"]), st.integers(0, 9), st.integers(1, 5)).map(
        lambda span: (span[0], span[1], span[1] + span[2])
    ),
    max_size=5,
)


@given(_SPANS, _SPANS)
def test_every_span_is_in_one_pair(gold: list[tuple[str, int, int]], predicted: list[tuple[str, int, int]]) -> None:
    pairs = pair_spans(gold, predicted)
    assert sorted(left for left, _ in pairs if left) == sorted(gold)
    assert sorted(right for _, right in pairs if right) == sorted(predicted)
    hits = sum(left == right for left, right in pairs)
    assert hits == make_tagged("x" * 20, gold, predicted).scores.micro.hits


@pytest.mark.parametrize(
    ("gold", "predicted", "counts"),
    [
        (["NOTED"], ["NOTED"], {("NOTED", "NOTED"): 1}),
        (["NOTED"], ["DISCUSSED"], {("NOTED", "DISCUSSED"): 1}),
        (
            ["APPROVED", "AMENDED"],
            ["APPROVED"],
            {("APPROVED", "APPROVED"): 1, ("AMENDED", MISSED): 1},
        ),
        (
            ["APPROVED"],
            ["APPROVED", "DIVIDED"],
            {("APPROVED", "APPROVED"): 1, (NO_LABEL, "DIVIDED"): 1},
        ),
        # an item that was not found has no outcome, not even NONE
        (["NONE"], None, {("NONE", MISSED): 1}),
        # no outcome means NONE
        (["NOTED"], [], {("NOTED", "NONE"): 1}),
    ],
)
def test_outcomes(gold: list[str], predicted: list[str] | None, counts: dict[tuple[str, str], int]) -> None:
    matrix = outcome_matrix([make_tagged(TEXT, [], [], outcomes=[(gold, predicted)])])
    assert dict(matrix.counts) == counts
    assert sum(matrix.row_total(row) for row in matrix.rows) == sum(counts.values())


def test_errors_are_ranked_by_what_they_weigh_and_counted() -> None:
    again = TEXT + " Per Fjord"
    first = make_tagged(again, [PER, IDA, SUM, ("PERSON", 54, 63)], [("PERSON", 13, 16), SUM, PARTY], name="one")
    other = make_tagged(TEXT, [PER], [], name="two", outcomes=[(["NOTED"], ["DISCUSSED"])])
    errors = worst_errors([first, other])
    assert [(e.kind, e.document, e.gold, e.predicted, e.times) for e in errors] == [
        ("missed", "one", "PERSON Per Fjord", "", 3),
        ("outcomes", "two", "NOTED", "DISCUSSED", 1),
        ("spurious", "one", "", "PARTY Venstre", 1),
        ("borders", "one", "PERSON Ida Kvist", "PERSON Ida", 1),
    ]
    assert errors[0].context.startswith("⟦Per Fjord⟧ og Ida")
    assert "til ⟦Venstre⟧ i går." in errors[2].context
    assert worst_errors([first, other], limit=1) == errors[:1]


def test_a_wrong_label_weighs_more_than_a_miss_and_wrong_borders_least() -> None:
    tagged = make_tagged(TEXT, [PER, IDA, SUM], [("PARTY", 0, 9), ("AMOUNT", 27, 30)])
    assert [error.kind for error in worst_errors([tagged])] == ["label", "missed", "borders"]


def test_items_that_are_wrong_alike_are_errors_of_their_own() -> None:
    tagged = make_tagged(
        TEXT, [], [], outcomes=[(["NOTED"], ["DISCUSSED"]), (["NOTED"], ["DISCUSSED"]), (["NOTED"], None)]
    )
    errors = worst_errors([tagged])
    assert [(e.predicted, e.times) for e in errors] == [("DISCUSSED", 1), ("DISCUSSED", 1), ("", 1)]
    assert "not found" in errors[2].context


def test_nothing_is_wrong() -> None:
    assert worst_errors([make_tagged(TEXT, [PER], [PER], outcomes=[(["NOTED"], ["NOTED"])])]) == []
    assert worst_errors([]) == []
