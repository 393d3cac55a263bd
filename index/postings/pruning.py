"""The rows that can be among the best, and few others, from bounds alone (MaxScore).

An impact is a term's share of a score, rounded up to a byte, so that sums of impacts bound scores from above. Terms
are taken by what they can add at most: the lists that a best row must be in are added up, or sifted by impact; the
other terms are only looked up for the rows that can still be among the best.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.postings import IMPACT, TermList, steps
from index.postings.steps import Marks, Places, Units, units

_ROOM = 65_535
"""Units that all terms together can add to a row: sums stand in sixteen bits, which halves the memory walked."""

_BEAM = 128
"""Rows that are looked up in all terms to raise the threshold; with 256 it takes a tenth more time, with 64 no less."""

_LONG = 50_000
"""Rows of a list from which on it pays to raise the threshold first: 30 000 takes a tenth more at 10⁶ rows, 80 000 half
as much again at 10⁵."""

_MANY = 2_000
"""Candidates from which on it pays to raise the threshold before the next term is looked up."""

_FEW = 100
"""Candidates from which down scoring is cheaper than bounding."""

_ADDED = 2
"""A list this many times shorter than what has been walked is added up too: cheaper than looking candidates up.

Words and character pairs over 10⁶ rows took 14.5 ms without it and 6.5 with it (p95); 1, 2 and 6 are little worse.
"""

_SIFTED = 4
"""A list is sifted rather than added up where at most one in so many of its rows can be a candidate by itself; and
candidates are put together anew only when at least one in so many has fallen behind."""

_LEAST = 2**-10
"""The least that an impact of 1 adds, in units, so that it can be divided by."""


@dataclass(frozen=True, slots=True)
class Scratch:
    """Sums and marks by row for one search at a time, all zero between two. One that failed is not used again."""

    sums: Units
    marks: Marks

    @classmethod
    def of(cls, count: int) -> "Scratch":
        """Give one for a generation of so many rows."""
        return cls(np.zeros(count, np.uint16), np.zeros(count, np.uint8))


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A term's list, what an impact of 1 adds in units, and the most that the term adds to any row."""

    list: TermList
    scale: np.float32
    bound: int


def candidates(scratch: Scratch, lists: Sequence[TermList], most: Sequence[float], k: int) -> Places:
    """Give the rows that can be among the `k` best, each once, in order, and leave `scratch` as it was.

    `most` is what each list's term adds to a score at most, which is more than nothing.
    """
    return _Search(scratch, lists, most, k).candidates()


