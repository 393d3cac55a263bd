"""The first numbers of a database that takes the place of a damaged one: none that was ever given comes back.

A button that a person kept would else show another passage than the one it was made for.
"""

import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

from index.storage.row_checksums import row_sum

_TABLES = {"document": "documents", "speech": "speeches", "passage": "passages"}

_A_SECOND = 1 << 20
"""Numbers a second: no reindex gives as many, so that a number by the clock lies beyond all that were given before."""


def first_numbers(damaged: sqlite3.Connection, generations: Path) -> Mapping[str, int]:
    """Give the next unused number of each kind, as far as a damaged database tells, else by the clock."""
    numbers: dict[str, int] = {}
    for name, table in _TABLES.items():
        told, highest = _counter(damaged, name), _highest(damaged, table)
        if told is None or highest is None:
            numbers[name] = int(time.time()) * _A_SECOND
        else:
            numbers[name] = max(told, highest + 1)
    there = [int(path.name.partition(".")[0]) for path in generations.iterdir() if path.name[:1].isdecimal()]
    numbers["generation"] = max([_counter(damaged, "generation") or 1, *(number + 1 for number in there)])
    return numbers


def _counter(damaged: sqlite3.Connection, name: str) -> int | None:
    try:
        found = damaged.execute("select value, sum from counters where name = ?", [name]).fetchone()
    except sqlite3.Error:
        return None
    return found[0] if found and row_sum((name, found[0])) == found[1] else None


def _highest(damaged: sqlite3.Connection, table: str) -> int | None:
    try:
        found = damaged.execute(f"select max(id) from {table}").fetchone()  # noqa: S608
    except sqlite3.Error:
        return None
    return found[0] if isinstance(found[0], int) else None
