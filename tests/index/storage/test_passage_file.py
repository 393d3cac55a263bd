"""The file of a generation's passages holds what the database holds, and damage in it is noticed."""

from pathlib import Path
from random import Random

import pytest

from index import IndexDamaged, open_index, reindex
from index.model import Metadata, ParsedPassage, ParsedSpeech
from index.storage.passage_file import PASSAGE_FILE, PassageFile, write_passages
from index.storage.snapshot import Snapshot
from index.storage.speech_rows import rows
from index.storage.store import GenerationFacts, Store

SPEECHES = (
    ParsedSpeech(
        "修渠",
        (ParsedPassage("渠长三里。", ("一、主渠", '“\\"\n')), ParsedPassage("生字𠮷、零\0在此。", (), "r-1", 7)),
        ("水利", "一九九九年"),
        Metadata("何守义", "县长", "石门", "2012-03"),
    ),
    ParsedSpeech("种树", (ParsedPassage("种树百棵。"),)),
)


def stored(data: Path) -> Snapshot:
    store = Store(data)
    later, first = (
        store.add_document(name, f"{name}.txt", *rows(speeches), {})
        for name, speeches in (("乙", SPEECHES[1:]), ("甲", SPEECHES))
    )
    generation = store.begin_generation()
    store.directory(generation).mkdir()
    write_passages(store.path, [first, later], store.directory(generation))
    store.publish(generation, [first, later], GenerationFacts("2026-11-28", 2, (), ()))
    store.close()
    return Snapshot(data, generation)


def test_passages_are_the_same_from_the_file_as_from_the_database(tmp_path: Path) -> None:
    with_file = stored(tmp_path)
    asked = [3, 0, 2, 1, 0]
    found = with_file.texts(asked)
    (with_file.directory / PASSAGE_FILE).unlink()
    without = Snapshot(tmp_path, with_file.generation)
    assert found == without.texts(asked)
    assert [passage.text for passage in found] == [
        *("种树百棵。", "渠长三里。", "种树百棵。", "生字𠮷、零\0在此。", "渠长三里。")
    ]
    assert found[1].headings == ("水利", "一九九九年", "一、主渠", '“\\"\n')
    assert (found[3].record, found[3].page, found[3].speaker, found[3].date) == ("r-1", 7, "何守义", "2012-03")
    assert with_file.texts([]) == []


def test_a_random_bit_of_the_file_is_never_read_wrongly(tmp_path: Path) -> None:
    snapshot = stored(tmp_path)
    right = snapshot.texts(range(4))
    path = snapshot.directory / PASSAGE_FILE
    whole = path.read_bytes()
    for bit in Random(5).sample(range(len(whole) * 8), 400):  # noqa: S311 - which bits are flipped is no secret
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        with pytest.raises(IndexDamaged, match="run `jianghua reindex`"):
            assert PassageFile(snapshot.directory, 4).texts(range(4)) != right, bit


@pytest.mark.parametrize("left", [0, 11, 40, -1])
def test_a_file_that_is_cut_short_is_damaged(tmp_path: Path, left: int) -> None:
    snapshot = stored(tmp_path)
    path = snapshot.directory / PASSAGE_FILE
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(IndexDamaged, match="damaged"):
        PassageFile(snapshot.directory, 4).texts(range(4))


def test_a_reindex_writes_the_file_anew(sample_data: Path, tmp_path: Path) -> None:
    index = open_index(sample_data)
    assert (index.snapshot.directory / PASSAGE_FILE).exists()
    index.verify()
    collection = tmp_path / "讲话"
    collection.mkdir()
    for name, text in (("甲", "渠长三里。"), ("乙", "种树百棵。")):
        (collection / f"{name}.txt").write_text(f"关于{name}的讲话\n\n{text}", encoding="utf-8")
        reindex(tmp_path / "data", [collection])
    found = open_index(tmp_path / "data").snapshot
    assert [passage.text for passage in found.texts(range(found.count))] == ["种树百棵。", "渠长三里。"]
    damaged = found.directory / PASSAGE_FILE
    damaged.write_bytes(damaged.read_bytes()[:-1])
    with pytest.raises(IndexDamaged, match=PASSAGE_FILE):
        open_index(tmp_path / "data").verify()
    reindex(tmp_path / "data", [collection])
    open_index(tmp_path / "data").verify()
