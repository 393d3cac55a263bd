"""Vectors on disk: one file of int8 rows that only grows, and a database that says whose they are.

A row holds 384 int8 numbers and, as a float32, the length of the vector that they form, by which it is divided.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.semantic.encoder import DIMENSION, MODEL

FOLDER = "vectors"
DATABASE_FILE = "vectors.db"
ROW_BYTES = DIMENSION + 4


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The vectors of one document: row `first` on in `file`, `counts[n]` of them for its n-th passage."""

    first_passage: int
    file: str
    first: int
    counts: npt.NDArray[np.uint16]

    @property
    def rows(self) -> int:
        """The number of vectors."""
        return int(self.counts.sum())


def stored_documents(data: Path) -> list[StoredDocument]:
    """Give the documents whose vectors a data directory has, in no order; those of another model are left out."""
    path = data / FOLDER / DATABASE_FILE
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as connection:
            rows = connection.execute(
                "select first_passage, file, first, counts from documents where model = ?", [MODEL]
            ).fetchall()
    except sqlite3.Error:
        return []  # damaged or half written: the ranking goes on without, and `embed` makes the database anew
    return [
        StoredDocument(first_passage, file, first, np.frombuffer(counts, np.uint16))
        for first_passage, file, first, counts in rows
    ]


def open_rows(path: Path) -> npt.NDArray[np.int8]:
    """Map a file of vectors, shape (rows, 388); what does not fill a row is left out."""
    rows = path.stat().st_size // ROW_BYTES if path.exists() else 0
    if not rows:
        return np.zeros((0, ROW_BYTES), np.int8)
    return np.memmap(path, np.int8, "r", shape=(rows, ROW_BYTES))
