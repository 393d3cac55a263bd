"""What is remembered over a restart, for how long, and from many threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.database import MESSAGES_LIVE, Database
from bot.storage.messages import (
    AnswerContent,
    Content,
    GuideContent,
    ListContent,
    ReadingContent,
    StoredHit,
    from_row,
    to_row,
)
from index import JianghuaError

SPAN = st.tuples(st.integers(0, 9999), st.integers(0, 9999))
FOUND = st.builds(
    StoredHit,
    st.integers(1),
    st.lists(SPAN, max_size=3).map(tuple),
    st.lists(SPAN, max_size=3).map(tuple),
    st.lists(st.integers(1), max_size=3).map(tuple),
)
STRINGS = st.lists(st.text(), max_size=3).map(tuple)
CONTENT = (
    st.builds(AnswerContent, st.text(), st.text(), hits=st.lists(FOUND, max_size=3).map(tuple), suggestions=STRINGS)
    | st.builds(ReadingContent, st.integers(1), st.integers(0))
    | st.builds(ListContent, st.text())
    | st.builds(GuideContent, STRINGS)
)


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    database = Database(tmp_path, clock)
    yield database
    database.close()


@given(CONTENT)
def test_a_content_comes_back_as_it_was(content: Content) -> None:
    assert from_row(*to_row(content)) == content


def test_a_record_is_found_by_its_message_its_question_and_its_person(database: Database) -> None:
    sent_id = database.add_message(7, -100, AnswerContent("问", "问"), question=5)
    assert database.message_at(-100, 6) is None
    database.set_message(sent_id, 6)
    found = database.message(sent_id)
    assert found is not None
    assert (found.user, found.chat) == (database.pseudonym(7), database.pseudonym(-100))
    assert (found.message, found.question) == (6, 5)
    assert database.message_at(-100, 6) == database.answer_to(-100, 5) == database.last_answer(-100, 7, 60) == found
    assert database.message_at(7, 6) is None
    assert database.last_answer(-100, 8, 60) is None


def test_the_last_answer_is_forgotten_after_a_while_and_other_records_are_no_answers(
    database: Database, clock: Clock
) -> None:
    first = database.add_message(7, 7, AnswerContent("一", "一"))
    database.add_message(7, 7, ListContent(""))
    clock.now += 59
    found = database.last_answer(7, 7, 60)
    assert found is not None
    assert found.id == first
    clock.now += 2
    assert database.last_answer(7, 7, 60) is None
    assert database.message(first) is not None


def test_records_expire_and_are_swept_away(database: Database, clock: Clock) -> None:
    old = database.add_message(7, 7, ListContent("旧"))
    clock.now += MESSAGES_LIVE + 1
    assert database.message(old) is None
    new = database.add_message(7, 7, ListContent("新"))
    clock.now -= 2
    assert database.message(old) is None
    assert new == old + 1


def test_memory_is_kept_by_the_next_process(tmp_path: Path) -> None:
    first = Database(tmp_path)
    sent_id = first.add_message(7, 7, GuideContent(("一", "二")))
    first.set_language(7, "en")
    first.set_language(7, "zh-Hant")
    first.close()
    second = Database(tmp_path)
    found = second.message(sent_id)
    assert found is not None
    assert found.content == GuideContent(("一", "二"))
    assert second.language(7) == "zh-Hant"
    assert second.language(8) is None
    second.close()


def test_many_threads_write_without_losing_anything(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        sent = list(pool.map(lambda number: database.add_message(number, 1, ListContent(str(number))), range(200)))
    assert len(set(sent)) == 200
    for number, sent_id in enumerate(sent):
        found = database.message(sent_id)
        assert found is not None
        assert found.content == ListContent(str(number))


def test_a_disk_that_takes_nothing_more_costs_only_the_buttons(database: Database) -> None:
    (pages,) = database._connection().execute("pragma page_count").fetchone()
    database._connection().execute(f"pragma max_page_count = {pages}")
    assert database.add_message(7, 7, ListContent("长" * 100_000)) == 0
    assert (
        database.execute(
            "insert into questions (asked, place, question, answered) values (0, ?, ?, 0)", ("x", "长" * 99_999)
        )
        == 0
    )
    assert database.message(0) is None


def test_a_place_that_cannot_hold_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "bot.db").write_bytes(b"no database" * 100)
    for data in (tmp_path / "file", tmp_path):
        with pytest.raises(JianghuaError, match=r"file: cannot be written|bot\.db: damaged") as caught:
            Database(data)
        assert "\n" not in str(caught.value)
