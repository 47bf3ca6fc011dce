"""Tables in every form that minutes keep them in, and texts that only look like one."""

from __future__ import annotations

import doctest
import importlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.amount import AmountMatcher
from referat.tables import Table, find_tables


def amounts(table: Table) -> list[list[str | None]]:
    return [[cell.amount for cell in row] for row in table.rows]


def only(text: str) -> Table:
    tables = find_tables(text)
    assert len(tables) == 1
    return tables[0]


BUDGET = "\t2025\t2026\nDrift\t-450\t1.200,5\nAnlæg\t0\t12\n"
THOUSANDS = [[None, "-450000", "1200500"], [None, "0", "12000"]]


@pytest.mark.parametrize(
    "unit",
    [
        "i 1.000 kr.", "I 1.000 kr.", "(i 1.000 kr.)", "(i hele 1.000 kr.)", "(1.000 kr.)", "1.000 kr.", "t.kr.",
        "tkr.",
        "Beløb i 1.000 kr.", "Alle tal i t.kr.", "Alle beløb er angivet i 1.000 kr.", "Bevilling (i 1.000 kr.)",
        "Tabel 2. Økonomi i 1.000 kr. (2025-priser)", "Økonomi (1.000 kr., netto)", "Udgifter, 1.000 kr.", "i 1000 kr.",
        "(tusinde kr.)", "i hele 1.000 kr.", "Økonomi - t.kr.",
    ],
)  # fmt: skip
def test_unit_line_above_gives_the_values(unit: str) -> None:
    for gap in ("\n", "\n\n", "\r\n"):
        table = only(f"Sagen koster noget.\n\n{unit}{gap}{BUDGET}\nNæste afsnit.")
        assert amounts(table) == THOUSANDS
        assert table.columns == ("", "2025", "2026")
        assert table.unit is not None
        assert table.unit.factor == 1000


@pytest.mark.parametrize(
    ("unit", "factor"),
    [("mio. kr.", 10**6), ("(mio. kr.)", 10**6), ("i mia. kr.", 10**9), ("i kr.", 1), ("i hele kr.", 1)],
)
def test_unit_scales_the_values(unit: str, factor: int) -> None:
    table = only(f"{unit}\n{BUDGET}")
    assert table.unit is not None
    assert table.unit.factor == factor
    assert table.rows[0][1].amount == str(-450 * factor)


@pytest.mark.parametrize(
    "line",
    [
        "", "Gebyret er 1.000 kr.", "Der er afsat 5 mio. kr.", "Budgettet ser sådan ud:", "Antal elever",
        "Tabel 1. Elever", "Beløbet er steget.", "Der gives 1.000 kr. pr. elev:", "Udgiften er på 15-25 mio. kr.",
    ],
)  # fmt: skip
def test_without_a_unit_nothing_has_a_value(line: str) -> None:
    table = only(f"{line}\n{BUDGET}")
    assert table.unit is None
    assert {value for row in amounts(table) for value in row} == {None}


def test_unit_below_the_table() -> None:
    assert amounts(only(f"{BUDGET}\nAlle beløb i 1.000 kr.\n")) == THOUSANDS
    assert amounts(only(f"{BUDGET}\nDer blev i alt brugt 1.000 kr.\n")) != THOUSANDS


def test_unit_in_the_corner() -> None:
    assert amounts(only("1.000 kr.\t2025\t2026\nDrift\t-450\t1.200,5\nAnlæg\t0\t12")) == THOUSANDS


def test_unit_of_a_column_holds_for_that_column_only() -> None:
    table = only(
        "Skole\tBudget 2025 (mio. kr.)\tElever\tBelægning\nNordskolen\t12,5\t450\t98,2\nSydskolen\t8\t300\t97\n"
    )
    assert amounts(table) == [[None, "12500000", None, None], [None, "8000000", None, None]]
    assert table.unit is None


def test_units_in_a_second_row_of_the_header() -> None:
    table = only("\tRegnskab\tBudget\n\t2023\t2024\n\tkr.\tpct.\nSkoler\t1.000\t45\n")
    assert table.columns == ("", "Regnskab 2023 kr.", "Budget 2024 pct.")
    assert amounts(table) == [[None, "1000", None]]


def test_unit_of_a_row() -> None:
    table = only("\t2026\t2027\nUdgift (mio. kr.)\t1.000\t1,5\nAntal sager\t20\t30\n")
    assert amounts(table) == [[None, "1000000000", "1500000"], [None, None, None]]


def test_unit_column() -> None:
    table = only("Område\tEnhed\t2024\t2025\nSkole\tmio. kr.\t12,5\t13\nElever\tantal\t450\t460\n")
    assert amounts(table) == [[None, None, "12500000", "13000000"], [None, None, None, None]]


