"""The outcomes that the words of a decision say.

Sentences are read one by one. A sentence that tells what someone proposed or wished, how someone voted or what was put
on record decides nothing, nor does the clause of a sentence that tells it; what was reported, and why, is left out. In
what remains the first class of phrases that fits wins over those that it contains: `anbefales godkendt` is a
recommendation, `ikke godkendt` a refusal, `besluttede at udsætte` a postponement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.outcomes import patterns as p
from referat.record import OutcomeLabel
from referat.votes import Votes, find_votes
from referat.votes.voters import known_party

#: What a motion of procedure asks for; the motion's adoption is the adoption of that.
_OF_PROCEDURE = frozenset({"POSTPONED", "LATER", "REFERRED", "WITHDRAWN", "HEARING"})
#: A ballot is told in so many characters; reading one again with each of its sentences stays linear.
_BALLOT = 600
#: So far before a phrase an `ikke` is looked for.
_NEAR = 32


def find_cues(decision: str) -> set[OutcomeLabel]:
    """The outcomes whose phrases stand in a decision.

    Example:
        >>> sorted(find_cues("Drøftet og taget til efterretning."))
        ['DISCUSSED', 'NOTED']
        >>> find_cues("Anbefales godkendt."), find_cues("Ida Holm deltog ikke i mødet.")
        ({'RECOMMENDED'}, set())
        >>> sorted(find_cues("Godkendt, idet punkt 5 udgår."))
        ['AMENDED', 'APPROVED']
        >>> find_cues("Venstre foreslog, at sagen udsættes. Det blev tiltrådt.")
        {'POSTPONED'}
    """
    if p.SIGNATURES.search(decision):
        return set()
    # Some write "saaledes" and "paa" to this day.
    decision = p.SPEAKER.sub(lambda match: match.group()[:-1], decision.replace("aa", "å"))
    found: set[str] = set()
    motion: set[str] = set()
    decisive: list[str] = []
    #: What is told of a vote on a motion, as long as no word tells how it went.
    ballot: str | None = None
    for sentence in _sentences(decision):
        own = _decisive(sentence)
        if own != sentence and p.PROPOSAL.search(sentence):
            motion = _of_sentence(sentence) & _OF_PROCEDURE
        more = _of_sentence(own) if own else set()
        if motion and "REJECTED" not in more and p.ADOPTS_MOTION.search(sentence):
            more, motion = motion, set()
        if more:
            ballot = None
        elif ballot is not None and len(ballot) < _BALLOT and p.VOTED.search(sentence):
            ballot += f"{sentence} "
            passed = _by_numbers(find_votes(ballot))
            if passed:
                more, ballot = (set(motion) if "APPROVED" in passed else {"REJECTED"}), None
        elif p.PROPOSAL.search(sentence):
            ballot = ""
        if "APPROVED" not in found and "APPROVED" not in more and p.MOVED.search(sentence):
            if p.AGENDA_ADOPTED.search(decision):
                more = more - {"WITHDRAWN", "POSTPONED", "LATER"} | {"AMENDED"}
        elif "APPROVED" in found:
            more = _beside_adoption(more, own, sentence, decision)
        if found & {"APPROVED", "RECOMMENDED"} and p.ADDED.match(own):
            more = more | {"AMENDED"}
        found |= more
        decisive.append(own)
    if "WITHDRAWN" in found and p.VOTED_DOWN.search(decision) and p.VOTED.search(decision):
        # After a vote, what falls away is turned down.
        found = (found - {"WITHDRAWN"}) | {"REJECTED"}
    if "LATER" in found:
        found.discard("LATER")
        if "HEARING" not in found:
            found.add("POSTPONED")
    return found or _weak(decisive) or _by_votes(decision)  # type: ignore[return-value]


def _beside_adoption(more: set[str], own: str, sentence: str, decision: str) -> set[str]:
    """What a sentence says that stands behind an adoption: a change of it, or of the agenda that was adopted."""
    agenda = p.AGENDA.search(decision)
    if agenda and p.MOVED.search(sentence):
        return more - {"WITHDRAWN", "POSTPONED", "LATER"} | {"AMENDED"}
    moved = more & {"WITHDRAWN", "POSTPONED", "LATER"} and p.NUMBERED_ITEM.search(sentence)
    if moved and (agenda or p.APPROVED_ALONE.search(decision)) and not p.POINT_ADOPTED.match(decision):
        return {"AMENDED"}
    changed = p.DOG_SENTENCE.match(own) or p.CHANGED_SENTENCE.match(own) or p.REORDERED.search(own)
    return more | {"AMENDED"} if changed else more


def _weak(decisive: list[str]) -> set[OutcomeLabel]:
    """What phrases say that count where no other does; taking note before approval."""
    for label, phrase in p.WEAK:
        if any(own and phrase.search(own) for own in decisive):
            return {label}
    return set()


def _by_votes(decision: str) -> set[OutcomeLabel]:
    """What a vote says where no word tells how it went, and on what condition it went so."""
    passed = _by_numbers(find_votes(decision)) if p.VOTED.search(decision) else set()
    return passed | {"AMENDED"} if "APPROVED" in passed and p.VOTED_FOR_CHANGED.search(decision) else passed


def _by_numbers(found: Votes) -> set[OutcomeLabel]:
    """What the numbers of one vote say: `For indstillingen stemte 19. Imod stemte 6.`

    People who are named are counted; how many a party has is not known.
    """
    counts: dict[str, list[int | None]] = {"for": [], "against": []}
    for vote in found.votes:
        if vote.side in counts:
            told = vote.count is not None or any(map(known_party, vote.who))
            counts[vote.side].append(vote.count if told else len(vote.who))
    if len(counts["for"]) != 1 or len(counts["against"]) != 1:
        return set()
    (pro,), (con,) = counts["for"], counts["against"]
    if pro is None or con is None or pro == con:
        return set()
    return {"APPROVED"} if pro > con else {"REJECTED"}


def _of_sentence(sentence: str) -> set[str]:
    """The outcomes of one sentence, `LATER` among them."""
    told = _own_words(sentence)
    at = _places(told)
    change = p.CHANGED.search(told) if "APPROVED" in at or "RECOMMENDED" in at else None
    if change:
        # What is said behind "idet" and the like belongs to the change.
        at = {label: start for label, start in at.items() if start < change.start("mark") or label in p.BESIDE_CHANGE}
    found = set(at)
    if "ELECTED" in found and p.CHOSEN.search(told):
        found = (found - {"ELECTED"}) | {"APPROVED"}
    if "REJECTED" in found and (p.ADOPTS_THAT.search(told) or p.AS_RECOMMENDED.search(told)):
        # A refusal that was recommended, and adopted.
        found = (found - {"REJECTED"}) | {"APPROVED"}
    elif "REJECTED" not in found and p.UNABLE.search(told) and p.BODY.search(told):
        found = {"REJECTED"} | found & {"RECOMMENDED", "REFERRED"}
    elif "APPROVED" in at and not _apart(told, at):
        found.discard("APPROVED")
    if "REJECTED" in found:
        found &= {"REJECTED", "RECOMMENDED", "NOTED", "REFERRED"}
        if at.get("REFERRED", 0) < at.get("REJECTED", 0):
            # Turned down is what would have sent it there.
            found.discard("REFERRED")
        if "RECOMMENDED" in found and at["RECOMMENDED"] < at.get("REJECTED", 0):
            found.discard("REJECTED")
    if "RECOMMENDED" in found:
        beside = {label for label in ("HEARING", "ELECTED") if label in found and p.ALSO.search(told)}
        found &= {"RECOMMENDED", "DISCUSSED", "REJECTED", *beside}
    if found & {"APPROVED", "RECOMMENDED"} and (change or ("ændr" in sentence.lower() and p.AMENDED.search(sentence))):
        found.add("AMENDED")
    return found


def _own_words(sentence: str) -> str:
    """A sentence without what is reported in it, without reasons, and without what is only taken note of."""
    low = sentence.lower()
    told = sentence
    if _any(p.REPORTED_STEMS, low):
        told = p.REPORTED.sub(" ", told)
    if _any(p.REASON_STEMS, low):
        told = p.REASON.sub(" ", told)
    if p.NOTED.search(told):
        bare = p.NOTED_CONTENT.sub(" ", told)
        if not p.ADOPTED.search(bare):
            told = bare
    return told


def _places(told: str) -> dict[str, int]:
    """Where the first phrase of each class stands that no earlier class has taken."""
    low = told.lower()
    at: dict[str, int] = {}
    for label, pattern in p.COMPILED:
        if not _any(p.STEMS[label], low):
            continue
        for match in pattern.finditer(p.BEFORE.sub(_filler, told) if label == "APPROVED" else told):
            if label == "REJECTED" or not _negated(told, match):
                at.setdefault(label, match.start())
                if label == "HEARING" and p.ADOPTED.match(match.group()):
                    # "Godkendt til udsendelse i høring"
                    at.setdefault("APPROVED", match.start())
        # Places stay, and nothing joins over what was taken.
        told = pattern.sub(_filler, told)
    return at


def _any(stems: tuple[str, ...], low: str) -> bool:
    return any(stem in low for stem in stems)


def _filler(match: re.Match[str]) -> str:
    return "¤" * len(match.group())


def _negated(text: str, match: re.Match[str]) -> bool:
    """Whether `ikke` stands in the phrase or right before it, in its clause."""
    before = p.CLAUSE_END.split(text[max(0, match.start() - _NEAR) : match.start()])[-1]
    if p.NEGATION.search(before):
        return True
    return bool(p.NEGATION.search(match.group())) and not p.SAYS_NOT.search(match.group())


def _apart(sentence: str, at: dict[str, int]) -> bool:
    """Whether what was adopted is something else than what is told beside it."""
    if "HEARING" in at and p.DECIDED_TO_SEND.search(sentence):
        return False
    if len(at) > 1 and p.WHICH_ADOPTED.search(sentence):
        return False
    over = [start for label, start in at.items() if label in p.OVER_ADOPTION]
    if not over:
        return True
    if "RECOMMENDED" in at or p.ADOPTS_THAT.search(sentence):
        return False
    first, last = sorted((at["APPROVED"], min(over)))
    return bool(p.JOINED.search(sentence, first, last))


def _decisive(sentence: str) -> str:
    """What is left of a sentence without the clause that decides nothing, and what follows it."""
    if not _any(p.ASIDE_STEMS, sentence.lower()):
        return sentence
    sentence = p.RELATIVE.sub(_filler, sentence)
    aside = p.ASIDE.search(sentence)
    # What became of a proposal is decided, though the sentence tells of the proposal as well.
    if aside is None or p.TURNED_DOWN.search(sentence):
        return sentence
    for clause in (p.CLAUSE, p.LOOSE_CLAUSE):
        begins = [match.start() for match in clause.finditer(sentence, 0, aside.start() + 1)]
        if begins:
            return sentence[: begins[-1]]
    return ""


def _sentences(decision: str) -> Iterator[str]:
    return (part for part in p.SENTENCE.split(p.QUOTED.sub(" ", decision)) if part and part.strip())
