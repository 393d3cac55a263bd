"""A chat whose input is no terminal: line after line, each answered in full before the next is read."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

from bot.fake_telegram import Chats, Event
from bot.fake_telegram.chats import JSON
from bot.terminal.session import TerminalSession


async def read_all(
    open_session: Callable[..., TerminalSession], chats: Chats, handle: Callable[[JSON], Awaitable[None]]
) -> None:
    """Enter all lines of standard input, or those before `/quit`; raises what printing raises.

    `open_session` makes the session from its `deliver`; `handle` hands an update to the bot.
    """
    events: asyncio.Queue[Event | None] = asyncio.Queue()
    chats.listen(events.put_nowait)

    async def deliver(update: JSON) -> None:
        # What cannot be printed is not the bot's affair, so its deeds are shown here and not where it does them.
        work = asyncio.ensure_future(handle(update))
        work.add_done_callback(lambda _: events.put_nowait(None))
        while (event := await events.get()) is not None:
            session.show(event)
        await work

    session = open_session(deliver=deliver)
    while line := await asyncio.to_thread(sys.stdin.readline):
        if not await session.enter(line.removesuffix("\n")):
            return
