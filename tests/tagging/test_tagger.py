"""The tagger over a pipeline of rules and a classifier that says what the test wants; no trained model."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from referat.reading import Source
from referat.record import Record
from referat.tagging import Tagger, parse_only

TEXT = """REFERAT Børneudvalget 2022-2025 d. 13-11-2024

Mødedato Onsdag d. 13. november 2024 kl. 17:30

Mødested Lokale 3

Mødedeltagere Ida Holm (A), Bo
Skov (V)

Indholdsfortegnelse

Ny skole (B).....	3
Lukket: Køb.....	4

Punkt 1: Ny skole (B)

24/7

Indstilling

Forvaltningen indstiller, at der gives 5 mio. kr. efter folkeskolelovens § 2. Loven følger § 3.

Beslutning

Godkendt. Bo Skov (V) stemte imod. Ida Holms oplæg vedlægges.

Bilag

306-2009-251192 Kort

Punkt 2: Lukket: Køb

24/8
"""


@Language.component("fixed_cats")
def fixed_cats(doc: Doc) -> Doc:
    doc.cats = {"APPROVED": 0.9, "DIVIDED": 0.2, "NONE": 0.0}
    return doc


@Language.component("fixed_model")
def fixed_model(doc: Doc) -> Doc:
    """Sees half of a wrapped name, a name with a quotation mark, and the letter of a title's type."""
    at = {"Mødedeltagere": [("Bo", "PERSON")], "Punkt": [("B", "PARTY")], "Ny": [("B", "PARTY")]}
    entities = []
    for word, label in at.get(doc[0].text if len(doc) else "", []):
        start = doc.text.find(f"({word})") + 1 if label == "PARTY" else doc.text.find(word)
        span = doc.char_span(start, start + len(word), label=label) if start > 0 else None
        if span is not None:
            entities.append(span)
    doc.set_ents(entities)
    return doc


def make_nlp() -> Language:
    nlp = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}})
    nlp.add_pipe("fixed_model", name="ner")
    nlp.add_pipe("fixed_cats", name="textcat_multilabel")
    for name in ("case_number", "amount", "legislation", "party", "merge"):
        nlp.add_pipe(f"referat_{name}", name=name)
    return nlp


def source(text: str = TEXT, path: str = "m.txt") -> Source:
    return Source(path, text, "0" * 64, "text/plain")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return make_nlp()


@pytest.fixture(scope="module")
def record(nlp: Language) -> Record:
    return Tagger(nlp).tag(source())


def spans(record: Record, label: str) -> list[tuple[str, Any]]:
    return [(span.text, span.item) for span in record.spans if span.label == label]


def test_members_of_the_meeting_vote_by_one_name(nlp: Language) -> None:
    said = "Skov kan ikke anbefale punkt 2. Museet kan ikke anbefale punkt 3."
    voted = Tagger(nlp).tag(source(TEXT.replace("Bo Skov (V) stemte imod.", said))).items[0].votes
    assert [(vote.side, vote.who) for vote in voted] == [("against", ["Skov"])]


def test_structure_and_head(record: Record) -> None:
    assert record.meeting.body == "Børneudvalget"
    assert [member.name for member in record.meeting.present] == ["Ida Holm", "Bo Skov"]
    assert [(item.number, item.title, item.closed) for item in record.items] == [
        (1, "Ny skole", False),
        (2, "Køb", True),
    ]
    assert record.items[0].attachments == ["306-2009-251192 Kort"]


def test_members_are_persons_wherever_their_names_stand(record: Record) -> None:
    assert spans(record, "PERSON") == [
        ("Ida Holm", None),
        ("Bo\nSkov", None),
        ("Bo Skov", 0),
        ("Ida Holms", 0),
    ]
    values = [span.value for span in record.spans if span.label == "PERSON"]
    assert [value and value["name"] for value in values] == ["Ida Holm", "Bo Skov", "Bo Skov", "Ida Holm"]


def test_the_line_of_the_case_is_a_case_number_and_a_documents_number_is_none(record: Record) -> None:
    assert spans(record, "CASE_NUMBER") == [("24/7", 0), ("24/8", 1)]
    assert [item.case_number for item in record.items] == ["24/7", "24/8"]


