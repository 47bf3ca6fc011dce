"""How sums of money are written in Danish minutes: named atoms, composed into the patterns that the matcher runs.

Every repeat is bounded, and every number is tried once from its first digit, so matching is linear in the text.

Sources: Retskrivningsordbogen (Dansk Sprognævn), §§ 43 and 61 on full stops and blanks in figures and on abbreviations
(`kr.`, `mio.`, `mia.`); ISO 4217 for the currency codes; the notations counted in `minutes-formats`, section 4.
"""

from __future__ import annotations

import re
from typing import Final

# Atoms -------------------------------------------------------------------------------------------------------------

#: A blank that may stand inside a sum. A tab is none: it parts the cells of a table.
BLANK: Final = "[ \u00a0\u2009\u202f]"
#: Between number and unit: blanks, or one line break where the sum is wrapped. Never an empty line.
GAP: Final = rf"{BLANK}{{0,3}}(?:\r?\n{BLANK}{{0,12}})?"

#: Signs before a number. `÷` is minus in Danish accounts.
SIGNS: Final = "+-−–÷"
MINUS: Final = "-−–÷"

# The number without its first digit, which the pattern below takes: that way a number is entered at its start only.
_GROUPED = r"\d{0,2}(?:\.\d{3}){1,5}(?![\d]|\.\d)(?:,\d{1,6}(?!\d))?"  # 271.697,53
_SPACED = rf"\d{{0,2}}(?:{BLANK}\d{{3}}){{1,5}}(?![\d]|\.\d)(?:,\d{{1,6}}(?!\d))?"  # 8 000 000
_ENGLISH = r"\d{0,2}(?:,\d{3}){2,5}(?:\.\d{1,2})?(?![\d]|[.,]\d)"  # 1,250,000.50
_POINT = r"\d{0,11}\.\d{1,2}(?![\d]|[.,]\d)"  # 2.5 mio.
_HALF = rf"\d?{BLANK}?[½¼¾]|/[24](?!\d)"  # 1½ · 1/2
_PLAIN = r"\d{0,14}(?:,\d{1,6})?(?![\d]|[.,]\d)"  # 5000 · 0,064
_ODD = r"(?:[.,]?\d){1,24}"  # 2.000.00: a number that cannot be read with certainty
_REST = f"(?:{_GROUPED}|{_SPACED}|{_HALF}|{_ENGLISH}|{_POINT}|{_PLAIN}|{_ODD})"
_FIRST_DIGIT = r"\d(?<!\d\d)(?<!\d[.,:/]\d)"
#: A number from its first digit: not one that goes on a date, a time or another number.
NUMBER: Final = f"(?:{_FIRST_DIGIT}{_REST}|[½¼¾])"
#: A number where something else has already made sure that one begins (the second of a range).
NUMBER_HERE: Final = rf"(?:\d{_REST}|[½¼¾])"

#: `5.000,-`: no øre. Marks a sum of money by itself.
DASH: Final = rf"{BLANK}?,[-–—−=]{{1,2}}(?!\d)"

#: Between the ends of a range. ` -5` (blank before, none behind) is a sign, not a range.
HYPHEN: Final = rf"(?:[-–—−]{BLANK}?(?:\r?\n)?|{BLANK}[-–—−]{BLANK})"
UNTIL: Final = rf"{GAP}til{GAP}"
AND: Final = rf"{GAP}og{GAP}"

_END = r"(?![\wæøåÆØÅ])"
_MILLION = rf"(?:[Mm]io|MIO|[Mm]ill)(?:\.|{_END})|[Mm]illioner?s?{_END}|[Mm]illion{_END}"
_MILLIARD = rf"(?:[Mm]ia|MIA)(?:\.|{_END})|[Mm]illiard(?:er)?s?{_END}"
_BILLION = rf"[Bb]illion(?:er)?{_END}"
_KRONER_AHEAD = r"(?=[kK][rR]|DKK|dkk)"
_THOUSAND = rf"[tT]us(?:ind(?:er|e)?{_END}|\.)|[tT]\.?{BLANK}?{_KRONER_AHEAD}|1\.000(?={BLANK}[kK]r)"
_HUNDRED = rf"[hH]undrede?{_END}(?:{BLANK}tusinde?{_END})?"
#: Unit words that multiply: `mio.`, `mia.`, `millioner`, `t.` before `kr.`, `tusinde`.
SCALE: Final = f"(?:{_MILLION}|{_MILLIARD}|{_BILLION}|{_THOUSAND}|{_HUNDRED})"

