"""How the bot is used: what was asked, what found nothing, what was marked useful. No line says who asked."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.storage.database import FILE, Database, unreadable

_LISTED = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """A question and how many times it was asked."""

    question: str
    times: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How the bot was used from `first` to `last`. `silent` counts the questions without an answer."""

    questions: int = 0
    silent: int = 0
    useful: int = 0
    useless: int = 0
    by_place: tuple[tuple[str, int], ...] = ()
    first: date | None = None
    last: date | None = None
    unanswered: tuple[Tally, ...] = ()
    disliked: tuple[Tally, ...] = ()
    frequent: tuple[Tally, ...] = ()


def record(database: Database, place: str, question: str, *, answered: bool, passage: int | None) -> int:
    """Note a question asked in `place` (private, group or inline); gives its line's id."""
    return database.execute(
        "insert into questions (asked, place, question, answered, passage) values (?, ?, ?, ?, ?)",
        (database.time(), place, question, int(answered), passage),
    )


def add_mark(database: Database, line: int, user: int, *, useful: bool) -> None:
    """Note that a person found an answer useful, or not; a second mark of the same person replaces the first."""
    database.execute(
        "insert into marks (question, user, useful) values (?, ?, ?)"
        " on conflict (question, user) do update set useful = excluded.useful",
        (line, user, int(useful)),
    )


def summary(data: Path) -> Summary:
    """Tell what the data directory's `bot.db` says; an empty summary where there is none. Blocks."""
    path = data / FILE
    if not path.exists():
        return Summary()
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return _summary(connection)
        except sqlite3.DatabaseError as error:
            # No table yet: the bot was stopped before it made them.
            if "no such table" in str(error):
                return Summary()
            raise unreadable(path, error) from error


def _summary(connection: sqlite3.Connection) -> Summary:
    count, answered, first, last = connection.execute(
        "select count(*), coalesce(sum(answered), 0), min(asked), max(asked) from questions"
    ).fetchone()
    if not count:
        return Summary()
    marks = dict(connection.execute("select useful, count(*) from marks group by useful"))
    return Summary(
        questions=count,
        silent=count - answered,
        useful=marks.get(1, 0),
        useless=marks.get(0, 0),
        by_place=tuple(connection.execute("select place, count(*) from questions group by place order by place")),
        first=_day(first),
        last=_day(last),
        unanswered=_top(connection, "where not answered"),
        disliked=_top(connection, "join marks on marks.question = questions.id where not useful"),
        frequent=_top(connection, ""),
    )


def _top(connection: sqlite3.Connection, condition: str) -> tuple[Tally, ...]:
    rows = connection.execute(
        f"select questions.question, count(*) as times from questions {condition}"  # noqa: S608 - our own words
        " group by questions.question order by times desc, max(asked) desc limit ?",
        (_LISTED,),
    )
    return tuple(Tally(*row) for row in rows)


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds).astimezone().date()
