"""Lists of voters, read alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.votes import Voters, read_voters
from referat.votes.voters import known_party, plausible, tokenize

LISTS: list[tuple[str, tuple[str, ...], int | None]] = [
    ("A", ("A",), None),
    ("A, B, F og Ø", ("A", "B", "F", "Ø"), None),
    ("V+A+C", ("V", "A", "C"), None),
    ("V + A + C", ("V", "A", "C"), None),
    ("AFKØÅ", ("AFKØÅ",), None),
    ("(A), (V), (F)", ("A", "V", "F"), None),
    ("((Ø))", ("Ø",), None),
    ("8 (A+O+V)", ("A", "O", "V"), 8),
    ("9: O (6) og Ø (3)", ("O", "Ø"), 9),
    ("A (8), V (10) og Asger Dal (UP) – i alt 19", ("A", "V", "Asger Dal"), 19),
    ("A (2) og F (1)", ("A", "F"), 3),
    ("Venstre (2), Konservative (1) og Yvonne Cort (Æ)", ("Venstre", "Konservative", "Yvonne Cort"), 4),
    ("Enhedslisten og Alternativet (2)", ("Enhedslisten", "Alternativet"), 2),
    ("6 medlemmer (V+A+C+N)", ("V", "A", "C", "N"), 6),
    ("to medlemmer af gruppe A", ("A",), 2),
    ("6 (Ane Dal (Ø), Bo Lund (F))", ("Ane Dal", "Bo Lund"), 6),
    ("Gruppe A, F og V", ("A", "F", "V"), None),
    ("Liste A, F og Liste N", ("Liste A", "F", "Liste N"), None),
    ("liste V", ("liste V",), None),
    ("C gr.", ("C",), None),
    ("Løsgænger Rasmus Krog", ("Rasmus Krog",), None),
    ("en løsgænger, Torkel Dal", ("Torkel Dal",), None),
    ("Ida Skov (uden for parti)", ("Ida Skov",), None),
    ("borgmester Ida Skov og Bo Lund, løsgænger", ("Ida Skov", "Bo Lund"), None),
    ("Socialdemokraterne ved Inge Nør", ("Socialdemokraterne", "Inge Nør"), None),
    ("Anna Holm fra Enhedslisten og Bo Lund", ("Anna Holm", "Bo Lund"), None),
    ("2 medlemmer fra Venstre", ("Venstre",), 2),
    ("Socialdemokratiets Anna Holm", ("Anna Holm",), None),
    ("Venstres", ("Venstre",), None),
    ("Anna Holm, A, Bo Lund, V", ("Anna Holm", "Bo Lund"), None),
    ("Hans J. Bo og Leif B. Holt", ("Hans J. Bo", "Leif B. Holt"), None),
    ("Anne von der Ahé og Jakup í Dali", ("Anne von der Ahé", "Jakup í Dali"), None),
    ("Det Konservative Folkeparti og De Radikale", ("Det Konservative Folkeparti", "De Radikale"), None),
    ("Venstre, Danmarks Liberale Parti", ("Venstre, Danmarks Liberale Parti",), None),
    ("de øvrige seks medlemmer", (), 6),
    ("17", (), 17),
    ("syv", (), 7),
    ("", (), None),
    ("A og A", ("A",), None),
]


@pytest.mark.parametrize(("text", "who", "count"), LISTS)
def test_lists(text: str, who: tuple[str, ...], count: int | None) -> None:
    voters = read_voters(text)
    assert voters.who == who
    assert voters.count == count


@pytest.mark.parametrize(
    "name", ["A", "Ø", "COV", "SF", "Venstre", "Det Konservative Folkeparti", "Liste T", "Lokallisten Vest"]
)
def test_parties(name: str) -> None:
    assert known_party(name)


@pytest.mark.parametrize("name", ["KL", "DN", "Anna Holm", "Rahbæk", "Vejdirektoratet"])
def test_no_parties(name: str) -> None:
    assert not known_party(name)


@pytest.mark.parametrize("text", ["Vejdirektoratet", "Danmarks Naturfredningsforening", "KL", "Bo Byg ApS", "17"])
def test_not_plausible(text: str) -> None:
    assert not plausible(read_voters(text))


@pytest.mark.parametrize("text", ["Bo Lund", "Rahbæk (V)", "Borgerlisten", "A og V"])
def test_plausible(text: str) -> None:
    assert plausible(read_voters(text))


def test_full_stops() -> None:
    kinds = [token.kind for token in tokenize("Hans J. Bo, C gr. og pkt. 3. Ja.") if token.text == "."]
    assert kinds == ["initial", "initial", "other", "end", "end"]


def test_nobody_is_false() -> None:
    assert not Voters()
    assert Voters(count=0)


_NAMES = st.lists(
    st.sampled_from(
        ["A", "V", "Ø", "SF", "Venstre", "Enhedslisten", "Liste T", "Anna Holm", "Bo Lund", "Karl-Otto Lau"]
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@given(_NAMES, st.sampled_from([", ", " + ", "; ", " og ", ",\n"]))
def test_joints_part_and_nothing_else(names: list[str], joint: str) -> None:
    # Two people and two letters in turn are people with their letters.
    if len(names) % 2 or not all(" " in name for name in names[::2]):
        assert read_voters(joint.join(names)).who == tuple(names)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    voters = read_voters(text)
    assert len(set(voters.who)) == len(voters.who)
    squeezed = " ".join(text.split())
    assert all(part in squeezed for who in voters.who for part in who.replace(".", "").split())