# Kroner of a purpose; a list, because trækroner and tandkroner are no money.
_PURPOSE = "skatte|anlægs|drifts|budget|service|velfærds|kultur|stats|kommune|støtte|fonds|projekt|pulje|bevillings"
_KR = r"(?:[kK]r|KR)(?![a-zæøåA-ZÆØÅ])\.?"
_KRONER = rf"(?:{_PURPOSE})?[kK]ron(?:erne|ers|er|e){_END}|KRONER{_END}"
_LAND = rf"(?:danske|svenske|norske|islandske){BLANK}"
CODES: Final = "DKK|EUR|USD|GBP|SEK|NOK|CHF|ISK"
_FOREIGN = rf"(?:{CODES}|[dD]kk|[eE]ur){_END}|[Ee]uro(?:en|s)?{_END}|(?:amerikanske{BLANK})?[Dd]ollars?{_END}|[€$£]"
_OERE = rf"[øØ]re{_END}"
#: A currency behind a number. The full stop of `kr.` belongs to it.
CURRENCY: Final = rf"(?:(?:{_LAND})?(?:{_KR}|{_KRONER})|{_FOREIGN}|{_OERE})"
#: `12 kr. og 50 øre`: what may follow a sum in kroner and still belongs to it.
OERE_TAIL_RE: Final = re.compile(rf"{GAP}(?:og{GAP})?(\d{{1,2}}){BLANK}?{_OERE}")

# The patterns that the matcher runs --------------------------------------------------------------------------------

#: One number, or a range of two, with the unit behind it if there is one. The prefilter is the digit.
NUMBER_RE: Final = re.compile(
    rf"(?P<num>{NUMBER})(?P<dash>{DASH})?"
    rf"(?:(?P<sep>{HYPHEN}|{UNTIL}|{AND})(?P<sign2>[-−+]?)(?P<num2>{NUMBER_HERE})(?P<dash2>{DASH})?)?"
    rf"(?:(?P<gap>{GAP})(?:(?P<scale>{SCALE})(?:(?P<gap2>{GAP})(?P<cur2>{CURRENCY}))?|(?P<cur>{CURRENCY})))?"
)

#: A currency before a number, read backwards from the number (`endpos`). `t.kr. 450` carries its scale along.
PREFIX_RE: Final = re.compile(
    rf"(?<![\w.,])(?P<scale>(?:[Mm]io|[Mm]ia|[Mm]ill)\.?{BLANK}?|[tT]\.?{BLANK}?)?"
    rf"(?P<cur>[kK]r\.?|KR\.?|[kK]roner|{CODES}|[dD]kk|[Ee]uro|[€$£])(?P<gap>{GAP})$"
)
#: Words after which a wrapped `kr.⏎5.000` is a sum and not the unit over a column.
BEFORE_WRAPPED_PREFIX_RE: Final = re.compile(r"(?:på|til|med|for|af|fra|er|udgør|koster|og|samt|alt|ca\.)[ \u00a0]$")

#: Words before `1.000 kr.` or a prefix that make it the unit of a table, read backwards.
UNIT_LEAD_RE: Final = re.compile(
    rf"(?:(?<!\w)(?:[Ii]|[Hh]ele)|[Bb]eløb|[Tt]al|[Aa]lle)(?:{BLANK}[Hh]ele)?{BLANK}{{0,2}}$"
    rf"|[(\[]{BLANK}?(?:i{BLANK})?(?:hele{BLANK})?$"
)
#: Behind `1.000 kr.` at the beginning of a line: the columns that it is the unit of.
COLUMNS_NEXT_RE: Final = re.compile(
    rf"{BLANK}{{1,4}}(?:(?:19|20)\d\d(?!\d)|[Bb]udget|[Rr]egnskab|[Oo]verslag|[BR]\d\d)"
)
#: What stands before a year in a column head (`Budget 2024 kr.`) or in a phrase of time (`i 2024 kr. 500`).
YEAR_LEAD_RE: Final = re.compile(
    r"(?:[Bb]udget(?:tet|år)?|[Rr]egnskab(?:et)?|[Oo]verslag(?:sår)?|[Ff]orbrug|[Åå]r(?:et)?|[Pp]risniveau|(?<!\w)[IiBR])"
    rf"{BLANK}$"
)
#: Words whose number is their own, so that a blank behind it groups nothing: `uge 12 500 kr.`
NUMBERED_LEAD_RE: Final = re.compile(
    r"(?<!\w)(?:[Uu]ge|[Bb]ilag|[Pp]unkt(?:erne)?|[Pp]kt\.?|[Nn]r\.?|[Kk]onto|[Ss]ide|[Ff]ase|[Ee]tape|[Ss]tk\.?|§|[Kk]apitel"
    r"|[Oo]mråde|[Kk]lasse|[Tt]abel|[Dd]elmål|[Aa]t|[Aa]d|[Hh]us|[Tt]rin|[Kk]vartal)"
    rf"{BLANK}$"
)
#: `mellem` is a hedge, so no part of the span, but it alone makes a range of `2 og 3 mio. kr.`
BETWEEN_RE: Final = re.compile(rf"(?<!\w)[Ii]?[Mm]ellem{GAP}(?:ca\.{GAP})?$")
#: A number behind a currency: the currency is that number's, not the one before.
NUMBER_NEXT_RE: Final = re.compile(rf"{BLANK}{{0,2}}\d")
DASHED_NEXT_RE: Final = re.compile(rf"{BLANK}{{0,2}}\d[\d.]{{0,14}}{DASH}")

