"""One shard, opened: it answers requests about its rows as one machine answers them about all."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.cluster import requests
from index.cluster.requests import CheckedRows, FindRows, FoundRows, Request, RowNumbers
from index.postings import Postings
from index.postings.topk import Best
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

    def answer(self, wanted: Sequence[Request]) -> list[object]:
        """Answer some requests, each in its turn."""
        return [self._answer(request) for request in wanted]

    def _answer(self, request: Request) -> object:
        reader = self._reader
        match request:
            case FindRows():
                return self._find_rows(request)
            case requests.FindTogether(groups):
                return list(reader.together(groups))
            case requests.CountShared(pairs):
                return [next(reader.shared(word, [other])) for word, other in pairs]
            case requests.CountWords(words, limit):
                return reader.count_words(words, limit)
            case requests.ReadPassages(rows):
                return list(map(tuple, reader.cache.passages(rows)))

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
        raised = [Best(best.rows, best.scores + request.gains[number]) for number, best in each]
        by_text = [best for _, best in parts]
        read = {*given.tolist(), *request.others.tolist()}
        read.update(*(_first(request.texts, chosen) for chosen in (by_text, raised)))
        passages = map(tuple, self._reader.cache.passages(list(read)))
        return FoundRows(tuple(parts), tuple(each), exact, scored, rows, weighed, tuple(read), tuple(passages))

    def _exact(self, exact: ExactWords, request: FindRows) -> CheckedRows:
        within = None if request.parts is None else [rows for _, rows in request.parts]
        rows = self._reader.exact.possible(exact.words, within)
        number = len(rows)
        scores = self._reader.exact.scores(exact, rows)
        if number > exact.limit:
            order = np.argsort(-scores, kind="stable")[:CHECKED]
            rows, scores = rows[order], scores[order]
        return CheckedRows(rows, scores, number, tuple(self._reader.exact.checked(exact, rows)))


def _first(number: int, chosen: Sequence[Best]) -> Iterator[int]:
    """Give the best rows of several choices."""
    if chosen:
        rows = np.concatenate([best.rows for best in chosen])
        scores = np.concatenate([best.scores for best in chosen])
        yield from rows[np.lexsort((rows, -scores))[:number]].tolist()
