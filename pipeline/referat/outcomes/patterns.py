"""How decisions say their outcome: phrases by class, and what surrounds them, for `referat.outcomes.cues`.

Every repeat is bounded, so that a search is linear in the text. `STEMS` holds, for each class, letters that one of its
phrases must contain: a sentence without them is not searched.

Sources: the wording of published minutes, and the examples of the guidelines ("Outcomes of an agenda item").
"""

from __future__ import annotations

import re
from typing import Final

from referat.record import OutcomeLabel

SENTENCE = re.compile(
    r"(?<=[.!?:;])(?<!\bnr\.)(?<!\bkl\.)(?<!\b[Pp]kt\.)(?<!\bca\.)(?<!\bjf\.)(?!(?<=\bkr\.)\s+\d)\s+(?=[A-ZÆØÅÄÖÜÉÇŞŠ•–\-\d])"
    r"|\n\s*\n|\n(?=[-–•]|\d+[.)]|[a-h][.):]\s|[A-ZÆØÅ])"
    # Another clause that decides for itself.
    r"|,?\s(?=hvorefter\b)|,\s(?=mens\b)|,?\s(?:og|men)\s(?=(?:herefter|derefter)\b)"
    # One point after another: `Punkt 1 blev godkendt, punkt 2 anbefales`
    r"|,\s(?:og\s)?(?=(?:punkt|pkt\.)\s*\d+(?:\s(?:og|-)\s\d+)?\s(?:\w+\s){0,2}?(?:godkend|vedt|tiltr|anbefal|indstil|uds[aæ]t|drøft|tage|tog"
    r"|afvis|ikke|sende|oversend|udg))"
    # What a vote came to: "…, som dermed ikke blev godkendt", "…, hvorfor forslaget faldt".
    r"|(?<!spurgte)(?<!spurgt)(?<!undrede\ssig\sover),\s(?=(?:hvorfor|hvormed|hvorved)\b)"
    r"|,\s(?=(?:som|der|hvilket|og)\s(?:\w+\s){0,2}?(?:dermed|hermed|således)\b)"
)
QUOTED = re.compile(r"[\"“”„»«][^\"“”„»«]{15,2000}[\"“”„»«]")

