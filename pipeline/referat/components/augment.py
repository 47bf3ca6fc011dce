"""Augmentation while training: other names, other sums, worse typing.

What a model of minutes must learn is the shape and the place of a name, not the names of the corpus. So most
examples are seen with their persons, parties, acts and sums replaced, some with noise of typing and of extraction.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from referat.components.invent import BARE, Acts, citation, provision, sum_of_money
from referat.components.passages import Edit, Passage
from referat.words.lexicon import COMMON, shipped

#: Neighbours of each key on a Danish keyboard.
_ROWS = ("1234567890+", "qwertyuiopå", "asdfghjklæø", "zxcvbnm,.-")
#: Shares of origins among the persons put in: most people in Danish minutes have Danish names.
_DANISH_SHARE = 0.55
#: Share of the persons without a title that are given one.
_TITLE_SHARE = 0.15
#: Share of the persons whose name stands in no list, so that lists are not all that is learnt: in lines of their own,
#: and in sentences, where what people do tells them.
_UNLISTED_SHARE = 0.2
_UNLISTED_IN_SENTENCE = 0.25
#: Share of the names of no list that are put together of two; the others have one letter changed.
_BLENDED_SHARE = 0.5
#: Share of the persons in running text that are called by one name, mostly the last.
_SHORT_SHARE = 0.12
#: Share of the Danish surnames that are ordinary words as well (Holm, Bak, Kvist).
_WORD_SURNAME_SHARE = 0.25
#: Share of the names of things that are replaced by others.
_THING_SHARE = 0.4
#: Share of the passages that lines with names of things are put into, and what stands before and behind these.
_INSERT_SHARE = 0.1
_LEADS = ("", "", "- ", "• ", "Bilag: ", "Bilag - ", "Oplæg ", "Notat ", "Præsentation ", "Besøg hos ", "Tilbud fra ")
_TAILS = ("", "", "", " 2024", " maj 2023", " - udkast", ".pdf", " (lukket)")
#: Shares of the entities of several words that are wrapped, of the laws and of the others.
_WRAP_SHARES = {"LEGISLATION": 0.08, "PERSON": 0.02, "AMOUNT": 0.03}
_LETTERS = "ABCFIKMOVÆØÅADGHLNTUVCOØ"
#: One name in so many of a pool is never put into training: evaluation draws those, as names that no model has seen.
_HELD_OUT = 6
#: A smaller pool is shared by both: a few names left over would show nothing.
_POOL_TO_SPLIT = 50


#: The name of a thing within a sentence: capitalised words after a small one.
_THING = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][\w.&-]*(?: (?:for |& |of )?[A-ZÆØÅ][\w&-]+)+")


@dataclass(frozen=True)
class Pools:
    """Material to put in, read from a folder of text files (`corpus/names/README.md`).

    Attributes:
        folder: Holds the pools.
        held_out: Give the names of persons that training never draws, instead of those that it draws.
    """

    folder: Path
    held_out: bool = False

    @cached_property
    def persons(self) -> dict[str, tuple[list[str], list[str]]]:
        """First names and surnames by origin."""
        pools = {}
        for path in sorted(self.folder.glob("*.first.txt")):
            origin = path.name.removesuffix(".first.txt")
            pools[origin] = (self._share(path), self._share(self.folder / f"{origin}.last.txt"))
        if "danish" not in pools:
            raise FileNotFoundError(f"{self.folder}: no pool of names (danish.first.txt) here")
        return pools

    def _share(self, path: Path) -> list[str]:
        """The names of a pool that are drawn here; a name is held out of all pools or of none."""
        names = read_pool(path)
        if len(names) < _POOL_TO_SPLIT:
            return names
        return [name for name in names if (zlib.crc32(name.encode()) % _HELD_OUT == 0) == self.held_out]

    @cached_property
    def parties(self) -> list[str]:
        """Names of parties and lists, letters apart."""
        return [name for name in read_pool(self.folder / "municipal-parties.txt") if len(name) > 3]

    @cached_property
    def acts(self) -> Acts:
        """Acts, orders and EU instruments as minutes write them."""
        return Acts.of(read_pool(self.folder / "acts.txt"))

    @cached_property
    def things(self) -> list[str]:
        """Names of firms, schools, streets, projects: capitalised, and neither person nor party."""
        return read_pool(self.folder / "things.txt")

    @cached_property
    def word_surnames(self) -> list[str]:
        """Danish surnames that are ordinary words as well."""
        lexicon, _ = shipped()
        return [name for name in self.persons["danish"][1] if lexicon.kind(name) == COMMON]

    @cached_property
    def titles(self) -> list[str]:
        """Titles of office."""
        return read_pool(self.folder / "titles.txt")

    def person(self, rng: random.Random) -> tuple[str, str]:
        """A first name and a surname of one origin; the Danish ones now and then doubled."""
        others = [origin for origin in self.persons if origin != "danish"]
        origin = "danish" if not others or rng.random() < _DANISH_SHARE else rng.choice(others)
        firsts, lasts = self.persons[origin]
        first, last = rng.choice(firsts), rng.choice(lasts)
        if origin == "danish":
            if self.word_surnames and rng.random() < _WORD_SURNAME_SHARE:
                last = rng.choice(self.word_surnames)
            draw = rng.random()
            if draw < 0.06:
                first = f"{first}-{rng.choice(firsts)}"
            elif draw < 0.16:
                first = f"{first} {rng.choice(firsts)}"
            elif draw < 0.45:
                last = f"{rng.choice(lasts)} {last}"
            elif draw < 0.50:
                last = f"{rng.choice(lasts)}-{last}"
            elif draw < 0.57:
                first = f"{first} {rng.choice('ABDEFGHJKLMNPRSTV')}."
        elif rng.random() < 0.1:
            # Families of two origins.
            last = f"{last} {rng.choice(self.persons['danish'][1])}"
        return first, last


def read_pool(path: Path) -> list[str]:
    """Read a pool: an entry a line, `#` before what tells its source."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def swap_entities(passage: Passage, pools: Pools, rng: random.Random) -> Passage:
    """Put other entities in, one name for the same name all through the passage."""
    chosen: dict[tuple[str, str], str] = {}
    edits = []
    for start, end, label in passage.spans:
        old = passage.text[start:end]
        in_sentence = label == "PERSON" and _in_sentence(passage.text, start, end)
        if (label, old) not in chosen:
            unlisted = _UNLISTED_IN_SENTENCE if in_sentence else _UNLISTED_SHARE
            chosen[label, old] = _other(label, old, pools, rng, unlisted)
        new = chosen[label, old]
        if in_sentence and rng.random() < _SHORT_SHARE:
            new = _one_name(new, rng)
        if label == "PERSON" and rng.random() < _TITLE_SHARE and not _has_title(passage.text, start):
            title = rng.choice(pools.titles)
            at_line_start = start == 0 or passage.text[start - 1] in "\n."
            title = title[:1].upper() + title[1:] if at_line_start or rng.random() < 0.4 else title
            edits.append(Edit(start, start, f"{title}{',' if rng.random() < 0.15 else ''} "))
        edits.append(Edit(start, end, new))
        # The full stop of `kr.` ends a sentence as well; a unit without one leaves that to the sentence.
        ends_sentence = re.match(r"\s*(?:\n|$|\s[A-ZÆØÅ])", passage.text[end : end + 3]) is not None
        if old.endswith(".") and not new.endswith(".") and ends_sentence:
            edits.append(Edit(end, end, "."))
        elif new.endswith(".") and not old.endswith(".") and passage.text.startswith(".", end):
            edits.append(Edit(end, end + 1, ""))
    return passage.edited(edits)


