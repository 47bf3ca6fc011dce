"""The same minutes as files of every kind, for the tests: written here, and set by several programs."""

from __future__ import annotations

import html
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from fpdf import FPDF
from reportlab.lib import pdfencrypt
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, SimpleDocTemplate, Table

_FONTS = Path("/usr/share/fonts/truetype/dejavu")


@dataclass(frozen=True)
class Block:
    """A piece of minutes: `kind` is title, line, heading, text, list, dashes or table."""

    kind: str
    text: str = ""
    lines: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


HEAD = "Fjordby Kommune - Teknisk Udvalg"
MINUTES = [
    Block("head", HEAD),
    Block("title", "REFERAT Teknisk Udvalg 2022-2025 d. 14-03-2024"),
    Block("text", "Mødedato Torsdag d. 14. marts 2024 kl. 16:30"),
    Block("text", "Mødested Mødelokale 4"),
    Block("text", "Mødedeltagere Karla Vestergaard (A), Holger Brink (V), Nanna Toft-Nyborg (Ø), Aksel Dam (C)"),
    Block("item", "Punkt 1: Renovering af Skovvejens Skole"),
    Block("text", "15.00.00-A00-16-24"),
    Block("heading", "Resume"),
    Block(
        "text",
        "Skovvejens Skole trænger til et nyt tag, og ventilationen på mellemtrinnet lever ikke op til kravene. "
        "Forvaltningen har indhentet tre tilbud på arbejdet, og det billigste lyder på 4.750.000 kr. inklusive "
        "uforudsete udgifter til beskæftigelsesindsatsen på byggepladsen.",
    ),
    Block("heading", "Indstilling"),
    Block("text", "Forvaltningen indstiller, at"),
    Block(
        "list",
        lines=[
            "der frigives 4.750.000 kr. til renoveringen",
            "arbejdet udbydes efter udbudslovens § 56, så det kan begynde i skolernes sommerferie og være færdigt, "
            "før undervisningen begynder igen",
            "Børne- og Skoleudvalget orienteres.",
        ],
    ),
    Block("heading", "Beslutning"),
    Block("text", "Godkendt. Holger Brink deltog ikke i mødet."),
    Block("heading", "Sagsfremstilling"),
    Block(
        "text",
        "Taget er fra 1968. Det er blevet lappet hvert efterår, og vandskaderne i de to klasselokaler mod nord kan "
        "ikke længere holdes nede. Karla Vestergaard har bedt om en opgørelse, som fremgår af tabellen. Pengene "
        "findes i anlægsbudgettet, jf. folkeskolelovens § 40, stk. 2, og påvirker ikke servicerammen.",
    ),
    Block("table", rows=[["Post", "Beløb"], ["Tag", "3,2 mio. kr."], ["Ventilation", "1,55 mio. kr."]]),
    Block("text", "Udgiften til drift stiger med 85.000 kr. om året."),
    Block("item", "Punkt 2: Trafiksikkerhed på Åboulevarden"),
    Block("text", "05.13.00-P20-7-24"),
    Block("heading", "Sagsfremstilling"),
    Block("text", "Der er sket fire uheld på strækningen siden nytår. Politiet anbefaler:"),
    Block(
        "dashes", lines=["en lavere hastighed ved skolen", "et nyt fodgængerfelt til 240.000 kr.", "bedre belysning"]
    ),
    Block("heading", "Beslutning"),
    Block("text", "Et flertal bestående af Socialdemokratiet og Venstre godkendte sagen. Imod stemte Enhedslisten."),
    Block("heading", "Bilag"),
    Block("text", "Uheldsrapport 2024"),
    Block("text", "Kort over strækningen"),
]


def text_file() -> bytes:
    """As a text file: an empty line between paragraphs, a tab between cells."""
    parts = []
    for block in MINUTES:
        if block.kind == "list":
            parts.append("\n".join(f"{n}. {line}" for n, line in enumerate(block.lines, 1)))
        elif block.kind == "dashes":
            parts.append("\n".join(f"- {line}" for line in block.lines))
        elif block.kind == "table":
            parts.append("\n".join("\t".join(row) for row in block.rows))
        else:
            parts.append(block.text)
    return ("\n\n".join(parts) + "\n").encode()


