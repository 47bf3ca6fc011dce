"""Train by the real config on a part of the corpus, score what was left out, and keep the figures.

Learning curve and folds both need many trainings, each of minutes. So the figures of each training are written to a
file of their own, with a fingerprint of what they were made from; a run that was broken off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import spacy
from spacy.tokens import DocBin

from referat.components.tokenizer import RegexTokenizer
from referat.corpus.convert import convert_decisions, convert_meetings
from referat.corpus.decisions import DecisionParagraph
from referat.corpus.gold import GoldMeeting
from referat.errors import ReferatError
from referat.evaluation.gold import from_meeting
from referat.evaluation.run import PARTS, Part, tag_gold
from referat.evaluation.score import Count, Scores, Share

_TAIL_LINES: Final = 15


class TrainingError(ReferatError):
    """A training broke off; the message ends with the last lines that it printed."""


@dataclass(frozen=True)
class Recipe:
    """How to train.

    Attributes:
        config: spaCy's training config.
        names: Folder of the pools of names.
        decisions: Decision paragraphs to learn from, beside the meetings.
        seed: Of the training.
        steps: At most so many steps; 0 for what the config says.
        parts: As what a trained pipeline is scored.
    """

    config: Path
    names: Path
    decisions: tuple[DecisionParagraph, ...] = ()
    seed: int = 0
    steps: int = 0
    parts: tuple[Part, ...] = PARTS

    def fingerprint(self, train: Iterable[GoldMeeting], test: Iterable[GoldMeeting]) -> str:
        """Tells whether figures were made from this config, these steps, pools and texts, as they are now.

        It does not look at the code of the package.
        """
        digest = hashlib.sha256(f"{self.seed} {self.steps}".encode())
        for path in (self.config, *sorted(self.names.glob("*.txt"))):
            digest.update(path.read_bytes())
        for paragraph in self.decisions:
            digest.update(f"{paragraph.text} {paragraph.spans} {paragraph.outcomes}".encode())
        for side in (train, test):
            digest.update(b"|")
            for gold in sorted(side, key=lambda gold: gold.id):
                digest.update(f"{gold.id} {gold.text} {gold.spans} {gold.sidecar.model_dump_json()}".encode())
        return digest.hexdigest()[:16]


@dataclass(frozen=True)
class Trained:
    """The figures of one training.

    Attributes:
        fingerprint: Of what it was made from (`Recipe.fingerprint`).
        train: Number of training meetings.
        train_words: Their words.
        scores: For each part of the pipeline, the scores of each test document, by its name.
    """

    fingerprint: str
    train: int
    train_words: int
    scores: dict[str, dict[str, Scores]]


def train_and_score(
    recipe: Recipe,
    train: Sequence[GoldMeeting],
    dev: Sequence[GoldMeeting],
    test: Sequence[GoldMeeting],
) -> Trained:
    """Train in a process of its own and score the best model on the test meetings, from bare text.

    Args:
        recipe: How to train.
        train: Meetings to learn from.
        dev: Meetings by which the best model is chosen.
        test: Meetings to report on; none of them may be in the other two.

    Raises:
        TrainingError: Where training fails, or leaves no model.
        ValueError: Where a test meeting's body is also in training.
    """
    shared = {gold.body_key for gold in test} & {gold.body_key for gold in (*train, *dev)}
    if shared:
        raise ValueError(f"bodies on both sides of the split: {', '.join(sorted(shared))}")
    # Of what is there now: it may change while the training runs.
    fingerprint = recipe.fingerprint([*train, *dev], test)
    with TemporaryDirectory(prefix="referat-training-") as name:
        folder = Path(name)
        _write(folder / "train.spacy", train, recipe.decisions)
        _write(folder / "dev.spacy", dev, [])
        _run(recipe, folder)
        nlp = spacy.load(folder / "model" / "model-best")
        documents = [from_meeting(gold) for gold in test]
        scores: dict[str, dict[str, Scores]] = {
            part: {tagged.document.name: tagged.scores for tagged in tag_gold(nlp, documents, part)}
            for part in recipe.parts
        }
    words = sum(len(gold.text.split()) for gold in train)
    return Trained(fingerprint, len(train), words, scores)


def save(trained: Trained, path: Path) -> None:
    """Write the figures as JSON. Errors are not kept, only counts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figures = {
        "fingerprint": trained.fingerprint,
        "train": trained.train,
        "train_words": trained.train_words,
        "scores": {
            part: {name: _dumped(scores) for name, scores in documents.items()}
            for part, documents in trained.scores.items()
        },
    }
    # A run that is broken off while it writes must not leave half a file.
    beside = path.with_suffix(".tmp")
    beside.write_text(json.dumps(figures, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(path)


def load(path: Path) -> Trained | None:
    """Read figures that `save` wrote; None where there are none.

    Raises:
        TrainingError: Where the file holds something else.
    """
    if not path.exists():
        return None
    try:
        figures = json.loads(path.read_text(encoding="utf-8"))
        scores = {
            part: {name: _loaded(counts) for name, counts in documents.items()}
            for part, documents in figures["scores"].items()
        }
        return Trained(figures["fingerprint"], figures["train"], figures["train_words"], scores)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TrainingError(f"{path}: no figures of a training ({error!r}); delete the file and run again") from None


def _write(path: Path, meetings: Sequence[GoldMeeting], decisions: Sequence[DecisionParagraph]) -> None:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    docs = [*convert_meetings(nlp, meetings).docs, *convert_decisions(nlp, decisions).docs]
    DocBin(docs=docs).to_disk(path)


def _run(recipe: Recipe, folder: Path) -> None:
    overrides = {
        "paths.train": folder / "train.spacy",
        "paths.dev": folder / "dev.spacy",
        "paths.names": recipe.names,
        "system.seed": recipe.seed,
        **({"training.max_steps": recipe.steps} if recipe.steps else {}),
    }
    command = [sys.executable, "-m", "spacy", "train", str(recipe.config), "--output", str(folder / "model")]
    for key, value in overrides.items():
        command += [f"--{key}", str(value)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False
    )
    if done.returncode or not (folder / "model" / "model-best").is_dir():
        tail = "\n".join(done.stdout.splitlines()[-_TAIL_LINES:])
        raise TrainingError(f"training by {recipe.config} ended with status {done.returncode}:\n{tail}")


def _dumped(scores: Scores) -> dict[str, Any]:
    counted = {"spans": scores.spans, "structure": scores.structure, "outcomes": scores.outcomes}
    return {
        **{
            kind: {name: [count.hits, count.false_alarms, count.misses] for name, count in counts.items()}
            for kind, counts in counted.items()
        },
        "shares": {name: [share.right, share.total] for name, share in scores.shares.items()},
    }


def _loaded(counts: dict[str, Any]) -> Scores:
    return Scores(
        spans={name: Count(*numbers) for name, numbers in counts["spans"].items()},
        structure={name: Count(*numbers) for name, numbers in counts["structure"].items()},
        outcomes={name: Count(*numbers) for name, numbers in counts["outcomes"].items()},
        shares={name: Share(*numbers) for name, numbers in counts["shares"].items()},
    )