#: A character of a phrase; the full stop of a number or of an abbreviation ends none.
_WITHIN = r"(?:[^.]|(?<=\d)\.(?=\d)|(?<=\b(?:kr|nr))\.|(?<=\b(?:mio|pkt|stk))\.)"
_PART = r"[\w-]{0,30}"
_MOTION = (
    rf"(?:{_PART}forslag(?:et|ene)?|indstilling(?:en)?|ansøgning(?:en)?|anmodning(?:en)?|begæring(?:en)?|ønske(?:t)?)"
)
_COUNCIL = (
    r"(?:[\w-]{0,30}udvalg(?:et)?|[\w-]{0,30}råd(?:et)?|[\w-]{0,30}bestyrelsen|magistraten|borgerrepræsentationen"
    r"|[\w-]{0,30}kommissionen"
    r"|[\w-]{0,30}nævnet)"
)
#: Clauses that decide nothing: proposals, wishes, votes, dissent, remarks, absence, and who signed.
ASIDE = re.compile(
    r"\b(?:foreslog|foreslår(?!\s+(?:over\s+for\s+)?(?:byrådet|kommunalbestyrelsen|regionsrådet|økonomiudvalget)\b)"
    r"|stillede\s+(?:følgende\s+)?(?:ændrings|beslutnings)?forslag"
    r"|forslag\s+(?:fra\s+.{1,60}\s+)?(?:om,?|til)\s+at"
    r"|havde\s+(?:stillet|foreslået)|til\s+protokollen|protokollatet?|tilført|forbehold(?!\s+(?:for|af)\b)"
    r"|(?:tog|tager|tage)\s+(?:\w+\s+){0,2}forbehold|begærer?|begærede"
    r"|(?:forvaltningen|administrationen|formanden|borgmesteren|direktøren|chefen|\w+chefen)\s+(?:orienterede"
    r"|oplyste|berettede|fortalte)"
    r"|deltog\s+ikke|var\s+fraværende|inhabil\w*|fraværende)\b"
    r"|^\W*(?:mens\s+)?(?:et\s+mindretal|imod|undlod|følgende\s+undlod|mindretallet)\b|\b(?:stemte"
    r"|(?<!\d\s)stemmer)\s+(?:dog\s+)?imod\b(?!\s+\d)"
    r"|\bundlod\s+at\s+stemme\b"
    # "… havde gerne set sagen godkendt"
    r"|\b(?:havde|har|så)\s+(?:\w+\s+)?(?:gerne|hellere|helst)\b|\bhavde\s+foretrukket\b"
    r"|\bhverken\s+for\s+eller\s+imod\b"
    rf"|^\W*(?!(?:{_COUNCIL}|flertallet|et|der|det|man|alle)\b)"
    r"(?-i:(?:(?:[A-ZÆØÅ][\w.,'’-]*|og|samt|mens|gruppe|liste|\([^()]{0,40}\),?)\s+){1,12})(?:ønske[dr]e?"
    r"|ville)\b(?![^.]{0,120}\btrak\b)"
    # "…, idet Venstre ikke kan anbefale punkt 2"
    rf"|(?<=\bidet\s)(?!{_COUNCIL}\b)(?-i:[A-ZÆØÅ])[^.]{{0,60}}?\s(?:ikke\s+k[au]n(?:ne)?|ønske[dr]e?)\b",
    re.IGNORECASE,
)
#: `i den form, som Økonomiudvalget havde foreslået, men …`: told in passing.
RELATIVE = re.compile(
    r",\s(?:som|der)\s(?:[^,.;]{1,80}\s)?(?:havde|har)\s(?:\w+\s)?(?:foreslået|stillet|ønsket)(?=,)", re.IGNORECASE
)
#: Where a clause begins that the one before it does not need.
CLAUSE = re.compile(r"[,;(–]?\s(?:idet|mens|men|hvor|hvilket|fordi|sådan\s+som)\s", re.IGNORECASE)
LOOSE_CLAUSE = re.compile(r"[,;(–]|\s-\s|\s(?:og|dog|samt|som)\s", re.IGNORECASE)
#: What someone proposes, to see what it comes to where the next sentence adopts it.
PROPOSAL = re.compile(r"\b(?:foreslog|forslag|begærede?|anmodede|ønske[dr]e?)\b", re.IGNORECASE)
#: What is told of the world, or of another day: reports, and reasons.
REPORTED = re.compile(
    r"\b(?:orientere(?:de|t)|oplyst\w*|oplyses|nævnt\w*|bemærk(?:et|es|ede)|konstatere\w+|notere(?:de|t|r)\s+sig"
    r"|bekendt\s+med|beklage(?:de|r)|spurgte|svarede|indgik\s+i\s+drøftelsen|redegjorde\s+for|erindre\w*"
    r"|(?:orientering|redegørelse|spørgsmål)(?:en|et)?\s+om)"
    r"(?:\s+om)?,?\s+(?:at|om|hvornår|hvorfor|hvordan|hvilke\w*)\b[^.;]{0,500}?"
    r"(?=,\s+(?:og\s+)?(?:tog|tages|toges|blev|er|hvilket)\b|\s+og\s+tog\b|[.;]|$)"
    r"|\b(?:har|havde)\s+(?:tidligere\s+)?(?:været|fået)\s+(?:udsat|sendt|oversendt|drøftet|i\s+høring)\b[^.;]*"
    r"|\b(?:tidligere|allerede)\s+(?:udsat|sendt|oversendt)\b[^.;,]*"
    # "En status forelægges på mødet i maj": a new matter.
    r"|^\W*(?:en|et)\s+(?!(?:flertal|mindretal|enigt|enstemmigt|samlet|sag\b)|(?:(?:endelige?|fornyet|ny)\s+)?(?:beslutning"
    r"|afgørelse|stillingtagen|behandling|drøftelse)\b)[\w-]+\s+(?:(?:om|af|over|på|for|vedrørende|fra)\s+(?:[\w-]+\s+){1,5}?)?"
    r"(?:forelægges|behandles|drøftes|optages|sættes|kommer|tages|udarbejdes)\b[^.;]*"
    # "Arbejdet med stien er udskudt til foråret": what is late, and no item.
    r"|\b[\w-]{0,30}(?:arbejdet|arbejderne|byggeriet|opstarten|åbningen|indvielsen|renoveringen|turen"
    r"|besøget|arrangementet|konferencen|kurset|licitationen|udbuddet|leveringen|indflytningen)\b(?:\s+[\w-]+){0,6}?"
    r"\s+(?:er|var)\s+(?:\w+\s+)?(?:udskudt|udsat)\b[^.;]*",
    re.IGNORECASE,
)
REASON = re.compile(
    r"(?:\b(?:fordi|eftersom|selv\s?om|efter\s+at|på\s+grund\s+af,?\s+at|som\s+følge\s+af,?\s+at)|(?<=,\s)da|^\W*da)\b"
    r"[^,.;]*",
    re.IGNORECASE,
)
#: What is taken note of is not decided.
NOTED_CONTENT = re.compile(
    r"(?:,|\bom,?|\bherunder|\befter)\s+at\b[^.]*?(?=,\s*(?:og\s+)?(?:tog|tages|toges|blev|er|samt)\b|[.]|$)",
    re.IGNORECASE,
)
#: Before something else, something must come: no adoption.
BEFORE = re.compile(r"(?:\b(?:før|inden|indtil|når)|,\stil)\s[^,.;]*", re.IGNORECASE)
#: A minority's `kan ikke anbefale` is a vote; that of the body itself is a refusal.
BODY = re.compile(
    r"\b(?:udvalget|byrådet|rådet|bestyrelsen|kommunalbestyrelsen|regionsrådet|magistraten|borgerrepræsentationen"
    r"|\w+udvalget|\w+rådet|indstillingen|forslaget|ansøgningen|anmodningen|sagen|andragendet|klagen"
    r"|flertallet)\s+(?:\w+\s+){0,3}?k[au]n"
    r"|\b(?:men|og)\s+kan\s+ikke\b"
    # "Et flertal, bestående af A og C, kan ikke støtte forslaget"
    r"|\bet\s+flertal\b(?:(?!\b(?:mens?|mindretal\w*|anbefal\w*|indstille\w*|godkend\w*|vedt\w+|tiltr\w+)\b)[^.;]){0,200}?"
    r"\bk[au]n(?:ne)?\s+ikke\b",
    re.IGNORECASE,
)
#: Under the approval of an agenda, what is said of other items is a change of the agenda.
AGENDA = re.compile(r"\bdagsorden", re.IGNORECASE)
#: The columns of a sheet of signatures, in which everyone has `Godkendt`.
SIGNATURES = re.compile(r"\bBruger\s+Status\s+Dato\b", re.IGNORECASE)
#: `Dagsordenen i øvrigt godkendt`: what is said before it is of the agenda as well.
AGENDA_ADOPTED = re.compile(
    r"\bdagsorden(?:en)?\b[^.;]{0,60}?\b(?:godkend|vedt|tiltr)|\b(?:godkend|vedtog|tiltr)\w*\s+(?:\w+\s+){0,3}?dagsorden",
    re.IGNORECASE,
)
#: `Punkt 21 behandles for åbne døre.`
MOVED = re.compile(
    r"\bat\s+(?:fremrykke|rykke|flytte|udsætte|udskyde|behandle|åbne|lukke|tage|optage|tilføje|udtage)\s+(?:\w+\s+){0,2}?"
    r"(?:punkt(?:erne)?|pkt\.?|sag(?:erne)?)\s*\d|\b(?:punkt(?:erne)?|pkt\.?|sag(?:erne)?)\s*\d+[^.]{0,30}?\b(?:behandles|udgår|udgik|udsættes|udskydes|rykkes|flyttes|tages|åbnes"
    r"|lukkes|optages|tilføjes)\b",
    re.IGNORECASE,
)
NUMBERED_ITEM = re.compile(r"\b(?:punkt(?:erne)?|pkt\.?|sag(?:erne)?(?:\s+nr\.?)?)\s*\d", re.IGNORECASE)
#: A decision that answers its points one by one: `Punkt 1 godkendt.`
POINT_ADOPTED = re.compile(
    r"^\W*(?:ad|punkt(?:erne)?|pkt\.?|indstillingspunkt|nr\.?)\s*\d[\d\s.,og–-]*:?\s"
    r"|^\W*\w+(?:\s+for\s+så\s+vidt|,?\s+hvad)\s+angår\s+(?:indstillingens\s+)?(?:punkt|pkt)",
    re.IGNORECASE,
)
#: To decide to send out is the consultation alone; to approve what is sent out is both.
DECIDED_TO_SEND = re.compile(
    r"\b(?:vedtog|vedtaget|besluttede|besluttet)\b[^.]{0,40}?\bat\s+(?:lade|(?:ud)?sende|fremlægge|offentliggøre|lægge"
    r"|sætte|igangsætte|iværksætte|høre)\b",
    re.IGNORECASE,
)
VOTED_DOWN = re.compile(r"\b(?:bortfald(?:t|et|er)|faldt|faldet|falder)\b", re.IGNORECASE)
VOTED = re.compile(r"\bstemme[rs]?|\bstemt|\bstemmelighed", re.IGNORECASE)

_ADOPT = (
    r"godkend(?:t|tes|te|es|er)|vedt(?:aget|oges|ages|og|ager)|tiltr(?:ådt|ådte|ædes|æder|ådtes)"
    r"|bevilge(?:de|t|des)|bevilges|bevilger|imødekom(?:met|mer|mes)?|frigive[srt]|frigav"
    r"|(?:tilslutte(?:de|r)|slutte(?:de|r))\s+(?:sig|op)"
)
_NOT = r"(?:ikke|hverken)"
_AUXILIARY = r"(?:(?:blev|bliver|er|dermed|derfor|herefter|kunne|kan|således)\s+)*"


def _one_of(*phrases: str) -> str:
    """Any of the phrases, as whole words; a blank stands for any white space."""
    return r"\b(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + r")\b"


def _at_start(*phrases: str) -> str:
    return r"^\W*(?:" + "|".join(phrase.replace(" ", r"\s+") for phrase in phrases) + r")\b"


