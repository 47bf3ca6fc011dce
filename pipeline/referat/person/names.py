"""Names of people in the nominative and on one line.

A name that ends in -s may be a genitive (`Lasse Bruuns oplæg`) or end so by itself (`Jens`, `Friis`); written Danish
marks the difference only for names on -s, -x and -z, by an apostrophe (Retskrivningsordbogen, on the apostrophe: `Jens'
bog`). What settles it, strongest first: the apostrophe; the same name without -s elsewhere in the meeting; a name known
to end in -s; the word that follows; the ending of the surname. Where nothing does, the name stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from referat.words.lexicon import COMMON, shipped

_FIRST_NAMES: Final = """
    abbas agnes alexis amadeus anas anders andreas anis asmus boris carlos cecilius charles chris claus
    cornelius dennis doris elias ellis els elyas enes esajas faris firas frances francis frans gladys hannes
    hans hermes idris ilyas ines iris jacobus james janis jannis jens jes jess johannes jonas josias julius
    klaus kris lars laurits laus linus lis loris louis lucas lucius luis lukas mads magnus marcus marius
    markus mathias matias matthias mercedes mikas mogens morris moses nicholas nicklas nicolas niels niklas
    nils nis phyllis rasmus silas søs theis thies thomas tobias tomas troels tønnes villads younis yunus
    zacharias
"""
_SURNAMES: Final = """
    adams anders andreas brems bruus claes daniels davids edwards evans fries fris gates groes hans harms
    hendriks henriks jacobs jens jes johannes jones kjems kleis krebs kvols lars mads matthies michaels mogens
    moos niels nis peters phillips pors prins rees ries roberts rogers saks siems simons steffens theis thomas
    tobias troels wilkens williams wolthers
"""
_NO_OWNED: Final = """
    og samt eller men fra er var har havde blev bliver kan kunne vil ville skal skulle må måtte i på som der
    at til for med af om ved mod under efter ikke også deltog deltager mødte møder stemte stemmer tager tog
    ønsker ønskede forlod foreslog foreslår bød spurgte spørger begærede oplyste oplyser orienterede fremlagde
    fremlægger fratrådte tiltrådte indtrådte ankom gik kom sagde siger bemærkede undlod erklærede takkede
    mener mente fik får gør gjorde holder holdt afløser afløste fortsætter udtræder udtrådte valgtes udpegedes
    indstiller indstillede hvor idet mens da når hvis hverken uden
