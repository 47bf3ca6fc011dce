"""Texts of a publication: HTML of many editors, escaped once or twice, or none at all, as lines."""

from __future__ import annotations

import codecs
import html
import re

from referat.firstagenda.errors import PublicationError
from referat.minutes.lines import one_line
from referat.reading.blocks import clean
from referat.reading.errors import RefusedError
from referat.reading.html import read_html
from referat.reading.limits import DEFAULT_LIMITS, Limits

#: Elements that editors write; `<b og c>` with anything else is text.
_TAG = re.compile(
    r"</?(?:a|abbr|article|b|big|blockquote|body|br|center|code|col|colgroup|dd|div|dl|dt|em|figure|font|footer|form|h[1-6]|head"
    r"|header|hr|html|i|img|li|main|meta|o:p|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|table"
    r"|tbody|td|tfoot|th|thead|tr|tt|u|ul)(?:[\s/][^<>]*)?>|<!--",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_SURROGATE = re.compile("[\ud800-\udfff]")
#: A page's reader takes its main element for the whole; a field is no page, and all of it counts.
_MAIN = re.compile(r"(</?)(?:main|article)\b|\brole\s*=\s*[\"']?main[\"']?", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>[^<]*</title>", re.IGNORECASE)
_GAPS = re.compile(r"\n{3,}")
#: So often a text may have been escaped.
_ESCAPED = 3
#: A paragraph put before a text without words, to tell it from one that is refused.
_WORD = "x"


def read_text(value: str, path: str = "", limits: Limits = DEFAULT_LIMITS) -> str:
    """Make lines of a text: paragraphs parted by an empty line, list items and rows by none, cells by a tab.

    HTML that was escaped once more is read all the same; text without markup keeps its line breaks.

    Args:
        value: As it stands in the JSON.
        path: Its place, for errors.
        limits: Its length is checked against `chars`.

    Returns:
        The text, without a line break at its end; empty where the markup holds no words.

    Raises:
        PublicationError: Where the markup is too deep or too long.

    Example:
        >>> read_text("<p>Godkendt&nbsp;med 5 mio.</p><ul><li>A</li></ul>")
        'Godkendt med 5 mio.\\n\\n- A'
        >>> read_text("&lt;p&gt;Dr&amp;oslash;ftet&lt;/p&gt;"), read_text("Linje 1\\r\\nLinje 2")
        ('Drøftet', 'Linje 1\\nLinje 2')
    """
    text = _SURROGATE.sub("", value)
    is_tidy = False
    for _ in range(_ESCAPED):
        if _TAG.search(text):
            text = _from_html(text.replace("\n", "<br>") if is_tidy else text, path, limits)
            is_tidy = True
        elif _ENTITY.search(text):
            text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
            is_tidy = False
        else:
            break
    return text.strip("\n") if is_tidy else _tidy(text)


def read_line(value: str, path: str = "") -> str:
    """Make one line of a title, a name or a number.

    Raises:
        PublicationError: See `read_text`.

    Example:
        >>> read_line(" K&oslash;b af\\n<b>grund</b> ")
        'Køb af grund'
    """
    return clean(one_line(read_text(value, path)))


def _from_html(markup: str, path: str, limits: Limits) -> str:
    markup = _MAIN.sub(lambda match: f"{match[1]}section" if match[1] else "", _TITLE.sub("", markup))
    try:
        return read_html(_encoded(markup), limits)
    except RefusedError:
        pass
    # The reader refuses a page without words, which is no fault of a field.
    try:
        return read_html(_encoded(f"<p>{_WORD}</p>{markup}"), limits).removeprefix(_WORD)
    except RefusedError as error:
        raise PublicationError(str(error), path) from None


def _encoded(markup: str) -> bytes:
    # The mark keeps the reader from what a pasted `<meta charset>` says; control characters would make it doubt UTF-8.
    return codecs.BOM_UTF8 + clean(markup.replace("\r\n", "\n").replace("\r", "\n")).encode("utf-8")


def _tidy(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _GAPS.sub("\n\n", "\n".join(clean(line).strip() for line in lines)).strip("\n")
