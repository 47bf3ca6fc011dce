"""Scanned minutes, read by the tesseract of this machine (`make tesseract`)."""

from difflib import SequenceMatcher

import pytest
from minutes_files import pdf_columns, pdf_fpdf2, pdf_reportlab, pdf_scan_of, text_file

from referat.amount import AmountMatcher
from referat.case_number import CaseNumberMatcher
from referat.legislation import LegislationMatcher
from referat.minutes import parse
from referat.reading import Ocr, ReadError, read_bytes
from referat.reading.ocr import mend


def likeness(text: str, other: str) -> float:
    """Share of words that two texts have alike, in order."""
    return SequenceMatcher(None, text.split(), other.split(), autojunk=False).ratio()


@pytest.mark.parametrize("pdf", [pdf_scan_of(pdf_reportlab()), pdf_scan_of(pdf_fpdf2())], ids=["reportlab", "fpdf2"])
def test_a_scan_gives_the_minutes_that_were_printed(pdf: bytes) -> None:
    with pytest.raises(ReadError, match="holds no text, only 2 scanned pages; --ocr reads them"):
        read_bytes(pdf, "scan.pdf")
    source = read_bytes(pdf, "scan.pdf", ocr=Ocr.find())
    assert likeness(source.text, read_bytes(text_file(), "minutes.txt").text) > 0.97
    assert len(source.pages) == 2
    assert "Skovvejens" in source.text[: source.pages[1]]
    assert "Uheldsrapport" in source.text[source.pages[1] :]
    assert "Side" not in source.text
    minutes = parse(source.text)
    meeting = minutes.meeting
    assert (meeting.body, meeting.date, len(meeting.present)) == ("Teknisk Udvalg", "2024-03-14", 4)
    titles = [item.title for item in minutes.items]
    assert titles == ["Renovering af Skovvejens Skole", "Trafiksikkerhed på Åboulevarden"]
    matches = [
        m
        for matcher in (AmountMatcher(), CaseNumberMatcher(), LegislationMatcher())
        for m in matcher.match(source.text)
    ]
    assert {source.text[match.start : match.end] for match in matches} == {
        "05.13.00-P20-7-24", "1,55 mio. kr.", "15.00.00-A00-16-24", "240.000 kr.", "3,2 mio. kr.", "4.750.000 kr.",
        "85.000 kr.", "folkeskolelovens § 40, stk. 2", "udbudslovens § 56",
    }  # fmt: skip


@pytest.mark.parametrize(
    "pdf", [pdf_scan_of(pdf_reportlab(), worn=True), pdf_scan_of(pdf_columns())], ids=["worn", "columns"]
)
def test_worn_scans_and_columns_are_read_in_order(pdf: bytes) -> None:
    text = read_bytes(pdf, "scan.pdf", ocr=Ocr.find()).text
    assert likeness(text, read_bytes(text_file(), "minutes.txt").text) > 0.93
    places = [text.index(words) for words in ("Resume", "Indstilling", "Sagsfremstilling", "Trafiksikkerhed", "Bilag")]
    assert places == sorted(places)


def test_rows_of_a_scanned_table_keep_their_cells() -> None:
    text = read_bytes(pdf_scan_of(pdf_reportlab()), "scan.pdf", ocr=Ocr.find()).text
    assert "Tag\t3,2 mio. kr.\nVentilation\t1,55 mio. kr." in text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("lov & 3 og servicelovens & 112", "lov § 3 og servicelovens § 112"),
        ("folkeskolelovens 8 40", "folkeskolelovens § 40"),
        ("bekendtgørelsens $ 5", "bekendtgørelsens § 5"),
        ("udbudslovens 8& 56", "udbudslovens § 56"),
        ("Andersen & 3 andre", "Andersen & 3 andre"),
        ("lov nr. 8 af 12. maj", "lov nr. 8 af 12. maj"),
        ("efter loven 8. maj", "efter loven 8. maj"),
        ("«+ bedre belysning", "- bedre belysning"),
        ("5 + 3", "5 + 3"),
        ("Post      Beløb", "Post\tBeløb"),
        ("Post  Beløb", "Post  Beløb"),
        ("3... at", "3. at"),
        ("Budget 2025.... 4", "Budget 2025.... 4"),
    ],
)
def test_what_tesseract_mistakes_is_put_right(read: str, meant: str) -> None:
    assert mend(read) == meant