def test_the_letter_of_a_titles_type_is_no_party(record: Record) -> None:
    assert ("B", 0) not in spans(record, "PARTY")
    assert ("B", None) not in spans(record, "PARTY")
    assert ("V", 0) in spans(record, "PARTY")


def test_values_and_references(record: Record) -> None:
    laws = [span for span in record.spans if span.label == "LEGISLATION"]
    assert [law.text for law in laws] == ["folkeskolelovens § 2", "§ 3"]
    assert laws[1].value is not None
    assert laws[0].value is not None
    assert laws[1].value["act"] == laws[0].value["act"]
    assert laws[1].value["resolved"] is True
    amount = next(span for span in record.spans if span.label == "AMOUNT")
    assert (amount.value, amount.by) == ({"amount": "5000000", "currency": "DKK"}, "rule")


def test_outcomes_and_votes(record: Record) -> None:
    first, second = record.items
    assert {outcome.label for outcome in first.outcomes} == {"APPROVED", "DIVIDED"}
    assert [(vote.side, vote.who) for vote in first.votes] == [("against", ["Bo Skov"])]
    assert [(outcome.label, outcome.score) for outcome in second.outcomes] == [("NONE", 1.0)]


def test_page_numbers_inside_an_item_are_not_read(nlp: Language) -> None:
    text = TEXT.replace("efter folkeskolelovens", "efter\n\nSide 2 af 3\n\nfolkeskolelovens").replace(
        "5 mio. kr.", "5\n\nSide 1 af 3\n\nmio. kr."
    )
    made = Tagger(nlp).tag(source(text))
    assert all(span.text == text[span.start : span.end] for span in made.spans)
    assert [span.text for span in made.spans if span.label == "LEGISLATION"] == ["folkeskolelovens § 2", "§ 3"]


def test_only_decisions_go_through_the_classifier(nlp: Language) -> None:
    seen: list[str] = []

    @Language.component("spy")
    def spy(doc: Doc) -> Doc:
        seen.append(doc.text)
        return doc

    pipeline = make_nlp()
    pipeline.remove_pipe("textcat_multilabel")
    pipeline.add_pipe("spy", name="textcat_multilabel")
    Tagger(pipeline).tag(source())
    assert [text.split()[0] for text in seen] == ["Beslutning"]


def test_parsing_alone_gives_the_same_structure_without_spans(record: Record) -> None:
    parsed = parse_only(source())
    assert parsed.model is None
    assert parsed.spans == []
    assert parsed.meeting == record.meeting
    assert [item.title for item in parsed.items] == [item.title for item in record.items]
    assert all(item.outcomes == [] for item in parsed.items)


def test_the_record_says_where_pages_begin() -> None:
    made = parse_only(Source("m.pdf", TEXT, "0" * 64, "application/pdf", (0, 40)))
    assert (made.source.pages, made.source.media_type) == ([0, 40], "application/pdf")
    assert parse_only(source()).source.pages == []


def test_many_documents_come_in_order_and_like_each_alone(nlp: Language, record: Record) -> None:
    tagger = Tagger(nlp, with_text=True)
    records = list(tagger.tag_all(source(path=f"{number}.txt") for number in range(40)))
    assert [made.source.path for made in records] == [f"{number}.txt" for number in range(40)]
    assert all(made.spans == record.spans for made in records)
    assert records[0].text == TEXT


@given(st.one_of(st.text(max_size=300), st.integers(0, len(TEXT)).map(lambda end: TEXT[:end])))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_record_that_points_into_it(text: str) -> None:
    made = Tagger(NLP).tag(source(text))
    assert made.source.chars == len(text)
    for span in made.spans:
        assert span.text == text[span.start : span.end]
    for item in made.items:
        assert 0 <= item.start <= item.end <= len(text)
        for section in item.sections:
            assert item.start <= section.start <= section.end <= item.end
            assert " ".join(text[section.start : section.end].split()).startswith(section.heading)
    assert Record.model_validate_json(made.to_json()) == made


NLP = make_nlp()
