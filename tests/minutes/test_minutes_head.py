"""The head of the minutes: municipality, body, date, time and place."""

from __future__ import annotations

import pytest

from referat.minutes import explain, parse
from referat.minutes.bodies import is_body
from referat.minutes.municipality import find_municipality, names

ITEM = "\n\n1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nNej.\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("REFERAT Byrådet 2022-2025 d. 01-02-2024\nMødedato Torsdag d. 1. februar 2024 kl. 17:00\nMødested Salen", ("Byrådet", "2024-02-01", "17:00", "Salen")),
        ("Referat\ntil\nmødet i Kulturudvalget\nden 6. april 2016 kl. 17:00\ni Hallen, lokale 2", ("Kulturudvalget", "2016-04-06", "17:00", "Hallen, lokale 2")),
        ("Referat til mødet i Kulturudvalget\nden 6. april 2016 kl. 9.30 i Hallen", ("Kulturudvalget", "2016-04-06", "09:30", "Hallen")),
        ("UDVALG\nUdvalget for Kultur\nSTED\nHallen\nSTARTTIDSPUNKT\n06-04-2016 17:00:00\nPUNKTER", ("Udvalget for Kultur", "2016-04-06", "17:00", "Hallen")),
        ("Udvalg: Kulturudvalget\nMødedato: 06-04-2016 kl. 17:00\nMødested: Hallen", ("Kulturudvalget", "2016-04-06", "17:00", "Hallen")),
        ("Dato: | Onsdag den 6. april 2016\nTid: | 17.00\nSted: | Hallen\nKulturudvalget", ("Kulturudvalget", "2016-04-06", "17:00", "Hallen")),
        ("Kulturudvalget\nDato: Onsdag, April 6, 2016 - 17:00\nSted: Hallen", ("Kulturudvalget", "2016-04-06", "17:00", "Hallen")),
        ("Kulturudvalget\nDato: Onsdag, 6 april, 2016 - 17:00\nMødested: Hallen", ("Kulturudvalget", "2016-04-06", "17:00", "Hallen")),
        ("Referat\nKulturudvalget\n6. april 2016 kl. 17.00\nHallen, Torvet 2", ("Kulturudvalget", "2016-04-06", "17:00", "Hallen, Torvet 2")),
        ("Kulturudvalget\nDen 06.04.2016 kl. 17:00 i lokale 301, Hallen", ("Kulturudvalget", "2016-04-06", "17:00", "lokale 301, Hallen")),
        ("Byrådet – Referat – 6. april 2016\nTidspunkt: kl. 17:00\nMødested: Hallen", ("Byrådet", "2016-04-06", "17:00", "Hallen")),
        ("ReferatKulturudvalget\nDato: 06-04-2016 Kl. 17:00\nSted: Hallen", ("Kulturudvalget", "2016-04-06", "17:00", "Hallen")),
        ("Ældrerådet\nSted: Hallen\nDato: 6. april 2016\nStart kl.: 9:30\nSlut kl.: 12:20", ("Ældrerådet", "2016-04-06", "09:30", "Hallen")),
        ("Byrådet\n\nMødedato: 06-04-2016 kl. 17:00\n\nMødested:\nMødelokale Ørsted, Hallen", ("Byrådet", "2016-04-06", "17:00", "Mødelokale Ørsted, Hallen")),
        ("Byrådet\nDato: 06-04-2016 kl. 17:00\nMødested: Hallen\nMødelokale: 3", ("Byrådet", "2016-04-06", "17:00", "Hallen")),
        ("Greve Kommune\n\nPROTOKOL\n\nKlima, Natur og Havn\n\nDato: 06-04-2016\nTid: 17.00\nSted: Hallen", ("Klima, Natur og Havn", "2016-04-06", "17:00", "Hallen")),
        ("Protokol\n\nDato: 06-04-2016\nTid: 17.00\nSted: Hallen\n\nIda og Bo", (None, "2016-04-06", "17:00", "Hallen")),
        ("Noget helt andet", (None, None, None, None)),
    ],
)  # fmt: skip
def test_head(head: str, expected: tuple[str | None, ...]) -> None:
    meeting = parse(head + ITEM).meeting
    assert (meeting.body, meeting.date, meeting.start_time, meeting.place) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Horsens Kommune og Vejle Kommune og Horsens Kommunes", "Horsens"),
        ("NORDDJURS KOMMUNE\nReferat", "Norddjurs"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("LÆSØ  KOMMUNALBESTYRELSE", "Læsø"),
        ("Region Hovedstaden\nReferat", "Region Hovedstaden"),
        ("Sæby Kommune\nReferat\n" + "Frederikshavn Kommune. " * 3, "Sæby"),
        # A neighbour is a municipality by name once, the own one stands in its streets.
        (
            ITEM * 300
            + "Herlev Station, Herlev Bymidte, Herlev Ringvej, Herlev Hospital og Herlev Bio. Gladsaxe Kommune deltager.",
            "Herlev",
        ),
        (ITEM * 300 + "Herlev Station. Gladsaxe Kommune deltager.", "Gladsaxe"),
        ("Vi kører på vejen til skolen.", None),
        ("Kommunen har bedt regionen om svar.", None),
        ("", None),
    ],
)
def test_municipality(text: str, name: str | None) -> None:
    assert find_municipality(text) == name


