"""Expressions for parties, from named atoms.

A party is written in so many ways that no single shape decides: `A` is the Social Democrats in `For stemte: A`, a model
in `model A`, a type of item in `Budget 2025 (A)`. So the matcher looks for what could be a party (a name, a letter) and
asks the text just before and after it. Expressions that are read backwards from a place end in `$` and are given no
more than `REACH_BEFORE` characters; those read forwards begin at the place.

Source of the shapes: published minutes of some fifty municipalities and regions; what counts is said in
annotations/guidelines.md, section PARTY.
"""

from __future__ import annotations

import re
from typing import Final

#: Characters before and after a candidate that its context may take.
REACH_BEFORE: Final = 100
REACH_AFTER: Final = 60
#: Characters that tell whether a sentence or a clause begins.
REACH_START: Final = 24
#: Longest title of an item that is looked through.
REACH_TITLE: Final = 300

UPPER: Final = "A-ZÆØÅÄÖÜÉÈÁÍÓÚÝÐÞŠŽČĆŁŚĐÇŞİĞ"
#: White space on one line or over one line break; written so that a run of blanks can be read in one way only.
_GAP1 = r"(?:[^\S\n]{1,6}(?:\n[^\S\n]{0,6})?|\n[^\S\n]{0,6})"
_GAP = rf"{_GAP1}?"

