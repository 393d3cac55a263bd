"""Markdown becomes lines here: headings and rows of tables are labelled, what else it marks is read as plain text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.lines import Label, Line
from index.structure import lines_of

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_ITEM = re.compile(r"\s*(?:[-+*]|[0-9]{1,9}[.)])(?:\s|$)")
_TASK = re.compile(r"(\s*(?:[-+*]|[0-9]{1,9}[.)])\s+)\[[ xX]\]\s+")
_ADDRESS = re.compile(
    r"\s{0,3}\[([^\[\]^]{1,200})\]:\s*<?((?:https?://|mailto:|www\.|[/.#])[^\s<>]*)>?(?:\s+[\"'(].*)?"
)
_NEITHER = re.compile(r"(?<![0-9*])\*{4}(?![0-9*])")
"""Asterisks that end one stretch of bold words and begin the next say nothing."""

_UNDER_HEAD = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_CELL_END = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"[*_~`\[<\\&!]")
_LABEL_LENGTH = 120
_BOLD_FIRST = re.compile(
    r"^[ \t\u3000]*(?:#{1,6}[ \t]+|[-+*][ \t]+|[0-9]{1,3}[.、)）][ \t]*"
    r"|[（(]?[一二三四五六七八九十]{1,3}[、）)][ \t]*)?"
    r"\*\*[^\s*][^*\n]{0,200}\*\*",
    re.MULTILINE,
)


def text_lines(text: str) -> list[Line]:
    """Give the lines of a text that does not say what it is: Markdown where one of its lines begins with bold words."""
    marked = "**" in text and _BOLD_FIRST.search(text) is not None
    return markdown_lines(text) if marked else lines_of(text)


def markdown_lines(text: str) -> list[Line]:
    """Give the lines of a Markdown text; what stands in a block of code stays as it is."""
    given, addresses = _without_addresses(lines_of(text))
    lines: list[Line] = []
    paragraph: list[Line] = []
    fence = ""
    in_table = False
    for line, below in zip(given, [*given[1:], Line("")], strict=True):
        mark = _FENCE.match(line.text)
        fenced = bool(fence) or mark is not None
        heading = None if fenced else _HEADING.fullmatch(line.text)
        in_table = not fenced and "|" in line.text and (in_table or _is_under_head(below.text))
        alone = fenced or heading is not None or in_table or not line.text.strip()
        if alone or _ITEM.match(line.text) is not None:
            lines.extend(_unmarked(paragraph, addresses))
            paragraph = []
        if mark is not None and fence in {"", mark[1]}:
            fence = "" if fence else mark[1]
            lines.append(replace(line, text=""))
        elif heading is not None and heading[2]:
            label = Label.HEADING if len(heading[2]) <= _LABEL_LENGTH else line.label
            lines.extend(_unmarked([replace(line, text=heading[2], label=label, level=len(heading[1]))], addresses))
        elif in_table:
            lines.extend(_row(line, addresses))
        elif alone:
            lines.append(line)
        else:
            paragraph.append(line)
    return [*lines, *_unmarked(paragraph, addresses)]


def _without_addresses(lines: Sequence[Line]) -> tuple[list[Line], dict[str, str]]:
    """Give the lines without those that only say where links of the text lead, and the addresses by their names."""
    kept: list[Line] = []
    addresses: dict[str, str] = {}
    for line in lines:
        address = _ADDRESS.fullmatch(line.text) if "]:" in line.text else None
        if address is None:
            kept.append(line)
        else:
            addresses[address[1].strip().upper()] = address[2]
    return kept, addresses


def _is_under_head(text: str) -> bool:
    return "|" in text and _UNDER_HEAD.fullmatch(text) is not None


def _row(line: Line, addresses: Mapping[str, str]) -> list[Line]:
    """Give a row of a table, its cells parted by tabs; none for the rule below its head."""
    if _is_under_head(line.text):
        return []
    cells = [cell.strip() for cell in _CELL_END.split(line.text.strip())]
    shown = cells[not cells[0] : len(cells) - (not cells[-1])]
    return _unmarked([replace(line, text="\t".join(shown), label=Label.ROW)], addresses)


def _unmarked(lines: Sequence[Line], addresses: Mapping[str, str]) -> list[Line]:
    """Give the lines of a paragraph without marks."""
    text = "\n".join(line.text for line in lines)
    if _MARKS.search(text) is None:
        return list(lines)
    from index.readers.markdown_marks import without_marks

    text = _NEITHER.sub("", _TASK.sub(r"\1", text))
    shown = without_marks(text, addresses).split("\n")
    return [replace(lines[min(place, len(lines) - 1)], text=words) for place, words in enumerate(shown)]
