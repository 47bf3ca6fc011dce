"""The whole way through a real doccano: push, label as two annotators, pull, compare, settle."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import stat
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import spacy
from conftest import ANNOTATIONS, TRICKY
from typer.testing import CliRunner

from referat.annotation import server
from referat.annotation.campaign import ADJUDICATION, Connection, fetch, label_as, project_name, push
from referat.annotation.doccano_rows import masked, to_row
from referat.annotation.documents import Document, Labels, Passage, cut, read_documents
from referat.annotation.environments import python_of
from referat.annotation.errors import AnnotationError
from referat.annotation.labelset import LabelSet
from referat.annotation.remote import talk
from referat.annotation.server import admin_password
from referat.cli.annotate import annotate_app
from referat.corpus.markup import Mark, parse_markup
from referat.reading import read_file
from referat.tagging import parse_only

Find = Callable[[str, str, str], list[Any]]

#: What the first annotator says, as (text, Danish name); the second leaves one out and sees another outcome.
_GOLD = [
    ("24/4711", "Sagsnummer"),
    ("750.000 kr.", "Beløb"),
    ("vejlovens §\u00a08", "Lov"),
    ("Søren Ærø", "Person"),
    ("V", "Parti"),
    ("275.000kr.", "Beløb"),
    ("Venstre", "Parti"),
    ("Åse Kjær", "Person"),
]


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tricky minutes and annotations of its own."""
    folder = tmp_path_factory.mktemp("workplace")
    (folder / "in").mkdir()
    (folder / "in" / "teknik-2024-06-12.txt").write_bytes(TRICKY.encode())
    (folder / "annotations").mkdir()
    for name in ("labels.toml", "guidelines.md"):
        (folder / "annotations" / name).write_bytes((ANNOTATIONS / name).read_bytes())
    return folder


def _run(doccano: Connection, workplace: Path, command: str, *arguments: str) -> Any:
    common = ["-p", "tur", "--annotations", str(workplace / "annotations")]
    if command in {"push", "pull", "adjudicate"}:
        common += ["--folder", str(doccano.folder)]
    result = CliRunner().invoke(annotate_app, [command, *arguments, *common])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def _said(passages: list[Passage], wanted: list[tuple[str, str]], cats: list[str]) -> dict[str, dict[str, Any]]:
    """Labels by key, in offsets of the passages; each text where it stands first after the one before."""
    out: dict[str, dict[str, Any]] = {p.key: {"entities": [], "cats": cats if p.decision else []} for p in passages}
    text, at = TRICKY, 0
    for content, name in wanted:
        at = text.index(f"({content})", at) + 1 if len(content) == 1 else text.index(content, at)
        passage = next(p for p in passages if p.start <= at < p.end)
        out[passage.key]["entities"].append([at - passage.start, at - passage.start + len(content), name])
    return out


def _examples(doccano: Connection, project: str) -> list[dict[str, Any]]:
    """Every example of a project with its labels, as the server has it, confirmed or not."""
    script = (
        "import json, sys; from doccano_client import DoccanoClient\n"
        "c = DoccanoClient(sys.argv[1]); c.login('admin', sys.stdin.read())\n"
        "p = next(p for p in c.list_projects() if p.name == sys.argv[2])\n"
        "r = c._base_repository.get(f'projects/{p.id}/examples', params={'limit': 5000}).json()['results']\n"
        "for e in r:\n"
        "    e['spans'] = [[s.start_offset, s.end_offset] for s in c.list_spans(p.id, e['id'])]\n"
        "    e['cats'] = len(c.list_categories(p.id, e['id']))\n"
        "print(json.dumps(r))"
    )
    done = subprocess.run(
        [str(python_of(doccano.folder, "client")), "-I", "-c", script, doccano.url, project],
        input=admin_password(doccano.folder),
        capture_output=True,
        text=True,
        check=True,
    )
    examples: list[dict[str, Any]] = json.loads(done.stdout)
    return examples


# The server itself.


