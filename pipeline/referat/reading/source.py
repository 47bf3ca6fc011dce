"""From a document to its source: what it says, and what it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from referat.reading.documents import Document, read_data
from referat.reading.errors import ReadError, RefusedError
from referat.reading.kinds import Kind, kind_of
from referat.reading.limits import DEFAULT_LIMITS, Limits
from referat.reading.ocr import Ocr
from referat.reading.text import EncodingError, decode

if TYPE_CHECKING:
    from referat.minutes.model import Minutes


@dataclass(frozen=True)
class Source:
    """A document as it was read.

    Attributes:
        path: As the user named it.
        text: What offsets of the record count in, in characters. Of a text file it is the decoded content, unchanged;
            of other files it is what reading made of them.
        sha256: Of the file's bytes, in hexadecimal.
        media_type: Such as `text/plain`.
        pages: Offset at which each page of a PDF begins; empty for other files.
        minutes: The structure, where the file tells it (FirstAgenda's JSON); None where it is to be found in the text.
    """

    path: str
    text: str
    sha256: str
    media_type: str
    pages: tuple[int, ...] = ()
    minutes: Minutes | None = None


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS, ocr: Ocr | None = None) -> Source:
    """Read one file: text, HTML, PDF, DOCX or FirstAgenda's JSON, told by its content.

    Args:
        path: The file. Archives hold several documents: see `find_documents` and `read_document`.
        limits: What is refused as too large.
        ocr: Recognises scanned pages.

    Raises:
        ReadError: Where the file is missing, empty, too large, encrypted, damaged, or of a kind that is not read.
    """
    return read_document(Document(str(path), path), limits, ocr)


def read_document(document: Document, limits: Limits = DEFAULT_LIMITS, ocr: Ocr | None = None) -> Source:
    """Read one document of `find_documents`.

    Raises:
        ReadError: See `read_file`.
    """
    return read_bytes(read_data(document, limits), document.path, limits, ocr)


def read_bytes(data: bytes, path: str, limits: Limits = DEFAULT_LIMITS, ocr: Ocr | None = None) -> Source:
    """Read a document from its bytes.

    Example:
        >>> source = read_bytes(b"<h1>Referat</h1><p>Godkendt.</p>", "side.html")
        >>> source.media_type, source.text
        ('text/html', 'Referat\\n\\nGodkendt.\\n')

    Raises:
        ReadError: See `read_file`.
    """
    if not data.strip():
        raise ReadError(path, "is empty")
    pages: tuple[int, ...] = ()
    minutes: Minutes | None = None
    try:
        kind = kind_of(data, path)
        # Each of the three needs a library that takes its time to load, and that an archive of text never needs.
        if kind is Kind.PDF:
            from referat.reading.pdf import read_pdf

            text, pages = read_pdf(data, limits, ocr)
        elif kind is Kind.HTML:
            from referat.reading.html import read_html

            text = read_html(data, limits)
        elif kind is Kind.DOCX:
            from referat.reading.docx import read_docx

            text = read_docx(data, limits)
        elif kind is Kind.FIRST_AGENDA:
            from referat.firstagenda import PublicationError, read_publication

            try:
                publication = read_publication(data)
            except PublicationError as error:
                raise RefusedError(str(error)) from None
            text, minutes = publication.text, publication.minutes
        elif kind is Kind.ZIP:
            raise RefusedError("is an archive; its files are read one by one")
        else:
            text = decode(data)
    except (RefusedError, EncodingError) as error:
        raise ReadError(path, str(error)) from None
    if not text.strip():
        raise ReadError(path, "is empty")
    if len(text) > limits.chars:
        raise ReadError(
            path, f"holds {len(text):,} characters, more than the {limits.chars:,} that are read (--limit chars=…)"
        )
    return Source(path, text, hashlib.sha256(data).hexdigest(), kind.value, pages, minutes)
