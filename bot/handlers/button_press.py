"""A press of a button on its way through the handlers: what it is on, who pressed, how to answer it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import CallbackQuery
from telegram.error import TelegramError

from bot.callbacks import CallbackData
from bot.context import BotContext, BotState, Recipient
from bot.render.draft import Draft, Reply, plain_draft
from bot.storage.messages import SentMessage
from bot.texts import Texts

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class ButtonPress:
    """A press of a button under the message `sent`. `answer` may be called more than once; only the first counts.

    A button may also be pressed by typing its label: then `query` is None, and what would be shown in the message with
    the button is sent as a new one.
    """

    context: BotContext
    query: CallbackQuery | None
    sent: SentMessage
    data: CallbackData
    answered: bool = False
    afterwards: Callable[[], Awaitable[None]] | None = None
    """What goes on when the person's next update may be handled, such as a reindex."""

    @property
    def state(self) -> BotState:
        """The bot's state."""
        return self.context.state

    @property
    def recipient(self) -> Recipient:
        """Who pressed, and where."""
        return self.context.recipient

    @property
    def texts(self) -> Texts:
        """What the bot says to the person."""
        return self.context.texts

    async def answer(self, text: str = "", *, alert: bool = False) -> None:
        """Answer the callback query, with a word for the person if any."""
        if not self.answered:
            self.answered = True
            if self.query:
                await answer_query(self.query, text, alert=alert)
            elif text:
                await self.context.send(plain_draft(text))

    async def show(self, draft: Draft | None) -> None:
        """Show a draft in the message; None stands for something that is no longer in the collection."""
        if draft is None:
            await self.answer(self.texts.expired, alert=True)
            return
        await self.answer()
        if self.query:
            await self.context.edit(self.context.message.message_id, draft, self.sent.id)
        else:
            await self.context.send(draft, self.sent.id)

    async def reply(self, reply: Reply) -> None:
        """Send a new message below the one with the button."""
        await self.answer()
        await self.context.reply(reply)


async def answer_query(query: CallbackQuery, text: str, *, alert: bool = False) -> None:
    """Answer a callback query, so that the person's app stops waiting."""
    try:
        await query.answer(text or None, show_alert=alert or None)
    except TelegramError as error:
        # Too old after a time offline, or not taken: the work is still worth doing.
        _LOG.info("press not answered: %s", error)
