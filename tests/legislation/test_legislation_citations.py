"""Citations as minutes of many bodies write them, each in a sentence of our own: a second table beside the cases.

The value is `rule | act | provision | number | date`, a dash for null.
"""

from __future__ import annotations

import pytest
from legislation_gold import parse_gold, say

from referat.legislation import LegislationMatcher, resolve_references
from referat.matching import Match

GDPR = (
    "Forordning (EU) 2016/679 om beskyttelse af fysiske personer i forbindelse med behandling af personoplysninger "
    "og om fri udveksling af sådanne oplysninger"
)

CITATIONS: list[tuple[str, list[str]]] = [
    (
        "Fritagelsen gives efter [[lbk. nr. 47 af 15. januar 2019]] med senere ændringer.",
        ["numbered | - | - | 47 | 2019-01-15"],
    ),
    (
        "Kommunen yder tilskud, jf. [[§ 16, stk. 1, nr. 3 i lov om folkeoplysning]].",
        [
            (
                "provision | Lov om støtte til folkeoplysende voksenundervisning, frivilligt folkeoplysende "
                "foreningsarbejde og daghøjskoler samt om Folkeuniversitetet | § 16, stk. 1, nr. 3 | - | -"
            )
        ],
    ),
    (
        "Reglerne står i [[folkeskolelovens kapitel 5a]] og gælder fra august.",
        ["provision | Lov om folkeskolen | kapitel 5 a | - | -"],
    ),
    (
        "Der kan gives dispensation efter [[planlovens §§ 13-15 og 24]].",
        ["provision | Lov om planlægning | §§ 13-15 og 24 | - | -"],
    ),
    (
        "Høringen gennemføres efter [[miljøvurderingslovens § 32]], jf. [[§ 35, stk. 1]].",
        [
            ("provision | Lov om miljøvurdering af planer og programmer og af konkrete projekter (VVM) | § 32 | - | -"),
            "provision | - | § 35, stk. 1 | - | -",
        ],
    ),
    (
        "Kommunen deler oplysninger efter [[databeskyttelsesforordningens artikel 6, stk. 1, litra e]].",
        [f"provision | {GDPR} | artikel 6, stk. 1, litra e | - | -"],
    ),
    (
        "Anlægget er omfattet af [[Seveso III-direktivet]] og skal have sikkerhedsdokument.",
        ["eu | Seveso III-direktivet | - | - | -"],
    ),
    ("Vilkårene følger [[bkg. nr. 844 af 23. juni 2017]].", ["numbered | - | - | 844 | 2017-06-23"]),
    ("Se også [[cirkulæreskrivelse nr. 9174 af 19. februar 2010]].", ["numbered | - | - | 9174 | 2010-02-19"]),
    (
        (
            "Takster fastsættes efter [[lov om kommuners anvendelse af støtte til ture for borgere, der er "
            "fyldt 80 år]]."
        ),
        ["title | Lov om kommuners anvendelse af støtte til ture for borgere, der er fyldt 80 år | - | - | -"],
    ),
    (
        "Det fremgår af [[vejledning om kommunernes tilsyn med legepladser]], at der skal føres log.",
        ["title | Vejledning om kommunernes tilsyn med legepladser | - | - | -"],
    ),
    (
        "Støtten bevilges efter [[ABL § 115]] og [[ABL § 119]].",
        [
            "provision | Lov om almene boliger m.v. | § 115 | - | -",
            "provision | Lov om almene boliger m.v. | § 119 | - | -",
        ],
    ),
    (
        "Lånet optages efter [[lånebekendtgørelsens § 2, stk. 1, nr. 6]].",
        [
            (
                "provision | Bekendtgørelse om kommunernes låntagning og meddelelse af garantier m.v. | § 2, "
                "stk. 1, nr. 6 | - | -"
            )
        ],
    ),
    (
        "Ansøgningen behandles efter [[SEL § 85]] og [[SUL § 140]].",
        ["provision | Lov om social service | § 85 | - | -", "provision | Sundhedsloven | § 140 | - | -"],
    ),
    ("Forslaget følger af [[L 123]], som Folketinget vedtog i maj.", ["bill | - | - | 123 | -"]),
    ("Ministeren ventes at fremsætte [[lovforslag L 81 A]] til december.", ["bill | - | - | 81 | -"]),
    (
        "Bidraget opkræves efter [[spildevandsbetalingslovens § 2 a, stk. 4]].",
        ["provision | Lov om betalingsregler for spildevandsforsyningsselskaber m.v. | § 2 a, stk. 4 | - | -"],
    ),
    (
        "Vejen nedlægges efter [[§ 15 i lov om offentlige veje m.v.]].",
        ["provision | Lov om offentlige veje m.v. | § 15 | - | -"],
    ),
    (
        "Ledsagelse bevilges i henhold til [[Servicelovens § 97, stk. 1-4]].",
        ["provision | Lov om social service | § 97, stk. 1-4 | - | -"],
    ),
    ("Udbuddet sker efter [[udbudslovens afsnit II]].", ["provision | Udbudsloven | afsnit II | - | -"]),
    (
        "Udbuddet annonceres efter [[direktiv 2014/24/EU]] og [[udbudsloven]].",
        ["eu | Direktiv 2014/24/EU om offentlige udbud | - | 24 | -", "short | Udbudsloven | - | - | -"],
    ),
    (
        ("Aktindsigt gives efter [[offentlighedslovens § 7, stk. 1]], medmindre [[§ 30, nr. 1]], er til hinder."),
        [
            "provision | Lov om offentlighed i forvaltningen | § 7, stk. 1 | - | -",
            "provision | - | § 30, nr. 1 | - | -",
        ],
    ),
    (
        "Mødet lukkes efter [[§ 10, stk. 2, i lov om kommunernes styrelse]].",
        ["provision | Lov om kommunernes styrelse | § 10, stk. 2 | - | -"],
    ),
    ("Klage kan indgives efter [[byggelovens § 23]] inden fire uger.", ["provision | Byggeloven | § 23 | - | -"]),
    (
        "Der henvises til [[BR18]], [[kapitel 11]].",
        ["abbreviation | Bygningsreglement 2018 | - | - | -", "provision | - | kapitel 11 | - | -"],
    ),
    (
        "Der henvises til [[BEK nr. 1399 af 12/12/2019 om bygningsreglement 2018]].",
        ["numbered | Bygningsreglement 2018 | - | 1399 | 2019-12-12"],
    ),
    (
        "Stillingen er besat efter [[funktionærlovens § 2 a]].",
        ["provision | Lov om retsforholdet mellem arbejdsgivere og funktionærer | § 2 a | - | -"],
    ),
    (
        "Beskyttelsen følger af [[naturbeskyttelseslovens §§ 3, 8 og 15]].",
        ["provision | Lov om naturbeskyttelse | §§ 3, 8 og 15 | - | -"],
    ),
    (
        ("Området ligger i et Natura 2000-område efter [[habitatdirektivet]] og [[fuglebeskyttelsesdirektivet]]."),
        [
            "eu | Direktiv 92/43/EØF om bevaring af naturtyper samt vilde dyr og planter | - | - | -",
            "eu | Direktiv 2009/147/EF om beskyttelse af vilde fugle | - | - | -",
        ],
    ),
    ("Kommunen fører tilsyn, jf. [[Lov om Socialtilsyn § 2]].", ["provision | Lov om socialtilsyn | § 2 | - | -"]),
    (
        (
            "Afgiften indbetales efter [[§ 8, stk. 1 i lov om kommunal udligning og generelle tilskud til "
            "kommuner og regioner]]."
        ),
        ["provision | Lov om kommunal udligning og generelle tilskud til kommuner | § 8, stk. 1 | - | -"],
    ),
    (
        "Pladsen tilbydes i medfør af [[dagtilbudslovens § 23, stk. 3, 2. pkt.]].",
        [("provision | Lov om dag-, fritids- og klubtilbud m.v. til børn og unge | § 23, stk. 3, 2. pkt. | - | -")],
    ),
    (
        "Beløbet reguleres efter [[lov om en satsreguleringsprocent]].",
        ["title | Lov om en satsreguleringsprocent | - | - | -"],
    ),
    (
        "Der er søgt om godkendelse efter [[§ 33 i miljøbeskyttelsesloven]].",
        ["provision | Lov om miljøbeskyttelse | § 33 | - | -"],
    ),
    (
        (
            "Borgmesteren vederlægges efter [[bekendtgørelse nr. 1774 af 27. december 2016 om vederlag, "
            "diæter, pension m.v. for varetagelsen af kommunale hverv]]."
        ),
        [
            (
                "numbered | Bekendtgørelse om vederlag, diæter, pension m.v. for varetagelsen af kommunale hverv "
                "| - | 1774 | 2016-12-27"
            )
        ],
    ),
    (
        "Klagen er afgjort efter [[forvaltningslovens § 19]] samt [[retssikkerhedslovens §§ 4 og 10]].",
        [
            "provision | Forvaltningsloven | § 19 | - | -",
            "provision | Lov om retssikkerhed og administration på det sociale område | §§ 4 og 10 | - | -",
        ],
    ),
    (
        "Hundeskoven anlægges, selv om [[mark- og vejfredslovens § 3]] kræver hegn.",
        ["provision | Lov om mark- og vejfred | § 3 | - | -"],
    ),
    (
        "Ordningen er hjemlet i [[STU-loven]].",
        ["short | Lov om ungdomsuddannelse for unge med særlige behov | - | - | -"],
    ),
    (
        ("Sagen vurderes efter [[lov om ændring af lov om dag-, fritids- og klubtilbud m.v. til børn og unge]]."),
        ["title | Lov om ændring af lov om dag-, fritids- og klubtilbud m.v. til børn og unge | - | - | -"],
    ),
    (
        "Kommunen er forpligtet efter [[vandløbslovens § 27]] og [[regulativbekendtgørelsen]].",
        ["provision | Lov om vandløb | § 27 | - | -", "short | regulativbekendtgørelsen | - | - | -"],
    ),
    ("Opgaven løses efter [[LOV nr 1061 af 30/06/2020]].", ["numbered | - | - | 1061 | 2020-06-30"]),
    (
        "Der afgives udtalelse efter [[lovbekendtgørelse nr. 1165 af 25. november 2019]].",
        ["numbered | - | - | 1165 | 2019-11-25"],
    ),
    (
        "Vi afventer [[forslag til lov om ændring af lov om almene boliger]].",
        ["bill | Lov om ændring af lov om almene boliger | - | - | -"],
    ),
    ("Kommunen har pligt hertil, jf. [[artikel 33 i GDPR]].", [f"provision | {GDPR} | artikel 33 | - | -"]),
    (
        "Loven skal læses sammen med [[forordning (EU) nr. 1303/2013]].",
        [
            (
                "eu | Forordning (EU) nr. 1303/2013 om fælles bestemmelser for de europæiske struktur- og "
                "investeringsfonde | - | 1303 | -"
            )
        ],
    ),
    (
        "Kommunen kan give påbud efter [[§§ 68-69 i jordforureningsloven]].",
        ["provision | Lov om forurenet jord | §§ 68-69 | - | -"],
    ),
    (
        "Det sker med hjemmel i [[lov nr. 1436 af 17. december 2019 om den sociale helhedsplan]].",
        ["numbered | Lov om den sociale helhedsplan | - | 1436 | 2019-12-17"],
    ),
    (
        "Reglerne om habilitet i [[forvaltningslovens kapitel 2]] gælder.",
        ["provision | Forvaltningsloven | kapitel 2 | - | -"],
    ),
    ("Borgerne har krav på hjælp efter [[Barnets Lov § 32]].", ["provision | Barnets lov | § 32 | - | -"]),
    (
        "Flygtninge boligplaceres efter [[integrationslovens § 12, stk. 6]].",
        ["provision | Lov om integration af udlændinge i Danmark | § 12, stk. 6 | - | -"],
    ),
    ("Regnskabet aflægges efter [[styrelseslovens § 45]].", ["provision | Lov om kommunernes styrelse | § 45 | - | -"]),
    (
        "Kommunen skal efter [[sundhedslovens § 119 stk. 2]] tilbyde forebyggelse.",
        ["provision | Sundhedsloven | § 119, stk. 2 | - | -"],
    ),
    (
        "Tilladelsen er givet efter [[planlovens § 35, stk. 1]] (landzone).",
        ["provision | Lov om planlægning | § 35, stk. 1 | - | -"],
    ),
    (
        "Sagen er omfattet af [[VVM-bekendtgørelsen]] og [[husdyrbrugloven]].",
        [
            (
                "short | Bekendtgørelse om miljøvurdering af planer og programmer og af konkrete projekter (VVM) "
                "| - | - | -"
            ),
            "short | Lov om husdyrbrug og anvendelse af gødning m.v. | - | - | -",
        ],
    ),
    ("Der er krav om klimaplaner efter [[lov om klima]].", ["title | Klimaloven | - | - | -"]),
    (
        "Reglerne i [[cirkulære om kommunale anlægsarbejder]] følges.",
        ["title | Cirkulære om kommunale anlægsarbejder | - | - | -"],
    ),
    (
        "Ændringen følger af [[lov om frikommunenetværk § 5 a]].",
        ["provision | Lov om frikommunenetværk | § 5 a | - | -"],
    ),
    (
        "Afgørelsen kan indbringes, jf. lovens [[§ 18]] og bekendtgørelsens [[§ 4]].",
        ["provision | - | § 18 | - | -", "provision | - | § 4 | - | -"],
    ),
    ("Arne-pensionen og [[ghettoloven]] blev drøftet.", ["short | ghettoloven | - | - | -"]),
    (
        "Det følger af [[forvaltningslovens § 3, stk. 1, nr. 1-5]], hvornår en person er inhabil.",
        ["provision | Forvaltningsloven | § 3, stk. 1, nr. 1-5 | - | -"],
    ),
    (
        "Planen er vedtaget i medfør af [[planlovens § 27]], jf. [[§ 24]].",
        ["provision | Lov om planlægning | § 27 | - | -", "provision | - | § 24 | - | -"],
    ),
    ("Arealet er fredskov, jf. [[skovlovens §§ 8, 11 og 38]].", ["provision | Lov om skove | §§ 8, 11 og 38 | - | -"]),
    (
        "Grundejerne har vejret efter [[privatvejslovens kap. 3]].",
        ["provision | Lov om private fællesveje | kapitel 3 | - | -"],
    ),
    ("Sagen er rejst efter [[§ 42 i privatvejsloven]].", ["provision | Lov om private fællesveje | § 42 | - | -"]),
    (
        "Kommunen ansøger efter [[§ 9 e i husdyrgodkendelsesloven]].",
        ["provision | Lov om husdyrbrug og anvendelse af gødning m.v. | § 9 e | - | -"],
    ),
    (
        "Tilskuddet gives i henhold til [[Bekendtgørelse om tilskud til privat byfornyelse]].",
        ["title | Bekendtgørelse om tilskud til privat byfornyelse | - | - | -"],
    ),
    (
        "Landzonetilladelse efter [[Planlovens § 35 stk. 1]] meddeles.",
        ["provision | Lov om planlægning | § 35, stk. 1 | - | -"],
    ),
    ("Retten til pasning følger af [[§ 118 i serviceloven]].", ["provision | Lov om social service | § 118 | - | -"]),
    (
        "Lægekonsulenten har henvist til [[lov om førtidspension § 17]].",
        ["provision | Lov om førtidspension | § 17 | - | -"],
    ),
    (
        "Klageren henviser til [[artikel 8 i Den Europæiske Menneskerettighedskonvention]].",
        ["provision | Den Europæiske Menneskerettighedskonvention | artikel 8 | - | -"],
    ),
    (
        "Persondata behandles efter [[databeskyttelsesloven]] og [[databeskyttelsesforordningen]].",
        [
            (
                "short | Lov om supplerende bestemmelser til forordning om beskyttelse af fysiske personer i "
                "forbindelse med behandling af personoplysninger og om fri udveksling af sådanne oplysninger | - "
                "| - | -"
            ),
            f"eu | {GDPR} | - | - | -",
        ],
    ),
    ("Kontrakten udbydes efter [[udbudslovens §§ 56-57]].", ["provision | Udbudsloven | §§ 56-57 | - | -"]),
    (
        "[[Almenboliglovens § 115, stk. 7]] giver hjemmel til garanti.",
        ["provision | Lov om almene boliger m.v. | § 115, stk. 7 | - | -"],
    ),
    ("Lejeren kan klage efter [[lejelovens § 106]].", ["provision | Lejeloven | § 106 | - | -"]),
    ("Støjen reguleres af [[vejledning nr. 5/1984]] fra Miljøstyrelsen.", ["numbered | - | - | 5 | -"]),
    ("Efter [[Lov nr. 434 af 8. maj 2006]] skal der varsles.", ["numbered | - | - | 434 | 2006-05-08"]),
    (
        "Dispensation fra [[§ 3]] kræver en afvejning efter [[naturbeskyttelseslovens § 65, stk. 2]].",
        ["provision | - | § 3 | - | -", "provision | Lov om naturbeskyttelse | § 65, stk. 2 | - | -"],
    ),
    (
        "Der er ansøgt efter [[bekendtgørelse nr. 1217 af 25. november 2019 om indsatsplaner]].",
        ["numbered | Bekendtgørelse om indsatsplaner | - | 1217 | 2019-11-25"],
    ),
    (
        "Skatten fastsættes, jf. [[lov om kommunal indkomstskat § 7]].",
        ["provision | Lov om kommunal indkomstskat | § 7 | - | -"],
    ),
    (
        "Efter [[lov om miljø og genteknologi]] skal anlægget godkendes.",
        ["title | Lov om miljø og genteknologi | - | - | -"],
    ),
    (
        "[[Integrationslovens §§ 10 og 11]] finder anvendelse.",
        ["provision | Lov om integration af udlændinge i Danmark | §§ 10 og 11 | - | -"],
    ),
    (
        "Sagen er sendt i høring efter [[Planlovens § 23 c]] (fordebat).",
        ["provision | Lov om planlægning | § 23 c | - | -"],
    ),
    ("Regnskab for [[§ 18]] er godkendt.", ["provision | - | § 18 | - | -"]),
    ("Efter [[sundhedslovens §§ 127-129]] ydes omsorgstandpleje.", ["provision | Sundhedsloven | §§ 127-129 | - | -"]),
    (
        "Ordningen bygger på [[lov om erhvervsfremme]], jf. [[lov nr. 1518 af 18. december 2018]].",
        ["title | Lov om erhvervsfremme | - | - | -", "numbered | Lov om erhvervsfremme | - | 1518 | 2018-12-18"],
    ),
    (
        "Elever med behov omfattes af [[folkeskolelovens § 3, stk. 2]], og [[§ 20, stk. 2]].",
        ["provision | Lov om folkeskolen | § 3, stk. 2 | - | -", "provision | - | § 20, stk. 2 | - | -"],
    ),
    ("Der henvises til [[LBK 1053 af 09/09/2019]].", ["numbered | - | - | 1053 | 2019-09-09"]),
    ("Der gives afslag efter [[barnets lovs § 11, nr. 4]].", ["provision | Barnets lov | § 11, nr. 4 | - | -"]),
    (
        "Kommunen skal følge [[offentlighedslovens kapitel 4]].",
        ["provision | Lov om offentlighed i forvaltningen | kapitel 4 | - | -"],
    ),
    ("Støtte bevilges efter [[BL § 90]].", ["provision | Barnets lov | § 90 | - | -"]),
    (
        ("Ydelsen gives efter [[retssikkerhedslovens § 10]], [[forvaltningslovens § 24]] og [[servicelovens § 117]]."),
        [
            "provision | Lov om retssikkerhed og administration på det sociale område | § 10 | - | -",
            "provision | Forvaltningsloven | § 24 | - | -",
            "provision | Lov om social service | § 117 | - | -",
        ],
    ),
    (
        "Området er udpeget efter [[vandrammedirektivet]].",
        [
            (
                "eu | Direktiv 2000/60/EF om fastlæggelse af en ramme for Fællesskabets vandpolitiske "
                "foranstaltninger | - | - | -"
            )
        ],
    ),
    ("Hegnet er ulovligt efter [[§ 18, stk. 1, i hegnsloven]].", ["provision | Lov om hegn | § 18, stk. 1 | - | -"]),
    (
        "Der tinglyses deklaration i medfør af [[planlovens § 55]] og [[tinglysningsloven]].",
        ["provision | Lov om planlægning | § 55 | - | -", "short | Lov om tinglysning | - | - | -"],
    ),
    ("Dommen henviser til [[grundlovens § 73]].", ["provision | Danmarks Riges Grundlov | § 73 | - | -"]),
    (
        "Efter [[Kommunestyrelseslovens § 68, stk. 1]], skal salg udbydes.",
        ["provision | Lov om kommunernes styrelse | § 68, stk. 1 | - | -"],
    ),
    (
        (
            "Forslaget forudsætter [[lov om ændring af lov om aktiv socialpolitik og lov om en aktiv "
            "beskæftigelsesindsats]]."
        ),
        [("title | Lov om ændring af lov om aktiv socialpolitik og lov om en aktiv beskæftigelsesindsats | - | - | -")],
    ),
    (
        "Ministeriet har i [[vejledning om lov om social pension]] præciseret kravet.",
        ["title | Vejledning om lov om social pension | - | - | -"],
    ),
    (
        "Ifølge Sundhedsstyrelsens [[vejledning om livsstilssamtaler]] er det frivilligt.",
        ["title | Vejledning om livsstilssamtaler | - | - | -"],
    ),
    (
        "Efter [[lov om tilskud til unge under 18 år]] kan der søges.",
        ["title | Lov om tilskud til unge under 18 år | - | - | -"],
    ),
    (
        "Efter [[lov om bibliotekers opgaver]] følges der op hvert år.",
        ["title | Lov om bibliotekers opgaver | - | - | -"],
    ),
    ("Efter [[lov om bibliotekers opgaver]] følges op hvert år.", ["title | Lov om bibliotekers opgaver | - | - | -"]),
    (
        (
            "Børn har ret til at blive hørt efter FN's [[konvention om barnets rettigheder]] og "
            "[[Børnekonventionens artikel 12]]."
        ),
        [
            "title | Konvention om barnets rettigheder | - | - | -",
            "provision | Konvention om barnets rettigheder | artikel 12 | - | -",
        ],
    ),
    (
        "FN's [[handicapkonvention]] og [[handicapkonventionen]] er nævnt, ligesom [[EMRK artikel 8]].",
        [
            "short | Konvention om rettigheder for personer med handicap | - | - | -",
            "short | Konvention om rettigheder for personer med handicap | - | - | -",
            "provision | Den Europæiske Menneskerettighedskonvention | artikel 8 | - | -",
        ],
    ),
    (
        "Efter [[lov om tilskud til borgere]], der træder i kraft i maj, kan der søges.",
        ["title | Lov om tilskud til borgere | - | - | -"],
    ),
    (
        "Efter [[lov om tilskud til borgere, der modtager pension]], kan der søges.",
        ["title | Lov om tilskud til borgere, der modtager pension | - | - | -"],
    ),
    (
        "Efter [[lov om støj fra vindmøller til søs]] skal der måles.",
        ["title | Lov om støj fra vindmøller til søs | - | - | -"],
    ),
    (
        "Vi søger efter [[lov om udlejning]] fra ministeriet og [[lov om støj]] fra 2019.",
        ["title | Lov om udlejning | - | - | -", "title | Lov om støj | - | - | -"],
    ),
    (
        "[[Lov om tilskud til personer uden bopæl]] kan bruges her.",
        ["title | Lov om tilskud til personer uden bopæl | - | - | -"],
    ),
    (
        "[[Bekendtgørelse om bygge-, anlægs- og miljøarbejde]] kræver en plan.",
        ["title | Bekendtgørelse om bygge-, anlægs- og miljøarbejde | - | - | -"],
    ),
    (
        "Se [[bekendtgørelse om gebyrer, takster og afgifter]] fra 2020.",
        ["title | Bekendtgørelse om gebyrer, takster og afgifter | - | - | -"],
    ),
    ("Efter [[lov om hegn]] og naboret skal der skiltes.", ["title | Lov om hegn | - | - | -"]),
    (
        "Efter [[lov om hegn]], [[planloven]] og [[byggeloven]] kræves tilladelse.",
        ["title | Lov om hegn | - | - | -", "short | Lov om planlægning | - | - | -", "short | Byggeloven | - | - | -"],
    ),
    ("[[Lov om den kommunale ældrepleje]] er på trapperne.", ["title | Lov om den kommunale ældrepleje | - | - | -"]),
    (
        "Se [[lov om trossamfund uden for folkekirken]] og [[lov om bibliotekers drift]] uden for kommunen.",
        [
            "title | Lov om trossamfund uden for folkekirken | - | - | -",
            "title | Lov om bibliotekers drift | - | - | -",
        ],
    ),
    (
        ("Jf. [[bekendtgørelse om spildolie fra skibe, om skibes slam og havnes planer]], skal havnen have en plan."),
        ["title | Bekendtgørelse om spildolie fra skibe, om skibes slam og havnes planer | - | - | -"],
    ),
    (
        "Se [[bekendtgørelse om plan og indstilling om forløb, fleksjob, pension m.v.]] og praksis.",
        ["title | Bekendtgørelse om plan og indstilling om forløb, fleksjob, pension m.v. | - | - | -"],
    ),
    ("Forvaltningen skal yde vejledning om [[lov om social pension]].", ["title | Lov om social pension | - | - | -"]),
    ("Se [[vejledning om lov om social pension]].", ["title | Vejledning om lov om social pension | - | - | -"]),
]

