"""Where speeches begin among the rows, told by the field that names them."""

from collections.abc import Sequence
from functools import partial, reduce

import numpy as np
import numpy.typing as npt

from index.postings import Field

Rows = npt.NDArray[np.intp]


class Speeches:
    """The speeches of a generation, counted from 0 in collection order; `field` has their names in their first rows."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._firsts = np.flatnonzero(field.lengths)
        self._ends = np.append(self._firsts[1:], field.count)
        self.count = len(self._firsts)
        self.any_longer = self.count < field.count

    def of(self, rows: Rows) -> Rows:
        """Give the number of the speech that each row belongs to."""
        return self._firsts.searchsorted(rows, side="right") - 1

    def first_rows(self, speeches: Rows) -> Rows:
        """Give the first row of each of some speeches."""
        return self._firsts[speeches]

    def lengths(self, speeches: Rows) -> Rows:
        """Give the number of passages of each of some speeches."""
        lengths: Rows = self._ends[speeches] - self._firsts[speeches]
        return lengths

    def rows(self, speech: int) -> range:
        """Give the rows of a speech."""
        return range(int(self._firsts[speech]), int(self._ends[speech]))

    def going_by(self, terms: Sequence[str]) -> Rows:
        """Give the speeches whose names hold all terms, in order; none for no terms."""
        lists = sorted((self.field.rows(term)[0] for term in dict.fromkeys(terms)), key=len)
        firsts = reduce(partial(np.intersect1d, assume_unique=True), lists) if lists else np.empty(0, np.intp)
        return self.of(firsts.astype(np.intp))

    def sharing(self, terms: Sequence[str], share: float) -> Rows:
        """Give the speeches whose names hold at least this share of some terms, those that hold most first."""
        lists = [self.field.rows(term)[0] for term in dict.fromkeys(terms)]
        if not lists:
            return np.empty(0, np.intp)
        firsts, counts = np.unique(np.concatenate(lists), return_counts=True)
        most_first = np.argsort(-counts, kind="stable")
        return self.of(firsts[most_first[: np.count_nonzero(counts >= share * len(lists))]].astype(np.intp))
