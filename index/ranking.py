"""BM25 over postings: which passages share the question's rare words, and how much of the best they could share."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25

from index.postings import Field, Saturation

Scores = npt.NDArray[np.float64]

K1 = Saturation().k1
B = Saturation().b


class PostingsBM25(BM25):  # type: ignore[misc]
    """A `rank_bm25` BM25 whose term counts stand in a field of postings instead of a list of dicts.

    The formula is the library's Okapi with Lucene's idf, log(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
    """

    def __init__(self, field: Field, k1: float = K1, b: float = B) -> None:
        self.field = field
        self.k1 = k1
        self.b = b
        self.tokenizer = None
        self.corpus_size = field.count
        self.avgdl = field.mean_length or 1.0
        self.doc_len = field.lengths

    def idf_of(self, term: str) -> float:
        """Give a term's weight; a term no passage has weighs most."""
        return lucene_idf(self.corpus_size, self.field.df(term))

    def get_scores(self, query: Sequence[str]) -> Scores:
        """Score every passage for a tokenised question."""
        scores = np.zeros(self.corpus_size)
        for term in query:
            rows, counts = self.field.rows(term)
            tf = counts.astype(np.float64)
            norm = self.k1 * (1 - self.b + self.b * self.doc_len[rows] / self.avgdl)
            scores[rows] += self.idf_of(term) * (tf * (self.k1 + 1) / (tf + norm))
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Score some passages, given by row."""
        return [float(score) for score in self.get_scores(query)[np.asarray(doc_ids, np.int64)]]


def lucene_idf(passages: int, holding: float) -> float:
    """Give Lucene's idf of a term that `holding` of `passages` hold."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
