"""How a document is set is measured here: the size of its text, the distance of its rows, the edges of its columns."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.page_layout.boxes import TextRow, row_em
from index.readers.page_layout.columns import TextColumn

SUPPORT = 3
"""An edge of a column is where at least so many rows begin or end."""

WHOLE_COLUMN = 8
"""A column of at least so many rows shows its own edges."""

LONG_ROW = 10
"""Rows of at least so many characters tell how wide a character is."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The width of a character of the text, the height of its rows, and how far their middles are apart."""

    em: float
    height: float
    pitch: float

    @property
    def size(self) -> float:
        """How large the text is set, as `row_size` gives it for a row."""
        return math.sqrt(self.height * self.em)


def measured(columns: Sequence[TextColumn]) -> Setting:
    """Measure how a document is set; there must be a row."""
    rows = [row for column in columns for row in column.rows]
    heights: Counter[float] = Counter()
    for row in rows:
        heights[round(2 * row.height) / 2] += len(row.text)
    common = heights.most_common(1)[0][0]
    body = [row for row in rows if abs(row.height - common) <= 0.1 * common] or rows
    long = [row for row in body if len(row.text) >= LONG_ROW] or body
    pitches = [
        below.middle - above.middle
        for column in columns
        for above, below in pairwise(column.rows)
        if max(above.height, below.height) <= 1.1 * common
    ]
    height = median(row.height for row in body)
    return Setting(median(row_em(row) for row in long), height, median(pitches) if pitches else 1.5 * height)


def column_edges(columns: Sequence[TextColumn], setting: Setting) -> list[tuple[float, float]]:
    """Give the left and the right edge that the rows of each column are set between."""
    own = [_own_edges(column.rows, setting) for column in columns]
    whole = [number for number, column in enumerate(columns) if len(column.rows) >= WHOLE_COLUMN]
    edges: list[tuple[float, float]] = []
    near = 0
    for number, (left, right) in enumerate(own):
        while near + 1 < len(whole) and whole[near + 1] <= number:
            near += 1
        # Columns alternate: the one before last is like this one where two stand on a page, or pages have two sides.
        others = [own[place] for place in whole[max(near - 3, 0) : near + 4]]
        like = [each for each in others if abs(each[0] - left) < 3 * setting.em and each[1] >= right - setting.em]
        if len(columns[number].rows) < WHOLE_COLUMN and like:
            edges.append(min(like, key=lambda each: abs(each[0] - left)))
        else:
            edges.append((left, right))
    return edges


def _own_edges(rows: Sequence[TextRow], setting: Setting) -> tuple[float, float]:
    lefts, rights = sorted(row.left for row in rows), sorted((row.right for row in rows), reverse=True)
    left = next((at for at in lefts if sum(at <= other < at + setting.em / 2 for other in lefts) >= SUPPORT), lefts[0])
    right = next((at for at in rights if sum(at - setting.em < other <= at for other in rights) >= SUPPORT), rights[0])
    return left, right
