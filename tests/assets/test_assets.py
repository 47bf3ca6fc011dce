"""Assets against a real server on this machine, against ports where nothing answers, and without any network at all."""

from __future__ import annotations

import hashlib
import http.server
import io
import re
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import srsly

from referat.assets import Asset, AssetError, AssetFile, UnreachableError, fetch, reach, read_catalogue
from referat.assets.download import download

ROOT = Path(__file__).parents[2]
CONTENT = {"a.tsv": "På\tO\tO\n".encode(), "big.bin": bytes(range(256)) * 10_000}


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ddt/train.conllu", "1\n")
        archive.writestr("../../evil.conllu", "2\n")
        archive.writestr("rest.txt", "3\n")
    return buffer.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves `CONTENT`; `/short.bin` promises more than it sends."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        content = zipped() if name == "x.zip" else CONTENT.get(name.replace("short", "big"))
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if name.startswith("short") else content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def closed() -> str:
    """An address where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def silent() -> Iterator[str]:
    """An address that takes connections and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def make_asset(*files: AssetFile, name: str = "news") -> Asset:
    return Asset(name, "News", "CC0", "https://example.org", "tests", files)


def sha256(name: str) -> str:
    return hashlib.sha256(CONTENT[name]).hexdigest()


def test_a_file_is_fetched_once_and_checked_each_time(url: str, tmp_path: Path) -> None:
    told: list[str] = []
    file = AssetFile(
        "a.tsv", f"{url}/a.tsv", bytes=len(CONTENT["a.tsv"]), sha256=sha256("a.tsv"), checked_by="its page"
    )
    path = tmp_path / "news" / "a.tsv"
    assert fetch(make_asset(file), tmp_path, tell=told.append) == [path]
    assert path.read_bytes() == CONTENT["a.tsv"]
    assert fetch(make_asset(file), tmp_path, tell=told.append) == [path]
    assert [line.rpartition(": ")[2] for line in told] == [f"from {url}/a.tsv", "there already"]
    # What the catalogue knows is not written down again.
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.tsv", "news"]
    path.write_bytes(b"x" * len(CONTENT["a.tsv"]))
    with pytest.raises(AssetError, match=r"a\.tsv: SHA-256: \w+ instead of \w+ \(its page\)\. Delete the file"):
        fetch(make_asset(file), tmp_path)


@pytest.mark.parametrize(
    ("known", "message"),
    [
        ({"bytes": 3}, "bytes: 8 instead of 3"),
        ({"first_md5": "0" * 32}, "MD5 of the first mebibyte: "),
        ({"sha256": "0" * 64}, "SHA-256: "),
    ],
)
def test_what_differs_from_the_catalogue_is_told(
    known: dict[str, int | str], message: str, url: str, tmp_path: Path
) -> None:
    file = AssetFile("a.tsv", f"{url}/a.tsv", **known)  # type: ignore[arg-type]
    with pytest.raises(AssetError, match=message):
        fetch(make_asset(file), tmp_path)


def test_the_md5_of_danlp_is_that_of_the_first_mebibyte(url: str, tmp_path: Path) -> None:
    first = hashlib.md5(CONTENT["big.bin"][: 1 << 20]).hexdigest()
    assert len(CONTENT["big.bin"]) > 1 << 20
    fetch(make_asset(AssetFile("big.bin", f"{url}/big.bin", first_md5=first)), tmp_path)


