"""Atoms and patterns of Danish citations of law.

How a citation is written follows Justitsministeriets *Vejledning om lovkvalitet* (guidance no. 9801 of 3 June 2005 and
its revision of 2018): `§ 5, stk. 2, nr. 3, litra a, 1. pkt.`, `lov nr. 603 af 12. juni 2013`, `jf. lovbekendtgørelse
nr. 433 af 22. april 2014`. Minutes write it in more ways (`stk. 1. nr. 1`, `LBK nr 47 15.01.2019`, `§24`); where a
span begins and ends is said in `annotations/guidelines.md`, section LEGISLATION.

Every expression here is matched at one place that an anchor found (`§`, `lov`, `kap` …); none scans on its own. All
repeats are bounded, so that each is done after a fixed number of characters.
"""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    """A list of words that is easier to read and to mend as plain text."""
    return frozenset(text.split())


# --- atoms ---------------------------------------------------------------------------------------------------------
#: White space inside a span: a few blanks, at most one line break.
GAP: Final = r"(?:[ \t\u00a0]{0,3}(?:\r?\n[ \t\u00a0]{0,3})?)"
#: The same, but at least one character.
SPACE: Final = r"(?:[ \t\u00a0]{1,3}(?:\r?\n[ \t\u00a0]{0,3})?|\r?\n[ \t\u00a0]{0,3})"
SPACE_RE: Final = re.compile(SPACE)
AND: Final = rf"(?:,?{SPACE}(?:og|samt|eller|og/eller){SPACE}|{GAP}[/&]{GAP})"
DASH: Final = r"[-–—]"
MONTHS: Final = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
MONTH: Final = r"(?:jan(?:uar|\.)?|feb(?:ruar|\.)?|mar(?:ts|\.)|apr(?:il|\.)|maj|juni?\.?|juli?\.?|aug(?:ust|\.)?|sep(?:tember|t?\.)?|okt(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"  # noqa: E501
YEAR: Final = r"(?:1[89]|20)\d\d"
DATE: Final = (
    rf"(?:(?P<d>\d{{1,2}})\.{GAP}(?P<month>{MONTH}){SPACE}(?P<y>{YEAR})"
    rf"|(?P<d2>\d{{1,2}})[./-]{GAP}(?P<m2>\d{{1,2}})[./-]{GAP}(?P<y2>{YEAR})(?!\d)"
    rf"|(?P<y3>{YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d))"
)
DATE_RE: Final = re.compile(DATE, re.IGNORECASE)

