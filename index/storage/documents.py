"""Stored documents read back whole, each row compared with its checksum, to be taken over into a generation."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import damaged
from index.storage.connection import unreadable
from index.storage.row_checksums import data_sum, row_sum, selected

StoredRow = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A stored document: its id and how much it holds."""

    id: int
    passages: int
    speeches: int


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """What is stored of a document, without the checksums; `first` ids are followed by those of its other rows."""

    id: int
    name: str
    first_passage: int
    passages: Sequence[StoredRow]
    first_speech: int
    speeches: Sequence[StoredRow]

    @property
    def document(self) -> Document:
        """The document itself."""
        return Document(self.id, len(self.passages), len(self.speeches))


def document_rows(connection: sqlite3.Connection, path: Path, key: str) -> DocumentRows | None:
    """Read a document by the key of its content; None where there is none.

    Raises IndexDamaged where a row does not fit its checksum or is missing; `path` is the database's.
    """
    found = connection.execute(f"select {selected('documents', 'd')} from documents d where key = ?", [key]).fetchone()  # noqa: S608
    if found is None:
        return None
    number, name, first_passage, passages, first_speech, speeches = _whole(path, "documents", found)
    speech_rows = _numbered(connection, path, "speeches", first_speech, speeches)
    passage_rows = _numbered(connection, path, "passages", first_passage, passages)
    of_others = any(row[1] != number for row in speech_rows)
    if of_others or any(not first_speech <= row[1] < first_speech + speeches for row in passage_rows):
        raise damaged(path, "a document has rows of another")
    return DocumentRows(number, name, first_passage, passage_rows, first_speech, speech_rows)


def document_segments(connection: sqlite3.Connection, path: Path, document: int) -> Mapping[str, bytes]:
    """Read the segments of a document by field; raises IndexDamaged where one does not fit its checksum."""
    rows = connection.execute("select field, data, sum from segments where document = ?", [document]).fetchall()
    return {field: whole_segment(path, document, field, data, told) for field, data, told in rows}


def whole_segment(path: Path, document: int, field: str, data: object, checksum: object) -> bytes:
    """Give a segment that was read; raises IndexDamaged where it does not fit its checksum."""
    if not isinstance(data, bytes) or data_sum(document, field, data) != checksum:
        raise damaged(path, "the token cache")
    return data


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


def _numbered(connection: sqlite3.Connection, path: Path, table: str, first: int, size: int) -> list[StoredRow]:
    """Read rows whose ids follow one another."""
    sql = f"select {selected(table, 't')} from {table} t where id >= ? and id < ? order by id"  # noqa: S608
    rows = [_whole(path, table, row) for row in connection.execute(sql, [first, first + size])]
    if [row[0] for row in rows] != list(range(first, first + size)):
        raise damaged(path, f"{table} are missing")
    return rows


def _whole(path: Path, table: str, row: StoredRow) -> StoredRow:
    *values, told = row
    if row_sum(values) != told:
        raise damaged(path, f"a row of {table}")
    return values
