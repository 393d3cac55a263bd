"""Weights chosen on all sets but one and judged on the one left out, and which features help there.

`python -m tests.benchmarks.tune --left-out SET ...` prints what is made here from the signals of the sets' questions.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

FACTORS = (0.0, 0.5, 0.75, 1.25, 1.5, 2.0)
"""Times its weight that a feature may count; a feature without weight is tried at these themselves."""

ROUNDS = 2
WORTH_IT = 0.0005
"""Gain of the mean over the sets from which on another weight is taken."""

_NEAR = 3
"""Passages that are shown at once: whether the right one is among them counts as much as whether it is the first."""

Weights = Mapping[str, float]
Signals = Mapping[str, npt.NDArray[np.float64]]
Places = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Read:
    """A question with its candidates' signals and which of them are right, in row order."""

    signals: Signals
    right: npt.NDArray[np.bool_]

    @cached_property
    def table(self) -> npt.NDArray[np.float64]:
        """The signals, a row each, in their order."""
        return np.array([*self.signals.values()], np.float64).reshape(len(self.signals), len(self.right))


@dataclass(frozen=True)
class Comparison:
    """How many questions rank better with other weights, how many worse, and how likely that is by chance."""

    better: int
    worse: int

    @property
    def chance(self) -> float:
        """Give the probability of a split at least so uneven where both are as likely (two-sided sign test)."""
        number, fewer = self.better + self.worse, min(self.better, self.worse)
        tail = sum(math.comb(number, each) for each in range(fewer + 1)) * 0.5**number
        return min(1.0, 2 * tail)


def places(reads: Sequence[Read], weights: Weights) -> Places:
    """Give the place of the first right passage of each question, from 0; infinite where none is right."""
    found = []
    for each in reads:
        scores = np.array([weights.get(name, 0.0) for name in each.signals]) @ each.table
        right = np.flatnonzero(each.right[np.argsort(-scores, kind="stable")])
        found.append(right[0] if len(right) else np.inf)
    return np.array(found, float)


def worth(found: Places) -> float:
    """Give the mean of hit@1 and hit@3."""
    first, shown = float(np.mean(found < 1)), float(np.mean(found < _NEAR))
    return (first + shown) / 2


def compared(before: Places, after: Places) -> Comparison:
    """Compare where two rankings put the right passages, as first, among three or behind."""
    one, two = (np.where(each < 1, 0, np.where(each < _NEAR, 1, 2)) for each in (before, after))
    return Comparison(int((two < one).sum()), int((two > one).sum()))


def chosen(sets: Mapping[str, Sequence[Read]], start: Weights) -> dict[str, float]:
    """Change one weight after the other where that raises the mean over the sets."""

    def total(weights: Weights) -> float:
        return float(np.mean([worth(places(reads, weights)) for reads in sets.values()]))

    weights, now = dict(start), total(start)
    seen = {name for reads in sets.values() for each in reads for name, signal in each.signals.items() if signal.any()}
    for _ in range(ROUNDS):
        changed = False
        for name in filter(seen.__contains__, start):
            tried = {value: total({**weights, name: value}) for value in _tried(weights[name])}
            best = max(tried, key=tried.__getitem__)
            if tried[best] > now + WORTH_IT:
                weights[name], now, changed = best, tried[best], True
        if not changed:
            break
    return weights


def _tried(weight: float) -> Sequence[float]:
    return [factor * (weight or 1.0) for factor in FACTORS]


def left_out(sets: Mapping[str, Sequence[Read]], start: Weights) -> Iterator[tuple[str, dict[str, float], Comparison]]:
    """Give for each set the weights chosen on the others, and how it fares with them against those at the start."""
    for name, reads in sets.items():
        weights = chosen({other: each for other, each in sets.items() if other != name}, start)
        yield name, weights, compared(places(reads, start), places(reads, weights))


def dropped(sets: Mapping[str, Sequence[Read]], start: Weights) -> Iterator[tuple[str, Comparison, int]]:
    """Give for each feature how the sets fare with it against without, and how many of them would drop it.

    A set is judged by the others: they would drop a feature for it where their mean does not fall without.
    """
    with_all = {name: places(reads, start) for name, reads in sets.items()}
    for feature in start:
        without = {name: places(reads, {**start, feature: 0.0}) for name, reads in sets.items()}
        gains = {name: worth(with_all[name]) - worth(without[name]) for name in sets}
        votes = sum(sum(gains.values()) - gains[name] <= 0 for name in sets)
        splits = [compared(without[name], with_all[name]) for name in sets]
        yield feature, Comparison(sum(each.better for each in splits), sum(each.worse for each in splits)), votes
