"""Find parties, local lists, and members who belong to none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

from referat.matching import Match
from referat.party.patterns import (
    ADJECTIVE_AFTER_RE,
    BETWEEN_RE,
    BRACKET_AFTER_RE,
    BRACKET_BEFORE_RE,
    CAPITAL_RE,
    CLAUSE_START_RE,
    CLOSE_RE,
    COMMA_AFTER_RE,
    COUNTED_RE,
    DIRECTION_AFTER_RE,
    FROM_BODY_RE,
    FROM_LETTERS_RE,
    FROM_RE,
    GENITIVE,
    GROUP_AFTER_RE,
    GROUP_BEFORE_RE,
    GROUP_TRAP_RE,
    INDEPENDENT_NAME_RE,
    INDEPENDENT_RE,
    INITIALS_AFTER_RE,
    INITIALS_BEFORE_RE,
    LETTER_OF_RE,
    LIST_BEFORE_RE,
    LIST_OF_RE,
    LIST_START_RE,
    LOCAL_BEFORE_RE,
    LOCAL_BRACKET_RE,
    LOCAL_HEADS,
    LOCAL_KIND_RE,
    LOCAL_PLACE_RE,
    LOCAL_WORD_RE,
    MAYBE_PLACE_BEFORE_RE,
    NAME_BEFORE_RE,
    NO_LIST_RE,
    NO_LISTS,
    OFFICE_BEFORE_RE,
    OFFICE_NAME_BEFORE_RE,
    OPEN_RE,
    OPEN_STEMS,
    OWNS_RE,
    PARTNER_BEFORE_RE,
    PEOPLE_AFTER_RE,
    PLACE_BEFORE_RE,
    PROPOSER_RE,
    REACH_AFTER,
    REACH_BEFORE,
    REACH_BETWEEN,
    REACH_START,
    REACH_TITLE,
    REACH_TRAP,
    SENTENCE_START_RE,
    TAG_RE,
    THING_RE,
    TITLE_END_RE,
    TITLE_LINE_RE,
    TITLE_WORD_RE,
    TOTAL_AFTER_RE,
    TRAP_COLON_RE,
    TRAP_TAIL_RE,
    TRAP_WORD_RE,
    VOTED_RE,
    WORD_BEFORE_RE,
    YOUTH_AFTER_RE,
)
from referat.party.register import Register, load_register
from referat.party.values import INDEPENDENT, read_party

LABEL: Final = "PARTY"
#: Names that are common words as well, at the beginning of a sentence.
_COMMON: Final = frozenset({"Alternativet", "Konservative", "Radikale"})
#: Short names that mean nothing else in minutes once somebody speaks for them: `fra SF`, `SF's`.
_PLAIN_SHORT: Final = frozenset({"SF", "DF"})
_NO_PARTY_SHORT: Final = frozenset({"UP", "UFP"})
#: Never on a ballot (act on municipal and regional elections, section 34).
_NO_LETTERS: Final = frozenset("XW")
#: Associations whose abbreviations are made of party letters.
_ASSOCIATIONS: Final = frozenset(
    {"KL", "DH", "LO", "FH", "DA", "BL", "HK", "DI", "FOA", "DSB", "DBU", "FOF", "AOF", "LOF", "BDO", "FN"}
)
_GLUED: Final = frozenset("ABCDFHIJKLMNOQSTVZÆØÅ")
_GENITIVE_RE: Final = re.compile(r"['’´]s")
_LIBERAL_ALLIANCE: Final = frozenset({"I", "LA", "Liberal Alliance"})
#: Between a member's name and the member's letter, and behind that letter.
_MEMBER_JOINT_RE: Final = re.compile(r"\s{0,3}[-–,]?\s{1,3}$")
_MEMBER_AFTER_RE: Final = re.compile(
    r"\s{0,3}(?:$|\n|[,.;:)|\t]|[-–]\s|(?:og|samt|stemte|deltog|kom|mødte|var|gik|forlod|ønsker)\b)"
)


class Member(Protocol):
    """Anybody with a name and a party, such as `referat.record.Member`."""

    @property
    def name(self) -> str: ...

    @property
    def party(self) -> str | None: ...


@dataclass
class _Candidate:
    """What could be a party, until its context has spoken.

    `kind` is `name` (a name that needs no context), `common` (one that is a common word as well), `short`, `letter`,
    `glued`, `local`, `list` or `independent`; `rule` is the rule that took it, or empty.
    """

    kind: str
    start: int
    end: int
    rule: str = ""


class PartyMatcher:
    """Matches parties by the annotation guidelines, section PARTY.

    Rule ids: `party.name` and `party.short` (`Venstres`, `SF`), `party.letter_bracket` (`Ole Skov (A)`),
    `.letter_comma` (`Ole Skov, A`), `.letter_initials` (`Ole Skov (olsk) A`), `.letter_list` (`For stemte: A, B`),
    `.list` (`Liste V`), `.group` (`Gruppe A`, `C gr.`), `.glued` (`AFKØÅ`), `.local_list` and `.independent`, and with
    members `.letter_member` (`Ole Skov A`). The value is that of `referat.party.values`.

    Args:
        members: The meeting's members. Their parties settle doubts: a letter that one of them carries counts in a list
            without a vote around it and behind that member's name without a bracket, an `I` that none of them carries
            is the pronoun, and their surnames make `Kruse (A)` a person.
        year: Year of the meeting, for whose letter `D` is; None leaves that open.
        municipality: Municipality of the meeting, without `Kommune`; None leaves open which local list it is.
        register: Parties to know; the package's own where none is given.

    Example:
        >>> text = "Et flertal (A, F og Ø) anbefaler model A. Venstre og Ole Skov (løsgænger) stemte imod."
        >>> [(text[m.start : m.end], m.rule) for m in PartyMatcher().match(text)]  # doctest: +NORMALIZE_WHITESPACE
        [('A', 'party.letter_list'), ('F', 'party.letter_list'), ('Ø', 'party.letter_list'), ('Venstre', 'party.name'),
         ('løsgænger', 'party.independent')]
    """

    def __init__(
        self,
        members: Iterable[Member] = (),
        *,
        year: int | None = None,
        municipality: str | None = None,
        register: Register | None = None,
    ) -> None:
        self.year = year
        self.municipality = municipality
        self.register = register or load_register()
        members = tuple(members)
        self._member_parties = frozenset(" ".join(m.party.split()) for m in members if m.party)
        self._surnames = frozenset(m.name.split()[-1] for m in members if m.name.split())
        self._letters = {" ".join(m.name.split()): m.party for m in members if m.party and len(m.party) == 1}
        self._longest = max(map(len, self._letters), default=0)
        self._shorts = _shorts(self.register)
        self._names = _names_of(self.register, self._member_parties)

    def match(self, text: str) -> list[Match]:
        """Find every party; see `referat.matching.Matcher`."""
        candidates = list(self._candidates(text))
        if not candidates:
            return []
        for run in _runs(text, candidates):
            self._judge(text, run)
        self._repeat(text, candidates)
        return [self._to_match(text, c) for c in candidates if c.rule]

    # --- candidates ---------------------------------------------------------------------------------------------------

    def _candidates(self, text: str) -> Iterator[_Candidate]:
        independents = _independents(text)
        following = next(independents, None)
        done = 0
        for capital in CAPITAL_RE.finditer(text):
            start, end = capital.span()
            while following and following.start <= start:
                if following.start >= done:
                    yield following
                    done = following.end
                following = next(independents, None)
            if start < done:
                continue
            found = self._candidate(text, capital.group(), start, end)
            if found:
                yield found
                done = found.end
        while following:
            if following.start >= done:
                yield following
                done = following.end
            following = next(independents, None)

    def _candidate(self, text: str, word: str, start: int, end: int) -> _Candidate | None:
        before = text[start - 1] if start else " "
        if before.isalnum() or before == "_":
            return None
        if end - start == 1:
            return _letter(text, word, start, end, before)
        names = self._names.get(word) or self._names.get(_bare(word))
        if names and before != "-":
            name = names.match(text, start)
            if name:
                return _name(text, start, name.end())
        if word.isupper() and end - start <= 9 and before not in "-/.":
            return self._capitals(text, word, start, end)
        if "list" in word or word in {"Liste", "Listes", "Listen", "Listens"}:
            return _local(text, word, start, end)
        # "SFs", "DFs"
        if word[:-1] in self._shorts and word[-1] == "s" and text[end : end + 1] != "-":
            return _Candidate("short", start, end)
        return None

    def _capitals(self, text: str, word: str, start: int, end: int) -> _Candidate | None:
        after = text[end : end + 2]
        if after[:1] in {"-", "/", "_"} or (after[:1] == "." and after[1:].isalnum()):
            return None
        if word in self._shorts or word in _NO_PARTY_SHORT or word in self._member_parties:
            genitive = _GENITIVE_RE.match(text, end)
            kind = "independent" if word in _NO_PARTY_SHORT else "short"
            return _Candidate(kind, start, genitive.end() if genitive else end)
        if len(set(word)) == len(word) and _GLUED.issuperset(word):
            return _Candidate("glued", start, end)
        return None

    # --- judgement ----------------------------------------------------------------------------------------------------

    def _judge(self, text: str, run: list[_Candidate]) -> None:
        """Say which candidates of a list are parties; what stands around one member speaks for all of them."""
        for candidate in run:
            candidate.rule = self._alone(text, candidate)
        for party, letter in pairwise(run):
            if _is_letter_of(text, party, letter) and (party.rule or self._owns(text, party, letter)):
                party.rule = party.rule or _RULE_IN_LIST[party.kind]
                letter.rule = "party.letter_bracket"
        if all(c.rule for c in run):
            return
        last = run[-1]
        before = text[max(0, run[0].start - REACH_BEFORE) : run[0].start]
        if self._listed(text, run, before):
            for candidate in run:
                candidate.rule = candidate.rule or _RULE_IN_LIST[candidate.kind]
            return
        # `Liste A, F og B`, `gruppe V, C og O`, `Radikale Venstre, A og F`: the sure ones carry those beside them.
        sure = False
        for candidate in run:
            in_list = candidate.kind in {"letter", "short", "common"} and sure
            if not candidate.rule and in_list:
                candidate.rule = _RULE_IN_LIST[candidate.kind]
            sure = sure or candidate.rule in {
                "party.list",
                "party.group",
                "party.name",
                "party.local_list",
                "party.short",
            }
        if len(run) > 1 and any(c.kind == "name" and c.rule for c in run) and last.rule:
            for candidate in run:
                candidate.rule = candidate.rule or _RULE_IN_LIST[candidate.kind]

    def _owns(self, text: str, party: _Candidate, letter: _Candidate) -> bool:
        row = self.register.by_name(text[party.start : party.end])
        return row is not None and row.letter == text[letter.start : letter.end]

    def _listed(self, text: str, run: list[_Candidate], before: str) -> bool:
        last = run[-1]
        after = text[last.end : last.end + REACH_AFTER]
        letters = [text[c.start : c.end] for c in run if c.kind == "letter"]
        if len(run) == len(letters) == 1 and letters[0] in _NO_LETTERS:
            return False
        if _trapped(before) or TRAP_COLON_RE.search(before[-REACH_TRAP:]):
            return False
        if any(c.kind == "glued" for c in run) and (FROM_BODY_RE.search(before) or not self._letters_of(text, run)):
            return False
        # "I" opens sentences; alone it is a party only where a vote is announced and a stop follows, or where it votes.
        lone_i = letters == ["I"] and len(run) == 1
        if lone_i and self._member_parties and not self._member_parties & _LIBERAL_ALLIANCE:
            return False
        if any(stem in before for stem in OPEN_STEMS) and OPEN_RE.search(before):
            return not lone_i or bool(re.match(r"\s*(?:$|[).,;:(])", after))
        if len(run) > 1 and self._counted(text, run):
            return True
        if CLAUSE_START_RE.search(before[-REACH_START:]) and (not lone_i or VOTED_RE.match(text, last.end)):
            people = PEOPLE_AFTER_RE.match(text, last.end)
            ends = {last.end, people.end() if people else last.end}
            if any(CLOSE_RE.match(text, end) for end in ends):
                return all(c.kind != "glued" for c in run) or VOTED_RE.match(text, last.end) is not None
            if len(run) > 1 and TOTAL_AFTER_RE.match(text, last.end):
                return True
        kinds = {c.kind for c in run}
        if kinds <= {"short", "name", "local", "common", "list"}:
            if FROM_RE.search(before) or (before.rstrip().endswith(("(", ":")) and len(run) > 1):
                return True
            if kinds == {"common"} and not SENTENCE_START_RE.search(before[-REACH_START:]):
                alternative = text.startswith("Alternativet", run[0].start)
                partner = PARTNER_BEFORE_RE.search(before[-REACH_START:]) and not ADJECTIVE_AFTER_RE.match(
                    text, last.end
                )
                return alternative or bool(partner)
            shorts = {_bare(text[c.start : c.end]) for c in run if c.kind == "short"}
            return (
                bool(shorts)
                and shorts <= _PLAIN_SHORT
                and bool(re.search(r"\b(?:[Ff]ra|[Aa]f|[Mm]ed|[Hh]os)\s+$", before))
            )
        if kinds == {"letter"} and FROM_LETTERS_RE.search(before):
            return not lone_i
        if kinds == {"letter"} and self._member_parties.issuperset(letters):
            return len(run) > 1 and bool(re.search(r"(?:\(|\b(?:fra|af|mellem|med|hos|partierne|både)\s+)$", before))
        return False

    def _letters_of(self, text: str, run: list[_Candidate]) -> bool:
        """Whether letters in one word can be parties: no association (`KL`), and where members are known, theirs."""
        words = [text[c.start : c.end] for c in run if c.kind == "glued"]
        known = {party for party in self._member_parties if len(party) == 1}
        return _ASSOCIATIONS.isdisjoint(words) and (not known or all(known.issuperset(word) for word in words))

    def _counted(self, text: str, run: list[_Candidate]) -> bool:
        """Whether most members of a list carry a count, `A (9), C (8)`."""
        counts = sum(bool(COUNTED_RE.match(text, c.end)) for c in run)
        return counts > 1 and counts * 2 >= len(run)

    def _alone(self, text: str, candidate: _Candidate) -> str:
        """The rule by which a candidate is a party without its neighbours, or nothing."""
        start, end = candidate.start, candidate.end
        kind = candidate.kind
        if kind == "name":
            return "party.name"
        if kind == "local":
            return "party.local_list"
        if kind == "list":
            return "party.list"
        before = text[max(0, start - REACH_BEFORE) : start]
        if kind == "letter" and (rule := self._grouped(text, candidate, before)):
            return rule
        if kind == "glued":
            group = GROUP_BEFORE_RE.search(before)
            return "party.glued" if group and group["group"] != "gruppe" else ""
        bracket = BRACKET_BEFORE_RE.search(before)
        if bracket and BRACKET_AFTER_RE.match(text, end):
            opened = start - len(before) + bracket.start()
            if text[start:end] not in _NO_LETTERS and self._person_before(text, opened, start):
                return _RULE_IN_BRACKET[kind]
            if kind == "independent":
                return "party.independent"
        if kind == "independent":
            return self._stated(text, candidate, before)
        if kind == "letter" and self._is_members(text, candidate):
            return "party.letter_member"
        if kind in {"letter", "short"} and text[start:end] not in _NO_LETTERS:
            if INITIALS_BEFORE_RE.search(before) and INITIALS_AFTER_RE.match(text, end):
                return "party.letter_initials"
            if _after_comma(text, before, start, end):
                return "party.letter_comma" if kind == "letter" else "party.short"
        if kind == "common" and before.endswith("("):
            return "party.name"
        if kind == "common" and text[end - 1] == "s" and OWNS_RE.match(text, end):
            return "party.name"
        if kind in {"short", "letter"} and text[end - 1] == "s" and not _trapped(before):
            plain = _bare(text[start:end]) in _PLAIN_SHORT
            return _RULE_IN_LIST[kind] if plain or OWNS_RE.match(text, end) else ""
        return ""

    def _is_members(self, text: str, candidate: _Candidate) -> bool:
        """Whether it is the letter of a member whose full name stands right before it: `Ole Skov A`, `Ole Skov - A`."""
        if not self._letters or _MEMBER_AFTER_RE.match(text, candidate.end) is None:
            return False
        before = text[max(0, candidate.start - self._longest - 12) : candidate.start]
        words = _MEMBER_JOINT_RE.sub("", before).split()
        letter = text[candidate.start : candidate.end]
        return any(self._letters.get(" ".join(words[-count:])) == letter for count in range(2, min(len(words), 6) + 1))

    def _grouped(self, text: str, candidate: _Candidate, before: str) -> str:
        listed = LIST_BEFORE_RE.search(before)
        if listed and text[candidate.start : candidate.end] not in _NO_LETTERS:
            candidate.start -= len(before) - listed.start()
            return "party.list"
        group = GROUP_BEFORE_RE.search(before)
        if group and not (group["group"] == "gruppe" and GROUP_TRAP_RE.search(before)):
            return "party.group"
        if GROUP_AFTER_RE.match(text, candidate.end) and not _trapped(before):
            return "party.group"
        return ""

    def _person_before(self, text: str, opened: int, start: int) -> bool:
        """Whether a person's name stands before the bracket that opens at `opened`, and no title of an item."""
        before = text[max(0, opened - REACH_BEFORE) : opened]
        name = NAME_BEFORE_RE.search(before)
        if name is None:
            if OFFICE_NAME_BEFORE_RE.search(before):
                return True
            if OFFICE_BEFORE_RE.search(before) and not TITLE_END_RE.match(text, start + 1):
                return True
            word = WORD_BEFORE_RE.search(before)
            return bool(word) and word["name"] in self._surnames if word else False
        if _is_thing(name["name"]):
            return False
        at = opened - len(before) + name.start("name")
        return not self._titled(text, at, opened, start)

    def _titled(self, text: str, at: int, opened: int, start: int) -> bool:
        """Whether the bracket tags an item's type, `12. Lokalplan for Ny Mølle (B)`, and follows no person's name."""
        if not TITLE_END_RE.match(text, start + 1):
            return False
        line = text.rfind("\n", max(0, at - REACH_TITLE), opened) + 1 or max(0, at - REACH_TITLE)
        if PROPOSER_RE.search(text[max(line, at - 40) : at]):
            return False
        head = text[max(line, at - 40) : at]
        if PLACE_BEFORE_RE.search(head):
            return True
        number = TITLE_LINE_RE.match(text, line)
        lead = text[number.end() : at] if number else ""
        if lead and "(" not in lead and ". " not in lead:
            return True
        return (
            (not head.strip() or bool(MAYBE_PLACE_BEFORE_RE.search(head)))
            and bool(number or head.strip())
            and (text[start : start + 1] in _tags(text))
        )

    def _stated(self, text: str, candidate: _Candidate, before: str) -> str:
        end = candidate.end
        word = text[candidate.start : end]
        if word[1:].startswith("øsgænger") and INDEPENDENT_NAME_RE.match(text, end):
            return "party.independent"
        if _after_comma(text, before, candidate.start, end):
            return "party.independent"
        if word[0] not in "uU" or not COMMA_AFTER_RE.match(text, end):
            return ""
        return "party.independent" if NAME_BEFORE_RE.search(before) else ""

    def _repeat(self, text: str, candidates: list[_Candidate]) -> None:
        """Take short names that the text has elsewhere shown to be parties."""
        shown = {_bare(text[c.start : c.end]) for c in candidates if c.kind == "short" and c.rule}
        for c in candidates:
            if c.kind == "short" and not c.rule and _bare(text[c.start : c.end]) in shown & _PLAIN_SHORT:
                c.rule = "party.short"

    def _to_match(self, text: str, candidate: _Candidate) -> Match:
        written = text[candidate.start : candidate.end]
        if candidate.kind == "independent":
            value = dict(INDEPENDENT)
        else:
            value = read_party(written, year=self.year, municipality=self.municipality, register=self.register)
        return Match(LABEL, candidate.start, candidate.end, candidate.rule, value)


