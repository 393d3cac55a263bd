"""The journal of updates in `bot.db`: what Telegram was told has come, and is not yet handled. Everything here blocks.

An update stands in it with its text from before it is confirmed until it is handled; of one that is handled only the
number stays, for two days, so that a second delivery is known.
"""

import json
from collections.abc import Mapping, Sequence

from bot.storage.database import DAY, Database

REMEMBERED = 2 * DAY


def keep(database: Database, bodies: Mapping[int, str]) -> list[int]:
    """Write updates down, by number; returns the numbers that are new. It survives a loss of power."""
    known = {
        row[0]
        for row in database.rows(
            "select id from updates where id in (select value from json_each(?))", (_json(bodies),)
        )
    }
    new = [number for number in bodies if number not in known]
    now = database.time()
    database.transact(
        [("insert or ignore into updates (id, came, body) values (?, ?, ?)", (n, now, bodies[n])) for n in new],
        durable=True,
    )
    return new


def begin(database: Database, number: int) -> None:
    """Note that an update which changes something is being handled: after a crash it is not handled again."""
    database.execute("update updates set begun = 1 where id = ?", (number,))


def cross_off(database: Database, numbers: Sequence[int]) -> None:
    """Note that updates are handled."""
    sql = "update updates set body = '' where id in (select value from json_each(?))"
    database.execute(sql, (_json(numbers),))


def unfinished(database: Database) -> dict[int, str]:
    """Return the updates that an earlier process left, by number in order, without those that must not come twice."""
    database.execute("update updates set body = '' where begun", ())
    database.execute("delete from updates where body = '' and came < ?", (database.time() - REMEMBERED,))
    return dict(database.rows("select id, body from updates where body != '' order by id", ()))


def _json(numbers: Mapping[int, str] | Sequence[int]) -> str:
    return json.dumps(list(numbers))
