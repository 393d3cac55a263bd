"""A reindex: what it takes over, what it refuses, and that the old generation answers until the new one is whole."""

import multiprocessing
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index import IndexDamaged, IndexMissing, Live, NothingToIndex, Progress, open_index, reindex
from index.indexing import preparing, writing
from index.readers import FileSpeeches, FoundFile, read_found
from index.storage.connection import DATABASE, GENERATIONS
from tests.index.indexing.reports import ROADS, SCHOOL, TEA, titles

Collection = Callable[..., Path]


def test_a_collection_becomes_a_generation(tmp_path: Path, collection: Collection) -> None:
    seen: list[Progress] = []
    report = reindex(tmp_path / "data", [collection(a=ROADS, b=TEA)], seen.append)
    assert (report.files, report.unchanged, report.refused) == (2, 0, ())
    assert report.speeches == 2
    assert titles(tmp_path / "data") == ["云岭县公路建设情况的报告", "茶叶产业调研报告"]
    assert [step.stage for step in seen] == sorted((step.stage for step in seen), key=["reading", "writing"].index)
    assert seen[-1].done == seen[-1].total


def test_unchanged_files_are_neither_parsed_nor_tokenised_again(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, data = collection(a=ROADS, b=TEA), tmp_path / "data"
    reindex(data, [folder])
    before = {
        passage.text: passage.id for s in open_index(data).speeches() for passage in open_index(data).passages(s.id)
    }
    parsed: list[str] = []

    def read(file: FoundFile) -> FileSpeeches:
        parsed.append(file.name)
        return read_found(file)

    monkeypatch.setattr(preparing, "read_found", read)
    collection(b=SCHOOL)
    report = reindex(data, [folder])
    assert parsed == ["b.txt"]
    assert (report.files, report.unchanged) == (2, 1)
    assert titles(data) == ["云岭县公路建设情况的报告", "在新学校落成仪式上的讲话"]
    index = open_index(data)
    kept = index.passages(index.speeches()[0].id)
    assert [before[passage.text] for passage in kept] == [passage.id for passage in kept]
    assert not set(before.values()) & {passage.id for passage in index.passages(index.speeches()[1].id)}


def test_a_moved_collection_keeps_file_order_and_drops_what_is_gone(tmp_path: Path, collection: Collection) -> None:
    folder, data = collection(a=ROADS, b=TEA, c=SCHOOL), tmp_path / "data"
    reindex(data, [folder])
    (folder / "b.txt").unlink()
    reindex(data, [folder])
    assert titles(data) == ["云岭县公路建设情况的报告", "在新学校落成仪式上的讲话"]
    with closing(sqlite3.connect(data / DATABASE)) as database:
        assert database.execute("select count(*) from documents").fetchone() == (2,)
        assert database.execute("select count(*) from passages where text like '%茶园%'").fetchone() == (0,)


def test_an_open_index_answers_from_its_own_generation(tmp_path: Path, collection: Collection) -> None:
    folder, data = collection(a=ROADS), tmp_path / "data"
    reindex(data, [folder])
    old, live = open_index(data), Live(data)
    assert live.get().generation == old.generation
    (folder / "a.txt").write_text(TEA, encoding="utf-8")
    reindex(data, [folder])
    reindex(data, [folder])
    assert "公路" in old.search("新修农村公路多少公里").hits[0].passage.text
    assert "茶园" in live.get().search("茶园面积达到多少亩").hits[0].passage.text
    assert live.get().generation > old.generation


def test_generations_nobody_reads_are_swept(tmp_path: Path, collection: Collection) -> None:
    folder, data = collection(a=ROADS), tmp_path / "data"
    held = [reindex(data, [folder]).generation]
    index = open_index(data)
    for text in (TEA, SCHOOL, ROADS):
        collection(a=text)
        held.append(reindex(data, [folder]).generation)
    assert sorted(int(path.name) for path in (data / GENERATIONS).iterdir()) == [held[0], held[-1]]
    assert index.speeches()[0].title == "云岭县公路建设情况的报告"
    del index
    reindex(data, [folder])
    assert len(list((data / GENERATIONS).iterdir())) == 1


def test_two_names_with_one_content_are_two_documents(tmp_path: Path, collection: Collection) -> None:
    reindex(tmp_path / "data", [collection(a=ROADS, b=ROADS)])
    assert [speech.source for speech in open_index(tmp_path / "data").speeches()] == ["a.txt", "b.txt"]


def test_a_file_given_twice_is_indexed_and_answered(tmp_path: Path, collection: Collection) -> None:
    folder, data = collection(a=ROADS), tmp_path / "data"
    reindex(data, [folder, folder / "a.txt"])
    index = open_index(data)
    passage = index.search("新修农村公路多少公里").hits[0].passage
    assert index.passage(passage.id) == passage


def test_refused_files_are_named_and_the_rest_is_indexed(tmp_path: Path, collection: Collection) -> None:
    folder = collection(a=ROADS, empty="  \n\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 50)
    report = reindex(tmp_path / "data", [folder])
    assert {refused.path.name for refused in report.refused} == {"empty.txt", "binary.txt"}
    assert all(refused.reason and "\n" not in refused.reason for refused in report.refused)
    assert titles(tmp_path / "data") == ["云岭县公路建设情况的报告"]
    remembered = open_index(tmp_path / "data").snapshot.refused
    assert {Path(path).name for path, _ in remembered} == {"empty.txt", "binary.txt"}


def test_json_files_without_a_text_are_named_once(tmp_path: Path, collection: Collection) -> None:
    folder = collection(a=ROADS)
    for name in ("a.json", "b.json", "c.json"):
        (folder / name).write_text('{"name": "桥"}', encoding="utf-8")
    (folder / "d.json").write_text("{", encoding="utf-8")
    report = reindex(tmp_path / "data", [folder])
    assert [(each.path.name, each.reason) for each in report.refused] == [
        ("a.json", 'has no record with a "text"; so are 2 more .json files'),
        ("d.json", "line 1: is not JSON (Expecting property name enclosed in double quotes at character 2)"),
    ]
    assert report.files == 1


def test_workers_make_the_same_index_as_one_process(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = collection(a=ROADS, b=TEA, c=SCHOOL)
    reindex(tmp_path / "one", [folder])
    monkeypatch.setattr(preparing, "_POOL_FROM", 0)
    monkeypatch.setattr(writing, "_MERGE_FROM", 0)
    reindex(tmp_path / "many", [folder])
    assert multiprocessing.active_children() == []
    one, many = (open_index(tmp_path / name) for name in ("one", "many"))
    assert one.speeches() == many.speeches()
    for name, field in one.postings.fields.items():
        assert sorted(field.terms()) == sorted(many.postings.fields[name].terms())


def test_no_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="jianghua reindex"):
        open_index(tmp_path)
    with pytest.raises(IndexMissing):
        Live(tmp_path).get()


def test_a_database_that_is_none_is_told(tmp_path: Path, collection: Collection) -> None:
    (tmp_path / DATABASE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(IndexDamaged, match="jianghua reindex"):
        open_index(tmp_path)
    assert reindex(tmp_path, [collection(a=ROADS)]).is_rebuilt
    assert titles(tmp_path) == ["云岭县公路建设情况的报告"]


def test_a_generation_whose_files_are_gone_is_told(tmp_path: Path, collection: Collection) -> None:
    data = tmp_path / "data"
    report = reindex(data, [collection(a=ROADS)])
    (data / GENERATIONS / str(report.generation)).rename(tmp_path / "away")
    with pytest.raises(IndexDamaged, match="missing"):
        open_index(data)
    reindex(data, [tmp_path / "collection"])
    assert titles(data) == ["云岭县公路建设情况的报告"]


def test_a_path_that_is_not_there_is_told_once_and_leaves_no_data_directory(tmp_path: Path) -> None:
    with pytest.raises(NothingToIndex) as told:
        reindex(tmp_path / "data", [tmp_path / "nowhere"])
    assert str(told.value).count("nowhere") == 1
    assert not (tmp_path / "data").exists()
