import pytest

from referat.words.lexicon import COMMON, LAW, MONEY, NEAR_LAW, NUMBER, shipped_word_class


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("serviceloven", LAW), ("Servicelovens", LAW), ("lov", LAW), ("bekendtgørelse", LAW), ("habitatdirektivet", LAW),
        ("databeskyttelsesforordningens", LAW), ("cirkulæreskrivelse", LAW),
        ("kr.", MONEY), ("mio.", MONEY), ("Kroner", MONEY), ("øre", MONEY), ("DKK", MONEY),
        ("to", NUMBER), ("halvanden", NUMBER), ("Tyve", NUMBER), ("½", NUMBER),
        ("barselslofen", NEAR_LAW), ("Miljøbesktttelseslovehs", NEAR_LAW), ("bekendtgøeelse", NEAR_LAW),
        ("fprprdning", NEAR_LAW), ("haven", COMMON), ("skoven", COMMON), ("opgaven", COMMON), ("elever", COMMON),
        ("barselsorlov", COMMON), ("orlov", COMMON), ("skole", COMMON), ("Udvalg", COMMON),
    ],
)  # fmt: skip
def test_the_class_of_a_word_tells_law_money_and_numbers(word: str, kind: int) -> None:
    found = shipped_word_class(word) >> 4
    assert found == kind or (kind == COMMON and found not in (LAW, NEAR_LAW, MONEY, NUMBER))


def test_every_class_is_below_the_number_of_them() -> None:
    words = ["x", "X", "IDA", "Holm", "serviceloven", "12", "§", "iPad", "½", "ida-holm", "kr.", "TO"]
    assert all(0 <= shipped_word_class(word) < 144 for word in words)
