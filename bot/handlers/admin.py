"""What administrators do in the chat: rebuild the index while questions go on being answered, see the statistics."""

import asyncio
import logging
import time
from contextlib import aclosing

from telegram import Message, Update
from telegram.error import TelegramError

from bot.collection import collection
from bot.config import ConfigError
from bot.context import Context, Desk
from bot.conversation.answering import Reply
from bot.handlers.replying import Written, in_turn, tell, topic
from bot.rebuild import Outcome, Rebuild
from bot.render.administration import outcome, stats, step
from bot.render.draft import Draft
from bot.render.guide import plain
from bot.storage import statistics
from bot.texts import say
from bot.transport.sending import edit, send

_LOG = logging.getLogger(__name__)

APART = 3.0
"""Seconds between two edits of the progress message, as Telegram's flood limit wants it."""


async def reindex(update: Update, context: Context) -> None:
    """Rebuild the index: one message, edited as the work goes on, that ends with what was indexed."""
    message = update.effective_message
    if message is None:
        return
    desk = Desk.of(context)
    if not desk.is_admin(update.effective_user):
        await tell(update, context, lambda texts: texts.admins_only)
        return
    if desk.rebuilding:
        await tell(update, context, lambda texts: texts.reindex_running)
        return
    try:
        chosen = collection(desk.settings)
    except ConfigError as error:
        reason = str(error)
        await tell(update, context, lambda texts: say(texts.reindex_failed, reason=reason))
        return
    desk.rebuilding = Rebuild(desk.settings.data, chosen.paths)
    try:
        texts = await desk.texts(update.effective_user)
        sent = await send(context.bot, message.chat.id, plain(texts.reindex_started), thread=topic(message))
        told = time.monotonic()
        async with aclosing(desk.rebuilding.run()) as steps:
            async for now in steps:
                if isinstance(now, Outcome):
                    await _end(desk, now)
                    await _show(context, sent, outcome(now, texts, chosen), last=True)
                elif time.monotonic() - told >= APART:
                    told = time.monotonic()
                    await _show(context, sent, step(now, texts))
    finally:
        desk.rebuilding = None


@in_turn
async def show_statistics(told: Written) -> None:
    """Show how the bot is used; what was asked is for private chats only."""
    if not told.admin:
        await told.say(told.texts.admins_only)
        return
    found = await asyncio.to_thread(statistics.summary, told.desk.settings.data)
    await told.reply(Reply(stats(found, told.texts, questions=not told.reader.group)))


async def _end(desk: Desk, end: Outcome) -> None:
    if end.error:
        _LOG.warning("reindex failed: %s", end.error)
        return
    _LOG.info("reindexed: %d speeches, %d passages, %d refused", end.speeches, end.passages, len(end.refused))
    # The next question should not be the one that waits for the new generation to load.
    await asyncio.to_thread(desk.warm)


async def _show(context: Context, sent: Message, draft: Draft, *, last: bool = False) -> None:
    """Edit the progress message; a step that does not get through is skipped, the end is sent anew."""
    try:
        if await edit(context.bot, sent.chat.id, sent.message_id, draft) or not last:
            return
    except TelegramError as error:
        if not last:
            _LOG.info("progress not shown: %s", error)
            return
    await send(context.bot, sent.chat.id, draft, thread=topic(sent))
