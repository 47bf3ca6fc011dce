from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from referat.components.merge import MODEL_KEY, MODEL_LABELS, Merge
from referat.components.rules import RuleComponent
from referat.matching import Match

RULES = ["case_number", "amount", "legislation", "party"]


def make_nlp() -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}}
    nlp = spacy.blank("da", config=config)
    for name in [*RULES, "merge"]:
        nlp.add_pipe(f"referat_{name}", name=name)
    return nlp


class FixedMatcher:
    def __init__(self, *matches: Match) -> None:
        self.matches = list(matches)

    def match(self, text: str) -> list[Match]:
        return self.matches


def make_doc(words: list[str]) -> Doc:
    return Doc(spacy.blank("da").vocab, words=words)


def test_rules_on_a_blank_pipeline_make_entities_with_values() -> None:
    doc = make_nlp()("Sagsnr. 23/64938: Venstre vil give 1,5 mio. kr. efter servicelovens § 18.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("23/64938", "CASE_NUMBER"),
        ("Venstre", "PARTY"),
        ("1,5 mio. kr.", "AMOUNT"),
        ("servicelovens § 18", "LEGISLATION"),
    ]
    assert [ent.id_.split(".")[0] for ent in doc.ents] == ["case_number", "party", "amount", "legislation"]
    assert doc.ents[2]._.referat_value == {"amount": "1500000", "currency": "DKK"}


def test_a_text_without_anything_has_no_entities() -> None:
    doc = make_nlp()("Udvalget drøftede ventelisten og tog hul på næste punkt.")
    assert list(doc.ents) == []


def test_a_rule_component_matches_without_touching_the_doc() -> None:
    doc = make_doc(["Det", "koster", "5", "kr."])
    component = RuleComponent("x", matcher=FixedMatcher(Match("AMOUNT", 11, 16, "x.y", {"amount": "5"})), spans_key="k")
    spans = component.match(doc)
    assert [span.text for span in spans] == ["5 kr."]
    assert "k" not in doc.spans
    component.set_annotations(doc, spans)
    assert [span.id_ for span in doc.spans["k"]] == ["x.y"]


def test_a_hit_inside_a_token_is_widened_to_it() -> None:
    component = RuleComponent("x", matcher=FixedMatcher(Match("PARTY", 0, 1, "x.y")), spans_key="k")
    assert [span.text for span in component.match(make_doc(["Aþ", "b"]))] == ["Aþ"]


def spans_of(doc: Doc, *spans: tuple[int, int, str]) -> list[Span]:
    return [Span(doc, start, end, label=label) for start, end, label in spans]


@pytest.mark.parametrize(
    ("first", "second", "model", "kept"),
    [
        # a rule wins over the model, also where the model's span is longer
        ([(1, 2, "AMOUNT")], [], [(0, 3, "PERSON")], [(1, 2, "AMOUNT")]),
        # the same span by both: the rule's
        ([(1, 2, "AMOUNT")], [], [(1, 2, "AMOUNT")], [(1, 2, "AMOUNT")]),
        # of two rules the one named first, whatever its length
        ([(1, 2, "AMOUNT")], [(0, 4, "LEGISLATION")], [], [(1, 2, "AMOUNT")]),
        # of two hits of one rule the longer
        ([(0, 1, "AMOUNT"), (0, 3, "AMOUNT")], [], [], [(0, 3, "AMOUNT")]),
        # what touches nothing stays
        ([(0, 1, "AMOUNT")], [(2, 3, "LEGISLATION")], [(4, 5, "PERSON")], [(0, 1, "AMOUNT"), (2, 3, "LEGISLATION"), (4, 5, "PERSON")]),
        # a sum that does not hold what a sum must
        ([], [], [(3, 4, "AMOUNT"), (1, 2, "AMOUNT")], [(1, 2, "AMOUNT")]),
        # a label that the model may not add
        ([], [], [(0, 1, "CASE_NUMBER"), (1, 2, "PERSON")], [(1, 2, "PERSON")]),
        ([], [], [], []),
    ],
)  # fmt: skip
def test_precedence(
    first: list[tuple[int, int, str]],
    second: list[tuple[int, int, str]],
    model: list[tuple[int, int, str]],
    kept: list[tuple[int, int, str]],
) -> None:
    doc = make_doc(["a", "b", "c", "d", "e"])
    doc.spans["first"] = spans_of(doc, *first)
    doc.spans["second"] = spans_of(doc, *second)
    doc.set_ents(spans_of(doc, *model))
    merge = Merge("merge", rules=["first", "second", "absent"], model_labels={"PERSON": "", "AMOUNT": "[abc]"})
    assert [(span.start, span.end, span.label_) for span in merge.match(doc)] == kept
    merge(doc)
    assert [(ent.start, ent.end, ent.label_) for ent in doc.ents] == kept
    assert [(s.start, s.end, s.label_) for s in doc.spans[MODEL_KEY]] == sorted(model)


