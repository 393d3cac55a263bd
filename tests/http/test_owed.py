"""Answers that Telegram does not take at once: none is lost, none keeps other chats or the end of the bot waiting."""

import signal

import pytest

from bot.fake_telegram import Group, Person
from bot.texts import LANGUAGES
from tests.http.conftest import Run
from tests.telegram.faults import Fault
from tests.telegram.process import ADMIN
from tests.telegram.reader import Reader
from tests.telegram.server import BotApiServer

TEXTS = LANGUAGES["zh-Hans"]
QUESTION = "牡蛎壳能做什么"
SENTENCE = "把壳磨成土壤调理剂和饲料钙粉"
CROWD = Group(-100, "大群")


def flooded(seconds: int) -> Fault:
    return Fault(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def texts(server: BotApiServer, chat: int) -> list[str]:
    return [e.body["text"] for e in server.chats.events if e.kind == "sent" and e.body["chat"]["id"] == chat]


async def refused(server: BotApiServer) -> None:
    """Wait until what was to be refused has been."""
    await server.until(lambda: server.faults.met("sendMessage") or None)


async def answered(server: BotApiServer, chat: int) -> None:
    """Wait until a chat has an answer."""
    await server.until(lambda: texts(server, chat) or None)


async def test_a_refusal_in_one_chat_holds_up_no_other(run: Run) -> None:
    async with run() as (bot, server):
        server.fail("sendMessage", flooded(600))
        Reader(server, 7).say(QUESTION)
        await refused(server)
        for number in range(100, 110):
            assert SENTENCE in (await Reader(server, number).ask(QUESTION))["text"]
        assert texts(server, 7) == []
        assert await bot.stop() == 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
async def test_an_answer_that_is_owed_outlives_the_end_of_the_process(run: Run, how: signal.Signals) -> None:
    async with run() as (bot, server):
        server.fail("sendMessage", flooded(600))
        Reader(server, 7).say(QUESTION)
        await refused(server)
        assert (await Reader(server, 8).ask(QUESTION))["text"]
        await bot.stop(how)
        await bot.start(server.updates.newer())
        await answered(server, 7)
        await bot.stop()
        (answer,) = texts(server, 7)
        assert SENTENCE in answer
        assert TEXTS.sent_again not in answer


async def test_an_answer_outlives_an_outage(run: Run) -> None:
    async with run() as (_, server):
        for fault in (Fault(504, "Gateway Timeout"), Fault(drop=True), Fault(502, "Bad Gateway"), Fault(500, "")):
            server.fail("sendMessage", fault)
        answer = await Reader(server, 7).ask(QUESTION)
        assert SENTENCE in answer["text"]
        assert answer["text"].endswith(TEXTS.sent_again)
        assert len(texts(server, 7)) == 1


async def test_an_edit_that_overtakes_its_answer_edits_it(run: Run) -> None:
    async with run() as (_, server):
        server.fail("sendMessage", flooded(1))
        reader = Reader(server, 7)
        asked = reader.say("汛期值班电话响几声要接")
        await refused(server)
        server.updates.add(server.chats.revise(reader.person, asked["message_id"], QUESTION))
        edited = await reader.next(0, "edited")
        assert SENTENCE in edited["text"]
        assert len(texts(server, 7)) == 1


async def test_a_crowd_in_one_group_is_not_noticed_elsewhere_and_keeps_no_end_waiting(run: Run) -> None:
    async with run() as (bot, server):
        for number in range(60):
            person = Person(2000 + number, f"人{number}", language="zh-hans")
            server.updates.add(server.chats.say(person, f"/ask {QUESTION}", group=CROWD))
        await server.until(lambda: len(texts(server, CROWD.id)) >= 10 or None)
        assert SENTENCE in (await Reader(server, 7).ask(QUESTION))["text"]
        assert await bot.stop() == 0
        assert len(texts(server, CROWD.id)) < 60


async def test_the_last_word_of_a_reindex_is_owed(run: Run) -> None:
    async with run() as (_, server):
        server.fail("editMessageText", *[Fault(502, "Bad Gateway")] * 50)
        admin = Reader(server, ADMIN)
        after = admin.mark()
        admin.say("/reindex")
        end = await admin.next(after, "sent", lambda body: TEXTS.sent_again in body["text"])
        assert "段落" in end["text"]


async def test_what_a_document_holds_is_told_though_telegram_was_away(run: Run) -> None:
    async with run() as (_, server):
        server.fail("sendMessage", Fault(504, "Gateway Timeout"))
        admin = Reader(server, ADMIN)
        after = admin.mark()
        speech = "在教育工作会议上的讲话\n今年全县新建学校三所，增加学位两千四百个，孩子们就近上学。\n"
        server.updates.add(server.chats.upload(admin.person, "学校.txt", speech.encode()))
        told = await admin.next(after)
        assert "1 篇讲话" in told["text"]
        after = admin.mark()
        await admin.press(told, "收录")
        await admin.next(after, "edited", lambda body: "新增 1" in body["text"])


async def test_a_stranger_and_the_administrator_are_told_though_telegram_was_away(run: Run) -> None:
    async with run(access={"users": [1]}) as (_, server):
        admin, stranger = Reader(server, ADMIN), Reader(server, 5)
        assert await admin.ask("/start")
        server.fail("sendMessage", Fault(drop=True), Fault(504, "Gateway Timeout"))
        after = admin.mark()
        stranger.say(QUESTION)
        assert "5" in (await stranger.next(after))["text"]
        await admin.press(await admin.next(after), "让他使用")
        assert await stranger.next(after, "sent", lambda body: "5" not in body["text"])
