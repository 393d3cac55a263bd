"""Word documents become lines here: paragraphs, headings, numbers that Word counts itself, tables and footnotes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from index.lines import Label, Line
from index.readers.counting import Counting, W, attribute
from index.readers.packages import BROKEN_PACKAGE, opened_package
from index.readers.reading import FileLines, with_whole_paragraphs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_HEADING_LENGTH = 80
"""A paragraph set as a heading is one up to this length."""

_OPENING_LENGTH = 30
"""A document that begins with so many characters has no title there."""

_TITLE_LENGTH = 5
"""The title in a page header has at least so many characters."""

_BODY_LEVEL = 9
"""The outline level of what is no heading."""

_BASES = 12
"""Styles are based on one another so many times at most."""

_DOUBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}p": "\n"}
_AROUND = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"})
_NO_TEXT = frozenset({_DOUBLE, f"{W}pPr", f"{W}rPr", f"{W}moveFrom", f"{W}rt"})
_OFF = frozenset({"0", "false", "off"})


def docx_lines(path: Path) -> FileLines:
    """Give the lines of a .docx file, one for each paragraph or row; raise UnreadableFile."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    with opened_package(path, "Word document"):
        pass
    try:
        document = docx.Document(str(path))
        reader = _Reader(document)
        lines = [*reader.lines(document.element.body), *_notes(document)]
        return FileLines(with_whole_paragraphs(lines), title=_header_title(document, lines))
    except (PackageNotFoundError, *BROKEN_PACKAGE):
        raise UnreadableFile(path, "is no Word document that can be read") from None


class _Reader:
    """Reads the paragraphs of one document in order, for its numbers count on."""

    def __init__(self, document: "Document") -> None:
        self._counting = Counting(document)
        self._styles: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._hidden: set[str] = set()
        styles = {style.get(f"{W}styleId") or "": style for style in document.styles.element.iter(f"{W}style")}
        for name, style in styles.items():
            self._styles[name] = attribute(style, "name").lower()
            self._levels[name] = _style_level(styles, name)
            if _is_hidden(style, frozenset()):
                self._hidden.add(name)

    def lines(self, parent: "BaseOxmlElement") -> Iterator[Line]:
        """Give the paragraphs and rows inside an element."""
        for element in parent.iterchildren():
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _AROUND:
                yield from self.lines(element)

    def _paragraph(self, element: "BaseOxmlElement") -> Iterator[Line]:
        properties = element.find(f"{W}pPr")
        name = "" if properties is None else attribute(properties, "pStyle")
        style = self._styles.get(name, "")
        text = "".join(_pieces(element, self._hidden)).strip("\n")
        if not text.strip() or style.startswith("toc "):
            yield Line("")  # a table of contents only lists the headings, which follow
            return
        number = self._counting.number(element, style)
        text = f"{number or ''}{text}"
        outline = _outline_level(element)
        level = self._levels.get(name, 0) if outline is None else outline
        if level and len(text) <= _HEADING_LENGTH and "\n" not in text:
            yield Line(text, Label.HEADING, level=level)
        elif "\n" in text:
            # Lines that are broken by hand need not be whole paragraphs.
            yield from map(Line, text.split("\n"))
        else:
            yield Line(text, Label.PARAGRAPH if number is not None else Label.LIST_ITEM)

    def _table(self, table: "BaseOxmlElement") -> Iterator[Line]:
        """Give the rows of a table, a line each, or its paragraphs where it only lays out a page."""
        for row in table.iterchildren(f"{W}tr"):
            cells = [[line for line in self.lines(cell) if line.text.strip()] for cell in row.iterchildren(f"{W}tc")]
            if len(cells) > 1 and all(len(cell) <= 1 for cell in cells):
                yield Line("\t".join(cell[0].text.strip() if cell else "" for cell in cells), Label.ROW)
            else:
                for cell in cells:
                    yield from cell


def _style_level(styles: Mapping[str, "BaseOxmlElement"], name: str) -> int:
    """Give the depth of the headings of a style: by its name, by what it says, or by the style it is based on."""
    for _ in range(_BASES):
        if name not in styles:
            break
        style = styles[name]
        words, _, depth = attribute(style, "name").lower().rpartition(" ")
        if (words, depth) == ("", "title"):
            return 1
        if words in {"heading", "标题"} and depth.isdecimal():
            return min(int(depth) + 1, 6)
        outline = _outline_level(style)
        if outline is not None:
            return outline
        name = attribute(style, "basedOn")
    return 0


def _outline_level(element: "BaseOxmlElement") -> int | None:
    """Give the depth of a heading that a paragraph or a style has itself, 0 for text, None where it says nothing."""
    properties = element.find(f"{W}pPr")
    level = "" if properties is None else attribute(properties, "outlineLvl")
    if not level.isdecimal():
        return None
    return min(int(level) + 2, 6) if int(level) < _BODY_LEVEL else 0


def _pieces(element: "BaseOxmlElement", hidden: Collection[str]) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _NO_TEXT or (child.tag == f"{W}r" and _is_hidden(child, hidden)):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        else:
            yield _BREAKS.get(child.tag, "")
            yield from _pieces(child, hidden)


def _is_hidden(element: "BaseOxmlElement", hidden: Collection[str]) -> bool:
    """Tell whether a run, or what goes by a style, is not shown; `hidden` are the styles that hide."""
    properties = element.find(f"{W}rPr")
    if properties is None:
        return False
    vanish = properties.find(f"{W}vanish")
    if vanish is not None:
        return vanish.get(f"{W}val") not in _OFF
    return attribute(properties, "rStyle") in hidden


def _header_title(document: "Document", lines: Sequence[Line]) -> str:
    """Give the header of the first page as the title of a document that begins with its text."""
    first = next((line for line in lines if line.text.strip()), None)
    if first is None or any(line.label is Label.HEADING for line in lines):
        return ""
    opening = first.text.strip()
    if len(opening) < _OPENING_LENGTH and opening[-1] not in "。：；":
        return ""
    section = document.sections[0]
    first_page = section.different_first_page_header_footer
    header = section.first_page_header if first_page else section.header
    texts = [text for paragraph in header.paragraphs if (text := paragraph.text.strip())]
    is_title = len(texts) == 1 and _TITLE_LENGTH <= len(texts[0]) <= _HEADING_LENGTH and texts[0] not in opening
    return texts[0] if is_title else ""


def _notes(document: "Document") -> Iterator[Line]:
    """Give the footnotes and endnotes, each with its number."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if str(part.partname).rpartition("/")[2] in {"footnotes.xml", "endnotes.xml"}:
            texts = ["".join(_pieces(note, ())).strip() for note in parse_xml(part.blob).iterchildren()]
            yield from (
                Line(f"[{number}] {text}", Label.PARAGRAPH) for number, text in enumerate(filter(None, texts), start=1)
            )
