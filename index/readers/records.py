"""JSONL files become speeches here, whole or in parts, so that a change in a large file costs only its part."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast

import msgspec

from index.dates.partial_date import read_date
from index.errors import UnreadableFile
from index.model import Metadata, ParsedPassage, ParsedSpeech
from index.readers.columns import SAMPLED_ROWS, Columns, field, fields, find_columns

RECORD_BYTES = 20_000_000
"""A line of a JSONL file longer than this is refused."""

RECORDS_TOGETHER = 10_000
"""Records in a row with the same title form one speech, up to so many."""

PART_BYTES = 4_000_000
"""A part is at least so long, so that there are few of them, and about twice as long at most."""

_ONE_IN = 64
"""One line in so many may begin a part."""

_Record = tuple[str, ParsedPassage | None, Metadata]
"""A record's title, its passage where it has a text, and what it says of who gave it and when."""

_decode = msgspec.json.Decoder().decode

_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ESCAPED = b"\\u"
"""How a line of UTF-8 may hold half a surrogate pair."""
_UNKNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a file: where they start, how many bytes they are, the number of the first line, from 1."""

    start: int
    size: int
    line: int


def parts(path: Path) -> Iterator[tuple[Part, str]]:
    """Give the parts of a JSONL file, in order, one at least, each with a digest of its bytes.

    The lines themselves say where a part ends, not their place, so that after an insertion the parts behind it are
    what they were. Records in a row with the same title stay together while the part does not get too long.
    """
    start, number = 0, 1
    with path.open("rb") as file:
        while True:
            block = file.read(PART_BYTES)
            if block and not block.endswith(b"\n"):
                block += file.readline(RECORD_BYTES)
            digest = hashlib.sha256(block)
            size, lines = len(block), block.count(b"\n")
            before = block[block.rfind(b"\n", 0, len(block) - 1) + 1 :]
            while size < 2 * PART_BYTES and (line := file.readline(RECORD_BYTES)):
                if zlib.crc32(line) % _ONE_IN == 0 and _title(line) not in {None, _title(before)}:
                    break
                digest.update(line)
                size, lines, before = size + len(line), lines + 1, line
            yield Part(start, size, number), digest.hexdigest()
            start, number = start + size, number + lines
            file.seek(start)
            if not file.read(1):
                return
            file.seek(start)


def _title(line: bytes) -> str | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return str(field(record, "title") or "") if isinstance(record, dict) else None


def record_columns(path: Path) -> Columns | None:
    """Find what the fields of a file's first records are called; None where none of them holds a text."""
    records: list[Mapping[str, object]] = []
    with path.open("rb") as file:
        for line in islice(iter(lambda: file.readline(RECORD_BYTES), b""), SAMPLED_ROWS):
            with suppress(ValueError, RecursionError):
                record = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
                if isinstance(record, dict):
                    records.append(record)
    return find_columns(list(dict.fromkeys(name for record in records for name in record)), records)


def record_warnings(path: Path, part: Part | None = None) -> tuple[str, ...]:
    """Say of a JSONL file, with its first part, which field was taken for the text where no name tells."""
    columns = record_columns(path) if part is None or part.start == 0 else None
    return tuple(filter(None, [columns.warning()])) if columns else ()


def metadata(record: Mapping[str, object]) -> Metadata:
    """Give what a record or a table's row says of its speech.

    A date that cannot be read is left out, for the text may tell it.
    """
    said = fields(record, ("speaker", "office", "place", "date"))
    if not said:
        return _UNKNOWN
    speaker, office, place, day = (str(each or "").strip() or None for each in said)
    date = read_date(day or "")
    return Metadata(speaker, office, place, *((str(date), "column") if date else (None, None)))


def read_records(path: Path, name: str, part: Part | None = None) -> Iterator[ParsedSpeech]:
    """Read a JSONL file, or a part of it: records in a row with the same title are one speech, each one passage.

    What the first of them says of speaker and date holds for the speech. A record without a text is passed over.
    Raises UnreadableFile, which names the line, possibly after some speeches, or where no record of a whole file has a
    text.
    """
    size = path.stat().st_size
    title, known = "", _UNKNOWN
    held: list[ParsedPassage] = []
    whole = part is None or part.size == size
    records = texts = 0
    for next_title, passage, said in _lines(path, part or Part(0, size, 1), record_columns(path)):
        records += 1
        if passage is None:
            continue
        texts += 1
        if held and (next_title != title or len(held) >= RECORDS_TOGETHER):
            yield ParsedSpeech(title or Path(name).stem, tuple(held), metadata=known)
            held = []
        title, known = next_title, known if held else said
        held.append(passage)
    if held:
        yield ParsedSpeech(title or Path(name).stem, tuple(held), metadata=known)
    if whole and not texts:
        raise UnreadableFile(path, 'has no record with a "text"' if records else "is empty")


def _lines(path: Path, part: Part, columns: Columns | None) -> Iterator[_Record]:
    with path.open("rb") as file:
        file.seek(part.start)
        number, left = part.line, part.size
        while left > 0 and (data := file.readline(RECORD_BYTES + 1)):
            left -= len(data)
            if len(data) > RECORD_BYTES:
                raise UnreadableFile(path, f"line {number}: is longer than {RECORD_BYTES // 1_000_000} MB")
            if number == 1:
                data = data.removeprefix(b"\xef\xbb\xbf")
            if data.strip():
                try:
                    yield _record(data, columns)
                except _BadRecordError as error:
                    raise UnreadableFile(path, f"line {number}: {error}") from None
            number += 1


class _BadRecordError(Exception):
    """A line that is no record; the message says why."""


def _decoded(data: bytes) -> object:
    """Read JSON; what the faster reader refuses, Python's reads, or says what is wrong with it."""
    try:
        return _decode(data)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return json.loads(data.decode("utf-8"))


def _record(data: bytes, columns: Columns | None) -> _Record:
    """Read a line. A missing or empty field is like none."""
    try:
        record = _decoded(data)
    except UnicodeDecodeError as error:
        raise _BadRecordError(f"is not UTF-8 (byte {error.start + 1})") from None
    except json.JSONDecodeError as error:
        raise _BadRecordError(f"is not JSON ({error.msg} at character {error.pos + 1})") from None
    except (RecursionError, ValueError):
        raise _BadRecordError("is not JSON that can be read (nested too deep, or a number too long)") from None
    if not isinstance(record, dict):
        raise _BadRecordError('is not an object with "id", "title" and "text"')
    given = cast("dict[str, object]", record)
    key, title = _plain(given, "id", columns), _plain(given, "title", columns)
    text = field(given, "text", columns)
    if text is not None and not isinstance(text, str):
        raise _BadRecordError('"text" must be a text')
    known = metadata(given)
    if _ESCAPED in data and _HALF_PAIR.search(f"{key}{title}{text}{known.speaker}{known.office}{known.place}"):
        raise _BadRecordError("holds half a surrogate pair")
    passage = ParsedPassage(text, record=key or None) if text and not text.isspace() else None
    return title.strip(), passage, known


def _plain(given: Mapping[str, object], name: str, columns: Columns | None) -> str:
    value = given.get(name)
    if isinstance(value, str):
        return value
    value = field(given, name, columns)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _BadRecordError(f'"{name}" must be a text or a number')
    return str(value)
