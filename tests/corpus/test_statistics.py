"""The measures of the corpus, each on a corpus small enough to count by hand."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from referat.corpus.decisions import DecisionParagraph, read_decisions
from referat.corpus.gold import GoldMeeting, read_meeting
from referat.corpus.markup import Mark, parse_markup
from referat.corpus.splits import split_of
from referat.corpus.statistics import (
    UNKNOWN,
    CorpusStatistics,
    NamePool,
    act_of,
    distinct_ngrams,
    fold,
    is_set_phrase,
    measure,
    origin_of,
    read_entries,
    read_pools,
    sentences,
    skeleton,
    table,
)
from referat.errors import CorpusError
from referat.labels import OUTCOMES, SPAN_LABELS
from referat.legislation import LegislationMatcher

SCRIPT = Path(__file__).parents[2] / "scripts" / "corpus_stats.py"
POOLS = [
    NamePool("danish", frozenset({"anna", "hans", "malik"}), frozenset({"lund", "petersen", "dahl"})),
    NamePool("faroese", frozenset({"jákup"}), frozenset({"í dali", "lund"})),
    NamePool("greenlandic", frozenset({"aqqaluk", "malik"}), frozenset({"petersen"})),
    NamePool("iranian", frozenset({"leyla"}), frozenset({"karimi"})),
    NamePool("vietnamese", frozenset({"lan", "thanh"}), frozenset({"nguyen"})),
]


def body_of(split: str) -> str:
    """The first municipality whose council falls into a split."""
    return next(name for name in map("Kommune{}".format, range(1000)) if split_of(f"{name}|Byrådet") == split)


def make_meeting(
    folder: Path, stem: str, *texts: str, municipality: str = "Odder", layout: str = "odder"
) -> GoldMeeting:
    """A meeting of the council with one item for each text."""
    marked = "Byrådet\n" + "".join(f"[[item]]Sag\n{text}\n" for text in texts)
    sidecar: dict[str, Any] = {
        "layout": layout,
        "meeting": {"municipality": municipality, "body": "Byrådet"},
        "items": [{"number": n, "title": "Sag", "outcomes": ["APPROVED"]} for n, _ in enumerate(texts, 1)],
    }
    path = folder / f"{stem}.txt"
    path.write_text(marked, encoding="utf-8")
    path.with_suffix(".json").write_text(json.dumps(sidecar), encoding="utf-8")
    return read_meeting(path)


def make_paragraph(marked: str, *outcomes: str) -> DecisionParagraph:
    markup = parse_markup(marked)
    return DecisionParagraph(markup.text, markup.spans, outcomes, Path("x.txt"), 1)


def test_size_and_density(tmp_path: Path) -> None:
    a = make_meeting(tmp_path, "a", "Formand [[PERSON|Anna Lund]] ([[PARTY|A]]) bød velkommen.")
    b = make_meeting(tmp_path, "b", "Prisen er [[AMOUNT|5 kr.]]", municipality="Skive", layout="skive")
    stats = measure([a, b])
    assert (stats.meetings, stats.items, stats.decisions) == (2, 2, 0)
    assert stats.words == 8 + 6
    assert stats.spans == 3
    assert stats.density == pytest.approx(1000 * 3 / 14)
    assert [(d.id, d.words, d.spans) for d in stats.documents] == [("a", 8, 2), ("b", 6, 1)]
    assert stats.documents[0].density == pytest.approx(1000 * 2 / 8)
    assert stats.layouts == ["odder", "skive"]
    assert stats.bodies == ["Odder|Byrådet", "Skive|Byrådet"]
    assert stats.labels == {"PERSON": 1, "PARTY": 1, "AMOUNT": 1, "LEGISLATION": 0, "CASE_NUMBER": 0}
    assert tuple(stats.labels) == SPAN_LABELS


def test_empty_corpus_is_measured() -> None:
    stats = measure([])
    assert (stats.words, stats.density, stats.distinct_ngrams, stats.repeated_sentences) == (0, 0, 1, 0)
    assert all(value for _, value in table(stats))


def test_outcomes_of_items_and_paragraphs_are_summed(tmp_path: Path) -> None:
    gold = make_meeting(tmp_path, "a", "Godkendt.", "Godkendt.")
    stats = measure([gold], [make_paragraph("Udsat.", "POSTPONED"), make_paragraph("X", "APPROVED", "DIVIDED")])
    assert tuple(stats.outcomes) == OUTCOMES
    assert {k: v for k, v in stats.outcomes.items() if v} == {"APPROVED": 3, "POSTPONED": 1, "DIVIDED": 1}
    assert stats.decisions == 2


@pytest.mark.parametrize(
    ("texts", "n", "share"),
    [
        ([], 8, 1.0),
        (["for kort"], 8, 1.0),
        (["a b c d", "a b c d"], 2, 0.5),
        (["A b", "a B"], 2, 0.5),
        (["a b", "b c"], 2, 1.0),  # none runs over the end of a text
        (["x x x x"], 2, 1 / 3),
    ],
)
def test_distinct_ngrams(texts: list[str], n: int, share: float) -> None:
    assert distinct_ngrams(texts, n) == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", []),
        ("Sagen udsættes. Den tages op igen.", ["Sagen udsættes.", "Den tages op igen."]),
        ("Mødet er kl. 14. Anna Lund var med.", ["Mødet er kl. 14.", "Anna Lund var med."]),
        ("Det siger Hans J. Lund selv", ["Det siger Hans J. Lund selv"]),
        ("Se nr. 7 og stk. 2", ["Se nr. 7 og stk. 2"]),
        ("en linje, der\nbrydes her\n\nnæste", ["en linje, der\nbrydes her", "næste"]),
        ("Linje et\nLinje to", ["Linje et", "Linje to"]),
        ("Forslag:\nat vejen lukkes", ["Forslag:", "at vejen lukkes"]),
        ("Forslag\n- at vejen lukkes\na) stien også", ["Forslag", "- at vejen lukkes", "a) stien også"]),
        ("Hvorfor? »Fordi.« Ja!", ["Hvorfor?", "»Fordi.« Ja!"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_fold_leaves_words_alone() -> None:
    assert fold("»Sagen«,\nnr. 7 – GODKENDT!") == "sagen nr 7 godkendt"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Forvaltningen indstiller, at orienteringen tages til efterretning", True),
        ("Børne- og Skoleudvalget tog sagen til efterretning", True),
        ("Anna Lund og Hans Dahl deltog ikke i mødet", True),
        ("Ikke til stede: Anna Lund", True),
        ("Punktet afgøres i Byrådet og Økonomiudvalget", True),
        ("Vejen er smal, og skolebørn cykler der hver morgen", False),
        ("Naboerne tog orienteringen om støjen som en hån", False),
        ("Forvaltningen indstiller, at cykelstien føres helt frem til den gamle station", False),
    ],
)
def test_set_phrases(sentence: str, expected: bool) -> None:
    assert is_set_phrase(fold(sentence)) is expected


def test_skeleton_of_two_from_one_template_is_the_same() -> None:
    markups = [
        parse_markup("Skolen i Ribe får [[AMOUNT|5 mio. kr.]] i 2025, siger [[PERSON|Anna Lund]]."),
        parse_markup("Skolen i Nors får [[AMOUNT|80.000 kr.]] i 2019, siger [[PERSON|Ib Dahl]]."),
    ]
    bones = {skeleton(m.text, 0, len(m.text), m.spans) for m in markups}
    assert bones == {"skolen i X får AMOUNT i 0 siger PERSON"}


def test_skeleton_takes_spans_inside_the_sentence_alone() -> None:
    text = "Ja. Hun bor i Nors."
    assert skeleton(text, 4, len(text), [Mark("PERSON", 0, 2), Mark("PERSON", 14, 18)]) == "hun bor i PERSON"


LONG = "Cyklisterne har længe ønsket en bedre vej til havnen."


def test_repeated_sentences(tmp_path: Path) -> None:
    a = make_meeting(tmp_path, "a", LONG, f"Godkendt. {LONG}\nSagen er kort.")
    b = make_meeting(tmp_path, "b", LONG.upper(), "Naboerne har længe ønsket en lavere hegnslinje mod øst.")
    stats = measure([a, b])
    assert stats.sentences == 4
    assert stats.repeated_sentences == pytest.approx(2 / 4)
    assert stats.most_repeated == [(fold(LONG), 3)]


def test_repeated_skeletons(tmp_path: Path) -> None:
    one, two = (f"Budgettet til svømmehallen i {town} vokser med 4 pct." for town in ("Nors", "Lem"))
    stats = measure([make_meeting(tmp_path, "a", one, two)])
    assert stats.repeated_sentences == 0
    assert stats.repeated_skeletons == pytest.approx(1 / 2)
    assert stats.most_repeated_skeletons == [("budgettet til svømmehallen i X vokser med 0 pct", 2)]


def test_what_minutes_repeat_is_no_repeated_sentence(tmp_path: Path) -> None:
    texts = (
        "Hans Lund og Anna Dahl deltog ikke i mødet.",
        "Udvalget for Teknik og Miljø tog sagen til efterretning.",
        "For stemte [[PERSON|Anna Lund]], [[PERSON|Ib Dahl]] og [[PERSON|Ole Bo]] ([[PARTY|A]]).",
        "[[decision|Beslutning i Byrådet den 3. maj 2024]]\nGodkendt.",
        "[[heading|Sagens behandling i udvalg og i byråd]]\nKort.",
    )
    stats = measure([make_meeting(tmp_path, "a", *texts), make_meeting(tmp_path, "b", *texts)])
    assert stats.sentences == 0
    assert stats.repeated_sentences == 0


@pytest.mark.parametrize(
    ("citation", "same"),
    [
        ("planlovens § 13, stk. 2", "lov om planlægning"),
        ("§ 18 i lov om social service", "serviceloven"),
        ("LBK nr. 1074 af 29/09/2024", "lovbekendtgørelse nr. 1074 af 29. september 2024"),
        ("Direktiv 2014/24/EU", "udbudsdirektivet"),
    ],
)
def test_spellings_of_an_act_are_one(citation: str, same: str) -> None:
    matcher = LegislationMatcher()
    assert act_of(citation, matcher) == act_of(same, matcher) is not None


@pytest.mark.parametrize("citation", ["§ 5", "§ 3, stk. 2, nr. 1", "kapitel 6", "artikel 37"])
def test_bare_provision_is_no_act(citation: str) -> None:
    assert act_of(citation, LegislationMatcher()) is None


def test_distinct_acts(tmp_path: Path) -> None:
    gold = make_meeting(
        tmp_path,
        "a",
        "Efter [[LEGISLATION|planlovens § 13]] og [[LEGISLATION|lov om planlægning]], jf. [[LEGISLATION|§ 5]].",
        "Efter [[LEGISLATION|lov om leje]] ([[LEGISLATION|LBK nr. 341 af 22/03/2022]]) og [[LEGISLATION|L 51]].",
        "Efter [[LEGISLATION|LBK nr. 341 af 22/03/2022]] eller [[LEGISLATION|LBK nr. 9 af 1. maj 2010]].",
    )
    stats = measure([gold], [make_paragraph("Efter [[LEGISLATION|våbenloven]].", "NONE")])
    assert len(stats.acts) == 5, stats.acts  # lov om planlægning, lejeloven, L 51, nr. 9, våbenloven


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("Anna Lund", "danish"),
        ("Anna Xyz", "danish"),
        ("Malik Petersen", "danish"),
        ("Aqqaluk Petersen", "greenlandic"),
        ("Jákup í Dali", "faroese"),
        ("Leyla Karimi-Dahl", "iranian"),
        ("Anna Lunds", "danish"),
        ("Nguyen Van Thanh", "vietnamese"),
        ("Thi Lan Nguyen", "vietnamese"),
        ("Xyz Zyx", UNKNOWN),
        ("Lund", UNKNOWN),
    ],
)
def test_origin(name: str, origin: str) -> None:
    assert origin_of(name, POOLS) == origin


def test_origin_without_pools_is_unknown() -> None:
    assert origin_of("Anna Lund", []) == UNKNOWN


def test_persons_are_counted_once(tmp_path: Path) -> None:
    a = make_meeting(
        tmp_path,
        "a",
        "[[PERSON|Anna Lund]], [[PERSON|Anna\nLund]], [[PERSON|Anna Lunds]] [[PERSON|Lund]], [[PERSON|Hans Dahls]].",
    )
    assert measure([a], pools=POOLS).origins == {"danish": 2}


def test_names_shared_between_bodies(tmp_path: Path) -> None:
    meetings = [
        make_meeting(tmp_path, "a", "[[PERSON|Anna Lund]] og [[PERSON|Hans Dahl]]"),
        make_meeting(tmp_path, "b", "[[PERSON|Hans Dahl]]"),
        make_meeting(tmp_path, "c", "[[PERSON|Anna Lund]]", municipality="Skive"),
    ]
    stats = measure(meetings)
    assert stats.shared_names == {"Anna Lund": ["Odder|Byrådet", "Skive|Byrådet"]}
    assert stats.shared_between_municipalities == stats.shared_names


def test_leakage(tmp_path: Path) -> None:
    train = make_meeting(tmp_path, "a", f"[[PERSON|Anna Lund]]. {LONG}", municipality=body_of("train"))
    dev = make_meeting(tmp_path, "b", f"[[PERSON|Ib Lund]]. {LONG}", municipality=body_of("dev"))
    test = make_meeting(tmp_path, "c", "[[PERSON|Anna Lund]] og [[PERSON|Ole Bo]]", municipality=body_of("test"))
    paragraph = make_paragraph("[[PERSON|Ole Bo]] stemte imod, fordi prisen endnu ikke er kendt.", "DIVIDED")
    on_dev, on_test = measure([train, dev, test], [paragraph]).leaks
    assert (on_dev.split, on_dev.persons, on_dev.names, on_dev.surnames) == ("dev", 1, [], ["Lund"])
    assert on_dev.sentences == [fold(LONG)]
    assert (on_test.split, on_test.persons, on_test.names) == ("test", 2, ["Anna Lund", "Ole Bo"])
    assert on_test.sentences == []


def test_meetings_of_one_split_do_not_leak(tmp_path: Path) -> None:
    name = body_of("train")
    meetings = [make_meeting(tmp_path, stem, f"[[PERSON|Anna Lund]]. {LONG}", municipality=name) for stem in "ab"]
    assert all(not leak.names and not leak.sentences for leak in measure(meetings).leaks)


def test_read_pools(tmp_path: Path) -> None:
    (tmp_path / "faroese.first.txt").write_text("# Source: me\n# Licence: MIT\nJákup\n", encoding="utf-8")
    (tmp_path / "faroese.last.txt").write_text("# Source: me\ní Dali\nLund\n", encoding="utf-8")
    (tmp_path / "acts.txt").write_text("serviceloven\n", encoding="utf-8")
    assert read_pools(tmp_path) == [NamePool("faroese", frozenset({"jákup"}), frozenset({"í dali", "lund"}))]


@pytest.mark.parametrize(
    ("content", "line"),
    [("# head\n", None), ("", None), ("Anna\n\nIb\n", 2), ("Anna \n", 1), ("Anna\nIb\nAnna\n", 3)],
)
def test_broken_entries_are_named_with_their_line(tmp_path: Path, content: str, line: int | None) -> None:
    path = tmp_path / "a.first.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_entries(path)
    assert caught.value.path == path
    assert caught.value.line == line


def test_half_a_pair_of_pools_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "polish.last.txt").write_text("Nowak\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"polish\.first\.txt: the file is missing"):
        read_pools(tmp_path)


def test_table_names_every_measure(tmp_path: Path) -> None:
    stats = measure([make_meeting(tmp_path, "a", "[[PERSON|Anna Lund]]")], pools=POOLS)
    rows = dict(table(stats))
    assert rows["meetings"] == "1"
    assert rows["  danish"] == "1"
    assert {f"spans {label}" for label in SPAN_LABELS} | {f"outcome {label}" for label in OUTCOMES} <= rows.keys()
    assert {"test: names in training", "dev: sentences in training"} <= rows.keys()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("meetings", "decisions", "names"):
        (tmp_path / name).mkdir()
    make_meeting(tmp_path / "meetings", "a", "[[PERSON|Anna Lund]] bød velkommen.")
    (tmp_path / "decisions" / "x.txt").write_text("= POSTPONED\nUdsat.\n", encoding="utf-8")
    (tmp_path / "names" / "danish.first.txt").write_text("Anna\n", encoding="utf-8")
    (tmp_path / "names" / "danish.last.txt").write_text("Lund\n", encoding="utf-8")
    return tmp_path


def run(*args: str) -> Any:
    app = typer.Typer()
    app.command()(runpy.run_path(str(SCRIPT))["main"])
    return CliRunner().invoke(app, list(args))


def test_script_prints_a_table(corpus: Path) -> None:
    result = run(str(corpus))
    assert result.exit_code == 0, result.output
    assert "meetings" in result.output
    assert "outcome POSTPONED" in result.output


def test_script_prints_json(corpus: Path) -> None:
    result = run(str(corpus), "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    assert set(found) == set(CorpusStatistics.__dataclass_fields__)
    assert (found["meetings"], found["decisions"]) == (1, 1)
    assert found["origins"] == {"danish": 1}


def test_script_names_what_is_broken(corpus: Path) -> None:
    (corpus / "meetings" / "a.txt").write_text("[[PERSON|", encoding="utf-8")
    result = run(str(corpus))
    assert result.exit_code == 1
    assert "a.txt:1" in result.output


def test_paragraphs_are_read_from_files(corpus: Path) -> None:
    assert measure([], read_decisions(corpus / "decisions")).outcomes["POSTPONED"] == 1
