"""The corpus's meetings of FirstAgenda's own layouts, written as sites would publish them, come back as they were."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from referat.corpus.gold import read_corpus
from referat.firstagenda import read_publication
from referat.minutes import Minutes, ParsedItem, parse

CORPUS = Path(__file__).parents[2] / "corpus" / "meetings"
#: Other layouts hold a web page's furniture, which a publication has none of.
TEXTS = [gold.text for gold in read_corpus(CORPUS) if re.search(r"(?m)^Punkt \d+: ", gold.text)]


def test_there_are_such_meetings() -> None:
    assert len(TEXTS) >= 10


def _html(text: str) -> str:
    return "".join(f"<p>{html.escape(line.strip())}</p>" for line in text.split("\n") if line.strip())


def _point(item: ParsedItem, text: str) -> dict[str, Any]:
    fields: list[dict[str, Any]] = [{"Navn": None, "Html": _html(text[item.text_start : item.head_end])}]
    for section in item.sections:
        if section.kind != "attachments" or not item.attachments:
            body = _html(text[section.heading_end : section.end].lstrip(" :"))
            fields.append({"Navn": section.heading, "Html": body, "Link": "https://www.example.dk/1"})
    return {
        "Punktnummer": item.number,
        "Navn": item.title,
        "SagsNummer": item.case_number,
        "IsOpen": not item.closed,
        "Felter": fields,
        "Bilag": [{"Navn": title, "Order": order} for order, title in enumerate(item.attachments)],
    }


def _publish(minutes: Minutes, text: str) -> str:
    meeting = minutes.meeting
    clock = f"T{meeting.start_time}:00" if meeting.start_time else ""
    people = [{"Navn": member.name, "Parti": member.party} for member in meeting.present]
    head = {"Navn": "Referat", "Dato": f"{meeting.date}{clock}" if meeting.date else None, "Sted": meeting.place}
    return json.dumps(
        {
            "Kommune": meeting.municipality,
            "Udvalg": {"Navn": meeting.body},
            "Moede": {**head, "Moededeltagere": people, "Afbud": meeting.absent},
            "Dagsordenpunkter": [_point(item, text) for item in minutes.items],
        }
    )


def _told(item: ParsedItem, text: str) -> tuple[Any, ...]:
    headings = [section.heading for section in item.sections if section.kind != "attachments"]
    decided = " ".join(text[slice(*item.decision)].lstrip(" :").split()) if item.decision and item.sections else None
    return item.number, item.title, item.closed, item.case_number, headings, decided, item.attachments


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_meeting_comes_back(text: str) -> None:
    minutes = parse(text)
    assert minutes.items
    found = read_publication(_publish(minutes, text))
    expected = [_told(item, text) for item in minutes.items]
    assert [_told(item, found.text) for item in found.minutes.items] == expected
    same = ("municipality", "body", "date", "place", "present", "absent")
    for name in same:
        assert getattr(found.minutes.meeting, name) == getattr(minutes.meeting, name)
