"""Saved web pages become text here: what the page adds around a text, such as menus and lists of links, stays out."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.structure import markup

LINKED = 0.6
"""A line is a link when at least this much of it is."""

TEXT_LENGTH = 40
"""A line of so many characters is text, whatever its end."""

LABEL_LENGTH = 12
"""What heads a list of links, or stands between them, is at most so long."""

TITLE_LENGTH = 6
"""A line of at least so many letters that the page is named after is its title."""

_HEAD = 3000
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_SKIPPED = frozenset(
    {"nav", "footer", "aside", "select", "button", "textarea", "iframe", "noscript", "template", "svg"}
)
_BLOCK = re.compile(
    "p|div|hr|br|table|tbody|thead|ul|ol|li|dl|dt|dd|section|article|header|main|blockquote|center|form|fieldset|pre"
    "|address|figure|figcaption|caption|body|h[1-6]"
)
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>")
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<>]{1,400})</title", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Block:
    """One line of a page: how much of it is links, and which heading it is, 0 for none."""

    text: str
    linked: int = 0
    head: int = 0

    @property
    def is_link(self) -> bool:
        ends = self.text[-1:] in tuple("。！？")
        return self.linked >= LINKED * len(self.text) and not (ends and len(self.text) >= TEXT_LENGTH)

    @property
    def is_text(self) -> bool:
        return not self.is_link and (len(self.text) >= TEXT_LENGTH or self.text[-1:] in tuple("。！？；"))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table that is not yet at its end: how deep its table lies, and its cells."""

    table: int
    cells: list[list[_Block]]


def is_page(text: str) -> bool:
    """Tell whether a text is a whole web page with its tags."""
    return _PAGE.search(text[:_HEAD]) is not None


def page_text(text: str) -> str:
    """Give the text of a web page: a line for each of its paragraphs and rows, headings with a Markdown sign."""
    title = _TITLE.search(text)
    text = markup.shown(text)
    page = _read(text, _SKIPPED)
    if page.skipping:
        # Something hidden was never closed: better too much of the page than too little.
        page = _read(text, frozenset())
    blocks = _below_title(_without_links(page.blocks), html.unescape(title[1]) if title else "")
    return "\n".join(f"{'#' * block.head} {block.text}" if block.head else block.text for block in blocks)


def _read(text: str, skipped: frozenset[str]) -> "_Page":
    page = _Page(skipped)
    place = 0
    # Not html.parser: with tags that are never closed it takes time by the square of the page's length.
    for tag in _TAG.finditer(text):
        page.say(text[place : tag.start()])
        page.turn(tag[2].lower(), tag[3], closes=bool(tag[1]))
        place = tag.end()
    page.say(text[place:])
    page.finish()
    return page


