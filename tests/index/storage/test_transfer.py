"""An index taken out of one data directory and put into another, where it has numbers of its own."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index import Busy, IndexDamaged, open_index, reindex
from index.storage.connection import DATABASE, GENERATIONS
from index.storage.lock import acquire_for_reindex
from index.storage.transfer import adopt, copy_database, frozen, is_read
from tests.index.asking import all_passages
from tests.index.storage.test_damage import ROADS, SCHOOL, two_files

Collection = Callable[..., Path]


@pytest.fixture
def data(tmp_path: Path, collection: Collection) -> Path:
    return two_files(tmp_path, collection)


@pytest.fixture
def other(tmp_path: Path, data: Path, collection: Collection) -> Path:
    """Another data directory, whose collection has changed several times."""
    for text in (SCHOOL, SCHOOL + ROADS, SCHOOL):
        folder = collection(b=text)
        reindex(tmp_path / "other", [folder / "b.txt"])
    return tmp_path / "other"


def taken(data: Path, folder: Path) -> Path:
    """Take an index out of its data directory, as a backup does."""
    folder.mkdir()
    with frozen(data, folder) as held:
        shutil.copytree(held.directory, folder / GENERATIONS / str(held.generation))
    return folder


def generations(data: Path) -> set[str]:
    return {path.name for path in (data / GENERATIONS).iterdir()}


def test_what_is_put_in_answers_and_what_was_there_is_gone(tmp_path: Path, data: Path, other: Path) -> None:
    expected, before = [each.text for each in all_passages(data)], generations(other)
    number = adopt(other, taken(data, tmp_path / "taken"))
    assert [each.text for each in all_passages(other)] == expected
    assert generations(other) == {str(number)}
    assert str(number) not in before
    open_index(other).verify()


def test_an_index_without_its_files_is_not_taken_out(tmp_path: Path, data: Path) -> None:
    shutil.rmtree(data / GENERATIONS)
    (tmp_path / "taken").mkdir()
    with pytest.raises(IndexDamaged), frozen(data, tmp_path / "taken"):
        pass


def test_a_generation_that_somebody_reads_stays_until_they_are_done(tmp_path: Path, data: Path, other: Path) -> None:
    assert not is_read(other)
    reader = open_index(other)
    assert is_read(other)
    before = [passage.text for speech in reader.speeches() for passage in reader.passages(speech.id)]
    number = adopt(other, taken(data, tmp_path / "taken"))
    assert len(generations(other)) == 2
    assert str(number) in generations(other)
    del reader
    assert before == ["\n".join(SCHOOL.splitlines()[1:])]
    assert not is_read(tmp_path / "nowhere")


def test_numbers_go_on_behind_those_of_both(tmp_path: Path, data: Path, other: Path, collection: Collection) -> None:
    highest = max(each.id for each in (*all_passages(data), *all_passages(other)))
    first = adopt(other, taken(data, tmp_path / "taken"))
    report = reindex(other, [collection(c="新村落成典礼上的讲话\n新村有一百二十户，家家通了水电，村口修了停车场。\n")])
    assert report.generation == first + 1
    new = [each.id for each in all_passages(other) if each.title == "新村落成典礼上的讲话"]
    assert min(new) > highest


@pytest.mark.parametrize("content", [None, b"", b"no database " * 1000])
def test_there_may_be_no_database_or_one_that_is_none(tmp_path: Path, data: Path, content: bytes | None) -> None:
    (tmp_path / "empty").mkdir()
    if content is not None:
        (tmp_path / "empty" / DATABASE).write_bytes(content)
    adopt(tmp_path / "empty", taken(data, tmp_path / "taken"))
    assert all_passages(tmp_path / "empty") == all_passages(data)


def test_nothing_is_put_in_while_a_reindex_runs(tmp_path: Path, data: Path, other: Path) -> None:
    before, own = generations(other), taken(data, tmp_path / "taken")
    with acquire_for_reindex(other), pytest.raises(Busy):
        adopt(other, own)
    assert generations(other) == before


def test_a_copy_that_is_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table t (x)")
        connection.executemany("insert into t values (?)", [[f"{number:0200}"] for number in range(200)])
        connection.execute("create index i on t (x)")
        connection.commit()
        copy_database(connection, tmp_path / "whole.db")
    whole = bytearray(path.read_bytes())
    whole[-4096 + 8 : -2048] = bytes(2040)
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.DatabaseError):
        copy_database(connection, tmp_path / "copy.db")
