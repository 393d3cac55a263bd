"""Passages as the features read them; the last ones are kept: one question's candidates are often the next one's."""

import threading
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
        # Those of the last questions, and those of the ones before: half of what may be kept goes at a time.
        self._recent: dict[int, tuple[Passage, Candidate]] = {}
        self._earlier: dict[int, tuple[Passage, Candidate]] = {}
        self._lock = threading.Lock()

    def passages(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows as they are: a third of the time of preparing them, too."""
        known = self._known(rows)
        cached = {row: passage for row, (passage, _) in known.items()}
        missing = [row for row in rows if row not in cached]
        if missing:
            cached.update(zip(missing, self._source.texts(missing), strict=True))
        return [cached[row] for row in rows]

    def read(self, rows: Sequence[int]) -> tuple[list[Passage], list[Candidate]]:
        """Give the passages in these rows, and the same prepared for the features."""
        cached = self._known(rows)
        missing = [row for row in rows if row not in cached]
        if missing:
            passages = self._source.texts(missing)
            cached.update(zip(missing, zip(passages, candidates_of(passages), strict=True), strict=True))
        with self._lock:
            self._recent.update(cached)
            if len(self._recent) > PASSAGES_KEPT // 2:
                self._earlier, self._recent = self._recent, {}
        return [cached[row][0] for row in rows], [cached[row][1] for row in rows]

    def _known(self, rows: Sequence[int]) -> dict[int, tuple[Passage, Candidate]]:
        """Give what is kept of some rows."""
        with self._lock:
            recent, earlier = self._recent, self._earlier
            return {row: found for row in rows if (found := recent.get(row) or earlier.get(row))}
