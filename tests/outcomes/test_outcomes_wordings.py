"""Decisions as councils word them (`tests/votes/wordings.txt`): what their phrases and votes say without a model."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from referat.labels import OUTCOMES
from referat.outcomes import decide, find_cues
from referat.votes import find_votes

_MARK = re.compile(r"\[\[[^\[\]|]+\|([^\[\]|]+)\]\]")
_TABLE = Path(__file__).parents[1] / "votes" / "wordings.txt"
LINES = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if " | " in line]


def outcomes(text: str) -> set[str]:
    """What is said, where a model has no opinion."""
    scores = dict.fromkeys(OUTCOMES, 0.0)
    return {outcome.label for outcome in decide(scores, cues=find_cues(text), divided=find_votes(text).divided)}


def test_enough_wordings() -> None:
    assert len(LINES) >= 200
    assert {label for line in LINES for label in line.split(" | ")[0].split()} == set(OUTCOMES)


@pytest.mark.parametrize("line", LINES)
def test_wordings(line: str) -> None:
    labels, marked = line.split(" | ", 1)
    text = _MARK.sub(r"\1", marked.split("  ⇒ ")[0]).replace("⏎", "\n")
    assert outcomes(text) == set(labels.split())


@pytest.mark.parametrize(
    ("decision", "labels"),
    [
        # a clause that decides nothing is left out, the rest of its sentence counts
        ("Godkendt, idet Bo Lund (V) stemte imod.", "APPROVED DIVIDED"),
        ("Udsat, mens Venstre ønskede sagen afgjort nu.", "POSTPONED DIVIDED"),
        ("Venstre og Bo Lund (A) ønskede sagen afvist. Udsat.", "POSTPONED DIVIDED"),
        # what is reported, and why, decides nothing
        ("Taget til efterretning. Det blev oplyst, at sagen om havnen er udsat.", "NOTED"),
        ("Godkendt, selv om høringen ikke blev sendt ud til foreningerne.", "APPROVED"),
        ("Byrådet tager til efterretning, at klagen er afvist.", "NOTED"),
        ("Udvalget noterede sig, at udbuddet er annulleret.", "NOTED"),
        # a negation takes a phrase away
        ("Godkendt. Planen sendes ikke i fornyet høring.", "APPROVED"),
        ("Sagen blev ikke udsat. Vedtaget.", "APPROVED"),
        ("Udvalget kan ikke selv bevilge beløbet og oversender sagen til Økonomiudvalget.", "REFERRED"),
        # a motion of procedure that is adopted is what it asks for
        ("Bo Lund foreslog, at sagen sendes tilbage til udvalget. Dette blev vedtaget.", "REFERRED"),
        ("SF begærede sagen udsat. Et flertal tiltrådte dette.", "POSTPONED DIVIDED"),
        ("Ønsket om udsættelse blev imødekommet.", "POSTPONED"),
        ("Forslag om at sende sagen i høring blev forkastet. Planen blev vedtaget.", "REJECTED APPROVED"),
        # a refusal that is adopted as recommended
        ("Afslag meddeles i overensstemmelse med indstillingen.", "APPROVED"),
        ("Byrådet vedtog, at der meddeles afslag.", "APPROVED"),
        # what a change says of other things is the change
        ("Godkendt med bemærkning om, at taksten tages op igen ved næste budget.", "APPROVED AMENDED"),
        ("Dagsordenen godkendes. Punkt 21 behandles for åbne døre.", "APPROVED AMENDED"),
        ("Punkt 1 godkendt. Punkt 2 udsat.", "APPROVED POSTPONED"),
        ("Godkendt. Bevillingen på 1,4 mio. kr. gives, dog først fra 2026.", "APPROVED AMENDED"),
        # two clauses, two decisions
        ("Udvalget godkendte kriterierne og oversender spørgsmålet om driften til budgetforhandlingerne.", "APPROVED REFERRED"),
        ("Anbefales. Udvalget indstiller, at det sendes i høring.", "RECOMMENDED"),
        ("Udvalget anbefaler tillægget, og udkastet sendes samtidig i nabohøring.", "RECOMMENDED HEARING"),
        ("Stillingtagen udsættes, og udkastet sendes imens i høring.", "POSTPONED HEARING"),
        ("Løsningsforslag 3 vælges.", "APPROVED"),
        # numbers alone
        ("For forslaget stemte 4. Imod stemte 19.", "REJECTED DIVIDED"),
        # old spelling
        ("Bevilget, dog saaledes at lejen ikke stiger.", "APPROVED AMENDED"),
        # what a vote came to
        ("Et flertal stemte imod indstillingen, som dermed ikke blev godkendt.", "REJECTED DIVIDED"),
        ("Flertallet stemte imod, hvorfor forslaget faldt.", "REJECTED DIVIDED"),
        ("For forslaget stemte Ida Skov. De øvrige stemte imod.", "REJECTED DIVIDED"),
        ("Et medlem spurgte, hvorfor sagen var hjemvist. Til efterretning.", "NOTED"),
        # one point after another
        ("Punkt 1 godkendt, punkt 2 anbefales, punkt 3 udsat.", "APPROVED RECOMMENDED POSTPONED"),
        # what is added to what was adopted, and what is only said of it
        ("Godkendt. Udvalget ønsker desuden en bænk ved søen.", "APPROVED AMENDED"),
        ("Godkendt. Udvalget ønsker gæsterne en god tur.", "APPROVED"),
        ("Godkendt. Til punkt 3 føjes: og broer.", "APPROVED AMENDED"),
        ("Godkendt. Fristen forlænges som foreslået.", "APPROVED"),
        ("Godkendt. Punkt 6 tages først.", "APPROVED AMENDED"),
        ("Godkendt, idet det bemærkes, at prisen holder.", "APPROVED"),
        ("Godkendt, idet udgiften kan afholdes inden for rammen.", "APPROVED"),
        ("Godkendt, idet udgiften ikke kan overstige 2 mio. kr.", "APPROVED AMENDED"),
        # told in passing, and what comes behind it
        ("Vedtaget i den form, som Teknisk Udvalg havde foreslået, men med en frist den 1. maj.", "APPROVED AMENDED"),
        # what the case needs is no decision of this meeting
        ("Udvalget træffer beslutning til foråret, når prisen er kendt.", "POSTPONED"),
        ("Mødet blev aflyst, og punktet blev ikke behandlet.", "WITHDRAWN"),
        ("Punktet blev ikke behandlet på grund af tidnød.", "POSTPONED"),
        # alone these words decide; beside a decision they do not
        ("Der etableres en sti.", "APPROVED"),
        ("Der etableres ikke en sti.", "NONE"),
        ("Udsat. Stien etableres tidligst i 2027.", "POSTPONED"),
        # words only
        ("Udvalget besluttede, at broen skal hedde Skovbroen.", "APPROVED"),
        ("De udsatte unge og høringen om klimaet blev nævnt.", "NONE"),
        ("Beløbet i forslaget falder uden for rammen.", "NONE"),
    ],
)  # fmt: skip
def test_clauses(decision: str, labels: str) -> None:
    assert outcomes(decision) == set(labels.split())


@pytest.mark.parametrize(
    "seed",
    [
        "orienterede om at ", "forslag om udsættelse ", "foreslog, at ", "a-", ", da ", "udsat ", "sendes i ", "Ida og ",
        "godkendt 1.2", "blev ", "idet ", "med en ", "hvilket ", "\n", "ændringsforslag ", "bevilling ", "dog ", "et flertal ", "en plan om ",
        "udvalget finder, at ", "arbejdet med ", "for så vidt angår ", "foreslog. For stemte 2. ",
        "et flertal stemte imod ", "de øvrige ", "sendes til udvalget for ", "Ida Holm ", "til punkt 3 pkt. ", "følger udvalgets ",
        ", som byen havde ", ", punkt 3 ", "naboerne høres ", "udvalget ønsker desuden ", "er der fuld ", "tager udvalget stilling ",
        "punkt 3 udsættes ", "dagsordenen godkendt punkt 3 ", "bevillingen er ", "et flertal bestående af ", "godkendt men ikke ",
        "anbefales og at ", "Ida Skov blev ", "sagen forventes behandlet ", "gav ", "tilskud ydes ",
    ],
)  # fmt: skip
def test_clauses_are_cut_in_linear_time(seed: str) -> None:
    started = time.perf_counter()
    find_cues(seed * (50_000 // len(seed)))
    assert time.perf_counter() - started < 20
