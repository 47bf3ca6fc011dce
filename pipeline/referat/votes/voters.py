"""Read who voted: lists of parties and people with their numbers, before or after what is said of them.

A (8), V (10) og Asger Dal (UP) – i alt 19        parties and a member, numbers in brackets, a sum
6 medlemmer (V+A+C)                               a number, then who they are
Et mindretal bestående af løsgænger Rasmus Krog      titles and affiliations are left out
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from referat.minutes.names import is_party, is_title
from referat.party import load_register
from referat.votes.patterns import AFTER_LIST, BODY, NUMBER_WORDS, word_set

Kind = Literal["cap", "low", "num", "open", "close", "joint", "dash", "colon", "line", "par", "end", "initial", "other"]

_TOKEN_RE: Final = re.compile(
    r"(?P<par>\n\n)|(?P<line>\n)|(?P<num>\d+)|(?P<word>[^\W\d_][\w’'´-]*)|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<joint>[,;+&/•|])|(?P<dash>[-–—])|(?P<colon>:)|(?P<dot>[.!?])|(?P<other>[^ ])"
)
#: Abbreviations whose full stop ends no sentence.
_ABBREVIATIONS: Final = word_set("nr pkt kl stk gr bl ca jf kr mio mia evt inkl ekskl hhv bl.a f.eks dvs mv osv tlf")
#: First names are shortened to these as well as to one letter.
_INITIALS: Final = word_set("Chr Th Fr Kr Aa Joh Jr Sr Sv")
_JOINTS: Final = frozenset({"og", "samt", "ved", "v", "eller", "plus"})
_PARTICLES: Final = word_set("von van de der den di da du af el al bin ben ibn í a la le zu abu av")
_COUNTED: Final = word_set(
    "stemme stemmer stemmerne medlem medlemmer medlemmerne mandat mandater byrådsmedlemmer byrådsmedlem "
    "udvalgsmedlemmer kommunalbestyrelsesmedlemmer regionsrådsmedlemmer"
)
#: Words in small letters that may stand in a list of voters and are no part of a name.
_FILLERS: Final = word_set(
    "gruppe gruppen gr byrådsgruppe byrådsgruppen partiet partierne løsgænger løsgængeren løsgængerne ufp uafhængig "
    "øvrige resterende alle både herunder henholdsvis alene kun"
)
_GROUP_CAPS: Final = word_set(
    "Gruppe Gruppen Byrådsgruppe Byrådsgruppen Grupperne Partiet Partierne Løsgænger Løsgængeren Løsgængerne"
)
#: People who have no vote, told by what they are: "naboen Per Hald".
_OUTSIDER_RE: Final = re.compile(
    r"(?:Nabo|Bygherre|Ejer|Ansøger|Lejer|Forælder|Elev|Lærer|Rådgiver|Entreprenør|Grundejer|Virksomhed|Leverandør|Skoleleder|Institution"
    r"|Chef|Konsulent|Direktør|Kommunaldirektør|Borger|Beboer)(?:en|ens|n|ne|nes|e|er|erne|s)?"
)
#: Capitalised words that begin a sentence of a decision, or say how it went; never a voter.
_NO_VOTER_RE: Final = re.compile(
    r"(?:Ikke|Ingen|Intet|Ad|At|Pkt|Punkt\w*|Nr|Stk|Side|Godkend\w*|Vedtag\w*|Vedtog\w*|Tiltr\w*|Anbefal\w*|Indstill\w*|Oversend\w*"
    r"|[\w-]*[Ff]orslag(?:et|ets|ene|enes)?|Model(?:len|ler)?|Sag(?:en|er|erne)?|Udsat|Udsætte\w*|Drøft\w*|Taget|Til|Efter|Derefter"
    r"|Kun|Alene|Udelukkende|Både|Forkast\w*|Afvis\w*|Afsl\w*|Fald\w*|Bortfald\w*|Bevil\w*|Dermed|Herefter|Herved|Hermed|Således|Ved|Med|For|Imod|Mod|Undlod"
    r"|Hverken|Et|En|Der|Da|Idet|Men|Mens|Og|Samt|Som|Også|Herudover|Derudover|Endvidere|Desuden|Samtidig|Derfor|Her|Hvis|Når|Om"
    r"|Fraværende|Afbud|Ej|Bilag|Beslutning\w*|Afstemning\w*|Stemm\w*|Resultat\w*|Planen|Lokalplan\w*|Budget\w*|Følgende|Alle|Begge|Øvrige|Resten"
    r"|Vi|Jeg|Han|Hun|Man|De[tn]?t?te|Disse|Ja|Nej|Blank\w*|Medlem(?:mer|merne)?|Formand(?:en)?|Næstformand(?:en)?|Borgmester(?:en)?|Viceborgmester(?:en)?"
    r"|Listen|Samtlige|Hele|Resten|Ingen|Enkelte|Flere|Ejerne?|Flertal\w*|Mindretal\w*|Forbehold\w*|Protokol\w*|Mødet|Dagsorden\w*|Ændring\w*|Første\w*|Andet|Anden|Tredje|Sidst\w*|Redegørelse\w*"
    r"|Orientering\w*|Rapport\w*|Evaluering\w*|Ansøgning\w*|Tilskud\w*|Salget|Køb\w*|Sendes|Send\w*|Hvidbog\w*|Enstemmig\w*|Øvrig\w*|Ordning\w*"
    r"|Forslagsstiller\w*|Kommunaldirektør\w*|Direktør\w*|Medarbejder\w*|Beboer\w*|Borger(?:ne)?|Naboer(?:ne)?|Ejer\w*|Skole(?:n|r|rne)?|"
    + _OUTSIDER_RE.pattern
    + "|"
    + BODY
    + ")"
)
#: Associations and authorities by their letters, which are no party's.
_NO_PARTY: Final = word_set(
    "KL DN KKR DOF FOA HK DI BUPL DLF SOSU EU MED HMU LO FH DGI DIF KFUM SKAT DSB DR AS ApS ØU BY KB BR MIO"
)
_ORGANISATION_RE: Final = re.compile(
    r"(?:\b(?:Danmarks|Danske|Region|Kommune|Skole|Råd|Center|Forening|Fond|A/S|I/S|ApS|AmbA)\b|(?:foreningen|forening|styrelsen|direktoratet"
    r"|skolen|klubben|selskabet|fonden|kommune|kirken|centret|centeret|værket|huset|banken|samrådet|organisationen|forbundet))"
)
#: No assembly has more members than this many digits tell.
_DIGITS: Final = 4
#: At most as many tokens are read back from a cue: a whole council with its parties.
REACH: Final = 260
#: A line that is shorter does not wrap: the list ends with it.
WRAP: Final = 55


class Token(NamedTuple):
    """A word, number or sign; white space is none."""

    kind: Kind
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Voters:
    """Who stands on one side.

    Attributes:
        who: Parties as written, people by name, in order, each once.
        count: How many they are, where the text says so.
        tagged: Whether a party or a number in brackets stood behind a name, which makes it a voter's for certain.
    """

    who: tuple[str, ...] = ()
    count: int | None = None
    tagged: bool = False

    def __bool__(self) -> bool:
        return bool(self.who) or self.count is not None


NOBODY: Final = Voters()


def tokenize(text: str) -> list[Token]:
    """Cut a text with single blanks into tokens.

    >>> [(t.kind, t.text) for t in tokenize("Hans J. Bo (A) stemte imod.")]  # doctest: +NORMALIZE_WHITESPACE
    [('cap', 'Hans'), ('cap', 'J'), ('initial', '.'), ('cap', 'Bo'), ('open', '('), ('cap', 'A'), ('close', ')'),
     ('low', 'stemte'), ('low', 'imod'), ('end', '.')]
    """
    tokens: list[Token] = []
    for match in _TOKEN_RE.finditer(text):
        kind = match.lastgroup or "other"
        word = match.group()
        if kind == "word":
            kind = "cap" if word[0].isupper() else "low"
            if kind == "cap" and word.lower() in NUMBER_WORDS and _begins_count(text, tokens, match.end()):
                kind, word = "low", word.lower()
        elif kind == "dot":
            kind = _dot_kind(text, tokens, match.end())
        tokens.append(Token(kind, word, match.start(), match.end()))  # type: ignore[arg-type]
    return tokens


def _begins_count(text: str, before: Sequence[Token], end: int) -> bool:
    """Whether a capitalised number begins its sentence: `Fem medlemmer stemte for.`"""
    opens = not before or before[-1].kind in ("end", "par", "line", "colon")
    return opens and text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _dot_kind(text: str, before: Sequence[Token], end: int) -> Kind:
    last = before[-1] if before else None
    following = text[end : end + 2].lstrip(" \n")[:1]
    if last is None or last.end != end - 1 or text[end - 1] != ".":
        return "end"
    if last.kind == "cap" and following.isupper() and (len(last.text) == 1 or last.text in _INITIALS):
        # An initial stands behind a first name or before a surname; a party's letter ends its sentence.
        named = (
            len(before) > 1 and before[-2].kind in ("cap", "initial") and before[-2].text not in {*_GROUP_CAPS, "Liste"}
        )
        if named or last.text in _INITIALS:
            return "initial"
    if last.kind == "low" and last.text in _ABBREVIATIONS and not (last.text == "gr" and following.isupper()):
        return "other" if last.text != "gr" else "initial"
    if following.islower() or (last.kind == "num" and following.isdigit()):
        return "other" if last.text != "gr" else "initial"
    return "end"


def match_brackets(tokens: Sequence[Token]) -> dict[int, int]:
    """Index of each bracket's partner, both ways; unclosed ones have none. Brackets close within their paragraph."""
    partner: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "open":
            stack.append(index)
        elif token.kind == "close" and stack:
            opened = stack.pop()
            partner[opened], partner[index] = index, opened
        elif token.kind == "par":
            stack.clear()
    return partner