"""
#: First names that end in -s, small letters (borne in Denmark: Danmarks Statistik, "Navne i hele befolkningen").
FIRST_NAMES: Final = frozenset(_FIRST_NAMES.split())
#: Surnames that end in -s and have no ending of `_OWN_ENDING_RE`, small letters.
SURNAMES: Final = frozenset(_SURNAMES.split())
_OWN_ENDING_RE: Final = re.compile(r"(?:ss|iis|aas|oos|us|næs)$")
#: Ends of surnames, after which an -s is a genitive.
_GENITIVE_ENDING_RE: Final = re.compile(
    r"(?:sen|son|gaard|gård|berg|bjerg|borg|dal|dahl|lund|holm|holt|strup|trup|rup|skov|mann|sted|toft|bæk|bech|beck|"
    r"feldt|felt|hus|høj|kær|"
    r"kjær|krog|kvist|quist|løv|mark|mose|møller|nielsen|rød|skou|sø|thorp|torp|vad|vang|vig|wad|ager|bo|by|bro|ard|"
    r"stein|bak|ić|ič|ski|oğlu)s$"
)
#: The next word; a bracket with a party between the two is let through (`Finn Grens (A) forslag`).
_WORD_AFTER_RE: Final = re.compile(r"\s{0,3}(?:\([^()\n]{1,20}\)\s{0,3})?(?P<word>[^\W\d_]+)?")
#: Words that follow a name which is the subject or the end of a phrase, never the owner of something.
_NO_NOUN: Final = frozenset(_NO_OWNED.split())
_VERB_RE: Final = re.compile(r"(?:ede|te)$")
#: Nouns on -er: plurals (`bemærkninger`) and what people are (`stedfortræder`).
_NOUN_ER_RE: Final = re.compile(
    r"(?:inger|heder|tioner|arer|elser|mater|jekter|kilder|papirer|ideer|punkter|timer|planer"
    r"|stedfortræder|[a-zæøå]leder|rådgiver|vejleder|[a-zæøå]arbejder|lærer|ordfører|forgænger|efterfølger|søster)$"
)
#: Initials alone; what is called after somebody.
_NO_NAME_RE: Final = re.compile(r"\A[A-ZÆØÅ]{2,4}\Z|-[a-zæøå]{3,}\Z")
#: Bits of `Names.kind`.
_FIRST_NAME, _SURNAME = 1, 2
_BREAK_RE: Final = re.compile(r"-[^\S\n]*\n\s*(?=[^\W\d_])")


def can_be_name(text: str) -> bool:
    """Whether a text that looks like a person's name can be one.

    Initials are no name here (guidelines, PERSON, "Not"), nor is what is called after somebody (`Ole Bendix-stien`),
    nor what ends in an ordinary word that is no surname, unless a first name begins it.

    >>> [can_be_name(text) for text in ("Ulla Skov", "Hugo Sten", "Ketil Ravnsgård", "Storm")]
    [True, True, True, True]
    >>> [can_be_name(text) for text in ("KSV", "Ole Bendix-stien", "Halleby Å")]
    [False, False, False]
    """
    words = text.split()
    if not words or _NO_NAME_RE.search(text):
        return False
    lexicon, names = shipped()
    if len(words) == 1 or lexicon.kind(words[-1]) != COMMON or names.kind(words[-1]) & _SURNAME:
        return True
    return bool(names.kind(words[0]) & _FIRST_NAME)


def one_line(text: str) -> str:
    """Undo line breaks and runs of white space; a hyphen at the end of a line stays in the name.

    >>> one_line("Jimmy\\nSimonsen"), one_line("Ida Toft-\\nNyborg")
    ('Jimmy Simonsen', 'Ida Toft-Nyborg')
    """
    return " ".join(_BREAK_RE.sub("-", text).split())


def nominative(text: str, evidence: Collection[str] = (), after: str = "") -> str:
    """A name as it stands in the nominative, on one line.

    Args:
        text: The name as written.
        evidence: Names that stand elsewhere in the meeting, each as it is written there and not in the genitive. One
            that is this name without -s, or that has its last word without -s, makes it a genitive.
        after: What the text goes on with; a noun beside the name makes it a genitive, a verb or a stop does not.

    Returns:
        The name; as written, but on one line, where nothing tells that it is a genitive.

    Example:
        >>> nominative("Lasse Bruuns", ["Lasse Bruun"]), nominative("Lasse Bruuns", after=" oplæg om skoler")
        ('Lasse Bruun', 'Lasse Bruun')
        >>> nominative("Mads"), nominative("Jens'"), nominative("Ida Friis", after=" forslag")
        ('Mads', 'Jens', 'Ida Friis')
        >>> nominative("Ole Hvids")
        'Ole Hvids'
    """
    name = one_line(text)
    marked = re.sub(r"(?<=\w)['’´`]s?$", "", name)
    if marked != name:
        return marked
    if len(name) < 3 or name[-1] != "s" or not name[-2].isalpha():
        return name
    return name[:-1] if _is_genitive(name, evidence, after) else name


def _is_genitive(name: str, evidence: Collection[str], after: str) -> bool:
    folded = name.casefold()
    words = folded.split()
    bare = words[-1][:-1]
    if evidence:
        known = _known(tuple(evidence))
        if folded[:-1] in known.names:
            return True
        if folded in known.names:
            return False
        # A word alone may be any part of a name; the end of a name is the end of other names.
        parts = known.ends if len(words) > 1 else known.words
        if words[-1] in parts:
            return False
        if bare in parts:
            return True
    if words[-1] in (SURNAMES if len(words) > 1 else FIRST_NAMES | SURNAMES) or _OWN_ENDING_RE.search(words[-1]):
        return False
    said = says_after(after)
    if said is not None:
        return said
    return bool(_GENITIVE_ENDING_RE.search(words[-1]))


def says_after(after: str) -> bool | None:
    """Whether the text that follows makes a name ending in -s a genitive; None where it does not tell.

    >>> says_after(" oplæg"), says_after(" deltog ikke"), says_after(", formand"), says_after(" Skole")
    (True, False, False, None)
    """
    if not after:
        return None
    word = _WORD_AFTER_RE.match(after)
    following = word["word"] if word else None
    if following is None:
        return False
    if following in _NO_NOUN or _VERB_RE.search(following):
        return False
    if not following[0].islower():
        return None
    # A word on -er is a verb or a noun, unless its ending is that of nouns alone.
    return True if not following.endswith("er") or _NOUN_ER_RE.search(following) else None


class _Known:
    """Names of a meeting, ready to be asked."""

    def __init__(self, names: Iterable[str]) -> None:
        folded = [one_line(name).casefold() for name in names]
        self.names = frozenset(folded)
        self.words = frozenset(word for name in folded for word in name.split())
        self.ends = frozenset(name.split()[-1] for name in folded if name)


@lru_cache(maxsize=8)
def _known(evidence: tuple[str, ...]) -> _Known:
    return _Known(evidence)
