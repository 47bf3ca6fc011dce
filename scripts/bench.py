"""Measure tagging: words a second by workers and kind of file, time by stage, memory; spaCy's stock NER beside it.

Everything is measured in one run on one machine; the figures of another run are not to be compared with these. A word
is what stands between white space. Speeds are those of the middle eight tenths of the documents: without the start.
"""

import itertools
import json
import shutil
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import psutil
import spacy
import typer
from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_model_from_config

from bench_files import KINDS, corpus_texts, many
from referat.amount import AmountMatcher
from referat.batch import Job, Settings, run
from referat.case_number import CaseNumberMatcher
from referat.components.tokenizer import RegexTokenizer
from referat.labels import SPAN_LABELS
from referat.legislation import LegislationMatcher
from referat.minutes import parse
from referat.minutes.segments import segments
from referat.models import ModelError, load_model
from referat.party.matcher import PartyMatcher
from referat.reading import read_file
from referat.tables import find_tables
from referat.tagging import Tagger

#: Stands in for the trained pipeline where there is none: as many layers, no sense.
_RULES = ("referat_case_number", "referat_amount", "referat_legislation", "referat_party", "referat_merge")


def stock_ner(texts: list[str]) -> Language:
    """spaCy's own NER pipeline, as `spacy init config -l da -p ner -o efficiency` makes it, with untrained weights."""
    nlp = load_model_from_config(init_config(lang="da", pipeline=["ner"], optimize="efficiency"), auto_fill=True)
    doc = nlp.make_doc(texts[0][:2000])
    examples = [
        Example.from_dict(doc, {"entities": [(t.idx, t.idx + len(t), label)]})
        for t, label in zip(doc, SPAN_LABELS, strict=False)
    ]
    nlp.initialize(lambda: examples)
    return nlp


def tagging_job(folder: str) -> Job:
    """The job of `referat tag`."""
    return Tagger(spacy.load(folder)).tag_all


