"""An index taken out of a data directory while it is in use, and put into one that may be in use."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexDamaged, JianghuaError
from index.storage.connection import DATABASE, GENERATIONS, connect, current
from index.storage.lock import acquire_for_reindex
from index.storage.members import MEMBERS_OF_GENERATION, generation_sum
from index.storage.row_checksums import row_sum
from index.storage.snapshot import Snapshot

_COUNTED = ("document", "speech", "passage", "generation")
"""Counters of numbers that never come back."""


@dataclass(frozen=True, slots=True)
class FrozenIndex:
    """A generation as it stands: a copy of the database, and the directory, which stays while it is held."""

    generation: int
    database: Path
    directory: Path


@contextmanager
def frozen(data: Path, scratch: Path) -> Iterator[FrozenIndex]:
    """Copy the database into the folder `scratch` and hold the generation that is current in that copy.

    Raises IndexMissing where there is none.
    """
    with closing(connect(data)) as connection:
        while True:
            # One transaction: what is current in it is what the copy will have.
            connection.execute("begin")
            generation = current(connection, data)
            try:
                held = Snapshot(data, generation)
                break
            except IndexDamaged:
                # A reindex may have swept it away before it was held.
                connection.rollback()
                if current(connection, data) == generation:
                    raise
        copy_database(connection, scratch / DATABASE)
        connection.rollback()
    yield FrozenIndex(generation, scratch / DATABASE, held.directory)
    del held


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database, as it is in the transaction of `source`, into the file `target` and check the copy.

    One that is there and may be in use is overwritten in one transaction. Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(target, timeout=30)) as copy:
        source.backup(copy)
        (found,) = copy.execute("pragma integrity_check(1)").fetchone()
    if found != "ok":
        raise sqlite3.DatabaseError(f"the copy is damaged: {found}")


def is_read(data: Path) -> bool:
    """Whether someone has the current generation of a data directory open."""
    try:
        with closing(connect(data)) as connection:
            directory = data / GENERATIONS / str(current(connection, data))
        return not _free(directory)
    except JianghuaError:
        return False


def adopt(data: Path, other: Path) -> int:
    """Make the index of the data directory `other` that of `data`, under a number of its own; returns the number.

    `other` lies on the same disk and is used up. Raises Busy while a reindex runs.
    """
    with acquire_for_reindex(data):
        before = _counters(data)
        with closing(sqlite3.connect(other / DATABASE)) as connection:
            generation = _renumber(connection, before)
            (data / GENERATIONS).mkdir(exist_ok=True)
            final = data / GENERATIONS / str(generation)
            shutil.rmtree(final, ignore_errors=True)  # of a number that nobody has published
            (other / GENERATIONS / str(_only(other / GENERATIONS))).rename(final)
            _discard_unreadable(data / DATABASE)
            copy_database(connection, data / DATABASE)
        for directory in (data / GENERATIONS).iterdir():
            if directory != final and _free(directory):
                shutil.rmtree(directory, ignore_errors=True)
    return generation


def _only(generations: Path) -> int:
    (directory,) = generations.iterdir()
    return int(directory.name)


def _renumber(connection: sqlite3.Connection, before: dict[str, int]) -> int:
    """Let a copy hold nothing but its current generation, under a number that neither it nor `before` has used."""
    own = dict(connection.execute("select name, value from counters").fetchall())
    generation = max(int(own["generation"]), before.get("generation", 0))
    with connection:
        connection.execute("delete from generations where id != ?", [own["current"]])
        connection.execute("delete from members where generation != ?", [own["current"]])
        connection.execute("update members set generation = ?", [generation])
        facts = connection.execute(
            "select created, passages, speeches, files, refused, paths from generations"
        ).fetchone()
        members = connection.execute(MEMBERS_OF_GENERATION, [generation]).fetchall()
        told = generation_sum((generation, *facts), members)
        connection.execute("update generations set id = ?, sum = ?", [generation, told])
        following = {"current": generation, "generation": generation + 1}
        following |= {name: max(own[name], before.get(name, 0)) for name in _COUNTED if name != "generation"}
        for name, value in following.items():
            row = (value, row_sum((name, value)), name)
            connection.execute("update counters set value = ?, sum = ? where name = ?", row)
    return generation


def _counters(data: Path) -> dict[str, int]:
    """Return the counters of the index that is there; none where there is none that can be read."""
    if not (data / DATABASE).is_file():
        return {}
    try:
        with closing(sqlite3.connect(data / DATABASE, timeout=30)) as connection:
            return dict(connection.execute("select name, value from counters").fetchall())
    except sqlite3.DatabaseError:
        return {}


def _discard_unreadable(path: Path) -> None:
    """Remove a database that SQLite cannot read: it would not be overwritten either."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            each.unlink(missing_ok=True)


def _free(directory: Path) -> bool:
    """Whether nobody holds a generation's directory."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        with suppress(OSError):
            os.close(handle)
    return True