def _html_body(item: str = "h2", heading: str = "h3", paragraph: str = "p", cell: str = "td") -> str:
    parts = []
    for block in MINUTES:
        text = html.escape(block.text)
        if block.kind in ("list", "dashes"):
            tag = "ol" if block.kind == "list" else "ul"
            parts.append(f"<{tag}>\n" + "\n".join(f"  <li>{html.escape(x)}</li>" for x in block.lines) + f"\n</{tag}>")
        elif block.kind == "table":
            rows = "".join("<tr>" + "".join(f"<{cell}>{c}</{cell}>" for c in row) + "</tr>\n" for row in block.rows)
            parts.append(f"<table class='tbl'><tbody>\n{rows}</tbody></table>")
        else:
            tag = {"title": "h1", "item": item, "heading": heading}.get(block.kind, paragraph)
            # Editors wrap their source where they like.
            parts.append(f"<{tag}>{text.replace(' og ', chr(10) + '   og ')}</{tag}>")
    return "\n".join(parts)


def html_file(shape: str = "portal") -> bytes:
    """As a web page of one of three sites' shapes: a `portal`, a site on a `cms`, an `old` page of frames by tables."""
    if shape == "portal":
        page = f"""<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>Referat</title><style>p {{ color: red }}</style>
<script>var a = "<p>Nej</p>";</script></head><body class="has-menu">
<div id="CybotCookiebotDialog"><h2>Denne hjemmeside bruger cookies</h2><p>Vi bruger cookies til statistik.</p>
<button>Accepter alle</button></div>
<a class="skip-link" href="#main">Gå til indhold</a>
<header role="banner"><nav><ul><li><a href="/">Forside</a></li><li>Politik</li></ul></nav></header>
<main id="main"><button>Udskriv</button> {_html_body()} <p><a href="#top">Til toppen</a></p></main>
<footer><p>Rådhuset, Torvet 1</p></footer></body></html>"""
        return page.encode()
    if shape == "cms":
        page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body>
<form id="aspnetForm" method="post"><div class="left-menu"><ul><li>Udvalg</li><li>Byråd</li></ul></div>
<div class="breadcrumb">Du er her: Forside &gt; Referater</div>
<div class="content"><div class="agenda">{_html_body("div", "div", "div")}</div></div>
<div class="cookie-banner">Cookies</div></form></body></html>"""
        return page.replace("\u2013", "-").encode("iso-8859-1")
    page = f"""<TABLE WIDTH=100%><TR><TD CLASS=menu>Menu<BR>Søg</TD></TR>
<TR><TD>{_html_body("h3", "h4").replace("<p>", "<P>").replace("</p>", "")}</TD></TR></TABLE>"""
    return ("\ufeff" + page).encode("utf-8")


def docx_file() -> bytes:
    """As a Word document, with Word's own numbers and bullets."""
    document = docx.Document()
    for block in MINUTES:
        if block.kind in ("list", "dashes"):
            for line in block.lines:
                document.add_paragraph(line, style="List Number" if block.kind == "list" else "List Bullet")
        elif block.kind == "table":
            table = document.add_table(0, len(block.rows[0]))
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif block.kind in ("title", "item", "heading"):
            document.add_heading(block.text, {"title": 0, "item": 1, "heading": 2}[block.kind])
        else:
            document.add_paragraph(block.text)
            document.add_paragraph()
    document.sections[0].footer.paragraphs[0].text = "Teknisk Udvalg - referat"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _reportlab_fonts() -> tuple[str, str]:
    """DejaVu where the machine has it; the standard fonts hold every Danish letter too."""
    if not (_FONTS / "DejaVuSans.ttf").exists():
        return "Helvetica", "Helvetica-Bold"
    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", str(_FONTS / "DejaVuSans.ttf")))
        pdfmetrics.registerFont(TTFont("DejaVu-Bold", str(_FONTS / "DejaVuSans-Bold.ttf")))
    return "DejaVu", "DejaVu-Bold"


def _story(size: float, justified: bool = False, heads: bool = True) -> list[Any]:
    plain, bold = _reportlab_fonts()
    body = ParagraphStyle("body", fontName=plain, fontSize=size, leading=size * 1.25, spaceAfter=size)
    if justified:
        body = ParagraphStyle("justified", body, alignment=TA_JUSTIFY)
    tight = ParagraphStyle("item", body, spaceAfter=0, leftIndent=18, bulletIndent=0)
    head = ParagraphStyle("head", body, fontName=bold, fontSize=size * 1.2, leading=size * 1.5)
    small = ParagraphStyle("small", body, fontName=bold)
    story: list[Any] = []
    for block in MINUTES[1:] if heads else MINUTES:
        if block.kind in ("list", "dashes"):
            for number, line in enumerate(block.lines, 1):
                mark = f"{number}." if block.kind == "list" else "•"
                last = number == len(block.lines)
                style = ParagraphStyle("last", tight, spaceAfter=size) if last else tight
                story.append(Paragraph(html.escape(line), style, bulletText=mark))
        elif block.kind == "table":
            story.append(
                Table(block.rows, colWidths=[size * 16, size * 9], style=[("FONT", (0, 0), (-1, -1), plain, size)])
            )
            story.append(Paragraph("", body))
        else:
            style = {"title": head, "item": head, "heading": small}.get(block.kind, body)
            story.append(Paragraph(html.escape(block.text), style))
    return story