@lru_cache(maxsize=4096)
def known_party(name: str) -> bool:
    """Whether a name or a letter is a party's for certain, or by its form.

    >>> known_party("Venstre"), known_party("AFØ"), known_party("Liste T"), known_party("KL"), known_party("Bo Lund")
    (True, True, True, False, False)
    """
    if name in _NO_PARTY:
        return False
    if load_register().by_name(name) is not None:
        return True
    # is_party takes any word that ends as a list does; a person's name has none of these.
    if re.fullmatch(r"[A-ZÆØÅ]{1,7}", name):
        return True
    return is_party(name) and not _ORGANISATION_RE.search(name)


def read_number(text: str) -> int:
    """A number of votes, in figures or in words.

    >>> read_number("12"), read_number("syv"), read_number("en")
    (12, 7, 1)
    """
    return int(text) if text.isdecimal() else NUMBER_WORDS.get(text, 1)


class VoterReader:
    """Reads voters around places in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.partner = match_brackets(self.tokens)

    # Which tokens can stand in a list -------------------------------------------------------------------------------

    def _belongs(self, index: int) -> bool:
        """Whether a token can stand in a list of voters, by itself and its neighbours."""
        tokens = self.tokens
        token = tokens[index]
        if token.kind in ("num", "joint", "dash", "initial"):
            return True
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.kind == "cap":
            if token.text in ("De", "Det", "Den", "I"):
                # Part of a party's name, or the number of the rest: "De øvrige 6".
                if token.text == "I":
                    # The preposition: "I byrådet", "I 2023".
                    return not (after and after.kind == "num") and not (
                        after and after.kind == "low" and after.text not in _JOINTS | _VERBS
                    )
                return bool(after and (after.kind == "cap" or after.text == "øvrige"))
            if token.text in _GROUP_CAPS:
                return True
            if token.text.endswith("-"):
                return False
            return not _NO_VOTER_RE.fullmatch(token.text)
        if token.kind != "low":
            return False
        word = token.text
        if word in _JOINTS or word in _COUNTED or word in _FILLERS:
            return True
        if word == "liste":
            return bool(after and after.kind == "cap")
        if word in NUMBER_WORDS:
            return True
        if word in ("en", "én", "et", "ét"):
            return bool(after and (after.text in _COUNTED or after.text == "løsgænger"))
        if word in ("i", "alt"):
            total = after.text == "alt" if after and word == "i" else False
            return total or bool(before and word == "alt" and before.text in ("i", "I"))
        if word == "ialt":
            return True
        if word in ("uden", "for", "parti", "partier", "partierne", "udenfor"):
            return _outside_parties(tokens, index)
        if word in _PARTICLES and self._inside_name(index):
            return True
        if word == "fra":
            return self._tells_party(index)
        if word == "af":
            return bool(before and before.text in _COUNTED)
        if word in ("de", "det", "den"):
            return bool(after and after.text in ("øvrige", *_WITH_ARTICLE))
        return is_title(word) and word not in ("medlem",)

    def _inside_name(self, index: int) -> bool:
        """Whether a particle stands between capitalised words (`von der`)."""
        tokens = self.tokens
        first, last = index, index
        while first and tokens[first].text in _PARTICLES:
            first -= 1
        while last < len(tokens) - 1 and tokens[last].text in _PARTICLES and last < index + 3:
            last += 1
        return tokens[first].kind == "cap" and tokens[last].kind == "cap" and tokens[first].text not in _GROUP_CAPS

    def _tells_party(self, index: int) -> bool:
        """Whether `fra` tells a member's party: `Anna Holm fra Enhedslisten`, `2 medlemmer fra Venstre`."""
        tokens = self.tokens
        if not 0 < index < len(tokens) - 1:
            return False
        before, after = tokens[index - 1], tokens[index + 1]
        party = after.kind == "cap" or after.text in ("gruppe", "liste", "byrådsgruppe")
        return party and (before.kind in ("cap", "close") or before.text in _COUNTED)

    # Reading ----------------------------------------------------------------------------------------------------------

    def before(self, index: int, floor: int, *, subject: bool = True) -> tuple[Voters, int]:
        """Read the voters whose list ends right before a token.

        Args:
            index: The token that follows the list.
            floor: First token that the list may begin with.
            subject: Whether the list is a subject, which never stands behind a preposition (`med 9 stemmer for` does).

        Returns:
            The voters and the index of the list's first token; `index` where there is none.
        """
        start = self._run_start(index, floor)
        if start == index or (subject and self._after_preposition(start)):
            return NOBODY, index
        voters = self.parse(start, index)
        if (
            len(voters.who) == 2
            and self.tokens[index - 1].text == ","
            and [*map(known_party, voters.who)] == [False, True]
        ):
            # "Anna Holm, Enhedslisten, stemte": an apposition.
            voters = replace(voters, who=voters.who[:1])
        return voters, start

    def _run_start(self, index: int, floor: int) -> int:
        tokens = self.tokens
        floor = max(floor, index - REACH)
        at = index
        while at > floor:
            token = tokens[at - 1]
            if token.kind == "close":
                opened = self.partner.get(at - 1, -1)
                if opened < floor:
                    break
                at = opened
                continue
            if token.kind == "line":
                if not self._wraps(at - 1):
                    break
                at -= 1
                continue
            if not self._belongs(at - 1):
                break
            at -= 1
        while at < index and (tokens[at].kind in ("joint", "dash", "line", "initial") or tokens[at].text in _JOINTS):
            at += 1
        if 0 < at < index and tokens[at].kind == "num" and tokens[at - 1].text in _NUMBERED:
            # "imod punkt 3 og Ø undlod": the number is the point's.
            while at < index and (
                tokens[at].kind in ("num", "joint", "dash", "line", "other") or tokens[at].text in _JOINTS
            ):
                at += 1
        return at

    def _after_preposition(self, start: int) -> bool:
        """`Udvalget for Børn og Unge`, `efter forslag fra Venstre`: who stands there is no subject."""
        if not start:
            return False
        before = self.tokens[start - 1]
        if before.kind == "cap" and _OUTSIDER_RE.fullmatch(before.text):
            return True
        return before.kind == "low" and before.text in _PREPOSITIONS

    def after(self, index: int, stop: int, *, verb: bool = False) -> tuple[Voters, int]:
        """Read the voters whose list begins at a token.

        Args:
            index: The first token after what is said of them.
            stop: First token that the list may not reach.
            verb: Whether the list is itself the subject of the verb behind it (`Et flertal, A og B, godkendte`).

        Returns:
            The voters and the index after the list's last token; `index` where there is none.
        """
        tokens = self.tokens
        stop = min(stop, len(tokens), index + REACH)
        begin = index
        labelled = False
        while begin < stop and (tokens[begin].kind in ("colon", "line") or tokens[begin].text in _OPENERS):
            labelled = labelled or tokens[begin].kind == "colon"
            begin += 1
        if labelled and tokens[begin - 1].kind == "line":
            lines = self._lines(begin, stop)
            if lines is not None:
                return lines
        if labelled and begin < stop and tokens[begin].kind == "par":
            # The list stands in a paragraph of its own, which holds nothing else.
            end = self.end_of_list(begin + 1, stop, verb)
            if end == len(tokens) or (end < len(tokens) and tokens[end].kind in ("par", "end")):
                return self.parse(begin + 1, end), end
            return NOBODY, index
        end = self.end_of_list(begin, stop, verb)
        return (self.parse(begin, end), end) if end > begin else (NOBODY, index)

    def _lines(self, begin: int, stop: int) -> tuple[Voters, int] | None:
        """Read a list that gives each voter a line, with or without a bullet; None where it is no such list."""
        tokens = self.tokens
        who: list[str] = []
        at = begin
        while at < stop:
            end = self.end_of_list(at, stop, one_line=True)
            if end == at or not (end == len(tokens) or tokens[end].kind in ("line", "par")):
                break
            voters = self.parse(at, end)
            if not voters.who:
                break
            who += voters.who
            at = end
            if at >= stop or tokens[at].kind != "line":
                break
            at += 1
        lines = tokens[begin].kind == "dash" or tokens[begin].text == "•" or len(who) > 1
        if at > begin and tokens[at - 1].kind == "line":
            at -= 1
        return (Voters(tuple(dict.fromkeys(who)), None, True), at) if who and lines else None

    def end_of_list(self, begin: int, stop: int, verb: bool = False, *, one_line: bool = False) -> int:
        """Index after the last token of the list that begins at `begin`; see `after`."""
        tokens = self.tokens
        at = begin
        last_joint = begin
        while at < stop:
            token = tokens[at]
            if token.kind == "open":
                closed = self.partner.get(at, stop)
                if closed >= stop:
                    break
                at = closed + 1
                continue
            if token.kind == "line":
                if one_line or not self._wraps(at):
                    break
                if tokens[at - 1].kind == "num":
                    last_joint = at
            elif token.kind == "colon":
                # "For stemte 14: A, F" — a number and then the names.
                if tokens[at - 1].kind != "num" and tokens[at - 1].text not in _COUNTED:
                    break
            elif not self._belongs(at) or (token.kind == "num" and at > begin and self._only_number(begin, at)):
                break
            if token.kind in ("joint", "dash") or token.text in _JOINTS:
                last_joint = at
            at += 1
        # "Imod stemte A og F, og Venstre begærede …": the last one is the subject of what follows.
        following = tokens[at] if at < len(tokens) else None
        if (
            not verb
            and following
            and following.kind == "low"
            and following.text not in AFTER_LIST
            and last_joint > begin
        ):
            at = last_joint
        while at > begin and (
            tokens[at - 1].kind in ("joint", "dash", "line")
            or tokens[at - 1].text in (*_JOINTS, "i", "de", "det", "den", "alle")
        ):
            at -= 1
        return at

    def _only_number(self, begin: int, end: int) -> bool:
        """Whether a list so far is a number and a comma, so that a second number is of another side."""
        tokens = self.tokens
        return tokens[end - 1].kind == "joint" and all(
            token.kind in ("num", "joint") or token.text in _COUNTED for token in tokens[begin:end]
        )

    def _wraps(self, index: int) -> bool:
        """Whether a list goes on over the line break at `index`."""
        tokens = self.tokens
        if not 0 < index < len(tokens) - 1:
            return False
        before, after = tokens[index - 1], tokens[index + 1]
        if before.kind in ("joint", "dash") or before.text in _JOINTS or after.text in _JOINTS or after.kind == "joint":
            return True
        if before.kind in ("colon", "end"):
            return False
        if after.kind == "low":
            return True
        if after.kind == "open":
            return before.kind in ("num", "cap") or before.text in _COUNTED
        if after.kind not in ("cap", "num"):
            return False
        if before.kind == "num" and index > 1 and tokens[index - 2].kind == "colon":
            # "For stemte: 13⏎A (7), F (6)"
            return True
        numbered = after.kind == "cap" and index + 2 < len(tokens) and tokens[index + 2].kind == "num"
        if numbered and not known_party(after.text):
            # "Etape 2 sendes i høring": a sentence of its own.
            return False
        line_start = self.text.rfind("\n", max(0, before.end - 200), before.end) + 1
        if tokens[index].start - line_start >= WRAP:
            return True
        # A first name alone at the end of a short line waits for its surname.
        first = index < 2 or tokens[index - 2].kind != "cap"
        return first and before.kind == "cap" and after.kind == "cap" and not known_party(before.text)

    def parse(self, begin: int, end: int) -> Voters:
        """Read the voters of the tokens `begin:end`."""
        return _Parser(self.tokens, self.partner).parse(begin, end)


