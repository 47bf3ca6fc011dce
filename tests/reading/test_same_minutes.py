"""The same minutes as PDF, HTML, DOCX and text give the same text, meeting, items and spans."""

from collections.abc import Callable

import pytest
from minutes_files import (
    docx_file,
    html_file,
    pdf_columns,
    pdf_fpdf2,
    pdf_reportlab,
    text_file,
)

from referat.amount import AmountMatcher
from referat.case_number import CaseNumberMatcher
from referat.legislation import LegislationMatcher
from referat.minutes import parse
from referat.reading import read_bytes

FILES: dict[str, Callable[[], bytes]] = {
    "portal.html": html_file,
    "cms.html": lambda: html_file("cms"),
    "old.html": lambda: html_file("old"),
    "word.docx": docx_file,
    "reportlab.pdf": pdf_reportlab,
    "justified.pdf": lambda: pdf_reportlab(justified=True),
    "large.pdf": lambda: pdf_reportlab(size=12),
    "no-heads.pdf": lambda: pdf_reportlab(heads=False),
    "fpdf2.pdf": pdf_fpdf2,
    "columns.pdf": pdf_columns,
    "three-columns.pdf": lambda: pdf_columns(3),
}
TYPES = {"html": "text/html", "pdf": "application/pdf"}


@pytest.mark.parametrize("name", FILES)
def test_text_meeting_items_and_spans_are_the_same(name: str) -> None:
    expected = read_bytes(text_file(), "minutes.txt")
    found = read_bytes(FILES[name](), name)
    assert found.media_type == TYPES.get(name.rsplit(".", 1)[1], found.media_type)
    assert found.text == expected.text
    meeting, items = parse(found.text).meeting, parse(found.text).items
    assert (meeting.body, meeting.date, len(meeting.present), len(items)) == ("Teknisk Udvalg", "2024-03-14", 4, 2)
    assert items[0].case_number == "15.00.00-A00-16-24"
    assert [section.heading for section in items[1].sections] == ["Sagsfremstilling", "Beslutning", "Bilag"]
    assert items[1].attachments == ("Uheldsrapport 2024", "Kort over strækningen")
    matches = [
        m for matcher in (AmountMatcher(), CaseNumberMatcher(), LegislationMatcher()) for m in matcher.match(found.text)
    ]
    assert sorted(found.text[match.start : match.end] for match in matches) == sorted(
        [
            "05.13.00-P20-7-24",
            "1,55 mio. kr.",
            "15.00.00-A00-16-24",
            "240.000 kr.",
            "3,2 mio. kr.",
            "4.750.000 kr.",
            "4.750.000 kr.",
            "85.000 kr.",
            "folkeskolelovens § 40, stk. 2",
            "udbudslovens § 56",
        ]
    )


@pytest.mark.parametrize("name", ["reportlab.pdf", "large.pdf", "fpdf2.pdf"])
def test_pages_are_kept(name: str) -> None:
    source = read_bytes(FILES[name](), name)
    assert len(source.pages) == 2
    assert source.pages[0] == 0
    first, second = source.text[: source.pages[1]], source.text[source.pages[1] :]
    assert "Renovering af Skovvejens Skole" in first
    assert second.strip()
    assert "Uheldsrapport" in second
    assert not second[0].isspace()
