"""BM25 over postings: which passages share the question's rare words, and how much of the best they could share."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25

from index.postings import Field

Scores = npt.NDArray[np.float64]

K1 = 0.8
B = 0.75


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
            self.add(scores, term, 1.0)
        return scores

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Score some passages, given by row."""
        return [float(score) for score in self.get_scores(query)[np.asarray(doc_ids, np.int64)]]

    def add(self, scores: Scores, term: str, weight: float) -> None:
        """Add a term's share, times a weight, to the scores of the passages that hold it."""
        rows, counts = self.field.rows(term)
        if len(rows):
            idf = lucene_idf(self.corpus_size, len(rows))
            tf = counts.astype(np.float64)
            length = self.doc_len[rows]
            scores[rows] += (weight * idf * (self.k1 + 1)) * (
                tf / (tf + self.k1 * (1 - self.b + self.b * length / self.avgdl))
            )


def lucene_idf(passages: int, holding: int) -> float:
    """Give Lucene's idf of a term that `holding` of `passages` hold."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def best(scores: Scores, number: int) -> npt.NDArray[np.intp]:
    """Give the rows of the `number` highest scores above zero, best first, equal ones in row order."""
    if number < len(scores):
        chosen = np.argpartition(-scores, number)[:number]
        floor = scores[chosen].min()
        chosen = np.flatnonzero(scores >= floor) if floor > 0 else np.flatnonzero(scores > 0)
    else:
        chosen = np.flatnonzero(scores > 0)
    return chosen[np.lexsort((chosen, -scores[chosen]))][:number]
