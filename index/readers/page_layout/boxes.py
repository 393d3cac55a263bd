"""Text with its place on a page, as readers of placed text hand it over, and rows made of it."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

CELL_GAP = 0.75
"""Text of one row stands in two cells of a table when it is so many character widths apart, or more."""

WORD_GAP = 0.15
"""Words of Latin script are so many character widths apart, or more."""

_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]"
)


@dataclass(frozen=True, slots=True)
class TextBox:
    """A piece of text within one row of a page, and its edges, counted from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """The height, which tells how large the text is set."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """How far down the page its middle stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page of a document: its number, from 1, its height, and its text in no particular order."""

    number: int
    height: float
    boxes: tuple[TextBox, ...]


@dataclass(frozen=True, slots=True)
class TextRow:
    """Boxes side by side, from left to right, on one page."""

    page: int
    boxes: tuple[TextBox, ...]
    left: float
    top: float
    right: float
    bottom: float
    height: float

    @property
    def middle(self) -> float:
        """How far down the page its middle stands."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """The text of the row, with a tab between the cells of a table."""
        if len(self.boxes) > 1 and all(len(box.text) == 1 for box in self.boxes):
            return "".join(box.text for box in self.boxes)  # a title with its letters far apart
        parts = [self.boxes[0].text]
        for before, box in pairwise(self.boxes):
            apart = box.left - before.right
            if apart > CELL_GAP * max(em(before), em(box)):
                parts.append("\t")
            elif apart > WORD_GAP * em(box) and before.text[-1].isascii() and box.text[0].isascii():
                parts.append(" ")
            parts.append(box.text)
        return "".join(parts)


def em(box: TextBox) -> float:
    """Give the width of one Chinese character of a box's text."""
    wide = len(_WIDE.findall(box.text))
    width = wide + (len(box.text) - wide) / 2
    return min((box.right - box.left) / width if width else box.height, 2 * box.height)


def row_em(row: TextRow) -> float:
    """Give the width of one Chinese character of a row's longest box."""
    return em(max(row.boxes, key=lambda box: len(box.text)))


def row_size(row: TextRow) -> float:
    """Give how large a row is set, by its height and the width of its characters: pictures tell neither exactly."""
    return math.sqrt(row.height * row_em(row))


def text_rows(page: int, boxes: Iterable[TextBox]) -> list[TextRow]:
    """Put the boxes that stand side by side into rows, from the top down."""
    rows: list[list[TextBox]] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        last = rows[-1][-1] if rows else None
        if last is not None and abs(box.middle - last.middle) < 0.5 * min(box.height, last.height):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [_row(page, row) for row in rows]


def _row(page: int, boxes: Sequence[TextBox]) -> TextRow:
    ordered = tuple(sorted(boxes, key=lambda box: box.left))
    longest = max(ordered, key=lambda box: len(box.text))
    return TextRow(
        page,
        ordered,
        left=ordered[0].left,
        top=min(box.top for box in ordered),
        right=max(box.right for box in ordered),
        bottom=max(box.bottom for box in ordered),
        height=longest.height,
    )
