import pytest
import spacy
from evaluation_factories import make_meeting
from spacy.language import Language
from spacy.tokens import Doc

from referat.components.tokenizer import RegexTokenizer
from referat.evaluation.gold import GoldDocument, from_meeting
from referat.evaluation.run import PARTS, Part, evaluate, evaluate_parts, tag_gold
from referat.evaluation.score import Scores, Share, total


@pytest.fixture
def nlp() -> Language:
    """A `ner` that knows one name and one act, and the rule for sums, merged by hand."""
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns(
        [{"label": "PERSON", "pattern": "Fjord"}, {"label": "LEGISLATION", "pattern": "folkeskoleloven"}]
    )
    nlp.add_pipe("referat_amount", name="amount")
    nlp.add_pipe("referat_merge", name="merge")
    return nlp


@pytest.fixture
def documents() -> list[GoldDocument]:
    return [from_meeting(make_meeting())]


def hits(scores: Scores) -> dict[str, int]:
    return {label: count.hits for label, count in scores.spans.items() if count.hits}


def test_the_model_alone_and_the_rules_alone_have_nothing_of_each_other(
    nlp: Language, documents: list[GoldDocument]
) -> None:
    parts = {part: hits(evaluate(nlp, documents, part)) for part in PARTS}
    assert parts["model alone"]["LEGISLATION"] == 1
    assert "AMOUNT" not in parts["model alone"]
    # What the head of the meeting tells is a rule's: the model knows no full name.
    assert parts["model alone"]["PERSON"] == 1
    assert parts["rules alone"]["AMOUNT"] == parts["whole"]["AMOUNT"] == 1
    assert "LEGISLATION" not in parts["rules alone"]
    assert parts["whole"]["LEGISLATION"] == 1


@pytest.mark.parametrize("part", PARTS)
def test_the_pipeline_is_whole_again_afterwards(nlp: Language, documents: list[GoldDocument], part: Part) -> None:
    before = nlp.pipe_names
    tag_gold(nlp, documents, part)
    assert nlp.pipe_names == before


def test_the_whole_is_the_sum_of_its_documents(nlp: Language) -> None:
    documents = [from_meeting(make_meeting(name=name)) for name in ("one", "two")]
    tagged = tag_gold(nlp, documents)
    assert [one.document.name for one in tagged] == ["one", "two"]
    assert total(one.scores for one in tagged).spans == evaluate(nlp, documents).spans
    assert set(evaluate_parts(nlp, documents)) == set(PARTS)


def test_scores_are_added_up_without_changing_the_parts() -> None:
    one, other = Scores(), Scores()
    one.spans["PARTY"].hits, other.spans["PARTY"].misses = 2, 1
    one.shares["item title"], other.shares["item title"] = Share(1, 2), Share(3, 3)
    other.shares["item number"] = Share(1, 1)
    one.errors.append(("m", "missed", "PARTY", "A", "A"))
    both = total([one, other])
    assert (both.spans["PARTY"].hits, both.spans["PARTY"].misses) == (2, 1)
    assert both.shares == {"item title": Share(4, 5), "item number": Share(1, 1)}
    assert both.errors == one.errors
    assert one.shares == {"item title": Share(1, 2)}
    assert total([]) == Scores()


def test_the_outcomes_of_the_model_alone_are_the_classifiers(nlp: Language, documents: list[GoldDocument]) -> None:
    def cats(doc: Doc) -> Doc:
        doc.cats = {"NOTED": 0.4, "DISCUSSED": 0.9, "DIVIDED": 0.6, "NONE": 0.1}
        return doc

    Language.component("referat_test_cats", func=cats)
    nlp.add_pipe("referat_test_cats", name="textcat_multilabel")
    alone = tag_gold(nlp, documents, "model alone")[0].record["items"]
    assert [{outcome["label"] for outcome in item["outcomes"]} for item in alone] == [{"DISCUSSED", "DIVIDED"}] * 2
    # The whole reads the phrases of the decisions as well.
    whole = tag_gold(nlp, documents, "whole")[0].record["items"]
    assert [{outcome["label"] for outcome in item["outcomes"]} for item in whole] != [{"DISCUSSED", "DIVIDED"}] * 2