def test_a_checksum_that_nobody_publishes_is_kept_from_the_first_use(url: str, tmp_path: Path) -> None:
    asset = make_asset(AssetFile("a.tsv", f"{url}/a.tsv"), AssetFile("big.bin", f"{url}/big.bin"))
    told: list[str] = []
    fetch(asset, tmp_path, tell=told.append)
    written = (tmp_path / "checksums.txt").read_text()
    assert written == f"{sha256('a.tsv')}  news/a.tsv\n{sha256('big.bin')}  news/big.bin\n"
    assert sum("is written down" in line for line in told) == 2
    done = subprocess.run(["sha256sum", "-c", "checksums.txt"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    (tmp_path / "news" / "a.tsv").write_bytes(b"other")
    with pytest.raises(AssetError, match=r"checksums\.txt, from its first use"):
        fetch(asset, tmp_path, offline=True)
    (tmp_path / "checksums.txt").write_text("no checksum\n")
    with pytest.raises(AssetError, match=r"checksums\.txt:1: no line"):
        fetch(asset, tmp_path)


def test_of_an_archive_the_wanted_files_are_unpacked_beside_it(url: str, tmp_path: Path) -> None:
    file = AssetFile("x.zip", f"{url}/x.zip", members=("train.conllu", "evil.conllu"))
    paths = fetch(make_asset(file), tmp_path)
    assert paths == [tmp_path / "news" / "train.conllu", tmp_path / "news" / "evil.conllu"]
    assert [path.read_text() for path in paths] == ["1\n", "2\n"]
    assert not (tmp_path / "news" / "rest.txt").exists()
    (tmp_path / "checksums.txt").unlink()
    with pytest.raises(AssetError, match=r"no dev\.conllu in this archive"):
        fetch(make_asset(AssetFile("x.zip", f"{url}/x.zip", members=("dev.conllu",))), tmp_path)
    (tmp_path / "checksums.txt").unlink()
    (tmp_path / "news" / "x.zip").write_text("no archive")
    with pytest.raises(AssetError, match="no archive that can be read"):
        fetch(make_asset(file), tmp_path)


def test_a_download_that_breaks_off_leaves_nothing(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="broke off"):
        download(f"{url}/short.bin", tmp_path / "short.bin")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_file_of_the_web_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="the server answers 404"):
        reach(f"{url}/nothing")
    (tmp_path / "local").write_text("x")
    with pytest.raises(AssetError, match="no address of the web"):
        reach((tmp_path / "local").as_uri())
    reach(f"{url}/a.tsv")


def test_without_an_answer_it_says_soon_what_to_put_where(closed: str, silent: str, tmp_path: Path) -> None:
    for address, reason in ((closed, "Connection refused"), (silent, "no answer within 1 seconds")):
        asset = make_asset(AssetFile("a.tsv", f"{address}/a.tsv"), AssetFile("b.tsv", f"{address}/b.tsv"))
        start = time.monotonic()
        with pytest.raises(AssetError) as error:
            fetch(asset, tmp_path, patience=1)
        assert time.monotonic() - start < 5
        message = str(error.value)
        assert reason in message
        assert f"put into {tmp_path / 'news'}:" in message
        assert f"  a.tsv  from {address}/a.tsv\n  b.tsv  from {address}/b.tsv" in message
    # A file that lies there is not asked for, and needs no server.
    (tmp_path / "news" / "a.tsv").write_text("x")
    with pytest.raises(AssetError) as error:
        fetch(asset, tmp_path, offline=True)
    assert "b.tsv is not there" in str(error.value)
    assert "a.tsv  from" not in str(error.value)


def run(*arguments: str, folder: Path, proxy: str) -> tuple[int, str, float]:
    """The script, with a proxy in the way of every address."""
    environment = {"PATH": "/usr/bin:/bin", "http_proxy": proxy, "https_proxy": proxy, "no_proxy": ""}
    command = [sys.executable, str(ROOT / "scripts" / "assets.py"), *arguments, "--folder", str(folder)]
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environment, cwd=ROOT)
    return done.returncode, done.stdout + done.stderr, time.monotonic() - start


@pytest.mark.parametrize("name", read_catalogue())
def test_each_download_step_fails_soon_and_without_a_traceback(name: str, closed: str, tmp_path: Path) -> None:
    status, output, seconds = run(name, folder=tmp_path, proxy=closed)
    assert status == 1
    assert seconds < 10
    assert "Traceback" not in output
    assert f"fetch elsewhere and put into {tmp_path / name}:" in output
    for file in read_catalogue()[name].files:
        assert f"  {file.name}  from {file.url}" in output


def test_a_network_that_swallows_everything_is_given_up_within_ten_seconds(silent: str, tmp_path: Path) -> None:
    status, output, seconds = run("dane", folder=tmp_path, proxy=silent)
    assert status == 1
    assert seconds < 10
    assert "ddt.zip cannot be reached: no answer within 5 seconds" in output


def test_the_script_lists_what_there_is_and_refuses_what_there_is_not(closed: str, tmp_path: Path) -> None:
    status, output, _ = run(folder=tmp_path, proxy=closed)
    assert status == 0
    for asset in read_catalogue().values():
        assert f"{asset.name}: {asset.title}" in output
        assert asset.licence in output
    status, output, _ = run("nothing", folder=tmp_path, proxy=closed)
    assert status == 2
    assert output == "nothing: no such asset; there are danplus, dane, vectors, encoder\n"


def test_the_catalogue_knows_licence_address_and_where_its_checksums_come_from() -> None:
    for asset in read_catalogue().values():
        assert asset.licence
        assert asset.home.startswith("https://")
        for file in asset.files:
            assert re.fullmatch(r"https?://[\w./-]+", file.url)
            assert file.sha256 is None or re.fullmatch(r"[0-9a-f]{64}", file.sha256)
            assert file.first_md5 is None or re.fullmatch(r"[0-9a-f]{32}", file.first_md5)
            assert bool(file.sha256 or file.first_md5 or file.bytes) == bool(file.checked_by)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[x", "Expected"),
        ("[x]\ntitle = 'X'", "files"),
        ("[x]\nfiles = []\ntitle = ''\nlicence = ''\nhome = ''\nuse = ''", "files, licence and home are wanted"),
        ("[x]\nfiles = [{name = 'a'}]", "url"),
        ("[x]\nfiles = [{name = 'a', url = 'u', colour = 'red'}]", "colour"),
    ],
)
def test_a_broken_catalogue_is_told(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "catalogue.toml").write_text(content)
    with pytest.raises(AssetError, match=message):
        read_catalogue(tmp_path / "catalogue.toml")


def test_project_yml_and_catalogue_name_the_same_files() -> None:
    listed = srsly.read_yaml(ROOT / "project.yml")["assets"]
    assert all(asset["extra"] for asset in listed), "the default needs none"
    files = {
        f"assets/{asset.name}/{file.name}": (asset, file) for asset in read_catalogue().values() for file in asset.files
    }
    for entry in listed:
        asset, _ = files[entry["dest"]]
        assert f"python scripts/assets.py {asset.name}" in entry["description"]
        assert re.search(r"CC BY(-SA)? [34]\.0", asset.licence).group() in entry["description"]  # type: ignore[union-attr]
        assert "://" in entry["description"]
    assert {Path(entry["dest"]).parent.name for entry in listed} == set(read_catalogue())