def words_in(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def write_files(folder: Path, texts: Iterable[str], kind: str) -> list[Path]:
    """Write texts as files of a kind; a folder that is there already is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"{number:05}.{kind}")
        paths[-1].write_bytes(KINDS[kind](text))
    return paths


def tag_all(paths: list[Path], model: str, workers: int) -> None:
    """Tag files as `referat tag` does, and let the records go."""
    failed = [
        result.error for result in run(paths, partial(tagging_job, model), Settings(workers=workers)) if result.error
    ]
    if failed:
        raise RuntimeError(f"{len(failed)} documents failed, the first: {failed[0]}")


def steady(words: Iterable[int], total: int) -> float:
    """Words a second from the time when a tenth of a stream of documents has come until nine tenths have.

    Args:
        words: Number of words of each document, as it comes.
        total: Number of documents.
    """
    first, last = total // 10, total - total // 10
    began = ended = time.perf_counter()
    counted = 0
    for number, count in enumerate(words, 1):
        if number == first:
            began, counted = time.perf_counter(), 0
        elif number <= last:
            counted += count
            ended = time.perf_counter()
    return counted / max(ended - began, 0.001)


def speed_of_tagging(paths: list[Path], texts: list[str], model: str, workers: int) -> float:
    counts = {str(path): len(text.split()) for path, text in zip(paths, texts, strict=True)}

    def stream() -> Iterable[int]:
        for result in run(paths, partial(tagging_job, model), Settings(workers=workers)):
            if result.error:
                raise RuntimeError(result.error)
            yield counts[result.path]

    return steady(stream(), len(paths))


def speed_of_stock(nlp: Language, texts: list[str], workers: int) -> float:
    # Small batches: with spaCy's own 1,000 texts, few documents would all go to one process.
    docs = nlp.pipe(((text, len(text.split())) for text in texts), as_tuples=True, n_process=workers, batch_size=16)
    return steady((count for _, count in docs), len(texts))


def speed_of_tokenizing(texts: list[str]) -> float:
    """Words a second of CPU time that our tokenizer makes Docs of."""
    tokenizer = RegexTokenizer(spacy.blank("da").vocab)
    began = time.process_time()
    for text in texts:
        tokenizer(text)
    return words_in(texts) / (time.process_time() - began)


def speed_of_rules(texts: list[str]) -> float:
    """Words a second of CPU time that all matchers together read, without spaCy."""
    matchers = (CaseNumberMatcher(), AmountMatcher(), LegislationMatcher(), PartyMatcher())
    began = time.process_time()
    for text in texts:
        for matcher in matchers:
            matcher.match(text)
    return words_in(texts) / (time.process_time() - began)


def stages(paths: list[Path], nlp: Language) -> dict[str, float]:
    """Share of the time of one process that each stage takes, reading to JSON."""
    spent: Counter[str] = Counter()

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        began = time.perf_counter()
        try:
            return work()
        finally:
            spent[stage] += time.perf_counter() - began

    tagger = Tagger(nlp)
    whole = 0.0
    for few in itertools.batched(paths, 8) if hasattr(itertools, "batched") else _batched(paths, 8):
        sources = [timed("read", partial(read_file, path)) for path in few]
        cut = []
        for source in sources:
            minutes = timed("parse", partial(parse, source.text))
            cut += [source.text[s.start : s.end] for s in segments(minutes, len(source.text))]
            timed("tables", partial(find_tables, source.text))
        docs = timed("tokenize", partial(lambda texts: [nlp.make_doc(text) for text in texts], cut))
        for name, pipe in nlp.pipeline:
            docs = timed(name, partial(_through, pipe, docs, nlp.batch_size))
        began = time.perf_counter()
        records = list(tagger.tag_all(sources))
        whole += time.perf_counter() - began
        timed("json", lambda records=records: [record.to_json() for record in records])
    # What is left of tagging when its parts are taken off: values, votes, outcomes, building the record.
    parts = sum(seconds for stage, seconds in spent.items() if stage not in ("read", "json"))
    spent["record"] = max(whole - parts, 0.0)
    total = sum(spent.values())
    return {stage: seconds / total for stage, seconds in spent.most_common()}


def _through(pipe: Any, docs: list[Any], batch_size: int) -> list[Any]:
    return list(pipe.pipe(docs, batch_size=batch_size)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]


def _batched(paths: list[Path], size: int) -> Iterable[list[Path]]:
    return (paths[at : at + size] for at in range(0, len(paths), size))


def peak_memory(paths: list[Path], model: str) -> int:
    """Most bytes that the workers hold together while files are tagged."""
    stop = threading.Event()
    peak = 0

    def watch() -> None:
        nonlocal peak
        while not stop.wait(0.2):
            used = 0
            for child in psutil.Process().children():
                try:
                    used += child.memory_info().rss
                except psutil.Error:
                    continue
            peak = max(peak, used)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        tag_all(paths, model, 1)
    finally:
        stop.set()
        thread.join()
    return peak


def pipeline(model: str | None, texts: list[str], folder: Path) -> tuple[str, str]:
    """Folder of the pipeline to measure, and what it is called."""
    try:
        nlp = load_model(model)
        name = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    except ModelError as error:
        if model is not None:
            raise
        typer.echo(f"{error}\nMeasured is a stand-in: stock NER, untrained, and our rules.", err=True)
        nlp = stock_ner(texts)
        for pipe in _RULES:
            nlp.add_pipe(pipe)
        name = "stand-in"
    nlp.to_disk(folder / "pipeline")
    return str(folder / "pipeline"), name


def main(
    corpus: Annotated[Path, typer.Option(help="Folder of gold minutes.")] = Path("corpus/meetings"),
    model: Annotated[str | None, typer.Option(help="Pipeline to measure; default as for 'referat tag'.")] = None,
    documents: Annotated[int, typer.Option(help="Documents for the speeds.")] = 400,
    few: Annotated[int, typer.Option(help="Documents for memory: so many, and ten times as many.")] = 1000,
    workers: Annotated[str, typer.Option(help="Worker counts, parted by commas.")] = "1,2",
    output: Annotated[Path, typer.Option(help="JSON file of the figures.")] = Path("metrics/bench.json"),
) -> None:
    """Print the tables of the bench and write them as JSON."""
    figures: dict[str, Any] = {}
    counts = [int(count) for count in workers.split(",")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = corpus_texts(corpus)
        path, figures["model"] = pipeline(model, texts, folder)
        own = list(many(texts, documents))
        words = words_in(own)
        typer.echo(f"{figures['model']}: {documents} documents, {words:,} words\n")

        files = write_files(folder / "txt", own, "txt")
        stock = stock_ner(texts)
        figures["words_per_second"] = {
            str(count): {
                "referat tag": speed_of_tagging(files, own, path, count),
                "stock NER alone": speed_of_stock(stock, own, count),
            }
            for count in counts
        }
        typer.echo("words/s, text files    referat tag   stock NER alone   times")
        for count, row in figures["words_per_second"].items():
            ours, theirs = row["referat tag"], row["stock NER alone"]
            typer.echo(
                f"{count} worker{'s' if count != '1' else ' '}"
                f"              {ours:11,.0f}   {theirs:15,.0f}   {ours / theirs:5.2f}"
            )
        figures["alone"] = {"tokenizing": speed_of_tokenizing(own), "rules (no model)": speed_of_rules(own)}
        for part, speed in figures["alone"].items():
            typer.echo(f"{part} alone, one core: {speed:,.0f} words/s")
        speeds = {int(count): row["referat tag"] for count, row in figures["words_per_second"].items()}
        if {1, 2} <= set(speeds):
            figures["two_workers_to_one"] = speeds[2] / speeds[1]
            typer.echo(f"2 workers to 1: {figures['two_workers_to_one']:.2f} times")

        figures["words_per_second_by_kind"] = {}
        part = own[: max(documents // 4, 1)]
        typer.echo("\nwords/s by kind, 1 worker")
        for kind in KINDS:
            speed = speed_of_tagging(write_files(folder / kind, part, kind), part, path, 1)
            figures["words_per_second_by_kind"][kind] = speed
            typer.echo(f"  {kind:5} {speed:9,.0f}")

        figures["stages"] = {
            kind: stages(write_files(folder / kind, part[:60], kind), spacy.load(path)) for kind in ("txt", "pdf")
        }
        for kind, shares in figures["stages"].items():
            typer.echo(
                f"\nshare of time, {kind}: " + ", ".join(f"{stage} {share:.0%}" for stage, share in shares.items())
            )

        figures["peak_memory"] = {}
        for count in (few, 10 * few):
            paths = write_files(folder / "many", many(texts, count, 1500), "txt")
            figures["peak_memory"][str(count)] = peak_memory(paths, path)
        small, large = figures["peak_memory"].values()
        figures["memory_ratio"] = large / small
        typer.echo(
            f"\npeak memory of a worker: {small / 1e6:,.0f} MB for {few:,} documents, "
            f"{large / 1e6:,.0f} MB for {10 * few:,}: "
            f"{large / small:.2f} times"
        )
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
