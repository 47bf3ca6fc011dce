"""`referat`: the commands, thin over the package."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from referat import __version__
from referat.batch import Job
from referat.cli.annotate import annotate_app
from referat.cli.tagging import NothingToReadError, make_settings, make_tagging_job, parsing_job, write_records
from referat.errors import ReferatError
from referat.extras import MissingExtraError
from referat.record import json_schema

if TYPE_CHECKING:
    from spacy.language import Language

    from referat.evaluation.gold import GoldDocument
    from referat.evaluation.repeats import Repeats

app = typer.Typer(
    name="referat",
    help="Turn the minutes (referater) of Danish municipal councils into records: who decided what, for how much, "
    "under which law, and who voted how.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(annotate_app, name="annotate")
SPLITS = ("train", "dev", "test")
#: Messages to people go to standard error, so that records can be piped.
_console = Console(stderr=True, highlight=False)

Paths = Annotated[
    list[Path],
    typer.Argument(
        help="Files (PDF, HTML, DOCX, text, ZIP of them), folders that are searched for them, '-' for standard input.",
        show_default=False,
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        help="File to write: .jsonl, .db (SQLite); folder: .parquet, .csv. '-' is standard output.",
        show_default=False,
    ),
]
Format = Annotated[
    str | None,
    typer.Option("--format", help="jsonl, parquet, sqlite or csv, whatever the output's ending.", show_default=False),
]
Workers = Annotated[int, typer.Option("--workers", "-w", min=1, help="Processes that work side by side.")]
Timeout = Annotated[
    float, typer.Option("--timeout", min=0, help="Seconds after which a document is put aside; 0: never.")
]
Recycle = Annotated[int, typer.Option("--recycle", min=0, help="Documents after which a worker is replaced; 0: never.")]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on after what the output, or a run that was cut off, holds.")
]
Ordered = Annotated[bool, typer.Option("--ordered", help="Records in the order of the documents.")]
WithText = Annotated[bool, typer.Option("--text", help="Add each document's text to its record, as 'text'.")]
LimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        help="NAME=NUMBER: bytes, chars, pages, unpacked, ratio, members, depth of a file.",
        show_default=False,
    ),
]
OcrOption = Annotated[
    bool, typer.Option("--ocr", help="Recognise scanned PDFs, where tesseract with Danish is installed.")
]
OptionalOutput = Annotated[
    Path | None, typer.Option("--output", "-o", help="File to write; '-' is standard output.", show_default=False)
]
Explain = Annotated[bool, typer.Option("--explain", help="Print how each document was understood.")]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        help="Folder or package of a pipeline. Default: $REFERAT_MODEL, else the one that 'make all' made.",
    ),
]
KleOption = Annotated[
    Path | None,
    typer.Option(
        "--kle",
        help="KL's KLE file (XML, or CSV with numbers and titles): names the subjects of case numbers. "
        "Default: $REFERAT_KLE, else no names.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite an output that exists.")]
Gold = Annotated[Path, typer.Option("--gold", help="Folder of gold documents.", show_default=False)]
Split = Annotated[
    str | None, typer.Option("--split", help="Only the corpus' train, dev or test meetings.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]


def _version(value: bool) -> None:
    if value:
        typer.echo(f"referat {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn the minutes of Danish municipal councils into records."""


@app.command()
def tag(
    paths: Paths,
    output: Output,
    model: ModelOption = None,
    workers: Workers = 1,
    resume: Resume = False,
    force: Force = False,
    text: WithText = False,
    ordered: Ordered = False,
    form: Format = None,
    timeout: Timeout = 120,
    recycle: Recycle = 2000,
    limit: LimitOption = None,
    ocr: OcrOption = False,
    kle: KleOption = None,
) -> None:
    """Tag minutes: one record a document.

    Exit status 0: all tagged. 1: some files failed; each is named on standard error and in OUTPUT.errors.jsonl, and
    the rest is tagged. 2: wrong use.

    Example: referat tag in/ -o out.jsonl --workers 4
    """
    try:
        make_job = make_tagging_job(model, text, kle)
    except ReferatError as error:
        _fail(str(error))
    given = (workers, timeout, ordered, limit or [], ocr, recycle)
    _write_records("tagging", paths, output, make_job, given, form=form, force=force, resume=resume)


