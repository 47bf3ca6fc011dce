"""Documents into examples and back, without a server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referat.annotation.annotated import Annotated, read_exports, read_fetched, settle, write_exports
from referat.annotation.doccano_rows import masked, to_jsonl, to_row
from referat.annotation.documents import Document, Labels, Passage, cut, read_documents
from referat.annotation.errors import AnnotationError
from referat.annotation.harvest import harvest, write
from referat.annotation.labelset import LabelSet
from referat.components.tokenizer import TOKEN, RegexTokenizer
from referat.corpus.convert import convert_meetings
from referat.corpus.gold import ItemSidecar, Sidecar, read_corpus, read_meeting, write_meeting
from referat.corpus.markup import Mark, edge_problem, parse_markup
from referat.minutes import parse
from referat.record import Meeting

Make = Callable[..., Document]
MakeExample = Callable[..., dict[str, Any]]


def _fetched(project: str, annotators: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [{"name": f"{project} · {name}", "open": [], "examples": examples} for name, examples in annotators.items()]


# A document is cut completely, in order, the same way every time, and no example is long.


def test_cut_leaves_only_white_space(make_document: Make) -> None:
    document = make_document()
    passages = list(cut(document))
    at = 0
    for passage in passages:
        assert document.text[at : passage.start].strip() == ""
        assert passage.text == document.text[passage.start : passage.end]
        at = passage.end
    assert document.text[at:].strip() == ""
    assert [(p.section, p.decision) for p in passages] == [
        ("Hoved", False),
        ("Punkt 1", False),
        ("Punkt 1: Sagsfremstilling", False),
        ("Punkt 1: Beslutning", True),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab .\n\r\u00a0😀ø", max_size=600), st.integers(1, 9))
def test_cut_of_any_text(text: str, max_words: int) -> None:
    document = Document("x", "x.txt", text, parse(text))
    passages = list(cut(document, max_words))
    assert all(len(p.text.split()) <= max_words for p in passages)
    assert "".join(p.text for p in passages).split() == [] or passages
    covered = {offset for p in passages for offset in range(p.start, p.end)}
    assert sum(p.end - p.start for p in passages) == len(covered)
    assert not "".join(c for i, c in enumerate(text) if i not in covered).strip()
    assert len({p.key for p in passages}) == len(passages)


def test_long_sections_are_cut_between_paragraphs(make_document: Make) -> None:
    paragraph = "Forvaltningen redegjorde for sagen og svarede på spørgsmål om tidsplanen. "
    text = "\n\n".join(f"{number}. {paragraph * 6}".strip() for number in range(40))
    passages = list(cut(make_document(text)))
    assert len(passages) > 5
    assert all(len(p.text.split()) <= 400 for p in passages)
    assert all(p.text[0].isdigit() for p in passages)
    assert passages[0].section == f"Hoved (1/{len(passages)})"


# The text in doccano is as long as the source in every way of counting.


@given(st.text())
def test_masked_is_of_one_length_in_code_points_and_utf16(text: str) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    assert len(masked(text)) == len(text) == len(masked(text).encode("utf-16-le")) // 2


def test_rows_are_ascii_and_have_one_set_of_keys(make_document: Make, labels: LabelSet) -> None:
    rows = [to_row(passage, [], [], labels) for passage in cut(make_document())]
    jsonl = to_jsonl(rows)
    assert jsonl.isascii()
    assert [json.loads(line) for line in jsonl.split("\n")[:-1]] == rows
    assert len({frozenset(row) for row in rows}) == 1
    assert not [value for row in rows for value in row.values() if value is None]


# What annotators confirm comes back as it was, for any text and any spans.

_TEXT = st.lists(
    st.sampled_from(
        [
            "Åse",
            "Ærø",
            "§ 5",
            "stk. 1.",
            "275.000kr.",
            "Venstre",
            "😀",
            "👍🏽",
            " ",
            "  ",
            "\xa0",
            "\r\n",
            "\n\n",
            "\n",
            "(V)",
            "Ø.",
            "kr./m3",
            "A+O+V",
            "24/4711",
            "Beslutning\n",
            "Punkt 1: Å\n",
            "\u2028",
            "\t",
            "é",
            "é",
        ]
    ),
    min_size=1,
    max_size=60,
).map("".join)


def _some_spans(draw: Any, passage: Passage) -> list[Mark]:
    tokens = [m for m in TOKEN.finditer(passage.text) if m.group().strip()]
    spans: list[Mark] = []
    at = 0
    while at < len(tokens):
        width = draw(st.integers(0, 3))
        chosen = tokens[at : at + width]
        at += max(width, 1)
        if chosen:
            start, end = chosen[0].start(), chosen[-1].end()
            if edge_problem(passage.text[start:end]) is None:
                spans.append(Mark(draw(st.sampled_from(["PERSON", "PARTY", "AMOUNT"])), start, end))
    return spans


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), _TEXT.filter(lambda text: text.strip()))
def test_round_trip_of_any_document(
    labels: LabelSet, make_example: MakeExample, data: st.DataObject, text: str
) -> None:
    document = Document("x", "x.txt", text, parse(text))
    wanted: list[Mark] = []
    rows = []
    for passage in cut(document, max_words=12):
        spans = _some_spans(data.draw, passage)
        wanted += [Mark(m.label, m.start + passage.start, m.end + passage.start) for m in spans]
        rows.append(to_row(passage, spans, ["NOTED"] if passage.decision else [], labels))
    over_the_wire = [json.loads(line) for line in to_jsonl(rows).splitlines()]
    examples = [make_example(row, number) for number, row in enumerate(over_the_wire)]
    fetched = read_fetched(_fetched("p", {"anna": examples}), "p", {"x": document}, labels)
    assert fetched.problems == []
    assert [m for a in fetched.done for m in a.spans] == wanted
    files, problems = harvest(settle(fetched.done).passages, {"x": document})
    assert [p for p in problems if p.kind != "structure"] == []
    assert len(files) == 1
    assert files[0].folder == "meetings"
    back = parse_markup(files[0].marked)
    assert back.text == text
    assert back.spans == wanted


def test_exports_keep_everything(
    make_document: Make, labels: LabelSet, make_example: MakeExample, tmp_path: Path
) -> None:
    document = make_document()
    rows = [to_row(p, [], ["APPROVED", "DIVIDED"] if p.decision else [], labels) for p in cut(document)]
    examples = [make_example(row, comments=[["bo", "Hvad er \u2028 dette?"]]) for row in rows]
    done = read_fetched(_fetched("p", {"anna": examples}), "p", {document.id: document}, labels).done
    write_exports(tmp_path, done, ["anna", "bo"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["anna.jsonl", "bo.jsonl"]
    assert read_exports(tmp_path) == done
    (tmp_path / "anna.jsonl").write_text('{"schema": "another"}\n')
    with pytest.raises(AnnotationError, match=r"anna.jsonl:1: no line of an export"):
        read_exports(tmp_path)


# Whatever is not in order is listed with its place, and nothing of the example becomes gold.

_PROBLEMS: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "white space",
        {"entities": [[7, 20, "Beløb", "anna"]]},
        "edge",
        "'  750.000 kr.' (Beløb) begins or ends with white",
    ),
    ("bracket", {"entities": [[0, 3, "Parti", "anna"]]}, "edge", "begins with '('"),
    ("half a token", {"entities": [[1, 4, "Person", "anna"]]}, "tokens", "ends inside a word"),
    ("unknown label", {"entities": [[0, 5, "Sted", "anna"]]}, "label", "unknown label 'Sted'"),
    ("unknown outcome", {"cats": [["Måske", "anna"]]}, "label", "unknown outcome 'Måske'"),
    (
        "none beside another",
        {"cats": [["Godkendt", "a"], ["Ingen beslutning", "a"]]},
        "outcome",
        "beside other outcomes",
    ),
    ("beyond the end", {"entities": [[0, 999, "Person", "anna"]]}, "bounds", "outside of its passage"),
    ("overlap", {"entities": [[0, 5, "Person", "a"], [0, 5, "Parti", "b"]]}, "overlap", "overlaps"),
    ("text changed in doccano", {"text": "Noget andet"}, "changed", "changed in doccano"),
    ("labels changed meanwhile", {"moved": True}, "changed", "pull again"),
]


@pytest.mark.parametrize(("case", "changes", "kind", "what"), _PROBLEMS, ids=[case for case, *_ in _PROBLEMS])
def test_problems_are_listed(
    make_document: Make,
    labels: LabelSet,
    make_example: MakeExample,
    case: str,
    changes: dict[str, Any],
    kind: str,
    what: str,
) -> None:
    texts = {
        "white space": "Stien 😀  750.000 kr.",
        "bracket": "(V) spurgte",
        "half a token": "Ærøskøbing",
    }
    document = make_document("Punkt 1: X\n\nSagsfremstilling\n" + texts.get(case, "Søren talte"), "m")
    passage = list(cut(document))[-1]
    head = len("Sagsfremstilling\n")
    if "entities" in changes:
        moved = [[s + head, e + head if e < 999 else e, *rest] for s, e, *rest in changes["entities"]]
        changes = {**changes, "entities": moved}
    example = make_example(to_row(passage, [], [], labels), **changes)
    fetched = read_fetched(_fetched("p", {"anna": [example]}), "p", {"m": document}, labels)
    assert fetched.done == []
    found = [problem for problem in fetched.problems if problem.kind == kind]
    assert len(found) == 1
    assert found[0].document == "m"
    assert found[0].line in {3, 4}
    assert found[0].who == "anna"
    assert what in found[0].what


def test_a_changed_source_is_no_gold(make_document: Make, labels: LabelSet, make_example: MakeExample) -> None:
    examples = [make_example(to_row(p, [], [], labels)) for p in cut(make_document())]
    now = make_document("x" + make_document().text)
    fetched = read_fetched(_fetched("p", {"anna": examples}), "p", {now.id: now}, labels)
    assert fetched.done == []
    assert [p.kind for p in fetched.problems] == ["changed"] * 4
    gone = read_fetched(_fetched("p", {"anna": examples}), "p", {}, labels)
    assert {p.what.split(": ")[-1] for p in gone.problems} == {"its minutes are not among those given"}
    strange = [make_example({"text": "x", "entities": [], "cats": []}, 7)]
    assert "not pushed by referat" in read_fetched(_fetched("p", {"a": strange}), "p", {}, labels).problems[0].what


def test_two_confirmed_copies_are_a_problem(make_document: Make, labels: LabelSet, make_example: MakeExample) -> None:
    document = make_document()
    row = to_row(next(cut(document)), [], [], labels)
    examples = [make_example(row, 1), make_example(row, 2)]
    fetched = read_fetched(_fetched("p", {"anna": examples}), "p", {document.id: document}, labels)
    assert fetched.done == []
    assert [p.kind for p in fetched.problems] == ["duplicate", "duplicate"]


# Where annotators differ nothing is gold until it is settled.


def _versions(document: Document, labels: LabelSet, make_example: MakeExample, **said: list[Mark]) -> list[Annotated]:
    passages = list(cut(document))
    annotators = {
        name: [
            make_example(to_row(p, *Labels(spans, {0: ("APPROVED",)}).of(p), labels), i) for i, p in enumerate(passages)
        ]
        for name, spans in said.items()
    }
    fetched = read_fetched(_fetched("p", annotators), "p", {document.id: document}, labels)
    assert fetched.problems == []
    return fetched.done


def test_settle(make_document: Make, labels: LabelSet, make_example: MakeExample) -> None:
    document = make_document()
    at = document.text.index("Søren Ærø")
    marks = [Mark("PERSON", at, at + 9)]
    done = _versions(document, labels, make_example, anna=marks, bo=[])
    settled = settle(done)
    assert len(settled.passages) == 3
    assert [[v.annotator for v in group] for group in settled.disputed] == [["anna", "bo"]]
    key = settled.disputed[0][0].key
    judged = _versions(document, labels, make_example, anna=marks, bo=[], adjudication=marks)
    assert [p.spans for p in settle(judged).passages if p.key == key] == [tuple(marks)]
    assert settle(judged).disputed == []
    waiting = settle([a for a in done if a.annotator == "anna"], {"anna": set(), "bo": {key}})
    assert waiting.waiting == {key}
    assert len(waiting.passages) == 3


def test_a_part_becomes_an_excerpt(
    make_document: Make, labels: LabelSet, make_example: MakeExample, tmp_path: Path
) -> None:
    document = make_document()
    at = document.text.index("Åse Kjær")
    done = _versions(document, labels, make_example, anna=[Mark("PERSON", at, at + 8)])[2:]
    files, problems = harvest(done, {document.id: document})
    assert problems == []
    assert [file.folder for file in files] == ["excerpts"]
    paths = write(files, done, tmp_path)
    gold = read_meeting(tmp_path / "excerpts" / f"{document.id}.txt")
    assert [item.facts.outcomes for item in gold.items] == [["APPROVED"]]
    assert [gold.text[s.start : s.end] for s in gold.spans] == ["Åse Kjær"]
    assert gold.items[0].sections[0].own_decision
    lines = (tmp_path / "provenance.jsonl").read_text(encoding="utf-8").splitlines()
    span = json.loads(lines[-1])["spans"][0]
    assert document.text[span["start"] : span["end"]] == span["text"] == "Åse Kjær"
    assert span["by"] == "anna"
    assert write(files, done, tmp_path) == paths
    paths[0].write_text("another")
    with pytest.raises(AnnotationError, match="--force"):
        write(files, done, tmp_path)
    write(files, done, tmp_path, force=True)


@pytest.mark.parametrize(
    ("marked", "decision"),
    [
        ("[[item]]1. Budget\n\n[[decision|Beslutning]]\nGodkendt.", "Beslutning\nGodkendt.\n"),
        ("[[item]]1. Budget\nGodkendt. Åse spurgte.\n[[item]]2. Drift\nGodkendt.", "Godkendt. Åse spurgte.\n"),
    ],
)
def test_the_decision_of_an_excerpt_trains_as_that_of_the_document(
    labels: LabelSet, make_example: MakeExample, tmp_path: Path, marked: str, decision: str
) -> None:
    facts = [ItemSidecar(number=n, title=t, outcomes=["APPROVED"]) for n, t in ((1, "Budget"), (2, "Drift"))]
    sidecar = Sidecar(layout="x", meeting=Meeting(), items=facts[: marked.count("[[item]]")])
    document = read_documents([write_meeting(tmp_path, "m", marked, sidecar)])[0]
    done = [p for p in _versions(document, labels, make_example, anna=[]) if p.outcomes][:1]
    files, problems = harvest(done, {"m": document})
    assert problems == []
    write(files, done, tmp_path)
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    docs = convert_meetings(nlp, read_corpus(tmp_path / "excerpts")).docs
    assert [(doc.text, doc.cats["APPROVED"]) for doc in docs] == [(decision, 1)]


def test_no_passage_of_the_corpus_is_slow_in_doccano() -> None:
    """Its page lags from about 60 spans."""
    documents = read_documents([Path(__file__).parents[2] / "corpus" / "meetings"])
    spans = [len(Labels(d.gold.spans).of(p)[0]) for d in documents if d.gold is not None for p in cut(d)]
    assert len(spans) > 1000
    assert max(spans) <= 30


def test_an_excerpt_knows_its_body(labels: LabelSet, make_document: Make, make_example: MakeExample) -> None:
    document = make_document()
    files, _ = harvest(_versions(document, labels, make_example, anna=[])[3:], {document.id: document})
    assert files[0].folder == "excerpts"
    assert files[0].sidecar.meeting.body == document.minutes.meeting.body == "Teknik- og Miljøudvalget"


def test_a_decision_without_an_outcome_is_told(
    make_document: Make, labels: LabelSet, make_example: MakeExample
) -> None:
    document = make_document()
    examples = [make_example(to_row(p, [], [], labels)) for p in cut(document)]
    done = read_fetched(_fetched("p", {"anna": examples}), "p", {document.id: document}, labels).done
    files, problems = harvest(done, {document.id: document})
    assert files == []
    assert [(p.line, p.kind) for p in problems] == [(12, "outcome")]


def test_a_text_that_holds_marks_is_told(labels: LabelSet, make_document: Make, make_example: MakeExample) -> None:
    document = make_document("Et referat med [[item]] i teksten.", "m")
    done = _versions(document, labels, make_example, anna=[])
    files, problems = harvest(done, {"m": document})
    assert files == []
    assert [p.kind for p in problems] == ["markup"]


def test_gold_meetings_keep_their_structure(labels: LabelSet, make_example: MakeExample) -> None:
    path = next((Path(__file__).parents[2] / "corpus" / "meetings").glob("horsens-*.txt"))
    document = read_documents([path])[0]
    assert document.gold is not None
    outcomes = {i: tuple(item.facts.outcomes) for i, item in enumerate(document.gold.items)}
    truth = Labels(document.gold.spans, outcomes)
    passages = list(cut(document))
    examples = [make_example(to_row(p, *truth.of(p), labels), i) for i, p in enumerate(passages)]
    fetched = read_fetched(_fetched("p", {"anna": examples}), "p", {document.id: document}, labels)
    assert fetched.problems == []
    files, problems = harvest(fetched.done, {document.id: document})
    assert problems == []
    assert files[0].marked == path.read_bytes().decode()
    assert files[0].sidecar == document.gold.sidecar


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("Referat")
    with pytest.raises(AnnotationError, match="have one name"):
        read_documents([tmp_path])