# --- people -----------------------------------------------------------------------------------------------------------
_NAME_WORD = rf"[{UPPER}][\w’'´-]{{1,25}}"
#: `J.`, `Chr.`
_INITIAL = rf"[{UPPER}]\w{{0,3}}\."
_PARTICLE = r"(?:von|van|de|der|den|di|da|du|el|al|bin|ben|ibn|la|le|zu|abu)"
#: Two to six capitalised words.
_PARTICLES = rf"(?:{_PARTICLE}{_GAP1}){{0,2}}"
_NAME = rf"{_NAME_WORD}(?:{_GAP1}{_PARTICLES}(?:{_NAME_WORD}|{_INITIAL})){{0,4}}{_GAP1}{_PARTICLES}{_NAME_WORD}"
_OFFICE = (
    r"(?:[Ff]ormand|[Nn]æstformand|[Bb]orgmester|[Vv]iceborgmester|[12]\.[ ]viceborgmester|[Rr]ådmand|[Ss]uppleant|"
    r"[Ss]tedfortræder|[Uu]dvalgsformand|[Rr]egionsrådsformand|[Mm]edlem)"
)
#: A full name that ends just before a bracket or comma; titles between the two are let through.
NAME_BEFORE_RE: Final = re.compile(
    rf"(?<![\w’'´-])(?P<name>{_NAME})"
    rf"(?:,?{_GAP}\({_OFFICE}\)|{_GAP}[-–,]{_GAP}{_OFFICE}|{_GAP}\([a-zæøå]{{2,6}}\))?{_GAP}[,|]?{_GAP}$"
)
#: One name alone after an office: `borgmester Kruse (A)`.
OFFICE_NAME_BEFORE_RE: Final = re.compile(
    r"\b(?:\w{0,20}(?:[Bb]orgmester|[Ff]ormand|[Rr]ådmand|[Ff]ormanden|[Rr]ådmanden|[Bb]orgmesteren|[Mm]edlem|"
    r"[Mm]edlemmet|"
    rf"[Ss]uppleant|[Ss]uppleanten|[Ss]tedfortræder|[Ss]tedfortræderen)){_GAP1}(?P<name>{_NAME_WORD}),?{_GAP}$"
)
#: The holder of an office without a name: `Borgmesteren (A)`.
OFFICE_BEFORE_RE: Final = re.compile(
    r"\b(?:\w{0,20}borgmesteren|\w{0,20}formanden|rådmanden|ordføreren|forslagsstilleren)\s{0,2}$", re.IGNORECASE
)
#: One capitalised word alone, for names that other evidence makes people.
WORD_BEFORE_RE: Final = re.compile(rf"(?<![\w’'´-])(?P<name>{_NAME_WORD}),?{_GAP}$")
#: `Henry Bisgaard (hbis) O`
INITIALS_BEFORE_RE: Final = re.compile(rf"{_NAME_WORD}{_GAP1}\([a-zæøå]{{2,6}}\){_GAP1}$")
INITIALS_AFTER_RE: Final = re.compile(rf"(?=[^\S\n]{{0,9}}(?:\n|$)|{_GAP1}{_NAME_WORD})")
#: Where the list of people begins in which `Ole Skov, A` stands.
LIST_START_RE: Final = re.compile(r"(?:^|[\n:;|,•]|\bog|\bsamt|\bfra|\baf|\bved)\s*$")
COMMA_AFTER_RE: Final = re.compile(rf"[^\S\n]{{0,9}}(?:$|\n|\t|[-–;,|)]|\.(?:\s|$)|{_GAP1}(?:og|samt)\b)")
#: What closes the bracket of a party after a name: `A)`, `A, borgmester)`, `V - Stedfortræder for …`.
BRACKET_AFTER_RE: Final = re.compile(
    rf"\.?{_GAP}(?:\)|[-–,;]{_GAP}(?:{_OFFICE}|\d|[Ss]ted|[Ss]uppl|[Ff]ra|[Aa]fbud|[Dd]eltog))"
)
#: What may stand in such a bracket before the party: `(1. suppleant - C)`, `(borgmester, A)`, `(init, A)`.
BRACKET_BEFORE_RE: Final = re.compile(
    rf"\({{1,3}}{_GAP}(?:(?:\d\.[ ]?)?{_OFFICE}{_GAP}[-–,]{_GAP}|[a-zæøå]{{2,6}},[ ])?$"
)
#: Words that end in the kinds of things that titles are about, never surnames.
THING_RE: Final = re.compile(
    r"(?:udvalget|udvalg|nævnet|gaden?|vej(?:en)?|pladsen?|skolen?|parken|cent(?:ret|eret|er)|planen?|kommune|rådet|"
    r"havnen?|"
    r"allé|boulevard|stræde|hallen?|museum|museet|fonden|foreningen?|station|kvarteret|området|huset|forvaltningen|"
    r"plads|"
    r"projektet|strategien?|budgettet|regnskabet|aftalen?|politikken|ordningen|afdelingen|instituttet|regionen|"
    r"Kommune)s?$"
)
#: First words of titles, where the name that follows is no person's: `Lokalplan Ny Mølle (B)`.
TITLE_WORD_RE: Final = re.compile(
    r"\w{0,20}(?:plan|projekt|[Bb]udget|[Nn]otat|[Bb]ilag|[Ss]kema|[Ss]ag|[Ff]orslag|\w{3}else|\w{4}(?:er|g|d)ning|"
    r"\w{4}ering|\w{3}(?:nd|il)ling|[Ss]alg|[Kk]øb|[Ss]tatus|"
    r"[Rr]egnskab|[Rr]apport|[Aa]nlæg|[Rr]edegørelse|[Tt]ilskud)$"
)
#: A line that begins like the title of an agenda item: `12. Lokalplan`, `Punkt 3:`.
TITLE_LINE_RE: Final = re.compile(
    r"[^\S\n]{0,9}(?:[Pp]unkt[ ]|[Pp]kt\.?[ ]|Nr\.[ ]?)?\d{1,3}(?:[.:)]|[ ]:|[ ]-)?[^\S\n]{0,9}"
)
TITLE_END_RE: Final = re.compile(r"\)[^\S\n]{0,9}(?:\.{3}[. \d]{0,200}|\d{1,3})?(?:\n|$)")
#: What makes the name at the end of a title its author: `4. Forslag fra Ida Lund (A)`.
PROPOSER_RE: Final = re.compile(
    r"(?:\b(?:fra|(?:stillet|begæret|rejst|fremsat|forslag|anmodning)[ ]af|(?:stedfortræder|suppleant|afløser)[ ]for|"
    r"medlem(?:met)?|borgmester|rådmand|formand)|[:,])\s+$",
    re.IGNORECASE,
)
#: Words before the name of a place, and those that only a doubt makes so.
PLACE_BEFORE_RE: Final = re.compile(
    r"\b(?:ved|i|på|langs|omkring|mellem|til|over|under|nord for|syd for|øst for|vest for)\s+$"
)
MAYBE_PLACE_BEFORE_RE: Final = re.compile(r"\b(?:af|for|om|vedrørende|vedr\.|[Ll]okalplan|[Uu]dstykning)\s+$")
#: A title with a tag of its type, as the text's other titles show it: `Godkendelse af dagsorden (B)`.
TAG_RE: Final = re.compile(r"[ ]\((?P<letter>[A-ZÆØÅ])\)[^\S\n]{0,9}(?:\.{3}[. \d]{0,200}|\d{1,3})?(?=\n|$)")