def test_columns_of_codes_counts_and_shares_are_no_money() -> None:
    table = only(
        "i 1.000 kr.\nPost\tPolitikområde\tAntal\tPct.\tBudget\nDrift\t12\t3\t40\t64\nAnlæg\t18\t4\t60\t-5.390\n"
    )
    assert amounts(table) == [[None, None, None, None, "64000"], [None, None, None, None, "-5390000"]]


def test_years_are_no_money() -> None:
    table = only("i 1.000 kr.\n\tAfsat\tBeløb\nLån\t2024\t1.500\nÅr\t2024\t2025\n")
    assert amounts(table) == [[None, None, "1500000"], [None, None, None]]


def test_cell_with_its_own_unit_needs_no_other() -> None:
    text = "Regnskab\t-5,704 mio. kr.\nBudget\t1.883 mio. kr.\n"
    table = only(text)
    assert amounts(table) == [[None, "-5704000"], [None, "1883000000"]]
    spans = [(m.start, m.end) for m in AmountMatcher().match(text)]
    assert spans == [(row[1].start, row[1].end) for row in table.rows]


def test_cells_that_are_no_numbers_have_no_value() -> None:
    table = only("i 1.000 kr.\n\t2025\t2026\t2027\t2028\nDrift\t-\t\t12 %\tukendt\nAnlæg\t1\t2*\t3\t1 250\n")
    assert amounts(table) == [[None] * 5, [None, "1000", "2000", "3000", "1250000"]]


def test_rows_without_figures_do_not_break_a_table() -> None:
    text = "i 1.000 kr.\n\tOmråde\t2025\nDrift\t12\t64\n\nFinansiering:\n\nKassen\t01\t-64\n"
    table = only(text)
    assert [row[0].text for row in table.rows] == ["Drift", "Finansiering:", "Kassen"]
    assert table.rows[2][2].amount == "-64000"


def test_another_table_is_another_table() -> None:
    text = "i 1.000 kr.\n\t2025\t2026\nDrift\t1\t2\n\nAntal elever\n\t2025\t2026\nSkole\t450\t460\n"
    first, second = find_tables(text)
    assert amounts(first) == [[None, "1000", "2000"]]
    assert amounts(second) == [[None, None, None]]


PIPES = "| Post | Beløb kr. | Antal |\n|---|---|---|\n| Leje | 5.000 | 3 |\n| Varme | 1.250,50 | - |\n"


def test_pipes() -> None:
    table = only(PIPES)
    assert table.kind == "pipes"
    assert table.columns == ("Post", "Beløb kr.", "Antal")
    assert amounts(table) == [[None, "5000", None], [None, "1250.5", None]]


BLANKS = "Økonomi (mio. kr.)\n\nUdgift      2025    2026\nDrift        1,5     2,0\nAnlæg       12,0     0,0\n"


@pytest.mark.parametrize("text", [BLANKS, BLANKS.replace("Drift", "-----------------------\nDrift")])
def test_blanks(text: str) -> None:
    table = only(text)
    assert table.kind == "spaces"
    assert table.columns == ("Udgift", "2025", "2026")
    assert amounts(table) == [[None, "1500000", "2000000"], [None, "12000000", "0"]]


def test_blanks_with_a_missing_cell_follow_the_columns() -> None:
    table = only(
        "i 1.000 kr.\nPost        Antal     2025     2026\n"
        "Drift           3      450      460\nAnlæg                           12\n"
    )
    assert [(cell.column, cell.amount) for cell in table.rows[1]] == [(0, None), (3, "12000")]
    assert table.rows[0][1].amount is None


def test_single_blanks_before_numbers() -> None:
    table = only("Alle beløb i 1.000 kr.\nDrift 450 1.200 -30\nAnlæg 2.000 0 0\n")
    assert amounts(table) == [[None, "450000", "1200000", "-30000"], [None, "2000000", "0", "0"]]


def test_numbers_that_cannot_be_parted_are_left_alone() -> None:
    assert find_tables("i kr.\nDrift 12 500 13 000\nAnlæg 10 000 11 000\n") == []


LINES = "I 1.000 kr.\n2025\n2026\nDrift\n450\n460\nAnlæg\n1.000\n-\n"


@pytest.mark.parametrize("text", [LINES, LINES.replace("\n", "\n\n"), LINES.replace("\n", "\r\n")])
def test_one_cell_a_line(text: str) -> None:
    table = only(text)
    assert table.kind == "lines"
    assert table.columns == ("I 1.000 kr.", "2025", "2026")
    assert amounts(table) == [[None, "450000", "460000"], [None, "1000000", None]]


def test_one_cell_a_line_with_named_columns() -> None:
    table = only("Budget\nRegnskab\n\nLøn\n\n450\n\n440\n\nHusleje\n\n20\n\n21\n\nAlle beløb er i t.kr.\n")
    assert table.columns == ("", "Budget", "Regnskab")
    assert amounts(table) == [[None, "450000", "440000"], [None, "20000", "21000"]]


