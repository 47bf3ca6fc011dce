"""Workers: whatever a document does to them, every document has exactly one result."""

import os
import signal
import time
from pathlib import Path

import psutil
import pytest
from batch_jobs import dies_at_start, no_model, parsing, small

from referat.batch import Settings, WorkerError, run
from referat.batch.chunks import WINDOW, cut
from referat.batch.job import fingerprint, model_of
from referat.batch.pool import Pool
from referat.models import ModelError
from referat.reading import Document


def make(folder: Path, texts: dict[str, str]) -> list[Path]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def problems(folder: Path, texts: dict[str, str], settings: Settings) -> dict[str, str | None]:
    results = list(run(make(folder, texts), small(), settings))
    assert len(results) == len(texts)
    assert all((result.record is None) is (result.error is not None) for result in results)
    return {Path(result.path).name: result.error for result in results}


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_every_document_has_a_result(tmp_path: Path, workers: int) -> None:
    texts = {f"{n:03}.txt": f"Punkt {n}\n" * (n % 7 + 1) for n in range(40)} | {"empty.txt": "", "bad.txt": "RAISE"}
    found = problems(tmp_path, texts, Settings(workers=workers))
    assert {name for name, error in found.items() if error} == {"empty.txt", "bad.txt"}
    assert found["empty.txt"] == f"{tmp_path / 'empty.txt'}: is empty"
    assert found["bad.txt"] == f"{tmp_path / 'bad.txt'}: ValueError: a bad document"


def test_a_missing_file_is_a_result_too(tmp_path: Path) -> None:
    (result,) = run([tmp_path / "gone.txt"], small(), Settings(workers=0))
    assert result.error == f"{tmp_path / 'gone.txt'}: No such file or directory"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("CRASH", "took its worker down 3 times (signal 11) and was put aside"),
        ("EXIT", "took its worker down 3 times (status 3) and was put aside"),
        ("HANG", "took more than 1.5 seconds and was put aside (--timeout)"),
        ("SPIN", "took more than 1.5 seconds and was put aside (--timeout)"),
        ("MEMORY", "MemoryError"),
    ],
)
def test_what_harms_a_worker_is_put_aside_and_the_rest_goes_on(tmp_path: Path, text: str, reason: str) -> None:
    texts = {f"{n:02}.txt": f"Punkt {n}" for n in range(12)} | {"harm.txt": text}
    found = problems(tmp_path, texts, Settings(workers=2, timeout=1.5))
    assert found.pop("harm.txt") == f"{tmp_path / 'harm.txt'}: {reason}"
    assert set(found.values()) == {None}


def test_several_that_harm_in_one_chunk(tmp_path: Path) -> None:
    texts = {f"{n}.txt": word for n, word in enumerate(["ok", "EXIT", "RAISE", "ok", "HANG", "ok", "EXIT"])}
    found = problems(tmp_path, texts, Settings(workers=1, timeout=1.5))
    assert [name for name, error in found.items() if error is None] == ["0.txt", "3.txt", "5.txt"]


@pytest.mark.parametrize("workers", [0, 2])
def test_order_is_kept_on_request(tmp_path: Path, workers: int) -> None:
    texts = {f"{n:03}.txt": "x" * ((n * 37) % 101 + 1) for n in range(150)}
    paths = make(tmp_path, texts)
    results = list(run(paths, small(), Settings(workers=workers, ordered=True)))
    assert [result.path for result in results] == [str(path) for path in paths]


def test_order_is_kept_around_a_document_that_is_put_aside(tmp_path: Path) -> None:
    paths = make(tmp_path, {f"{n:02}.txt": "HANG" if n == 3 else "ok" for n in range(30)})
    results = list(run(paths, small(), Settings(workers=2, ordered=True, timeout=1.5)))
    assert [result.path for result in results] == [str(path) for path in paths]


def test_a_job_that_cannot_be_made_is_one_error(tmp_path: Path) -> None:
    paths = make(tmp_path, {"a.txt": "x"})
    with pytest.raises(WorkerError, match=r"^no trained pipeline here$"):
        list(run(paths, no_model, Settings(workers=2)))
    with pytest.raises(ModelError):
        list(run(paths, no_model, Settings(workers=0)))


def test_workers_that_die_as_they_start_are_given_up(tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match=r"10 workers died one after the other as they started \(status 9\)"):
        list(run(make(tmp_path, {"a.txt": "x"}), dies_at_start, Settings(workers=1)))


