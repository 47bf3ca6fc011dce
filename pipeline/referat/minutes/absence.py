"""Who was not there, or took no part, as decisions and heads of minutes say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from referat.minutes.attendance import read_attendance, read_substitutes
from referat.minutes.lines import one_line
from referat.minutes.names import NAME, SHORT, Person, is_title, read_people

AbsenceKind = Literal["meeting", "item"]

#: Lines that list names after a label.
_LISTED = re.compile(
    r"(?m)(?:^|(?<=[.!?)][ ]))[ \t]*(?P<label>(?:Fraværende|(?:Ikke|Ej)[ ]til[ ]stede|Deltog[ ]ikke)"
    r"[ ](?:på|under|i|ved)[ ](?:hele[ ])?mødet|Fraværende(?:[ ]med[ ]afbud|[ ]uden[ ]afbud)?|Fravær"
    r"|(?:Der[ ]var[ ])?[Aa]fbud(?:[ ]fra)?|Ikke[ ]til[ ]stede"
    r"|Ej[ ]til[ ]stede|(?:Ikke|Ej)[ ]mødt|Forhindret|Inhabile?|Ikke[ ]deltagende"
    r"|(?:Uden[ ]for[ ](?:døren|lokalet)|(?:Ikke|Ej)[ ]til[ ]stede|Fraværende|Deltog[ ]ikke)[ ](?:under|ved|i)"
    r"[ ](?:[\w.]+[ ]){0,3}?(?:behandling(?:en)?|drøftelse(?:n)?|punkt(?:et)?|sag(?:en)?))[ ]?(?:[:\-–]"
    r"|(?<=fra)[ ])[ \t]*(?:\r?\n[ \t]*)?(?P<people>[^\n]{2,300})"
)
_OF_ITEM = re.compile(r"(?!.*[ ]mødet$)(?:Inhabil|Ikke[ ]deltagende|Uden[ ]for|Deltog|.*[ ](?:under|ved|i)[ ])")
_WHY = r"på[ ]grund[ ]af|pga|grundet|som[ ]følge[ ]af|af[ ]hensyn[ ]til|som[ ]inhabile?"
#: `deltog Anna Holm og Bo Lund ikke`, `var Anna Holm (A) fraværende`: the verb stands before the names.
_ONE = rf"{NAME}(?:[ ]?\([^()]{{1,40}}\))?"
_INVERTED = re.compile(
    rf"\b(?:deltog|deltager|var|er)[ ](?P<people>{_ONE}(?:(?:,[ ]|[ ]og[ ]){_ONE}){{0,6}})[ ](?:(?:derfor|dermed)[ ])?"
    rf"(?:ikke\b(?:[ ]til[ ]stede)?(?=[.,;]|[ ](?:i|under|ved|{_WHY})\b|\s*$)|(?:fraværende|inhabile?)\b)"
)
#: Who is meant by it was named before.
_PRONOUN = re.compile(r"(?:^|\b(?:og|at|hvorefter|,)\s)(?:hun|han|vedkommende|pågældende|medlemmet)$", re.IGNORECASE)
#: What the people named before it did not do. Found first, so that names are looked for nowhere else.
_CUE = re.compile(
    r"(?P<meeting>\b(?:deltog[ ](?:derfor[ ])?ikke[ ](?:i|under)[ ]mødet|var[ ](?:ikke[ ]til[ ]stede"
    r"|fraværende(?![ ]under)|forhindret)|"
    r"havde[ ](?:meldt[ ]|sendt[ ])?afbud|har[ ]meldt[ ]afbud|mødte[ ]ikke|deltager[ ]ikke[ ]i[ ]mødet)\b)|"
    r"(?P<item>\b(?:(?:deltog|deltager|medvirkede)[ ](?:(?!ikke|hverken)[\w.]+[ ]){0,6}?hverken[ ]i|"
    r"(?:deltog|deltager|medvirkede)[ ]"
    r"(?:derfor[ ]|dermed[ ]|(?:på[ ]grund[ ]af|pga\.|grundet)[ ]inhabilitet[ ]|som[ ]inhabile?[ ])?ikke(?:[ ](?:i"
    rf"|under|ved|{_WHY}|da|idet|fordi)\b|(?=[.,;]|\s*$))|"
    r"(?:er|var|blev|bliver)[ ](?:erklæret[ ]|kendt[ ])?inhabile?|erklærede[ ]sig[ ]inhabile?|"
    r"(?:forlod|gik[ ]uden[ ]for|trådte[ ]ud[ ]af|gik[ ]ud[ ]af)[ ](?:mødet|lokalet|salen|mødelokalet)"
    r"|gik[ ]fra[ ]mødet|havde[ ]forladt[ ]mødet|var[ ]fraværende[ ]under|"
    r"(?:fratraadte|fratrådte)[ ](?:mødet[ ])?under|ankom[ ]efter"
    r"|kom[ ]til[ ]stede(?:[ ]kl\.[ ]?\d{1,2}[.:]\d\d)?[ ]efter"
    r"|deltog[ ]først[ ]fra)\b)",
    re.MULTILINE,
)
#: The words before a cue that can name people: no more than a long list of members.
_REACH = 600
_PRONOUN_REACH = 24
#: `Jens Chr. Lund`
_NOT_SHORT = "".join(rf"(?<!\b{short})" for short in SHORT)
_WRAPPED = re.compile(rf"\b((?:{'|'.join(SHORT)})\.)[ \t]*\n[ \t]*")
_SENTENCE_END = re.compile(
    rf"(?<![A-ZÆØÅ])(?<!\bkl)(?<!\bnr){_NOT_SHORT}[.!?:;][\s)\"”»]+(?=[A-ZÆØÅ])|\n[ \t]*\n|\n(?=[-–•])"
)
#: Where the names after a label end: a sentence that begins, a reason, what is said of a stand-in.
_LIST_END = re.compile(
    rf"(?<=[a-zæøå)])(?<!\bHans){_NOT_SHORT}\.(?=\s|$)|,\s*til[ ]og[ ]med\b|\s[-–|]\s|\s+(?:fra|til|under|ved"
    r"|indtil)\s+(?:og[ ]med\s+)?(?:punkt|pkt|sag|kl)"
)
#: Words that begin a decision, where a transcript runs it on to the names before it.
_DECISION_WORD = re.compile(
    r"\s(?=(?:Godkend\w*|Drøft\w*|Tag(?:et|es)|Til|Udsat|Udsættes|Udgår|Udgik|Vedtag\w*|Tiltrådt|Anbefal\w*"
    r"|Indstil\w*|Oversend\w*|Tilbagesend\w*|"
    r"Dagsordenen?|Orientering\w*|Udvalget|Byrådet|Sagen|Punktet|Et|Afvist|Bortfald\w*|Ikke|Ingen|Intet|Rådet"
    r"|Kommunalbestyrelsen)\b)"
)
#: `Anna Holm (A), sygdom`: a line of a list.
_PERSON_LINE = re.compile(rf"{NAME}[ ]\([^()\n]{{1,40}}\)(?:,[ ][^\n.]{{2,60}})?\.?(?=$)")
_BRACKETS = re.compile(r"\([^()]*\)")
#: `Ida Skov, der sidder i bestyrelsen for Vester Hallen, forlod lokalet`: what is told of her.
_TOLD_OF_THEM = re.compile(r",\s(?:der|som|hvis)\s[^,]{3,160}(?:(?=,)|$)")
_WORD = re.compile(r"\w+")
_NOBODY = {"ingen", "alle", "intet", "ikke"}


class Absence(NamedTuple):
    """A person who took no part.

    Attributes:
        name: Without title and party.
        kind: `meeting` where the words mean the whole meeting, `item` where they mean this item.
    """

    name: str
    kind: AbsenceKind


def find_absences(text: str, known: Sequence[str] = ()) -> list[Absence]:
    """Find who took no part, in the order in which the text names them, each once.

    Args:
        text: The text of a decision.
        known: Names of the meeting's members, by which a name is told from the text that follows it.

    Example:
        >>> find_absences("Godkendt. Ida Skov og Bo Lund deltog ikke i mødet.")
        [Absence(name='Ida Skov', kind='meeting'), Absence(name='Bo Lund', kind='meeting')]
        >>> find_absences("Per Hald (V) erklærede sig inhabil.")
        [Absence(name='Per Hald', kind='item')]
    >>> find_absences("Ida Skov, der er formand for Vester Havnefest, forlod lokalet.")
    [Absence(name='Ida Skov', kind='item')]
        >>> find_absences("Forvaltningen deltog ikke i mødet.")
        []
        >>> find_absences("Fraværende: Ida Skov Drøftet. Punktet genoptages.")
        [Absence(name='Ida Skov', kind='meeting')]
    """
    found: dict[str, tuple[int, Absence]] = {}
    for match in _LISTED.finditer(text):
        kind: AbsenceKind = "item" if _OF_ITEM.match(match["label"]) else "meeting"
        names = listed_names(match["people"], known)
        if names:
            for line in listed_below(text, match.end()).split("\n"):
                names += listed_names(line, known) if line else []
        for name in names:
            found.setdefault(name, (match.start(), Absence(name, kind)))
    for cue in _CUE.finditer(text):
        kind = "meeting" if cue["meeting"] else "item"
        for name in (name for name in _names_before(text, cue.start(), known) if _is_name(name, known)):
            found.setdefault(name, (cue.start(), Absence(name, kind)))
    for inverted in _INVERTED.finditer(text):
        for person in read_people(inverted["people"]):
            if _is_name(person.name, known):
                found.setdefault(person.name, (inverted.start(), Absence(person.name, "item")))
    return [absence for _, absence in sorted(found.values(), key=lambda entry: entry[0])]


def stand_ins(text: str) -> list[Person]:
    """Those who met in place of the absent, as a decision tells.

    >>> stand_ins("Godkendt.\\nIkke til stede: Ida Skov (Jakup í Dali)")
    [Person(name='Jakup í Dali', party=None)]
    """
    found: dict[str, Person] = {}
    for match in _LISTED.finditer(text):
        for person in read_attendance(match["people"], away=True).substitutes:
            found.setdefault(person.name, person)
    for person in read_substitutes(text):
        found.setdefault(person.name, person)
    return list(found.values())


def listed_names(people: str, known: Sequence[str] = ()) -> list[str]:
    """The names that stand after a label, on its line.

    >>> listed_names("Ida Skov (A), barsel, og Bo Lund. Per Hald deltog som stedfortræder.")
    ['Ida Skov', 'Bo Lund']
    """
    end = _LIST_END.search(people)
    people = people[: end.start()] if end else people
    run_on = _DECISION_WORD.search(people)
    people = people[: run_on.start()] if run_on else people
    names = []
    for person in read_attendance(people, away=True).absent or read_people(people):
        name = next((whole for whole in known if person.name.startswith(f"{whole} ")), person.name)
        if _is_name(name, known):
            names.append(name)
    return names


def listed_below(text: str, start: int) -> str:
    """The lines that go on with a list of absent people, a person each: up to the first that is none."""
    lines = []
    for line in text[start : start + 2 * _REACH].split("\n")[1:]:
        person = _PERSON_LINE.match(line.strip())
        if person is None:
            break
        lines.append(person.group())
    return "\n".join(lines)


def _is_name(name: str, known: Sequence[str]) -> bool:
    """Whether a name stands for a person: two words, or one that a member of the head bears."""
    if name.casefold() in _NOBODY:
        return False
    return " " in name or any(name in whole.split() for whole in known)


def _names_before(text: str, cue: int, known: Sequence[str] = ()) -> list[str]:
    """The people whom the sentence names right before `cue`; none where other words stand among them."""
    if known and _PRONOUN.search(text[max(0, cue - _PRONOUN_REACH) : cue].rstrip()):
        # "… fandt, at hun var inhabil": the member named last.
        last = max(known, key=lambda name: text.rfind(name, max(0, cue - _REACH), cue))
        return [last] if text.rfind(last, max(0, cue - _REACH), cue) >= 0 else []
    begin = max(0, cue - _REACH)
    for end in _SENTENCE_END.finditer(text, begin, cue):
        begin = end.end()
    subject = _unwrapped(text[begin:cue].strip(" ,\n\t-–•"), known)
    # "... og forlod mødet": the subject of the verb before it; "... , der er gift med ansøgeren, deltog ikke".
    subject = _TOLD_OF_THEM.sub("", _joint(subject))
    people = read_people(subject)
    if not people:
        return []
    rest = one_line(_BRACKETS.sub(" ", subject))
    for person in people:
        rest = rest.replace(person.name, " ", 1)
    # What is left must be titles and joints: "Byrådsmedlem ... og ...".
    strangers = [word for word in _WORD.findall(rest) if word[0].isupper() and not is_title(word) and len(word) > 2]
    alone = len(people) == 1 and " " not in people[0].name
    if strangers or len(_WORD.findall(rest)) > 4 + 2 * len(people):
        return []
    # One capitalised word at the beginning of a sentence is an office more often than a name.
    return [] if alone and subject == people[0].name else [person.name for person in people]


def _unwrapped(subject: str, known: Sequence[str]) -> str:
    """Join names that a line break parts: behind a short first name, or in the middle of a member's name."""
    if "\n" not in subject:
        return subject
    subject = _WRAPPED.sub(r"\1 ", subject)
    for name in known:
        subject = re.sub(r"\s+".join(map(re.escape, name.split())), name, subject)
    return subject


def _joint(subject: str) -> str:
    """Cut what the same people did before: `Ida Skov erklærede sig inhabil og` → `Ida Skov`."""
    cue = _CUE.search(subject)
    return subject[: cue.start()].rstrip(" ,") if cue else subject
