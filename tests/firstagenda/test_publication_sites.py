"""Every site's answer gives the structure that its JSON tells."""

from __future__ import annotations

import codecs
import json
from typing import Any

import pytest
from publication_sites import CHAINED, ESCAPED, MEETING, NAMED_FIELDS, ONE_FIELD, PDF_ONLY, SITES, Site

from referat.firstagenda import Publication, is_publication, read_publication
from referat.minutes import Minutes, explain, parse

IDS = [site.name for site in SITES]


def read(site: Site) -> Publication:
    return read_publication(json.dumps(site.data))


def items_of(minutes: Minutes, text: str) -> list[tuple[Any, ...]]:
    return [
        (
            item.number,
            item.title,
            item.closed,
            item.case_number,
            [(section.heading, section.kind) for section in item.sections],
            text[item.decision[0] : item.decision[1]].strip() if item.decision else None,
            list(item.attachments),
            list(item.not_participating),
        )
        for item in minutes.items
    ]


@pytest.mark.parametrize("site", SITES, ids=IDS)
def test_items_are_those_of_the_json(site: Site) -> None:
    found = read(site)
    assert items_of(found.minutes, found.text) == site.items


@pytest.mark.parametrize("site", SITES, ids=IDS)
def test_the_meeting_is_that_of_the_json(site: Site) -> None:
    meeting = read(site).minutes.meeting
    said = {name: getattr(meeting, name) for name in ("municipality", "body", "date", "start_time", "place")}
    people = {"present": [(member.name, member.party) for member in meeting.present], "absent": meeting.absent}
    assert {**said, **people} == {"present": [], "absent": [], **site.meeting}


@pytest.mark.parametrize("site", SITES, ids=IDS)
def test_what_is_odd_is_noted_with_its_place(site: Site) -> None:
    found = read(site)
    assert list(found.notes) == site.notes
    assert found.minutes.evidence[1:] == found.notes
    assert found.minutes.layout.model_dump() == {"id": "firstagenda-json", "score": 1.0}


@pytest.mark.parametrize("site", SITES, ids=IDS)
def test_offsets_point_at_what_they_say(site: Site) -> None:
    found = read(site)
    for item in found.minutes.items:
        head = found.text[item.start : item.text_start]
        assert (item.title or "") in head
        assert (item.case_number or "") in head
        assert item.number is None or str(item.number) in head
        for section in item.sections:
            assert found.text[section.start : section.heading_end] == section.heading
        for title in item.attachments:
            assert f"\n{title}\n" in found.text[item.start : item.end]


@pytest.mark.parametrize("site", [site for site in SITES if site.plain], ids=lambda site: site.name)
def test_the_text_parsed_as_minutes_gives_the_same(site: Site) -> None:
    """Holds the rules that are written down here and in `referat.minutes.parser` to the same answer."""
    found = read(site)
    parsed = parse(found.text)
    assert items_of(parsed, found.text) == items_of(found.minutes, found.text)
    assert [item.sections for item in parsed.items] == [item.sections for item in found.minutes.items]
    places = [(item.start, item.head_end, item.end) for item in found.minutes.items]
    assert [(item.start, item.head_end, item.end) for item in parsed.items] == places
    assert parsed.header_end == found.minutes.header_end
    # Only the JSON's links and names of organisations tell whose minutes they are.
    own = {"municipality": found.minutes.meeting.municipality}
    assert parsed.meeting.model_copy(update=own) == found.minutes.meeting


def test_people_are_found_alike_in_json_and_plain_text() -> None:
    found = read(NAMED_FIELDS)
    assert parse(found.text).meeting == found.minutes.meeting


def test_the_text_is_put_together_like_minutes() -> None:
    assert read(ESCAPED).text == (
        "REFERAT Økonomi- & Erhvervsudvalget (2018-2021) d. 30-10-2019\n\n"
        "Mødedato Onsdag d. 30. oktober 2019 kl. 09:00\n\n"
        "Mødested Rådhuset\n\n"
        "Punkt 12: Leje af lager & garage\n\n"
        "330-2019-811\n\n"
        "Indstilling\n\nAt aftalen om leje på 1.400 kr. godkendes\n\n"
        "Sagsfremstilling\n\nLageret er på 400 m2.\n\nLeje\t1.400 kr.\nVarme\t200 kr.\n\n1. Først\n2. Så\n\n"
        "Beslutning\n\nTiltrådt – enstemmigt.\n"
    )


def test_a_subheading_in_a_field_is_no_section() -> None:
    found = read(NAMED_FIELDS)
    assert "\n\nBaggrund\n\n" in found.text
    assert "Baggrund" not in [section.heading for item in found.minutes.items for section in item.sections]


def test_the_decision_of_this_meeting_is_marked_among_those_of_others() -> None:
    sections = read(CHAINED).minutes.items[0].sections
    assert [section.own_decision for section in sections] == [False, False, False, True]


def test_headings_that_no_list_has_are_told_by_their_repeats() -> None:
    html = "<h3>Bag om sagen</h3><p>Tekst {0}.</p><h3>Beslutning</h3><p>Godkendt.</p>"
    points = [{"Number": f"{n}", "Navn": f"Sag nummer {n}", "Felter": [{"Html": html.format(n)}]} for n in (1, 2, 3)]
    found = read_publication(json.dumps({"Dagsordenpunkter": points}))
    for item in found.minutes.items:
        assert [section.heading for section in item.sections] == ["Bag om sagen", "Beslutning"]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: "\ufeff" + text,
        lambda text: json.dumps(text),
        lambda text: f"[{text}]",
        lambda text: json.dumps(json.loads(text), ensure_ascii=True),
    ],
    ids=["utf-8", "mark", "utf-16", "cp1252", "text with mark", "json in json", "list of one", "escapes"],
)
def test_encodings_and_wrappings_change_nothing(encode: Any) -> None:
    plain = json.dumps(NAMED_FIELDS.data, ensure_ascii=False, indent=1)
    data = encode(plain)
    assert is_publication(data)
    assert read_publication(data) == read_publication(plain)


