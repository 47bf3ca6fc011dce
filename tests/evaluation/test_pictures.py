from collections import Counter
from xml.etree import ElementTree

import pytest

from referat.evaluation.confusion import Matrix
from referat.evaluation.pictures import confusion_svg, curve_svg

_SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{_SVG}text")]


def test_a_matrix_shows_its_counts_and_names() -> None:
    matrix = Matrix(("A", "R&D"), ("A", "<none>"), Counter({("A", "A"): 1200, ("R&D", "<none>"): 1}))
    svg = confusion_svg(matrix, "Spans")
    shown = texts(svg)
    assert shown.count("1200") == shown.count("1") == 1
    assert {"Spans", "R&D", "<none>"} <= set(shown)
    assert "0" not in shown
    fields = list(ElementTree.fromstring(svg).iter(f"{_SVG}rect"))[1:]
    assert len(fields) == 4
    # Right and wrong differ in colour, and a single error is not white.
    assert fields[0].get("fill") != fields[3].get("fill")
    assert float(fields[3].get("fill-opacity", "0")) > 0.1


def test_an_empty_matrix_is_drawn() -> None:
    assert texts(confusion_svg(Matrix((), (), Counter()), "Nothing"))[0] == "Nothing"


def test_a_curve_has_a_line_and_a_name_for_each_series() -> None:
    svg = curve_svg({"PERSON": [(1000, 0.5), (2000, 0.75)], "PARTY": [(1000, 1.0), (2000, 1.0)]}, "Curve", "words")
    root = ElementTree.fromstring(svg)
    lines = [line.get("points", "").split() for line in root.iter(f"{_SVG}polyline")]
    assert [len(line) for line in lines] == [2, 2]
    rising = [float(point.split(",")[1]) for point in lines[0]]
    assert rising[0] > rising[1]
    assert {"PERSON", "PARTY", "1,000", "2,000", "0.5", "1.0", "words", "F1"} <= set(texts(svg))


@pytest.mark.parametrize("value", [0.0, 0.93, 1.0])
def test_a_single_point_is_inside_the_picture(value: float) -> None:
    root = ElementTree.fromstring(curve_svg({"A": [(10, value)]}, "One", "x"))
    circle = next(root.iter(f"{_SVG}circle"))
    assert 0 < float(circle.get("cx", "-1")) < float(root.get("width", "0"))
    assert 0 < float(circle.get("cy", "-1")) < float(root.get("height", "0"))


def test_no_points_no_curve() -> None:
    with pytest.raises(ValueError, match="without points"):
        curve_svg({"A": []}, "Nothing", "x")
