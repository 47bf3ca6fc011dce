"""What is no publication is refused by name, and any JSON gives a publication or that error."""

from __future__ import annotations

import json
import pickle
import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publication_sites import SITES

from referat.errors import ReferatError
from referat.firstagenda import Publication, PublicationError, is_publication, keys, read_publication
from referat.minutes import explain
from referat.minutes.segments import segments

#: Far above what a linear reader needs for `SIZE` characters, far below what a quadratic one does.
SECONDS = 20
SIZE = 100_000

POINT = {"Number": "1", "Navn": "Køb"}


def check_whole(found: Publication) -> None:
    """Head and items hold every character; head and sections tile each item."""
    text, minutes = found.text, found.minutes
    assert text.endswith("\n")
    assert not set(text) & set("\r\x00\ufeff\u00a0\u200b")
    at = minutes.header_end
    assert (minutes.skipped, minutes.reasons) == ((), ())
    assert [item.start for item in minutes.items[:1]] in ([], [at])
    for before, after in pairwise(minutes.items):
        assert before.end == after.start
    for item in minutes.items:
        assert item.start < item.end
        assert item.start <= item.text_start <= item.end
        assert item.text_start <= item.head_end
        at = item.head_end
        for section in item.sections:
            assert section.start == at
            assert section.start < section.heading_end <= section.end
            assert "\n" not in section.heading
            at = section.end
        assert at == item.end
        assert sum(section.own_decision for section in item.sections) <= 1
        assert item.title is None or item.title == " ".join(item.title.split())
    assert at == len(text) or not minutes.items
    assert minutes.items or minutes.header_end == len(text)
    cut = list(segments(minutes, len(text)))
    assert [segment.start for segment in cut[1:]] == [segment.end for segment in cut[:-1]]
    assert (cut[0].start, cut[-1].end) == (0, len(text))
    assert all("\n" not in line for line in explain(minutes, text))


def check(data: bytes | str) -> None:
    problem = None
    try:
        found = read_publication(data)
    except PublicationError as error:
        problem = str(error)
    if problem is not None:
        assert problem
        assert "\n" not in problem
        return
    check_whole(found)
    assert is_publication(data)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_every_character_of_a_site_belongs_somewhere(site: Any) -> None:
    check_whole(read_publication(json.dumps(site.data)))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is no JSON: Expecting value, line 1, column 1"),
        ("<html></html>", "is no JSON: Expecting value, line 1, column 1"),
        ('{"Dagsordenpunkter": [\n{"Navn": "Kø', "is no JSON: Unterminated string starting at, line 2, column 10"),
        (b"\xff\xfe\x00", "is no JSON: begins as UTF-16, but is broken at byte 2; save it again as UTF-8"),
        ("null", "is null, not the object of a meeting"),
        ("17", "is a number, not the object of a meeting"),
        ("[]", "is a list of 0 values, not a meeting; fetch one meeting: /api/agenda/dagsorden/<Id of the meeting>"),
        (
            '[{"Dagsordenpunkter": []}, {"Dagsordenpunkter": []}]',
            "holds 2 meetings; write each into a file of its own",
        ),
        (
            '{"Udvalg": {"Udvalg 2022-2025": [{"Navn": "Byrådet", "Moeder": []}]}}',
            "is a list of committees, not a meeting; fetch one meeting: /api/agenda/dagsorden/<Id of the meeting>",
        ),
        (
            '{"Dagsordner": [{"Id": "x"}], "Total": 1}',
            "is a list of meetings, not a meeting; fetch one meeting: /api/agenda/dagsorden/<Id of the meeting>",
        ),
        (
            '{"Message": "An error has occurred."}',
            "is an answer of the site without a meeting: 'An error has occurred.'",
        ),
        (
            '{"a": 1, "b": 2}',
            "holds no Dagsordenpunkter, so it is no meeting of FirstAgenda; its keys are a, b",
        ),
        ("{}", "holds no Dagsordenpunkter, so it is no meeting of FirstAgenda; its keys are none"),
        ('{"Dagsordenpunkter": []}', "tells neither of a meeting nor of agenda items"),
        ('{"Dagsordenpunkter": {"a": 1}}', "Dagsordenpunkter: a list is wanted, an object stands there"),
        ('{"Dagsordenpunkter": [1]}', "Dagsordenpunkter[0]: an object is wanted, a number stands there"),
        (
            '{"Dagsordenpunkter": [{}, {"Felter": true}]}',
            "Dagsordenpunkter[1].Felter: a list is wanted, true or false stands there",
        ),
        (
            '{"Dagsordenpunkter": [{"Felter": [null, {"Html": ["x"]}]}]}',
            "Dagsordenpunkter[0].Felter[1].Html: a text is wanted, a list stands there",
        ),
        (
            '{"Dagsordenpunkter": [{"Caption": {"da": "Køb"}}]}',
            "Dagsordenpunkter[0].Caption: a text is wanted, an object stands there",
        ),
        (
            '{"Dagsordenpunkter": [{"Bilag": [{"Navn": true}]}]}',
            "Dagsordenpunkter[0].Bilag[0].Navn: a text is wanted, true or false stands there",
        ),
        ('{"Dagsordenpunkter": [], "Moede": 3}', "Moede: an object is wanted, a number stands there"),
        ('{"Dagsordenpunkter": [], "Udvalg": [1]}', "Udvalg: an object is wanted, a list stands there"),
        ('{"Dagsordenpunkter": [], "Moede": {"Dato": []}}', "Moede.Dato: a text is wanted, a list stands there"),
        (
            '{"Dagsordenpunkter": [], "Moede": {"Deltagere": [4]}}',
            "Moede.Deltagere[0]: a text or an object is wanted, a number stands there",
        ),
        ("[" * 100_000, "is JSON that nests too deep"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data: bytes | str, message: str) -> None:
    with pytest.raises(PublicationError) as caught:
        read_publication(data)
    assert str(caught.value) == message
    assert isinstance(caught.value, ReferatError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.path, again.problem) == (message, caught.value.path, caught.value.problem)


