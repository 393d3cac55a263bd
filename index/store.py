"""The SQLite database: documents, their speeches and passages, the token cache, and which generation is current.

A document is the parsed content of one file and is kept as long as a generation has it, so that passages keep
their ids while their file is unchanged. All writing happens here, through sqlite-utils; `snapshot` reads.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from index.errors import JianghuaError
from index.model import ParsedSpeech
from index.snapshot import DATABASE, GENERATIONS

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
        {"id": int, "document": int, "title": str, "outer": str, "first_passage": int, "passages": int},
        "id",
    ),
    "passages": ({"id": int, "speech": int, "place": int, "text": str, "headings": str, "record": str}, "id"),
    "segments": ({"document": int, "field": str, "data": bytes}, ("document", "field")),
    "generations": (
        {"id": int, "created": str, "passages": int, "speeches": int, "files": int, "refused": str},
        "id",
    ),
    "members": ({"generation": int, "position": int, "document": int, "first_row": int}, ("generation", "position")),
    "counters": ({"name": str, "value": int}, "name"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A stored document: its id and how much it holds."""

    id: int
    passages: int
    speeches: int


class Segments(Sequence[bytes]):
    """The packed segments of one field of some documents, read from the database one at a time."""

    def __init__(self, db: Database, field: str, documents: Sequence[Document]) -> None:
        self._db, self._field, self._documents = db, field, documents

    def __len__(self) -> int:
        return len(self._documents)

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        row = self._db["segments"].get((self._documents[number].id, self._field))  # type: ignore[union-attr]
        data: bytes = row["data"]
        return data


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
                self.db[name].create(columns, pk=primary, if_not_exists=True)  # type: ignore[union-attr]
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
        rows = self.db.query("select id, passages, speeches from documents where key = ?", [key])
        return next((Document(**row) for row in rows), None)

    def add_document(
        self, key: str, name: str, speeches: Iterable[ParsedSpeech], segments: Mapping[str, bytes]
    ) -> Document:
        """Keep a parsed and tokenised document, in one transaction; it is in no generation yet."""
        with told(self.data), self.db.atomic():
            document = self._next("document")
            first_speech, first_passage = self._next("speech", 0), self._next("passage", 0)
            speech_rows, passages = [], 0
            for number, speech in enumerate(speeches):
                speech_id, start = first_speech + number, first_passage + passages
                self.db["passages"].insert_all(  # type: ignore[union-attr]
                    {
                        "id": start + place,
                        "speech": speech_id,
                        "place": place,
                        "text": passage.text,
                        "headings": json.dumps(passage.headings, ensure_ascii=False),
                        "record": passage.record,
                    }
                    for place, passage in enumerate(speech.passages)
                )
                speech_rows.append(
                    {
                        "id": speech_id,
                        "document": document,
                        "title": speech.title,
                        "outer": json.dumps(speech.outer, ensure_ascii=False),
                        "first_passage": start,
                        "passages": len(speech.passages),
                    }
                )
                passages += len(speech.passages)
            self.db["speeches"].insert_all(speech_rows)  # type: ignore[union-attr]
            self.db["segments"].insert_all(  # type: ignore[union-attr]
                {"document": document, "field": field, "data": data} for field, data in segments.items()
            )
            self.db["documents"].insert(  # type: ignore[union-attr]
                {
                    "id": document,
                    "key": key,
                    "name": name,
                    "first_passage": first_passage,
                    "passages": passages,
                    "first_speech": first_speech,
                    "speeches": len(speech_rows),
                }
            )
            self._next("speech", len(speech_rows))
            self._next("passage", passages)
        return Document(document, passages, len(speech_rows))

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
        return [row["id"] for row in self.db.query("select id from generations order by id")]

    def forget(self, generations: Sequence[int]) -> None:
        """Drop generations, and the documents that no generation has any more."""
        with told(self.data), self.db.atomic():
            for generation in generations:
                self.db.execute("delete from generations where id = ?", [generation])
                self.db.execute("delete from members where generation = ?", [generation])
            orphans = [
                row["id"]
                for row in self.db.query("select id from documents where id not in (select document from members)")
            ]
            for document in orphans:
                self.db.execute(
                    "delete from passages where speech in (select id from speeches where document = ?)", [document]
                )
                for table in ("speeches", "segments"):
                    self.db.execute(f"delete from {table} where document = ?", [document])  # noqa: S608
                self.db.execute("delete from documents where id = ?", [document])


@contextmanager
def told(data: Path) -> Iterator[None]:
    """Turn what SQLite and the file system refuse on a data directory into one line for a person."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise JianghuaError(
            f"{data}: cannot write the index ({reason}); see that the disk has room and the folder may be written"
        ) from error
