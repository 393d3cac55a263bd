"""/speeches: the list of what there is, all of it or by title."""

import asyncio

from telegram import Update

from bot.answering import Reply
from bot.cards import ListCard
from bot.desk import NO_INDEX, Context, Desk, Reader
from bot.handlers.replying import deliver, in_turn
from bot.reading import listing
from bot.render.draft import sendable
from bot.render.guide import plain

_QUERY = 100


@in_turn
async def speeches(update: Update, context: Context) -> None:
    """`/speeches`, `/speeches 就业`, or the same in Chinese."""
    desk = Desk.of(context)
    message, reader = update.effective_message, await desk.reader(update, context)
    if message is None or reader is None:
        return
    query = (context.matches[0][1] or "") if context.matches else " ".join(context.args or ())
    texts = reader.texts
    try:
        reply = await asyncio.to_thread(_list, desk, reader, sendable(query)[:_QUERY].strip())
    except NO_INDEX:
        reply = Reply(plain(texts.no_index_admin if desk.is_admin(update) else texts.no_index))
    await deliver(context, message, reply)


def _list(desk: Desk, reader: Reader, query: str) -> Reply:
    body = ListCard(query)
    index = desk.live.get()
    card = desk.memory.remember(reader.user, reader.chat, body)
    return Reply(listing(index, card, body, 0, reader), card)
