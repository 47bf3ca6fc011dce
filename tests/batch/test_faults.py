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

HERE = Path(__file__).parent
DOCUMENTS = 2000
#: Kills of one worker, and of a whole run with all of its workers.
WORKER_KILLS, RUN_KILLS = 40, 12


def start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(HERE / "batch_jobs.py"), str(folder), str(output), "2", "0.004"]
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


def wait_for(journal: Path, count: int, process: subprocess.Popen[bytes], seconds: float = 60) -> bool:
    """Wait until so many records are there; False where the run ended before."""
    stop = time.monotonic() + seconds
    while time.monotonic() < stop:
        if process.poll() is not None:
            return False
        if lines(journal) >= count:
            return True
        time.sleep(0.005)
    pytest.fail(f"no {count} records in {seconds} seconds")


@pytest.mark.timeout(600)
def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    chance = random.Random(7)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:04}.txt").write_text(f"Punkt {number}: " + "ord " * chance.randrange(1, 60))
    output, journal = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    kills = ["worker"] * WORKER_KILLS + ["run"] * RUN_KILLS
    chance.shuffle(kills)
    process = start(folder, output)
    done = 0
    for number, what in enumerate(kills):
        # So that the last kill falls before the last document, however the kills fall.
        goal = (number + 1) * DOCUMENTS // (len(kills) + 2) - chance.randrange(DOCUMENTS // 100)
        if not wait_for(journal, goal, process):
            break
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
    assert process.wait(timeout=300) == 0
    assert done >= 50
    paths = [json.loads(line)["source"]["path"] for line in output.read_bytes().splitlines()]
    assert Counter(paths) == Counter(str(path) for path in folder.iterdir())
    assert not journal.exists()
    assert not output.with_name("out.jsonl.errors.jsonl").exists()


def test_ctrl_c_leaves_a_journal_and_no_worker(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text("Punkt")
    output = tmp_path / "out.jsonl"
    process = start(tmp_path, output)
    assert wait_for(tmp_path / "out.jsonl.part", 20, process)
    workers = workers_of(process)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=20) != 0
    psutil.wait_procs(workers, timeout=10)
    assert not any(worker.is_running() for worker in workers)
    assert not output.exists()
    assert start(tmp_path, output).wait(timeout=120) == 0
    assert lines(output) == 400
