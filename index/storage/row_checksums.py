"""Checksums of rows: each row of the database holds one over its other values, its id among them.

A row that is damaged, exchanged for another, or missing is so noticed by whoever reads it.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

SUMMED_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": ("id", "name", "first_passage", "passages", "first_speech", "speeches"),
    "speeches": (
        *("id", "document", "title", "outer", "first_passage", "passages"),
        *("speaker", "office", "place", "date", "date_source"),
    ),
    "passages": ("id", "speech", "place", "text", "headings", "record", "page"),
    "segments": ("document", "field", "data"),
    "counters": ("name", "value"),
}
"""The columns of a table that its checksums are over, in this order."""


def row_sum(values: Iterable[object]) -> int:
    """Give the checksum (CRC-32) of a row's values."""
    return zlib.crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))


def with_passage_sums(passages: Iterable[Sequence[Any]]) -> Iterator[tuple[object, ...]]:
    """Give rows of passages, each text in UTF-8, with the checksums that `row_sum` gives of them.

    Texts that come from a process which read them are in UTF-8 already.
    """
    crc = zlib.crc32
    for number, speech, place, text, headings, record, page in passages:
        data = text if isinstance(text, bytes) else text.encode()
        summed = crc(data, crc(b"%d\0%d\0%d\0" % (number, speech, place)))
        summed = crc(f"\0{headings}\0{record}\0{page}".encode("utf-8", "surrogatepass"), summed)
        yield number, speech, place, data, headings, record, page, summed


def data_sum(document: int, field: str, data: bytes) -> int:
    """Give the checksum of a row that holds bytes."""
    return zlib.crc32(data, row_sum((document, field)))


def selected(table: str, alias: str) -> str:
    """Give the columns of a table and their checksum as SQL names them, the table going by `alias`."""
    return ", ".join(f"{alias}.{column_name(column)}" for column in (*SUMMED_COLUMNS[table], "sum"))


def column_name(column: str) -> str:
    """Give a column's name as SQL takes it, also where it is a word of SQL."""
    return f'"{column}"'
