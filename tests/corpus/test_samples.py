from pathlib import Path

import pytest

from referat.corpus.gold import read_meeting
from referat.corpus.splits import split_of

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 3


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_the_text_of_a_meeting_that_training_never_sees(path: Path) -> None:
    gold = read_meeting(ROOT / "corpus" / "meetings" / path.name)
    assert path.read_text(encoding="utf-8") == gold.text, "run python scripts/make_samples.py"
    assert split_of(gold.body_key) != "train"
