"""The passages of a generation in a file beside its postings: read in two fifths of the time that the database takes.

The file begins with where each row's record starts (int64, one more than there are rows) and the checksum (CRC-32,
uint32) of each record; then come the records, JSON of a `Passage` each. It is made from the database, where passages
stay for whatever else is done with them.
"""

import json
import os
import sqlite3
import weakref
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged, damaged
from index.model import Passage
from index.storage.connection import unreadable
from index.storage.documents import Document, DocumentRows, numbered_document

PASSAGE_FILE = "passages"
"""The name of the file in a generation's directory."""

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_passages(database: Path, documents: Sequence[Document], directory: Path) -> None:
    """Write the passages of some documents, in their order, into a generation's directory.

    Raises IndexDamaged where the database does not hold a document as it was stored.
    """
    count = sum(document.passages for document in documents)
    starts, sums = np.zeros(count + 1, np.int64), np.zeros(count, np.uint32)
    row, end = 0, starts.nbytes + sums.nbytes
    starts[0] = end
    with closing(sqlite3.connect(database, timeout=30)) as connection, (directory / PASSAGE_FILE).open("wb") as file:
        file.seek(end)
        for document in documents:
            try:
                rows = numbered_document(connection, database, document.id)
            except sqlite3.Error as error:
                raise unreadable(database, error) from error
            for record in _records(rows):
                file.write(record)
                end += len(record)
                sums[row] = zlib.crc32(record)
                row += 1
                starts[row] = end
        file.seek(0)
        file.write(starts.data)
        file.write(sums.data)


def _records(document: DocumentRows) -> Iterator[bytes]:
    speeches = {
        number: (title, json.loads(outer), speaker, date)
        for number, _, title, outer, _, _, speaker, _, _, date, _ in document.speeches
    }
    for number, speech, place, text, headings, record, page in document.passages:
        title, outer, speaker, date = speeches[speech]
        listed = outer if headings == "[]" else [*outer, *json.loads(headings)]
        values = number, speech, title, listed, text, document.name, record, place, page, speaker, date
        yield _encoded(values).encode()


class PassageFile:
    """The file of one generation, open for reading. Methods may be called from any thread."""

    def __init__(self, directory: Path, count: int) -> None:
        """`count` is the number of rows. Raises FileNotFoundError where the generation has no such file."""
        self._path = directory / PASSAGE_FILE
        self._handle = os.open(self._path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._handle)
        first, self._size = (count + 1) * 8, os.fstat(self._handle).st_size
        if self._size < first + count * 4:
            raise self._damaged()
        self._starts: npt.NDArray[np.int64] = np.memmap(self._path, np.int64, "r", 0, (count + 1,))
        self._sums: npt.NDArray[np.uint32] = np.memmap(self._path, np.uint32, "r", first, (count,))

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for; raises IndexDamaged for one that is not whole."""
        places = np.asarray(rows, np.intp)
        starts, ends = self._starts.take(places), self._starts.take(places + 1)
        if ((starts < 0) | (ends < starts) | (ends > self._size)).any():
            raise self._damaged()
        spans = zip((ends - starts).tolist(), starts.tolist(), strict=True)
        records = [os.pread(self._handle, *span) for span in spans]
        if list(map(zlib.crc32, records)) != self._sums.take(places).tolist():
            raise self._damaged()
        read = json.loads(f"[{b','.join(records).decode()}]")
        return [
            Passage(number, speech, title, tuple(headings), *rest) for number, speech, title, headings, *rest in read
        ]

    def _damaged(self) -> IndexDamaged:
        return damaged(self._path, "its passages")
