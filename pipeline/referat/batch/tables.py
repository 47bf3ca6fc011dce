"""Records as tables: the form that Parquet, SQLite and CSV share."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

Type = Literal["text", "integer", "number", "decimal", "boolean", "date", "texts", "json"]
Row = tuple[Any, ...]


class Column(NamedTuple):
    """A column: its name, its type and what it says."""

    name: str
    type: Type
    about: str


class Table(NamedTuple):
    """A table: its key, the columns that point to another table's key, and its columns."""

    name: str
    about: str
    key: tuple[str, ...]
    refers: tuple[tuple[tuple[str, ...], str], ...]
    columns: tuple[Column, ...]


_DOCUMENT = Column("document", "text", "Key of the document: of its path and its bytes.")
_ITEM = Column("item", "integer", "Place of the agenda item in the document, from 0.")
_OF_DOCUMENT = ((("document",), "documents"),)
_OF_ITEM = (*_OF_DOCUMENT, (("document", "item"), "items"))

TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "A document and the head of its minutes.",
        ("document",),
        (),
        (
            _DOCUMENT,
            Column("path", "text", "The file as it was named; FILE.zip!/NAME in an archive."),
            Column("sha256", "text", "Of the file's bytes."),
            Column("media_type", "text", "What the file is."),
            Column("chars", "integer", "Length of its text in characters."),
            Column("pages", "integer", "Number of its pages; empty where it has none."),
            Column("model", "text", "Name of the model that tagged it."),
            Column("model_version", "text", "Version of that model."),
            Column("layout", "text", "Layout that its structure was read by."),
            Column("municipality", "text", "Without the word Kommune."),
            Column("body", "text", "Council or committee."),
            Column("date", "date", "Day of the meeting."),
            Column("start_time", "text", "HH:MM."),
            Column("place", "text", "Where the meeting was."),
            Column("text", "text", "What offsets count in, where --text was given."),
        ),
    ),
    Table(
        "members",
        "Who was present at a meeting, and who was not.",
        ("document", "place"),
        _OF_DOCUMENT,
        (
            _DOCUMENT,
            Column("place", "integer", "Place in the list, from 0."),
            Column("name", "text", "Name without title."),
            Column("party", "text", "Party as written."),
            Column("present", "boolean", "Whether the member met."),
        ),
    ),
    Table(
        "items",
        "An agenda item.",
        ("document", "item"),
        _OF_DOCUMENT,
        (
            _DOCUMENT,
            _ITEM,
            Column("number", "integer", "Number as printed."),
            Column("title", "text", "Title without number and tags."),
            Column("closed", "boolean", "Whether it was decided behind closed doors."),
            Column("case_number", "text", "Number in the municipality's case system."),
            Column("start", "integer", "Offset in the text."),
            Column("end", "integer", "Offset after its last character."),
            Column("outcomes", "texts", "Labels of its outcomes."),
            Column("not_participating", "texts", "Members who took no part in it."),
            Column("attachments", "texts", "Titles of its attachments."),
        ),
    ),
    Table(
        "sections",
        "A section of an item, under a heading of the layout.",
        ("document", "item", "section"),
        _OF_ITEM,
        (
            _DOCUMENT,
            _ITEM,
            Column("section", "integer", "Place in the item, from 0."),
            Column("heading", "text", "As written."),
            Column("kind", "text", "What it is for: decision, recommendation, case …"),
            Column("start", "integer", "Offset of the heading."),
            Column("end", "integer", "Offset after its last character."),
            Column("text", "text", "Its text, where --text was given."),
        ),
    ),
    Table(
        "outcomes",
        "An outcome of an item.",
        ("document", "item", "label"),
        _OF_ITEM,
        (
            _DOCUMENT,
            _ITEM,
            Column("label", "text", "APPROVED, POSTPONED …"),
            Column("score", "number", "How sure the model is, 0 to 1."),
        ),
    ),
    Table(
        "votes",
        "Who stood on which side of a recorded vote; a side that only its number is known of has no name.",
        ("document", "item", "vote", "place"),
        _OF_ITEM,
        (
            _DOCUMENT,
            _ITEM,
            Column("vote", "integer", "Place of the side in the item, from 0."),
            Column("place", "integer", "Place of the name on that side, from 0."),
            Column("side", "text", "for, against or abstain."),
            Column("who", "text", "Party or person, as written."),
            Column("count", "integer", "Votes on that side, where the minutes say it."),
        ),
    ),
    Table(
        "remarks",
        "A reservation or a remark for the record.",
        ("document", "item", "remark", "place"),
        _OF_ITEM,
        (
            _DOCUMENT,
            _ITEM,
            Column("remark", "integer", "Place in the item, from 0."),
            Column("place", "integer", "Place of the author, from 0."),
            Column("kind", "text", "reservation or remark."),
            Column("who", "text", "Party or person, as written."),
        ),
    ),
    Table(
        "spans",
        "A tagged stretch of text.",
        ("document", "span"),
        _OF_DOCUMENT,
        (
            _DOCUMENT,
            Column("span", "integer", "Place in the document, from 0."),
            Column("item", "integer", "Agenda item that it stands in; empty outside every item."),
            Column("label", "text", "PERSON, PARTY, AMOUNT, LEGISLATION or CASE_NUMBER."),
            Column("start", "integer", "Offset in the text."),
            Column("end", "integer", "Offset after its last character."),
            Column("page", "integer", "Page of a PDF that it begins on, from 1."),
            Column("text", "text", "As written."),
            Column("by", "text", "rule or model."),
            Column("rule", "text", "Rule that found it."),
            Column("amount", "decimal", "Sum of money; the lower end of a range."),
            Column("amount_max", "decimal", "Upper end of a range."),
            Column("currency", "text", "ISO 4217 code."),
            Column("name", "text", "Name of the person, the party or the act."),
            Column("value", "json", "The whole value."),
        ),
    ),
    Table(
        "tables",
        "A table in the text.",
        ("document", "table"),
        _OF_DOCUMENT,
        (
            _DOCUMENT,
            Column("table", "integer", "Place in the document, from 0."),
            Column("item", "integer", "Agenda item that it stands in; empty outside every item."),
            Column("kind", "text", "How its cells are parted: tabs, pipes, spaces or lines."),
            Column("start", "integer", "Offset in the text."),
            Column("end", "integer", "Offset after its last character."),
            Column("page", "integer", "Page of a PDF that it begins on, from 1."),
            Column("unit", "text", "Unit of money of its bare numbers, as written."),
            Column("factor", "integer", "What a number under the unit is multiplied by."),
            Column("currency", "text", "ISO 4217 code of the unit."),
            Column("columns", "texts", "Names of its columns."),
            Column("rows", "integer", "Number of its rows below the header."),
        ),
    ),
    Table(
        "cells",
        "A cell of a table; under a unit of money with its sum.",
        ("document", "table", "row", "place"),
        (*_OF_DOCUMENT, (("document", "table"), "tables")),
        (
            _DOCUMENT,
            Column("table", "integer", "Place of the table in the document, from 0."),
            Column("row", "integer", "Place of the row in the table, from 0; rows of the header come first."),
            Column("place", "integer", "Place of the cell in its row, from 0."),
            Column("column", "integer", "Column that it stands in, from 0."),
            Column("header", "boolean", "Whether its row is one of the header."),
            Column("name", "text", "Name of its column."),
            Column("text", "text", "As written."),
            Column("start", "integer", "Offset in the text."),
            Column("end", "integer", "Offset after its last character."),
            Column("amount", "decimal", "Its sum, times the unit: kroner, where the currency is DKK."),
            Column("currency", "text", "ISO 4217 code of the sum."),
        ),
    ),
)
#: Sums of money hold so many digits, and so many of them after the point.
DECIMAL_DIGITS = (38, 4)