# --- lists of parties -------------------------------------------------------------------------------------------------
_COUNT = rf"(?:{_GAP}\({_GAP}\d{{1,3}}{_GAP}\)|:[ ]?\d{{1,3}}|[ ]\d{{1,2}}(?=[,;)]|[ ]og))"
#: What may stand between two parties of one list: `A (9), B`, `A+O`, `F og Ø`, `Ø, Ida Lund (F)`, `(A), (V)`.
BETWEEN_RE: Final = re.compile(
    rf"\){{0,3}}(?:{_COUNT}\){{0,3}})?{_GAP}"
    rf"(?:\+|&|[,;]{_GAP}(?:(?:og|samt|men){_GAP1})?|\bog{_GAP1}|\bsamt{_GAP1})"
    rf"{_GAP}(?:(?:[Gg]ruppe|[Ll]iste|partiet|løsgænger){_GAP1})?(?:{_NAME}{_GAP},?{_GAP})?\({{0,3}}"
)
#: Between a party and its letter: `Venstre (V)`.
LETTER_OF_RE: Final = re.compile(rf"{_GAP}\(")
#: Before `Radikale` and `Konservative`, which are adjectives as well.
PARTNER_BEFORE_RE: Final = re.compile(r"(?:\b(?:fra|af|med|hos|for|ved|og|mellem|til)|[,(:])\s*$")
ADJECTIVE_AFTER_RE: Final = re.compile(r"\s(?!vedr|samt)[a-zæøå]{4}")
#: Longest such text.
REACH_BETWEEN: Final = 80
#: People that close a list: `(V, C, B og Anders Sømod)`.
PEOPLE_AFTER_RE: Final = re.compile(
    rf"(?:{_GAP}(?:,|;|\bog\b|\bsamt\b){_GAP}{_NAME}(?:{_GAP}\([^()\n]{{1,20}}\))?){{0,8}}"
)

