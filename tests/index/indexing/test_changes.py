"""What a reindex tells of the files that came, changed and went."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import reindex
from index.indexing import preparing
from index.indexing.changes import Changes, compare

ROADS = "云岭县公路建设情况的报告\n今年全县新修农村公路一百二十公里，改造危桥七座，群众出行更加方便。\n"
TEA = "茶叶产业调研报告\n全镇茶园面积达到三万亩，茶农人均增收两千元，茶叶合作社发展到四十五家。\n"


def test_files_are_told_by_name_and_content(tmp_path: Path, collection: Callable[..., Path]) -> None:
    folder, data = collection(a=ROADS, b=TEA, c=ROADS + TEA), tmp_path / "data"
    first = reindex(data, [folder])
    assert first.changes == Changes(added=("a.txt", "b.txt", "c.txt"))
    assert first.unchanged == 0
    collection(b=TEA + "茶农培训了三百人次，新茶园铺了滴灌。\n", d=TEA)
    (folder / "a.txt").unlink()
    second = reindex(data, [folder])
    assert second.changes == Changes(("d.txt",), ("b.txt",), ("a.txt",))
    assert (second.files, second.unchanged) == (3, 1)
    third = reindex(data, [folder])
    assert third.changes == Changes()
    assert third.unchanged == 3


def test_a_file_that_cannot_be_read_any_longer_is_gone(tmp_path: Path, collection: Callable[..., Path]) -> None:
    folder, data = collection(a=ROADS, b=TEA), tmp_path / "data"
    reindex(data, [folder])
    (folder / "a.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
    report = reindex(data, [folder])
    assert report.changes == Changes(removed=("a.txt",))
    assert [refused.path.name for refused in report.refused] == ["a.txt"]


def test_what_a_new_version_reads_anew_has_not_changed(
    tmp_path: Path, collection: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, data = collection(a=ROADS, b=TEA), tmp_path / "data"
    reindex(data, [folder])
    monkeypatch.setattr(preparing, "STRUCTURE_VERSION", 10_000)
    report = reindex(data, [folder])
    assert report.changes == Changes()
    assert report.unchanged == 2


def test_corrections_change_the_files_that_they_are_of(tmp_path: Path, collection: Callable[..., Path]) -> None:
    folder, data = collection(a=ROADS, b=TEA), tmp_path / "data"
    reindex(data, [folder])
    (folder / "dates.csv").write_text("file,date\nb.txt,2021-03-04\n", encoding="utf-8")
    assert reindex(data, [folder]).changes == Changes(changed=("b.txt",))


def test_names_with_blanks_and_parts_of_one_file_are_compared_whole() -> None:
    before = [("a b.txt", "11 1.1 a b.txt"), ("c.jsonl", "21 1.1 c.jsonl"), ("c.jsonl", "22 1.1 c.jsonl")]
    assert compare(before, before) == Changes()
    assert compare(before, [("a b.txt", "11 1.2 99 a b.txt"), *before[1:]]) == Changes(changed=("a b.txt",))
    assert compare(before, before[:-1]) == Changes(changed=("c.jsonl",))


def test_files_of_the_same_content_are_told_when_one_of_them_is_new(
    tmp_path: Path, collection: Callable[..., Path]
) -> None:
    folder, data = collection(a=ROADS, b=TEA), tmp_path / "data"
    assert reindex(data, [folder]).warnings == ()
    collection(c=ROADS, d=ROADS + TEA)
    [told] = reindex(data, [folder]).warnings
    assert (told.path.name, told.warning) == ("c.txt", "has the same content as a.txt; both are indexed")
    assert reindex(data, [folder]).warnings == ()