#: Looks like a citation, and is none.
NO_CITATIONS = [
    "Kommunens vejledning om socialtilsyn gælder fortsat.",
    "Byrådet har i styrelsesvedtægtens § 12 fastsat antallet.",
    "Lokalplanens § 7.3 fastsætter taghældningen.",
    "Forvaltningen følger lovgivningen og de nye love.",
    "§ 17, stk. 4-udvalget mødes igen i maj.",
    "Vejledning til borgerne ligger på hjemmesiden.",
    "Udvalget fik en vejledning om brug af skemaet.",
    "Projektet kører på Kapitel 5 i strategien.",
    "Aftalens § 4 om opsigelse er ændret.",
    "Loven træder i kraft til nytår.",
    "Kommunen har 5 % og 3 artikler i avisen.",
    "Det er ikke i strid med kommunalfuldmagten.",
    "Natura 2000-områderne er omfattet af habitatreglerne.",
    "Der er tale om en 2000-loven uden navn.",
    "Borgerne får vejledning om ret til hjælp.",
    "Kommunens vejledning om hegn er ny.",
    "Loven om den nye ordning er omtalt.",
    "Der er et lovforslag om den enkelte borger.",
]

MATCHER = LegislationMatcher()


@pytest.mark.parametrize(("marked", "values"), CITATIONS)
def test_citation(marked: str, values: list[str]) -> None:
    text, gold = parse_gold(marked)
    found = MATCHER.match(text)
    assert [(m.start, m.end) for m in found] == gold
    assert [say(m) for m in found] == values


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_no_citation(text: str) -> None:
    assert MATCHER.match(text) == []


