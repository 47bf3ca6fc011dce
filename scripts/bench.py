"""Measure tagging: words a second by workers and kind of file, time by stage, memory; spaCy's stock NER beside it.

Everything is measured in one run on one machine; the figures of another run are not to be compared with these. A word
is what stands between white space. A speed counts from when the first document is asked for, so without the time in
which workers start and load the pipeline. What else runs on the machine can only slow a run down: each is done
`--rounds` times, one kind after the other, and the best counts. Processor time is told beside it, which others disturb
less.
"""

import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
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
from referat.components.decoding import recognize
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

OURS, THEIRS = "referat tag", "stock NER alone"
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


@dataclass(frozen=True)
class Speed:
    """How fast documents went through.

    Attributes:
        words: In all of them.
        seconds: From when the first was asked for until the last was done.
        parent: Processor time of this process in seconds.
        workers: That of its workers together.
    """

    words: int
    seconds: float
    parent: float
    workers: float

    @property
    def per_second(self) -> float:
        return self.words / max(self.seconds, 0.001)

    def cpu(self, seconds: float) -> float:
        """Processor time for 1,000 words."""
        return 1000 * seconds / self.words


class Clock:
    """Measures a stream of documents, from when the first is asked for."""

    def __init__(self) -> None:
        self.began = 0.0
        self.before = (0.0, 0.0)

    def watch(self, documents: Iterable[Any]) -> Iterator[Any]:
        """Pass documents on; the time begins with the first."""
        for number, document in enumerate(documents):
            if number == 0:
                self.before = processor_time()
                self.began = time.perf_counter()
            yield document

    def speed(self, words: Iterable[int], count: int) -> Speed:
        """Take the words of each document as it comes; the time ends with the last, while workers are still there."""
        total, speed = 0, None
        for number, size in enumerate(words, 1):
            total += size
            if number == count:
                seconds = time.perf_counter() - self.began
                parent, workers = (now - then for now, then in zip(processor_time(), self.before, strict=True))
                speed = Speed(total, seconds, parent, workers)
        if speed is None:
            raise RuntimeError(f"fewer than {count} documents came back")
        return speed


def processor_time() -> tuple[float, float]:
    """Seconds of this process, and of those that it has started and that run."""
    workers = 0.0
    for child in psutil.Process().children(recursive=True):
        try:
            times = child.cpu_times()
        except psutil.Error:
            continue
        workers += times.user + times.system
    return time.process_time(), workers


def speed_of_tagging(paths: list[Path], texts: list[str], model: str, workers: int) -> Speed:
    counts = {str(path): len(text.split()) for path, text in zip(paths, texts, strict=True)}
    clock = Clock()

    def stream() -> Iterable[int]:
        for result in run(clock.watch(paths), partial(tagging_job, model), Settings(workers=workers)):
            if result.error:
                raise RuntimeError(result.error)
            yield counts[result.path]

    return clock.speed(stream(), len(paths))


def speed_of_stock(nlp: Language, texts: list[str], workers: int) -> Speed:
    clock = Clock()
    pairs = clock.watch((text, len(text.split())) for text in texts)
    # Small batches: with spaCy's own 1,000 texts, few documents would all go to one process.
    docs = nlp.pipe(pairs, as_tuples=True, n_process=workers, batch_size=16)
    return clock.speed((count for _, count in docs), len(texts))


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
    return list(recognize(pipe, docs, batch_size)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]


def _batched(paths: list[Path], size: int) -> Iterable[list[Path]]:
    return (paths[at : at + size] for at in range(0, len(paths), size))


