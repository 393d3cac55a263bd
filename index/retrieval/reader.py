"""What is read of a generation to answer a question: the same from one machine as from the shards of a cluster."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.model import Passage
from index.postings import Field, Postings
from index.postings.intersection import FieldIntersections
from index.postings.statistics import TermStatistics
from index.postings.steps import Scores
from index.postings.topk import Best, RowShares, Term, TopK
from index.retrieval.exact import ExactRows, ExactWords, WordCounts, count_words
from index.retrieval.passages import PassageCache, PassageSource
from index.retrieval.speeches import Rows, Speeches


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a question wants of the lists, all at once: the best rows, and rows that are candidates for other reasons.

    The `limit` best rows by `terms` are chosen from the whole generation, or from each of `parts`, and from each of the
    ranges `each`. `exact` are words that stand letter for letter, looked for in the same parts. `weighings` are other
    weights by which rows are scored afterwards.
    """

    terms: Sequence[Term]
    limit: int
    parts: Sequence[range] | None
    each: Sequence[range]
    exact: ExactWords | None
    rows: Sequence[int]
    """Rows to score by `terms` in any case."""
    weighings: Sequence[Sequence[Term]]
    others: Sequence[int]
    """Rows that may be weighed as well, whatever they score."""
    gains: Callable[[], Scores]
    """What the rows of each of the ranges `each` gain by names; it tells which passages will be read."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows that a lookup gives."""

    parts: Sequence[Best]
    """The best rows of each part, or of the whole generation."""
    each: Sequence[Best]
    exact: Sequence[int]
    """The rows that have the exact words."""
    scores: Mapping[int, float]
    """The scores of the rows with exact words and of those that are scored in any case."""
    weighed: Callable[[Rows], Sequence[Scores]]
    """Scores any of these rows by each of the other weights."""


class Reader(Protocol):
    """One generation as the search reads it. Methods may be called from any thread."""

    @property
    def count(self) -> int:
        """The number of rows."""

    @property
    def statistics(self) -> Mapping[str, TermStatistics]:
        """The statistics of each field over the whole collection."""

    @property
    def names(self) -> Field:
        """The field with what speeches are known by, in their first rows."""

    @property
    def top_names(self) -> TopK:
        """The best first rows by names."""

    @property
    def cache(self) -> PassageCache:
        """The passages."""

    def look_up(self, lookup: Lookup) -> Chosen:
        """Choose rows for a question."""

    def readable(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Tell of some rows whether their passages can be read."""

    def together(self, groups: Sequence[Sequence[str]]) -> Iterator[bool]:
        """Tell of each group of character pairs whether one row holds all of them."""

    def shared(self, word: str, others: Sequence[str]) -> Iterator[int]:
        """Give the number of rows that hold a word and each of some others."""

    def speeches_with(self, bigram: str) -> int:
        """Give the number of speeches with a passage, or a title, that has a pair of characters."""

    def count_words(self, words: str, limit: int) -> WordCounts:
        """Count some words, letter for letter, in the first `limit` rows that may have them."""

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""

    def foresee(self, work: Callable[[], object]) -> None:
        """Where reading takes calls to machines, find out what some work will read, and have the next call bring it.

        What the work gives is of no use: it runs on made-up answers, and may end early.
        """


class LocalReader:
    """One generation on this machine: its postings and its passages."""

    def __init__(self, postings: Postings, source: PassageSource) -> None:
        self.count = source.count
        self.cache = PassageCache(source)
        self.statistics: Mapping[str, TermStatistics] = postings.fields
        self.names = postings.fields["names"]
        self.top_names = TopK(postings)
        self.exact = ExactRows(postings, self.top_names, self.cache)
        self._speeches = Speeches(self.names)
        self._bigrams = postings.fields["bigrams"]
        self._source = source
        self._intersections = FieldIntersections(postings.fields["words"], self._bigrams)
        self.together, self.shared = self._intersections.together, self._intersections.shared

    def look_up(self, lookup: Lookup) -> Chosen:
        """Choose rows for a question."""
        top, terms, limit = self.top_names, lookup.terms, lookup.limit
        exact = self.exact.standing(lookup.exact, lookup.parts) if lookup.exact else []
        rows = [*exact, *lookup.rows]
        known: RowShares | None = None
        if lookup.parts is None:
            best, each, known = top.look_up(terms, limit, lookup.each, [*rows, *lookup.others])
            parts = [best]
        else:
            parts = top.best_of_each(terms, limit, lookup.parts)
            each = top.best_of_each(terms, limit, lookup.each)
        scores = top.weighed([terms], np.array(rows, np.intp), known)[0].tolist() if rows else []
        return Chosen(
            parts=parts,
            each=each,
            exact=exact,
            scores=dict(zip(rows, scores, strict=True)),
            weighed=lambda places: top.weighed(lookup.weighings, places, known),
        )

    def readable(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Tell of some rows whether their passages can be read: all of them."""
        return np.ones(len(rows), bool)

    def speeches_with(self, bigram: str) -> int:
        """Give the number of speeches with a passage, or a title, that has a pair of characters."""
        speeches = self._speeches.of(self._bigrams.rows(bigram)[0].astype(np.intp))
        return int(np.count_nonzero(np.diff(speeches, prepend=-1)))

    def count_words(self, words: str, limit: int) -> WordCounts:
        """Count some words, letter for letter, in the first `limit` rows that may have them."""
        rows = self.exact.possible([words])
        return WordCounts(count_words(words, rows[:limit], self._source), rows[:limit], complete=len(rows) <= limit)

    def foresee(self, work: Callable[[], object]) -> None:
        """Do nothing: what is read is here."""

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""
        return self._source.texts(rows)
