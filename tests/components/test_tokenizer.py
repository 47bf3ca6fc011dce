from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from referat.components.tokenizer import RegexTokenizer

TOKENIZER = RegexTokenizer(spacy.blank("da").vocab)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("§ 15, stk. 1. nr. 1", ["§", "15", ",", "stk.", "1", ".", "nr.", "1"]),
        ("stemte Ø.", ["stemte", "Ø", "."]),
        ("V+A+C", ["V", "+", "A", "+", "C"]),
        ("150 kr./m3", ["150", "kr.", "/", "m", "3"]),
        ("275.000kr.", ["275.000", "kr."]),
        ("-5,704 mio. kr.", ["-", "5,704", "mio.", "kr."]),
        ("§27a", ["§", "27", "a"]),
        ("Frederik Toft-Nyborg (A)", ["Frederik", "Toft-Nyborg", "(", "A", ")"]),
        ("KL's svar", ["KL's", "svar"]),
        ("Hans J. Møller", ["Hans", "J", ".", "Møller"]),
        ("a\n\nb", ["a", "\n\n", "b"]),
        ("a  b", ["a", "  ", "b"]),
        ("", []),
        (" ", [" "]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens


@given(st.text(max_size=200))
def test_tokens_give_the_text_back(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_a_pipeline_with_it_is_saved_and_loaded(tmp_path: Path) -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": "referat.tokenizer.v1"}}}
    spacy.blank("da", config=config).to_disk(tmp_path / "m")
    loaded = spacy.load(tmp_path / "m")
    assert isinstance(loaded.tokenizer, RegexTokenizer)
    assert [token.text for token in loaded("V+A")] == ["V", "+", "A"]
