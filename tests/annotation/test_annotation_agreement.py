"""Krippendorff's alpha against the figures of his paper, agreement and its report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from referat.annotation.agreement import common, differences, krippendorff_alpha, masi, measure
from referat.annotation.annotated import Annotated
from referat.annotation.labelset import LabelSet
from referat.annotation.report import figure, html, rows, sentence
from referat.corpus.markup import Mark

# The four examples of K. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability. '.' is a missing value.
_CASES = [
    ("A binary, two observers", ["0100000010", "1110010000"], 0.095),
    ("B nominal, two observers", ["aabbdcccedda", "babbbccceddd"], 0.692),
    ("C nominal, four observers, missing", ["123321412...", "12332241 25.3", ".33323422 51.", "12332441 251."], 0.743),
]


def _units(coders: list[str]) -> list[list[str]]:
    rows_ = [coder.replace(" ", "") for coder in coders]
    assert len({len(row) for row in rows_}) == 1
    return [[value for value in unit if value != "."] for unit in zip(*rows_, strict=True)]


@pytest.mark.parametrize(("case", "coders", "alpha"), _CASES, ids=[case for case, *_ in _CASES])
def test_alpha_of_the_paper(case: str, coders: list[str], alpha: float) -> None:
    value = krippendorff_alpha(_units(coders))
    assert value is not None
    assert value == pytest.approx(alpha, abs=0.0005)


def test_alpha_with_a_metric_of_the_paper() -> None:
    value = krippendorff_alpha(_units(_CASES[2][1]), lambda a, b: float((int(a) - int(b)) ** 2))
    assert value is not None
    assert value == pytest.approx(0.849, abs=0.0005)


@pytest.mark.parametrize("units", [[], [["a"]], [["a", "a"], ["a", "a"]], [["a"], ["b"]]])
def test_alpha_is_none_where_nothing_varies(units: list[list[str]]) -> None:
    assert krippendorff_alpha(units) is None


def test_alpha_of_full_agreement_is_one() -> None:
    assert krippendorff_alpha([["a", "a"], ["b", "b", "b"]]) == 1


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("a", "a", 0),
        ("", "", 0),
        ("a", "b", 1),
        ("a", "", 1),
        ("a", "ab", 1 - 1 / 2 * 2 / 3),
        ("ab", "bc", 1 - 1 / 3 * 1 / 3),
    ],
)
def test_masi(a: str, b: str, distance: float) -> None:
    assert masi(frozenset(a), frozenset(b)) == pytest.approx(distance)
    assert masi(frozenset(b), frozenset(a)) == pytest.approx(distance)


def _annotated(annotator: str, key: str, spans: tuple[Mark, ...] = (), outcomes: tuple[str, ...] = ()) -> Annotated:
    text = "Godkendt. <Åse> & Bo Kjær stemte imod."
    authors = (("x",) * len(spans), ("x",) * len(outcomes))
    return Annotated(
        annotator, key, "m", "0", 100, 100 + len(text), "Punkt 1: Beslutning", 0, True, text, spans, outcomes, authors
    )


_AASE, _BO = Mark("PERSON", 111, 114), Mark("PERSON", 118, 125)


def test_measure(labels: LabelSet) -> None:
    done = [
        _annotated("anna", "k1", (_AASE, _BO), ("APPROVED", "DIVIDED")),
        _annotated("bo", "k1", (_BO,), ("APPROVED",)),
        _annotated("anna", "k2", (), ("NOTED",)),
        _annotated("bo", "k2", (), ("NOTED",)),
        _annotated("anna", "k3", (_AASE,)),
        _annotated("adjudication", "k3", ()),
    ]
    result = measure(done)
    assert (result.annotators, result.passages, result.equal, result.decisions) == (["anna", "bo"], 2, 1, 2)
    count = result.spans["PERSON"]
    assert (count.hits, count.false_alarms + count.misses, count.f1) == (1, 1, pytest.approx(2 / 3))
    assert result.spans["PARTY"].f1 is None
    assert set(result.alphas) == {"APPROVED", "NOTED", "DIVIDED"}
    assert result.alphas["NOTED"] == 1
    assert result.alphas["DIVIDED"] == pytest.approx(0)
    assert len(result.disputed) == 1
    group = result.disputed[0]
    assert common(group) == ([_BO], ["APPROVED"])
    assert [sentence(d, group, labels) for d in differences(group)] == [
        "Person «Åse»: anna ja, bo nej",
        "Udfald: Uenighed: anna ja, bo nej",
    ]
    table = rows(result, labels)
    assert table[0] == ("F1 Person", "0.667", "2 spans")
    assert figure(None) == "–"


def test_html_shows_both_sides_and_escapes(labels: LabelSet) -> None:
    one = _annotated("anna", "k1", (_AASE, _BO), ("APPROVED",))
    page = html(measure([one, replace(one, annotator="<bo>", spans=(_BO,), authors=(("x",), ("x",)))]), labels, "p")
    assert "&lt;bo&gt;" in page
    assert "<bo>" not in page
    assert page.count("<mark class=differs") == 1
    assert page.count("<mark") == 3
    assert "0 af 1 fælles afsnit er ens" in page
