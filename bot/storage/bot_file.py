"""`bot.db` as a file: a connection for each thread, one write at a time, and what is done while the disk is full."""

import logging
import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.data_directory import prepare
from bot.storage.pseudonyms import pseudonyms
from index import JianghuaError
from index.storage.disk_space import has_room, is_in_use, reading_address

FILE = "bot.db"
VERSION = 4
"""The version of its tables; one more with every step in migrations.py."""

_LOG = logging.getLogger(__name__)
_BUSY_MS = 5_000


class BotFile:
    """The file, opened. Methods block and may be called from any thread.

    Attributes:
        pseudonym: Gives what stands in the file for Telegram's number of a person or a chat.
        fails: Whether the disk takes nothing: what is remembered is lost, or (where it was full from the start) kept in
            memory until it takes something again.
        on_loss: Called for each write that the disk does not take.
    """

    def __init__(self, data: Path) -> None:
        """Open or make the file in the data directory; raises JianghuaError where that cannot be done."""
        self._path = data / FILE
        self.fails = False
        self.on_loss: Callable[[], None] = lambda: None
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        weakref.finalize(self, _close, self._connections)
        # SQLite lets one write at a time; waiting here is quicker than its polling.
        self._writing = threading.Lock()
        self._memory: sqlite3.Connection | None = None
        prepare(data)
        try:
            self.pseudonym = pseudonyms(data)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))  # what SQLite adds takes its permissions
            if not has_room(data) and not is_in_use(self._path):
                self._remember_in_memory()
            _bring_up(self._connection(), self._path, self.pseudonym)
        except JianghuaError:
            self.close()
            raise
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise database_error(self._path, error) from error

    def execute(self, sql: str, values: tuple[Any, ...]) -> int:
        """Run one statement; returns the id of the row it inserted. A full disk costs what is remembered, no answer."""
        if self._memory and has_room(self._path.parent):
            self._return_to_disk()
        connection = self._connection()
        try:
            with self._writing, connection:
                row = int(connection.execute(sql, values).lastrowid or 0)
        except sqlite3.OperationalError as error:
            self._note(error)
            return 0
        self._note(None)
        return row

    def rows(self, sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """Return the rows that a query finds."""
        return self._connection().execute(sql, values).fetchall()

    def transact(self, statements: Sequence[tuple[str, tuple[Any, ...]]], *, durable: bool = False) -> bool:
        """Run statements, all or none; False where the disk is full. `durable` ones survive a loss of power, too."""
        connection = self._connection()
        try:
            with self._writing:
                connection.execute(f"pragma synchronous = {'full' if durable else 'normal'}")
                with connection:
                    for sql, values in statements:
                        connection.execute(sql, values)
                connection.execute("pragma synchronous = normal")
        except sqlite3.OperationalError as error:
            self._note(error)
            return False
        self._note(None)
        return True

    def close(self) -> None:
        """Close every thread's connection; the database cannot be used any more."""
        with self._writing:
            _close(self._connections)

    def _note(self, error: sqlite3.Error | None) -> None:
        """Note how a write ended; the log has a line when writes begin to fail, and one when they work again."""
        fails = error is not None or self._memory is not None
        if error is not None:
            self.on_loss()
        if fails and not self.fails:
            _LOG.warning("%s: cannot be written: %s; statistics and buttons are not remembered", self._path, error)
        elif self.fails and not fails:
            _LOG.warning("%s: can be written again", self._path)
        self.fails = fails

    def _remember_in_memory(self) -> None:
        """Go on with a copy in memory, where the disk is full and SQLite can write nothing beside the file."""
        self._memory = sqlite3.connect(":memory:", check_same_thread=False)
        self._connections.append(self._memory)  # other threads may read it still when the file is used again
        with closing(sqlite3.connect(reading_address(self._path), uri=True)) as connection:
            connection.backup(self._memory)
        self.fails = True
        _LOG.warning("%s: the disk is full; what is to be remembered is kept in memory until it is not", self._path)

    def _return_to_disk(self) -> None:
        """Use the file again; what was kept in memory meanwhile is let go."""
        with self._writing:
            self._memory = None
            self._threads = threading.local()

    def _connection(self) -> sqlite3.Connection:
        if self._memory is not None:
            return self._memory
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            # Every connection stays with its thread; only close() touches it from another.
            connection = sqlite3.connect(self._path, check_same_thread=False)
            self._connections.append(connection)
            connection.execute(f"pragma busy_timeout = {_BUSY_MS}")
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            # What was deleted, such as an update that is handled, is not left readable in the file.
            connection.execute("pragma secure_delete = on")
            self._threads.connection = connection
        return connection


def _close(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _bring_up(connection: sqlite3.Connection, path: Path, pseudonym: Callable[[int], int]) -> None:
    """Give an older database the tables of today; raises JianghuaError for one of a newer version."""
    (found,) = connection.execute("pragma user_version").fetchone()
    if found > VERSION:
        raise JianghuaError(f"{path}: written by a newer version of jianghua; install that one, or move the file away")
    if found < VERSION:
        from bot.storage.migrations import migrate  # loads sqlite-utils, which a database of today does without

        migrate(connection, VERSION, pseudonym)


def database_error(path: Path, error: Exception) -> JianghuaError:
    """Tell what keeps `bot.db` from being used: damage stays, all else may be set right."""
    if isinstance(error, OSError | sqlite3.OperationalError):
        return JianghuaError(f"{path}: cannot be opened ({error}); see to its permissions and space")
    return JianghuaError(f"{path}: damaged ({error}); move it away and the bot begins a new one")
