"""The tables of `bot.db`, version by version; only an older database is brought up by them, with sqlite-utils."""

import sqlite3
from collections.abc import Callable

from sqlite_utils import Database, Migrations

from index.storage.connection import tabular

MIGRATIONS = Migrations("bot")
"""In order; a step that has been released is never changed, another one is added instead."""


def migrate(connection: sqlite3.Connection, version: int, pseudonym: Callable[[int], int]) -> None:
    """Apply the steps that a database lacks, each in its transaction, and note `version` in it."""
    connection.create_function("pseudonym", 1, pseudonym, deterministic=True)
    database = tabular(connection)
    MIGRATIONS.apply(database)
    connection.execute(f"pragma user_version = {version}")


@MIGRATIONS()
def cards_people_questions(database: Database) -> None:
    """Make the tables of the first releases, which had no version: they may be there already."""
    for statement in _FIRST:
        database.execute(statement)


@MIGRATIONS()
def pseudonyms_and_more_statistics(database: Database) -> None:
    """Put keyed hashes in the place of numbers, and make room for certainty, time, asker and what was read."""
    for statement in _SECOND:
        database.execute(statement)


@MIGRATIONS()
def updates_and_messages_on_their_way(database: Database) -> None:
    """Make room for updates that are not handled yet, and for messages that Telegram has not confirmed."""
    for statement in _THIRD:
        database.execute(statement)


@MIGRATIONS()
def entries_of_own_words(database: Database) -> None:
    """Make room for how often an entry of the administrator's words changed an answer."""
    for statement in _FOURTH:
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

_SECOND = (
    "update cards set user = pseudonym(user), chat = pseudonym(chat)",
    "update people set user = pseudonym(user)",
    "update marks set user = pseudonym(user)",
    "alter table questions add column certainty text",
    "alter table questions add column seconds real",
    "alter table questions add column user integer",
    "create index questions_by_person on questions (user)",
    """create table reads (day text not null, title text not null, times integer not null,
    primary key (day, title))""",
)

_THIRD = (
    """create table updates (id integer primary key, came real not null, body text not null,
    begun integer not null default 0)""",
    """create table outbox (id integer primary key, chat integer not null, made real not null, kind text not null,
    body text not null, file blob, begun integer not null default 0, doubtful integer not null default 0)""",
)

_FOURTH = ("create table own_words (entry text primary key, times integer not null)",)
