"""Robustness in dacy.score's way, beside dacy.score itself, and DaCy's lists of names."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy
from evaluation_factories import make_meeting
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Corpus, Example

from referat.components.augment import lower_case, mistype
from referat.components.passages import Passage
from referat.components.tokenizer import RegexTokenizer
from referat.evaluation.dacy_names import dacy_swaps
from referat.evaluation.gold import GoldDocument, from_meeting
from referat.evaluation.repeats import Repeats, Spread, repeat, table
from referat.evaluation.robustness import CLEAN, Case, Change, Figures, noise
from referat.evaluation.score import Count
from referat.reading import Source

#: Plain text, in which no rule of ours and no member of a meeting adds anything to what the pipeline says: the names
#: stand in no list.
TEXTS = (
    "Zorvik Dramle og Yulfa Kwemst talte sammen. Zorvik Dramle gik.",
    "Der kom ingen. Yulfa Kwemst var syg, Qib Trasko var her.",
)
NAMES = ("Zorvik Dramle", "Yulfa Kwemst")
GOLD = (*NAMES, "Qib Trasko")


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": name} for name in NAMES])
    return nlp


def make_document(text: str, name: str = "d") -> GoldDocument:
    found = [("PERSON", *match.span()) for match in re.finditer("|".join(GOLD), text)]
    return GoldDocument(name, Source(f"{name}.txt", text, "0" * 64, "text/plain"), tuple(found), {}, ())


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return [Case.of_document(make_document(text, f"d{i}")) for i, text in enumerate(TEXTS)]


def figures(hits: int, misses: int) -> Figures:
    made = Figures()
    made.spans["PERSON"] = Count(hits, 0, misses)
    return made


def test_mean_and_deviation_are_over_runs() -> None:
    repeats = Repeats(CLEAN, 2, (figures(1, 1), figures(2, 0)))
    assert repeats.f1("PERSON") == Spread.of([2 / 3, 1.0])
    assert repeats.f1("PERSON").sd == pytest.approx(0.2357, abs=1e-4)
    assert repeats.f1("PARTY") == Spread(None, None)
    assert str(Spread.of([0.5, None])) == "0.500"
    assert str(Spread.of([])) == "–"


def test_a_change_that_draws_is_run_k_times_and_each_run_draws_anew(nlp: Language, cases: list[Case]) -> None:
    changes = [CLEAN, *(change for change in noise() if change.name in {"5% keystrokes", "lower case"})]
    clean, keystrokes, lowered = repeat(nlp, cases, changes, k=4)
    assert [len(one.runs) for one in (clean, keystrokes, lowered)] == [1, 4, 1]
    assert clean.f1("PERSON") == Spread(8 / 9, None)
    assert lowered.f1("PERSON") == Spread(0.0, None)
    assert len({one.spans["PERSON"].hits for one in keystrokes.runs}) > 1
    assert keystrokes.as_json()["n_examples"] == 2
    assert keystrokes.as_json()["k"] == 4
    lines = list(table([clean, keystrokes]))
    assert lines[1].split()[:4] == ["clean", "2", "1", "0.889"]
    assert "(" in lines[2]


def augmenter(change: Change) -> Callable[[Language, Example], Iterator[Example]]:
    """A change as an augmenter of spaCy, drawing as `Case.changed` does for the run at hand."""

    def augment(blank: Language, example: Example) -> Iterator[Example]:
        made = change.make(Passage.of(example.reference), random.Random(0)).example(blank, {})
        assert made is not None
        yield made

    return augment


@pytest.mark.parametrize(
    "change",
    [CLEAN, Change("lower", "", lower_case, random=False), Change("keys", "", lambda p, rng: mistype(p, rng, 0.05), random=False)],
    ids=lambda change: change.name,
)  # fmt: skip
def test_the_figures_are_those_of_dacy_score(change: Change, nlp: Language, cases: list[Case], tmp_path: Path) -> None:
    """The same documents, changed in the same way, through DaCy's own function."""
    from dacy.score import score

    blank = spacy.blank("da")
    blank.tokenizer = RegexTokenizer(blank.vocab)
    docs = []
    for case in cases:
        doc = blank.make_doc(case.text)
        doc.set_ents([doc.char_span(start, end, label=label) for label, start, end in case.spans])
        docs.append(doc)
    DocBin(docs=docs).to_disk(tmp_path / "gold.spacy")
    fixed = Change(change.name, "", lambda passage, rng: change.make(passage, random.Random(0)), random=False)
    theirs = score(Corpus(tmp_path / "gold.spacy"), nlp, ["ents"], [augmenter(change)], k=2, nlp=blank)
    [ours] = repeat(nlp, cases, [fixed], k=2)
    assert theirs["ents_f"].mean() == pytest.approx(ours.micro.mean)
    assert list(theirs["k"]) == [0, 1]


def test_every_list_of_dacy_takes_the_place_of_persons_and_of_nothing_else() -> None:
    datasets = importlib.import_module("dacy.datasets")
    case = Case.of(make_meeting())
    swaps = dacy_swaps()
    assert [swap.name for swap in swaps] == [
        "DaCy: Danish names", "DaCy: women's names", "DaCy: men's names", "DaCy: Muslim names"
    ]  # fmt: skip
    for swap, function in zip(swaps, ("danish_names", "female_names", "male_names", "muslim_names"), strict=True):
        lists = getattr(datasets, function)()
        known = {word for part in lists.values() for name in part for word in name.split()}
        made = case.changed(swap)
        assert [label for label, *_ in made.spans] == [label for label, *_ in case.spans]
        for label, start, end in made.spans:
            if label != "PERSON":
                assert made.text[start:end] in case.text
                continue
            for word in made.text[start:end].split():
                assert {word, word.removesuffix("s"), word.removesuffix("'")} & known, word
    assert case.changed(swaps[0], 0).text != case.changed(swaps[0], 1).text


def test_the_pools_hold_most_names_of_dacys_lists() -> None:
    """`corpus/names/README.md` says that the Danish and the Muslim pools were made of them."""
    from dacy.datasets import danish_names, muslim_names

    from referat.components.augment import read_pool

    folder = Path(__file__).parents[2] / "corpus" / "names"
    for origin, lists in (("danish", danish_names()), ("muslim", muslim_names())):
        for part, file in (("first_name", "first"), ("last_name", "last")):
            names = {name for name in lists[part] if len(name) > 1}
            pool = set(read_pool(folder / f"{origin}.{file}.txt"))
            assert len(names & pool) / len(names) > 0.9


def test_a_document_without_cuts_is_changed_with_its_spans() -> None:
    document = from_meeting(make_meeting())
    case = Case.of_document(document)
    assert case.text == document.source.text
    assert [case.text[start:end] for _, start, end in case.spans][:2] == ["Per Fjord", "A"]
    made = case.changed(noise()[5])
    assert [made.text[a:b].split() for _, a, b in made.spans] == [case.text[a:b].split() for _, a, b in case.spans]