_RULE_IN_LIST: Final = {
    "letter": "party.letter_list",
    "short": "party.short",
    "common": "party.name",
    "name": "party.name",
    "glued": "party.glued",
    "local": "party.local_list",
    "list": "party.list",
    "independent": "party.independent",
}
_RULE_IN_BRACKET: Final = {**_RULE_IN_LIST, "letter": "party.letter_bracket"}


def _trapped(before: str) -> bool:
    """Whether the word before letters makes them names of something else.

    >>> _trapped("efter model A, B og "), _trapped("For stemte A, B og ")
    (True, False)
    """
    before = before[-REACH_TRAP:]
    tail = TRAP_TAIL_RE.search(before)
    words = before[: tail.start() if tail else len(before)].split()
    return bool(words) and before[-1:].isspace() and bool(TRAP_WORD_RE.search(words[-1]))


@lru_cache(maxsize=1)
def _tags(text: str) -> frozenset[str]:
    """Letters that tag the type of an item after a word in small letters; kept for the text at hand."""
    return frozenset(
        match["letter"]
        for match in TAG_RE.finditer(text)
        if match.start() and (text[match.start() - 1].islower() or text[match.start() - 1].isdigit())
    )


@lru_cache(maxsize=4)
def _shorts(register: Register) -> frozenset[str]:
    return frozenset(a for party in register.parties for a in party.abbreviations)


