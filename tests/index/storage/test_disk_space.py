"""On a full disk a database is read without what SQLite would write beside it, but for one that somebody writes."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index.storage.disk_space import has_room, is_in_use, reading_address


@contextmanager
def limited(size: int) -> Iterator[None]:
    """Let this process write no file beyond a size, as on a disk that is nearly full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table t (x)")
    return path


def read(path: Path) -> int:
    with closing(sqlite3.connect(reading_address(path), uri=True)) as connection:
        return int(connection.execute("select count(*) from t").fetchone()[0])


def test_there_is_room_for_what_sqlite_writes_or_there_is_none(tmp_path: Path) -> None:
    assert has_room(tmp_path)
    assert has_room(tmp_path / "nowhere")
    with limited(128 * 1024 - 1):
        assert not has_room(tmp_path)
    with limited(128 * 1024):
        assert has_room(tmp_path)


def test_without_room_nothing_is_written_beside_the_database(database: Path) -> None:
    with limited(4096):
        assert "immutable" in reading_address(database)
        assert read(database) == 0
    assert "immutable" not in reading_address(database)
    assert read(database) == 0


def test_what_somebody_has_written_and_not_put_into_the_database_is_read(database: Path) -> None:
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("insert into t values (1)")
        writer.commit()
        with limited(4096):
            assert read(database) == 1
        assert read(database) == 1


@pytest.mark.parametrize(
    ("free", "for_all", "user", "room"),
    [(64, 64, 0, True), (64, 64, 1, True), (64, 0, 0, True), (64, 0, 1, False), (31, 31, 0, False), (32, 32, 1, True)],
)
def test_what_a_disk_keeps_back_is_room_for_root_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, for_all: int, user: int, room: bool
) -> None:
    class Disk:
        f_bfree, f_bavail, f_frsize = free, for_all, 4096

    monkeypatch.setattr("os.statvfs", lambda _: Disk)
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert has_room(tmp_path) is room


def test_a_database_is_in_use_where_its_log_holds_something(database: Path) -> None:
    assert not is_in_use(database)
    log = database.with_name(f"{database.name}-wal")
    log.write_bytes(b"")
    assert not is_in_use(database)
    log.write_bytes(b"x")
    assert is_in_use(database)
