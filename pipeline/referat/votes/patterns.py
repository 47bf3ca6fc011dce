"""How Danish minutes say who voted how: named atoms, composed into the cues that the finder runs.

A cue is what is said of voters ("stemte imod"); who they are stands before or after it and is read by
`referat.votes.voters`. All patterns run on a text whose blanks are single and whose quotations are cut out (see
`referat.votes.finder`), with every repeat bounded, so matching is linear in the text.

Sources: lov om kommunernes styrelse, § 11, stk. 3 (decisions by majority), and § 13, stk. 2 (each member's right to
have a dissenting opinion put on record), https://danskelove.dk/kommunestyrelsesloven; the notations counted in
`minutes-formats`, section 3.
"""

from __future__ import annotations

import re
from typing import Final

# Atoms -------------------------------------------------------------------------------------------------------------


def word_set(words: str) -> frozenset[str]:
    """The words of a string.

    >>> sorted(word_set("og samt"))
    ['og', 'samt']
    """
    return frozenset(words.split())


#: Between two words: one blank, or the line break of a wrap.
S: Final = "[ \n]"
#: Numbers of votes in words. `en` and `et` are articles more often, so they count only beside `stemme` or `medlem`.
NUMBER_WORDS: Final = {
    word: number
    for number, words in enumerate(
        "én to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve "
        "enogtyve toogtyve treogtyve fireogtyve femogtyve seksogtyve syvogtyve otteogtyve niogtyve tredive".split(),
        start=1,
    )
    for word in {words, words.replace("é", "e")} - {"en"}
}
NUM: Final = rf"(?:\d{{1,4}}|{'|'.join(NUMBER_WORDS)})"
#: Words between a verb and what belongs to it, or between it and its subject.
ADVERBS: Final = word_set(
    "alene alle allerede begge da derfor dermed derimod desuden dog enstemmigt fortsat herefter hermed imidlertid kun "
    "ligeledes også samlet selv sig stadig således så tillige ufravigeligt ydermere"
)
ADV: Final = rf"(?:{S}(?:{'|'.join(sorted(ADVERBS))}))"
AGAINST: Final = "(?:imod|mod)"

#: Nouns of the bodies and offices that decide, and of groups that are told by function: no voters with a name.
BODY: Final = (
    r"(?:[\w-]{0,40}(?:[Uu]dvalg|[Rr]åd|[Bb]estyrelse|[Ff]orvaltning|[Aa]dministration|[Dd]irektion|[Mm]agistrat|[Ff]orsamling"
    r"|[Aa]fdeling|[Kk]ommission|[Nn]ævn|[Rr]egering|[Ff]orening|[Ss]tyrelse|[Dd]irektorat|[Mm]inisterium)(?:s|et|ets|en|ens|n|ns|er|ne|erne)?"
    r"|[Cc]entret|[Cc]enteret|[Kk]ommune[nr]?s?|[Rr]egione[nr]s?|Folketinget|KL|KKR)"
)
_MONTH = "(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}"
#: A day with its year, as it stands behind the name of the body that met on it.
DATE: Final = rf"\d{{1,2}}(?:[-./]{S}?\d{{1,2}}[-./]{S}?|\.?{S}{_MONTH}\.?{S})(?:\d{{4}}|\d{{2}})"

#: What is voted on, in a few words: `for indstillingen stemte`, `imod punkt 3 stemte`.
_OBJECT_WORD = r"(?:[^\s.:;,()]{1,40}|[A-ZÆØÅ]\.|\d{1,3}\.)"
OBJECT: Final = rf"(?:{S}{_OBJECT_WORD}){{0,8}}?"
#: Nouns by which `For … :` is the head of a side and not a phrase of its own.
_MOTION = (
    r"(?:[\w-]{0,30}(?:indstilling|forslag|behandling|udsættelse|sendelse|vedtagelse|godkendelse|afvisning|afslag|model"
    r"|placering|løsning|bevilling|salg|køb|punkt|pkt|at)\w{0,6})"
)
#: Where a clause begins, so that `for` and `imod` are the first words of a side.
_LEAD = r"(?:\A|(?<=[.:;,!?(–-][ \n])|(?<=[\n(.:])|(?<=\bog[ \n])|(?<=\bmens[ \n])|(?<=\bmen[ \n])|(?<=\bidet[ \n]))"

