from itertools import pairwise
from pathlib import Path

import pytest
from evaluation_factories import make_meeting, make_scores
from hypothesis import given
from hypothesis import strategies as st

from referat.corpus.decisions import DecisionParagraph
from referat.corpus.gold import GoldMeeting
from referat.corpus.splits import split_of
from referat.evaluation import curves, training
from referat.evaluation.curves import curve, fold_path, folds, folds_there, kept, run, split_corpus, subset
from referat.evaluation.training import Recipe, Trained, TrainingError, load, save, train_and_score

MEETINGS = [make_meeting(name=f"m{i}", body=f"Udvalg {i // 2}") for i in range(20)]


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    config = tmp_path / "small.cfg"
    config.write_text("[nlp]\n", encoding="utf-8")
    names = tmp_path / "names"
    names.mkdir()
    (names / "danish.first.txt").write_text("Ida\n", encoding="utf-8")
    decisions = tuple(DecisionParagraph(f"Sag {i}", [], ("NOTED",), tmp_path, i) for i in range(8))
    return Recipe(config, names, decisions)


def ids(meetings: list[GoldMeeting]) -> set[str]:
    return {gold.id for gold in meetings}


@given(st.integers(3, 12))
def test_every_body_is_left_out_once_and_stands_on_one_side_only(number: int) -> None:
    made = folds(MEETINGS, number)
    assert len(made) == min(number, 10)
    tested = [gold.id for fold in made for gold in fold.test]
    assert sorted(tested) == sorted(ids(MEETINGS))
    for fold in made:
        assert fold.train
        assert fold.dev
        bodies = [{gold.body_key for gold in part} for part in fold]
        assert not bodies[0] & bodies[1]
        assert not bodies[0] & bodies[2]
        assert not bodies[1] & bodies[2]
        assert ids(fold.train) | ids(fold.dev) | ids(fold.test) == ids(MEETINGS)


def test_folds_are_the_same_whatever_the_order_of_the_corpus() -> None:
    assert [ids(fold.test) for fold in folds(MEETINGS, 4)] == [ids(fold.test) for fold in folds(MEETINGS[::-1], 4)]


def test_as_many_folds_as_bodies_leave_one_body_out() -> None:
    assert all(len({gold.body_key for gold in fold.test}) == 1 for fold in folds(MEETINGS, 99))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_too_few_folds_are_refused(number: int) -> None:
    with pytest.raises(TrainingError, match="at least 3"):
        folds(MEETINGS, number)
    with pytest.raises(TrainingError, match="2 folds of 2 bodies"):
        folds(MEETINGS[:4], 10)


def test_the_splits_are_those_of_the_corpus() -> None:
    splits = split_corpus(MEETINGS)
    for name, part in zip(("train", "dev", "test"), splits, strict=True):
        assert all(split_of(gold.body_key) == name for gold in part)
    assert sum(map(len, splits)) == len(MEETINGS)


def test_smaller_subsets_are_part_of_larger_ones(recipe: Recipe) -> None:
    parts = [ids(subset(MEETINGS, share)) for share in curves.SHARES]
    assert [len(part) for part in parts] == [5, 10, 15, 20]
    assert all(small < large for small, large in pairwise(parts))
    assert subset(MEETINGS[::-1], 50) == subset(MEETINGS, 50)
    assert len(subset(MEETINGS, 0)) == 1
    point, fold = curve(recipe, split_corpus(MEETINGS), 25)
    assert len(point.decisions) == 2
    assert all(paragraph in recipe.decisions for paragraph in point.decisions)
    assert fold.test == split_corpus(MEETINGS).test


def make_trained(fingerprint: str = "x") -> Trained:
    return Trained(fingerprint, 2, 100, {"whole": {"mødet": make_scores(3, 1, 2, right=1, items=4)}})


def test_figures_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "000.json"
    assert load(path) is None
    save(make_trained(), path)
    assert load(path) == make_trained()
    assert [file.name for file in path.parent.iterdir()] == ["000.json"]


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"scores": []}', '{"fingerprint": "x", "train": 1, "scores": {}}']
)
def test_a_file_that_holds_something_else_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "000.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TrainingError, match=r"000\.json.*delete the file"):
        load(path)


