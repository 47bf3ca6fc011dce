"""KLE files: titles in them are invented for these tests."""

from __future__ import annotations

import pickle
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.case_number import CaseNumber, CaseNumberMatcher, KleError, read_kle

XML = """<?xml version="1.0" encoding="UTF-8"?>
<KLE-Emneplan>
  <UdgivelsesDato>2024-01-01</UdgivelsesDato>
  <Hovedgruppe>
    <HovedgruppeNr>00</HovedgruppeNr>
    <HovedgruppeTitel>Stjernekiggeri</HovedgruppeTitel>
    <HovedgruppeVejledning><VejledningTekst><p>Om 00.30 og andet.</p></VejledningTekst></HovedgruppeVejledning>
    <Gruppe>
      <GruppeNr>00.30</GruppeNr>
      <GruppeTitel>Kikkerter &amp; stativer</GruppeTitel>
      <Emne>
        <EmneNr>00.30.04</EmneNr>
        <EmneTitel>Polering af
          linser</EmneTitel>
        <EmneAdministrativInfo><Historisk><UdgaaetDato>2011-01-01</UdgaaetDato></Historisk></EmneAdministrativInfo>
      </Emne>
    </Gruppe>
  </Hovedgruppe>
</KLE-Emneplan>
"""
TITLES = {"00": "Stjernekiggeri", "00.30": "Kikkerter & stativer", "00.30.04": "Polering af linser"}
CSV = "00;Stjernekiggeri\n00.30;Kikkerter & stativer\n00.30.04;Polering af linser\n"


def kle_file(folder: Path, content: str | bytes, name: str = "kle") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        XML,
        "\ufeff" + XML,
        XML.replace("<KLE-Emneplan>", '<KLE-Emneplan xmlns="urn:example:kle">'),
        XML.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        CSV,
        "\ufeff" + CSV,
        CSV.replace(";", "\t"),
        CSV.replace(";", ","),
        CSV.replace("\n", "\r\n"),
        "\n" + CSV + "\n;\n",
        "Emnenr;Emnetitel\n" + CSV,
        "KLE-nummer;Titel;Bemærkning\n" + CSV,
        '"Nr.","Navn"\n"00","Stjernekiggeri"\n"00.30","Kikkerter & stativer"\n"00.30.04","Polering af  linser"\n',
        "Titel;Udgået;Nummer\nStjernekiggeri;nej;00\nKikkerter & stativer;;00.30\nPolering af linser;ja;00.30.04\n",
        CSV + "00;Stjernekiggeri\n",
    ],
)
def test_every_form_gives_the_same_titles(tmp_path: Path, content: str | bytes) -> None:
    kle = read_kle(kle_file(tmp_path, content))
    assert dict(kle.titles) == TITLES
    assert kle.topic("00.30.04") == "Polering af linser"
    assert kle.topic("99.99.99") is None
    assert kle.topic(None) is None


def test_tables_in_windows_encoding_are_read(tmp_path: Path) -> None:
    assert read_kle(kle_file(tmp_path, "00.30.04;Læhegn på øen".encode("cp1252"))).topic("00.30.04") == "Læhegn på øen"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("00;Et\n00.3;To\n", ":2: '00.3' is no KLE number; it is 00, 00.30 or 00.30.04"),
        ("00;Et\n0.30.04;To\n", ":2: '0.30.04' is no KLE number"),
        ("Nr;Titel\n\n00.30.04;\n", ":3: 00.30.04 has no title"),
        ("00;Et\n00.30;To\n00;Tre\n", ":3: 00 is 'Tre' here and 'Et' in line 1"),
        ("Kære læser\n", ":1: neither headings nor a KLE number and its title: 'Kære læser'"),
        ("", "no KLE number in it; it is KL's KLE-Emneplan XML, or CSV"),
        ("Nr;Titel\n", "no KLE number in it"),
        ("<KLE-Emneplan></KLE-Emneplan>", "no KLE number in it"),
        ("<KLE-Emneplan>\n<Emne>\n", ":3: no XML: "),
        (XML.replace("00.30.04", "00.30.4"), ":11: '00.30.4' is no KLE number"),
        (XML.replace("<EmneNr>00.30.04</EmneNr>", ""), ":11: 'Polering af linser' has no number"),
        ("00;Et\n;To\n", ":2: 'To' has no number"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>', ":1: declares the entity 'b'"),
        (b"PK\x03\x04 and more", "a spreadsheet; save the sheet with numbers and titles as CSV"),
    ],
)
def test_errors_name_the_line_and_what_would_be_right(tmp_path: Path, content: str | bytes, said: str) -> None:
    path = kle_file(tmp_path, content)
    with pytest.raises(KleError) as raised:
        read_kle(path)
    assert str(path) in str(raised.value)
    assert said in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KleError, match="cannot be read"):
        read_kle(tmp_path / "nix.xml")
    with pytest.raises(KleError, match="cannot be read"):
        read_kle(tmp_path)


