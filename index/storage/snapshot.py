"""One generation as it stands in the database: rows to passages and speeches, and back. Reads only.

A row is a passage's number in the generation, from 0 in collection order, as the postings count it. Reading uses
the standard library's sqlite3 alone, which starts in a tenth of the time that the writing side takes.
"""

import fcntl
import json
import os
import sqlite3
import weakref
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, IndexMissing, JianghuaError
from index.model import Passage, Speech

DATABASE = "jianghua.db"
GENERATIONS = "generations"

_PASSAGE = """
    select p.id, p.speech, s.title, s.outer, p.headings, p.text, d.name, p.record, p.place, p.page, s.speaker,
        s.date
    from passages p join speeches s on s.id = p.speech join documents d on d.id = s.document
    where {where} order by p.id
"""
_SPEECH = """
    select s.id, s.title, s.outer, d.name, s.passages, s.first_passage, s.speaker, s.office, s.place, s.date,
        s.date_source
    from members m join documents d on d.id = m.document join speeches s on s.document = d.id
    where m.generation = ? {where} order by m.position, s.id
"""
_VARIABLES = 900
"""SQL variables in one statement; old SQLite builds allow 999."""


@dataclass(frozen=True, slots=True)
class _Member:
    first_row: int
    first_passage: int
    passages: int


def connect(data: Path) -> sqlite3.Connection:
    """Open a data directory's database for reading; raises IndexMissing where there is none."""
    path = data / DATABASE
    if not path.is_file():
        raise IndexMissing(f"{data}: no index here yet; run `jianghua reindex`")
    address = f"{path.absolute().as_uri()}?immutable=1" if is_sealed(data) else str(path)
    connection = sqlite3.connect(address, timeout=30, check_same_thread=False, uri=address != str(path))
    connection.execute("PRAGMA query_only = 1")
    return connection


def is_sealed(data: Path) -> bool:
    """Tell whether nobody writes a data directory's database and we may not: then it is read without SQLite's locks.

    SQLite would have to write beside the file to read one in WAL mode.
    """
    effective = os.access in os.supports_effective_ids
    return not os.access(data, os.W_OK, effective_ids=effective) and not (data / f"{DATABASE}-wal").exists()


