"""Vectors beside the index: made by document, gone on with, swept, and joined to the ranking by words."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import numpy as np
import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from index import Busy, open_index, reindex
from index.index import Index
from index.model import Certainty
from index.semantic import background, embedding, encoder, similarity
from index.semantic.chunks import CHUNK_CHARACTERS, chunks, encoded_texts
from index.semantic.embedding import coverage, embed
from index.semantic.encoder import DIMENSION, Vectors
from index.semantic.similarity import Nearness, Similarity
from index.semantic.store import DATABASE_FILE, FOLDER, ROW_BYTES, open_rows, stored_documents
from index.semantic.writer import VectorWriter, quantize

SEA = "台风过后，海边的养殖网箱损失惨重，三百多户渔民一年的收成都没有了。保险只赔了其中四十户。"
TREE = "村口那棵樟树有四百年了，修路的时候图纸改了三次，为的就是绕开它。"
SCHOOL = "山里的小学只剩下十一个孩子，中心校派车接送，路上要走五十分钟。"
MEANS = {"狂风把海上的架子吹垮，多少人家投过保": SEA, "老树为什么没有砍掉": TREE, "娃娃念书怎么去": SCHOOL}


class ByTopic:
    """An encoder for tests: a question is near the passage that MEANS names for it, other texts are near nothing."""

    def encode_question(self, text: str) -> Vectors:
        return _direction(MEANS.get(text, text))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([_direction(_topic(text)) for text in texts])


def _topic(text: str) -> str:
    return next((topic for topic in MEANS.values() if topic in text or text in topic), text)


def _direction(text: str) -> Vectors:
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])
    vector = np.random.default_rng(seed).normal(size=DIMENSION).astype(np.float32)
    return vector / np.linalg.norm(vector)


@pytest.fixture
def by_topic(monkeypatch: pytest.MonkeyPatch) -> ByTopic:
    made = ByTopic()
    monkeypatch.setattr(embedding, "load_encoder", lambda: made)
    monkeypatch.setattr(similarity, "load_encoder", lambda _: made)
    monkeypatch.setattr("index.index.is_available", lambda: True)
    return made


@pytest.fixture
def indexed(collection: Callable[..., Path], tmp_path: Path) -> Path:
    filler = "".join(f"第{number}条渠道今年清淤完工，沿线村庄按时放水。\n\n" for number in range(30))
    reindex(
        tmp_path / "data", [collection(海=f"海上\n\n{SEA}", 树=f"樟树\n\n{TREE}", 校=f"小学\n\n{SCHOOL}", 渠=filler)]
    )
    return tmp_path / "data"


def first(index: Index, question: str) -> str:
    return "".join(hit.passage.text for hit in index.search(question).hits[:1])


def test_a_question_without_a_word_in_common_is_answered_by_meaning(indexed: Path, by_topic: ByTopic) -> None:
    questions = list(MEANS)
    before = [first(open_index(indexed), question) for question in questions]
    assert embed(indexed) == coverage(indexed)
    assert coverage(indexed).passages == coverage(indexed).total
    after = [first(open_index(indexed), question) for question in questions]
    assert all(text.endswith(passage) for text, passage in zip(after, MEANS.values(), strict=True))
    assert before != after


def test_what_is_near_in_meaning_is_about_the_question_and_no_surer_for_it(indexed: Path, by_topic: ByTopic) -> None:
    questions = [*MEANS, "烟花几点开始放"]
    before = [open_index(indexed).search(question).certainty for question in questions]
    embed(indexed)
    assert before == [Certainty.NONE] * 4
    assert [open_index(indexed).search(question).certainty for question in questions] == [
        *[Certainty.UNSURE] * 3,
        Certainty.NONE,
    ]


def test_answers_without_vectors_are_those_of_words_alone_to_the_bit(
    indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = [*MEANS, "樟树多少年了", "渠道清淤"]
    without = [open_index(indexed).search(question) for question in questions]
    monkeypatch.setattr("index.index.is_available", lambda: True)
    assert [open_index(indexed).search(question) for question in questions] == without


def test_a_question_whose_words_stand_in_a_passage_is_left_to_words(indexed: Path, by_topic: ByTopic) -> None:
    embed(indexed)
    searcher = open_index(indexed)._searcher
    assert "meaning" not in searcher.search("村口那棵樟树有四百年").hits[0].signals
    assert "meaning" in searcher.search(next(iter(MEANS))).hits[0].signals


@pytest.mark.parametrize(
    ("question", "compared"),
    [
        ("2013年老树为什么没有砍掉", "老树为什么没有砍掉"),
        ("老树2013年为什么没有砍掉", "老树 为什么没有砍掉"),
        ("二零一三年老树为什么没有砍掉", "老树为什么没有砍掉"),
        ("老树为什么没有砍掉", "老树为什么没有砍掉"),
        ("2013年", "2013年"),
        ("十二五规划里老树为什么没有砍掉", "十二五规划里老树为什么没有砍掉"),
    ],
)
def test_the_years_that_a_question_asks_about_are_not_compared_in_meaning(
    indexed: Path, by_topic: ByTopic, monkeypatch: pytest.MonkeyPatch, question: str, compared: str
) -> None:
    embed(indexed)
    encoded: list[str] = []

    def encode(text: str) -> Vectors:
        encoded.append(text)
        return _direction(text)

    monkeypatch.setattr(by_topic, "encode_question", encode)
    open_index(indexed).search(question)
    assert encoded == [compared]


def test_what_is_made_is_kept_and_an_interruption_gone_on_with(indexed: Path, by_topic: ByTopic) -> None:
    states: list[embedding.Coverage] = []
    stopped = embed(indexed, states.append, stop=lambda: len(states) > 3)
    assert 0 < stopped.passages < stopped.total
    having = {document.first_passage for document in stored_documents(indexed)}
    size = (indexed / FOLDER / "1.i8").stat().st_size
    embed(indexed)
    assert having < {document.first_passage for document in stored_documents(indexed)}
    grown = sum(document.rows for document in stored_documents(indexed)) * ROW_BYTES
    assert (indexed / FOLDER / "1.i8").stat().st_size == grown > size
    assert embed(indexed) == coverage(indexed)
    assert (indexed / FOLDER / "1.i8").stat().st_size == grown


def test_only_what_changed_is_encoded_anew_and_what_went_is_forgotten(
    indexed: Path, by_topic: ByTopic, collection: Callable[..., Path]
) -> None:
    embed(indexed)
    before = {document.first_passage for document in stored_documents(indexed)}
    reindex(indexed, [collection(树=f"樟树\n\n{TREE}又加了一句。")])
    assert coverage(indexed).passages < coverage(indexed).total
    embed(indexed)
    after = {document.first_passage for document in stored_documents(indexed)}
    assert len(before - after) == 1 == len(after - before)


def test_a_file_that_is_mostly_of_old_documents_is_written_anew(tmp_path: Path) -> None:
    writer = VectorWriter(tmp_path)
    texts = [f"第{number}段" for number in range(1500)]
    vectors = ByTopic().encode_passages(texts)
    writer.add(1, [1] * 1400, vectors[:1400])
    writer.add(5000, [1] * 100, vectors[1400:])
    writer.sweep([5000])
    (document,) = stored_documents(tmp_path)
    rows = open_rows(tmp_path / FOLDER / document.file)
    assert len(rows) == 100
    assert (rows == quantize(vectors[1400:])).all()
    writer.close()


def test_vectors_of_a_torn_write_or_another_model_are_left_out(indexed: Path, by_topic: ByTopic) -> None:
    embed(indexed)
    whole = len(stored_documents(indexed))
    rows = indexed / FOLDER / "1.i8"
    os.truncate(rows, rows.stat().st_size - 100)
    index = open_index(indexed)
    assert first(index, "老树为什么没有砍掉")
    with sqlite3.connect(indexed / FOLDER / DATABASE_FILE) as database:
        database.execute("update documents set model = 'another' where rowid = 1")
    database.close()
    assert len(stored_documents(indexed)) == whole - 1


def test_a_flipped_bit_in_vectors_leaves_their_document_out_until_they_are_made_again(
    indexed: Path, by_topic: ByTopic
) -> None:
    embed(indexed)
    path, every = indexed / FOLDER / "1.i8", stored_documents(indexed)
    right = path.read_bytes()
    chance = Random(1)  # noqa: S311 - which bits are flipped is no secret
    for _ in range(40):
        damaged, bit = bytearray(right), chance.randrange(len(right) * 8)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        left_out = [each for each in every if each.first <= bit // 8 // ROW_BYTES < each.first + each.rows]
        kept = {each.first_passage for each in stored_documents(indexed)}
        assert kept == {each.first_passage for each in every} - {each.first_passage for each in left_out}
        assert len(left_out) == 1
    snapshot = open_index(indexed).snapshot
    similar = Similarity(by_topic, indexed, snapshot.members())
    assert len(similar.rows) == coverage(indexed).passages < snapshot.count
    assert embed(indexed).passages == snapshot.count
    assert len(stored_documents(indexed)) == len(every)


@pytest.mark.parametrize(
    "change", ["first = first + 1", "first = -1", "first = 'x'", "file = '../../x'", "counts = x''"]
)
def test_whose_vectors_they_are_is_checked_with_them(indexed: Path, by_topic: ByTopic, change: str) -> None:
    embed(indexed)
    with closing(sqlite3.connect(indexed / FOLDER / DATABASE_FILE)) as database, database:
        database.execute(f"update documents set {change} where rowid = (select max(rowid) from documents)")  # noqa: S608
    assert coverage(indexed).passages < coverage(indexed).total
    assert first(open_index(indexed), "樟树多少年了").endswith(TREE)
    assert embed(indexed).passages == coverage(indexed).total


def test_vectors_without_checksums_of_an_older_version_are_kept(
    indexed: Path, by_topic: ByTopic, monkeypatch: pytest.MonkeyPatch
) -> None:
    embed(indexed)
    with closing(sqlite3.connect(indexed / FOLDER / DATABASE_FILE)) as database, database:
        database.execute("alter table documents drop column sum")
    assert coverage(indexed).passages == 0
    monkeypatch.setattr(ByTopic, "encode_passages", None)  # what is kept is not encoded again
    assert embed(indexed).passages == coverage(indexed).total


def test_a_damaged_database_of_vectors_is_made_anew(indexed: Path, by_topic: ByTopic) -> None:
    embed(indexed)
    (indexed / FOLDER / DATABASE_FILE).write_bytes(b"no database" * 1000)
    assert stored_documents(indexed) == []
    assert first(open_index(indexed), "樟树多少年了").endswith(TREE)
    assert embed(indexed).passages == coverage(indexed).total


def test_one_process_at_a_time_makes_vectors(indexed: Path, by_topic: ByTopic) -> None:
    (indexed / FOLDER).mkdir()
    with FileLock(indexed / FOLDER / "embed.lock"), pytest.raises(Busy, match="doctor"):
        embed(indexed)
    assert background.main([str(indexed)], lower_priority=lambda _: None) == 0


def test_the_extra_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, indexed: Path) -> None:
    monkeypatch.setattr(encoder, "is_installed", lambda: True)
    assert not encoder.is_available()
    assert background.start_embedding(indexed) == 0
    monkeypatch.delenv(encoder.SWITCH)
    assert encoder.is_available()


def test_vectors_made_while_the_index_is_open_are_seen(indexed: Path, by_topic: ByTopic) -> None:
    now = [0.0]
    snapshot = open_index(indexed).snapshot
    latest = similarity.LatestVectors(indexed, snapshot.members(), lambda: now[0])
    assert latest.get() is None
    embed(indexed)
    assert latest.get() is None
    now[0] = 60.0
    seen = latest.get()
    assert seen is not None
    assert len(seen.rows) == snapshot.count


@given(st.lists(st.floats(-1, 1, width=32), min_size=DIMENSION, max_size=DIMENSION))
def test_a_quantized_vector_keeps_its_direction(numbers: list[float]) -> None:
    vector = np.array([numbers], np.float32)
    if not np.linalg.norm(vector) > 1e-3:
        return
    row = quantize(vector)
    kept = row[:, :DIMENSION].astype(np.float32)
    length = np.ascontiguousarray(row[:, DIMENSION:]).view("<f4")[0, 0]
    assert float(kept[0] @ vector[0] / length / np.linalg.norm(vector)) > 0.99


@given(st.text(alphabet="字句。！？；，\n ”", max_size=600))
def test_chunks_hold_every_visible_character_in_order(text: str) -> None:
    pieces = chunks(text)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(len(piece) <= CHUNK_CHARACTERS or len(chunks(piece)) == 1 for piece in pieces)
    assert encoded_texts(text)[0] == text


def test_the_nearest_are_looked_for_within_rows_only() -> None:
    nearness = Nearness(np.array([2, 5, 9]), np.array([0.5, 3.0, 1.0]), np.array([0.9, 0.9, 0.8]))
    assert nearness.best(2) == [5, 9]
    assert nearness.best(2, [range(3), range(9, 12)]) == [9, 2]
    assert nearness.of(np.array([9, 4, 2, 100])).tolist() == [1.0, 0.75, 0.5, 0.75]
    assert [row for row in (2, 4, 5, 9, 100) if nearness.is_near(row)] == [2, 5]


def test_rows_without_vectors_are_no_farther_than_the_nearest_ten() -> None:
    scores = np.arange(20.0)
    nearness = Nearness(np.arange(20), scores, scores)
    rows = np.array([40, *range(20), 50])
    assert nearness.of(rows).tolist() == [14.5, *scores, 14.5]
    assert nearness.of(np.array([40, 3, 50])).tolist() == [3.0, 3.0, 3.0]
    assert nearness.of(np.array([40, 50])).tolist() == [0.0, 0.0]


def test_nothing_is_near_where_there_are_no_vectors(tmp_path: Path) -> None:
    nothing = Similarity(ByTopic(), tmp_path, [(0, 1, 3)]).nearness("什么")
    assert nothing.best(5) == []
    assert nothing.of(np.array([0, 1])).tolist() == [0.0, 0.0]
    assert not nothing.is_near(0)


@pytest.mark.skipif(not encoder.is_installed(), reason="the extra is not installed")
def test_the_real_encoder_puts_what_means_the_same_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(encoder.SWITCH)
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    encoder.load_encoder.cache_clear()
    model = encoder.load_encoder(1)
    assert model is not None
    assert "OMP_NUM_THREADS" not in os.environ
    passages = model.encode_passages(list(MEANS.values()))
    for place, question in enumerate(["出海的人遇到狂风，买过保险的有几家", "老树为什么没有砍掉", "孩子们怎么去上学"]):
        assert int((passages @ model.encode_question(question)).argmax()) == place
    assert model.encode_passages(["", "\0", "\ud800", "字" * 10_000]).shape == (4, DIMENSION)
    encoder.load_encoder.cache_clear()
