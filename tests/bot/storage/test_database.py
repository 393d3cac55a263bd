"""What is remembered over a restart, for how long, and from many threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.database import CARDS_LIVE, Memory
from bot.storage.messages import AnswerCard, Body, Found, GuideCard, ListCard, ReadingCard, from_row, to_row
from index import JianghuaError

SPAN = st.tuples(st.integers(0, 9999), st.integers(0, 9999))
FOUND = st.builds(
    Found,
    st.integers(1),
    st.none() | SPAN,
    st.lists(SPAN, max_size=3).map(tuple),
    st.lists(st.integers(1), max_size=3).map(tuple),
)
STRINGS = st.lists(st.text(), max_size=3).map(tuple)
BODY = (
    st.builds(AnswerCard, st.text(), st.text(), found=st.lists(FOUND, max_size=3).map(tuple), suggestions=STRINGS)
    | st.builds(ReadingCard, st.integers(1), st.integers(0))
    | st.builds(ListCard, st.text())
    | st.builds(GuideCard, STRINGS)
)


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(tmp_path: Path, clock: Clock) -> Iterator[Memory]:
    memory = Memory(tmp_path, clock)
    yield memory
    memory.close()


@given(BODY)
def test_a_body_comes_back_as_it_was(body: Body) -> None:
    assert from_row(*to_row(body)) == body


def test_a_card_is_found_by_its_message_its_question_and_its_person(memory: Memory) -> None:
    card = memory.remember(7, -100, AnswerCard("问", "问"), asked=5)
    assert memory.card_at(-100, 6) is None
    memory.placed(card, 6)
    found = memory.card(card)
    assert found is not None
    assert (found.user, found.chat, found.message, found.asked) == (7, -100, 6, 5)
    assert memory.card_at(-100, 6) == memory.answer_to(-100, 5) == memory.last_answer(-100, 7, 60) == found
    assert memory.card_at(7, 6) is None
    assert memory.last_answer(-100, 8, 60) is None


def test_the_last_answer_is_forgotten_after_a_while_and_other_cards_are_no_answers(
    memory: Memory, clock: Clock
) -> None:
    first = memory.remember(7, 7, AnswerCard("一", "一"))
    memory.remember(7, 7, ListCard(""))
    clock.now += 59
    found = memory.last_answer(7, 7, 60)
    assert found is not None
    assert found.id == first
    clock.now += 2
    assert memory.last_answer(7, 7, 60) is None
    assert memory.card(first) is not None


def test_cards_die_and_are_swept_away(memory: Memory, clock: Clock) -> None:
    old = memory.remember(7, 7, ListCard("旧"))
    clock.now += CARDS_LIVE + 1
    assert memory.card(old) is None
    new = memory.remember(7, 7, ListCard("新"))
    clock.now -= 2
    assert memory.card(old) is None
    assert new == old + 1


def test_memory_is_kept_by_the_next_process(tmp_path: Path) -> None:
    first = Memory(tmp_path)
    card = first.remember(7, 7, GuideCard(("一", "二")))
    first.speak(7, "en")
    first.speak(7, "zh-Hant")
    first.close()
    second = Memory(tmp_path)
    found = second.card(card)
    assert found is not None
    assert found.body == GuideCard(("一", "二"))
    assert second.language(7) == "zh-Hant"
    assert second.language(8) is None
    second.close()


def test_many_threads_write_without_losing_anything(memory: Memory) -> None:
    with ThreadPoolExecutor(8) as pool:
        cards = list(pool.map(lambda number: memory.remember(number, 1, ListCard(str(number))), range(200)))
    assert len(set(cards)) == 200
    for number, card in enumerate(cards):
        found = memory.card(card)
        assert found is not None
        assert found.body == ListCard(str(number))


def test_a_disk_that_takes_nothing_more_costs_only_the_buttons(memory: Memory) -> None:
    (pages,) = memory._connection().execute("pragma page_count").fetchone()
    memory._connection().execute(f"pragma max_page_count = {pages}")
    assert memory.remember(7, 7, ListCard("长" * 100_000)) == 0
    assert (
        memory.record(
            "insert into questions (asked, place, question, answered) values (0, ?, ?, 0)", ("x", "长" * 99_999)
        )
        == 0
    )
    assert memory.card(0) is None


def test_a_place_that_cannot_hold_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "bot.db").write_bytes(b"no database" * 100)
    for data in (tmp_path / "file", tmp_path):
        with pytest.raises(JianghuaError, match=r"bot\.db: (cannot be opened|damaged)") as caught:
            Memory(data)
        assert "\n" not in str(caught.value)
