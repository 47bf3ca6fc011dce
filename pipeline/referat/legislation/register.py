"""The register of acts: titles, short names and abbreviations of the legislation that municipal minutes cite.

The register is `register.jsonl` beside this module, one act a line:

    {"title": "Lov om social service", "kind": "act", "short": ["serviceloven"], "abbreviations": ["SEL"],
     "number": 909, "year": 2024, "source": "https://…", "as_of": "2025-06-01"}

`number` and `year` are those of the consolidated act (lovbekendtgørelse), act or order in force on `as_of`, and null
where they were not checked on the page of `source`. `also` holds other titles under which the same act is cited.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, Final, Literal, get_args

from referat.errors import ReferatError
from referat.legislation.patterns import ETC_RE, GENITIVE_RE, TITLE_WORD_RE
from referat.legislation.values import eli

Kind = Literal["act", "order", "circular", "guidance", "eu-regulation", "eu-directive", "treaty"]
_FIELDS: Final[dict[str, tuple[type, ...]]] = {
    "title": (str,),
    "kind": (str,),
    "short": (list,),
    "abbreviations": (list,),
    "alone": (list,),
    "also": (list,),
    "number": (int, type(None)),
    "year": (int, type(None)),
    "source": (str,),
    "as_of": (str,),
}
_REQUIRED: Final = frozenset({"title", "kind", "number", "year", "source", "as_of"})


class RegisterError(ReferatError):
    """The register of acts is broken; names the line and what would be right."""


@dataclass(frozen=True)
class Act:
    """One act of the register.

    Attributes:
        title: Official title, without `Bekendtgørelse af`.
        kind: What it is.
        short: Short names in the definite form (`serviceloven`), lower case.
        abbreviations: Abbreviations that count beside a provision or once the text has introduced them.
        alone: Abbreviations that count anywhere.
        also: Other titles of the same act.
        number: Its number in Lovtidende, or None.
        year: Year of that number, or None.
        source: Public page that the row was checked on, or the act's own title.
        as_of: Day on which that was so, in ISO form.
    """

    title: str
    kind: Kind
    number: int | None
    year: int | None
    source: str
    as_of: str
    short: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def eli(self) -> str | None:
        """Address of the act; None where its number is not certain or where it is no Danish act or order."""
        return eli(self.year, self.number) if self.kind in ("act", "order") else None


@dataclass
class _Node:
    """A node of the tree of titles: a word further, and the act whose title ends here."""

    then: dict[str, _Node] = field(default_factory=dict)
    act: Act | None = None


@dataclass(frozen=True)
class TitleHit:
    """A title in a text: the act and where its title ends, a genitive -s included."""

    act: Act
    end: int


class Register:
    """Looks acts up by title, short name, abbreviation or number.

    Example:
        >>> register = load_register()
        >>> register.by_short("Servicelovens").title
        'Lov om social service'
        >>> register.by_title("efter lov om social service skal", 6).end
        27
    """

    def __init__(self, acts: Iterable[Act]) -> None:
        """Build the look-ups.

        Raises:
            RegisterError: Where two acts claim the same title, short name or abbreviation.
        """
        self.acts: Final = tuple(acts)
        self._tree = _Node()
        self._short: dict[str, Act] = {}
        self._abbreviations: dict[str, Act] = {}
        self._numbers: dict[tuple[int, int], Act] = {}
        self._eu_numbers: dict[tuple[int, int], Act] = {}
        self.alone: Final = frozenset(a for act in self.acts for a in act.alone)
        for act in self.acts:
            for title in (act.title, *act.also):
                self._plant(title, act)
            for short in act.short:
                _claim(self._short, fold_short(short), act, f"short name {short!r}")
                if " " in short:
                    self._plant(short, act)
            for abbreviation in (*act.abbreviations, *act.alone):
                _claim(self._abbreviations, abbreviation, act, f"abbreviation {abbreviation!r}")
            if act.number is not None and act.year is not None:
                numbers = self._eu_numbers if act.kind.startswith("eu-") else self._numbers
                numbers[act.year, act.number] = act

        for title, owners in _eu_subjects(self.acts).items():
            if len(owners) == 1:
                self._plant(title, owners[0])

    def by_short(self, name: str) -> Act | None:
        """The act of a short name, in any inflection and case."""
        return self._short.get(fold_short(name))

    def by_abbreviation(self, name: str) -> Act | None:
        """The act of an abbreviation, exactly as written."""
        return self._abbreviations.get(name)

    def by_number(self, year: int | None, number: int | None) -> Act | None:
        """The act of a number in Lovtidende A."""
        return self._numbers.get((year, number)) if year is not None and number is not None else None

    def by_eu_number(self, a: int, b: int) -> Act | None:
        """The EU instrument of a number such as 2016/679, 1303/2013 or 92/43, whose order has changed with time.

        >>> load_register().by_eu_number(2016, 679).short
        ('databeskyttelsesforordningen', 'persondataforordningen')
        """
        for year, number in ((a, b), (b, a), (a + 1900, b)):
            if act := self._eu_numbers.get((year, number)):
                return act
        return None

    def by_title(self, text: str, at: int, *, first: str | None = None) -> TitleHit | None:
        """The longest title of the register that begins at `at`.

        Args:
            text: The whole text.
            at: Where the title begins, or where it goes on after its first word.
            first: That first word, where something stands between it and the rest (`lov nr. 5 om …`).
        """
        node = self._tree
        best: TitleHit | None = None
        begin = None if first is not None else _FIRST_RE.match(text, at)
        if first is None and begin is None:
            return None
        word, end = (begin.group(), begin.end()) if begin else (first or "", at)
        while True:
            following = node.then.get(fold_word(word))
            if following is None:
                owner = _genitive(node, word)
                return TitleHit(owner, end) if owner else best
            node = following
            if node.act is not None:
                genitive = GENITIVE_RE.match(text, end)
                closed = text[at:end].count("(") > text[at:end].count(")") and text[end : end + 1] == ")"
                best = TitleHit(node.act, end + 1 if closed else genitive.end() if genitive else end)
            end = best.end if best and best.end == end + 1 else end
            etc = ETC_RE.match(text, end)
            if etc and best and best.end == end:
                best = TitleHit(best.act, etc.end())
            step = TITLE_WORD_RE.match(text, etc.end() if etc else end)
            if step is None:
                return best
            word, end = step["word"], step.end()

    def abbreviations(self) -> frozenset[str]:
        """All abbreviations."""
        return frozenset(self._abbreviations)

    def _plant(self, title: str, act: Act) -> None:
        node = self._tree
        for word in title_words(title):
            node = node.then.setdefault(fold_word(word), _Node())
        if node.act is not None and node.act is not act:
            raise RegisterError(f"the title {title!r} stands in two rows: {node.act.title!r} and {act.title!r}")
        node.act = act


def load_acts(lines: Iterable[str], name: str = "register.jsonl") -> Iterator[Act]:
    """Read and check rows of the register.

    Args:
        lines: One JSON object a line; empty lines are passed over.
        name: File named in errors.

    Raises:
        RegisterError: With file and line, for what is no JSON, has unknown, missing or wrong fields.

    Example:
        >>> list(load_acts(['{"title": "Lov om x"}'], "r.jsonl"))
        Traceback (most recent call last):
        ...
        referat.legislation.register.RegisterError: r.jsonl:1: missing as_of, kind, number, source, year
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _read(line)
            except (ValueError, RegisterError) as error:
                raise RegisterError(f"{name}:{number}: {error}") from None