# Money without a currency (`98 mio. i 2020`) -----------------------------------------------------------------------

_NO_NOUN = (
    r"i|til|fra|for|om|pr\.|på|over|under|af|og|eller|ved|med|mod|hos|uden|efter|frem|heraf|hvoraf|hvilket"
    r"|som|der|at|da|men|mens|samt|svarende|fordelt|årligt?|varigt?|ekskl\.?|inkl\.?|eksklusive|inklusive"
    r"|netto|brutto|mere|mindre|ekstra|højere|lavere|færre|ud|ind|hvert|hver|yderligere|oveni|alene"
    r"|stigende|faldende|afsat|er|var|blev|bliver|skal|kan|vil|ikke|dertil|dels|så|også|henholdsvis|når"
    r"|hvis|idet|end|tilbage|alt|sammenlignet|jf\.|finansieret"
)
#: What may follow a bare million: the end of a clause, or a word that is no noun. A noun says what the millions are of.
BARE_TAIL_RE: Final = re.compile(
    r"\s{0,20}$|[ \u00a0]{0,3}[,;:)!?.|”»\"\]–-]|[ ]{0,3}\t|\s{0,3}\n\s{0,20}(?:\n|[-•*·]|\d)"
    rf"|\s{{1,20}}(?:[(–—-]|[A-ZÆØÅ]|(?:{_NO_NOUN})(?!\w))"
)
#: Words near a bare million that say that it counts something else. A blank is the edge of a word.
COUNT_CUES: Final = (
    "borger", "indbygger", "befolkning", "besøg", "passager", "mennesk", "person", "udlån", "gæst", "download",
    "visning", " ton", "kubik", " m2 ", " m3 ", " m² ", " m³ ", " kwh ", " mwh ", " liter", " træer", " dyr", "turist",
    "overnatning", "eksemplar", "kilomet", " km ", " klik", "rejser ", "rejsende", "opslag", "transaktion", " antal",
    "følgere", "vælger", " stemmer ", "forbruger", "husstand", " bøger", "medlemmer", " kilo ", " kg ",
)  # fmt: skip
#: Words near a bare million that say that it is money.
MONEY_CUES: Final = (
    " kr ", "kroner ", "budget", "udgift", "indtægt", "bevil", "forbrug", "bespar", "spare", "pulje", "ramme", "tilsku",
    "finans", "anlæg", "økonomi", "penge", " midler", "beløb", "pris", "kost", "afsat", "afsæt", " lån",
    "proven", "overskud", "underskud", "regnskab", " kasse", "likvid", " drift", "moms", "skat", "investe", "takst",
    "betal", " løn", "afdrag", "indtjening", "omsætning", "reserve", "effektiviser", "refusion", "tilført", "tilføre",
    " gæld", "værdi", " sum", "kontrakt", "licitation", "overslag", "opsparing", "garanti", "erstatning", "honorar",
    "husleje", "fond", "støtte", " søg", "ansøg", "udligning", " købe", "salg", "solgt", " gebyr", " rente",
)  # fmt: skip

# Sums in words -----------------------------------------------------------------------------------------------------

#: The unit behind a number in words; what stands before it is read backwards.
WORD_UNIT_RE: Final = re.compile(
    rf"(?<=[a-zæøåé][ \u00a0\n])"
    rf"(?:(?P<scale>{_MILLION}|{_MILLIARD}|{_BILLION}|[tT]\.?(?=kr)|[tT]usinde?{_END})"
    rf"(?:(?P<gap2>{GAP})(?P<cur2>{CURRENCY}))?|(?P<cur>{CURRENCY}))"
)
#: A cheap test for whether a text can hold a sum in words at all.
WORD_HINTS: Final = ("illion", "illiard", "kr", "mio", "mia", "uro", "øre", "DKK", "EUR")
