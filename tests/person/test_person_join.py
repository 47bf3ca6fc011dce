"""Mentions of one person joined; title and party beside a name."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.party import PartyMatcher
from referat.person import Mention, join, mentions_of
from referat.person.join import party_of, title_of
from referat.record import Member

_MARK = re.compile(r"\[\[([^\[\]]+)\]\]")


def parse_gold(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Take the marks out; gives the text and the spans. Raises ValueError for malformed marks."""
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        last = mark.end()
    text += marked[last:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"malformed mark in {marked!r}")
    return text, spans


def joined(marked: str, members: list[Member] | None = None) -> list[dict[str, str]]:
    text, spans = parse_gold(marked)
    values = join(mentions_of(text, spans), members or [])
    assert len(values) == len(spans)
    return values


JOINED: list[tuple[str, list[str]]] = [
    ("[[Ida Lund]] bød velkommen. [[Lund]] gik kl. 17.", ["Ida Lund", "Ida Lund"]),
    ("[[Lund]] gik. [[Ida Lund]] kom igen.", ["Ida Lund", "Ida Lund"]),
    ("[[Ida Lund]] holdt oplæg. [[Idas]] oplæg blev drøftet.", ["Ida Lund", "Ida Lund"]),
    ("[[Ida Lund]] og [[Per Lund]]. Borgmester [[Lund]] takkede.", ["Ida Lund", "Per Lund", "Lund"]),
    ("[[Ida Lund]] og [[Ida Skov]]. [[Ida]] takkede, og [[Skov]] gik.", ["Ida Lund", "Ida Skov", "Ida", "Ida Skov"]),
    ("[[Niels Ole Bendsen]] og [[Niels Bendsen]]; [[Bendsen]] talte.", ["Niels Ole Bendsen"] * 3),
    (
        "[[Niels Ole Bendsen]], [[Niels Bo Bendsen]] og [[Niels Bendsen]]",
        ["Niels Ole Bendsen", "Niels Bo Bendsen", "Niels Bendsen"],
    ),
    ("[[Flemming Quist Arnt]] kom. [[Flemming Q. Arnt]] gik.", ["Flemming Quist Arnt", "Flemming Quist Arnt"]),
    ("[[Camilla Ørbæk Stage]] rejste sagen. [[Ørbæk Stages]] brev er vedlagt.", ["Camilla Ørbæk Stage"] * 2),
    ("[[Jimmy\nSimonsen]] kom, og [[Simonsens]] bil holdt udenfor.", ["Jimmy Simonsen"] * 2),
    ("[[Lasse Bruuns]] oplæg. [[Lasse Bruun]] svarede.", ["Lasse Bruun", "Lasse Bruun"]),
    ("[[Ida Friis]] kom. [[Friis]] gik. [[Friis']] brev.", ["Ida Friis"] * 3),
    ("[[Kruse]] bød velkommen.", ["Kruse"]),
    ("[[Ole]] og [[Bo Ole Vig]]", ["Ole", "Bo Ole Vig"]),
    ("[[Fatima El-Masri]] talte. [[El-Masris]] forslag faldt.", ["Fatima El-Masri"] * 2),
    ("[[Jens Kær]] kom. [[Jens]] gik. [[Jens']] stol.", ["Jens Kær"] * 3),
    ("", []),
]


@pytest.mark.parametrize(("marked", "names"), JOINED)
def test_join(marked: str, names: list[str]) -> None:
    assert [value["name"] for value in joined(marked)] == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Borgmester [[Kruse]] bød velkommen.", ["Ida Kruse"]),
        ("[[Falks]] forslag faldt.", ["Falk"]),  # two members bear the name
        ("[[Ole Falks]] forslag faldt.", ["Ole Falk"]),
        ("[[Uffe Trads]] brev", ["Uffe Trads"]),
        ("[[Trads]] brev", ["Uffe Trads"]),
    ],
)
def test_members_are_evidence(marked: str, names: list[str]) -> None:
    members = [Member(name=name) for name in ("Ida Kruse", "Ole Falk", "Bo Falk", "Uffe Trads")]
    assert [value["name"] for value in joined(marked, members)] == names