_LIST_WORD = (
    r"(?:(?:de[rt]?[ ])?(?:partierne|partiet|[Gg]ruppe(?:n|rne)?|[Ll]iste(?:rne)?|medlemmerne|byrådsgrupperne)"
    rf"{_GAP1}(?:fra{_GAP1}|af{_GAP1})?)?"
)
_NUMBER_WORD = r"(?:\d{1,3}|[Ee]t|[Éé]t|[Ee]n|[Tt]o|[Tt]re|[Ff]ire|[Ff]em|[Ss]eks|[Ss]yv|[Oo]tte|[Nn]i|[Tt]i)"
_SIDE = r"(?:[Ff]or|[Ii]mod|[Mm]od|FOR|IMOD|[Hh]verken for eller imod|[Bb]lankt?e?|[Uu]ndlod|[Uu]ndlader)"
_TALLY = rf"{_GAP}[:;]?{_GAP}(?:\d{{1,3}}(?:[ ]stemmer?)?)?{_GAP}[:;,]?{_GAP}\({{0,3}}{_GAP}{_LIST_WORD}"
#: What announces a list of those who voted, or of a majority.
OPEN_RE: Final = re.compile(
    rf"(?:"
    # For stemte: …, Imod indstillingen stemte gruppe …, For Ida Lund stemte 4 (…
    rf"\b[Ss]tem(?:te|mer|t|me)\b(?:[ ](?:for|imod))?(?:[ ](?:forslaget|indstillingen|ændringsforslaget))?{_TALLY}"
    rf"|(?<!\w){_SIDE}(?:[ ](?:forslaget|indstillingen|ændringsforslaget|behandling|at stemme|stemme))?[ ]?(?:[:;]|"
    rf"\d{{1,3}}[ ]?[:;(]){_TALLY}"
    rf"|\b[Ss]temmer(?:ne)?(?:[ ](?:for|imod|fra|til))?{_GAP}[:;(]*{_GAP}{_LIST_WORD}"
    rf"|\b(?:i?mod)[ ]\d{{1,3}}(?:[ ]stemmer?)?{_GAP}\({{1,3}}"
    rf"|\b[Uu]ndlod[ ](?:at[ ])?stemme{_TALLY}"
    # 5 for (…, to imod (…, For vedtagelse nu: 10 (…
    rf"|\b{_NUMBER_WORD}[ ](?:for|imod){_GAP}\({{1,3}}"
    rf"|(?<!\w)(?:For|Imod)[ ][^.:;()\n]{{2,60}}:[ ]?\d{{1,3}}[ ]?\("
    # 6 medlemmer (…, Et flertal bestående af …, Et mindretal, …
    rf"|\b{_NUMBER_WORD}[ ](?:medlem(?:mer)?|stemmer?){_GAP}(?:fra{_GAP1}|\()+{_LIST_WORD}"
    rf"|\b(?:[Ff]lertal(?:let)?|[Mm]indretal(?:let)?)(?:{_GAP1}(?:i|på)[ ][^.;:()\n]{{2,40}})?(?:{_GAP},|{_GAP}\(|"
    rf"{_GAP}:|{_GAP1}fra|{_GAP1}af|{_GAP1}bestående{_GAP1}af|,?{_GAP1}der{_GAP1}består{_GAP1}af|"
    rf"{_GAP1}udgjort{_GAP1}af){_GAP}{_LIST_WORD}"
    rf"|\bbestående{_GAP1}af{_GAP1}{_LIST_WORD}"
    rf"|\b(?:[Ss]tillet|[Ss]tillede|[Ff]remsat|[Bb]egæret|[Tt]iltrådt|[Aa]nbefalet|[Gg]odkendt|"
    rf"[Ss]tøttet)[ ]af{_GAP1}{_LIST_WORD}"
    rf"|\b[Ff]orbehold[ ]fra{_GAP1}{_LIST_WORD}"
    rf"|\b(?:[Uu]ndtagen|[Pp]å[ ]nær|[Uu]ndtagelse[ ]af|[Bb]ortset[ ]fra)[ ]{_LIST_WORD}"
    rf"|\b[Pp]artierne{_GAP1}"
    rf")$"
)
#: One of these stands in whatever `OPEN_RE` matches; looked for first, since they are cheap to find.
OPEN_STEMS: Final = (
    "tem",
    "or",
    "mod",
    "ndl",
    "lank",
    "lertal",
    "indretal",
    "bestående",
    " af",
    "artierne",
    "medlem",
    "ndtag",
    "ortset",
    "å nær",
    "\naf",
)
#: Proposals and questions with their author: `Forslag fra SF`.
FROM_RE: Final = re.compile(
    r"\b(?:\w{0,25}[Ff]orslag(?:et)?|[Ff]orespørgsel|[Ss]pørgsmål|[Ii]nitiativretssag(?:en)?|[Aa]nmodning|"
    r"[Hh]envendelse|[Ii]ndstilling|"
    r"[Bb]emærkning(?:er)?|[Pp]rotokolbemærkning|[Rr]epræsentanter?|[Mm]edlem(?:mer)?(?:met)?|"
    r"[Gg]ruppeformand(?:en)?|[Ss]ag|"
    rf"[Uu]dtalelse|[Mm]indretalsudtalelse|\w{{0,20}}[Gg]ruppe(?:n|r|rne)?){_GAP1}(?:fra|for|af){_GAP1}$"
)
#: Members whom an association has sent, `3 medlemmer fra DH`.
FROM_BODY_RE: Final = re.compile(r"\b(?:[Mm]edlem(?:mer)?|[Rr]epræsentanter?)[ ](?:fra|for|af)\s+$")
#: Proposals whose authors are written as letters: `indstilling fra A og B`.
FROM_LETTERS_RE: Final = re.compile(
    rf"(?:forslag|indstilling|anmodning|forespørgsel|ønske|bemærkning(?:er)?|bem\.|udtalelse){_GAP1}fra{_GAP1}$",
    re.IGNORECASE,
)
#: What a party does. Read after the list, and after its count.
_INFINITIVE = (
    r"(?:tiltræde|anbefale|støtte|godkende|stemme|tage|acceptere|medvirke|bakke|tilslutte|vedtage|gå|se|lægge)"
)
_DOES = (
    r"(?:stemte|stemmer[ ](?:for|imod|ikke)|undlod|undlader|afstod|anbefaler|anbefalede|"
    rf"kan[ ](?:ikke[ ]|derfor[ ]ikke[ ])?{_INFINITIVE}\b|kunne[ ](?:ikke[ ])?{_INFINITIVE}\b|"
    rf"vil[ ](?:ikke[ ])?{_INFINITIVE}\b|"
    r"(?:tager|tog|tage|har[ ]taget)[ ](?:(?:et|sit|dog|generelt|nu)[ ]){0,3}(?:forbehold|afstand|orienteringen|"
    r"sagen|til[ ]efterretning|initiativ)|"
    r"ønsk(?:er|ede)|foresl(?:år|og)|begær(?:er|ede)|tilføje(?:r|de)|bemærke(?:r|de)|stille(?:r|de)|(?:har|"
    r"havde)[ ](?:ikke[ ])?"
    r"(?:stillet|foreslået|udpeget|rejst|anmodet|begæret|bedt|fremsat|ønsket|tillid|indstillet|peget|taget|afgivet|"
    r"fremsendt|valgt|stemt|spurgt|fremlagt)|"
    r"tiltræder|tiltrådte|godkend(?:er|te)|afgav|afgiver|protestere(?:r|de)|(?:finder|fandt)(?![ ]sted)|mener|mente|"
    r"udpege(?:r|de)|hverken|(?:var|er|gik)[ ]imod|imod[ ]\w|"
    r"støtte(?:r|de)|gør[ ]opmærksom|gjorde[ ]opmærksom|indstille(?:r|de)|spurgte|spørger|beklage(?:r|de)|"
    r"lægger[ ]vægt|lagde[ ]vægt|fremsatte|fremsætter|"
    r"peger[ ]på|pegede[ ]på|anfører|anførte|erklærer|erklærede|henviser|henviste|opfordre(?:r|de)|kvitterer|"
    r"fastholder|fastholdt|forbeholder|forbeholdt|"
    r"anmode(?:r|de)|bakker[ ]op|tilslutter|tilsluttede|frafald(?:er|t)|kræve(?:r|de)|arbejde(?:r|de)[ ]for|udtrykte|"
    r"udtrykker|uddybede|trak[ ]|trækker[ ])"
)
CLOSE_RE: Final = re.compile(
    rf"\){{0,3}}{_COUNT}?(?:{_GAP}\({_GAP}(?:i[ ]alt[ ])?\d{{1,3}}(?:[ ](?:medlem(?:mer)?|stemmer?))?{_GAP}\)|"
    rf"{_GAP}[,–-]{_GAP}(?:i[ ]alt[ ]\d{{1,3}}|\d{{1,3}}[ ]stemmer?){_GAP}[,–-]?)?"
    rf"{_GAP},?{_GAP}(?:\(?ved[ ][^\n.;]{{3,40}}?\)?,?{_GAP1})?{_DOES}(?!\w)"
)
#: What only voters do; abbreviations of associations (`KL`) do all the rest as well.
VOTED_RE: Final = re.compile(r"\)?[ ](?:stemte|stemmer|undlod|undlader)\b")
TOTAL_AFTER_RE: Final = re.compile(rf"\){{0,3}}{_COUNT}?{_GAP}[,–(-]{_GAP}i[ ]alt[ ]\d{{1,3}}")
#: A list of counts, `A (9), C (8)`, needs nothing around it.
COUNTED_RE: Final = re.compile(rf"{_GAP}\({_GAP}\d{{1,3}}{_GAP}\)")
#: The beginning of a sentence or of a clause, before which no noun can make `A` a name of something else.
CLAUSE_START_RE: Final = re.compile(
    r"(?:^|[.!?:;)(\"”»,–|•]|\n|\d{4}|\b(?:og|men|mens|idet|samt|da|hvor|at|efter|hvorefter|derefter|herefter|når|"
    r"hvis|fordi|alene|kun|både|[Mm]edlem(?:met|mer|merne)?[ ](?:fra|for|af)))\s*$"
)
#: The same for words that are common nouns at the beginning of a sentence.
SENTENCE_START_RE: Final = re.compile(r"(?:^|[.!?:;\"”»–|•]|\n|\d)\s*[\"”»(]?$")