def test_server_listens_on_loopback_alone_and_keeps_its_secrets(doccano: Connection) -> None:
    now = server.status(doccano.folder)
    assert (now.web, now.task) == (True, True)
    assert now.url.startswith("http://127.0.0.1:")
    password = admin_password(doccano.folder)
    for path in (doccano.folder / "secrets").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    logs = "".join(p.read_text(errors="replace") for p in (doccano.folder / "logs").iterdir())
    assert password not in logs
    running = now.running
    assert running is not None
    for pid in (running.web, running.task):
        command = Path(f"/proc/{pid}/cmdline")
        if command.exists():
            assert password.encode() not in command.read_bytes()
            assert b"0.0.0.0" not in command.read_bytes()
    with pytest.raises(AnnotationError, match="runs already"):
        server.start(doccano.folder)


def test_no_server_is_told_as_such(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        annotate_app, ["server", "status", "--folder", str(tmp_path), "--url", "http://127.0.0.1:9"]
    )
    assert result.exit_code == 1
    assert "does not answer" in result.output
    assert CliRunner().invoke(annotate_app, ["server", "stop", "--folder", str(tmp_path)]).exit_code == 1
    assert server.health("http://127.0.0.1:9", timeout=2) == (False, False)
    with pytest.raises(AnnotationError, match="server start"):
        server.server_url(tmp_path, None)