BESIDE: list[tuple[str, str | None, str | None]] = [
    ("Ved teamleder [[Tina Holm]] fra Ydelse", "teamleder", None),
    ("[[Ole Skov]] (A) spurgte", None, "A"),
    ("Formand [[Ole Skov]] (A) spurgte", "Formand", "A"),
    ("[[Ole Skov]] ((Ø)) spurgte", None, "Ø"),
    ("1. viceborgmester [[Bo Lund]] ledte mødet", "1. viceborgmester", None),
    ("[[Poul Eg]], centerchef i Jobcentret", "centerchef", None),
    ("[[Ruth Bo]] - Formand (A)\n", "Formand", "A"),
    ("[[Gorm Vig]] (A) (formand) - Deltog", "formand", "A"),
    ("[[Bo Lund]], V\n[[Ida Eg]], A\n", None, "V"),
    ("[[Bo Lund]] (bolu) V [[Ida Eg]] (idae) A\n", None, "V"),
    ("[[Bo Lund]] (Dansk Folkeparti) stemte imod", None, "Dansk Folkeparti"),
    ("[[Bo Lund]] (Uden for parti)", None, "Uden for parti"),
    ("Løsgænger [[Bo Lund]] stemte imod", None, "Løsgænger"),
    ("[[Bo Lund]] (V - stedfortræder for [[Ida Eg]])", None, "V"),
    ("[[Bo Lund]] (1. suppleant - C)", None, "C"),
    ("[[Bo Lund]] og [[Ida Eg]] (A)", None, None),
    ("[[Bo Lund]] stemte imod, mens Venstre stemte for", None, None),
    ("[[Bo Lund]], Venstre og Enhedslisten stemte imod", None, None),
    ("[[Bo Lund]] takkede formanden", None, None),
    ("Skolen og [[Bo Lund]]", None, None),
    ("Kommunaldirektør [[Bo Lund]] deltog", "Kommunaldirektør", None),
    ("Direktøren er [[Bo Lund]]", None, None),
    ("projektleder\n[[Bo Lund]]", "projektleder", None),
    ("[[Bo Lund]], formand", "formand", None),
    ("[[Bo Lund]] formand", None, None),
    ("Oplæg ved centerchef, [[Bo Lund]], om veje", "centerchef", None),
    ("Formanden, [[Bo Lund]], bød velkommen", "Formanden", None),
    ("Mødt var Ida Eg, jurist, [[Bo Lund]], og andre", None, None),
    ("Ida Eg, formand, [[Bo Lund]]", None, None),
    ("Oplæg ved centerchef, [[Bo Lund]] og andre", None, None),
]


@pytest.mark.parametrize(("marked", "title", "party"), BESIDE)
def test_title_and_party_beside_a_name(marked: str, title: str | None, party: str | None) -> None:
    value = joined(marked)[0]
    assert value.get("title") == title
    assert value.get("party") == party
    text, spans = parse_gold(marked)
    mention = mentions_of(text, spans)[0]
    assert title_of(mention) == title
    assert party_of(mention, PartyMatcher()) == party