# --- provisions ----------------------------------------------------------------------------------------------------
SIGN_RE: Final = re.compile(rf"(?P<many>§{GAP}§|paragrafferne|paragraffer)|(?P<one>§|paragraf)(?:{GAP})", re.IGNORECASE)
#: Number of a paragraph with its letter: `27 a`, `27a`, `27A`. A lone ` i` is the preposition, `d. 1` a date, and a
#: letter before a full stop and another letter an abbreviation (`m.v.`).
NUMBER: Final = r"(?P<number>\d{1,3})(?!\d)(?:(?P<glued>[a-zæøåA-ZÆØÅ])|[ \u00a0](?P<apart>[a-hj-zæøA-HJ-Z]))?(?!\w)"
NUMBER_RE: Final = re.compile(rf"{GAP}{NUMBER}")
BARE_NUMBER_RE: Final = re.compile(rf"{GAP}(?P<number>\d{{1,3}})(?![\d])(?:(?P<glued>[a-zæøåA-ZÆØÅ])(?![\w]))?")
#: An abbreviation that only looks like the letter of a paragraph: `§ 5 m.v.`, `§ 3 d. 1. maj`, `§ 9 f.eks.`.
ABBREVIATION_RE: Final = re.compile(r"[a-zæø]\.[ ]?(?:[a-zæøå]{1,4}\.|\d)")
RANGE_RE: Final = re.compile(rf"{GAP}{DASH}{GAP}(?=\d)|{SPACE}til{SPACE}(?=\d)")
LETTER_RANGE_RE: Final = re.compile(rf"{GAP}{DASH}{GAP}(?P<letter>[a-zæø])(?![\w])")
LETTER_MORE_RE: Final = re.compile(rf"(?P<joint>{AND}|,{GAP})(?P<letter>[a-hj-zæø])(?![\w]|\.\w)")
JOINT_RE: Final = re.compile(rf"(?:,{GAP}(?P<comma>)|(?P<last>{AND}))(?=\d)")
#: Between the parts of a provision: `, `, `. `, nothing, `og `.
PART_JOINT: Final = rf"(?:{GAP}[,.]?{GAP}(?:(?:og|samt|eller){SPACE})?)"
PART_RE: Final = re.compile(
    rf"{PART_JOINT}(?:"
    rf"(?P<stk>st(?:k|ykke)\.?{GAP}(?=\d))"
    rf"|(?P<nr>(?:nr|nummer)\.?{GAP}(?=\d))"
    rf"|(?P<litra>(?:litra|lit\.){GAP}(?=[a-zæø](?![\w])))"
    rf"|(?P<pkt>(?P<points>\d{{1,2}}(?:(?:\.(?:{AND}|{GAP},{GAP})|\.?{GAP}{DASH}{GAP})\d{{1,2}}){{0,12}})\.{GAP}(?:pkt\b\.?|punktum\b))"
    rf"|(?P<pkt2>(?:pkt\.?|punkt){GAP}(?P<points2>\d{{1,2}})(?!\d))"
    r")",
    re.IGNORECASE,
)
PLAIN_NUMBER_RE: Final = re.compile(rf"{GAP}(?P<number>\d{{1,3}})(?P<letter>[a-z])?(?![\w])(?!\.{GAP}(?:pkt|punktum))")
#: A number with a point is no member of a list of paragraphs: `§ 5, 2. pkt.`, `§ 5 og 1. maj`.
POINT_RE: Final = re.compile(
    rf"\.(?:{GAP}(?:pkt|punktum|{MONTH}|\d|,|{DASH})|{SPACE}(?:og|samt|eller){SPACE}\d)", re.IGNORECASE
)
#: Within `stk.`, `nr.` and `litra`. A comma before `og` would begin the next path: `stk. 1, og stk. 3`.
VALUE_JOINT_RE: Final = re.compile(
    rf"(?:,{GAP}(?P<comma>)|(?P<last>{SPACE}(?:og|samt|eller){SPACE}|{GAP}[/&]{GAP}))(?=\d)"
)
LITRA_JOINT_RE: Final = re.compile(
    rf"(?:,{GAP}(?P<comma>)|(?P<last>{SPACE}(?:og|samt|eller){SPACE}))(?=[a-zæø]{{1,2}}(?!\w))"
)
LITRA_RANGE_RE: Final = re.compile(rf"{GAP}{DASH}{GAP}(?=[a-zæø](?!\w))|{SPACE}til{SPACE}(?=[a-zæø](?!\w))")
LITRA_RE: Final = re.compile(r"(?P<letter>[a-zæø]{1,2})(?![\w])")
#: What may follow a number that `og` joined to a single `§` (`§ 5 og 10 i lov …`); a noun makes it a count
#: (`efter § 5 og 10 borgere`).
AFTER_LIST_RE: Final = re.compile(
    rf"(?:{GAP}(?:$|[^\w\s])|\n|{SPACE}(?:i|jf|og|eller|samt|om|af|er|var|kan|skal|må|vil|har|fra|for|med|til|på|ved|efter|som|der|at"
    r"|ikke|finder|gælder|medfører|fremgår|giver|stiller|samme|dog|bliver|blev|§|stk|nr|litra|lov|mv|m\.)\b)|$"
)
ROMAN_RE: Final = re.compile(rf"{GAP}(?P<number>[IVX]{{1,6}})(?!\w)")
UNIT_RE: Final = re.compile(
    r"(?P<chapter>kap(?:itel|itlerne|itler|\.))|(?P<article>art(?:ikel|iklerne|ikler|\.))|(?P<part>afsnit)",
    re.IGNORECASE,
)

