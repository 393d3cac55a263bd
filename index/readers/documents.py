"""Word documents become text here: paragraphs, headings, numbers that Word counts itself, tables and footnotes."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from index.readers.counting import Counting, W, value
from index.structure.openings import numbered

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

UNPACKED_BYTES = 400_000_000
"""A document that would be larger than this when unpacked is refused."""

HEADING_LENGTH = 80
"""A paragraph set as a heading is one up to this length."""

_DOUBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}p": "\n"}
_AROUND = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"})
_BROKEN = (SyntaxError, LookupError, ValueError, TypeError, AttributeError, RuntimeError)
"""What reading a document raises that is none, or a broken one: SyntaxError for its XML, the others for its parts."""

_NO_TEXT = frozenset({_DOUBLE, f"{W}pPr", f"{W}rPr"})


def document_text(path: Path) -> str:
    """Give the text of a .docx file, a line for each paragraph or row; raise UnreadableFile."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > UNPACKED_BYTES:
            raise UnreadableFile(path, f"is too big ({size // 1_000_000} MB unpacked)")
        document = docx.Document(str(path))
        reader = _Reader(document)
        return "\n".join([*reader.lines(document.element.body), *_notes(document)])
    except (zipfile.BadZipFile, zlib.error, EOFError, PackageNotFoundError, *_BROKEN):
        raise UnreadableFile(path, "is no Word document that can be read") from None


class _Reader:
    """Reads the paragraphs of one document in order, for its numbers count on."""

    def __init__(self, document: "Document") -> None:
        self._counting = Counting(document)
        self._styles = {
            style.get(f"{W}styleId"): value(style, "name").lower()
            for style in document.styles.element.iter(f"{W}style")
        }

    def lines(self, parent: "BaseOxmlElement") -> Iterator[str]:
        """Give the paragraphs and rows inside an element, a line each."""
        for element in parent.iterchildren():
            if element.tag == f"{W}p":
                yield self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _AROUND:
                yield from self.lines(element)

    def _paragraph(self, element: "BaseOxmlElement") -> str:
        properties = element.find(f"{W}pPr")
        style = "" if properties is None else self._styles.get(value(properties, "pStyle"), "")
        text = "".join(_pieces(element)).strip("\n")
        if not text.strip() or style.startswith("toc "):
            return ""  # a table of contents only lists the headings, which follow
        text = f"{self._counting.number(element, style)}{text}"
        level = _level(style)
        if level and len(text) <= HEADING_LENGTH and "\n" not in text and numbered(text.strip()) is None:
            return f"{'#' * level} {text.strip()}"
        return text

    def _table(self, table: "BaseOxmlElement") -> Iterator[str]:
        """Give the rows of a table, a line each, or its paragraphs where it only lays out a page."""
        for row in table.iterchildren(f"{W}tr"):
            cells = [[line for line in self.lines(cell) if line.strip()] for cell in row.iterchildren(f"{W}tc")]
            if len(cells) > 1 and all(len(cell) <= 1 for cell in cells):
                yield "\t".join(cell[0].strip() if cell else "" for cell in cells)
            else:
                for cell in cells:
                    yield from cell


def _level(style: str) -> int:
    """Give the depth of a heading by the name of its style, 0 for none."""
    if style == "title":
        return 1
    words, _, depth = style.rpartition(" ")
    return min(int(depth) + 1, 6) if words in {"heading", "标题"} and depth.isdecimal() else 0


def _pieces(element: "BaseOxmlElement") -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _NO_TEXT:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        else:
            yield _BREAKS.get(child.tag, "")
            yield from _pieces(child)


def _notes(document: "Document") -> Iterator[str]:
    """Give the footnotes and endnotes, each with its number."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if str(part.partname).rpartition("/")[2] in {"footnotes.xml", "endnotes.xml"}:
            texts = ["".join(_pieces(note)).strip() for note in parse_xml(part.blob).iterchildren()]
            yield from (f"[{number}] {text}" for number, text in enumerate(filter(None, texts), start=1))
