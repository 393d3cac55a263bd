"""BM25 over postings: which passages share the question's rare words, and how much of the best they could share."""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25

from index.postings import Postings, Saturation
from index.topk import Term, TopK

Scores = npt.NDArray[np.float64]

K1 = Saturation().k1
B = Saturation().b


class PostingsBM25(BM25):  # type: ignore[misc]
    """A `rank_bm25` BM25 whose term counts stand in a field of postings instead of a list of dicts.

    The formula is the library's Okapi with Lucene's idf, log(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
    """

    def __init__(self, postings: Postings, field: str, top: TopK | None = None) -> None:
        self.name = field
        self.field = postings.fields[field]
        self.k1 = self.field.saturation.k1
        self.b = self.field.saturation.b
        self.tokenizer = None
        self.corpus_size = self.field.count
        self.avgdl = self.field.mean_length
        self.doc_len = self.field.lengths
        self._top = top or TopK(postings)

    def weigh(self, terms: Iterable[str]) -> dict[str, float]:
        """Give the idf of every term; a term that no passage has weighs most."""
        asked = list(dict.fromkeys(terms))
        return {term: lucene_idf(self.corpus_size, df) for term, df in zip(asked, self.field.dfs(asked), strict=True)}

    def get_scores(self, query: Sequence[str]) -> Scores:
        """Score every passage for a tokenised question."""
        return self._top.scores(self._terms(query), np.arange(self.corpus_size))

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Score some passages, given by row."""
        scores: list[float] = self._top.scores(self._terms(query), doc_ids).tolist()
        return scores

    def share(self, weights: Mapping[str, float], rows: npt.NDArray[np.intp], full: float) -> Scores:
        """Give what some rows score for weighed terms, of what a passage could at most."""
        return self._top.scores([Term(self.name, term, weight) for term, weight in weights.items()], rows) / full

    def highest(self, weights: Mapping[str, float]) -> float:
        """Give what a passage could score at most for weighed terms: every one held without end."""
        return (self.k1 + 1) * sum(weights.values()) or 1.0

    def _terms(self, query: Sequence[str]) -> list[Term]:
        weights = self.weigh(query)
        return [Term(self.name, term, weights[term]) for term in query]


def lucene_idf(passages: int, holding: float) -> float:
    """Give Lucene's idf of a term that `holding` of `passages` hold."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