#: A provision that stands in an elliptic compound: `§ 18-midler`, `§ 17, stk. 4-udvalget`.
COMPOUND_RE: Final = re.compile(rf"(?:{DASH}[ ]?|[ ]{DASH})[a-zæøåA-ZÆØÅ]{{2}}")
#: The same written apart; only heads of bodies, sites and funds, so that `§ 18 giver` stays a provision.
COMPOUND_APART_RE: Final = re.compile(
    rf"{SPACE}(?:[Uu]dvalg|[Nn]atur(?!b\w*lov)|[Mm]idler|[Pp]ulje|[Oo]mråde(?:r|t|ne)\b|[Aa]real|[Rr]åd(?:et)?\b|[Nn]ævn|[Uu]nderudvalg"
    r"|[Bb]eskyttet|[Bb]eskyttede|[Ss]ø(?:er|en)?\b|[Ee]nge?\b|[Mm]ose(?:r|n)?\b|[Hh]ede(?:r|n)?\b|[Ss]pørgsmål|[Pp]rojekt)"
)
#: Older minutes number their items with it: `§ 74. Meddelelser` on a line of its own.
ITEM_BEFORE_RE: Final = re.compile(r"(?:\A|\n)[ \t]{0,4}\Z")
ITEM_AFTER_RE: Final = re.compile(r"\.[ ]{1,3}[A-ZÆØÅ]")
#: Local plans count their sections with a point, statutes never do: `§ 7.1`; so do bodies: `§ 17.4 udvalg`.
DECIMAL_RE: Final = re.compile(r"[.,]\d")

# --- rule books that are no legislation ----------------------------------------------------------------------------
_BOOK: Final = (
    r"(?:[\wæøå-]{0,30}(?:vedtægt|forretningsorden|lokalplan|kommuneplan|byplan|delegationsplan|regulativ|ordensreglement|husreglement"
    r"|overenskomst|kontrakt|fundats|statut|deklaration|servitut|kommissori|kompetenceplan|aftale|retningslinj|planens|plantillæg)\w{0,12})"
)
BOOK_BEFORE_RE: Final = re.compile(
    rf"\b{_BOOK}(?:{SPACE}(?:nr\.?{GAP})?[\d][\w.-]{{0,12}}"
    rf"|{SPACE}for(?:{SPACE}[A-ZÆØÅ][\w-]{{1,40}}){{1,4}})?,?{SPACE}$",
    re.I,
)
BOOK_AFTER_RE: Final = re.compile(rf",?{SPACE}(?:i|af){SPACE}(?:[\w-]{{1,30}}{SPACE}){{0,3}}?{_BOOK}", re.IGNORECASE)
#: How far back a rule book may begin before its provision.
BOOK_REACH: Final = 120

#: Anchors of provisions.
PROVISION_RE: Final = re.compile(r"§|\b[Pp]aragraf|\b[Kk]ap(?:itel|itler|\.)|\b[Aa]rt(?:ikel|ikler|\.)|\b[Aa]fsnit")
#: Between an act and its provision, and between a provision and its act.
ACT_FIRST_RE: Final = re.compile(rf"(?:{SPACE})?")
ACT_LAST_RE: Final = re.compile(rf",?{SPACE}(?:i|af){SPACE}(?:den{SPACE})?")
#: A back reference in front of a provision: `samme lovs § 5`, `lovens kapitel 3`.
#: Behind a bare article these say that it is one of an instrument: `artikel 37 i forordningen`.
BACK_REFERENCE_AFTER_RE: Final = re.compile(
    rf",?{SPACE}i{SPACE}(?:loven|bekendtgørelsen|forordningen|direktivet|traktaten|samme{SPACE}lov)(?!\w)"
)
BACK_REFERENCE_RE: Final = re.compile(
    r"(?:lov(?:en)?s|bekendtgørelse(?:n)?s|forordningens|direktivets|traktatens)\s{1,3}$", re.I
)
#: Between the members of one enumeration of provisions.
ENUMERATION_RE: Final = re.compile(rf"(?:,{SPACE}|{AND}|,{AND}|{GAP}[-–—]{GAP}|{SPACE}til{SPACE})\Z")

