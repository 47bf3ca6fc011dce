"""Every regular expression of every matcher is done with 100 kB of its own prefixes at once.

The prefixes are made from the expressions themselves, so that a new one is tested without anybody thinking of it: a
text that it nearly matches, again and again, is what makes a bad one slow.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

import referat
from referat.amount import AmountMatcher
from referat.case_number import CaseNumberMatcher
from referat.legislation import LegislationMatcher
from referat.party import PartyMatcher
from referat.person import join, mentions_of
from referat.record import Member
from referat.tables import find_tables

try:
    from re import _constants as constants
    from re import _parser as parser
except ImportError:  # Python 3.10
    import sre_constants as constants  # type: ignore[no-redef]
    import sre_parse as parser  # type: ignore[no-redef]

SIZE = 100_000
#: Far above what a linear expression takes on a busy machine, far below what a quadratic one does.
SECONDS = 20.0
#: What a matcher searches without scanning the whole text is a window around a place, smaller than this.
WINDOW = 400
ROOMS = ("amount", "case_number", "legislation", "party", "person", "tables")
#: Of a repeat without an end as many are written.
MOST = 3


def expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled expression that a module of a matcher's room holds, under the name of its module."""
    seen = set()
    for room in ROOMS:
        package = importlib.import_module(f"referat.{room}")
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"referat.{room}.{info.name}")
            for name, value in vars(module).items():
                many = value.values() if isinstance(value, dict) else [value]
                for at, found in enumerate(many):
                    if isinstance(found, re.Pattern) and isinstance(found.pattern, str) and found not in seen:
                        seen.add(found)
                        yield f"{room}.{info.name}.{name}[{at}]", found


def written(items: object, way: int) -> str:
    """A text that an expression matches, or nearly; `way` chooses among its branches and lengths."""
    out = ""
    for op, value in items:  # type: ignore[attr-defined]
        if op is constants.LITERAL:
            out += chr(value)
        elif op is constants.NOT_LITERAL or op is constants.ANY:
            out += "x"
        elif op is constants.IN:
            out += _one_of(value)
        elif op is constants.BRANCH:
            out += written(value[1][way % len(value[1])], way)
        elif op is constants.SUBPATTERN:
            out += written(value[3], way)
        elif op in (constants.MAX_REPEAT, constants.MIN_REPEAT) or str(op) == "POSSESSIVE_REPEAT":
            low, high, inner = value
            out += written(inner, way) * (low if way % 2 else min(int(high), max(int(low), MOST)))
        elif op is constants.ASSERT and value[0] > 0:
            # What is looked ahead for stands there without being taken.
            out += written(value[1], way)
    return out


def _one_of(members: list[tuple[object, object]]) -> str:
    op, value = members[0]
    if op is constants.NEGATE:
        return "x"
    if op is constants.RANGE:
        return chr(value[0])  # type: ignore[index]
    if op is constants.CATEGORY:
        return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(value), "x")
    return chr(value)  # type: ignore[arg-type]


def prefixes(pattern: re.Pattern[str]) -> list[str]:
    """Texts that begin as a match does and go on as none, from several ways through the expression."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE | re.UNICODE)
    out: dict[str, None] = {}
    for way in range(6):
        whole = written(tree, way)
        for end in {len(whole), len(whole) - 1, len(whole) * 2 // 3, len(whole) // 3, 1}:
            if 0 < end <= len(whole):
                out[whole[:end]] = None
    return list(islice(out, 24))


EXPRESSIONS = dict(expressions())


def test_expressions_of_every_room_are_found() -> None:
    assert {name.split(".")[0] for name in EXPRESSIONS} == set(ROOMS)
    assert len(EXPRESSIONS) >= 120
    assert referat.__version__


def _repeated(prefix: str) -> str:
    return (prefix * (SIZE // len(prefix) + 1))[:SIZE]


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_expression_is_linear_on_its_own_prefixes(name: str) -> None:
    pattern = EXPRESSIONS[name]
    began = time.process_time()
    for prefix in prefixes(pattern):
        text = _repeated(prefix)
        pattern.match(text)
        pattern.fullmatch(text)
        for at in range(0, SIZE // 10, WINDOW):
            pattern.search(text, at, at + WINDOW)
    assert time.process_time() - began < SECONDS


def _read_persons(text: str) -> object:
    return join(mentions_of(text, [(0, 5), (50_000, 50_010), (99_990, 100_000)]))


READERS: dict[str, Callable[[str], object]] = {
    "amount": AmountMatcher().match,
    "case_number": CaseNumberMatcher().match,
    "legislation": LegislationMatcher().match,
    "party": PartyMatcher([Member(name="Ole Skov", party="A")]).match,
    "person": _read_persons,
    "tables": find_tables,
}


@pytest.mark.parametrize("room", ROOMS)
def test_matcher_is_linear_on_the_prefixes_of_its_expressions(room: str) -> None:
    """What scans whole texts is the matcher: it is fed the longest prefix of each of its expressions."""
    longest = {max(prefixes(found), key=len) for name, found in EXPRESSIONS.items() if name.startswith(f"{room}.")}
    for prefix in sorted(longest):
        began = time.process_time()
        READERS[room](_repeated(prefix))
        assert time.process_time() - began < SECONDS, prefix
