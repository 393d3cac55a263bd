"""Inline mode: `@bot question` in any chat, answered with passages to send there."""

import asyncio
import logging

from telegram import InlineQueryResultsButton, Update
from telegram.error import BadRequest

from bot.callbacks import read_payload
from bot.context import NO_INDEX, Context, Desk
from bot.limits import TooManyWaiting
from bot.render.draft import sendable
from bot.render.inline import RESULTS, result
from bot.storage import statistics
from index import Hit

_LOG = logging.getLogger(__name__)

CACHED = 30
"""Seconds Telegram may show a person the same results again; nobody else ever gets them."""

WAITING = 20
PATIENCE = 20.0
"""Seconds a query may take; Telegram forgets it after 30."""


async def inline(update: Update, context: Context) -> None:
    """Offer the passages that answer what a person has typed so far."""
    query = update.inline_query
    if query is None:
        return
    desk = Desk.of(context)
    desk.inquiring[query.from_user.id] = query.id
    texts = await desk.texts(query.from_user)
    hits: tuple[Hit, ...] = ()
    try:
        async with desk.turns.take(query.from_user.id, WAITING):
            # Every letter typed is a query; those that a newer one has overtaken need no answer.
            if desk.inquiring.get(query.from_user.id) != query.id:
                return
            text = sendable(query.query).strip()
            if text:
                hits = await asyncio.wait_for(asyncio.to_thread(_search, desk, text), PATIENCE)
    except (TooManyWaiting, TimeoutError, *NO_INDEX):
        hits = ()
    if desk.inquiring.get(query.from_user.id) == query.id:
        del desk.inquiring[query.from_user.id]
    label = texts.inline_none if query.query.strip() and not hits else texts.inline_help
    try:
        await query.answer(
            [result(hit, context.bot.username, texts) for hit in hits],
            cache_time=CACHED,
            is_personal=True,
            button=None if hits else InlineQueryResultsButton(label, start_parameter="inline"),
        )
    except BadRequest as error:
        # A query that grew too old while we were down.
        _LOG.info("inline query not answered: %s", error)


async def chosen(update: Update, context: Context) -> None:
    """Count the question of a passage that was sent, if the bot's owner has switched this feedback on."""
    picked = update.chosen_inline_result
    if picked is None:
        return
    link = read_payload(picked.result_id)
    passage = link.passage if link else None
    memory = Desk.of(context).memory
    await asyncio.to_thread(statistics.record, memory, "inline", sendable(picked.query), answered=True, passage=passage)


def _search(desk: Desk, text: str) -> tuple[Hit, ...]:
    answer = desk.live.get().search(text, RESULTS)
    return answer.hits if answer.answered else ()
