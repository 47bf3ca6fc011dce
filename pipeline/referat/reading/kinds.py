"""What kind of file some bytes are, by their content: names lie, and archives are full of files without endings."""

from __future__ import annotations

import io
import json
import re
import zipfile
from enum import Enum
from pathlib import PurePosixPath

from referat.reading.errors import RefusedError


class Kind(Enum):
    """A kind of file that can be read; the value is its media type."""

    TEXT = "text/plain"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    FIRST_AGENDA = "application/json"
    ZIP = "application/zip"


#: Endings that promise a kind. Text under one of these is a failed download more often than minutes.
_PROMISES = {".pdf": Kind.PDF, ".docx": Kind.DOCX, ".zip": Kind.ZIP}
_NAMES = {
    Kind.TEXT: "plain text",
    Kind.HTML: "HTML",
    Kind.PDF: "a PDF",
    Kind.DOCX: "a Word document",
    Kind.ZIP: "a ZIP",
}

#: Bytes of the start in which a kind shows itself.
SNIFFED = 4096
#: A PDF may have other bytes before its head (ISO 32000-1, annex H.3.4.1).
_PDF_HEAD_WITHIN = 1024
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|^\s*<(?:div|p|h[1-6]|table|section|article|main|meta|title|ul|ol)[\s>]",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(rb"^\s*(?:<\?xml[^>]{0,200}\?>|<!--.{0,1000}?-->|\s)*", re.DOTALL)
#: Files that are no minutes, by how they begin, with what to do about them.
_FOREIGN = (
    (b"{\\rtf", "is an RTF document; save it as DOCX or PDF"),
    (b"\xff\xd8\xff", "is a picture (JPEG), not a document"),
    (b"\x89PNG\r\n", "is a picture (PNG), not a document"),
    (b"GIF8", "is a picture (GIF), not a document"),
    (b"II*\x00", "is a picture (TIFF), not a document; make a PDF of it and read it with --ocr"),
    (b"MM\x00*", "is a picture (TIFF), not a document; make a PDF of it and read it with --ocr"),
    (b"\x1f\x8b", "is packed with gzip; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is packed with 7-Zip; unpack it first"),
    (b"Rar!\x1a\x07", "is packed with RAR; unpack it first"),
    (b"BZh", "is packed with bzip2; unpack it first"),
    (b"\xfd7zXZ", "is packed with xz; unpack it first"),
    (b"MZ", "is a program, not a document"),
    (b"\x7fELF", "is a program, not a document"),
    (b"SQLite format 3\x00", "is a database, not a document"),
    (b"PAR1", "is a Parquet file, not a document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def kind_of(data: bytes, name: str = "") -> Kind:
    """Tell the kind of a file.

    Args:
        data: The whole file.
        name: Its name. It decides nothing, but text under `.pdf`, `.docx` or `.zip` is refused.

    Raises:
        RefusedError: Where the content is of a kind that is not read, or the name promises another.

    Example:
        >>> kind_of(b"%PDF-1.7 ..."), kind_of("Mødedato Onsdag".encode())
        (<Kind.PDF: 'application/pdf'>, <Kind.TEXT: 'text/plain'>)
    """
    kind = _by_content(data)
    ending = PurePosixPath(name.lower()).suffix
    promised = _PROMISES.get(ending, kind)
    if kind is not promised and (kind in (Kind.TEXT, Kind.HTML) or (promised is Kind.DOCX and kind is Kind.ZIP)):
        raise RefusedError(
            f"is named {ending}, but holds {_NAMES[kind]}: a damaged file or a failed download; "
            "rename it if the content is right"
        )
    return kind


def looks_readable(head: bytes) -> bool:
    """Whether a file whose name says nothing begins like a PDF, a web page, a ZIP or FirstAgenda's JSON.

    Args:
        head: The first `SNIFFED` bytes.
    """
    return _is_pdf(head) or head.startswith(b"PK\x03\x04") or _is_html(head) or _is_first_agenda(head)


def _by_content(data: bytes) -> Kind:
    head = data[:SNIFFED]
    if _is_pdf(head):
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_zip(data)
    if head.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise RefusedError("is encrypted with a password; save it without one")
        raise RefusedError("is a document of Word 97-2003 or another old program; save it as DOCX or PDF")
    for start, problem in _FOREIGN:
        if head.startswith(start) and (len(start) > 3 or b"\x00" in head):
            raise RefusedError(problem)
    if _is_html(head):
        return Kind.HTML
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        if _is_first_agenda(data):
            return Kind.FIRST_AGENDA
        _refuse_json(data)
    return Kind.TEXT


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:_PDF_HEAD_WITHIN]


def _is_html(head: bytes) -> bool:
    sample = head.removeprefix(b"\xef\xbb\xbf")
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = sample[2:].replace(b"\x00", b"")
    sample = sample[_end(_XML_DECLARATION.match(sample)) :]
    return sample[:1] == b"<" and _HTML.search(sample) is not None


def _end(match: re.Match[bytes] | None) -> int:
    return match.end() if match else 0


def _of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()[:10_000]}
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
        UnicodeError,
        IndexError,
        OverflowError,
    ) as error:
        raise RefusedError(f"is a damaged ZIP or Office file: {error}") from None
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return Kind.DOCX
        if any(name.startswith(("xl/", "ppt/")) for name in names):
            raise RefusedError("is a workbook or a presentation; only Word documents are read")
    if "mimetype" in names and "content.xml" in names:
        raise RefusedError("is an OpenDocument file; save it as DOCX or PDF")
    return Kind.ZIP


def _is_first_agenda(data: bytes) -> bool:
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and b'"Dagsordenpunkter"' in data


def _refuse_json(data: bytes) -> None:
    """JSON is no text of minutes, FirstAgenda's apart."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return
    raise RefusedError("is JSON, not minutes")
