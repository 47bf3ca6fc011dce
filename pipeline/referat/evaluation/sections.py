"""The sections of the model card: what is measured, and how it is shown.

Each section stands under the command that prints it. What is cheap is measured when it is asked for; the learning curve
and the folds are read from `metrics/`, where `scripts/report.py --curve` and `--folds` leave them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from spacy.language import Language

from referat.components.augment import Pools
from referat.corpus.gold import GoldMeeting
from referat.evaluation import breakdown, confusion, curves, pictures, robustness
from referat.evaluation.bootstrap import SAMPLES, Bootstrap, outcome
from referat.evaluation.card import code, figure, points_lost, table, text_table, with_interval
from referat.evaluation.gold import from_meeting
from referat.evaluation.robustness import CLEAN, Case, Change, Figures
from referat.evaluation.run import PARTS, Part, Tagged, tag_gold
from referat.evaluation.score import Count, Scores
from referat.evaluation.training import Recipe, Trained
from referat.labels import OUTCOMES, SPAN_LABELS

#: The command that prints a section.
COMMAND: Final = "python scripts/report.py --section {}"

#: How the classes of familiarity are called in the card.
_FAMILIARITY: Final = {
    "whole": "seen: the whole name",
    "in part": "seen: a word of it",
    "pools": "unseen, but a word of it in the pools of names",
    "nowhere": "unseen, in no pool either",
}


def _spans_of(label: str, scores: Scores) -> Count:
    return scores.spans[label]


def _micro(scores: Scores) -> Count:
    return scores.micro


#: Rows of the tables of spans.
_COUNTED: Final[tuple[tuple[str, Callable[[Scores], Count]], ...]] = (
    *((label, partial(_spans_of, label)) for label in SPAN_LABELS),
    ("all (micro)", _micro),
)


@dataclass
class Report:
    """Measures a pipeline for the model card.

    Args:
        nlp: The pipeline.
        meetings: The whole corpus; the test split is reported on, the training split tells which names are seen.
        recipe: How learning curve and folds were trained; its `names` are the pools.
        metrics: Folder in which their figures are kept.
        curve_recipe: How the learning curve was trained, where that differs.
        pictures: Folder that pictures are written to; None writes none.
        fold_number: How many folds; 0 takes those of which there are most in `metrics`.
        samples: Draws of the bootstrap.
        runs: How often each kind of random noise is drawn.
        seed: Of the draws.
        tell: Gets a line about what is measured.
    """

    nlp: Language
    meetings: Sequence[GoldMeeting]
    recipe: Recipe
    metrics: Path
    curve_recipe: Recipe | None = None
    pictures: Path | None = None
    fold_number: int = 0
    samples: int = SAMPLES
    runs: int = 3
    seed: int = 0
    tell: Callable[[str], None] = lambda line: None
    _tagged: dict[Part, list[Tagged]] = field(default_factory=dict, init=False)

    def section(self, name: str) -> str | None:
        """One section as Markdown; None for one whose trainings are not in `metrics`.

        Raises:
            KeyError: Where there is no section of that name; they are `SECTIONS`.
        """
        self.tell(name)
        content = _SECTIONS[name](self)
        return None if content is None else f"`{COMMAND.format(name)}`\n\n{content.strip()}\n"

    @cached_property
    def splits(self) -> curves.Fold:
        """The corpus by its splits."""
        return curves.split_corpus(self.meetings)

    @cached_property
    def training(self) -> breakdown.Training:
        """What names training knows."""
        return breakdown.Training.of(self.splits.train, _words(Pools(self.recipe.names)))

    @cached_property
    def cases(self) -> list[Case]:
        """The test meetings, to be changed."""
        return [Case.of(gold) for gold in self.splits.test]

    @cached_property
    def clean(self) -> tuple[Figures, Figures]:
        """Without any change: from the bare text, and cut as gold cuts."""
        return self._both(CLEAN)

    def tagged(self, part: Part = "whole") -> list[Tagged]:
        """The test split, tagged."""
        if part not in self._tagged:
            self._tagged[part] = tag_gold(self.nlp, [from_meeting(gold) for gold in self.splits.test], part)
        return self._tagged[part]

    def bootstrap(self, part: Part = "whole") -> Bootstrap:
        """Draws of the test documents."""
        return self.draws([tagged.scores for tagged in self.tagged(part)])

    def draws(self, scores: Sequence[Scores]) -> Bootstrap:
        """Draws of any documents."""
        return Bootstrap(scores, samples=self.samples, seed=self.seed)

    def _both(self, change: Change, runs: int = 1) -> tuple[Figures, Figures]:
        """Figures of a change from the bare text, and cut as gold cuts."""
        self.tell(f"  {change.name}")
        text, cut = (
            robustness.measure(self.nlp, self.cases, change, gold_segments=cut, runs=runs, seed=self.seed)
            for cut in (False, True)
        )
        return text, cut

    def picture(self, name: str, svg: str) -> str:
        """Write a picture and give the Markdown that shows it."""
        if self.pictures is not None:
            (self.pictures / f"{name}.svg").write_text(svg, encoding="utf-8")
        return f"![{name.replace('-', ' ')}]({name}.svg)"


def data(report: Report) -> str:
    """What the pipeline is, and the sizes of the splits."""
    meta = report.nlp.meta
    rows = []
    for name, meetings in zip(("train", "dev", "test"), report.splits, strict=True):
        rows.append(
            (
                name,
                len(meetings),
                len({gold.body_key for gold in meetings}),
                len({gold.sidecar.layout for gold in meetings}),
                f"{sum(len(gold.text.split()) for gold in meetings):,}",
                f"{sum(len(gold.spans) for gold in meetings):,}",
                sum(len(gold.items) for gold in meetings),
            )
        )
    head = ["split", "meetings", "bodies", "layouts", "words", "spans", "items"]
    return "\n\n".join(
        [
            f"`{meta['lang']}_{meta['name']}` {meta['version']}: {', '.join(report.nlp.pipe_names)}.",
            table(head, rows),
        ]
    )


def spans(report: Report) -> str:
    """Precision, recall and F1 by label."""
    draws = report.bootstrap()
    rows = [(name, of(draws.whole).gold, *_prf(draws, of)) for name, of in _COUNTED]
    return table(["label", "gold", "precision", "recall", "F1"], rows)


def structure(report: Report) -> str:
    """What was read of the structure, field by field, and whole decisions."""
    draws = report.bootstrap()
    fields = [
        (name, f"{share.right}/{share.total}", with_interval(draws.share(name)))
        for name, share in draws.whole.shares.items()
    ]
    lists = [
        (name, count.gold, *_prf(draws, partial(_structure_of, name))) for name, count in draws.whole.structure.items()
    ]
    return "\n\n".join(
        [table(["field", "right", "share"], fields), table(["list", "gold", "precision", "recall", "F1"], lists)]
    )


def outcomes(report: Report) -> str:
    """Outcomes of items, beside a guess and beside gold structure."""
    draws = report.bootstrap()
    alone = report.bootstrap("model alone")
    base = breakdown.majority_baseline(report.splits.train, report.tagged())
    cut = report.clean[1].outcomes
    summary = [
        (
            "whole, from the bare text",
            with_interval(draws.share("item outcomes")),
            with_interval(draws.macro_f1()),
        ),
        ("whole, gold structure given", figure(cut.value), ""),
        (
            "classifier alone, without phrases and votes",
            with_interval(alone.share("item outcomes")),
            with_interval(alone.macro_f1()),
        ),
        (f"always {' '.join(base.guess)}", figure(base.right), figure(base.scores.outcome_macro_f1)),
    ]
    rows = [
        (label, count.gold, *_prf(draws, partial(outcome, label)), figure(outcome(label, base.scores).f1))
        for label, count in ((label, outcome(label, draws.whole)) for label in OUTCOMES)
        if label in draws.whole.outcomes
    ]
    return "\n\n".join(
        [
            table(["", "all outcomes of the item right", "macro F1"], summary),
            table(["outcome", "gold", "precision", "recall", "F1", "F1 of the guess"], rows),
        ]
    )


def parts(report: Report) -> str:
    """The whole, the model alone, the rules alone."""
    draws = {part: report.bootstrap(part) for part in PARTS}
    rows = [(name, *(with_interval(draws[part].f1(of)) for part in PARTS)) for name, of in _COUNTED]
    return table(["F1", *PARTS], rows)


def familiarity(report: Report) -> str:
    """Seen and unseen names apart."""
    whole_by, alone_by = (
        breakdown.by_familiarity(tagged, report.training) for tagged in (report.tagged(), report.tagged("model alone"))
    )
    rows: list[tuple[object, ...]] = []
    for label in SPAN_LABELS:
        groups = [
            ("**seen**", [kind for kind in breakdown.FAMILIARITIES if kind in breakdown.SEEN]),
            ("**unseen**", [kind for kind in breakdown.FAMILIARITIES if kind not in breakdown.SEEN]),
        ]
        if label == "PERSON":
            groups += [(_FAMILIARITY[kind], [kind]) for kind in breakdown.FAMILIARITIES]
        for name, kinds in groups:
            whole, alone = (sum((by[label][kind] for kind in kinds), Count()) for by in (whole_by, alone_by))
            rows.append(
                (
                    f"{label} {name}",
                    whole.gold,
                    *(figure(value) for value in (whole.precision, whole.recall, whole.f1, alone.recall, alone.f1)),
                )
            )
    return table(["name", "gold", "precision", "recall", "F1", "recall, model alone", "F1, model alone"], rows)


def layouts(report: Report) -> str:
    """By layout."""
    rows = []
    for name, tagged in breakdown.by_layout(report.tagged()).items():
        whole = report.draws([one.scores for one in tagged]).whole
        items, right = whole.structure.get("items", Count()), whole.shares.get("item outcomes")
        complete = whole.shares.get("item complete decision")
        rows.append(
            (
                name,
                len(tagged),
                whole.micro.gold,
                figure(whole.micro.f1),
                *(figure(whole.spans[label].f1) for label in ("PERSON", "PARTY")),
                figure(items.f1),
                figure(right.value if right else None),
                figure(complete.value if complete else None),
            )
        )
    head = ["layout", "meetings", "spans", "F1", "PERSON", "PARTY", "items F1", "outcomes right", "decisions complete"]
    return table(head, rows)


def noise(report: Report) -> str:
    """What typing and extraction cost."""
    changes = [(change, report._both(change, report.runs)) for change in robustness.noise()]
    out = []
    for index, title in enumerate(
        (
            "From the bare text, structure and all:",
            "Cut as gold cuts, without what the parser reads off the head (members, case numbers):",
        )
    ):
        clean = report.clean[index]
        rows = [_noise_row(CLEAN, clean, clean), *(_noise_row(change, both[index], clean) for change, both in changes)]
        head = ["change", *SPAN_LABELS, "all (micro)", "outcomes right"]
        out += [title, table(head, rows)]
    about = "; ".join(f"*{change.name}*: {change.about}" for change, _ in changes)
    return "\n\n".join([*out, f"F1, and in brackets the points lost. {about}."])


def origins(report: Report) -> str:
    """What names of other origins cost."""
    training, held_out = Pools(report.recipe.names), Pools(report.recipe.names, held_out=True)
    seen = report.training.words
    listed = {form for pools in (training, held_out) for word in _words(pools) for form in breakdown.forms(word)}
    invented = robustness.invented_names(held_out, seen | listed)
    swaps = (*robustness.name_swaps(held_out, seen), invented)
    rows = []
    for change in (CLEAN, *swaps):
        text, cut = report.clean if change is CLEAN else report._both(change, report.runs if change is invented else 1)
        lost = points_lost(report.clean[0].spans["PERSON"].f1, text.spans["PERSON"].f1)
        lost_cut = points_lost(report.clean[1].spans["PERSON"].f1, cut.spans["PERSON"].f1)
        rows.append(
            (
                change.name,
                change.about if change is not CLEAN else "",
                figure(text.spans["PERSON"].recall),
                figure(text.spans["PERSON"].f1),
                "" if lost is None else lost,
                figure(cut.spans["PERSON"].f1),
                "" if lost_cut is None else lost_cut,
            )
        )
    head = ["PERSON", "drawn from", "recall", "F1", "points lost", "F1, gold's cuts", "points lost"]
    return table(head, rows)


def confusions(report: Report) -> str:
    """What is taken for what."""
    by_label, by_outcome = confusion.span_matrix(report.tagged()), confusion.outcome_matrix(report.tagged())
    rows = [(row, *(by_label.counts[row, column] or "" for column in by_label.columns)) for row in by_label.rows]
    return "\n\n".join(
        [
            table(["gold", *by_label.columns], rows),
            report.picture("confusion-spans", pictures.confusion_svg(by_label, "Spans")),
            report.picture("confusion-outcomes", pictures.confusion_svg(by_outcome, "Outcomes of items")),
        ]
    )


def errors(report: Report, limit: int = 30) -> str:
    """The worst errors, in their context."""
    rows = [
        (error.kind, code(error.gold), code(error.predicted), error.times, code(error.context), error.document)
        for error in confusion.worst_errors(report.tagged(), limit)
    ]
    return text_table(["error", "gold", "predicted", "times", "context", "first in"], rows) if rows else "None."


def curve(report: Report) -> str | None:
    """The learning curve, as far as it was trained."""
    points: list[tuple[int, Trained]] = []
    stale = False
    for share in curves.SHARES:
        recipe, fold = curves.curve(report.curve_recipe or report.recipe, report.splits, share)
        there = curves.kept(recipe, fold, curves.curve_path(report.metrics, share))
        stale |= there.stale
        if there.trained is not None:
            points.append((share, there.trained))
    if not points:
        return None
    lines: dict[str, list[tuple[float, float]]] = {}
    rows = []
    for share, trained in points:
        alone = report.draws(list(trained.scores["model alone"].values())).whole
        whole = report.draws(list(trained.scores["whole"].values())).whole
        values = {
            **{
                f"{label}, model alone": alone.spans[label].f1 for label in ("PERSON", "PARTY", "LEGISLATION", "AMOUNT")
            },
            "spans (micro), whole": whole.micro.f1,
            "outcomes (macro), classifier alone": alone.outcome_macro_f1,
        }
        rows.append((f"{share}%", trained.train, f"{trained.train_words:,}", *(figure(v) for v in values.values())))
        for name, value in values.items():
            if value is not None:
                lines.setdefault(name, []).append((trained.train_words, value))
    head = ["of training", "meetings", "words", *values]
    steps = (report.curve_recipe or report.recipe).steps
    limit = f" with at most {steps} steps" if steps else ""
    about = f"On the test split; each point was trained by `{report.recipe.config.name}`{limit}."
    svg = pictures.curve_svg(lines, "Learning curve (test split)", "words of training minutes")
    return "\n\n".join([about + _stale(stale, "--curve"), table(head, rows), report.picture("learning-curve", svg)])


def folds(report: Report) -> str | None:
    """Bodies left out, in folds."""
    number = report.fold_number or curves.folds_there(report.metrics)
    if not number:
        return None
    made = curves.folds(report.meetings, number)
    kept = [
        curves.kept(report.recipe, fold, curves.fold_path(report.metrics, len(made), index))
        for index, fold in enumerate(made)
    ]
    # Figures from before a change of the corpus may count a meeting twice: they stand only where there are no others.
    current = [one for one in kept if not one.stale and one.trained is not None]
    kept = current or kept
    trained = [one.trained for one in kept if one.trained is not None]
    if not trained:
        return None
    draws = {part: report.draws([s for one in trained for s in one.scores[part].values()]) for part in PARTS}
    each = [report.draws(list(one.scores["whole"].values())).whole for one in trained]
    rows: list[tuple[object, ...]] = []
    for name, of in _COUNTED:
        worst = [value for value in (of(scores).f1 for scores in each) if value is not None]
        rows.append(
            (
                name,
                of(draws["whole"].whole).gold,
                *(with_interval(draws[part].f1(of)) for part in PARTS),
                f"{figure(min(worst, default=None))}–{figure(max(worst, default=None))}",
            )
        )
    whole = draws["whole"]
    facts = [
        ("outcomes of the item all right", *(with_interval(draws[part].share("item outcomes")) for part in PARTS[:2])),
        ("outcomes, macro F1", *(with_interval(draws[part].macro_f1()) for part in PARTS[:2])),
        ("decisions complete", *(with_interval(draws[part].share("item complete decision")) for part in PARTS[:2])),
    ]
    bodies = len({gold.body_key for gold in report.meetings})
    about = (
        f"{len(trained)} of {len(made)} folds over {bodies} bodies; {len(whole.parts)} meetings, each tagged by a "
        f"model that saw no minutes of its body (`{report.recipe.config.name}`)."
    )
    return "\n\n".join(
        [
            about + _stale(any(one.stale for one in kept), f"--folds {number}"),
            table(["F1", "gold", *PARTS, "whole, lowest–highest fold"], rows),
            table(["", *PARTS[:2]], facts),
        ]
    )


#: Sections by name, in the order of the card.
_SECTIONS: Final[dict[str, Callable[[Report], str | None]]] = {
    "data": data,
    "spans": spans,
    "structure": structure,
    "outcomes": outcomes,
    "parts": parts,
    "familiarity": familiarity,
    "layouts": layouts,
    "noise": noise,
    "origins": origins,
    "confusion": confusions,
    "curve": curve,
    "folds": folds,
    "errors": errors,
}
SECTIONS: Final = tuple(_SECTIONS)


def _noise_row(change: Change, figures: Figures, clean: Figures) -> tuple[str, ...]:
    pairs = [(figures.spans[label].f1, clean.spans[label].f1) for label in SPAN_LABELS]
    pairs += [(figures.micro.f1, clean.micro.f1), (figures.outcomes.value, clean.outcomes.value)]
    cells = []
    for noisy, before in pairs:
        lost = points_lost(before, noisy)
        cells.append(figure(noisy) if change is CLEAN or lost is None else f"{figure(noisy)} ({lost})")
    return (change.name, *cells)


def _prf(draws: Bootstrap, of: Callable[[Scores], Count]) -> tuple[str, str, str]:
    return with_interval(draws.precision(of)), with_interval(draws.recall(of)), with_interval(draws.f1(of))


def _words(pools: Pools) -> list[str]:
    names = (name for firsts, lasts in pools.persons.values() for name in (*firsts, *lasts))
    return [word for name in names for word in breakdown.name_words(name)]


def _structure_of(name: str, scores: Scores) -> Count:
    return scores.structure.get(name, Count())


def _stale(stale: bool, option: str) -> str:
    return f" **Corpus or config have changed since: run `python scripts/report.py {option}` again.**" if stale else ""
