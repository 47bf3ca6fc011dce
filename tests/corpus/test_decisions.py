from pathlib import Path

import pytest

from referat.corpus.decisions import read_decisions
from referat.errors import CorpusError


def read(tmp_path: Path, text: str) -> list[tuple[str, tuple[str, ...]]]:
    (tmp_path / "d.txt").write_text(text, encoding="utf-8")
    return [(paragraph.text, paragraph.outcomes) for paragraph in read_decisions(tmp_path)]


def test_paragraphs_with_their_outcomes(tmp_path: Path) -> None:
    text = "= POSTPONED\nSagen udsættes.\n\n= APPROVED DIVIDED\nGodkendt.\n\n[[PARTY|Venstre]] stemte imod.\n"
    assert read(tmp_path, text) == [
        ("Sagen udsættes.", ("POSTPONED",)),
        ("Godkendt.\n\nVenstre stemte imod.", ("APPROVED", "DIVIDED")),
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Sagen udsættes.\n", 1, "before the first line"),
        ("= ADOPTED\nx\n", 1, "unknown outcome ADOPTED"),
        ("= \nx\n", 1, "unknown outcome (none)"),
        ("= NONE APPROVED\nx\n", 1, "NONE beside others"),
        ("= NOTED NOTED\nx\n", 1, "stands twice"),
        ("= NOTED\n\n= NONE\nIngen.\n", 1, "an empty paragraph"),
        ("= NOTED\nx\n[[PRTY|A]]\n", 3, "unknown label"),
    ],
)
def test_broken_paragraphs_are_refused_with_their_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(CorpusError) as error:
        read(tmp_path, text)
    assert error.value.line == line
    assert words in error.value.problem
