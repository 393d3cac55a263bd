"""/reindex: the index is rebuilt while questions go on being answered, and one message tells how far it is."""

import asyncio
import contextlib
import logging
import time
from contextlib import aclosing

from telegram import Update
from telegram.error import TelegramError

from bot.collection import Collection, collection
from bot.config import ConfigError
from bot.context import NO_INDEX, BotContext, BotState
from bot.handlers.button_press import ButtonPress
from bot.handlers.identity import refuse_unless_admin
from bot.rebuild import Outcome, Rebuild
from bot.render.reindexing import Pace, outcome_draft, progress_draft, started_draft
from bot.storage.messages import GuideContent
from bot.texts import say
from bot.texts.collection import ADMIN_COLLECTION
from bot.transport.sending import edit
from bot.uploads import sweep_removed

_LOG = logging.getLogger(__name__)

EDIT_SECONDS = 3.0
"""Seconds between two edits of the progress message, as Telegram's flood limit wants it."""


async def rebuild_index(_: Update, context: BotContext) -> None:
    """Rebuild the index of the whole collection."""
    async with context.turn():
        if await refuse_unless_admin(context):
            return
        if context.state.rebuilding:
            await context.say(context.texts.reindex_running)
            return
    await rebuild(context)


async def rebuild(context: BotContext) -> None:
    """Rebuild the index: one message, edited as the work goes on, that ends with what was indexed.

    Where a rebuild runs already, the collection is indexed once more when that one has ended.
    """
    state = context.state
    if state.rebuilding:
        state.rebuild_again = True
        await context.say(ADMIN_COLLECTION[context.texts.code].reindex_queued)
        return
    while True:
        try:
            chosen = collection(state.settings)
        except ConfigError as error:
            await context.say(say(context.texts.reindex_failed, reason=str(error)))
            return
        state.rebuild_again = False
        await asyncio.to_thread(_sweep_removed, state)
        state.rebuilding = Rebuild(state.settings.data, chosen.paths)
        try:
            await _follow(context, state.rebuilding, chosen)
        finally:
            state.rebuilding = None
        if not state.rebuild_again:
            return


async def cancel(press: ButtonPress) -> None:
    """End the rebuild that runs now; the index that was there stays."""
    if not press.context.is_admin:
        await press.answer(press.texts.admins_only, alert=True)
        return
    rebuilding = press.state.rebuilding
    if rebuilding is None:
        await press.answer(ADMIN_COLLECTION[press.texts.code].reindex_over, alert=True)
        return
    press.state.rebuild_again = False
    rebuilding.cancel()


def _sweep_removed(state: BotState) -> None:
    with contextlib.suppress(*NO_INDEX):
        sweep_removed(state.settings.data, state.live.get().generation)


async def _follow(context: BotContext, rebuilding: Rebuild, chosen: Collection) -> None:
    state, texts = context.state, context.texts
    recipient = context.recipient
    sent_id = await asyncio.to_thread(state.database.add_message, recipient.user, recipient.chat, GuideContent())
    first = started_draft(sent_id, texts)
    sent = await context.show(None, first, sent_id)
    edited, pace = time.monotonic(), Pace()
    async with aclosing(rebuilding.run()) as steps:
        async for now in steps:
            if isinstance(now, Outcome):
                await _end(state, now)
                await context.show(sent, outcome_draft(now, texts, chosen))
                continue
            at = time.monotonic()
            rate = pace.rate(now, at)
            if sent is not None and at - edited >= EDIT_SECONDS:
                edited = at
                try:
                    await edit(context.bot, context.message.chat.id, sent, progress_draft(now, rate, sent_id, texts))
                except TelegramError as error:
                    _LOG.info("progress not shown: %s", error)


async def _end(state: BotState, end: Outcome) -> None:
    if state.metrics:
        state.metrics.reindex("cancelled" if end.cancelled else "failed" if end.error else "done")
    if end.cancelled:
        _LOG.info("reindex cancelled")
        return
    if end.error:
        _LOG.warning("reindex failed: %s", end.error)
        return
    _LOG.info("reindexed: %d speeches, %d passages, %d refused", end.speeches, end.passages, end.refused_files)
    # The next question should not be the one that waits for the new generation to load.
    await asyncio.to_thread(state.warm)
