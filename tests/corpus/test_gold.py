import json
from pathlib import Path
from typing import Any

import pytest

from referat.corpus.gold import read_corpus, read_meeting, write_meeting
from referat.errors import CorpusError

MARKED = """Nordby Kommune
Byrådet

Til stede: [[PERSON|Ida Holm]] ([[PARTY|A]])

[[item]]Punkt 1: Ny skole

[[CASE_NUMBER|24/1234]]

[[heading|Indstilling]]

At skolen bygges.

[[decision|Beslutning]]

Godkendt. [[PARTY|Venstre]] stemte imod.

[[heading|Bilag]]

Tegning

[[item]]Punkt 2: Lukket: Grund
"""


def make_sidecar(**item: Any) -> dict[str, Any]:
    first = {
        "number": 1,
        "title": "Ny skole",
        "case_number": "24/1234",
        "outcomes": ["APPROVED", "DIVIDED"],
        "votes": [{"side": "against", "who": ["Venstre"]}],
        "attachments": ["Tegning"],
    }
    first.update(item)
    return {
        "layout": "test",
        "meeting": {"municipality": "Nordby", "body": "Byrådet", "present": [{"name": "Ida Holm", "party": "A"}]},
        "items": [first, {"number": 2, "title": "Grund", "closed": True, "outcomes": ["NONE"]}],
    }


def write(folder: Path, sidecar: dict[str, Any], marked: str = MARKED, name: str = "m") -> Path:
    path = folder / f"{name}.txt"
    path.write_text(marked, encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps(sidecar), encoding="utf-8")
    return path


def test_gold_meeting_has_places_from_the_text_and_facts_from_beside_it(tmp_path: Path) -> None:
    gold = read_meeting(write(tmp_path, make_sidecar()))
    first, second = gold.items
    assert gold.text[first.start : first.end].startswith("Punkt 1: Ny skole")
    assert [section.heading for section in first.sections] == ["Indstilling", "Beslutning", "Bilag"]
    decision = next(section for section in first.sections if section.own_decision)
    assert gold.text[decision.end : decision.body_end].strip() == "Godkendt. Venstre stemte imod."
    assert second.sections == []
    assert gold.minutes.items[0].decision == (decision.end, decision.body_end)
    assert gold.text[: gold.minutes.items[0].text_start].endswith("24/1234\n")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"title": "Ny hal"}, "title 'Ny hal' does not stand"),
        ({"case_number": "24/9"}, "is no CASE_NUMBER span"),
        ({"outcomes": []}, "outcomes is empty"),
        ({"outcomes": ["NONE", "APPROVED"]}, "NONE stands beside"),
        ({"outcomes": ["APPROVED", "APPROVED"]}, "stands twice"),
        ({"outcomes": ["ADOPTED"]}, "items.0.outcomes.0"),
        ({"attachments": ["Kort"]}, "attachment 'Kort'"),
        ({"votes": [{"side": "against", "who": ["Enhedslisten"]}]}, "'Enhedslisten' (votes, remarks)"),
        ({"votes": [{"side": "maybe", "who": []}]}, "items.0.votes.0.side"),
        ({"not_participating": ["Bo Lund"]}, "'Bo Lund' is no PERSON span"),
        ({"colour": "red"}, "items.0.colour"),
    ],
)
def test_a_sidecar_that_contradicts_its_text_is_refused(tmp_path: Path, item: dict[str, Any], words: str) -> None:
    path = write(tmp_path, make_sidecar(**item))
    with pytest.raises(CorpusError) as error:
        read_meeting(path)
    assert words in str(error.value)
    assert str(path.with_suffix(".json")) in str(error.value)


def test_missing_and_orphaned_sidecars_are_named(tmp_path: Path) -> None:
    path = write(tmp_path, make_sidecar())
    path.with_suffix(".json").rename(tmp_path / "other.json")
    with pytest.raises(CorpusError, match=r"m\.json: the structure file is missing"):
        read_meeting(path)
    with pytest.raises(CorpusError, match=r"other\.json: a structure file without its text"):
        list(read_corpus(tmp_path))


def test_item_count_must_agree(tmp_path: Path) -> None:
    sidecar = make_sidecar()
    del sidecar["items"][1]
    with pytest.raises(CorpusError, match=r"1 items here, 2 marks"):
        read_meeting(write(tmp_path, sidecar))


def test_a_meeting_that_was_called_off_has_no_items(tmp_path: Path) -> None:
    sidecar = make_sidecar() | {"items": []}
    gold = read_meeting(
        write(
            tmp_path,
            sidecar,
            "Nordby Kommune\nByrådet\nMødet den 4. maj blev aflyst af [[PERSON|Ida Holm]] ([[PARTY|A]])\n",
        )
    )
    assert gold.items == []
    assert gold.minutes.items == ()


def test_an_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no gold minutes"):
        list(read_corpus(tmp_path))


def test_writing_and_reading_again_gives_the_same(tmp_path: Path) -> None:
    gold = read_meeting(write(tmp_path, make_sidecar()))
    again = read_meeting(write_meeting(tmp_path, "copy", MARKED, gold.sidecar))
    assert (again.text, again.spans, again.items) == (gold.text, gold.spans, gold.items)


def test_line_ends_of_the_source_stay(tmp_path: Path) -> None:
    gold = read_meeting(write(tmp_path, make_sidecar()))
    marked = MARKED.replace("\n", "\r\n")
    again = read_meeting(write_meeting(tmp_path, "crlf", marked, gold.sidecar))
    assert again.text == gold.text.replace("\n", "\r\n")
    assert [again.text[m.start : m.end] for m in again.spans] == [gold.text[m.start : m.end] for m in gold.spans]
