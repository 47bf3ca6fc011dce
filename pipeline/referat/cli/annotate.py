"""`referat annotate`: doccano's server, and the way of minutes to annotators and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from referat.annotation import server as doccano
from referat.annotation.campaign import Connection, Pushed
from referat.annotation.environments import FOLDER_VARIABLE, default_folder
from referat.annotation.errors import Problem
from referat.annotation.labelset import GUIDELINES_FILE, LabelSet, read_labels
from referat.errors import ReferatError

if TYPE_CHECKING:
    from spacy.language import Language

    from referat.annotation.annotated import Annotated as Confirmed
    from referat.annotation.documents import Document, Passage

annotate_app = typer.Typer(
    name="annotate",
    help="Annotators at work in doccano: minutes in with the model's suggestions, gold out.",
    no_args_is_help=True,
    # A traceback with local variables could show a password.
    pretty_exceptions_enable=False,
)
server_app = typer.Typer(name="server", help="A doccano of one's own on this machine.", no_args_is_help=True)
annotate_app.add_typer(server_app, name="server")

_NOT_COMPARED = "no passage was confirmed by two annotators yet: push to two with --annotator, then pull"
_console = Console(stderr=True, highlight=False)


class Select(str, Enum):
    """Ways of choosing what to annotate."""

    uncertain = "uncertain"
    random = "random"
    disagreement = "disagreement"


#: Suggestions that are not a pipeline's of others.
_REFERAT, _GOLD, _NONE = "referat", "gold", "none"

Paths = Annotated[
    list[Path],
    typer.Argument(help="Minutes: text files, gold meetings with their .json, folders of them.", show_default=False),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder", help=f"Environments, data and secrets of doccano. Default: ${FOLDER_VARIABLE}, else ~/.local/share."
    ),
]
Url = Annotated[
    str | None, typer.Option("--url", help="A doccano that runs elsewhere. Default: the one that was started here.")
]
User = Annotated[
    str, typer.Option("--user", help=f"Administrator of it; ${doccano.PASSWORD_VARIABLE} holds the password.")
]
Project = Annotated[str, typer.Option("--project", "-p", help="Name of the campaign.")]
Annotations = Annotated[Path, typer.Option("--annotations", help="Folder of labels.toml, guidelines.md and exports/.")]
Timeout = Annotated[float, typer.Option("--timeout", min=1, help="Seconds to wait for one import or export.")]


@server_app.command()
def start(
    folder: Folder = None,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 lets others in.")] = doccano.LOOPBACK,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    database: Annotated[
        str | None,
        typer.Option(
            help="postgres://user@host/name for several annotators at once; SQLite locks under load and loses labels. "
            f"A URL with a password goes into ${doccano.DATABASE_VARIABLE}."
        ),
    ] = None,
) -> None:
    """Start web server and task worker; the first time, make environment, database and administrator.

    Example: referat annotate server start --port 8010
    """
    where = folder or default_folder()
    with _errors():
        running = doccano.start(where, host=host, port=port, database=database, tell=_tell)
        # An address that is not loopback, in plain HTTP: the one who asked for it should know.
        if host not in {doccano.LOOPBACK, "localhost", "::1"}:
            _tell("Others can reach it now, and passwords travel in plain HTTP: put a proxy with TLS before it.")
    typer.echo(f"doccano runs at {running.url} ({running.database}), user {doccano.ADMIN}")
    typer.echo(f"its password is in {where / 'secrets' / 'admin-password'}")


@server_app.command()
def stop(folder: Folder = None) -> None:
    """End what 'start' began. Exit status 1: nothing ran.

    Example: referat annotate server stop
    """
    with _errors():
        ended = doccano.stop(folder or default_folder())
    typer.echo("doccano ended" if ended else "no doccano ran here")
    if not ended:
        raise typer.Exit(1)


@server_app.command()
def status(folder: Folder = None, url: Url = None) -> None:
    """Tell whether web server and task worker answer. Exit status 1: one of them does not.

    Example: referat annotate server status
    """
    with _errors():
        now = doccano.status(folder or default_folder(), url)
    typer.echo(f"{now.url}")
    typer.echo(f"web server   {'answers' if now.web else 'does not answer'}")
    typer.echo(f"task worker  {'answers' if now.task else 'does not answer: imports and exports would wait for ever'}")
    if now.running is not None:
        typer.echo(f"database     {now.running.database}; processes {now.running.web}, {now.running.task}")
    if not (now.web and now.task):
        raise typer.Exit(1)


@annotate_app.command()
def push(
    paths: Paths,
    project: Project = "referat",
    annotator: Annotated[
        list[str] | None,
        typer.Option("--annotator", "-a", help="An account, made where it is missing; each gets a project of its own."),
    ] = None,
    select: Annotated[
        Select | None, typer.Option("--select", help="Take the -n passages that teach most, or some at random.")
    ] = None,
    number: Annotated[int | None, typer.Option("-n", min=1, help="How many passages to take.")] = None,
    seed: Annotated[int, typer.Option(help="Of --select random, and of ties.")] = 0,
    records: Annotated[
        Path | None, typer.Option("--records", help="Suggestions from JSON Lines that 'referat tag' wrote.")
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", "-m", help="Pipeline that suggests. Default: as for 'referat tag'.")
    ] = None,
    suggest: Annotated[
        str,
        typer.Option(
            "--suggest",
            help="referat: our pipeline; gold: that which is pushed; none; dacy (dacy:medium, dacy:large): persons by "
            "DaCy, all else by ours; folder or package of another pipeline: the same with its persons.",
        ),
    ] = _REFERAT,
    folder: Folder = None,
    url: Url = None,
    user: User = doccano.ADMIN,
    annotations: Annotations = Path("annotations"),
    timeout: Timeout = 120,
) -> None:
    """Bring minutes into doccano, one example for each section, with suggestions.

    Pushing again adds only what is not there, and touches no label. Exit status 1: something did not get through.

    Examples: referat annotate push in/ -p budget -a anna -a bo --select uncertain -n 200;
    referat annotate push in/ --suggest dacy
    """
    if (select is None) != (number is None):
        _fail("--select and -n belong together: --select uncertain -n 200")
    with _errors():
        # First what may have to be downloaded: where it cannot be, nothing else needs to be imported or read.
        others = _persons(suggest)
        from referat.annotation import campaign, suggestions
        from referat.annotation.doccano_rows import to_row
        from referat.annotation.documents import cut, read_documents
        from referat.annotation.selection import choose

        labels = read_labels(annotations)
        guideline = _guideline(annotations)
        documents = read_documents(paths)
        passages = [passage for document in documents for passage in cut(document)]
        learned = select in {Select.uncertain, Select.disagreement}
        ours = suggest not in {_GOLD, _NONE}
        nlp = _model(model) if learned or (ours and records is None) else None
        if select is not None and number is not None:
            chosen = {p.key for p, _ in choose(passages, select.value, number, nlp, seed)}
            passages = [p for p in passages if p.key in chosen]
        if records is None and suggest == _GOLD:
            suggested = suggestions.from_gold(documents)
        else:
            suggested = suggestions.suggester(nlp if ours else None, records, others)(documents)
        problems = [
            problem
            for document in documents
            for problem in suggestions.crossing(document, suggested[document.id], passages)
        ]
        rows = [to_row(p, *suggested[p.document].of(p), labels) for p in passages]
        connection = _connection(folder, url, user, timeout)
        done = campaign.push(connection, project, annotator or [], rows, labels, guideline)
        problems += _push_problems(done, passages)
    _print_pushed(done, connection)
    _print_problems(problems)


@annotate_app.command()
def pull(
    paths: Paths,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Folder for meetings/, excerpts/, provenance.", show_default=False)
    ],
    project: Project = "referat",
    force: Annotated[bool, typer.Option("--force", help="Overwrite gold files that have other content.")] = False,
    folder: Folder = None,
    url: Url = None,
    user: User = doccano.ADMIN,
    annotations: Annotations = Path("annotations"),
    timeout: Timeout = 120,
) -> None:
    """Fetch what annotators confirmed: gold files in OUTPUT, and who labelled what in ANNOTATIONS/exports/PROJECT.

    PATHS are the minutes that were pushed. Exit status 1: some of what is confirmed is no gold, and is listed with
    document, line and reason.

    What lies below corpus/annotated trains at the next 'spacy project run all'.

    Example: referat annotate pull in/ -p budget -o corpus/annotated/budget
    """
    with _errors():
        from referat.annotation import annotated, campaign, harvest
        from referat.annotation.documents import read_documents

        labels = read_labels(annotations)
        documents = {document.id: document for document in read_documents(paths)}
        projects = campaign.fetch(_connection(folder, url, user, timeout), project)
        fetched = annotated.read_fetched(projects, project, documents, labels)
        exports = annotations / "exports" / project
        annotated.write_exports(exports, fetched.done, fetched.open)
        settled = annotated.settle(fetched.done, fetched.open)
        files, problems = harvest.harvest(settled.passages, documents)
        written = harvest.write(files, settled.passages, output, force=force)
        problems += fetched.problems
        problems += [_disputed(group, documents) for group in settled.disputed]
    open_now = sum(map(len, fetched.open.values()))
    typer.echo(
        f"{len(fetched.done)} confirmed, {open_now} open; {len(settled.passages)} settled, "
        f"{len(settled.disputed)} disputed, {len(settled.waiting)} waiting for another annotator"
    )
    for path in written:
        if path.suffix == ".txt":
            typer.echo(str(path))
    for passage in settled.passages:
        for by, text in passage.comments:
            _tell(f"{passage.document}: {passage.section}: {by} says: {text}")
    _print_problems(problems)


@annotate_app.command()
def agreement(
    project: Project = "referat",
    annotations: Annotations = Path("annotations"),
    html: Annotated[
        Path | None, typer.Option("--html", help="Page to write. Default: ANNOTATIONS/reports/PROJECT.html.")
    ] = None,
) -> None:
    """Compare annotators, from what the last pull fetched: F1, Krippendorff's alpha, disagreements side by side.

    Example: referat annotate agreement -p budget
    """
    with _errors():
        from referat.annotation import report
        from referat.annotation.agreement import differences, measure
        from referat.annotation.annotated import read_exports

        labels = read_labels(annotations)
        result = measure(read_exports(annotations / "exports" / project))
        if not result.passages:
            _fail(_NOT_COMPARED)
        page = html or annotations / "reports" / f"{project}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(report.html(result, labels, project), encoding="utf-8")
    out = Console(highlight=False)
    table = Table(title=f"{project}: {', '.join(result.annotators)}, {result.passages} passages, {result.equal} equal")
    for column in ("", "agreement", "of"):
        table.add_column(column)
    for row in report.rows(result, labels):
        table.add_row(*row)
    out.print(table)
    for group in result.disputed:
        sides = Table(title=Text(f"{group[0].document}: {group[0].section}"), title_justify="left", expand=True)
        for version in group:
            sides.add_column(Text(version.annotator), ratio=1)
        sides.add_row(*(_side(version, labels) for version in group))
        out.print(sides)
        for difference in differences(group):
            out.print(Text(f"  {report.sentence(difference, group, labels)}"))
    _tell(f"written: {page}")


@annotate_app.command()
def adjudicate(
    project: Project = "referat",
    folder: Folder = None,
    url: Url = None,
    user: User = doccano.ADMIN,
    annotations: Annotations = Path("annotations"),
    timeout: Timeout = 120,
) -> None:
    """Make a doccano project of the disagreements; what is confirmed there settles them at the next pull.

    What all agree on is suggested, what each one said stands beside the text.

    Example: referat annotate adjudicate -p budget
    """
    with _errors():
        from referat.annotation import campaign
        from referat.annotation.agreement import measure
        from referat.annotation.annotated import read_exports

        labels = read_labels(annotations)
        result = measure(read_exports(annotations / "exports" / project))
        if not result.passages:
            _fail(_NOT_COMPARED)
        disputed = result.disputed
        if not disputed:
            typer.echo("nothing to settle: the annotators agree")
            return
        rows = [_adjudication_row(group, labels) for group in disputed]
        connection = _connection(folder, url, user, timeout)
        done = campaign.push(connection, project, [], rows, labels, _guideline(annotations), adjudication=True)
    _print_pushed(done, connection)


def _adjudication_row(group: list[Confirmed], labels: LabelSet) -> dict[str, object]:
    from referat.annotation import report
    from referat.annotation.agreement import common, differences
    from referat.annotation.doccano_rows import to_row
    from referat.annotation.documents import Passage
    from referat.corpus.markup import Mark

    first = group[0]
    passage = Passage(
        document=first.document,
        sha256=first.sha256,
        text=first.text,
        start=first.start,
        end=first.end,
        line=1,
        item=first.item,
        decision=first.decision,
        section=first.section,
    )
    spans, outcomes = common(group)
    own = [Mark(mark.label, mark.start - first.start, mark.end - first.start) for mark in spans]
    said = "; ".join(report.sentence(difference, group, labels) for difference in differences(group))
    return to_row(passage, own, outcomes, labels, {"uenighed": said})


def _persons(suggest: str) -> Language | None:
    """The pipeline of others whose persons are suggested, where one is asked for."""
    if suggest in {_REFERAT, _GOLD, _NONE}:
        return None
    from referat.pipelines.load import PipelineError, load_pipeline

    try:
        nlp = load_pipeline(suggest)
    except PipelineError as error:
        _fail(f"--suggest {suggest}: {error}")
    from referat.pipelines.labels import can_find

    if "PERSON" not in can_find(nlp):
        _fail(f"--suggest {suggest}: this pipeline finds no persons (label PER or PERSON)")
    return nlp


def _model(model: str | None) -> Language:
    from referat.models import load_model

    return load_model(model)


def _guideline(annotations: Path) -> str:
    path = annotations / GUIDELINES_FILE
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        _fail(f"{path}: {error.strerror}; annotators need the guidelines")


def _connection(folder: Path | None, url: str | None, user: str, timeout: float) -> Connection:
    where = folder or default_folder()
    return Connection(where, doccano.server_url(where, url), user, timeout, _tell)


def _push_problems(done: Iterable[Pushed], passages: Iterable[Passage]) -> Iterator[Problem]:
    by_key = {passage.key: passage for passage in passages}
    for pushed in done:
        for key in pushed.changed:
            passage = by_key[key]
            what = f"{passage.section}: not added, since another text of this document is in {pushed.name!r} already"
            yield Problem(passage.document, passage.line, "changed", what)
        for key in pushed.copies:
            yield Problem(pushed.name, 0, "duplicate", f"annotators worked on two copies of example {key}; delete one")


def _disputed(group: list[Confirmed], documents: dict[str, Document]) -> Problem:
    first = group[0]
    names = " and ".join(version.annotator for version in group)
    what = f"{first.section}: {names} differ; see 'agreement', settle with 'adjudicate'"
    return Problem(first.document, documents[first.document].line(first.start), "disagreement", what)


def _side(version: Confirmed, labels: LabelSet) -> Text:
    colours = {kind.label: (kind.colour, kind.text_colour) for kind in labels.spans}
    text = Text()
    last = version.start
    for mark in sorted(version.spans, key=lambda m: m.start):
        text.append(version.text[last - version.start : mark.start - version.start])
        background, colour = colours[mark.label]
        text.append(
            version.text[mark.start - version.start : mark.end - version.start], style=f"{colour} on {background}"
        )
        last = mark.end
    text.append(version.text[last - version.start :])
    outcomes = ", ".join(labels.name(outcome) for outcome in version.outcomes)
    text.append(f"\n→ {outcomes or 'intet udfald'}", style="bold")
    return text


def _print_pushed(done: Iterable[Pushed], connection: Connection) -> None:
    for pushed in done:
        covered = f", {pushed.covered} there in another cut" if pushed.covered else ""
        typer.echo(f"{pushed.name}: {pushed.added} added, {pushed.there} there already{covered}; {pushed.url}")
        for name in pushed.created:
            typer.echo(f"account {name} made; the password is in {connection.folder / 'secrets' / f'annotator-{name}'}")


def _print_problems(problems: Iterable[Problem]) -> None:
    found = sorted(problems)
    for problem in found:
        _console.print(str(problem), style="red", markup=False, soft_wrap=True)
    if found:
        _console.print(f"{len(found)} problems", style="red")
        raise typer.Exit(1)


def _tell(line: str) -> None:
    _console.print(line, markup=False, soft_wrap=True)


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except ReferatError as error:
        _fail(str(error))


def _fail(message: str, status: int = 2) -> NoReturn:
    _console.print(f"referat: {message}", style="red", markup=False, soft_wrap=True)
    raise typer.Exit(status)


__all__ = ["annotate_app"]
