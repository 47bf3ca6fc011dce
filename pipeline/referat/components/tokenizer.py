"""The tokenizer: words, numbers, signs and white space, cut so that every span of the guidelines fits tokens.

spaCy's Danish tokenizer keeps `1.` in `stk. 1.`, `Ø.` at the end of a sentence, `V+A+C` and `kr./m3` whole, so that
many provisions and party letters begin or end inside a token and can be neither learned nor predicted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

#: Abbreviations whose full stop belongs to them wherever they stand, also at the end of a sentence.
ABBREVIATIONS = (
    "kr mio mia mill tkr stk nr pkt jf ca pct kl pr mv evt vedr dvs hhv inkl ekskl osv tlf sek bek lbk"
).split()
_DOTTED = r"t\.kr|bl\.a|f\.eks|m\.v|m\.fl|m\.m|d\.d|p\.t|o\.l|s\.d|j\.nr|mio\.kr|mia\.kr"

TOKEN = re.compile(
    rf"(?:{_DOTTED}|{'|'.join(ABBREVIATIONS)})\."  # kr.
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+)*"  # Toft-Nyborg, KL's
    r"|\d+(?:[.,:]\d+)*"  # 1.940, 15.00.00, 17:30
    r"|\s+|.",
    re.IGNORECASE | re.DOTALL,
)


#: Key of `doc.user_data` for the text that a Doc was made of; `Doc.text` puts it together anew each time.
TEXT_KEY = "referat.text"


def text_of(doc: Doc) -> str:
    """The text of a Doc, without putting it together again where the tokenizer has kept it."""
    text: str | None = doc.user_data.get(TEXT_KEY)
    return doc.text if text is None else text


class RegexTokenizer:
    """Cuts a text by one regular expression, three times as fast as by prefix and suffix rules.

    Example:
        >>> import spacy
        >>> tokenizer = RegexTokenizer(spacy.blank("da").vocab)
        >>> [token.text for token in tokenizer("jf. § 5, stk. 1. (V+A)")]
        ['jf.', '§', '5', ',', 'stk.', '1', '.', '(', 'V', '+', 'A', ')']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        owner = False  # whether the last token may own a single space
        for token in TOKEN.findall(text):
            if token == " " and owner:
                spaces[-1] = True
                owner = False
                continue
            words.append(token)
            spaces.append(False)
            owner = not token.isspace()
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data[TEXT_KEY] = text
        return doc

    # The expression is code, not state: spaCy asks for these four of every tokenizer that it saves with a pipeline.

    def to_bytes(self, **kwargs: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> RegexTokenizer:
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        return None

    def from_disk(self, path: str | Path, **kwargs: Any) -> RegexTokenizer:
        return self


@registry.tokenizers("referat.tokenizer.v1")
def create_tokenizer() -> Callable[[Language], RegexTokenizer]:
    """The tokenizer of every pipeline of this project, for `[nlp.tokenizer]` of a config."""

    def make(nlp: Language) -> RegexTokenizer:
        return RegexTokenizer(nlp.vocab)

    return make
