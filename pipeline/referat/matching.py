"""What every rule matcher gives back.

A matcher reads a plain string and returns matches; it knows nothing of spaCy. Components (`referat.components`) wrap
matchers into a pipeline, and the same matchers run alone where no model is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Match:
    """One hit of one rule.

    Attributes:
        label: A label of `referat.labels.SPAN_LABELS`.
        start: Offset of the first character in the text that was matched.
        end: Offset after the last character.
        rule: Id of the rule, `<matcher>.<rule>`, as it stands in the record (`amount.scaled`).
        value: What the match means, in the form of the record's `value`; None where the rule cannot say.
    """

    label: str
    start: int
    end: int
    rule: str
    value: Mapping[str, Any] | None = None


class Matcher(Protocol):
    """A matcher: text in, matches out, in order of their start and never overlapping."""

    def match(self, text: str) -> list[Match]:
        """Find every hit in `text`. Linear in the length of the text."""
        ...
