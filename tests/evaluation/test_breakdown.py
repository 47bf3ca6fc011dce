from dataclasses import replace

import pytest
from evaluation_factories import make_meeting, make_tagged
from hypothesis import given
from hypothesis import strategies as st

from referat.evaluation.breakdown import Training, by_familiarity, by_layout, forms, majority_baseline, name_words
from referat.evaluation.score import Count

TRAINING = Training.of([make_meeting()], ["Nowak", "Jan", "van der Berg"])


@pytest.mark.parametrize(
    ("label", "name", "kind"),
    [
        ("PERSON", "Per Fjord", "whole"),
        ("PERSON", "PER\nFJORD", "whole"),
        # a genitive is the same name, on either side
        ("PERSON", "Per Fjords", "whole"),
        ("PERSON", "Åse Holm", "whole"),
        ("PERSON", "Åse Holms", "whole"),
        ("PERSON", "Ida Fjord", "in part"),
        ("PERSON", "Anne-Åse Kvist", "in part"),
        ("PERSON", "Jan Kvist", "pools"),
        ("PERSON", "Kvist-Nowaks", "pools"),
        ("PERSON", "Ida Kvist", "nowhere"),
        # neither initials nor particles make a name known
        ("PERSON", "P. van der Kvist", "nowhere"),
        ("PARTY", "A", "whole"),
        ("PARTY", "Ø", "nowhere"),
        # of a party or an act only the whole counts
        ("PARTY", "Liste A", "nowhere"),
        ("LEGISLATION", "Folkeskoleloven", "whole"),
        ("LEGISLATION", "folkeskolelovens", "whole"),
        ("LEGISLATION", "folkeskolelovens § 3", "nowhere"),
        ("AMOUNT", "750.000\nkr.", "whole"),
        ("CASE_NUMBER", "24/1", "nowhere"),
    ],
)
def test_how_training_knows_a_name(label: str, name: str, kind: str) -> None:
    assert TRAINING.familiarity(label, name) == kind


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Anne-Mette Holm", ["Anne", "Mette", "Holm"]),
        ("H.C. Kvist", ["Kvist"]),
        ("la Cour", ["Cour"]),
        ("Ø", []),
        ("", []),
    ],
)
def test_words_of_a_name(name: str, words: list[str]) -> None:
    assert name_words(name) == words


@given(st.text("abs' A", max_size=8))
def test_a_form_is_never_empty_where_the_name_is_not(name: str) -> None:
    assert all(forms(name)) or not name.strip()


def test_hits_misses_and_false_alarms_stand_where_their_names_belong() -> None:
    text = "Per Fjord, Ida Kvist, Jan Kvist og Rådhuset"
    gold = [("PERSON", 0, 9), ("PERSON", 11, 20), ("PERSON", 22, 31)]
    predicted = [("PERSON", 0, 9), ("PERSON", 22, 25), ("PERSON", 35, 43)]
    counts = by_familiarity([make_tagged(text, gold, predicted)], TRAINING)["PERSON"]
    assert counts == {
        "whole": Count(1, 0, 0),
        "in part": Count(),
        "pools": Count(0, 1, 1),
        "nowhere": Count(0, 1, 1),
    }


def test_the_classes_together_are_all_spans() -> None:
    text = "Per Fjord (A) og Ida Kvist (Ø)"
    gold = [("PERSON", 0, 9), ("PARTY", 11, 12), ("PERSON", 17, 26), ("PARTY", 28, 29)]
    tagged = make_tagged(text, gold, gold[1:])
    counts = by_familiarity([tagged], TRAINING)
    for label, count in tagged.scores.spans.items():
        assert sum(counts[label].values(), Count()) == count


def test_layouts_are_in_order_and_hold_their_documents() -> None:
    documents = [
        make_tagged("", [], [], name=name, layout=layout)
        for name, layout in (("b", "odense"), ("a", "odense"), ("c", None), ("d", "aarhus"))
    ]
    layouts = by_layout(documents)
    assert {name: [one.document.name for one in tagged] for name, tagged in layouts.items()} == {
        "aarhus": ["d"],
        "odense": ["a", "b"],
        "unknown": ["c"],
    }
    assert list(layouts) == ["aarhus", "odense", "unknown"]


def test_the_baseline_guesses_the_commonest_set_of_training() -> None:
    train = [
        make_meeting(outcomes=[["DIVIDED", "APPROVED"], ["NOTED"]]),
        make_meeting(outcomes=[["APPROVED", "DIVIDED"], ["HEARING"]]),
    ]
    both = ["APPROVED", "DIVIDED"]
    tagged = make_tagged("", [], [], outcomes=[(both, None), (["DIVIDED"], None), (["NOTED"], None), (both, None)])
    baseline = majority_baseline(train, [tagged])
    assert baseline.guess == ("APPROVED", "DIVIDED")
    assert baseline.right == 0.5
    assert baseline.scores.outcomes["APPROVED"] == Count(2, 2, 0)
    assert baseline.scores.outcomes["NOTED"] == Count(0, 0, 1)


def test_of_equally_common_sets_the_first_of_the_alphabet_is_guessed() -> None:
    train = [make_meeting(outcomes=[["NOTED"], ["HEARING"]])]
    assert majority_baseline(train, []).guess == ("HEARING",)
    assert majority_baseline(train, []).right is None


def test_no_baseline_without_items() -> None:
    empty = replace(make_meeting(), items=[])
    with pytest.raises(ValueError, match="no items"):
        majority_baseline([empty], [])
