"""PDF: the characters of each page by PDFium, put into reading order by `layout`.

`pypdfium2` binds Google's PDFium, which Chrome shows PDFs with; its documentation of `fpdf_text.h` is the source of
what is said here about characters.
"""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from referat.reading.blocks import TextBuilder
from referat.reading.errors import RefusedError
from referat.reading.layout import Fragment, Page, write_pages
from referat.reading.limits import DEFAULT_LIMITS, Limits
from referat.reading.ocr import Ocr

#: Fewer letters than this on a page with pictures make it a scan: a stamp, or a running head set over it.
_FEW = 20
#: Share of characters without a meaning at which a font is taken as unreadable.
_UNREADABLE = 0.3
#: Em: a gap between two characters that parts cells. Spaces within a line are found by PDFium.
_CELL_GAP = 1.4
#: Em: how far a baseline may move within a line (sub- and superscripts).
_LINE_SHIFT = 0.6
_BOLD = 600
#: Characters of a page beyond which it is a drawing.
_MAX_CHARS = 200_000


def read_pdf(data: bytes, limits: Limits = DEFAULT_LIMITS, ocr: Ocr | None = None) -> tuple[str, tuple[int, ...]]:
    """Read a PDF.

    Args:
        data: The file.
        limits: `pages` and `chars`.
        ocr: Reads the pages that are pictures; without it they are left out.

    Returns:
        The text, and for each page of the PDF the offset at which what stands on it begins.

    Raises:
        RefusedError: Where the PDF is encrypted, damaged or too long, holds only scans and there is no `ocr`, or is
            set in fonts that do not say which letters they hold.
    """
    try:
        document: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise RefusedError("is encrypted with a password; save it without one") from None
        raise RefusedError("is a damaged PDF") from None
    try:
        return _read(document, limits, ocr)
    except pypdfium2.PdfiumError as error:
        raise RefusedError(f"is a damaged PDF: {error}") from None
    finally:
        document.close()


def _read(document: Any, limits: Limits, ocr: Ocr | None) -> tuple[str, tuple[int, ...]]:
    count = len(document)
    if count == 0:
        raise RefusedError("is a damaged PDF: it has no pages")
    if count > limits.pages:
        raise RefusedError(f"has {count:,} pages, more than the {limits.pages:,} that are read (--limit pages=…)")
    pages: list[Page] = []
    scans = unmapped = total = 0
    for number in range(count):
        page = document[number]
        try:
            fragments, chars, strange = _fragments(page)
            scan = chars < _FEW and _has_picture(page)
            text = None
            if scan:
                scans += 1
                text = ocr.read(_picture(page)) if ocr else None
            total, unmapped = total + chars, unmapped + strange
            pages.append(Page(fragments, float(page.get_width()), float(page.get_height()), text))
        finally:
            page.close()
    if total and unmapped > _UNREADABLE * total:
        raise RefusedError(
            "is set in fonts that do not say which letters they hold; print it anew, or read a scan with --ocr"
        )
    builder = TextBuilder(limits.chars)
    write_pages(pages, builder)
    builder.end()
    if len("".join(builder.text.split())) < _FEW and scans:
        advice = (
            "no text was recognised on them" if ocr else "--ocr reads them where tesseract with Danish is installed"
        )
        raise RefusedError(f"holds no text, only {scans} scanned page{'s' if scans > 1 else ''}; {advice}")
    if not builder.text:
        raise RefusedError("is a PDF without text")
    return builder.text, tuple(builder.pages)