def test_identifiers_of_zeros_are_none() -> None:
    assert read(NAMED_FIELDS).meeting_id == MEETING
    without = {**ONE_FIELD.data, "Id": "00000000-0000-0000-0000-000000000000"}
    assert read_publication(json.dumps(without)).meeting_id is None


def test_unknown_keys_and_nulls_change_nothing() -> None:
    def strew(value: Any) -> Any:
        if isinstance(value, dict):
            return {"$type": "X", "Ressourcer": None, **{key: strew(inner) for key, inner in value.items()}, "Q": [1]}
        return [strew(inner) for inner in value] if isinstance(value, list) else value

    for site in SITES:
        found = read_publication(json.dumps(strew(site.data)))
        # An object of the lists that held nothing still holds nothing.
        assert found.text == read(site).text
        assert found.minutes.items == read(site).minutes.items


def test_a_person_is_told_what_was_read_and_what_was_not() -> None:
    found = read(PDF_ONLY)
    lines = explain(found.minutes, found.text)
    assert lines[0] == "Layout: firstagenda-json, score 1.00"
    assert f"  {PDF_ONLY.notes[0]}" in lines
    assert "  date: 2026-02-02 (Moede.Dato)" in lines


@pytest.mark.parametrize(
    ("bilag", "expected"),
    [
        ([{"Navn": "b", "Order": 2}, {"Navn": "a", "Order": 1}], ["a", "b"]),
        ([{"Navn": "b", "Order": "10"}, {"Navn": "a", "Order": "9"}], ["a", "b"]),
        ([{"Navn": "c"}, {"Navn": "b", "Order": 7}, {"Navn": "a", "Order": 7.0}], ["b", "a", "c"]),
        ([{"Navn": "b", "Order": None}, {"Navn": "a"}], ["b", "a"]),
        ([{"Navn": "b", "Order": "x"}, {"Navn": "a", "Order": 1}], ["a", "b"]),
        ([{"Navn": "b", "Order": True}, {"Navn": "a", "Order": -1}], ["a", "b"]),
        ([{"Navn": "a"}, {"Navn": "a"}], ["a", "a"]),
        ([{"Navn": " \n", "FileName": "Kort.pdf"}, None, {}], ["Kort.pdf"]),
        ([{"Navn": "Kort &amp; plan\r\n over <b>byen</b>"}], ["Kort & plan over byen"]),
        ([], []),
    ],
)
def test_attachments_stand_in_their_order(bilag: Any, expected: list[str]) -> None:
    data = {"Dagsordenpunkter": [{"Number": "1", "Navn": "Køb", "Bilag": bilag}]}
    assert list(read_publication(json.dumps(data)).minutes.items[0].attachments) == expected


def test_attachments_of_a_text_count_where_no_list_has_them() -> None:
    field = {"Navn": "Bilag", "Html": "<ul><li>Kort</li><li>Notat</li></ul>"}
    fields = [{"Navn": "Beslutning", "Html": "Godkendt."}, field]
    data = {"Dagsordenpunkter": [{"Number": "1", "Navn": "Køb", "Felter": fields}]}
    item = read_publication(json.dumps(data)).minutes.items[0]
    assert list(item.attachments) == ["Kort", "Notat"]
    assert [section.kind for section in item.sections] == ["decision", "attachments"]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ({"Navn": "Lukket: Køb"}, ("Køb", True)),
        ({"Navn": "Køb", "IsOpen": False}, ("Køb", True)),
        ({"Navn": "Køb", "IsOpen": "false"}, ("Køb", True)),
        ({"Navn": "Køb", "IsOpen": 0}, ("Køb", True)),
        ({"Navn": "Køb", "Lukket": True}, ("Køb", True)),
        ({"Navn": "Køb", "IsOpen": None}, ("Køb", False)),
        ({"Navn": "Køb (B)", "IsOpen": True}, ("Køb", False)),
        ({"Navn": "5. Køb"}, ("Køb", False)),
        ({"Navn": "Punkt 5 - Køb"}, ("Køb", False)),
        ({"Navn": "6. regiment"}, ("6. regiment", False)),
        ({"Navn": "5.000 træer"}, ("5.000 træer", False)),
        ({"Navn": "5.2. behandling af budget"}, ("2. behandling af budget", False)),
        ({"Navn": "5: 3 nye stier"}, ("3 nye stier", False)),
        ({"Navn": "5 nye stier"}, ("5 nye stier", False)),
        ({"Caption": "Køb", "Navn": ""}, ("Køb", False)),
        ({"navn": "Køb", "NAVN": None}, ("Køb", False)),
        ({"Navn": "Køb", "IsOpen": "måske"}, ("Køb", False)),
    ],
)
def test_titles_and_closed_items(point: dict[str, Any], expected: tuple[str, bool]) -> None:
    found = read_publication(json.dumps({"Dagsordenpunkter": [{"Punktnummer": "5", **point}]}))
    item = found.minutes.items[0]
    assert (item.title, item.closed) == expected
    assert item.number == 5
