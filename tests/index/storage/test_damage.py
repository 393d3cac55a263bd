"""Damage in the database is noticed by what reads it; a reindex takes over what is whole and reads the rest again."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest

from index import IndexDamaged, Passage, open_index, reindex
from index.storage.connection import DATABASE
from index.storage.documents import document_rows
from index.storage.row_checksums import row_sum
from tests.index.asking import all_passages

Collection = Callable[..., Path]

ROADS = "云岭县公路建设情况的报告\n今年全县新修农村公路一百二十公里，改造危桥七座，群众出行更加方便。\n"
TEA = "茶叶产业调研报告\n全镇茶园面积达到三万亩，茶农人均增收两千元，茶叶合作社发展到四十五家。\n"
SCHOOL = "在新学校落成仪式上的讲话\n新学校可以容纳一千二百名学生，食堂和操场都已经建成，九月一日正式开学。\n"


def execute(data: Path, sql: str, values: Sequence[object] = ()) -> None:
    with closing(sqlite3.connect(data / DATABASE)) as connection, connection:
        connection.execute(sql, values)


def by_title(data: Path) -> dict[str, Passage]:
    return {passage.title: passage for passage in all_passages(data)}


def two_files(tmp_path: Path, collection: Collection) -> Path:
    reindex(tmp_path / "data", [collection(a=ROADS, b=TEA)])
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("passages", column) for column in ("speech", "place", "text", "headings", "record", "page", "sum")),
        *(("speeches", column) for column in ("title", "outer", "speaker", "date", "passages", "first_passage")),
        *(("documents", column) for column in ("name", "passages", "first_passage", "first_speech")),
        *(("members", column) for column in ("first_row", "document")),
        *(("generations", column) for column in ("passages", "speeches", "refused", "paths")),
        ("counters", "value"),
    ],
)
def test_a_value_that_was_changed_is_noticed_and_a_reindex_sets_it_right(
    tmp_path: Path, collection: Collection, table: str, column: str
) -> None:
    data = two_files(tmp_path, collection)
    right = by_title(data)
    last = f"(select max(rowid) from {table})"  # noqa: S608
    execute(data, f'update {table} set "{column}" = coalesce("{column}", 0) || 1 where rowid = {last}')  # noqa: S608
    with pytest.raises(IndexDamaged, match=r"damaged|not in the database"):
        all_passages(data)
    assert reindex(data, [tmp_path / "collection"]).unchanged in {1, 2}
    assert {title: each.text for title, each in by_title(data).items()} == {
        title: each.text for title, each in right.items()
    }


@pytest.mark.parametrize("table", ["passages", "speeches", "documents", "members", "generations"])
def test_a_row_that_is_missing_is_noticed(tmp_path: Path, collection: Collection, table: str) -> None:
    data = two_files(tmp_path, collection)
    execute(data, f"delete from {table} where rowid = (select max(rowid) from {table})")  # noqa: S608
    with pytest.raises(IndexDamaged):
        all_passages(data)
    reindex(data, [tmp_path / "collection"])
    assert len(all_passages(data)) == 2


def test_what_is_whole_keeps_its_ids_and_no_id_comes_back(tmp_path: Path, collection: Collection) -> None:
    data = two_files(tmp_path, collection)
    before = by_title(data)
    execute(data, "update passages set text = replace(text, '三万亩', '五万亩')")
    report = reindex(data, [tmp_path / "collection"])
    after = by_title(data)
    roads, tea = "云岭县公路建设情况的报告", "茶叶产业调研报告"
    assert report.is_rebuilt
    assert after[roads] == before[roads]
    assert after[tea].text == before[tea].text
    assert after[tea].id > max(passage.id for passage in before.values())
    assert not reindex(data, [tmp_path / "collection"]).is_rebuilt
    assert by_title(data) == after


def test_ids_do_not_come_back_even_if_the_counters_are_lost(tmp_path: Path, collection: Collection) -> None:
    data = two_files(tmp_path, collection)
    highest = max(passage.id for passage in all_passages(data))
    reindex(data, [collection(a=ROADS, b=SCHOOL)])
    execute(data, "update counters set value = 1 where name = 'passage'")
    reindex(data, [collection(a=ROADS + TEA, b=SCHOOL + TEA)])
    assert min(passage.id for passage in all_passages(data)) > highest + 1


def test_damage_in_the_token_cache_is_read_again(tmp_path: Path, collection: Collection) -> None:
    data = two_files(tmp_path, collection)
    right = open_index(data).search("公路多少公里")
    execute(data, "update segments set data = x'00' || substr(data, 2) where field = 'words'")
    report = reindex(data, [tmp_path / "collection"])
    assert report.is_rebuilt
    assert open_index(data).search("公路多少公里").hits[0].passage.text == right.hits[0].passage.text


def test_a_random_bit_of_the_database_is_never_read_wrongly(tmp_path: Path, collection: Collection) -> None:
    data = two_files(tmp_path, collection)
    right = all_passages(data)
    whole = (data / DATABASE).read_bytes()
    random = Random(3)  # noqa: S311 - which bits are flipped is no secret
    for bit in random.sample(range(len(whole) * 8), 300):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        (data / DATABASE).write_bytes(flipped)
        with suppress(IndexDamaged):
            assert all_passages(data) == right, bit


def test_a_database_without_checksums_is_made_anew(tmp_path: Path, collection: Collection) -> None:
    data = two_files(tmp_path, collection)
    for table in ("documents", "speeches", "passages", "segments", "generations", "counters"):
        execute(data, f"alter table {table} drop column sum")
    with pytest.raises(IndexDamaged, match="another version"):
        open_index(data)
    reindex(data, [tmp_path / "collection"])
    assert len(all_passages(data)) == 2


def dump(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        return list(connection.iterdump())


def test_a_rebuild_that_fails_leaves_the_database_that_was_there(tmp_path: Path, collection: Collection) -> None:
    data = two_files(tmp_path, collection)
    execute(data, "update passages set text = 'x' where id = 1")
    before = dump(data)

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(data, [tmp_path / "collection"], stop)
    assert dump(data) == before
    assert len(open_index(data).speeches()) == 2
    reindex(data, [tmp_path / "collection"])
    assert list(data.glob(f"{DATABASE}.rebuilt*")) == []


def test_rows_of_another_document_are_no_part_of_one(tmp_path: Path, collection: Collection) -> None:
    data = two_files(tmp_path, collection)
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        key, name, *sizes = connection.execute(
            "select key, name, first_passage, passages, first_speech, speeches from documents where id = 2"
        ).fetchone()
        sizes[0] = 1
        connection.execute("update documents set first_passage = 1, sum = ? where id = 2", [row_sum((2, name, *sizes))])
        with pytest.raises(IndexDamaged, match="of another"):
            document_rows(connection, data / DATABASE, key)