# --- acts ----------------------------------------------------------------------------------------------------------
#: Every act is found from one of these pieces of text. `lov` hides in `lovbekendtgørelse` and `servicelovens` too.
ANCHOR_RE: Final = re.compile(
    r"[Ll][Oo][Vv]|[Bb](?:ekendtgørelse|EKENDTGØRELSE)|[Cc]irkulære|CIRKULÆRE|[Vv]ejledning|[Ff]orordning|[Dd]irektiv"
    r"|[Rr]eglement|LBK|[Ll]bk|BEK|[Bb]ek\.|BKG|[Bb]kg|CIR\b|VEJ\b|[Kk]onvention"
)
WORD: Final = r"[\w][\w'’/-]*"
#: Words of titles, one at a time, with what may stand between two of them.
TITLE_WORD_RE: Final = re.compile(rf"(?P<gap>[)]?,?{SPACE}[(]?)-?(?P<word>§{{1,2}}|[\w][\w/-]*(?:['’](?!s\b)[\w-]+)?)")
#: Last members that commas join to a title: `…, revision m.v.`
LAST_MEMBER_RE: Final = re.compile(
    rf"(?:,{SPACE}[a-zæøå-]{{3,30}}){{0,5}},{SPACE}[a-zæøå-]{{3,30}}(?:{SPACE}[a-zæøå-]{{2,30}})?(?={SPACE}m\.?[ ]?v\b)"
)
#: `m.v.`, `mv.`, `m.m.`, `m.fl.` inside or after a title.
ETC_RE: Final = re.compile(rf",?{SPACE}m\.?[ ]?(?:v|m|fl)\b\.?")
GENITIVE_RE: Final = re.compile(r"['’]s?(?!\w)")

_KIND: Final = (
    r"(?P<kind>lovbekendtgørelse(?:n|ns)?|lovbek\.?|lbk\.?|bekendtgørelse(?:n|ns)?|bek\.?|bkg\.?"
    r"|cirkulære(?:skrivelse|t|ts)?|cir\.?|vejledning(?:en|ens)?|vej\.?|anordning(?:en)?|lov)"
)
NUMBERED_RE: Final = re.compile(
    rf"{_KIND}(?:{GAP},?(?P<sign>nr\.?|nummer|no\.){GAP}|{SPACE})(?P<number>\d{{1,5}})(?![.,]\d|\d|/(?!{YEAR}(?!\d))\d)"
    rf"(?:,?{SPACE}(?:(?:af|fra|dateret){SPACE})?(?:den{SPACE}|d\.{GAP})?{DATE}"
    rf"|/(?P<slash>{YEAR})(?!\d)|{SPACE}(?:af|fra){SPACE}(?P<only>{YEAR})(?!\d))?",
    re.IGNORECASE,
)
#: `lovbekendtgørelse 2024-02-02 nr. 69`
DATE_FIRST_RE: Final = re.compile(
    rf"{_KIND}{SPACE}(?:af{SPACE})?{DATE},?{SPACE}nr\.?{GAP}(?P<number>\d{{1,5}})(?!\d)", re.I
)
#: Abbreviations of kinds that are written as words too (`vej 7`) count only in capitals or with a sign and a date.
WEAK_KINDS: Final = frozenset(
    {"vej", "vej.", "cir", "cir.", "bek", "bek.", "lov", "vejledning", "vejledningen", "anordning"}
)