def _read(line: str) -> Act:
    row: dict[str, Any] = json.loads(line)
    if not isinstance(row, dict):
        raise RegisterError("a row is a JSON object")
    if missing := sorted(_REQUIRED - row.keys()):
        raise RegisterError(f"missing {', '.join(missing)}")
    if unknown := sorted(row.keys() - _FIELDS.keys()):
        raise RegisterError(f"unknown {', '.join(unknown)}; the fields are {', '.join(_FIELDS)}")
    for key, value in row.items():
        # bool is an int to Python, but no number of an act.
        if not isinstance(value, _FIELDS[key]) or isinstance(value, bool):
            raise RegisterError(f"{key} is {value!r}, which is of the wrong type")
        if isinstance(value, list) and not all(isinstance(part, str) and part.strip() for part in value):
            raise RegisterError(f"{key} holds something that is no text: {value!r}")
    if row["kind"] not in get_args(Kind):
        raise RegisterError(f"kind is {row['kind']!r}; it is one of {', '.join(get_args(Kind))}")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", row["as_of"]):
        raise RegisterError(f"as_of is {row['as_of']!r}; it is a day in the form 2025-01-31")
    if (row["number"] is None) != (row["year"] is None):
        raise RegisterError("number and year stand together or are both null")
    if not row["title"].strip() or not row["source"].strip():
        raise RegisterError("title and source may not be empty")
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Act(**fields)