def _has_picture(page: Any) -> bool:
    return next(iter(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _picture(page: Any) -> bytes:
    """The page as a grey picture (PGM) at 300 dots per inch, or fewer where the page is large."""
    largest = max(float(page.get_width()), float(page.get_height()), 1.0)
    bitmap = page.render(scale=min(300 / 72, 5000 / largest), grayscale=True)
    rows = bitmap.to_numpy()
    grey: bytes = rows.reshape(bitmap.height, -1)[:, : bitmap.width].tobytes()
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + grey


def _fragments(page: Any) -> tuple[list[Fragment], int, int]:
    """Cut a page's characters into fragments: pieces of one line without a gap that would part cells.

    Returns:
        The fragments in the order of the file, the number of visible characters, and how many of those have no
        meaning that the file tells.
    """
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        chars = _characters(handle)
        place = _Places(handle)
        found: list[Fragment] = []
        line: _Line | None = None
        angle, end = 0.0, 0
        for match in _WORD.finditer(chars):
            start, broken = match.start(), _BREAK.search(chars, max(end - 1, 0), match.start()) is not None
            hard = "\u00a0" in chars[end:start]
            if broken or end == 0:
                angle = place.angle(start)
            end = match.end()
            if angle % 90:
                continue  # a stamp or a watermark across the page
            left, _, y = place.of(start, angle)
            right = place.of(end - 1, angle)[1] if end - start > 1 else place.of(start, angle)[1]
            if not (math.isfinite(left) and math.isfinite(right) and math.isfinite(y)):
                continue
            if line is not None and (broken or not line.takes(left, y, angle)):
                _end(line, found, place)
                line = None
            word = match.group().translate(_WRITTEN)
            if not word:
                continue
            if line is None:
                line = _Line(left, y, angle, place.size(start), start)
            line.add(word, left, right, end, hard)
        if line is not None:
            _end(line, found, place)
        return found, len(_VISIBLE.findall(chars)), len(_STRANGE.findall(chars))
    finally:
        textpage.close()


#: What stands between white space; PDFium makes up the spaces and line breaks that the file has not.
#: Where it takes a hyphen for the break of a word, there is none of them: a code of its own stands for the hyphen.
_WORD = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_BREAK = re.compile(r"[\r\n\x02\ufffe]")
_VISIBLE = re.compile(r"[^\s]")
#: No character, one that stands for none, and those of private use.
_STRANGE = re.compile(r"[\x00\ufffd\ue000-\uf8ff]")
#: Hyphens of words that PDFium found broken at a line's end, ligatures (Unicode 15, block FB00), and what is no text.
_WRITTEN: dict[int, str | None] = {
    **dict.fromkeys(range(32)),
    **dict.fromkeys(range(0x7F, 0xA0)),
    **dict.fromkeys((0x02, 0xFFFE, 0xAD), "-"),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}


def _characters(handle: Any) -> str:
    """The characters of a text page, one for each of PDFium's, so that their places can be asked for."""
    count = max(pdfium.FPDFText_CountChars(handle), 0)
    if count > _MAX_CHARS:
        raise RefusedError(f"has a page of more than {_MAX_CHARS:,} characters: a drawing, not minutes")
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters that have no meaning are left out of the whole, so they are asked for one by one.
    codes = (pdfium.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)


class _Places:
    """Asks PDFium where characters stand."""

    def __init__(self, handle: Any) -> None:
        self.handle = handle
        self.left, self.right, self.bottom, self.top = (ctypes.c_double() for _ in range(4))
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box = tuple(ctypes.byref(value) for value in (self.left, self.right, self.bottom, self.top))
        self.origin = (ctypes.byref(self.x), ctypes.byref(self.y))

    def of(self, index: int, angle: float) -> tuple[float, float, float]:
        """Begin and end of a character along its line, and its baseline, in points."""
        pdfium.FPDFText_GetCharBox(self.handle, index, *self.box)
        pdfium.FPDFText_GetCharOrigin(self.handle, index, *self.origin)
        # PDFium counts angles clockwise: at 270 degrees a line runs up the page, along its y.
        if angle == 270:
            return self.bottom.value, self.top.value, -self.x.value
        if angle == 90:
            return -self.top.value, -self.bottom.value, self.x.value
        if angle == 180:
            return -self.right.value, -self.left.value, -self.y.value
        return self.left.value, self.right.value, self.y.value

    def angle(self, index: int) -> float:
        """Direction of writing in degrees, a quarter of a turn where it is nearly one."""
        radians = float(pdfium.FPDFText_GetCharAngle(self.handle, index))
        degrees = math.degrees(radians) % 360 if math.isfinite(radians) and radians >= 0 else 0.0
        nearest = round(degrees / 90) * 90
        return float(nearest % 360) if abs(degrees - nearest) < 1 else degrees

    def size(self, index: int) -> float:
        """Size of a character's font on the page, in points."""
        return _size(self.handle, index)

    def bold(self, index: int) -> bool:
        """Whether a character is set in bold."""
        return int(pdfium.FPDFText_GetFontWeight(self.handle, index)) >= _BOLD


class _Line:
    """A fragment that is being put together, word by word."""

    def __init__(self, x0: float, y: float, angle: float, size: float, first: int) -> None:
        self.x0, self.y, self.angle, self.size = x0, y, angle, size
        self.x1 = x0
        self.first = self.last = first
        self.words: list[str] = []
        self.begin = 0.0  # where the first word ends; one that a hard space follows goes on

    def takes(self, left: float, y: float, angle: float) -> bool:
        """Whether a word goes on with this fragment: on its line, and without a gap that parts cells."""
        if angle != self.angle or abs(y - self.y) > _LINE_SHIFT * self.size:
            return False
        return -self.size < left - self.x1 < _CELL_GAP * self.size

    def add(self, word: str, left: float, right: float, end: int, hard: bool) -> None:
        if not self.words or (hard and self.begin == self.x1):
            self.begin = right
        self.words.append(word)
        self.x1 = max(self.x1, right)
        self.last = end - 1


def _end(line: _Line, found: list[Fragment], place: _Places) -> None:
    # The mark of a list item has a font of its own more often than the text after it.
    middle = (line.first + line.last) // 2
    size, bold = place.size(middle), place.bold(middle)
    word = line.begin - line.x0
    found.append(Fragment(" ".join(line.words), line.x0, line.x1, line.y, size, bold, line.angle, len(found), word))


def _size(handle: Any, index: int) -> float:
    """Size of a character's font on the page, in points: the font's own, times what the page scales it by."""
    size = float(pdfium.FPDFText_GetFontSize(handle, index))
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        scale = math.hypot(matrix.c, matrix.d)
        size = size * scale if math.isfinite(scale) and scale > 0 else size
    return min(size, 200.0) if math.isfinite(size) and size >= 1 else 10.0
