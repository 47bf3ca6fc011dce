from functools import partial

import numpy
import pytest
from evaluation_factories import make_scores
from hypothesis import given
from hypothesis import strategies as st

from referat.evaluation.bootstrap import Bootstrap, Interval, outcome
from referat.evaluation.score import Count, Scores


def person(scores: Scores) -> Count:
    return scores.spans["PERSON"]


def test_the_interval_holds_the_figure_and_is_wider_the_more_documents_differ() -> None:
    alike = Bootstrap([make_scores(9, 1, 1)] * 10).f1(person)
    apart = Bootstrap([make_scores(10, 0, 0)] * 9 + [make_scores(0, 10, 10)]).f1(person)
    assert alike == Interval(0.9, 0.9, 0.9)
    assert apart.value == pytest.approx(0.9)
    assert apart.low is not None
    assert apart.high is not None
    assert apart.low < 0.8 < 0.9 < apart.high <= 1.0


def test_the_interval_is_that_of_the_percentiles() -> None:
    # One of two documents is right: a draw of two has none, one or two right with chances 1/4, 1/2, 1/4.
    draws = Bootstrap([make_scores(1), make_scores(misses=1)], samples=4000)
    assert draws.recall(person) == Interval(0.5, 0.0, 1.0)
    drawn = [draws._weights[i] @ numpy.array([1, 0]) / 2 for i in range(4000)]
    assert sum(drawn) / len(drawn) == pytest.approx(0.5, abs=0.03)


def test_documents_are_drawn_not_spans() -> None:
    # A thousand spans in one document are one draw.
    assert Bootstrap([make_scores(900, 0, 100)]).recall(person) == Interval(0.9, 0.9, 0.9)


def test_the_same_seed_gives_the_same_interval_and_another_one_another() -> None:
    parts = [make_scores(i, 9 - i, i % 3) for i in range(10)]
    first, again, other = (Bootstrap(parts, samples=50, seed=seed).f1(person) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert first.value == other.value


def test_what_is_not_there_has_no_figure() -> None:
    draws = Bootstrap([make_scores()] * 3, samples=20)
    assert draws.f1(person) == draws.precision(person) == draws.recall(person) == Interval(None, None, None)
    assert draws.share("item outcomes") == draws.share("nothing") == Interval(None, None, None)
    assert draws.macro_f1() == Interval(None, None, None)
    assert Bootstrap([], samples=20).f1(person) == Interval(None, None, None)


def test_never_proposed_is_nought_and_not_undefined() -> None:
    draws = Bootstrap([make_scores(misses=3)] * 4, samples=20)
    assert draws.precision(person) == Interval(None, None, None)
    assert draws.recall(person) == draws.f1(person) == Interval(0.0, 0.0, 0.0)


def test_shares_and_macro_f1() -> None:
    parts = [make_scores(4, right=3, items=4)] * 5
    for part in parts:
        part.outcomes["DRØFTET"] = Count(0, 0, 1)
    draws = Bootstrap(parts, samples=20)
    assert draws.share("item outcomes") == Interval(0.75, 0.75, 0.75)
    assert draws.macro_f1() == Interval(0.5, 0.5, 0.5)
    assert draws.f1(partial(outcome, "WITHDRAWN")) == Interval(None, None, None)


def test_macro_f1_of_a_draw_is_over_the_outcomes_that_it_holds() -> None:
    rare, common = Scores(), Scores()
    rare.outcomes["ELECTED"] = Count(0, 0, 1)
    common.outcomes["NOTED"] = Count(1, 0, 0)
    # Draws hold the one, the other, or both: 0, 1 or 0.5.
    interval = Bootstrap([rare, common], samples=400).macro_f1()
    assert interval == Interval(0.5, 0.0, 1.0)


@given(st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=1, max_size=8))
def test_an_interval_lies_between_nought_and_one(counts: list[tuple[int, int, int]]) -> None:
    draws = Bootstrap([make_scores(*row) for row in counts], samples=30)
    for interval in (draws.precision(person), draws.recall(person), draws.f1(person), draws.macro_f1()):
        if interval.low is not None and interval.high is not None:
            assert 0 <= interval.low <= interval.high <= 1