_VOTED = "(?:stemte|stemmer|stemtes)"
_VOTES = rf"(?:stemte|stemmer|(?:ønsk(?:er|ede)|valgte){ADV}?{S}at{S}stemme)"
_MINUTES = r"(?:(?:beslutnings|møde)?protokol(?:len|lens|s)?|referat(?:et|ets)?|mødereferatet)"
_OPINION = (
    r"(?:(?:protokol|mindretals|sær|gruppe)(?:bemærkning|udtalelse|erklæring|tilførsel)(?:en|er)?|protokollat(?:et)?)"
)

#: Verbs by which a body or a member adopts what is before it.
_ADOPT_NOW = "anbefaler|godkender|tiltræder|vedtager|støtter|indstiller|tilslutter|bevilger"
_ADOPT_PAST = "anbefalede|godkendte|tiltrådte|vedtog|støttede|indstillede|tilsluttede|bevilgede"
_ADOPT_INF = "anbefale|godkende|tiltræde|vedtage|støtte|imødekomme|bevilge|medvirke|acceptere|stemme|følge|indstille"
_ADOPTED = (
    "anbefalet|anbefales|godkendt|godkendes|tiltrådt|tiltrådtes|tiltrædes|vedtaget|vedtages|vedtoges|støttet|støttes"
)
#: `tage redegørelsen til efterretning`: what is taken note of stands in the middle.
_NOTE = rf"(?:{S}[^\s.:;()]{{1,40}}){{0,9}}?{S}til{S}efterretning"

#: What a member can wish for a case, and how a decision says that it came so.
WISHES: Final = {
    "afgjort": r"(?!)",
    "afvist": r"[Aa]fvis|[Aa]fsl|[Ff]orkast|[Ii]kke (?:godkendt|vedtaget)",
    "forkastet": r"[Aa]fvis|[Aa]fsl|[Ff]orkast|[Ii]kke (?:godkendt|vedtaget)",
    "godkendt": r"[Gg]odkend|[Vv]edta|[Tt]iltr|[Aa]nbefal",
    "hjemvist": r"[Hh]jemvi|[Tt]ilbage",
    "udsat": r"[Uu]dsat|[Uu]dsæt|[Uu]dskyd",
    "imødekommet": r"[Gg]odkend|[Vv]edta|[Tt]iltr|[Aa]nbefal|(?<!ikke )[Ii]mødekom(?:met|mes)\b(?! ikke)",
    "støttet": r"[Gg]odkend|[Vv]edta|[Tt]iltr|[Aa]nbefal",
    "tiltrådt": r"[Gg]odkend|[Vv]edta|[Tt]iltr|[Aa]nbefal",
    "vedtaget": r"[Gg]odkend|[Vv]edta|[Tt]iltr|[Aa]nbefal",
}

#: The same, told by what the member would do: "ville imødekomme ansøgningen".
WOULD: Final = {
    "afvise": WISHES["afvist"],
    "godkende": WISHES["godkendt"] + "|[Ii]mødekom(?:met|mes)|[Bb]evil[gl]",
    "imødekomme": WISHES["godkendt"] + "|[Ii]mødekom(?:met|mes)|[Bb]evil[gl]",
    "tiltræde": WISHES["godkendt"],
    "udsætte": WISHES["udsat"],
}

#: Wishes that the case be adopted.
ADOPTING_WISHES: Final = frozenset(
    {"godkendt", "vedtaget", "tiltrådt", "imødekommet", "støttet", "godkende", "imødekomme", "tiltræde"}
)

# The cues ----------------------------------------------------------------------------------------------------------

