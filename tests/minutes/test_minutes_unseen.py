"""Layouts that no file describes, read by what all minutes share; and what looks like it and is none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from structure_scorer import Score, score

from referat.corpus.gold import read_meeting
from referat.minutes import Minutes, parse
from referat.minutes.attachments import read_attachments
from referat.minutes.headings import HeadingReader
from referat.minutes.items import read_case_line
from referat.minutes.layout import layout_by_id
from referat.minutes.lines import split_lines
from referat.minutes.markup import undress
from referat.minutes.titles import clean_title

FIXTURES = Path(__file__).parent / "unseen"
MEETINGS = Path(__file__).parents[2] / "corpus" / "meetings"
#: Gold meetings whose layouts came from memory, written apart from the rules.
REMEMBERED = (
    "fredericia-klima-miljoe-2025-03-12",
    "guldborgsund-byraad-2017-05-18",
    "halsnaes-byraad-2020-06-23",
    "hilleroed-oekonomi-2023-03-15",
    "lemvig-kultur-fritid-2018-05-15",
    "nyborg-social-2021-10-04",
    "rudersdal-kommunalbestyrelse-2015-04-29",
    "skive-arbejdsmarked-2024-06-11",
    "struer-byraad-2019-08-27",
    "thisted-teknik-2010-09-07",
)
#: F1 over the documents of a folder; none of them was looked at when the layouts were written.
FLOORS = {
    "items": 1.0,
    "title": 1.0,
    "number": 1.0,
    "case number": 0.97,
    "closed": 1.0,
    "own decision": 1.0,
    "sections": 0.99,
    "attachments": 1.0,
    "body": 1.0,
    "date": 1.0,
    "start_time": 1.0,
    "place": 1.0,
}


@pytest.mark.parametrize(
    "paths",
    [sorted(FIXTURES.glob("*.txt")), [MEETINGS / f"{name}.txt" for name in REMEMBERED]],
    ids=["fixtures", "corpus"],
)
def test_layouts_that_no_file_describes(paths: list[Path]) -> None:
    assert len(paths) >= 10
    total = Score()
    for gold in map(read_meeting, paths):
        score(gold, parse(gold.text), total)
    below = {name: total.fields[name].f1 for name, floor in FLOORS.items() if total.fields[name].f1 < floor}
    assert not below, "\n".join([str(below), *total.errors])


def items(minutes: Minutes) -> list[tuple[int | None, str | None]]:
    return [(item.number, item.title) for item in minutes.items]


def sections(minutes: Minutes) -> list[list[str]]:
    return [[section.heading for section in item.sections] for item in minutes.items]


TWO = "{0}\n\nIndstilling\nJa.\n\nBeslutning\nGodkendt.\n\n{1}\n\nBeslutning\nUdsat.\n"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1) Sti ved åen", "2) Bro", [(1, "Sti ved åen"), (2, "Bro")]),
        ("4 – Sti", "5 – Bro", [(4, "Sti"), (5, "Bro")]),
        ("4 - Åbent punkt - Sti", "5 - Lukket punkt - Bro", [(4, "Sti"), (5, "Bro")]),
        ("102. (Åben) Sti", "103. (Lukket) Bro", [(102, "Sti"), (103, "Bro")]),
        ("1   Åbent   Sti", "2   Lukket   Bro", [(1, "Sti"), (2, "Bro")]),
        ("Punkt nr. 3. Sti", "Punkt nr. 4. Bro", [(3, "Sti"), (4, "Bro")]),
        ("Dagsordenens punkt 3: Sti", "Dagsordenens punkt 4: Bro", [(3, "Sti"), (4, "Bro")]),
        ("Emne 7: Sti", "Emne 8: Bro", [(7, "Sti"), (8, "Bro")]),
        ("SAG 14 - STI", "SAG 15 - BRO", [(14, "STI"), (15, "BRO")]),
        ("SAG NR. 14: Sti", "SAG NR. 15: Bro", [(14, "Sti"), (15, "Bro")]),
        ("Ad 1. Sti", "Ad 2. Bro", [(1, "Sti"), (2, "Bro")]),
        ("Punkt | 1\nEmne | Sti", "Punkt | 2\nEmne | Bro", [(1, "Sti"), (2, "Bro")]),
        ("3. 15/10377 - Sti", "4. 15/812 - Bro", [(3, "Sti"), (4, "Bro")]),
        ("3. Sti (15/10377)", "4. Bro (15/812)", [(3, "Sti"), (4, "Bro")]),
        ("Sti\n\nSag 13/4455", "Bro\n\nSag 12/90", [(None, "Sti"), (None, "Bro")]),
        # One title alone that begins like a case is a title.
        ("3. 24/7 åbent bibliotek", "4. Bro", [(3, "24/7 åbent bibliotek"), (4, "Bro")]),
    ],
)  # fmt: skip
def test_heading_lines(first: str, second: str, expected: list[tuple[int | None, str | None]]) -> None:
    assert items(parse(TWO.format(first, second))) == expected


def test_case_numbers_in_titles() -> None:
    minutes = parse(TWO.format("3. 15/10377 - Sti", "4. 15/812 - Bro"))
    assert [item.case_number for item in minutes.items] == ["15/10377", "15/812"]


@pytest.mark.parametrize(
    "inside",
    [
        "Etape 1: Grus\nEtape 2: Asfalt\nEtape 3: Hegn",
        "Ad 1: Godkendt\nAd 2: Udsat",
        "1) Grus køres på\n2) Hegn rejses",
        "- Grus\n- Hegn",
        "Sag 13-4455 er afsluttet",
    ],
)
def test_lists_inside_items_are_no_items(inside: str) -> None:
    text = f"1. Sti\n\nSagsfremstilling\n{inside}\n\nBeslutning\nGodkendt.\n\n2. Bro\n\nBeslutning\n{inside}\n"
    assert items(parse(text)) == [(1, "Sti"), (2, "Bro")]


def test_the_table_of_contents_tells_titles_without_numbers() -> None:
    text = (
        "Byrådet\n1. maj 2024 kl. 17.00\n\nIndholdsfortegnelse\nSti ved åen   2\nBro   3\nNyt   4\n\n"
        "Sti ved åen\nSagsnr.: 24/11\n\nBeslutning\nGodkendt.\n\nBro\nSagsnr.: 24/12\n\nBilag\n\nTegning\n\nBeslutning\nJa.\n\n"
        "Nyt\n\nBeslutning\nIntet.\n"
    )
    minutes = parse(text)
    assert items(minutes) == [(None, "Sti ved åen"), (None, "Bro"), (None, "Nyt")]
    assert minutes.items[1].attachments == ("Tegning",)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("2. Ansøgning om tilskud til foreningen for de gamle\n   skibe i havnen\nSagsnr.: 24/1\n", True),
        ("2. Bro\nder er lang\n\n", False),
        ("2. Ansøgning om tilskud til foreningen for de gamle\n\nskibe i havnen\n", False),
    ],
)
def test_titles_over_two_lines(head: str, title: bool) -> None:
    minutes = parse(f"1. Sti\n\nBeslutning\nJa.\n\n{head}\nBeslutning\nNej.\n")
    found = minutes.items[1].title or ""
    assert found.endswith("havnen") == title
    assert len(minutes.items) == 2


DATED = "1. Sti\n\nSagsfremstilling\nTekst.\n\n{0}\n\n2. Bro\n\n{1}\n"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Byrådet, 1. maj 2024\nJa.", "Byrådet, 1. maj 2024\nNej.", ["Byrådet, 1. maj 2024"] * 2),
        ("BYRÅDET 01-05-2024\nJa.", "BYRÅDET 01-05-2024\nNej.", ["BYRÅDET 01-05-2024"] * 2),
        ("Byrådet den 1. maj 2024: Ja.", "Byrådet den 1. maj 2024: Nej.", ["Byrådet den 1. maj 2024"] * 2),
        ("Byrådet:\nJa.", "Byrådet:\nNej.", ["Byrådet"] * 2),
        ("Beslutning, Byrådet, 01-05-2024\nJa.", "Beslutning, Byrådet, 01-05-2024\nNej.", ["Beslutning, Byrådet, 01-05-2024"] * 2),
        ("Behandling i Byrådet d. 01-05-2024\nJa.", "Behandling i Byrådet d. 01-05-2024\nNej.", ["Behandling i Byrådet d. 01-05-2024"] * 2),
        ("Byrådet besluttede:\nJa.", "Byrådet besluttede:\nNej.", ["Byrådet besluttede"] * 2),
        ("Beslutning til punkt 1\nJa.", "Beslutning til punkt 2\nNej.", ["Beslutning til punkt 1", "Beslutning til punkt 2"]),
        ("5. Beslutning\nJa.", "5. Beslutning\nNej.", ["5. Beslutning"] * 2),
        ("Udvalgets vedtagelse\nJa.", "Udvalgets vedtagelse\nNej.", ["Udvalgets vedtagelse"] * 2),
        ("Konklusion:\nJa.", "Konklusion:\nNej.", ["Konklusion"] * 2),
        ("Beslutning | Ja.", "Beslutning | Nej.", ["Beslutning"] * 2),
    ],
)  # fmt: skip
def test_headings_of_decisions(first: str, second: str, expected: list[str]) -> None:
    minutes = parse("Byrådet\n1. maj 2024\n\n" + DATED.format(first, second))
    assert items(minutes) == [(1, "Sti"), (2, "Bro")]
    assert [section.heading for item in minutes.items for section in item.sections if section.own_decision] == expected


@pytest.mark.parametrize(
    "line",
    [
        # Whom the case passes, in a list: one stands over the next.
        "Sagen går til\nTeknisk Udvalg 02-04-2024\nByrådet 01-05-2024",
        # What was said earlier, told in a sentence.
        "Teknisk Udvalg den 2. april 2024: Anbefales.",
        "Konklusion",
        "Byrådet:",
    ],
)
def test_no_headings_of_decisions_beside_the_known(line: str) -> None:
    text = f"1. Sti\n\nSagsfremstilling\nTekst.\n{line}\n\nBeslutning\nJa.\n\n2. Bro\n\nSagsfremstilling\nTekst.\n{line}\n\nBeslutning\nNej.\n"
    assert sections(parse(text)) == [["Sagsfremstilling", "Beslutning"]] * 2


def test_page_heads_are_no_headings() -> None:
    page = "Byrådet 01-05-2024\nSide {0}\n\n"
    text = "".join(page.format(n) + f"{n}. Sag om vej {n}\n\nBeslutning\nJa.\n\n" for n in (1, 2, 3))
    assert sections(parse(text)) == [["Beslutning"]] * 3


def test_page_feet_that_count_are_left_out_and_attachments_that_count_are_not() -> None:
    foot = "Andeby Kommune - Byrådet - 01-05-2024    {0}\n\n"
    text = "".join(
        f"{n}. Sag om vej {n}\n\nBeslutning\nJa.\n\nBilag\nBilag 1\nBilag 2\nBilag 3\n\n" + foot.format(2 * n)
        for n in (1, 2, 3)
    )
    assert [item.attachments for item in parse(text).items] == [("Bilag 1", "Bilag 2", "Bilag 3")] * 3


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Åben - Sti", ("Sti", False)),
        ("Lukket   Sti", ("Sti", True)),
        ("Åbent pkt.: Sti", ("Sti", False)),
        ("Emne: Sti", ("Sti", False)),
        ("Sti (lukket punkt)", ("Sti", True)),
        ("Forslag fra Anna Holm (F)", ("Forslag fra Anna Holm (F)", False)),
        ("Forslag fra borgere (B)", ("Forslag fra borgere", False)),
        ("Åben skole - nyt tilbud", ("Åben skole - nyt tilbud", False)),
    ],
)
def test_tags_of_titles(raw: str, expected: tuple[str, bool]) -> None:
    assert clean_title(raw) == expected


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Sags ID: 17/4482", "17/4482"),
        ("SAGSNR.: 2008-17733", "2008-17733"),
        ("J.nr.08.02.00P21-0003   Sagsbeh.: OLK", "08.02.00P21-0003"),
        ("Journal nr.: 2010/05412", "2010/05412"),
        ("Sagsnr. | 18/447", "18/447"),
        ("Sagsnr.: 2020/0007714", "2020/0007714"),
        ("440-2014-8821 /BJ", "440-2014-8821"),
        ("Sagsident: 21/318", "21/318"),
        ("SAGSIDENT.: 21/31877 Åben", "21/31877"),
        ("Sagens nr.: 2014-60218", "2014-60218"),
        ("Sagsreference: 07.18.00-P19-4-15", "07.18.00-P19-4-15"),
        ("ESDH-sagsnr.: 15/90211", "15/90211"),
        ("Journalident: 11/2218", "11/2218"),
    ],
)
def test_lines_of_cases(line: str, number: str) -> None:
    case = read_case_line(line)
    assert case is not None
    assert case.number == number


@pytest.mark.parametrize(
    "line",
    [
        "SAG 14 - Sti",
        "Sag nr. 129",
        "Sagen er udsat",
        "12 borgere",
        "Sagsfremstilling",
        "Sagsbehandler: 21/318",
        "Sagsident er 21/318.",
        "Sagsreference: se bilag",
        "Journal: 21/318 blev lukket i maj, og sagen",
    ],
)
def test_lines_of_no_case(line: str) -> None:
    assert read_case_line(line) is None


def test_marks_of_markdown() -> None:
    text = "# Referat\n\n- **Dato:** 1. maj 2024\n\n## 1. Sti\n\n### **Beslutning**\n\nJa.\n\n## 2. Bro\n\n### Beslutning\n\nNej.\n"
    minutes = parse(text)
    assert items(minutes) == [(1, "Sti"), (2, "Bro")]
    assert minutes.meeting.date == "2024-05-01"
    assert [minutes.reading(text, *item.decision).strip() for item in minutes.items if item.decision] == ["Ja.", "Nej."]
    rebuilt = "".join(line.text for line in undress(split_lines(text)))
    assert rebuilt.replace(" ", "") == text.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("text", ["# 1\nPunkt # 2", "**NB**", "a | b | c", ""])
def test_no_marks_of_markdown(text: str) -> None:
    lines = split_lines(text)
    assert undress(lines) == lines


def test_headings_stand_on_the_line_of_their_text_where_all_do() -> None:
    inline = "{0}. Vej {0}\n\nBaggrund: Hullet er dybt.\n\nØkonomi: 5 kr.\n\nBeslutning: Godkendt.\n\n"
    minutes = parse("".join(inline.format(n) for n in (1, 2)))
    assert sections(minutes) == [["Baggrund", "Økonomi", "Beslutning"]] * 2
    mixed = inline.replace("Beslutning: Godkendt.", "Beslutning\nGodkendt.")
    assert sections(parse("".join(mixed.format(n) for n in (1, 2)))) == [["Beslutning"]] * 2


def test_attachments_without_what_every_line_begins_with() -> None:
    assert read_attachments("Link til bilag: Kort\nLink til bilag: Notat") == ["Kort", "Notat"]
    assert read_attachments("Åben Bilag 1: Kort\nÅben Bilag 2: Notat") == ["Bilag 1: Kort", "Bilag 2: Notat"]
    assert read_attachments("Link til bilag: Kort\nNotat") == ["Link til bilag: Kort", "Notat"]
    assert read_attachments("- Kort\n- Notat\n\n") == ["Kort", "Notat"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Referat - Kulturudvalget - 1. maj 2024", ("Kulturudvalget", None, None)),
        ("# Referat: Kulturudvalget\n1. maj 2024", ("Kulturudvalget", None, None)),
        ("Læsø Kommune - Kulturudvalget\n1. maj 2024", ("Kulturudvalget", None, None)),
        ("Ældrerådet i Odder Kommune\n1. maj 2024", ("Ældrerådet", None, None)),
        ("Kulturudvalget\n10-09-2020 15:00\nSalen, Torvet 2", ("Kulturudvalget", "15:00", "Salen, Torvet 2")),
        ("Kulturudvalget\n1. maj 2024\nKl. 18:00 - 20:47\nSalen, Nykøbing F.", ("Kulturudvalget", "18:00", "Salen, Nykøbing F.")),
        ("Kulturudvalget\n1. maj 2024 kl. 17.00\ni byrådssalen, Torvet 2", ("Kulturudvalget", "17:00", "byrådssalen, Torvet 2")),
        ("Kulturudvalget\n1. maj 2024 kl. 17.00\ni øvrigt var der kaffe", ("Kulturudvalget", "17:00", None)),
    ],
)  # fmt: skip
def test_heads(head: str, expected: tuple[str | None, ...]) -> None:
    meeting = parse(head + "\n\n1. Sti\n\nBeslutning\nJa.\n").meeting
    assert (meeting.body, meeting.start_time, meeting.place) == expected


def test_the_headings_of_decisions_tell_the_body() -> None:
    text = "Referat\n1. maj 2024\n\n" + DATED.format("Byrådet, 1. maj 2024\nJa.", "Byrådet, 1. maj 2024\nNej.")
    minutes = parse(text)
    assert minutes.meeting.body == "Byrådet"
    assert ("body", "headings of decisions") in minutes.sources


def test_a_reader_without_the_document_knows_no_repeated_headings() -> None:
    general = layout_by_id("general")
    line = "Byrådet, 1. maj 2024"
    assert HeadingReader(general, []).read(line) is None
    assert HeadingReader(general, split_lines(f"{line}\nJa.\n\n{line}\nNej.")).read(line) is not None
