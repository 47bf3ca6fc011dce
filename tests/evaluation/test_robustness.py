import random
from pathlib import Path

import pytest
import spacy
from evaluation_factories import MARKED, make_meeting
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from referat.components.augment import Pools
from referat.components.passages import Passage
from referat.components.tokenizer import RegexTokenizer
from referat.evaluation.robustness import (
    CLEAN,
    Case,
    Change,
    invented_names,
    measure,
    name_swaps,
    noise,
    swap_persons,
)
from referat.minutes.segments import segments

NOISE = {change.name: change for change in noise()}
#: A document of the five labels, each word known.
LABELLED = MARKED.replace("Punkt 1: Skolens tag", "Punkt 1: Skolens tag\n[[CASE_NUMBER|24-1-15.20.00-A00]]")


@pytest.fixture
def nlp() -> Language:
    """Tags by a list of words, so that what a change does to them can be told."""
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": label, "pattern": pattern}
            for label, pattern in (
                ("PERSON", "Per Fjord"),
                ("PERSON", "Åse Brun Holm"),
                ("PERSON", "Åse Holms"),
                ("PERSON", "Fjord"),
                ("AMOUNT", "750.000 kr."),
                ("LEGISLATION", "folkeskoleloven"),
            )
        ]
    )
    return nlp


def swap(text: str, *names: str, seed: int = 0) -> str:
    """Swap the names that are given, each wherever it stands, for Jan or Bo Nowak or Lech."""
    spans, at = [], 0
    for name in names:
        at = text.index(name, at)
        spans.append((at, at + len(name), "PERSON"))
        at += len(name)
    return swap_persons(Passage(text, tuple(spans)), random.Random(seed), firsts=["Jan"], lasts=["Lech"]).text


@pytest.mark.parametrize(
    ("text", "names", "swapped"),
    [
        ("Per Fjord taler", ["Per Fjord"], "Jan Lech taler"),
        ("Per\nFjord taler", ["Per\nFjord"], "Jan\nLech taler"),
        # a surname and a first name alone, told by the full name elsewhere
        ("Per Fjord og Fjord", ["Per Fjord", "Fjord"], "Jan Lech og Lech"),
        ("Per Fjord og Per", ["Per Fjord", "Per"], "Jan Lech og Jan"),
        # one name alone is taken for a surname
        ("borgmester Kruse", ["Kruse"], "borgmester Lech"),
        # genitives: known by the form without, or written with an apostrophe
        ("Per Fjord: Per Fjords oplæg", ["Per Fjord", "Per Fjords"], "Jan Lech: Jan Lechs oplæg"),
        ("Jens Holm' brev", ["Jens Holm'"], "Jan Lechs brev"),
        # a name that only ends in s is no genitive
        ("Per Juhls taler", ["Per Juhls"], "Jan Lech taler"),
        ("Jens Holm", ["Jens Holm"], "Jan Lech"),
        # initials and particles stay, middle names are surnames, double names are one word
        ("Per K. Fjord", ["Per K. Fjord"], "Jan K. Lech"),
        ("H.C. Fjord", ["H.C. Fjord"], "H.C. Lech"),
        ("Per von Fjord", ["Per von Fjord"], "Jan von Lech"),
        ("Anne-Mette Skov Holm", ["Anne-Mette Skov Holm"], "Jan Lech Lech"),
        ("PER FJORD", ["PER FJORD"], "JAN LECH"),
        # nothing but the names
        ("Per er her", [], "Per er her"),
    ],
)
def test_names_are_swapped(text: str, names: list[str], swapped: str) -> None:
    assert swap(text, *names) == swapped


def test_a_part_of_a_name_is_swapped_for_the_same_all_through() -> None:
    text = "Per Fjord, Ida Fjord og Fjord; Per Holm"
    spans = ((0, 9, "PERSON"), (11, 20, "PERSON"), (24, 29, "PERSON"), (31, 39, "PERSON"))
    firsts, lasts = [f"Jan{i}" for i in range(50)], [f"Lech{i}" for i in range(50)]
    for seed in range(5):
        made = swap_persons(Passage(text, spans), random.Random(seed), firsts=firsts, lasts=lasts)
        per, ida, fjord, holm = (made.text[start:end].split() for start, end, _ in made.spans)
        assert per[1] == ida[1] == fjord[0]
        assert per[0] == holm[0] != ida[0]


def test_only_persons_are_swapped() -> None:
    made = swap_persons(Passage("Venstre", ((0, 7, "PARTY"),)), random.Random(0), firsts=["Jan"], lasts=["Lech"])
    assert made.text == "Venstre"


