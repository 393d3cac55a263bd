"""The SQLite database: documents, their speeches and passages, the token cache, and which generation is current.

A document is the parsed content of one file and is kept as long as a generation has it, so that passages keep
their ids while their file is unchanged. All writing happens here, through sqlite-utils; `snapshot` reads.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from sqlite_utils import Database

from index.analysis import FIELDS
from index.errors import IndexDamaged, JianghuaError, damaged
from index.model import ParsedSpeech
from index.postings.merging import sync_path
from index.storage.connection import DATABASE, GENERATIONS, unreadable
from index.storage.documents import Document, DocumentRows, document_rows, document_segments, whole_segment
from index.storage.numbers import first_numbers
from index.storage.snapshot import MEMBERS_OF_GENERATION, generation_sum
from index.storage.sums import SUMMED_COLUMNS, column_name, data_sum, row_sum

_TABLES: Mapping[str, tuple[dict[str, type], str | tuple[str, str]]] = {
    "documents": (
        {
            "id": int,
            "key": str,
            "name": str,
            "first_passage": int,
            "passages": int,
            "first_speech": int,
            "speeches": int,
            "sum": int,
        },
        "id",
    ),
    "speeches": (
        {
            "id": int,
            "document": int,
            "title": str,
            "outer": str,
            "first_passage": int,
            "passages": int,
            "speaker": str,
            "office": str,
            "place": str,
            "date": str,
            "date_source": str,
            "sum": int,
        },
        "id",
    ),
    "passages": (
        {"id": int, "speech": int, "place": int, "text": str, "headings": str, "record": str, "page": int, "sum": int},
        "id",
    ),
    "segments": ({"document": int, "field": str, "data": bytes, "sum": int}, ("document", "field")),
    "generations": (
        {
            "id": int,
            "created": str,
            "passages": int,
            "speeches": int,
            "files": int,
            "refused": str,
            "paths": str,
            "sum": int,
        },
        "id",
    ),
    "members": ({"generation": int, "position": int, "document": int, "first_row": int}, ("generation", "position")),
    "counters": ({"name": str, "value": int, "sum": int}, "name"),
}


REBUILT = f"{DATABASE}.rebuilt"
"""The database that is made beside a damaged one."""

_KEYS = """
    select d.name, d.key from members m join documents d on d.id = m.document
    where m.generation = (select max(id) from generations) order by m.position
