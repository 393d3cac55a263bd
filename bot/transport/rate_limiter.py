"""Keeps Telegram's flood limits, and tries again what a passing fault stopped where that is safe."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.transport.faults import was_not_processed
from bot.transport.pace import ChatPace, seconds_of

_JSON = dict[str, Any]
_RETRIES = 3
_PAUSES = (0.5, 2.0)
"""Seconds before the second and the third try."""

# What these do twice is done once: an answer to a press, a list of commands.
_SAME_TWICE = ("answer", "set", "get")
# Flooded out, these would keep somebody waiting; the bot does without.
_ABOUT_ITSELF = ("setMy", "getMy", "sendChatAction")


PACED = 1
"""The rate-limit argument of a request that has waited for its chat already, and is tried again by who makes it."""


class ChatRateLimiter(BaseRateLimiter[int]):
    """Lets each chat wait for its own pace, and for its own refusals only."""

    def __init__(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep, pace: ChatPace | None = None) -> None:
        """`pause` waits some seconds; `pace` is shared with others who send."""
        self._pause = pause
        self._pace = pace or ChatPace(pause)

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def process_request(  # noqa: PLR0917 - as the library has it
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | _JSON | list[_JSON]]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | _JSON | list[_JSON]:
        """Wait until the chat may have this request, and make it."""
        if rate_limit_args == PACED or endpoint.startswith(_ABOUT_ITSELF):
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        refusals, pauses = 0, iter(_PAUSES)
        while True:
            if isinstance(chat, int):
                await self._pace.wait(chat, edit=not endpoint.startswith("send"))
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as refusal:
                refusals += 1
                if refusals > _RETRIES:
                    raise
                if isinstance(chat, int):
                    self._pace.hold(chat, refusal)
                else:
                    await self._pause(seconds_of(refusal))
            except NetworkError as error:
                pause = next(pauses, None)
                if pause is None or not _worth_another_try(endpoint, error):
                    raise
                await self._pause(pause)


def _worth_another_try(endpoint: str, error: NetworkError) -> bool:
    """Tell whether a request may be repeated: what may have been carried out is not done twice, unless it is the same.

    That an edit, too, is made once is a rule of docs/reliability.md: a later one may have overtaken it.
    """
    if isinstance(error, BadRequest):
        return False
    return endpoint.startswith(_SAME_TWICE) or was_not_processed(error)