def test_items_within_items_have_an_end() -> None:
    point: dict[str, Any] = dict(POINT)
    for _ in range(9):
        point = {"Navn": "Over", "Underpunkter": [point]}
    with pytest.raises(PublicationError, match="items within items, more than 8 deep"):
        read_publication(json.dumps({"Dagsordenpunkter": [point]}))


def test_markup_that_is_too_deep_is_refused_with_its_place() -> None:
    fields = [{"Navn": "Beslutning", "Html": "<div>" * 3000 + "Godkendt."}]
    with pytest.raises(PublicationError, match=r"^Dagsordenpunkter\[0\]\.Felter\[0\]\.Html: .*deep"):
        read_publication(json.dumps({"Dagsordenpunkter": [{**POINT, "Felter": fields}]}))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"Dagsordenpunkter": null}', True),
        ('\ufeff [{"dagsordenpunkter": [1]}]', True),
        (b'{"data": {"Dagsordenpunkter": []}}', True),
        ('{"Items": [], "CommitteeName": "Byrådet"}', True),
        ('{"Items": [], "Name": "Byrådet"}', False),
        ('"{\\"Dagsordenpunkter\\": []}"', True),
        ('{"Udvalg": {"Navn": "Byrådet"}}', False),
        ('{"Dagsordenpunkter": ', False),
        ('{"tekst": "\\"Dagsordenpunkter\\""}', False),
        ('Punkt 1: "Dagsordenpunkter"', False),
        ('["Dagsordenpunkter"]', False),
        (b"%PDF-1.7 \xff\xfe\x00", False),
        (b"", False),
    ],
)
def test_detection(data: bytes | str, expected: bool) -> None:
    assert is_publication(data) is expected


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
NAMES = sorted({name for value in vars(keys).values() if isinstance(value, tuple) for name in value if name.isalpha()})
WORDS = st.sampled_from(
    [
        "Referat",
        "1",
        "2.",
        "3.1",
        "2024-08-28T15:00:00",
        "/Date(1724850000000)/",
        "<p>Beslutning</p><p>Godkendt.</p>",
        "&lt;b&gt;",
        "<table><tr><td>a",
        "Beslutning",
        "Indstilling",
        "Bilag",
        "Byrådet den 1. maj 2020, pkt. 3:",
        "Afbud: Ida Bo",
        "23/4567",
        "Lukket: ",
        "00000000-0000-0000-0000-000000000000",
        "10000000-0000-4000-8000-000000000001",
        "\ud800",
        "\x00\x0b",
        "\u00a0",
        "\u2028",
        "https://a.horsens.dk/1",
    ]
)
JSON = st.recursive(
    LEAVES | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=30,
)
FIELD = st.dictionaries(st.sampled_from(("Navn", "Html", "Tekst", "DocumentId", "Link")), st.none() | WORDS)
POINTS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "Punktnummer": st.none() | WORDS | st.integers(0, 20),
            "Navn": st.none() | WORDS,
            "SagsNummer": st.none() | WORDS,
            "IsOpen": st.none() | st.booleans(),
            "Felter": st.none() | st.lists(FIELD, max_size=4),
            "Bilag": st.none()
            | st.lists(st.fixed_dictionaries({"Navn": WORDS}, optional={"Order": LEAVES}), max_size=3),
        },
    ),
    max_size=5,
)


