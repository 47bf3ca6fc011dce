"""Sums of money in sentences of our own, each with its exact span and value; and sentences without any."""

from __future__ import annotations

import pytest
from amount_gold import Value, check, found, parse_gold

# sentence with marks, values in the order of the marks
PLAIN: list[tuple[str, list[Value]]] = [
    ("Foreningen får [[750.000 kr.]] til nyt tag.", ["750000"]),
    ("Hallen koster [[8.000.000 kr.]] at bygge", ["8000000"]),
    ("Regningen lød på [[271.697,53 kr.]] inkl. moms", ["271697.53"]),
    ("Puljen er på [[8 000 000 kr.]] i alt", ["8000000"]),
    ("Puljen er på [[8\u00a0000\u00a0000\u00a0kr.]] i alt", ["8000000"]),
    ("Puljen er på [[8\u202f000\u202f000 kr.]] i alt", ["8000000"]),
    ("Gebyret er [[275.000kr.]] om året", ["275000"]),
    ("Gebyret er [[500 kr]], som opkræves", ["500"]),
    ("Gebyret er [[500 Kr.]] pr. gang", ["500"]),
    ("Gebyret er [[500 KR]] pr. gang", ["500"]),
    ("Prisen sættes til [[58,00 kr.]]", ["58"]),
    ("Prisen sættes til [[60,50 kr.]] pr. måltid", ["60.5"]),
    ("Takster på [[12,5 kr.]] og [[13,75 kr.]]", ["12.5", "13.75"]),
    ("En check på [[5.000,00 kr.]] blev sendt", ["5000"]),
    ("En check på [[5.000,- kr.]] blev sendt", ["5000"]),
    ("En check på [[5.000,-]] blev sendt", ["5000"]),
    ("En check på [[5.000,–]], som blev sendt", ["5000"]),
    ("Et honorar på [[750,-]].", ["750"]),
    ("Et honorar på [[750 ,- kr.]] gives", ["750"]),
    ("[[5.000,-]] og [[6.000,-]]", ["5000", "6000"]),
    ("Afgiften er [[50 øre]] pr. kWh", ["0.5"]),
    ("Afgiften er [[25,5 øre]] pr. kWh", ["0.255"]),
    ("Billetten koster [[12 kr. og 50 øre]] nu", ["12.5"]),
    ("Billetten koster [[12 kroner og 50 øre]] nu", ["12.5"]),
    ("Billetten koster [[12 kr. 50 øre]] nu", ["12.5"]),
    ("Der blev samlet [[40 kroner]] ind", ["40"]),
    ("Det koster [[1 krone]] pr. ark", ["1"]),
    ("De [[5.000 kroner]] er brugt", ["5000"]),
    ("Restbeløbet er [[0 kr.]]", ["0"]),
    ("Restbeløbet er [[0,00 kr.]] ved årets slutning", ["0"]),
    ("Et gebyr på [[1.000 kr.]] pr. sag", ["1000"]),
    ("Et gebyr ([[1.000 kr.]]) opkræves pr. sag", ["1000"]),
    ("Et tilskud på [[2000 kr.]] til klubben", ["2000"]),
    ("Løn på [[150 kr.]] i timen", ["150"]),
    ("Leje på [[150 kr.]]/m2 og [[5,23 kr.]]/m3 vand samt [[90 kr]]/time", ["150", "5.23", "90"]),
    ("Leje på [[895 kr.]] pr. m² om året", ["895"]),
    ("på[[5.000 kr.]] om året", ["5000"]),
    ("Der ansøges om ca. [[1.100 kr.]]", ["1100"]),
    ("Beløbet (ca. [[45.000 kr.]]) afsættes", ["45000"]),
    ("Beløbet »[[45.000 kr.]]« afsættes", ["45000"]),
    ("Op til [[95.000 kr.]]; resten udbetales senere", ["95000"]),
    ("I 2024 [[500 kr.]] og i 2025 [[600 kr.]]", ["500", "600"]),
    ("Den 31.12.2024 [[5.000 kr.]]", ["5000"]),
    ("Uge 12 [[500 kr.]]", ["500"]),
    ("Pkt. 4 [[250.000 kr.]]", ["250000"]),
    ("Bilag 3 [[kr. 5.000,-]]", ["5000"]),
    ("Nr. 7 [[450 kr.]] og nr. 8 [[460 kr.]]", ["450", "460"]),
    ("Husleje\t[[4.500 kr.]]\t[[4.650 kr.]]", ["4500", "4650"]),
    ("Et tilbud på [[1,250,000 DKK]] kom ind", ["1250000"]),
    ("Et tilbud på [[12.50 kr.]] kom ind", ["12.5"]),
    ("I alt [[450 1.000 kr.]] er brugt", ["450000"]),
    ("[[1.200 kr.]] og 2 stk. bænke", ["1200"]),
    ("Et beløb på [[271.697,53\nkr.]] til taget", ["271697.53"]),
    ("Et beløb på [[271.697,53\r\nkr.]] til taget", ["271697.53"]),
    ("Udgiften er [[2.000.00 kr.]] i alt", [None]),
]
FOREIGN: list[tuple[str, list[Value]]] = [
    ("Projektet får [[20.000 EUR]] fra EU", ["20000 EUR"]),
    ("Projektet får [[€ 20.000]] fra EU", ["20000 EUR"]),
    ("Projektet får [[20.000 €]] fra EU", ["20000 EUR"]),
    ("Projektet får [[€20.000]] fra EU", ["20000 EUR"]),
    ("Projektet får [[500 euro]] fra EU", ["500 EUR"]),
    ("Projektet får [[12,5 mio. €]] fra EU", ["12500000 EUR"]),
    ("Projektet får [[EUR 2,5 mio.]] fra EU", ["2500000 EUR"]),
    ("Projektet får [[2 mio. euro]] fra EU", ["2000000 EUR"]),
    ("Licensen koster [[$500]] om måneden", ["500 USD"]),
    ("Licensen koster [[500 USD]] om måneden", ["500 USD"]),
    ("Licensen koster [[500 amerikanske dollars]] om måneden", ["500 USD"]),
    ("Broen betales med [[5.000 SEK]] fra Malmø", ["5000 SEK"]),
    ("Broen betales med [[5.000 svenske kroner]] fra Malmø", ["5000 SEK"]),
    ("Skibet kostede [[2.000 norske kroner]] at leje", ["2000 NOK"]),
    ("Skibet kostede [[NOK 2.000]] at leje", ["2000 NOK"]),
    ("Prisen er [[£ 40]] pr. stk.", ["40 GBP"]),
    ("Prisen er [[2.500 DKK]] pr. stk.", ["2500"]),
    ("Prisen er [[2.500 danske kroner]] pr. stk.", ["2500"]),
]
SCALED: list[tuple[str, list[Value]]] = [
    ("Skolen koster [[0,064 mio. kr.]] mere", ["64000"]),
    ("Skolen koster [[1,400 mio. kr.]] mere", ["1400000"]),
    ("Rammen er [[1.940 mio. kr.]]", ["1940000000"]),
    ("Rammen er [[1.234,5 mio. kr.]] i alt", ["1234500000"]),
    ("Rammen er [[34,6 mio.kr.]] i alt", ["34600000"]),
    ("Rammen er [[34,6 mio.kr]] i alt", ["34600000"]),
    ("Rammen er [[34,6 mio kr]] i alt", ["34600000"]),
    ("Rammen er [[34,6mio.kr.]] i alt", ["34600000"]),
    ("Rammen er [[2 mill. kr.]] og [[3 mill kr.]]", ["2000000", "3000000"]),
    ("Staten sparer [[2,630 mia. kr.]] årligt", ["2630000000"]),
    ("Staten sparer [[3 mia kr]] årligt", ["3000000000"]),
    ("Staten sparer [[3 milliarder kroner]] årligt", ["3000000000"]),
    ("Staten sparer [[1 milliard kr.]] årligt", ["1000000000"]),
    ("Byen sparer [[40 millioner kroner]] årligt", ["40000000"]),
    ("Byen sparer [[1 million kr.]] årligt", ["1000000"]),
    ("Byen sparer [[2,6 mio. kroner]].", ["2600000"]),
    ("Det er [[10 mio. skattekroner]] værd", ["10000000"]),
    ("Driften stiger [[35 t.kr.]] om året", ["35000"]),
    ("Driften stiger [[+35 t.kr.]] om året", ["35000"]),
    ("Driften stiger [[35 tkr.]] om året", ["35000"]),
    ("Driften stiger [[35 t. kr.]] om året", ["35000"]),
    ("Driften stiger [[1.250 tkr]] om året", ["1250000"]),
    ("Driften stiger [[35 tusinde kr.]] om året", ["35000"]),
    ("Driften stiger [[35 tusind kroner]] om året", ["35000"]),
    ("Driften stiger [[5 hundrede kroner]] om året", ["500"]),
    ("Driften stiger [[2 mio. DKK]] om året", ["2000000"]),
    ("Driften stiger [[½ mio. kr.]] og siden [[1½ mio. kr.]]", ["500000", "1500000"]),
    ("Driften stiger [[2 ½ mio. kr.]] om året", ["2500000"]),
    ("Driften stiger [[1/2 mio. kr.]] om året", ["500000"]),
    ("Driften stiger [[2.5 mio. kr.]] om året", ["2500000"]),
    ("Et lån på [[15\nmio. kr.]] optages", ["15000000"]),
    ("Et lån på [[15 mio.\nkr.]] optages", ["15000000"]),
    ("Et lån på [[15 mio.\n    kr.]] optages", ["15000000"]),
    ("Kørsel\t[[-5,704 mio. kr.]]\t[[+3 t.kr.]]", ["-5704000", "3000"]),
    ("Sum ([[5 mio. kr.]])", ["5000000"]),
    ("I 2024 [[5 mio. kr.]] og i 2025 [[6 mio. kr.]]", ["5000000", "6000000"]),
    ("I alt [[3 Mio. Kr.]] er afsat", ["3000000"]),
]
PREFIXED: list[tuple[str, list[Value]]] = [
    ("Foreningen søger [[kr. 5.000,-]] til en fest", ["5000"]),
    ("Foreningen søger [[kr 5000]] til en fest", ["5000"]),
    ("Foreningen søger [[kr.5.000]] til en fest", ["5000"]),
    ("Foreningen søger [[Kr. 5.000,00]] til en fest", ["5000"]),
    ("Foreningen søger [[DKK 5.000]] til en fest", ["5000"]),
    ("Foreningen søger [[DKK 2 mio.]] til en fest", ["2000000"]),
    ("Foreningen søger [[kr. 2,5 mio.]] til en fest", ["2500000"]),
    ("Foreningen søger [[kr. 29,50]] pr. deltager", ["29.5"]),
    ("Foreningen søger [[kr. 2.600.000]].", ["2600000"]),
    ("Foreningen søger [[kroner 5.000]] til en fest", ["5000"]),
    ("Saldoen er [[kr. -5.000]] i dag", ["-5000"]),
    ("Saldoen er [[-kr. 5.000]] i dag", ["-5000"]),
    ("Saldoen er [[t.kr. 450]] i dag", ["450000"]),
    ("Saldoen er [[tkr. 1.250]] i dag", ["1250000"]),
    ("Saldoen er [[Dkk 1.250]] i dag", ["1250"]),
    ("For 2025 [[kr. 250.000]] og for 2026 [[kr. 300.000]]", ["250000", "300000"]),
    ("Fra [[kr. 5.000]] til [[kr. 6.000]] pr. år", ["5000", "6000"]),
    ("Den 1.1.2025 [[kr. 500]]", ["500"]),
    ("Der søges på\n[[kr. 185,-]] pr. m²", ["185"]),
    ("Et gebyr på [[kr.\n5.000,-]] pr. år", ["5000"]),
    ("Lejen: [[kr. 4.500]]\nDepositum: [[kr. 13.500]]", ["4500", "13500"]),
]
RANGES: list[tuple[str, list[Value]]] = [
    ("Et overskud på [[15-25 mio. kr.]] ventes", [("15000000", "25000000")]),
    ("Et overskud på [[15 - 25 mio. kr.]] ventes", [("15000000", "25000000")]),
    ("Et overskud på [[15–25 mio. kr.]] ventes", [("15000000", "25000000")]),
    ("Et overskud på [[185-190 mio. kr.]] ventes", [("185000000", "190000000")]),
    ("Et overskud på [[1,5-2 mio. kr.]] ventes", [("1500000", "2000000")]),
    ("Et overskud på [[20.000-30.000 kr.]] ventes", [("20000", "30000")]),
    ("Et overskud på [[5-10.000 kr.]] ventes", [("5000", "10000")]),
    ("Et overskud på [[500-1.000 kr.]] ventes", [("500", "1000")]),
    ("Et overskud på [[kr. 5.000-10.000]] ventes", [("5000", "10000")]),
    ("Et overskud på [[2 til 3 mio. kr.]] ventes", [("2000000", "3000000")]),
    ("Prisen går fra [[3 til 2 mio. kr.]] i år", [("2000000", "3000000")]),
    ("Et overskud mellem [[2 og 3 mio. kr.]] ventes", [("2000000", "3000000")]),
    ("Et overskud imellem [[2.000 og 3.000 kr.]] ventes", [("2000", "3000")]),
    ("Et resultat på [[-15 til -20 mio. kr.]] ventes", [("-20000000", "-15000000")]),
    ("Et resultat på [[-15-20 mio. kr.]] ventes", [("-20000000", "-15000000")]),
    ("Et overskud på [[15-25 mio.\nkr.]] ventes", [("15000000", "25000000")]),
    ("Et overskud på [[5.000,- - 6.000,-]] ventes", [("5000", "6000")]),
    ("Et overskud på [[2-3 mio. euro]] ventes", [("2000000 EUR", "3000000")]),
    ("Et overskud på [[to til tre millioner kroner]] ventes", [("2000000", "3000000")]),
    ("Et overskud på [[to-tre millioner kroner]] ventes", [("2000000", "3000000")]),
    ("Et overskud mellem [[to og tre millioner kroner]] ventes", [("2000000", "3000000")]),
    ("Et overskud på [[10.000 kr.-20.000 kr.]] ventes", [("10000", "20000")]),
    ("Et overskud på [[10.000 kr. - 20.000 kr.]] ventes", [("10000", "20000")]),
    ("Et overskud på [[kr. 500 - kr. 900]] ventes", [("500", "900")]),
    # Not ranges: a change told with two units, a list, a year before a sum.
    ("Fra [[2 mio. kr.]] til [[3 mio. kr.]] i år", ["2000000", "3000000"]),
    ("Mellem [[2 mio. kr.]] og [[3 mio. kr.]] i år", ["2000000", "3000000"]),
    ("Henholdsvis 2 og [[3 mio. kr.]] i årene", ["3000000"]),
    ("I 2025 - [[5 mio. kr.]] mere end før", ["5000000"]),
    ("I 2024-2025 [[5 mio. kr.]] mere end før", ["5000000"]),
    ("Område 18 [[-5.390 kr.]] i år", ["-5390"]),
]
SIGNS: list[tuple[str, list[Value]]] = [
    ("En justering på [[-5 mio. kr.]] i år", ["-5000000"]),
    ("En justering på [[+66 mio. kr.]] i år", ["66000000"]),
    ("En justering på [[−5 mio. kr.]] i år", ["-5000000"]),
    ("En justering på [[–5 mio. kr.]] i år", ["-5000000"]),
    ("En justering på [[÷5.000 kr.]] i år", ["-5000"]),
    ("Netto [[-3.751.000 kr.]] i år", ["-3751000"]),
    ("Drift\t[[- 5 mio. kr.]]\t0", ["-5000000"]),
    ("- [[5 mio. kr.]] til veje\n- [[2 mio. kr.]] til stier", ["5000000", "2000000"]),
    ("Usikkerheden er +/- [[5 mio. kr.]] i år", ["5000000"]),
    ("Usikkerheden er +/-[[5 mio. kr.]] i år", ["5000000"]),
    # Words change neither span nor value; see `referat.amount.values`.
    ("En mindreudgift på [[5 mio. kr.]] i år", ["5000000"]),
    ("En negativ værdi på [[1,8 mia. kr.]] i år", ["1800000000"]),
    ("Et underskud på minus [[5 mio. kr.]] i år", ["5000000"]),
]
WORDS: list[tuple[str, list[Value]]] = [
    ("Et tilskud på [[to millioner kroner]] gives", ["2000000"]),
    ("Et tilskud på [[halvanden million kroner]] gives", ["1500000"]),
    ("Et tilskud på [[en halv million kroner]] gives", ["500000"]),
    ("Et tilskud på [[to en halv million kroner]] gives", ["2500000"]),
    ("Et tilskud på [[to og en halv million kroner]] gives", ["2500000"]),
    ("Et tilskud på [[en kvart million kroner]] gives", ["250000"]),
    ("Et tilskud på [[trekvart million kroner]] gives", ["750000"]),
    ("Et tilskud på [[femoghalvfems tusinde kroner]] gives", ["95000"]),
    ("Et tilskud på [[fem hundrede kroner]] gives", ["500"]),
    ("Et tilskud på [[femhundrede kroner]] gives", ["500"]),
    ("Et tilskud på [[tohundredefemogtyve kroner]] gives", ["225"]),
    ("Et tilskud på [[to hundrede og halvtreds tusinde kr.]] gives", ["250000"]),
    ("Et tilskud på [[hundrede tusinde kroner]] gives", ["100000"]),
    ("Et tilskud på [[tusind kroner]] gives", ["1000"]),
    ("Et tilskud på [[én million kr.]] gives", ["1000000"]),
    ("Et tilskud på [[ni mio. kr.]] gives", ["9000000"]),
    ("Et tilskud på [[tre milliarder kroner]] gives", ["3000000000"]),
    ("Et tilskud på [[to millioner\nkroner]] gives", ["2000000"]),
    ("Et tilskud på [[to millioner fem hundrede tusinde kroner]] gives", ["2500000"]),
    ("Et tilskud på [[ti tusinde euro]] gives", ["10000 EUR"]),
    ("[[Tolv millioner kroner]] blev brugt", ["12000000"]),
    ("En eller [[to millioner kroner]] gives", ["2000000"]),
    ("Taksten er [[fem kroner]] eller [[fem kr.]]", ["5", "5"]),
]
BARE: list[tuple[str, list[Value]]] = [
    ("Udgiften steg til [[98 mio.]] i 2020", ["98000000"]),
    ("Budgettet er på [[45,5 mio.]]\n\nNæste punkt", ["45500000"]),
    ("Der er afsat [[12 mio.]] til veje og [[3 mio.]] til stier", ["12000000", "3000000"]),
    ("En besparelse på [[40 millioner]] i 2030", ["40000000"]),
    ("Et underskud på [[1,2 mia.]], som dækkes af kassen", ["1200000000"]),
    ("Et underskud på [[halvanden million]] i år", ["1500000"]),
    ("Et overskud på [[15-25 mio.]] i år", [("15000000", "25000000")]),
    ("Personaleudgifter til borgere med handicap: budgettet blev [[40 mio.]] i 2024", ["40000000"]),
    ("Museet havde 200.000 gæster, og driften kostede [[7 mio.]] i alt", ["7000000"]),
    ("Kommunen bruger [[7 mio.]] om året på formålet", ["7000000"]),
    ("Anlæg\t[[98 mio.]]\t[[-3 mio.]]", ["98000000", "-3000000"]),
]
GROUPS = {
    "plain": PLAIN, "foreign": FOREIGN, "scaled": SCALED, "prefixed": PREFIXED, "ranges": RANGES, "signs": SIGNS,
    "words": WORDS, "bare": BARE,
}  # fmt: skip
CASES = [
    pytest.param(text, values, id=f"{name}-{i}") for name, g in GROUPS.items() for i, (text, values) in enumerate(g)
]

