"""Names of the bodies that hold meetings: councils, committees, boards."""

from __future__ import annotations

import re

from referat.minutes.lines import one_line

#: `2022-2025`, `2022-25:`, `(2018-2021)`: the term for which a body is elected is no part of its name.
_TERM = re.compile(r"\s*\(?\b(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\)?:?\s*")
_ENDINGS = (
    "udvalget", "udvalg", "rådet", "råd", "byråd", "bestyrelsen", "bestyrelse", "borgerrepræsentationen", "magistraten",
    "nævnet", "nævn", "komiteen", "komité", "forum", "forummet", "kommissionen", "kommission", "direktionen", "komite",
)  # fmt: skip
_BEGINNINGS = ("udvalget for ", "udvalg for ", "§ 17", "§17")
_WIDTH = 110
#: Words of sentences, which no name of a body holds.
_PROSE = re.compile(
    r"\b(?:er|var|blev|bliver|har|havde|skal|kan|vil|at|som|der|den|det|ikke|indstiller|anbefaler|foreslår"
    r"|behandler|godkender|sendes|til|fra|med)\b"
)


def is_body(text: str) -> bool:
    """Whether `text` is the name of a body and nothing else.

    >>> is_body("Teknik- og Miljøudvalget"), is_body("Udvalget for Kultur og Fritid"), is_body("Byrådet 2022-2025")
    (True, True, True)
    >>> is_body("Sagen sendes til Byrådet"), is_body("Referat")
    (False, False)
    """
    if len(text) > _WIDTH or not text[:1].isupper():
        return False
    name = without_term(text)
    if not name or any(mark in name for mark in ".:;?!"):
        return False
    folded = name.casefold()
    if not (folded.endswith(_ENDINGS) or folded.startswith(_BEGINNINGS)):
        return False
    return len(name.split()) <= 12 and not _PROSE.search(name)


def without_term(body: str | None) -> str | None:
    """Take the term of years from the name of a body.

    >>> without_term("2022-25: Arbejdsmarkedsudvalget"), without_term("Byrådet 2022-2025")
    ('Arbejdsmarkedsudvalget', 'Byrådet')
    """
    if body is None:
        return None
    return one_line(_TERM.sub(" ", body)).strip(" :-–,|") or None


def bare_name(body: str) -> str:
    """A body's name for comparison: case, definite and genitive endings, `og` and `&` do not count.

    >>> bare_name("Udvalget for psykiatri og handicaps"), bare_name("Børne- & Skoleudvalget")
    ('udvalget for psykiatri og handicap', 'børne- og skoleudvalg')
    """
    folded = one_line(body).casefold().replace("&", "og").removesuffix("s")
    for ending, base in (("udvalget", "udvalg"), ("rådet", "råd"), ("bestyrelsen", "bestyrelse")):
        if folded.endswith(ending):
            return folded.removesuffix(ending) + base
    return folded