# --- words before and after one party ---------------------------------------------------------------------------------
LIST_BEFORE_RE: Final = re.compile(rf"(?<![\w-])[Ll]isten?{_GAP1}$")
GROUP_BEFORE_RE: Final = re.compile(
    r"(?<![\w-])(?P<group>(?:[Bb]yråds|[Kk]ommunalbestyrelses|[Rr]egionsråds|[Bb]orgerrepræsentations|"
    r"[Pp]arti)?[Gg]ruppe)(?:n|rne)?"
    rf"{_GAP1}$"
)
#: A group of pupils, of risks or of tariffs: `elever i gruppe A`, `til gruppe B`.
GROUP_TRAP_RE: Final = re.compile(
    r"\b(?:i|til|under|blandt|hører|tilhører|placeret|placeres|indplaceres|indplaceret)\s+gruppe\s+$"
)
GROUP_AFTER_RE: Final = re.compile(r"[ ]gr\.?(?![\w])")
#: A letter that numbers, sorts or places something: the end of the word before it, and letters in between
#: (`model A, B og C`).
TRAP_WORD_RE: Final = re.compile(
    r"(?:model|bilag|klassen?|afdeling|niveau|type|kategori|blok|bygning|etape|del|område|felt|rum|zone|fase|scenarie|"
    r"alternativ|løsning|variant|spor|hal|lokale|hold|skala|skema|fløj|punkt|mærke|hepatitis|vitamin|plan|opgang|port|"
    r"team|linjen?|rute|forslag|tabel|figur|kort|version|skole|vej|deltager|virksomhed|borger|kommune|sag|option|"
    r"serie|gang|etage|sal|stk|nr|pkt|"
    r"afsnit|litra|kriterium|formular|kørekort|license|ramme|pulje|mulighed|tilbud|prøve|kolonne|række|gate|"
    r"perron)(?:en|et|er|erne|s)?$|(?<!\w)(?:stk|nr|pkt|afd|bil)\.$",
    re.IGNORECASE,
)
TRAP_TAIL_RE: Final = re.compile(r"(?:(?:^|(?<=\s))(?:[A-ZÆØÅ]|\d)(?:,| og| eller|/|\+)\s+){0,8}$")
#: Characters before a letter that such words may take.
REACH_TRAP: Final = 60

