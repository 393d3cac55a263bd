"""RTF files become lines here."""

import re
from pathlib import Path

from index.errors import UnreadableFile
from index.lines import Label, Line
from index.readers.reading import FileLines, with_whole_paragraphs

_OUTLINE = re.compile(r"\\outlinelevel([0-8])(?![0-9]) ?")
_RESET = re.compile(r"\\pard(?![a-z])")
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
    source = _OUTLINE.sub(lambda match: rf"\\u{_MARK + int(match[1]) - 0x10000}?".replace("\\\\", "\\"), source)
    try:
        text: str = rtf_to_text(source, encoding="cp936", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise UnreadableFile(path, "is no rich text document that can be read") from None
    return FileLines(with_whole_paragraphs([_line(line) for line in text.split("\n")]))


def _line(text: str) -> Line:
    mark = _MARKED.search(text)
    if mark is not None:
        return Line(_MARKED.sub("", text).strip(), Label.HEADING, level=ord(mark[0]) - _MARK + 1)
    if text.count("|") > 1 and text.rstrip().endswith("|"):
        return Line("\t".join(cell.strip() for cell in text.rstrip().removesuffix("|").split("|")), Label.ROW)
    return Line(text, Label.PARAGRAPH if text.strip() else Label.UNKNOWN)
