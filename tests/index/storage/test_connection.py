"""The way to the database: there is none, it has no generation, it may only be read, another one took its place."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index import IndexDamaged, IndexMissing, JianghuaError, reindex
from index.storage.connection import DATABASE, connect, current, identity, is_sealed, unreadable
from tests.index.asking import all_passages
from tests.index.storage.test_damage import ROADS, execute
from tests.rights import as_nobody

Collection = Callable[..., Path]


@pytest.fixture
def data(tmp_path: Path, collection: Collection) -> Path:
    reindex(tmp_path / "data", [collection(a=ROADS)])
    return tmp_path / "data"


def generation(data: Path) -> int:
    with closing(connect(data)) as connection:
        return current(connection, data)


def test_the_current_generation_is_the_last_one_published(data: Path, collection: Collection) -> None:
    first = generation(data)
    assert reindex(data, [collection(a=ROADS * 2)]).generation == generation(data) > first


def test_without_a_database_or_a_generation_in_it_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        connect(tmp_path)
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(IndexMissing):
        connect(tmp_path)
    (tmp_path / DATABASE).rmdir()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("create table other (x)")
    with pytest.raises(IndexMissing):
        generation(tmp_path)
    execute(tmp_path, "create table counters (name, value, sum)")
    with pytest.raises(IndexMissing):
        generation(tmp_path)


def test_a_number_of_the_generation_that_was_changed_is_damage(data: Path) -> None:
    execute(data, "update counters set value = value + 1 where name = 'current'")
    with pytest.raises(IndexDamaged, match="number of the generation"):
        generation(data)
    (data / DATABASE).write_bytes(b"no database " * 1000)
    with pytest.raises(IndexDamaged):
        generation(data)


def test_nothing_is_written_through_a_connection_for_reading(data: Path) -> None:
    with closing(connect(data)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from passages")
    assert len(all_passages(data)) == 1


@pytest.mark.parametrize(
    ("said", "damaged"),
    [
        ("no such column: page", True),
        ("database disk image is malformed", True),
        ("Could not decode to UTF-8 column 'text'", True),
        ("no such table: passages", True),
        ("unsupported file format", True),
        ("database is locked", False),
        ("unable to open database file", False),
    ],
)
def test_what_sqlite_says_of_a_whole_database_is_damage_or_passes(data: Path, said: str, damaged: bool) -> None:
    told = unreadable(data / DATABASE, sqlite3.OperationalError(said))
    assert isinstance(told, IndexDamaged) is damaged
    assert isinstance(told, JianghuaError)
    assert isinstance(unreadable(data / DATABASE, sqlite3.DatabaseError("file is not a database")), IndexDamaged)


def test_a_database_that_may_only_be_read_is_sealed_unless_somebody_writes_it(
    open_folder: Path, collection: Collection
) -> None:
    data = open_folder / "data"
    reindex(data, [collection(a=ROADS)])
    assert not is_sealed(data)
    data.chmod(0o555)
    with as_nobody():
        assert is_sealed(data)
    data.chmod(0o755)
    (data / f"{DATABASE}-wal").write_bytes(b"x")
    data.chmod(0o555)
    with as_nobody():
        assert not is_sealed(data)
    data.chmod(0o755)


def test_another_database_in_its_place_is_told_and_a_change_in_it_only_where_it_is_sealed(data: Path) -> None:
    before = identity(data)
    execute(data, "update counters set value = value where name = 'current'")
    assert identity(data) == before
    copy = (data / DATABASE).read_bytes()
    (data / DATABASE).rename(data / "old")
    assert identity(data) is None
    (data / DATABASE).write_bytes(copy)
    assert identity(data) != before
