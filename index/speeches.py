"""Which speech a question names: its titles, its occasion, its date, told by how the speech begins."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.postings import Field
from index.ranking import Scores, lucene_idf

_RAISED = 16
"""Speeches whose passages become candidates for their names alone."""


class Names:
    """The names of a generation's speeches; speeches are counted from 0 in collection order."""

    def __init__(self, field: Field) -> None:
        self._field = field
        self._first_rows = np.flatnonzero(field.lengths)
        self._count = len(self._first_rows)
        self._rows = field.count

    def speech_of(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Give the number of the speech that each row belongs to."""
        return np.searchsorted(self._first_rows, rows, side="right") - 1

    def shares(self, terms: Sequence[str]) -> Scores:
        """Give every speech the share of the terms, by their weight over speeches, that its names hold."""
        scores = np.zeros(self._count)
        total = 0.0
        for term in terms:
            rows, _ = self._field.rows(term)
            idf = lucene_idf(self._count, len(rows))
            total += idf
            if len(rows):
                scores[np.searchsorted(self._first_rows, rows)] += idf
        return scores / total if total else scores

    def occasion(self, occasion: Sequence[Sequence[str]]) -> Scores:
        """Give every speech the share of the asked congresses and years that it goes by."""
        scores = np.zeros(self._count)
        for names in occasion:
            held = np.unique(np.concatenate([self._field.rows(name)[0] for name in names]))
            scores[np.searchsorted(self._first_rows, held)] += 1.0 / len(occasion)
        return scores

    def raise_best(self, scores: Scores, shares: Scores) -> Scores:
        """Add to the scores of the passages of the best-named speeches what their names are worth."""
        number = min(_RAISED, self._count)
        chosen = np.argpartition(-shares, number - 1)[:number].tolist() if number else []
        raised = scores.copy()
        for speech in chosen:
            start = self._first_rows[speech]
            end = self._first_rows[speech + 1] if speech + 1 < self._count else self._rows
            held = raised[start:end]
            held[held > 0] += shares[speech]
        return raised
