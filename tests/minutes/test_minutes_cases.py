"""The hard cases of layouts, one document each, written for the test."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from referat.minutes import Minutes, parse

Row = tuple[int | None, str | None, str | None, bool]


@dataclass(frozen=True)
class Case:
    """A document and its structure: `(number, title, case number, closed)` and the headings for each item."""

    text: str
    items: list[Row]
    headings: list[list[str]] | None = None
    own: list[str | None] | None = None
    attachments: list[list[str]] = field(default_factory=list)


def rows(minutes: Minutes) -> list[Row]:
    return [(item.number, item.title, item.case_number, item.closed) for item in minutes.items]


def headings(minutes: Minutes) -> list[list[str]]:
    return [[section.heading for section in item.sections] for item in minutes.items]


def own_decisions(minutes: Minutes, text: str) -> list[str | None]:
    out: list[str | None] = []
    for item in minutes.items:
        mine = next((s for s in item.sections if s.own_decision), None)
        out.append(
            None if mine is None else " ".join(minutes.reading(text, mine.heading_end, mine.end).split()).lstrip(": ")
        )
    return out


CASES = {
    "first treatment is no number": Case(
        "Referat\n\n1.2. behandling af budgettet\n\nBeslutning\nVedtaget.\n\n2.Skilte ved havnen\n\nBeslutning\nUdsat.\n",
        [(1, "2. behandling af budgettet", None, False), (2, "Skilte ved havnen", None, False)],
    ),
    "title on the line after the number": Case(
        "7\nNyt tag på hallen\n\nSagsid.: 23/118\n\nBeslutning\nGodkendt.\n\n8\nEventuelt\n\nBeslutning\nIntet.\n",
        [(7, "Nyt tag på hallen", "23/118", False), (8, "Eventuelt", None, False)],
    ),
    "case number before the heading": Case(
        "27.01.00-A00-1-21\n\n12. Takster\n\nBeslutning\nGodkendt.\n\n27.01.00-A00-2-21\n\n13. Ferieplan\n\nBeslutning\nUdsat.\n",
        [(12, "Takster", "27.01.00-A00-1-21", False), (13, "Ferieplan", "27.01.00-A00-2-21", False)],
    ),
    "title above its number": Case(
        "Takster for havnen\nSag nr. 4\n\nBeslutning\nGodkendt.\n\nMeddelelser\nSag nr. 5\n\nBeslutning\nIngen.\n",
        [(4, "Takster for havnen", None, False), (5, "Meddelelser", None, False)],
    ),
    "items without numbers": Case(
        "Byrådet\n1. marts 2022 kl. 17.00\n\nUdlejning af kiosken\n\nIndstilling\nUdvalget indstiller ja.\n\nBeslutning\nGodkendt.\n\n"
        "Belysning på stien\n\nIndstilling\nUdvalget indstiller nej.\n\nBeslutning\nUdsat.\n",
        [(None, "Udlejning af kiosken", None, False), (None, "Belysning på stien", None, False)],
        [["Indstilling", "Beslutning"]] * 2,
    ),
    "titles and numbers lost": Case(
        "Sagsid.: 19/48\n\nResume\nOm kiosken.\n\nBeslutning\nGodkendt.\n\nSagsid.:\n\nResume\nOm stien.\n\nBeslutning\nUdsat.\n\n"
        "Sagsid.: 19/50\n\nLukket\n\nBeslutning\nGodkendt.\n",
        [(None, None, "19/48", False), (None, None, None, False), (None, None, "19/50", True)],
    ),
    "nothing but sections": Case(
        "Referat\n\nBeslutning\nDrøftet.\n\nIndhold\nOm stien.\n\nSammendrag\nKort.\n\nBeslutning\nUdsat.\n\nIndhold\nOm broen.\n",
        [(None, None, None, False), (None, None, None, False)],
        [["Beslutning", "Indhold", "Sammendrag"], ["Beslutning", "Indhold"]],
    ),
    "letter tags and types": Case(
        "1. Kiosk (B)\n\nBeslutning\nJa.\n\n2. Beslutningssag: Sti\n\nBeslutning\nJa.\n\n3. (FOR LUKKEDE DØRE) Person\n\nBeslutning\nJa.\n\n"
        "4. Bro - Lukket punkt\n\n5. FORTROLIG - Leje\n\n6. Hegn (Lukket)Åbn/luk punkt\n\n",
        [
            (1, "Kiosk", None, False),
            (2, "Sti", None, False),
            (3, "Person", None, True),
            (4, "Bro", None, True),
            (5, "Leje", None, True),
            (6, "Hegn", None, True),
        ],
    ),
    "routes are dropped where every title has one": Case(
        "1. KB - Kiosk\n\nBeslutning\nJa.\n\n2. ØU/KB - Sti\n\nBeslutning\nNej.\n\n",
        [(1, "Kiosk", None, False), (2, "Sti", None, False)],
    ),
    "abbreviations stay where just one title has one": Case(
        "1. FGU - ny skole\n\nBeslutning\nJa.\n\n2. Sti\n\nBeslutning\nNej.\n\n3. Bro\n\nBeslutning\nNej.\n\n",
        [(1, "FGU - ny skole", None, False), (2, "Sti", None, False), (3, "Bro", None, False)],
    ),
    "headings glued to their text": Case(
        "1 : Sti\nSagsnr: \nSagsfremstillingStien er hullet.\nIndstillingDirektionen indstiller ja.\nBeslutningGodkendt.\n\n"
        "2 : Bro\nSagsnr: \nBeslutningUdsat.\n",
        [(1, "Sti", None, False), (2, "Bro", None, False)],
        [["Sagsfremstilling", "Indstilling", "Beslutning"], ["Beslutning"]],
        ["Godkendt.", "Udsat."],
    ),
    "type glued to heading": Case(
        "1. Sti\n\nPunkttype\n\nBeslutningssagIndstilling\n\nDet indstilles ja.\n\nBeslutning\n\nJa.\n\n2. Bro\n\nBeslutning\n\nNej.\n",
        [(1, "Sti", None, False), (2, "Bro", None, False)],
        [["Punkttype", "Indstilling", "Beslutning"], ["Beslutning"]],
    ),
    "number glued to title": Case(
        "Indholdsfortegnelse\n38Sti\n39Bro\n\n38Sti\n\nBeslutning\nJa.\n\n39Bro\n\nBeslutning\nNej.\n",
        [(38, "Sti", None, False), (39, "Bro", None, False)],
    ),
    "contents repeat the titles": Case(
        "Udvalget for Veje\n\n1. Sti\n2. Bro\n3. Hegn\n\n1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nNej.\n\n3. Hegn\n\nBeslutning\nJa.\n",
        [(1, "Sti", None, False), (2, "Bro", None, False), (3, "Hegn", None, False)],
    ),
    "titles printed twice": Case(
        "5.Sti (B)\n\n5.Sti (B)\n\nBeslutning\nJa.\n\n6.Bro (O)\n\n6.Bro (O)\n\nBeslutning\nNej.\n",
        [(5, "Sti", None, False), (6, "Bro", None, False)],
    ),
    "a list inside an item": Case(
        "1. Sti\n\nIndstilling\nDirektionen indstiller,\n1. at stien lukkes\n2. Grus køres på\n3. Hegn rejses\n\nBeslutning\n1. Godkendt.\n"
        "2. Godkendt.\n3. Udsat.\n\n2. Bro\n\nBeslutning\nNej.\n\n3. Hegn\n\nBeslutning\nJa.\n",
        [(1, "Sti", None, False), (2, "Bro", None, False), (3, "Hegn", None, False)],
    ),
    "page numbers inside an item": Case(
        "1. Sti\n\nSagsfremstilling\nStien er\n\nSide 3 af 9\n\nhullet.\n\nBeslutning\nGod\n\nSide 4 af 9\n\n2. Bro\n\nBeslutning\nNej.\n",
        [(1, "Sti", None, False), (2, "Bro", None, False)],
        own=["God", "Nej."],
    ),
    "decision with body, date and point": Case(
        "Sognerådet\nDato: 7. maj 2019\n\nPkt. 4 Sti\n\nIndstilling\nJa.\n\nTeknisk Udvalg, 02-04-2019, pkt. 9\n\nAnbefales.\n\n"
        "Sognerådet, 07-05-2019, pkt. 4\n\nUdsat.\n\nPkt. 5 Bro\n\nSognerådet, 07-05-2019, pkt. 5\n\nNej.\n",
        [(4, "Sti", None, False), (5, "Bro", None, False)],
        own=["Udsat.", "Nej."],
    ),
    "decisions of several bodies, newest first": Case(
        "Udvalg: Teknisk Udvalg\nMødedato: 3. juni 2020\n\n1. Sti\n\nBeslutning Byrådet den 30. juni 2020\nVedtaget.\n\n"
        "Beslutning Økonomiudvalget den 16. juni 2020\nAnbefales.\n\nBeslutning Teknisk Udvalg den 3. juni 2020\nUdsat.\n\n"
        "2. Bro\n\nBeslutning Byrådet den 30. juni 2020\nVedtaget.\n",
        [(1, "Sti", None, False), (2, "Bro", None, False)],
        own=["Udsat.", None],
    ),
    "this body's decision is bare": Case(
        "Mødedato: 30. juni 2020\n\n1. Sti\n\nBeslutning\nVedtaget.\n\nBeslutning fra Økonomiudvalget, 16. juni 2020, pkt. 7:\nAnbefales.\n\n"
        "2. Bro\n\nBeslutning\nNej.\n",
        [(1, "Sti", None, False), (2, "Bro", None, False)],
        own=["Vedtaget.", "Nej."],
    ),
    "attachments": Case(
        "1. Sti\n\nBeslutning\nJa.\n\nBilag\n1 Åben Kort\n2 Åben Notat, revideret\n\n2. Bro\n\nBeslutning\nJa.\n\nBilag\nIngen bilag\n\n"
        "3. Hegn\n\nBeslutning\nJa.\n\nBilag 1: Tegning\nBilag 2: Pris\n\n4. Mur\n\nBeslutning\nJa.\n\nBilag\n\nKort\n\nPris.pdf\n",
        [(1, "Sti", None, False), (2, "Bro", None, False), (3, "Hegn", None, False), (4, "Mur", None, False)],
        attachments=[["Kort", "Notat, revideret"], [], ["Bilag 1: Tegning", "Bilag 2: Pris"], ["Kort", "Pris.pdf"]],
    ),
    "what follows the last item": Case(
        "1. Sti\n\nBeslutning\nJa.\n\n2. Bro\n\nBeslutning\nIngen.\n\nMødet sluttede kl. 16.10\n\nUdskriv | Til toppen\n",
        [(1, "Sti", None, False), (2, "Bro", None, False)],
        own=["Ja.", "Ingen."],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_hard_cases(case: Case) -> None:
    minutes = parse(case.text)
    assert rows(minutes) == case.items
    if case.headings is not None:
        assert headings(minutes) == case.headings
    if case.own is not None:
        assert own_decisions(minutes, case.text) == case.own
    if case.attachments:
        assert [list(item.attachments) for item in minutes.items] == case.attachments


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_hard_cases_with_other_line_ends(case: Case) -> None:
    assert rows(parse(case.text.replace("\n", "\r\n"))) == case.items


FLAT = (
    "7 Vestby Kommune Teknisk Udvalg Referat Mødedato: 7. maj 2019 Mødetidspunkt: 15:00 Mødested: Lokale 3 Medlemmer: Ida Holm Skov, Bo Lund "
    "Fraværende: Per Hald Referent: Eva Ek Side 1 Indholdsfortegnelse 1. Sti 2 2. Bro 3 Side 2 1. Sti Åben sag Sagsnr.: 19/118 "
    "Sagsfremstilling {0} Indstilling Forvaltningen indstiller ja. Beslutning Teknisk Udvalg den 07-05-2019 Godkendt. Side 3 "
    "2. Bro Åben sag Sagsnr.: 19/120 Bilag 1 Kort.pdf (118/19) 2 Pris.pdf (119/19) Sagsfremstilling {0} Beslutning Teknisk Udvalg den "
    "07-05-2019 Per Hald deltog ikke. Udsat. Side 4"
)


def test_flattened_transcript() -> None:
    text = FLAT.format("Vejen langs åen er smal, og der er hul ved broen. " * 20)
    minutes = parse(text)
    assert rows(minutes) == [(1, "Sti", "19/118", False), (2, "Bro", "19/120", False)]
    assert headings(minutes) == [
        ["Sagsfremstilling", "Indstilling", "Beslutning Teknisk Udvalg den 07-05-2019"],
        ["Bilag", "Sagsfremstilling", "Beslutning Teknisk Udvalg den 07-05-2019"],
    ]
    assert list(minutes.items[1].attachments) == ["Kort.pdf (118/19)", "Pris.pdf (119/19)"]
    assert own_decisions(minutes, text)[0] == "Godkendt."
    meeting = minutes.meeting
    assert (meeting.body, meeting.date, meeting.start_time, meeting.place) == (
        "Teknisk Udvalg",
        "2019-05-07",
        "15:00",
        "Lokale 3",
    )
    assert [member.name for member in meeting.present] == ["Ida Holm Skov", "Bo Lund"]
    assert meeting.absent == ["Per Hald"]
    assert {"page number", "table of contents"} <= set(minutes.reasons)


NEGATIVES = [
    "",
    "Kære alle\n\nHusk kage til mødet i morgen.\n",
    "Pris 2020\n1.234\n2.345\n3.456\n",
    "Ingredienser\n1. mel\n2. æg\n3. mælk\n",
    "12. maj 2020\n13. maj 2020\n14. maj 2020\n",
    "Han sagde: 1. at det regnede, 2. at det blæste.",
    "Lokalplan 7-12 gælder for § 5, stk. 2, nr. 3.\n",
]


@pytest.mark.parametrize("text", NEGATIVES)
def test_no_items_where_there_are_none(text: str) -> None:
    assert rows(parse(text)) == []


def test_a_history_of_decisions_on_one_line_each_heads_nothing() -> None:
    text = (
        "1. Sti\n\nBeslutning\nUdsat.\n\nHistorik\nBeslutning Byrådet den 5. maj 2020: Vedtaget.\nBeslutning Økonomiudvalget 4. maj: Ja.\n\n"
        "2. Bro\n\nBeslutning: Godkendt.\n"
    )
    minutes = parse(text)
    assert headings(minutes) == [["Beslutning", "Historik"], ["Beslutning"]]
    assert own_decisions(minutes, text) == ["Udsat.", "Godkendt."]
