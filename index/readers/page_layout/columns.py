"""The columns of a page are found here, so that each is read from top to bottom before the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from index.readers.page_layout.boxes import PlacedPage, TextBox, TextRow, em, text_rows

COLUMN_ROWS = 4
"""A column has at least so many rows beside those of the next one."""

COLUMN_WIDTH = 8
"""A column is at least so many characters wide."""

FILLED = 0.6
"""Half of the rows of a column fill at least so much of its width: the cells of a table do not."""

GUTTER = 0.5
"""Columns are at least so many character widths apart."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """Rows one below the other on one page, and the edges that the text is set between."""

    rows: tuple[TextRow, ...]
    left: float
    right: float
    page_height: float


def reading_order(page: PlacedPage) -> list[TextColumn]:
    """Give the columns of a page in the order they are read."""
    return [
        TextColumn(tuple(text_rows(page.number, boxes)), left, right, page.height)
        for boxes, left, right in _parts(page.boxes)
    ]


def _parts(boxes: Sequence[TextBox]) -> list[tuple[Sequence[TextBox], float, float]]:
    if not boxes:
        return []
    start = _second_column(boxes)
    if start is None:
        return [(boxes, min(box.left for box in boxes), max(box.right for box in boxes))]
    across = sorted((box for box in boxes if _side(box, start) == 0), key=lambda box: box.middle)
    result: list[tuple[Sequence[TextBox], float, float]] = []
    rest = [box for box in boxes if _side(box, start) != 0]
    whole = (min(box.left for box in boxes), max(box.right for box in boxes))
    for box in [*across, None]:
        above = [other for other in rest if box is None or other.middle < box.middle]
        rest = [other for other in rest if box is not None and other.middle >= box.middle]
        for side in (-1, 1):
            result.extend(_parts([other for other in above if _side(other, start) == side]))
        if box is None:
            continue
        if result and result[-1][1:] == whole:
            result[-1] = ([*result[-1][0], box], *whole)
        else:
            result.append(([box], *whole))
    return result


def _side(box: TextBox, start: float) -> int:
    """Tell on which side of the place where a column starts a box stands: -1 left, 1 right, 0 across it."""
    if box.right <= start:
        return -1
    return 1 if box.left >= start - 1 else 0


def _second_column(boxes: Sequence[TextBox]) -> float | None:
    """Find where a second column starts, None where there is but one."""
    size = median(em(box) for box in boxes)
    best: tuple[int, float] | None = None
    for start in sorted({round(box.left, 0) for box in boxes}):
        left = [box for box in boxes if box.right <= start - GUTTER * size]
        right = [box for box in boxes if box.left >= start - 1]
        if min(len(left), len(right)) < COLUMN_ROWS:
            continue
        across = len(boxes) - len(left) - len(right)
        beside = min(_beside(left, right), _beside(right, left))
        if beside < COLUMN_ROWS or across > min(len(left), len(right)):
            continue
        if not (_is_filled(left, start - GUTTER * size, size) and _is_filled(right, None, size)):
            continue
        if best is None or beside - across > best[0]:
            best = (beside - across, start)
    return None if best is None else best[1]


def _beside(boxes: Sequence[TextBox], others: Sequence[TextBox]) -> int:
    """Count the boxes that have some of the others at their height."""
    top, bottom = min(box.top for box in others), max(box.bottom for box in others)
    return sum(top <= box.middle <= bottom for box in boxes)


def _is_filled(boxes: Sequence[TextBox], right: float | None, size: float) -> bool:
    left = min(box.left for box in boxes)
    width = (max(box.right for box in boxes) if right is None else right) - left
    rows = text_rows(0, boxes)
    filled = sum(row.right - row.left >= FILLED * width for row in rows)
    return width >= COLUMN_WIDTH * size and 2 * filled >= len(rows)
