"""Passages as the features read them; the last ones are kept: one question's candidates are often the next one's."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Protocol

from index.model import Passage
from index.ranking.candidate import PASSAGES_KEPT, Candidate, candidates_of


class PassageSource(Protocol):
    """Where passages are read from, by row."""

    @property
    def count(self) -> int:
        """The number of rows."""

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""


class PassageCache:
    """Reads the passages of one generation. Methods may be called from any thread."""

    def __init__(self, source: PassageSource) -> None:
        self._source = source
        self.count = source.count
        self._kept: OrderedDict[int, tuple[Passage, Candidate]] = OrderedDict()
        self._lock = threading.Lock()

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows as they are: a third of the time of preparing them, too."""
        with self._lock:
            cached = {row: self._kept[row][0] for row in rows if row in self._kept}
        missing = [row for row in rows if row not in cached]
        cached.update(zip(missing, self._source.texts(missing), strict=True))
        return [cached[row] for row in rows]

    def read(self, rows: Sequence[int]) -> tuple[list[Passage], list[Candidate]]:
        """Give the passages in these rows, and the same prepared for the features."""
        with self._lock:
            cached = {row: self._kept[row] for row in rows if row in self._kept}
        missing = [row for row in rows if row not in cached]
        passages = self._source.texts(missing)
        cached.update(zip(missing, zip(passages, candidates_of(passages), strict=True), strict=True))
        with self._lock:
            for row in rows:
                self._kept[row] = cached[row]
                self._kept.move_to_end(row)
            while len(self._kept) > PASSAGES_KEPT:
                self._kept.popitem(last=False)
        return [cached[row][0] for row in rows], [cached[row][1] for row in rows]
