"""Keeps Telegram's flood limits, and tries again what a passing fault stopped where that is safe."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import BadRequest, NetworkError
from telegram.ext import AIORateLimiter

from bot.transport.faults import was_not_processed

_JSON = dict[str, Any]
_RETRIES = 3
_CHATS = 2_000
_PAUSES = (0.5, 2.0)
"""Seconds before the second and the third try."""

# What these do twice is done once: an edit, an answer to a press, a list of commands.
_SAME_TWICE = ("edit", "answer", "set", "get")
# Flooded out, these would keep everybody waiting; the bot does without.
_ABOUT_ITSELF = ("setMy", "getMy")


class ChatRateLimiter(AIORateLimiter):
    """The library's limiter, and one message a second for each private chat; edits do not count."""

    def __init__(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """`pause` waits some seconds."""
        super().__init__(max_retries=_RETRIES)
        self._pause = pause
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def process_request(  # noqa: PLR0917 - as the library has it
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | _JSON | list[_JSON]]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | _JSON | list[_JSON]:
        """Wait until the chat may have this request, then hand it to the library's limiter."""
        if endpoint == "sendChatAction" or endpoint.startswith(_ABOUT_ITSELF):
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        if endpoint.startswith("send") and isinstance(chat, int) and chat > 0:
            await self._of(chat).acquire()
        for pause in _PAUSES:
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except NetworkError as error:
                if not _worth_another_try(endpoint, error):
                    raise
            await self._pause(pause)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)

    def _of(self, chat: int) -> AsyncLimiter:
        limiter = self._chats.pop(chat, None) or AsyncLimiter(1, 1)
        self._chats[chat] = limiter
        if len(self._chats) > _CHATS:
            self._chats.popitem(last=False)
        return limiter


def _worth_another_try(endpoint: str, error: NetworkError) -> bool:
    """Tell whether a request may be repeated: a message that may have arrived is not sent twice."""
    if isinstance(error, BadRequest):
        return False
    return endpoint.startswith(_SAME_TWICE) or was_not_processed(error)
