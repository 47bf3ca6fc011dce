"""Texts, moments, numbers and names of the JSON."""

from __future__ import annotations

import datetime
import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.firstagenda.texts import read_line, read_text
from referat.firstagenda.values import (
    municipality_named,
    municipality_of_links,
    read_case_number,
    read_guid,
    read_moment,
    read_number,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ""),
        ("<div></div>", ""),
        ("<p>&nbsp;</p>", ""),
        ("<script>alert('Godkendt')</script>", ""),
        ("<style>p { }</style><!-- Udkast -->", ""),
        ("Godkendt.", "Godkendt."),
        ("<p>Godkendt.</p>", "Godkendt."),
        ("<p>A</p><p>B</p>", "A\n\nB"),
        ("<div>A</div>B", "A\n\nB"),
        ("A<br>B<br/>C", "A\nB\nC"),
        ("<ul><li>A</li><li>B</li></ul>", "- A\n- B"),
        ("<ol start=3><li>A<li>B</ol>", "3. A\n4. B"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>", "A\tB\n1\t2"),
        ("<table><tr><td><p>A</p><p>B</p></td><td>C</td></tr></table>", "A B\tC"),
        ("<b>Kr</b>oen &aelig;&oslash;&aring; &#167;&nbsp;5", "Kroen æøå § 5"),
        ("&lt;p&gt;Godkendt&lt;/p&gt;", "Godkendt"),
        ("&amp;lt;p&amp;gt;Godkendt&amp;lt;/p&amp;gt;", "Godkendt"),
        ("<div>&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</div>", "A\n\nB"),
        ("<p>K&amp;oslash;b &amp;amp; salg</p>", "Køb & salg"),
        ("A &amp; B", "A & B"),
        ("A & B; C&D", "A & B; C&D"),
        ("beløb < 5 mio. og > 3 mio.", "beløb < 5 mio. og > 3 mio."),
        ("x <mig@byen.dk> y", "x <mig@byen.dk> y"),
        ("Linje 1\r\n\r\n\r\n\r\nLinje 2\rLinje 3", "Linje 1\n\nLinje 2\nLinje 3"),
        ("A\u00ad\u200bB\u00a0\u00a0C\ud800\x00", "AB C"),
        ("<article>A</article><p>B</p>", "A\n\nB"),
        ("<div role='main'><p>A og mere end det</p></div><p>B</p>", "A og mere end det\n\nB"),
        ("<html><head><title>T</title><meta charset='windows-1252'></head><body>Ål</body></html>", "Ål"),
        ("<p>x</p>", "x"),
        ("<p>A<p>B<td>C", "A\n\nBC"),
    ],
)  # fmt: skip
def test_texts(value: str, expected: str) -> None:
    assert read_text(value) == expected


PARAGRAPH = st.lists(st.sampled_from(("sagen", "blev", "drøftet", "5 mio.", "§ 3", "æ og å,")), min_size=2, max_size=6)


@given(st.lists(PARAGRAPH.map(" ".join), max_size=5))
def test_paragraphs_come_back_however_often_they_were_escaped(paragraphs: list[str]) -> None:
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    assert read_text(markup) == read_text(html.escape(markup)) == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(" K&oslash;b\n af <i>grund</i> ", "Køb af grund"), ("<br>", ""), ("A\tB", "A B"), ("A\u2028B", "A B")],
)
def test_lines(value: str, expected: str) -> None:
    assert read_line(value) == expected


