import json
from pathlib import Path

import pytest

from referat.errors import CorpusError
from referat.evaluation.agreement import compare, kappa

MARKED = (
    "[[item]]Punkt 1: Skole\n[[decision|Beslutning]]\n[[PERSON|Ida Holm]] og [[PERSON|Ida Holm]] gav [[AMOUNT|5 kr.]]\n"
)
SIDECAR = {
    "layout": "test",
    "meeting": {},
    "items": [{"number": 1, "title": "Skole", "outcomes": ["APPROVED", "DIVIDED"]}],
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    meetings, second = tmp_path / "meetings", tmp_path / "second"
    meetings.mkdir()
    second.mkdir()
    (meetings / "m.txt").write_text(MARKED, encoding="utf-8")
    (meetings / "m.json").write_text(json.dumps(SIDECAR), encoding="utf-8")
    return second, meetings


def test_spans_and_outcomes_are_compared(folders: tuple[Path, Path]) -> None:
    second, meetings = folders
    (second / "m.tsv").write_text("S\tPERSON\tIda Holm\nS\tAMOUNT\t5 kr\nI\t0\tAPPROVED\n", encoding="utf-8")
    agreement = compare(second, meetings)
    assert (agreement.spans["PERSON"].hits, agreement.spans["PERSON"].misses) == (1, 1)
    assert (agreement.spans["AMOUNT"].hits, agreement.spans["AMOUNT"].false_alarms) == (0, 1)
    assert agreement.outcomes["APPROVED"] == [(True, True)]
    assert agreement.outcomes["DIVIDED"] == [(True, False)]
    assert len(agreement.differences) == 4


@pytest.mark.parametrize("line", ["X\ta\tb", "S\tNAME\tIda", "S\tPERSON", "I\t1\tNOTED", "I\tx\tNOTED", ""])
def test_malformed_lines_are_refused(folders: tuple[Path, Path], line: str) -> None:
    second, meetings = folders
    (second / "m.tsv").write_text(f"S\tPERSON\tIda Holm\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"m\.tsv:2"):
        compare(second, meetings)


def test_kappa() -> None:
    assert kappa([(True, True), (False, False)]) == 1.0
    assert kappa([(True, False), (False, True)]) == -1.0
    assert kappa([(True, True)]) is None
    assert kappa([]) is None