EU_NUMBER_RE: Final = re.compile(
    rf"{GAP}(?P<first>\((?:EU|EF|EØF|Euratom)(?:,{GAP}Euratom)?\){GAP})?(?P<sign>nr\.?{GAP})?(?P<a>\d{{2,4}})/(?P<b>\d{{1,4}})"
    rf"(?P<last>/(?:EU|EF|EØF))?(?![\w/])(?P<after>)(?:{SPACE}af{SPACE}(?:den{SPACE})?{DATE})?"
)
#: Short names in the indefinite form count only where the register knows them, after these words: `den nye servicelov`.
INDEFINITE_RE: Final = re.compile(
    r"[\w-]{2,40}?(?:lov|forordning|direktiv|bekendtgørelse|konvention)(?![\w-])", re.IGNORECASE
)
INDEFINITE_BEFORE_RE: Final = re.compile(
    r"(?:(?:EU|FN)['’]?s|\b(?:[Nn]ye?|[Gg]ældende|[Kk]ommende|[Tt]idligere|[Dd]anske))\s{1,3}$"
)
#: The noun phrase in front of a bill's title.
PROPOSAL_RE: Final = re.compile(rf"\b(?:ændrings)?forslag{SPACE}til{SPACE}$", re.IGNORECASE)

BILL_RE: Final = re.compile(
    rf"lovforslag(?:et|ets)?(?:{SPACE}nr\.?)?{SPACE}L[ \u00a0]?(?P<number>\d{{1,3}})(?:[ ]?[A-D](?!\w))?(?!\w)", re.I
)
BILL_ALONE_RE: Final = re.compile(
    r"\bL[ \u00a0](?P<number>\d{1,3})(?:[ ]?[A-D](?![\w]))?(?![\w]|[.,/-]\d|[ ]?(?:m2|m²|kr|stem))"
)
#: A bare `L 93` needs one of these words before it, this many characters back.
BILL_CONTEXT: Final = ("lovforslag", "Lovforslag", "Folketing", "folketing", "fremsat", "lovpakke")
BILL_REACH: Final = 200
#: ... or behind it: `L 123, som Folketinget vedtog`.
BILL_REACH_AFTER: Final = 40
#: The paragraph of an act in the genitive where a transcript lost the sign: `valglovens 103, stk. 1`, not
#: `folkeskolelovens 10. klasse` nor `lejelovens 12 kapitler`.
LOST_SIGN_RE: Final = re.compile(rf"{SPACE}(?=\d{{1,3}}(?!\d|\.[ ]?[a-zæøå\d]))")

