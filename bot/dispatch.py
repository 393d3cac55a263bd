"""Updates on their way to the handlers: written down before Telegram forgets them, handled in order, crossed off."""

import asyncio
import json
import logging
import time
from collections.abc import Coroutine, Iterable
from typing import Any

from telegram import Update

from bot.context import BotApplication, BotContext
from bot.filters import changes_something
from bot.handlers import missed
from bot.storage import update_journal
from bot.update_queue import QueuedUpdate, Turn, UpdateQueue, as_it_stands, edited_message, queued, readable

_LOG = logging.getLogger(__name__)

PLACES = 64
"""Updates that are handled at a time."""

MOST_WAITING = 5_000
"""Updates that wait here; Telegram keeps the others."""


class Dispatcher:
    """Gives each update that `receive` is told of to the handlers, once; use `run` as a task."""

    def __init__(self, application: BotApplication) -> None:
        self._application = application
        self._database = application.bot_data.database
        outbox = application.bot_data.outbox
        self._queue = UpdateQueue(outbox.has_room)
        outbox.on_sent = self._release
        self._running: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()
        self._full: set[int] = set()

    @property
    def waiting(self) -> int:
        """How many updates wait or are being handled."""
        return len(self._queue) + len(self._running)

    @property
    def has_room(self) -> bool:
        """Whether more updates may come."""
        return len(self._queue) < MOST_WAITING

    async def restore(self) -> None:
        """Let the updates wait that an earlier process did not come to handle."""
        left = await asyncio.to_thread(update_journal.unfinished, self._database)
        if left:
            _LOG.info("%d updates were left by the process before", len(left))
        self._add(left)

    async def receive(self, items: Iterable[object]) -> None:
        """Write updates down and let them wait; then Telegram may forget them. Those that came before are left."""
        bodies = {item["update_id"]: json.dumps(item) for item in readable(items)}
        new = await asyncio.to_thread(update_journal.keep, self._database, bodies)
        self._add({number: bodies[number] for number in new})

    def catch_up(self) -> None:
        """Note that Telegram has no more updates for now: what is late is handled from here on."""
        if not self._queue.caught_up:
            self._queue.caught_up = True
            self._changed.set()

    async def run(self) -> None:
        """Hand out what waits, for ever."""
        while True:
            self._changed.clear()
            while len(self._running) < PLACES and (turn := self._queue.take(time.time())):
                self._start(self._handle(turn))
            await self._changed.wait()

    async def stop(self, seconds: float) -> None:
        """Wait so long for what is being handled, and give up the rest: the next process handles it."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    def _add(self, bodies: dict[int, str]) -> None:
        now, name = time.time(), self._application.bot.username
        for number in sorted(bodies):
            raw = json.loads(bodies[number])
            update = queued(raw, bodies[number], now, name)
            # What was edited before it was read is read once, as it stands now, in the place that it had.
            edited = edited_message(raw)
            if edited and (before := self._queue.take_back(update.chat, edited)):
                raw = as_it_stands(raw)
                update = queued(raw, json.dumps(raw), now, name)
                self._start(self._refuse(before, tell=False))
            gone = self._queue.add(update)
            if gone is None:
                self._full.discard(update.chat)
                continue
            self._start(self._refuse(gone, tell=update.chat not in self._full))
            self._full.add(update.chat)
        self._changed.set()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _release(self, chat: int) -> None:
        self._queue.release(chat)
        self._changed.set()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._changed.set()

    async def _handle(self, turn: Turn) -> None:
        if turn.missed:
            await self._say_missed(turn)
            return
        try:
            update = self._read(turn.update)
            if update is not None:
                if changes_something(update):
                    await asyncio.to_thread(update_journal.begin, self._database, update.update_id)
                await self._application.process_update(update)
            await asyncio.to_thread(update_journal.cross_off, self._database, [turn.update.id])
        finally:
            self._queue.done(turn.update)

    async def _say_missed(self, turn: Turn) -> None:
        if context := self._context(turn.update):
            await missed.say_missed(context, len(turn.missed))
        await asyncio.to_thread(update_journal.cross_off, self._database, turn.missed)

    async def _refuse(self, update: QueuedUpdate, *, tell: bool) -> None:
        context = self._context(update) if tell else None
        if context:
            await missed.say_too_many(context)
        await asyncio.to_thread(update_journal.cross_off, self._database, [update.id])

    def _context(self, update: QueuedUpdate) -> BotContext | None:
        read = self._read(update)
        if read is None or read.effective_message is None or read.effective_user is None:
            return None
        return BotContext.from_update(read, self._application)

    def _read(self, update: QueuedUpdate) -> Update | None:
        """Make the library's update; one that it cannot read is passed over, with one line."""
        try:
            return Update.de_json(json.loads(update.body), self._application.bot)
        except Exception as error:  # noqa: BLE001 - whatever the library stumbles over, the others go on
            _LOG.warning("update %d cannot be read (%s) and is passed over", update.id, type(error).__name__)
            return None