def test_apologies_under_the_first_item_are_of_the_meeting() -> None:
    text = "Byrådet\n6. april 2016 kl. 17.00\n\n1. Sti\n\nBeslutning\nGodkendt.\n\n{}\n\n2. Bro\n\nBeslutning\nNej.\n"
    for said in ("Ida Skov og Bo Lund havde meldt afbud.", "Fraværende på hele mødet: Ida Skov, Bo Lund"):
        assert parse(text.format(said)).meeting.absent == ["Ida Skov", "Bo Lund"]
    assert parse(text.format("Ida Skov forlod mødet, da sagen blev behandlet.")).meeting.absent == []


def test_who_approved_the_record_is_no_decision() -> None:
    text = "1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nLukket punkt\n\nReferatet er godkendt elektronisk af mødedeltagerne den 3. maj.\n"
    assert text[slice(*(parse(text).items[1].decision or (0, 0)))].strip() == ""
    said = "1. Sti\n\nBeslutning\nJa.\n\n2. Referat\n\nBeslutning\nReferatet blev godkendt.\n"
    assert "Referatet blev godkendt." in said[slice(*(parse(said).items[1].decision or (0, 0)))]


def test_register_of_municipalities_is_whole() -> None:
    regions = [name for name in names() if name.startswith("Region ")]
    assert (len(names()) - len(regions), len(regions)) == (98, 5)
    assert len(set(names())) == len(names())


@pytest.mark.parametrize(
    "text", ["Referat", "Teknik", "", "Sagen sendes til Byrådet", "Byrådet godkender", "Mødet i Byrådet.", "udvalget"]
)
def test_no_bodies(text: str) -> None:
    assert not is_body(text)


def test_explain_tells_layout_head_items_and_what_was_skipped() -> None:
    text = (
        "Vejle Kommune\nByrådet\n6. april 2016 kl. 17.00\n\nIndholdsfortegnelse\n1. Sti\n2. Bro\n\n1. Sti\n\nSagsnr.: 16/118\n\n"
        "Indstilling\nJa.\n\nSide 3 af 9\n\nBeslutning\nJa. Ida Skov deltog ikke.\n\nBilag\nKort\n\n2. Lukket: Bro\n\nMødet hævet kl. 18\n"
    )
    lines = explain(parse(text), text)
    shown = "\n".join(lines)
    for part in (
        "Layout: general (General), score 0.00",
        "municipality: Vejle",
        "body: Byrådet (line of its own)",
        "date: 2016-04-06 (first date of the head)",
        "1. Sti (case 16/118)",
        "decision, this meeting's: Beslutning",
        "attachments: Kort",
        "took no part: Ida Skov",
        "2. Bro (closed)",
        "no sections: the text under the head is read as the decision",
        "Skipped: 3",
        "table of contents",
        "page number [",
        "after the last item",
    ):
        assert part in shown, part
    assert all("\n" not in line for line in lines)


def test_explain_says_little_of_nothing() -> None:
    assert explain(parse(""), "") == ["Layout: general (General), score 0.00", "Head: characters 0-0", "Items: 0"]
