"""A reindex that cannot go on: the old generation answers, and what was done is not done again."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from index import Busy, IndexMissing, JianghuaError, NothingToIndex, PathRefused, Progress, open_index, reindex
from index.indexing import preparing, writing
from index.postings import merging
from index.storage.connection import GENERATIONS
from tests.index.indexing.reports import ROADS, SCHOOL, TEA, titles

Collection = Callable[..., Path]


def test_a_named_path_that_cannot_be_read_leaves_the_old_generation(tmp_path: Path, collection: Collection) -> None:
    data = tmp_path / "data"
    reindex(data, [collection(a=ROADS)])
    collection(b=ROADS.replace("云岭县", "松岭县"))
    with pytest.raises(PathRefused, match="nowhere: does not exist"):
        reindex(data, [collection(), tmp_path / "nowhere"])
    assert titles(data) == ["云岭县公路建设情况的报告"]


def test_an_empty_collection_leaves_the_old_generation(tmp_path: Path, collection: Collection) -> None:
    data = tmp_path / "data"
    generation = reindex(data, [collection(a=ROADS)]).generation
    (tmp_path / "hollow").mkdir()
    with pytest.raises(NothingToIndex, match="hollow"):
        reindex(data, [tmp_path / "hollow"])
    assert open_index(data).generation == generation
    assert "公路" in open_index(data).search("农村公路").hits[0].passage.text


def test_one_reindex_at_a_time(tmp_path: Path, collection: Collection) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with FileLock(data / "reindex.lock"), pytest.raises(Busy, match="running"):
        reindex(data, [collection(a=ROADS)])
    reindex(data, [collection(a=ROADS)])


def test_a_failed_write_leaves_the_old_generation(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, data = collection(a=ROADS), tmp_path / "data"
    reindex(data, [folder])

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    collection(a=TEA)
    with monkeypatch.context() as patch:
        patch.setattr(merging, "sync", no_room)
        with pytest.raises(JianghuaError, match="No space left"):
            reindex(data, [folder])
    assert titles(data) == ["云岭县公路建设情况的报告"]
    reindex(data, [folder])
    assert titles(data) == ["茶叶产业调研报告"]
    assert len(list((data / GENERATIONS).iterdir())) == 1


def test_killed_at_any_moment_the_old_generation_answers(tmp_path: Path, collection: Collection) -> None:
    folder, data = collection(a=ROADS), tmp_path / "data"
    reindex(data, [folder])
    collection(a=TEA, b=SCHOOL)
    script = (
        "import os, signal, sys; from pathlib import Path; from index import reindex\n"
        "steps = []\n"
        "def progress(step):\n"
        "    steps.append(step)\n"
        "    if len(steps) == int(sys.argv[3]): os.kill(os.getpid(), signal.SIGKILL)\n"
        "reindex(Path(sys.argv[1]), [Path(sys.argv[2])], progress)\n"
    )
    root = Path(writing.__file__).parent.parent.parent
    killed = 0
    for step in range(1, 20):
        command = [sys.executable, "-c", script, str(data), str(folder), str(step)]
        ended = subprocess.run(command, cwd=root, check=False, env={**os.environ, "PYTHONPATH": str(root)})
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL
        killed += 1
        assert titles(data) in (["云岭县公路建设情况的报告"], ["茶叶产业调研报告", "在新学校落成仪式上的讲话"])
        index = open_index(data)
        assert all(index.passages(speech.id) for speech in index.speeches())
    assert killed >= 5
    assert titles(data) == ["茶叶产业调研报告", "在新学校落成仪式上的讲话"]


def test_what_was_done_before_an_interruption_is_not_done_again(tmp_path: Path, collection: Collection) -> None:
    folder, data = collection(a=ROADS, b=TEA, c=SCHOOL), tmp_path / "data"

    def interrupt(step: Progress) -> None:
        if step.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(data, [folder], interrupt)
    with pytest.raises(IndexMissing):
        open_index(data)
    steps: list[Progress] = []
    reindex(data, [folder], steps.append)
    assert steps[0].done == 2
    assert len(titles(data)) == 3


@pytest.mark.parametrize("stage", ["reading", "writing"])
def test_an_interruption_ends_the_workers_at_once(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    monkeypatch.setattr(preparing, "_POOL_FROM", 0)
    monkeypatch.setattr(writing, "_MERGE_FROM", 0)
    folder, data = collection(a=ROADS, b=TEA, c=SCHOOL), tmp_path / "data"

    def interrupt(step: Progress) -> None:
        if step.stage == stage and step.done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(data, [folder], interrupt)
    assert multiprocessing.active_children() == []
    assert len(reindex(data, [folder]).refused) == 0
    assert len(titles(data)) == 3
