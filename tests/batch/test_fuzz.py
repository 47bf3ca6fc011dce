"""Ten thousand bad inputs: each ends in a record or a named refusal; none takes a worker down, hangs it or leaks."""

import io
import random
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from batch_jobs import small

sys.path.insert(0, str(Path(__file__).parents[1] / "reading"))
from minutes_files import docx_file, html_file, pdf_fpdf2, pdf_reportlab, pdf_scanned, text_file

from referat.batch import Result, Settings, run
from referat.batch.pool import Pool
from referat.reading import Document, find_documents

INPUTS = 10_000
#: Bytes that files are made of: fuzzers find more with them than with any others.
_TOKENS = [
    b"", b"\x00", b"\xff" * 4, b"<<", b">>", b"obj", b"endstream", b"/Kids", b"/Parent 1 0 R", b"9999999999", b"-1", b"%PDF-",
    b"PK\x03\x04", b"PK\x05\x06", b"<div>", b"</p>", b"<table><tr>", b"&#xD800;", b"<!--", b"]]>", b"\xf0\x9f\x92\xa9", b"\r",
    b"{", b"\\", "§ ".encode("utf-16"), b"/FlateDecode", b"1 0 R", b"xref", b"<w:p>", b"\xef\xbb\xbf",
]  # fmt: skip


def seeds() -> dict[str, bytes]:
    """Small whole files of every kind. The PDF of standard fonts is small enough to be hit where it matters."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", text_file())
        file.writestr("b.html", html_file("old"))
    return {
        "txt": text_file(), "html": html_file("portal"), "docx": docx_file(), "zip": archive.getvalue(),
        "pdf": pdf_reportlab(), "2.pdf": pdf_fpdf2(), "scan.pdf": pdf_scanned(),
    }  # fmt: skip


def spoil(data: bytes, chance: random.Random) -> bytes:
    """One of the ways in which files go bad: cut, overwritten, shuffled, grown, or all made up."""
    out = bytearray(data)
    way = chance.randrange(6)
    if way == 0:
        return data[: chance.randrange(len(data))]
    if way == 1:
        return bytes(chance.randrange(256) for _ in range(chance.randrange(400)))
    if way == 2:
        start, end = sorted(chance.randrange(len(out)) for _ in range(2))
        at = chance.randrange(len(out))
        out[at:at] = out[start : min(end, start + 5000)]
        return bytes(out)
    for _ in range(chance.choice((1, 3, 10, 60))):
        at = chance.randrange(len(out) or 1)
        if way == 3:
            out[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 4:
            token = chance.choice(_TOKENS)
            out[at : at + len(token)] = token
        else:
            del out[at : at + chance.randrange(1, 200)]
    return bytes(out)


def inputs(folder: Path, count: int) -> Iterator[Document]:
    chance = random.Random(11)
    whole = list(seeds().items())
    for number in range(count):
        kind, data = whole[number % len(whole)]
        path = folder / f"{number:05}.{kind}"
        path.write_bytes(spoil(data, chance))
        found = list(find_documents([path]))
        assert found
        yield found[0]


@pytest.mark.timeout(1800)
def test_bad_inputs_end_in_a_record_or_a_named_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory: dict[int | None, list[int]] = {}

    def note(retire: Callable[[Pool, object], None]) -> Callable[[Pool, object], None]:
        def noted(self: Pool, worker: object) -> None:
            memory.setdefault(worker.process.pid, []).append(worker.memory)  # type: ignore[attr-defined]
            retire(self, worker)

        return noted

    monkeypatch.setattr(Pool, "_retire", note(Pool._retire))  # type: ignore[arg-type]
    settings = Settings(workers=2, timeout=30, recycle=0, growth=10**12)
    results: list[Result] = list(run(inputs(tmp_path, INPUTS), small(), settings))
    assert len(results) == INPUTS
    refusals = [result.error for result in results if result.error is not None]
    assert len(refusals) > INPUTS // 4
    for result in results:
        assert (result.record is None) is (result.error is not None)
        if result.error is not None:
            assert result.error.startswith(f"{result.path}: ")
    unnamed = [
        error for error in refusals if re.search(r"cannot be read|Error\b(?! -3)|took (?:its worker|more)", error)
    ]
    assert unnamed == []
    # Between a first quarter, in which every library has been loaded, and the end, nothing grows for good.
    for used in memory.values():
        if len(used) > 40:
            early, late = max(used[: len(used) // 4]), used[-1]
            assert late < 1.3 * early + 50_000_000
