"""Suggestions, and which passages are chosen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from conftest import ANNOTATIONS
from spacy.language import Language
from spacy.training import Example
from typer.testing import CliRunner

from referat.annotation.documents import Document, Labels, cut
from referat.annotation.errors import AnnotationError
from referat.annotation.selection import choose, disagreement, uncertainty
from referat.annotation.suggestions import crossing, from_gold, from_records
from referat.cli.annotate import annotate_app
from referat.components.tokenizer import RegexTokenizer
from referat.corpus.markup import Mark
from referat.reading import Source
from referat.tagging import parse_only

Make = Callable[..., Document]


@pytest.fixture(scope="module")
def tiny() -> Language:
    """A pipeline that learned one sentence by heart, and a rule beside it."""
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    ner = nlp.add_pipe("ner")
    ner.add_label("PERSON")
    text = "Søren Ærø spurgte."
    example = Example.from_dict(nlp.make_doc(text), {"entities": [(0, 9, "PERSON")]})
    nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example])
    nlp.add_pipe("referat_amount", name="amount")
    return nlp


def test_choose_takes_what_teaches_most(tiny: Language, make_document: Make) -> None:
    passages = list(cut(make_document()))
    scores = uncertainty(passages, tiny)
    assert len(scores) == len(passages)
    assert all(score >= 0 for score in scores)
    chosen = choose(passages, "uncertain", 2, tiny)
    assert [score for _, score in chosen] == sorted(scores, reverse=True)[:2]
    # The rule finds two sums that the model, which never saw one, does not.
    assert sum(disagreement(passages, tiny)) == 2
    assert {p.section for p, score in choose(passages, "disagreement", 4, tiny) if score} == {
        "Punkt 1: Sagsfremstilling",
        "Punkt 1: Beslutning",
    }


def test_uncertainty_is_the_number_of_labels_that_are_expected_to_be_wrong(make_document: Make) -> None:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    ner = nlp.add_pipe("ner")
    nlp.add_pipe("textcat_multilabel")
    said = {"entities": [(0, 9, "PERSON"), (11, 12, "PARTY")], "cats": {"APPROVED": 1.0, "NOTED": 0.0}}
    example = Example.from_dict(nlp.make_doc("Søren Ærø (V) spurgte."), said)
    nlp.initialize(lambda: [example])
    for _ in range(5):
        nlp.update([example])
    passages = list(cut(make_document()))
    scores = uncertainty(passages, nlp)
    assert len({round(score, 4) for score in scores}) == len(scores)
    for passage, score in zip(passages, scores, strict=True):
        # From the whole parses of the beam, whose probabilities add up to 1, rather than entity by entity.
        (beam,) = ner.beam_parse([nlp.make_doc(passage.text)], beam_width=8, beam_density=0.01)
        parses = [(chance, set(entities)) for chance, entities in ner.moves.get_beam_parses(beam)]
        assert sum(chance for chance, _ in parses) == pytest.approx(1)
        wrong = 0.0
        for entity in set().union(*(entities for _, entities in parses)):
            there = sum(chance for chance, entities in parses if entity in entities)
            wrong += min(there, max(1 - there, 0))
        if passage.decision:
            wrong += sum(min(p, 1 - p) for p in nlp(passage.text).cats.values())
        assert score == pytest.approx(wrong, abs=1e-4)
    best = max(range(len(passages)), key=lambda index: scores[index])
    assert choose(passages, "uncertain", 1, nlp) == [(passages[best], scores[best])]


def test_random_depends_on_the_seed_alone(make_document: Make) -> None:
    passages = list(cut(make_document()))
    first = choose(passages, "random", 3, seed=1)
    assert choose(list(reversed(passages)), "random", 3, seed=1) == first
    assert len({tuple(p.key for p, _ in choose(passages, "random", 3, seed=s)) for s in range(9)}) > 1
    assert len(choose(passages, "random", 99)) == len(passages)


def test_choosing_by_model_needs_one(make_document: Make) -> None:
    for nlp in (None, spacy.blank("da")):
        with pytest.raises(AnnotationError, match="needs a pipeline with 'ner'"):
            choose(list(cut(make_document())), "uncertain", 1, nlp)


def test_suggestions_of_records(make_document: Make, tmp_path: Path) -> None:
    document = make_document()
    record = json.loads(parse_only(Source(document.path, document.text, document.sha256, "text/plain")).to_json())
    at = document.text.index("750.000 kr.")
    whole = {"label": "AMOUNT", "start": at, "end": at + 11, "text": "750.000 kr.", "item": 0}
    inside = {"label": "PERSON", "start": at + 4, "end": at + 7, "text": "000", "item": 0}
    record["spans"] = [inside, whole]
    record["items"][0]["outcomes"] = [{"label": "APPROVED", "score": 1}, {"label": "DIVIDED", "score": 0.6}]
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(record) + "\n\n")
    found = from_records([document], path)[document.id]
    assert found.spans == [Mark("AMOUNT", at, at + 11)]
    assert found.outcomes == {0: ("APPROVED", "DIVIDED")}
    with pytest.raises(AnnotationError, match="tag it again"):
        from_records([make_document(document.text + "!")], path)
    path.write_text("{}\n")
    with pytest.raises(AnnotationError, match=r"records.jsonl:1: no record"):
        from_records([document], path)


def test_suggestions_that_are_cut_in_two_are_told(make_document: Make) -> None:
    document = make_document("Først står der " + "ord " * 20)
    passages = list(cut(document, max_words=10))
    border = passages[0].end
    problems = crossing(document, Labels([Mark("PERSON", border - 3, border + 3), Mark("PERSON", 0, 5)]), passages)
    assert [(p.kind, p.line) for p in problems] == [("crossing", 1)]
    assert from_gold([document]) == {document.id: Labels()}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["push", "in", "--select", "random"], "belong together"),
        (["push", "in", "-n", "3"], "belong together"),
        (["push", "in", "--annotations", "nowhere"], "no label definitions"),
        (["agreement", "--annotations", "nowhere"], "no label definitions"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(annotate_app, arguments)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize("command", ["agreement", "adjudicate"])
def test_nothing_to_compare_is_told_as_such(command: str, tmp_path: Path) -> None:
    exports = tmp_path / "exports" / "p"
    exports.mkdir(parents=True)
    for name in ("anna", "bo"):
        (exports / f"{name}.jsonl").touch()
    (tmp_path / "labels.toml").write_bytes((ANNOTATIONS / "labels.toml").read_bytes())
    result = CliRunner().invoke(annotate_app, [command, "-p", "p", "--annotations", str(tmp_path)])
    assert result.exit_code == 2
    assert "no passage was confirmed by two annotators yet" in result.output


@pytest.mark.parametrize("command", ["push", "pull", "agreement", "adjudicate", "server"])
def test_every_command_has_help(command: str) -> None:
    result = CliRunner().invoke(annotate_app, [command, "--help"])
    assert result.exit_code == 0
