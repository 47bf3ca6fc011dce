"""PDF: reading order, what is refused, and what is left out."""

import contextlib
import io
import stat
import zlib
from pathlib import Path

import pytest
from fpdf import FPDF
from minutes_files import HEAD, pdf_columns, pdf_fpdf2, pdf_reportlab, pdf_scanned
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from referat.reading import Limits, Ocr, OcrError, ReadError, read_bytes


def read(data: bytes, limits: Limits | None = None, ocr: Ocr | None = None) -> str:
    return read_bytes(data, "x.pdf", limits or Limits(), ocr).text


def draw(*pages: list[tuple[float, float, str]], size: float = 10) -> bytes:
    """A PDF with texts at places; `y` counts from the top of the page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for page in pages:
        canvas.setFont("Helvetica", size)
        for x, y, text in page:
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_encrypted_is_refused_and_an_owners_password_alone_is_not() -> None:
    with pytest.raises(ReadError, match=r"x\.pdf: is encrypted with a password"):
        read(pdf_reportlab(password="hemmelig"))
    pdf = FPDF()
    pdf.set_encryption(owner_password="ejer")
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.cell(0, 10, "Godkendt.")
    assert read(bytes(pdf.output())) == "Godkendt.\n"


def test_a_scan_is_refused_with_advice() -> None:
    with pytest.raises(ReadError, match="holds no text, only 1 scanned page; --ocr reads them where tesseract"):
        read(pdf_scanned())


def tesseract(folder: Path, script: str) -> Path:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.mark.parametrize(
    ("script", "words"),
    [("echo eng", "has no data for Danish"), ("echo dan; exit 0", "")],
)
def test_ocr_needs_danish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str) -> None:
    tesseract(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    if words:
        with pytest.raises(OcrError, match=words):
            Ocr.find()
    else:
        assert Ocr.find().program == str(tmp_path / "tesseract")


def test_ocr_without_tesseract_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(OcrError, match="apt install tesseract-ocr tesseract-ocr-dan"):
        Ocr.find()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("cat > /dev/null; echo 'Error in pixRead' >&2; exit 1", "tesseract failed on: Error in pixRead"),
        ("cat > /dev/null; exec sleep 20", "did not read in 1 seconds"),
        ("cat > /dev/null", "no text was recognised"),
    ],
)
def test_ocr_that_fails_is_named(tmp_path: Path, script: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(pdf_scanned(), ocr=Ocr(str(tesseract(tmp_path, script)), seconds=1))


@pytest.mark.parametrize("cut", [8, 100, 1000])
def test_damaged_is_refused(cut: int) -> None:
    with pytest.raises(ReadError, match="is a damaged PDF"):
        read(pdf_reportlab()[:cut])


def test_a_pdf_without_text_or_pictures_is_refused() -> None:
    with pytest.raises(ReadError, match="is a PDF without text"):
        read(draw([]))


def test_pages_are_limited() -> None:
    with pytest.raises(ReadError, match=r"has 4 pages, more than the 3 that are read \(--limit pages=…\)"):
        read(draw(*[[(60, 100, "Godkendt.")]] * 4), Limits(pages=3))


def test_text_is_limited_while_it_is_built() -> None:
    with pytest.raises(ReadError, match="holds more than the 100 characters"):
        read(pdf_reportlab(), Limits(chars=100))


def test_running_heads_come_once_and_page_numbers_never() -> None:
    text = read(pdf_reportlab(times=4))
    assert text.count(HEAD) == 1
    assert "Side" not in text
    assert text.count("Renovering af Skovvejens Skole") == 4


def test_what_stands_at_the_edge_of_some_pages_only_is_no_running_head() -> None:
    body = [(60, 100 + 14 * n, f"Linje {n} i sagen om skolen.") for n in range(20)]
    pages = [[(60, 60, f"Punkt {n}: Sag {'ABCDEFGH'[n]}"), *body, (60, 700, "Godkendt.")] for n in range(4)]
    text = read(draw(*pages))
    assert [f"Sag {letter}" in text for letter in "ABCD"] == [True] * 4


def test_columns_are_read_one_after_the_other() -> None:
    text = read(pdf_columns())
    places = [text.index(words) for words in ("Resume", "Indstilling", "Sagsfremstilling", "Trafiksikkerhed", "Bilag")]
    assert places == sorted(places)


def test_columns_written_line_by_line_are_told_by_their_prose() -> None:
    left = [f"Udvalget drøftede sagen nummer {n} og bad om mere" for n in range(14)]
    right = [f"Borgerne har indsendt {n} svar til planen for byen" for n in range(14)]
    lines = [(x, 100 + 14 * n, text) for n in range(14) for x, text in ((50, left[n]), (310, right[n]))]
    text = " ".join(read(draw(lines, size=9)).split())
    assert text.index(left[13]) < text.index(right[0])


def test_a_table_is_read_by_rows_and_wrapped_cells_are_whole() -> None:
    page = [
        (60, 100, "Post"), (300, 100, "Beløb"),
        (60, 120, "Anlægsbevilling til"), (60, 132, "klimatilpasning"), (300, 120, "6,35 mio. kr."),
        (60, 160, "Drift"), (300, 160, "85.000 kr."),
    ]  # fmt: skip
    assert read(draw(page)) == "Post\tBeløb\nAnlægsbevilling til klimatilpasning\t6,35 mio. kr.\nDrift\t85.000 kr.\n"


def test_a_word_broken_at_a_line_end_is_whole_again() -> None:
    lines = [
        "Udvalget godkendte, at der afsættes midler til beskæftigelses-",
        "indsatsen, og at Børne- og Skoleudvalget samt Kultur-, Fritids-",
        "og Idrætsudvalget får sagen til høring, før it-",
        "driften samles.",
    ]
    page = [(60, 100 + 12 * n, line) for n, line in enumerate(lines)]
    words = read(draw(page)).replace("\n", " ")
    assert "beskæftigelsesindsatsen" in words
    assert "Fritids- og Idrætsudvalget" in words


def test_a_paragraph_over_a_page_break_is_one_line() -> None:
    full = "Dette er en linje, som er så lang, at den når helt ud til kanten af siden og"
    text = read(draw([(60, 700, full), (60, 714, full)], [(60, 60, "slutter her."), (60, 90, "Godkendt.")]))
    assert text == f"{full} {full} slutter her.\n\nGodkendt.\n"


def test_contents_keep_their_leaders_and_pages() -> None:
    page = [(60, 100, "Indholdsfortegnelse"), (60, 130, "Budget 2025 . . . . . . . . . . . . . . ."), (500, 130, "4")]
    assert read(draw(page)) == "Indholdsfortegnelse\n\nBudget 2025.....\t4\n"


def test_turned_pages_are_read() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, -100, "Beslutning")
    canvas.drawString(60, -130, "Udvalget godkendte indstillingen.")
    canvas.showPage()
    canvas.save()
    assert read(file.getvalue()) == "Beslutning\n\nUdvalget godkendte indstillingen.\n"


def test_a_watermark_is_no_text() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 700, "Udvalget godkendte indstillingen.")
    canvas.rotate(45)
    canvas.setFont("Helvetica", 60)
    canvas.drawString(300, 0, "UDKAST")
    canvas.showPage()
    canvas.save()
    assert read(file.getvalue()) == "Udvalget godkendte indstillingen.\n"


def test_text_that_no_font_explains_is_refused() -> None:
    """Characters of a font without a map to letters come as private or unknown ones."""
    data = draw([(60, 100 + 12 * n, "Udvalget godkendte indstillingen.") for n in range(10)])
    assert read(data)
    with pytest.raises(ReadError):
        read(data.replace(b"/Filter", b"/Filtre"))


def test_a_stream_that_unpacks_to_much_ends_in_a_result() -> None:
    bomb = zlib.compress(b"BT /F1 10 Tf 60 700 Td (Godkendt) Tj ET " * 400_000)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(bomb) + bomb + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    for number, body in enumerate(objects, 1):
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    out += b"trailer << /Root 1 0 R /Size 6 >>\n"
    with contextlib.suppress(ReadError):
        assert len(read(out)) < 10_000_000


def test_a_pdf_is_known_by_its_content() -> None:
    for name in ("minutes", "minutes.txt", "minutes.html"):
        assert read_bytes(pdf_fpdf2(), name).media_type == "application/pdf"