_CUES: Final = {
    # Told of the side that abstains; first, because "hverken for eller imod" holds the others.
    "abstained": (
        rf"\b{_VOTED}{ADV}{{0,2}}{S}hverken{S}for{S}eller{S}{AGAINST}"
        rf"|\b[Hh]verken{S}{_VOTED}{S}(?:for{S}eller{S}{AGAINST}|ja{S}eller{S}nej)"
        rf"|\b[Hh]verken{S}for{S}eller{S}{AGAINST}(?P<abstained_stood>{S}{_VOTED})?\b"
        rf"|\b(?:[Uu]ndlod|[Uu]ndlader){ADV}{{0,2}}{S}at{S}(?:stemme|afgive{S}stemme)\b"
        rf"|\b[Uu]ndladt{S}at{S}stemme\b"
        rf"|\b(?:[Uu]ndlod|[Uu]ndladt|[Uu]ndlader|[Uu]ndladelser|[Ss]temte{S}ikke(?=:))(?={S}?(?:[:.,;(]|\Z|\n))"
        rf"|\b(?:afstod|afholdt{S}sig){ADV}{{0,2}}{S}fra{S}at{S}(?:stemme|afgive{S}stemme)\b"
        rf"|\b{_VOTED}{S}blankt?\b|\b[Bb]lanke?(?:{S}stemmer)?(?={S}?(?:[:.,;)]|\Z|\n))|\b[Bb]lankt(?=:)"
    ),
    # "For indstillingen stemte A", "imod stemte 20": the side first, the voters after it.
    "stood": (
        rf"{_LEAD}(?:(?P<stood_for>[Ff]or)|(?P<stood_against>[Ii]mod|[Mm]od))(?P<stood_object>{OBJECT}){S}"
        rf"{_VOTED}\b(?!{S}(?:for|{AGAINST}|hverken)\b)"
        rf"|\b(?P<stood_herefor>[Hh]erfor){S}{_VOTED}|\b(?P<stood_hereagainst>[Hh]erimod){S}{_VOTED}"
    ),
    # "For: 20 (V, C)", "Imod forslaget: B".
    "label": (
        rf"{_LEAD}(?:(?P<label_for>(?:[Ss]tem(?:te|mer){S})?[Ff]or)|(?P<label_against>(?:[Ss]tem(?:te|mer){S})?(?:[Ii]mod|[Mm]od)))"
        rf"(?P<label_object>(?:{S}{_MOTION}(?:{S}[^\s.:;,()]{{1,40}}){{0,5}}?)?)(?:{S}\(?(?P<label_number>\d{{1,3}})\)?)?{S}?:"
        # "For 2 (Ø, Å), imod 5."
        rf"|{_LEAD}(?P<label_short>[Ff]or)(?={S}\d{{1,3}}(?:{S}\([^()\n]{{1,120}}\))?,?{S}(?:og{S})?imod{S}\d)"
        rf"|\b(?P<label_yes>Ja|JA)(?:-stemmer)?:|\b(?P<label_no>Nej|NEJ)(?:-stemmer)?:"
    ),
    # "A stemte imod": the voters first; also "9 stemmer for", where their number is told.
    "voted": (
        rf"\b(?!stemmer{S}{AGAINST}{S}{NUM}\b){_VOTES}{ADV}{{0,3}}{S}(?:(?P<voted_against>{AGAINST}|nej)|(?P<voted_for>for|ja))\b"
        rf"(?!{S}eller\b)"
        rf"|\b(?P<voted_was>(?:var|er){ADV}{{0,1}}{S}imod)\b"
    ),
    # "5 stemmer mod 2": the first number is of the majority's side or of those for, as the outcome tells.
    "tally": rf"\b{AGAINST}(?={S}{NUM}\b(?!\.\d))",
    "score": rf"\b(?:[Ss]temme(?:rne|tallene|tallet){S}|stemmelighed{S}\()\d{{1,3}}{S}?[-–]{S}?\d{{1,3}}\b",
    "single": rf"\b[Mm]ed{S}{NUM}{S}stemmer?\b(?!(?:{S}\([^()]{{0,200}}\))?,?{S}?(?:imod|mod|for|og{S}{NUM}))",
    # "Forslaget fik 3 stemmer"
    "got": (
        rf"\b(?:[Ff]orslaget|[Ææ]ndringsforslaget|[Ii]ndstillingen){S}(?:fik|opnåede){S}(?:kun{S})?(?:{NUM}|en|én){S}stemmer?\b"
    ),
    # "3 stemte for, 26 imod": the verb stood before.
    "ellipsis": (
        rf"\b(?:(?P<ellipsis_against>imod)|(?P<ellipsis_for>for))(?={S}?[(.,;:)]|\Z|\n\n|{S}og{S}|{S}mens{S}|{S}at{S}sende)"
    ),
    "unable": (
        rf"\b(?:kan|kunne|vil|ville){ADV}{{0,2}}{S}ikke{ADV}{{0,2}}(?:{S}(?:\w{{1,20}})){{0,2}}?{S}(?:(?:{_ADOPT_INF}|tilslutte{S}sig|"
        rf"bakke{S}op|gå{S}ind{S}for)\b|tage{_NOTE})"
        rf"|\bikke{ADV}?{S}(?:kan|kunne|vil|ville){ADV}?{S}(?:(?:{_ADOPT_INF}|tilslutte{S}sig)\b|tage{_NOTE})"
        rf"|\bønsk(?:er|ede){ADV}?{S}ikke{ADV}?{S}at{S}(?:{_ADOPT_INF})\b"
        rf"|\b(?:{_ADOPT_NOW}|{_ADOPT_PAST})(?:{S}(?:sig|det|dette|den|indstillingen|forslaget|sagen))?{S}ikke\b"
    ),
    # Passive: the voters after "af".
    "unable_passive": rf"\b(?:kan|kunne){ADV}?{S}ikke{S}(?:{_ADOPTED}|imødekommes){S}af\b",
    "adopted_passive": (
        rf"\b(?i:{_ADOPTED})(?:{S}(?:også|alene|kun|herefter))?{S}(?:af|med{S}stemmer(?:ne)?{S}fra)\b|\bmed{S}stemmerne{S}fra\b"
    ),
    "adopted": (
        rf"\b(?:{_ADOPT_NOW}|{_ADOPT_PAST})\b|\bkan{S}(?:{_ADOPT_INF}|tilslutte{S}sig)\b|\b(?:tager|tog){_NOTE}"
    ),
    "majority": r"\b[Ff]lertal(?:let|lets)?\b",
    "minority": r"\b[Mm]indretal(?:let|lets)?\b",
    "exception": rf"\b(?:[Mm]ed{S}undtagelse{S}af|undtagen|[Bb]ortset{S}fra|[Pp]å{S}nær|uden{S}om|udenom)\b",
    "against_votes": rf"\b[Mm]od(?:{S}stemmer(?:ne)?{S}fra)?(?={S}(?:[A-ZÆØÅ]|gruppe{S}))",
    # "23 ja-stemmer, 6 nej-stemmer"
    "ballots": r"\b(?:(?P<ballots_for>ja)|(?P<ballots_against>nej))-?stemmer\b",
    # "Anna Holm ønskede sin stemme imod noteret"
    "put_down": (
        rf"\bønsk(?:er|ede){ADV}?{S}(?:sin|sine|deres|gruppens|partiets){S}stemmer?{S}"
        rf"(?:(?P<put_down_against>{AGAINST})|(?P<put_down_for>for))(?:{S}[^\s.:;()]{{1,40}}){{0,3}}?{S}"
        rf"(?:noteret|(?:ind|til)?ført|registreret)\b"
    ),
    "inverted": r"\bstemte\b",
    # No vote: a reservation.
    "reservation": (
        rf"\b(?:tager|tog|tage|taget)(?:{S}(?!ikke\b)[\w-]{{1,20}}){{0,3}}{S}forbehold\b|\b[Ff]orbehold{S}(?:fra|af)(?={S}[A-ZÆØÅ])"
        rf"|\breserver(?:er|ede){S}sin{S}still|\bforbeholdt?e?r?{S}sig{S}(?:sin|deres|gruppens|partiets|endelig|at|ret|stilling)|\bForbehold:"
    ),
    # A remark for the record.
    "remark": (
        rf"\b(?:ønsk(?:er|ede)|begær(?:er|ede)|b(?:ad|eder)|anmod(?:er|ede)|krævede|forlangte|fik|lod|har|havde)"
        rf"(?:{S}[\w-]{{1,20}}){{0,6}}?{S}(?:tilført|(?:ført|indført|optaget|tilføjet|noteret|medtaget|skrevet)"
        rf"(?={S}(?:til|i|ind){S}|,{S}at\b|{S}følgende|:))(?:{S}(?:til|i){S}{_MINUTES}|{S}{_MINUTES})?(?:{S}følgende)?"
        rf"|\b(?:afg(?:av|iver|ivet)|aflever(?:ede|er)|frem(?:satte|sætter|kom{S}med|kommer{S}med|lagde|førte)|indgav|vedlægger|har|havde)"
        rf"(?:{S}[\w-]{{1,20}}){{0,3}}?{S}(?:{_OPINION}|skriftlig{S}bemærkning|følgende{S}(?:bemærkning|udtalelse|erklæring)(?:er)?)"
        rf"|\b(?:tilføj(?:ede|er)|bemærk(?:ede|er)|udtal(?:te|er)|tilkendegav|anfør(?:te|er)|erklær(?:ede|er)){ADV}?{S}(?:følgende{S})?til{S}{_MINUTES}"
        rf"|\bønsk(?:er|ede){ADV}?{S}at{S}bemærke\b"
    ),
    # "SF ønskede sagen udsat", where it was not.
    "wanted": (
        rf"\bønsk(?:er|ede){ADV}?{S}(?:sagen|forslaget|indstillingen|punktet|planen|ansøgningen|andragendet|anmodningen|klagen|den|det){ADV}?{S}"
        rf"(?P<wanted_what>{'|'.join(WISHES)})\b"
        rf"|\bønsk(?:er|ede){ADV}?(?:{S}i{S}stedet)?{S}(?P<wanted_way>det{S}oprindelige{S}(?:forslag|oplæg)"
        rf"|(?:model|forslag|scenari[eu]m?|løsning|løsningsforslag|alternativ|variant){S}(?:\d{{1,2}}|[A-ZÆØÅ])\b)"
        # "havde gerne set sagen godkendt", "så gerne forslaget vedtaget"
        rf"|\b(?:(?:havde|ville){S}(?:gerne|hellere|helst){S}(?:have{S})?set|så{S}(?:gerne|hellere|helst)){S}(?:\w{{1,25}}{S})?"
        rf"(?P<wanted_seen>{'|'.join(WISHES)})\b"
        rf"|\b(?P<wanted_kept>fasthold(?:er|t){ADV}{{0,2}}{S}(?:sit{S}|sin{S}|deres{S})?(?:[\w-]{{0,20}}forslag(?:et)?|anmodning(?:en)?"
        rf"|ansøgning(?:en)?|begæring(?:en)?))(?!{S}til\b)\b"
        rf"|\bville{ADV}{{0,2}}(?:{S}hellere|{S}gerne)?{S}(?P<wanted_do>{'|'.join(WOULD)})\b"
    ),
    "remark_of": (
        rf"\b(?:[Pp]rotokol|[Ss]ær|[Mm]indretals)?(?:[Bb]emærkning(?:er)?|[Uu]dtalelse|tilførsel|lat){S}(?:afgivet{S})?"
        rf"(?:fra|af)(?={S}[\w-]{{0,14}}{S}?[A-ZÆØÅ])"
    ),
    "remark_label": (
        r"(?:\A|(?<=\n)|(?<=[.:] ))(?:Protokolbemærkning|Protokoltilførsel|Mindretalsudtalelse|Særudtalelse)(?:er)?:"
    ),
    "remark_noun": r"\b(?:[Pp]rotokolbemærkning|[Mm]indretalsudtalelse|[Ss]ærudtalelse)\w{0,4}\b",
    "remark_with": rf"\bmed{S}følgende{S}(?:protokol|sær|mindretals)?(?:bemærkning|udtalelse|tilføjelse)(?:er)?(?=:)",
}
#: Every cue begins with a word, which spares the engine the other places.
CUE_RE: Final = re.compile(
    r"(?<!\w)(?=[^\W\d_])(?:" + "|".join(f"(?P<{name}>{cue})" for name, cue in _CUES.items()) + ")"
)
CUE_NAMES: Final = tuple(_CUES)

