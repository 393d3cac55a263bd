"""The steps of `steps`, compiled for this machine by Numba: the same results, sooner where there are many postings.

Importing this module takes half a second, some seconds where Numba has nothing in its cache: it belongs into processes
that live long, and where Numba is missing its import fails.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numba
import numpy as np
from numba import types

from index.postings import IMPACT, TermList
from index.postings.steps import SEARCHED, Marks, Places, Scores, Units, Weighed


def add(sums: Units, found: TermList, scale: np.float32) -> Places:
    """Add a list to the sums by row; give its rows."""
    _add(sums, found.rows, found.impacts, scale)
    return found.rows


def reached(sums: Units, walked: Sequence[Places], more: Sequence[Places], cut: np.uint16) -> tuple[Places, Units]:
    """Give the rows of the lists walked whose sum is at least `cut`, each once; wipe their sums and `more`."""
    most = sum(map(len, walked))
    rows, kept = np.empty(most, np.int64), np.empty(most, np.uint16)
    number = 0
    for each in walked:
        number = _reached(sums, each, cut, rows, kept, number)
    for each in more:
        _wipe(sums, each)
    return rows[:number].copy(), kept[:number].copy()


def looked_up(found: TermList, scale: np.float32, rows: Places, marks: Marks | None) -> Units:
    """Give what a term adds to each of some rows; `marks` are zero, by row, where there are many rows."""
    added = np.empty(len(rows), np.uint16)
    if found.common is not None:
        _by_row(found.common, scale, rows, added)
    elif marks is None or len(rows) * SEARCHED < len(found.rows):
        _looked_up(found.rows, found.impacts, scale, rows, added)
    else:
        _mark(marks, found.rows, found.impacts)
        _by_row(marks, scale, rows, added)
        _wipe(marks, found.rows)
    return added


def scored(weighed: Sequence[Weighed], rows: Places) -> Scores:
    """Give the scores of some rows: what the terms add, in their order."""
    scores = np.zeros(len(rows))
    for found, worth, norms in weighed:
        _score(scores, found.rows, found.counts, worth, rows, norms)
    return scores


def _compiled(*signatures: object) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Compile for these types of arguments now, so that no question waits for it; keep it for the next process."""

    def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
        try:
            made: Callable[..., Any] = numba.njit(list(signatures), nogil=True, cache=True)(function)
        except RuntimeError:  # nowhere to keep it
            made = numba.njit(list(signatures), nogil=True)(function)
        return made

    return compiled


def _read(kind: types.Type) -> types.Array:
    return types.Array(kind, 1, "C", readonly=True)


_ROWS, _BYTES, _SUMS, _PLACES = _read(types.int32), _read(types.uint8), types.uint16[::1], types.int64[::1]


@_compiled(_SUMS(types.float32))
def _table(scale: Any) -> Any:  # noqa: ANN401
    """Give what each impact adds, rounded up."""
    table = np.empty(IMPACT + 1, np.uint16)
    for impact in range(IMPACT + 1):
        table[impact] = np.uint16(np.ceil(np.float32(impact) * scale))
    return table


@_compiled(types.void(_SUMS, _ROWS, _BYTES, types.float32))
def _add(sums: Any, rows: Any, impacts: Any, scale: Any) -> None:  # noqa: ANN401
    table = _table(scale)
    for place in range(len(rows)):
        sums[rows[place]] += table[impacts[place]]


@_compiled(types.int64(_SUMS, _ROWS, types.uint16, _PLACES, _SUMS, types.int64))
def _reached(sums: Any, rows: Any, cut: Any, found: Any, kept: Any, number: Any) -> Any:  # noqa: ANN401, PLR0917
    for place in range(len(rows)):
        row = rows[place]
        if sums[row] >= cut:
            found[number] = row
            kept[number] = sums[row]
            number += 1
        sums[row] = 0
    return number


@_compiled(types.int64(_ROWS, types.int64, types.int64))
def _place(rows: Any, start: Any, row: Any) -> Any:  # noqa: ANN401
    """Give the first place from `start` on whose row is not under `row`, in steps that double."""
    step = 1
    low = start
    while low + step < len(rows) and rows[low + step] < row:
        low += step
        step *= 2
    high = min(low + step, len(rows))
    while low < high:
        middle = (low + high) // 2
        if rows[middle] < row:
            low = middle + 1
        else:
            high = middle
    return low


@_compiled(types.void(_ROWS, _BYTES, types.float32, _PLACES, _SUMS))
def _looked_up(rows: Any, impacts: Any, scale: Any, asked: Any, added: Any) -> None:  # noqa: ANN401
    table = _table(scale)
    at = 0
    for place in range(len(asked)):
        row = asked[place]
        at = _place(rows, at if place and asked[place - 1] <= row else 0, row)
        added[place] = table[impacts[at]] if at < len(rows) and rows[at] == row else 0


@_compiled(types.void(types.uint8[::1], _ROWS, _BYTES))
def _mark(marks: Any, rows: Any, impacts: Any) -> None:  # noqa: ANN401
    for place in range(len(rows)):
        marks[rows[place]] = impacts[place]


@_compiled(types.void(types.uint8[::1], _ROWS), types.void(_SUMS, _ROWS))
def _wipe(held: Any, rows: Any) -> None:  # noqa: ANN401
    for place in range(len(rows)):
        held[rows[place]] = 0


@_compiled(types.void(_BYTES, types.float32, _PLACES, _SUMS))
def _by_row(common: Any, scale: Any, asked: Any, added: Any) -> None:  # noqa: ANN401
    table = _table(scale)
    for place in range(len(asked)):
        added[place] = table[common[asked[place]]]


@_compiled(
    *(
        types.void(types.float64[::1], _ROWS, _read(counts), types.float64, _PLACES, types.float64[::1])
        for counts in (types.uint8, types.uint16, types.uint32)
    )
)
def _score(scores: Any, rows: Any, counts: Any, worth: Any, asked: Any, norms: Any) -> None:  # noqa: ANN401, PLR0917
    at = 0
    for place in range(len(asked)):
        row = asked[place]
        at = _place(rows, at if place and asked[place - 1] <= row else 0, row)
        if at < len(rows) and rows[at] == row:
            tf = float(counts[at])
            scores[place] += worth * (tf / (tf + norms[place]))
