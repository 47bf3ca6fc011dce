"""The circle of annotation in one go: server, push, scripted labelling, pull, retrain, and the score before and after.

A model is trained on a part of the gold corpus. Two annotators, played by a script that knows the gold and makes a slip
now and then, label what that model is least sure of in other meetings; what they settle is added, a model is trained
again, and both are scored on the dev split.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import spacy
import typer
from spacy.tokens import DocBin

from referat.annotation import server
from referat.annotation.annotated import read_fetched, settle, write_exports
from referat.annotation.campaign import ADJUDICATION, Connection, fetch, label_as, project_name, push
from referat.annotation.doccano_rows import to_row
from referat.annotation.documents import Document, Labels, Passage, cut, read_documents
from referat.annotation.environments import Role, default_folder, ensure, private_folder
from referat.annotation.harvest import harvest, write
from referat.annotation.labelset import GUIDELINES_FILE, LabelSet, read_labels
from referat.annotation.selection import choose
from referat.annotation.suggestions import from_model
from referat.components.tokenizer import RegexTokenizer
from referat.corpus.convert import convert_meetings
from referat.corpus.gold import GoldMeeting, read_corpus
from referat.corpus.splits import split_of
from referat.evaluation import read_gold
from referat.evaluation.run import evaluate

ANNOTATORS = ("anna", "bo")
#: Of a hundred labels, how many the second annotator forgets.
_SLIPS = 4


def main(
    corpus: Annotated[Path, typer.Argument(help="Folder of gold meetings.")] = Path("corpus/meetings"),
    output: Annotated[Path, typer.Argument(help="Folder for everything that is made.")] = Path("out/annotate-demo"),
    annotations: Annotated[Path, typer.Option(help="Labels and guidelines.")] = Path("annotations"),
    config: Annotated[Path, typer.Option(help="Training config.")] = Path("configs/tok2vec.cfg"),
    names: Annotated[Path, typer.Option(help="Folder of names that training swaps in.")] = Path("corpus/names"),
    seeds: Annotated[int, typer.Option(help="Meetings that the first model is trained on.")] = 6,
    pool: Annotated[int, typer.Option(help="Meetings that annotators get passages of.")] = 20,
    number: Annotated[int, typer.Option("-n", help="Passages to label.")] = 150,
    steps: Annotated[int, typer.Option(help="Steps of each training.")] = 500,
    port: Annotated[int, typer.Option(help="Port of the server.")] = 8017,
    folder: Annotated[
        Path | None, typer.Option(help="Folder of a doccano to use. Default: a new one in OUTPUT, of this round alone.")
    ] = None,
    project: Annotated[str, typer.Option(help="Name of the campaign.")] = "demo",
) -> None:
    """Go round once and print what happens."""
    where = folder or _new_doccano(output / "doccano")
    for name in ("minutes", "exports", "gold"):
        # What an earlier round chose and settled is none of this one's.
        shutil.rmtree(output / name, ignore_errors=True)
    meetings = list(read_corpus(corpus))
    train = [gold for gold in meetings if split_of(gold.body_key) == "train"]
    dev = [gold for gold in meetings if split_of(gold.body_key) == "dev"]
    random.Random(0).shuffle(train)
    first, rest = train[:seeds], train[seeds : seeds + pool]
    labels = read_labels(annotations)

    typer.echo(f"1  train on {len(first)} meetings")
    before = _train(first, dev, config, names, output / "before", steps)
    score_before = _score(before, corpus, dev)

    typer.echo(f"2  the {number} passages of {len(rest)} other meetings that it is least sure of")
    # Annotators see bare minutes: what the gold says is known to the script that plays them alone.
    minutes = output / "minutes"
    minutes.mkdir(parents=True, exist_ok=True)
    for gold in rest:
        (minutes / f"{gold.id}.txt").write_bytes(gold.text.encode())
    documents = {document.id: document for document in read_documents([minutes])}
    nlp = spacy.load(before)
    passages = [passage for document in documents.values() for passage in cut(document)]
    chosen = [passage for passage, _ in choose(passages, "uncertain", number, nlp)]
    suggested = from_model(documents.values(), nlp)

    running = server.running(where)
    started = running is None or not server.health(running.url)[0]
    if started:
        server.stop(where)
        running = server.start(where, port=port, tell=typer.echo)
    assert running is not None
    try:
        connection = Connection(where, running.url, tell=typer.echo)
        typer.echo(f"3  push to {running.url}")
        rows = [to_row(p, *suggested[p.document].of(p), labels) for p in chosen]
        guideline = (annotations / GUIDELINES_FILE).read_text(encoding="utf-8")
        for pushed in push(connection, project, ANNOTATORS, rows, labels, guideline):
            typer.echo(f"   {pushed.name}: {pushed.added} added, {pushed.there} there")
        truth = {gold.id: _truth(gold, documents[gold.id]) for gold in rest}
        typer.echo("4  label as two annotators")
        for annotator, slips in zip(ANNOTATORS, (0, _SLIPS), strict=True):
            said = {p.key: _said(p, truth[p.document], labels, slips) for p in chosen}
            label_as(connection, annotator, project_name(project, annotator), said)
        typer.echo("5  pull, settle what they differ on, pull again")
        fetched = read_fetched(fetch(connection, project), project, documents, labels)
        disputed = settle(fetched.done, fetched.open).disputed
        typer.echo(f"   {len(fetched.done)} confirmed, {len(disputed)} disputed, {len(fetched.problems)} problems")
        keys = {group[0].key for group in disputed}
        contested = [row for row in rows if row["noegle"] in keys]
        push(connection, project, [], contested, labels, guideline, adjudication=True)
        said = {p.key: _said(p, truth[p.document], labels, 0) for p in chosen if p.key in keys}
        label_as(connection, server.ADMIN, project_name(project, ADJUDICATION), said)
        fetched = read_fetched(fetch(connection, project), project, documents, labels)
    finally:
        if started:
            server.stop(where)
    settled = settle(fetched.done, fetched.open)
    write_exports(output / "exports", fetched.done, fetched.open)
    files, problems = harvest(settled.passages, documents)
    write(files, settled.passages, output / "gold", force=True)
    typer.echo(f"   {len(settled.passages)} passages settled, {len(files)} gold files, {len(problems)} problems")

    typer.echo("6  train again, with what they labelled")
    folders = [output / "gold" / name for name in ("meetings", "excerpts") if (output / "gold" / name).exists()]
    added = [gold for name in folders for gold in read_corpus(name)]
    after = _train([*first, *added], dev, config, names, output / "after", steps)
    score_after = _score(after, corpus, dev)
    typer.echo("\nF1 on the dev split, before → after")
    for name, value in score_before.items():
        typer.echo(f"{name:14} {value:.3f} → {score_after[name]:.3f}")


def _new_doccano(folder: Path) -> Path:
    """An empty doccano; its environments, which take minutes to make, are those of the user's own."""
    if folder.exists():
        server.stop(folder)
        shutil.rmtree(folder)
    roles: tuple[Role, ...] = ("server", "client")
    for role in roles:
        ensure(default_folder(), role, typer.echo)
        (private_folder(folder) / f"{role}-env").symlink_to(default_folder().resolve() / f"{role}-env")
    return folder


