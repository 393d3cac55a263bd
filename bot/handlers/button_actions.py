"""Presses of buttons: whose message it is, what it asks, and an answer to every one of them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from telegram import Message, Update
from telegram.constants import ChatType

from bot.callbacks import Op, decode_data
from bot.context import NOBODY, BotContext
from bot.handlers import answers, ask, pages, usage
from bot.handlers.admin import access, answering, files, reindexing, uploading
from bot.handlers.button_press import ButtonPress, answer_query
from bot.storage.database import Database
from bot.storage.messages import SentMessage

WAITING_PRESSES = 8

FOR_ALL = frozenset({Op.USEFUL, Op.USELESS})
"""What anyone in a group may press under somebody else's answer: it does not move it. A person has one mark for each
answer, the last one; in a private chat only the asker has."""


async def pressed(update: Update, context: BotContext) -> None:
    """Find what a press means and do it, or say that the button has expired or is somebody else's."""
    query = update.callback_query
    if query is None:
        return
    data = decode_data(query.data or "")
    if data is not None and data.op == Op.NOTHING:
        await answer_query(query, "")
        return
    message = query.message if isinstance(query.message, Message) else None
    if message is None:
        await answer_query(query, (await context.state.texts(query.from_user)).expired, alert=True)
        return
    texts = (await context.identify()).texts
    database = context.state.database
    sent = await asyncio.to_thread(database.message, data.sent_id) if data else None
    if data is None or sent is None or not _on(sent, message, database):
        await answer_query(query, texts.expired, alert=True)
        return
    # What an anonymous administrator or a channel asked in a group is anyone's to move.
    mine = sent.user in map(database.pseudonym, (query.from_user.id, *NOBODY))
    if not mine and (data.op not in FOR_ALL or message.chat.type == ChatType.PRIVATE):
        await answer_query(query, texts.not_yours, alert=True)
        return
    if sent.message is None:
        await asyncio.to_thread(database.set_message, sent.id, message.message_id)
    await _act(ButtonPress(context, query, sent, data))


async def typed(update: Update, context: BotContext) -> None:
    """Press the button whose label was typed in private."""
    button = context.state.typed_buttons.find(context.message.chat.id, context.message.text or "")
    if button and button.copy_text:
        async with context.turn():
            await context.say(button.copy_text.text)
        return
    data = decode_data(str(button.callback_data)) if button else None
    sent = await asyncio.to_thread(context.state.database.message, data.sent_id) if data else None
    if data is None or sent is None:
        await ask.question(update, context)
        return
    await _act(ButtonPress(context, None, sent, data))


async def _act(press: ButtonPress) -> None:
    async with press.context.turn(WAITING_PRESSES):
        # The press before may have changed what the message shows.
        newest = await asyncio.to_thread(press.state.database.message, press.sent.id)
        press.sent = newest or press.sent
        await _ACTIONS[press.data.op](press)
        await press.answer()
    if press.afterwards:
        await press.afterwards()


_ACTIONS: Mapping[Op, Callable[[ButtonPress], Awaitable[None]]] = {
    Op.EXPORT: usage.export,
    Op.CANCEL: reindexing.cancel,
    Op.ADD: uploading.settle_upload,
    Op.REPLACE: uploading.settle_upload,
    Op.DISCARD: uploading.settle_upload,
    Op.FILES: files.turn_files,
    Op.REMOVE: files.remove_listed,
    Op.UNDO: files.undo_removal,
    Op.ADMIT: access.admit,
    Op.DENY: access.admit,
    Op.ANSWER: answering.choose_question,
    Op.BIND: answering.bind,
    Op.UNBIND: answering.bind,
    Op.SHOW: answers.show_passage,
    Op.AROUND: answers.show_context,
    Op.OPEN: answers.open_speech,
    Op.USEFUL: answers.mark_answer,
    Op.USELESS: answers.mark_answer,
    Op.ALONE: answers.ask_alone,
    Op.WIDEN: answers.ask_everywhere,
    Op.SUGGESTION: answers.ask_suggestion,
    Op.PAGE: pages.turn_page,
    Op.CONTENTS: pages.show_contents,
    Op.AS_TEXT: pages.send_file,
    Op.AS_DOCX: pages.send_file,
    Op.LIST: pages.turn_list,
    Op.SPEECH: pages.open_listed,
    Op.LANGUAGE: pages.choose_language,
    Op.HELP: pages.turn_help,
}


def _on(sent: SentMessage, message: Message, database: Database) -> bool:
    # A record has no message number while the receipt of sending it is on its way, or where that was lost.
    return sent.chat == database.pseudonym(message.chat.id) and sent.message in (None, message.message_id)
