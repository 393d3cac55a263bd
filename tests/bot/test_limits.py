"""UserQueue, allowances, the typing sign, the pace."""

import asyncio

import pytest

from bot.limits import RateLimit, Throttle, TooManyWaiting, UserQueue, typing


async def test_one_at_a_time_for_a_person_in_the_order_asked() -> None:
    user_queue, log, gate = UserQueue(), list[str](), asyncio.Event()

    async def work(name: str, person: int) -> None:
        async with user_queue.turn(person, 5):
            log.append(f"{name} begins")
            if name == "a":
                await gate.wait()
            log.append(f"{name} ends")

    async with asyncio.TaskGroup() as group:
        group.create_task(work("a", 1))
        group.create_task(work("b", 1))
        group.create_task(work("c", 2))
        for _ in range(5):
            await asyncio.sleep(0)
        assert log == ["a begins", "c begins", "c ends"]
        gate.set()
    assert log[3:] == ["a ends", "b begins", "b ends"]
    assert not user_queue._locks


async def test_who_has_too_many_waiting_is_told() -> None:
    user_queue = UserQueue()
    async with user_queue.turn(1, 0):
        with pytest.raises(TooManyWaiting):
            async with user_queue.turn(1, 0):
                pass
    async with user_queue.turn(1, 0):
        pass


async def test_of_too_many_the_latest_waits_and_the_one_before_gives_up() -> None:
    user_queue, log, gate = UserQueue(), list[str](), asyncio.Event()

    async def work(name: str) -> None:
        try:
            async with user_queue.turn(1, 0, latest=True):
                log.append(name)
                await gate.wait()
        except TooManyWaiting:
            log.append(f"not {name}")

    async with asyncio.TaskGroup() as group:
        for name in "abcd":
            group.create_task(work(name))
            await asyncio.sleep(0)
        for _ in range(5):
            await asyncio.sleep(0)
        assert log == ["a", "not b", "not c"]
        gate.set()
    assert log[3:] == ["d"]
    assert not user_queue._inside
    assert not user_queue._latest


def test_an_allowance_comes_back_with_time() -> None:
    now = 0.0
    rate_limit = RateLimit(3, lambda: now)
    assert [rate_limit.spend(7) for _ in range(3)] == [0, 0, 0]
    assert rate_limit.spend(7) == 20
    assert rate_limit.spend(8) == 0
    now = 12.0
    assert rate_limit.spend(7) == 8
    now = 20.0
    assert rate_limit.spend(7) == 0
    assert rate_limit.spend(7) == 20


class Signs:
    """A bot that notes in which topic it shows its signs."""

    def __init__(self) -> None:
        self.shown = asyncio.Event()
        self.topics: list[int | None] = []

    async def send_chat_action(self, *_: object, message_thread_id: int | None) -> None:
        self.topics.append(message_thread_id)
        self.shown.set()


async def test_typing_is_shown_only_while_slow_and_in_the_topic(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, slow = Signs(), Signs()
    async with typing(quick, 1):  # type: ignore[arg-type]
        await asyncio.sleep(0)
    monkeypatch.setattr("bot.limits._SLOW", 0)
    async with typing(slow, 1, 5):  # type: ignore[arg-type]
        await slow.shown.wait()
    assert quick.topics == []
    assert slow.topics == [5]


def test_seldom_lets_one_through_and_the_next_after_its_time() -> None:
    seldom = Throttle(300)
    assert [seldom.ready(now) for now in (5, 6, 304, 305, 306, 700)] == [True, False, False, True, False, True]