@pytest.fixture
def pools(tmp_path: Path) -> Pools:
    names = {
        "danish.first": 120,
        "danish.last": 120,
        "polish.first": 60,
        "polish.last": 60,
        "tiny.first": 3,
        "tiny.last": 3,
    }
    for name, number in names.items():
        (tmp_path / f"{name}.txt").write_text(
            "# source\n" + "\n".join(f"{name[0].upper()}n{i}x" for i in range(number))
        )
    return Pools(tmp_path)


def test_training_and_evaluation_never_draw_the_same_name(pools: Pools) -> None:
    held_out = Pools(pools.folder, held_out=True)
    for origin in ("danish", "polish"):
        for drawn, left in zip(pools.persons[origin], held_out.persons[origin], strict=True):
            assert drawn
            assert left
            assert not set(drawn) & set(left)
    # Of both together nothing is lost, and a small pool is not split.
    assert len(pools.persons["danish"][0]) + len(held_out.persons["danish"][0]) == 120
    assert len(pools.persons["danish"][0]) > 3 * len(held_out.persons["danish"][0])
    assert pools.persons["tiny"] == held_out.persons["tiny"]


def test_a_swap_for_each_origin_avoids_the_names_of_training(pools: Pools) -> None:
    held_out = Pools(pools.folder, held_out=True)
    avoid = {name.casefold() for name in held_out.persons["danish"][0][1:]}
    # Of the Danish first names one is left, and the tiny pool has but three: neither shows anything.
    assert [change.name for change in name_swaps(held_out, set())] == ["danish names", "polish names"]
    assert [change.name for change in name_swaps(held_out, avoid)] == ["polish names"]


@pytest.mark.parametrize("name", NOISE)
def test_a_change_moves_every_span_and_cut_with_the_text(name: str) -> None:
    case = Case.of(make_meeting(LABELLED))
    for seed in range(10):
        made = case.changed(NOISE[name], seed)
        assert [span[0] for span in made.spans] == [span[0] for span in case.spans]
        assert len(made.spans) == 9
        for (_, start, end), (_, old_start, old_end) in zip(made.spans, case.spans, strict=True):
            assert abs((end - start) - (old_end - old_start)) <= 4
            assert made.text[start:end].strip() == made.text[start:end] != ""
        cut = list(segments(made.minutes, len(made.text)))
        assert "".join(made.text[segment.start : segment.end] for segment in cut) == made.text
        assert [segment.decision for segment in cut] == [s.decision for s in segments(case.minutes, len(case.text))]
        assert [item.decision is not None for item in made.minutes.items] == [True, True]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("lower case", "Per Fjord", "per fjord"),
        ("ae oe aa", "Åse Holms", "Aase Holms"),
    ],
)
def test_what_is_certain_is_done_everywhere(name: str, old: str, new: str) -> None:
    case = Case.of(make_meeting(LABELLED))
    made = case.changed(NOISE[name])
    assert old in case.text
    assert old not in made.text
    assert new in {made.text[start:end] for _, start, end in made.spans}
    assert not NOISE[name].random


def test_keystrokes_hit_about_one_letter_in_twenty() -> None:
    case = Case.of(make_meeting(LABELLED))
    hits = letters = digits = 0
    for seed in range(40):
        made = case.changed(NOISE["5% keystrokes"], seed)
        assert len(made.text) == len(case.text)
        hits += sum(a != b for a, b in zip(made.text, case.text, strict=True))
        letters += sum(char.isalnum() for char in case.text)
        made = case.changed(NOISE["5% keystrokes, letters"], seed)
        digits += sum(a != b for a, b in zip(made.text, case.text, strict=True) if b.isdigit())
    assert 0.035 < hits / letters < 0.06
    assert digits == 0


def test_spaces() -> None:
    text = "a [[PERSON|Per Fjord]] b " * 60
    marked = f"[[item]]x\n[[decision|Beslutning]]\n{text}"
    case = Case.of(make_meeting(marked, outcomes=[["NOTED"]]))
    spaces = case.text.count(" ")
    assert case.changed(NOISE["5% doubled spaces"]).text.count("  ") > spaces / 40
    assert case.changed(NOISE["5% broken lines"]).text.count("\n") > case.text.count("\n") + spaces / 40
    lost = case.changed(NOISE["5% lost spaces"]).text
    assert lost.count(" ") < spaces * 0.99
    assert "PerFjord" in lost
    assert "aPer" not in lost
    everywhere = "".join(case.changed(NOISE["5% lost spaces, all"], seed).text for seed in range(5))
    assert "aPer" in everywhere
    assert "Fjordb" in everywhere


