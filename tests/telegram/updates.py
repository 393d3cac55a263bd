"""The queue of updates as Telegram keeps it: handed out until confirmed, to one poller at a time."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from bot.fake_telegram import ApiError

JSON = dict[str, Any]
T = TypeVar("T")
PATIENCE = 30.0
"""Seconds after which what a test awaits will not come any more."""

FUTURE = 10
"""An offset so far behind the newest update counts as none, as for Telegram after it has begun to number anew."""


class Bell:
    """Wakes all who wait for something to happen."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Say that something has happened."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)

    async def rung(self) -> None:
        """Wait until something happens."""
        waiting = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await waiting
        finally:
            self._waiting.discard(waiting)

    async def until(self, look: Callable[[], T | None], why: Callable[[], str]) -> T:
        """Wait until `look`, asked whenever something happens, finds something; fails with `why` when it never does."""
        try:
            async with asyncio.timeout(PATIENCE):
                while (found := look()) is None:
                    await self.rung()
        except TimeoutError:
            raise AssertionError(why()) from None
        return found


class Updates:
    """What waits for the bot. `polls` counts the polls, `handed_out` is told each update as a poll takes it."""

    def __init__(self, bell: Bell, handed_out: Callable[[JSON], None] = lambda _: None) -> None:
        self.polls = 0
        self._bell = bell
        self._pending: deque[JSON] = deque()
        self._newest = 0
        self._handed_out = handed_out

    @property
    def unconfirmed(self) -> int:
        """How many updates wait, or were handed out and not confirmed."""
        return len(self._pending)

    def add(self, update: JSON) -> None:
        """Put an update at the end of the queue."""
        self._pending.append(update)
        self._newest = update["update_id"]
        self._bell.ring()

    async def poll(self, parameters: JSON) -> list[JSON]:
        """Give what is pending from the offset on, and forget what came before it, as confirmed.

        As at Telegram, a newer poll ends the one that waits.
        """
        self.polls += 1
        mine = self.polls
        self._bell.ring()
        offset = parameters.get("offset", 0)
        while self._pending and self._pending[0]["update_id"] < offset <= self._newest + FUTURE:
            self._pending.popleft()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(parameters.get("timeout", 0)):
                while not self._pending and self.polls == mine:
                    await self._bell.rung()
        if self.polls != mine:
            raise ApiError("Conflict: terminated by other getUpdates request; only one bot may run", 409)
        updates = list(self._pending)[: parameters.get("limit", 100)]
        for update in updates:
            self._handed_out(update)
        return updates

    async def newer(self) -> int:
        """Wait for a poll that is newer than all up to now; gives its number."""
        before = self.polls
        return await self._bell.until(
            lambda: self.polls if self.polls > before else None, lambda: "the bot never polled"
        )
