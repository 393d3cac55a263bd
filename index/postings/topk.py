"""The best rows for weighted terms, exactly, without scoring every row that holds one of them.

A row's score is the sum over its terms of weight × (k1 + 1) × tf / (tf + k1 × (1 - b + b × length / mean length)).
Few rows can be among the best; `pruning` finds them, and they are scored in float64, in the order the terms were
given, as scoring every row would.
"""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.postings import IMPACT, Field, Postings, TermList, steps
from index.postings.pruning import BoundedList, candidates
from index.postings.steps import Places, Scores, Scratch

TermKey = tuple[str, str]
"""The field of a term, and its text."""

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


_WORDS, _PAIRS = "words", "bigrams"
"""The fields of a text's words and of its pairs of characters: a word stands only where its pairs do."""

_ALIKE = 2
"""A word's pair has at most so many times its rows where both are bounded together."""

_USUAL = 0.55
"""The share of a term that a passage of usual length has once."""


class Term(NamedTuple):
    """A term of a question in one field; `weight` holds its idf and whatever the signal weighs."""

    field: str
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Best:
    """Rows with their scores, best first, equal ones in row order. Only rows that score above zero."""

    rows: Places
    scores: Scores


@dataclass(frozen=True, slots=True, eq=False)
class RowShares:
    """What some terms add to some rows, ascending, each as a share of what it adds for a count without end.

    `asked` are the terms; `shares` has a line for each that any row of the generation holds, and `lines` tells which.
    `ends` are what a term of a field adds for a count without end.
    """

    rows: Places
    lines: Mapping[TermKey, int]
    shares: Scores
    ends: Mapping[str, float]
    asked: Set[TermKey]

    @classmethod
    def of(cls, lists: "_Lists", rows: Places, asked: Set[TermKey]) -> "RowShares":
        """Look some rows up in the lists of the terms."""
        fields = {field.name: field for field, _, _ in lists.values()}
        norms = {name: field.norms(rows) for name, field in fields.items()}
        shares = steps.shares([found for _, found, _ in lists.values()], rows, [norms[name] for name, _ in lists])
        ends = {name: field.saturation.k1 + 1 for name, field in fields.items()}
        return cls(rows, {key: line for line, key in enumerate(lists)}, shares, ends, asked)

    def scores(self, weights: Mapping[TermKey, float]) -> Scores:
        """Give the scores of the rows for some of the terms, weighed: what each adds, in their order."""
        held = [
            (self.lines[key], weight * self.ends[key[0]])
            for key, weight in weights.items()
            if weight > 0 and key in self.lines
        ]
        if not held:
            return np.zeros(len(self.rows))
        lines, worths = zip(*held, strict=True)
        # A sum of few rows' columns would add them up in pairs.
        scores: Scores = np.add.accumulate(self.shares.take(lines, axis=0) * np.array(worths)[:, None], axis=0)[-1]
        return scores


