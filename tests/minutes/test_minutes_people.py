"""Who was there, who was not, and who took no part in an item."""

from __future__ import annotations

import pytest

from referat.minutes import parse
from referat.minutes.absence import find_absences, listed_names
from referat.minutes.attendance import read_attendance
from referat.minutes.names import Person, read_people

ITEM = "\n\n1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nNej.\n"


@pytest.mark.parametrize(
    ("head", "present", "absent"),
    [
        ("Mødedeltagere: Ida Skov (A), Bo Lund (Uden for parti), Per\nHald (V)", ["Ida Skov A", "Bo Lund Uden for parti", "Per Hald V"], []),
        ("Medlemmer\nIda Skov (A)\nBo Lund (V)\n\nAfbud\nPer Hald (O)", ["Ida Skov A", "Bo Lund V"], ["Per Hald"]),
        ("Medlemmer: Ida Skov, Bo Lund, Per Hald\nAfbud: Bo Lund", ["Ida Skov", "Per Hald"], ["Bo Lund"]),
        ("Deltagere: Hans Chr. Dahl, (V), Ida Skov, (A)", ["Hans Chr. Dahl V", "Ida Skov A"], []),
        ("Deltagere\nIda Skov, A\nBo Lund, V - stedfortræder\n\nAfbud\nPer Hald, V - Bo Lund stedfortræder", ["Ida Skov A", "Bo Lund V"], ["Per Hald"]),
        ("Medlemmer\nIda Skov (A) (formand) - Deltog\nBo Lund (V) - Deltog ikke", ["Ida Skov A"], ["Bo Lund"]),
        ("Ida Skov (A): Deltog\nBo Lund (V): Afbud (Stedfortræder Eva Ek (V) deltog)", ["Ida Skov A", "Eva Ek V"], ["Bo Lund"]),
        ("Afbud fra Ida Skov (A). I stedet mødte Bo Lund (A).", ["Bo Lund A"], ["Ida Skov"]),
        ("Der var afbud fra Ida Skov (A)", [], ["Ida Skov"]),
        ("Afbud: Ida Skov (A) - Bo Lund deltog som suppleant", ["Bo Lund"], ["Ida Skov"]),
        ("Fravær: | Ida Skov (V) | I stedet mødte Bo Lund (V)", ["Bo Lund V"], ["Ida Skov"]),
        ("Fraværende: Ida Skov (V). Stedfortræder: Bo Lund (V).", ["Bo Lund V"], ["Ida Skov"]),
        ("Fraværende: Ida Skov (Slesvigsk Parti)", [], ["Ida Skov"]),
        ("Fraværende: Ida Skov\nStedfortræder: Bo Lund", ["Bo Lund"], ["Ida Skov"]),
        ("Medlemmer: Ida Skov (A), Bo Lund (V - stedfortræder for Per Hald)\nFraværende: Per Hald (V)", ["Ida Skov A", "Bo Lund V"], ["Per Hald"]),
        ("Til stede var formand Ida Skov (A) og Bo Lund (V) samt fra forvaltningen chef Eva Ek.", ["Ida Skov A", "Bo Lund V"], []),
        ("Fraværende:\n\nBemærkninger: Ida Skov kom senere", [], []),
        ("Afbud: Ingen", [], []),
    ],
)  # fmt: skip
def test_head(head: str, present: list[str], absent: list[str]) -> None:
    meeting = parse(f"Byrådet\nDato: 1. maj 2020\n{head}{ITEM}").meeting
    assert [f"{member.name} {member.party or ''}".strip() for member in meeting.present] == present
    assert meeting.absent == absent


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Godkendt. Ida Skov og Bo Lund deltog ikke i mødet", ["Ida Skov", "Bo Lund"]),
        ("Fraværende: Ida Skov\n\nGodkendt.", ["Ida Skov"]),
        ("Godkendt.\n\nIkke til stede: Ida Skov (A).", ["Ida Skov"]),
        ("Afbud: Ida Skov (V), til og med punkt 4", ["Ida Skov"]),
        ("Fraværende med afbud:\nIda Skov (A), barsel\nBo Lund (V), sygdom", ["Ida Skov", "Bo Lund"]),
        ("Godkendt. Ej til stede: Ida Skov.", ["Ida Skov"]),
        ("Fraværende- Ida Skov ()", ["Ida Skov"]),
        ("Ida Skov (V) erklærede sig inhabil og forlod mødet.", ["Ida Skov"]),
        ("Ida Skov kom til stede kl. 14.20 efter behandlingen af punktet.", ["Ida Skov"]),
        ("Ida Skov havde forladt mødet under behandlingen.", ["Ida Skov"]),
        ('Hun sagde: "Vi er imod." Bo Lund (C) deltog ikke i behandlingen.', ["Bo Lund"]),
        # Nobody
        ("Ej til stede: Ingen.", []),
        ("Fraværende:\n\nGodkendt.", []),
        ("Forvaltningen deltog ikke i mødet.", []),
        ("Punktet blev trukket, da oplægsholderen var forhindret.", []),
        ("Ida Skov deltog i mødet.", []),
        ("Eleverne mødte ikke op.", []),
    ],
)
def test_absence_in_a_decision(text: str, names: list[str]) -> None:
    assert [absence.name for absence in find_absences(text)] == names


