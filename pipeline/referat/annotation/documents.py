"""Documents and the passages that they are cut into: one passage is one example in doccano."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from referat.annotation.errors import AnnotationError
from referat.corpus.gold import GoldMeeting, one_line, read_meeting
from referat.corpus.markup import Mark
from referat.minutes import Minutes, parse
from referat.minutes.segments import segments
from referat.reading import find_files, read_file

#: Words of a passage. doccano's page lags from about 60 spans and freezes at about 5,000 words; minutes hold some 11
#: spans in 1,000 words, lists of members many times that.
MAX_WORDS = 400

_WORD = re.compile(r"\S+")
#: Where a long section may be cut, best first: between paragraphs, between lines, between sentences, between words.
_CUTS = (re.compile(r"\n[^\S\n]*\n\s*"), re.compile(r"\n\s*"), re.compile(r"(?<=[.!?])\s+"), re.compile(r"\s+"))


@dataclass(frozen=True)
class Document:
    """Minutes to annotate.

    Attributes:
        id: Stem of the file, the name of the document everywhere.
        path: The file as it was named.
        text: What all offsets count in.
        minutes: Structure: of the gold file where it is one, else as parsed.
        gold: The gold meeting where the file is one of the corpus, else None.
    """

    id: str
    path: str
    text: str
    minutes: Minutes
    gold: GoldMeeting | None = None

    @property
    def sha256(self) -> str:
        """Of the text in UTF-8, in hexadecimal."""
        return digest(self.text)

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True)
class Passage:
    """A section, an item's head, or a part of a long one.

    Attributes:
        document: Id of the document.
        sha256: Of the whole document's text.
        text: Of the passage, as in the document.
        start: Offset in the document.
        end: Offset after its last character.
        line: Line in the document, from 1.
        item: Index of its agenda item, or None.
        decision: Whether it holds the own decision of its item.
        section: What it is, for a person: `Punkt 3: Beslutning`.
    """

    document: str
    sha256: str
    text: str
    start: int
    end: int
    line: int
    item: int | None
    decision: bool
    section: str

    @property
    def key(self) -> str:
        """Names the passage in doccano: the same text at the same place of the same document has the same key."""
        return digest(f"{self.document}\n{self.start}\n{self.end}\n{self.text}")[:20]


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_documents(paths: Iterable[Path]) -> list[Document]:
    """Read minutes: text files as `referat tag` reads them, and gold meetings with the structure beside them.

    Raises:
        ReferatError: For a file that cannot be read, a broken gold meeting, two files of one stem, or no file at all.
    """
    documents: dict[str, Document] = {}
    for path in find_files(paths):
        document = _read(path)
        other = documents.get(document.id)
        if other is not None:
            raise AnnotationError(f"{path} and {other.path} have one name; documents are told apart by it")
        documents[document.id] = document
    if not documents:
        raise AnnotationError("no minutes there")
    return list(documents.values())


def _read(path: Path) -> Document:
    if path.with_suffix(".json").exists():
        gold = read_meeting(path)
        return Document(gold.id, str(path), gold.text, gold.minutes, gold)
    source = read_file(path)
    return Document(path.stem, str(path), source.text, parse(source.text))


def cut(document: Document, max_words: int = MAX_WORDS) -> Iterator[Passage]:
    """Cut a document into passages; stretches of white space are left out.

    The cut depends on the text and its structure alone, never on what a model finds, so that it is the same again.

    Yields:
        Passages in order, not overlapping; what lies between them is white space.

    Example:
        >>> text = "REFERAT Byrådet d. 01-02-2024\\nPunkt 1: Budget\\n\\nBeslutning\\nGodkendt."
        >>> document = Document("a", "a.txt", text, parse(text))
        >>> [(p.section, p.decision) for p in cut(document)]
        [('Hoved', False), ('Punkt 1', False), ('Punkt 1: Beslutning', True)]
    """
    sha256 = document.sha256
    for segment in segments(document.minutes, len(document.text)):
        pieces = [
            (start, end)
            for start, end in _pieces(document.text, segment.start, segment.end, max_words)
            if document.text[start:end].strip()
        ]
        name = _name(document.minutes, segment.start, segment.item)
        for number, (start, end) in enumerate(pieces, 1):
            section = f"{name} ({number}/{len(pieces)})" if len(pieces) > 1 else name
            text = document.text[start:end]
            line = document.line(start)
            yield Passage(document.id, sha256, text, start, end, line, segment.item, segment.decision, section)


def _name(minutes: Minutes, start: int, index: int | None) -> str:
    if index is None:
        return "Hoved" if not minutes.items or start < minutes.items[0].start else "Slutning"
    item = minutes.items[index]
    point = f"Punkt {item.number if item.number is not None else index + 1}"
    heading = next((one_line(s.heading) for s in item.sections if s.start == start), None)
    return f"{point}: {heading}" if heading else point


def _pieces(text: str, start: int, end: int, max_words: int) -> Iterator[tuple[int, int]]:
    """Cut `start:end` into stretches of at most `max_words` words."""
    while True:
        words = [match.end() for _, match in zip(range(max_words + 1), _WORD.finditer(text, start, end), strict=False)]
        if len(words) <= max_words:
            yield start, end
            return
        limit = words[max_words - 1]
        stop = _last_cut(text, start, limit)
        yield start, stop
        start = stop


def _last_cut(text: str, start: int, limit: int) -> int:
    """The best place to cut before `limit`, in the second half of what lies before it."""
    half = start + (limit - start) // 2
    for pattern in _CUTS:
        cuts = [match.end() for match in pattern.finditer(text, half, limit)]
        if cuts:
            return cuts[-1]
    return limit


@dataclass(frozen=True)
class Labels:
    """What a model or an annotator says about a document or a passage.

    Attributes:
        spans: In offsets of the document.
        outcomes: By index of the agenda item.
    """

    spans: Sequence[Mark] = ()
    outcomes: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def of(self, passage: Passage) -> tuple[list[Mark], list[str]]:
        """The spans inside a passage, in its own offsets, and, of a decision, the outcomes of its item."""
        spans = [
            Mark(mark.label, mark.start - passage.start, mark.end - passage.start)
            for mark in self.spans
            if passage.start <= mark.start and mark.end <= passage.end
        ]
        outcomes = self.outcomes.get(passage.item, ()) if passage.decision and passage.item is not None else ()
        return spans, list(outcomes)
