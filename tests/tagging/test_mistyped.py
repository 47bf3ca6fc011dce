"""Members' names and numbers of cases with wrong letters."""

from __future__ import annotations

import pytest

from referat.tagging.mistyped import mend_names, mistyped_cases

MEMBERS = ["Knud Thorlund", "Anne Jensen", "Torleif Mikladal", "Ib Ly"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Knud Thorlumd stemte imod.", "Knud Thorlund stemte imod."),
        ("Knud\nThorlumd", "Knud\nThorlund"),
        ("Torldif Mikladal", "Torleif Mikladal"),
        ("Torleif Mikladzls forslag", "Torleif Mikladals forslag"),
    ],
)
def test_members_names_are_mended(text: str, read: str) -> None:
    assert mend_names(text, MEMBERS) == read


@pytest.mark.parametrize(
    "text",
    [
        "Arne Jensen",  # another first name
        "Anne Hansen",  # another surname
        "Knud Thorsen",
        "Knud Thorlund-Holm",
        "Ib Lu",  # too short
        "Knudlund",
        "Torleif fik",
        "",
    ],
)
def test_other_peoples_names_stay(text: str) -> None:
    assert mend_names(text, MEMBERS) == text


@pytest.mark.parametrize(
    ("line", "number", "legible"),
    [
        ("Sagsnr.: 24/1p530", "24/1p530", False),
        ("Sahsnr.: 24/105", "24/105", True),
        ("0p.13.06-P35-2-25", "0p.13.06-P35-2-25", False),
        ("Szg 2020-037364", "2020-037364", True),
    ],
)
def test_mistyped_case_lines(line: str, number: str, legible: bool) -> None:
    head = f"4. Havnens drift\n{line}\n"
    (found,) = mistyped_cases(head)
    assert (head[found.start : found.end], found.value is not None) == (number, legible)


@pytest.mark.parametrize(
    "line",
    [
        "Sagsnr.: 24/10530", "Dokumentnr. 480-2022-201873", "Ny 3w/10530 og tt", "Dag 2020-037364", "3e klasse",
        "Plan 2w24", "Sagsfremstilling", "",
    ],
)  # fmt: skip
def test_other_lines_are_no_mistyped_cases(line: str) -> None:
    assert list(mistyped_cases(f"4. Havnens drift\n{line}\n")) == []
