"""The vectors of one generation: which of its passages are nearest to a question."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.semantic.encoder import DIMENSION, Encoder, Vectors, load_encoder
from index.semantic.store import DATABASE_FILE, FOLDER, open_rows, stored_documents

_LOOK_SECONDS = 10.0
"""Seconds after which it is looked whether more vectors have been made."""

_THREADS = 1
"""Threads that encode a question: two wait for each other on a busy machine, 370 ms of processor time instead of 40."""

_BLOCK = 8192
"""Vectors compared at once: 12 MB as float32."""

_NEAR = 0.865
"""The cosine from which on a passage is about the question. On four sets those that answer but have too few words have
.87 to .91, the nearest ones to questions without an answer .80 to .85."""

_NEAREST = 10
"""Rows with vectors whose median nearness is taken for rows without."""

_Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near the passages with vectors are to a question: rows of the generation in order, and a score for each.

    The score is the mean of two standard scores over these rows: of the passage's own likeness to the question, and of
    its likest chunk's. `likeness` is the passage's own, the cosine.
    """

    rows: npt.NDArray[np.intp]
    scores: _Numbers
    likeness: _Numbers

    def best(self, limit: int, within: Sequence[range] | None = None) -> list[int]:
        """Give the rows of up to `limit` nearest passages, only of those `within` where given."""
        if within is None:
            places = np.arange(len(self.rows))
        else:
            inside = np.zeros(len(self.rows), bool)
            for part in within:
                inside |= (self.rows >= part.start) & (self.rows < part.stop)
            places = np.flatnonzero(inside)
        chosen = places[np.argsort(-self.scores[places], kind="stable")[:limit]]
        rows: list[int] = self.rows[chosen].tolist()
        return rows

    def of(self, rows: npt.NDArray[np.intp]) -> _Numbers:
        """Give the scores of some rows; those without vectors get what the nearest of the others have.

        None falls behind because its vector is not made yet.
        """
        scores = self._of(rows, self.scores)
        made = np.isin(rows, self.rows)
        if made.all() or not made.any():
            return scores
        return np.where(made, scores, np.median(np.sort(scores[made])[-_NEAREST:]))

    def is_near(self, row: int) -> bool:
        """Tell whether a passage is near enough in meaning to be about the question; not where it has no vector."""
        return bool(self._of(np.array([row], np.intp), self.likeness)[0] >= _NEAR)

    def _of(self, rows: npt.NDArray[np.intp], values: _Numbers) -> _Numbers:
        if not len(self.rows):
            return np.zeros(len(rows))
        places = np.minimum(self.rows.searchsorted(rows), len(self.rows) - 1)
        return np.where(self.rows[places] == rows, values[places], 0.0)


class Similarity:
    """Compares questions with the passages of one generation. Methods may be called from any thread."""

    def __init__(self, encoder: Encoder, data: Path, members: Sequence[tuple[int, int, int]]) -> None:
        """`members` are the documents of the generation: first row, id of the first passage, passages."""
        self._encoder = encoder
        firsts = {first_passage: (row, passages) for row, first_passage, passages in members}
        stored = [
            (firsts[document.first_passage][0], document)
            for document in stored_documents(data)
            if firsts.get(document.first_passage, (0, -1))[1] == len(document.counts)
        ]
        stored.sort(key=lambda each: each[0])
        names = sorted({document.file for _, document in stored})
        self._files = [open_rows(data / FOLDER / name) for name in names]
        lengths = [len(rows) for rows in self._files]
        offsets = dict(zip(names, np.cumsum([0, *lengths]).tolist(), strict=False))
        self.rows = _joined([row + np.arange(len(item.counts)) for row, item in stored])
        self._counts = _joined([item.counts.astype(np.intp) for _, item in stored])
        self._positions = _joined([offsets[item.file] + item.first + np.arange(item.rows) for _, item in stored])

    def nearness(self, question: str) -> Nearness:
        """Compare a question with every passage that has vectors."""
        if not len(self.rows):
            return Nearness(self.rows, np.zeros(0), np.zeros(0))
        likeness = self._likeness(self._encoder.encode_question(question))[self._positions]
        starts = np.concatenate([[0], np.cumsum(self._counts)[:-1]])
        own = likeness[starts]
        # A passage of one piece is its own chunk.
        several = self._counts > 1
        masked = likeness.copy()
        masked[starts[several]] = -np.inf
        chunk = np.maximum.reduceat(masked, starts)
        return Nearness(self.rows, (_standard(own) + _standard(chunk)) / 2, own)

    def _likeness(self, question: Vectors) -> _Numbers:
        """Compare a question with every vector of the files: those of old documents, too, at most half of them."""
        values: list[npt.NDArray[np.float32]] = []
        with np.errstate(all="ignore"):  # rows that are nobody's, or damaged, may hold any length
            for rows in self._files:
                for at in range(0, len(rows), _BLOCK):
                    block = np.ascontiguousarray(rows[at : at + _BLOCK])
                    lengths = np.ascontiguousarray(block[:, DIMENSION:]).view("<f4")[:, 0]
                    values.append(block[:, :DIMENSION].astype(np.float32) @ question / lengths)
        return np.concatenate(values).astype(np.float64)


class LatestVectors:
    """Gives the vectors that there are for a generation, read anew as more are made. Safe for any thread."""

    def __init__(
        self, data: Path, members: Sequence[tuple[int, int, int]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`members` are the documents of the generation, as Similarity takes them; `clock` tells seconds."""
        self._data = data
        self._members = members
        self._clock = clock
        self._lock = threading.Lock()
        self._next_look = float("-inf")
        self._state: tuple[int, int] | None = None
        self._similarity: Similarity | None = None

    def get(self) -> Similarity | None:
        """Give the vectors; None where there are none, or no encoder."""
        with self._lock:
            if self._clock() >= self._next_look:
                self._next_look = self._clock() + _LOOK_SECONDS
                state = self._stat()
                if state != self._state:
                    self._state, self._similarity = state, self._read()
            return self._similarity

    def _read(self) -> Similarity | None:
        encoder = load_encoder(_THREADS) if (self._data / FOLDER / DATABASE_FILE).exists() else None
        return None if encoder is None else Similarity(encoder, self._data, self._members)

    def _stat(self) -> tuple[int, int] | None:
        try:
            found = (self._data / FOLDER / DATABASE_FILE).stat()
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns


def _joined(parts: Sequence[npt.NDArray[np.intp]]) -> npt.NDArray[np.intp]:
    return np.concatenate(parts) if parts else np.zeros(0, np.intp)


def _standard(values: _Numbers) -> _Numbers:
    """Give standard scores: how many standard deviations above the mean each value lies."""
    deviation = float(values.std())
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros(len(values))
