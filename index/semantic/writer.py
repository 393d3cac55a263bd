"""Vectors written to disk: rows at the end of a file, and then a line of the database that says they are there."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database
from sqlite_utils.db import Table

from index.semantic.encoder import MODEL, Vectors
from index.semantic.store import (
    DATABASE_FILE,
    FOLDER,
    ROW_BYTES,
    StoredDocument,
    open_rows,
    stored_documents,
    vectors_sum,
)
from index.storage.connection import tabular

_SCHEMA = {"first_passage": int, "file": str, "first": int, "counts": bytes, "model": str, "sum": int}


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
        names = [path.name for path in self.folder.glob("*.i8") if path.stem.isdecimal()]
        self._name = max(names, default="1.i8", key=lambda name: int(name.partition(".")[0]))

    def add(self, first_passage: int, counts: Sequence[int], vectors: Vectors) -> None:
        """Write a document's vectors, synced, and then that they are there."""
        path = self.folder / self._name
        with path.open("ab") as file:
            # What an interruption left is no row of anything: the next row begins where a whole one would.
            rest = file.tell() % ROW_BYTES
            file.write(b"\0" * (ROW_BYTES - rest if rest else 0))
            first = file.tell() // ROW_BYTES
            rows = quantize(vectors)
            file.write(rows.tobytes())
            file.flush()
            os.fsync(file.fileno())
        row = {"first_passage": first_passage, "file": self._name, "first": first, "model": MODEL}
        row["counts"] = np.asarray(counts, np.uint16).tobytes()
        row["sum"] = vectors_sum(first_passage, counts, rows)
        self._database.table("documents").insert(row, replace=True)

    def sweep(self, current: Sequence[int]) -> None:
        """Forget what is damaged or not in the generation any more; write a new file where most of it is such."""
        kept = set(current)
        alive = [each for each in stored_documents(self.folder.parent) if each.first_passage in kept]
        whole = {document.first_passage for document in alive}
        table = self._database.table("documents")
        with self._database.conn:
            for row in list(table.rows):
                if row["first_passage"] not in whole:
                    table.delete(row["first_passage"])
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
    database = tabular(sqlite3.connect(path))
    try:
        database.conn.execute("PRAGMA busy_timeout = 30000")
        table = database.table("documents")
        if not table.exists():
            table.create(_SCHEMA, pk="first_passage")
        table.count  # noqa: B018 - reads it: damage shows here
        if "sum" not in table.columns_dict:  # written by an older version
            _add_sums(path.parent, table)
    except sqlite3.DatabaseError:
        database.close()
        path.unlink()
        return _opened(path)
    return database


def _add_sums(folder: Path, table: Table) -> None:
    """Add the checksums to vectors that were written without."""
    table.add_column("sum", int)
    for row in list(table.rows):
        counts, rows = np.frombuffer(row["counts"], np.uint16), open_rows(folder / row["file"])
        own = rows[row["first"] : row["first"] + int(counts.sum())]
        table.update(row["first_passage"], {"sum": vectors_sum(row["first_passage"], counts, own)})


@contextmanager
def writing(data: Path) -> Iterator[VectorWriter]:
    """Open a writer and close it."""
    writer = VectorWriter(data)
    try:
        yield writer
    finally:
        writer.close()
