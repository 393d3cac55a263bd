"""/speeches: the list of what there is, all of it or by title."""

import asyncio

from telegram import Update

from bot.context import BotContext, BotState, Recipient
from bot.render.draft import Reply, sendable
from bot.storage.messages import ListContent
from bot.views.reading import listing

_QUERY = 100


async def list_speeches(_: Update, context: BotContext) -> None:
    """`/speeches`, `/speeches 就业`, or the same in Chinese."""
    query = (context.matches[0][1] or "") if context.matches else " ".join(context.args or ())
    async with context.turn() as recipient:
        await context.reply(await asyncio.to_thread(_list, context.state, recipient, sendable(query)[:_QUERY].strip()))


def _list(state: BotState, recipient: Recipient, query: str) -> Reply:
    content = ListContent(query)
    index = state.live.get()
    sent_id = state.database.add_message(recipient.user, recipient.chat, content)
    return Reply(listing(index, sent_id, content, 0, recipient), sent_id)
