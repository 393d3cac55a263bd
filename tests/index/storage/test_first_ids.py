"""The first numbers of a database beside a damaged one lie beyond all that were ever given."""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from index.storage.first_ids import first_numbers
from index.storage.row_checksums import row_sum


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    """A database with ten documents, speeches and passages each."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table counters (name, value, sum)")
        for table in ("documents", "speeches", "passages"):
            connection.execute(f"create table {table} (id integer primary key)")
            connection.executemany(f"insert into {table} values (?)", [[number] for number in range(1, 11)])  # noqa: S608
        yield connection


def count(database: sqlite3.Connection, **counters: int) -> None:
    for name, value in counters.items():
        database.execute("insert into counters values (?, ?, ?)", (name, value, row_sum((name, value))))


def numbers(database: sqlite3.Connection, folder: Path, *generations: str) -> Mapping[str, int]:
    for name in generations:
        (folder / name).mkdir()
    return first_numbers(database, folder)


def test_a_counter_and_the_rows_tell_the_next_number(database: sqlite3.Connection, tmp_path: Path) -> None:
    count(database, document=4, speech=11, passage=500, generation=3)
    found = numbers(database, tmp_path)
    assert found == {"document": 11, "speech": 11, "passage": 500, "generation": 3}


@pytest.mark.parametrize("change", ["update counters set value = 2", "delete from counters", "drop table counters"])
def test_without_a_counter_the_clock_tells_it(database: sqlite3.Connection, tmp_path: Path, change: str) -> None:
    count(database, document=11, speech=11, passage=11, generation=3)
    database.execute(change)
    before = time.time()
    found = numbers(database, tmp_path)
    # More than a million numbers a second: those given until then are all below.
    for name in ("document", "speech", "passage"):
        assert (before - 1) * 1_000_000 < found[name]
        assert found[name] // (1 << 20) in range(int(before), int(time.time()) + 1)
    assert found["generation"] == 1


@pytest.mark.parametrize("change", ["drop table passages", "delete from passages"])
def test_rows_that_cannot_be_counted_leave_it_to_the_clock(
    database: sqlite3.Connection, tmp_path: Path, change: str
) -> None:
    count(database, document=11, speech=11, passage=11, generation=3)
    database.execute(change)
    found = numbers(database, tmp_path)
    assert found["passage"] > 1 << 40
    assert found["speech"] == 11


def test_no_generation_gets_the_number_of_one_whose_folder_is_there(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    count(database, document=11, speech=11, passage=11, generation=3)
    assert numbers(database, tmp_path, "2")["generation"] == 3
    assert numbers(database, tmp_path, "5", "7.partial", "other")["generation"] == 8