@lru_cache(maxsize=4)
def _written(register: Register) -> tuple[str, ...]:
    """All names of a register that need no context."""
    names = [n for p in register.parties for n in (p.name, *p.short, *p.former)]
    return (*names, *(row.name for row in register.lists if " " in row.name))


def _names_of(register: Register, member_parties: frozenset[str]) -> dict[str, re.Pattern[str]]:
    """Names by first word: those of the register, which most meetings share, and those of the members beside them."""
    known = _written(register)
    own = {party for party in member_parties if len(party) > 3 and party[0].isupper()}
    return _names_by_first_word(register, frozenset(own.difference(known)))


@lru_cache(maxsize=64)
def _names_by_first_word(register: Register, own: frozenset[str]) -> dict[str, re.Pattern[str]]:
    names: dict[str, list[str]] = {}
    written = [*_written(register), *sorted(own)]
    for name in dict.fromkeys(written):
        if INDEPENDENT_RE.fullmatch(name):
            continue
        for spelling in (name, name.upper()):
            first = re.match(r"\w+", spelling)
            if first:
                names.setdefault(first.group(), []).append(_spelling(spelling))
    return {
        first: re.compile("(?:" + "|".join(sorted(set(spellings), key=len, reverse=True)) + f"){GENITIVE}(?![\\w-])")
        for first, spellings in names.items()
    }


