"""Run doccano: web server and task worker on this machine, their files under one folder.

folder/
    server-env/ client-env/     environments
    db.sqlite3                  doccano's data, unless a URL names another database
    broker.sqlite3              the queue of imports and exports, kept apart so that polling locks nobody out
    media/                      uploads and exports
    secrets/                    passwords and keys, mode 0600
    logs/  run.json             what the processes say, and which they are
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from referat.annotation.environments import ensure, private_folder
from referat.annotation.errors import AnnotationError

ADMIN = "admin"
#: Names a PostgreSQL database; may hold a password, which no option may.
DATABASE_VARIABLE = "REFERAT_DOCCANO_DATABASE"
#: The password of the user who talks to doccano, where it does not lie in the folder.
PASSWORD_VARIABLE = "REFERAT_DOCCANO_PASSWORD"
LOOPBACK = "127.0.0.1"
#: Seconds until a server that was started must answer.
_START_TIMEOUT = 90
_STOP_TIMEOUT = 15
_PREPARE = Path(__file__).parent / "remote" / "prepare.py"


@dataclass(frozen=True)
class Running:
    """The processes of a server that was started here.

    Attributes:
        url: Where it answers.
        web: Process id of the web server, leader of its group.
        task: Process id of the task worker, leader of its group.
        database: `sqlite` or `postgresql`.
    """

    url: str
    web: int
    task: int
    database: str


@dataclass(frozen=True)
class Status:
    """How a server is.

    Attributes:
        url: Where it should answer.
        web: Whether it answers.
        task: Whether a task worker took a job and did it; False also where nothing answers.
        running: The processes, where it was started here.
    """

    url: str
    web: bool
    task: bool
    running: Running | None


def start(
    folder: Path,
    *,
    host: str = LOOPBACK,
    port: int = 8000,
    database: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Running:
    """Start web server and task worker, making environment, database and administrator where they are missing.

    Args:
        folder: Where everything lies.
        host: Address to listen on.
        port: Port to listen on.
        database: URL of a PostgreSQL database, without a password; None takes `$REFERAT_DOCCANO_DATABASE`, else SQLite.
        tell: Called with lines for the user.

    Raises:
        AnnotationError: Where it runs already, the port is taken, the URL holds a password, or it does not come up.
    """
    folder = private_folder(folder).resolve()
    now = running(folder)
    if now is not None and (_alive(now.web) or _alive(now.task)):
        raise AnnotationError(f"it runs already at {now.url}; 'referat annotate server stop' ends it")
    url = _database_url(folder, database)
    with socket.socket() as probe:
        # As the web server does it: a port that only lingers is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AnnotationError(f"{host}:{port}: {error.strerror}; choose another with --port or --host") from None
    python = ensure(folder, "server", tell)
    environment = _environment(folder, url)
    _prepare(folder, python, environment)
    backend = _backend(python)
    web = _spawn(
        folder,
        "web",
        [
            *(str(python), "-m", "gunicorn", "config.wsgi:application", "--chdir", str(backend)),
            # `doccano webserver` listens on every address and cannot be told otherwise.
            *("--bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}", "--workers", "2", "--timeout", "300"),
        ],
        environment,
        backend,
    )
    task = _spawn(
        folder,
        "task",
        # One task at a time, in order: what a push that was cut off left in the queue is done before the next.
        [
            *(str(python), "-m", "celery", "--app=config", "worker"),
            *("--pool=solo", "--concurrency=1", "--loglevel=info"),
        ],
        environment,
        backend,
    )
    shown = LOOPBACK if host in {"0.0.0.0", ""} else "[::1]" if host == "::" else f"[{host}]" if ":" in host else host
    started = Running(f"http://{shown}:{port}", web, task, urlsplit(url).scheme.replace("postgres", "postgresql", 1))
    if started.database.startswith("postgresql"):
        started = Running(started.url, web, task, "postgresql")
    (folder / "run.json").write_text(json.dumps(asdict(started)) + "\n", encoding="utf-8")
    try:
        _wait_until_up(folder, started)
    except AnnotationError:
        stop(folder)
        raise
    return started


def stop(folder: Path) -> bool:
    """End the processes that were started here; False where none ran.

    Imports and exports that are under way are lost; the next push mends what they left.
    """
    now = running(folder)
    if now is None:
        return False
    alive = [pid for pid in (now.web, now.task) if _alive(pid)]
    for name, patience in ((signal.SIGTERM, _STOP_TIMEOUT), (signal.SIGKILL, _STOP_TIMEOUT)):
        for pid in alive:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, name)
        end = time.monotonic() + patience
        while time.monotonic() < end and any(_alive(pid) for pid in alive):
            time.sleep(0.1)
        if not any(_alive(pid) for pid in alive):
            break
    (folder / "run.json").unlink(missing_ok=True)
    return bool(alive)


def running(folder: Path) -> Running | None:
    """What `start` wrote down, or None."""
    try:
        return Running(**json.loads((folder / "run.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise AnnotationError(f"{folder / 'run.json'}: {error}; delete it and end the processes by hand") from None


def status(folder: Path, url: str | None = None) -> Status:
    """Ask a server how it is; without a URL, the one that was started here."""
    now = running(folder)
    where = (url or (now.url if now else f"http://{LOOPBACK}:8000")).rstrip("/")
    web, task = health(where)
    return Status(where, web, task, now if url is None else None)


def health(url: str, timeout: float = 20) -> tuple[bool, bool]:
    """Whether doccano answers at `url`, and whether its task worker does.

    doccano's own health check sends the worker a job and waits three seconds for it.
    """
    try:
        with urllib.request.urlopen(f"{url}/v1/health/?format=json", timeout=timeout) as response:
            report = json.load(response)
    except urllib.error.HTTPError as error:
        try:
            report = json.load(error)
        except ValueError:
            return False, False
    except (OSError, ValueError):
        return False, False
    worker = [str(value) for key, value in report.items() if "Celery" in key] if isinstance(report, dict) else []
    return True, bool(worker) and all(value == "OK" for value in worker)


def server_url(folder: Path, url: str | None) -> str:
    """The server to talk to: `url`, else the one that was started here.

    Raises:
        AnnotationError: Where there is neither.
    """
    if url:
        return url.rstrip("/")
    now = running(folder)
    if now is None:
        raise AnnotationError("no doccano runs here: 'referat annotate server start', or name one with --url")
    return now.url


def admin_password(folder: Path) -> str:
    """The password of the user who talks to doccano: from the environment, else made once and kept in the folder."""
    return os.environ.get(PASSWORD_VARIABLE) or secret(folder, "admin-password")


def secret(folder: Path, name: str) -> str:
    """A secret that is made on first use and kept in a file that only its owner can read."""
    path = private_folder(folder / "secrets") / name
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(18) + "\n")
    return path.read_text(encoding="utf-8").strip()


def _database_url(folder: Path, option: str | None) -> str:
    url = option or os.environ.get(DATABASE_VARIABLE) or f"sqlite:///{folder / 'db.sqlite3'}"
    try:
        scheme, password = urlsplit(url).scheme, urlsplit(url).password
    except ValueError as error:
        # The URL may hold a password, so it is not shown.
        raise AnnotationError(
            f"the database's URL cannot be read ({error}); '[', ']', '@' and '/' are quoted"
        ) from None
    if option is not None and password:
        raise AnnotationError(
            f"a password in --database can be read by every user of this machine; put the URL into ${DATABASE_VARIABLE}"
        )
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise AnnotationError(f"{scheme}: the database is sqlite or postgresql")
    return url


def _environment(folder: Path, database: str) -> dict[str, str]:
    """What the processes of doccano see; passwords stand here and never on a command line."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "CELERY", "REFERAT", "PYTHON"))}
    return {
        **inherited,
        "STANDALONE": "True",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATABASE_URL": database,
        "CELERY_BROKER_URL": f"sqla+sqlite:///{folder / 'broker.sqlite3'}",
        "MEDIA_ROOT": str(private_folder(folder / "media")),
        # doccano's default is printed in its source, and sessions are signed with it.
        "SECRET_KEY": secret(folder, "secret-key"),
        "DOCCANO_HOME": str(folder),
        "PYTHONUTF8": "1",
    }


