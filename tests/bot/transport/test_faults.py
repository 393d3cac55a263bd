"""What the texts of errors stand for, as the library and Telegram give them."""

import socket

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError
from telegram.request import HTTPXRequest

from bot.fake_telegram import FAKE_TOKEN, Chats, Person
from bot.fake_telegram.request import FakeRequest
from bot.render.draft import plain_draft
from bot.transport.faults import is_message_gone, is_message_unchanged, was_not_processed
from bot.transport.sending import edit, send


@pytest.mark.parametrize(
    "text",
    ["Message to edit not found", "Message can't be edited", "MESSAGE_ID_INVALID"],
)
def test_a_message_that_is_gone(text: str) -> None:
    assert is_message_gone(BadRequest(text))
    assert not is_message_unchanged(BadRequest(text))


DOUBTFUL = ["Bad Gateway", "Internal Server Error", "Service Unavailable", "Unknown (520)", "httpx.ReadError: "]


@pytest.mark.parametrize("error", [BadRequest("Bad Gateway in a title"), *map(NetworkError, DOUBTFUL)])
def test_what_may_have_been_processed(error: NetworkError) -> None:
    assert not was_not_processed(error)


async def test_a_server_that_nobody_listens_for_did_not_process_the_request() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with HTTPXRequest() as request:
        with pytest.raises(NetworkError) as raised:
            await request.post(f"http://127.0.0.1:{port}/bot/getMe")
    assert was_not_processed(raised.value)


async def test_an_edit_tells_a_gone_message_from_an_unchanged_one() -> None:
    chats = Chats()
    chats.say(Person(7, "读者"), "问")
    async with Bot(FAKE_TOKEN, request=FakeRequest(chats), get_updates_request=FakeRequest(chats)) as bot:
        sent = await send(bot, 7, plain_draft("答"))
        assert await edit(bot, 7, sent.message_id, plain_draft("答"))
        assert not await edit(bot, 7, sent.message_id + 1, plain_draft("答"))
