"""A question to an answer: candidates from postings, the best of them read and scored again, or silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index import question, sentences, signals
from index.candidates import Chooser, Weights, Worth
from index.folding import fold, fold_in_place
from index.model import Answer, Hit, Passage
from index.postings import Postings

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
"""What each signal weighs; docs/retrieval.md has the figure each one earned."""

_WORTH = Worth(*(WEIGHTS[name] for name in ("words", "bigrams", "names", "occasion")))

Scores = npt.NDArray[np.float64]


class Source(Protocol):
    """Where passages are read from, by row."""

    @property
    def count(self) -> int:
        """The number of rows."""

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question's candidates as they were read: their rows, passages and signals, in no particular order."""

    terms: question.Terms
    weights: Weights
    rows: npt.NDArray[np.intp]
    passages: Sequence[Passage]
    candidates: Sequence[signals.Candidate]
    signals: dict[str, Scores]

    def scores(self) -> Scores:
        """Give the candidates' scores: their signals, weighed and added up."""
        return sum((WEIGHTS[name] * each for name, each in self.signals.items()), np.zeros(len(self.rows)))


class Searcher:
    """Searches one generation."""

    def __init__(self, postings: Postings, source: Source) -> None:
        self._source = source
        self._chooser = Chooser(postings)

    def search(self, asked: str, limit: int = 10, within: range | None = None) -> Answer:
        """Answer a question with up to `limit` passages, looking only at the rows `within` where given."""
        reading = self.read(question.terms(asked), None if within is None else [within])
        scores = reading.scores()
        order = np.lexsort((reading.rows, -scores))[:limit]
        hits = tuple(self._hit(reading, place, float(scores[place])) for place in order.tolist())
        confidence = float(scores[order[0]]) if hits else 0.0
        return Answer(asked, confidence >= 1.0, hits, confidence=confidence)

    def read(self, terms: question.Terms, within: Sequence[range] | None = None) -> Reading:
        """Choose the candidates for a question and read them."""
        weights = self._chooser.weights(terms)
        chosen = self._chooser.choose(terms, weights, _WORTH, within)
        passages = self._source.texts(chosen.rows.tolist())
        candidates = [
            signals.candidate(fold("\n".join((passage.title, *passage.headings))), fold(passage.text), passage.place)
            for passage in passages
        ]
        asked = signals.Asked(terms, weights)
        one, two = signals.windows(asked, candidates)
        return Reading(
            terms,
            weights,
            chosen.rows,
            passages,
            candidates,
            {
                "words": chosen.words,
                "bigrams": chosen.bigrams,
                "names": chosen.names,
                "occasion": chosen.occasion,
                "sentence": one,
                "two sentences": two,
                "longest": signals.longest(asked, candidates),
                "headings": signals.headings(asked, candidates),
                "about": signals.about(asked, candidates),
            },
        )

    def _hit(self, reading: Reading, place: int, score: float) -> Hit:
        passage = reading.passages[place]
        spans, marked = sentences.matched(fold_in_place(passage.text), len(passage.text), reading.weights.words)
        return Hit(
            passage,
            score,
            sentences.answering(passage.text, marked),
            spans,
            signals={name: WEIGHTS[name] * float(each[place]) for name, each in reading.signals.items()},
        )
