"""The record: what `referat` says about one document, and its JSON Schema.

One record is one line of JSON Lines. Offsets (`start`, `end`) count characters of the text as it was read,
end-exclusive. What is not there is null or an empty list; nothing is guessed.
"""

from __future__ import annotations

from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA: Final = "referat/1"

SpanLabel = Literal["PERSON", "PARTY", "AMOUNT", "LEGISLATION", "CASE_NUMBER"]
OutcomeLabel = Literal[
    "APPROVED",
    "AMENDED",
    "RECOMMENDED",
    "NOTED",
    "DISCUSSED",
    "POSTPONED",
    "REJECTED",
    "REFERRED",
    "HEARING",
    "ELECTED",
    "WITHDRAWN",
    "DIVIDED",
    "NONE",
]
SectionKind = Literal[
    "resume",
    "recommendation",
    "decision",
    "case",
    "history",
    "economy",
    "law",
    "competence",
    "attachments",
    "other",
]
VoteSide = Literal["for", "against", "abstain"]
RemarkKind = Literal["reservation", "remark"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Member(_Part):
    """A member who was present.

    >>> Member(name="Per Fjord", party="A").party
    'A'
    """

    name: str = Field(description="Name without title, on one line.")
    party: str | None = Field(default=None, description="Party as written, without brackets.")


class Meeting(_Part):
    """The head of the minutes."""

    municipality: str | None = Field(default=None, description="Without the word 'Kommune'.")
    body: str | None = Field(default=None, description="Council or committee, without its term of years.")
    date: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    start_time: str | None = Field(default=None, pattern=r"^\d{2}:\d{2}$")
    place: str | None = None
    present: list[Member] = []
    absent: list[str] = []


class Vote(_Part):
    """One side of a recorded vote: who stood there, by party or by person, as written."""

    side: VoteSide
    who: list[str] = []
    count: int | None = Field(default=None, description="Number of votes, where the minutes state it.")


class Remark(_Part):
    """A reservation (`tager forbehold`) or a remark for the record (`protokolbemærkning`), with its authors."""

    kind: RemarkKind
    who: list[str] = []


class Section(_Part):
    """A section of an item under one of the layout's template headings."""

    heading: str = Field(description="As written, on one line.")
    kind: SectionKind
    start: int = Field(ge=0, description="Offset of the heading.")
    end: int = Field(ge=0)


class Outcome(_Part):
    label: OutcomeLabel
    score: float = Field(ge=0, le=1)


class Item(_Part):
    """An agenda item."""

    number: int | None = None
    title: str | None = None
    closed: bool = False
    case_number: str | None = None
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    sections: list[Section] = []
    outcomes: list[Outcome] = []
    votes: list[Vote] = []
    remarks: list[Remark] = []
    not_participating: list[str] = []
    attachments: list[str] = []


class Span(_Part):
    """A tagged stretch of text, with what it means."""

    label: SpanLabel
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    item: int | None = Field(default=None, description="Index in `items`; null outside every item.")
    by: Literal["rule", "model"]
    rule: str | None = Field(default=None, description="Id of the rule that matched; null where `by` is model.")
    value: dict[str, Any] | None = None


class TableUnit(_Part):
    """The unit of money that the bare numbers of a table are counted in."""

    text: str = Field(description="As written, without brackets: '1.000 kr.'.")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    factor: int = Field(description="What a number under the unit is multiplied by.")
    currency: str = Field(description="ISO 4217 code.")


class Cell(_Part):
    """A cell of a table."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    column: int = Field(ge=0)
    amount: str | None = Field(default=None, description="Under a unit of money: the sum, a decimal string.")
    currency: str | None = None


class Table(_Part):
    """A table in the text; cells under a unit of money carry their sums, which are no spans."""

    kind: Literal["tabs", "pipes", "spaces", "lines"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    unit: TableUnit | None = None
    header: list[list[Cell]] = []
    rows: list[list[Cell]] = []
    columns: list[str] = []


class Source(_Part):
    path: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    media_type: str
    chars: int = Field(ge=0, description="Length of the text as read, in characters.")
    pages: list[int] = Field(default=[], description="Of a PDF: offset at which each page begins.")


class Model(_Part):
    name: str
    version: str


class Layout(_Part):
    """How the structure was understood: which layout was taken, on how strong an evidence."""

    id: str
    score: float = Field(ge=0, le=1)


class Record(_Part):
    """Everything that `referat` says about one document."""

    # "schema" is the name in the contract, and pydantic's BaseModel has a deprecated method of that name.
    schema_: Literal["referat/1"] = Field(default=SCHEMA, alias="schema")
    source: Source
    model: Model | None = Field(default=None, description="Null where only the structure was parsed.")
    layout: Layout | None = None
    meeting: Meeting
    items: list[Item] = []
    spans: list[Span] = []
    tables: list[Table] = []
    text: str | None = Field(default=None, description="The text that offsets point into, where it was asked for.")

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    def to_json(self) -> str:
        """The record as one line of JSON, without a line break at its end."""
        return self.model_dump_json(by_alias=True, exclude={"text"} if self.text is None else None)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record.

    >>> json_schema()["title"]
    'Record'
    """
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
