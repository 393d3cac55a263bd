"""Which update is handled next: what is fresh, then the newest late question of each person, then the rest."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.update_queue import (
    FRESH_SECONDS,
    PLACES_PER_CHAT,
    STALE_SECONDS,
    WAITING_PER_CHAT,
    QueuedUpdate,
    Turn,
    UpdateQueue,
    as_it_stands,
    edited_message,
    queued,
)

NOW = 1_000_000.0


def update(number: int, person: int = 7, age: float = 0.0, chat: int | None = None, **other: Any) -> QueuedUpdate:  # noqa: ANN401
    fields: dict[str, Any] = {
        "id": number,
        "chat": chat or person,
        "person": person,
        "sent": NOW - age,
        "question": True,
        "body": "",
    }
    return QueuedUpdate(**fields | other)


def drained(queue: UpdateQueue) -> list[Turn]:
    """Take everything, each handled at once."""
    turns = []
    while turn := queue.take(NOW):
        turns.append(turn)
        if not turn.missed:
            queue.done(turn.update)
    return turns


def queue_of(*updates: QueuedUpdate) -> UpdateQueue:
    queue = UpdateQueue()
    queue.caught_up = True
    for each in updates:
        assert queue.add(each) is None
    return queue


def handled(queue: UpdateQueue) -> list[int]:
    return [turn.update.id for turn in drained(queue) if not turn.missed]


def test_fresh_updates_come_in_order() -> None:
    assert handled(queue_of(update(1), update(2, 8), update(3))) == [1, 2, 3]


def test_a_question_of_this_minute_goes_before_late_ones_of_others() -> None:
    late = [update(number, person=number, age=FRESH_SECONDS + 30) for number in range(1, 60)]
    assert handled(queue_of(*late, update(99, person=99)))[0] == 99


def test_of_late_questions_the_newest_of_each_person_goes_first() -> None:
    ages = ((1, 7, 200.0), (2, 7, 150.0), (3, 8, 140.0), (4, 7, 130.0))
    assert handled(queue_of(*(update(*each) for each in ages))) == [4, 3, 1, 2]


def test_older_late_questions_are_told_of_once_and_not_answered() -> None:
    queue = queue_of(*(update(number, age=STALE_SECONDS + 100 - number) for number in range(1, 6)), update(9, 8, 900.0))
    turns = drained(queue)
    assert [turn.update.id for turn in turns if not turn.missed] == [5, 9]
    assert [turn.missed for turn in turns if turn.missed] == [(1, 2, 3, 4)]
    assert len(queue) == 0


def test_commands_and_presses_are_never_left_out() -> None:
    old = [update(number, age=3_000.0, question=False) for number in range(1, 5)]
    assert handled(queue_of(*old, update(9, age=2_000.0))) == [9, 1, 2, 3, 4]


def test_late_ones_wait_until_telegram_has_given_all_fresh_ones_do_not() -> None:
    queue = queue_of(update(1, age=900.0), update(2, 8))
    queue.caught_up = False
    assert handled(queue) == [2]
    queue.caught_up = True
    assert handled(queue) == [1]


def test_a_chat_has_so_many_places_and_no_more() -> None:
    group = [update(number, person=number, chat=-5) for number in range(1, 40)]
    queue = queue_of(*group, update(99, person=99))
    taken = []
    while turn := queue.take(NOW):
        taken.append(turn.update)
    assert [each.id for each in taken] == [*range(1, PLACES_PER_CHAT + 1), 99]
    queue.done(taken[0])
    again = queue.take(NOW)
    assert again is not None
    assert again.update.id == PLACES_PER_CHAT + 1


def test_in_a_full_chat_the_oldest_question_of_the_person_gives_way_else_the_new_one() -> None:
    queue = queue_of(*(update(number, person=7 + number % 2, chat=-5) for number in range(WAITING_PER_CHAT)))
    gone = queue.add(update(900, person=8, chat=-5))
    assert gone is not None
    assert gone.id == 1
    stranger = update(901, person=99, chat=-5)
    assert queue.add(stranger) is stranger
    assert queue.add(update(902, person=99)) is None
    assert len(queue) == WAITING_PER_CHAT + 1


def test_one_that_gave_way_keeps_no_other_from_its_place() -> None:
    queue = queue_of(
        *(update(number, person=7, chat=-5, message=number) for number in range(1, 2 * PLACES_PER_CHAT + 2))
    )
    taken = []
    while turn := queue.take(NOW):
        taken.append(turn.update)
    for number in range(PLACES_PER_CHAT + 1, 2 * PLACES_PER_CHAT + 1):
        assert queue.take_back(-5, number) is not None
    for each in taken:
        queue.done(each)
    assert handled(queue) == [2 * PLACES_PER_CHAT + 1]


def test_a_message_that_waits_is_taken_back_once_and_no_other() -> None:
    queue = queue_of(
        update(1, message=11), update(2, 8, message=11), update(3, message=12), update(4, age=900, message=13)
    )
    assert queue.take_back(7, 14) is None
    assert queue.take_back(9, 11) is None
    for number in (11, 13):
        gone = queue.take_back(7, number)
        assert gone is not None
        assert gone.message == number
        assert queue.take_back(7, number) is None
    assert handled(queue) == [2, 3]


def test_only_what_was_written_can_be_taken_back() -> None:
    def read(kind: str, content: dict[str, Any]) -> QueuedUpdate:
        return queued({"update_id": 1, kind: content}, "", NOW, "jianghua_bot")

    message = {"message_id": 5, "chat": {"id": 7}, "from": {"id": 7}, "date": 9, "text": "改过的", "edit_date": 10}
    assert read("message", message).message == 5
    assert read("edited_message", message).message == 0
    assert read("callback_query", {"message": message, "from": {"id": 7}}).message == 0
    assert edited_message({"update_id": 1, "edited_message": message}) == 5
    assert edited_message({"update_id": 1, "message": message}) == edited_message({"edited_message": []}) == 0
    stands = as_it_stands({"update_id": 1, "edited_message": message})
    assert stands["message"]["text"] == "改过的"
    assert "edit_date" not in stands["message"]


SOME = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from([0.0, 100.0, 400.0]), st.booleans(), st.sampled_from([None, -5])),
    max_size=60,
)


@given(SOME)
def test_every_update_is_handled_or_told_of_once(several: list[tuple[int, float, bool, int | None]]) -> None:
    updates = [
        update(number, person, age, chat, question=question)
        for number, (person, age, question, chat) in enumerate(several, 1)
    ]
    queue = queue_of(*updates)
    turns = drained(queue)
    answered = [turn.update.id for turn in turns if not turn.missed]
    told = [number for turn in turns for number in turn.missed]
    assert sorted(answered + told) == [each.id for each in updates]
    questions = sorted((each for each in updates if each.question), key=lambda each: (each.sent, each.id))
    newest = {(each.chat, each.person): each.id for each in questions}
    assert set(newest.values()) <= set(answered)
    assert len(queue) == 0


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message", "callback_query", "from", "chat", "id", "date", "text", "type"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["update_id", "message", "poll", "callback_query"]), JSON_VALUES, max_size=3))
def test_updates_of_any_shape_are_read(raw: dict[str, Any]) -> None:
    read = queued(raw, json.dumps(raw), NOW, "jianghua_bot")
    assert isinstance(read.sent, float)
    assert isinstance(read.chat, int)


def test_what_is_a_question() -> None:
    def read(text: str, kind: str = "message", **more: Any) -> bool:  # noqa: ANN401
        chat = more.pop("chat", {"id": 7, "type": "private"})
        message = {"chat": chat, "from": {"id": 7}, "date": 5, "text": text, **more}
        return queued({"update_id": 1, kind: message}, "", NOW, "jianghua_bot").question

    group = {"id": -5, "type": "supergroup"}
    to_us = {"from": {"id": 1, "username": "jianghua_bot"}}
    assert read("板凳会")
    assert read("/ask 板凳会")
    assert read("@Jianghua_Bot 板凳会", chat=group)
    assert read("板凳会", chat=group, reply_to_message=to_us)
    assert not read("板凳会", chat=group)
    assert not read("/reindex")
    assert not read("/asking")
    assert not read("板凳会", "edited_message")
