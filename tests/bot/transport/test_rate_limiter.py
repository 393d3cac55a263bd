"""The pace of requests, and which of them are tried again."""

import asyncio
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut

from bot.transport.rate_limiter import ChatRateLimiter


class Telegram:
    """Takes requests, after it has refused the first ones with these errors."""

    def __init__(self, *refusals: TelegramError) -> None:
        self.refusals = list(refusals)
        self.taken: list[str] = []
        self.tries = 0
        self.pauses: list[float] = []
        self.pace = ChatRateLimiter(self.pause)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def take(self, name: str) -> bool:
        self.tries += 1
        if self.refusals:
            raise self.refusals.pop(0)
        self.taken.append(name)
        return True

    async def ask(self, endpoint: str, chat: int = 7, name: str = "") -> None:
        data: dict[str, Any] = {"chat_id": chat}
        await self.pace.process_request(self.take, (name,), {}, endpoint, data, None)


async def test_a_private_chat_gets_one_message_a_second_and_edits_do_not_wait() -> None:
    telegram = Telegram()
    await telegram.ask("sendMessage", 7, "first")
    waiting = asyncio.create_task(telegram.ask("sendMessage", 7, "second"))
    await telegram.ask("editMessageText", 7, "edit")
    await telegram.ask("sendChatAction", 7, "sign")
    await telegram.ask("sendMessage", 8, "other")
    assert telegram.taken == ["first", "edit", "sign", "other"]
    await waiting
    assert telegram.taken[-1] == "second"


def unreachable() -> NetworkError:
    """Make the error that the library raises where no connection comes about."""
    error = NetworkError("no route")
    error.__cause__ = httpx.ConnectError("no route")
    return error


@pytest.mark.parametrize(
    ("endpoint", "error"),
    [
        ("sendMessage", NetworkError("Bad Gateway")),
        ("sendMessage", NetworkError("Unknown HTTPError (503)")),
        ("sendDocument", unreachable()),
        ("editMessageText", TimedOut()),
        ("answerCallbackQuery", NetworkError("httpx.ReadError: ")),
    ],
)
async def test_what_was_not_taken_or_does_no_harm_twice_is_tried_again(endpoint: str, error: TelegramError) -> None:
    telegram = Telegram(error, error)
    await telegram.ask(endpoint)
    assert telegram.tries == 3
    assert telegram.pauses == [0.5, 2.0]


@pytest.mark.parametrize(
    ("endpoint", "error"),
    [
        ("sendMessage", TimedOut()),
        ("sendMessage", NetworkError("httpx.RemoteProtocolError: disconnected")),
        ("sendMessage", BadRequest("chat not found")),
        ("editMessageText", BadRequest("message is not modified")),
    ],
)
async def test_what_may_have_arrived_or_was_refused_is_not(endpoint: str, error: TelegramError) -> None:
    telegram = Telegram(error)
    with pytest.raises(type(error)):
        await telegram.ask(endpoint)
    assert telegram.tries == 1


async def test_a_fault_that_stays_is_told_in_the_end() -> None:
    telegram = Telegram(*(NetworkError("Bad Gateway") for _ in range(5)))
    with pytest.raises(NetworkError):
        await telegram.ask("sendMessage")
    assert telegram.tries == 3
