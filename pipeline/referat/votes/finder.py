"""Find votes, reservations and remarks in the text of one decision.

What is said of voters is found first (the cues of `referat.votes.patterns`), then who they are is read before or after
it. Each hit is an event; events of one ballot are put together at the end, so that `forkastet med 31 stemmer mod 17.
For stemte: C og V.` is one vote of two sides. Quotations and what a remark says are stepped over: a remark that quotes
a vote is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from referat.record import Remark, RemarkKind, Vote, VoteSide
from referat.votes.patterns import (
    ADOPTED_RE,
    ADOPTING_WISHES,
    ADVERBS,
    ANCHOR_RE,
    BODY_RE,
    CUE_NAMES,
    CUE_RE,
    DECLINES_RE,
    DISSENT_RE,
    ELECTED_RE,
    ELSEWHERE_DATED_RE,
    ELSEWHERE_LEAD_RE,
    ELSEWHERE_TAIL_RE,
    NOT_HERE_RE,
    NUMBER_WORDS,
    OTHER_BODY_RE,
    OWN_STANCE_RE,
    POINT_RE,
    REFUSAL_ADOPTED_RE,
    REJECTED_RE,
    SPLIT_RE,
    THOUGHT_RE,
    VOTING_RE,
    WHOLE_RE,
    WISHES,
    WOULD,
    word_set,
)
from referat.votes.voters import NOBODY, REACH, VoterReader, Voters, plausible, read_number

_ASIDE_RE: Final = re.compile(r", (?:at|idet|da|fordi)\b[^;:\n]{1,300}?, (?=(?:og|men) (?:\w+ )?$)")
_MOTION_END_RE: Final = re.compile(r"[.:;()\n]|, (?!at\b)")
#: Stands for a quotation that was cut out; no word, no sign.
_QUOTED: Final = "\x01"
_OPENING: Final = re.compile(r"(?<![\w.\x01])[\"”“„»](?=\S)")
_CLOSING: Final = {'"': '"', "”": "”", "“": "”", "„": "“", "»": "«"}
_SHOUTED: Final = ("FOR STEMTE", "IMOD STEMTE", "UNDLOD AT STEMME")
#: A quotation of fewer words is a name or a term.
_QUOTED_WORDS: Final = 4


@dataclass(frozen=True)
class Votes:
    """Who did what in one decision.

    Attributes:
        votes: One entry for each side of each ballot, in the order of the text.
        remarks: Reservations and remarks for the record, with their authors, in the order of the text.
        divided: Whether the body was split: someone voted against, abstained, took a reservation or dissented on
            record. A remark without dissent divides nobody.
        rules: Ids of the cues that fired, in order (`votes.stood`).
    """

    votes: tuple[Vote, ...] = ()
    remarks: tuple[Remark, ...] = ()
    divided: bool = False
    rules: tuple[str, ...] = ()


#: What a text without votes has.
NO_VOTES: Final = Votes()


@dataclass
class _Event:
    """One side as told in one place."""

    side: VoteSide
    voters: Voters
    start: int
    sentence: int
    rule: str
    object: str = ""
    #: Whether it counts only where someone else dissents: "A og B anbefaler".
    weak: bool = False
    #: Told of one of two alternatives; which is which shows when the other is known.
    majority: bool = False
    minority: bool = False
    #: Ballots are parted where this differs.
    point: int = 0
    tally: int | None = None


@dataclass
class _Ballot:
    """The sides of one vote."""

    point: int
    sides: list[_Event] = field(default_factory=list)

    def of(self, side: VoteSide) -> list[_Event]:
        return [event for event in self.sides if event.side == side]


def find_votes(text: str, members: Collection[str] = ()) -> Votes:
    """Find who voted how, and whose reservations and remarks went on record.

    Args:
        text: The text of the own decision of an item, without its heading.
        members: Full names of people of the meeting: one who is called by the surname alone is known by them.

    Returns:
        Votes with their sides, parties as written and people by name; `NO_VOTES` where there are none.

    Example:
        >>> found = find_votes("Godkendt. Imod stemte Ida Skov (F), idet hun ønskede model 2. Liste V tager forbehold.")
        >>> found.votes
        (Vote(side='against', who=['Ida Skov'], count=None),)
        >>> found.remarks
        (Remark(kind='reservation', who=['Liste V']),)
        >>> find_votes("Udvalget kan ikke imødekomme ansøgningen.") == NO_VOTES
        True
        >>> find_votes("Anbefales. Mosevang kan ikke anbefale punkt 2.", ["Ida Mosevang"]).votes
        (Vote(side='against', who=['Mosevang'], count=None),)
    """
    if not ANCHOR_RE.search(text):
        return NO_VOTES
    return _Finder(_clean(text), members).find()


def _clean(text: str) -> str:
    """Single blanks, single empty lines, and quotations cut out."""
    text = re.sub(r"[ \t\u00a0\u202f\x01]+", " ", text.replace("\r\n", "\n").replace("\r", "\n"))
    for shouted in _SHOUTED:
        text = text.replace(shouted, shouted.capitalize())
    text = re.sub(r"\n{2,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip()
    return _without_quotations(text) if any(mark in text for mark in _CLOSING) else text


def _without_quotations(text: str) -> str:
    pieces: list[str] = []
    at = 0
    missing: set[str] = set()
    while opening := _OPENING.search(text, at):
        begin = opening.start()
        pieces.append(text[at:begin])
        closing = _CLOSING[text[begin]]
        end = -1 if closing in missing else text.find(closing, begin + 1)
        if end < 0:
            missing.add(closing)
            # Never closed: the quotation ends with its paragraph.
            end = text.find("\n\n", begin)
            end = len(text) if end < 0 else end
            pieces.append(f"{_QUOTED}.")
            at = end
            continue
        content = text[begin + 1 : end]
        told = content.rstrip()[-1:] in ".!?" or text[max(0, begin - 3) : begin].rstrip()[-1:] == ":"
        if len(content.split()) < _QUOTED_WORDS and "stem" not in content and not told:
            pieces.append(content)
        else:
            pieces.append(f"{_QUOTED}." if content.rstrip()[-1:] in ".!?" else _QUOTED)
        at = end + 1
    return "".join((*pieces, text[at:]))


@dataclass(frozen=True)
class _Cue:
    name: str
    start: int
    end: int
    #: Tokens of the cue: the first, and the first behind it.
    first: int
    behind: int
    groups: dict[str, str | None]


class _Finder:
    """Finds the votes of one cleaned text."""

    def __init__(self, text: str, members: Collection[str] = ()) -> None:
        self.text = text
        #: Words by which a member is called alone.
        self.known = {word for name in members for word in (name.split()[0], name.split()[-1])}
        self.reader = VoterReader(text)
        self.tokens = self.reader.tokens
        self.starts = [token.start for token in self.tokens]
        self.sentences = self._sentences()
        self.points = [match.start() for match in POINT_RE.finditer(text) if self._opens_clause(match.start())]
        #: Whether it is worth while to look closer at what others did.
        self.quotes_others = any(regex.search(text) for regex in (NOT_HERE_RE, THOUGHT_RE, ELSEWHERE_DATED_RE))
        self.events: list[_Event] = []
        self.remarks: list[tuple[int, RemarkKind, tuple[str, ...], bool]] = []
        self.rules: list[str] = []
        #: First token that the next list read backwards may begin with.
        self.floor = 0
        #: Offset up to which the text is what a remark says.
        self.quoted_until = 0

    # Where things are -------------------------------------------------------------------------------------------

    def _sentences(self) -> list[int]:
        """Offsets at which sentences begin."""
        begins = [0]
        for token in self.tokens:
            if token.kind in ("end", "par"):
                begins.append(token.end)
        return begins

    def _sentence(self, offset: int) -> int:
        return bisect_left(self.sentences, offset + 1) - 1

    def _sentence_span(self, index: int) -> tuple[int, int]:
        end = self.sentences[index + 1] if index + 1 < len(self.sentences) else len(self.text)
        return self.sentences[index], end

    def _around(self, cue: _Cue) -> tuple[int, int]:
        """The sentence of a cue, no farther from it than a long sentence goes."""
        begin, end = self._sentence_span(self._sentence(cue.start))
        return max(begin, cue.start - _SENTENCE), min(end, cue.end + _SENTENCE)

    def _opens_clause(self, offset: int) -> bool:
        before = self.text[max(0, offset - 2) : offset]
        return not before.strip(" ") or before.rstrip(" ")[-1:] in ".\n:;!?"

    def _token(self, offset: int) -> int:
        return bisect_left(self.starts, offset)

    def _cues(self) -> Iterator[_Cue]:
        for begin, end in self._paragraphs():
            for match in CUE_RE.finditer(self.text, begin, end):
                groups = match.groupdict()
                name = next(name for name in CUE_NAMES if groups[name] is not None)
                start, stop = match.span()
                yield _Cue(name, start, stop, self._token(start), self._token(stop), groups)

    def _paragraphs(self) -> Iterator[tuple[int, int]]:
        """The paragraphs that can hold a cue and are this body's own."""
        begin = 0
        while begin < len(self.text):
            end = self.text.find("\n\n", begin)
            end = len(self.text) if end < 0 else end
            if not OTHER_BODY_RE.match(self.text, begin, end):
                yield begin, end
            begin = end + 2

    # Reading the cues -------------------------------------------------------------------------------------------

    def find(self) -> Votes:
        cues = list(self._cues())
        for index, cue in enumerate(cues):
            if cue.start < self.quoted_until and not self._resumes(cue):
                continue
            following = cues[index + 1].first if index + 1 < len(cues) else len(self.tokens)
            if cue.first < cue.behind <= self.floor and cue.name not in ("remark", "reservation"):
                # Inside a list that an earlier cue has read.
                continue
            if self._elsewhere(cue):
                self.floor = max(self.floor, cue.behind)
                continue
            getattr(self, f"_read_{cue.name}")(cue, following)
        return self._result()

    def _resumes(self, cue: _Cue) -> bool:
        """Whether the main clause goes on: "… protokollen, at hun er bekymret, og tog derfor forbehold"."""
        before = self.text[max(0, cue.start - 30) : cue.start]
        return bool(re.search(r", (?:og|men)(?: \w+)? $", before)) and cue.name in ("reservation", "voted", "abstained")

    def _elsewhere(self, cue: _Cue) -> bool:
        """Whether the sentence tells of another body, or of another meeting of this one."""
        begin, end = self._around(cue)
        begin += len(self.text[begin:end]) - len(self.text[begin:end].lstrip())
        name = cue.name
        lead = ELSEWHERE_LEAD_RE.match(self.text, begin, end)
        if lead and lead.end() <= cue.start and name in _SAID_ELSEWHERE:
            return True
        if name in ("voted", "abstained") and ELSEWHERE_TAIL_RE.match(self.text, cue.end, end):
            return True
        if not self.quotes_others:
            return False
        if name in _COUNTABLE and NOT_HERE_RE.search(self.text, begin, cue.start):
            return True
        if name in _COUNTABLE and name != "majority" and THOUGHT_RE.search(self.text, begin, cue.start):
            return True
        dated = ELSEWHERE_DATED_RE.search(self.text, begin, end)
        return dated is not None and BODY_RE.fullmatch(self.tokens[self._token(dated.start()) - 1].text) is not None

    def _plausible(self, voters: Voters) -> bool:
        return plausible(voters, self.known)

    def _dissents_from_majority(self, voters: Voters, cue: _Cue, start: int) -> bool:
        """Whether one word at the beginning of a sentence is who dissents from a majority whose voters are named.

        "Et flertal (A, B og F) anbefaler planen. Mosevang kan ikke anbefale den."
        """
        opens = start == 0 or self.tokens[start - 1].kind in ("end", "par", "line")
        majority = bool(self.events) and self.events[-1].majority and bool(self.events[-1].voters.who)
        # The nouns of offices are definite: "Museet", "Politiet", "Provsten".
        named = len(voters.who) == 1 and not re.search(r"(?:et|(?<!s)en|ne)$", voters.who[0])
        return opens and majority and named

    def _add(
        self,
        side: VoteSide,
        voters: Voters,
        cue: _Cue,
        *,
        weak: bool = False,
        motion: str = "",
        tally: int | None = None,
    ) -> _Event:
        event = _Event(
            side=side,
            voters=voters,
            start=cue.start,
            sentence=self._sentence(cue.start),
            rule=f"votes.{cue.name}",
            object=" ".join(motion.split()),
            weak=weak,
            point=bisect_left(self.points, cue.start + 1),
            tally=tally,
        )
        self.events.append(event)
        self.rules.append(event.rule)
        return event

    def _subject(self, cue: _Cue, *, coordinated: bool = True) -> tuple[Voters, int]:
        """Who is the subject of a verb: right before it, or before an earlier verb that it is joined to by "og"."""
        at = cue.first
        tokens = self.tokens
        while at > self.floor and tokens[at - 1].kind == "low" and tokens[at - 1].text in _SKIPPED:
            at -= 1
        relative = at > self.floor + 1 and tokens[at - 1].text in ("der", "som") and tokens[at - 2].text == ","
        if relative:
            at -= 2
        elif at > self.floor and tokens[at - 1].text == ",":
            at = self._before_relative(at)
        noun = self.text.startswith("stemmer", cue.start)
        voters, start = self.reader.before(at, self.floor, subject=not noun)
        if voters:
            return voters, start
        if coordinated and at and tokens[at - 1].text in _SUBJECT_GOES_ON:
            return self._earlier_subject(cue), at
        return NOBODY, at

    def _before_relative(self, at: int) -> int:
        """The token behind the subject, where `, der ønsker mere lys,` stands between it and its verb; else `at`."""
        tokens = self.tokens
        for index in range(at - 2, max(self.floor, at - _RELATIVE), -1):
            if tokens[index].text in ("der", "som", "hvis") and tokens[index - 1].text == ",":
                return index - 1
            if tokens[index].text == "," or tokens[index].kind in ("end", "par", "colon"):
                break
        return at

    def _earlier_subject(self, cue: _Cue) -> Voters:
        """The subject that a verb shares with one before it in the sentence."""
        sentence = self._sentence(cue.start)
        for event in self.events[: -_MEMORY - 1 : -1]:
            if event.sentence != sentence:
                break
            if event.voters.who and event.rule in _WITH_SUBJECT:
                return replace(event.voters, count=None)
        for start, _, who, _ in self.remarks[: -_MEMORY - 1 : -1]:
            if self._sentence(start) == sentence and who:
                return Voters(who)
        return self._first_subject(sentence, cue.first)

    def _first_subject(self, sentence: int, stop: int) -> Voters:
        """The voters whom a sentence, or its last main clause, begins with."""
        begin, _ = self._sentence_span(sentence)
        at = max(self._token(begin), stop - REACH)
        tokens = self.tokens
        while at < stop and (
            tokens[at].kind in ("line", "par", "colon", "num", "other") or tokens[at].text in _BEFORE_SUBJECT
        ):
            at += 1
        for colon in range(min(stop, len(tokens)) - 1, at, -1):
            if tokens[colon].kind == "colon":
                at = colon + 1
                break
        end = self.reader.end_of_list(at, stop)
        if end <= at or end >= stop or tokens[end].kind != "low":
            return NOBODY
        return self.reader.parse(at, end)

    # Cues with the voters before them

    def _read_voted(self, cue: _Cue, following: int) -> None:
        side: VoteSide = "against" if cue.groups["voted_against"] or cue.groups["voted_was"] else "for"
        voters, start = self._subject(cue)
        if cue.groups["voted_was"]:
            if self._plausible(voters):
                self._say(side, voters, start, cue)
            return
        behind, end = self._behind(cue, following)
        self._say(side, _united(voters, behind), start, cue)
        if behind:
            self.floor = max(self.floor, end)

    def _behind(self, cue: _Cue, following: int) -> tuple[Voters, int]:
        """Voters named behind a verb: in a bracket, after a colon, or "sammen med" others."""
        tokens = self.tokens
        at = cue.behind
        if at < len(tokens) and (tokens[at].kind == "colon" or tokens[at].kind == "open"):
            if tokens[at].kind == "open":
                closed = self.reader.partner.get(at)
                if closed is None:
                    return NOBODY, at
                return self.reader.parse(at, closed + 1), closed + 1
            return self.reader.after(at, following)
        # "stemte for forslaget (A, F)"
        for noun in range(at + 1, min(at + 3, len(tokens))):
            if tokens[noun - 1].kind != "low":
                break
            closed = self.reader.partner.get(noun)
            if tokens[noun].kind == "open" and closed and tokens[noun - 1].text in _MOTIONS:
                voters = self.reader.parse(noun, closed + 1)
                return (voters, closed + 1) if self._plausible(voters) else (NOBODY, at)
        if at + 1 < len(tokens) and (tokens[at].text, tokens[at + 1].text) == ("sammen", "med"):
            return self.reader.after(at + 2, following)
        # "6 stemte imod, nemlig A og F", "2 stemte imod forslaget – A og F"
        if at < len(tokens) and tokens[at].kind == "low" and tokens[at].text in _MOTIONS:
            at += 1
        words = [token.text for token in tokens[at : at + 4]]
        if words[:1] == [","] and (said := next((n for n in _NAMELY if tuple(words[1 : 1 + len(n)]) == n), None)):
            return self.reader.after(at + 1 + len(said), following)
        return NOBODY, cue.behind

    def _say(self, side: VoteSide, voters: Voters, start: int, cue: _Cue) -> None:
        """Add a side, or tell the side of the majority that is the verb's subject."""
        group = self._group_before(cue)
        if group is not None and (not voters or start < self.floor or voters.who == group.voters.who):
            group.side = side
            if voters.count is not None and group.voters.count is None:
                group.voters = replace(group.voters, count=voters.count)
            self.rules.append(f"votes.{cue.name}")
        elif voters:
            motion = self._motion_behind(cue) if cue.name == "voted" else ""
            self._add(side, voters, cue, motion=motion)
        self.floor = max(self.floor, cue.behind)

    def _motion_behind(self, cue: _Cue) -> str:
        end = _MOTION_END_RE.search(self.text, cue.end, cue.end + 60)
        return self.text[cue.end : end.start() if end else cue.end + 60].strip(" ,")

    def _last_event(self, cue: _Cue) -> _Event | None:
        """What was told last, if in the same sentence."""
        same = bool(self.events) and self.events[-1].sentence == self._sentence(cue.start)
        return self.events[-1] if same else None

    def _group_before(self, cue: _Cue) -> _Event | None:
        """The majority or minority of this sentence that has no verb yet."""
        last = self._last_event(cue)
        if last is None or not (last.majority or last.minority):
            return None
        # What the majority says or thinks, up to where its clause goes on: "finder, at …, og kan ikke".
        between = _ASIDE_RE.sub(" ", self.text[last.start : cue.start])
        return None if re.search(r"\b(?:idet|da|fordi|mens|som|hvor|at|mod)\b", between) else last

    def _read_abstained(self, cue: _Cue, following: int) -> None:
        tokens = self.tokens
        if cue.groups["abstained_stood"] or (cue.behind < len(tokens) and tokens[cue.behind].kind == "colon"):
            voters, end = self.reader.after(cue.behind, following)
            before, _ = self.reader.before(cue.first, self.floor)
            voters = _united(voters, Voters(count=before.count))
            if voters.who or voters.count:
                self._add("abstain", voters, cue)
            self.floor = max(self.floor, end, cue.behind)
            return
        voters, start = self._subject(cue)
        behind, end = self._behind(cue, following)
        if not voters and not behind and cue.behind < len(tokens) and tokens[cue.behind].kind == "num":
            behind, end = self.reader.after(cue.behind, following)
        voters = _united(voters, behind)
        if voters.who or voters.count:
            self._say("abstain", voters, start, cue)
        self.floor = max(self.floor, end if behind else cue.behind)

    def _read_unable(self, cue: _Cue, following: int) -> None:
        group = self._group_before(cue)
        voters, start = self._subject(cue)
        if group is not None and (not voters or start < self.floor or voters.who == group.voters.who):
            group.side = "against"
            self.rules.append(f"votes.{cue.name}")
        elif self._plausible(voters) or self._dissents_from_majority(voters, cue, start):
            self._add("against", voters, cue)
        self.floor = max(self.floor, cue.behind)

    def _read_adopted(self, cue: _Cue, following: int) -> None:
        group = self._group_before(cue)
        voters, _ = self._subject(cue, coordinated=False)
        if group is None and self._plausible(voters):
            self._add("for", voters, cue, weak=True)
            self.floor = max(self.floor, cue.behind)

    def _read_ellipsis(self, cue: _Cue, following: int) -> None:
        begin, _ = self._around(cue)
        voters, start = self.reader.before(cue.first, self.floor, subject=False)
        # "SF imod." is a sentence of its own.
        alone = (
            self._plausible(voters)
            and bool(cue.groups["ellipsis_against"])
            and self.tokens[start - 1].kind in ("end", "par")
        )
        if not voters or not (alone or VOTING_RE.search(self.text, begin, cue.end + 24)):
            return
        behind, end = self._behind(cue, following)
        self._add("against" if cue.groups["ellipsis_against"] else "for", _united(voters, behind), cue)
        self.floor = max(self.floor, end if behind else cue.behind)

    # Cues with the voters behind them

    def _read_stood(self, cue: _Cue, following: int) -> None:
        groups = cue.groups
        side: VoteSide = "against" if groups["stood_against"] or groups["stood_hereagainst"] else "for"
        self._read_listed(side, cue, following, groups["stood_object"] or "")

    def _read_label(self, cue: _Cue, following: int) -> None:
        groups = cue.groups
        side: VoteSide = "against" if groups["label_against"] or groups["label_no"] else "for"
        self._read_listed(side, cue, following, groups["label_object"] or "")

    def _read_listed(self, side: VoteSide, cue: _Cue, following: int, motion: str) -> None:
        voters, end = self.reader.after(cue.behind, following)
        if number := cue.groups["label_number"]:
            if motion and f"({number})" not in self.text[cue.start : cue.end]:
                # "For forslag 2: A": the motion's number.
                motion = f"{motion} {number}"
            elif voters.count is None:
                voters = replace(voters, count=int(number))
        # "For stemte: 0"
        if voters.who or voters.count:
            self._add(side, voters, cue, motion=motion)
        self.floor = max(self.floor, end, cue.behind)

    def _read_unable_passive(self, cue: _Cue, following: int) -> None:
        voters, end = self.reader.after(cue.behind, following)
        if self._plausible(voters):
            self._add("against", voters, cue)
            self.floor = max(self.floor, end)

    def _read_adopted_passive(self, cue: _Cue, following: int) -> None:
        voters, end = self.reader.after(cue.behind, following)
        if self._plausible(voters) or (voters.count is not None and not voters.who):
            declined = re.search(r"\bikke $", self.text[max(0, cue.start - 8) : cue.start])
            stated = "stemme" in self.text[cue.start : cue.end]
            self._add("against" if declined else "for", voters, cue, weak=not stated and not declined)
            self.floor = max(self.floor, end)

    def _read_exception(self, cue: _Cue, following: int) -> None:
        begin, end = self._around(cue)
        before = self.tokens[cue.first - 1] if cue.first else None
        if before is not None and before.text in (",", "("):
            before = self.tokens[cue.first - 2] if cue.first > 1 else None
        if before is not None and before.kind not in ("end", "par") and not WHOLE_RE.fullmatch(before.text):
            return
        voters, stop = self.reader.after(cue.behind, following)
        said = ADOPTED_RE.search(self.text, begin, end) or VOTING_RE.search(self.text, begin, end)
        if self._plausible(voters) and said:
            self._add("against", voters, cue)
            self.floor = max(self.floor, stop)

    def _read_against_votes(self, cue: _Cue, following: int) -> None:
        voters, end = self.reader.after(cue.behind, len(self.tokens))
        tokens = self.tokens
        # The list swallows "stemmer", which is a word of lists as well.
        read = [token.text for token in tokens[max(cue.behind, end - 1) : end + 1]]
        read += self.text[cue.start : cue.end].split()
        if voters.who and "stemmer" in read:
            self._add("against", Voters(voters.who), cue)
            self.floor = max(self.floor, end)

    def _read_ballots(self, cue: _Cue, following: int) -> None:
        """`23 ja-stemmer (A, V) og 6 nej-stemmer`."""
        voters, _ = self.reader.before(cue.first, self.floor, subject=False)
        if voters.count is None:
            return
        behind, end = self._behind(cue, following)
        self._add(
            "against" if cue.groups["ballots_against"] else "for", _united(Voters(count=voters.count), behind), cue
        )
        self.floor = max(self.floor, end if behind else cue.behind)

    def _read_put_down(self, cue: _Cue, following: int) -> None:
        voters, _ = self._subject(cue)
        if self._plausible(voters):
            self._add("against" if cue.groups["put_down_against"] else "for", voters, cue)
        self.floor = max(self.floor, cue.behind)

    def _read_inverted(self, cue: _Cue, following: int) -> None:
        """`Derfor stemte A og B imod`."""
        tokens = self.tokens
        voters, end = self.reader.after(cue.behind, len(tokens))
        if not voters.who or end >= len(tokens):
            return
        rest = [token.text for token in tokens[end : end + 5]]
        while rest and rest[0] in _SKIPPED:
            rest.pop(0)
        if rest[:1] in (["imod"], ["mod"], ["nej"]):
            self._add("against", voters, cue)
        elif rest[:1] == ["hverken"] or rest[:1] == ["blankt"]:
            self._add("abstain", voters, cue)
        elif rest[:1] in (["for"], ["ja"]):
            self._add("for", voters, cue)
        else:
            return
        self.floor = max(self.floor, end + 1)

    # Majorities

    def _read_majority(self, cue: _Cue, following: int) -> None:
        self._read_group(cue, majority=True)

    def _read_minority(self, cue: _Cue, following: int) -> None:
        self._read_group(cue, majority=False)

    def _read_group(self, cue: _Cue, *, majority: bool) -> None:
        if re.search(r"\b(?:ikke|intet|noget) $", self.text[max(0, cue.start - 8) : cue.start]):
            return
        voters, end = self._group_voters(cue)
        if not voters:
            voters, end = self._group_voters_before(cue), cue.behind
        if not voters and not majority:
            return
        side: VoteSide = "for" if majority else "against"
        _, stop = self._around(cue)
        rest = self.text[self.tokens[end - 1].end : stop] if end else ""
        rest = re.split(r"\b(?:idet|da|fordi|mens|som|og ønsker|, at)\b", rest, maxsplit=1)[0]
        if majority and DECLINES_RE.search(rest):
            side = "against"
        event = self._add(side, voters, cue)
        event.majority, event.minority = majority, not majority
        self.floor = max(self.floor, end)

    def _group_voters(self, cue: _Cue) -> tuple[Voters, int]:
        """Who the majority is: `bestående af`, in a bracket, between commas, or as a number."""
        tokens = self.tokens
        limit = min(len(tokens), cue.behind + 18)
        at = cue.behind
        for index in range(cue.behind, limit):
            token = tokens[index]
            if token.kind in ("end", "par", "open"):
                break
            if token.text in _CONSISTING and index + 1 < limit and tokens[index + 1].text == "af":
                return self.reader.after(index + 2, len(tokens), verb=True)
        # Over "i udvalget", "i Social- og Sundhedsudvalget".
        within = at + 1 < limit and (tokens[at].text, tokens[at + 1].kind) == ("af", "low")
        if within:
            # "Et flertal af udvalgets medlemmer (A og F)"
            while at < limit and tokens[at].kind == "low" and at < cue.behind + 5:
                at += 1
        elif at < limit and tokens[at].text in ("i", "blandt"):
            at += 1
            while at < limit and tokens[at].kind in ("low", "cap") and not tokens[at].text.endswith(_BODIES):
                at += 1
            at += 1
        if at >= limit:
            return NOBODY, at
        token = tokens[at]
        if token.kind == "open" and at in self.reader.partner:
            closed = self.reader.partner[at]
            voters = self.reader.parse(at, closed + 1)
            at = closed + 1
            behind = tokens[at : at + 3]
            if len(behind) == 3 and behind[0].text == "," and behind[1].kind == "num" and behind[2].text == "stemmer":
                return replace(voters, count=read_number(behind[1].text)), at + 3
            return (voters, at) if voters else (NOBODY, at)
        if token.text == "på":
            return self._count_behind(at + 1)
        if token.text in ("af", "fra", "ved", ",") or token.kind in ("dash", "colon"):
            voters, end = self.reader.after(at + 1, len(tokens), verb=True)
            closes = end >= len(tokens) or tokens[end].kind in ("low", "joint", "end", "par", "dash")
            if voters.who and closes and self._plausible(voters):
                return voters, end
        return NOBODY, at

    def _count_behind(self, at: int) -> tuple[Voters, int]:
        tokens = self.tokens
        end = at
        while end < len(tokens) and end < at + 2 and (tokens[end].kind == "num" or tokens[end].text in _COUNT_WORDS):
            end += 1
        if end < len(tokens) and tokens[end].kind == "open" and end in self.reader.partner:
            end = self.reader.partner[end] + 1
        if end < len(tokens) and tokens[end].text in ("mod", "imod"):
            return NOBODY, at
        voters = self.reader.parse(at, end)
        return (voters, end) if voters else (NOBODY, at)

    def _group_voters_before(self, cue: _Cue) -> Voters:
        """`A, F og Ø, der udgør et flertal, …`."""
        tokens = self.tokens
        at = cue.first
        while at > self.floor and tokens[at - 1].text in ("et", "udgør", "udgjorde", "der", "som", "dermed", "er"):
            at -= 1
        if at == cue.first or tokens[at].text not in ("der", "som"):
            return NOBODY
        last = self._last_event(cue)
        if last is not None and last.rule == "votes.unable_passive":
            return NOBODY
        return self.reader.before(at, self.floor)[0]

    # Numbers

    def _read_tally(self, cue: _Cue, following: int) -> None:
        begin, end = self._around(cue)
        voting = VOTING_RE.search(self.text, begin, end) or self._last_event(cue)
        if not voting or ELECTED_RE.search(self.text, begin, end):
            return
        first, _ = self.reader.before(cue.first, self.floor, subject=False)
        second, stop = self.reader.after(cue.behind, following)
        if second.count is None:
            return
        if first.count is None:
            # "For forslaget stemte 14, imod 11"
            tokens = self.tokens
            stated = any(token.text in ("stemmer", "stemme") for token in tokens[cue.behind : cue.behind + 2])
            if stated or self._last_event(cue):
                self._add("against", second, cue)
                self.floor = max(self.floor, stop)
            return
        self._tally(first, second, cue)
        self.floor = max(self.floor, stop)

    def _read_score(self, cue: _Cue, following: int) -> None:
        """`stemmerne 4-3`, `stemmelighed (12-12)`."""
        begin, end = self._around(cue)
        if not ELECTED_RE.search(self.text, begin, end):
            numbers = [token.text for token in self.tokens[cue.first : cue.behind] if token.kind == "num"]
            first, second = map(read_number, numbers)
            self._tally(Voters(count=first), Voters(count=second), cue)
        self.floor = max(self.floor, cue.behind)

    def _tally(self, first: Voters, second: Voters, cue: _Cue) -> None:
        """Add both sides; the larger number is of those for what was adopted, and against what was turned down."""
        begin, end = self._around(cue)
        a: VoteSide = "for"
        b: VoteSide = "against"
        more, fewer = first.count or 0, second.count or 0
        if more != fewer and self._rejected(begin, end) == (more > fewer):
            a, b = b, a
        last = self._last_event(cue)
        if last is not None and last.majority and not last.voters:
            self.events.pop()
        # The place of the first in the list of events tells the pair.
        number = len(self.events)
        self._add(a, first, cue, tally=number)
        self._add(b, second, cue, tally=number)

    def _rejected(self, begin: int, end: int) -> bool:
        sentence = self.text[begin:end]
        return bool(REJECTED_RE.search(sentence)) and not REFUSAL_ADOPTED_RE.search(sentence)

    def _read_single(self, cue: _Cue, following: int) -> None:
        begin, end = self._around(cue)
        if ELECTED_RE.search(self.text, begin, end):
            return
        if not (ADOPTED_RE.search(self.text, begin, end) or self._rejected(begin, end)):
            return
        voters = self.reader.parse(cue.first + 1, cue.behind)
        behind, stop = self._behind(cue, following)
        side: VoteSide = "against" if self._rejected(begin, end) else "for"
        self._add(side, _united(voters, behind), cue)
        self.floor = max(self.floor, stop)

    def _read_got(self, cue: _Cue, following: int) -> None:
        voters = self.reader.parse(cue.first + 2, cue.behind)
        behind, end = self._behind(cue, following)
        if voters.count:
            self._add("for", _united(Voters(count=voters.count), behind), cue)
        self.floor = max(self.floor, end if behind else cue.behind)

    # Reservations and remarks

    def _read_reservation(self, cue: _Cue, following: int) -> None:
        text = self.text[cue.start : cue.end]
        if text.endswith((" fra", " af", ":")):
            voters, end = self.reader.after(cue.behind, following)
        else:
            voters, _ = self._subject(cue)
            end = cue.behind
        if voters.who:
            self.remarks.append((cue.start, "reservation", voters.who, True))
            self.rules.append("votes.reservation")
        self.floor = max(self.floor, end)

    def _read_remark(self, cue: _Cue, following: int) -> None:
        voters, _ = self._subject(cue)
        if not voters:
            voters = self._inverted_author(cue)
        self._remark(voters, cue)

    def _inverted_author(self, cue: _Cue) -> Voters:
        """`Følgende ønskede Venstre ført til protokollen`: between the verb and the rest of the cue."""
        inside = [index for index in range(cue.first + 1, cue.behind) if self.tokens[index].kind == "cap"]
        if not inside:
            return NOBODY
        voters = self.reader.parse(inside[0], inside[-1] + 1)
        return voters if self._plausible(voters) else NOBODY

    def _read_remark_of(self, cue: _Cue, following: int) -> None:
        voters, end = self.reader.after(cue.behind, following)
        colon = end < len(self.tokens) and self.tokens[end].kind == "colon"
        named = any(word in self.text[cue.start : cue.end].lower() for word in ("protokol", "mindretal", "sær"))
        if self._plausible(voters) and (colon or named):
            self.floor = max(self.floor, end)
            self._remark(voters, cue, end)

    def _read_remark_label(self, cue: _Cue, following: int) -> None:
        end = self.reader.end_of_list(cue.behind, len(self.tokens), verb=True)
        voters = self.reader.parse(cue.behind, end)
        author = end < len(self.tokens) and self.tokens[end].kind == "low" and self._plausible(voters)
        self._remark(voters if author else NOBODY, cue)

    def _read_remark_noun(self, cue: _Cue, following: int) -> None:
        tokens = self.tokens
        if cue.first and tokens[cue.first - 1].kind == "cap" and tokens[cue.first - 1].text.endswith("s"):
            voters, _ = self.reader.before(cue.first, self.floor)
            if self._plausible(voters):
                self._remark(voters, cue)

    def _read_remark_with(self, cue: _Cue, following: int) -> None:
        self._remark(self._earlier_subject(cue), cue)

    def _remark(self, voters: Voters, cue: _Cue, behind: int | None = None) -> None:
        """Add a remark, and step over what it says."""
        end = self.tokens[behind - 1].end if behind else cue.end
        begin, stop = self._around(cue)
        says = re.compile(r",? ?(?:at|om)\b|:|,").match(self.text, end)
        until = end
        if says and says.group().endswith(":"):
            quoted = re.compile(rf":[ \n]{{0,2}}{_QUOTED}").match(self.text, end)
            paragraph = self.text.find("\n\n", end + 3)
            until = quoted.end() if quoted else paragraph if paragraph >= 0 else len(self.text)
        elif says:
            until = stop
        if voters.who or cue.name == "remark_label":
            content = self.text[end:until]
            said = f"{self.text[begin : cue.end]} {content}"
            dissent = bool(DISSENT_RE.search(said) or _QUOTED in content)
            self.remarks.append((cue.start, "remark", voters.who, dissent))
            stance = OWN_STANCE_RE.match(self.text, end, until)
            if stance and voters.who:
                self._add("against" if stance["against"] else "for", voters, cue)
            self.rules.append(f"votes.{cue.name}")
            self.quoted_until = max(self.quoted_until, until)
        self.floor = max(self.floor, self._token(until) if cue.name != "remark_with" else cue.behind)
        if self.quoted_until == stop:
            # The main clause may go on behind the remark, with the same subject.
            self.floor = min(self.floor, cue.behind)

    def _read_wanted(self, cue: _Cue, following: int) -> None:
        voters, _ = self._subject(cue, coordinated=False)
        what, would, way, kept = (cue.groups[f"wanted_{name}"] for name in ("what", "do", "way", "kept"))
        what = what or cue.groups["wanted_seen"]
        if kept:
            if self._plausible(voters) and REJECTED_RE.search(self.text, max(0, cue.start - _NEAR), cue.end + _NEAR):
                self._add("for", voters, cue)
                self.floor = max(self.floor, cue.behind)
            return
        if way and not ADOPTED_RE.search(self.text):
            return
        # "ikke anbefalet" grants nothing.
        wish = re.compile(re.escape(way) if way else f"(?<!kke )(?:{WISHES[what] if what else WOULD[would or '']})")
        near = (max(0, cue.start - _NEAR), cue.start), (cue.end, cue.end + _NEAR)
        granted = any(wish.search(self.text, *span) for span in near)
        if self._plausible(voters) and not granted and self._group_before(cue) is None:
            # Who would have granted what was turned down is for it.
            adopting = (what or would or "") in ADOPTING_WISHES
            refused = adopting and any(self._rejected(*span) for span in near)
            self._add("for" if refused else "against", voters, cue)
            self.floor = max(self.floor, cue.behind)

    # Putting it together ------------------------------------------------------------------------------------------

    def _result(self) -> Votes:
        dissent = any(event.side != "for" or event.minority for event in self.events)
        dissent = dissent or any(dissents for *_, dissents in self.remarks)
        events = [event for event in self.events if dissent or not event.weak]
        ballots: list[_Ballot] = []
        for event in events:
            if not self._join(ballots, event):
                ballots.append(_Ballot(event.point, [event]))
        votes = []
        for ballot in ballots:
            self._settle(ballot)
            for event in sorted(ballot.sides, key=lambda e: e.start):
                if event.voters.who or event.voters.count:
                    votes.append(Vote(side=event.side, who=list(event.voters.who), count=event.voters.count))
        seen: dict[tuple[RemarkKind, tuple[str, ...]], int] = {}
        for start, kind, who, _ in sorted(self.remarks):
            seen.setdefault((kind, who), start)
        remarks = tuple(Remark(kind=kind, who=list(who)) for kind, who in seen)
        divided = (
            any(vote.who or (vote.side != "for" and vote.count) for vote in votes)
            or any(kind == "reservation" or dissents for _, kind, _, dissents in self.remarks)
            or any(SPLIT_RE.search(self.text, *span) for span in self._paragraphs())
        )
        return Votes(tuple(votes), remarks, divided, tuple(self.rules)) if votes or remarks or divided else NO_VOTES

    def _join(self, ballots: list[_Ballot], event: _Event) -> bool:
        """Put an event into the last ballot; False where it opens a new one."""
        if not ballots or ballots[-1].point != event.point or len(ballots[-1].sides) >= _SIDES:
            return False
        ballot = ballots[-1]
        same = ballot.of(event.side)
        if event.tally is not None and not any(side.tally == event.tally for side in ballot.sides):
            # Both numbers of a tally go the same way: into the ballot, or into one of their own.
            pair = self.events[event.tally : event.tally + 2]
            if any(not _fits(e, other) for e in pair for other in ballot.of(e.side)):
                return False
            counted = all(ballot.of(e.side) and ballot.of(e.side)[0].voters.count is not None for e in pair)
            if counted and not event.voters.who:
                return False
        for other in same:
            if other.majority and not other.voters and event.object.startswith("at "):
                # The majority was for something else: "mens A stemte for at afgøre sagen straks".
                continue
            alike = not event.voters.who or not other.voters.who or set(event.voters.who) == set(other.voters.who)
            if alike and _fits(event, other):
                if event.object and other.object and event.object != other.object:
                    continue
                other.voters = _united(other.voters, event.voters)
                other.majority = other.majority or event.majority
                other.object = other.object or event.object
                return True
        listed = event.rule in ("votes.stood", "votes.label")
        if same and listed and ballot.of("against" if event.side == "for" else "for"):
            contested = event.object and same[-1].object and event.object != same[-1].object
            if not contested or event.side == "for":
                return False
        ballot.sides.append(event)
        return True

    def _settle(self, ballot: _Ballot) -> None:
        """Of two alternatives that were voted for, the one that lost is against the other."""
        if ballot.of("against"):
            majority = [e for e in ballot.sides if e.majority and e.side == "against"]
            for event in ballot.sides:
                # The minority of a majority that declined.
                if event.minority and majority and event.rule == "votes.minority" and event.side == "against":
                    event.side = "for"
            return
        rivals = [e for e in ballot.of("for") if e.object or e.majority]
        if len(rivals) < 2 or len({e.object for e in rivals}) < 2:
            return
        if any(not e.object and not e.majority for e in rivals):
            return
        counts = [e.voters.count for e in rivals]
        if all(count is not None for count in counts):
            winner = max(rivals, key=lambda e: e.voters.count or 0)
        else:
            winner = next((e for e in rivals if e.majority), None) or next(
                (e for e in rivals if "indstilling" in e.object), rivals[0]
            )
        for event in rivals:
            if event is not winner:
                event.side = "against"


