"""Other pipelines beside ours, by real ones that know names by heart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from evaluation_factories import MARKED, make_meeting
from spacy.language import Language
from typer.testing import CliRunner

from referat.cli import app
from referat.evaluation.compare import compare, table
from referat.evaluation.gold import GoldDocument, from_meeting

THEIRS = (("PER", "Per Fjord"), ("PER", "Skolens"), ("MONEY", "750.000 kr."), ("ORG", "Horsens Kommune"))


def make_pipeline(*patterns: tuple[str, str], own: bool = False) -> Language:
    nlp = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}} if own else {})
    if own:
        nlp.meta["name"] = "own"
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": text} for label, text in patterns])
    if own:
        for name in ("case_number", "amount", "legislation", "party", "merge"):
            nlp.add_pipe(f"referat_{name}", name=name)
    return nlp


@pytest.fixture(scope="module")
def documents() -> list[GoldDocument]:
    return [from_meeting(make_meeting(name=f"horsens-byraadet-2024-01-0{day}")) for day in range(1, 4)]


def test_another_pipeline_is_counted_in_our_labels(documents: list[GoldDocument]) -> None:
    compared = compare("theirs", make_pipeline(*THEIRS), documents)
    assert compared.labels == ("PERSON", "AMOUNT")
    assert compared.name == "theirs 0.0.0"
    [person, *_] = [scores.spans["PERSON"] for scores in compared.scores]
    # Of Per Fjord, Åse Brun Holm, Åse Holms and Fjord it finds one, and the title's Skolens is none.
    assert (person.hits, person.false_alarms, person.misses) == (1, 1, 3)
    assert compared.intervals(samples=20)["PERSON"] == (pytest.approx(1 / 3),) * 3
    assert compared.intervals(samples=20)["AMOUNT"].value == 1.0
    assert compared.words_per_second > 0


def test_ours_is_run_as_tag_runs_it(documents: list[GoldDocument]) -> None:
    """The head of the minutes names the members, whom no pipeline alone can know."""
    compared = compare("ours", make_pipeline(("PERSON", "Fjord"), own=True), documents)
    assert compared.labels == ("PERSON", "PARTY", "AMOUNT", "LEGISLATION", "CASE_NUMBER")
    person = compared.scores[0].spans["PERSON"]
    assert (person.hits, person.misses) == (3, 1)


def test_the_interval_is_over_documents() -> None:
    other = MARKED.replace("[[PERSON|Per Fjord]]", "[[PERSON|Jan Lech]]")
    documents = [
        from_meeting(make_meeting(text, name=f"d{i}")) for i, text in enumerate((MARKED, other, MARKED, other))
    ]
    interval = compare("theirs", make_pipeline(("PER", "Per Fjord")), documents).intervals(samples=500)["PERSON"]
    assert interval.low is not None
    assert interval.high is not None
    assert 0.0 <= interval.low < (interval.value or 0) < interval.high <= 0.4


def test_a_label_that_a_pipeline_cannot_give_has_no_figure(documents: list[GoldDocument]) -> None:
    head, row = table([compare("theirs", make_pipeline(*THEIRS), documents)], samples=20)
    assert head.split()[-1] == "words/s"
    cells = row.split()
    assert cells[0] == "theirs"
    assert cells.count("–") == 3


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    gold = tmp_path / "gold"
    gold.mkdir()
    document = from_meeting(make_meeting())
    (tmp_path / "m.txt").write_text(document.source.text, encoding="utf-8")
    spans = [
        {"label": label, "start": start, "end": end, "text": document.source.text[start:end]}
        for label, start, end in document.spans
    ]
    fields = {"doc": "m.txt", "spans": spans, "meeting": document.meeting, "items": list(document.items)}
    (gold / "m.json").write_text(json.dumps(fields), encoding="utf-8")
    make_pipeline(("PERSON", "Fjord"), own=True).to_disk(tmp_path / "ours")
    make_pipeline(*THEIRS).to_disk(tmp_path / "theirs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("DACY_CACHE_DIR", str(tmp_path / "cache"))

    def invoke(command: str, *arguments: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(app, [command, "--gold", "gold", "--model", "ours", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result.exit_code, result.stdout, result.stderr

    return invoke


def test_what_loads_is_compared_and_what_does_not_is_listed_with_its_reason(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, err = run("compare", "theirs", "da_core_news_lg", "dacy:medium", "--samples", "50")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()[2:]] == ["da_own", "theirs"]
    assert "not compared: da_core_news_lg: " in err
    assert "python -m spacy download da_core_news_lg" in err
    assert "not compared: dacy:medium: " in err
    assert "cannot be reached" in err
    assert "DACY_CACHE_DIR" in err
    _, out, _ = run("compare", "theirs", "--json", "--samples", "50")
    figures = json.loads(out)["compared"]
    assert [one["name"] for one in figures] == ["da_own 0.0.0", "theirs 0.0.0"]
    assert [one["spans"]["AMOUNT"]["f1"] for one in figures] == [1.0, 1.0]
    assert figures[1]["spans"]["PERSON"]["gold"] == 4


def test_by_default_all_danish_pipelines_are_tried_and_none_of_them_is_told(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, err = run("compare", "--json", "--samples", "50")
    assert status == 1
    figures = json.loads(out)
    assert figures["compared"] == []
    assert list(figures["failed"]) == [
        "da_core_news_sm", "da_core_news_md", "da_core_news_lg", "dacy:small", "dacy:medium", "dacy:large"
    ]  # fmt: skip
    assert "no pipeline to compare with" in err


def test_eval_reports_robustness_with_dacys_names(run: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = run("eval", "--robustness", "-k", "2")
    assert status == 0
    rows = out[out.index("F1: mean (sd) of k runs") :].splitlines()[1:]
    names = [row[:26].strip() for row in rows]
    assert names[0] == "clean"
    assert names[-4:] == ["DaCy: Danish names", "DaCy: women's names", "DaCy: men's names", "DaCy: Muslim names"]
    assert {int(row[26:30]) for row in rows} == {1}
    assert [int(row[30:33]) for row in rows][:2] == [1, 2]
    status, out, _ = run("eval", "--robustness", "-k", "2", "--json")
    assert status == 0
    robustness = json.loads(out)["robustness"]
    assert robustness[-1]["k"] == 2
    assert robustness[-1]["f1"]["AMOUNT"] == {"mean": 1.0, "sd": 0.0}
    assert [one["change"] for one in robustness] == names


def test_a_split_that_does_not_exist_is_told(run: Callable[..., tuple[int, str, str]]) -> None:
    for command in ("eval", "compare"):
        status, _, err = run(command, "--split", "all")
        assert status == 2
        assert "the splits are train, dev, test" in err
