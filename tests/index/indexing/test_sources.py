"""What files are called and where they lie must not break a reindex; nor lost workers, nor what cannot be swept."""

import errno
import json
import os
from pathlib import Path

import pytest

from index import JianghuaError, open_index, reindex
from index.indexing.processes import pool

ROADS = "云岭县公路建设情况的报告\n今年全县新修农村公路一百二十公里，改造危桥七座，群众出行更加方便。\n"


def test_the_same_content_under_one_name_stands_in_the_collection_once(tmp_path: Path) -> None:
    folders = [tmp_path / above / "reports" for above in ("north", "south")]
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(ROADS, encoding="utf-8")
    report = reindex(tmp_path / "data", folders)
    assert (report.files, report.speeches, report.passages) == (2, 1, 1)
    index = open_index(tmp_path / "data")
    assert len(index.speeches()) == 1
    assert index.search("新修农村公路多少公里").hits[0].repeats == ()


def test_parts_of_a_file_that_are_alike_stand_in_the_collection_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.readers.records.PART_BYTES", 1000)
    line = json.dumps({"id": 1, "title": "公路", "text": "新修农村公路" * 30}, ensure_ascii=False) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 50, encoding="utf-8")
    reindex(tmp_path / "data", [tmp_path / "a.jsonl"])
    speeches = open_index(tmp_path / "data").speeches()
    assert len({speech.id for speech in speeches}) == len(speeches)


def test_a_refused_file_may_have_a_name_of_no_encoding(tmp_path: Path) -> None:
    folder = tmp_path / "collection"
    folder.mkdir()
    (folder / "a.txt").write_text(ROADS, encoding="utf-8")
    try:
        Path(os.fsdecode(bytes(folder) + b"/\xbd\xb2.txt")).write_bytes(b"\x00\x01\x02")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    report = reindex(tmp_path / "data", [folder])
    assert (report.passages, len(report.refused)) == (1, 1)
    assert open_index(tmp_path / "data").snapshot.refused[0][0].endswith("??.txt")


def test_a_worker_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(JianghuaError, match="memory"), pool(1) as processes:
        processes.submit(os._exit, 1).result()


def test_old_generations_that_cannot_be_swept_wait_for_the_next_reindex(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(ROADS, encoding="utf-8")
    data = tmp_path / "data"

    def full(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "No space left on device")

    reindex(data, [tmp_path / "a.txt"])
    with monkeypatch.context() as patched:
        patched.setattr("index.indexing.sweeping._unread", full)
        assert reindex(data, [tmp_path / "a.txt"]).generation == open_index(data).generation == 2
    assert len(list((data / "generations").iterdir())) == 2
    reindex(data, [tmp_path / "a.txt"])
    assert [path.name for path in (data / "generations").iterdir()] == ["3"]
