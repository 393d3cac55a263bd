"""Many ask while the index is replaced, moved away or broken: each gets a whole answer or one line that says why."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from index import Answer, IndexDamaged, IndexMissing, JianghuaError, Live, open_index, reindex
from index.storage.connection import DATABASE, unreadable
from tests.rights import as_nobody

Collection = Callable[..., Path]
TEXT = "关于农村公路的讲话\n去年全县新修农村公路{}公里，改造危桥二十座，所有行政村都通了客车。\n"


def test_all_threads_get_whole_answers_while_reindexes_swap_the_generation(
    tmp_path: Path, collection: Collection
) -> None:
    data, live, done = tmp_path / "data", Live(tmp_path / "data"), threading.Event()
    reindex(data, [collection(a=TEXT.format(0))])

    def ask() -> list[Answer]:
        answers: list[Answer] = []
        while not done.is_set() or not answers:
            index = live.get()
            answers.append(index.search("新修了多少公里农村公路？"))
            assert index.passage(answers[-1].hits[0].passage.id) == answers[-1].hits[0].passage
        return answers

    with ThreadPoolExecutor(16) as threads:
        asking = [threads.submit(ask) for _ in range(16)]
        try:
            for number in range(1, 6):
                reindex(data, [collection(a=TEXT.format(number))])
        finally:
            done.set()
    texts = {answer.hits[0].passage.text for each in asking for answer in each.result()}
    assert texts <= {TEXT.format(number).split("\n")[1] for number in range(6)}
    assert "修农村公路5公里" in live.get().search("新修了多少公里农村公路？").hits[0].passage.text


def opened(path: Path) -> int:
    """Count this process's open files of one path."""
    return sum(link.resolve() == path.resolve() for link in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not tell which files are open")
def test_neither_threads_nor_generations_leave_files_open(tmp_path: Path, collection: Collection) -> None:
    data, live = tmp_path / "data", Live(tmp_path / "data")
    counts = []
    for number in range(10):
        reindex(data, [collection(a=TEXT.format(number))])
        index = live.get()
        for _ in range(3):
            asker = threading.Thread(target=index.speeches)
            asker.start()
            asker.join()
        counts.append((opened(data / DATABASE), len(list((data / "generations").iterdir()))))
    assert counts[2:] == counts[2:3] * 8


def test_an_index_put_in_the_place_of_another_is_followed(tmp_path: Path, collection: Collection) -> None:
    data, live = tmp_path / "data", Live(tmp_path / "data")
    reindex(data, [collection(a=TEXT.format(1))])
    assert live.get().generation == 1
    shutil.rmtree(data)
    with pytest.raises(IndexMissing):
        live.get()
    reindex(data, [collection(a=TEXT.format(2))])
    assert live.get().generation == 1
    assert "公路2公里" in live.get().passages(1)[0].text


def test_a_broken_database_is_told_in_one_line(tmp_path: Path, collection: Collection) -> None:
    data = tmp_path / "data"
    reindex(data, [collection(a=TEXT.format(1))])
    index = open_index(data)
    database = data / DATABASE
    whole = database.read_bytes()
    database.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(IndexDamaged, match=r"jianghua\.db: the index is damaged .* run `jianghua reindex`"):
        index.passages(1)
    assert reindex(data, [collection(a=TEXT.format(2))]).is_rebuilt
    assert "公路2公里" in open_index(data).search("新修了多少公里农村公路？").hits[0].passage.text


def test_a_locked_database_is_not_called_damaged(tmp_path: Path) -> None:
    told = unreadable(tmp_path, sqlite3.OperationalError("database is locked"))
    assert not isinstance(told, IndexDamaged)
    assert "locked" in str(told)


@contextmanager
def only_reading(data: Path) -> Iterator[None]:
    """Take the right to write a data directory away, and from root its rights."""
    files = [data, *data.rglob("*")]
    for path in files:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with as_nobody():
            yield
    finally:
        for path in files:
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_an_index_that_may_only_be_read_answers_and_says_why_it_is_not_written(
    open_folder: Path, collection: Collection
) -> None:
    data, files = open_folder / "data", open_folder / "a.txt"
    files.write_text(TEXT.format(1), encoding="utf-8")
    reindex(data, [files])
    live = Live(data)
    with only_reading(data):
        assert "公路1公里" in live.get().search("新修了多少公里农村公路？").hits[0].passage.text
        assert "公路1公里" in open_index(data).passages(1)[0].text
        with pytest.raises(JianghuaError, match="cannot write the index"):
            reindex(data, [files])
    reindex(data, [collection(a=TEXT.format(2))])
    with only_reading(data):
        assert "公路2公里" in live.get().search("新修了多少公里农村公路？").hits[0].passage.text


def test_an_index_that_may_only_be_read_is_followed_while_another_writes_it(
    open_folder: Path, collection: Collection
) -> None:
    data = open_folder / "data"
    reindex(data, [collection(a=TEXT.format(1))])
    live = Live(data)
    with only_reading(data):
        assert live.get().generation == 1
    with sqlite3.connect(data / DATABASE) as writer:
        reindex(data, [collection(a=TEXT.format(2))])
        with only_reading(data):
            assert live.get().generation == 2
    writer.close()
