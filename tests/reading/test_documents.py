"""Which documents there are: folders, archives, standard input; wrong names, foreign kinds and limits."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from minutes_files import docx_file, html_file, pdf_fpdf2, text_file

from referat.reading import Document, LimitError, Limits, ReadError, find_documents, read_bytes, read_document


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def names(folder: Path, documents: list[Document]) -> list[str]:
    return [document.path.replace(f"{folder}/", "") for document in documents]


def test_folders_give_what_can_be_minutes(tmp_path: Path) -> None:
    files = {
        "a.txt": b"x", "b.PDF": b"x", "c.html": b"x", "d.docx": b"x", "e": pdf_fpdf2(), "f.aspx": html_file(), "g": b"x",
        "h.json": b'{"Dagsordenpunkter": []}', "i.json": b"{}", "out.jsonl": b"{}", ".hidden.txt": b"x", "k.csv": b"x",
        ".git/l.txt": b"x", "m/n.txt": b"x",
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = names(tmp_path, list(find_documents([tmp_path])))
    assert found == ["a.txt", "b.PDF", "c.html", "d.docx", "e", "f.aspx", "h.json", "m/n.txt"]


def test_archives_give_their_files(tmp_path: Path) -> None:
    inner = zipped({"dyb.txt": text_file()})
    members = {
        "b.pdf": pdf_fpdf2(),
        "a/å.html": html_file(),
        "indre.zip": inner,
        "__MACOSX/x.txt": b"x",
        "c.docx": docx_file(),
    }
    (tmp_path / "x.zip").write_bytes(zipped(members))
    documents = list(find_documents([tmp_path / "x.zip"]))
    assert names(tmp_path, documents) == [
        "x.zip!/a/å.html", "x.zip!/b.pdf", "x.zip!/c.docx", "x.zip!/indre.zip!/dyb.txt"
    ]  # fmt: skip
    texts = {read_document(document).text for document in documents}
    assert len(texts) == 1


def test_an_archive_is_read_however_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "arkiv").write_bytes(zipped({"a.txt": b"Godkendt."}))
    (document,) = find_documents([tmp_path / "arkiv"])
    assert read_document(document).text == "Godkendt."


def refusal(path: Path, limits: Limits | None = None) -> str:
    """Why the only document of a file is refused."""
    limits = limits or Limits()
    (document,) = find_documents([path], limits)
    with pytest.raises(ReadError) as caught:
        read_document(document, limits)
    return str(caught.value).removeprefix(f"{path}")


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (zipped({"a.txt": b"0" * 20_000_000}), Limits(), ": is a ZIP bomb: 'a.txt' unpacks to 20,000,000 bytes from"),
        (zipped({f"{n}.txt": b"abc" for n in range(30)}), Limits(members=20), ": holds more than 20 files"),
        (zipped({f"{n}.txt": os.urandom(900) for n in range(9)}), Limits(unpacked=5000), ": unpacks to more than 5,000"),
        (zipped({"a.txt": b"x"})[:-30], Limits(), ": is a damaged ZIP"),
        (zipped({}), Limits(), ": is an empty archive"),
        (zipped({"a.txt": b"x" * 99}), Limits(bytes=50), "!/a.txt: holds 99 bytes, more than the 50"),
        (zipped({"a.zip": zipped({"b.zip": zipped({"c.txt": b"x"})})}), Limits(depth=1), "!/a.zip: is an archive in archives"),
    ],
)  # fmt: skip
def test_bad_archives_are_refused(tmp_path: Path, data: bytes, limits: Limits, reason: str) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    assert refusal(tmp_path / "x.zip", limits).startswith(reason)


def test_a_quine_of_archives_ends(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"x"})
    for _ in range(8):
        data = zipped({"a.zip": data})
    (tmp_path / "x.zip").write_bytes(data)
    assert "more than 3 deep" in refusal(tmp_path / "x.zip")


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"hemmeligt"}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    assert refusal(tmp_path / "x.zip") == "!/a.txt: is encrypted in its ZIP; unpack it with the password first"


def test_an_archive_with_a_lie_about_its_size_gives_no_more(tmp_path: Path) -> None:
    data = zipped({"a.txt": b"0" * 3_000_000})
    lie = data.replace((3_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    (tmp_path / "x.zip").write_bytes(lie)
    assert "is damaged in its ZIP" in refusal(tmp_path / "x.zip")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.pdf", b"Referat af dagens drift", "is named .pdf, but holds plain text"),
        ("x.pdf", b"<!DOCTYPE html><h1>404 Not Found</h1>", "is named .pdf, but holds HTML: a damaged file or a failed download"),
        ("x.docx", zipped({"a.txt": b"x"}), "is named .docx, but holds a ZIP"),
        ("x.docx", b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture (JPEG)"),
        ("x.txt", b"\x89PNG\r\n\x1a\n\x00", "is a picture (PNG)"),
        ("x.txt", b"II*\x00\x08\x00", "make a PDF of it and read it with --ocr"),
        ("x.txt", b"{\\rtf1\\ansi Hej}", "is an RTF document"),
        ("x.txt", b"\x1f\x8b\x08\x00\x00", "packed with gzip"),
        ("x.txt", b"MZ\x90\x00\x03", "is a program"),
        ("x.txt", b"\x7fELF\x02\x01\x00", "is a program"),
        ("x.json", b'{"a": 1}', "is JSON, not minutes"),
        ("x.json", b'{"Udvalg": {}, "Dagsordenpunkter": []}', "tells neither of a meeting nor of agenda items"),
        ("x.txt", b"", "is empty"),
        ("x.html", b"<html></html>", "is a web page without text"),
        ("x.zip", b"Godkendt", "is named .zip, but holds plain text"),
        ("x.txt", b"\x00\x01\x02\x03", "not a text file"),
    ],
)  # fmt: skip
def test_wrong_and_foreign_files_are_refused_by_name(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert reason in refusal(tmp_path / name)
    with pytest.raises(ReadError, match=f"^{name}: "):
        read_bytes(data, name)


@pytest.mark.parametrize("text", ["{", "[1] Punkt", "MZ er en forkortelse", "BZh er ingenting", "{ikke json}"])
def test_text_that_begins_oddly_is_text(text: str) -> None:
    assert read_bytes(text.encode(), "x.txt").text == text


@pytest.mark.parametrize(
    ("data", "kind"), [(text_file, "text/plain"), (html_file, "text/html"), (pdf_fpdf2, "application/pdf")]
)
def test_the_content_tells_the_kind(data: object, kind: str) -> None:
    for name in ("x", "x.txt", "x.aspx"):
        assert read_bytes(data(), name).media_type == kind  # type: ignore[operator]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, paths in ((b"Godkendt.", ["-"]), (zipped({"a.txt": b"A", "b.txt": b"B"}), ["-!/a.txt", "-!/b.txt"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        documents = list(find_documents([Path("-")]))
        assert [document.path for document in documents] == paths
        assert all(read_document(document).text for document in documents)


def test_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadError, match="is a device or a pipe"):
        read_document(Document("pipe", tmp_path / "pipe"))


@pytest.mark.parametrize("setting", ["pages", "pages=", "pages=-1", "pages=0", "sider=3", "pages=x", "pages=²"])
def test_limits_are_written_as_names_and_numbers(setting: str) -> None:
    with pytest.raises(LimitError, match="the names are bytes, chars, pages, unpacked, ratio, members, depth"):
        Limits().with_values([setting])
