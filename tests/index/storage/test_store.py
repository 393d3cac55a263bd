"""Documents are kept under numbers that never come back, and dropped with all rows when no generation has them."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamaged, JianghuaError
from index.model import Metadata, ParsedPassage, ParsedSpeech
from index.storage.connection import DATABASE
from index.storage.documents import Document, Segments, document_rows
from index.storage.snapshot import Snapshot
from index.storage.speech_rows import rows
from index.storage.store import GenerationFacts, Store, told

SPEECH = ParsedSpeech(
    "修渠",
    (ParsedPassage("渠长三里。", ("一、主渠",)), ParsedPassage("渠宽两米。", (), "r", 7)),
    ("水利",),
    Metadata("何守义", date="2012"),
)
OTHER = ParsedSpeech("种树", (ParsedPassage("种树百棵。"),))
FACTS = GenerationFacts("2026-11-27", 1, (("坏.txt", "空"),), (Path("/修渠"),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "new" / "data")
    yield opened
    opened.close()


def add(store: Store, key: str, *speeches: ParsedSpeech) -> Document:
    return store.add_document(key, f"{key}.txt", *rows(speeches), {"words": key.encode()})


def publish(store: Store, *documents: Document) -> Snapshot:
    generation = store.begin_generation()
    store.directory(generation).mkdir()
    store.publish(generation, documents, FACTS)
    return Snapshot(store.data, generation)


def counted(store: Store, table: str) -> int:
    (found,) = store.db.conn.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
    return int(found)


def test_what_is_stored_of_a_speech_is_read_back(store: Store) -> None:
    first, second = add(store, "a", SPEECH, OTHER), add(store, "b", OTHER)
    held = publish(store, second, first)
    assert [(speech.title, speech.outer, speech.speaker, speech.date) for speech in held.speeches()] == [
        ("种树", (), None, None),
        ("修渠", ("水利",), "何守义", "2012"),
        ("种树", (), None, None),
    ]
    passages = held.texts(range(held.count))
    assert [(each.text, each.headings, each.record, each.page, each.place) for each in passages] == [
        ("种树百棵。", (), None, None, 0),
        ("渠长三里。", ("水利", "一、主渠"), None, None, 0),
        ("渠宽两米。", ("水利",), "r", 7, 1),
        ("种树百棵。", (), None, None, 0),
    ]
    assert [each.source for each in passages] == ["b.txt", "a.txt", "a.txt", "a.txt"]
    assert (held.count, held.speech_count, held.file_count) == (4, 3, 1)
    assert (held.created, held.refused, held.paths) == (FACTS.created, [("坏.txt", "空")], (Path("/修渠"),))
    assert held.documents() == [("b.txt", 1, 1), ("a.txt", 2, 3)]
    assert [passages.stop - passages.start for _, passages in held.speech_rows()] == [1, 2, 1]


def test_headings_are_stored_as_they_are_written(store: Store) -> None:
    add(store, "a", SPEECH)
    assert '["一、主渠"]' in [row[0] for row in store.db.conn.execute("select headings from passages")]


def test_a_document_is_found_by_its_key_and_stored_once(store: Store) -> None:
    made = add(store, "a", SPEECH)
    assert store.document("a") == made == Document(made.id, 2, 1)
    assert store.document("b") is None
    with pytest.raises(JianghuaError):
        add(store, "a", OTHER)
    assert counted(store, "passages") == 2


def test_numbers_follow_each_other_and_none_comes_back(store: Store) -> None:
    assert store.reserve(5, 2) == (1, 1, 1)
    assert store.reserve(1, 1) == (2, 6, 3)
    made = add(store, "a", SPEECH)
    assert made.id == 3
    store.abandon()
    assert [counted(store, table) for table in ("documents", "speeches", "passages", "segments")] == [0] * 4
    assert add(store, "a", SPEECH).id == 4
    assert [row[0] for row in store.db.conn.execute("select id from passages")] == [9, 10]
    store.close()
    store.__init__(store.data)  # type: ignore[misc]
    assert store.reserve(1, 1) == (5, 11, 6)


def test_what_a_generation_that_is_left_has_stays_when_another_is_dropped(store: Store) -> None:
    first, second = add(store, "a", SPEECH), add(store, "b", OTHER)
    old, new = publish(store, first, second), publish(store, second)
    assert store.generations() == [old.generation, new.generation]
    assert store.keys() == [("b.txt", "b")]
    store.forget([old.generation])
    assert store.generations() == [new.generation]
    assert store.document("a") is None
    assert store.document("b") == second
    assert [counted(store, table) for table in ("documents", "speeches", "passages", "segments", "members")] == [1] * 5
    assert [each.text for each in new.texts([0])] == ["种树百棵。"]


def test_segments_are_read_by_document_and_their_connection_is_opened_when_it_is_asked(store: Store) -> None:
    documents = [add(store, "b", OTHER), add(store, "a", SPEECH)]
    segments = Segments(store.path, "words", documents)
    assert len(segments) == 2
    segments.close()
    assert list(segments) == [b"b", b"a"]
    segments.close()
    assert segments[1] == b"a"
    segments.close()
    with closing(Segments(store.path, "bigrams", documents)) as lacking, pytest.raises(IndexDamaged):
        lacking[0]


def test_a_counter_that_was_changed_gives_no_number(store: Store) -> None:
    add(store, "a", SPEECH)
    store.db.conn.execute("update counters set value = 1 where name = 'passage'")
    with pytest.raises(IndexDamaged, match="counter"):
        add(store, "b", OTHER)


def test_a_sound_database_passes_the_check_and_another_does_not(store: Store) -> None:
    for number in range(200):
        add(store, f"{number}", SPEECH)
    store.check()
    store.close()
    whole = bytearray((store.data / DATABASE).read_bytes())
    whole[-8192:-4096] = bytes(4096)
    (store.data / DATABASE).write_bytes(whole)
    store.__init__(store.data)  # type: ignore[misc]
    with pytest.raises(IndexDamaged):
        store.check()


def test_what_the_disk_or_sqlite_refuses_is_told_in_one_line(tmp_path: Path) -> None:
    def line(error: Exception) -> str:
        with pytest.raises(JianghuaError) as caught, told(tmp_path):
            raise error
        return str(caught.value)

    assert "No space left on device" in line(OSError(errno.ENOSPC, "No space left on device"))
    assert "database is locked" in line(sqlite3.OperationalError("database is locked"))
    assert "damaged" in line(sqlite3.DatabaseError("file is not a database"))
    with pytest.raises(ValueError, match="own"), told(tmp_path):
        raise ValueError("own")


def test_where_the_lines_of_a_document_are_read_they_have_its_numbers(store: Store) -> None:
    add(store, "b", OTHER)
    made = add(store, "a", SPEECH, OTHER)
    found = document_rows(store.db.conn, store.path, "a")
    assert found is not None
    assert found.document == made
    assert [row[0] for row in found.passages] == [2, 3, 4]
    assert [row[1] for row in found.passages] == [2, 2, 3]
    assert (found.first_passage, found.first_speech, found.name) == (2, 2, "a.txt")


def test_what_was_told_of_a_speech_is_kept(store: Store) -> None:
    held = publish(store, add(store, "a", SPEECH))
    (first, second) = held.texts([0, 1])
    store.db.conn.execute("delete from speeches")
    store.db.conn.commit()
    assert held.texts([0, 1]) == [first, second]
    with pytest.raises(IndexDamaged):
        held.speeches()
