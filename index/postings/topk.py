"""The best rows for weighted terms, exactly, without scoring every row that holds one of them.

A row's score is the sum over its terms of weight × (k1 + 1) × tf / (tf + k1 × (1 - b + b × length / mean length)).
Few rows can be among the best; `pruning` finds them, and they are scored in float64, in the order the terms were
given, as scoring every row would.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from index.postings import IMPACT, Field, Postings, TermList, steps
from index.postings.pruning import Scratch, candidates
from index.postings.steps import Places, Scores

_TINY = 1e-100
"""Scores under this, or over its inverse, are not bounded in units but all computed."""

_SMALL = 20_000
"""Rows up to which scoring all of them takes less time than choosing."""

_FEW_ROWS = 2_000
"""Rows up to which looking each of them up in the lists takes less time than cutting the lists down to them."""

_SPARSE = 1_000
"""Postings of a question up to which scoring their rows takes less time than choosing."""


_SEARCHED = 2
"""Postings that are scored in the time of looking a row up in one list."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a question in one field; `weight` holds its idf and whatever the signal weighs."""

    field: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Best:
    """Rows with their scores, best first, equal ones in row order. Only rows that score above zero."""

    rows: Places
    scores: Scores
    counted: "TermCounts | None" = None
    """How often the rows that may be among the best hold the terms, where these were few."""


@dataclass(frozen=True, slots=True, eq=False)
class TermCounts:
    """How often some rows, ascending, hold each of some terms, with the norms of the rows by field."""

    rows: Places
    counts: Mapping[tuple[str, str], Scores]
    norms: Mapping[str, Scores]

    @classmethod
    def of(cls, lists: "_Lists", rows: Places) -> "TermCounts":
        """Count the terms of some lists in rows."""
        counts = steps.counts_in([found for _, found, _ in lists.values()], rows)
        fields = {field.name: field for field, _, _ in lists.values()}
        norms = {name: field.norms(rows) for name, field in fields.items()}
        return cls(rows, dict(zip(lists, counts, strict=True)), norms)

    def scores(self, lists: "_Lists") -> Scores:
        """Give the scores of the rows for the terms of some lists, all of them counted."""
        counts = np.array([self.counts[term] for term in lists]).reshape(len(lists), len(self.rows))
        worths = [weight * (field.saturation.k1 + 1) for field, _, weight in lists.values()]
        return steps.summed(counts, worths, [self.norms[name] for name, _ in lists])


