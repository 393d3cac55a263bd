"""Vectors written to disk: rows at the end of a file, and then a line of the database that says they are there."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from index.semantic.encoder import MODEL, Vectors
from index.semantic.store import DATABASE_FILE, FOLDER, ROW_BYTES, StoredDocument, open_rows, stored_documents

_SCHEMA = {"first_passage": int, "file": str, "first": int, "counts": bytes, "model": str}


def quantize(vectors: Vectors) -> npt.NDArray[np.int8]:
    """Give the rows of some vectors, shape (vectors, 388)."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    numbers = np.rint(vectors * (127 / np.where(largest > 0, largest, 1))).astype(np.int8)
    lengths = np.linalg.norm(numbers.astype(np.float32), axis=1).astype("<f4")
    lengths[lengths == 0] = 1
    return np.concatenate([numbers, lengths.reshape(-1, 1).view(np.int8)], axis=1)


class VectorWriter:
    """Adds the vectors of documents. For one process at a time: `embed` holds the lock."""

    def __init__(self, data: Path) -> None:
        self.folder = data / FOLDER
        self.folder.mkdir(parents=True, exist_ok=True)
        self._database = _opened(self.folder / DATABASE_FILE)
        names = [row["file"] for row in self._database.query("select distinct file from documents")]
        self._name = max(names, default="1.i8", key=lambda name: int(name.partition(".")[0]))

    def add(self, first_passage: int, counts: Sequence[int], vectors: Vectors) -> None:
        """Write a document's vectors, synced, and then that they are there."""
        path = self.folder / self._name
        with path.open("ab") as file:
            # What an interruption left is no row of anything: the next row begins where a whole one would.
            rest = file.tell() % ROW_BYTES
            file.write(b"\0" * (ROW_BYTES - rest if rest else 0))
            first = file.tell() // ROW_BYTES
            file.write(quantize(vectors).tobytes())
            file.flush()
            os.fsync(file.fileno())
        row = {"first_passage": first_passage, "file": self._name, "first": first, "model": MODEL}
        row["counts"] = np.asarray(counts, np.uint16).tobytes()
        self._database.table("documents").insert(row, replace=True)

    def sweep(self, current: Sequence[int]) -> None:
        """Forget documents that are not in the generation any more; write a new file where most of it is theirs."""
        stored = stored_documents(self.folder.parent)
        kept = set(current)
        dead = [document for document in stored if document.first_passage not in kept]
        with self._database.conn:
            for document in dead:
                self._database.table("documents").delete(document.first_passage)
        alive = [document for document in stored if document.first_passage in kept]
        self._compact(alive)

    def _compact(self, alive: Sequence[StoredDocument]) -> None:
        used = sum(document.rows for document in alive)
        written = sum(path.stat().st_size for path in self.folder.glob("*.i8")) // ROW_BYTES
        if written <= 2 * used + 1000:
            return
        old = {path.name for path in self.folder.glob("*.i8")}
        self._name = f"{int(self._name.partition('.')[0]) + 1}.i8"
        maps = {name: open_rows(self.folder / name) for name in old}
        moved = []
        with (self.folder / self._name).open("wb") as file:
            for document in alive:
                moved.append((document.first_passage, file.tell() // ROW_BYTES))
                file.write(maps[document.file][document.first : document.first + document.rows].tobytes())
        with self._database.conn:
            table = self._database.table("documents")
            for first_passage, first in moved:
                table.update(first_passage, {"file": self._name, "first": first})
        for name in old:
            (self.folder / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _opened(path: Path) -> Database:
    database = Database(path, strict=False)
    try:
        database.conn.execute("PRAGMA busy_timeout = 30000")
        table = database.table("documents")
        if not table.exists():
            table.create(_SCHEMA, pk="first_passage")
        table.count  # noqa: B018 - reads it: damage shows here
    except sqlite3.DatabaseError:
        database.close()
        path.unlink()
        return _opened(path)
    return database


@contextmanager
def writing(data: Path) -> Iterator[VectorWriter]:
    """Open a writer and close it."""
    writer = VectorWriter(data)
    try:
        yield writer
    finally:
        writer.close()