class _Search:
    """One search for candidates: the rows that can be among the `k` best, and few others."""

    def __init__(self, scratch: Scratch, lists: Sequence[TermList], most: Sequence[float], k: int) -> None:
        self._k = k
        self._scratch = scratch
        unit = (_ROOM - 2 * len(lists)) / sum(most)
        scales = [max(each / found.peak * unit, _LEAST) for found, each in zip(lists, most, strict=True)]
        parts = [
            _Part(found, np.float32(scale), math.ceil(scale * found.peak))
            for found, scale in zip(lists, scales, strict=True)
        ]
        self._parts = sorted(parts, key=lambda part: -part.bound)
        # What a sum of impacts can lie above the score: one impact a term, its rounding to units, float32's error.
        self._slack = math.ceil(sum(scales)) + 2 * len(lists) + 1
        self._threshold = 0

    def candidates(self) -> Places:
        """Give the rows, each once, in order."""
        parts = self._parts
        ends = _remainders(parts)
        added: list[_Part] = []
        walked: list[Places] = []
        sifted: list[tuple[_Part, Sequence[_Part], Places, Units]] = []
        scratch = self._scratch
        fresh: tuple[Places, Sequence[_Part]] | None = None
        for place, part in enumerate(parts):
            rest = parts[place + 1 :]
            if fresh is not None and len(part.list.rows) > _LONG:
                self._raise(fresh[0], scratch.sums.take(fresh[0], mode="clip"), fresh[1])
                fresh = None
            if ends[place] < self._threshold:
                break
            if place == 0 and len(part.list.rows) > _LONG:
                self._raise(part.list.rows, units(part.list.impacts, part.scale), rest)
            alone = self._alone(part, ends[place + 1])
            if alone is not None:
                rows = part.list.rows.take(alone).astype(np.intp)
                sifted.append((part, rest, rows, units(part.list.impacts.take(alone), part.scale)))
                continue
            walked.append(steps.add(scratch.sums, part.list, part.scale))
            added.append(part)
            fresh = walked[-1], rest
        groups: list[Places] = []
        if walked:
            rest, more = self._added_too(walked, [part for part in parts if part not in added])
            if fresh is not None and sum(map(len, walked)) > _MANY:
                self._raise(fresh[0], scratch.sums.take(fresh[0], mode="clip"), rest)
            cut = np.uint16(max(self._threshold - _remainders(rest)[0], 1))
            rows, sums = steps.reached(scratch.sums, walked, more, cut)
            groups.append(self._narrowed(rows, sums, rest))
        groups.extend(self._narrowed(rows, sums, rest) for _, rest, rows, sums in sifted)
        return steps.distinct(groups)

    def _added_too(self, walked: Sequence[Places], rest: Sequence[_Part]) -> tuple[list[_Part], list[Places]]:
        """Add up further lists that are shorter than what has been walked; give those left over, and the rows added."""
        many = sum(map(len, walked)) // _ADDED
        left, more = [], []
        for part in rest:
            if len(part.list.rows) > many:
                left.append(part)
                continue
            more.append(steps.add(self._scratch.sums, part.list, part.scale))
        return left, more

    def _alone(self, part: _Part, others: int) -> Places | None:
        """Give the places of a list that can be in a candidate which no list before holds, where they are few."""
        least = math.floor((self._threshold - others - 1) / float(part.scale))
        if least <= 1:
            return None
        reach = part.list.impacts >= np.uint8(min(least, IMPACT))
        return np.flatnonzero(reach) if np.count_nonzero(reach) * _SIFTED < len(reach) else None

    def _narrowed(self, rows: Places, sums: Units, rest: Sequence[_Part]) -> Places:
        """Add the other terms to candidates, one after another, and let go of those that fall behind."""
        ends = _remainders(rest)
        raises = 0
        for place, part in enumerate(rest):
            if len(rows) > _MANY and raises < _RAISES:
                raises += 1
                self._raise(rows, sums, rest[place:])
                rows, sums = self._near(rows, sums, ends[place])
            if len(rows) < _FEW:
                return rows
            sums += steps.looked_up(part.list, part.scale, rows, self._scratch.marks)
            rows, sums = self._near(rows, sums, ends[place + 1])
        self._raise(rows, sums, ())
        return self._near(rows, sums, 0)[0]

    def _near(self, rows: Places, sums: Units, others: int) -> tuple[Places, Units]:
        reach = sums >= np.uint16(max(self._threshold - others, 0))
        if np.count_nonzero(reach) * _SIFTED > len(rows) * (_SIFTED - 1):
            return rows, sums
        near = np.flatnonzero(reach)
        return rows.take(near), sums.take(near)

    def _raise(self, rows: npt.NDArray[Any], sums: Units, rest: Sequence[_Part]) -> None:
        """Raise the threshold to what the k-th best of some promising rows scores at least."""
        chosen = _highest(sums, max(_BEAM, 2 * self._k))
        promising = rows.take(chosen).astype(np.intp)
        sums = sums.take(chosen)
        for part in rest:
            sums += steps.looked_up(part.list, part.scale, promising, None)
        if len(sums) >= self._k:
            kth = int(np.partition(sums, len(sums) - self._k)[len(sums) - self._k])
            self._threshold = max(self._threshold, kth - self._slack)


_RAISES = 3
"""Times that one group of candidates raises the threshold."""


def _remainders(parts: Sequence[_Part]) -> list[int]:
    """Give what the parts from each place on can add at most, down to nothing behind the last."""
    ends = [0]
    for part in reversed(parts):
        ends.append(ends[-1] + part.bound)
    return ends[::-1]


_SAMPLE = 4_000
_RANK = 4
"""Of a sample of so many sums the so manieth highest is a cut that few enough lie above, and hardly ever too few."""


def _highest(sums: Units, number: int) -> Places:
    """Give the places of about `number` of the highest sums, at least so many where there are as many."""
    if len(sums) <= number:
        return np.arange(len(sums))
    step = len(sums) // _SAMPLE
    if step > 1:
        # A sample tells where to cut: choosing exactly costs five times as much.
        sample = sums[::step]
        rank = max(2 * number // step, _RANK)
        near = np.flatnonzero(sums >= np.partition(sample, len(sample) - rank)[len(sample) - rank])
        if number // 2 <= len(near):
            return near[: 4 * number]
    return np.argpartition(sums, len(sums) - number)[len(sums) - number :]