class _Page:
    """Collects the lines of a page; `skipping` is the tag of a part that is left out, while inside one."""

    def __init__(self, skipped: frozenset[str]) -> None:
        self.blocks: list[_Block] = []
        self.skipping = ""
        self._skipped = skipped
        self._depth = 0
        self._parts: list[str] = []
        self._linked = self._links = self._head = 0
        self._rows: list[_Row] = []
        self._tables = 0

    def turn(self, tag: str, attributes: str, *, closes: bool) -> None:
        """Follow a tag."""
        if self.skipping:
            self._depth += (-1 if closes else 1) * (tag == self.skipping)
            self.skipping = self.skipping if self._depth else ""
        elif closes:
            self._close(tag)
        elif self._skipped and (tag in self._skipped or _hides(tag, attributes)):
            self.end_line()
            self.skipping, self._depth = tag, 1
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag == "a":
            self._links += 1
        elif tag in {"tr", "td", "th"} or _BLOCK.fullmatch(tag):
            self.end_line()
            if tag == "table":
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
        elif tag in {"tr", "td", "th"} or _BLOCK.fullmatch(tag):
            self.end_line()
            self._head = 0
            if tag in {"tr", "table"}:
                self._end_row()
            if tag == "table":
                self._tables = max(self._tables - 1, 0)

    def say(self, text: str) -> None:
        """Take the text between two tags."""
        if text and not self.skipping:
            words = _SPACES.sub(" ", html.unescape(text))
            self._parts.append(words)
            self._linked += len(words.strip()) if self._links else 0

    def end_line(self) -> None:
        """Keep what was read since the last line end as a line of its own."""
        text = _SPACES.sub(" ", "".join(self._parts)).strip()
        if text:
            head = self._head if len(text) <= 2 * TEXT_LENGTH and text[-1] not in "。；，" else 0
            self._keep([_Block(text, self._linked, head)])
        self._parts.clear()
        self._linked = 0

    def finish(self) -> None:
        """Keep what is left, in rows that never ended too."""
        self.end_line()
        self.blocks.extend(block for row in self._rows for cell in row.cells for block in cell)

    def _end_row(self) -> None:
        """End the row of the innermost table, where one was begun: a page may leave out the tag that ends it."""
        if self._rows and self._rows[-1].table >= self._tables:
            self._keep(_row(self._rows.pop().cells))

    def _keep(self, blocks: list[_Block]) -> None:
        if not self._rows:
            self.blocks.extend(blocks)
        elif self._rows[-1].cells:
            self._rows[-1].cells[-1].extend(blocks)
        else:
            self._rows[-1].cells.append(blocks)


def _hides(tag: str, attributes: str) -> bool:
    return "none" in attributes and _VOID.fullmatch(tag) is None and _HIDDEN.search(attributes) is not None


def _row(cells: Sequence[Sequence[_Block]]) -> list[_Block]:
    """Write a row of a table as one line, unless its cells hold paragraphs, as those that only lay out a page do."""
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and not cell[0].is_text and not cell[0].head for cell in filled):
        text = "\t".join(cell[0].text if cell else "" for cell in cells)
        return [_Block(text.strip(), sum(cell[0].linked for cell in filled))]
    return [block for cell in cells for block in cell]


def _without_links(blocks: Sequence[_Block]) -> list[_Block]:
    """Leave out links that stand alone, what heads a list of them, and the signs between them."""
    links = {place for place, block in enumerate(blocks) if block.is_link and not _heads_text(blocks, place)}
    dropped = set(links)
    for place, block in enumerate(blocks):
        if place not in links and len(block.text) <= LABEL_LENGTH:
            heads_list = not block.is_text and {place + 1, place + 2} <= links
            between = not links.isdisjoint({place - 1, place + 1}) and not _core(block.text).strip("0123456789")
            if heads_list or between:
                dropped.add(place)
    return [block for place, block in enumerate(blocks) if place not in dropped]


def _heads_text(blocks: Sequence[_Block], place: int) -> bool:
    """Tell whether a link is the title of a text below it, as on a page that holds several."""
    return blocks[place].head > 0 and any(block.is_text for block in blocks[place + 1 : place + 4])


def _below_title(blocks: Sequence[_Block], page: str) -> Sequence[_Block]:
    """Find the line that the page is named after, or its one topmost heading; leave out what stands above it."""
    core = _core(page)
    named = [
        place
        for place, block in enumerate(blocks)
        if len(_core(block.text)) >= TITLE_LENGTH and not block.is_link and _core(block.text) in core
    ]
    tops = [place for place, block in enumerate(blocks) if block.head == 1]
    if named:
        start = max(named, key=lambda place: (len(_core(blocks[place].text)), -place))
    elif len(tops) == 1:
        start = tops[0]
    else:
        return blocks
    if any(block.is_text for block in blocks[:start]):
        return blocks
    below = [replace(block, head=max(block.head, 2)) if block.head else block for block in blocks[start + 1 :]]
    return [replace(blocks[start], head=1), *below]


def _core(text: str) -> str:
    return _NOT_WORDS.sub("", text)
