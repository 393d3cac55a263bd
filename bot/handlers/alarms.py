"""What administrators are told unasked: once, when the disk takes nothing any more."""

import asyncio
import logging

from telegram.error import TelegramError

from bot.context import BotApplication
from bot.render.draft import plain_draft
from bot.storage.outgoing import Outgoing
from bot.texts.admin import ADMIN

_LOG = logging.getLogger(__name__)


async def tell_of_full_disk(application: BotApplication) -> None:
    """Tell every administrator that nothing is remembered, once until something could be written again."""
    state = application.bot_data
    if not state.database.fails:
        state.disk_told = False
        return
    if state.disk_told:
        return
    state.disk_told = True
    for admin in state.settings.admins:
        language = await asyncio.to_thread(state.database.language, admin)
        text = ADMIN.get(language or "", ADMIN[state.settings.language]).disk_full
        try:
            await state.outbox.put(Outgoing(admin, plain_draft(text), language=language or state.settings.language))
        except TelegramError as error:
            _LOG.info("an administrator was not told of the full disk: %s", error)
