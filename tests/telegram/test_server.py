"""The loopback server, driven by the library's real HTTP stack."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.fake_telegram import Person
from tests.telegram.faults import Fault
from tests.telegram.server import TOKEN, BotApiServer

READER = Person(7, "读者")


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        server.chats.say(READER, "x")
        yield server


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=server.base_url, base_file_url=server.base_file_url) as bot:
        yield bot


async def test_messages_and_files_go_over_http(server: BotApiServer, bot: Bot) -> None:
    sent = await bot.send_message(7, '123 <b>&\U00020000" 字')
    assert sent.text == '123 <b>&\U00020000" 字'
    document = (await bot.send_document(7, "正文".encode(), filename="讲话.txt")).document
    assert document is not None
    assert document.file_name == "讲话.txt"
    assert await (await bot.get_file(document.file_id)).download_as_bytearray() == "正文".encode()
    assert server.judge.violations == []


async def test_a_text_of_digits_stays_a_text(bot: Bot) -> None:
    assert (await bot.send_message(7, "2019")).text == "2019"


async def test_updates_come_until_they_are_confirmed(server: BotApiServer, bot: Bot) -> None:
    for text in "甲乙丙":
        server.updates.add(server.chats.say(READER, text))
    first = await bot.get_updates(limit=2)
    again = await bot.get_updates(offset=first[0].update_id)
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [[u.message.text for u in updates if u.message] for updates in (first, again, rest)] == [
        ["甲", "乙"],
        ["甲", "乙", "丙"],
        ["丙"],
    ]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == ()


async def test_a_waiting_poll_gets_what_arrives_and_a_newer_poll_ends_it(server: BotApiServer, bot: Bot) -> None:

    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await server.until(lambda: server.updates.polls or None)
    server.updates.add(server.chats.say(READER, "甲"))
    updates = await waiting
    assert len(updates) == 1

    offset = updates[0].update_id + 1
    older = asyncio.create_task(bot.get_updates(offset=offset, timeout=20))
    await server.until(lambda: server.updates.polls == 2 or None)
    async with Bot(TOKEN, base_url=server.base_url) as other:
        newer = asyncio.create_task(other.get_updates(offset=offset, timeout=20))
        with pytest.raises(Conflict):
            await older
        server.updates.add(server.chats.say(READER, "乙"))
        assert len(await newer) == 1


async def test_faults_are_what_the_library_knows(
    server: BotApiServer, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    server.fail("sendMessage", Fault(429, "Too Many Requests: retry after 3", retry_after=3), Fault(502, "Bad Gateway"))
    with pytest.raises(RetryAfter):
        await bot.send_message(7, "x")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(7, "x")
    assert server.chats.events == []


async def test_a_connection_breaks_before_or_after_the_message_is_sent(server: BotApiServer, bot: Bot) -> None:
    server.fail("sendMessage", Fault(drop=True), Fault(drop=True, done=True))
    for expected in (0, 1):
        with pytest.raises(NetworkError):
            await bot.send_message(7, "x")
        assert len(server.chats.events) == expected


async def test_an_answer_may_come_too_late(server: BotApiServer, bot: Bot) -> None:
    server.fail("sendMessage", Fault(status=500, slow=5.0, done=True))
    with pytest.raises(TimedOut):
        await bot.send_message(7, "x", read_timeout=0.01)
    assert len(server.chats.events) == 1


async def test_a_wrong_token_is_refused_and_a_wrong_call_judged(server: BotApiServer, bot: Bot) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("987654321:other", base_url=server.base_url):
            pass
    with pytest.raises(BadRequest, match="parse_mode"):
        await bot.send_message(7, "x", parse_mode="HTML")
    assert server.judge.violations == ["sendMessage: .parse_mode: parse_mode"]
