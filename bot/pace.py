"""Telegram's flood limits: 30 messages a second in all, 20 a minute in a group, one a second in a private chat."""

from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from aiolimiter import AsyncLimiter
from telegram._utils.types import JSONDict
from telegram.ext import AIORateLimiter

_RETRIES = 3
_CHATS = 2_000


class Pace(AIORateLimiter):
    """The library's limiter, and one message a second for each private chat. Edits and signs are not messages."""

    def __init__(self) -> None:
        super().__init__(max_retries=_RETRIES)
        self._chats: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def process_request(  # noqa: PLR0917 - as the library has it
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | JSONDict | list[JSONDict]:
        """Wait until the chat may have this request, then hand it to the library's limiter."""
        if endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        chat = data.get("chat_id")
        if endpoint.startswith("send") and isinstance(chat, int) and chat > 0:
            await self._of(chat).acquire()
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)

    def _of(self, chat: int) -> AsyncLimiter:
        limiter = self._chats.pop(chat, None) or AsyncLimiter(1, 1)
        self._chats[chat] = limiter
        if len(self._chats) > _CHATS:
            self._chats.popitem(last=False)
        return limiter
