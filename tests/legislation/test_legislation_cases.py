"""Gold inside the sentence: what is a citation of law, where it ends, and what it means.

Sentences are written for these tests. The value is `rule | act | provision | number | date`, a dash for null.
"""

from __future__ import annotations

import pytest
from legislation_gold import parse_gold, say

from referat.legislation import LegislationMatcher

CASES = [
    # acts by title
    (
        "Støtten ydes efter [[lov om social service]].",
        [
            "title | Lov om social service | - | - | -",
        ],
    ),
    (
        "Se [[Lov om en aktiv beskæftigelsesindsats]], som ændres til sommer.",
        [
            "title | Lov om en aktiv beskæftigelsesindsats | - | - | -",
        ],
    ),
    (
        "Hjælpen gives efter [[lov om aktiv socialpolitik]] og [[lov om sygedagpenge]].",
        [
            "title | Lov om aktiv socialpolitik | - | - | -",
            "title | Lov om sygedagpenge | - | - | -",
        ],
    ),
    (
        "[[Lov om Aktiv Socialpolitik]] ([[LAS]]) og [[lov om en aktiv beskæftigelsesindsats]] ([[LAB]])",
        [
            "title | Lov om aktiv socialpolitik | - | - | -",
            "abbreviation | Lov om aktiv socialpolitik | - | - | -",
            "title | Lov om en aktiv beskæftigelsesindsats | - | - | -",
            "abbreviation | Lov om en aktiv beskæftigelsesindsats | - | - | -",
        ],
    ),
    (
        "Der er hjemmel i [[lov om retssikkerhed og administration på det sociale område]] til dette.",
        [
            "title | Lov om retssikkerhed og administration på det sociale område | - | - | -",
        ],
    ),
    (
        "Hegnet er omfattet af [[lov om hegn]], mener naboen.",
        [
            "title | Lov om hegn | - | - | -",
        ],
    ),
    (
        "[[Lov om friskoler og private grundskoler m.v.]] gælder også her",
        [
            "title | Lov om friskoler og private grundskoler m.v. | - | - | -",
        ],
    ),
    (
        "Det følger af [[lov om\nalmene boliger m.v.]], at lejen skal varsles.",
        [
            "title | Lov om almene boliger m.v. | - | - | -",
        ],
    ),
    (
        "[[lov om kompensation til handicappede i erhverv]] giver ret til assistance",
        [
            "title | Lov om kompensation til handicappede i erhverv m.v. | - | - | -",
        ],
    ),
    (
        "Tilsynet føres efter [[lov om socialtilsyn]] i 2024.",
        [
            "title | Lov om socialtilsyn | - | - | -",
        ],
    ),
    (
        "[[Loven om social service]] er blevet ændret.",
        [
            "title | Lov om social service | - | - | -",
        ],
    ),
    (
        "Arealet er beskyttet efter [[lov om naturbeskyttelse]] og [[skovloven]].",
        [
            "title | Lov om naturbeskyttelse | - | - | -",
            "short | Lov om skove | - | - | -",
        ],
    ),
    # acts by title, general rule
    (
        "Tilladelsen gives efter [[lov om tivolivirksomhed]].",
        [
            "title | Lov om tivolivirksomhed | - | - | -",
        ],
    ),
    (
        "[[Lov om bestyrelse af fælles græsgange]] er forældet",
        [
            "title | Lov om bestyrelse af fælles græsgange | - | - | -",
        ],
    ),
    (
        "Kommunen har pligt efter [[lov om opstilling af bænke i byrum]] til at stille bænke op.",
        [
            "title | Lov om opstilling af bænke i byrum | - | - | -",
        ],
    ),
    (
        "Efter [[lov om fiskestænger]] skal kommunen føre tilsyn.",
        [
            "title | Lov om fiskestænger | - | - | -",
        ],
    ),
    (
        "[[Lov om drikkefontæner]] trådte i kraft i maj.",
        [
            "title | Lov om drikkefontæner | - | - | -",
        ],
    ),
    (
        "Der er tvivl om [[lov om solsejl]] og de nye regler om terrasser.",
        [
            "title | Lov om solsejl | - | - | -",
        ],
    ),
    (
        "Efter [[lov om bålpladser på det åbne land]] i Ribe Kommune",
        [
            "title | Lov om bålpladser på det åbne land | - | - | -",
        ],
    ),
    (
        "I medfør af [[lov om udlån af trailere]] fra 2019 kan gebyret hæves.",
        [
            "title | Lov om udlån af trailere | - | - | -",
        ],
    ),
    # bills
    (
        "Ministeren fremsætter [[lovforslag om obligatorisk svømmeundervisning]] i november 2024.",
        [
            "bill | Lovforslag om obligatorisk svømmeundervisning | - | - | -",
        ],
    ),
    (
        "[[Lovforslaget om fritvalgskonti]] sendes i høring",
        [
            "bill | Lovforslag om fritvalgskonti | - | - | -",
        ],
    ),
    (
        "Folketinget behandler [[lovforslag L 77]], som kommunen har kommenteret.",
        [
            "bill | - | - | 77 | -",
        ],
    ),
    (
        "Folketinget vedtog [[L 205]] før ferien.",
        [
            "bill | - | - | 205 | -",
        ],
    ),
    (
        (
            "Ministeren har fremsat [[forslag til lov om ændring af lov om social service]], som får "
            "virkning fra januar."
        ),
        [
            "bill | Lov om ændring af lov om social service | - | - | -",
        ],
    ),
    (
        "Se [[lovforslag L 12 A]] og [[lovforslaget L 13]].",
        [
            "bill | - | - | 12 | -",
            "bill | - | - | 13 | -",
        ],
    ),
    (
        "[[Lov om ændring af lov om almene boliger m.v. og lov om leje af almene boliger]] er vedtaget",
        [
            "title | Lov om ændring af lov om almene boliger m.v. og lov om leje af almene boliger | - | - | -",
        ],
    ),
    # short names
    (
        "[[Serviceloven]] og [[sundhedsloven]] hænger sammen her.",
        [
            "short | Lov om social service | - | - | -",
            "short | Sundhedsloven | - | - | -",
        ],
    ),
    (
        "Alt efter [[kommunestyrelsesloven]], [[Planloven]] eller [[BYGGELOVEN]].",
        [
            "short | Lov om kommunernes styrelse | - | - | -",
            "short | Lov om planlægning | - | - | -",
            "short | Byggeloven | - | - | -",
        ],
    ),
    (
        "Retten følger af [[barnets lov]].",
        [
            "title | Barnets lov | - | - | -",
        ],
    ),
    (
        "[[Barnets Lov]] erstatter dele af [[servicelovens]] regler om børn.",
        [
            "title | Barnets lov | - | - | -",
            "short | Lov om social service | - | - | -",
        ],
    ),
    (
        "Sagen er afgjort efter [[hyrevognsloven]].",
        [
            "short | hyrevognsloven | - | - | -",
        ],
    ),
    (
        "Skydning kræver tilladelse efter [[jagt- og vildtforvaltningsloven]].",
        [
            "title | Lov om jagt og vildtforvaltning | - | - | -",
        ],
    ),
    (
        "Hjemlen er [[LAB-loven]].",
        [
            "short | Lov om en aktiv beskæftigelsesindsats | - | - | -",
        ],
    ),
    (
        "Fristen står i [[finansloven]] for 2023.",
        [
            "short | Finansloven | - | - | -",
        ],
    ),
    (
        "Den nye [[offentlighedslov]] gælder fra januar.",
        [
            "short | Lov om offentlighed i forvaltningen | - | - | -",
        ],
    ),
    (
        "Gebyret følger af [[affaldsbekendtgørelsen]] og [[lånebekendtgørelsen]].",
        [
            "short | Bekendtgørelse om affald | - | - | -",
            "short | Bekendtgørelse om kommunernes låntagning og meddelelse af garantier m.v. | - | - | -",
        ],
    ),
    (
        "Skiltet opfylder [[bygningsreglementet]] ([[BR18]]).",
        [
            "short | Bygningsreglement 2018 | - | - | -",
            "abbreviation | Bygningsreglement 2018 | - | - | -",
        ],
    ),
    (
        "Se [[pladscirkulæret]] fra ministeriet.",
        [
            "short | pladscirkulæret | - | - | -",
        ],
    ),
    (
        "[[Ældreloven]], [[STU-loven]] og [[tv-overvågningsloven]] er nævnt.",
        [
            "short | Ældreloven | - | - | -",
            "short | Lov om ungdomsuddannelse for unge med særlige behov | - | - | -",
            "short | Lov om tv-overvågning | - | - | -",
        ],
    ),
    # abbreviations
    (
        "Ret til tilbud følger af [[LAB § 11]].",
        [
            "provision | Lov om en aktiv beskæftigelsesindsats | § 11 | - | -",
        ],
    ),
    (
        "Hjælp efter [[LAS]] er udbetalt forkert.",
        [
            "abbreviation | Lov om aktiv socialpolitik | - | - | -",
        ],
    ),
    (
        "Ydelsen gives efter [[§ 85 SEL]].",
        [
            "provision | Lov om social service | § 85 | - | -",
        ],
    ),
    (
        "Kravet følger af [[GDPR]] artikel og praksis.",
        [
            (
                "eu | Forordning (EU) 2016/679 om beskyttelse af fysiske personer i forbindelse med behandling "
                "af personoplysninger og om fri udveksling af sådanne oplysninger | - | - | -"
            ),
        ],
    ),
    (
        ("Efter [[lov om private fællesveje]] ([[PVL]]) skal grundejerne betale, og [[PVL]] gælder også på landet."),
        [
            "title | Lov om private fællesveje | - | - | -",
            "abbreviation | Lov om private fællesveje | - | - | -",
            "abbreviation | Lov om private fællesveje | - | - | -",
        ],
    ),
    (
        "Dispensationen gives efter [[PL § 19]] af forvaltningen.",
        [
            "provision | Lov om planlægning | § 19 | - | -",
        ],
    ),
    (
        "Støtten er lovlig efter [[artikel 107, stk. 1, i TEUF]].",
        [
            "provision | Traktaten om Den Europæiske Unions Funktionsmåde | artikel 107, stk. 1 | - | -",
        ],
    ),
    # numbered instruments
    (
        "Se [[LBK nr. 1074 af 29/09/2024]].",
        [
            "numbered | - | - | 1074 | 2024-09-29",
        ],
    ),
    (
        "Se [[LBK nr 47 15.01.2019]] ([[Kommunestyrelsesloven]]) [[§ 8]] og [[§ 20]].",
        [
            "numbered | Lov om kommunernes styrelse | - | 47 | 2019-01-15",
            "short | Lov om kommunernes styrelse | - | - | -",
            "provision | - | § 8 | - | -",
            "provision | - | § 20 | - | -",
        ],
    ),
    (
        "Efter [[LBK nr 47 af 15.01.2019 § 8]] er mødet åbent.",
        [
            "provision | - | § 8 | 47 | 2019-01-15",
        ],
    ),
    (
        "[[Lovbekendtgørelse nr. 280 af 1. marts 2024]] gælder.",
        [
            "numbered | - | - | 280 | 2024-03-01",
        ],
    ),
    (
        "[[BEK nr. 1324 af 21/11/2024]] og [[bekendtgørelse nr. 799 af 24. juni 2011]]",
        [
            "numbered | - | - | 1324 | 2024-11-21",
            "numbered | - | - | 799 | 2011-06-24",
        ],
    ),
    (
        "Planen er udarbejdet efter [[lov om planlægning]] ([[LBK nr. 1157 af 1. juli 2020]]).",
        [
            "title | Lov om planlægning | - | - | -",
            "numbered | Lov om planlægning | - | 1157 | 2020-07-01",
        ],
    ),
    (
        "Reglen står i [[lov nr. 603 af 12. juni 2013]] og i [[lov nr. 1651 af 30. december 2024]].",
        [
            "numbered | - | - | 603 | 2013-06-12",
            "numbered | - | - | 1651 | 2024-12-30",
        ],
    ),
    (
        "Jf. [[bekendtgørelse nr. 588 af 6. april 2021 om drift af legepladser]], som er ny.",
        [
            "numbered | Bekendtgørelse om drift af legepladser | - | 588 | 2021-04-06",
        ],
    ),
    (
        "Jf. [[§ 3 i bekendtgørelse nr. 588 af 6. april 2021 om drift af legepladser]].",
        [
            "provision | Bekendtgørelse om drift af legepladser | § 3 | 588 | 2021-04-06",
        ],
    ),
    (
        "Se [[vejledning nr. 9097 af 25. februar 2019]] og [[cirkulære nr. 12 af 3. marts 2008]].",
        [
            "numbered | - | - | 9097 | 2019-02-25",
            "numbered | - | - | 12 | 2008-03-03",
        ],
    ),
    (
        "[[Lov nr. 721 af 13. juni 2023]] ([[barnets lov]]) er trådt i kraft",
        [
            "numbered | Barnets lov | - | 721 | 2023-06-13",
            "title | Barnets lov | - | - | -",
        ],
    ),
    (
        "Jf. [[lbk. nr. 909 af 2024-07-03]].",
        [
            "numbered | - | - | 909 | 2024-07-03",
        ],
    ),
    (
        "Se [[LBK 433 af 22. april 2014]].",
        [
            "numbered | Forvaltningsloven | - | 433 | 2014-04-22",
        ],
    ),
    (
        "[[lovbekendtgørelse 2024-02-02 nr. 69]] er seneste udgave",
        [
            "numbered | - | - | 69 | 2024-02-02",
        ],
    ),
    # titles of orders
    (
        "Takster beregnes efter [[bekendtgørelse om opkrævning af ejendomsskat]].",
        [
            "title | Bekendtgørelse om opkrævning af ejendomsskat | - | - | -",
        ],
    ),
    (
        ("Garantien er omfattet af [[bekendtgørelse om kommunernes låntagning og meddelelse af garantier m.v.]]"),
        [
            "title | Bekendtgørelse om kommunernes låntagning og meddelelse af garantier m.v. | - | - | -",
        ],
    ),
    (
        ("Jf. [[bekendtgørelse om kommuners budget og regnskabsvæsen, revision m.v.]], skal regnskabet aflægges."),
        [
            "title | Bekendtgørelse om kommunernes budget- og regnskabsvæsen, revision m.v. | - | - | -",
        ],
    ),
    (
        "Efter [[bekendtgørelsen om affald]] skal alle sortere.",
        [
            "title | Bekendtgørelse om affald | - | - | -",
        ],
    ),
    (
        "Efter [[bekendtgørelse om befordring af dyr efter dyrevelfærdsloven]] skal vognen godkendes",
        [
            "title | Bekendtgørelse om befordring af dyr efter dyrevelfærdsloven | - | - | -",
        ],
    ),
    (
        "[[Cirkulære om flagning]] er sendt rundt.",
        [
            "title | Cirkulære om flagning | - | - | -",
        ],
    ),
    (
        "- [[Bekendtgørelse om nødforsyning i forbindelse med orkaner]]",
        [
            "title | Bekendtgørelse om nødforsyning i forbindelse med orkaner | - | - | -",
        ],
    ),
    # EU
    (
        "Behandlingen sker efter [[forordning (EU) 2016/679]].",
        [
            (
                "eu | Forordning (EU) 2016/679 om beskyttelse af fysiske personer i forbindelse med behandling "
                "af personoplysninger og om fri udveksling af sådanne oplysninger | - | 679 | -"
            ),
        ],
    ),
    (
        "EU's [[databeskyttelsesforordning]] gælder.",
        [
            (
                "eu | Forordning (EU) 2016/679 om beskyttelse af fysiske personer i forbindelse med behandling "
                "af personoplysninger og om fri udveksling af sådanne oplysninger | - | - | -"
            ),
        ],
    ),
    (
        "[[Databeskyttelsesforordningens artikel 6, stk. 1, litra e]], er grundlaget",
        [
            (
                "provision | Forordning (EU) 2016/679 om beskyttelse af fysiske personer i forbindelse med "
                "behandling af personoplysninger og om fri udveksling af sådanne oplysninger | artikel 6, stk. "
                "1, litra e | - | -"
            ),
        ],
    ),
    (
        "Vandet overholder [[drikkevandsdirektivet]].",
        [
            "eu | Direktiv (EU) 2020/2184 om kvaliteten af drikkevand | - | - | -",
        ],
    ),
    (
        "Udbuddet sker efter [[direktiv 2014/24/EU]], og støtten efter [[forordning (EU) nr. 1407/2013]].",
        [
            "eu | Direktiv 2014/24/EU om offentlige udbud | - | 24 | -",
            "eu | Forordning (EU) nr. 1407/2013 om de minimis-støtte | - | 1407 | -",
        ],
    ),
    (
        "Jf. [[Direktiv 92/43/EØF]] og [[habitatdirektivet]].",
        [
            "eu | Direktiv 92/43/EØF om bevaring af naturtyper samt vilde dyr og planter | - | 43 | -",
            "eu | Direktiv 92/43/EØF om bevaring af naturtyper samt vilde dyr og planter | - | - | -",
        ],
    ),
    (
        "Køkkenet følger [[forordning (EF) nr. 852/2004 om fødevarehygiejne]].",
        [
            "eu | Forordning (EF) nr. 852/2004 om fødevarehygiejne | - | 852 | -",
        ],
    ),
    (
        "Vi arbejder efter [[artikel 37]] i forordningen.",
        [
            "provision | - | artikel 37 | - | -",
        ],
    ),
    (
        "Systemet er omfattet af [[AI-forordningen]] og [[NIS2-direktivet]].",
        [
            "eu | Forordning (EU) 2024/1689 om harmoniserede regler for kunstig intelligens | - | - | -",
            (
                "eu | Direktiv (EU) 2022/2555 om foranstaltninger til sikring af et højt fælles "
                "cybersikkerhedsniveau | - | - | -"
            ),
        ],
    ),
    (
        "Støtten er inden for [[de minimis-forordningen]].",
        [
            "eu | De minimis-forordningen | - | - | -",
        ],
    ),
    # provisions
    (
        "Der kan dispenseres efter [[§ 19]].",
        [
            "provision | - | § 19 | - | -",
        ],
    ),
    (
        "Efter [[§ 27a]] og [[§27 a]] gives hjælp.",
        [
            "provision | - | § 27 a | - | -",
            "provision | - | § 27 a | - | -",
        ],
    ),
    (
        "Efter [[§ 5, stk. 2, nr. 3]], skal der høres.",
        [
            "provision | - | § 5, stk. 2, nr. 3 | - | -",
        ],
    ),
    (
        "Efter [[§24, stk. 3]] og [[§ 14 stk. 3]].",
        [
            "provision | - | § 24, stk. 3 | - | -",
            "provision | - | § 14, stk. 3 | - | -",
        ],
    ),
    (
        "Efter [[§ 15, stk. 1. nr. 1]] vælges formanden.",
        [
            "provision | - | § 15, stk. 1, nr. 1 | - | -",
        ],
    ),
    (
        "Tilbud efter [[servicelovens § 85]].",
        [
            "provision | Lov om social service | § 85 | - | -",
        ],
    ),
    (
        "Tilbud efter [[Servicelovens § 82 a og b]].",
        [
            "provision | Lov om social service | §§ 82 a og 82 b | - | -",
        ],
    ),
    (
        "Tilbud efter [[§ 18 i lov om social service]].",
        [
            "provision | Lov om social service | § 18 | - | -",
        ],
    ),
    (
        "Ydelser efter [[aktivlovens §§ 11-13]] er steget.",
        [
            "provision | Lov om aktiv socialpolitik | §§ 11-13 | - | -",
        ],
    ),
    (
        "Hjælp efter [[servicelovens § 83]], [[§ 83 a]] og [[§ 86, stk. 1 og 2]].",
        [
            "provision | Lov om social service | § 83 | - | -",
            "provision | - | § 83 a | - | -",
            "provision | - | § 86, stk. 1 og 2 | - | -",
        ],
    ),
    (
        "Valget sker efter [[§§ 51, 59 og 60]].",
        [
            "provision | - | §§ 51, 59 og 60 | - | -",
        ],
    ),
    (
        "Aflevering sker efter [[§ 5 og 5a i lov om arkivvæsen]].",
        [
            "provision | Arkivloven | §§ 5 og 5 a | - | -",
        ],
    ),
    (
        "Ekspropriation efter [[vejlovens kapitel 10]].",
        [
            "provision | Lov om offentlige veje m.v. | kapitel 10 | - | -",
        ],
    ),
    (
        "Udvalget nedsættes efter [[§ 15, stk. 1, nr. 1, i lov om kommunernes styrelse]].",
        [
            "provision | Lov om kommunernes styrelse | § 15, stk. 1, nr. 1 | - | -",
        ],
    ),
    (
        "Udvalget nedsættes efter [[lov om kommunernes styrelse § 15, stk. 2]].",
        [
            "provision | Lov om kommunernes styrelse | § 15, stk. 2 | - | -",
        ],
    ),
    (
        "Udvalget nedsættes efter [[styrelseslovens §§ 8 og 30]].",
        [
            "provision | Lov om kommunernes styrelse | §§ 8 og 30 | - | -",
        ],
    ),
    (
        "Afstemningen sker efter [[valglovens 103, stk. 1]], om morgenen.",
        [
            "provision | valgloven | § 103, stk. 1 | - | -",
        ],
    ),
    (
        "Reglerne findes i [[folkeskolelovens 40]] om tilsyn.",
        [
            "provision | Lov om folkeskolen | § 40 | - | -",
        ],
    ),
    (
        "Planen er vedtaget efter [[planlovens § 27, stk. 2, 1. pkt.]]",
        [
            "provision | Lov om planlægning | § 27, stk. 2, 1. pkt. | - | -",
        ],
    ),
    (
        "Efter [[forvaltningslovens § 19, stk. 2, nr. 1-3]], er høring ikke nødvendig.",
        [
            "provision | Forvaltningsloven | § 19, stk. 2, nr. 1-3 | - | -",
        ],
    ),
    (
        "Efter [[offentlighedslovens § 30, nr. 2]], undtages kontrakten.",
        [
            "provision | Lov om offentlighed i forvaltningen | § 30, nr. 2 | - | -",
        ],
    ),
    (
        "[[Lejelovens kapitel XI]] er ufravigeligt.",
        [
            "provision | Lejeloven | kapitel XI | - | -",
        ],
    ),
    (
        "Se [[servicelovens kapitel 24 og 24 a]].",
        [
            "provision | Lov om social service | kapitler 24 og 24 a | - | -",
        ],
    ),
    (
        "Se [[udbudslovens afsnit III]].",
        [
            "provision | Udbudsloven | afsnit III | - | -",
        ],
    ),
    (
        "Se [[§ 9]] og [[§ 10 i lov om social service]].",
        [
            "provision | - | § 9 | - | -",
            "provision | Lov om social service | § 10 | - | -",
        ],
    ),
    (
        "Se [[kapitel 5 i planloven]].",
        [
            "provision | Lov om planlægning | kapitel 5 | - | -",
        ],
    ),
    (
        "Se [[planlovens §§ 33 a-33 c]].",
        [
            "provision | Lov om planlægning | §§ 33 a-33 c | - | -",
        ],
    ),
    (
        "Se [[§ 17, stk. 4, 2. pkt., i kommunestyrelsesloven]].",
        [
            "provision | Lov om kommunernes styrelse | § 17, stk. 4, 2. pkt. | - | -",
        ],
    ),
    (
        "Efter lovens [[§ 3]] og samme lovs [[§ 5]] gælder det også her.",
        [
            "provision | - | § 3 | - | -",
            "provision | - | § 5 | - | -",
        ],
    ),
    (
        "[[Servicelovens\n§ 104]] giver ret til aktivitetstilbud.",
        [
            "provision | Lov om social service | § 104 | - | -",
        ],
    ),
    (
        "[[Planlovens §\n13, stk. 2]], giver lokalplanpligt",
        [
            "provision | Lov om planlægning | § 13, stk. 2 | - | -",
        ],
    ),
    (
        "Tilbuddet efter [[§ 104]], jf. [[servicelovens § 192]], lukkes.",
        [
            "provision | - | § 104 | - | -",
            "provision | Lov om social service | § 192 | - | -",
        ],
    ),
    (
        "[[Museumslovens § 13]] og [[§ 14, stk. 1, nr. 5]].",
        [
            "provision | Museumsloven | § 13 | - | -",
            "provision | - | § 14, stk. 1, nr. 5 | - | -",
        ],
    ),
    (
        "Se [[miljøbeskyttelseslovens § 33, stk. 1, og stk. 3, nr. 2]].",
        [
            "provision | Lov om miljøbeskyttelse | § 33, stk. 1, og stk. 3, nr. 2 | - | -",
        ],
    ),
    (
        "Se [[arbejdsmiljølovens § 15 a, stk. 2, litra b]], om dette.",
        [
            "provision | Lov om arbejdsmiljø | § 15 a, stk. 2, litra b | - | -",
        ],
    ),
    (
        "Se [[barnets lovs §§ 32 og 46]] for børn.",
        [
            "provision | Barnets lov | §§ 32 og 46 | - | -",
        ],
    ),
    (
        "Se [[paragraf 85]] om tilbud.",
        [
            "provision | - | § 85 | - | -",
        ],
    ),
    (
        "Se [[§ 3 i naturbeskyttelsesloven]]",
        [
            "provision | Lov om naturbeskyttelse | § 3 | - | -",
        ],
    ),
    (
        "Se [[sundhedslovens § 119, stk. 1 og 2]], om forebyggelse.",
        [
            "provision | Sundhedsloven | § 119, stk. 1 og 2 | - | -",
        ],
    ),
    (
        (
            "Efter [[§ 11 a, stk. 2, i lov om retssikkerhed og administration på det sociale område]], kan "
            "oplysninger hentes."
        ),
        [
            "provision | Lov om retssikkerhed og administration på det sociale område | § 11 a, stk. 2 | - | -",
        ],
    ),
    (
        "Efter [[§ 2 i LBK nr. 433 af 22. april 2014]] gælder dette.",
        [
            "provision | Forvaltningsloven | § 2 | 433 | 2014-04-22",
        ],
    ),
    (
        "Efter [[dagtilbudslovens §§ 78, 79 og 80]] føres tilsyn",
        [
            "provision | Lov om dag-, fritids- og klubtilbud m.v. til børn og unge | §§ 78, 79 og 80 | - | -",
        ],
    ),
    (
        "Efter [[byggelovens § 10 A]] gives tilladelse.",
        [
            "provision | Byggeloven | § 10 a | - | -",
        ],
    ),
    (
        "Efter [[færdselslovens § 92]] og [[§ 92 e]].",
        [
            "provision | Færdselsloven | § 92 | - | -",
            "provision | - | § 92 e | - | -",
        ],
    ),
    (
        "[[Byfornyelseslovens kapitel 3]] og [[kap. 5 i planloven]].",
        [
            "provision | Lov om byfornyelse og udvikling af byer | kapitel 3 | - | -",
            "provision | Lov om planlægning | kapitel 5 | - | -",
        ],
    ),
    (
        "Efter [[§ 40, stk. 2, i lov om kommunernes styrelse]] søges [[§ 41]] anvendt.",
        [
            "provision | Lov om kommunernes styrelse | § 40, stk. 2 | - | -",
            "provision | - | § 41 | - | -",
        ],
    ),
    # more of all
    (
        "Hegnsynet handler efter [[hegnsloven]] og [[mark- og vejfredsloven]].",
        [
            "short | Lov om hegn | - | - | -",
            "title | Lov om mark- og vejfred | - | - | -",
        ],
    ),
    (
        "Reglerne står i [[restaurationslovens § 13, stk. 2]].",
        [
            "provision | Lov om restaurationsvirksomhed og alkoholbevilling m.v. | § 13, stk. 2 | - | -",
        ],
    ),
    (
        "Bevilling efter [[restaurationsloven]], [[lukkeloven]] og [[ordensbekendtgørelsen]].",
        [
            "short | Lov om restaurationsvirksomhed og alkoholbevilling m.v. | - | - | -",
            "short | Lukkeloven | - | - | -",
            (
                "short | Bekendtgørelse om politiets sikring af den offentlige orden og beskyttelse af "
                "enkeltpersoners og den offentlige sikkerhed m.v., samt politiets adgang til at iværksætte "
                "midlertidige foranstaltninger | - | - | -"
            ),
        ],
    ),
    (
        "Anlægget er [[§ 25]] tilladt efter [[miljøvurderingsloven]] ([[MVL]]).",
        [
            "provision | - | § 25 | - | -",
            "short | Lov om miljøvurdering af planer og programmer og af konkrete projekter (VVM) | - | - | -",
            ("abbreviation | Lov om miljøvurdering af planer og programmer og af konkrete projekter (VVM) | - | - | -"),
        ],
    ),
    (
        "Indbetaling sker efter [[ejendomsskattelovens § 34]]; se også [[dødsboskifteloven]].",
        [
            "provision | Ejendomsskatteloven | § 34 | - | -",
            "short | dødsboskifteloven | - | - | -",
        ],
    ),
    (
        "Jf. [[lov om kommunal udligning og generelle tilskud til kommuner § 16]].",
        [
            "provision | Lov om kommunal udligning og generelle tilskud til kommuner | § 16 | - | -",
        ],
    ),
    (
        "Høringen følger [[planlovens kapitel 6]], mens klagen følger [[§ 58, stk. 1, nr. 4]].",
        [
            "provision | Lov om planlægning | kapitel 6 | - | -",
            "provision | - | § 58, stk. 1, nr. 4 | - | -",
        ],
    ),
    (
        "Ansøgningen er sendt efter [[lov om frikommunenetværk]] til ministeriet.",
        [
            "title | Lov om frikommunenetværk | - | - | -",
        ],
    ),
    (
        "Efter [[vandløbsloven]], [[okkerloven]] og [[miljømålsloven]] kræves tilladelse.",
        [
            "short | Lov om vandløb | - | - | -",
            "short | Lov om okker | - | - | -",
            ("short | Lov om miljømål m.v. for vandforekomster og internationale naturbeskyttelsesområder | - | - | -"),
        ],
    ),
    (
        "Efter [[§ 8, stk. 1 og 3, i byggeloven]] kræves tilladelse.",
        [
            "provision | Byggeloven | § 8, stk. 1 og 3 | - | -",
        ],
    ),
    (
        "Efter [[§ 33, stk. 1]], jf. [[§ 35, stk. 2, 2. pkt.]], kræves tilladelse.",
        [
            "provision | - | § 33, stk. 1 | - | -",
            "provision | - | § 35, stk. 2, 2. pkt. | - | -",
        ],
    ),
    (
        "Efter [[§ 2, nr. 1, litra a-c]], kræves tilladelse.",
        [
            "provision | - | § 2, nr. 1, litra a-c | - | -",
        ],
    ),
    (
        "Ordningen udløber, jf. [[§ 79]].",
        [
            "provision | - | § 79 | - | -",
        ],
    ),
    (
        "Efter [[integrationslovens\n§§ 16, 17 og 18]] tilbydes program.",
        [
            "provision | Lov om integration af udlændinge i Danmark | §§ 16, 17 og 18 | - | -",
        ],
    ),
    (
        "Kontrakten følger [[udbudsloven]], ikke [[tilbudsloven]].",
        [
            "short | Udbudsloven | - | - | -",
            "short | Tilbudsloven | - | - | -",
        ],
    ),
    (
        "Efter [[LAS § 27, stk. 1]], kan hjælpen nedsættes.",
        [
            "provision | Lov om aktiv socialpolitik | § 27, stk. 1 | - | -",
        ],
    ),
    (
        "Hjemmel: [[Sundhedsloven § 119]]",
        [
            "provision | Sundhedsloven | § 119 | - | -",
        ],
    ),
    (
        "Hjemmel: [[Lov om trafikselskaber § 11]]",
        [
            "provision | Lov om trafikselskaber | § 11 | - | -",
        ],
    ),
    (
        "[[Lov om leje af almene boliger]]",
        [
            "title | Lov om leje af almene boliger | - | - | -",
        ],
    ),
    (
        "[[Planloven]].",
        [
            "short | Lov om planlægning | - | - | -",
        ],
    ),
    (
        (
            "Jf. [[bekendtgørelse nr. 693 af 20. juni 2014 om folkeskolens specialundervisning og anden "
            "specialpædagogisk bistand]], som"
        ),
        [
            (
                "numbered | Bekendtgørelse om folkeskolens specialundervisning og anden specialpædagogisk "
                "bistand | - | 693 | 2014-06-20"
            ),
        ],
    ),
    (
        "Jf. [[lov nr. 1532 af 12. december 2015 om social service § 18]], som",
        [
            "provision | Lov om social service | § 18 | 1532 | 2015-12-12",
        ],
    ),
    (
        "Jf. [[bekendtgørelse om lygter, gadespejle m.v.]], som",
        [
            "title | Bekendtgørelse om lygter, gadespejle m.v. | - | - | -",
        ],
    ),
    (
        "Efter [[lov om saltlagre]] og for ansøgninger i 2020",
        [
            "title | Lov om saltlagre | - | - | -",
        ],
    ),
    (
        "Efter [[lov om byggepladser og andre midlertidige anlæg]] kan",
        [
            "title | Lov om byggepladser og andre midlertidige anlæg | - | - | -",
        ],
    ),
    (
        "Efter [[lov om byggepladser]] og andre regler kan",
        [
            "title | Lov om byggepladser | - | - | -",
        ],
    ),
    (
        "Efter [[lov om byggepladser]] et halvt år",
        [
            "title | Lov om byggepladser | - | - | -",
        ],
    ),
    (
        "Hjemmel: [[Planloven]], [[§ 35, stk. 1]]",
        [
            "short | Lov om planlægning | - | - | -",
            "provision | - | § 35, stk. 1 | - | -",
        ],
    ),
    (
        "Hjemmel: [[Lov om vandløb]], [[§ 48]] og [[§ 54]]",
        [
            "title | Lov om vandløb | - | - | -",
            "provision | - | § 48 | - | -",
            "provision | - | § 54 | - | -",
        ],
    ),
    (
        "Hjemmel: [[Lov om vandløb]], [[kapitel 9]]",
        [
            "title | Lov om vandløb | - | - | -",
            "provision | - | kapitel 9 | - | -",
        ],
    ),
]