def identity(data: Path) -> tuple[int, int, int] | None:
    """Tell a data directory's database from another one put in its place; None where there is none.

    A sealed one that someone else writes after all counts as another, for we would not see what changed.
    """
    try:
        found = (data / DATABASE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns if is_sealed(data) else 0


def current(connection: sqlite3.Connection, data: Path) -> int:
    """Give the number of the current generation; raises IndexMissing where none has been published."""
    try:
        row = connection.execute("select value from counters where name = 'current'").fetchone()
    except sqlite3.Error as error:
        if "no such table" not in str(error):
            raise unreadable(data, error) from error
        row = None
    if row is None:
        raise IndexMissing(f"{data}: no index here yet; run `jianghua reindex`")
    return int(row[0])


def unreadable(data: Path, error: sqlite3.Error) -> JianghuaError:
    """Tell what keeps SQLite from reading a data directory's database: a lock passes, damage stays."""
    path = data / DATABASE
    if "no such column" in str(error):
        return IndexDamaged(f"{path}: written by another version of jianghua; run `jianghua reindex`")
    if isinstance(error, sqlite3.OperationalError):
        return JianghuaError(
            f"{path}: cannot be read ({error}); see that no other program locks it and its folder may be written"
        )
    return IndexDamaged(f"{path}: damaged ({error}); move it away and run `jianghua reindex`")


class Snapshot:
    """The speeches and passages of one generation. Methods may be called from any thread."""

    def __init__(self, data: Path, generation: int) -> None:
        self.generation = generation
        self.directory = data / GENERATIONS / str(generation)
        self._data = data
        self._idle: list[sqlite3.Connection] = []
        weakref.finalize(self, _release, self._idle, _hold(self.directory))
        found = self._read(
            "select created, passages, speeches, files, refused from generations where id = ?", [self.generation]
        )
        if not found:
            raise IndexDamaged(f"{data}: generation {self.generation} is not in the database; run `jianghua reindex`")
        facts = found[0]
        self.created: str = facts[0]
        self.count: int = facts[1]
        self.speech_count: int = facts[2]
        self.file_count: int = facts[3]
        self.refused: list[tuple[str, str]] = [(path, reason) for path, reason in json.loads(facts[4])]
        members = self._read(
            "select m.first_row, d.first_passage, d.passages from members m join documents d on d.id = m.document"
            " where m.generation = ? and d.passages > 0 order by m.position",
            [self.generation],
        )
        self._members = [_Member(*row) for row in members]
        self._first_rows = [member.first_row for member in self._members]
        self._by_id = sorted(self._members, key=lambda member: member.first_passage)
        self._first_ids = [member.first_passage for member in self._by_id]

    def _read(self, sql: str, values: Sequence[int]) -> list[Any]:
        """Read rows through a connection that no other thread has meanwhile."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = connect(self._data)
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise unreadable(self._data, error) from error
        finally:
            self._idle.append(connection)

    def members(self) -> list[tuple[int, int, int]]:
        """Give the documents of the generation in collection order: first row, id of the first passage, passages."""
        return [(member.first_row, member.first_passage, member.passages) for member in self._members]

    def documents(self) -> list[tuple[str, int, int]]:
        """Give the name, speeches and passages of each document in collection order; a large file has several."""
        return self._read(
            "select d.name, d.speeches, d.passages from members m join documents d on d.id = m.document"
            " where m.generation = ? order by m.position",
            [self.generation],
        )

    def passage_id(self, row: int) -> int:
        """Give the id of the passage in a row."""
        member = self._members[bisect_right(self._first_rows, row) - 1]
        return member.first_passage + row - member.first_row

    def row(self, passage_id: int) -> int | None:
        """Give the row of a passage, None when this generation does not have it."""
        number = bisect_right(self._first_ids, passage_id) - 1
        if number < 0:
            return None
        member = self._by_id[number]
        offset = passage_id - member.first_passage
        return member.first_row + offset if offset < member.passages else None

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""
        ids = [self.passage_id(row) for row in rows]
        found: dict[int, Passage] = {}
        for start in range(0, len(ids), _VARIABLES):
            part = ids[start : start + _VARIABLES]
            marks = ",".join("?" * len(part))
            found.update((passage.id, passage) for passage in self._passages(f"p.id in ({marks})", part))
        return [found[number] for number in ids]

    def passage(self, passage_id: int) -> Passage | None:
        """Give a passage by id, None when this generation does not have it."""
        if self.row(passage_id) is None:
            return None
        return next(iter(self._passages("p.id = ?", [passage_id])), None)

    def passages(self, speech_id: int) -> list[Passage]:
        """Give the passages of a speech in order; empty when this generation does not have it."""
        found = next(iter(self._speeches("and s.id = ?", [speech_id])), None)
        if found is None:
            return []
        speech, first = found
        return list(self._passages("p.id >= ? and p.id < ?", [first, first + speech.passages]))

    def _passages(self, where: str, values: Sequence[int]) -> Iterator[Passage]:
        for row in self._read(_PASSAGE.format(where=where), values):
            number, speech, title, outer, headings, text, source, record, place, page, speaker, date = row
            yield Passage(
                id=number,
                speech=speech,
                title=title,
                headings=(*_listed(outer), *_listed(headings)),
                text=text,
                source=source,
                record=record,
                place=place,
                page=page,
                speaker=speaker,
                date=date,
            )

    def speech(self, speech_id: int) -> Speech | None:
        """Give a speech by id, None when this generation does not have it."""
        return next((speech for speech, _ in self._speeches("and s.id = ?", [speech_id])), None)

    def speeches(self) -> list[Speech]:
        """Give all speeches in collection order."""
        return [speech for speech, _ in self._speeches("", [])]

    def speech_rows(self) -> list[tuple[Speech, range]]:
        """Give every speech with the rows of its passages, in collection order."""
        return [(speech, self._range(first, speech.passages)) for speech, first in self._speeches("", [])]

    def rows_of(self, speech_id: int) -> range | None:
        """Give the rows of a speech's passages, None when this generation does not have it."""
        found = next(iter(self._speeches("and s.id = ?", [speech_id])), None)
        return None if found is None else self._range(found[1], found[0].passages)

    def _range(self, first_passage: int, passages: int) -> range:
        first = self.row(first_passage) if passages else 0
        return range(first or 0, (first or 0) + passages)

    def _speeches(self, where: str, values: Sequence[int]) -> Iterator[tuple[Speech, int]]:
        for row in self._read(_SPEECH.format(where=where), [self.generation, *values]):
            number, title, outer, source, passages, first_passage, *known = row
            yield Speech(number, title, _listed(outer), source, passages, *known), first_passage


def _listed(written: str) -> tuple[str, ...]:
    return () if written == "[]" else tuple(json.loads(written))


def _hold(directory: Path) -> int:
    """Take a shared lock on a generation's directory, so that a reindex leaves it there while we read."""
    try:
        handle = os.open(directory, os.O_RDONLY)
    except OSError as error:
        raise IndexDamaged(f"{directory}: missing; run `jianghua reindex`") from error
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def _release(connections: list[sqlite3.Connection], handle: int) -> None:
    for connection in connections:
        connection.close()
    os.close(handle)
