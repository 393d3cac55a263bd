"""The outbox: a message is owed to its chat until Telegram has confirmed it, by the rules of docs/reliability.md."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from itertools import count

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.storage import outbox_journal
from bot.storage.database import Database
from bot.storage.outgoing import EDITS, Delivery, Outgoing
from bot.transport.faults import is_message_gone, is_message_unchanged, is_quote_refused, was_not_processed
from bot.transport.outbox_calls import carry_out
from bot.transport.pace import ChatPace

_LOG = logging.getLogger(__name__)

OWED_SECONDS = 1_800.0
"""So long a message is tried again; after that its answer is of little use."""

LONGEST_PAUSE = 60.0
CHAT_ROOM = 20
"""Messages of a chat that may wait here before its questions wait, too."""


class Outbox:
    """Messages on their way, a queue for each chat: a chat that waits keeps no other waiting, and no handler."""

    def __init__(
        self,
        bot: ExtBot[int],
        database: Database,
        pace: ChatPace,
        *,
        immediate: bool = False,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """With `immediate` messages go out at once and errors are raised, as where no network is between.

        `pause` waits some seconds, `clock` tells Unix time.
        """
        self.on_sent: Callable[[int], None] = lambda _: None
        self._bot = bot
        self._database = database
        self._pace = pace
        self._immediate = immediate
        self._pause = pause
        self._clock = clock
        self._numbers = count(1)
        self._chats: dict[int, deque[Outgoing]] = {}
        self._senders: dict[int, asyncio.Task[None]] = {}
        self._calling: set[int] = set()
        self._stopped = False

    @property
    def waiting(self) -> int:
        """How many messages are owed."""
        return sum(map(len, self._chats.values()))

    def has_room(self, chat: int) -> bool:
        """Whether few enough messages of a chat wait for more to be made."""
        return len(self._chats.get(chat, ())) < CHAT_ROOM

    async def restore(self) -> None:
        """Take up what an earlier process owed."""
        owed = await asyncio.to_thread(outbox_journal.owed, self._database)
        if owed:
            _LOG.info("%d messages are still owed by the process before", len(owed))
            self._numbers = count(owed[-1].id + 1)
        for outgoing in owed:
            self._enqueue(outgoing)

    async def put(self, outgoing: Outgoing) -> None:
        """Owe a message; it is written down when this returns."""
        outgoing.made = self._clock()
        if self._immediate:
            await self._finish(outgoing, await self._deliver(outgoing))
            return
        outgoing.id = next(self._numbers)
        await asyncio.to_thread(outbox_journal.owe, self._database, outgoing)
        if outgoing.kind is Delivery.EDIT:
            await self._drop_overtaken(outgoing)
        self._enqueue(outgoing)

    async def stop(self, seconds: float) -> None:
        """Send nothing new, and wait so long for what is on its way; the rest is left to the next process."""
        self._stopped = True
        calling = [self._senders[chat] for chat in self._calling]
        for chat, sender in self._senders.items():
            if chat not in self._calling:
                sender.cancel()
        if calling:
            await asyncio.wait(calling, timeout=seconds)
        senders = list(self._senders.values())
        for sender in senders:
            sender.cancel()
        await asyncio.gather(*senders, return_exceptions=True)

    def _enqueue(self, outgoing: Outgoing) -> None:
        chat = outgoing.chat
        self._chats.setdefault(chat, deque()).append(outgoing)
        if chat not in self._senders and not self._stopped:
            self._senders[chat] = asyncio.create_task(self._send_all(chat))

    async def _drop_overtaken(self, edit: Outgoing) -> None:
        """Leave out waiting edits of the same message: only the last one counts."""
        waiting = self._chats.get(edit.chat, deque())
        begun = waiting[0] if edit.chat in self._calling and waiting else None
        edits = [each for each in waiting if each.kind is Delivery.EDIT]
        for each in [each for each in edits if (each.message, each.sent_id) == (edit.message, edit.sent_id)]:
            if each is not begun:
                waiting.remove(each)
                await asyncio.to_thread(outbox_journal.confirm_sent, self._database, each, None)

    async def _send_all(self, chat: int) -> None:
        waiting = self._chats[chat]
        try:
            while waiting and not self._stopped:
                outgoing = waiting[0]
                await self._send(outgoing, chat)
                if outgoing in waiting:
                    waiting.remove(outgoing)
                self.on_sent(chat)
        finally:
            del self._senders[chat]
            if not waiting:
                del self._chats[chat]

    async def _send(self, outgoing: Outgoing, chat: int) -> None:
        """Send a message, again and again until Telegram has taken or refused it, or it is too old."""
        pause = 1.0
        while self._clock() - outgoing.made < OWED_SECONDS:
            await self._pace.wait(outgoing.chat, edit=outgoing.kind in EDITS)
            self._calling.add(chat)
            try:
                await asyncio.to_thread(outbox_journal.begin_sending, self._database, outgoing)
                number = await self._deliver(outgoing)
            except TelegramError as error:
                if not self._is_owed_after(error, outgoing):
                    break
                await asyncio.to_thread(outbox_journal.note_unsent, self._database, outgoing)
                if isinstance(error, RetryAfter | ChatMigrated):
                    continue
            else:
                await self._finish(outgoing, number)
                return
            finally:
                self._calling.discard(chat)
            if self._stopped:
                return
            await self._pause(pause)
            pause = min(LONGEST_PAUSE, 2 * pause)
        else:
            _LOG.warning("a message could not be sent for %.0f minutes and is given up", OWED_SECONDS / 60)
        await self._finish(outgoing, None)

    async def _deliver(self, outgoing: Outgoing) -> int | None:
        """Make the call; returns Telegram's number of a new message.

        An edit of a message that is gone, or that never got a number, becomes a new one. Buttons of one that is gone
        are left, and so is a quotation that the message replied to lacks.
        """
        if outgoing.kind is Delivery.EDIT and not outgoing.message:
            sent = await asyncio.to_thread(self._database.message, outgoing.sent_id)
            outgoing.message = (sent.message if sent else None) or 0
            outgoing.kind = Delivery.EDIT if outgoing.message else Delivery.MESSAGE
        try:
            return await carry_out(self._bot, outgoing)
        except BadRequest as error:
            gone = is_message_gone(error)
            if outgoing.kind in EDITS and (
                is_message_unchanged(error) or (gone and outgoing.kind is Delivery.KEYBOARD)
            ):
                return None
            if outgoing.quote and is_quote_refused(error):
                outgoing.quote = ""
            elif outgoing.kind is Delivery.EDIT and gone:
                outgoing.kind = Delivery.MESSAGE
            else:
                raise
        return await carry_out(self._bot, outgoing)

    async def _finish(self, outgoing: Outgoing, number: int | None) -> None:
        if outgoing.id:
            await asyncio.to_thread(outbox_journal.confirm_sent, self._database, outgoing, number)
        elif number and outgoing.sent_id:
            await asyncio.to_thread(self._database.set_message, outgoing.sent_id, number)

    def _is_owed_after(self, error: TelegramError, outgoing: Outgoing) -> bool:
        """Tell whether a message is still owed after an error, and note what the error says of it."""
        if isinstance(error, RetryAfter):
            self._pace.hold(outgoing.chat, error)
            return True
        if isinstance(error, ChatMigrated):
            outgoing.chat = error.new_chat_id
            return True
        if isinstance(error, Forbidden | BadRequest):
            expected = isinstance(error, Forbidden)
            _LOG.log(logging.INFO if expected else logging.ERROR, "a %s is refused: %s", outgoing.kind.value, error)
            return False
        kind, reason = outgoing.kind.value, f"{type(error).__name__}: {error}"
        if isinstance(error, NetworkError) and was_not_processed(error):
            _LOG.info("a %s did not reach Telegram and is tried again: %s", kind, reason)
        else:
            _LOG.info("a %s may have reached Telegram: %s", kind, reason)
            # An answer is sent again with a word, an edit is not.
            outgoing.doubtful = True
        return not (outgoing.doubtful and outgoing.kind in EDITS)