#: (text, members as `name (party)`, what each mention says): as minutes of many bodies write people.
PEOPLE: list[tuple[str, list[str], list[tuple[str, str | None, str | None]]]] = [
    (
        "Borgmester [[Hanne Vedel]] (A) indledte. [[Vedels]] forslag faldt.",
        [],
        [("Hanne Vedel", "Borgmester", "A"), ("Hanne Vedel", None, None)],
    ),
    ("[[Steen Jespers]] bil.", [], [("Steen Jesper", None, None)]),
    (
        "[[Jesper Hjorths]] spørgsmål blev besvaret af direktør [[Kirsten Loft]].",
        [],
        [("Jesper Hjorth", None, None), ("Kirsten Loft", "direktør", None)],
    ),
    ("[[Lars\nAagaard]] (V) og [[Lars]] talte.", [], [("Lars Aagaard", None, "V"), ("Lars Aagaard", None, None)]),
    (
        "Fra administrationen deltog skolechef [[Per Toft]] og jurist [[Ea Ravn]].",
        [],
        [("Per Toft", "skolechef", None), ("Ea Ravn", "jurist", None)],
    ),
    ("[[Mads Krogs]] indstilling", [], [("Mads Krog", None, None)]),
    ("[[Anders]] Anders", ["Anders Bang"], [("Anders Bang", None, None)]),
    ("[[Claus Bangs]] afbud", ["Claus Bang (V)"], [("Claus Bang", None, None)]),
    ("[[Karsten Lynge]] ([[Karsten]])", [], [("Karsten Lynge", None, None), ("Karsten Lynge", None, None)]),
    (
        "[[Ulla Bech-Hansen]] og [[Bech-Hansens]] stedfortræder",
        [],
        [("Ulla Bech-Hansen", None, None), ("Ulla Bech-Hansen", None, None)],
    ),
    (
        "Formanden, [[Jens Ole Kvist]], bød velkommen. [[Kvist]] sluttede.",
        [],
        [("Jens Ole Kvist", "Formanden", None), ("Jens Ole Kvist", None, None)],
    ),
    ("[[Jens Ole Kvist]], udvalgsformand, sagde", [], [("Jens Ole Kvist", "udvalgsformand", None)]),
    ("[[H.C. Lund]] og [[Lund]]", [], [("H.C. Lund", None, None), ("H.C. Lund", None, None)]),
    (
        "Kommunaldirektør [[Mette Rohde]] og økonomichef [[Bo Rohde]]. [[Rohde]] svarede.",
        [],
        [("Mette Rohde", "Kommunaldirektør", None), ("Bo Rohde", "økonomichef", None), ("Rohde", None, None)],
    ),
    ("[[Nanna Hviid]] (Venstre) var inhabil.", [], [("Nanna Hviid", None, "Venstre")]),
    ("[[Nanna Hviid]], Venstre\n[[Kim Dahl]], SF\n", [], [("Nanna Hviid", None, "Venstre"), ("Kim Dahl", None, "SF")]),
    ("[[Ahmed Hassans]] tale", [], [("Ahmed Hassan", None, None)]),
    ("[[Rasmus']] tale", ["Rasmus Find"], [("Rasmus Find", None, None)]),
    ("[[Thomas]] og [[Thomas Friis]]", [], [("Thomas Friis", None, None), ("Thomas Friis", None, None)]),
    ("1. viceborgmester [[Lone Juul]] (C) ledte mødet", [], [("Lone Juul", "1. viceborgmester", "C")]),
    ("[[Lone Juul]] (C), 1. viceborgmester", [], [("Lone Juul", "1. viceborgmester", "C")]),
    ("[[Lone Juul]] (viceborgmester) (C)", [], [("Lone Juul", "viceborgmester", "C")]),
    ("Afbud: [[Lone Juul]] (C), [[Ib Sand]] (Ø)", [], [("Lone Juul", None, "C"), ("Ib Sand", None, "Ø")]),
    ("I stedet for [[Lone Juul]] mødte [[Ib Sand]] (Ø)", [], [("Lone Juul", None, None), ("Ib Sand", None, "Ø")]),
    ("[[Lone Juuls]] stedfortræder [[Ib Sand]]", [], [("Lone Juul", None, None), ("Ib Sand", "stedfortræder", None)]),
    ("arkitekt [[Finn Monies]] fra Tegnestuen", [], [("Finn Monies", "arkitekt", None)]),
    ("[[Vibeke Hejnæs]] notat", [], [("Vibeke Hejnæs", None, None)]),
    ("[[Bente Hedes]] og [[Bente Hede]]", [], [("Bente Hede", None, None), ("Bente Hede", None, None)]),
    (
        "[[Marie Louise Ørsted]] kom, og [[Marie Louise]] gik",
        [],
        [("Marie Louise Ørsted", None, None), ("Marie Louise Ørsted", None, None)],
    ),
    (
        "[[Susanne Krag]] (løsgænger) og [[Bo Mark]] (UFP)",
        [],
        [("Susanne Krag", None, "løsgænger"), ("Bo Mark", None, "UFP")],
    ),
    ("[[Ole Bro]] (O) - formand", [], [("Ole Bro", "formand", "O")]),
    ("Indlæg ved professor [[Eva Lykke]], Aalborg Universitet", [], [("Eva Lykke", "professor", None)]),
    ("[[Per Lau Madsens]] mail", [], [("Per Lau Madsen", None, None)]),
    (
        "[[Madsen]] og [[Per Lau Madsen]] og [[Ib Madsen]]",
        [],
        [("Madsen", None, None), ("Per Lau Madsen", None, None), ("Ib Madsen", None, None)],
    ),
    ("fungerende skoleleder [[Tove Birk]]", [], [("Tove Birk", "skoleleder", None)]),
    (
        "[[Åse Ø. Bæk]] og [[Åse Østergård Bæk]]",
        [],
        [("Åse Østergård Bæk", None, None), ("Åse Østergård Bæk", None, None)],
    ),
    ("centerchef for Børn og Unge [[Rie Fog]]", [], [("Rie Fog", None, None)]),
    ("Rådmand [[Rie Fog]] (B)", [], [("Rie Fog", "Rådmand", "B")]),
    ("[[Rie Fog]] (B) spurgte rådmanden", [], [("Rie Fog", None, "B")]),
    ("[[Svend Brodersen]]-[[Hans]]", [], [("Svend Brodersen", None, None), ("Hans", None, None)]),
    ("[[Lone Juuls]] bemærkninger og [[Ib Sands]] ændringer", [], [("Lone Juul", None, None), ("Ib Sand", None, None)]),
    ("[[Uffe Trads]] mener, at det er nok", [], [("Uffe Trads", None, None)]),
    ("[[Uffe Trads]] leder mødet", [], [("Uffe Trads", None, None)]),
    ("[[Bo Lund]], Venstre og SF stemte imod", [], [("Bo Lund", None, None)]),
    ("Imod: [[Bo Lund]], Venstre\n", [], [("Bo Lund", None, None)]),
    ("[[Bo Lund]] A stemte imod", ["Bo Lund (A)"], [("Bo Lund", None, "A")]),
    ("[[Bo Lund]] A stemte imod", ["Bo Lund (V)"], [("Bo Lund", None, None)]),
]


