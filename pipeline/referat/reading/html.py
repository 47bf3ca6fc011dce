"""Web pages: their block structure as lines, without menus, cookie notices and what only a screen needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from referat.reading.blocks import TextBuilder, clean
from referat.reading.errors import RefusedError
from referat.reading.limits import DEFAULT_LIMITS, Limits
from referat.reading.text import EncodingError, decode

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "select",
        "input",
        "textarea",
        "iframe",
        "object",
        "svg",
        "canvas",
        "dialog",
        "audio",
        "video",
        "map",
        "-comment",
    ]
)
_DROPPED_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"])
_PARAGRAPHS = _HEADINGS - {"dt"} | frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "aside",
        "address",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "fieldset",
        "form",
        "details",
        "dl",
        "table",
        "hr",
        "body",
        "html",
        "center",
    ]
)
_LINES = frozenset(["li", "dt", "dd", "tr", "br", "caption", "option"])
_CELLS = frozenset(("td", "th"))
#: What stands between two lines: a line feed, or an empty line.
_LINE, _PARAGRAPH = 1, 2
_WHITE = re.compile(r"\s+")
#: A list item that was given its number or dash in its text.
_MARKED = re.compile(r"(?:\d{1,3}[.)]|[-–•·*])\s")
#: Characters: a button with fewer is a control; a hidden element with more is unfolded by a click.
_SHORT, _LONG = 25, 200
#: `css` of selectolax counts the element itself.
_SELF = 1
#: Words in the class or id of an element that is no part of the minutes. `menu` is a word of its own or its last part.
_NOISE = re.compile(
    r"cookie|consent|coi-banner|breadcrumb|skip-?(?:link|to)|sr-only|visually-?hidden|share-?(?:links|buttons)|social-?media"
    r"|(?:^|[\s_-])(?:menu|navigation|navbar|nav|sidebar|toolbar|footer)(?:$|[\s_])",
    re.IGNORECASE,
)
#: What web pages write on their links and buttons (minutes-formats, 5).
_CONTROLS = frozenset(
    [
        "udskriv",
        "til toppen",
        "til top",
        "fold alle ud",
        "fold alle ind",
        "fold ud",
        "luk",
        "læs op",
        "del",
        "del siden",
        "hop til indhold",
        "gå til indhold",
        "vis mere",
        "vis mindre",
        "tilbage",
        "forrige",
        "næste",
        "søg",
        "menu",
        "print",
        "hent som pdf",
        "download",
    ]
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
#: Browsers read these as Windows-1252 (WHATWG Encoding Standard, 4.2).
_LATIN = frozenset(
    ["iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252", "cp1252", "iso-8859-15"]
)
#: Where the minutes stand, most telling first.
_MAIN = ("main", '[role="main"]', "article")
#: An element is the main one only with this share of the page's text; else the page has marked something else so.
_MAIN_SHARE = 0.5
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})")
#: Elements without content, and those whose end the next one makes (HTML Standard, 13.1.2.4 "Optional tags").
_ENDED_BY_OTHERS = frozenset(
    "area base br col embed hr img input link meta source track wbr param p li dt dd td th tr thead tbody tfoot option "
    "optgroup colgroup caption head body html rt rp".split()
)
#: Nesting beyond which no page is read: a stack of elements, not a document.
_MAX_DEPTH = 1000


def read_html(data: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    """Read a web page.

    Paragraphs and headings become lines with an empty one between them, list items and table rows lines without one,
    cells are parted by tabs. Numbers of ordered lists and the dashes of others are written out.

    Args:
        data: The file.
        limits: The text's length is checked against `chars`.

    Raises:
        RefusedError: Where the bytes are in no encoding that is known, or no text is left.

    Example:
        >>> read_html(b"<nav>Menu</nav><h2>Beslutning</h2><p>Godkendt.<ul><li>A<li>B</ul>")
        'Beslutning\\n\\nGodkendt.\\n\\n- A\\n- B\\n'
    """
    source = _decode(data)
    _check_depth(source)
    tree = LexborHTMLParser(source)
    root = _main(tree)
    builder = TextBuilder(limits.chars)
    if root is not None:
        _Walk(builder).run(root)
    if not builder.text:
        raise RefusedError("is a web page without text")
    return builder.text


def _check_depth(source: str) -> None:
    """Refuse towers of open elements before they are parsed, which takes the square of their number."""
    open_tags: Counter[str] = Counter()
    for match in _TAG.finditer(source):
        name = match["name"].lower()
        if name in _ENDED_BY_OTHERS:
            continue
        open_tags[name] = max(open_tags[name] + (-1 if match["close"] else 1), 0)
        if open_tags[name] > _MAX_DEPTH:
            raise RefusedError(f"is a web page of elements more than {_MAX_DEPTH:,} deep")


def _decode(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared.group(1).decode("ascii").lower()
        try:
            return data.decode("cp1252" if name in _LATIN else name)
        except (UnicodeDecodeError, LookupError, ValueError):
            pass
    try:
        return decode(data.replace(b"\x00", b"") if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else data)
    except EncodingError as error:
        raise RefusedError(str(error)) from None


def _main(tree: LexborHTMLParser) -> LexborNode | None:
    body = tree.body or tree.root
    if body is None:
        return None
    whole = len(_text(body))
    for selector in _MAIN:
        found = body.css(selector)
        if len(found) == 1 and len(_text(found[0])) >= _MAIN_SHARE * whole:
            return found[0]
    return body


def _text(node: LexborNode) -> str:
    return node.text(deep=True) or ""


class _Walk:
    """Goes through the tree with a stack of its own: pages nest deeper than Python's calls may."""

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder
        self.line: list[str] = []
        self.gap = _PARAGRAPH  # what parts the line under way from the last one
        self.mark = ""  # the number or dash of the list item that begins
        self.lists: list[int | None] = []  # next number of each open list, None for one without numbers
        self.tables: list[bool] = []  # whether each open table is one, and no means of layout
        self.cells = 0  # how many cells of such tables are open
        self.row: list[str] = []
        self.verbatim = 0

    def run(self, root: LexborNode) -> None:
        stack: list[tuple[LexborNode, bool, int]] = [(root, True, 0)]
        while stack:
            node, opening, depth = stack.pop()
            tag = node.tag or ""
            if not opening:
                self.close(node, tag)
            elif tag == "-text":
                self.add(node.text_content or "")
            elif depth == 0 or not _is_noise(node, tag):
                if depth > _MAX_DEPTH:
                    raise RefusedError(f"is a web page of elements more than {_MAX_DEPTH:,} deep")
                self.open(node, tag)
                stack.append((node, False, depth))
                stack.extend((child, True, depth + 1) for child in reversed(list(_children(node))))
        self.flush()

    def add(self, text: str) -> None:
        if not self.verbatim or self.cells:
            self.line.append(_WHITE.sub(" ", text))
            return
        for index, part in enumerate(text.split("\n")):
            if index:
                self.part(_LINE)
            self.line.append(part.replace("\t", " "))

    def open(self, node: LexborNode, tag: str) -> None:
        if tag == "table":
            self.tables.append(not self.cells and _is_grid(node))
        elif tag in _CELLS and self.in_grid:
            if not self.cells:
                self.flush()
            self.cells += 1
        if tag in ("ul", "ol"):
            self.part(_PARAGRAPH)
            self.lists.append(_first_number(node) if tag == "ol" else None)
        else:
            self.part(self.level(tag))
        if tag == "li":
            self.mark = self.next_mark()
        self.verbatim += tag == "pre"

    def close(self, node: LexborNode, tag: str) -> None:
        if tag in _CELLS and self.in_grid:
            self.cells -= 1
            if not self.cells:
                self.row.append(clean("".join(self.line)).replace("\t", " "))
                self.row.extend([""] * (_span(node) - 1))
                self.line = []
        elif tag == "tr" and self.in_grid and not self.cells:
            self.line, self.row = ["\t".join(self.row).rstrip("\t")], []
            self.flush(rows=True)
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.part(_PARAGRAPH)
        else:
            self.part(self.level(tag))
        if tag == "li":
            self.mark = ""
        if tag == "table":
            self.tables.pop()
        self.verbatim -= tag == "pre"

    @property
    def in_grid(self) -> bool:
        return self.cells > 0 or bool(self.tables and self.tables[-1])

    def level(self, tag: str) -> int:
        """How far a tag's edge parts what stands around it."""
        if tag in _LINES or (tag in _CELLS and not self.in_grid):
            return _LINE
        if tag in _PARAGRAPHS:
            return _LINE if self.lists else _PARAGRAPH
        return 0

    def part(self, level: int) -> None:
        """End the line; in a cell, whose row is one line, only part the words."""
        if self.cells:
            self.line.append(" " if level else "")
        elif level:
            self.flush()
            self.gap = max(self.gap, _LINE if self.lists else level)

    def next_mark(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "- "
        self.lists[-1] = number + 1
        return f"{number}. "

    def flush(self, *, rows: bool = False) -> None:
        text = clean("".join(self.line))
        self.line = []
        if not rows:
            text = text.replace("\t", " ")
        if not text.strip() or text.casefold() in _CONTROLS:
            return
        if self.mark and not _MARKED.match(text):
            text = self.mark + text
        self.mark = ""
        self.builder.add(text, tight=self.gap == _LINE)
        self.gap = 0


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _is_noise(node: LexborNode, tag: str) -> bool:
    if tag in _DROPPED:
        return True
    if tag == "button":
        # Titles that unfold an item are buttons too.
        return len(_text(node).strip()) < _SHORT and node.parent is not None and node.parent.tag not in _HEADINGS
    attributes = node.attributes
    if not attributes:
        return False
    if (attributes.get("role") or "") in _DROPPED_ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    # A wrapper around the whole page may be called after its menu; the minutes are in it all the same.
    if names.strip() and _NOISE.search(names[:500]) and node.css_first("h1, main, article") is None:
        return True
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if hidden or _HIDDEN_STYLE.search(attributes.get("style") or ""):
        # What unfolds on a click is hidden too, and is the minutes.
        return len(_text(node)) < _LONG
    return False


def _is_grid(table: LexborNode) -> bool:
    """Whether a table has cells in rows, and is no frame around paragraphs."""
    if (table.attributes.get("role") or "") == "presentation" or len(table.css("table, h1, h2, h3, h4")) > _SELF:
        return False
    widest = max((len(row.css("td, th")) for row in table.css("tr")), default=0)
    return widest > 1


def _first_number(node: LexborNode) -> int:
    start = (node.attributes.get("start") or "").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1


def _span(node: LexborNode) -> int:
    span = (node.attributes.get("colspan") or "").strip()
    return min(int(span), 50) if span.isascii() and span.isdigit() and len(span) < 4 and int(span) > 0 else 1
