"""/files and /remove: which files are indexed, and one of them taken out, with a way back."""

import asyncio
import logging
from functools import partial
from pathlib import Path

from telegram import Update

from bot.context import NO_INDEX, BotContext, BotState
from bot.handlers.admin.reindexing import rebuild
from bot.handlers.button_press import ButtonPress
from bot.handlers.identity import refuse_unless_admin
from bot.render.collection_files import files_draft, page_of, removed_draft
from bot.render.draft import Draft, Reply, plain_draft
from bot.storage.messages import FilesContent, RemovalContent
from bot.texts import say
from bot.texts.collection import ADMIN_COLLECTION
from bot.uploads import leave_out, left_out, put_back, take_out
from bot.views.files import CollectionFile, collection_files
from index import JianghuaError

_LOG = logging.getLogger(__name__)


async def list_files(_: Update, context: BotContext) -> None:
    """List the files of the collection, those whose names hold the words behind the command."""
    await _list(context, removing=False)


async def offer_removal(_: Update, context: BotContext) -> None:
    """List the files with a button each that takes it out."""
    await _list(context, removing=True)


async def turn_files(press: ButtonPress) -> None:
    """Turn to another page of the files."""
    content = press.sent.content
    if not press.context.is_admin or not isinstance(content, FilesContent):
        await press.show(None)
        return
    draft = await asyncio.to_thread(_page, press.state, press.context, press.sent.id, content, press.data.first)
    await press.show(draft)


async def remove_listed(press: ButtonPress) -> None:
    """Take the file of a button out of the collection, or bring back one that was left out."""
    content, place, state = press.sent.content, press.data.first, press.state
    if not press.context.is_admin or not isinstance(content, FilesContent) or place >= len(content.paths):
        await press.show(None)
        return
    files = await asyncio.to_thread(collection_files, state)
    file = next((each for each in files if str(each.path) == content.paths[place]), None)
    if file is None or file.state == "gone":
        await press.answer(press.texts.expired, alert=True)
        return
    try:
        if file.state == "left out":
            await asyncio.to_thread(leave_out, state.settings.data, file.path, out=False)
            returned = ADMIN_COLLECTION[press.texts.code].file_returned
            await press.reply(Reply(plain_draft(say(returned, name=file.name))))
        else:
            await press.reply(await asyncio.to_thread(_remove, press.context, file))
    except JianghuaError as error:
        await press.reply(Reply(plain_draft(str(error))))
        return
    press.afterwards = partial(rebuild, press.context)


async def undo_removal(press: ButtonPress) -> None:
    """Bring back a file that was taken out, while no other reindex has come between."""
    content, state = press.sent.content, press.state
    own = ADMIN_COLLECTION[press.texts.code]
    if not press.context.is_admin or not isinstance(content, RemovalContent):
        await press.show(None)
        return
    path, data = Path(content.path), state.settings.data.absolute()
    try:
        late = _generation(state) > content.generation + 1 and path not in left_out(data)
        back = not late and await asyncio.to_thread(put_back, data, path, press.sent.id, content.generation)
    except JianghuaError as error:
        await press.reply(Reply(plain_draft(str(error))))
        return
    if not back:
        await press.answer(own.undo_over, alert=True)
        return
    await press.show(plain_draft(say(own.file_returned, name=path.name)))
    press.afterwards = partial(rebuild, press.context)


async def _list(context: BotContext, *, removing: bool) -> None:
    async with context.turn() as recipient:
        if await refuse_unless_admin(context):
            return
        content = FilesContent(removing, " ".join(context.args or ()))
        database = context.state.database
        sent_id = await asyncio.to_thread(database.add_message, recipient.user, recipient.chat, content)
        draft = await asyncio.to_thread(_page, context.state, context, sent_id, content, 0)
        await context.reply(Reply(draft, sent_id))


def _page(state: BotState, context: BotContext, sent_id: int, content: FilesContent, page: int) -> Draft:
    files = collection_files(state, content.query)
    paths = tuple(str(file.path) for file in page_of(files, page))
    state.database.update_content(sent_id, FilesContent(content.removing, content.query, paths))
    return files_draft(files, page, sent_id, context.texts, query=content.query, removing=content.removing)


def _remove(context: BotContext, file: CollectionFile) -> Reply:
    state, recipient = context.state, context.recipient
    content = RemovalContent(str(file.path), _generation(state))
    sent_id = state.database.add_message(recipient.user, recipient.chat, content)
    take_out(state.settings.data.absolute(), file.path, sent_id, content.generation)
    _LOG.info("a file was taken out of the collection")
    return Reply(removed_draft(file.name, sent_id, context.texts), sent_id)


def _generation(state: BotState) -> int:
    try:
        return state.live.get().generation
    except NO_INDEX:
        return 0
