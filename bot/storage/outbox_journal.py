"""The journal of the outbox in `bot.db`: messages that Telegram has not confirmed. Everything here blocks."""

import logging

from bot.storage.database import Database
from bot.storage.outgoing import EDITS, Outgoing, from_json, to_json

_LOG = logging.getLogger(__name__)


def owe(database: Database, outgoing: Outgoing) -> None:
    """Write a message down; with it the update that it answers is crossed off."""
    row = (outgoing.id, outgoing.chat, outgoing.made, outgoing.kind.value, to_json(outgoing))
    file = outgoing.file[1] if outgoing.file else None
    database.transact(
        [
            ("insert into outbox (id, chat, made, kind, body, file) values (?, ?, ?, ?, ?, ?)", (*row, file)),
            ("update updates set body = '' where id = ?", (outgoing.update,)),
        ]
    )


def begin_sending(database: Database, outgoing: Outgoing) -> None:
    """Note that a message is on its way from here on: after a crash, or a loss of power, it may have arrived."""
    begun = ("update outbox set begun = 1, doubtful = ? where id = ?", (outgoing.doubtful, outgoing.id))
    database.transact([begun], durable=True)


def note_unsent(database: Database, outgoing: Outgoing) -> None:
    """Note that a message was not taken, where it now goes, and whether it may have arrived all the same."""
    database.execute(
        "update outbox set begun = 0, chat = ?, kind = ?, doubtful = ? where id = ?",
        (outgoing.chat, outgoing.kind.value, outgoing.doubtful, outgoing.id),
    )


def confirm_sent(database: Database, outgoing: Outgoing, message: int | None) -> None:
    """Cross a message off, and note Telegram's number of it, and the chat where it went, in its record."""
    statements: list[tuple[str, tuple[object, ...]]] = [("delete from outbox where id = ?", (outgoing.id,))]
    if message and outgoing.sent_id:
        place = (message, database.pseudonym(outgoing.chat), outgoing.sent_id)
        statements.append(("update cards set message = ?, chat = ? where id = ?", place))
    database.transact(statements)


def owed(database: Database) -> list[Outgoing]:
    """Return what an earlier process owed, in order; edits that may have been made are crossed off."""
    sql = "select id, chat, made, kind, body, file, begun, doubtful from outbox order by id"
    messages = []
    for number, chat, made, kind, body, file, begun, doubtful in database.rows(sql, ()):
        try:
            outgoing = from_json(kind, body, file)
        except (ValueError, TypeError, KeyError) as error:
            _LOG.warning("a message of another version is left out (%s)", type(error).__name__)
            database.execute("delete from outbox where id = ?", (number,))
            continue
        outgoing.id, outgoing.chat, outgoing.made = number, chat, made
        outgoing.doubtful = bool(begun or doubtful)
        if begun and outgoing.kind in EDITS:
            confirm_sent(database, outgoing, None)
        else:
            messages.append(outgoing)
    return messages