def _in_sentence(text: str, start: int, end: int) -> bool:
    """Whether a small word follows a name, or stands before it: in lists of members none does."""
    return re.match(r" [a-zæøå]", text[end : end + 2]) is not None or text[max(0, start - 2) : start - 1].islower()


def _one_name(name: str, rng: random.Random) -> str:
    """The surname of a full name, or its first name.

    >>> {_one_name("Ida Bang Lund", random.Random(seed)) for seed in range(9)} == {"Lund", "Ida"}
    True
    """
    words = name.split()
    return words[-1] if rng.random() < 0.8 else words[0]


def _other(label: str, old: str, pools: Pools, rng: random.Random, unlisted: float = _UNLISTED_SHARE) -> str:
    if label == "PERSON":
        return _other_person(old, pools, rng, unlisted)
    if label == "PARTY":
        return _other_party(old, pools, rng)
    if label == "LEGISLATION":
        return _other_act(old, pools, rng)
    if label == "AMOUNT":
        return _other_sum(old, rng)
    return old


def _other_person(old: str, pools: Pools, rng: random.Random, unlisted: float) -> str:
    first, last = pools.person(rng)
    if rng.random() < unlisted:
        pairs = zip((first, last), pools.person(rng), strict=True)
        first, last = (_unlisted(name, other, rng) if rng.random() < 0.7 else name for name, other in pairs)
    words = old.split()
    joint = re.search(r"\s*\n\s*", old)
    if len(words) == 1:
        new = last if rng.random() < 0.6 else first
    elif re.fullmatch(r"[A-ZÆØÅ]\.(?:\s?[A-ZÆØÅ]\.)*", words[0]):
        new = f"{words[0]} {last}"
    else:
        new = f"{first} {last}"
    # Whether the old one is a genitive shows only in what it does to the new one: half are made so at random.
    if old.endswith("s") and rng.random() < 0.3:
        new += "'" if new[-1] in "sxz" else "s"
    return new.replace(" ", joint.group(), 1) if joint and " " in new else new


