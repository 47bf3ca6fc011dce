"""From blocks to a text: the one form that PDF, HTML and DOCX are brought into.

A paragraph is a line, however its file wrapped it; an empty line parts paragraphs. List items and table rows follow
each other without one, and a tab parts the cells of a row. So the same minutes give the same text from any file.
"""

from __future__ import annotations

import re

from referat.reading.errors import RefusedError

#: Runs of blanks within a line; a tab parts cells and stays.
_BLANKS = re.compile(r"[^\S\t\n]+")
_TABS = re.compile(r" *\t *")
#: What no text of minutes holds: control characters, surrogates, marks of direction, soft hyphens.
_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """A line's text with single spaces, without marks that have no width.

    >>> clean(" 1,5\\u00a0mio.\\u00ad  kr. ")
    '1,5 mio. kr.'
    """
    return _TABS.sub("\t", _BLANKS.sub(" ", _DROPPED.sub("", text))).strip(" \n")


class TextBuilder:
    """Puts blocks together and keeps where each page begins.

    Args:
        max_chars: Length at which building stops.

    Example:
        >>> builder = TextBuilder()
        >>> builder.add("Beslutning"); builder.add("Godkendt."); builder.add("Enigt.", tight=True)
        >>> builder.text
        'Beslutning\\n\\nGodkendt.\\nEnigt.\\n'
    """

    def __init__(self, max_chars: int = 10_000_000) -> None:
        self.max_chars = max_chars
        self.pages: list[int] = []
        self._parts: list[str] = []
        self._length = 0
        self._announced = 0  # pages whose first character is still to come

    @property
    def text(self) -> str:
        """What was added, with a line feed at the end; empty where nothing was."""
        return "".join([*self._parts, "\n"]) if self._parts else ""

    def add(self, block: str, *, tight: bool = False) -> None:
        """Add a block under the last one.

        Args:
            block: A paragraph, a list item or a row; empty ones are left out.
            tight: Without an empty line before it.

        Raises:
            RefusedError: Where the text grows beyond `max_chars`.
        """
        block = clean(block)
        if not block.strip():
            return
        gap = ("\n" if tight else "\n\n") if self._parts else ""
        self._place(self._length + len(gap))
        self._append(gap + block)

    def join(self, block: str) -> None:
        """Go on with the last block: the paragraph that a line, a column or a page broke."""
        block = clean(block)
        if not self._parts:
            self.add(block)
        elif block:
            last = self._parts.pop()
            self._length -= len(last)
            # Only the line before is touched, so that a long paragraph costs no more than short ones.
            start = join_lines(last, block)[: -len(block)]
            self._append(start)
            self._place(self._length)
            self._append(block)

    def page(self) -> None:
        """A new page begins: what is added next stands on it."""
        self._announced += 1

    def end(self) -> None:
        """Nothing more comes: pages without text begin where the text ends."""
        self._place(len(self.text))

    def _place(self, offset: int) -> None:
        self.pages.extend([offset] * self._announced)
        self._announced = 0

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)
        if self._length > self.max_chars:
            raise RefusedError(f"holds more than the {self.max_chars:,} characters that are read (--limit chars=…)")


_SUSPENDED = re.compile(r"(?:og|eller|samt|til|såvel|/)\b")
_LAST_WORD = re.compile(r"([\w/&.-]*)[-\u2010\u00ad\u0002\ufffe]$")


def join_lines(first: str, second: str) -> str:
    """Join two lines of a paragraph; a word that was broken at the line's end becomes whole.

    Kept is the hyphen that the word has anyway: before `og`, a capital or a digit, and after an abbreviation.

    Example:
        >>> join_lines("i beskæftigelses-", "indsatsen"), join_lines("Børne-", "og Skoleudvalget")
        ('i beskæftigelsesindsatsen', 'Børne- og Skoleudvalget')
    """
    broken = _LAST_WORD.search(first)
    if not broken:
        return f"{first} {second}"
    word, stem = broken.group(1), first[: broken.end(1)]
    if not word or not second or _SUSPENDED.match(second):
        return f"{stem}- {second}"
    kept = not second[0].islower() or not word.isalpha() or word.isupper() or len(word) < 3
    return f"{stem}-{second}" if kept else f"{stem}{second}"
