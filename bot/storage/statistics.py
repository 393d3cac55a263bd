"""How the bot is used: each question with its place, certainty and time, what was marked, what was read."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.storage.bot_file import FILE, VERSION, database_error
from bot.storage.database import Database
from index.storage.disk_space import reading_address

LISTED = 10
"""Questions, groups and titles that are listed."""


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question that was answered. `seconds` is what the search took, None where that is not known."""

    place: str
    question: str
    certainty: str
    seconds: float | None = None
    passage: int | None = None
    user: int | None = None
    own_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A question as it is counted; `certainty` is None in rows of the first releases, which only knew `answered`."""

    asked_at: datetime
    place: str
    question: str
    certainty: str
    seconds: float | None
    useful: int
    useless: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A question or a title and how many times it came."""

    text: str
    times: int


def record(database: Database, question: AnsweredQuestion) -> int:
    """Note a question asked in `place` (private, group, inline, or that of a program); returns its row's id."""
    database.on_question(question.place, str(question.certainty), question.seconds)
    for entry in question.own_words:
        database.execute(
            "insert into own_words (entry, times) values (?, 1) on conflict (entry) do update set times = times + 1",
            (entry,),
        )
    return database.execute(
        "insert into questions (asked, place, question, answered, passage, certainty, seconds, user)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            database.time(),
            question.place,
            question.question,
            int(question.certainty != "none"),
            question.passage,
            str(question.certainty),
            question.seconds,
            None if question.user is None else database.pseudonym(question.user),
        ),
    )


def add_mark(database: Database, row: int, user: int, *, useful: bool) -> None:
    """Note that a person found an answer useful, or not; a second mark of the same person replaces the first."""
    database.execute(
        "insert into marks (question, user, useful) values (?, ?, ?)"
        " on conflict (question, user) do update set useful = excluded.useful",
        (row, database.pseudonym(user), int(useful)),
    )


def add_reading(database: Database, title: str) -> None:
    """Note that a speech was opened for reading."""
    day = datetime.fromtimestamp(database.time()).astimezone().date().isoformat()
    database.execute(
        "insert into reads (day, title, times) values (?, ?, 1)"
        " on conflict (day, title) do update set times = times + 1",
        (day, title),
    )


def own_words(data: Path) -> list[Tally]:
    """Return the entries of the administrator's words that changed an answer, the most frequent first."""
    return [Tally(*row) for row in _rows(data, "select entry, times from own_words order by times desc, entry")]


def questions(data: Path) -> list[Counted]:
    """Return all questions that are remembered, the oldest first; raises JianghuaError. Blocks."""
    rows = _rows(
        data,
        "select asked, place, question, coalesce(certainty, iif(answered, 'sure', 'none')), seconds,"
        " (select count(*) from marks where marks.question = questions.id and useful),"
        " (select count(*) from marks where marks.question = questions.id and not useful)"
        " from questions order by asked, id",
    )
    return [Counted(datetime.fromtimestamp(row[0]).astimezone(), *row[1:]) for row in rows]


def readings(data: Path) -> list[Tally]:
    """Return the speeches that were read most."""
    sql = "select title, sum(times) as times from reads group by title order by times desc, title"
    return [Tally(*row) for row in _rows(data, sql)[:LISTED]]


def _rows(data: Path, sql: str) -> list[tuple[Any, ...]]:
    path = data / FILE
    if not path.exists():
        return []
    address = reading_address(path)
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            (version,) = connection.execute("pragma user_version").fetchone()
        if version < VERSION:
            Database(data).close()  # brings up one of an older release
        with closing(sqlite3.connect(address, uri=True)) as connection:
            return connection.execute(sql).fetchall()
    except sqlite3.DatabaseError as error:
        raise database_error(path, error) from error