# --- titles by the general rule ------------------------------------------------------------------------------------
TITLE_HEAD_RE: Final = re.compile(
    rf"(?P<head>(?:lov(?:en|ens)?|lovforslag(?:et|ets)?|bekendtgørelse(?:n|ns)?"
    rf"|lovbekendtgørelse(?:n|ns)?|cirkulære(?:t|ts)?|forordning(?:en)?|direktiv(?:et)?)){SPACE}(?P<om>om)(?={SPACE}\w)",
    re.IGNORECASE,
)
#: No title goes past these words.
TITLE_STOP: Final = _words(
    """
    at som der når hvis hvor hvorefter hvori hvornår idet fordi mens medmindre da jf jvf samt men eller hvilket
    hvilke hvad hvem hvorfor hvordan dog således herunder inkl ekskl bl blandt er var har havde kan kunne skal
    skulle vil ville må måtte bør burde blev bliver blevet være været få får fik giver gav trådte træder trådt
    ophæves ophævet ophører ændres ændret ændrer indebærer medfører fastsætter fastslår fastlægger bestemmer
    indeholder siger stiller stilles stillede kræver kræves pålægger pålagde forpligter fremgår følger gælder
    gjaldt omfatter omfatte omhandler regulerer vedrører betyder sikrer sikre forudsætter foreskriver beskriver
    forbyder tillader åbner ligger lagde lægger sætter satte sættes vedtages vedtaget vedtog fremsættes fremsat
    fremsætter sendes sendt behandles behandlet behandlede forventes forventet anvendes anvender finder fandt
    henviser hjemler udgør danner hedder kaldes opfyldes overholdes overtrædes administreres træffes træffer
    træffe skete sker foreslår foreslås påpeger indføres indført indfører gør gjort gjorde kommer kom tager tog
    videreføres erstatter erstattes erstattede samler afløser afløses afløste gives fulgte gennemføres
    gennemført nu herefter derfor derved dermed hermed også allerede endnu ikke kun først senest tidligere
    fortsat stadig netop blot siden inden efter ifølge pr ca gældende under uden mellemtiden fra fungerer hævder
    mener bemærker oplyser anfører udtaler foretager afgør afgiver beskrive drive føre give have lagt stille
    søge sørge tilbyde udarbejde yde jvfr dvs f.eks fx evt senere straks
    """
)
#: These words go on a title only where more than they follows: a title never ends in one.
TITLE_LINK: Final = _words(
    """
    og i på af for til om med mod over hos mellem imellem en et den det de sine sit sin deres visse nye nyt ny
    ved eller
    """
)
#: After a link word, these end the title before the link word: `lov om leje i 2024`, `… til orientering`.
TITLE_STOP_AFTER_LINK: Final = _words(
    """
    januar februar marts april maj juni juli august september oktober november december dag år året stedet
    forhold forbindelse forlængelse henhold kraft høring overensstemmelse gang øjeblikket praksis folketinget
    kommunen kommunens byrådet byrådets udvalget udvalgets forvaltningen forvaltningens regionen regionsrådet
    økonomiudvalget administrationen regeringen orientering behandling vedtagelse efterretning godkendelse
    drøftelse udtalelse hensyn grund baggrund grundlag virkning henblik undtagelse hjemmel den det de denne
    dette disse sagen mødet øvrige dens dets vores hele alle både borgeren borgerne ansøger ansøgeren foråret
    efteråret sommeren vinteren høringen høringssvar ministeren to tre fire fem seks syv otte ni ti elleve tolv
    """
)
#: Names that titles hold; any other capitalised word ends the title in front of its link word.
TITLE_NAMES: Final = _words(
    """
    danmark danmarks eu fn nordsøen grønland færøerne bornholm folketinget europa københavn øresund femern
    storebælt det den
    """
)
#: An act after these belongs to the title before them: `bekendtgørelse om befordring efter sundhedsloven`.
ACT_LINK: Final = frozenset({"af", "efter"})
#: An article opens a title or stands behind a link word; behind a noun it begins the next part of the sentence.
TITLE_ARTICLES: Final = _words("en et den det de sine sit sin deres visse")
#: Behind `og` these go on with the sentence, not with the title: `… lov om x og for tilkendelser før 2003`.
NOT_AFTER_AND: Final = _words("for med på i til over hos mod")
#: What a verb on -es may have behind it: `opgaverne følges op`.
PARTICLES: Final = _words("op ud ned ind hen frem bort væk")
#: `og andre indgreb` is part of a title, `og andre regler` is not, nor is `på anden måde`.
OTHER: Final = _words("andre anden andet")
OTHER_AFTER: Final = _words("og eller for af")
OTHER_STOP_RE: Final = re.compile(rf"{SPACE}(?:relevante{SPACE})?(?:lov|regl|bestemmels|krav|hensyn|forhold|forskrift)")
TITLE_WORDS: Final = 16
#: A line that holds one title and no more, bullet or numbering before it apart.
LINE_START_RE: Final = re.compile(r"(?:\A|\n)[ \t\u00a0]{0,4}(?:[-•·*–][ \t\u00a0]{0,4})?\Z")
LINE_RE: Final = re.compile(r"[ ](?P<rest>[^\n.,;:()§\t|]{3,150}?(?:[ ]m\.[ ]?[vm]\.)?)[ ]{0,3}\.?[ ]{0,3}(?=\r?\n|$)")
#: No title begins with these: `loven om dette`, `lovforslag om en time`.
NO_TITLE: Final = _words(
    """
    det den dette denne de disse hvad hvem kort lidt alt intet noget emnet området sagen at to tre fire fem seks
    ti år
    """
)
#: ... but an article and an adjective open one: `lov om den sociale helhedsplan`, not `loven om den nye ordning`.
ARTICLE_TITLE_RE: Final = re.compile(
    rf"(?:den|det|de){SPACE}(?!nye?|samme|kommende|nuværende|foreslåede|omtalte|nævnte|enkelte|gældende|tidligere)"
    rf"[a-zæøå-]{{2,40}}e{SPACE}[a-zæøå-]{{3}}",
    re.IGNORECASE,
)
#: People (and bodies) that a title may describe further: `tilskud til borgere, der er fyldt 80 år`.
PEOPLE_RE: Final = re.compile(
    r"(?:\w{0,40}(?:borgere|personer|børn|unge|elever|forældre|udlændinge|flygtninge|pensionister|familier|kvinder|mænd"
    r"|medlemmer|virksomheder|kommuner|foreninger|institutioner|boliger|ansatte|ledige|studerende)|[a-zæøå]{3,40}ere)",
    re.IGNORECASE,
)
#: A relative clause behind such people, up to the comma or the stop that ends it. Where its verb is one that says what
#: an act does, or what is done with an act, the clause is about the act: `lov om … for borgere, der træder i kraft`.
RELATIVE_RE: Final = re.compile(
    rf",{SPACE}(?:der|som){SPACE}(?P<verb>[a-zæøå]{{2,30}})(?:{SPACE}[\w/-]{{1,40}}){{1,16}}?(?=[,;:)(]|\.?{GAP}(?:$|\n)|\.{SPACE}[A-ZÆØÅ])"
)
#: `…, fritids- og klubtilbud`, `…, port og skilte`: a list of single words that a comma joins to a title.
TITLE_LIST_RE: Final = re.compile(
    rf"(?P<list>(?:,{SPACE}[a-zæøå-]{{3,40}}){{1,5}}{SPACE}og{SPACE}[a-zæøå-]{{3,40}})(?![\w-])", re.IGNORECASE
)
#: `børn under 18 år`, `unge mellem 15 og 17 år` inside a title.
AGE_RE: Final = re.compile(
    rf"{SPACE}(?:under|over|mellem|på|fra){SPACE}\d{{1,2}}(?:(?:{SPACE}(?:og|til){SPACE}|-)\d{{1,2}})?{SPACE}år(?!\w)"
)
#: `støj fra vindmøller`, `handel uden for butikker`, `borgere uden bopæl`: these go on a title where what follows is a
#: thing in general, not a date, a sender or a thing that the sentence has named before.
FROM_RE: Final = re.compile(
    rf"{SPACE}(?:fra{SPACE}(?!kommune|ministeri|regering|folketing)[a-zæøå-]{{2,40}}(?<!en)(?<!et)(?<!erne)(?<!ene)"
    rf"|uden{SPACE}for{SPACE}(?!kommune|region)[a-zæøå-]{{2,40}})(?![\w-])"
)
WITHOUT_RE: Final = re.compile(rf"{SPACE}uden{SPACE}(?!at\b|om\b|for\b|videre)[a-zæøå-]{{3,40}}(?![\w-])")
#: Guidances by title: only where the words before say that it is one to look up. `vejledning om` is advice elsewhere,
#: and a municipality's own guidance is no law.
GUIDANCE_HEAD_RE: Final = re.compile(rf"(?P<head>vejledning(?:en)?){SPACE}(?P<om>om)(?={SPACE}\w)", re.IGNORECASE)
GUIDANCE_BEFORE_RE: Final = re.compile(
    rf"(?:(?<!\w)(?:\w{{0,40}}(?:styrelsens|ministeriets|styrelsen{SPACE}har{SPACE}udsendt)|[Jj]f\.|[Jj]vf\.|[Ee]fter|[Ii]følge"
    rf"|[Ff]remgår{SPACE}af|[Ff]ølger{SPACE}af|henhold{SPACE}til|hjemmel{SPACE}i|[Ss]e|[Ff]ra)|[Ss]e{SPACE}også)"
    rf"{SPACE}[\"”»'’]?$"
)
GUIDANCE_REACH: Final = 64
#: Behind a plain `i` it is one where an act follows: `i vejledning om lov om social pension`.
GUIDANCE_IN_RE: Final = re.compile(rf"(?<!\w)i{SPACE}$")
#: A short name that begins with a number goes with the name before it: `Seveso III-direktivet`.
NUMERAL_STEM_RE: Final = re.compile(r"(?:[IVX]{1,4}|\d{1,4})-")
NAME_BEFORE_RE: Final = re.compile(r"(?<![\w-])[A-ZÆØÅ][\w-]{2,30}[ \u00a0]$")

