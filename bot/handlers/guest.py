"""Guest mode: the bot is mentioned in a chat it is no member of, and may answer there once."""

import asyncio
import logging

from telegram import InlineQueryResultArticle, InputTextMessageContent, Update
from telegram.error import BadRequest

from bot.context import NO_INDEX, BotContext, BotState
from bot.handlers.addressed import guest_question
from bot.limits import TooManyWaiting
from bot.render.draft import sendable
from bot.render.inline import inline_result
from bot.storage import statistics
from bot.texts import Texts, say
from index import Certainty, ShardsMissing
from index.analysis.letters import has_letters

_LOG = logging.getLogger(__name__)


async def answer_guest(_: Update, context: BotContext) -> None:
    """Answer a guest's question with the passage that answers it, or a word that there is none."""
    message, state = context.message, context.state
    question = sendable(guest_question(message, context.bot)).strip()
    if message.guest_query_id is None:
        return
    try:
        async with context.turn() as recipient:
            wait = state.rate_limit.spend(context.counted_as)
            if wait:
                result = sentence_result(say(context.texts.too_fast, seconds=wait), context.texts)
            else:
                result = await asyncio.to_thread(_answer, state, question, recipient.user, context)
    except TooManyWaiting:
        return
    except NO_INDEX:
        result = sentence_result(context.texts.no_index, context.texts)
    except ShardsMissing:
        result = sentence_result(context.texts.part_silent, context.texts)
    try:
        await context.bot.answer_guest_query(message.guest_query_id, result)
    except BadRequest as error:
        # A query that grew too old while we were down, or that was answered by an earlier delivery.
        _LOG.info("guest not answered: %s", error)


def _answer(state: BotState, question: str, user: int, context: BotContext) -> InlineQueryResultArticle:
    texts = context.texts
    if not has_letters(question):
        example = next(iter(state.examples()), "")
        return sentence_result(say(texts.nothing_asked, example=example) if example else texts.no_letters, texts)
    answer = state.live.get().search(question, 1)
    answered = answer.answered and bool(answer.hits)
    first = answer.hits[0].passage.id if answer.hits else None
    asked = statistics.AnsweredQuestion("guest", question, answer.certainty, None, first, user, answer.own_words)
    statistics.record(state.database, asked)
    if not answered:
        return sentence_result(texts.no_answer_partial if answer.missing_shards else texts.no_answer, texts)
    notes = []
    if answer.missing_shards:
        notes.append(say(texts.partial, missing=len(answer.missing_shards), shards=answer.shards))
    if answer.certainty != Certainty.SURE:
        notes.append(texts.unsure)
    return inline_result(answer.hits[0], context.bot.username, texts, notes=notes)


def sentence_result(sentence: str, texts: Texts) -> InlineQueryResultArticle:
    """Give a sentence of the bot as the answer to a guest."""
    return InlineQueryResultArticle("none", texts.inline_help, InputTextMessageContent(sentence))
