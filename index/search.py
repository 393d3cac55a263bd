"""A question to an answer: candidates from postings, the best of them read and scored again, or silence."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index import question, sentences, signals
from index.folding import fold, fold_in_place
from index.model import Answer, Hit, Passage
from index.postings import Postings
from index.ranking import K1, PostingsBM25, Scores, best
from index.speeches import Names

READ = 50
"""Candidates that are read. With 100 no set gained."""

WEIGHTS = {
    "words": 1.0,
    "bigrams": 0.5,
    "sentence": 1.0,
    "two sentences": 1.0,
    "longest": 1.0,
    "names": 1.0,
    "occasion": 0.5,
    "headings": 0.5,
    "about": 0.5,
}


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
        self._names = Names(postings.fields["names"])

    def search(self, asked: str, limit: int = 10, within: range | None = None) -> Answer:
        """Answer a question with up to `limit` passages, looking only at the rows `within` where given."""
        terms = question.terms(asked)
        rows, passages, shares = self.read(terms, within)
        scores = sum((WEIGHTS[name] * share for name, share in shares.items() if name in WEIGHTS), np.zeros(len(rows)))
        order = np.lexsort((rows, -scores))[:limit]
        hits = tuple(
            self._hit(
                passages[place],
                float(scores[place]),
                terms,
                {name: WEIGHTS[name] * float(share[place]) for name, share in shares.items() if name in WEIGHTS},
            )
            for place in order.tolist()
        )
        confidence = float(shares["words"][order[0]] + shares["bigrams"][order[0]]) / 2 if hits else 0.0
        return Answer(asked, confidence >= SILENCE, hits, confidence=confidence)

    def read(
        self, terms: question.Terms, within: range | None = None
    ) -> tuple[npt.NDArray[np.intp], list[Passage], dict[str, Scores]]:
        """Give the candidates' rows, the candidates, and every signal of theirs by name."""
        asked = signals.Asked(
            terms,
            {word: self._words.idf_of(word) for word in terms.words},
            {gram: self._bigrams.idf_of(gram) for gram in terms.bigrams},
        )
        words = self._words.get_scores(terms.words) / ((K1 + 1) * (sum(asked.words.values()) or 1.0))
        bigrams = self._bigrams.get_scores(terms.bigrams) / ((K1 + 1) * (sum(asked.bigrams.values()) or 1.0))
        scores = words + bigrams
        if within is not None:
            outside = np.ones(len(scores), bool)
            outside[within.start : within.stop] = False
            scores[outside] = 0.0
        names, occasion = self._names.shares(terms.names), self._names.occasion(terms.occasion)
        named = WEIGHTS["names"] * names + WEIGHTS["occasion"] * occasion
        rows = best(self._names.raise_best(scores, named), READ)
        passages = self._source.texts(rows.tolist())
        candidates = [
            signals.candidate(fold("\n".join((passage.title, *passage.headings))), fold(passage.text), passage.place)
            for passage in passages
        ]
        if not candidates:
            return rows, passages, {}
        speeches = self._names.speech_of(rows)
        one, two = signals.windows(asked, candidates)
        return (
            rows,
            passages,
            {
                "words": words[rows],
                "bigrams": bigrams[rows],
                "names": names[speeches],
                "occasion": occasion[speeches],
                "about": signals.about(asked, candidates),
                "sentence": one,
                "two sentences": two,
                "headings": signals.headings(asked, candidates),
                "coverage": signals.coverage(asked, candidates),
                "longest": signals.longest(asked, candidates),
                "nearness": signals.nearness(asked, candidates),
            },
        )

    def _hit(self, passage: Passage, score: float, terms: question.Terms, shares: dict[str, float]) -> Hit:
        weights = {term: self._words.idf_of(term) for term in terms.words}
        spans, marked = sentences.matched(fold_in_place(passage.text), len(passage.text), weights)
        return Hit(passage, score, sentences.answering(passage.text, marked), spans, signals=shares)


SILENCE = 0.3
