"""What stands on page after page in one place goes: running heads, page numbers, the lines of a letterhead."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from index.readers.page_layout.boxes import PlacedPage, TextRow, text_rows

ZONE = 0.14
"""So much of a page at its top, and at its foot, may hold running heads."""

SAME_PLACE = 4.0
"""Rows whose middles are at most so far apart stand in the same place of their pages."""

ROWS_DEEP = 3
"""So many rows from the edge of a page may be running heads."""

REPEATED = 3
"""A row that stands in the same place of so many pages is a running head, numbers apart."""

_DIGITS = re.compile(r"[0-9０-９〇一二三四五六七八九十百零]+")
_SIGNS = re.compile(r"[\s\-–—―·•~～/|第页頁共P.pof]+")
_NUMBER = re.compile(r"[0-9０-９]{1,4}|[ivxlc]{1,6}", re.IGNORECASE)


def without_running_heads(pages: Sequence[PlacedPage]) -> list[PlacedPage]:
    """Give the pages without their running heads and page numbers."""
    rows = {page.number: text_rows(page.number, page.boxes) for page in pages}
    dropped: set[tuple[int, float]] = set()
    for edge in (1, -1):
        for _ in range(ROWS_DEEP):
            outermost = [
                (page, row) for page in pages if (row := _outermost(rows[page.number], page, edge, dropped)) is not None
            ]
            running = _running(outermost, len(pages))
            if not running:
                break
            dropped.update((row.page, row.top) for row in running)
    if not dropped:
        return list(pages)
    return [
        replace(
            page,
            boxes=tuple(box for row in rows[page.number] if (row.page, row.top) not in dropped for box in row.boxes),
        )
        for page in pages
    ]


def _outermost(rows: Sequence[TextRow], page: PlacedPage, edge: int, dropped: set[tuple[int, float]]) -> TextRow | None:
    left = [row for row in rows if (row.page, row.top) not in dropped]
    if not left:
        return None
    row = left[0] if edge > 0 else left[-1]
    far = row.bottom < ZONE * page.height if edge > 0 else row.top > (1 - ZONE) * page.height
    return row if far else None


def _running(rows: Sequence[tuple[PlacedPage, TextRow]], pages: int) -> list[TextRow]:
    """Find the running heads among the outermost rows of the pages."""
    places: defaultdict[int, list[TextRow]] = defaultdict(list)
    for _, row in rows:
        middle = round((row.top + row.bottom) / 2 / SAME_PLACE)
        near = next((place for place in (middle, middle - 1, middle + 1) if place in places), middle)
        places[near].append(row)
    found: list[TextRow] = []
    for same in places.values():
        if _is_place_of_heads(same, pages):
            found.extend(same)
            continue
        texts = Counter(_core(row) for row in same)
        found.extend(row for row in same if texts[_core(row)] >= REPEATED)
    if not found:
        found = [row for _, row in rows if _is_number(row)]
    return found


def _is_place_of_heads(rows: Sequence[TextRow], pages: int) -> bool:
    """Tell whether what stands in one place of many pages repeats itself, as a text that runs on does not."""
    if len(rows) < max(2, pages / 2):
        return False
    return len({_core(row) for row in rows}) <= len(rows) / 2


def _is_number(row: TextRow) -> bool:
    """Tell whether a row is nothing but its page's number, said as one."""
    core = _SIGNS.sub("", row.text)
    return core != row.text.strip() and _NUMBER.fullmatch(core) is not None


def _core(row: TextRow) -> str:
    return _DIGITS.sub("#", _SIGNS.sub("", row.text))
