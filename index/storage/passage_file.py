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

import msgspec
import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged, damaged
from index.model import Passage
from index.storage.connection import unreadable
from index.storage.documents import Document

PASSAGE_FILE = "passages"
"""The name of the file in a generation's directory."""

_quoted = json.encoder.encode_basestring
"""Writes a text as JSON does, characters as they are."""

_decoder = msgspec.json.Decoder(list[Passage])
"""Reads the records of some passages."""

_ROWS = """
    select p.id, p.speech, s.title, s.outer, p.headings, p.text, p.record, p.place, p.page, s.speaker, s.date
    from passages p join speeches s on s.id = p.speech where p.id >= ? and p.id < ? order by p.id
"""
_PLACE = "select name, first_passage, passages from documents where id = ?"


def write_passages(database: Path, documents: Sequence[Document], directory: Path) -> None:
    """Write the passages of some documents, in their order, into a generation's directory.

    The documents have just been stored, or compared with their checksums. Raises IndexDamaged where one lacks rows.
    """
    count = sum(document.passages for document in documents)
    sums: list[int] = []
    sizes: list[int] = []
    head = (count + 1) * 8 + count * 4
    with closing(sqlite3.connect(database, timeout=30)) as connection, (directory / PASSAGE_FILE).open("wb") as file:
        file.seek(head)
        for document in documents:
            try:
                records = list(_records(connection, document.id))
            except sqlite3.Error as error:
                raise unreadable(database, error) from error
            if len(records) != document.passages:
                raise damaged(database, "passages are missing")
            file.writelines(records)
            sums.extend(map(zlib.crc32, records))
            sizes.extend(map(len, records))
        file.seek(0)
        file.write(np.cumsum([head, *sizes], dtype=np.int64).data)
        file.write(np.array(sums, np.uint32).data)


def _records(connection: sqlite3.Connection, document: int) -> Iterator[bytes]:
    """Give the records of a document's passages that there are."""
    name, first, size = connection.execute(_PLACE, [document]).fetchone() or ("", 0, 0)
    source = _quoted(name)
    for number, speech, title, outer, headings, text, record, place, page, speaker, date in connection.execute(
        _ROWS, [first, first + size]
    ):
        listed = headings if outer == "[]" else outer if headings == "[]" else f"{outer[:-1]},{headings[1:]}"
        yield (
            f"[{number},{speech},{_quoted(title)},{listed},{_quoted(text)},{source},{_or_null(record)},{place},"
            f"{'null' if page is None else page},{_or_null(speaker)},{_or_null(date)}]"
        ).encode()


def _or_null(text: str | None) -> str:
    return "null" if text is None else _quoted(text)


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
        try:
            return _decoder.decode(b"[%b]" % b",".join(records))
        except msgspec.DecodeError as error:
            raise self._damaged() from error

    def _damaged(self) -> IndexDamaged:
        return damaged(self._path, "its passages")