def read_voters(text: str) -> Voters:
    """Read a list of voters that stands alone.

    Example:
        >>> read_voters("A (8), V (10) og Asger Dal (UP) – i alt 19")
        Voters(who=('A', 'V', 'Asger Dal'), count=19, tagged=True)
        >>> read_voters("6 medlemmer (V+A+C)").who, read_voters("løsgænger Rasmus Krog").who
        (('V', 'A', 'C'), ('Rasmus Krog',))
    """
    reader = VoterReader(re.sub(r"\s+", " ", text))
    return reader.parse(0, len(reader.tokens))


def plausible(voters: Voters, known: Collection[str] = ()) -> bool:
    """Whether voters are told certainly enough where the cue is one that is said of others as well.

    Args:
        voters: Who they are.
        known: Words that are a member's name, alone.

    >>> plausible(read_voters("Venstre")), plausible(read_voters("Vejdirektoratet")), plausible(read_voters("Bo Lund"))
    (True, False, True)
    >>> plausible(read_voters("Mosevang")), plausible(read_voters("Mosevang"), {"Mosevang"})
    (False, True)
    """
    return bool(voters.who) and all(name in known or _plausible(name, voters.tagged) for name in voters.who)


def _plausible(name: str, tagged: bool) -> bool:
    if name in _NO_PARTY:
        return False
    if known_party(name):
        return True
    if _ORGANISATION_RE.search(name):
        return False
    return tagged or len(name.split()) > 1


