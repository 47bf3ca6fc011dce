from typing import Any

import pytest

from referat.evaluation import GoldDocument, score
from referat.evaluation.score import Count, align
from referat.reading import Source

TEXT = "Per Fjord (A) gav 5 kr. og 7 kr."
GOLD_SPANS = (("PERSON", 0, 9), ("PARTY", 11, 12), ("AMOUNT", 18, 23), ("AMOUNT", 27, 32))


def make_item(**fields: Any) -> dict[str, Any]:
    item: dict[str, Any] = {
        "number": 1,
        "title": "Budget",
        "closed": False,
        "case_number": "24/1",
        "sections": ["Indstilling", "Beslutning"],
        "outcomes": ["APPROVED"],
        "votes": [{"side": "for", "who": ["A", "V"]}],
        "not_participating": ["Ida Holm"],
        "attachments": ["Kort"],
    }
    item.update(fields)
    return item


def make_gold(*items: dict[str, Any], **meeting: Any) -> GoldDocument:
    head: dict[str, Any] = {
        "municipality": "Horsens",
        "body": "Byrådet",
        "date": "2024-01-02",
        "present": [],
        "absent": [],
    }
    head.update(meeting)
    return GoldDocument("m", Source("m.txt", TEXT, "0" * 64, "text/plain"), GOLD_SPANS, head, items or (make_item(),))


def make_record(
    *items: dict[str, Any], spans: tuple[tuple[str, int, int], ...] = GOLD_SPANS, **meeting: Any
) -> dict[str, Any]:
    made = make_gold(*items, **meeting)
    predicted = []
    for item in made.items:
        sections = [{"heading": heading} for heading in item["sections"]]
        predicted.append(
            {**item, "sections": sections, "outcomes": [{"label": x, "score": 1.0} for x in item["outcomes"]]}
        )
    return {
        "meeting": made.meeting,
        "items": predicted,
        "spans": [{"label": label, "start": start, "end": end} for label, start, end in spans],
    }


def test_a_perfect_record_scores_one_everywhere() -> None:
    scores = score([make_gold()], {"m": make_record()})
    assert scores.errors == []
    assert scores.micro == Count(4, 0, 0)
    assert scores.outcome_macro_f1 == 1.0
    assert all(count.f1 in (1.0, None) for count in scores.structure.values())
    assert all(share.right == share.total for share in scores.shares.values())


@pytest.mark.parametrize(
    ("spans", "label", "count"),
    [
        # a miss
        (GOLD_SPANS[:3], "AMOUNT", Count(1, 0, 1)),
        # a false alarm
        ((*GOLD_SPANS, ("PERSON", 18, 20)), "PERSON", Count(1, 1, 0)),
        # the wrong label: a miss of one and a false alarm of the other
        ((*GOLD_SPANS[1:], ("PARTY", 0, 9)), "PERSON", Count(0, 0, 1)),
        ((*GOLD_SPANS[1:], ("PARTY", 0, 9)), "PARTY", Count(1, 1, 0)),
        # a border off by one is both
        ((*GOLD_SPANS[1:], ("PERSON", 0, 8)), "PERSON", Count(0, 1, 1)),
        # the same span twice counts once
        ((*GOLD_SPANS, GOLD_SPANS[0]), "PERSON", Count(1, 1, 0)),
        # never proposed
        ((), "PARTY", Count(0, 0, 1)),
    ],
)
def test_spans(spans: tuple[tuple[str, int, int], ...], label: str, count: Count) -> None:
    assert score([make_gold()], {"m": make_record(spans=spans)}).spans[label] == count


def test_a_missing_record_counts_as_an_empty_one() -> None:
    scores = score([make_gold()], {})
    assert scores.micro == Count(0, 0, 4)
    assert scores.structure["items"] == Count(0, 0, 1)
    assert scores.shares["item complete decision"].right == 0
    assert scores.errors[0][:3] == ("m", "document", "no record")


@pytest.mark.parametrize(
    ("change", "share"),
    [
        ({"title": "Regnskab"}, "item title"),
        ({"case_number": None}, "item case_number"),
        ({"closed": True}, "item closed"),
        ({"outcomes": ["APPROVED", "AMENDED"]}, "item outcomes"),
        ({"outcomes": []}, "item outcomes"),
    ],
)
def test_a_wrong_field_is_counted_and_named(change: dict[str, Any], share: str) -> None:
    scores = score([make_gold()], {"m": make_record(make_item(**change))})
    assert scores.shares[share].right == 0
    assert len(scores.errors) == 1


@pytest.mark.parametrize(
    ("change", "complete"),
    [
        ({}, True),
        ({"sections": [], "attachments": [], "number": 2}, True),
        ({"votes": [{"side": "for", "who": ["V"]}, {"side": "for", "who": ["A"]}]}, True),
        ({"votes": [{"side": "against", "who": ["A", "V"]}]}, False),
        ({"not_participating": []}, False),
        ({"outcomes": ["NOTED"]}, False),
        ({"title": "Budgettet"}, False),
        ({"case_number": "24/2"}, False),
    ],
)
def test_a_decision_is_complete_where_all_that_matters_is_right(change: dict[str, Any], complete: bool) -> None:
    scores = score([make_gold()], {"m": make_record(make_item(**change))})
    assert scores.shares["item complete decision"].right == int(complete)


def test_lost_titles_and_numbers_are_not_scored() -> None:
    gold = make_gold(make_item(title=None, number=None))
    scores = score([gold], {"m": make_record(make_item(title="x", number=7))})
    assert "item title" not in scores.shares
    assert "item number" not in scores.shares


def test_meeting_fields_and_members() -> None:
    gold = make_gold(present=[{"name": "Ida Holm", "party": "A"}], absent=["Bo Lund"])
    record = make_record(present=[{"name": "Ida Holm", "party": "V"}], absent=["Bo Lund"], body="Økonomiudvalget")
    scores = score([gold], {"m": record})
    assert scores.structure["present"] == Count(0, 1, 1)
    assert scores.structure["absent"] == Count(1, 0, 0)
    assert scores.shares["meeting body"].right == 0
    assert scores.shares["meeting date"].right == 1


@pytest.mark.parametrize(
    ("gold", "predicted", "pairs", "left"),
    [
        (["a", "b"], ["a", "b"], [0, 1], 0),
        # titles wrong, numbers right
        (["a", "b"], ["x", "y"], [0, 1], 0),
        # one too many, one too few
        (["a", "b"], ["a", "x", "b"], [0, 2], 1),
        (["a", "b", "c"], ["a", "c"], [0, None, 1], 0),
        ([], ["a"], [], 1),
        (["a"], [], [None], 0),
    ],
)
def test_items_are_paired(gold: list[str], predicted: list[str], pairs: list[int | None], left: int) -> None:
    gold_items = [{"title": title, "number": None} for title in gold]
    got_items = [{"title": title, "number": None} for title in predicted]
    paired, over = align(gold_items, got_items)
    assert [None if got is None else next(i for i, x in enumerate(got_items) if x is got) for _, got in paired] == pairs
    assert over == left


def test_items_are_paired_by_number_where_titles_differ() -> None:
    gold = [{"title": "a", "number": 1}, {"title": "b", "number": 2}]
    predicted = [{"title": "y", "number": 2}, {"title": "x", "number": 1}]
    paired, over = align(gold, predicted)
    assert [got and got["number"] for _, got in paired] == [1, 2]
    assert over == 0
