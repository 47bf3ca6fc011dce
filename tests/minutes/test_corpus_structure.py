"""The structure of every gold document, in all layouts, held to floors."""

from __future__ import annotations

from pathlib import Path

import pytest
from structure_scorer import Score, Tally, score

from referat.corpus.gold import GoldMeeting, read_corpus
from referat.minutes import parse
from referat.minutes.layout import layout_by_id

CORPUS = Path(__file__).parents[2] / "corpus" / "meetings"
#: F1 of a field over the corpus. What identifies a decision must be right in every document.
FLOORS = {
    "items": 1.0,
    "title": 1.0,
    "number": 1.0,
    "case number": 1.0,
    "closed": 1.0,
    "own decision": 1.0,
    "sections": 0.99,
    "attachments": 0.99,
    "present": 0.985,
    "absent": 0.985,
    "not participating": 0.985,
    "municipality": 0.985,
    "body": 0.985,
    "date": 0.985,
    "start_time": 0.985,
    "place": 0.98,
}
#: The same with no layout known: what an unknown publisher's documents can count on.
GENERAL_FLOORS = {
    "items": 0.99,
    "title": 0.99,
    "number": 0.99,
    "case number": 0.99,
    "closed": 0.99,
    "own decision": 0.99,
    "sections": 0.98,
    "attachments": 0.98,
    "present": 0.97,
    "absent": 0.97,
    "not participating": 0.97,
}


@pytest.fixture(scope="module")
def meetings() -> list[GoldMeeting]:
    return list(read_corpus(CORPUS))


def test_structure_floors_by_detected_layout(meetings: list[GoldMeeting]) -> None:
    total = Score()
    for gold in meetings:
        score(gold, parse(gold.text), total)
    _check(total, FLOORS)


def test_structure_floors_by_general_layout(meetings: list[GoldMeeting]) -> None:
    general = layout_by_id("general")
    total = Score()
    for gold in meetings:
        score(gold, parse(gold.text, general), total)
    _check(total, GENERAL_FLOORS)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="crlf"),
        pytest.param(lambda text: text.replace("\n", "  \n"), id="trailing blanks"),
        pytest.param(lambda text: text.replace("\n\n", "\n\u00a0\n"), id="no-break blanks"),
    ],
)
def test_structure_holds_for_other_white_space(meetings: list[GoldMeeting], change: object) -> None:
    assert callable(change)
    wrong = []
    for gold in meetings:
        parsed = parse(change(gold.text))
        wanted = [(i.facts.number, i.facts.title, i.facts.case_number, i.facts.closed) for i in gold.items]
        if wanted != [(i.number, i.title, i.case_number, i.closed) for i in parsed.items]:
            wrong.append(gold.id)
    assert wrong == []


def test_structure_holds_with_page_numbers_inside_items(meetings: list[GoldMeeting]) -> None:
    wrong = []
    for gold in meetings:
        lines, page = [], 1
        for index, line in enumerate(gold.text.split("\n")):
            if index > 40 and index % 37 == 0 and not line:
                lines += ["", f"Side {page} af 30"]
                page += 1
            lines.append(line)
        text = "\n".join(lines)
        parsed = parse(text)
        wanted = [(i.facts.number, i.facts.title, i.facts.case_number, i.facts.closed) for i in gold.items]
        if wanted != [(i.number, i.title, i.case_number, i.closed) for i in parsed.items]:
            wrong.append(gold.id)
        for item in parsed.items:
            assert not any(title.startswith("Side ") for title in item.attachments)
    assert wrong == []


def test_scorer_counts_misses_and_inventions() -> None:
    total = Score()
    total.add("x", ["a", "b"], ["b", "c", "c"], "doc")
    assert total.fields["x"] == Tally(hit=1, extra=2, missed=1)
    assert total.fields["x"].f1 == pytest.approx(0.4)
    total.same("y", None, "z", "doc")
    assert total.fields["y"] == Tally(hit=0, extra=1, missed=1)
    assert Tally().f1 == 1.0


def _check(total: Score, floors: dict[str, float]) -> None:
    below = {name: round(total.fields[name].f1, 4) for name, floor in floors.items() if total.fields[name].f1 < floor}
    assert not below, "\n".join([str(below), *total.errors])
