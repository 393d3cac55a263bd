"""Limits for one user: one update at a time, so many questions a minute; and the typing sign while work is slow."""

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
_REPEAT = 4.5
_USERS = 10_000


class TooManyWaiting(Exception):
    """A user has more questions waiting than may wait; `first` for the first one since none was waiting."""

    def __init__(self, *, first: bool = True) -> None:
        super().__init__()
        self.first = first


class UserQueue:
    """Handles one update of a user at a time, in the order they came."""

    def __init__(self) -> None:
        self._locks: dict[int, asyncio.Lock] = {}
        self._inside: dict[int, int] = {}
        self._latest: dict[int, asyncio.Future[None]] = {}
        self._overrun: set[int] = set()

    @contextlib.asynccontextmanager
    async def turn(self, user: int, waiting: int, *, latest: bool = False) -> AsyncIterator[None]:
        """Wait for the user's turn; raises TooManyWaiting where `waiting` others wait already.

        With `latest` one more waits beyond these: the newest one, in whose favour the one before it gives up.
        """
        if self._inside.get(user, 0) > waiting:
            if not latest:
                raise self._too_many(user)
            await self._wait_as_latest(user)
        self._inside[user] = self._inside.get(user, 0) + 1
        try:
            async with self._locks.setdefault(user, asyncio.Lock()):
                yield
        finally:
            self._inside[user] -= 1
            if place := self._latest.pop(user, None):
                place.set_result(None)
            if not self._inside[user]:
                del self._inside[user], self._locks[user]
                self._overrun.discard(user)

    def _too_many(self, user: int) -> TooManyWaiting:
        first = user not in self._overrun
        self._overrun.add(user)
        return TooManyWaiting(first=first)

    async def _wait_as_latest(self, user: int) -> None:
        if before := self._latest.pop(user, None):
            before.set_exception(self._too_many(user))
        place = self._latest[user] = asyncio.get_running_loop().create_future()
        try:
            await place
        finally:
            if self._latest.get(user) is place:
                del self._latest[user]


class RateLimit:
    """Allows a user so many questions a minute (a leaky bucket)."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells the time in seconds."""
        self._most = per_minute
        self._clock = clock
        self._spent: OrderedDict[int, tuple[float, float]] = OrderedDict()
        self._warned: set[int] = set()

    def spend(self, user: int) -> int:
        """Count a question; 0 where it is allowed, else the seconds to wait."""
        now = self._clock()
        share = 60.0 / self._most
        spent, since = self._spent.pop(user, (0.0, now))
        spent = max(0.0, spent - (now - since) / share)
        allowed = spent + 1 <= self._most
        self._spent[user] = (spent + 1 if allowed else spent, now)
        if allowed:
            self._warned.discard(user)
        if len(self._spent) > _USERS:
            self._warned.discard(self._spent.popitem(last=False)[0])
        return 0 if allowed else math.ceil((spent + 1 - self._most) * share)

    def should_warn(self, user: int) -> bool:
        """Whether to tell a user that they ask too much: once, until a question is allowed again."""
        first = user not in self._warned
        self._warned.add(user)
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
            await asyncio.sleep(_REPEAT)

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class Throttle:
    """Lets through at most one event every so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last = float("-inf")

    def ready(self, now: float) -> bool:
        """Whether it is time again; if so, the next time is counted from `now`."""
        if now - self._last < self._seconds:
            return False
        self._last = now
        return True