def test_a_wrong_password_is_told_as_such(
    doccano: Connection, labels: LabelSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(server.PASSWORD_VARIABLE, "not-the-password")
    with pytest.raises(AnnotationError, match="cannot log in") as caught:
        push(doccano, "nej", [], [], labels, "")
    assert "not-the-password" not in str(caught.value)


# The round trip, in the order of the work.


def test_round_trip(doccano: Connection, labels: LabelSet, workplace: Path) -> None:
    source = workplace / "in" / "teknik-2024-06-12.txt"
    document = read_documents([source])[0]
    assert document.text == TRICKY
    passages = list(cut(document))
    records = workplace / "records.jsonl"
    record = json.loads(parse_only(read_file(source)).to_json())
    at = TRICKY.index("750.000 kr.")
    record["spans"] = [{"label": "AMOUNT", "start": at, "end": at + 11, "text": "750.000 kr.", "item": 0}]
    record["items"][0]["outcomes"] = [{"label": "APPROVED", "score": 0.9}]
    records.write_text(json.dumps(record) + "\n")

    # Push for two; then again: nothing comes twice.
    pushing = ["push", str(workplace / "in"), "-a", "anna", "-a", "bo", "--records", str(records)]
    first = _run(doccano, workplace, *pushing)
    assert first.exit_code == 0, first.output
    assert "tur · anna: 4 added, 0 there already" in first.output
    assert "account bo made" in first.output
    examples = _examples(doccano, "tur · bo")
    assert [e["text"] for e in examples] == [masked(p.text) for p in passages]
    start = at - passages[2].start
    assert [e["spans"] for e in examples] == [[], [], [[start, start + 11]], []]
    assert [e["cats"] for e in examples] == [0, 0, 0, 1]

    # Two annotators who differ.
    differing = [pair for pair in _GOLD if pair[0] != "Søren Ærø"]
    label_as(doccano, "anna", "tur · anna", _said(passages, _GOLD, ["Godkendt", "Uenighed"]))
    label_as(doccano, "bo", "tur · bo", _said(passages, differing, ["Godkendt"]))
    again = _run(doccano, workplace, *pushing)
    assert again.exit_code == 0, again.output
    assert "tur · bo: 0 added, 4 there already" in again.output
    assert "account" not in again.output

    # Where they differ nothing is gold; the rest is an excerpt; each difference is told with its line.
    pulled = _run(doccano, workplace, "pull", str(workplace / "in"), "-o", str(workplace / "gold"))
    assert pulled.exit_code == 1
    assert "8 confirmed, 0 open; 2 settled, 2 disputed" in pulled.output
    assert "teknik-2024-06-12:9: disagreement: Punkt 1: Sagsfremstilling: anna and bo differ" in pulled.output
    assert (workplace / "gold" / "excerpts" / "teknik-2024-06-12.txt").exists()
    exports = workplace / "annotations" / "exports" / "tur"
    assert sorted(path.name for path in exports.iterdir()) == ["anna.jsonl", "bo.jsonl"]
    kept = [json.loads(line) for line in (exports / "bo.jsonl").read_text(encoding="utf-8").splitlines()]
    authors = {span["text"]: span["by"] for entry in kept for span in entry["spans"]}
    assert authors["750.000 kr."] == "admin"
    assert authors["Åse Kjær"] == "bo"
    assert {c["by"] for entry in kept for c in entry["confirmed"]} == {"bo"}

    measured = _run(doccano, workplace, "agreement")
    assert measured.exit_code == 0
    assert "F1 Person" in measured.output
    assert "0.667" in measured.output
    assert "Person «Søren Ærø»: anna ja, bo nej" in measured.output
    assert "class=differs" in (workplace / "annotations" / "reports" / "tur.html").read_text(encoding="utf-8")

    # The adjudicator sides with anna, and the documents are equal, character for character.
    judged = _run(doccano, workplace, "adjudicate")
    assert judged.exit_code == 0, judged.output
    assert "tur · adjudication: 2 added" in judged.output
    disputed = {e["meta"]["noegle"]: e for e in _examples(doccano, project_name("tur", ADJUDICATION))}
    assert {e["meta"]["uenighed"] for e in disputed.values()} == {
        "Person «Søren Ærø»: anna ja, bo nej",
        "Udfald: Uenighed: anna ja, bo nej",
    }
    truth = _said(passages, _GOLD, ["Godkendt", "Uenighed"])
    label_as(doccano, "admin", project_name("tur", ADJUDICATION), {key: truth[key] for key in disputed})
    settled = _run(doccano, workplace, "pull", str(workplace / "in"), "-o", str(workplace / "gold"), "--force")
    assert settled.exit_code == 0, settled.output
    assert not (workplace / "gold" / "excerpts" / "teknik-2024-06-12.txt").exists()
    back = parse_markup((workplace / "gold" / "meetings" / "teknik-2024-06-12.txt").read_bytes().decode())
    assert back.text == TRICKY
    labelled = [(back.text[s.start : s.end], labels.name(s.label)) for s in back.spans]
    assert labelled == _GOLD
    assert back.spans[-1].end == len(TRICKY)
    assert back.spans[-3].end == back.spans[-2].start
    sidecar = json.loads((workplace / "gold" / "meetings" / "teknik-2024-06-12.json").read_text(encoding="utf-8"))
    assert sidecar["items"][0]["outcomes"] == ["APPROVED", "DIVIDED"]
    assert sidecar["items"][0]["case_number"] == "24/4711"


def test_persons_of_another_pipeline_reach_the_annotators(doccano: Connection, workplace: Path, tmp_path: Path) -> None:
    """Persons by a pipeline of spaCy's make, sums and parties by ours: two pipelines saved on disk."""
    theirs = spacy.blank("da")
    theirs.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Søren Ærø"}])
    theirs.to_disk(tmp_path / "theirs")
    ours = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}})
    for name in ("amount", "party", "merge"):
        ours.add_pipe(f"referat_{name}", name=name)
    ours.to_disk(tmp_path / "ours")
    command = ["push", str(workplace / "in"), "-p", "andres", "--folder", str(doccano.folder)]
    command += ["--annotations", str(workplace / "annotations")]
    command += ["--suggest", str(tmp_path / "theirs"), "--model", str(tmp_path / "ours")]
    result = CliRunner().invoke(annotate_app, command)
    assert result.exit_code == 0, result.output
    examples = _examples(doccano, "andres")
    suggested = {example["text"][start:end] for example in examples for start, end in example["spans"]}
    assert {"Søren Ærø", "750.000 kr.", "V", "Venstre"} <= suggested


def test_unfit_labels_are_listed(doccano: Connection, labels: LabelSet, make_document: Callable[..., Document]) -> None:
    document = make_document("Punkt 1: Sø\n\nBeslutning\nBo Lund stemte imod.", "sø")
    passages = list(cut(document))
    rows = [to_row(p, [], [], labels) for p in passages]
    push(doccano, "fejl", [], rows, labels, "")
    key = passages[-1].key
    wanted = {key: {"entities": [[11, 19, "Person"]], "cats": ["Godkendt"], "comment": "Er det et navn?"}}
    label_as(doccano, "admin", "fejl", wanted)
    from referat.annotation.annotated import read_fetched

    fetched = read_fetched(fetch(doccano, "fejl"), "fejl", {"sø": document}, labels)
    assert [str(p) for p in fetched.problems] == [
        "sø:4: edge: 'Bo Lund ' (Person) begins or ends with white space (alle)"
    ]
    assert fetched.done == []
    assert len(fetched.open["alle"]) == 1
    label_as(doccano, "admin", "fejl", {key: {"entities": [[11, 18, "Person"]], "cats": ["Godkendt"]}})
    done = read_fetched(fetch(doccano, "fejl"), "fejl", {"sø": document}, labels).done
    assert [a.comments for a in done] == [(("admin", "Er det et navn?"),)]


