"""What the side that asks knows by itself: speeches by their names, all statistics, and where each document stands."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.cluster.dictionaries import open_dictionaries
from index.cluster.rows import DocumentPlace, RowMap
from index.model import Passage
from index.postings import Postings
from index.postings.statistics import TermStatistics
from index.postings.topk import TopK
from index.storage.snapshot import Snapshot

STATISTICS = "statistics"


class Catalog:
    """The catalog of one generation, opened. Methods may be called from any thread.

    Raises IndexDamaged where a file is not whole.
    """

    def __init__(self, directory: Path, generation: int) -> None:
        self.snapshot = CatalogSnapshot(directory, generation)
        self.rows = RowMap(self.snapshot.places())
        self.count = self.snapshot.count
        postings = Postings.open(self.snapshot.directory)
        dictionaries = open_dictionaries(directory / STATISTICS)
        self._bigrams = dictionaries["bigrams"]
        self.names = postings.fields["names"]
        self.top_names = TopK(postings)
        self.statistics: Mapping[str, TermStatistics] = {**dictionaries, "names": self.names}

    def openings(self, rows: Sequence[int]) -> dict[int, Passage]:
        """Give those of the passages in some rows that are here: how speeches of several passages begin."""
        firsts = [row for row in rows if self.names.lengths[row]]
        return dict(self.snapshot.openings(firsts)) if firsts else {}

    def unread(self, row: int) -> Passage:
        """Give what stands for a passage that cannot be read."""
        return Passage(self.snapshot.passage_id(row), 0, "", (), "", "", None, 1)

    def speeches_with(self, bigram: str) -> int:
        """Give the number of speeches with a passage, or a title, that has a pair of characters."""
        return self._bigrams.speeches(bigram)


class CatalogSnapshot(Snapshot):
    """The speeches of one generation, and of its passages only those that open a speech."""

    def places(self) -> list[DocumentPlace]:
        """Give where each document stands, in collection order: the table `places` has shards and rows in them."""
        found = self._read(
            "select m.first_row, d.passages, p.shard, p.first_row from members m join documents d on d.id = m.document"
            " join places p on p.document = d.id where m.generation = ? order by m.position",
            [self.generation],
        )
        return [DocumentPlace(*row) for row in found]

    def openings(self, rows: Sequence[int]) -> list[tuple[int, Passage]]:
        """Give those of the passages in some rows that are here, with their rows."""
        ids = {self.passage_id(row): row for row in rows}
        marks = ",".join("?" * len(ids))
        return [(ids[passage.id], passage) for passage in self._passages(f"p.id in ({marks})", list(ids))]
