"""What administrators do in the chat: rebuild the index while questions go on being answered."""

import asyncio
import logging
import time
from contextlib import aclosing

from telegram import Message, Update
from telegram.error import TelegramError

from bot.collection import collection
from bot.config import ConfigError
from bot.context import BotContext, BotState
from bot.handlers.identity import refuse_unless_admin
from bot.rebuild import Outcome, Rebuild
from bot.render.administration import outcome_draft, progress_draft
from bot.render.draft import Draft, plain_draft
from bot.texts import say
from bot.transport.sending import edit, send, topic_of

_LOG = logging.getLogger(__name__)

EDIT_SECONDS = 3.0
"""Seconds between two edits of the progress message, as Telegram's flood limit wants it."""


async def rebuild_index(_: Update, context: BotContext) -> None:
    """Rebuild the index: one message, edited as the work goes on, that ends with what was indexed."""
    state = context.state
    async with context.turn() as recipient:
        texts = recipient.texts
        if await refuse_unless_admin(context):
            return
        if state.rebuilding:
            await context.say(texts.reindex_running)
            return
        try:
            chosen = collection(state.settings)
        except ConfigError as error:
            await context.say(say(texts.reindex_failed, reason=str(error)))
            return
        rebuilding = state.rebuilding = Rebuild(state.settings.data, chosen.paths)
    try:
        message = context.message
        sent = await send(context.bot, message.chat.id, plain_draft(texts.reindex_started), thread=topic_of(message))
        edited = time.monotonic()
        async with aclosing(rebuilding.run()) as steps:
            async for now in steps:
                if isinstance(now, Outcome):
                    await _end(state, now)
                    await _show(context, sent, outcome_draft(now, texts, chosen), last=True)
                elif time.monotonic() - edited >= EDIT_SECONDS:
                    edited = time.monotonic()
                    await _show(context, sent, progress_draft(now, texts))
    finally:
        state.rebuilding = None


async def _end(state: BotState, end: Outcome) -> None:
    if end.error:
        _LOG.warning("reindex failed: %s", end.error)
        return
    _LOG.info("reindexed: %d speeches, %d passages, %d refused", end.speeches, end.passages, len(end.refused))
    # The next question should not be the one that waits for the new generation to load.
    await asyncio.to_thread(state.warm)


async def _show(context: BotContext, sent: Message, draft: Draft, *, last: bool = False) -> None:
    """Edit the progress message; a step that does not get through is skipped, the end is sent anew."""
    try:
        if await edit(context.bot, sent.chat.id, sent.message_id, draft) or not last:
            return
    except TelegramError as error:
        if not last:
            _LOG.info("progress not shown: %s", error)
            return
    await send(context.bot, sent.chat.id, draft, thread=topic_of(sent))
