import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.case_number import CaseNumberMatcher, read_case_number
from referat.case_number.matcher import match_line
from referat.case_number.patterns import ANY_RE, LABEL_RE, TRAP_RE

MATCHER = CaseNumberMatcher()
_GOLD = re.compile(r"\[\[(.+?)\]\]")


def inline(marked: str) -> tuple[str, list[str]]:
    """The text without [[…]], and what stood in them; refuses crooked marks."""
    if marked.count("[[") != marked.count("]]") or "[[]]" in marked:
        raise ValueError(f"malformed case: {marked}")
    return _GOLD.sub(r"\1", marked), _GOLD.findall(marked)


def found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in MATCHER.match(text)]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        # KLE: subject, facet, serial, year
        ("[[15.00.00-A00-16-24]]", "kle"),
        ("[[00.30.04-Ø00-1-24]]", "kle"),
        ("Sagen har nummer [[02.34.02-P19-5-17]] i arkivet.", "kle"),
        ("Åbent - [[00.30.10-Ø00-4-16]]", "kle"),
        ("(se [[27.12.00-G01-112-23]])", "kle"),
        # subject and facet glued, with serial
        ("[[13.00.00P22-0002]]", "kle_glued"),
        ("Journal [[08.03.00 G01/549]] er afsluttet", "kle_glued"),
        ("[[00.01.00A04 - 2007/34364]]", "kle_journal"),
        # subject last
        ("[[24-1-15.20.00-A00]]", "kle_last"),
        ("[[23-152837-00.00.00-A00]]", "kle_last"),
        # other systems
        ("[[EMN-2019-03456]]", "emn"),
        ("[[330-2018-3619]]", "authority"),
        ("Sag [[306-2009-600]]", "authority"),
        ("Sagnr.: [[1-51-71-3321-08]]", "region"),
        ("Nr. 20  [[BR 366/07]].", "council"),
        # year and serial
        ("[[23/64938]]", "journal"),
        ("Sagsnr.: [[14/30210]]", "journal"),
        ("Sagsnr. [[10/11]]", "journal"),
        ("Sagsid.: [[19/48]]", "journal"),
        ("Sagsid: [[17/10466]] Sagen afgøres i: Byrådet", "journal"),
        ("Sagsnummer: [[20/8545]]", "journal"),
        ("J.nr.: [[11/496]]", "journal"),
        ("Sagsnr.: [[07/21538]] Sagsansvarlig: HBA", "journal"),
        ("\n[[16/161]]\n", "journal"),
        ("Forvaltningen har behandlet klagen (sag [[22/7781]]).", "journal"),
        ("Høringssvaret er journaliseret på [[21/16998]] i maj.", "journal"),
        ("Sagsnr.: [[2017-004392]], Sagsbehandler: KHV", "year_serial"),
        ("Journalnr. [[2012/057275]]", "year_serial"),
        ("[[2012/057275]]", "year_serial"),
        ("J.nr.: [[29.00.00Ø00]] Sagsnr.", "kle_subject"),
        ("Sagsnr. [[295848]] X Åbent punkt", "serial"),
        ("Sagsnr: [[201002858]]", "serial"),
        ("Sagsnr.\n[[295848]]", "serial"),
        # as minutes of more bodies write them
        ("Sagsnr. [[24/10233]]", "journal"),
        ("Sagsnummer: [[EMN-2024-01234]]", "emn"),
        ("Sags nr.: [[2023-12345]]", "year_serial"),
        ("[[82.00.00-P20-12-23]]", "kle"),
        ("Journalnr.: [[01.02.05-P16-3-22]]", "kle"),
        ("J.nr. [[01.02.05-P16-7-22]] behandles på næste møde.", "kle"),
        ("Sagsid.: [[22/7]]", "journal"),
        ("[[00.22.04A00-0123]]", "kle_glued"),
        ("[[24-7-00.22.04-P35]]", "kle_last"),
        ("Sagsnr.: [[330-2023-12345]]", "authority"),
        ("Acadre-sag [[21/44122]]", "journal"),
        ("(sag [[20/1234]])", "journal"),
        ("Åbent [[00.01.00-A00-5-23]]", "kle"),
        ("Sagsnr:[[24/123]]", "journal"),
        ("SAGSNR. [[24/1234]]", "journal"),
        ("Sagsnr.\n[[23/9876]]\n", "journal"),
    ],
)
def test_every_shape_is_found(marked: str, kind: str) -> None:
    text, gold = inline(marked)
    matches = MATCHER.match(text)
    assert [text[m.start : m.end] for m in matches] == gold
    assert [m.rule for m in matches] == [f"case_number.{kind}"]
    value = matches[0].value
    assert value is not None
    assert value["kind"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Dok. 306-2019-263412",
        "Dok.nr. 330-2018-500301",
        "Dokumentnr.: 330-2018-500301",
        "Dok. ID 23/64938",
        "Akt 14/30210-3",
        "bilag.pdf (13913/18)",
        "Møde nr. 10/2019",
        "Møde nr.: 10/2019 Dannet den: 12-09-2019",
        "Kommuneplantillæg 13/2013",
        "kommuneplantillæg nr. 13/2013",
        "lokalplan 0-805",
        "Lokalplan nr. 7-12",
        "Budget 2018/19",
        "skoleåret 2018/19",
        "skoleår 2018/2019",
        "den 25/1-2023",
        "25/1 2023",
        "12/11-18",
        "mandag 3/10",
        "pkt. 56",
        "pkt. 12-15",
        "punkt 4/22",
        "Sag nr. 129",
        "sag 129-138",
        "LBK nr. 1074 af 29/09/2024",
        "lov nr. 540 af 24. juni 2005",
        "forordning (EU) 2016/679",
        "direktiv 2014/24/EU",
        "Tlf. 87 87 87 87",
        "matr.nr. 12a",
        "Planperioden 2018-2023",
        "Sager 2018-2023",
        "1/2 stilling",
        "1.000.000 kr.",
        "kl. 16.30-18.00",
        "ISO 9001:2015",
        "KLE-emnet 29.00.00 dækker sundhed",
        "4/5 af medlemmerne",
        "Dok.nr. 185-2023-55231",
        "Dokument nr. 12345-24 v1",
        "Lokalplan 12-345",
        "Matr.nr. 7a, Hasle By",
        "CVR-nr. 29189978",
        "EAN 5798004710555",
        "Bilag 24/10233",
        "den 24/10 2023",
        "den 24/10-23",
        "kl. 13/14",
        "Skoleåret 23/24",
        "Budget 24/25",
        "24/7 bemanding på stedet",
        "Retten i Aarhus, BS-12345/2023-ARH",
        "Kommuneplantillæg nr. 23/2021",
        "Sag nr. 12",
        "pkt. 12/24",
        "Møde 04-2024",
        "Dagsordenspunkt 2023/4",
        "",
        "Ingen tal her.",
    ],
)
def test_traps_are_refused(text: str) -> None:
    assert found(text) == []


