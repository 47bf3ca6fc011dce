"""Gold that annotators confirmed, as `referat annotate pull` writes it: which of it trains.

It is beside the corpus, in `corpus/annotated/<campaign>/`: whole documents in `meetings/`, parts of others in
`excerpts/`. It trains and is never scored on, so that figures stay comparable from one campaign to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from referat.corpus.gold import GoldMeeting, read_corpus
from referat.corpus.splits import split_of

#: Folders of a pull, whole documents first.
_FOLDERS = ("meetings", "excerpts")


def annotated_for_training(folder: Path, corpus: Iterable[GoldMeeting]) -> tuple[list[GoldMeeting], list[str]]:
    """Read what annotators confirmed, in every campaign below a folder.

    Args:
        folder: Such as `corpus/annotated`; it need not be there.
        corpus: The meetings of the gold corpus, of all splits.

    Returns:
        What trains, and for each document that does not, why. Left out are documents that the corpus holds itself,
        those of a body on whose meetings the model is tuned or scored, and what another campaign has whole.

    Raises:
        CorpusError: For a broken document.
    """
    corpus = list(corpus)
    own = {gold.id for gold in corpus}
    scored = {gold.body_key for gold in corpus if split_of(gold.body_key) != "train"}
    chosen: list[GoldMeeting] = []
    left_out: list[str] = []
    whole: set[str] = set()
    for name in _FOLDERS:
        for path in sorted(folder.rglob(name)):
            if not any(path.glob("*.txt")):
                continue
            for gold in read_corpus(path):
                where = path / f"{gold.id}.txt"
                if gold.id in own:
                    left_out.append(f"{where}: the corpus holds this meeting; copy the files there to replace it")
                elif gold.body_key in scored:
                    left_out.append(f"{where}: of a body whose meetings in the corpus are for tuning or scoring")
                elif gold.id in whole:
                    left_out.append(f"{where}: another campaign has the whole of it")
                else:
                    chosen.append(gold)
                    if name == "meetings":
                        whole.add(gold.id)
    return chosen, left_out
