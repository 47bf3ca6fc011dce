import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.outcomes.cues import find_cues


@pytest.mark.parametrize(
    ("decision", "outcomes"),
    [
        ("Godkendt.", "APPROVED"),
        ("Vedtaget som indstillet.", "APPROVED"),
        ("Løsningsforslag 3 godkendt.", "APPROVED"),
        ("Indstillingen blev tiltrådt.", "APPROVED"),
        ("Anlægsbevillingen bevilges.", "APPROVED"),
        ("Godkendt, idet fristen forlænges med to uger.", "APPROVED AMENDED"),
        ("Godkendt med den tilføjelse, at rådet høres.", "APPROVED AMENDED"),
        ("Godkendt, idet punkt 7 udgår.", "APPROVED AMENDED"),
        ("Dagsordenen blev godkendt. Punkt 4 udgår.", "APPROVED AMENDED"),
        ("Anbefales.", "RECOMMENDED"),
        ("Anbefales godkendt.", "RECOMMENDED"),
        ("Udvalget anbefaler, at byrådet godkender planen.", "RECOMMENDED"),
        ("Det indstilles, at garantien stilles.", "RECOMMENDED"),
        ("Anbefales med den ændring, at hegnet bliver lavere.", "RECOMMENDED AMENDED"),
        ("Fremsendes til byrådet med udvalgets anbefaling.", "RECOMMENDED"),
        ("Taget til efterretning.", "NOTED"),
        ("Sagen blev forelagt til orientering.", "NOTED"),
        ("Orientering givet.", "NOTED"),
        ("Drøftet.", "DISCUSSED"),
        ("Drøftet og taget til efterretning.", "DISCUSSED NOTED"),
        ("Udsat.", "POSTPONED"),
        ("Sagen udsættes til mødet i maj.", "POSTPONED"),
        ("Punktet genoptages på næste møde.", "POSTPONED"),
        ("Drøftet. Forslaget forelægges igen efter sommerferien.", "DISCUSSED POSTPONED"),
        ("Ikke godkendt.", "REJECTED"),
        ("Indstillingen blev ikke vedtaget.", "REJECTED"),
        ("Forslaget blev forkastet.", "REJECTED"),
        ("Udvalget kan ikke imødekomme ansøgningen.", "REJECTED"),
        ("Forslaget faldt.", "REJECTED"),
        ("Oversendt til Økonomiudvalget.", "REFERRED"),
        ("Sagen sendes tilbage til forvaltningen.", "REFERRED"),
        ("Hjemvist til fornyet behandling.", "REFERRED"),
        ("Sendes i høring i otte uger.", "HEARING"),
        ("Byrådet besluttede at sende planen i offentlig høring.", "HEARING"),
        ("Planen sendes i høring og forelægges igen i november.", "HEARING"),
        ("Godkendt, at forslaget sendes i høring.", "APPROVED HEARING"),
        ("Ida Holm blev valgt som formand.", "ELECTED"),
        ("Udpeget blev Bo Skov.", "ELECTED"),
        ("Punktet udgår.", "WITHDRAWN"),
        ("Udgået.", "WITHDRAWN"),
        ("Taget af dagsordenen.", "WITHDRAWN"),
        ("Forslagsstilleren trak forslaget tilbage.", "WITHDRAWN"),
        ("Ad 1: Godkendt.\nAd 2: Drøftet.", "APPROVED DISCUSSED"),
    ],
)
def test_phrases(decision: str, outcomes: str) -> None:
    assert find_cues(decision) == set(outcomes.split())


@pytest.mark.parametrize(
    "decision",
    [
        "",
        "-",
        "Ingen.",
        "Ingen meddelelser.",
        "Ida Holm og Bo Skov deltog ikke i mødet.",
        "Fraværende: Ida Holm",
        "Formanden orienterede om besøget på skolen.",
        "Forvaltningen orienterede om, at der udpeges en kontaktperson, og at puljen er godkendt af staten.",
        # what somebody proposed, wanted or voted decides nothing
        "Venstre foreslog, at sagen udsættes.",
        "Et mindretal bestående af Venstre kan ikke anbefale indstillingen.",
        "Enhedslisten ønsker tilført protokollen, at planen burde være godkendt.",
        "Imod stemte Venstre, der ønskede forslaget forkastet.",
        "Bruger\tStatus\tDato\nIda Holm\tGodkendt\t01-02-2024",
        # words that only look like it
        "De udsatte boligområder og ventelisten blev nævnt.",
        "Høringssvarene er vedlagt.",
    ],
)
def test_what_decides_nothing(decision: str) -> None:
    assert find_cues(decision) == set()


@pytest.mark.parametrize(
    ("decision", "outcomes"),
    [
        # a minority does not take the majority's decision away
        ("Et flertal anbefaler planen. Et mindretal kan ikke anbefale den.", "RECOMMENDED"),
        # after a vote, what falls away is turned down
        ("6 stemte for, 12 stemte imod. Forslaget er bortfaldet.", "REJECTED"),
        ("Forslaget om at udsætte sagen blev ikke vedtaget. Planen blev herefter vedtaget.", "REJECTED APPROVED"),
        # sent back to an office with word that it was adopted (Aarhus)
        ("Tilbagesendes Teknik og Miljø med bemærkning, at byrådet har vedtaget indstillingen.", "APPROVED"),
    ],
)
def test_who_decides(decision: str, outcomes: str) -> None:
    assert find_cues(decision) == set(outcomes.split())


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    assert "NONE" not in find_cues(text)


@pytest.mark.parametrize(
    "seed", ["godkendt ", "send", "ikke blev ", "kan ikke ", "forslag ", "punkt ", '"', "A. ", "\n", "henvist til a "]
)
def test_long_decisions_are_read_in_linear_time(seed: str) -> None:
    started = time.perf_counter()
    find_cues(seed * (100_000 // len(seed)))
    assert time.perf_counter() - started < 20