NEGATIVES = [
    "Loven er ændret.",
    "Det følger af lovgivningen på området.",
    "Der kommer ny lovgivning til efteråret.",
    "Lovforslaget er i høring.",
    "En ny lov om to år ville hjælpe.",
    "Vi beder om lov til at grave.",
    "Det er ikke lovligt at parkere her.",
    "Udvalget får lov at vente.",
    "Aftale om en ny arbejdspligt er indgået.",
    "Trepartsaftalen og økonomiaftalen er kendt.",
    "Styrelsesvedtægten ændres.",
    "Efter styrelsesvedtægtens § 25 vælges medlemmerne.",
    "Jf. forretningsordenen § 5 om taletid.",
    "Jf. forretningsordenens § 5, stk. 2, og § 6.",
    "Jf. § 5 i byrådets forretningsorden.",
    "Jf. § 12 i styrelsesvedtægten for Vesterby Kommune.",
    "Jf. § 4 i vedtægterne.",
    "Jf. § 3 i fundatsen.",
    "Vedtægternes § 4 om formål.",
    "Lokalplanens § 7.1 om facader.",
    "Efter § 7.1 må der kun være ét skilt.",
    "Se lokalplan 12-3, § 8, om træer.",
    "Efter overenskomstens § 11 gives tillæg.",
    "Lejekontraktens § 2 opsiges.",
    "Nedsættelse af § 17 stk. 4 udvalg om klima",
    "Nedsættelse af § 17, stk. 4-udvalget om klima",
    "§ 17.4-udvalget mødes igen.",
    "§ 17.4 udvalget mødes igen.",
    "§17-udvalget mødes igen.",
    "Søen er §3 natur.",
    "Søen er § 3-natur og ligger lavt.",
    "Her er § 3 områder og enge.",
    "Der er flere § 3-beskyttede naturtyper.",
    "Fordeling af § 18-midler",
    "Fordeling af § 18 midler",
    "En § 20-spørgsmål til ministeren",
    "17.4 Byudvikling",
    "225-timersreglen og 26-ugerskravet",
    "Delegationsplanen er revideret.",
    "Lokalplan 7-12 er vedtaget.",
    "Planen har et kapitel 10 om cykler.",
    "En artikel 3 sider lang stod i avisen.",
    "Se bilag 4, punkt 3.",
    "Vejledning om affald ligger på hjemmesiden.",
    "Der er brug for vejledning om energi.",
    "Vejledning nr. 3 i mappen",
    "Ved vej 7 er der hul.",
    "Lov og orden er vigtigt.",
    "Janteloven gælder ikke her.",
    "Murphys lov slog til.",
    "Tyngdeloven gælder også for vinduer.",
    "Særloven omtales i pressen.",
    "Den er lovende, siger rektor.",
    "Lovende talenter får støtte.",
    "Erhvervsvejledningen flytter til rådhuset.",
    "Vejledningen er sendt ud.",
    "Bekendtgørelsen er sendt ud.",
    "Bekendtgørelse af resultatet sker fredag.",
    "Lovbekendtgørelsen er ny.",
    "Direktivet er ikke gennemført.",
    "Forordningen gælder.",
    "Liste L 12 stemmer",
    "Boligen L 14 er ledig.",
    "Det nye LAB 3 åbner i dag.",
    "Skolens Fab LAB åbner i dag.",
    "Sagen har nr. 12 af 3. marts 2008.",
    "§ 74. Meddelelser",
    "§",
    "§§ og atter §§",
    "Stk. 2 er uklar, og nr. 3 mangler.",
    "Pkt. 56 og punkt 4, stk. 1.",
    "Lov om",
    "lov om at",
    "Der er lov om det.",
    "ekspropriationslove og skattelove",
    "De sociale love er mange.",
    "lov- og cirkulæreprogrammet",
    "Grundlovsdag er en fridag.",
    "Servicelovsområdet er under pres.",
]


@pytest.fixture(scope="module")
def matcher() -> LegislationMatcher:
    return LegislationMatcher()


@pytest.mark.parametrize(("marked", "values"), CASES)
def test_case(matcher: LegislationMatcher, marked: str, values: list[str]) -> None:
    text, gold = parse_gold(marked)
    found = matcher.match(text)
    assert [text[m.start : m.end] for m in found] == [text[start:end] for start, end in gold]
    assert [(m.start, m.end) for m in found] == gold
    assert len(found) == len(values)
    assert [say(m) for m in found] == values


@pytest.mark.parametrize("text", NEGATIVES)
def test_negative(matcher: LegislationMatcher, text: str) -> None:
    assert matcher.match(text) == []


def test_enough_cases() -> None:
    assert len(CASES) + len(NEGATIVES) >= 150
    assert len(NEGATIVES) >= 50
