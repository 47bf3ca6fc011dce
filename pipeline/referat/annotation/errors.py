"""What can go wrong on the way to doccano and back."""

from __future__ import annotations

from dataclasses import dataclass

from referat.errors import ReferatError


class AnnotationError(ReferatError):
    """doccano, its server or its environments fail; the message says what to do."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something that did not get through, with its place; never dropped in silence.

    Attributes:
        document: Id of the document, or the name of a project.
        line: Line of the document, counted from 1; 0 where the whole document is meant.
        kind: `changed`, `edge`, `tokens`, `label`, `outcome`, `overlap`, `bounds`, `disagreement`, `duplicate`,
            `structure`, `markup`, `crossing`.
        what: What is wrong, for a person.
        who: The annotator whose label it is, or an empty string.

    Example:
        >>> print(Problem("horsens-2024", 12, "edge", "'Per ' ends with ' '", "anna"))
        horsens-2024:12: edge: 'Per ' ends with ' ' (anna)
    """

    document: str
    line: int
    kind: str
    what: str
    who: str = ""

    def __str__(self) -> str:
        place = f"{self.document}:{self.line}" if self.line else self.document
        return f"{place}: {self.kind}: {self.what}" + (f" ({self.who})" if self.who else "")
