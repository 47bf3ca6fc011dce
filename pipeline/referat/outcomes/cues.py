"""Phrases by which decisions say their outcome, from the wording of published minutes and of the guidelines.

Sentences are read one by one. A sentence that tells what someone proposed, how someone voted or what was put on record
decides nothing. In each of the others the first class of phrases that fits wins over those that it contains:
`anbefales godkendt` is a recommendation, `ikke godkendt` a refusal, `besluttede at udsætte` a postponement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from referat.record import OutcomeLabel

_SENTENCE = re.compile(
    r"(?<=[.!?:;])(?<!\bnr\.)(?<!\bkl\.)(?<!\bpkt\.)(?<!\bca\.)\s+(?=[A-ZÆØÅ•–\-\d])"
    r"|\n\s*\n|\n(?=[-–•]|\d+[.)]|[A-ZÆØÅ])"
)
_QUOTED = re.compile(r"[\"“”„»«][^\"“”„»«]{15,2000}[\"“”„»«]")

#: Sentences that decide nothing: proposals, votes, dissent, remarks, absence, and who signed.
_ASIDE = re.compile(
    r"\b(?:foreslog|foreslår|stillede\s+(?:følgende\s+)?(?:ændrings)?forslag"
    r"|forslag\s+(?:fra\s+.{2,60}\s+)?(?:om,?|til)\s+at"
    r"|havde\s+(?:stillet|foreslået)|til\s+protokollen|protokollatet?|tilført|forbehold|begærer?|begærede"
    r"|(?:forvaltningen|administrationen|formanden|borgmesteren|direktøren|chefen|\w+chefen)\s+(?:orienterede|oplyste|berettede|fortalte)"
    r"|deltog\s+ikke|var\s+fraværende|inhabil\w*|fraværende)\b"
    r"|^\W*(?:et\s+mindretal|imod|undlod|følgende\s+undlod|mindretallet)\b|\bstemte\s+imod\b"
    r"|\bundlod\s+at\s+stemme\b"
    r"|\bhverken\s+for\s+eller\s+imod\b",
    re.IGNORECASE,
)
#: A minority's `kan ikke anbefale` is a vote; that of the body itself is a refusal.
_BODY = re.compile(
    r"\b(?:udvalget|byrådet|rådet|bestyrelsen|kommunalbestyrelsen|regionsrådet|magistraten|borgerrepræsentationen"
    r"|\w+udvalget|indstillingen|forslaget|ansøgningen|anmodningen|sagen|andragendet|klagen)\s+(?:\w+\s+){0,3}?k[au]n",
    re.IGNORECASE,
)
#: Under the approval of an agenda, what is said of other items is a change of the agenda.
_OTHER_ITEM = re.compile(
    r"\b(?:punkt(?:erne|et)?|pkt\.?|sag(?:en|erne)?(?:\s+nr\.?)?|dagsorden\w*)\s*\d*", re.IGNORECASE
)
#: The columns of a sheet of signatures, in which everyone has `Godkendt`.
_SIGNATURES = re.compile(r"\bBruger\s+Status\s+Dato\b", re.IGNORECASE)
_NUMBERED_ITEM = re.compile(r"\b(?:punkt|pkt\.?|sag(?:\s+nr\.?)?)\s*\d", re.IGNORECASE)
#: To decide to send out is the consultation alone; to approve what is sent out is both.
_DECIDED_TO_SEND = re.compile(
    r"\b(?:vedtog|vedtaget|besluttede|besluttet)\b[^.]{0,40}?\bat\s+(?:ud)?sende\b", re.IGNORECASE
)
_VOTED_DOWN = re.compile(r"\b(?:bortfald(?:t|et|er)|faldt|faldet|falder)\b", re.IGNORECASE)

_ADOPT = (
    r"godkend(?:t|tes|te|es|er)|vedt(?:aget|oges|ages|og|ager)|tiltr(?:ådt|ådte|ædes|æder|ådtes)"
    r"|bevilge(?:de|t)|bevilges|bevilger|imødekom(?:met|mer|mes)|frigive[srt]|frigav|tilslutte(?:de|r)\s+sig"
)
_NOT = r"(?:ikke|hverken)"
_AUXILIARY = r"(?:(?:blev|bliver|er|dermed|derfor|herefter|kunne|kan|således)\s+)*"


def _one_of(*phrases: str) -> str:
    """Any of the phrases, as whole words; a blank stands for any white space."""
    return r"\b(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + r")\b"


def _at_start(*phrases: str) -> str:
    return r"^\W*(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + r")\b"


_WITHDRAWS = r"(?:udgår|udgik|udgået|bortfald(?:et|er|t))"
_FORUM = r"[\w-]*(?:udvalg|budget|forvaltning|byråd|behandling)\w*"

#: Outcome and its phrases. An earlier class takes its words away from later ones.
_CUES: Final[tuple[tuple[OutcomeLabel, tuple[str, ...]], ...]] = (
    (
        "REJECTED",
        (
            rf"\b{_NOT}\s+{_AUXILIARY}(?:{_ADOPT}|følge[st]?)\b",
            rf"\b(?:{_ADOPT})\s+ikke\b",
            _one_of(
                "forkast(?:et|ede|es|er)", "afvist(?:es|e)?", "afvise[sr]", "nedstemt", "af(?:slag|slår|slået|slaaet)",
                r"bortfaldt?\w* som ikke",
            ),
            _one_of(
                r"(?:forslaget|indstillingen|anmodningen|ændringsforslaget|ansøgningen)"
                r"(?: er| blev)? (?:dermed |herefter )?(?:faldt|falder|faldet)"
            ),
            _at_start("faldet"),
        ),
    ),
    (
        "RECOMMENDED",
        (
            _one_of(
                "anbefal(?:es|er|et|ede|edes)", "kan anbefale", "anbefaling af", "med (?:udvalgets )?anbefaling",
                "det indstilles", "indstilles? (?:til|godkendt|vedtaget|tiltrådt|over for)",
                "indstiller (?:til|over for|sagen|forslaget)",
            ),
        ),
    ),
    (
        "HEARING",
        (
            r"\b(?:(?:ud)?send(?:es|er|t|te|e)|fremlægge[sr]?|fremlagt)\b[^.]{0,140}?"
            r"\b(?:\w*høring|offentlig\s+fremlæggelse)\b",
        ),
    ),
    (
        "REFERRED",
        (
            _one_of(
                "oversend(?:t|es|er|te|e)", "fremsend(?:t|es|er)",
                r"tilbagesend(?:t|es|er)(?![^.]{0,80}\bmed bemærkning)",
                "hjemvis(?:t|es|er)", rf"henvis(?:t|es|er) til (?:[\w-]+ ){{0,4}}?{_FORUM}", "videresend(?:t|es)",
                "send(?:t|es) til behandling", r"send(?:t|es|er|te|e) (?:\w+ )?(?:tilbage|retur|videre)", "overgår til",
                "fremmes til", "fremmet til realitetsbehandling",
            ),
            _at_start("tilbage til"),
        ),
    ),
    (
        "POSTPONED",
        (
            _one_of(
                "udsat", "udsættes?", "udsætter", "udsattes", "udsatte (?:sagen|punktet|behandlingen|forslaget)",
                "genoptage[srt]", "genoptog", "inden (?:der træffes|endelig|udvalget tager)",
                r"(?:sættes|kommer|optages|tages op|forelægges|behandles|drøftes)\b[^.]{0,50}?\b(?:igen|på ny)",
                r"(?:sagen|beslutning\w*)\b[^.]{0,60}?\bafventer",
                r"tages? stilling (?:til \w+ )?(?:i forbindelse med|ved|på)", "træffes? beslutning ved",
            ),
        ),
    ),
    (
        "WITHDRAWN",
        (
            rf"\b(?:punkt\w*|sag\w*|pkt\.?)\b[^.]{{0,40}}?\b{_WITHDRAWS}\b",
            _at_start(_WITHDRAWS, "taget af"),
            _one_of(
                rf"(?:forslaget|anmodningen|indstillingen) (?:er |blev )?(?:dermed |herefter )?{_WITHDRAWS}",
                "(?:tages|taget|tog) (?:sagen |punktet )?af dagsordenen", "trukket",
                r"træk(?:ker|kes|ke)? (?:\w+ )?(?:tilbage|af|fra)", r"trak (?:\w+ )?tilbage",
                "mødet (?:er|blev) aflyst",
            ),
        ),
    ),
    (
        "ELECTED",
        (
            _one_of(
                "(?:blev|er) (?:herefter |enstemmigt )?(?:gen)?valgt", "genvalgt?", "valgtes",
                "valgt (?:blev|er|som|til)", "udpeg(?:et|es|er|ede|edes)", "vælges", "vælger", "valgte", "blev ansat",
                "ansættes", "udnævnt", "konstitueret", "konstituerede", "beskik(?:kes|ket)", "er dermed valgt",
                "indtræder i",
            ),
        ),
    ),
    (
        "NOTED",
        (
            _one_of(
                r"til (?:\w+ )?(?:efterretning|orientering)",
                "orientering(?:en)? (?:blev |er )?(?:givet|foretaget|gennemgået|modtaget)",
            ),
        ),
    ),
    ("DISCUSSED", (_one_of("drøfte(?:t|de|des|s)", "(?:havde|efter) en drøftelse", "temadrøftelsen blev"),)),
    ("APPROVED", (rf"\b(?:{_ADOPT})\b",)),
)  # fmt: skip
_COMPILED = tuple((label, re.compile("|".join(phrases), re.IGNORECASE)) for label, phrases in _CUES)
_TURNED_DOWN = re.compile(
    r"^\W*(?:(?:ændrings)?forslaget?|anmodningen)\b[^.]*\b(?:ikke\s+vedtaget|forkastet|faldt|nedstemt)\b", re.I
)
#: Beside these, a sentence's adoption is the adoption of just that (`godkender, at sagen udsættes`).
_OVER_ADOPTION: Final = frozenset({"RECOMMENDED", "REFERRED", "POSTPONED", "WITHDRAWN", "REJECTED"})
_WITH_CHANGE = re.compile(
    rf"\b(?:{_ADOPT}|anbefal\w+|indstilling(?:en)?|med\s+anbefaling)\b[^.]{{0,100}}?"
    r"(?:,?\s(?:idet|dog\s+(?:således|sådan|med|at)|således\s+at|på\s+(?:betingelse|vilkår)|under\s+forudsætning"
    r"|bortset\s+fra|med\s+undtagelse)\b|\bmed\b[^.]{0,40}?\b(?:tilføjelse|ændring|bemærkning|korrektion|præcisering"
    r"|betingelse|vilkår|rettelse|justering)\w*)",
    re.IGNORECASE,
)


def find_cues(decision: str) -> set[OutcomeLabel]:
    """The outcomes whose phrases stand in a decision.

    Example:
        >>> sorted(find_cues("Drøftet og taget til efterretning."))
        ['DISCUSSED', 'NOTED']
        >>> find_cues("Anbefales godkendt."), find_cues("Ida Holm deltog ikke i mødet.")
        ({'RECOMMENDED'}, set())
        >>> sorted(find_cues("Godkendt, idet punkt 5 udgår."))
        ['AMENDED', 'APPROVED']
    """
    found: set[OutcomeLabel] = set()
    if _SIGNATURES.search(decision):
        return found
    for sentence in _sentences(decision):
        more = _of_sentence(sentence)
        if "APPROVED" in found and more & {"WITHDRAWN", "POSTPONED"} and _NUMBERED_ITEM.search(sentence):
            more = {"AMENDED"}
        found |= more
    if "WITHDRAWN" in found and _VOTED_DOWN.search(decision) and re.search(r"\bstemme[rs]?|\bstemt", decision):
        found = (found - {"WITHDRAWN"}) | {"REJECTED"}
    if "HEARING" in found:
        found.discard("POSTPONED")
    return found


def _of_sentence(sentence: str) -> set[OutcomeLabel]:
    rest, found = sentence, set[OutcomeLabel]()
    for label, pattern in _COMPILED:
        if pattern.search(rest):
            found.add(label)
            rest = pattern.sub(" ", rest)
    adopted = "APPROVED" in found
    if "REJECTED" not in found and re.search(r"\bk[au]n(?:ne)?\s+ikke\b", sentence) and _BODY.search(sentence):
        found = {"REJECTED"}
    elif adopted and found & {"POSTPONED", "WITHDRAWN"} and _OTHER_ITEM.search(sentence):
        found = {"APPROVED", "AMENDED"}
    elif found & _OVER_ADOPTION or ("HEARING" in found and _DECIDED_TO_SEND.search(sentence)):
        found.discard("APPROVED")
    if "REJECTED" in found:
        found &= {"REJECTED", "RECOMMENDED", "NOTED"}
    elif "RECOMMENDED" in found:
        found &= {"RECOMMENDED", "DISCUSSED"}
    if found & {"APPROVED", "RECOMMENDED"} and _WITH_CHANGE.search(sentence):
        found.add("AMENDED")
    return found


def _sentences(decision: str) -> Iterator[str]:
    for part in _SENTENCE.split(_QUOTED.sub(" ", decision)):
        # What became of a proposal is decided, though the sentence tells of the proposal as well.
        if part.strip() and (not _ASIDE.search(part) or _TURNED_DOWN.search(part)):
            yield part