class TopK:
    """Chooses rows of one generation. Methods may be called from any thread."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._idle: list[Scratch] = []
        self._line: tuple[float, float] | None = None

    def best(self, terms: Sequence[Term], k: int, within: range | None = None) -> Best:
        """Give the `k` best rows for weighted terms, among the rows `within` where given.

        Terms given twice add up. Raises ValueError for a negative or endless weight.
        """
        everything = range(self._postings.count)
        where = everything if within is None else range(max(within.start, 0), min(within.stop, everything.stop))
        weights = _weights(terms)
        lists = _lists(self._postings, weights)
        if where != everything:
            cut = {key: (field, found.within(where), weight) for key, (field, found, weight) in lists.items()}
            lists = {key: item for key, item in cut.items() if len(item[1].rows)}
        rows = self._possible(lists, where, k)
        if rows is None:
            return _plain(lists, where, k)
        return _order(rows, RowShares.of(lists, rows, weights.keys()).scores(weights), k)

    def look_up(
        self, terms: Sequence[Term], k: int, ranges: Sequence[range], others: Sequence[int]
    ) -> tuple[Best, list[Best], RowShares]:
        """Give the `k` best rows, those of each range, and what the terms add to all of these and to some `others`.

        They are the same as `best`, `best_of_each` and `scores` give; to look them up together takes half the time.
        """
        everything = range(self._postings.count)
        weights = _weights(terms)
        lists = _lists(self._postings, weights)
        possible = self._possible(lists, everything, k)
        chosen = _plain(lists, everything, k).rows if possible is None else possible
        small = (np.arange(each.start, each.stop) for each in ranges if len(each) <= _FEW_ROWS)
        rows = steps.distinct([chosen, *small, np.array(others, np.intp)])
        known = RowShares.of(lists, rows, weights.keys())
        scores = known.scores(weights)
        best = _order(chosen, scores.take(rows.searchsorted(chosen)), k)
        return best, self._of_each(terms, k, ranges, rows, scores), known

    def best_of_each(self, terms: Sequence[Term], k: int, ranges: Sequence[range]) -> list[Best]:
        """Give the `k` best rows of each range, as `best` would one by one."""
        rows = steps.distinct([np.arange(each.start, each.stop) for each in ranges if len(each) <= _FEW_ROWS])
        return self._of_each(terms, k, ranges, rows, self.scores(terms, rows))

    def _of_each(
        self, terms: Sequence[Term], k: int, ranges: Sequence[range], rows: Places, scores: Scores
    ) -> list[Best]:
        """Give the best rows of each range; those of small ranges are among `rows`, with their scores."""
        found = []
        for each in ranges:
            if len(each) > _FEW_ROWS:
                found.append(self.best(terms, k, each))
                continue
            first = int(rows.searchsorted(each.start))
            inside = slice(first, first + len(each))
            held = np.flatnonzero(scores[inside] > 0)
            found.append(_order(rows[inside].take(held), scores[inside].take(held), k))
        return found

    def scores(self, terms: Sequence[Term], rows: Sequence[int] | Places) -> Scores:
        """Give the scores of some rows, in any order."""
        weights = _weights(terms)
        lists = _lists(self._postings, weights)
        return RowShares.of(lists, np.asarray(rows, np.intp), weights.keys()).scores(weights)

    def weighed(self, weighings: Sequence[Sequence[Term]], rows: Places, known: RowShares | None) -> list[Scores]:
        """Give the scores of some rows by each of several weights, as `scores` would; `known` was looked up before."""
        if known is None:
            return [self.scores(terms, rows) for terms in weighings]
        places = known.rows.searchsorted(rows)
        inside = len(known.rows) > 0 and bool((known.rows.take(places, mode="clip") == rows).all())
        return [
            known.scores(weights).take(places) if inside and weights.keys() <= known.asked else self.scores(terms, rows)
            for terms in weighings
            for weights in [_weights(terms)]
        ]

    def _possible(self, lists: "_Lists", where: range, k: int) -> Places | None:
        """Give the rows that can be among the `k` best; None where scoring all rows takes less time."""
        self._postings.searched()
        walked = sum(len(found.rows) for _, found, _ in lists.values())
        if k < 1 or walked <= _SPARSE or len(where) <= _SMALL:
            return None
        parts = self._parts({key: item for key, item in lists.items() if len(item[1].rows)})
        if not _TINY < sum(part.most for part in parts) < 1 / _TINY:
            return None
        try:
            scratch = self._idle.pop()
        except IndexError:
            scratch = Scratch.of(self._postings.count)
        weights = {key: weight for key, (_, _, weight) in lists.items()}
        most = walked // (len(lists) * _SEARCHED)
        rows = candidates(
            scratch, parts, k, lambda some: RowShares.of(lists, some, weights.keys()).scores(weights), most
        )
        self._idle.append(scratch)
        return rows

    def _parts(self, lists: "_Lists") -> list[BoundedList]:
        """Give what bounds scores; a word is bounded with its pair of characters where both have about the same rows.

        A word stands only where its pairs do, no more often. With t the count of the pair, n its norm and r the least
        ratio of the word's norms to the pair's, the word's share is at most t / (t + r n) = s / (s + r (1 - s)) where
        the pair's is s: no more than any tangent of that says.
        """
        slope, fixed = self._tangent()
        parts, within = {}, {}
        for key, (field, found, weight) in lists.items():
            worth = weight * (field.saturation.k1 + 1)
            parts[key] = BoundedList(found, worth / IMPACT)
            pair = lists.get((_PAIRS, key[1][:2])) if key[0] == _WORDS and _is_paired(key[1]) else None
            if pair is not None and pair[1].common is None and len(found.rows) * _ALIKE > len(pair[1].rows):
                within[key] = worth
        for (name, text), worth in within.items():
            pair_key = _PAIRS, text[:2]
            part = parts[pair_key] if pair_key in parts else BoundedList(lists[pair_key][1], 0.0)
            parts[pair_key] = replace(
                part, by_impact=part.by_impact + worth * slope / IMPACT, fixed=part.fixed + worth * fixed
            )
            del parts[name, text]
        return list(parts.values())

    def _tangent(self) -> tuple[float, float]:
        """Give the slope and the start of the line that bounds the share of a word by that of its pair."""
        if self._line is None:
            words, pairs = (self._postings.fields.get(name) for name in (_WORDS, _PAIRS))
            if words is None or pairs is None or not words.count:
                return 0.0, 1.0
            rows = np.arange(words.count)
            ratio = float((words.norms(rows) / pairs.norms(rows)).min())
            whole = _USUAL + ratio * (1 - _USUAL)
            slope = ratio / whole**2
            self._line = slope, _USUAL / whole - slope * _USUAL
        return self._line


_Lists = dict[TermKey, tuple[Field, TermList, float]]
"""The lists of terms that any row holds, with their weights."""


def _weights(terms: Sequence[Term]) -> dict[TermKey, float]:
    weights: dict[TermKey, float] = {}
    for term in terms:
        if not 0 <= term.weight < math.inf:
            raise ValueError(f"{term.text!r}: a weight of {term.weight} breaks the bounds")
        key = term.field, term.text
        weights[key] = weights.get(key, 0.0) + term.weight
    return weights


def _lists(postings: Postings, weights: Mapping[TermKey, float]) -> _Lists:
    texts: dict[str, list[str]] = {}
    for name, text in weights:
        texts.setdefault(name, []).append(text)
    found = {
        (name, text): (postings.fields[name], hit)
        for name, asked in texts.items()
        for text, hit in zip(asked, postings.fields[name].lists(asked), strict=True)
        if hit is not None
    }
    return {key: (*found[key], weight) for key, weight in weights.items() if key in found and weight > 0}


def _is_paired(word: str) -> bool:
    """Tell whether the characters of a word make pairs: numbers and Latin words stay whole."""
    return len(word) > 1 and all(char.isalnum() and not char.isascii() for char in word)


def _shares(field: Field, weight: float, counts: npt.NDArray[Any], rows: npt.NDArray[Any]) -> Scores:
    tf = counts.astype(np.float64)
    shares: Scores = (weight * (field.saturation.k1 + 1)) * (tf / (tf + field.norms(rows)))
    return shares


def _plain(lists: _Lists, where: range, k: int) -> Best:
    """Score every row that holds a term; the measure for everything else here."""
    held = {key: item for key, item in lists.items() if len(item[1].rows)}
    if k < 1 or not held:
        return Best(np.empty(0, np.intp), np.empty(0))
    if len(where) > _SMALL and sum(len(found.rows) for _, found, _ in held.values()) <= _SPARSE:
        touched = steps.distinct([found.rows.astype(np.intp) for _, found, _ in held.values()])
        weights = {key: weight for key, (_, _, weight) in held.items()}
        return _order(touched, RowShares.of(held, touched, held.keys()).scores(weights), k)
    scores = np.zeros(len(where))
    fresh = []
    for field, found, weight in held.values():
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