def _values(text: str) -> list[Match]:
    return resolve_references(MATCHER.match(text), text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Jf. LBK nr. 1074 af 29/09/2024.", "https://www.retsinformation.dk/eli/lta/2024/1074"),
        ("Jf. bekendtgørelse nr. 588 af 6. april 2021 om x.", "https://www.retsinformation.dk/eli/lta/2021/588"),
        ("Jf. lov nr. 12/2019.", "https://www.retsinformation.dk/eli/lta/2019/12"),
        # Guidances and circulars are not in Lovtidende A; a number without a year is no address.
        ("Jf. vejledning nr. 9097 af 25. februar 2019.", None),
        ("Jf. cirkulære nr. 12 af 3. marts 2008.", None),
        ("Jf. LBK nr. 1074.", None),
        ("Jf. direktiv 2014/24/EU.", None),
    ],
)
def test_address_only_where_number_and_year_are_certain(text: str, address: str | None) -> None:
    (match,) = _values(text)
    assert match.value is not None
    assert match.value["eli"] == address


def test_back_references_say_that_they_were_resolved() -> None:
    text = "Efter planlovens § 13 kræves plan. Samme lovs § 24 og lovens § 3 gælder, jf. § 12. Byggelovens § 2. Se § 4."
    found = _values(text)
    assert [(m.value["act"], m.value.get("resolved", False)) for m in found if m.value] == [
        ("Lov om planlægning", False),
        ("Lov om planlægning", True),
        ("Lov om planlægning", True),
        ("Lov om planlægning", True),
        ("Byggeloven", False),
        ("Byggeloven", True),
    ]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Efter byggelovens § 2 og bekendtgørelse om affald gælder bekendtgørelsens § 4, lovens § 3 og § 5.",
            ["Byggeloven", "Bekendtgørelse om affald", "Bekendtgørelse om affald", "Byggeloven", "Byggeloven"],
        ),
        ("Efter byggelovens § 2 gælder bekendtgørelsens § 4.", ["Byggeloven", None]),
        ("Efter BEK nr. 1324 af 21/11/2024 gælder lovens § 4.", [None, None]),
        ("Efter GDPR gælder artikel 37 i forordningen og lovens § 3.", ["GDPR", "GDPR", None]),
        ("Efter planloven gælder § 12 og byggelovens § 2.", ["Lov om planlægning", "Lov om planlægning", "Byggeloven"]),
        ("Efter § 12 og byggelovens § 2.", [None, "Byggeloven"]),
        ("Efter § 12, jf. byggelovens § 2.", ["Byggeloven", "Byggeloven"]),
        ("Efter § 12 og § 2 i byggeloven.", ["Byggeloven", "Byggeloven"]),
        ("Jf. § 12. § 2 i byggeloven gælder.", [None, "Byggeloven"]),
        ("Efter samme lovs § 5.", [None]),
    ],
)
def test_a_back_reference_means_an_act_of_its_kind(text: str, acts: list[str | None]) -> None:
    found = [m.value["act"] for m in _values(text) if m.value]
    assert found == [GDPR if act == "GDPR" else act for act in acts]


def test_what_does_not_resolve_stays_null() -> None:
    (match,) = _values("Jf. lovens § 3 om frister.")
    assert match.value is not None
    assert match.value["act"] is None
    assert "resolved" not in match.value


def test_tables_are_large() -> None:
    assert len(CITATIONS) >= 110
    assert len(NO_CITATIONS) >= 15
