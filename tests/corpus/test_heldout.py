"""The meetings that only measure: sound gold, of bodies and persons that training never meets."""

from pathlib import Path

from referat.corpus.gold import GoldMeeting, read_corpus

CORPUS = Path(__file__).parents[2] / "corpus"


def persons(meetings: list[GoldMeeting]) -> set[str]:
    return {
        " ".join(meeting.text[span.start : span.end].split())
        for meeting in meetings
        for span in meeting.spans
        if span.label == "PERSON"
    }


def test_held_out_meetings_share_no_body_with_the_corpus() -> None:
    held, corpus = list(read_corpus(CORPUS / "heldout")), list(read_corpus(CORPUS / "meetings"))
    assert len(held) >= 10
    assert {meeting.body_key for meeting in held}.isdisjoint(meeting.body_key for meeting in corpus)
    full = {name for name in persons(held) if " " in name}
    assert len(full) >= 40
    assert full.isdisjoint(persons(corpus))