def test_a_changed_text_is_not_pushed_over(
    doccano: Connection, labels: LabelSet, make_document: Callable[..., Document]
) -> None:
    before, after = make_document("Referat\n\nKort tekst.", "y"), make_document("Referat\n\nKort tekst!", "y")
    assert push(doccano, "aendret", [], [to_row(p, [], [], labels) for p in cut(before)], labels, "")[0].added == 1
    done = push(doccano, "aendret", [], [to_row(p, [], [], labels) for p in cut(after)], labels, "")[0]
    assert (done.added, done.changed) == (0, (next(cut(after)).key,))
    assert len(_examples(doccano, "aendret")) == 1


def test_unknown_projects_and_bad_names_are_refused(doccano: Connection, labels: LabelSet) -> None:
    with pytest.raises(AnnotationError, match="no project 'findes-ikke'"):
        fetch(doccano, "findes-ikke")
    for name in ("", "a · b", "x" * 99):
        with pytest.raises(AnnotationError, match="a project's name"):
            push(doccano, name, [], [], labels, "")
    with pytest.raises(AnnotationError, match="an annotator's name"):
        push(doccano, "p", ["søren ærø"], [], labels, "")


@pytest.mark.parametrize(
    ("status", "told"),
    [(None, "do the same again once it runs"), (500, "'database is locked', PostgreSQL helps"), (404, "404 no such")],
)
def test_failures_say_what_to_do(status: int | None, told: str) -> None:
    error = Exception("no such project")
    if status is not None:
        error.response = SimpleNamespace(status_code=status)  # type: ignore[attr-defined]
    assert told in talk._plain(error)


# Killing the server in the middle of a push, and pushing again.


def _kill(folder: Path) -> None:
    now = server.running(folder)
    assert now is not None
    for pid in (now.web, now.task):
        os.killpg(pid, 9)
    (folder / "run.json").unlink()


def test_killed_in_the_middle_of_a_push(
    doccano: Connection, labels: LabelSet, make_document: Callable[..., Document]
) -> None:
    text = "\n\n".join(f"Punkt {n}: Sag {n}\n\nBeslutning\n\nGodkendt med {n}.000 kr. til Åse." for n in range(1, 301))
    document = make_document(text, "lang")
    passages = list(cut(document))
    spans = [Mark("AMOUNT", m.start(), m.end()) for m in re.finditer(r"\d+\.000 kr\.", text)]
    suggested = Labels(spans, dict.fromkeys(range(300), ("APPROVED",)))
    rows = [to_row(p, *suggested.of(p), labels) for p in passages]
    port = int(doccano.url.rsplit(":", 1)[1])
    seen: list[int] = []

    def kill_when_half_way() -> None:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            try:
                seen.append(_count(doccano, "draebt"))
            except Exception:
                seen.append(0)
            if seen[-1] >= 150:
                break
            time.sleep(0.05)
        _kill(doccano.folder)

    watcher = threading.Thread(target=kill_when_half_way)
    watcher.start()
    with pytest.raises(AnnotationError, match="do the same again once it runs"):
        push(doccano, "draebt", [], rows, labels, "")
    watcher.join()
    assert seen[-1] >= 150
    server.start(doccano.folder, port=port)
    done = push(doccano, "draebt", [], rows, labels, "")[0]
    assert done.copies == ()
    examples = _examples(doccano, "draebt")
    assert Counter(e["meta"]["noegle"] for e in examples) == Counter(p.key for p in passages)
    wanted = {row["noegle"]: ([e[:2] for e in row["entities"]], len(row["cats"])) for row in rows}
    assert {e["meta"]["noegle"]: (sorted(e["spans"]), e["cats"]) for e in examples} == wanted
    third = push(doccano, "draebt", [], rows, labels, "")[0]
    assert (third.added, third.there) == (0, len(rows))


