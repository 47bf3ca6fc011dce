"""Layout files: all that ship load and are documented, and a wrong one says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat.minutes import parse
from referat.minutes.layout import (
    ContentsRules,
    HeaderRules,
    ItemRules,
    LayoutError,
    NoiseRules,
    SectionRules,
    detect,
    fold,
    layout_by_id,
    load_layout,
    load_layouts,
)
from referat.minutes.lines import split_lines

DOCS = Path(__file__).parents[2] / "docs" / "layouts.md"
LAYOUTS = load_layouts()


def test_every_row_of_the_known_bodies_has_a_layout() -> None:
    """The five that the project was made for have one of their own each."""
    assert {"horsens", "soenderborg", "herning", "hoeje-taastrup", "gladsaxe"} <= {layout.id for layout in LAYOUTS}
    assert len({layout.title for layout in LAYOUTS}) == len(LAYOUTS)


def test_only_the_general_layout_asks_for_no_evidence() -> None:
    assert [layout.id for layout in LAYOUTS if not layout.evidence] == ["general"]


def test_docs_name_every_layout_and_key() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for layout in LAYOUTS:
        assert f"`{layout.id}`" in text, layout.id
    for rules in (HeaderRules, ContentsRules, ItemRules, NoiseRules, SectionRules):
        for key in rules.model_fields:
            assert f"`{key}`" in text, key


def write(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "title: what people call the layout is missing"),
        ("title = 3", "title: what people call the layout is missing"),
        ("title = ", "mine.toml: Invalid value"),
        ('title = "A"\nbody = "B"', "body: unknown key; known are title, extends"),
        ('title = "A"\nextends = "nowhere"', "nowhere.toml: there is no such layout"),
        ('title = "A"\nextends = "mine"', "extends: mine extends itself"),
        ('title = "A"\nextends = 3', "extends: the id of a layout is wanted"),
        ('title = "A"\nmunicipality = "Andeby"', "municipality: 'Andeby' is none of Denmark's"),
        ('title = "A"\nheader = 3', "header: a table is wanted"),
        ('title = "A"\nevidence = 3', "evidence: a list of"),
        ('title = "A"\nevidence = [{ pattern = "(", weight = 1 }]', "evidence.0.pattern: no regular expression"),
        ('title = "A"\nevidence = [{ pattern = "a", weight = 11 }]', "evidence.0.weight: Input should be less"),
        ('title = "A"\nevidence = [{ pattern = "a" }]', "evidence.0.weight: Field required"),
        ('title = "A"\n[item]\nheading = "("', "item.heading: no regular expression"),
        ('title = "A"\n[item]\nheading = "(?P<name>a)"', "item.heading: unknown group name"),
        ('title = "A"\n[item]\ntitle = "left"', "item.title: Input should be 'below' or 'above'"),
        ('title = "A"\n[item]\nnumber = true', "item.number: unknown key; known are heading"),
        ('title = "A"\n[header]\ndato = ["x"]', "header.dato: unknown key; known are title"),
        ('title = "A"\n[noise]\nlines = [3]', "noise.lines: a pattern or a list of patterns is wanted"),
        ('title = "A"\n[sections]\nuse = "some"', "sections.use: 'some'; it is 'all' or 'own'"),
        ('title = "A"\n[sections]\nmoney = ["Penge"]', "sections.money: unknown key; known are use, inline"),
        ('title = "A"\n[sections]\ncase = "Sag"', "sections.case: a list of headings is wanted"),
    ],
)
def test_wrong_files_say_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LayoutError) as caught:
        load_layout(write(tmp_path, text))
    assert message in str(caught.value)
    assert ".toml" in str(caught.value)


def test_a_clerks_file_extends_the_package(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "title = \"Vores\"\n[item]\nheading = '^Emne (?P<number>\\d+): (?P<title>.+)$'\n"
        '[sections]\nuse = "own"\ndecision = ["Vi blev enige om"]\n',
    )
    layout = load_layout(path)
    text = (
        "Emne 1: Cykelstativer\n\nVi blev enige om\nFire nye ved hallen.\n\nEmne 2: Bænke\n\nVi blev enige om\nNej.\n"
    )
    minutes = parse(text, layout)
    assert [(item.number, item.title) for item in minutes.items] == [(1, "Cykelstativer"), (2, "Bænke")]
    assert [section.own_decision for item in minutes.items for section in item.sections] == [True, True]
    assert layout.header.place == layout_by_id("general").header.place


def test_own_headings_leave_the_general_ones_out() -> None:
    assert fold("Økonomi") in layout_by_id("general").headings
    assert fold("Lovgrundlag m.v.") == fold("Lovgrundlag mv.") == fold("Lovgrundlag, m.m.") == fold("Lovgrundlag")
    assert fold("Økonomi") not in layout_by_id("horsens").headings


def test_unknown_layout_lists_the_known() -> None:
    with pytest.raises(LayoutError, match=r"there are .*horsens"):
        layout_by_id("andeby")


FA = "REFERAT Byrådet d. 01-02-2024\nMødedato Torsdag d. 1. februar 2024 kl. 17:00\nMødested Salen\nPunkt 1: Budget\n"


@pytest.mark.parametrize(
    ("text", "municipality", "expected"),
    [
        (FA, None, "firstagenda-pdf"),
        (FA + "Direktionen indstiller, at\n", "Horsens", "horsens"),
        # The name alone proves no layout.
        ("Referat\n1. Budget\n", "Horsens", "general"),
        # Another municipality's layout is not taken, however much else fits.
        (FA + "Gennemgang af sagen\n24-1-15.20.00-A00\n", "Horsens", "horsens"),
        ("UDVALG\nByrådet\nSTARTTIDSPUNKT\n01-02-2024 17:00:00\nPUNKTER\n1. Budget\n", None, "firstagenda-html"),
        ("Indkøbsliste\nmælk\n", None, "general"),
        ("", None, "general"),
    ],
)
def test_detection(text: str, municipality: str | None, expected: str) -> None:
    found = detect(split_lines(text), municipality)
    assert found.layout.id == expected
    assert 0 <= found.score <= 1
    assert bool(found.evidence) == (expected != "general")


def test_detection_falls_back_where_the_layout_has_changed() -> None:
    text = (
        "Solrød Kommune\n\nReferat\n\nSagsnummer: 00.01.00-A00-1-20\nBeslutningstema\nÅbn/luk punkt\n\n"
        "Punkt 7: Skilte\n\nBeslutning\nGodkendt.\n\nPunkt 8: Hegn\n\nBeslutning\nUdsat.\n"
    )
    minutes = parse(text)
    assert minutes.layout.id == "general"
    assert [(item.number, item.title) for item in minutes.items] == [(7, "Skilte"), (8, "Hegn")]