#: Without one of these a paragraph holds no cue that stands alone.
ANCHOR_RE: Final = re.compile(
    r"stem(?:t|m)|flertal|mindretal|Flertal|Mindretal|forbehold|Forbehold|rotokol|tilført|ført|bemærk|dtalelse|ndlod|ndlader|"
    r"[Nn]ej\b|NEJ|kunne kun|ønsk|reserver|STEMTE|ikke|For\b[^\n.]{0,60}:|For \d|undtage|[Bb]ortset|[Pp]å nær|lanke?|"
    r"uden ?om|[Ii]mod|noteret|tilføjet|\bville\b|\bgerne\b|\bhellere\b|\bhelst\b|fasthold|"
    r"anbefaler (?:model|forslag|scenarie|løsning|alternativ) "
)

#: Of whom someone is an exception: "alle partier undtagen A".
WHOLE_RE: Final = re.compile(rf"[Aa]lle|flertal(?:let)?|partier|grupper|andre|medlemmer(?:ne)?|{BODY}")

# Around the cues -----------------------------------------------------------------------------------------------------

#: Told of votes in the sentence, so that "5 mod 2" and "3 for" are votes.
VOTING_RE: Final = re.compile(
    rf"\b(?:ned|af|kamp|)stem(?:t|m(?!pl)|ning)|\bflertal{S}på{S}{NUM}{S}i?mod|\b{NUM}{S}for,?{S}(?:og{S})?{NUM}{S}imod",
    re.IGNORECASE,
)
REJECTED_RE: Final = re.compile(
    r"[Ff]orkast|[Nn]edstemt|[Aa]fvis(?:t|e|es|te|ning)\b|[Aa]fslag|[Aa]fslog|[Aa]fsl(?:å|aa)|\bfald(?:t|et)\b|\b[Ff]alder\b|[Bb]ortfald|"
    r"\bkunne ikke\b|\bkan ikke\b|[Ii]kke (?:\w{1,12} ){0,2}(?:vedtag|godkendt|tiltrådt|imødekommet|fremmet)"
)
ADOPTED_RE: Final = re.compile(
    r"vedta|vedtog|godkend|tiltr|anbefal|bevil|efterretning|oversend|beslut|tilslut|indstil|høring|udsat|udsæt|enigt|\bfandt\b",
    re.IGNORECASE,
)
#: A refusal that was itself adopted.
REFUSAL_ADOPTED_RE: Final = re.compile(
    r"\bafslag\b[^\n]{0,200}\b(?:godkend|vedta|tiltr)"
    r"|\b(?:beslut\w{0,5}|vedtog|vedtaget)\b[^\n]{0,200}\bat (?:afvise|afslå|forkaste|give|meddele)"
)
ELECTED_RE: Final = re.compile(r"\b[Vv]alg(?:t|te|tes|es)?\b|\b[Uu]dpeg|\b[Gg]envalg|[Kk]ampvalg")
#: Negation in the main clause of a majority: it stands against.
DECLINES_RE: Final = re.compile(
    rf"\b(?:{_ADOPT_NOW}|{_ADOPT_PAST}|ønsker|ønskede)(?:{S}[\w-]{{1,20}}){{0,2}}?{S}ikke\b|\bafvis(?:te|er)|\bforkaste(?:de|r)|"
    rf"\bnedstemte|\bafslog|\bafslår"
)
#: A sentence or a paragraph on what another body did, or this one at another time.
ELSEWHERE_LEAD_RE: Final = re.compile(
    rf"(?:I|Ved|På|Under){S}(?:[\w.-]{{1,30}}{S}){{0,5}}?"
    rf"(?:{BODY}|\w{{0,20}}møde[t]?|[12]\.{S}behandling(?:en)?|\w{{1,30}}{S}behandling)\b"
)
ELSEWHERE_TAIL_RE: Final = re.compile(
    rf"(?:{S}[\w-]{{1,30}}){{0,3}}?{S}(?:i|ved|på){S}(?:(?:et|det|den|sit|sidste|seneste|tidligere|forrige){S}){{0,2}}"
    rf"(?:{BODY}|udvalgets\b|[12]\.{S}behandling|(?:udvalgs|byråds|råds)?møde)"
)
#: What a body did on a day: "Økonomiudvalget anbefalede den 3. maj …".
ELSEWHERE_DATED_RE: Final = re.compile(
    rf"(?<=[tens]{S})(?:anbefalede|indstillede|besluttede|behandlede|godkendte|drøftede|vedtog|tiltrådte)\b"
    rf"[^.\n]{{0,40}}?{S}(?:den|d\.){S}\d{{1,2}}[-./]"
)
BODY_RE: Final = re.compile(rf"{BODY}")
#: The head of what another body decided, with the day of its meeting.
OTHER_BODY_RE: Final = re.compile(
    rf"(?:(?:Tidligere{S})?[Bb]eslutning(?:en)?{S}(?:i|fra){S}|Indstilling{S}fra{S})?(?:[\w,-]{{1,30}}{S}){{0,6}}?{BODY}"
    rf"(?:{S}for{S}[^\n.:]{{1,60}}?)?,?{S}(?:den{S}|d\.{S})?{DATE}"
)
#: What someone thinks or says, up to the clause that goes on with the main line.
THOUGHT_RE: Final = re.compile(
    r"\b(?:men(?:er|te)|find(?:er)|fandt|siger|sagde|(?:oplys|påpeg|anfør|konstater|noter|erindr)\w{0,4}|fordi)"
    r"(?:,[ \n]at\b|[ \n])(?![^.\n]{0,400}, (?:og|men|mens)\b)"
)
#: Assemblies that are never the body whose minutes these are, and crowds.
NOT_HERE_RE: Final = re.compile(
    r"\b(?:[Ff]olketing|[Gg]eneralforsamling|[Rr]epræsentantskab|[Aa]fdelingsmøde|[Bb]eboermøde|[Uu]rafstemning|Europa-Parlament|"
    r"EU-Parlament|[Vv]ælgerne|[Bb]orgerne|[Bb]eboerne|[Ff]orældrene|[Mm]edarbejderne)"
)
#: What a side's own words may go on with and stay in the list's sentence; anything else after a list is the verb of the
#: last one in it.
AFTER_LIST: Final = word_set(
    "der som idet da fordi mens med på for i mod imod fra hvorefter hvilket hvis til ud under om hvoraf hvor så men "
    "herefter dermed hvorved hvormed ønskede ønsker efter ved uden af hverken jf at siden derimod dvs begge alle"
)
#: A member may dissent in a remark, or only remark.
DISSENT_RE: Final = re.compile(
    r"\b(?:imod|uenig\w{0,2}|ikke|ingen|aldrig|nej|hellere|i stedet|men|forkert\w?|misvisende|nødvendige?|"
    r"foretrækker|foretrukket|forbehold|"
    r"(?:beklag|protest|bekymr|indsigelse|utilfreds|modstand|tvivl|mindretalsudtalelse|særudtalelse)\w{0,6}|"
    r"for (?:store?|stort|høje?|højt|lave?|lavt|lille|få|langt|mange|dyrt?))\b"
)
#: What a remark says of its author's own vote at this meeting: "…, at han havde stemt imod".
OWN_STANCE_RE: Final = re.compile(
    rf",?{S}at{S}(?:han|hun|de|gruppen|partiet|listen)(?:{S}har|{S}havde)?{S}(?:stemte|stemmer|stemt){S}"
    rf"(?:(?P<against>{AGAINST})|for)\b(?!{S}i{S})"
)
#: A new point of the decision: what is told of votes after it is another ballot.
POINT_RE: Final = re.compile(
    r"(?:Ad|Pkt\.?|Punkt|At|Indstillingspunkt|Ændringsforslag) ?(?:\d|[a-hA-H][).:])|\d{1,2}\. at\b|"
    r"(?:Første|Andet|Tredje|Fjerde) at\b|Vedrørende\b"
)
#: Words in which a split shows without names.
_SPLITS: Final = (
    rf"\b[Ee]t (?:stort |snævert )?(?:flertal|mindretal)\b(?!{S}af{S}(?!de{S}|med|udvalg|råd|byråd)[a-zæøå])",
    r"\b[Ff]lertallet (?:stemte|stemmer)\b",
    rf"\bMindretallet\b(?!{S}(?:i|af|blandt)\b)|ikke flertal",
    rf"\b(?:mod|uden){S}[A-ZÆØÅ]\w{{0,30}}{S}stemmer",
    rf"\b(?:fik|opnåede){S}(?:[\w-]{{1,20}}{S}){{0,4}}?(?:{NUM}|en|én){S}stemmer?\b",
    rf"\b[Vv]algt(?:es|e)?\b[^.\n]{{0,120}}?{S}med{S}{NUM}{S}stemmer?{S}{AGAINST}\b",
    rf"\b{NUM} stemmer\.[^\n]{{0,60}}(?:\b{NUM} stemmer|\bfik{S}\d)",
    rf"\b(?:øvrige{S}(?:\w{{1,20}}{S}){{0,2}}stemte|kun{S}\w{{1,30}}{S}stemte{S}for)\b",
    # One recommends this, another that.
    rf"\banbefaler{S}(model|forslag|scenarie|løsning|alternativ){S}(\w{{1,3}})\b[^\n]{{0,160}}?\banbefaler{S}\1{S}(?!\2\b)\w{{1,3}}\b",
    r"\bkunne kun (?:tilslutte|støtte|anbefale|tiltræde)|[Kk]ampvalg|stod lige\b|\bstemmelighed",
)
SPLIT_RE: Final = re.compile("|".join(_SPLITS))
