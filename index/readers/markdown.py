"""Markdown becomes lines here: its headings are labelled, whatever else it marks is taken off with the plain text."""

import re
from dataclasses import replace

from index.lines import Label, Line
from index.structure import lines_of

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LABEL_LENGTH = 120


def markdown_lines(text: str) -> list[Line]:
    """Give the lines of a Markdown text; a sign of a heading inside a block of code is none.

    A backslash before a sign only says that the sign is no mark.
    """
    lines: list[Line] = []
    fence = ""
    for line in lines_of(text):
        mark = _FENCE.match(line.text)
        if mark is not None and fence in {"", mark[1]}:
            fence = "" if fence else mark[1]
        heading = None if fence else _HEADING.fullmatch(line.text)
        if heading is not None and heading[2] and len(heading[2]) <= _LABEL_LENGTH:
            title = _ESCAPED.sub(r"\1", heading[2])
            lines.append(replace(line, text=title, label=Label.HEADING, level=len(heading[1])))
        else:
            lines.append(line if fence else replace(line, text=_ESCAPED.sub(r"\1", line.text)))
    return lines
