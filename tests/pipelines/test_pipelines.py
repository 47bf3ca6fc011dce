"""Pipelines of others: real ones, built and saved here, in place of those that would have to be downloaded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from referat.pipelines import load as room
from referat.pipelines.labels import can_find, mapped
from referat.pipelines.load import PipelineError, load_pipeline
from referat.pipelines.spans import _pieces, find_spans


def make_pipeline(*patterns: tuple[str, str]) -> Language:
    """A Danish pipeline that knows some names by heart, with spaCy's own tokenizer."""
    nlp = spacy.blank("da")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": pattern} for label, pattern in patterns])
    return nlp


@pytest.mark.parametrize(
    ("label", "ours"),
    [("PER", "PERSON"), ("PERSON", "PERSON"), ("MONEY", "AMOUNT"), ("LAW", "LEGISLATION"), ("PARTY", "PARTY"),
     ("ORG", None), ("LOC", None), ("MISC", None), ("NORP", None), ("", None)],
)  # fmt: skip
def test_labels_are_mapped_where_they_mean_the_same(label: str, ours: str | None) -> None:
    assert mapped(label) == ours


def test_what_a_pipeline_can_find() -> None:
    assert can_find(make_pipeline(("PER", "Ib"), ("MONEY", "5 kr."), ("ORG", "KL"))) == ["PERSON", "AMOUNT"]
    assert can_find(spacy.blank("da")) == []
    ours = spacy.blank("da")
    ours.add_pipe("referat_merge")
    assert can_find(ours) == ["PERSON", "PARTY", "AMOUNT", "LEGISLATION", "CASE_NUMBER"]


def test_spans_stand_in_the_text_as_a_whole_and_keep_our_edges() -> None:
    nlp = make_pipeline(("PER", "Per Fjord"), ("PER", '"Åse'), ("ORG", "KL"))
    text = "Per Fjord fra KL taler.\n\n" + "Ord " * 4000 + '\n\n"Åse" og Per Fjord'
    assert len(list(_pieces(text))) > 1
    found = find_spans(nlp, text)
    assert [(label, text[start:end]) for label, start, end in found] == [
        ("PERSON", "Per Fjord"),
        ("PERSON", "Åse"),
        ("PERSON", "Per Fjord"),
    ]
    assert find_spans(nlp, "") == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["ord ", "\n", "\n\n", " \n \n", "æ" * 4000, "x" * 11000]), max_size=30))
def test_pieces_are_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    at = 0
    for start, piece in _pieces(text):
        assert start == at
        assert piece == text[start : start + len(piece)] != ""
        at += len(piece)
    assert at == len(text)


def test_a_folder_is_loaded(tmp_path: Path) -> None:
    make_pipeline(("PER", "Ib")).to_disk(tmp_path / "model")
    assert can_find(load_pipeline(str(tmp_path / "model"))) == ["PERSON"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("da_core_news_sm", "da_core_news_sm is not installed: python -m spacy download da_core_news_sm"),
        ("nowhere", "nowhere: no such folder, and no package"),
        ("dacy:huge", r"dacy:huge: no pipeline of DaCy; they are small, medium, large, da_dacy_small_trf-"),
    ],
)
def test_what_is_not_there_is_told(name: str, message: str) -> None:
    with pytest.raises(PipelineError, match=message):
        load_pipeline(name)


def test_a_folder_that_is_no_pipeline_is_told(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no pipeline that loads"):
        load_pipeline(str(tmp_path))


def test_a_pipeline_in_the_cache_of_dacy_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DACY_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("https_proxy", closed_port())
    name = f"da_dacy_small_trf-{room._catalogue().get_latest_version('small')}"
    (tmp_path / name / "da_dacy_small_trf").mkdir(parents=True)
    make_pipeline(("PER", "Ib")).to_disk(tmp_path / name / "da_dacy_small_trf" / name)
    for asked in ("dacy", "dacy:small", f"dacy:{name}"):
        assert can_find(load_pipeline(asked)) == ["PERSON"]


def test_a_wheel_that_was_unpacked_by_hand_as_the_message_says_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheels of DaCy hold PACKAGE/NAME-VERSION; the message says into which folder to unpack one."""
    monkeypatch.setenv("DACY_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("https_proxy", closed_port())
    name = "da_dacy_medium_trf-1.0.0"
    with pytest.raises(PipelineError) as error:
        load_pipeline(f"dacy:{name}", patience=2)
    into = Path(str(error.value).partition("into ")[2].partition(",")[0])
    wheel = tmp_path / f"{name}.whl"
    make_pipeline(("PER", "Ib")).to_disk(tmp_path / "made")
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in (tmp_path / "made").rglob("*"):
            archive.write(path, f"da_dacy_medium_trf/{name}/{path.relative_to(tmp_path / 'made')}")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(into)
    assert can_find(load_pipeline("dacy:medium")) == ["PERSON"]


def closed_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


CODE = """
import sys, time
from referat.errors import ReferatError
from referat.pipelines.load import load_pipeline
start = time.monotonic()
try:
    load_pipeline(sys.argv[1])
except ReferatError as error:
    print(type(error).__name__, error)
print(time.monotonic() - start)
"""


def run(name: str, **environment: str) -> tuple[str, float]:
    """What a process of its own says, and the seconds that this took it after its imports."""
    command = [sys.executable, "-c", CODE, name]
    variables = {**os.environ, "no_proxy": "", **environment}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=variables)
    *said, seconds = done.stdout.splitlines()
    return "\n".join(said), float(seconds)


def test_without_network_and_weights_it_says_within_ten_seconds_what_to_put_where(tmp_path: Path) -> None:
    output, seconds = run("dacy", DACY_CACHE_DIR=str(tmp_path), https_proxy=closed_port())
    assert seconds < 10
    assert output.startswith("PipelineError dacy:da_dacy_small_trf-1.0.0: https://huggingface.co/")
    assert "cannot be reached: Connection refused" in output
    assert f"unpack it (a wheel is a ZIP file) into {tmp_path / 'da_dacy_small_trf-1.0.0'}," in output
    assert list(tmp_path.iterdir()) == []


def test_a_network_that_swallows_everything_is_given_up_within_ten_seconds(tmp_path: Path) -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        proxy = f"http://127.0.0.1:{listening.getsockname()[1]}"
        output, seconds = run("dacy", DACY_CACHE_DIR=str(tmp_path), https_proxy=proxy)
    assert seconds < 10
    assert "no answer within 5 seconds" in output


def test_without_dacy_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process whose import of DaCy fails, as it does where the extra is not installed."""
    code = "import importlib.machinery as m, sys\n"
    code += "find = m.PathFinder.find_spec\n"
    code += "m.PathFinder.find_spec = classmethod(lambda c, n, *a: None if n == 'dacy' else find(n, *a))\n"
    command = [sys.executable, "-c", code + CODE, "dacy"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    [line, _] = done.stdout.splitlines()
    assert 'pip install "referat[transformers]"' in line
