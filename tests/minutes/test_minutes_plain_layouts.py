"""Layouts that no file describes (`plain_layouts.txt`): every item with its title, case and decision is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat.minutes import parse

Row = tuple[int | None, str, str | None, str | None]

_TABLE = Path(__file__).parent / "plain_layouts.txt"


def read_table() -> dict[str, tuple[str, list[Row]]]:
    """Name → the document, and its items: number, title, case, decision."""
    cases: dict[str, tuple[str, list[Row]]] = {}
    for block in _TABLE.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, _, rest = block.partition("\n")
        lines = rest.split("\n")
        rows: list[Row] = []
        while lines[0].startswith("> "):
            number, title, case, decision = lines.pop(0)[2:].split(" | ")
            rows.append(
                (
                    None if number == "-" else int(number),
                    title,
                    None if case == "-" else case,
                    None if decision == "closed" else decision,
                )
            )
        assert name not in cases
        cases[name] = "\n".join(lines), rows
    return cases


CASES = read_table()


def found(text: str) -> list[Row]:
    minutes = parse(text)
    rows: list[Row] = []
    for item in minutes.items:
        decision = " ".join(minutes.reading(text, *item.decision).strip(" :\n|").split()) if item.decision else ""
        rows.append((item.number, item.title or "", item.case_number, decision or None))
    return rows


def test_enough_layouts() -> None:
    assert len(CASES) >= 30
    assert all(len(rows) > 1 for _, rows in CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_every_item_is_found(name: str) -> None:
    text, rows = CASES[name]
    assert found(text) == rows


@pytest.mark.parametrize("name", CASES)
def test_line_ends_of_another_system_change_nothing(name: str) -> None:
    text, rows = CASES[name]
    assert found(text.replace("\n", "\r\n")) == rows


@pytest.mark.parametrize(
    "text",
    [
        # No minutes: a list counts, and nothing says that a council met.
        "Opskrift\n\n1. Mel\nTo kopper.\n\n2. Vand\nEn kop.\n\n3. Salt\nLidt.\n",
        # Counted lines that are sentences, or stand right under each other.
        "Referat af møde\n\n1. Vi mødtes i salen.\nDer var kaffe.\n2. Vi gik hjem.\nDet var sent.\n3. Vi sov.\nLænge.\n",
        "Referat af møde\n\n1. Mel\n2. Vand\n3. Salt\n",
    ],
)
def test_lists_are_no_items(text: str) -> None:
    assert parse(text).items == ()


@pytest.mark.parametrize(
    ("group", "closed"),
    [
        ("Lukkede punkter", [False, True]),
        ("Punkter på lukket møde:", [False, True]),
        ("LUKKEDE SAGER", [False, True]),
        ("Åbne punkter", [False, False]),
        # A plain line over the last item is none of these.
        ("Lukkede døre holder på varmen", [False, False]),
    ],
)
def test_items_under_a_line_that_says_closed(group: str, closed: list[bool]) -> None:
    text = f"Byrådet\n\n1. Sti\n\nBeslutning\nJa.\n\n{group}\n\n2. Bro\n\nBeslutning\nNej.\n"
    assert [item.closed for item in parse(text).items] == closed


def test_closed_items_that_are_only_listed() -> None:
    text = "Byrådet\n\n1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nNej.\n\nLukkede punkter\n\n3. Salg\n4. Køb\n\nMødet sluttede kl. 19.\n"
    items = parse(text).items
    assert [(item.number, item.title, item.closed, item.decision) for item in items[2:]] == [
        (3, "Salg", True, None),
        (4, "Køb", True, None),
    ]


def test_a_title_that_is_a_heading_elsewhere() -> None:
    text = "Sti\n\nBeslutning\nJa.\n\nMeddelelser\n\nBeslutning\nIngen.\n\nBro\n\nMeddelelser\nFormanden fortalte.\n\nBeslutning\nNej.\n"
    assert [item.title for item in parse(text).items] == ["Sti", "Meddelelser", "Bro"]


def test_feet_of_pages_inside_items() -> None:
    foot = "Andeby Kommune, Byrådet, 1. maj 2024\nSide {0} af 4\n\n"
    head = "Referat\nByrådet\nDato: 1. maj 2024\nSted: Salen\nTid: 17:00\nMedlemmer: Ida Skov, Bo Lund\n\n"
    text = head + "".join(
        f"{n}. Sag om vej {n}\n\nSagsfremstilling\nTekst.\n\n{foot.format(n)}Beslutning\nJa.\n\n" for n in (1, 2, 3)
    )
    minutes = parse(text)
    for item in minutes.items:
        assert "Andeby" not in minutes.reading(text, item.start, item.end)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("By- og Skovforvaltningen indstiller, at", "By- og Skovforvaltningen indstiller"),
        ("Direktøren for Kultur indstiller,", "Direktøren for Kultur indstiller"),
        ("Bemærkninger fra Afdeling for Økonomi", "Bemærkninger fra Afdeling for Økonomi"),
        ("BYRÅDETS BESLUTNING DEN 01-05-2024", "BYRÅDETS BESLUTNING DEN 01-05-2024"),
        ("Havne- og Broudvalgets afgørelse den 1. maj 2024:", "Havne- og Broudvalgets afgørelse den 1. maj 2024"),
    ],
)
def test_headings_that_name_who(line: str, heading: str) -> None:
    text = "".join(
        f"{n}. Sag om vej {n}\n\nBaggrund\nTekst.\n\n{line}\ndet sker.\n\nBeslutning\nJa.\n\n" for n in (1, 2)
    )
    assert [[section.heading for section in item.sections] for item in parse(text).items] == [
        ["Baggrund", heading, "Beslutning"]
    ] * 2


@pytest.mark.parametrize(
    "line", ["Bemærkninger fra Naturstyrelsen", "Bemærkninger fra naboen.", "Landmandens afgørelse"]
)
def test_headings_that_name_nobody_of_the_council(line: str) -> None:
    text = f"1. Sti\n\nBaggrund\nTekst.\n\n{line}\ndet sker.\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nJa.\n"
    assert [section.heading for section in parse(text).items[0].sections] == ["Baggrund", "Beslutning"]
