"""One generation as it stands in the database: rows to passages and speeches, and back. Reads only.

A row is a passage's number in the generation, from 0 in collection order, as the postings count it. Reading uses
the standard library's sqlite3 alone, which starts in a tenth of the time that the writing side takes.
"""

import fcntl
import json
import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, JianghuaError, damaged
from index.model import Passage, Speech
from index.storage.connection import DATABASE, GENERATIONS, connect, current, unreadable
from index.storage.members import MEMBERS_OF_GENERATION, Members, generation_sum
from index.storage.passage_file import PASSAGE_FILE, PassageFile
from index.storage.row_checksums import SUMMED_COLUMNS, row_sum, selected

_PASSAGE = f"select {selected('passages', 'p')} from passages p where {{where}} order by p.id"  # noqa: S608 - our names
_SPEECHES = f"select {selected('speeches', 's')} from speeches s where s.id in ({{marks}})"  # noqa: S608 - our names
_DOCUMENT = f"select {selected('documents', 'd')} from documents d where d.id = ?"  # noqa: S608 - our names
_SPEECH = f"""
    select {selected("speeches", "s")}, {selected("documents", "d")}
    from members m join documents d on d.id = m.document join speeches s on s.document = d.id
    where m.generation = ? {{where}} order by m.position, s.id
"""  # noqa: S608 - the names of columns are ours
_GENERATION = "select created, passages, speeches, files, refused, paths, sum from generations where id = ?"
_KEPT = 50_000
"""Speeches that are kept, some 300 bytes each: to read one takes as long as to read a passage."""

_VARIABLES = 900
"""SQL variables in one statement; old SQLite builds allow 999."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a passage's speech tells of it."""

    title: str
    outer: tuple[str, ...]
    source: str
    speaker: str | None
    date: str | None


