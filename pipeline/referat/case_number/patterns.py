"""Shapes of Danish case numbers, from named atoms.

Source of the shapes: published minutes of some fifty municipalities and regions, as listed in `docs/case-numbers.md`.
KLE is the municipalities' common subject classification (Kommunernes Landsforening, KLE-Emnesystematik,
www.kle-online.dk): main group, group and topic in pairs of digits (`15.00.00`), then a facet that says what is done
with the topic, a letter and two digits (`A00`).
"""

from __future__ import annotations

import re

_KLE = r"(?P<{n}kle>\d\d\.\d\d\.\d\d)"
_FACET = r"(?P<{n}facet>[A-ZÆØÅ]\d\d)"
_YY = r"(?P<{n}year>\d\d)"
_YYYY = r"(?P<{n}year>(?:19[6-9]|20[0-4])\d)"


def _serial(digits: str) -> str:
    return rf"(?P<{{n}}serial>\d{{{{{digits}}}}})"


#: Rule → shape. Every named group is prefixed with the rule's own number, so that all can stand in one expression.
#: `strong` shapes are case numbers wherever they stand.
STRONG: dict[str, str] = {
    # 15.00.00-A00-16-24
    "kle": rf"{_KLE}-{_FACET}-{_serial('1,6')}-{_YY}",
    # 00.01.00A04 - 2007/34364
    "kle_journal": rf"{_KLE}[ ]?-?{_FACET}[ ]?-[ ]?{_YYYY}/{_serial('1,6')}",
    # 13.00.00P22-0002, 08.03.00 G01/549
    "kle_glued": rf"{_KLE}[ ]?-?{_FACET}[-/]{_serial('1,6')}",
    # 24-1-15.20.00-A00, 23-152837-00.00.00-A00
    "kle_last": rf"{_YY}-{_serial('1,6')}-{_KLE}-{_FACET}",
    # EMN-2019-03456
    "emn": rf"EMN-{_YYYY}-{_serial('3,6')}",
    # 330-2018-3619: the authority's number, the year, the serial
    "authority": rf"(?P<{{n}}authority>\d{{{{3}}}})-{_YYYY}-{_serial('1,6')}",
    # 1-51-71-3321-08 (Region Midtjylland)
    "region": rf"1-\d\d-\d{{{{1,3}}}}-{_serial('1,5')}-{_YY}",
    # BR 366/07 (Borgerrepræsentationen, København)
    "council": rf"BR[ ]{_serial('1,4')}/{_YY}",
}

#: Shapes that are case numbers after a label ("Sagsnr."), alone on their line, or where the shape is long enough.
WEAK: dict[str, str] = {
    # 2012/057275, 2020/0007714, 2017-004392; 2018-2023 is a term of years
    "year_serial": rf"{_YYYY}[/-](?!(?:19|20)\d\d(?!\d)){_serial('3,7')}",
    # 23/64938, 10/11
    "journal": rf"{_YY}/{_serial('1,6')}",
    # J.nr.: 29.00.00Ø00, a subject and a facet without a serial
    "kle_subject": rf"{_KLE}-?{_FACET}(?P<{{n}}serial>)",
    # 295848, 201002858
    "serial": _serial("5,9"),
}

#: Words that announce a case number. `Sag nr. 129` numbers an item of the agenda: bare serials need five digits.
LABEL = (
    r"(?:\b(?:[Ss]ags?[ ]?-?(?:nummer|numre|nr\.?|id\.?|ID\.?)|SAGS?[ ]?-?(?:NUMMER|NR\.?|ID\.?)|[Ss]agnr\.?"
    r"|(?:J\.?[ ]?|[Jj]ournal[ -]?)(?:nummer|nr\.?)"
    r"|[Ss]ag(?:en|erne|er)?"
    r"|ESDH(?:-sag)?|Acadre(?:-sag)?|Åbent[ ]-|Lukket[ ]-)[ ]?[:|]?[ \t]*(?:nr\.[ ]?)?(?:\r?\n[ \t]*)?)"
)
#: A second number after a labelled one: `sag 23/1234 og 23/1240`.
AND = r"(?:,[ ]|[ ]og[ ]|[ ]samt[ ]|[ ]/[ ])"

#: What looks like a case number and is none; matched in the same pass, so that it takes the text away from the rules.
TRAPS: tuple[str, ...] = (
    # numbers of documents and files
    r"\b(?:Dok(?:ument)?(?:\.|ument)?[ ]?-?(?:nummer|nr\.?|id\.?|ID)?|Akt(?:[ ]?-?(?:nr\.?|id\.?))?|Bilag|Fil)"
    r"[ ]?:?[ ]?\d[\d/-]*",
    r"\(\d{3,6}/\d\d\)",
    # meetings, plans, school years, points of an agenda, laws, bills, cases of courts
    r"\b(?:[Mm]øde|MØDE)[ ]?(?:nr\.?|nummer)?[ ]?:?[ ]?\d+/\d+",
    r"\b\w*[Pp]lan(?:tillæg|s|en|ens|er)?[ ]?(?:nr\.?[ ]?)?\d[\d./-]*\w*",
    r"\b[Ss]kole(?:år(?:et)?|året)[ ]\d{4}[/-]\d{2,4}",
    r"\b(?:[Pp]kt\.?|[Pp]unkt)[ ]?\d[\d/-]*",
    r"\b(?:LBK|BEK|LOV|CIR|VEJ|[Ll]ov(?:bekendtgørelse)?|[Bb]ekendtgørelse|[Cc]irkulære|[Vv]ejledning)"
    r"[ ]nr\.?[ ]?\d[\d/-]*",
    r"\b(?:[Dd]irektiv|[Ff]orordning)(?:et|en)?[ ](?:\((?:EU|EF|EØF)\)[ ])?(?:nr\.[ ])?\d+/\d+(?:/\w+)?",
    # dates: 25/1-2023, 25/1 2023, 12/11-18
    r"\b[0-3]?\d/[01]?\d[ ]?[-/.][ ]?(?:\d{4}|\d\d)\b",
    r"\b[0-3]?\d/[01]?\d[ ](?:19|20)\d\d\b",
    # telephone numbers
    r"\b(?:[Tt]lf\.?|[Tt]elefon)[ ]?:?[ ]?\d[\d ]*",
)

#: Neither inside a longer number or word, nor the beginning of one; `J.nr.05.02.00P19-0007` is glued to its label.
BEFORE = r"(?:(?<![\w/.,-])|(?<=[Nn]r\.))"
AFTER = r"(?![\w/]|[.,:-]\d)"


def _numbered(rules: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{shape.format(n=name + '_')})" for name, shape in rules.items())


ANY_RE = re.compile(BEFORE + f"(?:{_numbered({**STRONG, **WEAK})})" + AFTER)
LABEL_RE = re.compile(LABEL)
#: The label that a number stands right behind.
LABELLED_RE = re.compile(LABEL + r"\Z")
AND_RE = re.compile(AND)
TRAP_RE = re.compile("|".join(f"(?:{trap})" for trap in TRAPS))
#: Characters before and after a number in which its label or the rest of a trap stands.
REACH = 48
