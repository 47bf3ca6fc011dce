from collections import Counter

from referat.corpus.splits import split_of


def test_the_split_of_a_body_never_changes() -> None:
    # Written down, since a change would let bodies that trained report.
    known = {"Horsens|Byrådet": "train", "Odense|Børneudvalget": "test", "Odder|Byrådet": "dev"}
    assert {key: split_of(key) for key in known} == known


def test_shares_are_as_meant() -> None:
    counts = Counter(split_of(f"Kommune {number}|Byrådet") for number in range(4000))
    assert abs(counts["test"] / 4000 - 0.15) < 0.02
    assert abs(counts["dev"] / 4000 - 0.15) < 0.02
