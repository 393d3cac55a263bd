"""BM25 over postings: which passages share the question's rare words, and how much of the best they could share."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25

from index.postings import Field
from index.postings.statistics import Saturation, TermStatistics

_Scores = npt.NDArray[np.float64]

K1 = Saturation().k1
B = Saturation().b


class PostingsBM25(BM25):  # type: ignore[misc]
    """A `rank_bm25` BM25 whose term counts stand in a field of postings instead of a list of dicts.

    Terms are weighed by the statistics alone; rows are scored where these are a field's own, with its lists.

    The formula is the library's Okapi with Lucene's idf, log(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
    """

    def __init__(self, statistics: TermStatistics, k1: float = K1, b: float = B) -> None:
        self.statistics = statistics
        self.k1 = k1
        self.b = b
        self.tokenizer = None
        self.corpus_size = statistics.count
        self.avgdl = statistics.mean_length or 1.0

    def weigh(self, terms: Iterable[str]) -> dict[str, float]:
        """Give the idf of every term; a term that no passage has weighs most."""
        asked = list(dict.fromkeys(terms))
        dfs = self.statistics.dfs(asked)
        return {term: lucene_idf(self.corpus_size, df) for term, df in zip(asked, dfs, strict=True)}

    def get_scores(self, query: Sequence[str]) -> _Scores:
        """Score every passage for a tokenised question; `topk` finds the best ones without scoring every passage."""
        if not isinstance(self.statistics, Field):
            raise TypeError("only a field with its lists scores rows")
        field = self.statistics
        scores = np.zeros(self.corpus_size)
        weights = self.weigh(query)
        for term in query:
            rows, counts = field.rows(term)
            tf = counts.astype(np.float64)
            norm = self.k1 * (1 - self.b + self.b * field.lengths[rows] / self.avgdl)
            scores[rows] += weights[term] * (tf * (self.k1 + 1) / (tf + norm))
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Score some passages, given by row."""
        scores: list[float] = self.get_scores(query)[np.asarray(doc_ids, np.intp)].tolist()
        return scores

    def highest(self, weights: Mapping[str, float]) -> float:
        """Give what a passage could score at most for weighed terms: every one held without end."""
        return (self.k1 + 1) * sum(weights.values()) or 1.0


def lucene_idf(passages: int, holding: float) -> float:
    """Give Lucene's idf of a term that `holding` of `passages` hold."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
