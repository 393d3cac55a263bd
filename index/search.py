"""A question to an answer: candidates from postings, the best of them read and scored again, or silence."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from index import sentences
from index.analysis import Terms, question_terms
from index.folding import fold_in_place
from index.model import Answer, Hit, Passage
from index.postings import Postings
from index.ranking import PostingsBM25, best

BIGRAMS = 0.5


class Source(Protocol):
    """Where passages are read from, by row."""

    @property
    def count(self) -> int:
        """The number of rows."""

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""


class Searcher:
    """Searches one generation."""

    def __init__(self, postings: Postings, source: Source) -> None:
        self._source = source
        self._words = PostingsBM25(postings.fields["words"])
        self._bigrams = PostingsBM25(postings.fields["bigrams"])

    def search(self, question: str, limit: int = 10, within: range | None = None) -> Answer:
        """Answer a question with up to `limit` passages, looking only at the rows `within` where given."""
        terms = question_terms(question)
        scores = self._words.get_scores(terms.words) + BIGRAMS * self._bigrams.get_scores(terms.bigrams)
        if within is not None:
            outside = np.ones(len(scores), bool)
            outside[within.start : within.stop] = False
            scores[outside] = 0.0
        rows = best(scores, limit).tolist()
        passages = self._source.texts(rows)
        hits = tuple(self._hit(passage, float(scores[row]), terms) for row, passage in zip(rows, passages, strict=True))
        total = sum(map(self._words.idf_of, terms.words)) + BIGRAMS * sum(map(self._bigrams.idf_of, terms.bigrams))
        confidence = float(scores[rows[0]]) / ((self._words.k1 + 1) * total) if rows and total else 0.0
        return Answer(question, confidence >= SILENCE, hits, confidence=confidence)

    def _hit(self, passage: Passage, score: float, terms: Terms) -> Hit:
        weights = {term: self._words.idf_of(term) for term in terms.words}
        spans, shares = sentences.matched(fold_in_place(passage.text), len(passage.text), weights)
        return Hit(passage, score, sentences.answering(passage.text, shares), spans)


SILENCE = 0.3
