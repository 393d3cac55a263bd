"""Headings of placed text are found here: what the file's outline lists, and what is set larger than the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.readers.page_layout.boxes import TextRow, row_em, row_size
from index.readers.page_layout.columns import TextColumn
from index.readers.page_layout.setting import Setting

LARGER = 1.12
"""A row set so much larger than the text is a heading."""

SAME_SIZE = 0.05
"""Sizes that differ by so little are one."""

_HEADING_LENGTH = 80
"""A heading has at most so many characters."""

OUTLINE_ROWS = 4
"""An entry of the outline stands in at most so many rows of its page."""

DEEPEST = 6

_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}、")
_SPACES = re.compile(r"\s+")
_ENDS = "。；，,;"


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading as the file itself lists it: its text, its depth from 1, its page from 1."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class SetHeading:
    """A heading of the text: its depth from 1, and the number of its entry in the outline, -1 where it has none."""

    level: int
    entry: int = -1


def page_headings(
    columns: Sequence[TextColumn], outline: Sequence[OutlineEntry], setting: Setting
) -> dict[tuple[int, float], SetHeading]:
    """Find the rows that are headings, by their page and top."""
    pages: dict[int, list[TextRow]] = {}
    for column in columns:
        for row in column.rows:
            pages.setdefault(row.page, []).append(row)
    found: dict[tuple[int, float], SetHeading] = {}
    listed: dict[float, int] = {}
    for number, entry in enumerate(outline):
        for row in _rows_of(entry, pages.get(entry.page, [])):
            found[row.page, row.top] = SetHeading(entry.level, number)
            listed.setdefault(row.height, entry.level)
    large = [
        row
        for rows in pages.values()
        for row in _outside_tables(rows)
        if (row.page, row.top) not in found and _is_large(row, setting)
    ]
    deepest = max((heading.level for heading in found.values()), default=0)
    above: TextRow | None = None
    level = 0
    for row in sorted(large, key=row_size, reverse=True):
        if above is None or _is_smaller(row, above):
            above, level = row, level + 1
        same = next((depth for size, depth in listed.items() if abs(size - row.height) <= SAME_SIZE * row.height), None)
        found[row.page, row.top] = SetHeading(min(same or deepest + level, DEEPEST))
    return found if outline else _numbered_under_titles(found, large)


def _numbered_under_titles(
    headings: dict[tuple[int, float], SetHeading], rows: Sequence[TextRow]
) -> dict[tuple[int, float], SetHeading]:
    """Put numbered headings below those without number, where both are set alike and there is nothing larger."""
    numbered = {(row.page, row.top) for row in rows if _NUMBERED.match(row.text)}
    first = {place for place, heading in headings.items() if heading.level == 1}
    if not first - numbered or not first & numbered:
        return headings
    above = first - numbered
    return {
        place: heading if place in above else SetHeading(min(heading.level + 1, DEEPEST))
        for place, heading in headings.items()
    }


def _outside_tables(rows: Sequence[TextRow]) -> list[TextRow]:
    """Leave out rows of cells that have another such row above or below them."""
    cells = [False, *("\t" in row.text for row in rows), False]
    return [row for place, row in enumerate(rows, 1) if not (cells[place] and (cells[place - 1] or cells[place + 1]))]


def _rows_of(entry: OutlineEntry, rows: Sequence[TextRow]) -> Sequence[TextRow]:
    """Find the rows of its page that an entry of the outline stands in."""
    title = _core(entry.title)
    if not title:
        return ()
    for start, row in enumerate(rows):
        text = ""
        for end in range(start, min(start + OUTLINE_ROWS, len(rows))):
            text += _core(rows[end].text)
            if text == title:
                return rows[start : end + 1]
            if not title.startswith(text):
                break
        first = _core(row.text)
        if len(title) >= 4 and len(first) <= len(title) + 6 and (first.endswith(title) or first.startswith(title)):
            return (row,)
    return ()


def _is_smaller(row: TextRow, other: TextRow) -> bool:
    """Tell whether a row is set smaller: lower and narrower, as one of the two is measured badly in a picture."""
    return row.height < other.height * (1 - SAME_SIZE) and row_em(row) < row_em(other) * (1 - SAME_SIZE)


def _is_large(row: TextRow, setting: Setting) -> bool:
    text = row.text
    return (
        row.height >= LARGER * setting.height
        and row_em(row) >= LARGER * setting.em
        and len(text) <= _HEADING_LENGTH
        and text[-1] not in _ENDS
        and any(char.isalpha() for char in text)
    )


def _core(text: str) -> str:
    return _SPACES.sub("", text)
