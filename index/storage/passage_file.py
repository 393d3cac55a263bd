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

_ROWS = "select id, speech, headings, text, record, place, page from passages where id >= ? and id < ? order by id"
_SPEECHES = "select id, title, outer, speaker, date from speeches where id >= ? and id < ?"
_PLACE = "select name, first_passage, passages, first_speech, speeches from documents where id = ?"

_AT_ONCE = 256
"""Records that are written at once: they stay in the processor's cache."""

_ESCAPED = bytes((*range(0x20), *b'"\\'))
"""What JSON writes otherwise than it stands."""


def write_passages(database: Path, documents: Sequence[Document], directory: Path) -> None:
    """Write the passages of some documents, in their order, into a generation's directory.

    The documents have just been stored, or compared with their checksums. Raises IndexDamaged where one lacks rows.
    """
    count = sum(document.passages for document in documents)
    sums: list[int] = []
    sizes: list[int] = []
    head = (count + 1) * 8 + count * 4
    with closing(sqlite3.connect(database, timeout=30)) as connection, (directory / PASSAGE_FILE).open("wb") as file:
        connection.text_factory = bytes  # texts are written as they are read, in UTF-8
        file.seek(head)
        for document in documents:
            before = len(sizes)
            try:
                for records in _records(connection, document.id):
                    file.write(b"".join(records))
                    sums.extend(map(zlib.crc32, records))
                    sizes.extend(map(len, records))
            except sqlite3.Error as error:
                raise unreadable(database, error) from error
            if len(sizes) - before != document.passages:
                raise damaged(database, "passages are missing")
        file.seek(0)
        file.write(np.cumsum([head, *sizes], dtype=np.int64).data)
        file.write(np.array(sums, np.uint32).data)


def _records(connection: sqlite3.Connection, document: int) -> Iterator[list[bytes]]:
    """Give the records of a document's passages that there are, some at a time."""
    name, first, size, first_speech, speeches = connection.execute(_PLACE, [document]).fetchone() or (b"", 0, 0, 0, 0)
    source = _json(name)
    known = {
        speech: (_json(title), outer, b"%b,%b]" % (_json(speaker), _json(date)))
        for speech, title, outer, speaker, date in connection.execute(
            _SPEECHES, [first_speech, first_speech + speeches]
        )
    }
    found = connection.execute(_ROWS, [first, first + size])
    while rows := found.fetchmany(_AT_ONCE):
        records: list[bytes] = []
        for number, speech, headings, text, record, place, page in rows:
            if speech in known:
                title, outer, said = known[speech]
                listed = (
                    headings if outer == b"[]" else outer if headings == b"[]" else outer[:-1] + b"," + headings[1:]
                )
                records.append(
                    b"[%d,%d,%b,%b,%b,%b,%b,%d,%b,%b"
                    % (
                        *(number, speech, title, listed, _json(text), source, _json(record), place),
                        *(b"null" if page is None else b"%d" % page, said),
                    )
                )
        yield records


def _json(text: bytes | None) -> bytes:
    """Write a text in UTF-8, or None, as JSON does."""
    if text is None:
        return b"null"
    if len(text.translate(None, _ESCAPED)) == len(text):
        return b'"%b"' % text
    return _quoted(text.decode()).encode()


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
