import random
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.training import Example

from referat.components.augment import (
    Pools,
    create_augmenter,
    lower_case,
    mistype,
    respace,
    spell_out,
    swap_entities,
    upper_case,
)
from referat.components.passages import Edit, Passage
from referat.components.tokenizer import RegexTokenizer

TEXT = "Formand Per Fjord (A) gav Per Fjord 5.000 kr. efter aktivloven og servicelovens § 85."
SPANS = (
    (8, 17, "PERSON"),
    (19, 20, "PARTY"),
    (26, 35, "PERSON"),
    (36, 45, "AMOUNT"),
    (52, 62, "LEGISLATION"),
    (66, 84, "LEGISLATION"),
)
PASSAGE = Passage(TEXT, SPANS)


@pytest.fixture
def pools(tmp_path: Path) -> Pools:
    files = {
        "danish.first": "# source\nIda\nBo\n",
        "danish.last": "Holm\nSkov\n",
        "polish.first": "Jan\n",
        "polish.last": "Nowak\n",
        "municipal-parties": "Venstre\nEnhedslisten\nA\n",
        "acts": "folkeskoleloven\nlov om planlægning\n",
        "titles": "teamleder\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return Pools(tmp_path)


def texts(passage: Passage) -> list[tuple[str, str]]:
    return [(passage.text[start:end], label) for start, end, label in passage.spans]


def test_the_cases_of_this_test_are_what_they_say() -> None:
    assert [text for text, _ in texts(PASSAGE)] == [
        "Per Fjord", "A", "Per Fjord", "5.000 kr.", "aktivloven", "servicelovens § 85"
    ]  # fmt: skip


def test_one_name_is_put_for_the_same_name_all_through(pools: Pools) -> None:
    for seed in range(30):
        swapped = texts(swap_entities(PASSAGE, pools, random.Random(seed)))
        assert [label for _, label in swapped] == [label for _, label in texts(PASSAGE)]
        assert swapped[0] == swapped[2]
        assert "Fjord" not in swapped[0][0]
        assert len(swapped[1][0]) == 1
        assert swapped[3][0].endswith(" kr.")
        assert "§ " in swapped[5][0]


def test_a_wrapped_name_stays_wrapped(pools: Pools) -> None:
    passage = Passage("Jimmy\nHolm", ((0, 10, "PERSON"),))
    assert "\n" in swap_entities(passage, pools, random.Random(1)).text


@pytest.mark.parametrize("change", [respace, mistype, lower_case, upper_case, spell_out])
def test_noise_keeps_every_entity_on_its_text(change: object) -> None:
    for seed in range(20):
        changed = change(PASSAGE, random.Random(seed))  # type: ignore[operator]
        assert [label for _, label in texts(changed)] == [label for _, label in texts(PASSAGE)]
        for (new, _), (old, _) in zip(texts(changed), texts(PASSAGE), strict=True):
            assert new.strip() == new
            assert abs(len(new) - len(old)) <= 4


def test_noise_changes_something() -> None:
    rng = random.Random(3)
    assert respace(PASSAGE, rng, rate=0.9).text != TEXT
    assert mistype(PASSAGE, rng, rate=0.9).text != TEXT
    assert lower_case(PASSAGE, rng).text == TEXT.lower()
    assert upper_case(PASSAGE, rng).text == TEXT.upper()
    assert spell_out(Passage("Åse på Ærø", ()), rng).text == "Aase paa Aeroe"


def test_a_party_letter_is_not_spelt_out() -> None:
    passage = Passage("Ø og Åse", ((0, 1, "PARTY"), (5, 8, "PERSON")))
    assert spell_out(passage, random.Random(0)).text == "Ø og Aase"


@given(st.text("ab cæ", max_size=20), st.data())
def test_edits_move_spans_with_their_text(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=8, unique=True).map(list), label="c")
                  if len(text) > 8 else [0, len(text)])  # fmt: skip
    spans = tuple((a, b, "X") for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)
    passage = Passage(text, spans)
    edits = [Edit(i, i + 1, char * 2) for i, char in enumerate(text) if char == "a"]
    edited = passage.edited(edits)
    assert edited.text == text.replace("a", "aa")
    assert [edited.text[a:b] for a, b, _ in edited.spans] == [text[a:b].replace("a", "aa") for a, b, _ in spans]


def test_the_augmenter_gives_an_aligned_example_for_each(pools: Pools) -> None:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    reference = nlp.make_doc(TEXT)
    reference.set_ents([span for start, end, label in SPANS if (span := reference.char_span(start, end, label=label))])
    reference.cats = {"NOTED": 1.0}
    augment = create_augmenter(names=str(pools.folder), swap=1.0, noise=3.0)
    changed = 0
    for _ in range(50):
        made = list(augment(nlp, Example(nlp.make_doc(TEXT), reference)))
        assert len(made) == 1
        assert made[0].predicted.text == made[0].reference.text
        assert [ent.label_ for ent in made[0].reference.ents] == [label for _, label in texts(PASSAGE)]
        assert made[0].reference.cats == {"NOTED": 1.0}
        changed += made[0].text != TEXT
    assert changed > 40


def test_a_missing_pool_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"danish\.first\.txt"):
        Pools(tmp_path).person(random.Random(0))
