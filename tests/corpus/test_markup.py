import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.corpus.markup import Mark, edge_problem, parse_markup, render_markup
from referat.errors import CorpusError
from referat.labels import SPAN_LABELS


def test_markup_leaves_the_text_and_points_into_it() -> None:
    parsed = parse_markup(
        "Head\n[[item]]Punkt 1: Budget\n[[decision|Beslutning]]\n[[PERSON|Per\nFjord]] ([[PARTY|A]]): [[AMOUNT|5 kr.]]\n[[end]]fod"
    )
    assert parsed.text == "Head\nPunkt 1: Budget\nBeslutning\nPer\nFjord (A): 5 kr.\nfod"
    assert [parsed.text[s.start : s.end] for s in parsed.spans] == ["Per\nFjord", "A", "5 kr."]
    assert [(parsed.text[h.start : h.end], h.label) for h in parsed.headings] == [("Beslutning", "decision")]
    assert parsed.text[parsed.items[0] :].startswith("Punkt 1")
    assert parsed.end is not None
    assert parsed.text[parsed.end :] == "fod"


@pytest.mark.parametrize(
    ("marked", "line", "words"),
    [
        ("a\nb [[PRSON|Per]]", 2, "unknown label 'PRSON'"),
        ("[[PERSON|]]", 1, "is empty"),
        ("[[PERSON]]", 1, "is empty"),
        ("[[PERSON|Per", 1, "malformed"),
        ("Per]] Fjord", 1, "malformed"),
        ("[[PERSON|Per [[PARTY|A]]]]", 1, "malformed"),
        ("[[PERSON| Per]]", 1, "white space"),
        ("[[PERSON|Per\n]]", 1, "white space"),
        ("x\n\n[[PARTY|(A)]]", 3, "begins with '('"),
        ("[[LEGISLATION|loven”]]", 1, "ends with"),
        ("[[heading|Resume]]", 1, "outside every item"),
        ("[[item|x]]", 1, "takes no text"),
        ("[[end]]", 1, "before any [[item]]"),
        ("[[item]]a\n[[end]]\n[[item]]b", 3, "after [[end]]"),
        ("[[item]]a[[end]]\n[[heading|Resume]]", 2, "outside every item"),
    ],
)
def test_malformed_markup_is_refused_with_its_line(marked: str, line: int, words: str) -> None:
    with pytest.raises(CorpusError) as error:
        parse_markup(marked)
    assert error.value.line == line
    assert words in error.value.problem


@pytest.mark.parametrize("content", ["Jens'", "forordning (EU) 2016/679", "Ejendomme (Vest)", "kr. 5.000,-", "§ 5"])
def test_edges_that_belong_to_a_span(content: str) -> None:
    assert edge_problem(content) is None


@pytest.mark.parametrize("content", ["Jens (", "(A", "A)", "'Per", "Per'", "“Per”"])
def test_edges_that_do_not(content: str) -> None:
    assert edge_problem(content) is not None


TEXT = st.text(st.characters(blacklist_characters="[]|", blacklist_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(TEXT, st.sampled_from(SPAN_LABELS), st.from_regex(r"\A[a-zæøå]{1,8}\Z")), max_size=6), TEXT)
def test_parse_and_render_are_inverse(parts: list[tuple[str, str, str]], tail: str) -> None:
    text, spans = "", []
    for before, label, content in parts:
        text += before
        spans.append(Mark(label, len(text), len(text) + len(content)))
        text += content
    text += tail
    parsed = parse_markup(render_markup(text, spans))
    assert (parsed.text, parsed.spans) == (text, spans)


def test_render_puts_item_and_heading_at_one_place_in_order() -> None:
    marked = "[[item]][[heading|Resume]]\nx\n[[item]][[PERSON|Per]]"
    parsed = parse_markup(marked)
    assert render_markup(parsed.text, parsed.spans, parsed.headings, parsed.items, parsed.end) == marked