def _fits(event: _Event, other: _Event) -> bool:
    """Whether two tellings of one side do not contradict each other in number."""
    return event.voters.count is None or other.voters.count is None or event.voters.count == other.voters.count


def _united(first: Voters, second: Voters) -> Voters:
    return Voters(
        tuple(dict.fromkeys((*first.who, *second.who))),
        first.count if first.count is not None else second.count,
        first.tagged or second.tagged,
    )


_SKIPPED: Final = frozenset((*ADVERBS, "hver", "begge"))
#: Words before a verb behind which the subject of the sentence goes on: "…, men ikke …, og tog derfor".
_SUBJECT_GOES_ON: Final = frozenset({"og", "men", "samt"})
#: What may stand before the subject at the beginning of a sentence.
_BEFORE_SUBJECT: Final = frozenset({"Ad", "Punkt", "Pkt", "at", "Et", "mindretal", "bestående", "af"})
_WITH_SUBJECT: Final = frozenset(
    f"votes.{name}" for name in ("voted", "abstained", "unable", "adopted", "majority", "minority", "ellipsis")
)
#: Characters around a cue that can be of its sentence, events that one can refer to, sides of one ballot.
_SENTENCE: Final = 500
#: Characters around a wish in which its fulfilment would stand.
_NEAR: Final = 1500
_MEMORY: Final = 12
#: Tokens of a relative clause between a subject and its verb.
_RELATIVE: Final = 24
_SIDES: Final = 40
_CONSISTING: Final = frozenset({"bestående", "består", "bestod", "udgjort", "udgøres"})
_BODIES: Final = ("udvalget", "udvalg", "rådet", "bestyrelsen")
#: Cues that are told of other bodies in the same words.
_SAID_ELSEWHERE: Final = frozenset({"inverted", "voted", "abstained", "stood", "tally", "unable", "ellipsis"})
#: Cues that are told of citizens, assemblies and reports as well.
_COUNTABLE: Final = frozenset({"tally", "single", "voted", "ellipsis", "abstained", "majority"})
#: What is voted on, in a word behind the verb.
_MOTIONS: Final = word_set("forslaget indstillingen ændringsforslaget det dette punktet sagen planen")
#: What joins those who are named to their number.
_NAMELY: Final = (("nemlig",), ("og", "det", "var"), ("det", "var"), ("det", "vil", "sige"))
_COUNT_WORDS: Final = word_set("medlem medlemmer stemmer") | NUMBER_WORDS.keys()
