"""A build reads and writes what changed, and a generation is current only when all of it is there."""

import resource
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from index import JianghuaError
from index.cluster.build import BuildReport, build_cluster
from index.cluster.copying import bring
from index.cluster.manifest import MANIFEST_FILE, ClusterManifest, read_manifest
from index.errors import Busy, IndexDamaged, IndexMissing, NothingToIndex
from tests.index.cluster.local import LocalWorkers, open_cluster

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


def write(folder: Path, names: Iterable[int], words: str = "修路") -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        paragraphs = [f"{words}的第{name}号文件说了第{place}件事，经费{name}万元。" * 6 for place in range(4)]
        (folder / f"{name}.txt").write_text("\n\n".join((f"关于{words}的讲话", *paragraphs)), encoding="utf-8")


def build(shared: Path, folder: Path) -> BuildReport:
    return build_cluster(shared, [folder], 8, LocalWorkers(1))


def test_what_is_unchanged_costs_nothing(tmp_path: Path) -> None:
    write(tmp_path / "files", range(6))
    first = build(tmp_path / "shared", tmp_path / "files")
    assert (first.changed, first.read, first.written) == (True, 6, len(first.manifest.shards))
    assert len(first.manifest.shards) > 1
    again = build(tmp_path / "shared", tmp_path / "files")
    assert (again.changed, again.read, again.written) == (False, 0, 0)
    assert again.manifest == first.manifest


