import hashlib
from pathlib import Path

import pytest

from referat.reading import Limits, ReadError, find_files, read_file


def test_a_source_says_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "møde.txt"
    data = "\ufeffPunkt 1: Ål".encode()
    path.write_bytes(data)
    source = read_file(path)
    assert source.text == "Punkt 1: Ål"
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.path, source.media_type) == (str(path), "text/plain")


@pytest.mark.parametrize("data", [b"", b" \n\t", "\ufeff \n".encode()])
def test_empty_files_are_refused_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"x\.txt: is empty"):
        read_file(path)


def test_missing_file_folder_and_giant_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.txt: No such file"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(ReadError, match="is a folder"):
        read_file(tmp_path)
    (tmp_path / "big.txt").write_text("abcd")
    with pytest.raises(ReadError, match=r"holds 4 bytes, more than the 3 that are read \(--limit bytes=…\)"):
        read_file(tmp_path / "big.txt", Limits(bytes=3))
    with pytest.raises(ReadError, match="holds 4 characters, more than the 3"):
        read_file(tmp_path / "big.txt", Limits(chars=3))


def test_folders_are_searched_in_order_and_nothing_comes_twice(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "sub/c.txt", "d.pdf", "e.json"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = list(find_files([tmp_path, tmp_path / "b.txt", tmp_path / "d.pdf", tmp_path / "gone.txt"]))
    assert [path.relative_to(tmp_path).as_posix() for path in found] == [
        "a.TXT",
        "b.txt",
        "d.pdf",
        "sub/c.txt",
        "gone.txt",
    ]