#: What makes `bekendtgørelse nr. 588 af 6. april 2021` go on with its title.
TITLE_OF_ACT_RE: Final = re.compile(rf"(?={SPACE}(?P<om>om))(?={SPACE}om{SPACE}\w)")
#: The acts that an amending act names in its title.
CHAIN_RE: Final = {
    "first": re.compile(rf"{SPACE}ændring{SPACE}af{SPACE}(?=\w)", re.IGNORECASE),
    "next": re.compile(rf"(?:,{SPACE}|{SPACE}og{SPACE}|{SPACE}samt{SPACE}|,{SPACE}og{SPACE})(?=\w)"),
}
#: Between a title and the number of the same act.
APPOSITION_RE: Final = re.compile(rf"{SPACE}[(](?:jf\.{SPACE})?|,{SPACE}jf\.{SPACE}")
BRACKET_ABBREVIATION_RE: Final = re.compile(
    rf"{GAP}[(](?:forkortet{SPACE})?[\"'”»]?(?P<name>[A-ZÆØÅ][A-ZÆØÅa-zæøå]{{0,3}}[A-ZÆØÅ])[\"'”«]?[)]"
)

# --- short names ---------------------------------------------------------------------------------------------------
SHORT_RE: Final = re.compile(
    r"(?P<stem>[\w-]{2,60}?)(?P<tail>loven|bekendtgørelsen|cirkulæret|direktivet|forordningen|reglementet|konventionen|vejledningen)"
    r"(?P<genitive>['’]?s)?",
    re.IGNORECASE,
)
#: Words on -loven that name no act one could look up, or no act at all.
NO_SHORT: Final = _words(
    """
    janteloven naturloven tyngdeloven tyngdekraftsloven særloven hovedloven anlægsloven rammeloven moderloven
    ændringsloven hasteloven følgeloven specialloven nødloven sektorloven lovloven moralloven jungleloven
    straksloven lovbekendtgørelsen ændringsbekendtgørelsen eu-direktivet eu-forordningen moderdirektivet
    datterdirektivet rådsdirektivet gennemførelsesforordningen rådsforordningen ændringsdirektivet
    ministercirkulæret kommissionsforordningen eu-loven del-bekendtgørelsen reformloven murphysloven fartloven
    skråloven styrkeloven klanloven sharialoven hævnloven byloven husloven landsloven
    """
)
#: Ends of compounds that are acts only where the register knows them (`erhvervsvejledningen` is advice, not law).
REGISTERED_TAILS: Final = frozenset({"reglementet", "konventionen", "vejledningen"})
