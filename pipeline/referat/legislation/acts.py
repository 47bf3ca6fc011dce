"""Find acts in a text: by title, short name, abbreviation or number, each from a cheap anchor.

`ActFinder.find` walks over the anchors of `patterns.ANCHOR_RE` and the abbreviations, and reads what stands around
each; `ActFinder.read` reads the act that begins at a given place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from referat.legislation.patterns import (
    ACT_LINK,
    AGE_RE,
    ANCHOR_RE,
    APPOSITION_RE,
    ARTICLE_TITLE_RE,
    BILL_ALONE_RE,
    BILL_CONTEXT,
    BILL_RE,
    BILL_REACH,
    BILL_REACH_AFTER,
    BRACKET_ABBREVIATION_RE,
    CHAIN_RE,
    DATE_FIRST_RE,
    ETC_RE,
    EU_NUMBER_RE,
    FROM_RE,
    GENITIVE_RE,
    GUIDANCE_BEFORE_RE,
    GUIDANCE_HEAD_RE,
    GUIDANCE_IN_RE,
    GUIDANCE_REACH,
    INDEFINITE_BEFORE_RE,
    INDEFINITE_RE,
    LAST_MEMBER_RE,
    LINE_RE,
    LINE_START_RE,
    NAME_BEFORE_RE,
    NO_SHORT,
    NO_TITLE,
    NOT_AFTER_AND,
    NUMBERED_RE,
    NUMERAL_STEM_RE,
    OTHER,
    OTHER_AFTER,
    OTHER_STOP_RE,
    PARTICLES,
    PEOPLE_RE,
    PROPOSAL_RE,
    REGISTERED_TAILS,
    RELATIVE_RE,
    SHORT_RE,
    SPACE_RE,
    TITLE_ARTICLES,
    TITLE_HEAD_RE,
    TITLE_LINK,
    TITLE_LIST_RE,
    TITLE_NAMES,
    TITLE_OF_ACT_RE,
    TITLE_STOP,
    TITLE_STOP_AFTER_LINK,
    TITLE_WORD_RE,
    TITLE_WORDS,
    WEAK_KINDS,
    WITHOUT_RE,
)
from referat.legislation.provisions import scan_provision
from referat.legislation.register import Act, Register, TitleHit, fold_word, title_words
from referat.legislation.values import eli, iso_date

#: No word of Danish law is longer; it bounds how far back an anchor looks for the beginning of its word.
_LONGEST_WORD: Final = 70
#: Amending acts name the acts that they amend; so many at most are read.
_MOST_AMENDED: Final = 8


@dataclass(frozen=True)
class ActMention:
    """An act in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character, the genitive -s included.
        rule: Rule id.
        title: Title of the act; None where it is not known.
        number: Number of the instrument, where the text says it.
        date: Date of the instrument in ISO form, where the text says it.
        eli: Address, where number and year are certain.
        genitive: Whether a provision may follow without more (`servicelovens § 85`).
    """

    start: int
    end: int
    rule: str
    title: str | None = None
    number: int | None = None
    date: str | None = None
    eli: str | None = None
    genitive: bool = False


class Taken:
    """Stretches of a text that are taken; asked in order of their place.

    >>> taken = Taken([(3, 5)])
    >>> taken.free(0, 3), taken.free(4, 6), taken.free(5, 6)
    (True, False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def free(self, start: int, end: int) -> bool:
        """Whether nothing taken touches `start:end`; `start` may not go down from call to call."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next == len(self._spans) or self._spans[self._next][0] >= end


class ActFinder:
    """Finds acts with the help of a register.

    Example:
        >>> from referat.legislation.register import load_register
        >>> text = "efter servicelovens § 85 og LBK nr. 1074 af 29/09/2024"
        >>> [(text[a.start : a.end], a.rule) for a in ActFinder(load_register()).find(text)]
        [('servicelovens', 'legislation.short'), ('LBK nr. 1074 af 29/09/2024', 'legislation.numbered')]
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        names = sorted(register.abbreviations(), key=lambda name: (-len(name), name))
        self._abbreviation_re = _abbreviation_re(names)

    def find(self, text: str) -> list[ActMention]:
        """Every act but abbreviations, in order, without overlap."""
        found: list[ActMention] = []
        end = done = 0
        for anchor in ANCHOR_RE.finditer(text):
            if anchor.start() < done:
                continue
            start = _word_start(text, anchor.start(), end)
            # A word is read once, however many anchors it holds.
            done = _word_end(text, anchor.end())
            if start is None:
                continue
            mention = self._named(text, start, anchor.start(), end) or self._numeral(text, start, end)
            mention = mention or self.read(text, start) or self._guidance(text, start)
            if mention is not None and (proposal := PROPOSAL_RE.search(text, max(end, start - 30), start)):
                mention = self._proposed(text, mention, proposal.start())
            if mention is not None and mention.start >= end:
                found.append(mention)
                end = mention.end
                done = end
        return _with_appositions(text, found) + self._bills(text, found)

    def abbreviations(self, text: str, known: dict[str, str | None]) -> list[ActMention]:
        """Every abbreviation of the register and of `known` (abbreviation → title), whatever its context."""
        own = self._abbreviation_re.finditer(text)
        found = [self._abbreviation(m.start(), m.end(), m.group(), known) for m in own]
        unknown = sorted((name for name in known if self.register.by_abbreviation(name) is None), key=len, reverse=True)
        if unknown:
            own = _abbreviation_re(unknown).finditer(text)
            found += [self._abbreviation(m.start(), m.end(), m.group(), known) for m in own]
        return sorted(found, key=lambda mention: mention.start)

    def read(self, text: str, at: int) -> ActMention | None:
        """The act that begins at `at`, or None."""
        return (
            self._numbered(text, at)
            or self._bill(text, at)
            or self._eu(text, at)
            or self._registered(text, at)
            or self._titled(text, at)
            or self._short(text, at)
        )

    def _named(self, text: str, start: int, anchor: int, floor: int) -> ActMention | None:
        """An act of the register whose short name has several words, read from its last (`barnets lov`)."""
        if text[start - 1 : start] not in (" ", "\n", "\u00a0"):
            return None
        for begin in _MULTIWORD_RE.finditer(text, max(floor, start - _MULTIWORD_REACH), start):
            hit = self.register.by_title(text, begin.start())
            if hit and hit.end > anchor:
                return self._from_title(text, begin.start(), hit)
        return None

    def _proposed(self, text: str, mention: ActMention, start: int) -> ActMention:
        """`forslag til lov om …` is the title of a bill; `forslag til serviceloven` is none."""
        if not TITLE_HEAD_RE.match(text, mention.start):
            return mention
        return replace(mention, start=start, rule="legislation.bill", eli=None)

    def _numbered(self, text: str, at: int) -> ActMention | None:
        match = DATE_FIRST_RE.match(text, at) or NUMBERED_RE.match(text, at)
        if match is None:
            return None
        groups = match.groupdict()
        kind = match["kind"]
        day = iso_date(match)
        year = int(day[:4]) if day else next((int(groups[g]) for g in ("slash", "only") if groups.get(g)), None)
        weak = kind.casefold() in WEAK_KINDS
        signed = groups.get("sign", "nr") is not None
        if not signed and (year is None or (weak and not kind.isupper())):
            return None
        if year is None and kind.casefold() in _NEED_DATE and int(match["number"]) < _NEED_DATE[kind.casefold()]:
            return None
        number = int(match["number"])
        series = kind.casefold().rstrip(".").startswith(("cir", "vej"))
        act = None if series else self.register.by_number(year, number)
        title, end = act.title if act else None, match.end()
        # `bekendtgørelse nr. 588 af 6. april 2021 om …`: the number stands inside the title.
        if head := TITLE_OF_ACT_RE.match(text, end):
            name = _NOMINATIVE.get(kind.casefold(), "Lov")
            hit = self.register.by_title(text, end, first=name)
            stop = hit.end if hit else self._title_end(text, head.end("om"))
            if hit:
                title = hit.act.title
            elif stop is not None:
                title = f"{name} {' '.join(text[head.start('om') : stop].split())}"
            end = stop if stop is not None else end
        address = None if series else eli(year, number)
        return ActMention(at, end, "legislation.numbered", title, number, day, address)

    def _bill(self, text: str, at: int) -> ActMention | None:
        match = BILL_RE.match(text, at)
        return ActMention(at, match.end(), "legislation.bill", number=int(match["number"])) if match else None

    def _bills(self, text: str, taken: list[ActMention]) -> list[ActMention]:
        """Bills that stand by their number alone, near a word that says that they are bills."""
        found = []
        free = Taken((act.start, act.end) for act in taken).free
        for match in BILL_ALONE_RE.finditer(text):
            before = text[max(0, match.start() - BILL_REACH) : match.start()]
            after = text[match.end() : match.end() + BILL_REACH_AFTER]
            near = any(word in before or word in after for word in BILL_CONTEXT)
            if free(match.start(), match.end()) and near:
                found.append(ActMention(match.start(), match.end(), "legislation.bill", number=int(match["number"])))
        return found

    def _eu(self, text: str, at: int) -> ActMention | None:
        word = _EU_WORD_RE.match(text, at)
        number = EU_NUMBER_RE.match(text, word.end()) if word else None
        if word is None or number is None or not (number["first"] or number["last"] or number["sign"] or word["tail"]):
            return None
        a, b = int(number["a"]), int(number["b"])
        act = self.register.by_eu_number(a, b)
        # Before 2015 regulations put their number first (`nr. 1303/2013`), directives their year (`2014/24/EU`).
        serial = a if number["sign"] else b
        end = number.end()
        if head := TITLE_OF_ACT_RE.match(text, end):
            stop = (_subject_end(text, end, act) if act else None) or self._title_end(text, head.end("om"))
            end = stop if stop is not None else end
        title = act.title if act else " ".join(text[at : number.start("after")].split())
        return ActMention(at, end, "legislation.eu", title, serial, iso_date(number), genitive=True)

    def _registered(self, text: str, at: int) -> ActMention | None:
        hit = self.register.by_title(text, at)
        return self._from_title(text, at, hit) if hit else None

    def _from_title(self, text: str, start: int, hit: TitleHit) -> ActMention:
        title = any(char.isspace() for char in text[start : hit.end])
        rule = "legislation.eu" if hit.act.kind.startswith("eu-") else f"legislation.{'title' if title else 'short'}"
        return ActMention(start, hit.end, rule, hit.act.title, eli=hit.act.eli, genitive=True)

    def _titled(self, text: str, at: int, *, amending: bool = True) -> ActMention | None:
        """A title that no register knows: `lov om` and what follows, as far as it can be a title."""
        head = TITLE_HEAD_RE.match(text, at)
        return self._from_head(text, at, head, amending=amending) if head else None

    def _guidance(self, text: str, at: int) -> ActMention | None:
        """`Socialstyrelsens vejledning om …`, `jf. vejledning om …`: a guidance that no register knows."""
        head = GUIDANCE_HEAD_RE.match(text, at)
        if head is None:
            return None
        named = GUIDANCE_BEFORE_RE.search(text, max(0, at - GUIDANCE_REACH), at) is not None
        inner = self._inner(text, head.end("om"))
        if inner is not None and (named or GUIDANCE_IN_RE.search(text, max(0, at - 4), at)):
            title = " ".join(text[head.start("om") : inner].split())
            return ActMention(at, inner, "legislation.title", f"Vejledning {title}", genitive=True)
        if not named:
            return None
        return self._from_head(text, at, head, amending=False)

    def _numeral(self, text: str, at: int, floor: int) -> ActMention | None:
        """`Seveso III-direktivet`, whose name begins a word earlier."""
        short = SHORT_RE.match(text, at) if NUMERAL_STEM_RE.match(text, at) else None
        name = NAME_BEFORE_RE.search(text, max(floor, at - 32), at) if short else None
        if short is None or name is None or _in_word(text[short.end() : short.end() + 1] or " "):
            return None
        written = text[name.start() : short.end("tail")]
        act = self.register.by_short(written)
        rule = "legislation.eu" if short["tail"].casefold() in _EU_TAILS else "legislation.short"
        title, address = (act.title, act.eli) if act else (written, None)
        return ActMention(name.start(), short.end(), rule, title, eli=address, genitive=True)

    def _from_head(self, text: str, at: int, head: re.Match[str], *, amending: bool) -> ActMention | None:
        alone = amending and LINE_START_RE.search(text, max(0, at - 8), at) is not None
        end = self._title_end(text, head.end("om"), alone=alone, amending=amending)
        if end is None:
            return None
        kind = head["head"].casefold().split()[-1]
        words = " ".join(text[head.start("om") : end].split())
        name = _NOMINATIVE.get(kind, kind[:1].upper() + kind[1:])
        rule = "legislation.bill" if "forslag" in head["head"].casefold() else "legislation.title"
        return ActMention(at, end, rule, f"{name} {words}", genitive=True)

    def _line_end(self, text: str, at: int) -> int | None:
        """The end of the line, where all that is left of it can be one title: lists of the law that a case rests on."""
        line = LINE_RE.match(text, at)
        if line is None:
            return None
        words = [word.casefold() for word in line["rest"].split()]
        if not words or words[0] in NO_TITLE or words[-1] in TITLE_LINK or TITLE_STOP.intersection(words):
            return None
        acts = [step.start("word") for step in TITLE_WORD_RE.finditer(text, at, line.end("rest"))]
        return None if any(self._is_act(text, place) for place in acts) else line.end("rest")

    def _title_end(self, text: str, at: int, *, alone: bool = False, amending: bool = True) -> int | None:
        """Where the title ends whose `om` ends at `at`; None where nothing after it can be a title.

        `alone` says that the title begins its line, `amending` that it may name the acts that it amends.
        """
        end = self._amended(text, at) if amending else None
        if end is None and alone:
            end = self._line_end(text, at)
        if end is not None:
            return end
        end, link, joint = at, None, ""
        capitals = 0
        for count in range(TITLE_WORDS):
            etc = ETC_RE.match(text, end) if link is None and count else None
            place = etc.end() if etc else end if link is None else link
            step = TITLE_WORD_RE.match(text, place)
            word = step["word"] if step else ""
            folded = word.casefold()
            if etc:
                end = etc.end()
                if folded not in TITLE_LINK:
                    break
            more = self._further(text, end) if link is None and count and not etc else None
            if more is not None:
                end = more
                continue
            hyphened = link is None and count and text[end - 1] == "-"
            chained = count and link is None and folded == "om"  # `… fra skibe, om skibes aflevering af affald`
            if (
                step is None
                or ("," in step["gap"] and not (hyphened or chained))
                or "(" in step["gap"]
                or ")" in step["gap"]
            ):
                break
            if folded in ACT_LINK and count and (inner := self._inner(text, step.end())) is not None:
                # `bekendtgørelse om fravigelse af kommunestyrelsesloven`: the act belongs to the title.
                end, link = inner, None
                continue
            if folded in TITLE_STOP or word[0].isdigit() or word.startswith("§"):
                break
            if count and not _goes_on(text, step, joint if link is not None else None):
                break
            article = folded in ("den", "det", "de") and joint in ("af", "på")
            linked = link is not None and count > 0 and not article
            if linked and (folded in TITLE_STOP_AFTER_LINK or self._is_act(text, step.start("word"))):
                break
            if word[0].isupper() and count and folded not in TITLE_NAMES and not (word.isupper() or capitals):
                break
            if count and folded.endswith("es") and _is_passive(text, step):
                break
            capitals += word[0].isupper() and folded not in TITLE_NAMES
            if folded in TITLE_LINK:
                link, joint = step.end(), folded
            else:
                end, link = step.end(), None
        if end == at or (text[at:end].split()[0].casefold() in NO_TITLE and not _opens_title(text, at)):
            return None
        if (last := LAST_MEMBER_RE.match(text, end)) and (etc := ETC_RE.match(text, last.end())):
            return etc.end()
        genitive = GENITIVE_RE.match(text, end)
        return genitive.end() if genitive else end

    def _further(self, text: str, at: int) -> int | None:
        """Where a title goes on behind its noun that ends at `at`: an age, `fra`, `uden`, a list, a relative clause."""
        noun = _last_word(text, at)
        people = PEOPLE_RE.fullmatch(noun) is not None
        if people and (age := AGE_RE.match(text, at)):
            return age.end()
        match = FROM_RE.match(text, at) or (WITHOUT_RE.match(text, at) if people else None)
        if match is not None:
            last = _last_word(text, match.end()).casefold()
            if last in TITLE_STOP_AFTER_LINK or last in TITLE_STOP or last in TITLE_LINK:
                return None
            return None if self._is_act(text, match.end() - len(last)) else match.end()
        if text[at : at + 1] != ",":
            return None
        listed = TITLE_LIST_RE.match(text, at)
        if listed is not None and not self._names_acts(text, at, listed.end()):
            words = listed["list"].replace(",", " ").casefold().split()
            if not (TITLE_STOP | TITLE_LINK - {"og"} | TITLE_STOP_AFTER_LINK).intersection(words):
                return listed.end()
        clause = RELATIVE_RE.match(text, at) if people else None
        about_act = clause is None or (clause["verb"] in TITLE_STOP and clause["verb"] not in _OF_PEOPLE)
        return None if clause is None or about_act or self._names_acts(text, at, clause.end()) else clause.end()

    def _names_acts(self, text: str, start: int, end: int) -> bool:
        steps = TITLE_WORD_RE.finditer(text, start, end)
        return any(step["word"].startswith("§") or self._is_act(text, step.start("word")) for step in steps)

    def _inner(self, text: str, at: int) -> int | None:
        """Where an act or a provision with its act ends that a title names."""
        space = SPACE_RE.match(text, at)
        if space is None:
            return None
        act = self._registered(text, space.end()) or self._short(text, space.end())
        if act is None:
            return None
        gap = SPACE_RE.match(text, act.end)
        found = scan_provision(text, gap.end()) if gap else None
        return found.end if found else act.end

    def _amended(self, text: str, at: int) -> int | None:
        """The end of `ændring af lov om x, lov om y og z-loven`, whose acts are part of its title."""
        match = CHAIN_RE["first"].match(text, at)
        if match is None:
            return None
        end = None
        place = match.end()
        for _ in range(_MOST_AMENDED):
            inner = (
                self._registered(text, place) or self._titled(text, place, amending=False) or self._short(text, place)
            )
            if inner is None:
                break
            end = inner.end
            joint = CHAIN_RE["next"].match(text, end)
            if joint is None:
                break
            place = joint.end()
        return end

    def _is_act(self, text: str, at: int) -> bool:
        return bool(TITLE_HEAD_RE.match(text, at) or NUMBERED_RE.match(text, at) or self._short(text, at))

    def _short(self, text: str, at: int) -> ActMention | None:
        match = SHORT_RE.match(text, at)
        if match is None or (match.end() < len(text) and (text[match.end()].isalnum() or text[match.end()] == "_")):
            return self._indefinite(text, at)
        if text[match.end() : match.end() + 1] == "-" and text[match.end() + 1 : match.end() + 2].isalpha():
            return None
        name = match["stem"] + match["tail"]
        folded = name.casefold()
        act = self.register.by_short(name)
        if act is None and (folded in NO_SHORT or match["tail"].casefold() in REGISTERED_TAILS):
            return None
        if act is None and NUMERAL_STEM_RE.fullmatch(match["stem"]):
            return None
        if act is None and len(match["stem"].rstrip("-")) < 3 and not match["stem"].rstrip("-").isupper():
            return None
        rule = "legislation.eu" if match["tail"].casefold() in _EU_TAILS else "legislation.short"
        mention = ActMention(at, match.end(), rule, genitive=True)
        if act is None:
            # The register does not know it: the text's own name, in the nominative, is all there is to say.
            return replace(mention, title=name[:1] + name[1:].lower() if not name.isupper() else name.lower())
        return replace(mention, title=act.title, eli=act.eli)

    def _indefinite(self, text: str, at: int) -> ActMention | None:
        """`EU's databeskyttelsesforordning`, `den nye offentlighedslov`: only names that the register knows."""
        match = INDEFINITE_RE.match(text, at)
        if match is None or not INDEFINITE_BEFORE_RE.search(text, max(0, at - 14), at):
            return None
        act = self.register.by_short(match.group())
        if act is None:
            return None
        rule = "legislation.eu" if act.kind.startswith("eu-") else "legislation.short"
        return ActMention(at, match.end(), rule, act.title, eli=act.eli)

    def _abbreviation(self, start: int, end: int, written: str, known: dict[str, str | None]) -> ActMention:
        name = re.sub(r"['’]?s$", "", written)
        act = self.register.by_abbreviation(written) or self.register.by_abbreviation(name)
        if act is None:
            return ActMention(start, end, "legislation.abbreviation", known.get(name), genitive=True)
        rule = "legislation.eu" if act.kind.startswith("eu-") else "legislation.abbreviation"
        return ActMention(start, end, rule, act.title, eli=act.eli, genitive=True)


def _subject_end(text: str, at: int, act: Act) -> int | None:
    """Where the subject of an act ends that follows its number at `at` (`… om kunstig intelligens`), if it does."""
    for word in title_words(f"om {act.title.partition(' om ')[2]}"):
        step = TITLE_WORD_RE.match(text, at)
        if step is None or fold_word(step["word"]) != fold_word(word):
            return None
        at = step.end()
    return at


def _last_word(text: str, end: int) -> str:
    start = end
    while start > max(0, end - _LONGEST_WORD) and _in_word(text[start - 1]):
        start -= 1
    return text[start:end]


def _is_passive(text: str, step: re.Match[str]) -> bool:
    """Whether a word on -es is a verb (`følges`): a genitive (`borgeres`) has a noun behind it."""
    after = TITLE_WORD_RE.match(text, step.end())
    if after is None or after["gap"].strip():
        return True
    word = after["word"].casefold()
    return word in TITLE_STOP or word in PARTICLES or (word in TITLE_LINK and word not in TITLE_ARTICLES)


def _opens_title(text: str, at: int) -> bool:
    """Whether the article behind `om` begins a title (`lov om den sociale helhedsplan`)."""
    space = SPACE_RE.match(text, at)
    return space is not None and ARTICLE_TITLE_RE.match(text, space.end()) is not None


def _goes_on(text: str, step: re.Match[str], joint: str | None) -> bool:
    """Whether a word can go on a title behind `joint`, the link word before it, or behind a noun (None)."""
    word = step["word"].casefold()
    if joint is None:
        return word not in TITLE_ARTICLES
    if joint == "og" and word in NOT_AFTER_AND:
        return False
    if word in OTHER:
        return joint in OTHER_AFTER and not OTHER_STOP_RE.match(text, step.end())
    return True


def _with_appositions(text: str, acts: list[ActMention]) -> list[ActMention]:
    """Give a number that stands beside a title the title: `lov om planlægning (LBK nr. 1157 af 1. juli 2020)`."""
    out = list(acts)
    for index in range(1, len(out)):
        before, after = out[index - 1], out[index]
        if not APPOSITION_RE.fullmatch(text, before.end, after.start):
            continue
        if before.title and after.title is None and after.rule == "legislation.numbered":
            out[index] = replace(after, title=before.title)
        elif after.title and before.title is None and before.rule == "legislation.numbered":
            out[index - 1] = replace(before, title=after.title)
    return out


def bracketed_abbreviation(text: str, at: int) -> re.Match[str] | None:
    """The abbreviation in brackets that follows a title ending at `at`: `Lov om Aktiv Socialpolitik (LAS)`."""
    return BRACKET_ABBREVIATION_RE.match(text, at)


def _abbreviation_re(names: Iterable[str]) -> re.Pattern[str]:
    """Any of `names` as a word, a genitive -s on it or not; with no names, what matches nothing."""
    alternatives = "|".join(re.escape(name) for name in names) or r"(?!)"
    return re.compile(rf"(?<![\w/-])(?:{alternatives})(?:['’]?s)?(?![\w/-])")


def _word_start(text: str, at: int, floor: int) -> int | None:
    """Where the word around `at` begins, not before `floor`; None where it is longer than any word of law."""
    low = max(floor, at - _LONGEST_WORD)
    start = at
    while start > low and _in_word(text[start - 1]):
        start -= 1
    if start > floor and _in_word(text[start - 1]):
        return None
    while start < at and text[start] in "-_":
        start += 1
    return start


def _word_end(text: str, at: int) -> int:
    while at < len(text) and _in_word(text[at]):
        at += 1
    return at


def _in_word(char: str) -> bool:
    return char.isalnum() or char in "-_"


#: Longest stretch of a name before its last word (`jagt- og `, `den sociale `).
_MULTIWORD_REACH: Final = 24
_MULTIWORD_RE: Final = re.compile(r"(?<!\w)[A-ZÆØÅa-zæøå]")
#: Without a date these kinds need a number at least this high: there is `vejledning nr. 3` in every handbook.
_NEED_DATE: Final = {
    "vejledning": 1000,
    "vejledningen": 1000,
    "vej": 1000,
    "vej.": 1000,
    "lov": 50,
    "bek": 10,
    "bek.": 10,
}
#: Verbs of people in a relative clause, among those that else end a title.
_OF_PEOPLE: Final = frozenset("er har kan skal vil må får bliver blev var havde".split())
_EU_TAILS: Final = frozenset({"direktivet", "forordningen"})
_EU_WORD_RE: Final = re.compile(r"[\w-]{0,40}?(?:forordning(?P<tail>en)?|direktiv(?:et)?)(?!\w)", re.IGNORECASE)
_NOMINATIVE: Final = {
    "lov": "Lov",
    "loven": "Lov",
    "lovens": "Lov",
    "lovforslag": "Lovforslag",
    "lovforslaget": "Lovforslag",
    "lovforslagets": "Lovforslag",
    "lbk": "Lov",
    "lbk.": "Lov",
    "lovbekendtgørelse": "Lov",
    "lovbekendtgørelsen": "Lov",
    "bek": "Bekendtgørelse",
    "bek.": "Bekendtgørelse",
    "bkg": "Bekendtgørelse",
    "bkg.": "Bekendtgørelse",
    "bekendtgørelse": "Bekendtgørelse",
    "bekendtgørelsen": "Bekendtgørelse",
    "bekendtgørelsens": "Bekendtgørelse",
    "cirkulære": "Cirkulære",
    "cirkulæret": "Cirkulære",
    "cir": "Cirkulære",
    "cir.": "Cirkulære",
    "vejledning": "Vejledning",
    "vejledningen": "Vejledning",
    "vej": "Vejledning",
    "vej.": "Vejledning",
    "forordning": "Forordning",
    "forordningen": "Forordning",
    "direktiv": "Direktiv",
    "direktivet": "Direktiv",
}
