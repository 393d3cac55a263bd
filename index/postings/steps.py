"""The steps over many postings that a search for the best rows is made of, in NumPy.

Impacts and what they are summed to in units are explained in `pruning`. Rows given as `Places` may be repeated or in
any order; those of a list ascend.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.postings import TermList

Places = npt.NDArray[Any]
"""Rows, or places in a list, as whole numbers of a type that indexes fast."""

Units = npt.NDArray[np.uint16]
Scores = npt.NDArray[np.float64]

_ACROSS = 64
"""Rows of which the highest sum is found together."""

_FEW_HIGH = 8
"""Sums are all looked through where the highest of at least one in so many groups of rows is high enough."""

_PIECE = 1 << 15
"""Postings added at once: the arrays made of them then stay in the processor's cache, and are used again."""


@dataclass(frozen=True, slots=True)
class Scratch:
    """Sums by row for one search at a time, and room for a piece of a list."""

    sums: Units
    places: npt.NDArray[np.intp]
    exact: npt.NDArray[np.float32]
    units: Units

    @classmethod
    def of(cls, count: int) -> "Scratch":
        """Give one for a generation of so many rows."""
        whole = -(-count // _ACROSS) * _ACROSS
        room = (np.empty(_PIECE, np.intp), np.empty(_PIECE, np.float32), np.empty(_PIECE, np.uint16))
        return cls(np.empty(whole, np.uint16), *room)

    def clear(self) -> None:
        """Begin a search: the sums are nothing, and in the processor's cache where they are added to next."""
        self.sums.fill(0)

    def add(self, term_list: TermList, scale: np.float32, fixed: np.float32) -> None:
        """Add to the sums of a list's rows what their impacts add, and something fixed, rounded up."""
        for start in range(0, len(term_list.rows), len(self.places)):
            rows = term_list.rows[start : start + len(self.places)]
            piece = slice(len(rows))
            places, exact, units = self.places[piece], self.exact[piece], self.units[piece]
            places[:] = rows
            np.multiply(term_list.impacts[start : start + len(rows)], scale, out=exact)
            if fixed:
                exact += fixed
            units[:] = np.ceil(exact, out=exact)
            np.add.at(self.sums, places, units)

    def highest(self) -> Units:
        """Give the highest sum of each group of rows: those that lie as far apart as there are groups."""
        highest: Units = self.sums.reshape(_ACROSS, -1).max(axis=0)
        return highest

    def rows_from(self, highest: Units, least: int) -> Places:
        """Give the rows with a sum of at least so much, in order; `highest` are those of each group."""
        groups = np.flatnonzero(highest >= least)
        if len(groups) * _FEW_HIGH > len(highest):
            return np.flatnonzero(self.sums >= least)
        high = np.flatnonzero(self.sums.reshape(_ACROSS, -1).take(groups, axis=1) >= least)
        across, place = np.divmod(high, max(len(groups), 1))
        return across * len(highest) + groups.take(place)


def nth_highest(sums: Units, n: int) -> int:
    """Give the n-th highest of some sums; 1 where there are fewer, or where it is nothing."""
    if n > len(sums):
        return 1
    # NumPy parts numbers of 32 bits by the processor's vectors, those of 16 on few processors.
    return max(int(np.partition(sums.astype(np.int32), len(sums) - n)[len(sums) - n]), 1)


def common_units(term_list: TermList, scale: np.float32, rows: Places) -> Units:
    """Give what a very common term adds to each of some rows, rounded up."""
    if term_list.common is None:
        raise ValueError("only a very common term has its impacts by row")
    exact = term_list.common.take(rows) * scale
    found: Units = np.ceil(exact, out=exact).astype(np.uint16)
    return found


def distinct(groups: Sequence[Places]) -> Places:
    """Give the rows of some groups, each once, in order: sorting them takes a twentieth of the time of `np.unique`."""
    rows: Places = np.concatenate((*groups, np.empty(0, np.intp)))
    rows.sort()
    fresh = np.ones(len(rows), bool)
    np.not_equal(rows[1:], rows[:-1], out=fresh[1:])
    return rows.compress(fresh)


def shares(lists: Sequence[TermList], rows: Places, norms: Sequence[Scores]) -> Scores:
    """Give what terms add to rows, a row a term, as a share of what each adds for a count without end.

    `norms` are those of the rows in each term's field.
    """
    narrow = rows.astype(np.int32)
    shape = len(lists), len(rows)
    met, found = np.empty(shape, np.int32), np.empty(shape)
    for rows_met, counts, term_list in zip(met, found, lists, strict=True):
        place = term_list.rows.searchsorted(narrow)
        term_list.rows.take(place, mode="clip", out=rows_met)
        counts[:] = term_list.counts.take(place, mode="clip")
    found *= met == narrow
    # A norm can be nothing; where the term is not held, either, it must not be divided by.
    below = found + np.array(norms).reshape(shape)
    below += found == 0
    found /= below
    return found
