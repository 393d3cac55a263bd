"""Vectors on disk: one file of int8 rows that only grows, and a database that says whose they are.

A row holds 384 int8 numbers and, as a float32, the length of the vector that they form, by which it is divided. The
database has a checksum over a document's rows: those of a document that does not fit it count as not made.
"""

import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing, suppress
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
    """The vectors of one document: row `first` on in `file`, `counts[n]` of them for its n-th passage; a checksum."""

    first_passage: int
    file: str
    first: int
    counts: npt.NDArray[np.uint16]
    sum: int

    @property
    def rows(self) -> int:
        """The number of vectors."""
        return int(self.counts.sum())


def stored_documents(data: Path) -> list[StoredDocument]:
    """Give the documents whose vectors a data directory has whole, in no order; those of another model are left out."""
    listed = listed_documents(data / FOLDER / DATABASE_FILE)
    files = {name: open_rows(data / FOLDER / name) for name in {document.file for document in listed}}
    return [document for document in listed if is_whole(document, files[document.file])]


def listed_documents(path: Path) -> list[StoredDocument]:
    """Give the documents that a database of vectors names, in no order; their vectors may be damaged."""
    if not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as connection:
            rows = connection.execute(
                "select first_passage, file, first, counts, sum from documents where model = ?", [MODEL]
            ).fetchall()
    except sqlite3.Error:
        return []  # damaged or half written: the ranking goes on without, and `embed` makes the database anew
    documents = []
    for first_passage, file, first, counts, told in rows:
        with suppress(TypeError, ValueError):  # a damaged row is none
            rest = (_name(file), int(first), np.frombuffer(counts, np.uint16), int(told))
            documents.append(StoredDocument(int(first_passage), *rest))
    return documents


def _name(file: str) -> str:
    """Give the name of a file of vectors; raises ValueError where it is none of ours."""
    if not file.removesuffix(".i8").isdecimal():
        raise ValueError(file)
    return file


def is_whole(document: StoredDocument, rows: npt.NDArray[np.int8]) -> bool:
    """Tell whether a document's vectors lie in its file as they were written."""
    own = rows[document.first : document.first + document.rows] if document.first >= 0 else rows[:0]
    return len(own) == document.rows and vectors_sum(document.first_passage, document.counts, own) == document.sum


def vectors_sum(first_passage: int, counts: Sequence[int] | npt.NDArray[np.uint16], rows: npt.NDArray[np.int8]) -> int:
    """Give the checksum (CRC-32) of a document's vectors, over whose they are as well."""
    head = f"{first_passage} {' '.join(map(str, counts))}"
    return zlib.crc32(np.ascontiguousarray(rows).data, zlib.crc32(head.encode()))


def open_rows(path: Path) -> npt.NDArray[np.int8]:
    """Map a file of vectors, shape (rows, 388); what does not fill a row is left out."""
    rows = path.stat().st_size // ROW_BYTES if path.exists() else 0
    if not rows:
        return np.zeros((0, ROW_BYTES), np.int8)
    return np.memmap(path, np.int8, "r", shape=(rows, ROW_BYTES))
