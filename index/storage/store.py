"""The SQLite database: documents, their speeches and passages, the token cache, and which generation is current.

A document is the parsed content of one file and is kept as long as a generation has it, so that passages keep
their ids while their file is unchanged. All writing happens here, through sqlite-utils; `snapshot` reads.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from sqlite_utils import Database

from index.errors import JianghuaError
from index.model import ParsedSpeech
from index.storage.snapshot import DATABASE, GENERATIONS, connect, unreadable

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
        },
        "id",
    ),
    "passages": (
        {"id": int, "speech": int, "place": int, "text": str, "headings": str, "record": str, "page": int},
        "id",
    ),
    "segments": ({"document": int, "field": str, "data": bytes}, ("document", "field")),
    "generations": (
        {"id": int, "created": str, "passages": int, "speeches": int, "files": int, "refused": str},
        "id",
    ),
    "members": ({"generation": int, "position": int, "document": int, "first_row": int}, ("generation", "position")),
    "counters": ({"name": str, "value": int}, "name"),
}


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
class Document:
    """A stored document: its id and how much it holds."""

    id: int
    passages: int
    speeches: int


class Segments(Sequence[bytes]):
    """The packed segments of one field of some documents, read from the database one at a time.

    It reads through a connection of its own, which it opens when it is first asked, so that another process can.
    """

    def __init__(self, data: Path, field: str, documents: Sequence[Document]) -> None:
        self._data, self._field = data, field
        self._documents = [document.id for document in documents]
        self._connection: sqlite3.Connection | None = None

    def __len__(self) -> int:
        return len(self._documents)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        if self._connection is None:
            self._connection = connect(self._data)
        asked = self._documents[number], self._field
        found: tuple[bytes] = self._connection.execute(
            "select data from segments where document = ? and field = ?", asked
        ).fetchone()
        return found[0]

    def close(self) -> None:
        """Close its connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Store:
    """The database of one data directory, open for writing. Used by one thread, under the reindex lock."""

    def __init__(self, data: Path) -> None:
        self.data = data
        with told(data):
            (data / GENERATIONS).mkdir(parents=True, exist_ok=True)
            self.db = Database(sqlite3.connect(data / DATABASE, timeout=30))
            self.db.enable_wal()
            self.db.conn.execute("PRAGMA synchronous = FULL")
            for name, (columns, primary) in _TABLES.items():
                table = self.db[name]
                table.create(columns, pk=primary, if_not_exists=True)  # type: ignore[union-attr]
                older = columns.keys() - table.columns_dict.keys()  # a database of an older version lacks the last ones
                for column in filter(older.__contains__, columns):
                    table.add_column(column, columns[column])  # type: ignore[union-attr]
            self.db["documents"].create_index(["key"], unique=True, if_not_exists=True)  # type: ignore[union-attr]
            self.db["speeches"].create_index(["document"], if_not_exists=True)  # type: ignore[union-attr]

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    def directory(self, generation: int) -> Path:
        """Give the directory that holds a generation's postings."""
        return self.data / GENERATIONS / str(generation)

    def document(self, key: str) -> Document | None:
        """Find a document by the key of its content."""
        with told(self.data):
            rows = self.db.query("select id, passages, speeches from documents where key = ?", [key])
            return next((Document(**row) for row in rows), None)

    def add_document(
        self,
        key: str,
        name: str,
        speeches: Sequence[SpeechRow],
        passages: Sequence[PassageRow],
        segments: Mapping[str, bytes],
    ) -> Document:
        """Keep a parsed and tokenised document, in one transaction; it is in no generation yet."""
        with told(self.data), self.db.atomic():
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
            # Plain executemany: a million rows through insert_all would take as long as tokenising them.
            self.db.conn.executemany("insert into speeches values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", speech_rows)
            self.db.conn.executemany(
                "insert into passages values (?, ?, ?, ?, ?, ?, ?)",
                ((*place, *passage) for place, passage in zip(places, passages, strict=True)),
            )
            self.db["segments"].insert_all(  # type: ignore[union-attr]
                {"document": document, "field": field, "data": data} for field, data in segments.items()
            )
            self.db["documents"].insert(  # type: ignore[union-attr]
                {
                    "id": document,
                    "key": key,
                    "name": name,
                    "first_passage": first_passage,
                    "passages": len(passages),
                    "first_speech": first_speech,
                    "speeches": len(speeches),
                }
            )
        return Document(document, len(passages), len(speeches))

    def _next(self, name: str, step: int = 1) -> int:
        """Give the next unused number of a kind and take `step` of them; a number never comes back."""
        rows = list(self.db.query("select value from counters where name = ?", [name]))
        value: int = rows[0]["value"] if rows else 1
        self.db["counters"].upsert({"name": name, "value": value + step}, pk="name")  # type: ignore[union-attr]
        return value

    def begin_generation(self) -> int:
        """Take the number of the next generation."""
        with told(self.data), self.db.atomic():
            return self._next("generation")

    def publish(self, generation: int, created: str, documents: Sequence[Document], files: int, refused: str) -> None:
        """Make a generation, whose postings lie synced in its directory, the current one: all of it or nothing."""
        with told(self.data), self.db.atomic():
            first_row = 0
            members = []
            for position, document in enumerate(documents):
                members.append(
                    {"generation": generation, "position": position, "document": document.id, "first_row": first_row}
                )
                first_row += document.passages
            self.db["members"].insert_all(members)  # type: ignore[union-attr]
            self.db["generations"].insert(  # type: ignore[union-attr]
                {
                    "id": generation,
                    "created": created,
                    "passages": first_row,
                    "speeches": sum(document.speeches for document in documents),
                    "files": files,
                    "refused": refused,
                }
            )
            self.db["counters"].upsert({"name": "current", "value": generation}, pk="name")  # type: ignore[union-attr]

    def generations(self) -> list[int]:
        """Give the numbers of the published generations, oldest first."""
        with told(self.data):
            return [row["id"] for row in self.db.query("select id from generations order by id")]

    def keys(self) -> list[tuple[str, str]]:
        """Give the names and keys of the current generation's documents, in collection order."""
        with told(self.data):
            documents = self.db.query(
                "select d.name, d.key from members m join documents d on d.id = m.document"
                " where m.generation = (select max(id) from generations) order by m.position"
            )
            return [(row["name"], row["key"]) for row in documents]

    def forget(self, generations: Sequence[int]) -> None:
        """Drop generations, and the documents that no generation has any more."""
        with told(self.data), self.db.atomic():
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


@contextmanager
def told(data: Path) -> Iterator[None]:
    """Turn what SQLite and the file system refuse on a data directory into one line for a person."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        if type(error) is sqlite3.DatabaseError:  # its subclasses tell of locks, room and the like
            raise unreadable(data, error) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise JianghuaError(
            f"{data}: cannot write the index ({reason}); see that the disk has room and the folder may be written"
        ) from error