NEGATIVES = [
    # units of tables
    "i 1.000 kr.", "I 1.000 kr.", "(i 1.000 kr.)", "(i hele 1.000 kr.)", "i hele 1.000 kr.", "Beløb i 1.000 kr.",
    "Bevilling (1.000 kr.)", "Alle tal i 1.000 kr.", "mio. kr.", "(mio. kr.)", "i mio. kr.", "t.kr.", "i t.kr.",
    "450 (1.000 kr.)", "1.000 kr.\t2024\t2025", "Tekst\t1.000 kr.\nDrift\t450", "i 1000 kr.", "Økonomi i hele kr.",
    "i mio. kr. 2024 2025 2026", "i kr. 2024 2025", "mio. kr. 2024 2025", "kr. 2024\t2025", "Beløb kr.\n5.000",
    "12\nkr.\n450", "450\nmio. kr.\n12", "Anlæg\t5\tmio. kr.",
    "1.000 kr. 2024 2025\nDrift 4 5", "1.000 kr. Budget 2024", "mio. kr. 12,5 13,0",
    "beløb i tusinde kroner", "i hele tusinde kroner",
    # years
    "Budget 2024 kr.", "Regnskab 2023 mio. kr.", "i 2024 mio. kr.", "\tBudget 2024 kr.\tBudget 2025 kr.",
    "2024-2025", "i 2024 og 2025", "skoleåret 2024/25", "(2024-priser)",
    # bare numbers
    "2.941.813,70", "Tekst\t2.941.813,70\t5", "25,2", "-5.390", "12 pct. og 25,2 %", "46,2 pct.", "5 stk.",
    # counts and sizes
    "2 mio. borgere", "5 mio. tons CO2", "10 mio. m3 vand", "1.000 m2", "over en million besøgende",
    "besøgstallet nåede 1,2 mio. i 2023", "2 millioner passagerer", "3 mia. mennesker", "5 millioner kWh",
    "to millioner træer", "udlånet var 1,1 mio. om året", "8 km og 5 ha", "5 tusinde elever", "40 millioner",
    "Driften er billig, og antallet af gæster nåede 2 mio. i 2023", "7 millioner i alt",
    "Fra 1 million besøgende til 2 millioner besøgende",
    # vague sums
    "flere millioner kroner", "et par hundrede kroner", "nogle få tusinde kroner", "mange kroner", "ikke en krone",
    # dates, times, cases, laws, points
    "kl. 15.00 og 16:30", "den 12.03.2024", "01.01.25", "24-1-15.20.00-A00", "23/64938", "00.30.04-Ø00-1-24",
    "§ 5, stk. 2, nr. 3", "LBK nr. 1074 af 29/09/2024", "punkt 3 til 5", "side 2 af 38", "tlf. 12 34 56 78",
    # lost numbers, and letters that only look like a unit
    "med kr. fra kr. til kr.", "kr. pr. m2", "5 krav", "3 kredse", "5 kroer", "12 miljøer", "4 millimeter",
    "5 kr\u00e6fter", "trækroner", "Mia 12 år", "Kr. Himmelfartsdag", "5 eurokrater", "A00-16 kr", "B12kr.",
    "", " ", "\n", "kr.", "5", ",-", "-", "½",
]  # fmt: skip


