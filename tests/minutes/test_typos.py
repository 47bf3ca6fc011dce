"""Words told from a closed vocabulary, and the near words that are none of it."""

from __future__ import annotations

import random

import pytest

from referat.components.augment import mistype
from referat.components.passages import Passage
from referat.minutes import mending
from referat.typos import Vocabulary, allowed, distance, near_words, recased

HEADINGS = Vocabulary(["Beslutning", "Beslutninger", "Indstilling", "Bilag", "Punkt", "Referat", "Sagens forløb"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Besljtning", "Beslutning"),
        ("BESLUTNIBG", "BESLUTNING"),
        ("Bes1utning", "Beslutning"),
        ("8ndstilling", "Indstilling"),
        ("Sagens f0rløb", "Sagens forløb"),
        ("Bilqg", "Bilag"),
        ("Punlt", "Punkt"),
    ],
)
def test_wrong_letters_are_mended(written: str, meant: str) -> None:
    assert HEADINGS.mend(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "Beslutning",  # right
        "Beslutninger",
        "Beslutningen",  # a Danish word
        "Punktet",
        "Punkter",
        "Referent",
        "Bifag",
        "Pulk",
        "Pubmr",  # more wrong letters than five may have
        "Bilxg",  # no neighbour, no lookalike
        "BeslutningEr",  # a heading and the word after it
        "Sagensxforløb",  # a blank is never wrong
        "",
    ],
)
def test_other_words_stay(written: str) -> None:
    assert HEADINGS.mend(written) is None


def test_what_is_as_near_to_two_words_stays() -> None:
    assert Vocabulary(["kort", "port"], near=()).mend("oort") is None


def test_of_forms_of_one_word_the_first_is_meant() -> None:
    assert Vocabulary(["godkendt", "godkende"], near=()).mend("godkendr") == "godkendt"


def test_distance_counts_far_letters_twice() -> None:
    assert (distance("punlt", "punkt", 3), distance("punst", "punkt", 3), distance("a b", "axb", 3)) == (1, 2, 4)


@pytest.mark.parametrize("vocabulary", [mending._vocabulary(), mending._decisions().vocabulary])
def test_vocabulary_words_and_near_words_are_left_alone(vocabulary: Vocabulary) -> None:
    assert [word for word in sorted(vocabulary.words | near_words()) if vocabulary.mend(word) is not None] == []


def test_most_mistyped_headings_are_understood() -> None:
    rng = random.Random(1)
    words = sorted(word.capitalize() for word in mending._vocabulary().words if len(word) >= 8 and " " not in word)
    right = total = 0
    for _ in range(20):
        for word in words:
            written = mistype(Passage(word, ()), rng, 0.05).text
            if written != word:
                total += 1
                right += mending._vocabulary().mend(written) == word
    assert right / total > 0.9


@pytest.mark.parametrize(
    ("old", "word", "new"), [("9unkt", "punkt", "Punkt"), ("BES1", "besl", "BESL"), ("a1b", "alb", "alb")]
)
def test_capitals_are_kept(old: str, word: str, new: str) -> None:
    assert recased(old, word) == new


def test_long_words_may_have_more_wrong_letters() -> None:
    assert [allowed(length) for length in range(3, 16)] == sorted(allowed(length) for length in range(3, 16))
