"""The SQLite database: documents, their speeches and passages, the token cache, and which generation is current.

A document is the parsed content of one file and is kept as long as a generation has it, so that passages keep
their ids while their file is unchanged. All writing happens here, through sqlite-utils; `snapshot` reads.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexDamaged, JianghuaError, damaged
from index.storage.connection import DATABASE, GENERATIONS, REBUILT, tabular, unreadable
from index.storage.documents import Document, DocumentRows, document_rows
from index.storage.members import MEMBERS_OF_GENERATION, generation_sum
from index.storage.row_checksums import SUMMED_COLUMNS, column_name, data_sum, row_sum, with_passage_sums
from index.storage.speech_rows import PassageRow, SpeechRow
from index.storage.tables import TABLES

KEYS = """
    select d.name, d.key from members m join documents d on d.id = m.document
    where m.generation = (select max(id) from generations) order by m.position
"""
"""The names and keys of the current generation's documents, as SQL."""


@dataclass(frozen=True, slots=True)
class GenerationFacts:
    """What is kept of a generation beside its documents: paths and reasons of refused files, the paths indexed."""

    created: str
    files: int
    refused: Sequence[tuple[str, str]]
    paths: Sequence[Path]


class Store:
    """The database of one data directory, open for writing. Used by one thread, under the reindex lock."""

    is_rebuilt = False
    """Whether it is made beside a damaged one."""

    def __init__(self, data: Path, file: str = DATABASE) -> None:
        """`file` is the name of the database."""
        self.data = data
        self.path = data / file
        with self.told(), ExitStack() as failed:
            (data / GENERATIONS).mkdir(parents=True, exist_ok=True)
            for left in data.glob(f"{REBUILT}*"):
                left.unlink()
            self.db = tabular(sqlite3.connect(self.path, timeout=30))
            failed.callback(self.db.close)
            self.db.conn.execute("PRAGMA auto_vacuum = INCREMENTAL")  # so that `abandon` can give room back
            self.db.enable_wal()
            self.db.conn.execute("PRAGMA synchronous = FULL")
            for name, (columns, primary) in TABLES.items():
                table = self.db[name]
                table.create(columns, pk=primary, if_not_exists=True)  # type: ignore[union-attr]
                older = columns.keys() - table.columns_dict.keys()  # a database of an older version lacks the last ones
                for column in filter(older.__contains__, columns):
                    table.add_column(column, columns[column])  # type: ignore[union-attr]
                if name == "counters" and "sum" in older:
                    for row in list(table.rows):
                        self.set_counter(row["name"], row["value"])
            self.db["documents"].create_index(["key"], unique=True, if_not_exists=True)  # type: ignore[union-attr]
            self.db["speeches"].create_index(["document"], if_not_exists=True)  # type: ignore[union-attr]
            failed.pop_all()

    def check(self) -> None:
        """Let SQLite look through the whole database; raises IndexDamaged where it is not sound."""
        with self.told():
            found = self.db.conn.execute("PRAGMA quick_check(1)").fetchone()
        if found != ("ok",):
            raise damaged(self.path, found[0])

    def install(self) -> None:
        """Put a database that was made beside a damaged one in its place."""

    def told(self) -> AbstractContextManager[None]:
        """Turn what SQLite and the file system refuse into one line for a person."""
        return told(self.data, self.path)

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    def directory(self, generation: int) -> Path:
        """Give the directory that holds a generation's postings."""
        return self.data / GENERATIONS / str(generation)

    def document(self, key: str) -> Document | None:
        """Find a document by the key of its content; raises IndexDamaged where it is not as it was stored."""
        with self.told():
            found = document_rows(self.db.conn, self.path, key)
        return None if found is None else found.document

    def add_document(
        self,
        key: str,
        name: str,
        speeches: Sequence[SpeechRow],
        passages: Sequence[PassageRow],
        segments: Mapping[str, bytes],
    ) -> Document:
        """Keep a parsed and tokenised document, in one transaction; it is in no generation yet."""
        with self.told(), self.db.atomic():
            document = self._next("document")
            first_speech = self._next("speech", len(speeches))
            first_passage = self._next("passage", len(passages))
            speech_rows: list[tuple[int | str | None, ...]] = []
            places: list[tuple[int, int, int]] = []
            start = first_passage
            for number, (title, outer, size, *known) in enumerate(speeches, first_speech):
                speech_rows.append((number, document, title, outer, start, size, *known))
                places.extend((start + place, number, place) for place in range(size))
                start += size
            passage_rows = [(*place, *passage) for place, passage in zip(places, passages, strict=True)]
            made = DocumentRows(document, name, first_passage, passage_rows, first_speech, speech_rows)
            self.insert(key, made, segments)
        return made.document

    def adopt(self, key: str, made: DocumentRows, whole: Document) -> None:
        """Keep the rows of a document under the numbers that they have; `whole` tells how many there are altogether."""
        with self.told(), self.db.atomic():
            self.insert(key, made, {}, whole)

    def insert(
        self, key: str, made: DocumentRows, segments: Mapping[str, bytes], whole: Document | None = None
    ) -> None:
        """Write a document under the numbers that it has, with its checksums, in the transaction that is open."""
        self._insert("speeches", ((*row, row_sum(row)) for row in made.speeches))
        self._insert("passages", with_passage_sums(made.passages))
        packed = ((made.id, field, data, data_sum(made.id, field, data)) for field, data in segments.items())
        self._insert("segments", packed)
        whole = whole or made.document
        sizes = (made.first_passage, whole.passages, made.first_speech, whole.speeches)
        values = (made.id, made.name, *sizes)
        self._insert("documents", [(*values, row_sum(values), key)], "key")

    def _insert(self, table: str, rows: Iterable[Sequence[object]], *others: str) -> None:
        """Write rows of a table: the columns that are summed, their checksum, and `others`."""
        # Plain executemany: a million rows through insert_all would take as long as tokenising them.
        columns = (*SUMMED_COLUMNS[table], "sum", *others)
        marks = ", ".join("cast(? as text)" if column == "text" else "?" for column in columns)
        named = ", ".join(map(column_name, columns))
        self.db.conn.executemany(f"insert into {table} ({named}) values ({marks})", rows)  # noqa: S608

    def reserve(self, passages: int, speeches: int) -> tuple[int, int, int]:
        """Take the numbers of a document to come, of its first passage and of its first speech."""
        with self.told(), self.db.atomic():
            return self._next("document"), self._next("passage", passages), self._next("speech", speeches)

    def _next(self, name: str, step: int = 1) -> int:
        """Give the next unused number of a kind and take `step` of them; a number never comes back."""
        rows = list(self.db.query("select value, sum from counters where name = ?", [name]))
        value: int = rows[0]["value"] if rows else 1
        if rows and row_sum((name, value)) != rows[0]["sum"]:
            raise damaged(self.path, "a counter")
        self.set_counter(name, value + step)
        return value

    def set_counter(self, name: str, value: int) -> None:
        """Note the next unused number of a kind, with its checksum."""
        self.db.conn.execute(
            "insert or replace into counters (name, value, sum) values (?, ?, ?)", [name, value, row_sum((name, value))]
        )

    def begin_generation(self) -> int:
        """Take the number of the next generation."""
        with self.told(), self.db.atomic():
            return self._next("generation")

    def publish(self, generation: int, documents: Sequence[Document], facts: GenerationFacts) -> None:
        """Make a generation, whose postings lie synced in its directory, the current one: all of it or nothing."""
        with self.told(), self.db.atomic():
            first_row = 0
            members = []
            for position, document in enumerate(documents):
                members.append(
                    {"generation": generation, "position": position, "document": document.id, "first_row": first_row}
                )
                first_row += document.passages
            self.db["members"].insert_all(members)  # type: ignore[union-attr]
            row = {
                "created": facts.created,
                "passages": first_row,
                "speeches": sum(document.speeches for document in documents),
                "files": facts.files,
                "refused": json.dumps(facts.refused),
                "paths": json.dumps([str(path) for path in facts.paths]),
            }
            listed = self.db.conn.execute(MEMBERS_OF_GENERATION, [generation]).fetchall()
            told = generation_sum((generation, *row.values()), listed)
            self.db["generations"].insert({"id": generation, **row, "sum": told})  # type: ignore[union-attr]
            self.set_counter("current", generation)

    def generations(self) -> list[int]:
        """Give the numbers of the published generations, oldest first."""
        with self.told():
            return [row["id"] for row in self.db.query("select id from generations order by id")]

    def keys(self) -> list[tuple[str, str]]:
        """Give the names and keys of the current generation's documents, in collection order."""
        with self.told():
            return [(str(name), str(key)) for name, key in self.db.conn.execute(KEYS)]

    def forget(self, generations: Sequence[int]) -> None:
        """Drop generations, and the documents that no generation has any more."""
        with self.told(), self.db.atomic():
            for generation in generations:
                self.db.execute("delete from generations where id = ?", [generation])
                self.db.execute("delete from members where generation = ?", [generation])
            orphans = self.db.query(
                "select id, first_passage, passages, first_speech, speeches from documents"
                " where id not in (select document from members)"
            )
            for row in list(orphans):
                for table, first, size in (
                    ("passages", row["first_passage"], row["passages"]),
                    ("speeches", row["first_speech"], row["speeches"]),
                ):
                    self.db.execute(f"delete from {table} where id >= ? and id < ?", [first, first + size])  # noqa: S608
                self.db.execute("delete from segments where document = ?", [row["id"]])
                self.db.execute("delete from documents where id = ?", [row["id"]])

    def abandon(self) -> None:
        """Drop the documents that are in no generation, and give the room that they took back to the disk."""
        self.forget([])
        with self.told():
            self.db.conn.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page
            self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@contextmanager
def told(data: Path, path: Path | None = None) -> Iterator[None]:
    """Turn what SQLite and the file system refuse on a data directory into one line for a person.

    `path` is the database's, where it is not the usual one.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.Error):
            made = unreadable(path or data / DATABASE, error)  # apart from damage, locks, room and the like
            if isinstance(made, IndexDamaged):
                raise made from error
        reason = getattr(error, "strerror", None) or str(error)
        raise JianghuaError(
            f"{data}: cannot write the index ({reason}); see that the disk has room and the folder may be written"
        ) from error
