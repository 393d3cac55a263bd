"""Polling: updates are fetched, written down, and only then confirmed by asking for the next ones."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Protocol

from telegram import Bot
from telegram.error import RetryAfter, TelegramError, TimedOut

from bot.transport.pace import seconds_of
from bot.transport.polling_request import PollingRequest
from bot.update_queue import readable

BATCH = 100
TIMEOUT_SECONDS = 10
_LONGEST_PAUSE = 30.0
_FULL_PAUSE = 0.2


class Receiver(Protocol):
    """Where updates go; what `receive` has returned from may be confirmed."""

    @property
    def has_room(self) -> bool:
        """Whether more updates may come."""

    async def receive(self, items: Iterable[object]) -> None:
        """Write updates down."""

    def catch_up(self) -> None:
        """Note that there are no more for now."""


async def poll(
    bot: Bot,
    request: PollingRequest,
    receiver: Receiver,
    kinds: Sequence[str],
    failed: Callable[[TelegramError], Awaitable[object]],
) -> None:
    """Fetch updates for ever; `failed` is told of each error, and the pauses after errors grow to half a minute."""
    offset, pause = 0, 0.0
    while True:
        if not receiver.has_room:
            await asyncio.sleep(_FULL_PAUSE)
            continue
        try:
            await bot.get_updates(offset, BATCH, TIMEOUT_SECONDS, allowed_updates=kinds)
        except RetryAfter as refusal:
            await asyncio.sleep(seconds_of(refusal))
            continue
        except TelegramError as error:
            if not isinstance(error, TimedOut):
                await failed(error)
            pause = min(_LONGEST_PAUSE, 1.5 * pause or 1.0)
            await asyncio.sleep(pause)
            continue
        came = request.take()
        await receiver.receive(came)
        numbers = [item["update_id"] for item in readable(came)]
        if came and not numbers:
            # Without a number nothing can be confirmed: the same would come again at once.
            await failed(TelegramError("updates without a number came"))
            await asyncio.sleep(_LONGEST_PAUSE)
        pause = 0.0
        # After a week without updates Telegram may number them anew from a smaller one: the last batch alone counts.
        offset = max(numbers) + 1 if numbers else offset
        if len(came) < BATCH:
            receiver.catch_up()