"""

PassageRow = tuple[str, str, str | None, int | None]
"""A passage as it is stored: its text, its headings as JSON, its record, its page."""

SpeechRow = tuple[str, str, int, str | None, str | None, str | None, str | None, str | None]
"""A speech as it is stored: its title, the titles around it as JSON, how many passages it has; speaker, office, place,
date, and what the date was read from."""


def rows(speeches: Iterable[ParsedSpeech]) -> tuple[list[SpeechRow], list[PassageRow]]:
    """Turn speeches into what is stored of them: rows of plain values, which cost little to hand to another process."""
    speech_rows: list[SpeechRow] = []
    passage_rows: list[PassageRow] = []
    for speech in speeches:
        speech_rows.append((speech.title, _listed(speech.outer), len(speech.passages), *astuple(speech.metadata)))
        passage_rows.extend(
            (passage.text, _listed(passage.headings), passage.record, passage.page) for passage in speech.passages
        )
    return speech_rows, passage_rows


def _listed(texts: Sequence[str]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"


@dataclass(frozen=True, slots=True)
class GenerationFacts:
    """What is kept of a generation beside its documents: paths and reasons of refused files, the paths indexed."""

    created: str
    files: int
    refused: Sequence[tuple[str, str]]
    paths: Sequence[Path]


class Segments(Sequence[bytes]):
    """The packed segments of one field of some documents, read from the database one at a time.

    It reads through a connection of its own, which it opens when it is first asked, so that another process can.
    """

    def __init__(self, path: Path, field: str, documents: Sequence[Document]) -> None:
        """`path` is the database's."""
        self._path, self._field = path, field
        self._documents = [document.id for document in documents]
        self._connection: sqlite3.Connection | None = None

    def __len__(self) -> int:
        return len(self._documents)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        if self._connection is None:
            self._connection = sqlite3.connect(self._path, timeout=30)
        document = self._documents[number]
        try:
            found = self._connection.execute(
                "select data, sum from segments where document = ? and field = ?", (document, self._field)
            ).fetchone()
        except sqlite3.Error as error:
            raise unreadable(self._path, error) from error
        return whole_segment(self._path, document, self._field, *(found or (None, None)))

    def close(self) -> None:
        """Close its connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Store:
    """The database of one data directory, open for writing. Used by one thread, under the reindex lock.

    With `rebuilding` it is another one, made beside the damaged one, from which it takes what is whole under the same
    ids; `install` puts it in the damaged one's place.
    """

    def __init__(self, data: Path, *, rebuilding: bool = False) -> None:
        self.data = data
        self.path = data / (REBUILT if rebuilding else DATABASE)
        self._damaged: sqlite3.Connection | None = None
        with self._told(), ExitStack() as failed:
            (data / GENERATIONS).mkdir(parents=True, exist_ok=True)
            for left in data.glob(f"{REBUILT}*"):
                left.unlink()
            self.db = Database(sqlite3.connect(self.path, timeout=30))
            failed.callback(self.db.close)
            self.db.conn.execute("PRAGMA auto_vacuum = INCREMENTAL")  # so that `abandon` can give room back
            self.db.enable_wal()
            self.db.conn.execute("PRAGMA synchronous = FULL")
            for name, (columns, primary) in _TABLES.items():
                table = self.db[name]
                table.create(columns, pk=primary, if_not_exists=True)  # type: ignore[union-attr]
                older = columns.keys() - table.columns_dict.keys()  # a database of an older version lacks the last ones
                for column in filter(older.__contains__, columns):
                    table.add_column(column, columns[column])  # type: ignore[union-attr]
                if name == "counters" and "sum" in older:
                    for row in list(table.rows):
                        self._count(row["name"], row["value"])
            self.db["documents"].create_index(["key"], unique=True, if_not_exists=True)  # type: ignore[union-attr]
            self.db["speeches"].create_index(["document"], if_not_exists=True)  # type: ignore[union-attr]
            failed.pop_all()
        if rebuilding:
            self._damaged = sqlite3.connect(data / DATABASE, timeout=30)
            numbers = first_numbers(self._damaged, data / GENERATIONS)
            with self._told(), self.db.atomic():
                for name, value in numbers.items():
                    self._count(name, value)

    @property
    def is_rebuilt(self) -> bool:
        """Whether it is made beside a damaged one."""
        return self._damaged is not None

    def check(self) -> None:
        """Let SQLite look through the whole database; raises IndexDamaged where it is not sound."""
        with self._told():
            found = self.db.conn.execute("PRAGMA quick_check(1)").fetchone()
        if found != ("ok",):
            raise damaged(self.path, found[0])

    def install(self) -> None:
        """Put a database that was made beside a damaged one in its place."""
        if self._damaged is None:
            return
        self.db.close()
        with self._told():
            sync_path(self.path)
            # SQLite would take what lies beside the damaged one for the new one's.
            for suffix in ("-wal", "-shm"):
                (self.data / f"{DATABASE}{suffix}").unlink(missing_ok=True)
            self.path.replace(self.data / DATABASE)
            sync_path(self.data)

    def _told(self) -> AbstractContextManager[None]:
        return told(self.data, self.path)

    def close(self) -> None:
        """Close the database, and drop what was made beside a damaged one but not put in its place."""
        self.db.close()
        if self._damaged is not None:
            self._damaged.close()
            for left in self.data.glob(f"{REBUILT}*"):
                left.unlink(missing_ok=True)

    def directory(self, generation: int) -> Path:
        """Give the directory that holds a generation's postings."""
        return self.data / GENERATIONS / str(generation)

    def document(self, key: str) -> Document | None:
        """Find a document by the key of its content; raises IndexDamaged where it is not as it was stored."""
        with self._told():
            found = document_rows(self.db.conn, self.path, key)
        if found is None and self._damaged is not None:
            return self._saved(self._damaged, key)
        return None if found is None else found.document

    def _saved(self, old: sqlite3.Connection, key: str) -> Document | None:
        """Take a document that is whole over from the damaged database; None where there is none."""
        try:
            found = document_rows(old, self.path, key)
            segments = {} if found is None else document_segments(old, self.path, found.id)
        except (sqlite3.Error, IndexDamaged):
            return None  # its file is read again
        if found is None or segments.keys() != set(FIELDS):
            return None
        with self._told(), self.db.atomic():
            self._insert(key, found, segments)
        return found.document

    def add_document(
        self,
        key: str,
        name: str,
        speeches: Sequence[SpeechRow],
        passages: Sequence[PassageRow],
        segments: Mapping[str, bytes],
    ) -> Document:
        """Keep a parsed and tokenised document, in one transaction; it is in no generation yet."""
        with self._told(), self.db.atomic():
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
            self._insert(key, made, segments)
        return made.document

    def adopt(self, key: str, made: DocumentRows, whole: Document) -> None:
        """Keep the rows of a document under the numbers that they have; `whole` tells how many there are altogether."""
        with self._told(), self.db.atomic():
            self._insert(key, made, {}, whole)

    def _insert(
        self, key: str, made: DocumentRows, segments: Mapping[str, bytes], whole: Document | None = None
    ) -> None:
        # Plain executemany: a million rows through insert_all would take as long as tokenising them.
        for table, rows in (("speeches", made.speeches), ("passages", made.passages)):
            columns = (*SUMMED_COLUMNS[table], "sum")
            marks = ", ".join("?" * len(columns))
            self.db.conn.executemany(
                f"insert into {table} ({', '.join(map(column_name, columns))}) values ({marks})",  # noqa: S608
                ((*row, row_sum(row)) for row in rows),
            )
        self.db["segments"].insert_all(  # type: ignore[union-attr]
            {"document": made.id, "field": field, "data": data, "sum": data_sum(made.id, field, data)}
            for field, data in segments.items()
        )
        whole = whole or made.document
        sizes = (made.first_passage, whole.passages, made.first_speech, whole.speeches)
        values = (made.id, made.name, *sizes)
        row = dict(zip(SUMMED_COLUMNS["documents"], values, strict=True))
        self.db["documents"].insert({**row, "key": key, "sum": row_sum(values)})  # type: ignore[union-attr]

    def reserve(self, passages: int, speeches: int) -> tuple[int, int, int]:
        """Take the numbers of a document to come, of its first passage and of its first speech."""
        with self._told(), self.db.atomic():
            return self._next("document"), self._next("passage", passages), self._next("speech", speeches)

    def _next(self, name: str, step: int = 1) -> int:
        """Give the next unused number of a kind and take `step` of them; a number never comes back."""
        rows = list(self.db.query("select value, sum from counters where name = ?", [name]))
        value: int = rows[0]["value"] if rows else 1
        if rows and row_sum((name, value)) != rows[0]["sum"]:
            raise damaged(self.path, "a counter")
        self._count(name, value + step)
        return value

    def _count(self, name: str, value: int) -> None:
        self.db.conn.execute(
            "insert or replace into counters (name, value, sum) values (?, ?, ?)", [name, value, row_sum((name, value))]
        )

    def begin_generation(self) -> int:
        """Take the number of the next generation."""
        with self._told(), self.db.atomic():
            return self._next("generation")

    def publish(self, generation: int, documents: Sequence[Document], facts: GenerationFacts) -> None:
        """Make a generation, whose postings lie synced in its directory, the current one: all of it or nothing."""
        with self._told(), self.db.atomic():
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
                "refused": json.dumps(facts.refused, ensure_ascii=False),
                "paths": json.dumps([str(path) for path in facts.paths]),
            }
            listed = self.db.conn.execute(MEMBERS_OF_GENERATION, [generation]).fetchall()
            told = generation_sum((generation, *row.values()), listed)
            self.db["generations"].insert({"id": generation, **row, "sum": told})  # type: ignore[union-attr]
            self._count("current", generation)

    def generations(self) -> list[int]:
        """Give the numbers of the published generations, oldest first."""
        with self._told():
            return [row["id"] for row in self.db.query("select id from generations order by id")]

    def keys(self) -> list[tuple[str, str]]:
        """Give the names and keys of the current generation's documents, in collection order.

        Before one is published beside a damaged database, those that this tells.
        """
        with self._told():
            found = self.db.conn.execute(_KEYS).fetchall()
        if not found and self._damaged is not None:
            with suppress(sqlite3.Error):
                found = self._damaged.execute(_KEYS).fetchall()
        return [(str(name), str(key)) for name, key in found]

    def forget(self, generations: Sequence[int]) -> None:
        """Drop generations, and the documents that no generation has any more."""
        with self._told(), self.db.atomic():
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
        with self._told():
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
