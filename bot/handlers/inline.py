"""Inline mode: `@bot question` in any chat, answered with passages to send there."""

import asyncio
import logging

from telegram import InlineQueryResultsButton, Update
from telegram.error import BadRequest

from bot.callbacks import read_payload
from bot.context import NO_INDEX, BotContext, BotState
from bot.limits import TooManyWaiting
from bot.render.draft import sendable
from bot.render.inline import RESULTS, inline_result
from bot.storage import statistics
from index import Answer, Certainty

_LOG = logging.getLogger(__name__)

CACHE_SECONDS = 30
"""How long Telegram may show a person the same results again; nobody else ever gets them."""

OFFERS_KEPT = 1000
"""Queries whose entries of the administrator's words are kept until a passage is sent."""

WAITING_QUERIES = 20
TIMEOUT = 20.0
"""Seconds a query may take; Telegram forgets it after 30."""


async def offer_passages(update: Update, context: BotContext) -> None:
    """Offer the passages that answer what a person has typed so far."""
    query = update.inline_query
    if query is None:
        return
    state, user = context.state, query.from_user
    state.inline_queries[user.id] = query.id
    texts = await state.texts(user)
    answer: Answer | None = None
    text = _question(query.query)
    try:
        async with state.user_queue.turn(user.id, WAITING_QUERIES):
            # Every letter typed is a query; those that a newer one has overtaken need no answer.
            if state.inline_queries.get(user.id) != query.id:
                return
            if text:
                answer = await asyncio.wait_for(asyncio.to_thread(_search, state, text), TIMEOUT)
    except (TooManyWaiting, TimeoutError, *NO_INDEX):
        pass  # the bot itself is offered, which tells what is the matter
    hits = answer.hits if answer is not None and answer.answered else ()
    if answer is not None and answer.own_words:
        _keep(state, user.id, text, answer.own_words)
    if state.inline_queries.get(user.id) == query.id:
        del state.inline_queries[user.id]
    none = texts.inline_partial if answer is not None and answer.missing_shards else texts.inline_none
    label = none if text and not hits else texts.inline_help
    try:
        await query.answer(
            [inline_result(hit, context.bot.username, texts) for hit in hits],
            cache_time=CACHE_SECONDS,
            is_personal=True,
            button=None if hits else InlineQueryResultsButton(label, start_parameter="inline"),
        )
    except BadRequest as error:
        # A query that grew too old while we were down.
        _LOG.info("inline query not answered: %s", error)


async def count_chosen(update: Update, context: BotContext) -> None:
    """Count the question of a passage that was sent, if the bot's owner has switched this feedback on."""
    chosen = update.chosen_inline_result
    if chosen is None:
        return
    link = read_payload(chosen.result_id)
    passage = link.passage if link else None
    question, user = _question(chosen.query), chosen.from_user.id
    own_words = context.state.inline_own_words.pop((user, question), ())
    asked = statistics.AnsweredQuestion("inline", question, Certainty.SURE, None, passage, user, own_words)
    await asyncio.to_thread(statistics.record, context.state.database, asked)


def _question(typed: str) -> str:
    return sendable(typed).strip()


def _keep(state: BotState, user: int, question: str, own_words: tuple[str, ...]) -> None:
    """Keep which entries of the administrator's words changed an answer, until a passage of it is sent."""
    state.inline_own_words[user, question] = own_words
    while len(state.inline_own_words) > OFFERS_KEPT:
        state.inline_own_words.popitem(last=False)


def _search(state: BotState, text: str) -> Answer:
    return state.live.get().search(text, RESULTS)
