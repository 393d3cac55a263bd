"""Rows, ids, passages and speeches of one generation fit together."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from index import open_index, reindex
from index.errors import IndexDamaged
from index.storage.connection import DATABASE, unreadable
from index.storage.passage_file import PASSAGE_FILE


def test_rows_and_ids_are_each_others_inverse(sample_data: Path) -> None:
    snapshot = open_index(sample_data).snapshot
    rows = range(snapshot.count)
    ids = [snapshot.passage_id(row) for row in rows]
    assert len(set(ids)) == snapshot.count
    assert [snapshot.row(number) for number in ids] == list(rows)
    assert snapshot.row(0) is None
    assert snapshot.row(max(ids) + 1) is None


def test_speeches_cover_all_rows_in_order(sample_data: Path) -> None:
    snapshot = open_index(sample_data).snapshot
    speeches = snapshot.speech_rows()
    assert [row for _, rows in speeches for row in rows] == list(range(snapshot.count))
    for speech, rows in speeches:
        assert snapshot.rows_of(speech.id) == rows
        assert [passage.id for passage in snapshot.passages(speech.id)] == [snapshot.passage_id(row) for row in rows]


def test_texts_come_in_the_order_asked_for(sample_data: Path) -> None:
    snapshot = open_index(sample_data).snapshot
    rows = [5, 0, snapshot.count - 1, 5]
    assert [snapshot.row(passage.id) for passage in snapshot.texts(rows)] == rows
    many = [*range(snapshot.count)] * (2000 // snapshot.count + 1)
    assert len(snapshot.texts(many)) == len(many)


def test_what_is_not_in_the_generation_is_none(sample_data: Path) -> None:
    index = open_index(sample_data)
    assert index.passage(10**9) is None
    assert index.speech(10**9) is None
    assert index.passages(10**9) == []


def test_a_passage_knows_its_speech_and_place(sample_data: Path) -> None:
    index = open_index(sample_data)
    for speech in index.speeches():
        for place, passage in enumerate(index.passages(speech.id)):
            assert (passage.speech, passage.place, passage.title) == (speech.id, place, speech.title)
            assert passage.headings[: len(speech.outer)] == speech.outer
            assert passage.source == "speeches.txt"


def test_many_threads_read_one_index(sample_data: Path) -> None:
    index = open_index(sample_data)
    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda row: index.snapshot.texts([row])[0].id, [*range(20)] * 5))
    assert counts == [index.snapshot.passage_id(row) for row in range(20)] * 5


def test_a_database_of_an_older_version_asks_for_a_reindex_which_mends_it(tmp_path: Path) -> None:
    source = tmp_path / "讲话.txt"
    source.write_text("在会上的讲话\n今年全县新修公路一百二十公里，乡乡通了客车。\n", encoding="utf-8")
    reindex(tmp_path / "data", [source])
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as database:
        database.execute("alter table passages drop column page")
    (open_index(tmp_path / "data").snapshot.directory / PASSAGE_FILE).unlink()
    with pytest.raises(IndexDamaged, match="another version"):
        open_index(tmp_path / "data").search("修了多少公路")
    assert reindex(tmp_path / "data", [source]).unchanged == 1
    assert open_index(tmp_path / "data").search("修了多少公路").hits[0].passage.page is None


def test_a_lock_is_told_as_what_passes_and_damage_as_what_stays(tmp_path: Path) -> None:
    source = tmp_path / "讲话.txt"
    source.write_text("在会上的讲话\n今年全县新修公路一百二十公里，乡乡通了客车。\n", encoding="utf-8")
    reindex(tmp_path / "data", [source])
    path = tmp_path / "data" / DATABASE
    locked = sqlite3.OperationalError("database is locked")
    assert not isinstance(unreadable(path, locked), IndexDamaged)
    assert not isinstance(unreadable(tmp_path / "nowhere", locked), IndexDamaged)
    whole = path.read_bytes()
    for place in (0, 15, 18, 23, 56, 59):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert isinstance(unreadable(path, locked), IndexDamaged), place


def test_a_speech_that_is_missing_is_no_speech_of_another_generation(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"在{name}会上的讲话\n今年全县新修公路一百二十公里。\n", encoding="utf-8")
    reindex(tmp_path / "data", [tmp_path / f"{name}.txt" for name in ("a", "b", "c")])
    index = open_index(tmp_path / "data")
    first, middle, last = (speech.id for speech in index.speeches())
    assert [index.speech(number) for number in (first - 1, last + 1)] == [None, None]
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as database, database:
        database.execute("delete from speeches where id in (?, ?)", (middle, last))
    assert index.speech(first) is not None
    for number in (middle, last):
        with pytest.raises(IndexDamaged, match="missing"):
            index.speech(number)
    assert index.speech(last + 1) is None


def test_verify_reads_what_no_question_asks_for(tmp_path: Path) -> None:
    records = (f'{{"title": "第{number}条", "text": "今年植树{number + 100}棵。"}}' for number in range(910))
    (tmp_path / "a.jsonl").write_text("\n".join(records), encoding="utf-8")
    (tmp_path / "b.txt").write_text("在乡里的讲话\n今年全乡新修公路十二公里。\n", encoding="utf-8")
    reindex(tmp_path / "data", [tmp_path / "a.jsonl", tmp_path / "b.txt"])
    index = open_index(tmp_path / "data")
    index.verify()
    rows = range(index.snapshot.count)
    assert len(rows) > 910
    for row in (0, 899, 900, rows[-2], rows[-1]):
        number = index.snapshot.passage_id(row)
        with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as database, database:
            (text,) = database.execute("select text from passages where id = ?", [number]).fetchone()
            database.execute("update passages set text = text || '。' where id = ?", [number])
        with pytest.raises(IndexDamaged):
            index.verify()
        with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as database, database:
            database.execute("update passages set text = ? where id = ?", [text, number])
    index.verify()