@app.command()
def parse(
    paths: Paths,
    output: OptionalOutput = None,
    explain: Explain = False,
    workers: Workers = 1,
    resume: Resume = False,
    force: Force = False,
    text: WithText = False,
    ordered: Ordered = False,
    form: Format = None,
    timeout: Timeout = 120,
    recycle: Recycle = 2000,
    limit: LimitOption = None,
    ocr: OcrOption = False,
) -> None:
    """Find the structure only (meeting, items, sections, absence), without a model: no spans, no outcomes.

    With --explain, print for a person instead how each document was understood: its layout and the evidence for it, the
    head, items and sections, and what was skipped and why.

    Examples: referat parse in/ -o structure.jsonl; referat parse x.pdf --explain
    """
    if explain:
        _explain(paths)
        return
    if output is None:
        _fail("name the file to write with -o, or ask for --explain")
    make_job = partial(parsing_job, text)
    given = (workers, timeout, ordered, limit or [], ocr, recycle)
    _write_records("parsing", paths, output, make_job, given, form=form, force=force, resume=resume)


@app.command(name="eval")
def evaluate(
    gold: Gold,
    model: ModelOption = None,
    split: Split = None,
    parts: Annotated[bool, typer.Option("--parts", help="Also the model alone and the rules alone.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every error.")] = False,
    robustness: Annotated[
        bool,
        typer.Option(
            "--robustness",
            help="Also after bad typing, bad extraction and other names, each several times, as dacy.score reports it.",
        ),
    ] = False,
    repeats: Annotated[
        int, typer.Option("--repeats", "-k", min=1, help="Runs of each change of --robustness that draws at random.")
    ] = 3,
    as_json: AsJson = False,
) -> None:
    """Tag gold minutes from their bare text and print how well the records agree.

    GOLD is the corpus (corpus/meetings), or a folder of JSON files whose texts stand beside it or in the folder above.

    Examples: referat eval --gold corpus/meetings --split test;
    referat eval --gold corpus/meetings --split test --robustness -k 5
    """
    from referat.evaluation import report, run
    from referat.labels import SPAN_LABELS
    from referat.models import load_model

    try:
        documents = _documents(gold, split)
        nlp = load_model(model)
        evaluated = run.evaluate_parts(nlp, documents) if parts else {"whole": run.evaluate(nlp, documents)}
    except ReferatError as error:
        _fail(str(error))
    whole = evaluated["whole"]
    if as_json:
        figures: dict[str, object] = {name: report.as_json(s) for name, s in evaluated.items()}
        if robustness:
            figures["robustness"] = [one.as_json() for one in _robustness(nlp, documents, repeats)]
        typer.echo(json.dumps(figures, ensure_ascii=False))
    else:
        typer.echo(f"{len(documents)} documents, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")
        typer.echo("\n".join(report.table(whole)))
        if parts:
            typer.echo("\n".join(report.compare(evaluated.items(), SPAN_LABELS)))
        if robustness:
            from referat.evaluation.repeats import table

            for line in table(_robustness(nlp, documents, repeats)):
                typer.echo(line)
    if errors:
        typer.echo("\n".join(report.errors(whole)), err=as_json)


