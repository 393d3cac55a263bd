"""Manners towards a person: one question at a time, not too many a minute, and typing shown only while slow."""

import asyncio
import contextlib
import math
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

_SLOW = 0.8
_SHOWN = 4.5
_PEOPLE = 10_000


class TooManyWaiting(Exception):
    """A person has more questions waiting than may wait."""


class Turns:
    """Lets one thing at a time be done for a person, in the order asked."""

    def __init__(self) -> None:
        self._locks: dict[int, asyncio.Lock] = {}
        self._inside: dict[int, int] = {}

    @contextlib.asynccontextmanager
    async def take(self, person: int, waiting: int) -> AsyncIterator[None]:
        """Wait for the person's turn; raises TooManyWaiting where `waiting` others wait already."""
        inside = self._inside.get(person, 0)
        if inside > waiting:
            raise TooManyWaiting
        self._inside[person] = inside + 1
        try:
            async with self._locks.setdefault(person, asyncio.Lock()):
                yield
        finally:
            self._inside[person] -= 1
            if not self._inside[person]:
                del self._inside[person], self._locks[person]


class Allowance:
    """Counts a person's questions; each comes back after a minute's share."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells the time in seconds."""
        self._most = per_minute
        self._clock = clock
        self._spent: OrderedDict[int, tuple[float, float]] = OrderedDict()
        self._told: set[int] = set()

    def spend(self, person: int) -> int:
        """Count a question; 0 where it is allowed, else the seconds to wait."""
        now = self._clock()
        share = 60.0 / self._most
        spent, since = self._spent.pop(person, (0.0, now))
        spent = max(0.0, spent - (now - since) / share)
        allowed = spent + 1 <= self._most
        self._spent[person] = (spent + 1 if allowed else spent, now)
        if allowed:
            self._told.discard(person)
        if len(self._spent) > _PEOPLE:
            self._told.discard(self._spent.popitem(last=False)[0])
        return 0 if allowed else math.ceil((spent + 1 - self._most) * share)

    def tell(self, person: int) -> bool:
        """Tell whether to say so to a person who asks too much: once, until a question is allowed again."""
        first = person not in self._told
        self._told.add(person)
        return first


@contextlib.asynccontextmanager
async def typing(bot: Bot, chat: int, thread: int | None = None) -> AsyncIterator[None]:
    """Show that the bot is typing, but only once the work inside has taken a while; `thread` is a forum's topic."""

    async def show() -> None:
        await asyncio.sleep(_SLOW)
        while True:
            # A sign that does not arrive is no reason to give no answer.
            with contextlib.suppress(TelegramError):
                await bot.send_chat_action(chat, ChatAction.TYPING, message_thread_id=thread)
            await asyncio.sleep(_SHOWN)

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class Seldom:
    """Lets through one of many: the first, and then one after every so many seconds."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._last = float("-inf")

    def due(self, now: float) -> bool:
        """Whether it is time again; if so, the next time is counted from `now`."""
        if now - self._last < self._apart:
            return False
        self._last = now
        return True
