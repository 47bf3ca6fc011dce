"""Records as a person reads them: what was decided, for how much, under which law, and who was against."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from referat.errors import ReferatError

#: Outcomes in the words of a Danish reader.
OUTCOME_WORDS = {
    "APPROVED": "godkendt",
    "AMENDED": "med ændring",
    "RECOMMENDED": "anbefalet",
    "NOTED": "til efterretning",
    "DISCUSSED": "drøftet",
    "POSTPONED": "udsat",
    "REJECTED": "afvist",
    "REFERRED": "oversendt",
    "HEARING": "i høring",
    "ELECTED": "valgt",
    "WITHDRAWN": "udgået",
    "DIVIDED": "uenighed",
    "NONE": "–",
}
_COLOURS = {"APPROVED": "green", "RECOMMENDED": "green", "REJECTED": "red", "DIVIDED": "yellow", "POSTPONED": "cyan"}
#: More laws or sums of one item than this are counted, not listed.
_LISTED = 3


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Read a file of records.

    Raises:
        ReferatError: With file and line, where a line is no record.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ReferatError(f"{path}: {error.strerror}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if not isinstance(record, dict) or record.get("schema") != "referat/1":
            raise ReferatError(f"{path}:{number}: no record of schema referat/1")
        yield record


def show(records: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Print each meeting as a table, and a last line over all of them."""
    for record in records:
        console.print(_meeting(record))
    console.print(_summary(records))


def _meeting(record: Mapping[str, Any]) -> RenderableType:
    meeting = record["meeting"]
    who = " · ".join(part for part in (meeting["municipality"], meeting["body"], meeting["date"]) if part)
    title = who or Path(record["source"]["path"]).name
    table = Table(title=title, title_justify="left", title_style="bold", expand=True)
    table.add_column("", justify="right", width=4)
    table.add_column("Punkt", ratio=5)
    table.add_column("Beslutning", ratio=2)
    table.add_column("Beløb", ratio=2)
    table.add_column("Lov", ratio=3)
    table.add_column("Imod / forbehold", ratio=2)
    for index, item in enumerate(record["items"]):
        spans = [span for span in record["spans"] if span["item"] == index]
        heading = item["title"] or "(uden titel)"
        table.add_row(
            str(item["number"] or ""),
            Text(f"{heading}{' (lukket)' if item['closed'] else ''}"),
            _outcomes(item["outcomes"]),
            _listed(span["text"] for span in spans if span["label"] == "AMOUNT"),
            _listed(span["text"] for span in spans if span["label"] == "LEGISLATION"),
            ", ".join(_dissent(item)),
        )
    present = f"{len(meeting['present'])} til stede" if meeting["present"] else ""
    absent = f"fraværende: {', '.join(meeting['absent'])}" if meeting["absent"] else ""
    foot = ", ".join(part for part in (present, absent) if part)
    return Group(table, Text(foot, style="dim"), Text())


def _outcomes(outcomes: Sequence[Mapping[str, Any]]) -> Text:
    text = Text()
    for outcome in outcomes:
        if text:
            text.append(", ")
        text.append(OUTCOME_WORDS[outcome["label"]], style=_COLOURS.get(outcome["label"], ""))
    return text


def _dissent(item: Mapping[str, Any]) -> Iterator[str]:
    for vote in item["votes"]:
        if vote["side"] == "against":
            yield from vote["who"] or ([f"{vote['count']} stemmer"] if vote["count"] else [])
    for remark in item["remarks"]:
        if remark["kind"] == "reservation":
            yield from remark["who"]


def _listed(texts: Iterator[str]) -> str:
    distinct = list(dict.fromkeys(" ".join(text.split()) for text in texts))
    more = f" +{len(distinct) - _LISTED}" if len(distinct) > _LISTED else ""
    return "; ".join(distinct[:_LISTED]) + more


def _summary(records: Sequence[Mapping[str, Any]]) -> Text:
    labels = Counter(span["label"] for record in records for span in record["spans"])
    items = sum(len(record["items"]) for record in records)
    sums = (Decimal(span["value"]["amount"]) for record in records for span in record["spans"] if _is_sum(span))
    largest = max(sums, default=None)
    text = Text(f"{len(records)} møder, {items} punkter", style="bold")
    words = {
        "PERSON": "personnavne",
        "PARTY": "partier",
        "AMOUNT": "beløb",
        "LEGISLATION": "lovhenvisninger",
        "CASE_NUMBER": "sagsnumre",
    }
    text.append(": " + ", ".join(f"{labels[label]} {word}" for label, word in words.items()), style="not bold")
    if largest is not None:
        text.append(f"; største beløb {largest:,.0f} kr.".replace(",", "."), style="not bold")
    return text


def _is_sum(span: Mapping[str, Any]) -> bool:
    value = span["value"] or {}
    return bool(span["label"] == "AMOUNT" and value.get("currency") == "DKK" and value.get("amount"))