def _unlisted(name: str, other: str, rng: random.Random) -> str:
    """A name that nobody has: the beginning of `name` and the end of `other`, or `name` with one letter changed."""
    if rng.random() < _BLENDED_SHARE and name.isalpha() and other.isalpha():
        return name[: max(2, len(name) // 2)] + other[len(other) // 2 :].lower()
    places = [index for index, char in enumerate(name) if index and char.isalpha() and name[index - 1].isalpha()]
    if not places:
        return name
    place = rng.choice(places)
    kind = "aeiouyæøå" if name[place] in "aeiouyæøå" else "bdfghklmnprstv"
    return name[:place] + rng.choice(kind) + name[place + 1 :]


def _other_party(old: str, pools: Pools, rng: random.Random) -> str:
    if re.fullmatch(r"[A-ZÆØÅ]", old):
        return rng.choice(_LETTERS)
    if re.fullmatch(r"[A-ZÆØÅ]{3,}", old) and rng.random() < 0.5:
        return "".join(rng.sample("ABCFIOVÆØÅ", len(old)) if len(old) <= 10 else old)
    if " " in old and old.split()[0].casefold() == "liste":
        return f"{old.split()[0]} {rng.choice(_LETTERS)}"
    if old[:1].isupper() and len(old) > 3 and rng.random() < 0.7:
        new = rng.choice(pools.parties)
        return f"{new}s" if rng.random() < 0.1 and not new.endswith("s") else new
    return old


def _other_act(old: str, pools: Pools, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.2:
        return _other_digits(old, rng)
    if BARE.match(old) and not re.search(r"\w{3,}$", old):
        # What stands before it is perhaps the genitive that it belongs to.
        return provision(rng)
    if re.fullmatch(r"[\wæøå-]+ens", old):
        return f"{rng.choice(pools.acts.definite)}s"
    new = citation(pools.acts, rng)
    return new[:1].upper() + new[1:] if old[:1].isupper() and not old[1:2].isupper() else new


def _other_sum(old: str, rng: random.Random) -> str:
    return sum_of_money(rng) if rng.random() < 0.6 else _other_digits(old, rng)


def _other_digits(old: str, rng: random.Random) -> str:
    """Other digits in the same places; none of the first ones becomes a zero.

    >>> len(_other_digits("1.940 mio. kr.", random.Random(0))) == len("1.940 mio. kr.")
    True
    """
    return re.sub(
        r"\d+",
        lambda m: (
            str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in m.group()[1:]) if m.group() != "0" else "0"
        ),
        old,
    )


def _has_title(text: str, start: int) -> bool:
    before = text[max(0, start - 30) : start].split()
    return bool(before) and before[-1][:1].islower() and len(before[-1]) > 4


def swap_things(passage: Passage, pools: Pools, rng: random.Random, share: float = _THING_SHARE) -> Passage:
    """Put other names of things for some of those in the text, which are no entities and must not become any."""
    edits = []
    taken = [(start, end) for start, end, _ in passage.spans]
    for match in _THING.finditer(passage.text):
        free = all(match.end() <= start or end <= match.start() for start, end in taken)
        if free and rng.random() < share:
            edits.append(Edit(match.start(), match.end(), rng.choice(pools.things)))
    return passage.edited(edits)


def insert_things(passage: Passage, pools: Pools, rng: random.Random) -> Passage:
    """Put in lines of their own that name things, as lists of attachments, agendas and bullets do."""
    lines = [match.end() for match in re.finditer(r"\n(?=[^\n])", passage.text)]
    free = [place for place in lines if not any(start < place < end for start, end, _ in passage.spans)]
    if not free:
        return passage
    place = rng.choice(free)
    new = "".join(
        f"{rng.choice(_LEADS)}{rng.choice(pools.things)}{rng.choice(_TAILS)}\n" for _ in range(rng.randint(1, 4))
    )
    return passage.edited([Edit(place, place, new)])


def wrap_entities(passage: Passage, rng: random.Random) -> Passage:
    """Break some entities of several words over two lines, as a narrow column does."""
    edits = []
    for start, end, label in passage.spans:
        spaces = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", passage.text[start:end])]
        if spaces and rng.random() < _WRAP_SHARES.get(label, 0.0):
            place = start + rng.choice(spaces)
            edits.append(Edit(place, place + 1, "\n"))
    return passage.edited(edits)


def tabulate(passage: Passage, rng: random.Random, share: float = 0.3) -> Passage:
    """Make rows of tables of some short lines: numbers behind them, with tabs between."""
    edits = []
    for match in re.finditer(r"^[^\n\t]{3,60}[^\n\t.:,]$", passage.text, re.MULTILINE):
        if rng.random() < share:
            cells = (
                rng.choice((str(rng.randint(0, 999)), "-", f"{rng.randint(1, 99)},{rng.randint(0, 9)}"))
                for _ in range(rng.randint(1, 5))
            )
            edits.append(Edit(match.end(), match.end(), "\t" + "\t".join(cells)))
    return passage.edited(edits)


def lower_case(passage: Passage, rng: random.Random) -> Passage:
    """Everything in small letters."""
    return passage._replace(text=_same_length(passage.text, str.lower))


def upper_case(passage: Passage, rng: random.Random) -> Passage:
    """Everything in capitals."""
    return passage._replace(text=_same_length(passage.text, str.upper))


def _same_length(text: str, change: Callable[[str], str]) -> str:
    """Change the case of all characters but those that it would make two of (`İ`, `ß`)."""
    changed = change(text)
    if len(changed) == len(text):
        return changed
    return "".join(new if len(new := change(char)) == 1 else char for char in text)


def spell_out(passage: Passage, rng: random.Random) -> Passage:
    """æ, ø and å as ae, oe and aa."""
    table = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
    # A letter that stands for a party stays: no keyboard without Ø makes it "Oe".
    keep = {start for start, end, _ in passage.spans if end - start == 1}
    return passage.edited(
        Edit(i, i + 1, table[char]) for i, char in enumerate(passage.text) if char in table and i not in keep
    )


def respace(
    passage: Passage,
    rng: random.Random,
    rate: float = 0.04,
    *,
    broken: float = 0.45,
    doubled: float = 0.35,
    at_edges: bool = False,
) -> Passage:
    """Double some spaces, break some lines, lose some spaces, as extraction from PDF does.

    Args:
        passage: What to change.
        rng: Of the random choices.
        rate: Share of the single spaces that something is done to.
        broken: Share of these that become a line break.
        doubled: Share that become two spaces; the others are lost.
        at_edges: Lose also spaces beside entities, which no tokens fit then.
    """
    edits = []
    edges = {edge for start, end, _ in passage.spans for edge in (start, end)} if not at_edges else set()
    for match in re.finditer(r"(?<=\S) (?=\S)", passage.text):
        if rng.random() >= rate:
            continue
        draw = rng.random()
        if draw < broken:
            edits.append(Edit(match.start(), match.end(), "\n"))
        elif draw < broken + doubled:
            edits.append(Edit(match.start(), match.end(), "  "))
        elif match.start() not in edges and match.end() not in edges:
            edits.append(Edit(match.start(), match.end(), ""))
    return passage.edited(edits)


def mistype(passage: Passage, rng: random.Random, rate: float = 0.05) -> Passage:
    """Hit a neighbouring key now and then. Letters that stand alone and white space are left as they are."""
    edits = []
    for match in re.finditer(r"[^\W_]{2,}", passage.text):
        for index in range(match.start(), match.end()):
            if rng.random() < rate:
                char = passage.text[index]
                near = _neighbours(char.lower())
                if near:
                    new = rng.choice(near)
                    edits.append(Edit(index, index + 1, new.upper() if char.isupper() else new))
    return passage.edited(edits)


def _neighbours(char: str) -> str:
    for number, row in enumerate(_ROWS):
        place = row.find(char)
        if place < 0:
            continue
        near = row[max(0, place - 1) : place] + row[place + 1 : place + 2]
        for other in (number - 1, number + 1):
            if 0 <= other < len(_ROWS):
                near += _ROWS[other][place : place + 1]
        return "".join(letter for letter in near if letter.isalnum())
    return ""


#: What is done to an example after its entities were swapped, with its probability.
NOISE: tuple[tuple[Callable[[Passage, random.Random], Passage], float], ...] = (
    (wrap_entities, 1.0),
    (tabulate, 0.04),
    (respace, 0.10),
    (mistype, 0.35),
    (lower_case, 0.05),
    (upper_case, 0.01),
    (spell_out, 0.04),
)


@registry.augmenters("referat.augment.v1")
def create_augmenter(
    names: str, swap: float = 0.6, noise: float = 1.0, seed: int = 0
) -> Callable[[Language, Example], Iterator[Example]]:
    """Swap the entities of examples and put noise on some.

    Args:
        names: Folder of the pools.
        swap: Share of the examples whose entities are replaced.
        noise: Factor on the probabilities of `NOISE`; 0 for none.
        seed: Of the random choices.

    Returns:
        An augmenter that gives one example for each, for `[corpora.train.augmenter]` of a config.
    """
    pools = Pools(Path(names))
    rng = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        passage = original = Passage.of(example.reference)
        if rng.random() < swap:
            passage = swap_things(swap_entities(passage, pools, rng), pools, rng)
            if rng.random() < _INSERT_SHARE:
                passage = insert_things(passage, pools, rng)
        for change, probability in NOISE:
            if rng.random() < probability * noise:
                passage = change(passage, rng)
        made = passage.example(nlp, example.reference.cats) if passage is not original else None
        yield made or example

    return augment