def _heads(canvas: Any, document: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, A4[1] - 30, HEAD)
    canvas.drawRightString(A4[0] - 60, 24, f"Side {document.page} af 9")


def pdf_reportlab(
    *, justified: bool = False, heads: bool = True, password: str | None = None, times: int = 1, size: float = 10
) -> bytes:
    """As a PDF by ReportLab, A4, with a running head and the page's number below."""
    file = io.BytesIO()
    encrypt = pdfencrypt.StandardEncryption(password, ownerPassword="ejer", strength=128) if password else None
    document = SimpleDocTemplate(file, pagesize=A4, leftMargin=60, rightMargin=60, encrypt=encrypt)
    story = [
        part for turn in range(times) for part in [*([PageBreak()] if turn else []), *_story(size, justified, heads)]
    ]
    marks = {"onFirstPage": _heads, "onLaterPages": _heads} if heads else {}
    document.build(story, **marks)
    return file.getvalue()


def pdf_columns(columns: int = 2) -> bytes:
    """As a PDF whose pages have columns."""
    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=A4)
    gap, margin = 18, 50
    width = (A4[0] - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + index * (width + gap), 60, width, A4[1] - 130, leftPadding=0, rightPadding=0)
        for index in range(columns)
    ]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=_heads))
    document.build(_story(9 if columns == 2 else 7.5))
    return file.getvalue()


def pdf_fpdf2() -> bytes:
    """As a PDF by fpdf2: other fonts, other ways of placing text, no indent of lists."""
    pdf = FPDF(format="A4")
    plain = "dejavu" if (_FONTS / "DejaVuSans.ttf").exists() else "helvetica"
    if plain == "dejavu":
        pdf.add_font("dejavu", "", _FONTS / "DejaVuSans.ttf")
        pdf.add_font("dejavu", "B", _FONTS / "DejaVuSans-Bold.ttf")
    pdf.set_margin(22)
    pdf.add_page()
    for block in MINUTES:
        bold = block.kind in ("title", "item", "heading")
        pdf.set_font(plain, "B" if bold else "", 14 if block.kind in ("title", "item") else 11)
        if block.kind in ("list", "dashes"):
            for number, line in enumerate(block.lines, 1):
                mark = f"{number}." if block.kind == "list" else "-"
                pdf.multi_cell(0, 6, f"{mark} {line}", align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(5)
        elif block.kind == "table":
            for row in block.rows:
                for cell in row:
                    pdf.cell(60, 7, cell)
                pdf.ln()
            pdf.ln(5)
        else:
            pdf.multi_cell(0, 6, block.text, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(5)
    return bytes(pdf.output())


def pdf_scanned() -> bytes:
    """As a PDF that is a picture of text."""
    from PIL import Image, ImageDraw
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).multiline_text((100, 100), "Beslutning\nGodkendt.", fill=0)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.drawImage(ImageReader(picture), 0, 0, A4[0], A4[1])
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf_scan_of(pdf: bytes, *, worn: bool = False) -> bytes:
    """The pages of a PDF as a scanner at 200 dots per inch would give them: pictures, and no text.

    Args:
        pdf: What is printed and scanned.
        worn: Lie a little askew on the glass, on grey paper with specks.
    """
    import numpy as np
    import pypdfium2
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    chance = np.random.default_rng(5)
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        if worn:
            turned = np.asarray(picture.rotate(0.4, Image.Resampling.BICUBIC, fillcolor=255), dtype=float)
            dirty = turned * 0.85 + 20 + chance.normal(0, 12, turned.shape)
            picture = Image.fromarray(dirty.clip(0, 255).astype("uint8"))
        jpeg = io.BytesIO()
        picture.save(jpeg, "JPEG", quality=70)
        canvas.drawImage(ImageReader(jpeg), 0, 0, A4[0], A4[1])
        canvas.showPage()
    canvas.save()
    return file.getvalue()
