"""The tables of `bot.db`, version by version; only an older database is brought up by them, with sqlite-utils."""

import sqlite3

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("bot")
"""In order; a step that has been released is never changed, another one is added instead."""


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Apply the steps that a database lacks, each in its transaction, and note `version` in it."""
    database = Database(connection)
    MIGRATIONS.apply(database)
    connection.execute(f"pragma user_version = {version}")


@MIGRATIONS()
def cards_people_questions(database: Database) -> None:
    """Make the tables of the first releases, which had no version: they may be there already."""
    for statement in _FIRST:
        database.execute(statement)


_FIRST = (
    """create table if not exists cards (id integer primary key autoincrement, user integer not null,
    chat integer not null, message integer, asked integer, made real not null, kind text not null,
    body text not null)""",
    "create index if not exists cards_by_message on cards (chat, message)",
    "create index if not exists cards_by_question on cards (chat, asked)",
    "create index if not exists cards_by_person on cards (chat, user, id)",
    "create index if not exists cards_by_age on cards (made)",
    "create table if not exists people (user integer primary key, language text not null, chosen real not null)",
    """create table if not exists questions (id integer primary key autoincrement, asked real not null,
    place text not null, question text not null, answered integer not null, passage integer)""",
    """create table if not exists marks (question integer not null, user integer not null, useful integer not null,
    primary key (question, user))""",
    "create index if not exists questions_by_time on questions (asked)",
)
