"""Provisions: read, written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.legislation import Provision, Section, format_provision, parse_provision
from referat.legislation.patterns import DATE_RE
from referat.legislation.provisions import scan_provision
from referat.legislation.values import PARTS, Citation, Unit, eli, iso_date

LETTERS = "abcdefghjklm"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 5", "§ 5"),
        ("§5", "§ 5"),
        ("§ 27a", "§ 27 a"),
        ("§ 27 A", "§ 27 a"),
        ("§\n5", "§ 5"),
        ("§\u00a05", "§ 5"),
        ("§§ 11-13", "§§ 11-13"),
        ("§§ 11 – 13", "§§ 11-13"),
        ("§§ 11 til 13", "§§ 11-13"),
        ("§ § 11 og 12", "§§ 11 og 12"),
        ("§ 82 a-c", "§§ 82 a-82 c"),
        ("§ 82 a, b og c", "§§ 82 a, 82 b og 82 c"),
        ("§§ 51, 59 og 60", "§§ 51, 59 og 60"),
        ("§§ 51, 59 samt 60", "§§ 51, 59 og 60"),
        ("§ 5 stk 2", "§ 5, stk. 2"),
        ("§ 5, Stk.2", "§ 5, stk. 2"),
        ("§ 5, stykke 2", "§ 5, stk. 2"),
        ("§ 15, stk. 1. nr. 1", "§ 15, stk. 1, nr. 1"),
        ("§ 86, stk. 1 og 2", "§ 86, stk. 1 og 2"),
        ("§ 86, stk. 1, 2 og 4", "§ 86, stk. 1, 2 og 4"),
        ("§ 86, stk. 1-3", "§ 86, stk. 1-3"),
        ("§ 4, litra a-c", "§ 4, litra a-c"),
        ("§ 4, nr. 1, litra b", "§ 4, nr. 1, litra b"),
        ("§ 4, stk. 4, 1. pkt.", "§ 4, stk. 4, 1. pkt."),
        ("§ 4, 1. og 2. pkt.", "§ 4, 1. og 2. pkt."),
        ("§ 4, 2. punktum", "§ 4, 2. pkt."),
        ("§§ 10, stk. 2, og 11", "§§ 10, stk. 2, og 11"),
        ("kapitel 10", "kapitel 10"),
        ("kap. 24 a", "kapitel 24 a"),
        ("kapitel XI", "kapitel XI"),
        ("artikel 107, stk. 1", "artikel 107, stk. 1"),
        ("art. 6", "artikel 6"),
        ("afsnit III", "afsnit III"),
        ("paragraf 20", "§ 20"),
    ],
)
def test_parse(text: str, expected: str) -> None:
    provision = parse_provision(text)
    assert provision is not None
    assert format_provision(provision) == expected


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("§ 5 i loven", 3),
        ("§ 5 m.v. skal", 3),
        ("§ 5 f.eks. når", 3),
        ("§ 3 d. 1. maj", 3),
        ("§ 5 og 10 borgere", 3),
        ("§ 5, 2024", 3),
        ("§ 5, 3 medlemmer", 3),
        ("§ 5, stk. 2 og 3 medlemmer", 11),
        ("§ 5, stk. 2, og det", 11),
        ("§ 5 og § 6", 3),
        ("§ 5 og 1. maj", 3),
        ("§ 5, stk. 2. Derefter", 11),
        ("§ 16 a og en anden", 6),
    ],
)
def test_end(text: str, end: int) -> None:
    found = scan_provision(text, 0)
    assert found is not None
    assert found.end == end


@pytest.mark.parametrize(
    "text", ["", "§", "§ ", "§ x", "§ 5 i morgen", "kapitel", "kapitel om", "5", "stk. 2", "§ 2024"]
)
def test_no_provision(text: str) -> None:
    assert parse_provision(text) is None


def test_a_wider_part_begins_a_new_path() -> None:
    provision = parse_provision("§ 5, stk. 1, nr. 2, og stk. 3")
    assert provision is not None
    assert provision.sections == (
        Section("paragraph", "5", stk=("1",), nr=("2",)),
        Section("paragraph", "5", stk=("3",)),
    )


def _numbers() -> st.SearchStrategy[str]:
    single = st.builds(
        lambda number, letter: f"{number} {letter}" if letter else str(number),
        st.integers(1, 999),
        st.sampled_from(["", *LETTERS]),
    )
    return st.one_of(single, st.tuples(single, single).map("-".join))


def _part(name: str) -> st.SearchStrategy[tuple[str, ...]]:
    single = st.sampled_from(LETTERS) if name == "litra" else st.integers(1, 99).map(str)
    value = st.one_of(single, st.tuples(single, single).map("-".join))
    return st.lists(value, min_size=1, max_size=4).map(tuple)


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    unit: Unit = draw(st.sampled_from(["paragraph", "article"]))
    simple = st.integers(1, 999).map(str)
    numbers = draw(st.lists(_numbers() if unit == "paragraph" else simple, min_size=1, max_size=3, unique=True))
    sections = []
    for number in numbers:
        names = draw(st.sets(st.sampled_from(PARTS)))
        parts = {name: draw(_part(name)) for name in PARTS if name in names}
        sections.append(Section(unit, number, **parts))
    return Provision(tuple(sections))


@settings(deadline=None)  # the machine may be busy
@given(provisions())
def test_what_is_written_reads_back(provision: Provision) -> None:
    assert parse_provision(format_provision(provision)) == provision


@settings(deadline=None)  # the machine may be busy
@given(provisions())
def test_the_record_holds_all_of_it(provision: Provision) -> None:
    assert Provision.from_dict(provision.to_dict()) == provision


@settings(deadline=None)  # the machine may be busy
@given(st.text(alphabet="§ 5a,.-stkorgnilp\n", max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for at in range(len(text)):
        found = scan_provision(text, at)
        assert found is None or at < found.end <= len(text)


def test_a_provision_without_sections_has_no_form() -> None:
    with pytest.raises(ValueError, match="sections of one unit"):
        format_provision(Provision(()))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. marts 2024", "2024-03-01"),
        ("6. april 2021", "2021-04-06"),
        ("24. feb. 2020", "2020-02-24"),
        ("29/09/2024", "2024-09-29"),
        ("15.01.2019", "2019-01-15"),
        ("2024-07-03", "2024-07-03"),
        ("31.02.2024", None),
        ("1.\nmaj 2015", "2015-05-01"),
    ],
)
def test_date(text: str, day: str | None) -> None:
    match = DATE_RE.fullmatch(text)
    assert match is not None
    assert iso_date(match) == day


def test_eli_needs_year_and_number() -> None:
    assert eli(2024, 572) == "https://www.retsinformation.dk/eli/lta/2024/572"
    assert eli(2024, None) is None
    assert eli(None, 572) is None


def test_citation_has_the_keys_of_the_record() -> None:
    assert list(Citation().to_dict()) == ["act", "provision", "number", "date", "eli"]
