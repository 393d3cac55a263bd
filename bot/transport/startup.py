"""Start-up before the network is there: tried again until Telegram is reached, with one line and then few more."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from telegram.error import BadRequest, NetworkError

from bot.limits import Throttle
from bot.logs import redact

_LOG = logging.getLogger(__name__)

LINE_SECONDS = 600.0
"""Seconds between two lines that say that Telegram is still waited for."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


async def until_reached(
    connect: Callable[[], Awaitable[None]],
    secret: str,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Call `connect` until it reaches Telegram; raises what else is wrong, such as a token that is refused.

    `secret` is kept out of the log; `pause` waits some seconds, `clock` tells them.
    """
    seconds, lines = _FIRST_PAUSE, Throttle(LINE_SECONDS)
    while True:
        try:
            await connect()
        except BadRequest:
            raise
        except NetworkError as error:
            if lines.ready(clock()):
                _LOG.warning(
                    "Telegram cannot be reached: %s; trying until it can; see to the network, or set HTTPS_PROXY to a"
                    " proxy that reaches it, such as http://127.0.0.1:7890",
                    redact(str(error), (secret,)),
                )
        else:
            return
        await pause(seconds)
        seconds = min(_LONGEST_PAUSE, 2 * seconds)
