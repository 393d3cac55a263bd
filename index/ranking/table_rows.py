"""Rows of a table in a passage, and the header that says what their cells are."""

import re
from collections.abc import Mapping, Sequence

from index.model import Span

_ROW = re.compile(r"\S[^\n]*\t[^\n]*\S|\|[^\n|]+\|[^\n]*\||[^\n|]+\|[^\n|]+\|[^\n]*[^\n|]")
_FIGURE = re.compile(r"[-+]?\d[\d,.]*%?")
_SHORTEST = 2
"""Characters of a cell that a question is searched for."""


def headers(text: str, spans: Sequence[Span]) -> dict[int, int]:
    """Give for each sentence that is a row of a table the number of its header, both counted in `spans`.

    The header is the first row of rows that stand one after another, where it has no figures of its own.
    """
    found: dict[int, int] = {}
    if "\t" not in text and "|" not in text:
        return found
    first: int | None = None
    for number, (start, end) in enumerate(spans):
        if not _ROW.fullmatch(text[start:end].strip()):
            first = None
        elif first is None:
            first = number
        elif not any(map(_FIGURE.fullmatch, _cells(text[slice(*spans[first])]))):
            found[number] = first
    return found


def row_cells(row: str) -> tuple[str, ...]:
    """Give the cells of a row of a table, none of a sentence that is no row."""
    return tuple(filter(None, _cells(row))) if _ROW.fullmatch(row.strip()) else ()


def named_rows(rows: Mapping[int, Sequence[str]], question: str) -> set[int]:
    """Give the numbers of those rows that a question names most by their cells, none where it names none.

    A cell within a longer one that the question names is none: 一月 of 十一月. Cells and question are folded.
    """
    named = {cell for row in rows.values() for cell in row if _names(question, cell)}
    whole = {cell for cell in named if not any(cell != other and cell in other for other in named)}
    counts = {number: len(whole.intersection(row)) for number, row in rows.items()}
    most = max(counts.values(), default=0)
    return {number for number, count in counts.items() if count == most} if most else set()


def _names(question: str, cell: str) -> bool:
    """Tell whether a question has what a cell says; a figure is no part of another one."""
    whole = re.compile(rf"(?<![\d.]){re.escape(cell)}(?![\d.])" if cell.isascii() else re.escape(cell))
    return len(cell) >= _SHORTEST and whole.search(question) is not None


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"[\t|]", row)]
