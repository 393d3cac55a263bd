"""A bot that finds much waiting: nothing is lost when it is killed or stopped, and nobody new waits behind the rest."""

import signal
from typing import Any

import pytest

from bot.fake_telegram import Person
from bot.texts import LANGUAGES, say
from tests.http.conftest import Run
from tests.telegram.server import BotApiServer

JSON = dict[str, Any]
TEXTS = LANGUAGES["zh-Hans"]
QUESTION = "牡蛎壳能做什么"
SENTENCE = "把壳磨成土壤调理剂和饲料钙粉"
POISON: JSON = {"message": {"message_id": "?", "chat": [], "from": 5, "date": "never"}}


def ask(server: BotApiServer, number: int, text: str = QUESTION, age: float = 0.0) -> JSON:
    """Let somebody ask, so many seconds ago."""
    update = server.chats.say(Person(number, f"读者{number}", language="zh-hans"), text)
    update["message"]["date"] -= int(age)
    server.updates.add(update)
    return update


def answers(server: BotApiServer, number: int) -> list[str]:
    """Give the answers that somebody got."""
    events = server.chats.events
    return [e.body["text"] for e in events if e.kind == "sent" and e.body["chat"]["id"] == number]


async def answered(server: BotApiServer, people: range) -> None:
    """Wait until each of them has an answer."""
    await server.until(lambda: all(answers(server, number) for number in people) or None)


async def several(server: BotApiServer, people: range, times: int) -> None:
    """Wait until so many of them have an answer."""
    await server.until(lambda: sum(1 for number in people if answers(server, number)) >= times or None)


async def test_a_kill_loses_no_update(run: Run) -> None:
    people = range(5000, 5090)
    async with run() as (bot, server):
        await bot.stop()
        for number in people:
            ask(server, number)
        await bot.start(server.updates.newer())
        for times in (1, 30):
            await several(server, people, times)
            await bot.stop(signal.SIGKILL)
            await bot.start(server.updates.newer())
        await answered(server, people)
        assert await bot.stop() == 0
        assert all(SENTENCE in text for number in people for text in answers(server, number))


async def test_a_signal_ends_it_within_seconds_and_the_next_process_answers_the_rest(run: Run) -> None:
    people = range(5000, 5090)
    async with run() as (bot, server):
        await bot.stop()
        for number in people:
            ask(server, number)
        await bot.start(server.updates.newer())
        await server.until(lambda: answers(server, people[0]) or None)
        assert await bot.stop() == 0
        await bot.start(server.updates.newer())
        await answered(server, people)
        # A call that had no receipt when the time to stop was over is made again, and says so.
        assert all(TEXTS.sent_again in text for number in people for text in answers(server, number)[1:])


async def test_after_an_outage_the_newest_question_is_answered_and_a_word_said_of_the_others(run: Run) -> None:
    async with run() as (bot, server):
        await bot.stop()
        for number in (7, 8):
            for place in range(4):
                ask(server, number, "茶园面积", 3_600 - place)
            ask(server, number, QUESTION, 3_000)
        ask(server, 9, QUESTION, 3_000)
        await bot.start(server.updates.newer())
        await several(server, range(7, 10), 3)
        await server.until(lambda: all(len(answers(server, number)) == 2 for number in (7, 8)) or None)
        await bot.stop()
        for number in (7, 8):
            word, answer = sorted(answers(server, number), key=lambda text: SENTENCE in text)
            assert SENTENCE in answer
            assert word == say(TEXTS.missed, questions=4)
        assert len(answers(server, 9)) == 1


async def test_an_update_that_cannot_be_read_is_passed_over_with_one_line(run: Run) -> None:
    async with run() as (bot, server):
        for number in (900_001, 900_002):
            server.updates.add({"update_id": number} | POISON)
        server.updates.add({"update_id": 900_003, "of_a_kind_not_yet_known": {"id": 5}})
        update = server.chats.say(Person(7, "读者"), QUESTION)
        update["update_id"] = 900_004
        server.updates.add(update)
        await server.until(lambda: answers(server, 7) or None)
        polls = server.updates.polls
        await bot.stop()
        assert SENTENCE in answers(server, 7)[0]
        lines = [line for line in bot.read_log().splitlines() if "passed over" in line]
        assert [f"update {number} " in line for number, line in zip((900_001, 900_002), lines, strict=True)] == [
            True
        ] * 2
        assert server.updates.polls - polls < 10


@pytest.mark.parametrize("age", [0, 100, 3_000])
async def test_a_question_edited_before_it_was_read_is_answered_once_as_it_stands(run: Run, age: int) -> None:
    async with run() as (bot, server):
        await bot.stop()
        update = ask(server, 7, "汛期值班电话响几声要接", age)
        for text in ("谢谢", QUESTION):
            edit = server.chats.revise(Person(7, "读者", language="zh-hans"), update["message"]["message_id"], text)
            server.updates.add(edit)
        ask(server, 8)
        await bot.start(server.updates.newer())
        await answered(server, range(7, 9))
        assert await bot.stop() == 0
        assert [SENTENCE in text for text in answers(server, 7)] == [True]
        await bot.start(server.updates.newer())
        await server.updates.newer()
        assert len(answers(server, 7)) == 1


async def test_updates_that_are_numbered_anew_are_confirmed(run: Run) -> None:
    """After a week without updates Telegram gives the next one a number of its choice, which may be a smaller one."""
    async with run() as (_, server):
        for person, number in ((7, 900_000_000), (8, 5_000)):
            update = server.chats.say(Person(person, "读者", language="zh-hans"), QUESTION)
            server.updates.add(update | {"update_id": number})
            await server.until(lambda person=person: answers(server, person) or None)  # type: ignore[misc]
        polls = server.updates.polls
        await server.until(lambda: server.updates.unconfirmed == 0 or None)
        await server.updates.newer()
        assert server.updates.polls - polls < 10