def test_workers_are_recycled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[int | None] = set()
    retire = Pool._retire

    def note(self: Pool, worker: object) -> None:
        seen.add(worker.process.pid)  # type: ignore[attr-defined]
        retire(self, worker)  # type: ignore[arg-type]

    monkeypatch.setattr(Pool, "_retire", note)
    texts = {f"{n:03}.txt": "x" for n in range(60)}
    found = problems(tmp_path, texts, Settings(workers=1, recycle=20))
    assert set(found.values()) == {None}
    assert 2 <= len(seen) <= 4


def test_a_worker_that_grows_is_replaced(tmp_path: Path) -> None:
    texts = {f"{n:03}.txt": "x" for n in range(40)}
    assert set(problems(tmp_path, texts, Settings(workers=1, growth=-1)).values()) == {None}


def test_workers_end_with_the_generator(tmp_path: Path) -> None:
    results = run(make(tmp_path, {f"{n}.txt": "x" for n in range(50)}), small(seconds=0.05), Settings(workers=2))
    next(results)
    children = psutil.Process().children()
    assert len(children) >= 2
    results.close()  # type: ignore[attr-defined]
    _, alive = psutil.wait_procs([child for child in children if _is_worker(child)], timeout=5)
    assert not alive


def _is_worker(process: psutil.Process) -> bool:
    try:
        return "spawn_main" in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return True


def test_workers_that_someone_kills_lose_nothing(tmp_path: Path) -> None:
    paths = make(tmp_path, {f"{n:03}.txt": "x" for n in range(200)})
    results = []
    killed = 0
    for result in run(paths, small(seconds=0.005), Settings(workers=2)):
        results.append(result)
        if len(results) % 25 == 0:
            workers = [child for child in psutil.Process().children() if _is_worker(child)]
            killed += 1
            os.kill(workers[killed % len(workers)].pid, signal.SIGKILL)
    assert sorted(result.path for result in results) == sorted(map(str, paths))
    assert [result.error for result in results if result.error] == []


def test_what_the_output_holds_is_kept(tmp_path: Path) -> None:
    paths = make(tmp_path, {"a.txt": "one", "b.txt": "two"})
    first = {result.path: result for result in run(paths, small("7"), Settings(workers=0))}
    known = {path: fingerprint(result.sha256 or "", "da_test 7") for path, result in first.items()}
    assert all(result.kept for result in run(paths, small("7"), Settings(workers=1), known.get))
    assert not any(result.kept for result in run(paths, small("8"), Settings(workers=0), known.get))
    paths[0].write_text("changed")
    assert [r.kept for r in run(paths, small("7"), Settings(workers=0, ordered=True), known.get)] == [False, True]


def test_chunks_hold_each_document_once_and_are_alike_in_length() -> None:
    documents = [Document(f"{n}.txt", Path(f"{n}.txt"), size=(n * 7919) % 90_000) for n in range(3 * WINDOW)]
    chunks = list(cut(documents, 1, lambda path: None))
    assert sorted(task.index for chunk in chunks for task in chunk.tasks) == list(range(3 * WINDOW))
    for chunk in chunks:
        sizes = [task.document.size for task in chunk.tasks]
        assert sizes == sorted(sizes, reverse=True)
        assert len(sizes) == 1 or sum(sizes) <= 150_000


def test_few_documents_are_shared_among_workers() -> None:
    documents = [Document(f"{n}.txt", Path(f"{n}.txt"), size=10) for n in range(6)]
    assert [len(chunk.tasks) for chunk in cut(documents, 2, lambda path: None)] == [1] * 6


def test_the_model_of_a_job() -> None:
    assert model_of(small("3")()) == "da_test 3"
    assert model_of(parsing()) == ""


def test_a_run_does_not_wait_for_documents_it_does_not_need(tmp_path: Path) -> None:
    """Only a window of the documents is taken before the first result is given."""
    paths = make(tmp_path, {f"{n:04}.txt": "x" for n in range(3 * WINDOW)})
    taken = 0

    def counted() -> object:
        nonlocal taken
        for path in paths:
            taken += 1
            yield path

    results = run(counted(), small(), Settings(workers=0))  # type: ignore[arg-type]
    next(results)
    assert taken == WINDOW


def test_a_slow_reader_of_results_does_not_make_workers_time_out(tmp_path: Path) -> None:
    paths = make(tmp_path, {f"{n:02}.txt": "x" for n in range(20)})
    results = []
    for result in run(paths, small(seconds=0.01), Settings(workers=2, timeout=1)):
        results.append(result)
        if len(results) in (1, 10):
            time.sleep(1.5)
    assert [result.error for result in results if result.error] == []
    assert len(results) == 20
