"""What annotators confirmed: checked, mapped back to the source, and the files that it is kept in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from referat.annotation.campaign import ADJUDICATION
from referat.annotation.doccano_rows import masked
from referat.annotation.documents import Document, digest
from referat.annotation.errors import AnnotationError, Problem
from referat.annotation.labelset import LabelSet
from referat.components.tokenizer import TOKEN
from referat.corpus.markup import Mark, edge_problem

SCHEMA = "referat-annotation/1"
#: The annotator of a project that is nobody's own.
ANYBODY = "alle"


@dataclass(frozen=True)
class Annotated:
    """One confirmed passage of one annotator.

    Attributes:
        annotator: Whose project it was in; `ANYBODY` in a common one, `adjudication` in that of the adjudicator.
        key: Of the passage.
        document: Id of the document.
        sha256: Of the document's text when it was pushed.
        start: Offset in the document.
        end: Offset after its last character.
        section: What the passage is, for a person.
        item: Index of the agenda item, or None.
        decision: Whether the parser took it for the item's decision.
        text: The passage.
        spans: In offsets of the document.
        outcomes: In the order of `referat.labels`.
        authors: Who set each span and outcome, in the order of these; the one who pushed for a suggestion left alone.
        confirmed: Who confirmed it and when (ISO 8601).
        comments: Who wrote what.
    """

    annotator: str
    key: str
    document: str
    sha256: str
    start: int
    end: int
    section: str
    item: int | None
    decision: bool
    text: str
    spans: tuple[Mark, ...]
    outcomes: tuple[str, ...]
    authors: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    confirmed: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> tuple[frozenset[Mark], frozenset[str]]:
        """The labels alone, by which two annotators are compared."""
        return frozenset(self.spans), frozenset(self.outcomes)

    def to_json(self) -> dict[str, Any]:
        """As a line of an export."""
        span_authors, outcome_authors = self.authors
        return {
            "schema": SCHEMA,
            "annotator": self.annotator,
            "document": self.document,
            "key": self.key,
            "sha256": self.sha256,
            "start": self.start,
            "end": self.end,
            "section": self.section,
            "item": self.item,
            "decision": self.decision,
            "text": self.text,
            "spans": [
                {
                    "label": mark.label,
                    "start": mark.start,
                    "end": mark.end,
                    "text": self.text[mark.start - self.start : mark.end - self.start],
                    "by": by,
                }
                for mark, by in zip(self.spans, span_authors, strict=True)
            ],
            "outcomes": [{"label": o, "by": by} for o, by in zip(self.outcomes, outcome_authors, strict=True)],
            "confirmed": [{"by": by, "at": at} for by, at in self.confirmed],
            "comments": [{"by": by, "text": text} for by, text in self.comments],
        }

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Annotated:
        """Of a line of an export.

        Raises:
            KeyError: Where a field is missing.
        """
        return Annotated(
            annotator=data["annotator"],
            key=data["key"],
            document=data["document"],
            sha256=data["sha256"],
            start=data["start"],
            end=data["end"],
            section=data["section"],
            item=data["item"],
            decision=data["decision"],
            text=data["text"],
            spans=tuple(Mark(s["label"], s["start"], s["end"]) for s in data["spans"]),
            outcomes=tuple(o["label"] for o in data["outcomes"]),
            authors=(tuple(s["by"] for s in data["spans"]), tuple(o["by"] for o in data["outcomes"])),
            confirmed=tuple((c["by"], c["at"]) for c in data["confirmed"]),
            comments=tuple((c["by"], c["text"]) for c in data["comments"]),
        )


@dataclass(frozen=True)
class Fetched:
    """What a pull found in the projects of a campaign.

    Attributes:
        done: Passages that are confirmed and in order.
        open: Keys that are not confirmed yet, by annotator.
        problems: Passages that are confirmed, but not in order, one entry for each thing that is wrong.
    """

    done: list[Annotated]
    open: dict[str, set[str]]
    problems: list[Problem]


def read_fetched(
    projects: Iterable[Mapping[str, Any]], project: str, documents: Mapping[str, Document], labels: LabelSet
) -> Fetched:
    """Check fetched examples (see `campaign.fetch`) and map their labels to the documents.

    An example with a problem is held back as a whole, so that no gold comes of a half.
    """
    done: list[Annotated] = []
    open_keys: dict[str, set[str]] = {}
    problems: list[Problem] = []
    for fetched in projects:
        annotator = str(fetched["name"])[len(project) :].removeprefix(" · ") or ANYBODY
        open_keys[annotator] = {str(key) for key in fetched["open"]}
        twice = {k for k, n in Counter(str(e["meta"].get("noegle")) for e in fetched["examples"]).items() if n > 1}
        for example in fetched["examples"]:
            found = _check(example, annotator, documents, labels)
            if isinstance(found, list):
                problems += found
            elif found.key in twice:
                line = documents[found.document].line(found.start)
                what = f"{found.section}: confirmed in two copies; delete one of them in doccano"
                problems.append(Problem(found.document, line, "duplicate", what, annotator))
            else:
                done.append(found)
    done.sort(key=lambda a: (a.document, a.start, a.annotator))
    return Fetched(done, open_keys, sorted(problems))


def _check(
    example: Mapping[str, Any], annotator: str, documents: Mapping[str, Document], labels: LabelSet
) -> Annotated | list[Problem]:
    meta, text = example["meta"], str(example["text"])
    try:
        name, start, end = str(meta["dokument"]), int(meta["start"]), int(meta["slut"])
        key, sha256, text_sha256 = str(meta["noegle"]), str(meta["sha256"]), str(meta["tekst_sha256"])
        section, item, decision = str(meta["afsnit"]), int(meta["punkt"]), meta["beslutning"] == "ja"
        line = int(meta["linje"])
    except (KeyError, TypeError, ValueError):
        return [Problem("example", 0, "changed", f"number {example['id']} was not pushed by referat", annotator)]

    def problem(kind: str, what: str, at: int = 0) -> Problem:
        return Problem(name, line + text.count("\n", 0, at), kind, what, annotator)

    document = documents.get(name)
    if document is None:
        return [problem("changed", f"{section}: its minutes are not among those given")]
    source = document.text[start:end]
    if document.sha256 != sha256 and digest(source) != text_sha256:
        return [problem("changed", f"{section}: the minutes were changed since it was pushed")]
    if document.sha256 != sha256:
        return [problem("changed", f"{section}: the minutes were changed elsewhere since it was pushed")]
    if masked(source) != text:
        return [problem("changed", f"{section}: the text was changed in doccano")]
    line = document.line(start)
    if example["moved"]:
        return [problem("changed", f"{section}: its labels were changed during the pull; pull again")]
    spans, problems = _spans(example["entities"], source, labels, problem)
    outcomes = []
    for shown, by in example["cats"]:
        outcome = labels.outcome_label(shown)
        if outcome is None:
            problems.append(problem("label", f"{section}: unknown outcome {shown!r}"))
        else:
            outcomes.append((outcome, str(by)))
    told = {outcome for outcome, _ in outcomes}
    if "NONE" in told and len(told) > 1:
        problems.append(problem("outcome", f"{section}: '{labels.name('NONE')}' stands beside other outcomes"))
    if told and item < 0:
        problems.append(problem("outcome", f"{section}: outcomes outside every agenda item"))
    if problems:
        return problems
    outcomes.sort(key=lambda pair: [kind.label for kind in labels.outcomes].index(pair[0]))
    return Annotated(
        annotator=annotator,
        key=key,
        document=name,
        sha256=sha256,
        start=start,
        end=end,
        section=section,
        item=item if item >= 0 else None,
        decision=decision,
        text=source,
        spans=tuple(Mark(m.label, m.start + start, m.end + start) for m, _ in spans),
        outcomes=tuple(outcome for outcome, _ in outcomes),
        authors=(tuple(by for _, by in spans), tuple(by for _, by in outcomes)),
        confirmed=tuple((str(by), str(at)) for by, at in example["confirmed"]),
        comments=tuple((str(by), str(said)) for by, said in example["comments"]),
    )


def _spans(
    entities: Iterable[Sequence[Any]], text: str, labels: LabelSet, problem: Any
) -> tuple[list[tuple[Mark, str]], list[Problem]]:
    """The spans of an example in offsets of its text, with their authors, and what is wrong with them."""
    starts = {match.start() for match in TOKEN.finditer(text)}
    ends = {match.end() for match in TOKEN.finditer(text)}
    spans: list[tuple[Mark, str]] = []
    problems: list[Problem] = []
    last: Mark | None = None
    for start, end, shown, by in sorted(entities, key=lambda entity: (entity[0], entity[1])):
        content = text[start:end]
        if not 0 <= start < end <= len(text):
            problems.append(problem("bounds", f"a span from {start} to {end} lies outside of its passage"))
            continue
        label = labels.span_label(shown)
        if label is None:
            problems.append(problem("label", f"unknown label {shown!r} on {content!r}", start))
            continue
        if content != content.strip():
            problems.append(problem("edge", f"{content!r} ({shown}) begins or ends with white space", start))
        elif wrong := edge_problem(content):
            problems.append(problem("edge", f"{wrong} ({shown})", start))
        elif start not in starts or end not in ends:
            around = text[max(0, start - 10) : end + 10]
            problems.append(problem("tokens", f"{content!r} ({shown}) ends inside a word of {around!r}", start))
        if last is not None and start < last.end:
            problems.append(
                problem("overlap", f"{content!r} ({shown}) overlaps {text[last.start : last.end]!r}", start)
            )
        last = Mark(label, start, end)
        spans.append((last, str(by)))
    return spans, problems


def write_exports(folder: Path, done: Iterable[Annotated], annotators: Iterable[str]) -> list[Path]:
    """Write one JSONL for each annotator, over what was there: they mirror the server."""
    folder.mkdir(parents=True, exist_ok=True)
    groups: dict[str, list[Annotated]] = {name: [] for name in annotators}
    for annotated in done:
        groups.setdefault(annotated.annotator, []).append(annotated)
    paths = []
    for name, group in sorted(groups.items()):
        path = folder / f"{name}.jsonl"
        lines = [json.dumps(annotated.to_json(), ensure_ascii=False) + "\n" for annotated in group]
        path.write_text("".join(lines), encoding="utf-8", newline="")
        paths.append(path)
    return paths


def read_exports(folder: Path) -> list[Annotated]:
    """Read the exports of a campaign.

    Raises:
        AnnotationError: With file and line, for a line that is none; where the folder holds no export.
    """
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise AnnotationError(f"{folder}: no exports (*.jsonl) here; 'referat annotate pull' writes them")
    out = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for number, line in enumerate(file, 1):
                try:
                    data = json.loads(line)
                    if data["schema"] != SCHEMA:
                        raise ValueError
                    out.append(Annotated.from_json(data))
                except (ValueError, KeyError, TypeError):
                    raise AnnotationError(f"{path}:{number}: no line of an export of schema {SCHEMA}") from None
    return out


@dataclass(frozen=True)
class Settled:
    """Passages with one truth each, and those without.

    Attributes:
        passages: One for each key on which all annotators agree, or that was adjudicated.
        disputed: The versions of each passage on which they do not.
        waiting: Keys that not all annotators who have them confirmed yet.
    """

    passages: list[Annotated]
    disputed: list[list[Annotated]]
    waiting: set[str]


def settle(done: Iterable[Annotated], open_keys: Mapping[str, set[str]] | None = None) -> Settled:
    """Find the truth of every passage.

    An adjudicated version counts; else the one on which all who have the passage agree. What somebody has not confirmed
    yet waits.
    """
    groups: dict[str, list[Annotated]] = {}
    for annotated in done:
        groups.setdefault(annotated.key, []).append(annotated)
    unconfirmed = {key for name, keys in (open_keys or {}).items() if name != ADJUDICATION for key in keys}
    passages, disputed, waiting = [], [], set()
    for key, versions in groups.items():
        settled = next((v for v in versions if v.annotator == ADJUDICATION), None)
        own = [v for v in versions if v.annotator != ADJUDICATION]
        if settled is not None:
            passages.append(settled)
        elif key in unconfirmed:
            waiting.add(key)
        elif len({v.said for v in own}) == 1:
            confirmed = tuple(who for v in own for who in v.confirmed)
            comments = tuple(c for v in own for c in v.comments)
            passages.append(replace(own[0], confirmed=confirmed, comments=comments))
        else:
            disputed.append(own)
    return Settled(passages, disputed, waiting)