def _count(doccano: Connection, project: str) -> int:
    with sqlite3.connect(f"file:{doccano.folder / 'db.sqlite3'}?mode=ro", uri=True) as base:
        query = (
            "select count(*) from examples_example e join projects_project p on e.project_id = p.id where p.name = ?"
        )
        return int(base.execute(query, (project,)).fetchone()[0])


# A missing task worker is told before anything waits for it.


def test_a_missing_task_worker_is_told_as_such(doccano: Connection, labels: LabelSet, tmp_path: Path) -> None:
    now = server.running(doccano.folder)
    assert now is not None
    os.killpg(now.task, 9)
    begin = time.monotonic()
    with pytest.raises(AnnotationError, match="its task worker does not"):
        push(doccano, "uden", [], [], labels, "")
    assert time.monotonic() - begin < 60
    status = CliRunner().invoke(annotate_app, ["server", "status", "--folder", str(doccano.folder)])
    assert status.exit_code == 1
    assert "task worker  does not answer" in status.output
    server.stop(doccano.folder)
    server.start(doccano.folder, port=int(doccano.url.rsplit(":", 1)[1]))
    assert server.health(doccano.url) == (True, True)


# In a browser.


def test_browser_shows_text_and_coloured_suggestions(
    doccano: Connection,
    browser: Any,
    wait: Any,
    labels: LabelSet,
    make_document: Callable[..., Document],
    tmp_path: Path,
) -> None:
    document = make_document()
    passages = list(cut(document))
    spans = []
    for content, name in (("750.000 kr.", "AMOUNT"), ("vejlovens §\u00a08", "LEGISLATION"), ("Søren Ærø", "PERSON")):
        at = TRICKY.index(content)
        spans.append(Mark(name, at, at + len(content)))
    rows = [to_row(p, *Labels(spans, {0: ("APPROVED",)}).of(p), labels) for p in passages]
    page = push(doccano, "browser", [], rows, labels, "# Vejledning")[0].url
    driver = browser
    from selenium.webdriver.common.by import By

    driver.get(f"{page}/intent-detection-and-slot-filling?page=3")
    wait.until(lambda d: "Søren Ærø" in d.find_element(By.TAG_NAME, "body").text)
    colours = {kind.label: kind.colour for kind in labels.spans}
    lines = {}
    for mark in spans:
        found = wait.until(
            lambda d, c=colours[mark.label]: [
                line.rect for line in d.find_elements(By.CSS_SELECTOR, f'line[stroke="{c}"]')
            ]
        )
        assert len(found) == 1
        lines[mark.label] = found[0]
    # The line lies under the very words, though an emoji stands before them.
    prefix = "Stien □ koster  "
    place = wait.until(
        lambda d: d.execute_script(
            "const t = [...document.querySelectorAll('svg text')].find(t => t.textContent.startsWith('Stien □'));"
            "return t && t.getBoundingClientRect().left + t.getStartPositionOfChar(arguments[0]).x;",
            len(prefix),
        )
    )
    assert abs(lines["AMOUNT"]["x"] - place) < 12
    shot = tmp_path / "doccano.png"
    driver.save_screenshot(str(shot))
    assert shot.stat().st_size > 10_000
    if target := os.environ.get("REFERAT_SCREENSHOT"):
        Path(target).write_bytes(shot.read_bytes())


