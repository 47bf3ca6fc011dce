import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.reading.text import EncodingError, decode

DANISH = "Rådet drøftede § 5 – på Ærø, Øster Ås.\r\nGodkendt."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=lambda name: str(name)
)
def test_danish_letters_survive_every_encoding(encoding: str) -> None:
    assert decode(DANISH.encode(encoding)) == DANISH


def test_big_endian_mark() -> None:
    assert decode(b"\xfe\xff" + DANISH.encode("utf-16-be")) == DANISH


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (DANISH.encode("utf-32"), "UTF-32"),
        ("Rådet på Ærø, Øster Ås".encode("cp865"), "neither UTF-8, UTF-16 nor Windows-1252"),
        ("Заседание совета".encode("koi8-r"), "neither UTF-8, UTF-16 nor Windows-1252"),
        (b"\xff\xd8\xff\xe0 picture", "neither UTF-8, UTF-16 nor Windows-1252"),
        (b"%PDF-1.7\x00\x01\x02", "not a text file"),
        (b"PK\x03\x04\x14\x00", "not a text file"),
        (b"abc\x07def", "not a text file"),
        (b"\xef\xbb\xbfabc\xff", "begins as UTF-8, but is broken at byte 6"),
        (b"\xff\xfea", "begins as UTF-16, but is broken"),
        (b"gr\x81d", "neither UTF-8, UTF-16 nor Windows-1252"),
    ],
)
def test_anything_else_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(EncodingError, match=words):
        decode(data)


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"])))
def test_utf8_is_read_unchanged(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")) == text


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    with contextlib.suppress(EncodingError):
        decode(data)
