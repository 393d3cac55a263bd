"""A catalog's files: the numbers that documents keep from generation to generation, names, statistics, places."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.cluster.catalog import STATISTICS
from index.cluster.copying import publish_folder
from index.cluster.dictionaries import FieldTerms, write_dictionaries
from index.cluster.shard import GENERATION
from index.cluster.shard_files import Databases, PlacedDocument, SegmentFiles, numbered_rows, settle, speeches_counted
from index.indexing.writing import SATURATIONS
from index.postings import Postings, merging
from index.storage.connection import DATABASE, GENERATIONS
from index.storage.documents import Document
from index.storage.store import GenerationFacts, Store

COUNTED_FIELDS = ("words", "bigrams", "years")
"""Fields whose statistics the side that asks has; names it has with their lists."""


class CatalogWriter:
    """The catalog of the next generation, in a folder of this machine until it is sealed; begun with the last one's."""

    def __init__(self, scratch: Path, before: Path | None) -> None:
        if before is not None:
            shutil.copyfile(before / DATABASE, scratch / DATABASE)
        self._scratch = scratch
        self._store = Store(scratch)
        run = self._store.db.execute
        run("create table if not exists places (document integer primary key, shard integer, first_row integer)")
        run(f"create table if not exists tokens (document integer primary key, {', '.join(SATURATIONS)})")

    def close(self) -> None:
        """Close its database."""
        self._store.close()

    def reserve(self, passages: int, speeches: int) -> tuple[int, int, int]:
        """Take the numbers of a new document: its own, its first passage's, its first speech's."""
        return self._store.reserve(passages, speeches)

    def known(self) -> dict[str, tuple[int, int, int, int, int, int, str]]:
        """Give the documents by key: number, shard, passages, speeches, first passage, first speech, name."""
        rows = self._store.db.execute(
            "select d.key, d.id, p.shard, d.passages, d.speeches, d.first_passage, d.first_speech, d.name"
            " from documents d join places p on p.document = d.id"
        )
        return {key: (*numbers,) for key, *numbers in rows.fetchall()}

    def lose(self, keys: Iterable[str]) -> None:
        """Let go of documents that are no more as they were; they are forgotten with the last generation."""
        gone = "update documents set key = 'gone ' || id where key = ?"
        self._store.db.conn.executemany(gone, [(key,) for key in keys])
        self._store.db.conn.commit()

    def order(self, generation: int) -> list[int]:
        """Give the numbers of a generation's documents in collection order."""
        query = "select document from members where generation = ? order by position"
        return [number for (number,) in self._store.db.execute(query, [generation]).fetchall()]

    def add(self, document: PlacedDocument, tokens: Mapping[str, int]) -> None:
        """Take in a new document with its speeches and how they begin."""
        with closing(Databases()) as databases:
            made = numbered_rows(databases.get(document.database), document)
        longer = {row[0] for row in made.speeches if row[5] > 1}
        opening = [row for row in made.passages if row[2] == 0 and (row[1] in longer or row[5] is None)]
        self._store.adopt(document.key, replace(made, passages=opening), made.document)
        marks = ", ".join("?" * (len(SATURATIONS) + 1))
        values = [document.id, *(tokens[field] for field in SATURATIONS)]
        self._store.db.execute(f"insert into tokens values ({marks})", values)  # noqa: S608
        self._store.db.conn.commit()

    def tokens(self, documents: Sequence[int]) -> dict[str, int]:
        """Give the number of tokens of some documents, by field."""
        sums = dict.fromkeys(SATURATIONS, 0)
        wanted = set(documents)
        for number, *counts in self._store.db.execute("select * from tokens").fetchall():
            if number in wanted:
                for field, count in zip(SATURATIONS, counts, strict=True):
                    sums[field] += count
        return sums

    def publish(
        self,
        generation: int,
        documents: Sequence[tuple[Document, int, int]],
        facts: GenerationFacts,
    ) -> None:
        """Enter a generation: its documents in order, each with its shard and its first row there."""
        places = [(document.id, shard, first) for document, shard, first in documents]
        with self._store.db.atomic():
            self._store.db.execute("delete from places")
            self._store.db.conn.executemany("insert into places values (?, ?, ?)", places)
        self._store.publish(generation, [document for document, _, _ in documents], facts)
        self._store.forget([number for number in self._store.generations() if number != generation])
        with self._store.db.atomic():
            self._store.db.execute("delete from tokens where document not in (select id from documents)")

    def write(
        self, generation: int, segments: SegmentFiles, shards: Sequence[Path], means: Mapping[str, float], target: Path
    ) -> int:
        """Write names and statistics beside the database, and all of it to the shared path; give its bytes."""
        folder = self._scratch / GENERATIONS / str(generation)
        folder.mkdir(parents=True)
        facts = merging.merge_field(segments.field("names"), "names", folder, SATURATIONS["names"])
        merging.finish(folder, {"names": facts})
        statistics = self._scratch / STATISTICS
        statistics.mkdir()
        write_dictionaries(_terms(shards), facts["count"], means, statistics)
        self.close()
        settle(self._scratch / DATABASE)
        return publish_folder(self._scratch, target)


def _terms(shards: Sequence[Path]) -> dict[str, list[FieldTerms]]:
    found: dict[str, list[FieldTerms]] = {field: [] for field in COUNTED_FIELDS}
    for shard in shards:
        fields = Postings.open(shard / GENERATIONS / str(GENERATION)).fields
        for name, parts in found.items():
            keys, starts = fields[name].arrays()
            speeches = speeches_counted(shard).astype(np.int64) if name == "bigrams" else None
            parts.append(FieldTerms(keys, np.diff(starts), speeches))
    return found