def test_the_fingerprint_tells_whether_anything_changed(recipe: Recipe) -> None:
    train, test = MEETINGS[:4], MEETINGS[4:6]
    first = recipe.fingerprint(train, test)
    assert recipe.fingerprint(train[::-1], test) == first
    assert recipe.fingerprint(train[:3], test) != first
    assert recipe.fingerprint(train + test, []) != first
    assert Recipe(recipe.config, recipe.names, recipe.decisions[1:]).fingerprint(train, test) != first
    assert Recipe(recipe.config, recipe.names, recipe.decisions, steps=5).fingerprint(train, test) != first
    changed = make_meeting(name=train[0].id, body="Udvalg 0", outcomes=[["REJECTED"], ["DISCUSSED"]])
    assert recipe.fingerprint([changed, *train[1:]], test) != first
    (recipe.names / "danish.first.txt").write_text("Bo\n", encoding="utf-8")
    assert recipe.fingerprint(train, test) != first


def test_what_is_there_is_not_trained_again_and_what_is_out_of_date_is(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainings = []

    def fake(recipe: Recipe, train: list[GoldMeeting], dev: list[GoldMeeting], test: list[GoldMeeting]) -> Trained:
        trainings.append(len(train))
        return make_trained(recipe.fingerprint([*train, *dev], test))

    monkeypatch.setattr(curves, "train_and_score", fake)
    fold = folds(MEETINGS, 4)[0]
    path = fold_path(tmp_path, 4, 0)
    told: list[str] = []
    assert kept(recipe, fold, path) == curves.Kept(None, stale=False)
    run(recipe, fold, path, told.append)
    assert not kept(recipe, fold, path).stale
    run(recipe, fold, path, told.append)
    assert len(trainings) == 1
    assert "there already" in told[-1]
    recipe.config.write_text("[nlp]\nlang = da\n", encoding="utf-8")
    assert kept(recipe, fold, path).stale
    run(recipe, fold, path, told.append)
    assert len(trainings) == 2
    assert not kept(recipe, fold, path).stale


def test_the_folds_that_are_most_complete_are_shown(tmp_path: Path) -> None:
    assert folds_there(tmp_path) == 0
    for number, index in ((10, 0), (5, 0), (5, 1)):
        save(make_trained(), fold_path(tmp_path, number, index))
    assert folds_there(tmp_path) == 5


def test_a_body_on_both_sides_is_refused(recipe: Recipe) -> None:
    with pytest.raises(ValueError, match=r"both sides.*Udvalg 0"):
        train_and_score(recipe, MEETINGS[:1], MEETINGS[4:5], MEETINGS[1:2])


def test_a_training_that_fails_says_why(recipe: Recipe) -> None:
    with pytest.raises(TrainingError, match=r"small\.cfg ended with status [1-9]"):
        train_and_score(recipe, MEETINGS[:1], MEETINGS[2:3], MEETINGS[4:5])


@pytest.mark.project
def test_a_training_of_one_step_gives_figures_for_every_part_and_meeting(tmp_path: Path) -> None:
    root = Path(training.__file__).parents[3]
    recipe = Recipe(root / "configs" / "tok2vec.cfg", root / "corpus" / "names", steps=1)
    fold = folds(MEETINGS, 5)[0]
    trained = train_and_score(recipe, fold.train, fold.dev, fold.test)
    assert set(trained.scores) == {"whole", "model alone", "rules alone"}
    for documents in trained.scores.values():
        assert set(documents) == ids(fold.test)
        assert all(scores.micro.gold == 8 for scores in documents.values())
    assert trained.train == len(fold.train)
    path = tmp_path / "000.json"
    save(trained, path)
    again = load(path)
    assert again is not None
    assert again.fingerprint == recipe.fingerprint([*fold.train, *fold.dev], fold.test)
    counts = {name: scores.spans for name, scores in trained.scores["whole"].items()}
    assert {name: scores.spans for name, scores in again.scores["whole"].items()} == counts