def test_absence_under_every_item_is_from_the_meeting() -> None:
    text = "Byrådet\n\n1. Sti\n\nBeslutning\nJa.\nAfbud: Ida Skov\n\n2. Bro\n\nBeslutning\nNej.\nAfbud: Ida Skov\n"
    minutes = parse(text)
    assert minutes.meeting.absent == ["Ida Skov"]
    assert [list(item.not_participating) for item in minutes.items] == [["Ida Skov"]] * 2


def test_absence_in_an_item_of_its_own() -> None:
    text = "Byrådet\n\n1. Fraværende\n\nBeslutning\nIda Skov var fraværende. I stedet mødte Bo Lund.\n\n2. Bro\n\nBeslutning\nNej.\n"
    minutes = parse(text)
    assert minutes.meeting.absent == ["Ida Skov"]
    assert [member.name for member in minutes.meeting.present] == ["Bo Lund"]


def test_absence_from_one_item_is_not_from_the_meeting() -> None:
    text = (
        "Byrådet\n\n1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nNej.\n\nIda Skov deltog ikke i behandlingen.\n"
    )
    minutes = parse(text)
    assert minutes.meeting.absent == []
    assert [list(item.not_participating) for item in minutes.items] == [[], ["Ida Skov"]]


@pytest.mark.parametrize(
    ("sentence", "gone"),
    [
        ("Ida Skov deltog ikke under punkterne 2-3.", [[], ["Ida Skov"], ["Ida Skov"]]),
        ("Medlemmer\nIda Skov (A)\nBo Lund (C), sag 1-2", [[], [], ["Bo Lund"]]),
        ("Fraværende: Ida Skov til og med punkt 2", [["Ida Skov"], ["Ida Skov"], []]),
    ],
)
def test_ranges_of_items(sentence: str, gone: list[list[str]]) -> None:
    text = f"Byrådet\n\n{sentence}\n\n1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nNej.\n\n3. Hegn\n\nBeslutning\nJa.\n"
    minutes = parse(text)
    assert [list(item.not_participating) for item in minutes.items] == gone
    assert minutes.meeting.absent == []


def test_what_earlier_bodies_say_of_absence_counts_for_neither() -> None:
    text = (
        "Byrådet\nDato: 30. juni 2020\n\n1. Sti\n\nBeslutning Økonomiudvalget den 16. juni 2020\nJa.\nFraværende: Ida Skov\n\n"
        "Beslutning Byrådet den 30. juni 2020\nJa.\n\n2. Bro\n\nBeslutning Byrådet den 30. juni 2020\nNej.\n"
    )
    minutes = parse(text)
    assert minutes.meeting.absent == []
    assert [list(item.not_participating) for item in minutes.items] == [[], []]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ida Skov (A), Bo Lund (V)", [Person("Ida Skov", "A"), Person("Bo Lund", "V")]),
        ("borgmester Ida Skov og viceborgmester Bo Lund", [Person("Ida Skov", None), Person("Bo Lund", None)]),
        ("Jakup í Dal (Ø)", [Person("Jakup í Dal", "Ø")]),
        ("Ida von Skov (Borgerlisten)", [Person("Ida von Skov", "Borgerlisten")]),
        ("Ida Skov (formand, valgt af Byrådet)", [Person("Ida Skov", None)]),
        ("", []),
        ("og, ; ()", []),
        ("Vestby Kommune", []),
    ],
)
def test_people(text: str, people: list[Person]) -> None:
    assert read_people(text) == people


def test_listed_names_know_the_members() -> None:
    assert listed_names("Ida Skov Larsen blev ikke hørt", ["Ida Skov"]) == ["Ida Skov"]


def test_initials_between_name_and_party() -> None:
    found = read_attendance("Ida Skov (idsk) V\nBo Lund (bolu) A")
    assert found.present == [Person("Ida Skov", "V"), Person("Bo Lund", "A")]