def test_draws_depend_on_seed_change_and_document_alone() -> None:
    case = Case.of(make_meeting())
    change = NOISE["5% keystrokes"]
    assert case.changed(change, 3) == case.changed(change, 3)
    assert case.changed(change, 3) != case.changed(change, 4)
    other = Case.of(make_meeting(name="other"))
    assert case.changed(change, 3).text != other.changed(change, 3).text


@settings(max_examples=30)
@given(st.sampled_from(sorted(NOISE)), st.integers(0, 1000))
def test_cuts_stay_in_order(name: str, seed: int) -> None:
    made = Case.of(make_meeting()).changed(NOISE[name], seed)
    ends = [0]
    for segment in segments(made.minutes, len(made.text)):
        assert segment.start == ends[-1] < segment.end
        ends.append(segment.end)
    assert ends[-1] == len(made.text)


@pytest.mark.parametrize("gold_segments", [False, True])
def test_a_clean_text_is_scored_as_it_is(nlp: Language, gold_segments: bool) -> None:
    figures = measure(nlp, [Case.of(make_meeting())], CLEAN, gold_segments=gold_segments, runs=5)
    person = figures.spans["PERSON"]
    assert (person.hits, person.misses, person.false_alarms) == (4, 0, 0)
    assert figures.spans["AMOUNT"].f1 == figures.spans["LEGISLATION"].f1 == 1.0
    # Neither parties nor outcomes can be known to this pipeline.
    assert figures.spans["PARTY"].misses == 2
    assert (figures.outcomes.right, figures.outcomes.total) == (0, 2)


def test_a_change_costs_what_it_makes_unknown(nlp: Language) -> None:
    cases = [Case.of(make_meeting())]
    lowered = measure(nlp, cases, NOISE["lower case"], gold_segments=True)
    assert (lowered.spans["PERSON"].hits, lowered.spans["PERSON"].misses) == (0, 4)
    assert lowered.spans["LEGISLATION"].f1 == 1.0


def test_runs_of_a_change_that_draws_are_counted_together(nlp: Language) -> None:
    cases = [Case.of(make_meeting())]
    noisy = measure(nlp, cases, NOISE["5% keystrokes"], gold_segments=True, runs=3)
    assert noisy.spans["PERSON"].gold == 12
    assert noisy.outcomes.total == 6
    assert measure(nlp, cases, NOISE["lower case"], gold_segments=True, runs=3).spans["PERSON"].gold == 4


def test_an_item_is_told_by_its_place(nlp: Language) -> None:
    nothing = Change("nothing left", "", lambda passage, rng: passage._replace(text="x" * len(passage.text)))
    gold = make_meeting(outcomes=[["NONE"], ["NONE"]])
    # Both items have NONE where they are found; of a text without items none is found.
    assert measure(nlp, [Case.of(gold)], CLEAN).outcomes.right == 2
    assert measure(nlp, [Case.of(gold)], nothing).outcomes.right == 0


@pytest.mark.parametrize(
    ("text", "lowered"), [("ÅSE Fjord", "åse fjord"), ("İREM BRUN", "İrem brun"), ("STRAẞE", "straße"), ("", "")]
)
def test_small_letters_keep_every_offset(text: str, lowered: str) -> None:
    made = NOISE["lower case"].make(Passage(text, ((0, len(text), "PERSON"),)), random.Random(0))
    assert made.text == lowered
    assert made.spans == ((0, len(text), "PERSON"),)


def test_invented_names_stand_in_no_list(tmp_path: Path) -> None:
    names = ["Anders", "Birgitte", "Christian", "Dorthea", "Erlend", "Frederik", "Bo", "la Cour"]
    for pool in ("danish.first", "danish.last"):
        (tmp_path / f"{pool}.txt").write_text("\n".join(names), encoding="utf-8")
    listed = {name.casefold() for name in names}
    change = invented_names(Pools(tmp_path), listed | {"andthea"})
    assert change.about.startswith("5 first names, 5 surnames")
    made = Case.of(make_meeting()).changed(change)
    words = {word.casefold() for label, a, b in made.spans if label == "PERSON" for word in made.text[a:b].split()}
    assert words
    assert not words & (listed | {"andthea", "per", "fjord", "åse", "holm", "holms"})
