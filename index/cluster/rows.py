"""Rows of a collection to rows of its shards and back: a document stands in one shard, with its rows in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.cluster.requests import RowNumbers


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """Where a document of so many passages stands: its first row in the collection and in its shard."""

    first_row: int
    passages: int
    shard: int
    first_in_shard: int


class RowMap:
    """The rows of a collection and of its shards. Documents are given in collection order."""

    def __init__(self, places: Sequence[DocumentPlace]) -> None:
        places = [place for place in places if place.passages]
        self.count = sum(place.passages for place in places)
        self._firsts = np.array([place.first_row for place in places], np.intp)
        self._shards = np.array([place.shard for place in places], np.intp)
        self._in_shard = np.array([place.first_in_shard for place in places], np.intp)
        self.shards = tuple(np.unique(self._shards).tolist())
        self._back: dict[int, tuple[RowNumbers, RowNumbers]] = {}
        for shard in self.shards:
            own = np.flatnonzero(self._shards == shard)
            order = own[np.argsort(self._in_shard[own])]
            self._back[shard] = self._in_shard[order], self._firsts[order]

    def shards_of(self, rows: RowNumbers) -> RowNumbers:
        """Give the shard of each row."""
        return self._shards[self._firsts.searchsorted(rows, side="right") - 1]

    def split(self, rows: RowNumbers) -> Mapping[int, tuple[RowNumbers, RowNumbers]]:
        """Give for each shard the places of its rows among those given, and their numbers in the shard."""
        documents = self._firsts.searchsorted(rows, side="right") - 1
        shards = self._shards[documents]
        local = rows - self._firsts[documents] + self._in_shard[documents]
        found = {}
        for shard in np.unique(shards).tolist():
            places = np.flatnonzero(shards == shard)
            found[shard] = places, local[places]
        return found

    def pieces(self, rows: range) -> Iterator[tuple[int, range]]:
        """Give a range of rows as ranges of the shards that have them."""
        start, stop = max(rows.start, 0), min(rows.stop, self.count)
        while start < stop:
            document = int(self._firsts.searchsorted(start, side="right")) - 1
            end = int(self._firsts[document + 1]) if document + 1 < len(self._firsts) else self.count
            offset = int(self._in_shard[document]) - int(self._firsts[document])
            upto = min(end, stop)
            yield int(self._shards[document]), range(start + offset, upto + offset)
            start = upto

    def back(self, shard: int, rows: RowNumbers) -> RowNumbers:
        """Give the rows of the collection for rows of a shard."""
        begins, firsts = self._back[shard]
        documents = begins.searchsorted(rows, side="right") - 1
        return rows - begins[documents] + firsts[documents]