def test_several_numbers_behind_one_label() -> None:
    assert found("sagerne 23/1234, 23/1240 og 24/7") == ["23/1234", "23/1240", "24/7"]
    assert found("Se sagsnr. 23/12345 og 23/12346.") == ["23/12345", "23/12346"]
    assert found("17.01.00-A00-2-19, 17.01.00-A00-3-19") == ["17.01.00-A00-2-19", "17.01.00-A00-3-19"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15.00.00-A00-16-24", {"year": 2024, "serial": "16", "kle": "15.00.00", "facet": "A00"}),
        ("24-1-15.20.00-A00", {"year": 2024, "serial": "1", "kle": "15.20.00", "facet": "A00"}),
        ("00.01.00A04 - 2007/34364", {"year": 2007, "serial": "34364", "kle": "00.01.00", "facet": "A04"}),
        ("13.00.00P22-0002", {"year": None, "serial": "0002", "kle": "13.00.00", "facet": "P22"}),
        ("23/64938", {"year": 2023, "serial": "64938", "kle": None, "facet": None}),
        ("BR 366/07", {"year": 2007, "serial": "366", "kle": None, "facet": None}),
        ("98/1234", {"year": 1998, "serial": "1234", "kle": None, "facet": None}),
        ("330-2018-3619", {"year": 2018, "serial": "3619", "kle": None, "facet": None}),
        ("295848", {"year": None, "serial": "295848", "kle": None, "facet": None}),
    ],
)
def test_values(text: str, value: dict[str, object]) -> None:
    number = read_case_number(text)
    assert number is not None
    got = number.to_dict()
    assert {name: got[name] for name in value} == value
    assert got["topic"] is None


@pytest.mark.parametrize("line", ["14/30", "Sagsnr.: 14/30210", " 23/64938 ", "Åbent - 00.30.10-Ø00-4-16"])
def test_a_line_of_its_own_is_read(line: str) -> None:
    assert match_line(line) is not None


@pytest.mark.parametrize("line", ["295848", "Sag nr. 129", "Sagsfremstilling", "Den 14/30210 blev", "2018-2023", ""])
def test_other_lines_are_not(line: str) -> None:
    assert match_line(line) is None


@given(
    st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.sampled_from("AGIKPSØ"), st.integers(0, 99),
    st.integers(1, 999999), st.integers(0, 99),
)  # fmt: skip
def test_any_kle_number_reads_back(
    group: int, subgroup: int, topic: int, letter: str, facet: int, serial: int, year: int
) -> None:
    kle, facets = f"{group:02}.{subgroup:02}.{topic:02}", f"{letter}{facet:02}"
    number = read_case_number(f"{kle}-{facets}-{serial}-{year:02}")
    assert number is not None
    assert (number.kle, number.facet, number.serial) == (kle, facets, str(serial))
    assert number.year is not None
    assert number.year % 100 == year


@given(st.text(max_size=300))
def test_matches_lie_in_the_text_in_order(text: str) -> None:
    matches = MATCHER.match(text)
    assert all(0 <= m.start < m.end <= len(text) for m in matches)
    assert all(a.end <= b.start for a, b in pairwise(matches))


@pytest.mark.parametrize(
    "seed", ["1", "12", "1/", "1-", "12.", "00.00.00-", "Sagsnr.", "Dok ", "plan", "1 ", "og ", "(1"]
)
def test_no_pattern_slows_down_on_its_own_prefixes(seed: str) -> None:
    text = seed * (100_000 // len(seed))
    started = time.perf_counter()
    for pattern in (ANY_RE, LABEL_RE, TRAP_RE):
        sum(1 for _ in pattern.finditer(text))
    MATCHER.match(text)
    assert time.perf_counter() - started < 20