def peak_memory(folder: Path, model: str) -> tuple[int, int]:
    """Most bytes that `referat tag` and its one worker hold while the files of a folder are tagged."""
    peaks = [0, 0]
    command = [sys.executable, "-m", "referat", "tag", str(folder), "-o", str(folder.with_suffix(".jsonl")), "--force"]
    errors = folder.with_suffix(".log")
    with errors.open("wb") as log:
        process = subprocess.Popen([*command, "-m", model], stderr=log)
    own = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            held = (own.memory_info().rss, sum(child.memory_info().rss for child in own.children()))
            peaks = [max(pair) for pair in zip(peaks, held, strict=True)]
        except psutil.Error:
            pass  # one of them has just ended
        time.sleep(0.1)
    if process.returncode:
        raise RuntimeError(f"referat tag ended with {process.returncode}: {errors.read_text(encoding='utf-8')[-2000:]}")
    return peaks[0], peaks[1]


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
    rounds: Annotated[int, typer.Option(help="Times that each speed is measured; the best counts.")] = 3,
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
        runs: dict[str, list[Speed]] = {}
        for _ in range(rounds):
            for count in counts:
                runs.setdefault(f"{OURS} {count}", []).append(speed_of_tagging(files, own, path, count))
                runs.setdefault(f"{THEIRS} {count}", []).append(speed_of_stock(stock, own, count))
        best = {name: max(speeds, key=lambda speed: speed.per_second) for name, speeds in runs.items()}
        figures["runs"] = {name: [asdict(speed) for speed in speeds] for name, speeds in runs.items()}
        figures["words_per_second"] = {
            str(count): {kind: best[f"{kind} {count}"].per_second for kind in (OURS, THEIRS)} for count in counts
        }
        typer.echo(f"words/s, text files (best of {rounds})   {OURS}   {THEIRS}   times")
        for count, row in figures["words_per_second"].items():
            ours, theirs = row[OURS], row[THEIRS]
            typer.echo(
                f"{count} worker{'s' if count != '1' else ' '}"
                f"                        {ours:11,.0f}   {theirs:15,.0f}   {ours / theirs:5.2f}"
            )
        speeds = {int(count): row[OURS] for count, row in figures["words_per_second"].items()}
        if {1, 2} <= set(speeds):
            figures["two_workers_to_one"] = speeds[2] / speeds[1]
            typer.echo(f"2 workers to 1: {figures['two_workers_to_one']:.2f} times")
        typer.echo("\nprocessor seconds for 1,000 words    parent   workers   both")
        figures["cpu"] = {}
        for name, few_runs in runs.items():
            speed = min(few_runs, key=lambda speed: speed.parent + speed.workers)
            parent, theirs, both = (
                speed.cpu(seconds) for seconds in (speed.parent, speed.workers, speed.parent + speed.workers)
            )
            figures["cpu"][name] = {"parent": parent, "workers": theirs}
            typer.echo(f"  {name:32} {parent:8.4f}  {theirs:8.4f} {both:8.4f}")
        typer.echo("")
        figures["alone"] = {"tokenizing": speed_of_tokenizing(own), "rules (no model)": speed_of_rules(own)}
        for part, speed in figures["alone"].items():
            typer.echo(f"{part} alone, one core: {speed:,.0f} words/s")

        figures["words_per_second_by_kind"] = {}
        part = own[: max(documents // 4, 1)]
        typer.echo("\nwords/s by kind, 1 worker")
        for kind in KINDS:
            speed = speed_of_tagging(write_files(folder / kind, part, kind), part, path, 1).per_second
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
        typer.echo("\npeak memory of referat tag, MB    itself   its worker")
        for count in (few, 10 * few):
            write_files(folder / "many", many(texts, count, 1500), "txt")
            parent, worker = peak_memory(folder / "many", path)
            figures["peak_memory"][str(count)] = {"parent": parent, "worker": worker}
            typer.echo(f"  {count:>7,} documents              {parent / 1e6:9,.0f}   {worker / 1e6:10,.0f}")
        small, large = (sum(row.values()) for row in figures["peak_memory"].values())
        figures["memory_ratio"] = large / small
        typer.echo(f"  {large / small:.2f} times in all")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
