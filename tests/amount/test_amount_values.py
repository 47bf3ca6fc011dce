"""Numbers, units, currencies and number words, each read on its own."""

from __future__ import annotations

import doctest
import importlib
from decimal import Decimal

import pytest
from amount_writer import in_words

from referat.amount import read_amount
from referat.amount.values import amount_value, currency_code, decimal_text, parse_number, range_value, scale_factor
from referat.amount.words import atoms_of, parse_words


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("8.000.000", "8000000"), ("271.697,53", "271697.53"), ("0,064", "0.064"), ("1.940", "1940"),
        ("8 000 000", "8000000"), ("8\u00a0000\u00a0000", "8000000"), ("5000", "5000"), ("12.5", "12.5"),
        ("1,250,000", "1250000"), ("1,250,000.50", "1250000.50"), ("½", "0.5"), ("1½", "1.5"), ("2 ¾", "2.75"),
        ("1/2", "0.5"), ("0", "0"), ("1,400", "1.400"),
    ],
)  # fmt: skip
def test_number_is_read(written: str, number: str) -> None:
    assert parse_number(written) == Decimal(number)


@pytest.mark.parametrize(
    "written", ["2.000.00", "1.2.3", "1,2,3", "", "abc", "1.1.2025", "12.3456", ".5", "5,", "5.000.00,1"]
)
def test_doubtful_number_is_not_read(written: str) -> None:
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("written", "factor"),
    [
        (None, 1), ("", 1), ("mio.", 10**6), ("mio", 10**6), ("MIO", 10**6), ("mill.", 10**6), ("million", 10**6),
        ("millioner", 10**6), ("mia.", 10**9), ("milliard", 10**9), ("milliarder", 10**9), ("billion", 10**12),
        ("t.", 1000), ("t", 1000), ("T", 1000), ("tus.", 1000), ("tusinde", 1000), ("tusind", 1000), ("1.000", 1000),
        ("hundrede", 100), ("hundrede tusinde", 100_000),
    ],
)  # fmt: skip
def test_scale_factor(written: str | None, factor: int) -> None:
    assert scale_factor(written) == factor


def test_unknown_scale_is_named() -> None:
    with pytest.raises(ValueError, match="unknown unit word 'dusin'"):
        scale_factor("dusin")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (None, "DKK"), ("kr.", "DKK"), ("Kroner", "DKK"), ("DKK", "DKK"), ("danske kroner", "DKK"), ("EUR", "EUR"),
        ("euro", "EUR"), ("€", "EUR"), ("$", "USD"), ("svenske kroner", "SEK"), ("SEK", "SEK"), ("NOK", "NOK"),
        ("norske kr.", "NOK"), ("£", "GBP"), ("CHF", "CHF"), ("skattekroner", "DKK"), ("øre", "DKK"),
    ],
)  # fmt: skip
def test_currency_code(written: str | None, code: str) -> None:
    assert currency_code(written)[0] == code


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1E+9", "1000000000"), ("5.10", "5.1"), ("5.00", "5"), ("0.00", "0"), ("-0", "0"), ("-0.50", "-0.5"),
        ("100", "100"), ("0.005", "0.005"), ("0E-7", "0"),
    ],
)  # fmt: skip
def test_decimal_text_has_no_exponent_and_no_idle_zeros(number: str, text: str) -> None:
    assert decimal_text(Decimal(number)) == text


def test_values_are_strings_in_order() -> None:
    assert amount_value(Decimal("5.50"), "EUR") == {"amount": "5.5", "currency": "EUR"}
    assert range_value(Decimal(-1), Decimal(-2), "DKK") == {"min": "-2", "max": "-1", "currency": "DKK"}


@pytest.mark.parametrize("number", [*range(1000), 1001, 1100, 2021, 10_000, 12_345, 99_999, 200_017, 10**6, 2_595_000])
def test_number_words_read_back(number: int) -> None:
    assert parse_words(in_words(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("halvanden", "1.5"), ("en halv", "0.5"), ("halvandet hundrede tusinde", "150000"), ("tre en halv", "3.5"),
        ("fire og en halv", "4.5"), ("tresindstyve", "60"), ("syvoghalvfjerdsindstyve", "77"), ("een", "1"),
        ("hundrede", "100"), ("tusind", "1000"), ("totusindefirehundrede", "2400"), ("Tyve", "20"), ("tredve", "30"),
        ("en million to hundrede tusinde", "1200000"), ("hundrede millioner", "100000000"),
    ],
)  # fmt: skip
def test_number_words(words: str, number: str) -> None:
    assert parse_words(words) == Decimal(number)


@pytest.mark.parametrize(
    "words",
    [
        "to fem",
        "og",
        "to og",
        "og to",
        "tre halv",
        "femkamp",
        "tusinde millioner tusinde",
        "tre tusinde to millioner",
        "",
        "x",
    ],
)
def test_what_is_no_number_word_is_not_read(words: str) -> None:
    assert parse_words(words) is None


def test_overlong_word_is_no_number() -> None:
    assert atoms_of("to" * 10_000) is None


@pytest.mark.parametrize("written", ["5", "kr.", "5 kr. og 6 kr.", "ca. 5 kr.", "2.000.00 kr.", ""])
def test_read_amount_wants_one_sum_and_nothing_else(written: str) -> None:
    assert read_amount(written) is None


@pytest.mark.parametrize("name", ["matcher", "values", "words", "worded", "context", "patterns"])
def test_examples_in_the_docstrings_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"referat.amount.{name}"))
    assert result.failed == 0