def _prepare(folder: Path, python: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [str(python), "-I", str(_PREPARE), ADMIN],
        input=admin_password(folder) + "\n",
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-8:])
        raise AnnotationError(f"doccano's database cannot be made:\n{tail}")


def _backend(python: Path) -> Path:
    """Where doccano's server lies in its environment."""
    found = sorted(python.parent.parent.glob("lib/python3.*/site-packages/backend"))
    if not found:
        raise AnnotationError(f"{python.parent.parent}: no doccano in this environment; delete it to have it made anew")
    return found[0]


def _spawn(folder: Path, name: str, command: list[str], environment: dict[str, str], cwd: Path) -> int:
    log = private_folder(folder / "logs") / f"{name}.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=cwd,
            start_new_session=True,
        )
    return process.pid


def _wait_until_up(folder: Path, started: Running) -> None:
    end = time.monotonic() + _START_TIMEOUT
    while time.monotonic() < end:
        for name, pid in (("web", started.web), ("task", started.task)):
            if not _alive(pid):
                raise AnnotationError(f"doccano's {name} process ended: {_tail(folder / 'logs' / f'{name}.log')}")
        if health(started.url) == (True, True):
            return
        time.sleep(0.5)
    raise AnnotationError(f"doccano does not answer after {_START_TIMEOUT} s: {_tail(folder / 'logs' / 'task.log')}")


def _tail(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    return f"see {path}\n" + "\n".join(lines[-8:])


def _alive(pid: int) -> bool:
    """Whether a process that we started runs; one of another program that got its number does not count."""
    with contextlib.suppress(ChildProcessError):
        # A child of this process stays in the table until it is waited for.
        os.waitpid(pid, os.WNOHANG)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    proc = Path(f"/proc/{pid}")
    if not proc.exists():
        return not Path("/proc/self").exists()
    try:
        state = (proc / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
        command = (proc / "cmdline").read_bytes()
    except (OSError, IndexError):
        return False
    # A process that is just being started has no command line yet.
    return state not in "ZX" and (not command or b"gunicorn" in command or b"celery" in command)
