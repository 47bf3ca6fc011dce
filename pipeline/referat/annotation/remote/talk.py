"""Talk to a doccano server. Runs in the client's environment (doccano-client 1.2.8), with files as its border.

    python talk.py REQUEST.json RESPONSE.json < SECRETS.json

What doccano-client lacks, and is worked around below by its own session:
* `upload()` cannot pass an encoding, so doccano guesses one and breaks æ, ø, å and §: `_import`.
* `upload()` and `download()` wait an hour for a task worker that is not there: `_wait`.
* `download()` saves `{"status": "Not ready"}` as if it were the export: `_export`.
* `list_examples()` fetches five at a time: `_examples`.
* nothing tells who confirmed an example, and `update_example_state()` turns a confirmation off, too: `_states`.
* `create_label_type()` cannot set the colour of the letters: `_labels`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

PROJECT_TYPE = "IntentDetectionAndSlotFilling"
#: Examples of one import: one file, one task. doccano saves them, their outcomes and their spans one after the other.
BATCH = 200
PAGE = 500
Json = dict[str, Any]


class TalkError(Exception):
    """Something that the user must know."""


def main(request_path: Path, response_path: Path) -> int:
    """Do what the request asks and write the response; exit status 1 with `{"error": …}` where it fails."""
    from doccano_client import DoccanoClient  # type: ignore[import-not-found]
    from requests import RequestException  # type: ignore[import-untyped, unused-ignore]

    request = json.loads(request_path.read_text(encoding="utf-8"))
    secrets = json.loads(sys.stdin.read())
    url = request["url"]
    try:
        client = DoccanoClient(url)
        try:
            client.login(request["user"], secrets["password"])
        except RequestException as error:
            response = getattr(error, "response", None)
            if response is not None and response.status_code < 500:
                raise TalkError(f"{url}: the user {request['user']} cannot log in: wrong name or password") from None
            raise
        command = {"push": push, "pull": pull}[request["command"]]
        response = command(Talk(client, request.get("timeout", 120)), request, secrets)
    except TalkError as error:
        response = {"error": str(error)}
    except RequestException as error:
        response = {"error": f"{url}: {_plain(error)}"}
    response_path.write_text(json.dumps(response), encoding="utf-8")
    return 1 if "error" in response else 0


def _plain(error: Exception) -> str:
    response = getattr(error, "response", None)
    if response is None:
        return "doccano stopped answering; nothing is lost: do the same again once it runs"
    if response.status_code >= 500:
        # SQLite waits five seconds for another writer, then doccano answers so.
        return (
            f"doccano failed ({response.status_code}; its logs/web.log says why). Nothing is lost: do the same again. "
            "Where the log says 'database is locked', PostgreSQL helps: 'referat annotate server start --database …'"
        )
    return f"{response.status_code} {str(error)[:300]}"


def push(talk: Talk, request: Json, secrets: Json) -> Json:
    """Bring every project of the request up to date; labels that are there are never touched."""
    return {"projects": [talk.push(project, request, secrets) for project in request["projects"]]}


def pull(talk: Talk, request: Json, _: Json) -> Json:
    """Fetch the confirmed examples of the projects whose names begin as asked, and how many are still open."""
    wanted = request["project"]
    projects = [p for p in talk.client.list_projects() if p.name == wanted or p.name.startswith(f"{wanted} · ")]
    if not projects:
        raise TalkError(f"{request['url']}: no project {wanted!r} there; 'referat annotate push' makes it")
    return {"projects": [talk.pull(project) for project in projects]}


class Talk:
    """A session with a server.

    Args:
        client: A `DoccanoClient` that is logged in.
        timeout: Seconds to wait for one import or export.
    """

    def __init__(self, client: Any, timeout: float) -> None:
        self.client = client
        self.http = client._base_repository
        self.timeout = timeout

    def push(self, wanted: Json, request: Json, secrets: Json) -> Json:
        project = self._project(wanted)
        self._labels(project.id, request["spans"], self.client._span_type_repository)
        self._labels(project.id, request["outcomes"], self.client._category_type_repository)
        created = [] if wanted["annotator"] is None else self._member(project.id, wanted["annotator"], secrets)
        rows = [json.loads(line) for line in Path(wanted["rows"]).read_text(encoding="utf-8").splitlines()]
        there = self._examples(project.id)
        if there:
            there = self._without_ruins(project.id, there)
        stretches = _stretches(there)
        new, changed, covered = [], [], 0
        keys = {example["meta"].get("noegle") for example in there}
        for row in rows:
            if row["noegle"] in keys:
                continue
            others = [s for s in stretches[row["dokument"]] if s[0] < row["slut"] and row["start"] < s[1]]
            if any(sha != row["sha256"] for *_, sha in stretches[row["dokument"]]):
                changed.append(row["noegle"])
            elif others:
                covered += 1
            else:
                new.append(row)
        for at in range(0, len(new), BATCH):
            self._import(project.id, new[at : at + BATCH], f"{int(time.time() * 1000):x}")
            print(f"{project.name}: {min(at + BATCH, len(new))}/{len(new)}", file=sys.stderr, flush=True)
        copies = self._single(project.id)
        return {
            "name": project.name,
            "id": project.id,
            "added": len(new),
            "there": len(rows) - len(new) - len(changed) - covered,
            "covered": covered,
            "changed": changed,
            "copies": copies,
            "created": created,
        }

    def pull(self, project: Any) -> Json:
        names = {user.id: user.username for user in self.client.search_users()}
        every = self._examples(project.id)
        confirmed = {example["id"] for example in every if example["is_confirmed"]}
        span_names = {label.id: label.text for label in self.client.list_label_types(project.id, "span")}
        cat_names = {label.id: label.text for label in self.client.list_label_types(project.id, "category")}
        results = []
        for row in self._export(project.id) if confirmed else []:
            if row["id"] not in confirmed:
                continue
            where = f"projects/{project.id}/examples/{row['id']}"
            span_by: dict[tuple[int, int, str], str] = {}
            for span in self.http.get(f"{where}/spans").json():
                key = (span["start_offset"], span["end_offset"], span_names[span["label"]])
                span_by[key] = names.get(span["user"], str(span["user"]))
            cat_by: dict[str, str] = {}
            for cat in self.http.get(f"{where}/categories").json():
                cat_by[cat_names[cat["label"]]] = names.get(cat["user"], str(cat["user"]))
            # An outcome that two users set stands twice in the export; it is one.
            cats = sorted(set(row["cats"]))
            entities = [tuple(entity) for entity in row["entities"]]
            # The export is one moment, the questions after it others: labels that changed in between are told.
            moved = sorted(span_by) != sorted(set(entities)) or sorted(cat_by) != cats
            confirmers = [(state["confirmed_by"], state["confirmed_at"]) for state in self._states(where)]
            results.append(
                {
                    "id": row["id"],
                    "text": row["text"],
                    "meta": {k: v for k, v in row.items() if k not in _OWN_COLUMNS},
                    "entities": [[*entity, span_by.get(entity, "")] for entity in entities],
                    "cats": [[name, cat_by.get(name, "")] for name in cats],
                    "comments": self._comments(project.id, row["id"]) if row.get("Comments") else [],
                    "confirmed": [[names.get(by, str(by)), at] for by, at in confirmers],
                    "moved": moved,
                }
            )
        open_keys = [example["meta"].get("noegle") for example in every if not example["is_confirmed"]]
        return {"name": project.name, "id": project.id, "total": len(every), "open": open_keys, "examples": results}

    def _project(self, wanted: Json) -> Any:
        found = [p for p in self.client.list_projects() if p.name == wanted["name"]]
        if len(found) > 1:
            raise TalkError(f"two projects are called {wanted['name']!r}; rename one of them in doccano")
        if not found:
            # In a collaborative project everybody sees every label, the suggestions of the one who pushed included.
            return self.client.create_project(
                wanted["name"],
                PROJECT_TYPE,
                wanted["description"],
                guideline=wanted["guideline"],
                collaborative_annotation=True,
            )
        project = found[0]
        if project.project_type.value != PROJECT_TYPE or not project.collaborative_annotation:
            raise TalkError(f"{wanted['name']!r} is a project of another kind; choose another name with --project")
        if project.guideline != wanted["guideline"]:
            self.client.update_project(project.id, guideline=wanted["guideline"])
        return project

    def _labels(self, project_id: int, wanted: list[Json], repository: Any) -> None:
        from doccano_client.models.label_type import LabelType  # type: ignore[import-not-found]

        there = {label.text: label for label in repository.list(project_id)}
        for fields in wanted:
            old = there.get(fields["text"])
            if old is None:
                repository.create(project_id, LabelType(**fields))
            elif any(getattr(old, name) != value for name, value in fields.items()):
                repository.update(project_id, LabelType(id=old.id, **fields))

    def _member(self, project_id: int, name: str, secrets: Json) -> list[str]:
        created = []
        if not any(user.username == name for user in self.client.search_users(name)):
            try:
                self.client.create_user(name, secrets["accounts"][name])
            except Exception as error:
                raise TalkError(f"the account {name!r} cannot be made: {error}") from None
            created.append(name)
        if not any(member.username == name for member in self.client.list_members(project_id)):
            self.client.add_member(project_id, name, "annotator")
        return created

    def _examples(self, project_id: int) -> list[Json]:
        examples: list[Json] = []
        while True:
            page = self.http.get(
                f"projects/{project_id}/examples",
                params={"limit": PAGE, "offset": len(examples), "ordering": "created_at"},
            ).json()
            examples += page["results"]
            if page["next"] is None or not page["results"]:
                return list({example["id"]: example for example in examples}.values())

    def _without_ruins(self, project_id: int, examples: list[Json]) -> list[Json]:
        """Delete what an import that was cut off left without its suggestions, to be pushed anew.

        An import saves the examples of its batch, then all outcomes, then all spans, each at one stroke. So a batch
        that should have suggestions and has no label at all, or no span where it should, never came to its end. Only
        what nobody has confirmed, labelled or commented is deleted.
        """
        # This export waits in the queue behind whatever an earlier push left there, and so ends it, too.
        labels = {
            row["id"]: (len(row["entities"]), len(row["cats"])) for row in self._export(project_id, confirmed=False)
        }
        batches: dict[str, list[Json]] = defaultdict(list)
        for example in self._examples(project_id):
            batches[str(example["meta"].get("hold", ""))].append(example)
        kept, ruins = [], []
        for batch in batches.values():
            spans = sum(labels.get(example["id"], (0, 0))[0] for example in batch)
            cats = sum(labels.get(example["id"], (0, 0))[1] for example in batch)
            wanted_spans = sum(int(example["meta"].get("forslag_spans", 0)) for example in batch)
            wanted = sum(int(example["meta"].get("forslag", 0)) for example in batch)
            broken = (wanted_spans > 0 and spans == 0) or (wanted > 0 and spans + cats == 0)
            for example in batch:
                if broken and not self._touched(project_id, example):
                    ruins.append(example["id"])
                else:
                    kept.append(example)
        if ruins:
            self.client.bulk_delete_examples(project_id, ruins)
        return kept

    def _touched(self, project_id: int, example: Json) -> bool:
        """Whether a person has done anything with an example."""
        if example["is_confirmed"] or example["comment_count"]:
            return True
        me = self.client.get_profile().id
        where = f"projects/{project_id}/examples/{example['id']}"
        labels = self.http.get(f"{where}/spans").json() + self.http.get(f"{where}/categories").json()
        return any(label["user"] != me for label in labels)

    def _single(self, project_id: int) -> list[str]:
        """Delete untouched copies of an example; the keys of those that annotators worked on twice are given back."""
        copies: dict[str, list[Json]] = defaultdict(list)
        for example in self._examples(project_id):
            copies[str(example["meta"].get("noegle"))].append(example)
        twice, superfluous = [], []
        for key, group in copies.items():
            if len(group) < 2:
                continue
            touched = [example for example in group if self._touched(project_id, example)]
            if len(touched) > 1:
                twice.append(key)
            keep = {example["id"] for example in touched} or {self._fullest(project_id, group)}
            superfluous += [example["id"] for example in group if example["id"] not in keep]
        if superfluous:
            self.client.bulk_delete_examples(project_id, superfluous)
        return twice

    def _fullest(self, project_id: int, group: list[Json]) -> int:
        """The copy with the most labels, the oldest of these."""

        def labels(example: Json) -> int:
            where = f"projects/{project_id}/examples/{example['id']}"
            return len(self.http.get(f"{where}/spans").json()) + len(self.http.get(f"{where}/categories").json())

        return int(max(group, key=lambda example: (labels(example), -example["id"]))["id"])

    def _import(self, project_id: int, rows: list[Json], batch: str) -> None:
        repository = self.client._data_import_repository
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{batch}.jsonl"
            lines = ({**row, "hold": batch, "forslag_spans": len(row["entities"])} for row in rows)
            path.write_text("".join(json.dumps(line, ensure_ascii=True) + "\n" for line in lines), encoding="ascii")
            upload = repository.upload(str(path))
        task = repository.ingest(
            project_id, [upload], PROJECT_TYPE, "JSONL", column_data="text", column_label="label", encoding="utf-8"
        )
        status = self._wait(task)
        problems = (status.result or {}).get("error") or status.error
        if problems:
            raise TalkError(f"doccano refused a part of the import: {problems}")

    def _export(self, project_id: int, *, confirmed: bool = True) -> list[Json]:
        repository = self.client._data_export_repository
        option = repository.find_option_by_name(project_id, "JSONL")
        task = repository.schedule_download(project_id, option, confirmed)
        status = self._wait(task)
        if status.error:
            raise TalkError(f"doccano's export failed: {status.error}")
        with tempfile.TemporaryDirectory() as folder:
            end = time.monotonic() + self.timeout
            while True:
                response = self.http.get(f"projects/{project_id}/download", params={"taskId": task}, stream=True)
                if "attachment" in response.headers.get("Content-Disposition", ""):
                    break
                if time.monotonic() > end:
                    raise TalkError("doccano's export is not ready, though its task says so; try again")
                time.sleep(0.2)
            path = Path(folder) / "export.zip"
            with path.open("wb") as file:
                for chunk in response.iter_content(chunk_size=65536):
                    file.write(chunk)
            rows = []
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    rows += [
                        json.loads(line) for line in archive.read(name).decode("utf-8").split("\n") if line.strip()
                    ]
        return rows

    def _wait(self, task: str) -> Any:
        end = time.monotonic() + self.timeout
        while True:
            status = self.client._task_status_repository.get(task)
            if status.ready:
                return status
            if time.monotonic() > end:
                raise TalkError(
                    f"doccano's task worker did not do the job in {self.timeout:.0f} s. Does it run? "
                    "('referat annotate server status'; elsewhere: 'doccano task'). --timeout gives it longer"
                )
            time.sleep(0.2)

    def _states(self, where: str) -> list[Json]:
        states: list[Json] = self.http.get(f"{where}/states", params={"limit": PAGE}).json()["results"]
        return states

    def _comments(self, project_id: int, example_id: int) -> list[list[str]]:
        return [[c.username or "", c.text] for c in self.client.list_comments(project_id, example_id)]


_OWN_COLUMNS = frozenset({"id", "text", "entities", "cats", "Comments"})


def _stretches(examples: list[Json]) -> dict[str, list[tuple[int, int, str]]]:
    """The stretches of each document that have examples, with the hash of the document's text."""
    out: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for example in examples:
        meta = example["meta"]
        if "dokument" in meta:
            out[meta["dokument"]].append((int(meta["start"]), int(meta["slut"]), str(meta["sha256"])))
    return out


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