@lru_cache(maxsize=1)
def load_register() -> Register:
    """The register of the package, read once.

    Raises:
        RegisterError: Where a row is broken or two rows contradict each other.
    """
    file = resources.files("referat.legislation").joinpath("register.jsonl")
    return Register(load_acts(file.read_text(encoding="utf-8").splitlines()))


def fold_short(name: str) -> str:
    """A short name without case, hyphens, inflection and linking -s.

    >>> {fold_short(name) for name in ("Kommunestyrelseslovens", "kommune-styrelseloven", "KOMMUNESTYRELSESLOVEN'S")}
    {'kommunestyrelse|lov'}
    """
    folded = fold_word(name).replace("-", "").replace(" ", "")
    folded = re.sub(r"['’]?s$", "", folded)
    for definite, indefinite in _TAILS.items():
        for tail in (definite, indefinite):
            if folded.endswith(tail) and len(folded) > len(tail):
                return re.sub(r"s$", "", folded[: -len(tail)]) + "|" + indefinite
    return folded


def fold_word(word: str) -> str:
    """A word of a title without case, definite ending of its head and old spellings.

    >>> fold_word("Loven"), fold_word("handicappede"), fold_word("aa")
    ('lov', 'handikappede', 'å')
    """
    folded = word.casefold()
    folded = _HEADS.get(folded, folded).replace("-", "")
    return folded.replace("aa", "å").replace("handicap", "handikap").replace("compensation", "kompensation")


def title_words(title: str) -> list[str]:
    """The words of a title, without punctuation and `m.v.`.

    >>> title_words("Lov om grundskyld m.v. og gebyrer, § 2")
    ['Lov', 'om', 'grundskyld', 'og', 'gebyrer', '§', '2']
    """
    return _TOKEN_RE.findall(ETC_RE.sub("", title))


def _eu_subjects(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """EU instruments by head and subject, for citations without a number: `forordning om kunstig intelligens`."""
    subjects: dict[str, list[Act]] = {}
    for act in acts:
        if act.kind.startswith("eu-") and (parts := _EU_TITLE_RE.match(act.title)):
            subjects.setdefault(f"{parts['head']} {parts['about']}", []).append(act)
    return subjects


def _genitive(node: _Node, word: str) -> Act | None:
    """The act whose title ends in `word` without its genitive -s."""
    bare = re.sub(r"(?:['’]s|s|['’])$", "", word)
    ended = node.then.get(fold_word(bare)) if bare != word else None
    return ended.act if ended else None


def _claim(owners: dict[str, Act], key: str, act: Act, what: str) -> None:
    owner = owners.setdefault(key, act)
    if owner is not act:
        raise RegisterError(f"the {what} stands in two rows: {owner.title!r} and {act.title!r}")


_TOKEN_RE: Final = re.compile(r"§{1,2}|[\w][\w/-]*(?:['’](?!s\b)[\w-]+)?")
_EU_TITLE_RE: Final = re.compile(r"(?P<head>Forordning|Direktiv)\b.*?\d(?:/E[UØF]+)? (?P<about>om .+)")
_FIRST_RE: Final = re.compile(r"[\w][\w/-]*")
_TAILS: Final = {
    "loven": "lov",
    "bekendtgørelsen": "bekendtgørelse",
    "cirkulæret": "cirkulære",
    "direktivet": "direktiv",
    "forordningen": "forordning",
    "reglementet": "reglement",
    "konventionen": "konvention",
    "vejledningen": "vejledning",
}
_HEADS: Final = {
    "loven": "lov",
    "lovens": "lov",
    "bekendtgørelsen": "bekendtgørelse",
    "bekendtgørelsens": "bekendtgørelse",
    "cirkulæret": "cirkulære",
    "cirkulærets": "cirkulære",
    "vejledningen": "vejledning",
    "forordningen": "forordning",
    "direktivet": "direktiv",
}
