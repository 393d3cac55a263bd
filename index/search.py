"""A question to an answer: candidates from postings, the best of them read and scored again, or silence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index import correction, query, question, sentences, signals, silence, variants
from index.candidates import Chooser, Worth
from index.folding import fold, fold_in_place
from index.model import Answer, Hit, Passage
from index.postings import Postings

WEIGHTS = {
    "words": 1.0,
    "bigrams": 1.0,
    "sentence": 1.0,
    "two sentences": 1.5,
    "longest": 1.0,
    "headings": 0.75,
    "names": 0.5,
    "occasion": 0.5,
    "about": 0.5,
    "exact": 0.5,
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
    """A question's candidates as they were read: rows, passages, signals and scores, the best first."""

    asked: signals.Asked
    rows: npt.NDArray[np.intp]
    passages: Sequence[Passage]
    candidates: Sequence[signals.Candidate]
    signals: dict[str, Scores]
    scores: Scores

    def evidence(self, passages: int) -> silence.Evidence | None:
        """Give what speaks for the first candidate in a collection of so many passages; None where there is none."""
        if not len(self.rows):
            return None
        return silence.evidence(
            self.asked,
            passages,
            self.candidates[0],
            occasion=float(self.signals["occasion"][0]),
            text=float(sum(weight * self.signals[name][0] for name, weight in silence.TEXT.items())),
            lead=float(self.scores[0] - max(self.scores[1:2], default=0.0)),
        )


class Searcher:
    """Searches one generation."""

    def __init__(self, postings: Postings, source: Source) -> None:
        self._source = source
        self._chooser = Chooser(postings)
        self._vocabulary = correction.Vocabulary(postings.fields["words"], postings.fields["bigrams"])

    def search(self, asked: str, limit: int = 10, within: range | None = None) -> Answer:
        """Answer a question with up to `limit` passages, looking only at the rows `within` where given."""
        taken = query.parse(asked)
        reading = self.read(taken, within)
        understood = correction.correct(taken.text, self._vocabulary)
        if understood is not None:
            corrected = self.read(query.parse(understood), within)
            if len(corrected.scores) and corrected.scores[0] > max(reading.scores[:1], default=0.0):
                reading = corrected
            else:
                understood = None
        found = reading.evidence(self._source.count)
        speeches = max(self._chooser.speeches.count, 1)
        confidence = 0.0 if found is None else silence.confidence(found, self._source.count / speeches)
        hits = tuple(self._hit(reading, place) for place in range(min(limit, len(reading.rows))))
        return Answer(asked, confidence >= silence.THRESHOLD, hits, understood, confidence=confidence)

    def read(self, taken: query.Query, within: range | None = None) -> Reading:
        """Choose the candidates for a question, read and score them."""
        terms = question.terms(variants.spell(taken.text, self._vocabulary.bigrams.dfs))
        weights = self._chooser.weights(terms)
        chosen = self._chooser.choose(terms, weights, _WORTH, None if within is None else [within])
        passages = self._source.texts(chosen.rows.tolist())
        candidates = [
            signals.candidate(fold("\n".join((passage.title, *passage.headings))), fold(passage.text), passage.place)
            for passage in passages
        ]
        asked = signals.Asked(terms, weights)
        one, two = signals.windows(asked, candidates)
        shares = {
            "words": chosen.words,
            "bigrams": chosen.bigrams,
            "names": chosen.names,
            "occasion": chosen.occasion,
            "sentence": one,
            "two sentences": two,
            "longest": signals.longest(asked, candidates),
            "headings": signals.headings(asked, candidates),
            "about": signals.about(asked, candidates),
            "exact": signals.exact([fold(words) for words in taken.exact], candidates),
        }
        scores = sum((WEIGHTS[name] * each for name, each in shares.items()), np.zeros(len(chosen.rows)))
        order = np.lexsort((chosen.rows, -scores))
        return Reading(
            asked,
            chosen.rows[order],
            [passages[place] for place in order.tolist()],
            [candidates[place] for place in order.tolist()],
            {name: each[order] for name, each in shares.items()},
            scores[order],
        )

    def _hit(self, reading: Reading, place: int) -> Hit:
        passage = reading.passages[place]
        spans, marked = sentences.matched(fold_in_place(passage.text), len(passage.text), reading.asked.weights.words)
        return Hit(
            passage,
            float(reading.scores[place]),
            sentences.answering(passage.text, marked),
            spans,
            signals={name: WEIGHTS[name] * float(each[place]) for name, each in reading.signals.items()},
        )