def _spelling(name: str) -> str:
    words = re.escape(name).replace(r"\ ", r"\s{1,3}")
    return words.replace(r"\s{1,3}\-\s{1,3}", r"\s{0,2}[-–]\s{0,2}")


def _letter(text: str, letter: str, start: int, end: int, before: str) -> _Candidate | None:
    after = text[end : end + 2]
    if before in "-/.&§'’" or (after[:1] in {"-", "/", "&", "'", "’", "_"} and after[1:2] != "s"):
        return None
    if after[:1] == "." and after[1:2].isalnum():
        return None
    genitive = _GENITIVE_RE.match(text, end)
    return _Candidate("letter", start, genitive.end() if genitive else end)


def _name(text: str, start: int, end: int) -> _Candidate | None:
    written = text[start:end]
    if YOUTH_AFTER_RE.match(text, end):
        return None
    bare = _bare(written)
    directed = DIRECTION_AFTER_RE.match(text, end) or text[max(0, start - 1) : start] == "/"
    if directed and written.casefold() == "venstre":
        return None
    return _Candidate("common" if bare in _COMMON else "name", start, end)


def _bare(word: str) -> str:
    return re.sub(r"(?:['’´]s|s|['’´])$", "", word)


def _local(text: str, word: str, start: int, end: int) -> _Candidate | None:
    if word.startswith("List"):
        kind = LOCAL_KIND_RE.search(text[max(0, start - REACH_BEFORE) : start])
        return _Candidate("local", start - len(kind.group()), end) if kind else None
    name = LOCAL_WORD_RE.fullmatch(word)
    if name is None or text[end : end + 1] == "-":
        return None
    head = name["head"]
    if head.casefold() in NO_LISTS or head.casefold().rstrip("s") in NO_LISTS or NO_LIST_RE.fullmatch(head):
        return None
    if LIST_OF_RE.match(text, end):
        return None
    before = text[max(0, start - REACH_BEFORE) : start]
    definite = word.rstrip("s").endswith("n")
    if not definite:
        prefix = LOCAL_BEFORE_RE.search(before)
        if prefix is None or head not in LOCAL_HEADS:
            return None
        return _Candidate("local", start - len(prefix.group()), end)
    known = head in LOCAL_HEADS
    if not known and SENTENCE_START_RE.search(before[-REACH_START:]) and not CLOSE_RE.match(text, end):
        return None
    if not known and not re.search(r"[\w,(]\s?$", before) and not CLOSE_RE.match(text, end):
        return None
    if name["genitive"] is None:
        tail = LOCAL_BRACKET_RE.match(text, end) if before.endswith("(") else None
        tail = tail or (LOCAL_PLACE_RE.match(text, end) if known else None)
        end = tail.end() if tail else end
    return _Candidate("local", start, end)