_THEN = r"(?:(?:er|blev|var|bliver|hermed|dermed|herefter|således|derfor|også)\s+){0,3}"
_WITHDRAWS = r"(?:udgår|udgik|udgået|bortfald(?:et|er|t))"
_FORUM = (
    r"[\w-]{0,30}(?:udvalg|budget|forvaltning|byråd|kommunalbestyrelse|regionsråd|magistrat|direktion"
    r"|behandling|råd)\w*"
)
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|foråret|efteråret"
#: The next meeting, or another that comes.
_MEETING = (
    r"(?:(?:på|til)\s+(?:(?:et|det|udvalgets|byrådets|rådets)\s+)?(?:næste|senere|kommende|førstkommende|følgende"
    r"|ekstraordinære?|ordinære?|efterfølgende)\s+(?:ordinære\s+|ekstraordinære\s+)?[\w-]{0,30}møde(?:t)?"
    rf"|(?:på|til)\s+(?:[\w-]+s\s+)?{_PART}møde(?:t|r)?\s+(?:i|den|efter)\b|(?:igen\s+)?(?:til|i"
    rf"|efter)\s+(?:{_MONTHS}|sommerferien|ferien|nytår))"
)
#: What follows `udsat` where it is said of the case; anything else it goes before is what is put at risk, or late.
_PUT_OFF = (
    r"(?:sig|til|på|med|indtil|i|af|efter|da|og|så|for|fra|idet|mens|som|hvis|igen|at|under|ved|uden|pga"
    r"|grundet|hvor|men|indenfor|inden|mod|dog|behandling\w*)"
)
#: `Udvalget forelægges en plan på mødet i maj` tells of a new matter; `der træffes en beslutning i maj` of this one.
_OF_THIS_MATTER = r"(?:(?:endelige?|fornyet|ny) )?(?:beslutning|afgørelse|stillingtagen|behandling|drøftelse|gang)\b"
_NO_NEW_MATTER = rf"(?! (?:(?:der|{_COUNCIL}) )?(?:en|et) (?!{_OF_THIS_MATTER}|anden gang\b))"
#: What a body grants.
_GRANT = (
    rf"(?:{_PART}bevilling|{_PART}tilladelse|{_PART}dispensation|{_PART}tilskud|{_PART}samtykke|{_PART}tilsagn|{_PART}garanti"
    r"|bemyndigelse|støtten)\w{0,5}"
)
_HEARING_NOUN = r"(?:[\w-]{0,30}høring|[\w-]{0,30}partshøring|[\w-]{0,30}orientering(?=\s+i\s+\w+\s+uger))"

