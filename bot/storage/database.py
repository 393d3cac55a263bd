"""`bot.db`: records of the messages that the bot sent, people's languages and the statistics, each with a lifetime."""

import logging
import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.callbacks import LARGEST
from bot.data_directory import prepare
from bot.storage.messages import Content, SentMessage, from_row, to_row
from bot.storage.pseudonyms import pseudonyms
from index import JianghuaError
from index.storage.disk_space import has_room, is_in_use, reading_address

FILE = "bot.db"
VERSION = 4
"""The version of its tables; one more with every step in migrations.py."""

DAY = 86_400.0
MESSAGES_LIVE = 30 * DAY
PEOPLE_LIVE = 400 * DAY
QUESTIONS_LIVE = 400 * DAY
_LOG = logging.getLogger(__name__)
_PURGE_EVERY = 3_600.0
_BUSY_MS = 5_000

_MESSAGE = "select id, user, chat, message, asked, made, kind, body from cards where"


class Database:
    """The bot's own database. Methods block; call them in a worker thread, from as many as you like.

    Attributes:
        fails: Whether the disk takes nothing: what is remembered is lost, or (where it was full from the start) kept in
            memory until it takes something again.
        on_question: Called with place, certainty and search time of each question that is counted.
        on_loss: Called for each write that the disk does not take.
    """

    def __init__(self, data: Path, clock: Callable[[], float] = time.time, question_days: int = 30) -> None:
        """Open or make `bot.db` in the data directory; `clock` tells the time in seconds.

        What people wrote is kept for `question_days`.

        Raises JianghuaError where that cannot be done.
        """
        self._path = data / FILE
        self._clock = clock
        self._purged = 0.0
        self.fails = False
        self.on_question: Callable[[str, str, float | None], None] = lambda *_: None
        self.on_loss: Callable[[], None] = lambda: None
        self._texts_live = question_days * DAY
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

    def add_message(self, user: int, chat: int, content: Content, *, question: int | None = None) -> int:
        """Add a record of a message that is about to be sent; returns its id, 0 where the disk is full.

        A message without a record has buttons that say they expired, which is better than no answer.
        """
        now = self._clock()
        if now - self._purged > _PURGE_EVERY:
            self._purged = now
            self._purge(now)
        return self._write(
            "insert into cards (user, chat, asked, made, kind, body) values (?, ?, ?, ?, ?, ?)",
            (self.pseudonym(user), self.pseudonym(chat), question, now, *to_row(content)),
        )

    def set_message(self, sent_id: int, message: int) -> None:
        """Note Telegram's number of a message that was sent."""
        self._write("update cards set message = ? where id = ?", (message, sent_id))

    def update_content(self, sent_id: int, content: Content) -> None:
        """Note that a message shows something else now."""
        self._write("update cards set kind = ?, body = ? where id = ?", (*to_row(content), sent_id))

    def message(self, sent_id: int) -> SentMessage | None:
        """Return a record by its id, None where it is too old, of another version of the bot, or was never there."""
        return self._one(f"{_MESSAGE} id = ? and made > ?", (sent_id, self._oldest()))

    def message_at(self, chat: int, message: int) -> SentMessage | None:
        """Return the record of the bot's message with that number."""
        where = "chat = ? and message = ? and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), message, self._oldest()))

    def answer_to(self, chat: int, question: int) -> SentMessage | None:
        """Return the answer to a message that a person wrote."""
        where = "chat = ? and asked = ? and kind = 'answer' and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), question, self._oldest()))

    def last_answer(
        self, chat: int, user: int, seconds: float, before: SentMessage | None = None
    ) -> SentMessage | None:
        """Return the last answer a person got in a chat, or the last `before` another, if not older than `seconds`."""
        since = (before.created if before else self._clock()) - seconds
        newest = before.id if before else LARGEST
        where = "chat = ? and user = ? and kind = 'answer' and made > ? and id < ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), self.pseudonym(user), since, newest))

    def last_shown(self, chat: int, user: int, seconds: float) -> SentMessage | None:
        """Return the last answer or open speech that a person was shown in a chat, if not older than `seconds`."""
        where = "chat = ? and user = ? and kind in ('answer', 'reading') and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), self.pseudonym(user), self._clock() - seconds))

    def last_sent(self, chat: int, user: int, seconds: float) -> SentMessage | None:
        """Return the last message with buttons that a person was sent in a chat, if not older than `seconds`."""
        where = "chat = ? and user = ? and made > ? order by id desc limit 1"
        return self._one(f"{_MESSAGE} {where}", (self.pseudonym(chat), self.pseudonym(user), self._clock() - seconds))

    def language(self, user: int) -> str | None:
        """Return the language a person has chosen, None where they have not."""
        row = (
            self._connection().execute("select language from people where user = ?", (self.pseudonym(user),)).fetchone()
        )
        return row[0] if row else None

    def set_language(self, user: int, language: str) -> None:
        """Note the language a person has chosen."""
        self._write(
            "insert into people (user, language, chosen) values (?, ?, ?)"
            " on conflict (user) do update set language = excluded.language, chosen = excluded.chosen",
            (self.pseudonym(user), language, self._clock()),
        )

    def forget(self, user: int) -> int:
        """Delete what a person asked and chose, and how they marked answers; returns the number of questions."""
        person = (self.pseudonym(user),)
        (questions,) = self._connection().execute("select count(*) from questions where user = ?", person).fetchone()
        for statement in (
            "delete from marks where user = ?1 or question in (select id from questions where user = ?1)",
            "delete from questions where user = ?",
            "delete from cards where user = ?",
            "delete from people where user = ?",
        ):
            self._write(statement, person)
        return int(questions)

    def execute(self, sql: str, values: tuple[Any, ...]) -> int:
        """Run one statement of the statistics; returns the id of the row it inserted, or 0."""
        return self._write(sql, values)

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

    def time(self) -> float:
        """Return the time, in seconds."""
        return self._clock()

    def close(self) -> None:
        """Close every thread's connection; the database cannot be used any more."""
        with self._writing:
            _close(self._connections)

    def _one(self, sql: str, values: tuple[Any, ...]) -> SentMessage | None:
        row = self._connection().execute(sql, values).fetchone()
        if row is None:
            return None
        number, user, chat, message, question, created, kind, text = row
        content = from_row(kind, text)
        return SentMessage(number, user, chat, message, question, created, content) if content else None

    def _oldest(self) -> float:
        return self._clock() - min(MESSAGES_LIVE, self._texts_live)

    def _purge(self, now: float) -> None:
        self._write("delete from cards where made < ?", (self._oldest(),))
        self._write("delete from people where chosen < ?", (now - PEOPLE_LIVE,))
        self._write("delete from questions where asked < ?", (now - QUESTIONS_LIVE,))
        forgotten = "update questions set question = '', user = null where asked < ? and question != ''"
        self._write(forgotten, (now - self._texts_live,))
        self._write("delete from marks where question not in (select id from questions)", ())

    def _write(self, sql: str, values: tuple[Any, ...]) -> int:
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