#: The same before a colon: `Energimærker: A (3), B (7)`.
TRAP_COLON_RE: Final = re.compile(
    r"(?:mærke|klasse|karakter|niveau|type|kategori|model|skema|bilag|afdeling|gruppering)(?:r|n|t|er|en|et|erne|"
    r"rne)?\s*:\s*$",
    re.IGNORECASE,
)
#: What a party owns: `LA's byrådsgruppe`, `V's ændringsforslag`.
OWNS_RE: Final = re.compile(
    r"\s{1,3}(?:\w{0,20}gruppe|\w{0,20}forslag|medlem|ordfører|repræsentant|kandidat|\w{0,20}bemærkning|mandat|"
    r"budget|ønske|holdning|side|stemmer)"
)

# --- words with a second meaning --------------------------------------------------------------------------------------
#: `Venstre side`, `Venstre svingbane`: the direction.
DIRECTION_AFTER_RE: Final = re.compile(
    rf"[/]|{_GAP1}(?:side|hånd|svingbane|spor|kant|vejside|kørebane|sving|ben|arm|øje|øre|kolonne|række|fløj|bred|"
    rf"vognbane|bane|"
    r"sidespejl|knæ|skulder|hofte|margen|halvdel|ind|rabat)\w*"
)
#: `Venstres Ungdom` is another body.
YOUTH_AFTER_RE: Final = re.compile(rf"{_GAP1}(?:Ungdom|Kvinder|Hus|Folkeblad)\b")

