"""The pace of requests, and which of them are tried again."""

import asyncio
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.transport.pace import ChatPace
from bot.transport.rate_limiter import ChatRateLimiter


@pytest.fixture(autouse=True)
def intervals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library give intervals without its warning that it will."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


class Telegram:
    """Takes requests, after it has refused the first ones with these errors."""

    def __init__(self, *refusals: TelegramError) -> None:
        self.refusals = list(refusals)
        self.taken: list[str] = []
        self.tries = 0
        self.pauses: list[float] = []
        self.now = 0.0
        self.pace = ChatRateLimiter(self.wait, ChatPace(self.wait, lambda: self.now))

    async def wait(self, seconds: float) -> None:
        await self.pause(seconds)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

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


async def test_a_refusal_holds_up_its_own_chat_only() -> None:
    telegram = Telegram(RetryAfter(30))
    begun, held = asyncio.Event(), asyncio.Event()

    async def pause(seconds: float) -> None:
        telegram.pauses.append(seconds)
        begun.set()
        await held.wait()
        telegram.now += seconds

    telegram.pause = pause  # type: ignore[method-assign]  # waits for the test in the place of a clock
    waiting = asyncio.create_task(telegram.ask("sendMessage", -7, "refused"))
    await begun.wait()
    for chat in range(10):
        await telegram.ask("sendMessage", -100 - chat, f"other {chat}")
    assert telegram.taken == [f"other {chat}" for chat in range(10)]
    assert telegram.pauses == [pytest.approx(30.1)]
    held.set()
    await waiting
    assert telegram.taken[-1] == "refused"


async def test_what_is_refused_again_and_again_is_told_in_the_end() -> None:
    telegram = Telegram(*(RetryAfter(1) for _ in range(9)))
    with pytest.raises(RetryAfter):
        await telegram.ask("answerCallbackQuery")
    assert telegram.tries == 4


def unreachable() -> NetworkError:
    """Make the error that the library raises where no connection comes about."""
    error = NetworkError("no route")
    error.__cause__ = httpx.ConnectError("no route")
    return error


@pytest.mark.parametrize(
    ("endpoint", "error"),
    [
        ("sendMessage", unreachable()),
        ("getFile", NetworkError("Bad Gateway")),
        ("sendDocument", unreachable()),
        ("editMessageText", unreachable()),
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
        ("editMessageText", TimedOut()),
        ("sendMessage", NetworkError("Bad Gateway")),
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
    telegram = Telegram(*(unreachable() for _ in range(5)))
    with pytest.raises(NetworkError):
        await telegram.ask("sendMessage")
    assert telegram.tries == 3
