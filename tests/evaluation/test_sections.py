import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import spacy
import typer
from evaluation_factories import MARKED, make_meeting
from spacy.language import Language
from typer.testing import CliRunner

from referat.components.augment import Pools
from referat.components.tokenizer import RegexTokenizer
from referat.corpus.gold import ItemSidecar, Sidecar, write_meeting
from referat.corpus.splits import split_of
from referat.evaluation import curves
from referat.evaluation.card import fill
from referat.evaluation.run import PARTS
from referat.evaluation.score import Scores
from referat.evaluation.sections import SECTIONS, Report
from referat.evaluation.training import Recipe, Trained, save
from referat.record import Meeting

ROOT = Path(__file__).parents[2]
#: Enough bodies that each split gets some.
MEETINGS = [make_meeting(name=f"m{i}", body=f"Udvalg {i}", layout=f"layout-{i % 2}") for i in range(20)]
TRAINED_APART = {"curve", "folds"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("da")
    nlp.tokenizer = RegexTokenizer(nlp.vocab)
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Per Fjord"}, {"label": "PARTY", "pattern": "Horsens"}])
    return nlp


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    config = tmp_path / "small.cfg"
    config.write_text("[nlp]\n", encoding="utf-8")
    names = tmp_path / "names"
    names.mkdir()
    for pool in ("danish.first", "danish.last", "polish.first", "polish.last"):
        entries = "\n".join(f"{pool[0].upper()}{a}v{b}n{c}e" for a in "aeiouy" for b in "aeiou" for c in "aeio")
        (names / f"{pool}.txt").write_text(entries, encoding="utf-8")
    return Recipe(config, names)


@pytest.fixture
def report(nlp: Language, recipe: Recipe, tmp_path: Path) -> Report:
    return Report(nlp, MEETINGS, recipe, tmp_path / "metrics", pictures=tmp_path, samples=30, runs=1)


def cells(section: str | None, row: str) -> list[str]:
    """The cells of the one row of a section that begins so."""
    assert section is not None
    rows = [line for line in section.splitlines() if line.startswith(f"| {row} |")]
    assert len(rows) == 1, (row, section)
    return [cell.strip() for cell in rows[0].strip("|").split("|")][1:]


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_stands_under_its_command(report: Report, name: str) -> None:
    content = report.section(name)
    if name in TRAINED_APART:
        assert content is None
    else:
        assert content is not None
        assert content.startswith(f"`python scripts/report.py --section {name}`\n\n")
        assert "|" in content
        assert "nan" not in content


def test_the_figures_are_those_of_the_test_split(report: Report) -> None:
    test = [gold for gold in MEETINGS if split_of(gold.body_key) == "test"]
    assert 0 < len(test) < len(MEETINGS)
    assert cells(report.section("data"), "test")[0] == str(len(test))
    person = cells(report.section("spans"), "PERSON")
    assert person[0] == str(4 * len(test))
    # The one full name that the pipeline knows; the members of the head are found by the parser.
    assert person[1].startswith("1.000")
    assert cells(report.section("spans"), "PARTY")[1] == "0.000 (0.000–0.000)"
    assert cells(report.section("confusion"), "no span")[1] == str(len(test))


def test_seen_names_are_those_of_the_training_split(report: Report) -> None:
    familiarity = report.section("familiarity")
    assert cells(familiarity, "PERSON **seen**")[0] == str(4 * len(report.splits.test))
    assert cells(familiarity, "PERSON **unseen**")[0] == "0"


def test_swapped_names_were_never_drawn_in_training(report: Report, recipe: Recipe) -> None:
    held_out = Pools(recipe.names, held_out=True).persons["danish"]
    assert cells(report.section("origins"), "danish names")[0] == (
        f"{len(held_out[0])} first names, {len(held_out[1])} surnames"
    )
    assert cells(report.section("origins"), "invented names")


def test_pictures_are_written_beside_the_card(report: Report, tmp_path: Path) -> None:
    content = report.section("confusion")
    assert content is not None
    for name in ("confusion-spans.svg", "confusion-outcomes.svg"):
        assert f"({name})" in content
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("<svg")
        assert (tmp_path / name).stat().st_size < 200_000


def test_an_unknown_section_is_an_error(report: Report) -> None:
    with pytest.raises(KeyError):
        report.section("weather")


def trained(report: Report, fold: curves.Fold, recipe: Recipe) -> Trained:
    scores = {name.document.name: name.scores for name in report.tagged()}
    by_part: dict[str, dict[str, Scores]] = {
        part: {f"{gold.id}": next(iter(scores.values())) for gold in fold.test} for part in PARTS
    }
    fingerprint = recipe.fingerprint([*fold.train, *fold.dev], fold.test)
    return Trained(fingerprint, len(fold.train), 100 * len(fold.train), by_part)


def test_the_curve_is_shown_as_far_as_it_was_trained(report: Report, recipe: Recipe) -> None:
    for share in (25, 50):
        point, fold = curves.curve(recipe, report.splits, share)
        save(trained(report, fold, point), curves.curve_path(report.metrics, share))
    content = report.section("curve")
    assert cells(content, "25%")[0] == str(len(curves.subset(report.splits.train, 25)))
    assert cells(content, "50%")
    assert "75%" not in (content or "")
    assert "again" not in (content or "")
    recipe.config.write_text("[nlp]\nlang = da\n", encoding="utf-8")
    assert "run `python scripts/report.py --curve` again" in (report.section("curve") or "")


def test_folds_are_pooled_and_those_out_of_date_left_out(report: Report, recipe: Recipe) -> None:
    made = curves.folds(MEETINGS, 4)
    for index, fold in enumerate(made[:3]):
        save(trained(report, fold, recipe), curves.fold_path(report.metrics, 4, index))
    tested = sum(len(fold.test) for fold in made[:3])
    content = report.section("folds") or ""
    assert f"3 of 4 folds over 20 bodies; {tested} meetings" in content
    assert cells(content, "PERSON")[0] == str(4 * tested)
    assert "again" not in content
    stale = Trained("old", 1, 1, trained(report, made[3], recipe).scores)
    save(stale, curves.fold_path(report.metrics, 4, 3))
    assert f"3 of 4 folds over 20 bodies; {tested} meetings" in (report.section("folds") or "")


def test_the_card_has_a_block_for_every_section() -> None:
    card = (ROOT / "models" / "README.md").read_text(encoding="utf-8")
    filled = fill(card, {name: f"figures of {name}" for name in SECTIONS})
    assert all(f"\nfigures of {name}\n" in filled for name in SECTIONS)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> Callable[..., tuple[int, str]]:
    spec = importlib.util.spec_from_file_location("report_script", ROOT / "scripts" / "report.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "load_model", lambda model: nlp)
    app = typer.Typer()
    app.command()(module.main)

    def call(*args: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, [str(arg) for arg in args])
        return result.exit_code, result.output

    return call


@pytest.fixture
def corpus(tmp_path: Path, recipe: Recipe) -> Path:
    for folder in ("meetings", "decisions"):
        (tmp_path / folder).mkdir()
    items = [ItemSidecar(number=i, title=None, outcomes=["NOTED"]) for i in (1, 2)]
    for gold in MEETINGS:
        meeting = Meeting(municipality="Horsens", body=gold.sidecar.meeting.body)
        marked = MARKED.replace("Byrådet", gold.sidecar.meeting.body or "")
        write_meeting(tmp_path / "meetings", gold.id, marked, Sidecar(layout="x", meeting=meeting, items=items))
    return tmp_path


def test_the_script_prints_a_section_and_writes_nothing(script: Callable[..., tuple[int, str]], corpus: Path) -> None:
    before = sorted(corpus.rglob("*"))
    status, output = script("--corpus", corpus, "--metrics", corpus / "m", "--section", "data", "--section", "folds")
    assert status == 0
    assert "| test |" in output
    assert "folds: not trained yet" in output
    assert sorted(corpus.rglob("*")) == before


def test_the_script_writes_the_card(script: Callable[..., tuple[int, str]], corpus: Path) -> None:
    card = corpus / "card" / "README.md"
    card.parent.mkdir()
    card.write_text((ROOT / "models" / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
    args = ("--corpus", corpus, "--metrics", corpus / "m", "--output", card, "--samples", 20, "--runs", 1)
    status, output = script(*args)
    assert status == 0, output
    assert "folds: nothing in" in output
    written = card.read_text(encoding="utf-8")
    assert all(f"--section {name}" in written for name in SECTIONS if name not in TRAINED_APART)
    assert (card.parent / "confusion-spans.svg").exists()
    script(*args)
    assert card.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (["--section", "weather"], "--section weather: the sections are data, spans"),
        (["--corpus", "nowhere"], "no gold minutes"),
        (["--folds", "2"], "at least 3"),
    ],
)
def test_the_script_names_what_is_wrong(
    script: Callable[..., tuple[int, str]], corpus: Path, args: list[str], problem: str
) -> None:
    given = args if "--corpus" in args else [*args, "--corpus", str(corpus)]
    status, output = script(*given)
    assert status == 1
    assert problem in output


def test_the_script_names_a_card_without_markers(script: Callable[..., tuple[int, str]], corpus: Path) -> None:
    card = corpus / "README.md"
    card.write_text("# Nothing\n", encoding="utf-8")
    status, output = script("--corpus", corpus, "--output", card, "--samples", 5, "--runs", 1)
    assert status == 1
    assert "no block for" in output
    assert card.read_text(encoding="utf-8") == "# Nothing\n"