# --- local lists ------------------------------------------------------------------------------------------------------
#: Heads of names that only lists standing for election bear.
LOCAL_HEADS: Final = frozenset(
    {"Borger", "Borgernes", "Lokal", "By", "Fælles", "Kommune", "Velfærds", "Samarbejds", "Landsby", "Landsbyernes"}
    | {"Landdistrikts", "Omegns", "Egns", "Demokrati", "Sogne", "Nordals", "Rebild", "Guldborgsund", "Guldborgsunds"}
    | {"Bornholmer", "Skibby", "Friheds"}
)
_NO_LISTS: Final = """
    vente tjek check deltager hørings møde taler kandidat indkøbs pris emne punkt mailing positiv negativ
    ønske prioriterings handle adresse bolig anvisnings udbetalings telefon vagt navne medlems bilags sags
    litteratur post vej projekt investerings anlægs aktivitets opgave hvid sort rød brutto netto valg stemme
    vælger arts gæste fordelings afgifts takst fravær fraværs tilmeldings underskrifts service leverandør
    materiale program rang topp top to-do todo huske pakke frist sagsnummer fonds reserve grund reservegrund
    indholds spise drifts løn medie kontakt lægdommer dommer ansøger modtager interessent artikel dokument
    journal plante træ råstof kortlægnings bevarings frednings udpegnings restance kassations udbuds
    bestillings vare inventar resultat ordre frekvens pligt nævninge personale elev klasse lokalplan kilde
    referencer reference ord verdensarvs
"""
#: Lists that are lists.
NO_LISTS: Final = frozenset(_NO_LISTS.split())
#: `Journalisten`, `Cyklisten`: a person, no list.
NO_LIST_RE: Final = re.compile(r"\w*(?:a|cyk|[Ss]o|vio|nove|mode|hote)$")
#: A list of something: `Fælleslisten over boliger`.
LIST_OF_RE: Final = re.compile(r"\s{1,3}(?:over|med|til|omfatter|indeholder|er|opdateres|revideres)\b")
LOCAL_WORD_RE: Final = re.compile(r"(?P<head>[\w-]{2,24}?)list(?:en|e)(?P<genitive>['’´]?s)?")
#: `Tværpolitisk Liste`: what stands before the word alone.
LOCAL_KIND_RE: Final = re.compile(
    r"(?<![\w-])(?:Tværpolitisk|Upolitisk|Demokratisk|Borgerlig|Fælles|Lokal|Uafhængig|Social|Grøn|Folkets|Borgernes)e?\s$"
)
#: A place after the list's name: `Lokallisten Nakskov`; two capitalised words are a person's name.
LOCAL_PLACE_RE: Final = re.compile(
    rf"[ ](?:Ny[ ])?[{UPPER}][\w-]{{2,20}}(?:-[{UPPER}]\w+)?(?P<genitive>(?<=[^s])s)?(?![\w-])(?![ ][{UPPER}])"
)
LOCAL_BRACKET_RE: Final = re.compile(rf"(?:[ ](?:i[ ])?[{UPPER}][\w-]{{1,20}}){{1,3}}(?=\))")
#: Words before an indefinite head: `Den Sociale Fællesliste`, `Hørsholms Borgerliste`.
LOCAL_BEFORE_RE: Final = re.compile(
    rf"(?<![\w.])(?:(?:Den|Det|De)[ ])?(?:[{UPPER}][\w-]{{2,20}}[ ])(?:[{UPPER}][\w-]{{2,20}}[ ])?$"
)

# --- members without a party ------------------------------------------------------------------------------------------
INDEPENDENT_RE: Final = re.compile(
    r"(?:[Ll]øsgænger(?:en)?(?:s)?|[Uu]den[ ]?for[ ]parti(?:erne|et)?|[Uu]afhængig|[Uu]fp|[Pp]artiløs)(?!\w)"
)
INDEPENDENT_NAME_RE: Final = re.compile(rf"[ ]+(?=(?P<name>{_NAME_WORD}))")

GENITIVE: Final = r"(?:['’´]s|s|['’´](?!\w))?"
CAPITAL_RE: Final = re.compile(r"[A-ZÆØÅ]\w*")
