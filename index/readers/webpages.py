"""Saved web pages become lines here: tags are read, what they set apart as menus and the like stays out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from index.lines import Label, Line
from index.readers.page_blocks import TEXT_LENGTH, PageBlock, below_title, without_links
from index.readers.reading import with_whole_paragraphs
from index.structure.markup import SITE_BREAK

_HEAD = 3000
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_NEVER_SHOWN = frozenset({"script", "style", "template", "rt", "rp"})
_AROUND = frozenset({"nav", "footer", "aside", "select", "button", "textarea", "iframe", "noscript", "svg"})
_BLOCK = frozenset(
    {
        *("p", "div", "hr", "br", "table", "tbody", "thead", "ul", "ol", "li", "dl", "dt", "dd", "section", "article"),
        *("header", "main", "blockquote", "center", "form", "fieldset", "pre", "address", "figure", "figcaption"),
        *("caption", "body", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_LABELS = {"p": Label.PARAGRAPH, "li": Label.LIST_ITEM}
_CONTAINERS = frozenset({"html", "body", "main", "article"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_AROUND_TAG = re.compile(rf"<(/?)({'|'.join(sorted(_AROUND))})\b", re.IGNORECASE)
_HIDING = (
    (re.compile("<!--"), re.compile("-->")),
    (re.compile(r"<script\b[^<>]*>", re.IGNORECASE), re.compile(r"</script", re.IGNORECASE)),
    (re.compile(r"<style\b[^<>]*>", re.IGNORECASE), re.compile(r"</style", re.IGNORECASE)),
    (re.compile(r"<title\b[^<>]*>", re.IGNORECASE), re.compile(r"</title", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table that is not yet at its end: how deep its table lies, and its cells."""

    table: int
    cells: list[list[PageBlock]]


def is_page(text: str) -> bool:
    """Tell whether a text is a whole web page with its tags."""
    return _PAGE.search(text[:_HEAD]) is not None


def html_lines(text: str) -> list[Line]:
    """Give the lines of a web page: its paragraphs, rows, list items and headings."""
    text = _without_unclosed(_DECLARATION.sub("", text))
    page = _parsed(text, _AROUND - _unclosed(text))
    if not any(block.is_text for block in page.blocks):
        # The text stands where none is expected: better too much of the page than too little.
        page = _parsed(text, frozenset())
    blocks = below_title(without_links(page.blocks), page.title)
    return with_whole_paragraphs([block.line() for block in blocks])


def html_title(text: str) -> str:
    """Give what a web page is called in its head, without the name of its site behind it; empty where it has none."""
    title = _parsed(text[:_HEAD], frozenset()).title
    return SITE_BREAK.split(" ".join(title.split()), maxsplit=1)[0].strip()


def _parsed(text: str, skipped: frozenset[str]) -> "_Page":
    from lxml import etree

    page = _Page(skipped)
    # A target makes no tree, and is told of tags however deep they are nested.
    parser = etree.HTMLParser(target=page, huge_tree=True)
    with suppress(etree.XMLSyntaxError):  # an empty page
        parser.feed(text)
        parser.close()
    return page


def _without_unclosed(text: str) -> str:
    """Leave out the start of a last comment, script or style that never ends: it hides nothing."""
    for opening, closing in _HIDING:
        starts = list(opening.finditer(text))
        if starts and closing.search(text, starts[-1].end()) is None:
            text = text[: starts[-1].start()] + text[starts[-1].end() :]
    return text


def _unclosed(text: str) -> frozenset[str]:
    """Find the tags around a text that are opened more often than closed."""
    balance = Counter[str]()
    for match in _AROUND_TAG.finditer(text):
        balance[match[2].lower()] += -1 if match[1] else 1
    return frozenset(tag for tag, count in balance.items() if count > 0)