@given(JSON)
@settings(max_examples=300, deadline=None)
def test_any_json(value: Any) -> None:
    check(json.dumps(value))


@given(JSON, JSON, JSON)
@settings(max_examples=300, deadline=None)
def test_any_json_in_the_places_of_a_publication(points: Any, meeting: Any, committee: Any) -> None:
    check(json.dumps({"Dagsordenpunkter": points, "Moede": meeting, "Udvalg": committee}))
    check(json.dumps({"Dagsordenpunkter": [points, {**POINT, "Felter": [meeting], "Bilag": committee}]}))


@given(POINTS, st.dictionaries(st.sampled_from(("Navn", "Dato", "Sted", "Moededeltagere", "Beskrivelse")), WORDS))
@settings(max_examples=300, deadline=None)
def test_publications_of_odd_texts_are_read(points: Any, meeting: Any) -> None:
    data = json.dumps({"Udvalg": {"Navn": "Byrådet"}, "Moede": meeting, "Dagsordenpunkter": points})
    assert is_publication(data)
    found = read_publication(data)
    check_whole(found)
    assert found.minutes.meeting.body == "Byrådet"
    assert len(found.minutes.items) + sum("holds nothing" in note for note in found.notes) == len(points)


@given(st.sampled_from([json.dumps(site.data, ensure_ascii=False).encode() for site in SITES]), st.data())
@settings(max_examples=100, deadline=None)
def test_broken_bytes(whole: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole)))
    check(whole[:at])
    check(whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + 1 :])


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes(data: bytes) -> None:
    check(data)


@given(st.sampled_from(SITES), st.data(), JSON)
@settings(max_examples=200, deadline=None)
def test_a_site_with_one_value_changed(site: Any, data: st.DataObject, other: Any) -> None:
    copy = json.loads(json.dumps(site.data))
    places: list[tuple[Any, Any]] = []

    def collect(value: Any) -> None:
        rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in rows:
            places.append((value, key))
            collect(inner)

    collect(copy)
    holder, key = data.draw(st.sampled_from(places))
    holder[key] = other
    check(json.dumps(copy))


@pytest.mark.parametrize(
    "piece",
    ["<", "<p", "<p>", "<p>a", "&", "&amp;", "&amp;amp;", "&lt;p&gt;", "<td>", "<table><tr><td>a</td>", "<li>a", "<!--", "a ", "\n", "\u00a0", "Beslutning<br>", "<title>", "role=main "],
)  # fmt: skip
def test_time_is_linear_in_a_text(piece: str) -> None:
    html = piece * (SIZE // len(piece))
    started = time.process_time()
    check(json.dumps({"Dagsordenpunkter": [{**POINT, "Felter": [{"Navn": "Beslutning", "Html": html}]}]}))
    check(json.dumps({"Dagsordenpunkter": [{**POINT, "Felter": [{"Html": html}]}]}))
    check(
        json.dumps({"Dagsordenpunkter": [{"Number": html, "Navn": html, "SagsNummer": html}], "Moede": {"Dato": html}})
    )
    assert time.process_time() - started < SECONDS


def test_time_is_linear_in_items() -> None:
    points = [
        {"Number": f"{n}", "Navn": "Køb", "Felter": [{"Html": "<h3>Beslutning</h3>Godkendt."}]} for n in range(1, 5000)
    ]
    started = time.process_time()
    found = read_publication(json.dumps({"Dagsordenpunkter": points}))
    assert time.process_time() - started < SECONDS
    assert len(found.minutes.items) == 4999
    check_whole(found)