class TopK:
    """Chooses rows of one generation. Methods may be called from any thread."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._idle: list[Scratch] = []

    def best(self, terms: Sequence[Term], k: int, within: range | None = None) -> Best:
        """Give the `k` best rows for weighted terms, among the rows `within` where given.

        Terms given twice add up. Raises ValueError for a negative or endless weight.
        """
        self._postings.searched()
        everything = range(self._postings.count)
        where = everything if within is None else range(max(within.start, 0), min(within.stop, everything.stop))
        lists = _lists(self._postings, terms)
        if where != everything:
            lists = {term: (field, found.within(where), weight) for term, (field, found, weight) in lists.items()}
        lists = {term: item for term, item in lists.items() if len(item[1].rows)}
        walked = sum(len(found.rows) for _, found, _ in lists.values())
        if k < 1 or walked == 0:
            return Best(np.empty(0, np.intp), np.empty(0))
        most = [_at_most(*item) for item in lists.values()]
        if walked <= _SPARSE or len(where) <= _SMALL or not _TINY < sum(most) < 1 / _TINY:
            return _plain(lists, where, k)
        try:
            scratch = self._idle.pop()
        except IndexError:
            scratch = Scratch.of(everything.stop)
        rows = candidates(scratch, [found for _, found, _ in lists.values()], most, k)
        self._idle.append(scratch)
        if len(rows) * len(lists) * _SEARCHED > walked:
            return _plain(lists, where, k)
        counted = TermCounts.of(lists, rows)
        return replace(_order(rows, counted.scores(lists), k), counted=counted)

    def best_of_each(self, terms: Sequence[Term], k: int, ranges: Sequence[range]) -> list[Best]:
        """Give the `k` best rows of each range, as `best` would one by one."""
        small = [rows for rows in ranges if len(rows) <= _FEW_ROWS]
        places = np.concatenate([np.empty(0, np.intp), *(np.arange(rows.start, rows.stop) for rows in small)])
        scores = self.scores(terms, places)
        found = []
        end = 0
        for rows in ranges:
            if len(rows) > _FEW_ROWS:
                found.append(self.best(terms, k, rows))
                continue
            begin, end = end, end + len(rows)
            held = np.flatnonzero(scores[begin:end] > 0)
            found.append(_order(held + rows.start, scores[begin:end].take(held), k))
        return found

    def scores(self, terms: Sequence[Term], rows: Sequence[int] | Places) -> Scores:
        """Give the scores of some rows, in any order."""
        return _scored(_lists(self._postings, terms), np.asarray(rows, np.intp))

    def weighed(self, weighings: Sequence[Sequence[Term]], rows: Places, known: TermCounts | None) -> list[Scores]:
        """Give the scores of some rows by each of several weights, as `scores` would; `known` was counted before."""
        if known is None or not len(known.rows):
            return [self.scores(terms, rows) for terms in weighings]
        places = known.rows.searchsorted(rows)
        inside = known.rows.take(places, mode="clip") == rows
        outside = np.flatnonzero(~inside)
        found = []
        for terms in weighings:
            lists = _lists(self._postings, terms)
            if not lists.keys() <= known.counts.keys():
                found.append(_scored(lists, rows))
                continue
            scores = known.scores(lists).take(places, mode="clip")
            scores[outside] = _scored(lists, rows.take(outside))
            found.append(scores)
        return found


_Lists = dict[tuple[str, str], tuple[Field, TermList, float]]
"""The lists of terms, by field and text, with their weights."""


def _lists(postings: Postings, terms: Sequence[Term]) -> _Lists:
    weights: dict[tuple[str, str], float] = {}
    for term in terms:
        if not 0 <= term.weight < math.inf:
            raise ValueError(f"{term.text!r}: a weight of {term.weight} breaks the bounds")
        place = term.field, term.text
        weights[place] = weights.get(place, 0.0) + term.weight
    texts: dict[str, list[str]] = {}
    for name, text in weights:
        texts.setdefault(name, []).append(text)
    found = {
        (name, text): (postings.fields[name], hit)
        for name, asked in texts.items()
        for text, hit in zip(asked, postings.fields[name].lists(asked), strict=True)
        if hit is not None
    }
    return {place: (*found[place], weight) for place, weight in weights.items() if place in found and weight > 0}


def _at_most(field: Field, term_list: TermList, weight: float) -> float:
    return weight * (field.saturation.k1 + 1) * term_list.peak / IMPACT


def _shares(field: Field, weight: float, counts: npt.NDArray[Any], rows: npt.NDArray[Any]) -> Scores:
    tf = counts.astype(np.float64)
    shares: Scores = (weight * (field.saturation.k1 + 1)) * (tf / (tf + field.norms(rows)))
    return shares


def _scored(lists: _Lists, rows: Places) -> Scores:
    held = {term: item for term, item in lists.items() if len(item[1].rows)}
    return TermCounts.of(held, rows).scores(held)


def _plain(lists: _Lists, where: range, k: int) -> Best:
    """Score every row that holds a term; the measure for everything else here."""
    if len(where) > _SMALL and sum(len(found.rows) for _, found, _ in lists.values()) <= _SPARSE:
        touched = steps.distinct([found.rows.astype(np.intp) for _, found, _ in lists.values()])
        return _order(touched, _scored(lists, touched), k)
    scores = np.zeros(len(where))
    fresh = []
    for field, found, weight in lists.values():
        rows = found.rows.astype(np.intp) - where.start
        sums = scores.take(rows)
        fresh.append(rows.take(np.flatnonzero(sums == 0)))
        sums += _shares(field, weight, found.counts, found.rows)
        scores[rows] = sums
    touched = np.concatenate(fresh)
    return _order(touched + where.start, scores.take(touched), k)


def _order(rows: Places, scores: Scores, k: int) -> Best:
    if k < len(rows):
        least = np.partition(scores, len(scores) - k)[len(scores) - k]
        better, equal = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
        equal = equal.take(np.argsort(rows.take(equal))[: k - len(better)])
        kept = np.concatenate((better, equal))
        rows, scores = rows.take(kept), scores.take(kept)
    order = np.lexsort((rows, -scores))[:k]
    return Best(rows.take(order), scores.take(order))
