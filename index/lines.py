"""Typed lines: what a reader hands over of a file, and what structure works on."""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a line is, as far as its file says; structure labels those that are UNKNOWN."""

    UNKNOWN = "unknown"
    HEADING = "heading"
    LIST_ITEM = "list item"
    ROW = "row"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    `level` is the depth of a HEADING, from 1. A PARAGRAPH is whole: it does not go on in the next line. `gap` counts
    the blank lines before it, `indent` the columns it is set in, `ruled` tells whether a rule is drawn before it.
    `page` is the page, slide or section of the file that it stands on, from 1, where the file has such.
    """

    text: str
    label: Label = Label.UNKNOWN
    level: int = 0
    gap: int = 0
    indent: int = 0
    ruled: bool = False
    page: int | None = None