#: First words of party names with an article.
_WITH_ARTICLE: Final = frozenset({"Konservative", "Radikale"})
_PREPOSITIONS: Final = word_set(
    "for i om på til med fra over under mellem hos efter mod imod ad gennem vedrørende mellem"
)
#: Nouns whose number is their own.
_NUMBERED: Final = word_set(
    "punkt punkter punkterne pkt nr model side kl den stk fase etape alternativ scenarie scenarium løsning at bilag "
    "delpunkt indstillingspunkt ændringsforslag forslag ad option"
)
_OPENERS: Final = word_set("alene kun følgende alle samlet desuden gruppen grupperne partierne både medlemmerne")
_VERBS: Final = word_set("stemte stemmer undlod tog tager kan kunne anbefaler ønskede ønsker")


def _outside_parties(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is of the phrase `uden for parti(erne)`."""
    words = [token.text for token in tokens[max(0, index - 2) : index + 3]]
    joined = " ".join(words)
    return "uden for parti" in joined or "Uden for parti" in joined or "udenfor parti" in joined


class _Parser:
    """One reading of one list."""

    def __init__(self, tokens: Sequence[Token], partner: dict[int, int]) -> None:
        self.tokens = tokens
        self.partner = partner
        self.names: list[str] = []
        self.numbers: list[int | None] = []
        self.words: list[str] = []
        self.joints: list[str] = []
        self.total: int | None = None
        self.lead: int | None = None
        self.tagged = False
        self.tag_next = False

    def parse(self, begin: int, end: int) -> Voters:
        tokens = self.tokens
        at = begin
        while at < end:
            token = tokens[at]
            if token.kind == "open" and at in self.partner and self.partner[at] < end:
                self._bracket(at, self.partner[at])
                at = self.partner[at] + 1
                continue
            self._token(at)
            at += 1
        self._flush()
        return self._result()

    def _token(self, at: int) -> None:
        token = self.tokens[at]
        word = token.text
        if token.kind in ("joint", "dash") or word in _JOINTS:
            self._flush()
            self.joints.append(word)
        elif token.kind == "num" or (word in NUMBER_WORDS) or word in ("en", "én", "et", "ét"):
            if word in ("en", "et") and (at + 1 >= len(self.tokens) or self.tokens[at + 1].text not in _COUNTED):
                return
            self._flush()
            if len(word) > _DIGITS and token.kind == "num":
                return
            number = read_number(word)
            before = self.tokens[at - 1].text if at else ""
            if before in ("alt", "ialt") or self.names:
                self.total = number
            else:
                # The last of several: "fik 9 stemmer, 4 stemte blankt".
                self.lead = number
        elif token.kind == "initial":
            if self.words:
                self.words[-1] += "."
        elif token.kind == "cap":
            if (
                (word == "I" and at + 1 < len(self.tokens) and self.tokens[at + 1].text == "alt")
                or (word == "Uden" and _outside_parties(self.tokens, at))
                or word in _GROUP_CAPS
            ):
                self._flush()
            elif is_title(word) and not self.words:
                pass
            else:
                self.words.append(word)
        elif token.kind == "low":
            if word == "liste" or (
                word in ("det", "de", "den") and at + 1 < len(self.tokens) and self.tokens[at + 1].text in _WITH_ARTICLE
            ):
                self._flush()
                self.words.append(word)
            elif word in _PARTICLES and self.words:
                self.words.append(word)
            elif word == "fra":
                self._flush()
                # The party of the person before it; of a bare number it is who they are.
                self.tag_next = bool(self.names) and not known_party(self.names[-1])
            else:
                self._flush()

    def _flush(self) -> None:
        while self.words and self.words[-1] in _PARTICLES:
            self.words.pop()
        if not self.words:
            return
        if self.tag_next:
            self.tag_next, self.tagged = False, True
            self.words = []
            return
        self.words = _without_party(self.words)
        name = _nominative(" ".join(self.words).strip("-’'´ "))
        self.words = []
        if name and name not in ("De", "Det", "Den"):
            self.names.append(name)
            self.numbers.append(None)

    def _bracket(self, opened: int, closed: int) -> None:
        inside = self.tokens[opened + 1 : closed]
        named = bool(self.words)
        previous = self.tokens[opened - 1] if opened else None
        self._flush()
        texts = [token.text for token in inside]
        if any(word in ("bortset", "undtagen", "undtagelse") for word in texts):
            return
        numbers = [read_number(t.text) for t in inside if t.kind == "num" and len(t.text) <= _DIGITS]
        caps = [token for token in inside if token.kind == "cap" and token.text not in ("I",)]
        if named:
            self.tagged = True
            if numbers and len(caps) == 0:
                if "alt" in texts or "ialt" in texts:
                    self.total = numbers[-1]
                else:
                    self.numbers[-1] = numbers[0]
                return
            inner = _Parser(self.tokens, self.partner).parse(opened + 1, closed)
            people = [name for name in inner.who if not known_party(name) and " " in name]
            if self.names and known_party(self.names[-1]) and len(people) >= 1 and len(people) == len(inner.who):
                self._extend(inner)
            elif numbers and inner.count is not None:
                self.numbers[-1] = inner.count
            return
        if previous is not None and previous.kind == "close":
            return
        if not all(_in_list(token) for token in inside):
            return
        inner = _Parser(self.tokens, self.partner).parse(opened + 1, closed)
        lists = previous is None or previous.kind in ("joint", "dash", "num", "line")
        if self.names and not lists and previous and previous.text not in (*_COUNTED, *_JOINTS, "gr"):
            # "A, F og gruppen (…)": nothing that can be read.
            return
        self._extend(inner)
        self.tagged = True

    def _extend(self, inner: Voters) -> None:
        for name in inner.who:
            self.names.append(name)
            self.numbers.append(None)
        if inner.count is not None and self.total is None and self.lead is None:
            if inner.who:
                self.total = inner.count
            else:
                self.lead = inner.count

    def _result(self) -> Voters:
        names, numbers = _join_names(self.names, self.numbers)
        if not self.tagged:
            names, numbers = _drop_tags(names, numbers)
        count = self.total
        if count is None:
            count = self.lead
        if count is None and names:
            known = [number for number in numbers if number is not None]
            if known and all(n is not None or not known_party(name) for name, n in zip(names, numbers, strict=True)):
                count = sum(1 if number is None else number for number in numbers)
            elif len(known) == 1 and numbers[-1] is not None:
                count = known[0]
        return Voters(tuple(dict.fromkeys(names)), count, self.tagged)


def _in_list(token: Token) -> bool:
    """Whether a token can stand in a bracket that lists voters."""
    if token.kind in ("cap", "num", "joint", "dash", "initial", "open", "close", "line", "colon"):
        return True
    word = token.text
    return token.kind == "low" and (
        word in _JOINTS
        or word in _COUNTED
        or word in _FILLERS
        or word in _PARTICLES
        or word in NUMBER_WORDS
        or word in ("i", "alt", "ialt", "liste", "uden", "for", "parti", "af", "en", "et")
        or is_title(word)
    )


@lru_cache(maxsize=4096)
def _nominative(name: str) -> str:
    """A party's name without the -s of a genitive; other names as they are."""
    if re.fullmatch(r"[A-ZÆØÅ]{1,4}['’´]s?|[A-ZÆØÅ]{2,4}s", name):
        return name.rstrip("s'’´")
    if name.endswith("s") and len(name) > 3:
        bare = name[:-1].rstrip("'’´")
        if load_register().by_name(bare) is not None:
            return bare
    return name


def _without_party(words: list[str]) -> list[str]:
    """`Socialdemokratiets Anna Holm`: without the party whose member she is."""
    for length in (1, 2, 3):
        head = " ".join(words[:length])
        bare = head[:-1]
        party = _nominative(head) != head or (len(bare) > 4 and known_party(bare))
        if len(words) > length and head.endswith("s") and party and load_register().by_name(" ".join(words)) is None:
            return words[length:]
    return words


def _join_names(names: list[str], numbers: list[int | None]) -> tuple[list[str], list[int | None]]:
    """`Venstre, Danmarks Liberale Parti` is one party."""
    out: list[str] = []
    out_numbers: list[int | None] = []
    for name, number in zip(names, numbers, strict=True):
        if out and name == "Danmarks Liberale Parti" and out[-1] == "Venstre":
            out[-1] = f"Venstre, {name}"
            continue
        out.append(name)
        out_numbers.append(number)
    return out, out_numbers


def _drop_tags(names: list[str], numbers: list[int | None]) -> tuple[list[str], list[int | None]]:
    """`Anna Holm, A, Bo Lund, V`: where each of several people is followed by a letter, the letters are theirs."""
    people, letters = names[::2], names[1::2]
    if (
        len(people) == len(letters) > 1
        and all(re.fullmatch("[A-ZÆØÅ]", letter) for letter in letters)
        and all(" " in person and not known_party(person) for person in people)
    ):
        return people, numbers[::2]
    return names, numbers
