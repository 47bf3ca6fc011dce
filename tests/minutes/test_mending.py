"""Minutes with mistyped headings, labels, numbers and dates are read as those that they are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from referat.components.augment import mistype
from referat.components.passages import Passage
from referat.corpus.gold import read_corpus
from referat.minutes import parse
from referat.minutes.counting import count_on, mend_numbers
from referat.minutes.days import meeting_day, mistaken, same_heading
from referat.minutes.lines import Line, split_lines
from referat.minutes.mending import as_written, mend_decision, mend_lines, mend_municipality

MEETINGS = Path(__file__).parents[2] / "corpus" / "meetings"


def mended(*lines: str) -> list[str]:
    return [line.text for line in mend_lines(split_lines("\n".join(lines)))]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Beslitning", "Beslutning"),
        ("INDSTILLIMG:", "INDSTILLING:"),
        ("Punlt 3: Busget", "Punkt 3: Busget"),
        ("Frsværende: Ida Slov (A)", "Fraværende: Ida Slov (A)"),
        ("Møfested Rådhuset", "Mødested Rådhuset"),
        ("Sahsnr.: 24/1053", "Sagsnr.: 24/1053"),
        ("Ikke til srede: Bo Lund", "Ikke til stede: Bo Lund"),
        ("Magistrqten besluttede", "Magistraten besluttede"),
    ],
)
def test_set_words_of_lines_are_mended(line: str, read: str) -> None:
    assert mended(line) == [read]


@pytest.mark.parametrize(
    "line",
    [
        "Beslutningen blev taget",
        "Referent: Ida Skov",
        "Punkter",
        "Ida Skob (A)",
        "Busget 2025",
        "Temo Andersen",
        "beslitning",
        "Sagsnummer: 18.15.00-S29-1-19",
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert mended("A", line)[1:] == [line]


def test_lines_that_agree_outvote_their_odd_letters() -> None:
    right = "Udvalget for Miljø den 15. november 2022"
    assert mended(right, "Udvalget foe Miljø deb 15. nobember 2o22", right) == [right] * 3


def test_lines_with_other_figures_stay_apart() -> None:
    days = [f"Beslutning Byrådet den {day}-08-2024" for day in (13, 14, 15)]
    assert mended(*days) == days


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Godkemdt.", "Godkendt."),
        ("Taget til efterrwtning.", "Taget til efterretning."),
        ("Taget yil efterretning.", "Taget til efterretning."),
        ("V stemte imof. Sagen udsæftes.", "V stemte imod. Sagen udsættes."),
        ("Ida Skov deltof ikke i mødet.", "Ida Skov deltog ikke i mødet."),
        ("Godkendt mef den tilføjelse, at", "Godkendt med den tilføjelse, at"),
    ],
)
def test_set_words_of_decisions_are_mended(text: str, read: str) -> None:
    assert mend_decision(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "Borgerne er undtaget, og undringen var stor.",
        "Mødet med Saber Lund og Taher Stente.",
        "Sagen om dagen og jordlagene.",
        "Byens mad er en orientering værd.",
        "Til lykke med dagen.",
        "Et tal efterretning.",
    ],
)
def test_other_words_of_decisions_stay(text: str) -> None:
    assert mend_decision(text) == text


def test_clean_texts_are_not_touched() -> None:
    for meeting in read_corpus(MEETINGS):
        lines = split_lines(meeting.text)
        assert mend_lines(lines) == lines, meeting.id
        assert mend_decision(meeting.text) == meeting.text, meeting.id


def test_offsets_stay() -> None:
    rng = random.Random(7)
    for meeting in list(read_corpus(MEETINGS))[:12]:
        text = mistype(Passage(meeting.text, ()), rng, 0.1).text
        lines = split_lines(text)
        after = mend_lines(lines)
        assert [(line.start, line.end, len(line.text)) for line in after] == [
            (line.start, line.end, len(line.text)) for line in lines
        ]
        assert len(mend_decision(text)) == len(text)
        minutes = parse(text)
        for item in minutes.items:
            for section in item.sections:
                written = text[section.start : section.heading_end]
                assert " ".join(written.split()) == section.heading


def test_items_and_headings_are_found_and_stay_as_written() -> None:
    text = (
        "REFERAT Byrådet d. 13-08-2024\n\nPunkt 11: Busget\n\nBeslutming\n\nGodkendt.\n\n"
        "Punlt q2: Meddelepser\n\nBesljtning\n\nTaget til efterretning.\n\nPunkt 13: Valg\n\nBeslutning\n\nUdsat.\n"
    )
    minutes = parse(text)
    assert [(item.number, item.title) for item in minutes.items] == [(11, "Busget"), (12, "Meddelepser"), (13, "Valg")]
    assert [item.sections[0].heading for item in minutes.items] == ["Beslutming", "Besljtning", "Beslutning"]
    assert all(item.decision for item in minutes.items)


def test_a_title_that_is_a_heading_stays_as_written() -> None:
    assert as_written("Meddelelser", [Line("Meddelelser", 4, 15)], "12: Meddelepser") == "Meddelepser"
    assert as_written(None, [], "") is None


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (("104 Havn", "q05 Plan"), "105 Plan"),
        (("Punkt 19", "Punkt 2p"), "Punkt 20"),
        (("104 Havn", "3e klasse"), "3e klasse"),
        (("104 Havn", "qwe Plan"), "qwe Plan"),
        (("Ingen tal", "q05 Plan"), "q05 Plan"),
    ],
)
def test_letters_in_numbers(texts: tuple[str, str], read: str) -> None:
    assert mend_numbers([Line(text, 0, len(text)) for text in texts])[1].text == read


def test_wrong_figures_are_told_from_the_numbers_around() -> None:
    chosen = [(0, 104), (9, 106)]
    assert count_on([(0, 104, "A"), (5, 195, "B"), (9, 106, "C")], chosen)[1] == (5, 105, "B")
    assert count_on([(0, 104, "A"), (5, 188, "B"), (9, 106, "C")], chosen)[1] == (5, 188, "B")
    # Two that may be meant: none is.
    both = [(0, 104, "A"), (5, 195, "B"), (6, 205, "B"), (9, 106, "C")]
    assert count_on(both, chosen) == both
    # One figure is near to everything.
    assert count_on([(0, 4, "A"), (5, 6, "B")], [(0, 4)])[1] == (5, 6, "B")


def test_decisions_with_a_mistyped_day_are_the_meetings() -> None:
    item = "{0}. Sag {0}\n\nBeslutning Byrådet den {1}\n\nGodkendt.\n\n"
    days = ["13-08-2024", "13-09-2024", "13-08-2024"]
    text = "Byrådet\n13-08-2024\n\n" + "".join(item.format(number, day) for number, day in enumerate(days, 11))
    assert [item.decision is not None for item in parse(text).items] == [True] * 3


def test_another_day_is_not_the_meetings() -> None:
    item = "{0}. Sag {0}\n\nBeslutning Byrådet den {1}\n\nGodkendt.\n\n"
    days = ["13-08-2024", "02-05-2024", "13-08-2024"]
    text = "Byrådet\n13-08-2024\n\n" + "".join(item.format(number, day) for number, day in enumerate(days, 11))
    assert [item.decision is not None for item in parse(text).items] == [True, False, True]


def test_days() -> None:
    headings = ["Beslutning Byrådet den 13-08-2024"] * 2
    assert meeting_day("2024-08-14", headings) == "2024-08-13"
    assert meeting_day("2024-12-01", headings) == "2024-12-01"
    assert meeting_day(None, headings) is None
    assert mistaken("2024-08-13", "2024-08-14")
    assert not mistaken("2024-08-13", "2024-08-13")
    assert same_heading("Beslutning Byrpdet den 13-08-2024", headings)
    assert not same_heading("Beslutning Magistraten den 13-08-2024", headings)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Middeofart", "Middelfart"),
        ("Xolrød", "Solrød"),
        ("Nibe", "Nibe"),
        ("Ramsø", "Ramsø"),
        ("Vejle", "Vejle"),
        (None, None),
    ],
)
def test_municipalities(name: str | None, read: str | None) -> None:
    assert mend_municipality(name) == read


@pytest.mark.parametrize("prefix", ["Beslutnimg ", "q0", "Udvalget den 1", "stemte imof "])
def test_time_is_linear(prefix: str) -> None:
    text = prefix * (100_000 // len(prefix))
    assert len(mend_decision(text)) == len(text)
    assert len(mend_lines(split_lines(text))[0].text) == len(text.strip())
    assert mend_lines(split_lines(text.replace(" ", "\n")))
