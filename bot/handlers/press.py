"""A press of a button on its way through the handlers: what it is on, who pressed, how to answer it."""

import asyncio
import logging
from dataclasses import dataclass

from telegram import CallbackQuery, Message, User
from telegram.error import TelegramError

from bot.callbacks import Press
from bot.context import Context, Desk, Reader
from bot.handlers.replying import topic
from bot.render.draft import Draft
from bot.render.guide import plain
from bot.storage.messages import Card
from bot.texts import Texts
from bot.transport.sending import edit, send

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Pressed:
    """One press with all it takes to act on it. `answer` may be called more than once; only the first counts.

    A button may also be pressed by typing what stands on it: then `query` is None and `message` the person's own, and
    what would be shown in the message with the button is sent anew, below theirs.
    """

    desk: Desk
    context: Context
    query: CallbackQuery | None
    user: User
    message: Message
    card: Card
    press: Press
    reader: Reader
    answered: bool = False

    @property
    def texts(self) -> Texts:
        """What the bot says to the person."""
        return self.reader.texts

    async def answer(self, text: str = "", *, alert: bool = False) -> None:
        """Tell Telegram that the press was heard, with a word for the person if any."""
        if not self.answered:
            self.answered = True
            if self.query:
                await hear(self.query, text, alert=alert)
            elif text:
                await self.send(plain(text))

    async def put(self, draft: Draft | None) -> None:
        """Show a draft in the message; None stands for something that is no longer in the collection."""
        if draft is None:
            await self.answer(self.texts.expired, alert=True)
            return
        await self.answer()
        if self.query and await edit(self.context.bot, self.message.chat.id, self.message.message_id, draft):
            self._note(draft)
            return
        await self.send(draft, self.card.id)

    async def send(self, draft: Draft, card: int = 0) -> None:
        """Send a draft as a new message where the pressed one stands, and note it on its card."""
        sent = await send(self.context.bot, self.message.chat.id, draft, thread=topic(self.message))
        self._note(draft)
        if card:
            await asyncio.to_thread(self.desk.memory.placed, card, sent.message_id)

    def _note(self, draft: Draft) -> None:
        if not self.reader.group:
            self.desk.boards.note(self.message.chat.id, draft.keyboard)


async def hear(query: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Answer a press, so that the person's app stops waiting."""
    try:
        await query.answer(text or None, show_alert=alert or None)
    except TelegramError as error:
        # Too old after a time offline, or not taken: the work is still worth doing.
        _LOG.info("press not answered: %s", error)
