"""Telegram's flood limits, chat by chat: how fast messages may follow one another, and how long a refusal holds."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from aiolimiter import AsyncLimiter
from telegram.constants import FloodLimit
from telegram.error import RetryAfter

_CHATS = 2_000
_GROUP_SECONDS = 60.0
_SLACK = 0.1


class ChatPace:
    """When a chat may have its next message: one a second in private, twenty a minute in a group.

    All together have thirty a second. A refusal (429) holds up the chat it came for, and no other.
    """

    def __init__(
        self,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        *,
        free: bool = False,
    ) -> None:
        """`pause` waits some seconds, `clock` tells them.

        With `free` only refusals hold, as where no network is.
        """
        self._free = free
        self._pause = pause
        self._clock = clock
        self._all = AsyncLimiter(float(FloodLimit.MESSAGES_PER_SECOND), 1)
        self._chats: dict[int, AsyncLimiter] = {}
        self._held: dict[int, float] = {}

    async def wait(self, chat: int, *, edit: bool = False) -> None:
        """Wait until a chat may have a message; an edit counts in groups only."""
        if not self._free and (chat < 0 or not edit):
            await self._of(chat).acquire()
        while (left := self._held.get(chat, 0.0) - self._clock()) > 0:
            await self._pause(left)
        self._held.pop(chat, None)
        if not self._free:
            await self._all.acquire()

    def hold(self, chat: int, refusal: RetryAfter) -> float:
        """Let a chat wait as long as Telegram's refusal says; returns the seconds."""
        seconds = seconds_of(refusal)
        self._held[chat] = max(self._held.get(chat, 0.0), self._clock() + seconds)
        return seconds

    def _of(self, chat: int) -> AsyncLimiter:
        if len(self._chats) > _CHATS:
            self._chats = {
                number: limiter for number, limiter in self._chats.items() if not limiter.has_capacity(limiter.max_rate)
            }
        if chat not in self._chats:
            group = AsyncLimiter(float(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP), _GROUP_SECONDS)
            self._chats[chat] = group if chat < 0 else AsyncLimiter(float(FloodLimit.MESSAGES_PER_SECOND_PER_CHAT), 1)
        return self._chats[chat]


def seconds_of(refusal: RetryAfter) -> float:
    """Return how long Telegram asks to wait, with a little on top."""
    # The public attribute warns that its type will change.
    return refusal._retry_after.total_seconds() + _SLACK  # noqa: SLF001