@app.command()
def compare(
    gold: Gold,
    pipelines: Annotated[
        list[str] | None,
        typer.Argument(
            help="Folders or packages of pipelines; dacy:small, dacy:medium, dacy:large or a name of dacy.models(). "
            "Default: spaCy's da_core_news_sm, _md, _lg and DaCy's three sizes.",
            show_default=False,
        ),
    ] = None,
    model: ModelOption = None,
    split: Split = None,
    samples: Annotated[int, typer.Option(min=1, help="Draws of documents for the intervals.")] = 2000,
    seed: Annotated[int, typer.Option(help="Of the draws.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Compare Danish pipelines of others with ours on the same gold: F1 by label, with 95% intervals.

    Each reads the bare text; PER is PERSON, MONEY is AMOUNT, LAW is LEGISLATION, other labels are left out. What cannot
    be loaded is listed with what to install, or what to put where. Exit status 1: no pipeline but ours was there.

    Example: referat compare da_core_news_lg dacy:small --gold corpus/meetings --split test
    """
    from referat.cli.compare import OTHERS, compare_all

    try:
        documents = _documents(gold, split)
        others = compare_all(documents, pipelines or OTHERS, model, as_json=as_json, samples=samples, seed=seed)
    except ReferatError as error:
        _fail(str(error))
    if not others:
        _fail("no pipeline to compare with", status=1)


@app.command()
def show(
    records: Annotated[Path, typer.Argument(help="JSON Lines that 'referat tag' wrote.", show_default=False)],
) -> None:
    """Print records as a person reads them: each meeting's items with decision, sums, laws and dissent.

    Example: referat show out.jsonl
    """
    from referat.cli.show import read_records, show

    try:
        # A pipe or a log has no width of its own; eighty characters would break every word of the table.
        show(list(read_records(records)), Console(highlight=False, width=None if sys.stdout.isatty() else 150))
    except ReferatError as error:
        _fail(str(error))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _documents(gold: Path, split: str | None) -> list[GoldDocument]:
    from referat.corpus.splits import split_of
    from referat.evaluation import read_gold

    documents = read_gold(gold)
    if split is None:
        return documents
    if split not in SPLITS:
        _fail(f"--split {split}: the splits are {', '.join(SPLITS)}")
    return [d for d in documents if split_of(f"{d.meeting['municipality']}|{d.meeting['body']}") == split]


def _robustness(nlp: Language, documents: list[GoldDocument], repeats: int) -> Iterator[Repeats]:
    from referat.evaluation.dacy_names import dacy_swaps
    from referat.evaluation.repeats import repeat
    from referat.evaluation.robustness import CLEAN, Case, noise

    cases = [Case.of_document(document) for document in documents]
    changes = [CLEAN, *noise()]
    try:
        changes += dacy_swaps()
    except MissingExtraError as error:
        _console.print(f"referat: left out: {error}", markup=False, soft_wrap=True)
    yield from repeat(nlp, cases, changes, k=repeats)


def _explain(paths: list[Path]) -> None:
    from referat.minutes import explain, parse
    from referat.reading import find_files, read_file

    failed = False
    for path in find_files(paths):
        try:
            source = read_file(path)
        except ReferatError as error:
            failed = True
            _console.print(str(error), style="red", markup=False, soft_wrap=True)
            continue
        minutes = source.minutes or parse(source.text)
        typer.echo("\n".join([str(path), *explain(minutes, source.text), ""]))
    if failed:
        raise typer.Exit(1)


def _write_records(
    doing: str,
    paths: list[Path],
    output: Path,
    make_job: Callable[[], Job],
    given: tuple[int, float, bool, list[str], bool, int],
    *,
    form: str | None,
    force: bool,
    resume: bool,
) -> None:
    if force and resume:
        _fail("use just one of --force and --resume")
    to = None if str(output) == "-" else output
    try:
        summary = write_records(
            paths, to, make_job, make_settings(*given), _console, doing=doing, form=form, force=force, resume=resume
        )
    except (ReferatError, NothingToReadError) as error:
        _fail(str(error))
    except BrokenPipeError:
        _fail("whoever read the records has stopped reading", status=1)
    except OSError as error:
        _fail(f"{error.filename or output}: {error.strerror or error}; --resume goes on from here", status=1)
    except KeyboardInterrupt:
        _fail("stopped" if to is None else "stopped; --resume goes on from here", status=130)
    _console.print(str(summary), markup=False)
    if summary.failed:
        raise typer.Exit(1)


def _fail(message: str, status: int = 2) -> NoReturn:
    _console.print(f"referat: {message}", style="red", markup=False, soft_wrap=True)
    raise typer.Exit(status)
