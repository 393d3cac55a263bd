"""Files are read in processes of their own: one that ends, hangs or eats memory costs only itself."""

import multiprocessing
import os
import signal
import tempfile
import time
from pathlib import Path

import docx
import pytest

from index import open_index, reindex
from index.indexing import workers
from index.indexing.workers import isolated

TEXT = "今年全县新修农村公路一百二十公里，改造危桥七座，群众出行更加方便。"


def work(task: str) -> str:
    if task == "abort":
        os.abort()
    if task == "spin":
        while True:
            pass
    if task == "fill":
        with Path(tempfile.gettempdir(), "large").open("wb") as file:
            try:
                file.truncate(2_000_000_000)
            except OSError as error:
                return str(error.strerror)
    if task == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang":
        time.sleep(60)
    if task == "eat":
        return str(len(bytearray(20_000_000_000)))
    return task.upper()


def results(tasks: list[str], folder: Path) -> list[str]:
    return [result for _, result in isolated(enumerate(tasks), work, 2, folder, folder)]


def test_results_come_in_order_and_a_process_that_is_ended_stops_no_other(tmp_path: Path) -> None:
    tasks = ["a", "kill", *"bcdefgh"]
    found = results(tasks, tmp_path)
    assert found[:1] + found[2:] == ["A", *"BCDEFGH"]
    assert "ended the process" in found[1]
    assert multiprocessing.active_children() == []


def test_what_takes_too_long_or_too_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WAITED", 1.0)
    limits = {"hang": 3.0, "spin": 1.0}
    tasks = ["eat", "hang", "a", "spin"]
    made = isolated(enumerate(tasks), work, 2, tmp_path, tmp_path, seconds=lambda task: limits.get(task, 60.0))
    found = [result for _, result in made]
    assert "memory" in found[0]
    assert "longer than 3 seconds" in found[1]
    assert found[2] == "A"
    assert "longer than 1 seconds" in found[3]


def test_a_process_that_ends_by_itself_is_not_tried_again(tmp_path: Path) -> None:
    found = results(["abort", "a"], tmp_path)
    assert "code -6" in found[0]
    assert found[1] == "A"


def test_no_file_is_unpacked_beyond_the_limit(tmp_path: Path) -> None:
    assert results(["fill"], tmp_path) == ["File too large"]


def test_an_iteration_that_is_left_ends_the_processes(tmp_path: Path) -> None:
    made = isolated(enumerate(["a", "hang"]), work, 2, tmp_path, tmp_path)
    assert next(made) == (0, "A")
    made.close()
    assert multiprocessing.active_children() == []


def test_documents_are_indexed_beside_one_that_is_broken_and_nothing_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "collection"
    folder.mkdir()
    document = docx.Document()
    document.add_heading("公路建设情况的报告", 1)
    document.add_paragraph(TEXT)
    document.save(str(folder / "a.docx"))
    (folder / "b.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "c.txt").write_text(f"桥梁建设情况的报告\n{TEXT}\ufffd", encoding="utf-8")
    report = reindex(tmp_path / "data", [folder])
    assert [(item.path.name, "no Word document" in item.reason) for item in report.refused] == [("b.docx", True)]
    assert [speech.title for speech in open_index(tmp_path / "data").speeches()] == [
        "公路建设情况的报告",
        "桥梁建设情况的报告",
    ]
    assert list((tmp_path / "data").glob("reading-*")) == []