class _Page:
    """Collects the lines of a page while lxml tells of its tags."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self.blocks: list[PageBlock] = []
        self.title = ""
        self._skipped = skipped | _NEVER_SHOWN
        self._hidden = 0
        self._in_title = False
        self._parts: list[str] = []
        self._linked = self._links = self._head = 0
        self._label = Label.UNKNOWN
        self._rows: list[_Row] = []
        self._tables = 0
        self._lists: list[int | None] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Follow a tag that opens."""
        if self._hidden:
            self._hidden += tag not in _VOID
        elif tag not in _VOID and (tag in self._skipped or (tag not in _CONTAINERS and _hides(attributes))):
            if tag not in {"rt", "rp"}:
                self._end_line()
            self._hidden = 1
        elif tag == "title":
            self._in_title = True
        else:
            self._open(tag)

    def end(self, tag: str) -> None:
        """Follow a tag that closes."""
        if self._hidden:
            self._hidden -= tag not in _VOID
        elif tag == "title":
            self._in_title = False
        elif tag not in _VOID:
            self._close(tag)

    def data(self, text: str) -> None:
        """Take the text between two tags."""
        if self._in_title:
            self.title += text
        elif text and not self._hidden:
            words = _SPACES.sub(" ", text)
            self._parts.append(words)
            self._linked += len(words.strip()) if self._links else 0

    def comment(self, text: str) -> None:
        """Pass over a comment."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Pass over an instruction."""

    def close(self) -> None:
        """Keep what is left, in rows that never ended too."""
        self._end_line()
        self.blocks.extend(block for row in self._rows for cell in row.cells for block in cell)
        self._rows.clear()

    def _open(self, tag: str) -> None:
        if tag == "a":
            self._links += 1
        elif tag in {"br", "hr"}:
            # Lines that are broken by hand need not be whole paragraphs.
            self._label = Label.UNKNOWN if self._label is Label.PARAGRAPH else self._label
            self._end_line()
        elif tag in {"tr", "td", "th"} or tag in _BLOCK:
            self._end_line()
            if tag != "p" or self._label is not Label.LIST_ITEM:
                self._label = _LABELS.get(tag, Label.UNKNOWN if tag not in {"div", "section"} else self._label)
            if tag in {"ol", "ul"}:
                self._lists.append(0 if tag == "ol" else None)
            elif tag == "li" and self._lists and self._lists[-1] is not None:
                self._lists[-1] += 1
            elif tag == "table":
                self._tables += 1
            elif tag == "tr":
                self._end_row()
                self._rows.append(_Row(self._tables, []))
            elif tag in {"td", "th"} and self._rows:
                self._rows[-1].cells.append([])
            elif tag[0] == "h" and tag[1:].isdecimal():
                self._head = int(tag[1])

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._links = max(self._links - 1, 0)
        elif tag in {"tr", "td", "th"} or tag in _BLOCK:
            self._end_line()
            self._head = 0
            self._label = Label.UNKNOWN
            if tag in {"tr", "table"}:
                self._end_row()
            if tag == "table":
                self._tables = max(self._tables - 1, 0)
            elif tag in {"ol", "ul"} and self._lists:
                self._lists.pop()

    def _end_line(self) -> None:
        """Keep what was read since the last line end as a line of its own."""
        text = _SPACES.sub(" ", "".join(self._parts)).strip()
        if text:
            head = self._head if len(text) <= 2 * TEXT_LENGTH and text[-1] not in "。；，" else 0
            number = (self._lists[-1] or 0) if self._lists and self._label is Label.LIST_ITEM else 0
            self._keep([PageBlock(text, self._linked, head, self._label, number)])
            if self._label is Label.LIST_ITEM:
                self._label = Label.UNKNOWN  # what follows inside the item is no item of its own
        self._parts.clear()
        self._linked = 0

    def _end_row(self) -> None:
        """End the row of the innermost table, where one was begun: a page may leave out the tag that ends it."""
        if self._rows and self._rows[-1].table >= self._tables:
            self._keep(_row(self._rows.pop().cells))

    def _keep(self, blocks: list[PageBlock]) -> None:
        if not self._rows:
            self.blocks.extend(blocks)
        elif self._rows[-1].cells:
            self._rows[-1].cells[-1].extend(blocks)
        else:
            self._rows[-1].cells.append(blocks)


def _hides(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def _row(cells: Sequence[Sequence[PageBlock]]) -> list[PageBlock]:
    """Write a row of a table as one line, unless its cells hold paragraphs, as those that only lay out a page do."""
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and not cell[0].is_text and not cell[0].head for cell in filled):
        text = "\t".join(cell[0].text if cell else "" for cell in cells)
        return [PageBlock(text.strip(), sum(cell[0].linked for cell in filled), label=Label.ROW)]
    return [block for cell in cells for block in cell]
