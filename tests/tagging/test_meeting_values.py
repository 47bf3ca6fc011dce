"""What only the meeting tells: whose letter a party's is, and what the subject of a case is called."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from referat.case_number import Kle
from referat.components.rules import COUNCIL
from referat.party import Council, CouncilMember
from referat.reading import Source
from referat.record import Record
from referat.tagging import Tagger

HEAD = """REFERAT Byrådet d. {date}

Mødedato {date} kl. 17:00

Mødedeltagere Ida Holm (A), Bo Skov (V), Per Fjord ({letter})

Indholdsfortegnelse

Ny skole.....	3

Punkt 1: Ny skole

15.20.00-A00-3-24

Beslutning

"""


def make_nlp() -> Language:
    nlp = spacy.blank("da", config={"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}})
    for name in ("case_number", "amount", "legislation", "party", "merge"):
        nlp.add_pipe(f"referat_{name}", name=name)
    return nlp


NLP = make_nlp()


def record(decision: str, *, letter: str = "Å", date: str = "18-06-2015", kle: Kle | None = None) -> Record:
    text = HEAD.format(letter=letter, date=date) + decision + "\n"
    return Tagger(NLP, kle=kle).tag(Source("m.txt", text, "0" * 64, "text/plain"))


def parties(made: Record) -> list[tuple[str, object]]:
    """Parties inside the item, with their names."""
    return [(s.text, s.value and s.value["name"]) for s in made.spans if s.label == "PARTY" and s.item is not None]


@pytest.mark.parametrize(
    ("date", "decision", "found"),
    [
        ("18-06-2019", "Imod stemte Å.", [("Å", "Alternativet")]),
        ("18-06-2012", "Imod stemte Å.", [("Å", None)]),
        ("18-06-2019", "Imod stemte D.", [("D", "Nye Borgerlige")]),
        ("18-06-2012", "Imod stemte V.", [("V", "Venstre, Danmarks Liberale Parti")]),
    ],
)
def test_a_letter_is_of_the_list_that_has_it_in_this_term(
    date: str, decision: str, found: list[tuple[str, object]]
) -> None:
    assert parties(record(decision, date=date)) == found


def test_the_component_knows_the_council() -> None:
    doc = NLP.make_doc("Imod stemte Å.")
    doc.user_data[COUNCIL] = Council(year=2015, municipality="Randers")
    assert [span._.referat_value["name"] for span in NLP.get_pipe("party")(doc).spans["referat.party"]] == [
        "Velfærdslisten"
    ]


def test_the_pipeline_alone_reads_any_text() -> None:
    assert [(ent.text, ent.label_) for ent in NLP("Imod stemte V og Ø.").ents] == [("V", "PARTY"), ("Ø", "PARTY")]


@pytest.mark.parametrize(
    ("letter", "decision", "found"),
    [
        # a member's letter behind the member's name needs no bracket
        ("O", "Godkendt. Per Fjord O stemte imod.", ["O"]),
        ("O", "Ordfører: Bo Skov - V", ["V"]),
        # ... but only the member's own, and only a member's
        ("O", "Godkendt. Per Fjord V stemte imod.", []),
        ("O", "Godkendt. Ole Lind O stemte imod.", []),
        ("O", "Planen for Per Fjord A/S stemte.", []),
        # `I` is the pronoun where no member is of the Liberal Alliance
        ("I", "I stemte imod.", ["I"]),
        ("O", "I stemte imod.", []),
        ("O", "Imod stemte I og O.", ["I", "O"]),
    ],
)
def test_the_members_letters_settle_doubts(letter: str, decision: str, found: list[str]) -> None:
    assert [text for text, _ in parties(record(decision, letter=letter))] == found


def test_a_letter_is_of_the_list_that_the_minutes_name_beside_it() -> None:
    made = record("Borgerlisten (L) og A stemte imod. L ønsker sagen udsat. Imod stemte L.", letter="L")
    assert dict(parties(made))["L"] == "Borgerlisten"
    assert parties(made)[-1] == ("L", "Borgerlisten")


def test_two_lists_of_one_letter_settle_nothing() -> None:
    made = record("Borgerlisten (L) og Fælleslisten (L) stemte imod. Imod stemte L.", letter="L")
    assert parties(made)[-1] == ("L", None)


def test_a_name_beside_a_letter_of_the_register_changes_nothing() -> None:
    made = record("Borgerlisten (V) stemte imod.", letter="L")
    assert ("V", "Venstre, Danmarks Liberale Parti") in parties(made)


def test_meetings_in_one_batch_keep_their_own_councils() -> None:
    texts = [HEAD.format(letter="Å", date=f"18-06-{year}") + "Imod stemte Å.\n" for year in (2012, 2019, 2012, 2023)]
    sources = [Source(f"{i}.txt", text, "0" * 64, "text/plain") for i, text in enumerate(texts)]
    names = [parties(made)[-1][1] for made in Tagger(NLP).tag_all(sources)]
    assert names == [None, "Alternativet", None, "Alternativet"]


def test_councils_are_equal_by_what_they_hold() -> None:
    members = [CouncilMember("Ida Holm", "A")]
    assert Council.of(members, 2019, "Randers") == Council((CouncilMember("Ida Holm", "A"),), 2019, "Randers")


KLE = Kle({"15.20.00": "Noget opdigtet", "15": "Andet"}, "ab" * 32)


def test_the_topic_comes_from_the_users_file_alone() -> None:
    with_names, without = record("Godkendt.", kle=KLE), record("Godkendt.")
    values = [next(s.value for s in made.spans if s.label == "CASE_NUMBER") for made in (with_names, without)]
    assert [value and (value["kle"], value["topic"]) for value in values] == [
        ("15.20.00", "Noget opdigtet"),
        ("15.20.00", None),
    ]


def test_the_version_tells_records_with_names_from_others() -> None:
    with_names, without = record("Godkendt.", kle=KLE), record("Godkendt.")
    assert with_names.model is not None
    assert without.model is not None
    assert with_names.model.version == f"{without.model.version}+kle.abababab"
