"""The fault test: workers and whole runs are killed at random, and every document is in the output exactly once."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil
import pytest
from batch_jobs import Gate

HERE = Path(__file__).parent
DOCUMENTS = 2000
#: Kills of one worker, and of a whole run with all of its workers.
WORKER_KILLS, RUN_KILLS = 40, 12
#: Documents that may be begun ahead of the test: two chunks, so that one of them can be done.
AHEAD = 64


def start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(HERE / "batch_jobs.py"), str(folder), str(output), "2", str(output.parent)]
    return subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # A shell starts its background jobs deaf to Ctrl-C, and a test run among them would hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def workers_of(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        children = psutil.Process(process.pid).children()
        return [child for child in children if "spawn_main" in " ".join(child.cmdline())]
    except psutil.Error:
        return []


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def wait_for(journal: Path, count: int, process: subprocess.Popen[bytes], seconds: float = 300) -> None:
    """Let documents through until so many records are there."""
    gate = Gate(journal.parent)
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        assert process.poll() is None, "the run ended before its time"
        if lines(journal) >= count:
            return
        gate.allow(AHEAD)
        time.sleep(0.005)
    pytest.fail(f"no {count} records in {seconds} seconds")


@pytest.mark.timeout(1800)
def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:04}.txt").write_text(f"Punkt {number}: " + "ord " * chance.randrange(1, 60))
    output, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    kills = ["worker"] * WORKER_KILLS + ["run"] * RUN_KILLS
    chance.shuffle(kills)
    Gate(tmp_path).allow(0)
    process = start(folder, output)
    done = 0
    # What is begun when the last kill falls must not be the last document.
    last = DOCUMENTS - 4 * AHEAD
    for number, what in enumerate(kills):
        wait_for(journal, (number + 1) * last // len(kills) - chance.randrange(AHEAD // 2), process)
        workers = workers_of(process)
        if what == "worker" and workers:
            os.kill(chance.choice(workers).pid, signal.SIGKILL)
        else:
            process.kill()
            process.wait()
            psutil.wait_procs(workers, timeout=10)
            assert not any(worker.is_running() for worker in workers), "workers outlive their run"
            assert not output.exists()
            process = start(folder, output)
        done += 1
    Gate(tmp_path).allow(10**9)
    assert process.wait(timeout=600) == 0
    assert done == len(kills) >= 50
    paths = [json.loads(line)["source"]["path"] for line in output.read_bytes().splitlines()]
    assert Counter(paths) == Counter(str(path) for path in folder.iterdir())
    assert not journal.exists()
    assert not output.with_name("out.jsonl.errors.jsonl").exists()


def test_ctrl_c_leaves_a_journal_and_no_worker(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text("Punkt")
    output = tmp_path / "out.jsonl"
    Gate(tmp_path).allow(0)
    process = start(folder, output)
    wait_for(tmp_path / "out.jsonl.part", 20, process)
    workers = workers_of(process)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=60) != 0
    psutil.wait_procs(workers, timeout=10)
    assert not any(worker.is_running() for worker in workers)
    assert not output.exists()
    Gate(tmp_path).allow(10**9)
    assert start(folder, output).wait(timeout=600) == 0
    assert lines(output) == 400