def test_one_column_of_figures_a_line_needs_a_unit() -> None:
    assert amounts(only("Budget (mio. kr.)\nSkole\n4\nVeje\n2,5\nKultur\n-1\n")) == [
        [None, "4000000"], [None, "2500000"], [None, "-1000000"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "En sætning uden tal.", "Punkt 1\nPunkt 2\nPunkt 3\n", "Mødested\nRådhuset\nMødetid\n15:00\n",
        "Godkendelse af dagsorden.....\t3\nBudget 2025.....\t5\n", "Forside | Om os | Kontakt\n", "Post\t5\n",
        "Der blev brugt 5 kr.  Det er nok.\nOg 6 kr. i fjor.\n", "1\n2\n3\n4\n5\n6\n", "- at 1\n- at 2\n- at 3\n",
        "Mødetid  15:00\nSted  Mødelokale 3\n", "I 2024 brugte vi 12 af 15.\nI 2025 bruger vi 13 af 16.\n",
        "Deltagere\nPer Fjord\nIda Holm\n", "\t\n\t\n", "|\n|\n", "---\t---\n---\t---\n",
        "at | budgettet hæves\nat | lånet optages\n", "Dagsorden\n2\nBudget\n4\nEventuelt\n9\n",
    ],
)  # fmt: skip
def test_what_is_no_table_is_not_found(text: str) -> None:
    assert find_tables(text) == []


def test_to_dict_is_json() -> None:
    table = only(f"i 1.000 kr.\n{BUDGET}")
    data = json.loads(json.dumps(table.to_dict()))
    assert data["kind"] == "tabs"
    assert data["unit"] == {"text": "1.000 kr.", "start": 2, "end": 11, "factor": 1000, "currency": "DKK"}
    assert data["columns"] == ["", "2025", "2026"]
    cell = data["rows"][0][1]
    assert cell == {"text": "-450", "start": 29, "end": 33, "column": 1, "amount": "-450000", "currency": "DKK"}
    assert [len(row) for row in data["header"]] == [3]


def test_figures_under_a_unit_are_no_spans() -> None:
    for text in (f"i 1.000 kr.\n{BUDGET}", LINES, PIPES):
        assert AmountMatcher().match(text) == []


SNIPPETS = st.sampled_from(
    ["\t", "\n", "|", "  ", " ", "1", "2025", "-450", "1.000", "i 1.000 kr.", "mio. kr.", "Drift", "pct.", "---", "kr.",
     "\r\n", "\u00a0", "Alle beløb i t.kr.", "5 mio. kr.", "*", "....", "a"]
)  # fmt: skip


@given(text=st.one_of(st.text(), st.lists(SNIPPETS, max_size=60).map("".join)))
def test_cells_stand_where_they_say(text: str) -> None:
    end = 0
    for table in find_tables(text):
        assert end <= table.start <= table.end <= len(text)
        end = table.end
        for row in (*table.header, *table.rows):
            columns = [cell.column for cell in row]
            assert columns == sorted(set(columns))
            for cell in row:
                assert text[cell.start : cell.end] == cell.text
                assert table.start <= cell.start <= cell.end <= table.end
                assert cell.column < len(table.columns)
                assert (cell.amount is None) == (cell.currency is None)


@given(
    figures=st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6)), min_size=1, max_size=8),
    unit=st.sampled_from([("i 1.000 kr.", 1000), ("(mio. kr.)", 10**6), ("i hele kr.", 1)]),
    separator=st.sampled_from(["\t", " | ", "     "]),
)
def test_every_figure_under_a_unit_reads_back(
    figures: list[tuple[int, int]], unit: tuple[str, int], separator: str
) -> None:
    def write(number: int) -> str:
        return f"{number:,}".replace(",", ".")

    rows = [separator.join((f"Post {'x' * (i + 1)}", *map(write, row))) for i, row in enumerate(figures)]
    head = separator.join(("Post", "Budget", "Regnskab"))
    table = only("\n".join([unit[0], head, *rows, ""]))
    assert amounts(table) == [[None, *(str(number * unit[1]) for number in row)] for row in figures]


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1\n", "a\t1\n", "1\t", "|1", "a  1\n", "kr. ", "1.000 kr.\t\n", "a\n1\n2\n", "  ", "\n", "i 1.000 kr.\n\n",
     "\t", "|", "-", "1  1\n", "a 1 2\n", "....\t1\n", "a\n\n1\n\n", "mio. kr.\t", "(", "i kr. "],
    ids=repr,
)  # fmt: skip
def test_search_is_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    find_tables(text)
    assert time.perf_counter() - start < 10.0


@pytest.mark.parametrize("name", ["finder", "units", "model"])
def test_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"referat.tables.{name}")).failed == 0
