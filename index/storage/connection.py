"""The way to the database: opened for reading, which generation is current, and what keeps it from being read."""

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexDamaged, IndexMissing, JianghuaError, damaged
from index.storage.disk_space import has_room, is_in_use
from index.storage.row_checksums import row_sum

if TYPE_CHECKING:
    from sqlite_utils import Database

DATABASE = "jianghua.db"
GENERATIONS = "generations"

REBUILT = f"{DATABASE}.rebuilt"
"""The database that is made beside a damaged one."""

_HEAD = b"SQLite format 3\0" + bytes((2, 2, 0, 64, 32, 32)) + bytes((0, 0, 0, 1))
"""What is the same at the start of every database of ours: its name, WAL, fixed numbers, and text as UTF-8."""


def connect(data: Path) -> sqlite3.Connection:
    """Open a data directory's database for reading; raises IndexMissing where there is none."""
    path = data / DATABASE
    if not path.is_file():
        raise IndexMissing(f"{data}: no index here yet; run `jianghua reindex`")
    address = f"{path.absolute().as_uri()}?immutable=1" if is_sealed(data) else str(path)
    connection = sqlite3.connect(address, timeout=30, check_same_thread=False, uri=address != str(path))
    try:
        connection.execute("PRAGMA query_only = 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def tabular(connection: sqlite3.Connection) -> "Database":
    """Give a connection whose tables are made and written by name; no plugin of sqlite-utils, if there is one, runs."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def is_sealed(data: Path) -> bool:
    """Tell whether nobody writes a data directory's database and we cannot: then it is read without SQLite's locks.

    SQLite would have to write beside the file to read one in WAL mode. We may not, or the disk is full.
    """
    effective = os.access in os.supports_effective_ids
    writable = os.access(data, os.W_OK, effective_ids=effective) and has_room(data)
    return not writable and not is_in_use(data / DATABASE)


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
        row = connection.execute("select value, sum from counters where name = 'current'").fetchone()
    except sqlite3.Error as error:
        if "no such table" not in str(error):
            raise unreadable(data / DATABASE, error) from error
        row = None
    if row is None:
        raise IndexMissing(f"{data}: no index here yet; run `jianghua reindex`")
    number, told = row
    if row_sum(("current", number)) != told:
        raise damaged(data / DATABASE, "the number of the generation")
    return int(number)


def unreadable(path: Path, error: sqlite3.Error) -> JianghuaError:
    """Tell what keeps SQLite from reading a database: a lock passes, damage stays."""
    if "no such column" in str(error):
        return IndexDamaged(f"{path}: written by another version of jianghua; run `jianghua reindex`")
    if isinstance(error, sqlite3.OperationalError) and not _is_damage(path, error):
        return JianghuaError(
            f"{path}: cannot be read ({error}); see that no other program locks it and its folder may be written"
        )
    return damaged(path, error)


def _is_damage(path: Path, error: sqlite3.OperationalError) -> bool:
    """Tell whether SQLite fails for what the file holds: text that is none, a schema or a head that is not ours."""
    if any(said in str(error) for said in ("decode", "malformed", "no such table", "unsupported file format")):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head[:16] + head[18:24] + head[56:60] != _HEAD
