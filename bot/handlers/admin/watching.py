"""The collection is watched while the bot serves, and indexed again when its files have changed."""

import asyncio
import logging
from contextlib import aclosing, suppress

from telegram.error import TelegramError

from bot.collection import Collection, collection
from bot.config import ConfigError
from bot.context import NO_INDEX, BotApplication
from bot.rebuild import Outcome, Rebuild
from bot.render.reindexing import outcome_draft
from bot.storage.outgoing import Outgoing
from bot.texts import LANGUAGES
from bot.uploads import uploads_folder
from bot.watching import settled_changes
from index import JianghuaError

_LOG = logging.getLogger(__name__)


async def watch_collection(application: BotApplication) -> None:
    """Reindex whenever the files of the collection have changed, until cancelled.

    Administrators are told where something was refused, is to be minded or failed, and that differs from last time.
    """
    settings = application.bot_data.settings
    told: tuple[object, ...] = ()
    try:
        # What is sent to the bot is indexed when it is added.
        paths = [path for path in collection(settings).paths if path != uploads_folder(settings.data)]
        _LOG.info("watching %d files and folders of the collection", len(paths))
        async for _ in settled_changes(paths, settings.data):
            chosen = collection(settings)
            end = await _rebuild(application, chosen)
            if end is None:
                continue
            trouble = (end.error, end.refused, end.warnings)
            if trouble != told and any(trouble):
                await _tell(application, end, chosen)
            told = trouble
    except (ConfigError, JianghuaError) as error:
        _LOG.error("the collection is no longer watched: %s", error)


async def _rebuild(application: BotApplication, chosen: Collection) -> Outcome | None:
    """Reindex, and once more where that was wished for meanwhile; None where one runs already, which is repeated."""
    state = application.bot_data
    if state.rebuilding:
        state.rebuild_again = True
        return None
    end = Outcome()
    while True:
        state.rebuild_again = False
        state.rebuilding = Rebuild(state.settings.data, chosen.paths)
        try:
            async with aclosing(state.rebuilding.run()) as steps:
                async for now in steps:
                    end = now if isinstance(now, Outcome) else end
        finally:
            state.rebuilding = None
        if not state.rebuild_again:
            break
    if end.error:
        _LOG.warning("reindex failed: %s", end.error)
        return end
    counts = (end.added.count, end.changed.count, end.removed.count, end.refused_files)
    _LOG.info("reindexed what changed: %d added, %d changed, %d removed, %d refused", *counts)
    with suppress(*NO_INDEX):
        await asyncio.to_thread(state.warm)
    return end


async def _tell(application: BotApplication, end: Outcome, chosen: Collection) -> None:
    state = application.bot_data
    for admin in state.settings.admins:
        language = await asyncio.to_thread(state.database.language, admin)
        texts = LANGUAGES.get(language or "") or LANGUAGES[state.settings.language]
        with suppress(TelegramError):  # an administrator who never wrote to the bot has no chat
            await state.outbox.put(Outgoing(admin, outcome_draft(end, texts, chosen), language=texts.code))
