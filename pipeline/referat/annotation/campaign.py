"""Push and pull: what goes to doccano and what is fetched, by the script that runs in the client's environment."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from referat.annotation.doccano_rows import to_jsonl
from referat.annotation.environments import ensure
from referat.annotation.errors import AnnotationError
from referat.annotation.labelset import LabelSet
from referat.annotation.server import ADMIN, admin_password, health, secret

ADJUDICATION = "adjudication"
_TALK = Path(__file__).parent / "remote" / "talk.py"
_LABEL = Path(__file__).parent / "remote" / "label.py"
_NAME = re.compile(r"[A-Za-z0-9_.@+-]{1,40}")
_LONGEST_PROJECT = 50


@dataclass(frozen=True)
class Connection:
    """A doccano server and who talks to it.

    Attributes:
        folder: Holds the client's environment and the secrets.
        url: Of the server.
        user: An administrator of it; the password comes from the environment or the folder.
        timeout: Seconds to wait for one import or export.
        tell: Called with lines for the user.
    """

    folder: Path
    url: str
    user: str = ADMIN
    timeout: float = 120
    tell: Callable[[str], None] = lambda _: None


@dataclass(frozen=True)
class Pushed:
    """What a push did to one project.

    Attributes:
        name: Of the project.
        url: Of its page.
        added: Examples that are new.
        there: Examples that were there.
        covered: Passages not added, since an example of the same text, cut elsewhere, covers them.
        changed: Keys of passages not added, since their document was pushed before with another text.
        copies: Keys of examples that annotators worked on in two copies.
        created: Accounts that were made.
    """

    name: str
    url: str
    added: int
    there: int
    covered: int
    changed: tuple[str, ...]
    copies: tuple[str, ...]
    created: tuple[str, ...]


def project_name(project: str, annotator: str | None) -> str:
    """The project of an annotator in doccano.

    >>> project_name("budget", "anna")
    'budget · anna'
    """
    return project if annotator is None else f"{project} · {annotator}"


def push(
    connection: Connection,
    project: str,
    annotators: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    labels: LabelSet,
    guideline: str,
    *,
    adjudication: bool = False,
) -> list[Pushed]:
    """Bring a project, or one for each annotator, up to date with `rows` (see `doccano_rows`).

    Args:
        connection: The server.
        project: Name of the campaign.
        annotators: Accounts, made where they are missing; none means one project for all.
        rows: Examples.
        labels: The label set.
        guideline: Text of the guideline, in Markdown.
        adjudication: Push to the project in which disagreements are settled.

    Raises:
        AnnotationError: For a bad name, and where the server fails.
    """
    if not project.strip() or len(project) > _LONGEST_PROJECT or "·" in project:
        raise AnnotationError(f"{project!r}: a project's name has 1 to {_LONGEST_PROJECT} characters and no '·'")
    for name in annotators:
        if not _NAME.fullmatch(name) or name == ADJUDICATION:
            raise AnnotationError(f"{name!r}: an annotator's name is made of letters a-z, digits and . _ - + @")
    targets: list[tuple[str, str | None]]
    if adjudication:
        targets = [(project_name(project, ADJUDICATION), None)]
    elif annotators:
        targets = [(project_name(project, name), name) for name in annotators]
    else:
        targets = [(project, None)]
    accounts = {name: secret(connection.folder, f"annotator-{name}") for name in annotators}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.jsonl"
        path.write_text(to_jsonl(rows), encoding="ascii")
        request = {
            "command": "push",
            "spans": [kind.to_doccano() for kind in labels.spans],
            "outcomes": [kind.to_doccano() for kind in labels.outcomes],
            "projects": [
                {
                    "name": name,
                    "description": f"referat: {name}",
                    "guideline": guideline,
                    "annotator": annotator,
                    "rows": str(path),
                }
                for name, annotator in targets
            ],
        }
        response = _talk(connection, request, accounts)
    return [
        Pushed(
            name=done["name"],
            url=f"{connection.url}/projects/{done['id']}",
            added=done["added"],
            there=done["there"],
            covered=done["covered"],
            changed=tuple(done["changed"]),
            copies=tuple(done["copies"]),
            created=tuple(done["created"]),
        )
        for done in response["projects"]
    ]


def fetch(connection: Connection, project: str) -> list[dict[str, Any]]:
    """The projects of a campaign with their confirmed examples, as the client's script gives them.

    Raises:
        AnnotationError: Where there is no such project, and where the server fails.
    """
    projects: list[dict[str, Any]] = _talk(connection, {"command": "pull", "project": project}, {})["projects"]
    return projects


def _talk(connection: Connection, request: Mapping[str, Any], accounts: Mapping[str, str]) -> dict[str, Any]:
    python = ensure(connection.folder, "client", connection.tell)
    web, task = health(connection.url)
    if not web:
        raise AnnotationError(f"no doccano answers at {connection.url}; 'referat annotate server start' starts one")
    if not task:
        raise AnnotationError(
            f"doccano answers at {connection.url}, but its task worker does not, and imports and exports would wait "
            "for it for ever. Here 'referat annotate server stop' and 'start' bring it back; elsewhere 'doccano task'"
        )
    secrets = json.dumps({"password": admin_password(connection.folder), "accounts": dict(accounts)})
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "request.json", Path(folder) / "response.json"
        full = {**request, "url": connection.url, "user": connection.user, "timeout": connection.timeout}
        asked.write_text(json.dumps(full), encoding="utf-8")
        process = subprocess.Popen(
            [str(python), "-I", str(_TALK), str(asked), str(answered)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(secrets)
        process.stdin.close()
        said = []
        for line in process.stderr:
            said.append(line.rstrip("\n"))
            connection.tell(said[-1])
        process.wait()
        process.stderr.close()
        if not answered.exists():
            raise AnnotationError("the doccano client failed:\n" + "\n".join(said[-8:]))
        response: dict[str, Any] = json.loads(answered.read_text(encoding="utf-8"))
    if "error" in response:
        raise AnnotationError(response["error"])
    return response


def label_as(connection: Connection, annotator: str, project: str, examples: Mapping[str, Mapping[str, Any]]) -> None:
    """Label and confirm as an annotator, by script: for tests and the demonstration.

    Args:
        connection: The server.
        annotator: The account, made by `push`.
        project: Name of the project in doccano.
        examples: By key `entities` ([start, end, Danish name]) and `cats` (Danish names), the whole of the labels.

    Raises:
        AnnotationError: Where doccano refuses.
    """
    python = ensure(connection.folder, "client", connection.tell)
    password = (
        admin_password(connection.folder) if annotator == ADMIN else secret(connection.folder, f"annotator-{annotator}")
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "request.json"
        request = {"url": connection.url, "user": annotator, "project": project, "examples": examples}
        path.write_text(json.dumps(request), encoding="utf-8")
        done = subprocess.run(
            [str(python), "-I", str(_LABEL), str(path)],
            input=json.dumps({"password": password}),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise AnnotationError(f"labelling as {annotator} failed:\n{done.stderr[-2000:]}")
