"""Danish news with named entities of others as further training data: DaN+ and DaNE.

What they mark as a person is what our guidelines call PERSON. All else that might be one of our labels is taught
neither as a label nor as none: its tokens are left without annotation, and the model is not punished for what it says
there. So are

- organisations, since parties are among them, and what is marked as something else (`MISC`: acts are among that);
- parts of compounds and derivations (`Tholstrup-familien`, `Super-Pedersen`): some are persons, some are not;
- what our rules take for a sum, a provision, a party or a case number, none of which news is annotated for;
- mentions that are broken, such as a name that is shifted by a word; a handful of DaN+'s sentences hold one.

Places are none of our labels, so they are taught as nothing. The labels are those of B. Plank et al., DaN+: Danish
Nested Named Entities and Lexical Normalization (COLING 2020), and of R. Hvingelby et al., DaNE: A Named Entity Resource
for Danish (LREC 2020). Both annotate the Danish Dependency Treebank, sentence by sentence: take one of them, not both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, Literal, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from referat.amount import AmountMatcher
from referat.case_number import CaseNumberMatcher
from referat.components.passages import annotate
from referat.errors import CorpusError
from referat.legislation import LegislationMatcher
from referat.matching import Matcher
from referat.party.matcher import PartyMatcher

#: What becomes of organisations that no rule takes for a party: left without annotation, or taught as nothing.
Organisations = Literal["unknown", "outside"]
#: Sentences that make one Doc; a section of minutes is about as long.
SENTENCES: Final = 8

_PERSON: Final = "PER"
_PLACES: Final = ("LOC", "LOCderiv", "LOCpart")
_ORGANISATIONS: Final = ("ORG", "ORGderiv", "ORGpart")
#: Parties that no council has had, and what foreign ones are called.
_PARTY_WORD: Final = re.compile(
    r"parti|demokrat|socialis|kommunis|konservativ|liberal|venstre|\b(?:CD|SF|VS|SID|KrF|DKP|CDU|CSU|SPD|Labour)\b",
    re.IGNORECASE,
)
_NOT_BEFORE: Final = frozenset(",.;:?!)]}»")
_NOT_AFTER: Final = frozenset("([{«")
_SAID: Final = frozenset(",.!?")
_NAME: Final = re.compile(r"[A-Z]+(?:deriv|part)?")


class Mention(NamedTuple):
    """A named entity as its corpus marks it: a label of that corpus, and offsets in the sentence.

    `broken` is one that goes on without having begun, or begins or ends with punctuation, or touches such a one.
    """

    label: str
    start: int
    end: int
    broken: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence with its named entities, in order and without overlaps."""

    text: str
    mentions: tuple[Mention, ...]


@dataclass
class News:
    """Docs made of news.

    Attributes:
        docs: With PERSON entities, and tokens without annotation.
        persons: How many entities they hold.
        unknown: Tokens without annotation.
        unaligned: Persons that fit no tokens of ours; theirs are left without annotation too.
    """

    docs: list[Doc] = field(default_factory=list)
    persons: int = 0
    unknown: int = 0
    unaligned: list[str] = field(default_factory=list)


def read_danplus(path: Path) -> Iterator[Sentence]:
    """Read a file of DaN+: a token a line with the label of the outer layer and of the inner one, BIO.

    Raises:
        CorpusError: With file and line, for a line of another form.
    """
    for rows in _blocks(path):
        tokens, tags = [], []
        for line, row in rows:
            cells = row.split("\t")
            if len(cells) != 3 or not cells[0]:
                raise CorpusError(path, line, "no line of DaN+: token, outer label and inner label, with tabs between")
            tokens.append(cells[0])
            tags.append(_tag(cells[1], path, line))
        yield _sentence(tokens, spaces(tokens), tags)


def read_dane(path: Path) -> Iterator[Sentence]:
    """Read a file of DaNE: CoNLL-U, the entity in the last column (`name=B-PER|SpaceAfter=No`).

    Raises:
        CorpusError: With file and line, for a line of another form.
    """
    for rows in _blocks(path):
        tokens, after, tags = [], [], []
        for line, row in rows:
            if row.startswith("#"):
                continue
            cells = row.split("\t")
            if len(cells) != 10:
                raise CorpusError(path, line, "no line of CoNLL-U: ten columns with tabs between")
            # Two words in one token (1-2), and words that are not written (1.1), carry no entities.
            if not cells[0].isdigit():
                continue
            misc = dict(part.partition("=")[::2] for part in cells[9].strip().split("|"))
            if "name" not in misc:
                raise CorpusError(path, line, "no name= in the last column: CoNLL-U, but not DaNE")
            tokens.append(cells[1])
            after.append(misc.get("SpaceAfter") != "No")
            tags.append(_tag(misc["name"], path, line))
        if tokens:
            yield _sentence(tokens, after, tags)


#: The corpora that can be read.
READERS: Final = {"danplus": read_danplus, "dane": read_dane}


def spaces(tokens: Sequence[str]) -> list[bool]:
    """Where a space stands after a token, told by the tokens alone; DaN+ does not say.

    >>> tokens = ["Ib", "(", "SF", ")", "sagde", ":", '"', "Ja", ".", '"']
    >>> "".join(token + " " * space for token, space in zip(tokens, spaces(tokens)))
    'Ib (SF) sagde: "Ja."'
    """
    after = [True] * len(tokens)
    quoted = False
    for index, token in enumerate(tokens):
        closing = token in _NOT_BEFORE
        opening = token in _NOT_AFTER
        if token == '"':
            last = index + 1 == len(tokens) or tokens[index + 1] in _NOT_BEFORE
            # What was said began in a sentence before: `Det går, " siger Ib`.
            goes_on = index > 0 and tokens[index - 1] in _SAID and tokens[index:].count('"') % 2 == 1
            closing = quoted or goes_on or (last and index > 0)
            opening, quoted = not closing, not closing
        if closing and index:
            after[index - 1] = False
        if opening:
            after[index] = False
    if after:
        after[-1] = False
    return after


