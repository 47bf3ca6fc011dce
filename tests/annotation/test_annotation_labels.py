"""Label definitions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from referat.annotation.errors import AnnotationError
from referat.annotation.labelset import LabelSet, make_labels, read_labels
from referat.labels import OUTCOMES, SPAN_LABELS


def _data() -> dict[str, Any]:
    keys = iter("0123456789abcdefghijklmnopqrstuvwxyz")
    return {
        part: [{"label": label, "name": label.title(), "key": next(keys), "colour": "#102030"} for label in wanted]
        for part, wanted in (("span", SPAN_LABELS), ("outcome", OUTCOMES))
    }


def test_the_shipped_labels_are_whole(labels: LabelSet) -> None:
    assert [kind.label for kind in labels.spans] == list(SPAN_LABELS)
    assert [kind.label for kind in labels.outcomes] == list(OUTCOMES)
    for kind in labels.spans:
        assert labels.span_label(kind.name) == kind.label
        assert labels.outcome_label(kind.name) is None
        # doccano cuts longer names.
        assert len(kind.name) <= 12
    assert [labels.outcome_label(labels.name(o)) for o in OUTCOMES] == list(OUTCOMES)
    with pytest.raises(KeyError):
        labels.name("PLACE")


@pytest.mark.parametrize(
    ("part", "number", "change", "message"),
    [
        ("span", 0, {"label": "PLACE"}, "must define each of PERSON"),
        ("span", 0, {"key": "Æ"}, "a digit or a small letter"),
        ("span", 0, {"colour": "red"}, "#rrggbb"),
        ("span", 0, {"name": "Party"}, "name Party is given twice"),
        ("outcome", 0, {"key": "0"}, "key 0 is given twice"),
        ("outcome", 0, {"size": 3}, "size"),
    ],
)
def test_broken_definitions_are_refused(part: str, number: int, change: dict[str, Any], message: str) -> None:
    data = _data()
    assert len(make_labels(data).spans) == len(SPAN_LABELS)
    data[part][number].update(change)
    with pytest.raises(AnnotationError, match=message):
        make_labels(data)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match="--annotations"):
        read_labels(tmp_path)
    (tmp_path / "labels.toml").write_text("[[span]")
    with pytest.raises(AnnotationError, match=r"labels.toml"):
        read_labels(tmp_path)
