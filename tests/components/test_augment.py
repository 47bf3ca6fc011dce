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
    insert_things,
    lower_case,
    mistype,
    respace,
    spell_out,
    swap_entities,
    swap_things,
    tabulate,
    upper_case,
    wrap_entities,
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
        "acts": "folkeskoleloven\nlov om planlægning\nLAB\n",
        "things": "Danish Crown\nPeter Bangs Vej\n",
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
        full, other = sorted((swapped[0][0], swapped[2][0]), key=len, reverse=True)
        assert other == full or other in full.split(), "in a sentence a person may be called by one name"
        assert "Fjord" not in swapped[0][0]
        assert len(swapped[1][0]) == 1
        assert swapped[3][0] != ""
        assert swapped[5][0] != ""


def test_a_sum_keeps_the_full_stop_of_its_sentence(pools: Pools) -> None:
    passage = Passage(
        "Det koster 5.000 kr.\nSagen er ny. Af 20 euro. Det er alt", ((11, 20, "AMOUNT"), (37, 44, "AMOUNT"))
    )
    for seed in range(40):
        text = swap_entities(passage, pools, random.Random(seed)).text
        assert ".\nSagen er ny. Af" in text
        assert ". Det er alt" in text
        assert ".." not in text


def test_what_stands_behind_a_genitive_stays_a_provision(pools: Pools) -> None:
    passage = Passage("jf. vedtægternes og lovens § 5", ((27, 30, "LEGISLATION"),))
    for seed in range(40):
        ((new, _),) = texts(swap_entities(passage, pools, random.Random(seed)))
        assert new[0] in "§ka"


def test_things_are_swapped_and_nothing_else(pools: Pools) -> None:
    passage = Passage("aftale med Grøn Puls og Ida Holm om Nye Veje", ((24, 32, "PERSON"),))
    swapped = swap_things(passage, pools, random.Random(0), share=1.0)
    assert texts(swapped) == [("Ida Holm", "PERSON")]
    assert "Grøn Puls" not in swapped.text
    assert "Nye Veje" not in swapped.text
    assert swap_things(passage, pools, random.Random(0), share=0.0) == passage
    plain = Passage("udvalget drøftede sagen", ())
    assert swap_things(plain, pools, random.Random(0), share=1.0) == plain


def test_lines_are_put_in_between_lines_and_never_into_an_entity(pools: Pools) -> None:
    passage = Passage("Til stede: Ida\nHolm\nBo Skov", ((11, 19, "PERSON"), (20, 27, "PERSON")))
    for seed in range(20):
        made = insert_things(passage, pools, random.Random(seed))
        assert texts(made) == texts(passage)
        assert any(thing in made.text for thing in pools.things)
    assert insert_things(Passage("Ida\nHolm", ((0, 8, "PERSON"),)), pools, random.Random(0)).text == "Ida\nHolm"


def test_a_row_of_a_table_ends_its_entity_where_it_ended() -> None:
    passage = Passage("Aktivloven\nEn linje, der slutter.\nI alt", ((0, 10, "LEGISLATION"),))
    made = tabulate(passage, random.Random(0), share=1.0)
    assert texts(made) == [("Aktivloven", "LEGISLATION")]
    assert made.text.startswith("Aktivloven\t")
    assert "slutter.\nI alt\t" in made.text


def test_entities_of_several_words_are_wrapped_now_and_then() -> None:
    passage = Passage("efter lov om social service", ((6, 27, "LEGISLATION"),))
    wrapped = [wrap_entities(passage, random.Random(seed)) for seed in range(200)]
    assert 5 < sum("\n" in made.text for made in wrapped) < 40
    assert {texts(made)[0][0].replace("\n", " ") for made in wrapped} == {"lov om social service"}
    single = Passage("LAB", ((0, 3, "LEGISLATION"),))
    assert all(wrap_entities(single, random.Random(seed)) == single for seed in range(50))


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