@pytest.mark.parametrize(("marked", "values"), CASES)
def test_sum_is_found_with_its_span_and_value(marked: str, values: list[Value]) -> None:
    check(marked, values)


@pytest.mark.parametrize("text", NEGATIVES)
def test_what_is_no_sum_is_not_found(text: str) -> None:
    assert found(text) == []


def test_tables_of_cases_are_large_enough() -> None:
    assert len(CASES) >= 150
    assert len(NEGATIVES) == len(set(NEGATIVES)) >= 50


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Et tilskud på [[750.000 kr.]]", "plain"),
        ("Et tilskud på [[5.000,-]]", "plain"),
        ("Et tilskud på [[2 mio. kr.]]", "scaled"),
        ("Et tilskud på [[kr. 5.000]]", "prefixed"),
        ("Et tilskud på [[DKK 2 mio.]]", "prefixed"),
        ("Et tilskud på [[15-25 mio. kr.]]", "range"),
        ("Et tilskud på [[2 til 3 mio.]]", "range"),
        ("Et tilskud på [[to-tre millioner kroner]]", "range"),
        ("Et tilskud på [[to millioner kroner]]", "words"),
        ("Et tilskud på [[98 mio.]] i 2020", "bare_scaled"),
        ("Et tilskud på [[2.000.00 kr.]]", "unread"),
    ],
)
def test_match_names_its_rule(marked: str, rule: str) -> None:
    text, spans = parse_gold(marked)
    assert [(m.start, m.end, m.rule) for m in found(text)] == [(*spans[0], f"amount.{rule}")]


@pytest.mark.parametrize("marked", ["[[5 kr.", "5 kr.]]", "[[ 5 kr.]]", "[[]] 5 kr.", "[[5 [[kr.]]]]"])
def test_gold_parser_rejects_malformed_marks(marked: str) -> None:
    with pytest.raises(ValueError, match=r"mark|white space"):
        parse_gold(marked)


def test_gold_check_rejects_a_wrong_number_of_values() -> None:
    with pytest.raises(ValueError, match="1 marks but 2 values"):
        check("[[5 kr.]]", ["5", "6"])
