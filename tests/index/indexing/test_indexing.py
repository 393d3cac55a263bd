"""A reindex: what it takes over, what it refuses, and that the old generation answers until the new one is whole."""

import json
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from index import (
    Busy,
    IndexDamaged,
    IndexMissing,
    JianghuaError,
    Live,
    NothingToIndex,
    PathRefused,
    Progress,
    open_index,
    reindex,
)
from index.indexing import preparing, writing
from index.indexing.batches import tokenised
from index.model import ParsedSpeech
from index.postings import merging
from index.readers import FileSpeeches, FoundFile, read_found, records
from index.storage.connection import DATABASE, GENERATIONS
from tests.index.asking import all_passages

Collection = Callable[..., Path]

ROADS = "云岭县公路建设情况的报告\n今年全县新修农村公路一百二十公里，改造危桥七座，群众出行更加方便。\n"
TEA = "茶叶产业调研报告\n全镇茶园面积达到三万亩，茶农人均增收两千元，茶叶合作社发展到四十五家。\n"
SCHOOL = "在新学校落成仪式上的讲话\n新学校可以容纳一千二百名学生，食堂和操场都已经建成，九月一日正式开学。\n"


def titles(data: Path) -> list[str]:
    return [speech.title for speech in open_index(data).speeches()]


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


def test_records_keep_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    rows = [{"id": f"r{n}", "title": f"第{n}号", "text": f"第{n}号桥长{n}百米，当年建成通车。"} for n in range(1, 4)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    reindex(tmp_path / "data", [path])
    index = open_index(tmp_path / "data")
    found = [passage.record for speech in index.speeches() for passage in index.passages(speech.id)]
    assert found == ["r1", "r2", "r3"]


def records_file(path: Path, numbers: Iterable[int], bad: int | None = None) -> Path:
    rows = [
        json.dumps({"id": n, "title": f"第{n}号", "text": f"第{n}号桥当年建成通车。"}, ensure_ascii=False)
        for n in numbers
    ]
    if bad is not None:
        rows[bad] = "{"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_changed_line_costs_only_its_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "PART_BYTES", 2_000)
    monkeypatch.setattr(records, "_ONE_IN", 4)
    data = tmp_path / "data"
    reindex(data, [records_file(tmp_path / "a.jsonl", range(500))])
    before = {p.record: p.id for p in all_passages(data)}
    assert list(before) == [str(n) for n in range(500)]
    seen: list[int] = []

    def counted(speeches: Sequence[ParsedSpeech], source: str) -> dict[str, bytes]:
        seen.append(len(speeches))
        return tokenised(speeches, source)

    monkeypatch.setattr(preparing, "tokenised", counted)
    report = reindex(data, [records_file(tmp_path / "a.jsonl", [*range(250), 9_999, *range(250, 500)])])
    assert (report.files, report.unchanged, report.passages) == (1, 0, 501)
    assert sum(seen) < 150
    after = {p.record: p.id for p in all_passages(data)}
    assert list(after) == [*(str(n) for n in range(250)), "9999", *(str(n) for n in range(250, 500))]
    assert sum(before[record] == number for record, number in after.items() if record in before) > 350


def test_a_bad_line_refuses_its_whole_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "PART_BYTES", 2_000)
    monkeypatch.setattr(preparing, "_POOL_FROM", 0)
    bad = records_file(tmp_path / "bad.jsonl", range(500), bad=300)
    report = reindex(tmp_path / "data", [bad, records_file(tmp_path / "good.jsonl", range(600, 700))])
    assert [(refused.path, refused.reason.split(":")[0]) for refused in report.refused] == [(bad, "line 301")]
    assert (report.files, report.passages) == (1, 100)
    with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as database:
        assert database.execute("select count(*) from passages").fetchone() == (100,)


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