def test_labels_have_their_keys_names_and_colours(doccano: Connection, labels: LabelSet) -> None:
    push(doccano, "taster", [], [], labels, "# Vejledning")
    script = (
        "import json, sys; from doccano_client import DoccanoClient\n"
        "c = DoccanoClient(sys.argv[1]); c.login('admin', sys.stdin.read())\n"
        "p = next(p for p in c.list_projects() if p.name == 'taster')\n"
        "kinds = [[k.text, k.suffix_key, k.background_color, k.text_color] for t in ('span', 'category')\n"
        "         for k in c.list_label_types(p.id, t)]\n"
        "print(json.dumps([kinds, p.guideline, p.project_type.value]))"
    )
    done = subprocess.run(
        [str(python_of(doccano.folder, "client")), "-I", "-c", script, doccano.url],
        input=admin_password(doccano.folder),
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = [[kind.name, kind.key, kind.colour, kind.text_colour] for kind in labels.spans + labels.outcomes]
    assert json.loads(done.stdout) == [wanted, "# Vejledning", "IntentDetectionAndSlotFilling"]
    assert [kind.key for kind in labels.spans] == list("12345")


def test_the_page_works_as_annotators_are_told(
    doccano: Connection, browser: Any, wait: Any, labels: LabelSet, make_document: Callable[..., Document]
) -> None:
    """What annotations/README.md says of mouse and keys, done with mouse and keys."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    document = make_document("Punkt 1: X\n\nBeslutning\nListe Lund spurgte.", "side")
    rows = [to_row(p, [], [], labels) for p in cut(document)]
    page = push(doccano, "side", [], rows, labels, "# Vejledning")[0].url
    colours = {kind.name: kind.colour for kind in labels.spans}

    def press(*keys: str) -> None:
        ActionChains(browser).send_keys(*keys).perform()

    def text_with(content: str) -> Any:
        return wait.until(
            lambda d: next((e for e in d.find_elements(By.CSS_SELECTOR, "svg text") if content in e.text), None)
        )

    def do(act: Callable[[], Any]) -> None:
        """Again, where the page drew itself anew in the middle of it."""
        wait.until(lambda d: (act(), True)[1])

    def choose(name: str) -> None:
        """In the list that opens."""
        path = (
            f"//*[contains(@class, 'menuable__content__active')]//*[contains(@class, 'v-list-item__title')][.='{name}']"
        )
        wait.until(lambda d: next(([e.click()] for e in d.find_elements(By.XPATH, path) if e.is_displayed()), None))

    def shown(*names: str) -> None:
        def drawn(driver: Any) -> bool:
            lines = driver.find_elements(By.CSS_SELECTOR, "line[stroke]")
            return sorted(line.get_attribute("stroke") for line in lines) == sorted(colours[n] for n in names)

        wait.until(drawn)

    browser.get(f"{page}/intent-detection-and-slot-filling?page=1")
    wait.until(lambda d: "Punkt 1" in d.find_element(By.TAG_NAME, "body").text)
    press(Keys.ARROW_RIGHT)
    wait.until(lambda d: "spurgte" in d.find_element(By.TAG_NAME, "body").text)
    text_with("Liste Lund")
    ends = browser.execute_script(
        "const t = [...document.querySelectorAll('svg text')].find(t => t.textContent.includes('Liste Lund'));"
        "const m = t.getScreenCTM();"
        "return [t.getStartPositionOfChar(0), t.getEndPositionOfChar(9)].map(p => [p.x * m.a + m.e, p.y * m.d + m.f]);"
    )
    (left, base), (right, _) = ends
    mouse = ActionChains(browser)
    pointer = mouse.w3c_actions.pointer_action
    pointer.move_to_location(int(left) + 1, int(base) - 5)
    pointer.pointer_down()
    pointer.move_to_location(int(right), int(base) - 5)
    pointer.pointer_up()
    mouse.perform()
    choose("Person")
    shown("Person")
    do(lambda: text_with("Person").click())
    choose("Parti")
    shown("Parti")

    browser.find_element(By.XPATH, "//*[contains(@class, 'v-card__title')]").click()
    for key in "gmx":
        press(key)
        name = next(kind.name for kind in labels.outcomes if kind.key == key)
        wait.until(
            lambda d, name=name: d.find_elements(
                By.XPATH, f"//*[contains(@class, 'v-chip--active') and contains(., '{name}')]"
            )
        )
    press("x")
    wait.until(lambda d: len(d.find_elements(By.CSS_SELECTOR, ".v-chip--active")) == 2)
    press(Keys.ENTER)
    wait.until(lambda d: "50%" in d.find_element(By.TAG_NAME, "body").text)

    example = fetch(doccano, "side")[0]["examples"][0]
    assert example["entities"] == [[11, 21, "Parti", "admin"]]
    assert sorted(cat for cat, _ in example["cats"]) == ["Godkendt", "Uenighed"]
    do(lambda: ActionChains(browser).context_click(text_with("Parti")).perform())
    shown()
