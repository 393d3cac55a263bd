"""/speeches: the list of what there is, all of it or by title."""

import asyncio

from bot.context import Desk, Reader
from bot.conversation.answering import Reply
from bot.handlers.replying import Written, in_turn
from bot.render.draft import sendable
from bot.storage.messages import ListCard
from bot.views.reading import listing

_QUERY = 100


@in_turn
async def speeches(told: Written) -> None:
    """`/speeches`, `/speeches 就业`, or the same in Chinese."""
    context = told.context
    query = (context.matches[0][1] or "") if context.matches else " ".join(context.args or ())
    await told.reply(await asyncio.to_thread(_list, told.desk, told.reader, sendable(query)[:_QUERY].strip()))


def _list(desk: Desk, reader: Reader, query: str) -> Reply:
    body = ListCard(query)
    index = desk.live.get()
    card = desk.memory.remember(reader.user, reader.chat, body)
    return Reply(listing(index, card, body, 0, reader), card)