class _Counting:
    """One worker that counts what lies in a folder before each task."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: list[int] = []

    def run(self, work: Callable[[_Task], _Result], tasks: Sequence[_Task]) -> Iterator[_Result]:
        for task in tasks:
            self.counts.append(len(list(self.folder.glob("*"))))
            yield work(task)


def test_what_was_read_gives_its_room_back_with_each_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.cluster.build._BATCH", 1)
    write(tmp_path / "files", range(6))
    worker = _Counting(tmp_path / "shared" / "work")
    report = build_cluster(tmp_path / "shared", [tmp_path / "files"], 8, worker)
    # Two files of four passages in each shard.
    assert [facts.documents for facts in report.manifest.shards] == [2, 2, 2]
    assert worker.counts == [*range(6), 6, 4, 2]


def test_one_changed_file_writes_its_shards_alone_and_other_passages_keep_their_ids(tmp_path: Path) -> None:
    write(tmp_path / "files", range(6))
    first = build(tmp_path / "shared", tmp_path / "files")
    before = {each.source: each.id for each in open_cluster(tmp_path / "shared")[0].speeches()}
    write(tmp_path / "files", [5], "架桥")
    second = build(tmp_path / "shared", tmp_path / "files")
    assert (second.changed, second.read) == (True, 1)
    assert second.written < len(second.manifest.shards)
    assert second.manifest.generation == first.manifest.generation + 1
    after = {each.source: each.id for each in open_cluster(tmp_path / "shared")[0].speeches()}
    assert {name for name in after if after[name] != before[name]} == {"5.txt"}
    assert after["5.txt"] not in before.values()


def test_a_file_that_goes_is_found_no_longer(tmp_path: Path) -> None:
    write(tmp_path / "files", range(6))
    build(tmp_path / "shared", tmp_path / "files")
    (tmp_path / "files" / "0.txt").unlink()
    build(tmp_path / "shared", tmp_path / "files")
    index, _ = open_cluster(tmp_path / "shared")
    assert "0.txt" not in {each.source for each in index.speeches()}
    assert index.search("第0号文件").hits


def test_a_much_longer_mean_writes_all_shards_anew(tmp_path: Path) -> None:
    write(tmp_path / "files", range(4))
    build(tmp_path / "shared", tmp_path / "files")
    long = "，".join(f"这一段话说了许多不同的事情和第{number}个数字" for number in range(60))
    (tmp_path / "files" / "long.txt").write_text(f"关于长话的讲话\n\n{long}。", encoding="utf-8")
    second = build(tmp_path / "shared", tmp_path / "files")
    assert (second.read, second.written) == (1, len(second.manifest.shards))
    open_cluster(tmp_path / "shared")


def test_until_the_nodes_have_opened_a_generation_the_old_one_stays(tmp_path: Path) -> None:
    write(tmp_path / "files", range(3))
    first = build(tmp_path / "shared", tmp_path / "files").manifest
    write(tmp_path / "files", range(3, 6))

    def refuse(manifest: ClusterManifest) -> None:
        raise JianghuaError(f"generation {manifest.generation} cannot be opened")

    with pytest.raises(JianghuaError, match="generation 2 cannot be opened"):
        build_cluster(tmp_path / "shared", [tmp_path / "files"], 8, LocalWorkers(1), refuse)
    assert read_manifest(tmp_path / "shared") == first
    index, _ = open_cluster(tmp_path / "shared")
    assert {each.source for each in index.speeches()} == {"0.txt", "1.txt", "2.txt"}
    assert build(tmp_path / "shared", tmp_path / "files").manifest.generation == 2


@pytest.mark.parametrize("limit", [1, 80_000])
def test_a_disk_that_takes_no_more_leaves_the_old_generation(tmp_path: Path, limit: int) -> None:
    write(tmp_path / "files", range(3))
    first = build(tmp_path / "shared", tmp_path / "files").manifest
    write(tmp_path / "files", range(3, 6))
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        with pytest.raises(JianghuaError, match="room"):
            build(tmp_path / "shared", tmp_path / "files")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert read_manifest(tmp_path / "shared") == first
    assert build(tmp_path / "shared", tmp_path / "files").manifest.generation == 2


def test_a_shard_whose_folder_was_deleted_is_made_anew_with_its_numbers(tmp_path: Path) -> None:
    write(tmp_path / "files", range(6))
    first = build(tmp_path / "shared", tmp_path / "files").manifest
    before, _ = open_cluster(tmp_path / "shared")
    speeches, answer = before.speeches(), before.search("第1号文件")
    shutil.rmtree(tmp_path / "shared" / first.shards[0].path)
    write(tmp_path / "files", [5], "架桥")
    second = build(tmp_path / "shared", tmp_path / "files")
    assert (second.changed, second.manifest.passages) == (True, first.passages)
    assert [(facts.number, facts.documents) for facts in second.manifest.shards] == [
        (facts.number, facts.documents) for facts in first.shards
    ]
    index, _ = open_cluster(tmp_path / "shared")
    assert index.speeches()[:5] == speeches[:5]
    assert index.search("第1号文件").hits[0] == answer.hits[0]
    assert not build(tmp_path / "shared", tmp_path / "files").changed


def test_two_workers_build_what_one_builds(tmp_path: Path) -> None:
    write(tmp_path / "files", range(6))
    one = build(tmp_path / "one", tmp_path / "files").manifest
    two = build_cluster(tmp_path / "two", [tmp_path / "files"], 8, LocalWorkers(2)).manifest
    assert [facts.path for facts in one.shards] == [facts.path for facts in two.shards]
    assert one.means == two.means


def test_nothing_to_index_and_a_second_build_are_refused(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    with pytest.raises(NothingToIndex):
        build(tmp_path / "shared", tmp_path / "files")
    with pytest.raises(IndexMissing, match="jianghua cluster build"):
        read_manifest(tmp_path)
    with pytest.raises(JianghuaError, match="mounted"):
        read_manifest(tmp_path / "gone")
    write(tmp_path / "files", range(2))

    def second(_: ClusterManifest) -> None:
        with pytest.raises(Busy, match="another build"):
            build(tmp_path / "shared", tmp_path / "files")

    build_cluster(tmp_path / "shared", [tmp_path / "files"], 8, LocalWorkers(1), second)


def _cut(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8")[:-9], encoding="utf-8")


def _of_another_version(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('"format": 1', '"format": 99'), encoding="utf-8")


@pytest.mark.parametrize(("spoil", "says"), [(_cut, "damaged"), (_of_another_version, "another version")])
def test_a_manifest_that_cannot_be_read_is_named(tmp_path: Path, spoil: Callable[[Path], None], says: str) -> None:
    write(tmp_path / "files", range(2))
    build(tmp_path / "shared", tmp_path / "files")
    spoil(tmp_path / "shared" / MANIFEST_FILE)
    with pytest.raises(JianghuaError, match=says):
        read_manifest(tmp_path / "shared")


def test_copies_are_whole_or_refused(tmp_path: Path) -> None:
    write(tmp_path / "files", range(2))
    manifest = build(tmp_path / "shared", tmp_path / "files").manifest
    source = tmp_path / "shared" / manifest.shards[0].path
    bring(source, tmp_path / "local")
    copied = tmp_path / "local" / "generations" / "1" / "words.rows"
    original = source / "generations" / "1" / "words.rows"
    assert copied.read_bytes() == original.read_bytes()
    assert not (tmp_path / "local" / "segments.db").exists()
    original.write_bytes(original.read_bytes()[:-1] + b"\x7f")
    with pytest.raises(IndexDamaged, match=r"words\.rows: damaged on the shared path"):
        bring(source, tmp_path / "other")
    assert not (tmp_path / "other").exists()
    with pytest.raises(JianghuaError, match="cannot be copied"):
        bring(tmp_path / "gone", tmp_path / "other")


def test_what_a_missing_shard_holds_is_never_said_not_to_be_there(tmp_path: Path) -> None:
    write(tmp_path / "files", range(3))
    beds = "关于养老的讲话\n\n养老床位增加了三百张。\n\n" + "\n\n".join(["还有别的事。" * 60] * 6)
    (tmp_path / "files" / "9.txt").write_text(beds, encoding="utf-8")
    build(tmp_path / "shared", tmp_path / "files")
    index, transport = open_cluster(tmp_path / "shared")
    answer = index.search("养老床位增加了多少")
    assert (answer.answered, answer.missing_shards) == (True, ())
    speech = answer.hits[0].passage.speech
    numbers = sorted(transport.shards)
    own = next(number for number in numbers if transport.shards[number].snapshot.passages(speech))
    shard = transport.shards.pop(own)
    without = index.search("养老床位增加了多少")
    assert (without.missing_shards, without.shards) == ((own,), len(numbers))
    assert without.hits == ()
    assert index.search("修路的经费有多少").answered
    assert not index.occurrences("养老").complete
    with pytest.raises(JianghuaError, match="does not answer"):
        index.passages(speech)
    transport.shards.clear()
    assert index.search("养老床位").missing_shards == tuple(numbers)
    transport.shards[own] = shard
    assert index.search("养老床位增加了多少").hits[0].passage == answer.hits[0].passage
