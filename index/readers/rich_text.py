"""RTF files become lines here."""

import re
from pathlib import Path

from index.errors import UnreadableFile
from index.lines import Label, Line
from index.readers.reading import FileLines, with_whole_paragraphs

_OUTLINE = re.compile(r"\\outlinelevel([0-8])(?![0-9]) ?")
_STYLE = re.compile(r"\{\\s(\d+)(?!\d)[^{};]*?(?:heading|\\'b1\\'ea\\'cc\\'e2) ?([1-9])\s*;", re.IGNORECASE)
_STYLED = re.compile(r"(\\pard(?![a-z])[^{}\n]{0,40}?\\s(\d+))(?![0-9a-z]) ?")
_MARK = 0xF0B0
"""striprtf gives no headings: a character that no text holds marks them, one for each depth."""

_MARKED = re.compile("[\uf0b0-\uf0b8]")
_HIDDEN = re.compile(r"\{[^{}]*\\v(?![a-z0-9])[^{}]*\}")


def rtf_lines(path: Path) -> FileLines:
    """Give the lines of an RTF file; raise UnreadableFile."""
    from striprtf.striprtf import rtf_to_text

    data = path.read_bytes()
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFile(path, "is no rich text document that can be read")
    source = _HIDDEN.sub("", data.decode("latin-1"))
    levels = {match[1]: int(match[2]) for match in _STYLE.finditer(source)}
    source = _OUTLINE.sub(lambda match: _mark(int(match[1]) + 1), source)
    source = _STYLED.sub(lambda match: match[1] + (_mark(levels[match[2]]) if match[2] in levels else " "), source)
    try:
        text: str = rtf_to_text(source, encoding="cp936", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise UnreadableFile(path, "is no rich text document that can be read") from None
    return FileLines(with_whole_paragraphs([_line(line) for line in text.split("\n")]))


def _mark(level: int) -> str:
    return f"\\u{_MARK + level - 1 - 0x10000}?"


def _line(text: str) -> Line:
    mark = _MARKED.search(text)
    if mark is not None:
        return Line(_MARKED.sub("", text).strip(), Label.HEADING, level=ord(mark[0]) - _MARK + 1)
    if text.count("|") > 1 and text.rstrip().endswith("|"):
        return Line("\t".join(cell.strip() for cell in text.rstrip().removesuffix("|").split("|")), Label.ROW)
    return Line(text, Label.PARAGRAPH if text.strip() else Label.UNKNOWN)
