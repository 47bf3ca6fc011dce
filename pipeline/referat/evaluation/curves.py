"""Learning curve and folds: how much more minutes would help, and what a body costs that training has not seen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from referat.corpus.gold import GoldMeeting
from referat.corpus.splits import split_of
from referat.evaluation.training import Recipe, Trained, TrainingError, load, save, train_and_score

_T = TypeVar("_T")

#: Shares of the training meetings, in hundredths.
SHARES: Final = (25, 50, 75, 100)


class Fold(NamedTuple):
    """Meetings of one fold: no body stands in two of the three."""

    train: list[GoldMeeting]
    dev: list[GoldMeeting]
    test: list[GoldMeeting]


@dataclass(frozen=True)
class Kept:
    """Figures of a training that stand in a file, or None; `stale` where corpus or config have changed since."""

    trained: Trained | None
    stale: bool


def split_corpus(meetings: Sequence[GoldMeeting]) -> Fold:
    """The corpus by its fixed splits (`referat.corpus.splits`)."""
    parts = Fold([], [], [])
    for gold in meetings:
        getattr(parts, split_of(gold.body_key)).append(gold)
    return parts


def curve(recipe: Recipe, splits: Fold, share: int) -> tuple[Recipe, Fold]:
    """A point of the learning curve: that share of the training meetings and of the decision paragraphs."""
    paragraphs = _share(recipe.decisions, share, lambda paragraph: paragraph.text)
    return replace(recipe, decisions=tuple(paragraphs)), splits._replace(train=subset(splits.train, share))


def subset(train: Sequence[GoldMeeting], share: int) -> list[GoldMeeting]:
    """The first `share` hundredths of the training meetings, in an order drawn from a hash of their ids.

    A smaller subset is part of every larger one, and one meeting at least is in each.
    """
    return _share(train, share, lambda gold: gold.id) or list(train[:1])


def _share(every: Iterable[_T], share: int, key: Callable[[_T], str]) -> list[_T]:
    ordered = sorted(every, key=lambda one: hashlib.sha256(key(one).encode()).digest())
    return ordered[: round(len(ordered) * share / 100)]


def folds(meetings: Sequence[GoldMeeting], number: int) -> list[Fold]:
    """Deal bodies into folds of about the same number of words, each once the test; the next one is the dev set.

    With as many folds as bodies each body is left out alone.

    Raises:
        TrainingError: Where fewer than three folds can be made, so that train, dev and test would not all hold a body.
    """
    bodies: dict[str, list[GoldMeeting]] = {}
    for gold in meetings:
        bodies.setdefault(gold.body_key, []).append(gold)
    number = min(number, len(bodies))
    if number < 3:
        raise TrainingError(f"{number} folds of {len(bodies)} bodies: at least 3 are needed for train, dev and test")
    words = {key: sum(len(gold.text.split()) for gold in own) for key, own in bodies.items()}
    dealt: list[list[str]] = [[] for _ in range(number)]
    for key in sorted(bodies, key=lambda key: (-words[key], key)):
        min(dealt, key=lambda fold: (sum(words[own] for own in fold), len(fold))).append(key)
    parts = [[gold for key in sorted(fold) for gold in bodies[key]] for fold in dealt]
    made = []
    for index in range(number):
        dev = (index + 1) % number
        train = [gold for at, part in enumerate(parts) if at not in (index, dev) for gold in part]
        made.append(Fold(train, parts[dev], parts[index]))
    return made


def curve_path(metrics: Path, share: int) -> Path:
    """Where the figures of a point of the learning curve are kept."""
    return metrics / "curve" / f"{share:03}.json"


def fold_path(metrics: Path, number: int, index: int) -> Path:
    """Where the figures of a fold are kept."""
    return metrics / f"folds-{number}" / f"{index:03}.json"


def folds_there(metrics: Path) -> int:
    """The number of folds of which most figures are kept; 0 where none are."""
    there = [(len(list(folder.glob("*.json"))), folder) for folder in sorted(metrics.glob("folds-*"))]
    count, folder = max(there, default=(0, metrics))
    return int(folder.name.removeprefix("folds-")) if count else 0


def kept(recipe: Recipe, fold: Fold, path: Path) -> Kept:
    """The figures of a training, if they are there, and whether they are out of date."""
    trained = load(path)
    current = trained is not None and trained.fingerprint == recipe.fingerprint([*fold.train, *fold.dev], fold.test)
    return Kept(trained, stale=trained is not None and not current)


def run(
    recipe: Recipe,
    fold: Fold,
    path: Path,
    tell: Callable[[str], None] = lambda line: None,
) -> Trained:
    """The figures of a training: from its file where that is up to date, else made and written there.

    Args:
        recipe: How to train.
        fold: The meetings.
        path: The file.
        tell: Gets a line about what is done.

    Raises:
        TrainingError: Where training fails.
    """
    there = kept(recipe, fold, path)
    if there.trained is not None and not there.stale:
        tell(f"{path}: there already")
        return there.trained
    tell(f"{path}: training on {len(fold.train)} meetings, {len(fold.test)} to test")
    trained = train_and_score(recipe, fold.train, fold.dev, fold.test)
    save(trained, path)
    return trained
