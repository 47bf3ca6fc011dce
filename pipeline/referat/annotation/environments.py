"""The two Python environments that doccano needs, made on first use.

doccano's server and its client ask for versions of pydantic, numpy and urllib3 that spaCy cannot live with. Each gets
an environment under one folder, made with the machine's own Python and filled from a full lock that is part of the
package (`requirements-server.txt`, `requirements-client.txt`), with `pip install --no-deps`.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

from referat.annotation.errors import AnnotationError

Role = Literal["server", "client"]

#: Names the folder where no option does.
FOLDER_VARIABLE = "REFERAT_DOCCANO"
_PACKAGE = Path(__file__).parent
#: Lines of pip's output that an error shows.
_TAIL = 12


def default_folder() -> Path:
    """`$REFERAT_DOCCANO`, else `~/.local/share/referat/doccano`."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named).expanduser() if named else Path.home() / ".local" / "share" / "referat" / "doccano"


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can enter."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def requirements(role: Role) -> Path:
    """The lock of an environment."""
    return _PACKAGE / f"requirements-{role}.txt"


def python_of(folder: Path, role: Role) -> Path:
    """The interpreter of an environment, whether it is there or not."""
    scripts = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return folder / f"{role}-env" / scripts


def is_ready(folder: Path, role: Role) -> bool:
    """Whether the environment is there and was filled from the lock as it stands."""
    stamp = folder / f"{role}-env" / "referat.lock"
    return stamp.exists() and stamp.read_text(encoding="utf-8") == _fingerprint(role)


def ensure(folder: Path, role: Role, tell: Callable[[str], None] = lambda _: None) -> Path:
    """Make the environment unless it is ready, and return its interpreter.

    Args:
        folder: Holds both environments.
        role: Which one.
        tell: Called with a line for the user before what takes minutes.

    Raises:
        AnnotationError: With the end of pip's output, where it cannot be made.
    """
    python = python_of(folder, role)
    with _locked(private_folder(folder) / f"{role}-env.lock"):
        if is_ready(folder, role):
            return python
        tell(f"making the {role} environment in {python.parent.parent} (some minutes, only once)")
        shutil.rmtree(python.parent.parent, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(python.parent.parent)], role)
        _run(
            [
                *(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
                *("--no-deps", "-r", str(requirements(role))),
            ],
            role,
        )
        (python.parent.parent / "referat.lock").write_text(_fingerprint(role), encoding="utf-8")
    return python


def _fingerprint(role: Role) -> str:
    pins = [line for line in requirements(role).read_text(encoding="utf-8").splitlines() if "==" in line]
    lock = hashlib.sha256("\n".join(pins).encode()).hexdigest()
    return f"{sys.version_info.major}.{sys.version_info.minor} {lock}\n"


def _run(command: list[str], role: Role) -> None:
    # With a PYTHONPATH pip would take what lies there for installed.
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_TARGET"))}
    done = subprocess.run(command, env=clean, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-_TAIL:])
        raise AnnotationError(f"the {role} environment of doccano cannot be made:\n{tail}")


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Let one process at a time through, where the system has file locks."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
