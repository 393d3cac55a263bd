"""The steps over many postings that a search for the best rows is made of, in NumPy.

Impacts and what they are summed to in units are explained in `pruning`. Rows given as `Places` may be repeated or in
any order; those of a list ascend.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from index.postings import TermList

Places = npt.NDArray[Any]
"""Rows, or places in a list, as whole numbers of a type that indexes fast."""

Units = npt.NDArray[np.uint16]
Marks = npt.NDArray[np.uint8]
Scores = npt.NDArray[np.float64]

SEARCHED = 8
"""A term is looked up by binary search where its list is this many times as long as the candidates, else marked."""

_WIPED = 40
"""Sums are wiped one by one where at most one in so many was touched, else all of them."""

_SCANNED = 4
"""Sums are all looked through where at least one in so many rows was added to, else those of the lists."""


def units(impacts: npt.NDArray[np.uint8], scale: np.float32) -> Units:
    """Give what impacts add, rounded up."""
    exact = impacts * scale
    found: Units = np.ceil(exact, out=exact).astype(np.uint16)
    return found


def add(sums: Units, term_list: TermList, scale: np.float32) -> Places:
    """Add a list to the sums by row; give its rows."""
    rows = term_list.rows.astype(np.intp)
    np.add.at(sums, rows, units(term_list.impacts, scale))
    return rows


def reached(sums: Units, walked: Sequence[Places], more: Sequence[Places], cut: np.uint16) -> tuple[Places, Units]:
    """Give the rows whose sum is at least `cut`, each once, all of them lists walked or `more`; wipe all sums.

    Rows in `more` alone may be left out.
    """
    if sum(map(len, walked)) * _SCANNED > len(sums):
        high = np.flatnonzero(sums >= cut)
        held = sums.take(high)
        sums.fill(0)
        return high, held
    rows, kept = [], []
    for each in walked:
        held = sums.take(each, mode="clip")
        near = np.flatnonzero(held >= cut)
        rows.append(each.take(near))
        kept.append(held.take(near))
        sums[rows[-1]] = 0
    if (sum(map(len, walked)) + sum(map(len, more))) * _WIPED > len(sums):
        sums.fill(0)
    else:
        for each in (*walked, *more):
            sums[each] = 0
    return np.concatenate(rows), np.concatenate(kept)


def distinct(groups: Sequence[Places]) -> Places:
    """Give the rows of some groups, each once, in order: sorting them takes a twentieth of the time of `np.unique`."""
    rows: Places = np.concatenate((*groups, np.empty(0, np.intp)))
    rows.sort()
    fresh = np.ones(len(rows), bool)
    np.not_equal(rows[1:], rows[:-1], out=fresh[1:])
    return rows.compress(fresh)


def looked_up(term_list: TermList, scale: np.float32, rows: Places, marks: Marks | None) -> Units:
    """Give what a term adds to each of some rows; `marks` are zero, by row, where there are many rows."""
    if term_list.common is not None:
        return units(term_list.common.take(rows, mode="clip"), scale)
    if marks is None or len(rows) * SEARCHED < len(term_list.rows):
        narrow = rows.astype(np.int32)
        place = term_list.rows.searchsorted(narrow)
        impacts = term_list.impacts.take(place, mode="clip")
        impacts *= term_list.rows.take(place, mode="clip") == narrow
        return units(impacts, scale)
    held = term_list.rows.astype(np.intp)
    marks[held] = term_list.impacts
    added = units(marks.take(rows, mode="clip"), scale)
    marks[held] = 0
    return added


def shares(lists: Sequence[TermList], rows: Places, norms: Sequence[Scores]) -> Scores:
    """Give what terms add to rows, a row a term, as a share of what each adds for a count without end.

    `norms` are those of the rows in each term's field.
    """
    narrow = rows.astype(np.int32)
    found = np.empty((len(lists), len(rows)))
    for out, term_list, norm in zip(found, lists, norms, strict=True):
        place = term_list.rows.searchsorted(narrow)
        held = term_list.rows.take(place, mode="clip") == narrow
        np.multiply(term_list.counts.take(place, mode="clip"), held, out=out)
        # A norm can be nothing; where the term is not held, either, it must not be divided by.
        np.divide(out, out + norm + (out == 0), out=out)
    return found