@pytest.mark.parametrize(
    ("value", "date", "clock"),
    [
        ("2024-08-28T15:00:00", "2024-08-28", "15:00"),
        ("2024-08-28T15:00", "2024-08-28", "15:00"),
        ("2024-08-28 15:00:00", "2024-08-28", "15:00"),
        ("2024-08-28", "2024-08-28", None),
        ("2024-08-28T00:00:00", "2024-08-28", None),
        ("2024-08-28T15:00:00.1234567+02:00", "2024-08-28", "15:00"),
        ("2024-12-03T15:00:00+01:00", "2024-12-03", "15:00"),
        ("2024-08-28T13:00:00Z", "2024-08-28", "15:00"),
        ("2024-08-28T13:00:00+00:00", "2024-08-28", "15:00"),
        ("2024-12-31T23:30:00Z", "2025-01-01", "00:30"),
        # Summer time begins and ends at 01:00 UTC on the last Sunday of March and of October.
        ("2024-03-31T00:59:00Z", "2024-03-31", "01:59"),
        ("2024-03-31T01:00:00Z", "2024-03-31", "03:00"),
        ("2024-10-27T00:59:00Z", "2024-10-27", "02:59"),
        ("2024-10-27T01:00:00Z", "2024-10-27", "02:00"),
        ("2026-03-29T01:00:00Z", "2026-03-29", "03:00"),
        ("/Date(1724850000000)/", "2024-08-28", "15:00"),
        ("/Date(1724850000000+0200)/", "2024-08-28", "15:00"),
        ("1724850000000", "2024-08-28", "15:00"),
        ("28-08-2024 15:00:00", "2024-08-28", "15:00"),
        ("28. august 2024 kl. 15.00", "2024-08-28", "15:00"),
        ("onsdag den 28. august 2024", "2024-08-28", None),
        ("0001-01-01T00:00:00", None, None),
        ("9999-12-31T23:59:59Z", None, None),
        ("/Date(-62135596800000)/", None, None),
        ("/Date(999999999999999)/", None, None),
        ("2024-02-30T10:00:00", None, None),
        ("2024-08-28T25:00:00", None, None),
        ("17", None, None),
        ("kl. 15.00", None, None),
        ("i morgen", None, None),
        ("", None, None),
    ],
)
def test_moments(value: str, date: str | None, clock: str | None) -> None:
    found = read_moment(value)
    assert (found.date.isoformat() if found.date else None, found.time) == (date, clock)


def test_a_key_that_says_utc_is_utc() -> None:
    assert read_moment("2024-08-28T13:00:00", utc=True).time == "15:00"
    assert read_moment("2024-08-28T15:00:00+02:00", utc=True).time == "15:00"
    assert read_moment("2024-08-28", utc=True) == (datetime.date(2024, 8, 28), None)


@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(value: str) -> None:
    found = read_moment(value)
    assert found.time is None or found.date is not None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", 1),
        ("274", 274),
        (" 12. ", 12),
        ("007", 7),
        ("Punkt 3:", 3),
        ("4.0", 4),
        ("0", None),
        ("3.1", None),
        ("2a", None),
        ("-1", None),
        ("12345", None),
        ("ét", None),
        ("²", None),
    ],
)
def test_numbers(value: str, expected: int | None) -> None:
    assert read_number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("24/1190", "24/1190"),
        ("Sagsnr.: 24/1190", "24/1190"),
        ("15.00.00-A00-16-24", "15.00.00-A00-16-24"),
        ("2024-001873", "2024-001873"),
        ("EMN-2019-03456", "EMN-2019-03456"),
        ("-", None),
        ("ukendt", None),
        ("se bilag 2", None),
        ("00000000-0000-0000-0000-000000000000", None),
    ],
)
def test_case_numbers(value: str, expected: str | None) -> None:
    assert read_case_number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{10000000-0000-4000-8000-00000000000A}", "10000000-0000-4000-8000-00000000000a"),
        ("00000000-0000-0000-0000-000000000000", None),
        ("12", None),
        (None, None),
    ],
)
def test_identifiers(value: str | None, expected: str | None) -> None:
    assert read_guid(value) == expected


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        (["https://dagsordener.middelfart.dk/Vis/Pdf/bilag/1"], "Middelfart"),
        (["https://dagsordener-referater.hvidovre.dk/x"], "Hvidovre"),
        (["https://dagsordener.ringkobing-skjern.dk/x"], "Ringkøbing-Skjern"),
        (["https://dagsorden.faaborg-midtfyn.dk/x", "https://www.odense.dk", "https://dagsorden.faaborg-midtfyn.dk/y"], "Faaborg-Midtfyn"),
        (["http://dagsordener.solrod.dk:8080/x"], "Solrød"),
        (["https://staticresources.firstagenda.com/x", "/Vis/Pdf/bilag/horsens", "", "horsens.dk"], None),
        (["https://www.dr.dk/horsens"], None),
    ],
)  # fmt: skip
def test_whose_site_it_is(links: list[str], expected: str | None) -> None:
    assert municipality_of_links(links) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Horsens Kommune", "Horsens"), ("Region Sjælland", "Region Sjælland"), ("ODDER", "Odder"), ("Byens Hus", None), ("", None)],
)  # fmt: skip
def test_organisations(name: str, expected: str | None) -> None:
    assert municipality_named(name) == expected
