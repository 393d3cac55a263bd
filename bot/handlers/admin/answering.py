"""/answer: a question that found no answer is bound to a passage by an administrator."""

import asyncio
import logging
import re

from telegram import Update

from bot.callbacks import Op
from bot.context import BotContext, BotState
from bot.handlers.button_press import ButtonPress
from bot.handlers.identity import refuse_unless_admin
from bot.render.bound_answers import bound_draft, candidates_draft, unanswered_draft
from bot.render.draft import Draft, Reply, plain_draft, sendable
from bot.storage.messages import BindingContent
from bot.storage.usage import usage
from bot.texts import Texts, say
from bot.texts.bound_answers import BOUND_ANSWERS
from index import JianghuaError, Passage
from index.bound_answers import bind_answer

_LOG = logging.getLogger(__name__)

QUESTIONS = 8
CANDIDATES = 5

_SEARCHED = re.compile(r"\s*[=＝]\s*")


async def offer_answers(_: Update, context: BotContext) -> None:
    """List questions without an answer, or the passages for the question behind the command.

    `/answer 问题 = 词` looks for the passages by other words than the question's.
    """
    async with context.turn() as recipient:
        if await refuse_unless_admin(context):
            return
        state, database = context.state, context.state.database
        given = " ".join(sendable(context.message.text or "").split()[1:])
        sent_id = await asyncio.to_thread(database.add_message, recipient.user, recipient.chat, BindingContent())
        if given:
            question, words = (*_SEARCHED.split(given, maxsplit=1), "")[:2]
            draft = await asyncio.to_thread(_candidates, state, sent_id, question, words, context.texts)
        else:
            draft = await asyncio.to_thread(_unanswered, state, sent_id, context.texts)
        await context.reply(Reply(draft, sent_id))


async def choose_question(press: ButtonPress) -> None:
    """Show the passages for a question of the list."""
    content, place = press.sent.content, press.data.first
    if not press.context.is_admin or not isinstance(content, BindingContent) or place >= len(content.questions):
        await press.show(None)
        return
    question = content.questions[place]
    await press.show(await asyncio.to_thread(_candidates, press.state, press.sent.id, question, "", press.texts))


async def bind(press: ButtonPress) -> None:
    """Bind the question to the passage of the button, or undo that."""
    content, place, state = press.sent.content, press.data.first, press.state
    if not press.context.is_admin or not isinstance(content, BindingContent) or not content.questions:
        await press.show(None)
        return
    question, passage = content.questions[0], None
    if press.data.op is Op.BIND:
        wanted = content.passages[place] if place < len(content.passages) else 0
        passage = await asyncio.to_thread(state.live.get().passage, wanted)
        if passage is None:
            await press.show(None)
            return
    try:
        await asyncio.to_thread(bind_answer, state.settings.data, question, passage)
    except JianghuaError as error:
        await press.reply(Reply(plain_draft(str(error))))
        return
    _LOG.info("a question was %s", "bound to a passage" if passage else "left to the search again")
    if passage is None:
        await press.show(plain_draft(say(BOUND_ANSWERS[press.texts.code].answer_unbound, question=question)))
    else:
        await press.show(bound_draft(question, passage, press.sent.id, press.texts))


def _unanswered(state: BotState, sent_id: int, texts: Texts) -> Draft:
    groups = [group for group in usage(state.settings.data).problems if group.none][:QUESTIONS]
    questions = tuple(group.question for group in groups)
    state.database.update_content(sent_id, BindingContent(questions))
    return unanswered_draft(questions, sent_id, texts)


def _candidates(state: BotState, sent_id: int, question: str, words: str, texts: Texts) -> Draft:
    hits = state.live.get().search(words or question, CANDIDATES).hits
    passages: list[Passage] = [hit.passage for hit in hits]
    content = BindingContent((question,), tuple(passage.id for passage in passages))
    state.database.update_content(sent_id, content)
    return candidates_draft(question, passages, sent_id, texts)
