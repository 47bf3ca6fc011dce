"""Texts for the bench: the gold corpus as documents, and the same as files of every kind."""

import html
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from referat.corpus.gold import read_meeting


def corpus_texts(folder: Path) -> list[str]:
    """The bare texts of the gold corpus, in order of their files."""
    return [read_meeting(path).text for path in sorted(folder.glob("*.txt"))]


def many(texts: list[str], count: int, chars: int = 0) -> Iterator[str]:
    """So many documents, none the same as another.

    Args:
        texts: Are taken round and round.
        count: How many.
        chars: Cut each to so many characters; 0 leaves them whole.
    """
    for number in range(count):
        text = texts[number % len(texts)]
        yield f"{text[:chars] if chars else text}\n\nDokument {number}\n"


def as_text(text: str) -> bytes:
    """A text file."""
    return text.encode()


def as_html(text: str) -> bytes:
    """A web page."""
    body = "\n".join(f"<p>{html.escape(block)}</p>" for block in text.split("\n\n") if block.strip())
    head = "<!DOCTYPE html><html><head><meta charset='utf-8'></head>"
    page = f"{head}<body><nav>Menu</nav><main>{body}</main></body></html>"
    return page.encode()


def as_docx(text: str) -> bytes:
    """A Word document."""
    document = docx.Document()
    for block in text.split("\n\n"):
        document.add_paragraph(block)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(text: str) -> bytes:
    """A PDF of A4 pages."""
    style = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5, spaceAfter=10)
    story = [Paragraph(html.escape(block), style) for block in text.split("\n\n") if block.strip()]
    file = io.BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(story)
    return file.getvalue()


KINDS: dict[str, Callable[[str], bytes]] = {"txt": as_text, "html": as_html, "docx": as_docx, "pdf": as_pdf}
