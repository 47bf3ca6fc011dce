"""What is put into training must be what the guidelines call one span: the rule matchers, which know them, say so."""

import random
import re
from pathlib import Path

from referat.amount import AmountMatcher
from referat.components.augment import read_pool
from referat.components.invent import BARE, Acts, citation, provision, sum_of_money
from referat.legislation import LegislationMatcher

NAMES = Path(__file__).parents[2] / "corpus" / "names"
ACTS = Acts.of(read_pool(NAMES / "acts.txt"))


def spans(matcher: AmountMatcher | LegislationMatcher, text: str) -> list[str]:
    return [text[match.start : match.end] for match in matcher.match(text)]


def test_every_invented_sum_is_one_span() -> None:
    matcher = AmountMatcher()
    for seed in range(1500):
        made = sum_of_money(random.Random(seed))
        assert spans(matcher, f"Der er afsat {made} til formålet") == [made], seed


def test_invented_citations_of_known_acts_are_one_span() -> None:
    known = Acts(("lov om social service", "lov om planlægning"), ("serviceloven", "planloven"), ("LAB", "LAS"))
    matcher = LegislationMatcher()
    for seed in range(1500):
        made = citation(known, random.Random(seed))
        if re.fullmatch(r"L \d+", made):
            continue  # a bill's number alone needs Folketinget beside it
        assert spans(matcher, f"Det følger af {made}, at sagen forelægges.") == [made], seed


def test_invented_provisions_are_one_span_behind_their_act() -> None:
    matcher = LegislationMatcher()
    for seed in range(1500):
        made = provision(random.Random(seed))
        assert BARE.match(made)
        assert spans(matcher, f"Efter servicelovens {made} skal det ske.") == [f"servicelovens {made}"], seed


def test_the_notations_vary() -> None:
    rng = random.Random(1)
    sums = {re.sub(r"\d+", "9", sum_of_money(rng)) for _ in range(2000)}
    citations = {re.sub(r"\d+", "9", citation(ACTS, rng)) for _ in range(2000)}
    assert len(sums) > 80
    assert len(citations) > 900


def test_a_pool_is_sorted_by_how_acts_are_cited() -> None:
    assert Acts.of(["lov om hegn", "hegnsloven", "LAB", "BR18", "bekendtgørelse om hegn", "støjdirektivet"]) == Acts(
        ("lov om hegn", "bekendtgørelse om hegn"), ("hegnsloven", "støjdirektivet"), ("LAB", "BR18")
    )
    assert all((ACTS.titles, ACTS.definite, ACTS.others))