@pytest.mark.parametrize(
    ("words", "rule", "model", "kept"),
    [
        # where a rule spoke, it knew why it stopped
        ("efter servicelovend § 85 kan", [(2, 4)], [(1, 4)], ["§ 85"]),
        ("§ 4 og § 5", [(0, 2), (3, 5)], [(0, 5)], ["§ 4", "§ 5"]),
        # a law alone: a mistyped word is enough, an abbreviation or an ordinary word is not
        ("efter barselslofen kan", [], [(1, 2)], ["barselslofen"]),
        ("Sagsbehandler HGA kan", [], [(1, 2)], []),
        ("efter mulighed kan", [], [(1, 2)], []),
    ],
)  # fmt: skip
def test_the_model_reads_mistyped_words(
    words: str, rule: list[tuple[int, int]], model: list[tuple[int, int]], kept: list[str]
) -> None:
    doc = make_doc(words.split())
    doc.spans["rule"] = spans_of(doc, *((start, end, "LEGISLATION") for start, end in rule))
    doc.set_ents(spans_of(doc, *((start, end, "LEGISLATION") for start, end in model)))
    allowed = {"LEGISLATION": "§"}
    merge = Merge("merge", rules=["rule"], model_labels=allowed, mistyped=["LEGISLATION"])
    assert [span.text.strip() for span in merge.match(doc)] == kept
    strict = Merge("merge", rules=["rule"], model_labels=allowed)
    of_rule = [doc[start:end].text for start, end in rule]
    assert [span.text for span in strict.match(doc)] == of_rule, "without the label nothing of this happens"


def test_the_model_adds_no_person_whom_nobody_can_be() -> None:
    doc = make_doc("Init. KSV fra Halleby Å og Ulla Skov".split())
    doc.set_ents(spans_of(doc, (1, 2, "PERSON"), (3, 5, "PERSON"), (6, 8, "PERSON")))
    merge = Merge("merge", rules=[], model_labels={"PERSON": ""})
    assert [span.text.strip() for span in merge.match(doc)] == ["Ulla Skov"]


def test_a_sum_holds_no_ordinary_word() -> None:
    doc = make_doc("59 kommunale arbejdspladser og 59 mio. kroner".split())
    doc.set_ents(spans_of(doc, (0, 3, "AMOUNT"), (4, 7, "AMOUNT")))
    merge = Merge("merge", rules=[], model_labels={"AMOUNT": r"\d"})
    assert [span.text.strip() for span in merge.match(doc)] == ["59 mio. kroner"]


def test_the_rules_survive_saving(tmp_path: Path) -> None:
    make_nlp().to_disk(tmp_path / "m")
    doc = spacy.load(tmp_path / "m")("Det koster 5.000 kr.")
    assert [ent.text for ent in doc.ents] == ["5.000 kr."]


@pytest.mark.parametrize(
    ("label", "words", "kept"),
    [
        ("PARTY", "Enhedslisten", True),
        ("PARTY", "Nyt Odsherred", True),
        ("PARTY", "A", False),
        ("PARTY", "cirkulære", False),
        ("PARTY", "LIS Ukraine juni 2024", False),
        ("AMOUNT", "5 mio. kr.", True),
        ("AMOUNT", "5.000 ,-", True),
        ("AMOUNT", "kr. 5.000", True),
        ("AMOUNT", "59 53 44 00", False),
        ("AMOUNT", "slt ½", False),
    ],
)
def test_what_the_model_adds_holds_what_its_label_needs(label: str, words: str, *, kept: bool) -> None:
    doc = make_doc(words.split())
    doc.set_ents(spans_of(doc, (0, len(doc), label)))
    merge = Merge("merge", rules=[], model_labels=MODEL_LABELS)
    assert bool(merge.match(doc)) is kept
