"""OpenDocument texts (.odt) become lines here."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.lines import Label, Line
from index.readers.packages import opened_package, package_xml
from index.readers.reading import FileLines, with_whole_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE = _NAMES % "text", _NAMES % "table", _NAMES % "office"
_STYLE, _FO = _NAMES % "style", "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LEFT_OUT = frozenset(
    f"{_TEXT}{name}"
    for name in ("note", "ruby-text", "hidden-text", "hidden-paragraph", "tracked-changes", "table-of-content")
) | {f"{_OFFICE}annotation"}
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_SPACES = 1000


def odt_lines(path: Path) -> FileLines:
    """Give the lines of an .odt file; raise UnreadableFile."""
    with opened_package(path, "OpenDocument text") as package:
        root = package_xml(package, "content.xml")
        hidden = {
            style.get(f"{_STYLE}name")
            for style in root.iter(f"{_STYLE}style")
            if any(each.get(f"{_TEXT}display") == "none" for each in style.iter(f"{_STYLE}text-properties"))
        }
        reader = _OdtReader(frozenset(name for name in hidden if name))
        body = root.find(f"{_OFFICE}body/{_OFFICE}text")
        lines = [] if body is None else list(reader.lines(body))
        return FileLines(with_whole_paragraphs([*lines, *reader.notes]))


class _OdtReader:
    """Reads one text in order and gathers its notes, which stand behind it."""

    def __init__(self, hidden: frozenset[str]) -> None:
        self.notes: list[Line] = []
        self._hidden = hidden

    def lines(self, parent: "_Element", label: Label = Label.PARAGRAPH) -> Iterator[Line]:
        for element in parent.iterchildren(tag="{*}*"):
            tag = element.tag
            if tag in _LEFT_OUT or element.get(f"{_TEXT}display") in {"none", "true"}:
                continue
            if tag == f"{_TEXT}h":
                level = element.get(f"{_TEXT}outline-level", "1")
                yield Line(self._text(element), Label.HEADING, level=int(level) if level.isdecimal() else 1)
            elif tag == f"{_TEXT}p":
                yield from _broken(self._text(element), label)
            elif tag == f"{_TABLE}table-row":
                yield from self._row(element)
            elif tag == f"{_TEXT}list":
                yield from self.lines(element, Label.LIST_ITEM)
            else:
                yield from self.lines(element, label)

    def _row(self, row: "_Element") -> Iterator[Line]:
        cells = [
            [line for line in self.lines(cell) if line.text.strip()] for cell in row.iterchildren(f"{_TABLE}table-cell")
        ]
        if len(cells) > 1 and all(len(cell) <= 1 for cell in cells):
            yield Line("\t".join(cell[0].text.strip() if cell else "" for cell in cells), Label.ROW)
        else:
            for cell in cells:
                yield from cell

    def _text(self, element: "_Element") -> str:
        parts = [element.text or ""]
        for child in element.iterchildren(tag="{*}*"):
            if child.tag in _SIGNS:
                parts.append(_SIGNS[child.tag])
            elif child.tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c", "1")
                parts.append(" " * min(int(count) if count.isdecimal() else 1, _SPACES))
            elif child.tag == f"{_TEXT}note":
                body = child.find(f"{_TEXT}note-body")
                text = "" if body is None else " ".join(line.text.strip() for line in self.lines(body))
                self.notes.append(Line(f"[{len(self.notes) + 1}] {text}", Label.PARAGRAPH))
            elif child.tag not in _LEFT_OUT and child.get(f"{_TEXT}style-name") not in self._hidden:
                parts.append(self._text(child))
            parts.append(child.tail or "")
        return "".join(parts)


def _broken(text: str, label: Label) -> Iterator[Line]:
    """Give a paragraph's lines: broken by hand they need not be whole."""
    lines = text.split("\n")
    yield from (Line(line, label if len(lines) == 1 else Label.UNKNOWN) for line in lines)
