"""What is a party and what is none, case by case."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from party_gold import check, parse_gold

from referat.party import PartyMatcher
from referat.record import Member

A, B, C = "socialdemokratiet", "radikale-venstre", "det-konservative-folkeparti"
F, O, V, E = "sf", "dansk-folkeparti", "venstre", "enhedslisten"  # noqa: E741
LONE = "uden-for-parti"


def _say(rule: str, *who: str) -> list[str]:
    return [f"{rule} {one}" for one in who]


NAMES: list[tuple[str, list[str]]] = [
    ("[[Socialdemokratiet]] ønsker en ny skole.", _say("name", A)),
    ("[[Venstres]] forslag om en cykelsti blev drøftet.", _say("name", V)),
    ("[[Enhedslistens]] ændringsforslag faldt.", _say("name", E)),
    ("Byrådsgruppen hos [[Det Konservative Folkeparti]] er enig.", _say("name", C)),
    ("Brev fra [[Dansk\nFolkeparti]] om lukketider.", _say("name", O)),
    ("[[Enhedslisten - De Rød-Grønne]] bemærkede, at prisen er høj.", _say("name", E)),
    ("[[SF – Socialistisk Folkeparti]] tog forbehold.", _say("name", F)),
    ("[[Venstre, Danmarks Liberale Parti]] stemte imod.", _say("name", V)),
    (
        "[[Danmarks Demokraterne]] og [[Moderaterne]] var ikke til stede.",
        _say("name", "danmarksdemokraterne", "moderaterne"),
    ),
    ("[[SOCIALDEMOKRATIET]] OG [[VENSTRE]] ER ENIGE", _say("name", A, V)),
    ("[[De Radikale]] ville hellere vente.", _say("name", B)),
    ("Budgettet er aftalt med [[Alternativet]].", _say("name", "alternativet")),
    ("[[Alternativet]] tager forbehold for punkt 2.", _say("name", "alternativet")),
    (
        "Et flertal bestående af [[Venstre]], [[Alternativet]] og [[SF]] sender planen videre.",
        ["name venstre", "name alternativet", "short sf"],
    ),
    ("Ordfører er Ida Lund ([[Slesvigsk Parti]]).", _say("name", "slesvigsk-parti")),
    ("[[Nye Borgerlige]] undlod at stemme.", _say("name", "nye-borgerlige")),
    ("[[Det Radikale\nVenstre]] fik ordet først.", _say("name", B)),
    ("Spørgsmål fra [[Liberal Alliance]] til borgmesteren.", _say("name", "liberal-alliance")),
]

SHORT: list[tuple[str, list[str]]] = [
    ("[[SF]] kan ikke tiltræde, at taksten hæves.", _say("short", F)),
    ("[[SF's]] forslag blev sendt videre, og [[SFs]] gruppe takkede.", _say("short", F, F)),
    ("Forslag fra [[DF]] om flagdage", _say("short", O)),
    ("For stemte [[SF]], [[RV]] og [[EL]].", _say("short", F, B, E)),
    ("Imod stemte [[LA]] (1) og [[KF]] (2).", _say("short", "liberal-alliance", C)),
    ("Til stede var Ida Lund ([[NB]]) og Bo Falk ([[ALT]]).", _say("short", "nye-borgerlige", "alternativet")),
    ("[[KD]] ønsker sagen sendt i byrådet.", _say("short", "kristendemokraterne")),
    ("Et mindretal ([[DD]] og [[LA]]) stemte imod.", _say("short", "danmarksdemokraterne", "liberal-alliance")),
    ("[[SF]] stemte imod. Forvaltningen har drøftet det med [[SF]] på forhånd.", _say("short", F, F)),
    ("Else Kron, [[SF]]\nPer Ask, [[DF]]", _say("short", F, O)),
]

BRACKETS: list[tuple[str, list[str]]] = [
    ("Formand Ole Skov ([[A]]) bød velkommen.", _say("letter_bracket", A)),
    ("Fraværende: Bo Kær ([[V]]), Ida Lund (([[Ø]])) og Per Ask ([[T]]).", _say("letter_bracket", V, E, "?T")),
    ("Afbud fra Jens-Otto Fly ([[C]]).", _say("letter_bracket", C)),
    ("Henrik von der Lieth ([[B]]) spurgte til økonomien.", _say("letter_bracket", B)),
    ("Borgmester Kruse ([[A]]) forlod mødet.", _say("letter_bracket", A)),
    ("Kaj W. Friis ([[V]] - Stedfortræder for Else Bo)", _say("letter_bracket", V)),
    ("Mads Eg (1. suppleant - [[C]])", _say("letter_bracket", C)),
    ("Mads Eg ([[A]], borgmester)", _say("letter_bracket", A)),
    ("Ruth Olsen - Formand ([[A]])\nIb Lund (formand) ([[V]])", _say("letter_bracket", A, V)),
    ("Deltagere: Hans Chr. Dam, ([[V]]), Lone Pihl,\n([[A]])", _say("letter_bracket", V, A)),
    ("Ellen Margrethe\nBundgård ([[O]]): Deltog", _say("letter_bracket", O)),
    ("For: 3 (Bo Tikøb ([[Ø]]), Rosa Ponto ([[O]]) og Ane Lassen ([[B]]))", _say("letter_bracket", E, O, B)),
    ("4. Forslag fra Ida Lund ([[F]])\n5. Budget 2026 (B)", _say("letter_bracket", F)),
    ("Lisbeth Høj ([[Liste T]])", _say("list", "?T")),
    ("Hakan Yıldırım ([[A]]) og Çiğdem Aslan ([[F]])", _say("letter_bracket", A, F)),
    ("Egon Vester ([[I]]) og Jonna Ørt ([[I]])", _say("letter_bracket", "?I", "?I")),
    ("Afbud: Lise Bo ([[V]]) - Karl Sand mødte.", _say("letter_bracket", V)),
]

COMMA: list[tuple[str, list[str]]] = [
    ("Poul Nagel, [[V]]\nJytte Rask, [[A]]\n", _say("letter_comma", V, A)),
    ("Afbud: Karsten Bild, [[C]] - Ole Vig mødte i stedet", _say("letter_comma", C)),
    ("Deltagere: Ida Lund, [[A]], Bo Falk, [[F]] og Per Ask, [[Ø]]", _say("letter_comma", A, F, E)),
    ("(Stillet af Ida Diallo-Kjær, [[SF]])", _say("short", F)),
    ("Ida Lund (idlu) [[V]] Bo Falk (bofa) [[A]] Per Ask (peas) [[O]]\nSide 1", _say("letter_initials", V, A, O)),
]

LISTS: list[tuple[str, list[str]]] = [
    ("For stemte: [[A]], [[B]], [[F]] og [[Ø]].\nImod stemte: [[C]] og [[V]].", _say("letter_list", A, B, F, E, C, V)),
    ("Undlod at stemme: [[Å]].", _say("letter_list", "?Å")),
    ("For: Gruppe [[A]], [[F]]. Imod: [[Liste H]].", ["group socialdemokratiet", "letter_list sf", "list ?H"]),
    (
        "[[Liste A]], [[F]], [[K]], [[O]] og [[V]] anbefaler planen.",
        ["list socialdemokratiet", *_say("letter_list", F, "?K", O, V)],
    ),
    (
        "6 medlemmer ([[V]]+[[A]]+[[C]]+[[N]]) anbefaler. [[O]] (1) kan ikke anbefale.",
        _say("letter_list", V, A, C, "?N", O),
    ),
    ("Et flertal ([[V]], [[A]] og [[C]]) godkendte, mens [[Ø]] stemte imod.", _say("letter_list", V, A, C, E)),
    ("Et flertal, [[A]], [[F]] og [[V]], godkendte indstillingen.", _say("letter_list", A, F, V)),
    ("For stemte 24: ([[A]]), ([[V]]), ([[F]]). Imod stemte 7: ([[O]]).", _say("letter_list", A, V, F, O)),
    ("For stemte 1: ([[Ø]])", _say("letter_list", E)),
    (
        "Godkendt med 3 stemmer ([[A]], [[V]]) mod 2 ([[SF]] og [[O]]).",
        [*_say("letter_list", A, V), "short sf", "letter_list dansk-folkeparti"],
    ),
    (
        "[[A]] (9), [[B]] (4), [[C]] (3) og Ida Lund ([[UP]]), i alt 17.",
        [*_say("letter_list", A, B, C), f"independent {LONE}"],
    ),
    ("[[A]], [[Ø]], Kirsten Lund ([[F]]) – i alt 10 – stemmer for.", [*_say("letter_list", A, E), "letter_bracket sf"]),
    ("[[A]] og [[F]] (i alt 3) stemte imod.", _say("letter_list", A, F)),
    ("Sagen blev godkendt. [[V]] undlod at stemme.", _say("letter_list", V)),
    ("Herefter foreslog formanden en pause, hvorefter [[Ø]] tog forbehold.", _say("letter_list", E)),
    ("19 stemmer for ([[V]], [[A]], [[O]]), 5 stemmer imod ([[F]], [[B]]).", _say("letter_list", V, A, O, F, B)),
    ("Tiltrådt. Imod: [[A]] + [[B]] + [[F]].", _say("letter_list", A, B, F)),
    (
        "Imod indstillingen stemte gruppe [[V]], [[C]] og [[O]], i alt 14.",
        ["group venstre", *_say("letter_list", C, O)],
    ),
    ("For ændringsforslaget stemte 9: [[O]] (6) og [[Ø]] (3).", _say("letter_list", O, E)),
    ("Ad 2: Et mindretal ([[O]]) kan ikke anbefale.", _say("letter_list", O)),
    ("For stemte 7 ([[V]],\n[[C]], [[B]] og Anders Møl).", _say("letter_list", V, C, B)),
    ("Imod stemte [[I]] og [[O]].", _say("letter_list", "?I", O)),
    ("[[Ø]] ved Rasmus Thor ønskede sagen udsat.", _say("letter_list", E)),
    ("Et mindretal bestående af [[Ø]] og [[Å]] stemte imod.", _say("letter_list", E, "?Å")),
]

MORE: list[tuple[str, list[str]]] = [
    (
        "[[Venstre]] ([[V]]), [[Konservative]] ([[C]]) og [[SF]] ([[F]]) er enige.",
        [
            "name venstre",
            "letter_bracket venstre",
            "name det-konservative-folkeparti",
            "letter_bracket det-konservative-folkeparti",
            "short sf",
            "letter_bracket sf",
        ],
    ),
    ("Medlemmerne fra [[A]], [[F]] og [[Ø]] stemte imod.", _say("letter_list", A, F, E)),
    ("Udvalget, undtagen [[Ø]], anbefaler.", _say("letter_list", E)),
    ("Et samlet udvalg på nær [[O]] anbefaler.", _say("letter_list", O)),
    ("Stemmer for: [[A]] og [[V]] (12). Blanke: [[F]] (1).", _say("letter_list", A, V, F)),
    ("For: [[A]]:9, [[F]]:2", _say("letter_list", A, F)),
    ("Borgmesteren ([[A]]) og næstformanden ([[V]]) stemte for.", _say("letter_bracket", A, V)),
    ("Ib Vig ([[ufp]].) gik.", _say("independent", LONE)),
    ("Navn | Parti\nIda Lund | [[A]]\nBo Falk | [[V]]", _say("letter_comma", A, V)),
    (
        "[[A]], [[B]], [[V]] og [[Å]] stemte for. [[C]], [[I]] og [[O]] stemte imod.",
        _say("letter_list", A, B, V, "?Å", C, "?I", O),
    ),
    ("Godkendt mod stemmer fra [[V]] og [[C]].", _say("letter_list", V, C)),
    ("Afvist med 9 stemmer for ([[A]], [[B]]) og 10 imod ([[V]] og [[O]]).", _say("letter_list", A, B, V, O)),
    ("For udsættelse til juni: 6 ([[C]], [[V]]). To for ([[Ø]]).", _say("letter_list", C, V, E)),
    ("Ida Lund blev valgt efter indstilling fra [[A]] og [[B]].", _say("letter_list", A, B)),
    ("Forslaget faldt, idet alene [[B]] stemte for.", _say("letter_list", B)),
    ("Udvalget afviste forslaget. [[O]] stemte for.", _say("letter_list", O)),
    (
        "[[Konservatives]] gruppe stemte imod, og [[I]] stemte for.",
        ["name det-konservative-folkeparti", "letter_list ?I"],
    ),
    ("Valgt blev [[Tværpolitisk Listes]] kandidat.", _say("local_list", "?Tværpolitisk Liste")),
    ("[[V's]] byrådsgruppe foreslår en pause.", _say("letter_list", V)),
]

GROUPS: list[tuple[str, list[str]]] = [
    ("Byrådsgruppe [[Ø]] har rejst sagen.", _say("group", E)),
    ("Gruppe [[A]] har udpeget Ida Lund.", _say("group", A)),
    ("To medlemmer af gruppe [[A]] stemte imod.", _say("group", A)),
    ("[[C]] gr. ønsker punktet udsat.", _say("group", C)),
    ("[[Liste V]] foreslog Bo Falk.", _say("list", V)),
    ("Ida Lund er valgt på [[liste T]].", _say("list", "?T")),
    ("Forløbet blev vedtaget med stemmerne fra [[ACV]].", _say("glued", "?ACV")),
    (
        "Bo Falk ([[C]]) stemte imod, mens [[AFKØÅ]] stemte for.",
        ["letter_bracket det-konservative-folkeparti", "glued ?AFKØÅ"],
    ),
]

LOCAL: list[tuple[str, list[str]]] = [
    ("[[Borgerlisten]] tog forbehold.", _say("local_list", "?Borgerlisten")),
    ("[[Borgerlistens]] gruppe mødes tirsdag.", _say("local_list", "?Borgerlisten")),
    ("Annalise Storm ([[Lokallisten Nakskov]])", _say("local_list", "?Lokallisten Nakskov")),
    ("[[Fælleslisten Solrød]] ved Jytte Wiberg stemte imod.", _say("local_list", "?Fælleslisten Solrød")),
    ("Imod stemte Ove Skjold ([[Skibbylisten]]).", _say("local_list", "?Skibbylisten")),
    ("Sagen er rejst af [[Rebildlisten]].", _say("local_list", "?Rebildlisten")),
    ("[[Den Sociale Fællesliste]] ønsker flere pladser.", _say("local_list", "?Den Sociale Fællesliste")),
    ("For stemte [[Guldborgsundlisten]] og [[Venstre]].", ["local_list ?Guldborgsundlisten", "name venstre"]),
    ("[[Borgerlisten]] Ida Lund mødte ikke.", _say("local_list", "?Borgerlisten")),
]

INDEPENDENT: list[tuple[str, list[str]]] = [
    ("[[Løsgænger]] Irene Sand tog forbehold.", _say("independent", LONE)),
    ("Imod stemte [[DF]] og [[løsgænger]] Per Vind.", ["short dansk-folkeparti", f"independent {LONE}"]),
    ("Danni Olsbæk ([[løsgænger]])", _say("independent", LONE)),
    ("Steffen Buhr, [[løsgænger]]", _say("independent", LONE)),
    ("Maria Gram ([[Uden for parti]]), Ole Skov ([[uden for partierne]])", _say("independent", LONE, LONE)),
    ("Lan Nguyen ([[UP]]) og Ib Vig ([[ufp]])", _say("independent", LONE, LONE)),
    ("[[Løsgængeren]] Per Vind fremsatte forslaget.", _say("independent", LONE)),
]

NONE: list[str] = [
    # other things that letters name
    "Bilag A, B og C er vedlagt.",
    "Forvaltningen anbefaler model A, B og C.",
    "Model B lægges til grund.",
    "Afdeling A flytter til bygning C.",
    "Klasse A og B får ny lærer.",
    "Bygningen har energimærke A, mens naboens er B.",
    "Vaccination mod hepatitis B tilbydes.",
    "Skema A for 24 boliger",
    "Fløj A er fredet.",
    "Mødelokale C",
    "Elever i gruppe A får støtte.",
    "Borgere i aldersgruppe B indkaldes.",
    "A - Godkendelse af dagsorden",
    "A. Sager til afgørelse i byrådet",
    "B. Andre sager",
    "J.nr.: 00.01.00 G01/12",
    "Vand A/S og Affald I/S",
    "H.C. Andersens Boulevard og A.P. Møller Fonden",
    "Punkt B. Etape 2",
    "Vitamin D og C kan købes.",
    "Kørekort B er et krav.",
    "Store Hansted Å er reguleret.",
    "Mobilitetsplan for Aarhus Ø",
    "København S og Odense M",
    "E-Reolen og P-pladsen",
    "PM\tHJ\nX\t\tX",
    "Kontanthjælp og VG 1 er drøftet.",
    "Løsning A vil koste mere end B.",
    "Rute A anbefales.",
    "Energimærker: A (3), B (7), C (2)",
    "Der er tre typer: A, B og C.",
    "Skolerne A og B anbefaler en fusion.",
    "Etape 1 (A), etape 2 (B)",
    "Valg af formand (B)",
    "De fire radikale medlemmer og Radikale forslag",
    "3 medlemmer fra DH og KL",
    "Fælleslisten over boliger er revideret.",
    "Et møde i uge V finder sted senere.",
    "Udbuddet har to lodder, hvor B er størst.",
    "Scenarie A, B og C er regnet igennem, og B anbefales af forvaltningen.",
    "Plan A faldt, og plan B stemmer med budgettet.",
    # the preposition and other first words
    "I stedet mødte Ole Skov.",
    "I øvrigt anbefaler udvalget planen.",
    "Godkendt. I sagen stemte formanden imod.",
    # tags of an item's type
    "3. Budget 2025 (B)",
    "1. Godkendelse af dagsorden (B)\n2. Orientering (O)",
    "2. Restaurering ved Gesten Mose (B)\n",
    "5. Salg af Brørup Rådhus (C)\n\n6. Takster (D)",
    "1. Godkendelse af dagsorden (B)\n\nSalg af Brørup Rådhus (B)\n",
    "Dispensation ved Gesten Mose (B)\n",
    "Skole- og Kulturudvalget (B)",
    "Lokalplan for Ny Vestergade (B)",
    # routes and bodies
    "Sagsgang: ØK/BY",
    "EBC/JD - ØK - BY",
    "KB - Godkendelse af dagsorden",
    "KL har rejst spørgsmålet, og KL anbefaler en aftale.",
    # words that also name parties
    "Venstre side af vejen får fortov.",
    "Højre/Venstre",
    "Der svinges til venstre ved kirken.",
    "Alternativet til en ny skole er en udbygning.",
    "Ventetiden er lang. Alternativet er, at borgeren køber plads selv.",
    "Alternativet kan være en midlertidig bygning.",
    "Venstres Ungdom holder møde.",
    "Den radikale løsning er dyr.",
    # groups and adjectives
    "Regeringen, oppositionen og flertallet er enige med partierne.",
    "Et socialdemokratisk forslag",
    "Løsgængere har ret til en plads.",
    "Et medlem kan blive løsgænger.",
    "Medlemmer uden for parti vælges særskilt.",
    # short names that may be anything
    "NB Beskæftigelse er et magasin.",
    "NB.: Mødet indledes kl. 14.",
    "EL-scooteren og el-nettet",
    "LA 21-planen og KD Transport",
    "SF-sten lægges i indkørslen.",
    "SP Entreprise har afgivet bud.",
    # lists that are lists
    "Ventelisten er lukket.",
    "Tjeklisten følges.",
    "Deltagerlisten er vedlagt, og Prislisten gælder.",
    "Journalisten fra Ugeavisen var til stede.",
    "Specialisten anbefaler behandling.",
    "Positivlisten omfatter 20 fag.",
    "Boligerne på listen er udlejet.",
    "Høringslisten anbefaler vi udvidet.",
    # people without a party, other brackets
    "Ida Lund (formand)",
    "Anne Kjær (sygdom) og Bo Falk ()",
    "Ida Lund (KL) holdt oplæg.",
    "Mogens Ø. Vadsholt og Kresten A. Bank",
    "Hans J. Stok og Leyla Karimi",
    "For: 4, imod: 3",
    "34 stemmer imod 15",
    "",
]


#: As minutes of many bodies write parties.
MINUTES: list[tuple[str, list[str]]] = [
    (
        "Et flertal bestående af [[A]], [[B]] og [[SF]] stemte for.",
        ["letter_list socialdemokratiet", "letter_list radikale-venstre", "short sf"],
    ),
    (
        "Imod stemte [[V]], [[C]] og [[Dansk Folkeparti]].",
        ["letter_list venstre", "letter_list det-konservative-folkeparti", "name dansk-folkeparti"],
    ),
    ("[[Ø]] tager forbehold.", ["letter_list enhedslisten"]),
    (
        "[[Socialdemokratiet]] og [[Radikale Venstre]] ønsker sagen genoptaget.",
        ["name socialdemokratiet", "name radikale-venstre"],
    ),
    ("Byrådsmedlem Erik Holm ([[V]]) forlod mødet kl. 18.", ["letter_bracket venstre"]),
    ("Susanne Dahl ([[Borgerlisten]]) deltog ikke.", ["local_list ?Borgerlisten"]),
    ("Mette Friis ([[løsgænger]]) stemte hverken for eller imod.", ["independent uden-for-parti"]),
    ("Peter Nør, [[løsgænger]], deltog i drøftelsen.", ["independent uden-for-parti"]),
    ("Per Bro ([[Lokallisten]])", ["local_list ?Lokallisten"]),
    (
        "For stemte 17 ([[A]], [[F]], [[Ø]], [[V]]).",
        ["letter_list socialdemokratiet", "letter_list sf", "letter_list enhedslisten", "letter_list venstre"],
    ),
    ("Imod stemte 4 ([[O]] og [[D]]).", ["letter_list dansk-folkeparti", "letter_list ?D"]),
    ("[[Venstres]] gruppe ønsker en ny plan.", ["name venstre"]),
    ("[[Liste Ø]] foreslog, at sagen udsættes.", ["list enhedslisten"]),
    ("Gruppe [[C]] begærede sagen i byrådet.", ["group det-konservative-folkeparti"]),
    ("[[Enhedslisten]] ([[Ø]]) undlod at stemme.", ["name enhedslisten", "letter_bracket enhedslisten"]),
    ("[[Det konservative Folkeparti]] anbefaler forslaget.", ["name det-konservative-folkeparti"]),
    ("[[De Konservative]] kan ikke støtte forslaget.", ["name det-konservative-folkeparti"]),
    ("[[Konservative]] stemte imod.", ["name det-konservative-folkeparti"]),
    ("[[Frie Grønne]] var ikke repræsenteret.", ["name frie-groenne"]),
    ("[[Nye Borgerlige]] stillede ændringsforslag.", ["name nye-borgerlige"]),
    (
        "[[Kristendemokraterne]] og [[Liberal Alliance]] er enige.",
        ["name kristendemokraterne", "name liberal-alliance"],
    ),
    ("[[Danmarksdemokraterne]] ønsker sagen oversendt.", ["name danmarksdemokraterne"]),
    ("Anna Bech, [[A]]", ["letter_comma socialdemokratiet"]),
    ("Forslag fra [[Moderaterne]].", ["name moderaterne"]),
    ("Ændringsforslag stillet af [[V]] og [[I]] blev forkastet.", ["letter_list venstre", "letter_list ?I"]),
    ("[[I]] stemte imod.", ["letter_list ?I"]),
    ("[[Alternativet]] foreslår flere træer.", ["name alternativet"]),
    ("For: [[AFØ]]. Imod: [[VCO]].", ["glued ?AFØ", "glued ?VCO"]),
    (
        "[[Fælleslisten]] og [[Tværpolitisk Forening]] tog ordet.",
        ["local_list ?Fælleslisten", "name ?Tværpolitisk Forening"],
    ),
    ("[[Slesvigsk Parti]] stemte for indstillingen.", ["name slesvigsk-parti"]),
    (
        "Klaus Rask ([[UFP]]) og Ole Vad ([[Uden for parti]])",
        ["independent uden-for-parti", "independent uden-for-parti"],
    ),
    ("Dorte Lund ([[M]]) og Hanne Ravn ([[Æ]]) var fraværende.", ["letter_bracket ?M", "letter_bracket ?Æ"]),
    (
        "Et flertal i udvalget bestående af [[A]], [[F]] og [[B]] kan tiltræde indstillingen.",
        ["letter_list socialdemokratiet", "letter_list sf", "letter_list radikale-venstre"],
    ),
    ("Et mindretal, [[V]] og [[C]], stemte imod.", ["letter_list venstre", "letter_list det-konservative-folkeparti"]),
    ("[[V]] og [[C]] kan ikke medvirke hertil.", ["letter_list venstre", "letter_list det-konservative-folkeparti"]),
    ("[[O]] ønsker følgende ført til protokol.", ["letter_list dansk-folkeparti"]),
    ("Udvalget, undtagen [[Ø]], anbefaler forslaget.", ["letter_list enhedslisten"]),
    ("For forslaget stemte: [[Socialdemokratiet]] (12), [[SF]] (2).", ["name socialdemokratiet", "short sf"]),
    (
        "Byrådsgrupperne [[A]], [[V]] og [[Ø]] har aftalt budgettet.",
        ["group socialdemokratiet", "letter_list venstre", "letter_list enhedslisten"],
    ),
    ("[[Lokallisten Fanø]] foreslår en ny færge.", ["local_list ?Lokallisten Fanø"]),
    ("Medlem Ulla Birk ([[L]]) og Jan Krog ([[T]])", ["letter_bracket ?L", "letter_bracket ?T"]),
    ("Næstformand: Bente Hald ([[SF]])", ["short sf"]),
    ("[[Radikale]] og [[Enhedslisten]] stemte imod.", ["name radikale-venstre", "name enhedslisten"]),
    ("Afbud fra Jens Toft, [[V]].", ["letter_comma venstre"]),
    (
        "[[Venstre]], [[Konservative]] og [[Dansk Folkeparti]] er forligspartier.",
        ["name venstre", "name det-konservative-folkeparti", "name dansk-folkeparti"],
    ),
    (
        "Ændringsforslag fra [[Enhedslisten]], [[SF]] og [[Alternativet]].",
        ["name enhedslisten", "short sf", "name alternativet"],
    ),
    (
        "Vedtaget med 15 stemmer for ([[A]], [[V]], [[C]]) mod 4 ([[Ø]], [[F]]).",
        [
            "letter_list socialdemokratiet",
            "letter_list venstre",
            "letter_list det-konservative-folkeparti",
            "letter_list enhedslisten",
            "letter_list sf",
        ],
    ),
    ("Stemmer for: [[A]]", ["letter_list socialdemokratiet"]),
    ("[[Venstres]] byrådsgruppe ønsker svar.", ["name venstre"]),
    ("[[Socialdemokraterne]] stemte for.", ["name socialdemokratiet"]),
    ("[[Det Radikale Venstre]] tog forbehold.", ["name radikale-venstre"]),
    ("Pers. bem. fra [[Å]]: Vi beklager.", ["letter_list ?Å"]),
    ("Borgmesteren ([[A]]) orienterede.", ["letter_bracket socialdemokratiet"]),
]
MINUTES_WITHOUT = [
    "Bilag A og B er vedlagt.",
    "Model A anbefales.",
    "Punkt B på listen.",
    "Regeringen og oppositionen er enige.",
    "Lokaleplan V skal godkendes.",
    "Vitamin C og D blev udleveret.",
    "Budget 2025 (B)",
    "Skoleafdeling A flytter til bygning C.",
    "Der er to partier i rådet.",
    "Vejen går mod venstre ved krydset.",
    "Et radikalt forslag fra en konservativ vælger.",
    "Han bor på A.P. Møllers Vej.",
    "Alternativet er at lukke skolen.",
    "Fase A, B og C er afsluttet.",
    "Bygning V rives ned.",
    "Klasse 7.A og 7.B lægges sammen.",
    "Se bilag Ø.",
    "Zone A, zone B og C er udlagt.",
    "Tilbud A er billigst, og B er dyrest.",
    "Vindmølle V og mast C.",
]


@pytest.mark.parametrize(
    ("marked", "said"), NAMES + SHORT + BRACKETS + COMMA + LISTS + MORE + GROUPS + LOCAL + INDEPENDENT + MINUTES
)
def test_finds_what_is_marked(marked: str, said: list[str]) -> None:
    check(marked, said)


@pytest.mark.parametrize("text", NONE + MINUTES_WITHOUT)
def test_finds_nothing(text: str) -> None:
    matches = PartyMatcher().match(text)
    assert [text[m.start : m.end] for m in matches] == []
    assert matches == []


def test_there_are_many_cases() -> None:
    assert len(NAMES + SHORT + BRACKETS + COMMA + LISTS + MORE + GROUPS + LOCAL + INDEPENDENT + MINUTES) >= 110
    assert len(NONE + MINUTES_WITHOUT) >= 80


@pytest.mark.parametrize("bad", ["[[A]", "A]]", "[[ A]]", "[[]]", "[[A[[B]]"])
def test_gold_helper_rejects_malformed_marks(bad: str) -> None:
    with pytest.raises(ValueError, match=r"mark|edge"):
        parse_gold(bad)


MEMBERS = [
    Member(name="Ida Lund", party="A"),
    Member(name="Bo Falk", party="F"),
    Member(name="Per Vester", party="Frie Borgere"),
    Member(name="Rie Kjær", party="FD"),
    Member(name="Ole Skov"),
]


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("Aftalen er indgået mellem [[A]] og [[F]].", _say("letter_list", A, F)),
        ("Lund ([[A]]) bad om ordet.", _say("letter_bracket", A)),
        ("[[Frie Borgere]] er utilfreds.", _say("name", "?Frie Borgere")),
        ("Rie Kjær ([[FD]]) stemte imod.", _say("short", "?FD")),
        ("Aftalen er indgået mellem B og V.", []),
        ("Skema A og model F er de samme.", []),
    ],
)
def test_members_settle_doubts(marked: str, said: list[str]) -> None:
    check(marked, said, PartyMatcher(MEMBERS))


@pytest.mark.parametrize(
    "marked", ["Aftalen er indgået mellem A og F.", "Lund (A) bad om ordet.", "Frie Borgere er utilfreds."]
)
def test_without_members_doubts_stay(marked: str) -> None:
    assert PartyMatcher().match(marked) == []


@dataclass
class _Anybody:
    name: str
    party: str | None


def test_members_may_be_any_objects_with_name_and_party() -> None:
    assert len(PartyMatcher([_Anybody("Ida Lund", "A"), _Anybody("Bo", None)]).match("Lund (A)")) == 1


def test_year_and_place_tell_whose_letter_it_is() -> None:
    text = "Ida Lund (Å)"
    assert [m.value["id"] for m in PartyMatcher(year=2019).match(text) if m.value] == ["alternativet"]
    assert [m.value["name"] for m in PartyMatcher(year=2016, municipality="Randers").match(text) if m.value] == [
        "Velfærdslisten"
    ]
    assert [m.value["id"] for m in PartyMatcher().match(text) if m.value] == [None]
