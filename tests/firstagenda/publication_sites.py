"""Answers of sites, written for these tests in the shapes that sites publish in, each with what is to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ZERO = "00000000-0000-0000-0000-000000000000"
MEETING = "5d0c1f6e-3b1a-4f0e-9a57-0c6d1f2e3a41"


def guid(number: int) -> str:
    return f"10000000-0000-4000-8000-{number:012}"


@dataclass(frozen=True)
class Site:
    """One answer, and the gold of it.

    `items` holds number, title, closed, case number, headings with kinds, the own decision's text, attachments and those
    not taking part. `plain` says whether the text, parsed as plain text, gives the very same structure.
    """

    name: str
    data: Any
    meeting: dict[str, Any]
    items: list[tuple[Any, ...]]
    notes: list[str] = field(default_factory=list)
    plain: bool = True


ONE_FIELD = Site(
    "one field holds the whole item, Danish and English names side by side",
    {
        "Id": MEETING,
        "Udvalg": {"Id": guid(1), "Navn": "Teknik- og Havneudvalget 2022-2025", "Moeder": None},
        "Moede": {
            "Id": ZERO,
            "MeetingBeginUtc": "2024-06-04T13:30:00+02:00",
            "MeetingEndUtc": "2024-06-04T15:00:00+02:00",
            "ReleasedDate": "2024-06-06T08:18:10.2178633+02:00",
            "Dato": "2024-06-04T13:30:00+02:00",
            "Sted": "Mødelokale 3 – Fjorden",
            "Afsluttet": True,
            "Moededeltagere": None,
            "Navn": "Referat",
        },
        "TillaegsDagsorden": False,
        "LiveIntegrationEnabled": False,
        "Lydfiler": None,
        "Dagsordenpunkter": [
            {
                "Id": guid(10),
                "AgendaUid": MEETING,
                "IsOpen": True,
                "Number": "41",
                "Punktnummer": "41",
                "CaseNumber": "2024-001873",
                "SagsNummer": "2024-001873",
                "Caption": "Belægning på den gamle havnemole",
                "Navn": "Belægning på den gamle havnemole",
                "ItemDecision": None,
                "Felter": [
                    {
                        "Id": guid(11),
                        "Navn": None,
                        "DocumentId": ZERO,
                        "Link": f"https://dagsordener.middelfart.dk/Vis/Pdf/bilag/{ZERO}",
                        "Html": "<div class='punkt'><h3>Beslutning</h3><p>Anbefales godkendt.</p>"
                        "<p>Ida Lund Møller deltog ikke i sagens behandling (afbud).</p>"
                        "<h3>Præsentation</h3><p>Molen er slidt, og <b>fliserne</b> ligger løst.</p>"
                        "<h3>Forvaltningen indstiller</h3><ul><li>At der lægges asfalt,</li><li>At der afsættes 1,2&nbsp;mio. kr.</li></ul>"
                        "<h3>Sagsbeskrivelse</h3><p>Arbejdet tager tre uger.<br>Det udføres i september.</p>"
                        "<p><strong>Naboerne</strong></p><p>De er hørt.</p></div>",
                    }
                ],
                "Bilag": [
                    {"Id": guid(12), "Navn": "Kort over molen", "Order": 2, "HarPdfVersion": "true"},
                    {"Id": guid(13), "Navn": "Overslag &amp; tidsplan", "Order": 1, "HarPdfVersion": "true"},
                ],
            },
            {
                "IsOpen": False,
                "Number": "42",
                "Punktnummer": "42",
                "SagsNummer": None,
                "Navn": "Salg af areal",
                "Felter": [],
                "Bilag": [],
            },
        ],
    },
    {"municipality": "Middelfart", "body": "Teknik- og Havneudvalget", "date": "2024-06-04", "start_time": "13:30", "place": "Mødelokale 3 – Fjorden"},
    [
        (
            41,
            "Belægning på den gamle havnemole",
            False,
            "2024-001873",
            [("Beslutning", "decision"), ("Præsentation", "resume"), ("Forvaltningen indstiller", "recommendation"), ("Sagsbeskrivelse", "case"), ("Bilag", "attachments")],
            "Anbefales godkendt.\n\nIda Lund Møller deltog ikke i sagens behandling (afbud).",
            ["Overslag & tidsplan", "Kort over molen"],
            ["Ida Lund Møller"],
        ),
        (42, "Salg af areal", True, None, [], None, [], []),
    ],
)  # fmt: skip

NAMED_FIELDS = Site(
    "a field for each heading, KLE numbers, everybody named absent in every decision",
    {
        "Id": MEETING.upper(),
        "Udvalg": {"Id": guid(2), "Navn": "Kultur- og Fritidsudvalget"},
        "Moede": {"Navn": "Referat", "Dato": "2023-11-15T16:00:00", "Sted": "Rådhuset, lokale 12"},
        "Dagsordenpunkter": [
            {
                "Punktnummer": 1,
                "Navn": "Godkendelse af dagsorden",
                "SagsNummer": "00.22.02-A00-3-23",
                "IsOpen": True,
                "Felter": [
                    {"Navn": "Indstilling", "Html": "<p>At dagsordenen godkendes.</p>"},
                    {"Navn": "Beslutning", "Html": "<p>Godkendt.</p><p>Bo Krag deltog ikke i mødet.</p>"},
                ],
                "Bilag": None,
            },
            {
                "Punktnummer": 2,
                "Navn": "Ny svømmesal ved skolen",
                "SagsNummer": "04.08.00-P20-1-22",
                "IsOpen": True,
                "Felter": [
                    {"Navn": "Resumé", "Html": "<p>Salen er 40 år.</p>"},
                    {
                        "Navn": "Sagsfremstilling",
                        "Html": "<p>Der er to forslag.</p><p>Baggrund</p><p>Salen lækker.</p>"
                        "<table><tr><th>Forslag</th><th>Pris</th></tr><tr><td>Ny sal</td><td>48 mio. kr.</td></tr></table>",
                    },
                    {"Navn": "Økonomi", "Html": "<p>Udgiften er 48&#160;mio. kr.</p>"},
                    {"Navn": "Grøn omstilling", "Html": "<p>Et nyt tag sparer varme.</p>"},
                    {"Navn": "Høring", "Html": "  "},
                    {"Navn": "Beslutning", "Html": "<p>Indstilles til byrådets godkendelse.</p><p>Bo Krag deltog ikke i mødet.</p>"},
                ],
                "Bilag": [
                    {"Id": guid(20), "Navn": "Skitse.pdf"},
                    {"Id": ZERO, "Navn": None},
                    {"Id": guid(21), "Navn": "Notat om tag", "Order": "1"},
                    None,
                ],
            },
        ],
    },
    {"municipality": None, "body": "Kultur- og Fritidsudvalget", "date": "2023-11-15", "start_time": "16:00", "place": "Rådhuset, lokale 12", "absent": ["Bo Krag"]},
    [
        (1, "Godkendelse af dagsorden", False, "00.22.02-A00-3-23", [("Indstilling", "recommendation"), ("Beslutning", "decision")], "Godkendt.\n\nBo Krag deltog ikke i mødet.", [], ["Bo Krag"]),
        (
            2,
            "Ny svømmesal ved skolen",
            False,
            "04.08.00-P20-1-22",
            [("Resumé", "resume"), ("Sagsfremstilling", "case"), ("Økonomi", "economy"), ("Grøn omstilling", "other"), ("Beslutning", "decision"), ("Bilag", "attachments")],
            "Indstilles til byrådets godkendelse.\n\nBo Krag deltog ikke i mødet.",
            ["Notat om tag", "Skitse.pdf"],
            ["Bo Krag"],
        ),
    ],
    plain=False,  # "Baggrund" is a subheading in a field, and a heading in plain text
)  # fmt: skip

PDF_ONLY = Site(
    "fields that are published as PDF only",
    {
        "Id": MEETING,
        "Udvalg": {"Navn": "By- og Planudvalget"},
        "Moede": {"Id": ZERO, "Navn": "Lukket referat", "Dato": "2026-02-02T14:00:00+01:00", "Sted": None},
        "Dagsordenpunkter": [
            {
                "Number": "7",
                "Navn": "Lokalplan for engen",
                "SagsNummer": "25/26257",
                "IsOpen": True,
                "Felter": [
                    {"Navn": "Sagsfremstilling", "DocumentId": guid(30), "Link": f"https://dagsordener-referater.hvidovre.dk/Vis/Pdf/bilag/{guid(30)}", "Html": None},
                    {"Navn": "Beslutning", "DocumentId": guid(31), "Html": "<div></div>"},
                    {"Navn": "Økonomi", "DocumentId": ZERO, "Link": f"https://dagsordener-referater.hvidovre.dk/Vis/Pdf/bilag/{ZERO}"},
                    {"DocumentId": guid(32)},
                ],
                "Bilag": [{"Id": guid(33), "Order": 1}],
            },
            {"Number": "8", "Navn": None, "IsOpen": False, "Felter": None, "Bilag": None},
            {"Number": "9", "Navn": "Personalesag"},
        ],
    },
    {"municipality": "Hvidovre", "body": "By- og Planudvalget", "date": "2026-02-02", "start_time": "14:00", "place": None},
    [
        (7, "Lokalplan for engen", False, "25/26257", [("Sagsfremstilling", "case"), ("Beslutning", "decision")], "", [], []),
        (8, None, True, None, [], None, [], []),
        (9, "Personalesag", True, None, [], None, [], []),
    ],
    [
        "Dagsordenpunkter[0].Felter[0]: Sagsfremstilling is published as a document only; not read",
        "Dagsordenpunkter[0].Felter[1]: Beslutning is published as a document only; not read",
        "Dagsordenpunkter[0].Felter[3]: a field without a name is published as a document only; not read",
        "Dagsordenpunkter[0].Bilag[0]: an attachment without a name; left out",
    ],
    plain=False,  # "Punkt 8: Lukket" has a title in plain text
)  # fmt: skip

ENGLISH_NAMES = Site(
    "English names in small letters, .NET dates, a wrapper, plain text beside HTML",
    {
        "success": True,
        "data": {
            "id": MEETING,
            "committeeName": "Social- og Ældreudvalget",
            "meeting": {"name": "Referat", "meetingBeginUtc": "/Date(1724850000000)/", "meetingLocation": "Stuen"},
            "items": [
                {
                    "number": "3.",
                    "caption": "3. Lukket: K&oslash;b af inventar",
                    "caseNumber": "Sagsnr. 24/1190",
                    "isPublic": False,
                    "fields": [{"caption": "Beslutning", "text": "Godkendt.\r\n\r\nUdgiften er 300.000 kr."}],
                    "attachments": [{"fileName": "Tilbud.pdf", "order": 1}],
                },
                {"number": "4", "caption": "Eventuelt", "caseNumber": "-", "isPublic": "true", "itemDecision": "Ingen bemærkninger."},
            ],
        },
    },
    {"municipality": None, "body": "Social- og Ældreudvalget", "date": "2024-08-28", "start_time": "15:00", "place": "Stuen"},
    [
        (3, "Køb af inventar", True, "24/1190", [("Beslutning", "decision"), ("Bilag", "attachments")], "Godkendt.\n\nUdgiften er 300.000 kr.", ["Tilbud.pdf"], []),
        (4, "Eventuelt", False, None, [("Beslutning", "decision")], "Ingen bemærkninger.", [], []),
    ],
)  # fmt: skip

ESCAPED = Site(
    "escaped twice, pasted from a word processor, tables in tables",
    {
        "Udvalg": {"Navn": "Økonomi- &amp; Erhvervsudvalget (2018-2021)"},
        "Moede": {"Navn": "Referat", "Dato": "30-10-2019 09.00", "Sted": "R&aring;dhuset&nbsp;"},
        "Dagsordenpunkter": [
            {
                "Punktnummer": "12",
                "Navn": "Leje af <i>lager</i> &amp;amp; garage",
                "SagsNummer": "330-2019-811",
                "Felter": [
                    {"Navn": "Indstilling", "Html": "&lt;p&gt;At aftalen om leje p&amp;aring; 1.400 kr. godkendes&lt;/p&gt;"},
                    {
                        "Navn": "Sagsfremstilling",
                        "Html": "<html><head><meta charset=windows-1252><title>Dokument1</title><style>p {color: red}</style></head><body>"
                        "<!-- skjult --><p class=MsoNormal>Lageret er p&aring;&nbsp;&nbsp;400 m<sup>2</sup>.<o:p></o:p></p><script>alert('x')</script>"
                        "<table><tr><td><table><tr><td>Leje</td><td>1.400 kr.</td></tr><tr><td>Varme</td><td>200 kr.</td></tr></table></td></tr></table>"
                        "<ol><li>Først</li><li>Så</li></ol></body></html>",
                    },
                    {"Navn": "Beslutning", "Html": "Tiltrådt &amp;ndash; enstemmigt.<br/>\n<br/>"},
                ],
            }
        ],
    },
    {"municipality": None, "body": "Økonomi- & Erhvervsudvalget", "date": "2019-10-30", "start_time": "09:00", "place": "Rådhuset"},
    [
        (12, "Leje af lager & garage", False, "330-2019-811", [("Indstilling", "recommendation"), ("Sagsfremstilling", "case"), ("Beslutning", "decision")], "Tiltrådt – enstemmigt.", [], []),
    ],
)  # fmt: skip

CHAINED = Site(
    "decisions of several bodies, people of the head as objects, an agenda of a council",
    {
        "Kommune": "Horsens Kommune",
        "Udvalg": {"Navn": "Byrådet"},
        "Moede": {
            "Navn": "Referat",
            "Dato": "2022-05-24T17:00:00",
            "Sted": "Salen",
            "Moededeltagere": [
                {"Navn": "Per Holt", "Parti": "A"},
                {"Navn": "Ane Vig Bech", "Parti": "(V)"},
                {"Navn": "Lis Damgaard", "Parti": "F", "Status": "Afbud"},
                None,
                "Jens Bro (C)",
            ],
        },
        "Dagsordenpunkter": [
            {
                "Punktnummer": "1",
                "Navn": "Plejehjem ved åen",
                "SagsNummer": "27.42.00-A00-2-22",
                "Felter": [
                    {"Navn": "Resume", "Html": "<p>Der mangler 30 boliger.</p>"},
                    {
                        "Navn": "Beslutning",
                        "Html": "<p>Beslutning Økonomiudvalget den 10-05-2022</p><p>Anbefales.</p><p>Lis Damgaard deltog ikke.</p>"
                        "<p>Beslutning Byrådet den 24-05-2022</p><p>Godkendt.</p><p>Imod stemte: V</p><p>Per Holt erklærede sig inhabil.</p>",
                    },
                ],
            },
        ],
    },
    {
        "municipality": "Horsens",
        "body": "Byrådet",
        "date": "2022-05-24",
        "start_time": "17:00",
        "place": "Salen",
        "present": [("Per Holt", "A"), ("Ane Vig Bech", "V"), ("Jens Bro", "C")],
        "absent": ["Lis Damgaard"],
    },
    [
        (
            1,
            "Plejehjem ved åen",
            False,
            "27.42.00-A00-2-22",
            [("Resume", "resume"), ("Beslutning", "decision"), ("Beslutning Økonomiudvalget den 10-05-2022", "decision"), ("Beslutning Byrådet den 24-05-2022", "decision")],
            "Godkendt.\n\nImod stemte: V\n\nPer Holt erklærede sig inhabil.",
            [],
            ["Per Holt"],
        )
    ],
)  # fmt: skip

FLAT = Site(
    "committee and day as plain texts at the top, no numbers, a field named as the whole",
    {
        "Udvalg": "Ungdomsrådet",
        "MødeDato": "2021-09-07T00:00:00",
        "Tid": "18.30",
        "Sted": "Huset",
        "Dagsordenpunkter": [
            {"Navn": "Valg af formand", "Felter": [{"Navn": "Sag", "Html": "<h2>Beslutning</h2><div>Mia Fog blev valgt.</div><h2>Sagsfremstilling</h2><div>Rådet vælger selv.</div>"}]},
            {"Navn": "Næste møde", "Felter": [{"Navn": "Næste møde", "Html": "<p>Den 4. oktober.</p>"}]},
            {},
        ],
    },
    {"municipality": None, "body": "Ungdomsrådet", "date": "2021-09-07", "start_time": "18:30", "place": "Huset"},
    [
        (None, "Valg af formand", False, None, [("Beslutning", "decision"), ("Sagsfremstilling", "case")], "Mia Fog blev valgt.", [], []),
        (None, "Næste møde", False, None, [], "Den 4. oktober.", [], []),
    ],
    ["Dagsordenpunkter[2]: holds nothing; left out"],
    plain=False,  # a title alone is no heading of an item
)  # fmt: skip

NESTED = Site(
    "items within items, a number twice, an agenda before the meeting",
    {
        "Udvalg": {"Navn": "Landdistriktsudvalget"},
        "Moede": {"Navn": "Dagsorden", "Dato": None, "MeetingBeginUtc": "2025-01-14T23:30:00Z", "Beskrivelse": None},
        "Dagsordenpunkter": [
            {
                "Punktnummer": "2",
                "Navn": "Puljer",
                "Underpunkter": [
                    {"Punktnummer": "2.1", "Navn": "Forsamlingshuse", "Felter": [{"Navn": "Indstilling", "Html": "<p>At puljen deles.</p>"}]},
                    {"Punktnummer": "2.2", "Navn": "Stier", "Felter": [{"Navn": "Indstilling", "Html": "<p>At puljen spares.</p>"}]},
                ],
            },
            {"Punktnummer": "2", "Navn": "Eventuelt (D)", "SagsNummer": ZERO, "Felter": [{"Navn": "Indstilling", "Html": "<p>Intet.</p>"}]},
            {"Punktnummer": 0, "Navn": "Lukket punkt"},
        ],
    },
    {"municipality": None, "body": "Landdistriktsudvalget", "date": "2025-01-15", "start_time": "00:30", "place": None},
    [
        (2, "Puljer", False, None, [], None, [], []),
        (None, "Forsamlingshuse", False, None, [("Indstilling", "recommendation")], None, [], []),
        (None, "Stier", False, None, [("Indstilling", "recommendation")], None, [], []),
        (2, "Eventuelt", False, None, [("Indstilling", "recommendation")], None, [], []),
        (None, "Lukket punkt", True, None, [], None, [], []),
    ],
    plain=False,  # numbers that are no whole ones, or stand twice, begin no item in plain text
)  # fmt: skip

SITES = [ONE_FIELD, NAMED_FIELDS, PDF_ONLY, ENGLISH_NAMES, ESCAPED, CHAINED, FLAT, NESTED]
