"""Rows of a table in a passage, and the header that says what their cells are."""

import re
from collections.abc import Sequence

from index.model import Span

_ROW = re.compile(r"\S[^\n]*\t[^\n]*\S|\|[^\n|]+\|[^\n]*\||[^\n|]+\|[^\n|]+\|[^\n]*[^\n|]")
_FIGURE = re.compile(r"[-+]?\d[\d,.]*%?")


def headers(text: str, spans: Sequence[Span]) -> dict[int, int]:
    """Give for each sentence that is a row of a table the number of its header, both counted in `spans`.

    The header is the first row of rows that stand one after another, where it has no figures of its own.
    """
    found: dict[int, int] = {}
    first: int | None = None
    for number, (start, end) in enumerate(spans):
        if not _ROW.fullmatch(text[start:end].strip()):
            first = None
        elif first is None:
            first = number
        elif not any(map(_FIGURE.fullmatch, _cells(text[slice(*spans[first])]))):
            found[number] = first
    return found


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"[\t|]", row)]
