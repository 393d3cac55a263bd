"""The rows that can be among the best, and few others, from bounds alone.

An impact is a term's share of a score, rounded up to a byte, so that sums of impacts bound scores from above. All lists
but those of very common terms are added up by row. The rows with the highest sums are scored: no row can be among the
best whose sum, and what the very common terms could add, is less than the k-th best of them.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.postings import TermList, steps
from index.postings.steps import Places, Scores, Scratch

_ROOM = 65_535
"""Units that all terms together can add to a row: sums stand in sixteen bits, which halves the memory walked."""

_PROMISING = 2
"""Times as many rows as are wanted are scored to find what a row must reach."""

_LEFT = 0.5
"""The share of what a row must reach that the terms which are not added up may add at most."""

_LEAST = 2**-10
"""The least that an impact of 1 adds, in units, so that it is not rounded to nothing."""

_ROUNDING = 1e-6
"""What a score computed in float32 can be off, against one in float64."""


@dataclass(frozen=True, slots=True, eq=False)
class BoundedList:
    """A list with what bounds the scores of its rows: so much by each unit of the impact, and so much in any case."""

    list: TermList
    by_impact: float
    fixed: float = 0.0

    @property
    def most(self) -> float:
        """What it adds to a score at most."""
        return self.by_impact * self.list.peak + self.fixed


@dataclass(frozen=True, slots=True, eq=False)
class _Scaled:
    """The same in units."""

    list: TermList
    by_impact: np.float32
    fixed: np.float32
    most: int

    @classmethod
    def of(cls, part: BoundedList, unit: float) -> "_Scaled":
        by_impact, fixed = max(part.by_impact * unit, _LEAST), part.fixed * unit
        return cls(
            part.list, np.float32(by_impact), np.float32(fixed), math.ceil(by_impact * part.list.peak + fixed) + 1
        )


def candidates(
    scratch: Scratch, parts: Sequence[BoundedList], k: int, scores: Callable[[Places], Scores], most: int
) -> Places | None:
    """Give the rows that can be among the `k` best, each once, in order.

    None where they, or the promising ones, are more than `most`: many rows with the same score.

    Every part adds something to a score; `scores` gives the scores of some rows.
    """
    scratch.clear()
    unit = (_ROOM - 3 * len(parts)) / sum(part.most for part in parts)
    scaled = [_Scaled.of(part, unit) for part in parts]
    waiting = sorted((part for part in scaled if part.list.common is not None), key=lambda part: part.most)
    for part in scaled:
        if part.list.common is None:
            scratch.add(part.list, part.by_impact, part.fixed)
    while True:
        highest = scratch.highest()
        promising = scratch.rows_from(highest, steps.nth_highest(highest, _PROMISING * k))
        if len(promising) > most:
            return None
        least = _least(scores(promising), k, unit)
        left = sum(part.most for part in waiting)
        if not waiting or left <= _LEFT * least:
            break
        part = waiting.pop()  # the one that can add most
        scratch.add(part.list, part.by_impact, part.fixed)
    rows = scratch.rows_from(highest, max(least - left, 1))
    sums = scratch.sums.take(rows).astype(np.int64)
    for part in waiting:
        sums += steps.common_units(part.list, part.by_impact, rows)
    rows = rows.compress(sums >= least)
    return rows if len(rows) <= most else None


def _least(scores: Scores, k: int, unit: float) -> int:
    """Give the units that a row must reach to be among the `k` best, where these rows have some scores."""
    if len(scores) < k:
        return 0
    kth = float(np.partition(scores, len(scores) - k)[len(scores) - k])
    return max(math.floor(kth * unit * (1 - _ROUNDING)) - 1, 0)