def _train(
    meetings: Sequence[GoldMeeting], dev: Sequence[GoldMeeting], config: Path, names: Path, output: Path, steps: int
) -> Path:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    output.mkdir(parents=True, exist_ok=True)
    for name, part in (("train", meetings), ("dev", dev[:6])):
        docs = [doc for doc in convert_meetings(nlp, part).docs if doc.text.strip()]
        DocBin(docs=docs).to_disk(output / f"{name}.spacy")
    subprocess.run(
        [
            *(sys.executable, "-m", "spacy", "train", str(config), "--output", str(output)),
            *("--paths.train", str(output / "train.spacy"), "--paths.dev", str(output / "dev.spacy")),
            *("--paths.names", str(names)),
            *("--training.max_steps", str(steps), "--training.eval_frequency", str(max(1, steps // 3))),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return output / "model-best"


def _score(model: Path, corpus: Path, dev: Sequence[GoldMeeting]) -> dict[str, float]:
    """F1 by label of the trained model alone: the rules know their labels without it."""
    wanted = {gold.id for gold in dev}
    documents = [document for document in read_gold(corpus) if document.name in wanted]
    nlp = spacy.load(model)
    rules = [name for name in ("case_number", "amount", "legislation", "party") if name in nlp.pipe_names]
    with nlp.select_pipes(disable=rules):
        scores = evaluate(nlp, documents)
    out = {label: count.f1 or 0.0 for label, count in scores.spans.items() if label != "CASE_NUMBER"}
    return {**out, "outcomes": scores.outcome_macro_f1 or 0.0}


def _truth(gold: GoldMeeting, document: Document) -> Labels:
    """The gold of a meeting, with its outcomes by the items of the document as parsed."""
    outcomes: dict[int, tuple[str, ...]] = {}
    for index, item in enumerate(document.minutes.items):
        own = max(gold.items, key=lambda g: min(g.end, item.end) - max(g.start, item.start), default=None)
        if own is not None:
            outcomes[index] = tuple(own.facts.outcomes)
    return Labels(gold.spans, outcomes)


def _said(passage: Passage, truth: Labels, labels: LabelSet, slips: int) -> dict[str, object]:
    """What an annotator says of a passage; of a hundred spans `slips` are forgotten."""
    spans, outcomes = truth.of(passage)
    chance = random.Random(passage.key)
    kept = [mark for mark in spans if chance.randrange(100) >= slips]
    return {
        "entities": [[mark.start, mark.end, labels.name(mark.label)] for mark in kept],
        "cats": [labels.name(outcome) for outcome in outcomes],
    }


if __name__ == "__main__":
    typer.run(main)
