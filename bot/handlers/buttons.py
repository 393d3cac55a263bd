"""Presses of buttons: whose message it is, what it asks, and an answer to every one of them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from telegram import Message, Update
from telegram.constants import ChatID

from bot.callbacks import Op, decode
from bot.context import NO_INDEX, Context, Desk
from bot.conversation.answering import Reply
from bot.handlers import answers, ask, pages
from bot.handlers.press import Pressed, hear
from bot.handlers.replying import deliver
from bot.limits import TooManyWaiting
from bot.render.guide import plain
from bot.storage.messages import Card

WAITING = 8

NOBODY = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL})
"""Whom Telegram names where an administrator or a channel asks in a group: their answers are anyone's to move."""

FOR_ALL = frozenset({Op.USEFUL, Op.USELESS})
"""What anyone in a group may press under somebody else's answer: it does not move it."""


async def pressed(update: Update, context: Context) -> None:
    """Find what a press means and do it, or say that the button has expired or is somebody else's."""
    query = update.callback_query
    if query is None:
        return
    desk = Desk.of(context)
    message = query.message if isinstance(query.message, Message) else None
    reader = await desk.reader(query.from_user, message.chat, context) if message else None
    texts = reader.texts if reader else await desk.texts(query.from_user)
    asked = decode(query.data or "")
    if asked is not None and asked.op == Op.NOTHING:
        await hear(query, "")
        return
    card = await asyncio.to_thread(desk.memory.card, asked.card) if asked else None
    if reader is None or asked is None or card is None or message is None or not _on(card, message):
        await hear(query, texts.expired, alert=True)
        return
    if card.user not in {query.from_user.id, *NOBODY} and asked.op not in FOR_ALL:
        await hear(query, texts.not_yours, alert=True)
        return
    if card.message is None:
        await asyncio.to_thread(desk.memory.placed, card.id, message.message_id)
    await _do(Pressed(desk, context, query, query.from_user, message, card, asked, reader))


async def typed(update: Update, context: Context) -> None:
    """Do what a button does where what stands on it was typed in private (see bot/boards.py)."""
    desk, message, user = Desk.of(context), update.effective_message, update.effective_user
    if message is None or user is None:
        return
    button = desk.boards.find(message.chat.id, message.text or "")
    if button and button.copy_text:
        await deliver(context, message, Reply(plain(button.copy_text.text)))
        return
    asked = decode(str(button.callback_data)) if button else None
    card = await asyncio.to_thread(desk.memory.card, asked.card) if asked else None
    if asked is None or card is None:
        await ask.question(update, context)
        return
    reader = await desk.reader(user, message.chat, context)
    await _do(Pressed(desk, context, None, user, message, card, asked, reader))


async def _do(act: Pressed) -> None:
    try:
        async with act.desk.turns.take(act.user.id, WAITING):
            # The one before may have changed what the message shows.
            now = await asyncio.to_thread(act.desk.memory.card, act.card.id)
            act.card = now or act.card
            await _ACTS[act.press.op](act)
    except TooManyWaiting:
        await act.answer(act.texts.busy)
    except NO_INDEX:
        await act.answer(act.texts.no_index, alert=True)
    await act.answer()


_ACTS: Mapping[Op, Callable[[Pressed], Awaitable[None]]] = {
    Op.SHOW: answers.show,
    Op.AROUND: answers.around,
    Op.OPEN: answers.open_,
    Op.USEFUL: answers.mark,
    Op.USELESS: answers.mark,
    Op.ALONE: answers.alone,
    Op.WIDEN: answers.widen,
    Op.SUGGESTION: answers.suggestion,
    Op.PAGE: pages.page,
    Op.CONTENTS: pages.contents,
    Op.AS_TEXT: pages.file,
    Op.AS_DOCX: pages.file,
    Op.LIST: pages.list_,
    Op.SPEECH: pages.speech,
    Op.LANGUAGE: pages.language,
    Op.HELP: pages.help_,
}


def _on(card: Card, message: Message) -> bool:
    # A card knows no message while the receipt of sending it is on its way, or where that was lost.
    return card.chat == message.chat.id and card.message in (None, message.message_id)
