"""Titles of the attachments that an item lists."""

from __future__ import annotations

import re
from itertools import pairwise

from referat.minutes.lines import split_lines

_NONE = re.compile(r"(?:ingen|ikke nogen|der er ingen|intet)(?: vedlagte)?(?: bilag)?\.?|-|ingen\.?", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-–*•·]\s+)+")
#: `1 Åben Kvalitetsstandarder`, where every line has its number and state.
_COUNTED = re.compile(r"^(?P<number>\d{1,3})[.)]?\s+(?:(?:Åbent?|Lukket|Offentlig)\s+)?(?=[A-ZÆØÅ0-9\"])")
#: `1 Ungeprofil.pdf (94417/18) 2 SSP-plan.docx (95120/18)` on one line.
_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s:]))(?P<number>\d{1,2})\.?[ ](?=[A-ZÆØÅ\"])")
#: `Åben Bilag 1: Kort`, `Link til bilag: Kort`, where every line of a list has it.
_STATE_BEFORE = re.compile(r"(?:Åbent?|Lukket|Offentlig)[ ]+(?=Bilag\b)")
_LINK_BEFORE = re.compile(
    r"(?:Link til|Hent|Åbn|Se|Vis|Download) (?:bilag|dokument|fil)(?:et)?[ ]?:[ ]*(?=\S)", re.IGNORECASE
)
_FILE_NOISE = re.compile(r"(?:application/pdf icon|\s*\(pdf\)|\s*\[pdf\])$", re.IGNORECASE)
#: A paragraph that is longer is no title.
_LONGEST = 400
_TAIL = 4000
_SPLIT = re.compile(
    r"(?<=[a-zæøå)])(?<!\bi)(?<!\bfra)(?<!\baf)(?<!\bom)(?<!\bpå)(?<!\bved)(?<!\bfor)(?<!\bog)(?<!\btil"
    r")[ ](?!Kommune\b)"
    r"(?=[A-ZÆØÅ][a-zæøå]+(?![\w]*[ ]Kommune))"
)
_LOOSE = re.compile(r"Bilag[ ]\d{1,3}[a-z]?[ ]?[:.][ ]\S.{1,200}")


def read_attachments(block: str, flat: bool = False) -> list[str]:
    """Titles under `Bilag`: a line each, or a paragraph each where blank lines part them.

    Args:
        block: The text of the section, without its heading.
        flat: Whether the document has lost its line breaks.

    Example:
        >>> read_attachments("Bilag 1: Kort\\nReferat"), read_attachments("Ingen bilag")
        (['Bilag 1: Kort', 'Referat'], [])
        >>> read_attachments(": 1 Kort (12/18) 2 Notat.docx (13/18)", flat=True)
        ['Kort (12/18)', 'Notat.docx (13/18)']
    """
    block = block.strip(" :\r\n\t")
    if not block:
        return []
    lines = [line.text for line in split_lines(block)]
    paragraphs: list[str] = []
    parted = any(not line for line in lines)
    doubled = all(not line or not after for line, after in pairwise(lines))
    if parted and not doubled:
        for line, before in zip(lines, ["", *lines], strict=False):
            if line and before and not _new_title(line, before):
                paragraphs[-1] = f"{paragraphs[-1]} {line}"
            elif line:
                paragraphs.append(line)
    else:
        paragraphs = [line for line in lines if line]
    if flat:
        paragraphs = [part for paragraph in paragraphs for part in _parts(paragraph)]
    counted = [_COUNTED.match(paragraph) for paragraph in paragraphs]
    if all(counted) and [int(m["number"]) for m in counted if m] == list(range(1, len(paragraphs) + 1)):
        paragraphs = [_COUNTED.sub("", paragraph) for paragraph in paragraphs]
    for prefix in (_STATE_BEFORE, _LINK_BEFORE):
        if all(map(prefix.match, paragraphs)):
            paragraphs = [prefix.sub("", paragraph) for paragraph in paragraphs]
    titles = (
        _FILE_NOISE.sub("", _BULLET.sub("", paragraph)).strip()
        for paragraph in paragraphs
        if len(paragraph) <= _LONGEST
    )
    return [title for title in titles if title and not _NONE.fullmatch(title)]


def loose_attachments(block: str) -> list[str]:
    """Attachments that stand at the end of an item under no heading: `Bilag 1: …`, a line each.

    >>> loose_attachments("Teksten slutter her.\\n\\nBilag 1: Skitse\\nBilag 2: Notat\\n")
    ['Bilag 1: Skitse', 'Bilag 2: Notat']
    """
    block = block[-_TAIL:]
    found: list[str] = []
    if "Bilag " not in block:
        return found
    for line in reversed(split_lines(block)):
        if not line.text:
            continue
        if not _LOOSE.fullmatch(line.text):
            break
        found.append(line.text)
    return found[::-1]


def _new_title(line: str, before: str) -> bool:
    """Whether a line of a paragraph begins a title rather than continuing one: a bullet, or the one before is short."""
    return bool(_BULLET.match(line)) or (len(before) < 60 and line[:1].isupper())


def _parts(paragraph: str) -> list[str]:
    """The titles that a flat text holds one after the other."""
    starts = list(_INLINE.finditer(paragraph))
    numbers = [int(m["number"]) for m in starts]
    if starts and starts[0].start() == 0 and numbers == list(range(1, len(numbers) + 1)):
        ends = [m.start() for m in starts[1:]] + [len(paragraph)]
        return [paragraph[m.end() : end].strip() for m, end in zip(starts, ends, strict=True)]
    # No number parts them: a capital after a small word that is no preposition begins the next.
    return _SPLIT.split(paragraph)