def convert_news(
    nlp: Language,
    sentences: Iterable[Sentence],
    *,
    per_doc: int = SENTENCES,
    organisations: Organisations = "unknown",
) -> News:
    """Make Docs of sentences in their order, by the pipeline's tokenizer.

    Args:
        nlp: Its tokenizer cuts the text; use that of the pipelines (`referat.tokenizer.v1`).
        sentences: Of one file.
        per_doc: How many sentences make a Doc.
        organisations: `outside` teaches organisations as nothing where neither a rule nor a word says that they might
            be a party: more to learn from, and a few parties taught wrongly.
    """
    out = News()
    matchers: tuple[Matcher, ...] = (AmountMatcher(), LegislationMatcher(), PartyMatcher(), CaseNumberMatcher())
    stream = iter(sentences)
    while group := list(islice(stream, per_doc)):
        text, mentions = _joined(group)
        persons, unknown = _sort_out(text, mentions, organisations)
        unknown += [(match.start, match.end) for matcher in matchers for match in matcher.match(text)]
        doc = nlp.make_doc(text)
        missed = annotate(doc, [(start, end, "PERSON") for start, end in persons], unknown)
        out.unaligned += [text[start:end] for start, end, _ in missed]
        out.persons += len(doc.ents)
        out.unknown += sum(token.ent_iob == 0 for token in doc)
        out.docs.append(doc)
    return out


def _sort_out(
    text: str, mentions: Iterable[Mention], organisations: Organisations
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Offsets of persons, and of what is to be left without annotation."""
    persons, unknown = [], []
    for mention in mentions:
        if mention.broken:
            unknown.append((mention.start, mention.end))
        elif mention.label == _PERSON:
            persons.append((mention.start, mention.end))
        elif mention.label in _PLACES:
            continue
        elif (
            mention.label not in _ORGANISATIONS
            or organisations == "unknown"
            or _PARTY_WORD.search(text, mention.start, mention.end)
        ):
            unknown.append((mention.start, mention.end))
    return persons, unknown


def _joined(group: Sequence[Sentence]) -> tuple[str, list[Mention]]:
    """Sentences as one text: a line break after one without an end (a headline), else a space."""
    text, mentions = "", []
    for sentence in group:
        if text:
            text += " " if re.search(r'[.!?]["»)]*$', text) else "\n"
        mentions += [m._replace(start=m.start + len(text), end=m.end + len(text)) for m in sentence.mentions]
        text += sentence.text
    return text, mentions


def _sentence(tokens: Sequence[str], after: Sequence[bool], tags: Sequence[tuple[str, str]]) -> Sentence:
    offsets, text = [], ""
    for token, space in zip(tokens, after, strict=True):
        offsets.append((len(text), len(text) + len(token)))
        text += token + " " * space
    return Sentence(
        text.rstrip(),
        tuple(
            Mention(label, offsets[start][0], offsets[end - 1][1], broken)
            for label, start, end, broken in _mentions(tokens, tags)
        ),
    )


def _mentions(tokens: Sequence[str], tags: Sequence[tuple[str, str]]) -> list[tuple[str, int, int, bool]]:
    """Mentions in tokens; a broken one reaches over the token before it and after it."""
    found: list[tuple[str, int, int, bool]] = []
    for index, (place, label) in enumerate(tags):
        if place == "O":
            continue
        last = found[-1] if found else None
        if place == "I" and last is not None and last[2] == index:
            # `B-PER I-ORG`: one mention, but of what?
            found[-1] = (last[0], last[1], index + 1, last[3] or last[0] != label)
        else:
            found.append((label, index, index + 1, place == "I"))
    taken = {index for _, start, end, _ in found for index in range(start, end)}
    out = []
    for label, start, end, begun in found:
        edges = (tokens[start], tokens[end - 1])
        broken = begun or any(not any(char.isalnum() for char in edge) for edge in edges)
        if broken:
            start -= start - 1 not in taken and start > 0
            end += end not in taken and end < len(tokens)
        out.append((label, start, end, broken))
    broken_at = {index for _, start, end, broken in out if broken for index in (start - 1, end)}
    return [
        (label, start, end, broken or start in broken_at or end - 1 in broken_at) for label, start, end, broken in out
    ]


def _tag(tag: str, path: Path, line: int) -> tuple[str, str]:
    """`B-PER` as place and label."""
    place, _, label = tag.partition("-")
    if tag == "O":
        return "O", ""
    if place not in {"B", "I"} or not _NAME.fullmatch(label):
        raise CorpusError(path, line, f"{tag!r} is no tag of BIO: O, B-PER, I-PER")
    return place, label


def _blocks(path: Path) -> Iterator[list[tuple[int, str]]]:
    """Lines with their numbers, a list for each stretch between empty lines."""
    rows: list[tuple[int, str]] = []
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, row in enumerate(file, 1):
            if row.strip():
                rows.append((number, row.rstrip("\r\n")))
            elif rows:
                yield rows
                rows = []
    if rows:
        yield rows
