"""One shard, opened: it answers requests about its rows as one machine answers them about all."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from index.cluster.requests import (
    CheckedRows,
    CountShared,
    CountWords,
    FindPossible,
    FindRows,
    FindTogether,
    FoundRows,
    ReadPassages,
    ReadSpeech,
    Request,
    RowNumbers,
)
from index.postings import Postings
from index.retrieval.exact import CHECKED, ExactWords
from index.retrieval.reader import LocalReader
from index.storage.snapshot import Snapshot

GENERATION = 1
"""The number of the one generation in a shard's directory."""


class Shard:
    """One shard of a generation. Methods may be called from any thread.

    `means` are the mean lengths of the whole collection, by field. Raises IndexDamaged where a file is not whole.
    """

    def __init__(self, directory: Path, means: Mapping[str, float]) -> None:
        self.snapshot = Snapshot(directory, GENERATION)
        self._postings = Postings.open(self.snapshot.directory, means)
        self._reader = LocalReader(self._postings, self.snapshot)

    def answer(self, request: Request) -> object:  # noqa: PLR0911 - one for each kind
        """Answer one request."""
        reader = self._reader
        match request:
            case FindRows():
                return self._find_rows(request)
            case FindTogether(groups):
                return list(reader.together(groups))
            case CountShared(word, others):
                return list(reader.shared(word, others))
            case FindPossible(words, limit):
                return reader.possible_rows(words, limit)
            case CountWords(words, rows):
                return list(reader.count_in(words, rows))
            case ReadPassages(rows):
                return reader.cache.passages(rows)
            case ReadSpeech(speech):
                return self.snapshot.passages(speech)

    def _find_rows(self, request: FindRows) -> FoundRows:
        top = self._reader.top_names
        if request.parts is None:
            parts = [(0, top.best(request.terms, request.limit))]
        else:
            parts = [(number, top.best(request.terms, request.limit, rows)) for number, rows in request.parts]
        ranges = [rows for _, rows in request.each]
        numbers = [number for number, _ in request.each]
        each = list(zip(numbers, top.best_of_each(request.terms, request.limit, ranges), strict=True))
        exact = None if request.exact is None else self._exact(request.exact, request)
        given: RowNumbers = np.append(request.rows, np.array(exact.standing if exact else (), np.intp))
        scored = dict(zip(given.tolist(), top.scores(request.terms, given).tolist(), strict=True))
        rows = np.unique(
            np.concatenate([given, request.others, *(best.rows for _, best in (*parts, *each))]).astype(np.intp)
        )
        weighed = tuple(top.scores(terms, rows) for terms in request.weighings)
        return FoundRows(tuple(parts), tuple(each), exact, scored, rows, weighed)

    def _exact(self, exact: ExactWords, request: FindRows) -> CheckedRows:
        within = None if request.parts is None else [rows for _, rows in request.parts]
        rows = self._reader.exact.possible(exact.words, within)
        number = len(rows)
        scores = self._reader.exact.scores(exact, rows)
        if number > exact.limit:
            order = np.argsort(-scores, kind="stable")[:CHECKED]
            rows, scores = rows[order], scores[order]
        return CheckedRows(rows, scores, number, tuple(self._reader.exact.checked(exact, rows)))