@pytest.mark.parametrize(("marked", "members", "said"), PEOPLE)
def test_people(marked: str, members: list[str], said: list[tuple[str, str | None, str | None]]) -> None:
    known = [Member(name=m.split(" (")[0], party=m[-2] if m.endswith(")") else None) for m in members]
    found = [(value["name"], value.get("title"), value.get("party")) for value in joined(marked, known)]
    assert found == said


def test_there_are_many_cases() -> None:
    assert len(JOINED) + len(BESIDE) + len(PEOPLE) >= 85


def test_gold_helper_rejects_malformed_marks() -> None:
    with pytest.raises(ValueError, match="malformed"):
        parse_gold("[[Ida]")


WORDS = ("Ida", "Bo", "Per", "Ole", "Lund", "Skov", "Friis", "Falk", "Lunds", "Jens", "Kær")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


@given(st.lists(NAMES, max_size=8))
def test_join_gives_one_value_a_mention_and_is_stable(names: list[str]) -> None:
    mentions = [Mention(name) for name in names]
    values = join(mentions)
    assert len(values) == len(names)
    for name, value in zip(names, values, strict=True):
        assert set(value) == {"name"}
        first, last = name.split()[0], name.split()[-1]
        assert {first, last, last.removesuffix("s"), first.removesuffix("s")} & set(value["name"].split())