#: Outcome and its phrases. An earlier class takes its words away from later ones. `LATER` is a postponement that is
#: none where the case goes out for consultation meanwhile.
_CUES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "REJECTED",
        (
            rf"\b{_NOT}\s+{_AUXILIARY}(?:{_ADOPT}|følge[st]?)\b",
            rf"\b(?:{_ADOPT})\s+ikke\b",
            _one_of(
                "forkast(?:et|ede|edes|es|er)",
                "afvis(?:t|te|tes|es|er|e)",
                "nedstemt(?:e|es)?",
                "stemte? .{3,40} ned",
                "stemt(?:es)? ned",
                "(?:besluttede|vedtog|valgte) (?:\\w+ )?ikke at (?:imødekomme|godkende|støtte|give|meddele|yde"
                "|bevilge|fremme|dispensere|tiltræde)",
                "af(?:slag(?! af)|slaget|slår|slås|slog|slået)",
                r"bortfaldt?\w* som ikke",
                "(?:kunne|kan) ikke (?:anbefales|imødekommes|støttes|godkendes|tiltrædes|fremmes|efterkommes)(?! af)",
                "(?:fremmes|nød|nyder) ikke (?:fremme)?",
                "ikke fremmet",
                "tages ikke til følge",
                "(?:et (?:\\w+ )?flertal|flertallet)(?: (?:i|af) [\\w-]+)?\\b[^.;]{0,200}?\\bstem(?:te|mer) imod",
                "(?:de (?:\\w+ )?øvrige|resten|alle andre|de andre)(?: [\\w-]+){0,3} stem(?:te|mer) imod",
                "nægte(?:s|t|de|des)",
                "underkend(?:t|es|te)",
                "skrinl(?:agt|ægges|agde|ægger)",
                "(?:sagde|siger) nej(?: tak)? til",
                "modsætter sig",
                "anbefales ikke(?! af)",
                rf"{_COUNCIL} (?:\w+ )?anbefale(?:r|de) ikke(?! at)",
                "(?:kan|kunne) ikke (?:gives|meddeles|ydes|bevilges|tillades|accepteres|gennemføres|vedtages"
                "|nyde fremme)(?! af)",
                rf"(?:{_MOTION}|projektet|planen|ideen) (?:droppes|opgives|droppet|opgivet|skrottes)",
                "(?:blev|er|bliver|var) ikke støttet",
                r"(?:(?:tages|toges) ikke|ikke taget) til (?:\w+ )?efterretning",
                rf"{_COUNCIL} (?:\w+ ){{0,2}}?(?:tager|tog) (?:(?!ikke)[\w-]+ ){{0,6}}?ikke (?:(?!ikke)[\w-]+ ){{0,6}}?"
                r"til (?:\w+ )?efterretning",
                "ønsker ikke at (?:fremme|godkende|støtte|imødekomme|meddele|give|dispensere|gå videre)",
                "(?:gives|meddeles|ydes|bevilges) ikke (?:\\w+ )?(?:dispensation|tilladelse|tilskud|bevilling|støtte"
                "|samtykke|landzonetilladelse)",
                rf"{_GRANT} (?:kan )?(?:gives|meddeles|ydes|bevilges|udstedes|udbetales) (?:\w+ )?ikke",
                r"(?:finder|fandt|ser|så|er|var) (?:\w+ ){0,2}?(?:ikke|intet) (?:\w+ )?"
                r"(?:grundlag|anledning|hjemmel|mulighed) (?:for|til)"
                r" (?:at (?:imødekomme|dispensere|give|godkende|støtte|fremme|yde|meddele|tillade|bevilge|tiltræde)"
                r"|(?:en |et )?(?:dispensation|tilladelse|tilskud|støtte))",
                "arbejdes ikke videre",
                "(?:opnåede|fik|fandt|vandt|samlede|havde) ikke (?:\\w+ )?(?:flertal|tilslutning|tilstrækkelig \\w+)",
                "(?:var|er) (?:der )?ikke (?:\\w+ )?(?:flertal|tilslutning) (?:for|til)",
                "kunne ikke (?:opnå|samle|finde|vinde) (?:\\w+ )?(?:flertal|tilslutning)",
                rf"{_MOTION} {_THEN}(?:faldt|falder|faldet)(?! (?:uden|inden|ind|under|i|på|til) )",
            ),
            rf"\b{_MOTION}\b[^.]{{0,160}}?\b(?:faldt|faldet|falder)\b"
            r"(?=\W*$|[.,;]|\s+(?:dermed|hermed|herefter|således|derfor|med\s+[\dé]|idet|da|og|mod|efter)\b)",
            r"\bafstemning\b[^.]{0,60}?\b(?:faldt|faldet|bortfaldt)\b",
            rf"\b(?:bortfald(?:er|t)|faldt)\s+(?:dermed\s+|herefter\s+)?{_MOTION}\b",
            rf"^\W*(?:det|dette|den)\s+{_THEN}(?:faldt|bortfaldt)\s+med\b",
            _at_start("faldet", "faldt"),
        ),
    ),
    (
        "RECOMMENDED",
        (
            _one_of(
                "anbefal(?:es|er|et|ede|edes)",
                "kan anbefale",
                "anbefaling af",
                "med (?!en )(?:\\w+ )?anbefaling",
                "med indstilling om",
                "det indstilles",
                "indstilles? (?:til|godkendt|vedtaget|tiltrådt|over for|sagen|forslaget|,? at)",
                "indstiller (?:til|over for|sagen|forslaget|planen|indstillingen|[\\w ]{1,40} til)",
            ),
            rf"\b{_COUNCIL}\s+(?:\w+\s+){{0,2}}?indstiller,?\s+at\b",
            r"\bflertal(?:let)?(?:\s+\([^()]{1,80}\)|,?\s+(?:bestående\s+)?af\s+[^.;:]{1,120}?)?,?\s+indstiller,?\s+at\b",
            rf"^\W*{_COUNCIL}\s+foreslår\s+(?:over\s+for\s+)?(?:byrådet|kommunalbestyrelsen|regionsrådet"
            rf"|økonomiudvalget)\b",
        ),
    ),
    (
        "HEARING",
        (
            r"\b(?:(?:ud)?send(?:es|er|t|te|e|elsen?)|læg(?:ges|ger|ge)|lagt|fremlæg(?:ges|ger|ge)|fremlagt"
            r"|sæt(?:tes|ter|te)|sat|gå[rs]?)\b"
            rf"[^.;]{{0,120}}?\b(?:i|til)\s+(?:[\w.-]+\s+){{0,6}}?{_HEARING_NOUN}\b",
            rf"\b(?:iværksæt\w*|igangsæt\w*|gennemfør(?:es|t|e)?|afhold(?:es|t"
            rf"|e)?)\s+(?:[\w.-]+\s+){{0,3}}?{_HEARING_NOUN}\b"
            rf"|\b{_HEARING_NOUN}\s+(?:\w+\s+)?(?:gennemført|iværksat|igangsat|afholdt|gennemføres|igangsættes"
            rf"|iværksættes)\b",
            r"\boffentliggør\w*\b[^.;]{0,80}?\bhøring",
            rf"\b(?:godkend(?:t|es)|vedta(?:get|ges)|tiltrådt)\s+til\s+(?:udsendelse\s+(?:i|til)\s+"
            rf"|fremlæggelse\s+i\s+)?(?:\w+\s+){{0,3}}?{_HEARING_NOUN}\b",
            r"\b(?:fremlæg\w+|fremlagt|lægges|lagt)\s+(?:\w+\s+){0,2}?(?:offentligt"
            r"|til\s+offentlig\w*\s+(?:fremlæggelse|gennemsyn|debat))\b",
            r"\b(?:i|til)\s+offentlig\s+fremlæggelse\b|\bsend\w+\b[^.;]{0,120}?\boffentlig\s+(?:fremlæggelse|debat)\b",
            r"\bfremlægges\s+i\s+[\w-]+\s+uger\b",
            r"\b(?:send(?:es|t|er|e)|får)\b[^.;]{0,120}?\b(?:til|på)\s+(?:en\s+)?udtalelse\b",
            r"\b(?:besluttede|vedtog|besluttet|ønsker)\s+at\s+høre\b|\bat\s+indhente\s+(?:en\s+)?(?:udtalelser?"
            r"|høringssvar)\s+fra\b",
            _at_start("i (?:offentlig )?høring"),
            rf"\bskal\s+(?:først\s+|nu\s+|derfor\s+)?(?:ud\s+)?i\s+(?:[\w-]+\s+){{0,2}}?{_HEARING_NOUN}\b",
            r"\b(?:ud)?send(?:es|t|er|e)\b[^.;]{0,80}?\b(?:til|i)\s+kommentering\b",
            r"\b(?:ud)?send(?:es|t|er|e)\b[^.;]{0,80}?(?:høringsperiode\w*|(?:svar|hørings)frist\w*)\b",
            r"\b(?:nabo|lodsejer|beboer|part|grundejer|forening|bestyrelse|interessent|borger)\w*\s+(?:\w+\s+){0,2}?"
            r"(?:høres|partshøres)\b",
        ),
    ),
    (
        "REFERRED",
        (
            _one_of(
                "oversend(?:t|es|er|te|e)",
                rf"fremsend(?:t|es|er) (?:\w+ ){{0,3}}?til (?:[\w-]+ ){{0,4}}?{_FORUM}",
                r"tilbagesend(?:t|es|er|te|e)(?![^.]{0,80}\bmed bemærkning)",
                "hjemvis(?:t|es|er|te|tes|e)",
                rf"henvis(?:t|es|er|te|tes|e) (?:[\w-]+ ){{0,3}}?til (?:[\w-]+ ){{0,4}}?{_FORUM}",
                "videresend(?:t|es)",
                "returner(?:et|es|er|ede)",
                "send(?:t|es|e) (?:[\\w-]+ ){0,5}?til (?:\\w+ )?(?:real)?(?:itets)?behandling",
                r"send(?:t|es|er|te|e) (?:(?!(?:og|i|til)\b)[\w-]+ ){0,5}?(?:tilbage|retur|videre)",
                "(?:overgår|overgik|går|gik) til (?:\\w+ )?(?:2|anden|andenbehandling)",
                "overgår til",
                "hjemsend(?:t|es|er|te)",
                "(?:går|gik|fremsendes|sendes) (?:\\w+ )?(?:videre )?til (?:2\\.|anden|andenbehandling\\w*|2)",
                "(?:går|gik|kommer) (?:\\w+ )?retur til",
                rf"send(?:t|es|er|te|e) (?:[\w-]+ ){{0,2}}?til (?:[\w,-]+ ){{0,4}}?{_PART}(?:udvalget|byrådet"
                "|kommunalbestyrelsen|regionsrådet|magistraten)",
                "overgik til",
                "går tilbage til",
                "får (?:sagen|punktet|forslaget) tilbage",
                "fremmes til",
                "fremmet til (?:\\w+ )?[\\w-]*behandling",
                "tilbagevis(?:t|es) til",
                "besluttede at forelægge",
                rf"forelægges for (?:[\w,-]+ ){{0,5}}?{_PART}udvalg\w*",
            ),
            _at_start("tilbage til(?! (?:toppen|forsiden|oversigten|menuen|indhold\\w*|dagsordenen))", "retur til"),
        ),
    ),
    (
        "POSTPONED",
        (
            rf"\budsat\b(?!\s+(?!{_PUT_OFF}\b)[a-zæøå])",
            r"\budsatte\s+(?:[\w-]+\s+)?(?:sagen|punktet|behandlingen|forslaget|beslutningen)\b",
            _one_of(
                "udsættes?",
                "udsætter",
                "udsattes",
                "udskyde[sr]?",
                "udskudt(?! til at)",
                "udskød(?:es)?",
                "(?:stilles|stillet|sættes|sat) i bero",
                "(?:ikke nået|nåede ikke)",
                r"(?:blev|er) ikke (?:nået|behandlet|drøftet|færdigbehandlet)"
                r"(?=[^.]{0,60}\b(?:tid\w*|næste|senere|grund)\b)",
                "parkeres|(?:rykkes|skubbes|udsat) til (?:et |det |næste )",
                r"stillingtagen (?:\w+ ){0,2}?(?:udskydes|afventer|sker)",
                "stilles til bero",
                r"(?:endelig|fornyet|ny) (?:stillingtagen|beslutning|behandling|drøftelse|afgørelse)"
                rf" (?:i|til|på|ved) (?:{_MONTHS}|[\w-]{0, 30}mødet?|budget\w*)",
                r"vente(?:r|s|de)? med (?:at )?(?:tage|træffe|beslutte|behandle|stillingtagen|beslutning\w*)",
                rf"(?:ønske|forslag|begæring|anmodning)\w* om (?:sagens |at få sagen "
                rf"|at )?udsæt\w+(?=[^.]{{0,120}}?\b(?:{_ADOPT})\b)",
            ),
        ),
    ),
    (
        "LATER",
        (
            _one_of(
                "genoptage[st]",
                "genoptager? (?:\\w+ )?(?:sagen|punktet|behandling\\w*|drøftelse\\w*|emnet|spørgsmålet"
                "|forslaget|den|det)",
                "(?:sagen|punktet|beslutning\\w*|behandling\\w*|stillingtagen|afgørelse\\w*|spørgsmålet)"
                " (?:må|skal|kan) vente",
                r"(?:sagen|punktet|emnet|forslaget|behandlingen|den|det) (?:\w+ )?(?:forventes|ventes|påregnes)"
                r" (?:\w+ )?(?:behandlet|optaget|genoptaget|forelagt|drøftet|taget op|på dagsordenen|sat på)\b"
                rf"[^.;]{{0,50}}?{_MEETING}",
                "genoptog(?:es)?",
                "henlægges|henlagt",
                "tage[rs]? (?:\\w+ )?stilling,? (?:når|ved|på|i forbindelse|til \\w+ (?:når|ved|på|i forbindelse))",
                rf"(?:overføres|overført|flyttes|flyttet|tages|behandles|optages|sættes|kommer|forelægges|drøftes"
                rf"|sker|sat|fortsættes|fortsætter|genbehandles|træffes)\b{_NO_NEW_MATTER}[^.;]{{0,50}}?{_MEETING}",
                "inden (?:der træffes|endelig|udvalget tager|stillingtagen|der tages|sagen kan|bestyrelsen træffer"
                "|udvalget træffer)",
                r"(?:sættes|kommer|optages|tages op|forelægges|behandles|drøftes|ser på)\b[^.]{0,50}?\b(?:igen|på ny)",
                rf"(?:sagen|beslutning\w*|stillingtagen|behandling\w*)\b{_WITHIN}{{0,80}}?\bafventer",
                "afventer (?:sagen|beslutning\\w*|behandling\\w*)",
                r"tages? (?:der )?(?:\w+ )?stilling (?:til (?:\w+ )?)?(?:i forbindelse med|ved|på|når|under)",
                "træffes? beslutning (?:ved|på|i forbindelse|når|under)",
                rf"(?:træffer|tager) (?:\w+ ){{0,2}}?(?:beslutning|afgørelse|stilling)(?:en)?\b[^.;]{{0,60}}?"
                rf"(?:\bi (?:{_MONTHS})|,? når\b|\bsenere\b|\bpå et (?:senere|kommende)|\bpå næste\b"
                rf"|\befter (?:{_MONTHS}|ferien|sommerferien|høringen|nytår))",
                "(?:beslutning\\w*|afgørelse\\w*)\\b[^.]{0,80}?\\btræffes (?:først|ved|på|når|i forbindelse)",
                "vende(?:r|s) (?:\\w+ )?tilbage til (?:sagen|punktet|spørgsmålet|emnet|forslaget|den|det)",
                "(?:behandles|drøftes|tages op|tages|tager [\\w ]{3,60} op|vurderes|indgår|optages) (?:\\w+ )?(?:ved"
                "|i forbindelse med|under) (?:[\\w-]+ ){0,3}?(?:[\\w-]*budget|forslag til|kommuneplan)\\w*",
            ),
            _at_start("afventer"),
        ),
    ),
    (
        "WITHDRAWN",
        (
            rf"\b(?:[\w-]{{0,30}}punkt\w*|sag\w*|behandling\w*|pkt\.?|forespørgsl\w*"
            rf"|{_MOTION})(?!\w)[^.,;]{{0,80}}?\b{_WITHDRAWS}\b",
            _at_start(_WITHDRAWS, "taget af", "frafaldet", "trukket"),
            _one_of(
                "(?:tages|taget|tog) (?:\\w+ )?af(?: (?:dagsordenen|bordet|programmet)|(?=\\W*$))",
                "trukket",
                r"træk(?:ker|kes|ke)? (?:\w+ )?(?:tilbage|af|fra)",
                r"trak(?: \w+ tilbage| tilbage| (?:forslaget|sagen|punktet|ansøgningen|anmodningen)| (?:sit|sin"
                r"|deres) [\w-]{0,30}(?:forslag|anmodning|ansøgning|sag))",
                "frafald(?:t|et|er|es)(?! (?:\\w+ )?afstemning)",
                "kaldt tilbage",
                "behandles ikke",
                "fjernet fra dagsordenen",
                "(?:sagen|[\\w-]{0,30}punktet|forslaget) (?:er |blev )?(?:annulleret|annulleres|aflyst)",
                "mødet (?:er|blev) aflyst",
            ),
        ),
    ),
    (
        "ELECTED",
        (
            _one_of(
                "genvalg(?:t|tes)?",
                "valgtes",
                "valget faldt på",
                "(?:gen|ny)?valgt (?:blev|er|som|til|ind)",
                r"(?-i:[A-ZÆØÅ][\w-]+ [A-ZÆØÅ][\w-]+) (?:\([^()]{1,12}\) )?(?:er |blev )?(?:gen|ny)?valgt"
                r"(?=\W*$| for )",
                r"(?:udvalget|[\w-]{0,20}bestyrelsen|rådet|[\w-]{0,20}gruppen) (?:\w+ )?(?:sammensættes|sammensat)",
                "(?:blev|er|blevet|bliver) (?:(?!ikke)[\\wÆØÅæøå.'()-]+ ){0,9}?(?:gen|ny)?(?:valgt|udpeget"
                "|konstitueret)",
                "(?:gen)?udpeg(?:et|edes|es|er|ede)",
                "vælges",
                "vælger",
                "valgte",
                "blev ansat",
                r"(?-i:[A-ZÆØÅ][\w-]+ [A-ZÆØÅ][\w-]+) (?:\([^()]{1,12}\) )?bl(?:ev|iver) "
                r"(?:(?:ny|nyt|udvalgets|rådets|byrådets|herefter|dermed|derefter|ordinært|første|1\.|2\.) ){0,2}"
                r"(?:(?:næst|vice)?formand|medlem|(?:personlig )?suppleant|stedfortræder|repræsentant)"
                r"(?![^.]{0,60}\b(?:år siden|i (?:19|20)\d\d))",
                "pege(?:de|r) på (?-i:[A-ZÆØÅ])[\\w .-]{2,60}? som",
                "ansættes",
                "udnævnt",
                "konstituer(?:et|ede|ede sig|er|edes)",
                "beskik(?:kes|ket|kede)",
                "indtræder (?:\\w+ )?(?:som|i)",
                "nedsat blev",
                "(?:tiltræder|indtræder) udvalget",
            ),
            r"^\W*valgt\s?:|(?-i:^\W*(?:Nye?\s+)?(?:(?:[Nn]æst)?[Ff]ormand|[Ss]uppleant|[Mm]edlem(?:mer)?"
            r"|[Ss]tedfortræder|[Rr]epræsentant(?:er)?)\s+blev\s+[A-ZÆØÅ])",
        ),
    ),
    (
        "NOTED",
        (
            _one_of(
                r"til (?:\w+ )?(?:efterretning|orientering|underretning)|ad notam",
                r"(?:orientering|redegørelse|status)(?:en)?\b[^.;]{0,60}? (?:blev |er )?(?:givet|foretaget"
                r"|gennemgået|modtaget)",
            ),
        ),
    ),
    (
        "DISCUSSED",
        (
            _one_of(
                "drøfte(?:t|de|des|s(?! (?:med|i|på|først|igen|videre|senere|ved)))",
                "(?:havde|efter|holdt|var) (?:en )?(?:\\w+ )?drøftelse",
                "drøftelse (?:er |blev )?(?:foretaget|afholdt|gennemført)",
                "temadrøftelsen blev",
                "debatter(?:et|ede|edes)",
            ),
        ),
    ),
    (
        "APPROVED",
        (
            rf"\b(?:{_ADOPT})\b",
            _one_of(
                r"(?:[\w-]{0,30}forslaget|[\w-]{0,20}indstilling(?:en)?|anbefaling(?:en)?) (?:\w+ )?"
                r"(?:følges|blev fulgt)",
                r"(?:følge[rs]|fulgte) (?:[\w-]+ ){0,3}?(?:indstilling|anbefaling|forslag|oplæg)\w*",
                "(?:stadfæst|bifald)(?:er|ede|es|et|t|te)",
                "(?:tages|taget|toges) til følge",
                "(?:gav|giver|får|fik) (?:\\w+ )?grønt lys",
                rf"{_MOTION} (?:\w+ )?(?:antages|antaget|efterkommes|efterkommet|accepteres|accepteret)",
                r"(?:sagde|siger|sige) (?:\w+ )?ja til(?! at (?:undersøge|arbejde))",
                rf"(?:gav|giver|givet) (?:{_PART} ){{0,3}}?(?:tilslutning|opbakning)(?: til)?",
                r"(?:(?:var|er) (?:der )?(?:(?:fuld|bred|enstemmig|stor) )?(?:tilslutning|opbakning|enighed)"
                r"|bakke(?:r|de)(?: \w+)? op) (?:til|om|bag) (?:indstilling|forslag|plan|projekt|oplæg|det foreslåede"
                r"|at (?:godkende|vedtage|følge|tiltræde))\w*",
                rf"(?:{_COUNCIL}|flertallet|alle) (?:er|var|erklærede sig) (?:\w+ )?enig(?:e|t)? (?:i|med)"
                r" (?:indstilling|forslag|oplæg|det foreslåede|forvaltning|administration)\w*",
                rf"{_GRANT}\b{_WITHIN}{{0,60}}? (?:gives|meddeles|ydes|udbetales)",
                rf"{_GRANT} (?:\w+ ){{0,2}}?(?:blev|er|bliver) (?:\w+ )?(?:givet|meddelt|ydet|udbetalt)"
                r"(?! i (?:19|20))",
                rf"(?:meddele(?:s|r)|meddelte|giver|gav|gives|ydes|yder) (?:\w+ ){{0,3}}?{_GRANT}",
                r"(?:fik|får|gav|giver|gives) (?:\w+ ){0,3}?(?:mandat|fuldmagt|bemyndigelse)(?:en)?(?! i (?:19|20))",
                r"still(?:er|ede|es) (?:\w+ ){0,3}?[\w-]{0,20}garanti(?:en)?",
                "for (?:indstillingen|forslaget) stemte (?:samtlige|alle|et flertal|flertallet)",
            ),
            # "Forlænges et år": the case itself is what no word names.
            r"^\W*(?:forlænge[ts]|videreføre[ts]|fastholde[ts]|gøres\s+permanent|iværksættes)\b(?!\s+(?:\w+\s+)?ikke\b)",
            _at_start("som indstillet", "i overensstemmelse med indstillingen"),
        ),
    ),
)
NOTED = re.compile(r"\btil\s+(?:\w+\s+)?(?:efterretning|orientering)\b", re.IGNORECASE)
UNABLE = re.compile(r"\bk[au]n(?:ne)?\s+ikke\b(?!\s+selv)", re.IGNORECASE)
#: `Godkendt.`, of an agenda or of minutes more often than not where items are numbered behind it.
APPROVED_ALONE = re.compile(r"(?:^|[.\n])[ \t]*Godkendt\b")
CLAUSE_END = re.compile(r"[,.;:(]|\b(?:og|men)\b")
#: Phrases that hold their `ikke`.
SAYS_NOT = re.compile(
    r"\bikke\s+(?:nået|behandlet|drøftet|færdigbehandlet)|\bnåede\s+ikke|\bbehandles\s+ikke", re.IGNORECASE
)
NEGATION = re.compile(r"\b(?:ikke(?!\s+(?:kun|alene|blot|mindst))|uden\s+at|ingen|hverken)\b", re.IGNORECASE)
#: What a change of the adopted can be beside.
BESIDE_CHANGE: Final = frozenset({"APPROVED", "RECOMMENDED", "HEARING"})
AS_RECOMMENDED = re.compile(
    r"\bi\s+(?:overensstemmelse\s+med|henhold\s+til)\s+(?:forvaltningens\s+)?indstillingen?\b|\bsom\s+indstillet\b",
    re.IGNORECASE,
)
#: A main clause after a recommendation: `…, og sender det samtidig i høring`.
ALSO = re.compile(
    r"\bog\s+(?!at\b)(?:sender|udsender|udpeger|vælger)\b"
    r"|,\s+og\s+(?!at\b)(?:[\w-]+\s+){1,3}?(?:sendes|udsendes|udpeges|vælges)\b",
    re.IGNORECASE,
)
COMPILED = tuple((label, re.compile("|".join(phrases), re.IGNORECASE)) for label, phrases in _CUES)
#: Phrases that decide only where no other does.
WEAK: Final[tuple[tuple[OutcomeLabel, re.Pattern[str]], ...]] = (
    (
        "NOTED",
        re.compile(
            rf"\bnoterede\s+sig\b|^\W*orienteret\b|\b{_COUNCIL}\s+(?:blev|er)\s+(?:\w+\s+)?orienteret\b", re.IGNORECASE
        ),
    ),
    (
        "APPROVED",
        re.compile(
            r"\b(?:besluttede|besluttet|bemyndige(?:s|r|de)|fastsat|fastsættes|prioritere(?:s|r|de|t)|tillad(?:es|t)|accepter(?:er|ede|es|et)"
            r"|gennemføres|igangsættes|sættes\s+i\s+gang|realiseres|afsættes|anlægges|etableres|oprettes|indføres|opføres|nedlægges)\b"
            r"(?![^.]{0,60}\bikke\b)|^\W*ja\s+til\b|^\W*som\s+[A-ZÆØÅ][\w, -]{2,60}udvalget\W*$",
            re.IGNORECASE,
        ),
    ),
    (
        "DISCUSSED",
        re.compile(
            r"\b(?:emnet|punktet|sagen|temaet|spørgsmålet)\s+(?:blev|er)\s+vendt\b|\b(?:havde|holdt)\s+(?:en\s+)?(?:\w+\s+)?(?:dialog|debat|snak)\b"
            r"|\b(?:gav|kom\s+med|afgav)\s+(?:\w+\s+){0,3}?(?:input|kommentarer|tilbagemeldinger|synspunkter|bemærkninger\s+til)\b"
            r"|\budveksl(?:ede|et)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "NOTED",
        re.compile(
            r"^\W*(?:forelagt|fremlagt|gennemgået)\W*$|\bblev\s+(?:forelagt|gennemgået|præsenteret)\b", re.IGNORECASE
        ),
    ),
)
TURNED_DOWN = re.compile(
    rf"^\W*(?![^.]*\b(?:foreslog|stillede|ønske[dr]e?)\b)(?:[\w'’.-]+\s+){{0,5}}?(?:{_PART}forslag(?:et|ene)?"
    rf"|anmodning(?:en)?)\b"
    r"[^.]*\b(?:ikke\s+vedtaget|forkastet|forkastes|faldt|faldet|nedstemt|bortfaldt|bortfaldet|afvist|vedtaget"
    r"|tiltrådt)\b"
    # A majority's votes against are the decision.
    r"|^\W*(?:et\s+(?:\w+\s+)?flertal|flertallet)\b[^.;]{0,200}?\bstem(?:te|mer)\s+imod\b(?!\s+ændrings)"
    r"|^\W*(?:de\s+(?:\w+\s+)?øvrige|resten|alle\s+andre|de\s+andre)(?:\s+[\w-]+){0,3}\s+stem(?:te|mer)\s+imod\b",
    re.I,
)
#: Which of several ways is chosen is decided, not elected.
CHOSEN = re.compile(
    r"\b(?:[\w-]{0,30}løsning\w*|model\w*|scenari\w+|[\w-]{0,30}placering\w*|variant\w*|alternativ|forslag"
    r"|mulighed\w*|linjeføring\w*|option\w*)\b"
    r"(?![^.]{0,80}\bsom\s+(?:medlem|formand))[^.]{0,60}?\b(?:vælges|valgt|valgte|vælger|udpeges)\b"
    r"|\b(?:vælger|valgte|vælges)\s+(?:\w+\s+){0,2}(?:[\w-]{0,30}løsning|model|scenari|placering|variant|forslag"
    r"|option)\w*",
    re.IGNORECASE,
)
#: Beside these, a sentence's adoption is the adoption of just that (`godkender, at sagen udsættes`).
OVER_ADOPTION: Final = frozenset({"RECOMMENDED", "REFERRED", "POSTPONED", "LATER", "WITHDRAWN", "REJECTED"})
#: The adoption of what follows it, by its grammar.
ADOPTS_THAT = re.compile(rf"\b(?:{_ADOPT})\b(?:\s+\w+){{0,2}}?,?\s+at\b", re.IGNORECASE)
WHICH_ADOPTED = re.compile(rf"\bhvilket\b[^.,]{{0,60}}?\b(?:{_ADOPT})\b", re.IGNORECASE)
JOINED = re.compile(r"[,;:]|\b(?:og|men|mens)\b", re.IGNORECASE)
#: A motion that is adopted: `Dette blev vedtaget.`, `Et flertal tiltrådte dette.`
ADOPTS_MOTION = re.compile(
    rf"^\W*(?:det(?:te)?|forslaget|begæringen|ønsket|anmodningen|procedureforslaget"
    rf"|hvilket)\b[^.,;]{{0,60}}?\b(?:{_ADOPT})\b"
    rf"|\b(?:{_ADOPT})\s+(?:dette|det|forslaget|begæringen|ønsket|anmodningen)\b",
    re.IGNORECASE,
)
ADOPTED = re.compile(_ADOPT, re.IGNORECASE)
_MARKS_CHANGE = re.compile(
    # What is only remarked, and why it can be done, changes nothing.
    r",?\s(?:idet(?!\s+(?:det\s+(?:bemærkes|noteres|konstateres|oplyses|blev\s+(?:bemærket|noteret|oplyst|konstateret))"
    r"|(?:udvalget|byrådet|rådet|man|bestyrelsen)\s+(?:glæder|takker|kvitterer|ser\s+frem|noterer|bemærker|konstaterer|roser)"
    r"|[^.,;]{0,60}\bkan\s+(?:afholdes|finansieres|dækkes|rummes))\b)(?!\s+det\s*(?:$|[.,;]))|således\s+at|suppleret\s+med|forudsat,?\s+at|betinget\s+af|på\s+(?:betingelse|vilkår)"
    r"|under\s+(?:forudsætning|forbehold)\s+af"
    r"|med\s+forbehold\s+for(?!\s+(?:byrådets|kommunalbestyrelsens|regionsrådets|\w+udvalgets)\s+godkendelse)"
    # "for så vidt angår foreninger": the adoption of a part; of a point, it is the answer to that point.
    r"|(?:for\s+så\s+vidt\s+|hvad\s+)angår(?!\s+(?:indstillingens\s+|forslagets\s+)?(?:punkt|pkt|ad|nr|at|delpunkt|\d))"
    r"|i\s+(?:\w+\s+)?ændret\s+form|i\s+(?:sin\s+)?ændrede\s+form|med\s+undtagelse(?!\s+af\s+(?-i:[A-ZÆØÅ]))"
    r"|(?-i:bortset\s+fra(?!\s+[A-ZÆØÅ])))\b"
    r"|(?:[,.]\s+|\s)dog\b(?!\s+(?:stemte|stemmer|tager|tog|ikke\s+(?:af|kan|kunne)|kan|kunne|ønske(?!s\b)))"
    r"|\bmed\b[^.]{0,40}?\b(?:(?:tilføjelse|ændring|bemærkning|korrektion|præcisering|betingelse|vilkår|rettelse"
    r"|justering|supplering)\w*|tillæg(?:et)?\b)"
    r"|,?\sog\s+(?:\w+\s+)?(?:besluttede|beslutter|vedtog|fastsatte|ønske[rd]e?|bad|beder|pålagde|pålægger|anmodede|anmoder)"
    r"\s+(?:\w+\s+)?(?:samtidig|desuden|endvidere|tillige|ligeledes|herudover|derudover|også|yderligere)\b"
    r"|,?\smen\s+(?:\w+\s+)?(?:at|først|uden|kun|med|ønsker|ønskede|fastsætter|fastsatte|hævede|hæver|nedsatte"
    r"|sænkede|forlænger|forlængede|ændre\w+|forudsætter|(?:\w+\s+){1,3}?(?:begrænses|nedsættes|forhøjes|forlænges"
    r"|sættes|hæves|sænkes|reduceres|afkortes|øges|flyttes|gives|ydes|gælder|bliver"
    r"|fastholdes|ændres|skal|må|udgår)|i\s+\w+\s+rater"
    r"|(?!(?:bemærk|noter|oply|konstater|drøft|find|beklag|behandl|hend|fæll)\w*)(?!\w*(?:n|der)es\b)\w{3,}es)\b"
    # "anbefaler, at planen godkendes, og at søen udgår": what was recommended leaves nothing out.
    r"|,?\s(?:og|men)\s+at\s+[^.,;]{1,60}?\s(?:udgår|bortfalder|tages\s+ud)\b"
    # "gives for et år og ikke tre"
    r"|,?\s(?:og|men)\s+ikke\s+(?:i\s+|for\s+|på\s+|de\s+|den\s+|det\s+)?(?:\d|(?:to|tre|fire|fem|seks|syv|otte|ti|tolv|som)\b)"
    r"|,?\smen\s+ikke\s+(?:for|på|i)\b",
    re.IGNORECASE,
)
CHANGED = re.compile(
    rf"\b(?:{_ADOPT}|anbefal\w+|indstill\w+|med\s+anbefaling|gives|givet|meddele[srt]|meddelte|udbetales|ydes"
    rf"|følges)\b(?P<between>{_WITHIN}{{0,140}}?)"
    rf"(?P<mark>{_MARKS_CHANGE.pattern})",
    re.IGNORECASE,
)
#: An amendment adopted, and what is adopted as amended.
AMENDED = re.compile(
    rf"\bændringsforslag\w*\b(?![^.]{{0,120}}\b(?:ikke|forkast\w*|bortfald\w*|faldt|afvist"
    rf"|nedstemt)\b)[^.]{{0,160}}?\b(?:{_ADOPT})\b"
    r"|\b(?:den|det)\s+(?:vedtagne\s+|således\s+)?ændrede\s+(?:indstilling|forslag|plan)\w*"
    r"|\bi\s+(?:sin\s+)?(?:den\s+)?ændrede?\s+form\b",
    re.IGNORECASE,
)
#: `Udvalget finder, at også stien skal med`, `Udvalget ønsker desuden en evaluering`, `Det forudsættes, at vejen
#: lukkes`: what a body adds to what it has adopted.
ADDED = re.compile(
    rf"^\W*(?:{_COUNCIL}|flertallet|der|det|forvaltningen|administrationen)\s+(?:(?:ønske[rs]|ønskedes?|beslutte(?:r|de|des)|pålægge[rs]"
    r"|pålagde|anmode[rs]|anmodede|bede[rs]|bad|skal|blev|henstille[rs]|henstillede)\s+(?:\w+\s+){0,2}?"
    r"(?:desuden|endvidere|tillige|ligeledes|herudover|derudover|samtidig|yderligere|også)\b"
    r"|(?:forudsætte[rs]|forudsatte|betinger)\b(?!\s+ikke\b))"
    r"(?![^.]{0,60}\b(?:protokol|oplys|bemærk))|"
    rf"^\W*(?:{_COUNCIL}|flertallet|der)\s+(?:\w+\s+)?(?:find(?:er|es)|fandt|forudsætte[rs]|forudsatte|lægger\s+vægt\s+på"
    r"|lagde\s+vægt\s+på|ønske[rs]|ønskede(?:s)?|understrege[rd]e?|præcisere[rd]e?|kræve[rd]e?|mene[rs]|mente),?\s+at\b"
    r"(?![^.]{0,40}\bikke\s+(?:er|var)\b)(?=[^.]{0,60}\b(?:også|desuden|tillige|ligeledes|samtidig|endvidere|dog|derudover)\b)"
    r"[^.]{0,160}?\b(?:skal|bør|må)\b",
    re.IGNORECASE,
)
#: A side's vote for it on a condition: `stemte for, dog således at …`.
VOTED_FOR_CHANGED = re.compile(
    r"\bstem(?:te|mer)\s+for\b[^.,]{0,40}(?:,\s*)?(?:dog\s+(?:således|sådan|med|at|først|kun)|men\s+(?:kun|først|med|således)"
    r"|på\s+(?:betingelse|vilkår)|med\s+(?:den|følgende)\s+(?:ændring|tilføjelse))",
    re.IGNORECASE,
)
#: What someone in the room told: `Forvaltningen: Orienteret om …`.
SPEAKER = re.compile(
    r"\b(?:[\w-]{0,20}forvaltningen|administrationen|sekretariatet|(?:næst)?formanden|(?:vice)?borgmesteren|[\w-]{0,20}direktøren"
    r"|[\w-]{0,20}chefen|udvalgsmedlemmerne|medlemmerne):(?=\s+orienter)",
    re.IGNORECASE,
)
#: Behind an adoption: what is changed in it. `Til punkt d føjes: …`, `Afsnit 5 skrives om.`
CHANGED_SENTENCE = re.compile(
    r"^\W*(?!(?:det|der|hvis|når|såfremt)\b)(?![^.]*\b(?:som\s+(?:foreslået|indstillet)|protokol\w*|ikke)\b)(?:[^.;]|\bpkt\.){0,80}?"
    r"\b(?:til)?føjes\b"
    r"|^\W*(?:afsnit|punkt|pkt\.?|§|kapitel|bilag|ordet|ordene|sætningen|teksten|formuleringen|fristen|beløbet|satsen|taksten|perioden|rammen|navnet)"
    r"\b(?![^.]*\b(?:som\s+(?:foreslået|indstillet)|ikke)\b)[^.;]{0,60}?"
    r"\b(?:ændres|rettes|skrives\s+om|omskrives|slettes|præciseres|justeres|forhøjes|hæves|nedsættes|sænkes|forlænges|forkortes|erstattes|strammes)\b",
    re.IGNORECASE,
)
#: `Punkt 6 behandles som det første`: the order of an agenda.
REORDERED = re.compile(
    r"\b(?:punkt(?:erne)?|pkt\.?|sag(?:erne)?)\s*\d+\s+(?:\w+\s+)?(?:behandles|rykkes|flyttes|tages|behandledes)\b[^.]{0,30}?"
    r"\b(?:først|som\s+(?:det\s+)?(?:første|sidste|næste)|sidst|til\s+sidst|før\s+(?:punkt|pkt)|efter\s+(?:punkt|pkt)|op\b|for\s+(?:åbne|lukkede)\s+døre)",
    re.IGNORECASE,
)
DOG_SENTENCE = re.compile(r"^\W*(?:[^\s,]+\s+){0,6}?dog\s+(?!(?:stemte|tog|tager|kunne|kan|ikke)\b)", re.I)


#: Letters without which none of a class' phrases can stand in a sentence, in small letters.
STEMS: Final[dict[str, tuple[str, ...]]] = {
    "REJECTED": (
        "imod", "nægt", "underkend", "skrinl", "nej", "modsætter", "drop", "opgiv", "skrot", "ikke",
        "hverken", "forkast", "afvis", "nedstem", " ned", "afsl", "fald"),
    "RECOMMENDED": ("anbefal", "indstil", "foreslår"),
    "HEARING": (
        "høring", "orientering i", "offentlig", "fremlæg", "fremlagt", "udtalelse", "at høre", "kommentering", "frist",
        "høres",
    ),
    "REFERRED": (
        "send", "går ", "gik ", "vis", "returner", "overg", " til ", "tilbage", "retur", "fremme", "forelæg",
    ),
    "POSTPONED": (
        "behandlet", "drøftet", "parker", "rykkes", "skubbes", "udsat",
        "udsæt", "udsky", "udskud", "udskød", "bero", "nået", "nåede", "stillingtagen", "vente",
        "endelig", "fornyet", "ny"),
    "LATER": (
        "henl",
        "vente",
        "afvent",
        "igen", "på ny", "genoptog", "genoptage", "overfør", "flytte", "tage", "behandle", "sætte", "kommer", "forelæg",
        "drøftes", "sker", "sat", "fortsætte", "træffe", "inden", "afvente", "vende", "vurderes", "indgår",
    ),
    "WITHDRAWN": (
        "udg", "bortfald", "tage", "tog", "træk", "trak", "trukket", "frafald", "kaldt", "behandles", "fjernet",
        "annuller", "aflyst",
    ),
    "ELECTED": (
        "valg", "vælge", "udpeg", "ansat", "ansættes", "udnævnt", "konstituer", "beskik", "indtræder", "nedsat",
        "sammens", "tiltræder", "formand", "suppleant", "medlem", "stedfortræder", "repræsentant", "pege",
    ),
    "NOTED": ("underretning", "ad notam", "efterretning", "orientering", "redegørelse", "status"),
    "DISCUSSED": ("drøft", "debatter"),
    "APPROVED": (
        "godkend", "vedta", "vedtog", "tiltr", "bevil", "imødekom", "frigiv", "frigav", "slutte", "følges", "fulgt",
        "tilladelse", "dispensation", "tilskud", "samtykke", "tilsagn", "stemte", "indstil", "forlæng", "viderefør",
        "stadfæst", "bifald", "grønt lys", "antage", "efterkom", "accepter", "følge", "fulgte", " ja til",
        "tilslutning", "opbakning", "enig", " op ",
        "fasthold", "permanent", "iværksæt", "garanti", "bemyndigelse", "mandat", "fuldmagt", "støtten",
    ),
}  # fmt: skip
#: The same for what decides nothing, and for what is reported.
ASIDE_STEMS: Final = (
    "idet", "foresl", "forslag", "protokol", "tilført", "gerne", "hellere", "helst",
    "foretrukket", "forbehold", "begær", "orientere", "oplyste", "berettede",
    "fortalte",
    "deltog", "fravær", "inhabil", "mindretal", "imod", "undlod", "hverken", "ønske", "ville",
)  # fmt: skip
REPORTED_STEMS: Final = (
    "orientere", "orientering", "oplys", "nævnt", "bemærke", "konstater", "notere", "bekendt", "beklage", "spurgte",
    "svarede", "indgik", "redegjorde", "erindre", "redegørelse", "spørgsmål", "tidligere", "allerede", "været", "fået",
    "udskudt", "udsat", "forelægges", "behandles", "drøftes", "optages", "sættes", "kommer", "tages",
)  # fmt: skip
REASON_STEMS: Final = ("da", "fordi", "eftersom", "selv", "efter at", "på grund", "følge")