def _independents(text: str) -> Iterator[_Candidate]:
    if not ("øsgænger" in text or " parti" in text or "fp" in text or "afhængig" in text or "artiløs" in text):
        return
    for match in INDEPENDENT_RE.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        if not (before.isalnum() or before in "-_"):
            yield _Candidate("independent", match.start(), match.end())


def _after_comma(text: str, before: str, start: int, end: int) -> bool:
    """`Ole Skov, A` at the end of a line, or where a list goes on."""
    if not before.rstrip(" \n").endswith((",", "|", "\t")) or not COMMA_AFTER_RE.match(text, end):
        return False
    name = NAME_BEFORE_RE.search(before)
    if name is None or _is_thing(name["name"]):
        return False
    return bool(LIST_START_RE.search(before[max(0, name.start() - REACH_START) : name.start()]))


def _is_thing(name: str) -> bool:
    """Whether capitalised words name a place, a body or a case instead of a person.

    >>> _is_thing("Ny Vestergade"), _is_thing("Lokalplan Ny Mølle"), _is_thing("Henning Skov")
    (True, True, False)
    """
    words = name.split()
    return bool(THING_RE.search(words[-1]) or TITLE_WORD_RE.match(words[0]))


def _is_letter_of(text: str, party: _Candidate, letter: _Candidate) -> bool:
    """`Venstre (V)`."""
    if letter.kind != "letter" or party.kind not in {"name", "short", "common", "local"}:
        return False
    return LETTER_OF_RE.fullmatch(text, party.end, letter.start) is not None


def _runs(text: str, candidates: list[_Candidate]) -> Iterator[list[_Candidate]]:
    """Candidates that one list joins, each run in order."""
    run: list[_Candidate] = []
    for candidate in candidates:
        if run:
            gap = candidate.start - run[-1].end
            joined = gap <= REACH_BETWEEN and (
                BETWEEN_RE.fullmatch(text, run[-1].end, candidate.start) or _is_letter_of(text, run[-1], candidate)
            )
            if not joined:
                yield run
                run = []
        run.append(candidate)
    if run:
        yield run
