from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.evaluation.bootstrap import Interval
from referat.evaluation.card import CardError, code, figure, fill, points_lost, table, text_table, with_interval, write

CARD = """# Model
By hand.
<!-- report: spans -->
stale
<!-- /report: spans -->
Between.
<!-- report: folds -->
kept
<!-- /report: folds -->
"""


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    filled = fill(CARD, {"spans": "\nnew | figures\n\n"})
    assert filled == CARD.replace("stale", "new | figures")


def test_filling_twice_changes_nothing_more() -> None:
    once = fill(CARD, {"spans": "a\\1b", "folds": "<!-- a remark -->"})
    assert fill(once, {"spans": "a\\1b", "folds": "<!-- a remark -->"}) == once
    assert fill(CARD, {}) == CARD


@given(st.text(st.characters(exclude_characters="\r<"), max_size=40))
def test_any_text_stands_as_it_is(text: str) -> None:
    assert f"<!-- report: spans -->\n{text.strip()}\n<!-- /report: spans -->" in fill(CARD, {"spans": text})


@pytest.mark.parametrize(
    ("card", "problem"),
    [
        (CARD, "no block for parts"),
        (CARD + CARD, "two blocks folds, spans"),
        (CARD.replace("<!-- /report: spans -->", ""), "no <!-- /report"),
        (CARD.replace("/report: spans", "/report: other"), "no <!-- /report"),
        (CARD.replace("<!-- report: spans -->", ""), "no <!-- /report"),
        ("", "no block for parts"),
    ],
)
def test_a_broken_card_is_refused(card: str, problem: str) -> None:
    with pytest.raises(CardError, match=problem):
        fill(card, {"parts": "new"})


def test_a_card_is_filled_in_place_and_left_alone_where_it_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    with pytest.raises(CardError, match="no model card"):
        write(path, {"spans": "æøå"})
    path.write_text(CARD, encoding="utf-8")
    write(path, {"spans": "æøå"})
    assert path.read_text(encoding="utf-8") == CARD.replace("stale", "æøå")
    with pytest.raises(CardError):
        write(path, {"nothing": "x"})
    assert path.read_text(encoding="utf-8") == CARD.replace("stale", "æøå")


def test_tables() -> None:
    assert table(["a", "b"], [[1, "x\ny"]]).splitlines() == ["| a | b |", "| --- | --: |", "| 1 | x y |"]
    assert text_table(["a", "b"], []).splitlines() == ["| a | b |", "| --- | --- |"]
    assert table(["a"], [["x|y"]]).splitlines()[2] == "| x\\|y |"


def test_figures() -> None:
    assert with_interval(Interval(0.5, 0.25, 0.75)) == "0.500 (0.250–0.750)"
    assert with_interval(Interval(0.5, None, None)) == "0.500"
    assert with_interval(Interval(None, None, None)) == figure(None) == "–"
    assert points_lost(0.9, 0.95) == -5.0
    assert str(points_lost(0.9, 0.9)) == "0.0"
    assert str(points_lost(0.9, 0.900001)) == "0.0"
    assert points_lost(None, 0.5) is None
    assert code("a<b>&c") == "<code>a&lt;b&gt;&amp;c</code>"
    assert code("") == ""
