"""Text files: which encoding, and refusing what is none.

Minutes come as UTF-8, and from older archives as UTF-16 or Windows-1252. A wrong guess would break every æ, ø and å,
so an encoding is taken only where the bytes prove it.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DANISH = re.compile(r"[æøåÆØÅ]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
#: Punctuation and signs that Danish prose of Windows programs holds beside its letters.
_USUAL = re.compile(r"[æøåÆØÅ§´¨éÉüÜöÖäÄáíóúñèàçÐðþÞ½¼¾²³°·•…–—‘’“”„«»\u00a0\u00ad€£©®]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAMPLE = 65536


class EncodingError(ValueError):
    """The bytes are no text in an encoding that minutes are published in."""


def decode(data: bytes) -> str:
    """Decode the bytes of a text file.

    Tried in order: a byte order mark, UTF-8, UTF-16 without a mark, Windows-1252. The last is taken only where most
    characters beyond ASCII are Danish letters and other usual signs.

    Args:
        data: The whole file.

    Returns:
        The content, unchanged but for the byte order mark.

    Raises:
        EncodingError: Where none of them fits; the message says what to do.

    Example:
        >>> decode("Rådet drøftede § 5".encode("cp1252"))
        'Rådet drøftede § 5'
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            if encoding is None:
                raise EncodingError("UTF-32 text; save it as UTF-8")
            return _strict(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is not None and not _CONTROL.search(text):
        return text
    utf16 = _utf16_without_bom(data)
    if utf16:
        return _strict(data, utf16)
    if text is not None or b"\x00" in data:
        raise EncodingError("not a text file: it holds control characters")
    return _windows_1252(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        at = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
        raise EncodingError(f"begins as {name}, but is broken at byte {at}; save it again as UTF-8") from None
    if _CONTROL.search(text):
        raise EncodingError("not a text file: it holds control characters")
    return text


def _utf16_without_bom(data: bytes) -> str | None:
    """Every second byte of Latin text in UTF-16 is a zero."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or not sample:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.9 * len(zeros):
            return encoding
    return None


def _windows_1252(data: bytes) -> str:
    advice = "neither UTF-8, UTF-16 nor Windows-1252; save it as UTF-8"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise EncodingError(advice) from None
    if _CONTROL.search(text):
        raise EncodingError("not a text file: it holds control characters")
    strange = len(_BEYOND_ASCII.findall(text))
    usual = len(_USUAL.findall(text))
    if not _DANISH.search(text) or usual < 0.9 * strange:
        raise EncodingError(advice)
    return text