class Snapshot:
    """The speeches and passages of one generation. Methods may be called from any thread."""

    def __init__(self, data: Path, generation: int) -> None:
        self.generation = generation
        self.directory = data / GENERATIONS / str(generation)
        self.data = data
        self._idle: list[sqlite3.Connection] = []
        weakref.finalize(self, _release, self._idle, _hold(self.directory))
        found = self._read(_GENERATION, [self.generation])
        if not found:
            raise IndexDamaged(f"{data}: generation {self.generation} is not in the database; run `jianghua reindex`")
        *facts, told = found[0]
        members = self._read(MEMBERS_OF_GENERATION, [self.generation])
        if generation_sum((generation, *facts), members) != told:
            raise self._damaged("what the generation holds")
        self.created: str = facts[0]
        self.count: int = facts[1]
        self.speech_count: int = facts[2]
        self.file_count: int = facts[3]
        self.refused: list[tuple[str, str]] = [(path, reason) for path, reason in json.loads(facts[4])]
        self.paths: tuple[Path, ...] = tuple(map(Path, json.loads(facts[5])))
        """The files and folders that were indexed, whole paths."""
        try:
            self._file: PassageFile | None = PassageFile(self.directory, self.count)
        except FileNotFoundError:
            self._file = None  # made without one, as a catalog of a cluster is
        self._known: dict[int, _Known] = {}
        self._sources: dict[int, str] = {}
        self._members = Members(members)

    def _read(self, sql: str, values: Sequence[int]) -> list[Any]:
        """Read rows through a connection that no other thread has meanwhile."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = connect(self.data)
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise unreadable(self.data / DATABASE, error) from error
        finally:
            self._idle.append(connection)

    def members(self) -> list[tuple[int, int, int]]:
        """Give the documents of the generation in collection order: first row, id of the first passage, passages."""
        return [(member.first_row, member.first_passage, member.passages) for member in self._members.with_passages]

    def documents(self) -> list[tuple[str, int, int]]:
        """Give the name, speeches and passages of each document in collection order; a large file has several."""
        return self._read(
            "select d.name, d.speeches, d.passages from members m join documents d on d.id = m.document"
            " where m.generation = ? order by m.position",
            [self.generation],
        )

    def passage_id(self, row: int) -> int:
        """Give the id of the passage in a row."""
        return self._members.passage_id(row)

    def row(self, passage_id: int) -> int | None:
        """Give the row of a passage, None when this generation does not have it."""
        return self._members.row(passage_id)

    def texts(self, rows: Sequence[int]) -> list[Passage]:
        """Give the passages in these rows, in the order asked for."""
        return self._stored(rows) if self._file is None else self._file.texts(rows)

    def _stored(self, rows: Sequence[int]) -> list[Passage]:
        """Read the passages in these rows from the database."""
        ids = [self.passage_id(row) for row in rows]
        found: dict[int, Passage] = {}
        for start in range(0, len(ids), _VARIABLES):
            part = ids[start : start + _VARIABLES]
            marks = ",".join("?" * len(part))
            found.update((passage.id, passage) for passage in self._passages(f"p.id in ({marks})", part))
        if len(found) != len(set(ids)):
            raise self._damaged("passages are missing")
        return [found[number] for number in ids]

    def passage(self, passage_id: int) -> Passage | None:
        """Give a passage by id, None when this generation does not have it."""
        row = self.row(passage_id)
        return None if row is None else self.texts([row])[0]

    def passages(self, speech_id: int) -> list[Passage]:
        """Give the passages of a speech in order; empty when this generation does not have it."""
        found = self._speech(speech_id)
        if found is None:
            return []
        speech, first = found
        passages = list(self._passages("p.id >= ? and p.id < ?", [first, first + speech.passages]))
        if len(passages) != speech.passages:
            raise self._damaged("passages are missing")
        return passages

    def _passages(self, where: str, values: Sequence[int]) -> Iterator[Passage]:
        rows = [self._whole("passages", row)[0] for row in self._read(_PASSAGE.format(where=where), values)]
        speeches = self._speeches_of({row[1] for row in rows})
        for number, speech, place, text, headings, record, page in rows:
            known = speeches[speech]
            yield Passage(
                id=number,
                speech=speech,
                title=known.title,
                headings=(*known.outer, *_listed(headings)),
                text=text,
                source=known.source,
                record=record,
                place=place,
                page=page,
                speaker=known.speaker,
                date=known.date,
            )

    def _speeches_of(self, ids: Set[int]) -> Mapping[int, _Known]:
        """Give what some speeches tell of their passages; the last ones are kept."""
        kept = self._known
        if len(kept) > _KEPT:
            kept = self._known = {}
        found = {number: kept[number] for number in ids if number in kept}
        missing = sorted(ids - found.keys())
        for start in range(0, len(missing), _VARIABLES):
            part = missing[start : start + _VARIABLES]
            for row in self._read(_SPEECHES.format(marks=",".join("?" * len(part))), part):
                (number, document, title, outer, _, _, speaker, _, _, date, _), _ = self._whole("speeches", row)
                found[number] = _Known(title, _listed(outer), self._source(document), speaker, date)
        if len(found) != len(ids):
            raise self._damaged("speeches are missing")
        kept.update(found)
        return found

    def _source(self, document: int) -> str:
        """Give the name of a document, which is read once."""
        if document not in self._sources:
            rows = self._read(_DOCUMENT, [document])
            if not rows:
                raise self._damaged("a document is missing")
            self._sources[document] = self._whole("documents", rows[0])[0][1]
        return self._sources[document]

    def speech(self, speech_id: int) -> Speech | None:
        """Give a speech by id, None when this generation does not have it."""
        found = self._speech(speech_id)
        return None if found is None else found[0]

    def _speech(self, speech_id: int) -> tuple[Speech, int] | None:
        found = next(iter(self._speeches("and s.id = ?", [speech_id])), None)
        if found is None and self._members.has_speech(speech_id):
            raise self._damaged("a speech is missing")
        return found

    def speeches(self) -> list[Speech]:
        """Give all speeches in collection order."""
        return [speech for speech, _ in self._all_speeches()]

    def speech_rows(self) -> list[tuple[Speech, range]]:
        """Give every speech with the rows of its passages, in collection order."""
        return [(speech, self._range(first, speech.passages)) for speech, first in self._all_speeches()]

    def rows_of(self, speech_id: int) -> range | None:
        """Give the rows of a speech's passages, None when this generation does not have it."""
        found = self._speech(speech_id)
        return None if found is None else self._range(found[1], found[0].passages)

    def _range(self, first_passage: int, passages: int) -> range:
        first = self.row(first_passage) or 0
        return range(first, first + passages)

    def speech_id(self, number: int) -> int:
        """Give the id of a speech by its number in collection order, without reading it."""
        return self._members.speech_id(number)

    def speech_ids(self) -> list[int]:
        """Give the ids of all speeches in collection order, without reading any."""
        return self._members.speech_ids()

    def _all_speeches(self) -> list[tuple[Speech, int]]:
        found = list(self._speeches("", []))
        if [speech.id for speech, _ in found] != self.speech_ids():
            raise self._damaged("speeches are missing")
        return found

    def _speeches(self, where: str, values: Sequence[int]) -> Iterator[tuple[Speech, int]]:
        for row in self._read(_SPEECH.format(where=where), [self.generation, *values]):
            (number, _, title, outer, first_passage, passages, *known), rest = self._whole("speeches", row)
            (_, source, *_), _ = self._whole("documents", rest)
            yield Speech(number, title, _listed(outer), source, passages, *known), first_passage

    def _whole(self, table: str, row: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
        """Give a table's part of a row, compared with its checksum, and what stands behind it."""
        width = len(SUMMED_COLUMNS[table])
        part = row[:width]
        if row_sum(part) != row[width]:
            raise self._damaged(f"a row of {table}")
        return part, row[width + 1 :]

    def verify(self) -> None:
        """Read all documents of the generation and compare them with their checksums; raises IndexDamaged.

        Passages are read from the database and from their file, which must hold the same.
        """
        self._all_speeches()
        for member in self._members.with_passages:
            for start in range(member.first_row, member.first_row + member.passages, _VARIABLES):
                rows = range(start, min(start + _VARIABLES, member.first_row + member.passages))
                stored = self._stored(rows)
                if self._file is not None and stored != self._file.texts(rows):
                    raise damaged(self.directory / PASSAGE_FILE, "passages differ from the database's")

    def _damaged(self, what: str) -> IndexDamaged:
        return damaged(self.data / DATABASE, what)


def indexed_paths(data: Path) -> tuple[Path, ...] | None:
    """Give the files and folders that the current generation was made of; None where there is none to be read."""
    try:
        with closing(connect(data)) as connection:
            return Snapshot(data, current(connection, data)).paths
    except JianghuaError:
        return None


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