def document_key(path: str, sha256: str) -> str:
    """Key of a document in every table.

    >>> document_key("a.txt", "ab" * 32) == document_key("b.txt", "ab" * 32)
    False
    """
    return hashlib.blake2b(f"{sha256} {path}".encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def rows_of(record: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """The rows of one record.

    Args:
        record: As `Record.to_json` writes it, read back.

    Yields:
        Name of the table and a row in the order of its columns. Texts are lists, JSON and decimals are strings.
    """
    source, meeting, model = record["source"], record["meeting"], record.get("model") or {}
    key = document_key(source["path"], source["sha256"])
    pages: list[int] = source.get("pages") or []
    text: str | None = record.get("text")
    yield "documents", (
        key, source["path"], source["sha256"], source["media_type"], source["chars"], len(pages) or None,
        model.get("name"), model.get("version"), (record.get("layout") or {}).get("id"),
        meeting["municipality"], meeting["body"], meeting["date"], meeting["start_time"], meeting["place"], text,
    )  # fmt: skip
    members = [(m["name"], m["party"], True) for m in meeting["present"]]
    members += [(name, None, False) for name in meeting["absent"]]
    for place, member in enumerate(members):
        yield "members", (key, place, *member)
    for index, item in enumerate(record["items"]):
        yield from _item_rows(key, index, item, text)
    for index, span in enumerate(record["spans"]):
        value = span["value"] or {}
        page = _page(pages, span["start"])
        yield "spans", (
            key, index, span["item"], span["label"], span["start"], span["end"], page, span["text"], span["by"],
            span["rule"], value.get("amount", value.get("min")), value.get("max"), value.get("currency"),
            value.get("name") or value.get("act"), json.dumps(value, ensure_ascii=False) if value else None,
        )  # fmt: skip

    for index, table in enumerate(record.get("tables") or []):
        item = _item_at(record["items"], table["start"])
        yield from _table_rows(key, index, table, item, _page(pages, table["start"]))


def _page(pages: list[int], offset: int) -> int | None:
    return bisect_right(pages, offset) if pages else None


def _item_at(items: list[dict[str, Any]], offset: int) -> int | None:
    return next((index for index, item in enumerate(items) if item["start"] <= offset < item["end"]), None)


def _table_rows(
    key: str, index: int, table: dict[str, Any], item: int | None, page: int | None
) -> Iterator[tuple[str, Row]]:
    unit, header, names = table["unit"] or {}, table["header"], table["columns"]
    yield "tables", (
        key, index, item, table["kind"], table["start"], table["end"], page, unit.get("text"), unit.get("factor"),
        unit.get("currency"), names, len(table["rows"]),
    )  # fmt: skip
    for row, cells in enumerate([*header, *table["rows"]]):
        for place, cell in enumerate(cells):
            name = names[cell["column"]] if cell["column"] < len(names) else None
            yield "cells", (
                key, index, row, place, cell["column"], row < len(header), name, cell["text"], cell["start"],
                cell["end"], cell["amount"], cell["currency"],
            )  # fmt: skip


def _item_rows(key: str, index: int, item: dict[str, Any], text: str | None) -> Iterator[tuple[str, Row]]:
    labels = list(dict.fromkeys(outcome["label"] for outcome in item["outcomes"]))
    yield "items", (
        key, index, item["number"], item["title"], item["closed"], item["case_number"], item["start"], item["end"],
        labels, item["not_participating"], item["attachments"],
    )  # fmt: skip
    for place, section in enumerate(item["sections"]):
        own = text[section["start"] : section["end"]] if text is not None else None
        yield (
            "sections",
            (key, index, place, section["heading"], section["kind"], section["start"], section["end"], own),
        )
    scores = {outcome["label"]: outcome["score"] for outcome in reversed(item["outcomes"])}
    for label in labels:
        yield "outcomes", (key, index, label, scores[label])
    for number, vote in enumerate(item["votes"]):
        for place, who in enumerate(vote["who"] or [None]):
            yield "votes", (key, index, number, place, vote["side"], who, vote.get("count"))
    for number, remark in enumerate(item.get("remarks") or []):
        for place, who in enumerate(remark["who"] or [None]):
            yield "remarks", (key, index, number, place, remark["kind"], who)
