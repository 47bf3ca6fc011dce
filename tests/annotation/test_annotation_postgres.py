"""doccano on a real PostgreSQL, for several annotators at once: nothing is lost, and its password shows nowhere."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import free_port
from typer.testing import CliRunner

from referat.annotation import server
from referat.annotation.campaign import Connection, fetch, label_as, project_name, push
from referat.annotation.doccano_rows import to_row
from referat.annotation.documents import Document, cut
from referat.annotation.environments import default_folder, ensure
from referat.annotation.errors import AnnotationError
from referat.annotation.labelset import LabelSet
from referat.cli.annotate import annotate_app

_PASSWORD = secrets.token_hex(12)


def _programs() -> Path | None:
    """The folder of PostgreSQL's programs, which Debian does not put on the path."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return folders[-1] if folders else None


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """URL of an empty database that asks for a password."""
    programs = _programs()
    if programs is None:
        pytest.fail("no PostgreSQL (initdb); 'make test' installs it")
    # It runs as nobody's root, and in a folder of its own whose parents every user may enter.
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="referat-pg-"))
    port = free_port()

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        done = subprocess.run(command, user=user, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    if user is not None:
        shutil.chown(folder, user, user)
    password = folder / "password"
    password.write_text(_PASSWORD, encoding="ascii")
    password.chmod(0o644)
    data, log = str(folder / "data"), str(folder / "log")
    run("initdb", "--pgdata", data, "--username=doccano", "--auth=scram-sha-256", f"--pwfile={password}", "-E", "UTF8")
    try:
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
        run("pg_ctl", "--pgdata", data, "--log", log, "-w", "-o", options, "start")
        yield f"postgres://doccano:{_PASSWORD}@127.0.0.1:{port}/postgres?sslmode=disable"
        run("pg_ctl", "--pgdata", data, "--mode=immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def connection(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("doccano-pg")
    for role in ("server", "client"):
        ensure(default_folder(), role)  # type: ignore[arg-type]
        (folder / f"{role}-env").symlink_to(default_folder() / f"{role}-env")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(server.PASSWORD_VARIABLE, raising=False)
        patch.setenv(server.DATABASE_VARIABLE, database)
        running = server.start(folder, port=free_port())
        try:
            yield Connection(folder, running.url)
        finally:
            server.stop(folder)


def test_the_password_reaches_the_processes_and_nothing_else(connection: Connection) -> None:
    now = server.running(connection.folder)
    assert now is not None
    assert now.database == "postgresql"
    assert not (connection.folder / "db.sqlite3").exists()
    own = [path for path in connection.folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert {"web.log", "task.log", "run.json"} <= {path.name for path in own}
    assert [path for path in own if _PASSWORD.encode() in path.read_bytes()] == []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            assert _PASSWORD.encode() not in (process / "cmdline").read_bytes()
        except OSError:
            continue
    told = CliRunner().invoke(annotate_app, ["server", "status", "--folder", str(connection.folder)])
    assert told.exit_code == 0
    assert "postgresql" in told.output
    assert _PASSWORD not in told.output


def test_annotators_at_once_lose_nothing(
    connection: Connection, labels: LabelSet, make_document: Callable[..., Document]
) -> None:
    text = "\n\n".join(f"Punkt {n}: Sag {n}\n\nBeslutning\n\nGodkendt. Åse spurgte." for n in range(1, 9))
    passages = list(cut(make_document(text, "mange")))
    annotators = ["anna", "bo", "cecilie", "dag"]
    push(connection, "p", annotators, [to_row(p, [], [], labels) for p in passages], labels, "")
    wanted = {}
    for passage in passages:
        at = passage.text.find("Åse")
        entities = [[at, at + 3, "Person"]] if at >= 0 else []
        wanted[passage.key] = {"entities": entities, "cats": ["Godkendt"] if passage.decision else []}
    with ThreadPoolExecutor(len(annotators)) as pool:
        jobs = [pool.submit(label_as, connection, name, project_name("p", name), wanted) for name in annotators]
        for job in jobs:
            job.result()
    for project in fetch(connection, "p"):
        name = project["name"].rpartition(" ")[2]
        assert project["open"] == []
        said = {e["meta"]["noegle"]: (e["entities"], e["cats"]) for e in project["examples"]}
        expected = {
            key: ([[*entity, name] for entity in labels_["entities"]], [[cat, name] for cat in labels_["cats"]])
            for key, labels_ in wanted.items()
        }
        assert said == expected
    again = push(connection, "p", annotators, [to_row(p, [], [], labels) for p in passages], labels, "")
    assert Counter((done.added, done.there) for done in again) == {(0, len(passages)): len(annotators)}


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgres://me:geheim@localhost/d", server.DATABASE_VARIABLE),
        ("mysql://localhost/d", "sqlite or postgresql"),
        ("postgres://me:[geheim@localhost/d", "cannot be read"),
    ],
)
def test_bad_urls_are_refused_without_being_shown(tmp_path: Path, url: str, message: str) -> None:
    with pytest.raises(AnnotationError, match=message) as caught:
        server.start(tmp_path, port=free_port(), database=url)
    assert "geheim" not in str(caught.value)
    assert not (tmp_path / "db.sqlite3").exists()