def test_files_are_told_apart_and_go_to_workers(tmp_path: Path) -> None:
    one, other = read_kle(kle_file(tmp_path, CSV, "a")), read_kle(kle_file(tmp_path, CSV + "\n", "b"))
    assert one.titles == other.titles
    assert one.sha256 != other.sha256
    assert pickle.loads(pickle.dumps(one)) == one


NUMBERS = st.builds(
    lambda a, b, c, depth: ".".join(f"{part:02}" for part in (a, b, c)[:depth]),
    st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(1, 3),
)  # fmt: skip
NAMES = st.text("abcæøåÆØÅ -&<>\"';,", min_size=1, max_size=30).map(lambda x: " ".join(x.split())).filter(bool)


@settings(deadline=None)  # the machine may be busy
@given(st.dictionaries(NUMBERS, NAMES, min_size=1, max_size=20), st.sampled_from(";,\t"))
def test_any_table_reads_back(tmp_path_factory: pytest.TempPathFactory, titles: dict[str, str], parted: str) -> None:
    quoted = ('"' + title.replace('"', '""') + '"' for title in titles.values())
    lines = [f"{number}{parted}{title}" for number, title in zip(titles, quoted, strict=True)]
    head = f"Nummer{parted}Titel"
    path = kle_file(tmp_path_factory.mktemp("kle"), "\n".join([head, *lines]))
    assert dict(read_kle(path).titles) == titles


@settings(deadline=None)  # the machine may be busy
@given(st.one_of(st.binary(max_size=200), st.text('<>/EmneNrTitl0.;\n" ', max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = kle_file(tmp_path_factory.mktemp("kle"), data)
    with suppress(KleError):
        assert read_kle(path).titles


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("00.30.04-Ø00-1-24", ("00", "00.30", "00.30.04", "Ø00")),
        ("24-1-15.20.00-A00", ("15", "15.20", "15.20.00", "A00")),
        ("13.00.00P22-0002", ("13", "13.00", "13.00.00", "P22")),
        ("00.01.00A04 - 2007/34364", ("00", "00.01", "00.01.00", "A04")),
    ],
)
def test_the_kle_part_is_split(written: str, split: tuple[str, str, str, str]) -> None:
    (match,) = CaseNumberMatcher().match(written)
    assert match.value is not None
    assert tuple(match.value[key] for key in ("main_group", "group", "kle", "facet")) == split


def test_numbers_without_kle_have_no_groups() -> None:
    assert "main_group" not in CaseNumber("journal", 2023, "64938").to_dict()
    assert (CaseNumber("journal").main_group, CaseNumber("journal").group) == (None, None)


@pytest.mark.parametrize(
    "text",
    ["1.20.00-A00-16-24", "15.2.00-A00-16-24", "15.20-A00-16-24", "15.20.00-a00-16-24", "15.20.00-A0-16-24",
     "15.20.000-A00-16-24", "15.20.00-AA0-16-24", "115.20.00-A00-16-24", "15.20.00-A00-16-2024", "15,20,00-A00-16-24"],
)  # fmt: skip
def test_a_kle_part_of_another_shape_is_none(text: str) -> None:
    assert CaseNumberMatcher().match(text) == []
