"""The buttons under an answer: other passages, their surroundings, marks, asking differently."""

import asyncio
import logging
from dataclasses import replace

from bot.callbacks import Link, Op
from bot.conversation.dialogue import UserMessage
from bot.conversation.searching import answer_question
from bot.handlers.button_press import ButtonPress
from bot.handlers.pages import open_link
from bot.limits import typing
from bot.render.draft import Draft
from bot.storage import statistics
from bot.storage.messages import AnswerContent, GuideContent, ListContent
from bot.transport.sending import topic_of
from bot.views import answers

_LOG = logging.getLogger(__name__)


async def show_passage(press: ButtonPress) -> None:
    """Show another passage of the answer, or another part of a long one."""
    content = _selected(press)
    if content is None:
        await press.show(None)
        return

    def draft() -> Draft | None:
        shown = answers.answer_message(press.state.live.get(), press.sent.id, content, press.recipient)
        if shown:
            press.state.database.update_content(press.sent.id, content)
        return shown

    await press.show(await asyncio.to_thread(draft))


async def show_context(press: ButtonPress) -> None:
    """Show the passage between its neighbours."""
    content = _selected(press)
    if content is None:
        await press.show(None)
        return
    index = press.state.live.get()
    await press.show(await asyncio.to_thread(answers.context_message, index, press.sent.id, content, press.recipient))


async def open_speech(press: ButtonPress) -> None:
    """Open the speech where the passage stands."""
    content = _selected(press)
    if content is None:
        await press.show(None)
        return
    passage = content.hits[press.data.first].passage

    def note() -> None:
        index = press.state.live.get()
        number = index.speech_of(passage)
        found = index.speech(number) if number is not None else None
        if found:
            statistics.add_reading(press.state.database, found.title)

    await open_link(press, Link(passage=passage))
    await asyncio.to_thread(note)


async def mark_answer(press: ButtonPress) -> None:
    """Keep whether the answer helped, and show it to the asker."""
    content, user = press.sent.content, press.recipient.user
    if not isinstance(content, AnswerContent):
        await press.show(None)
        return
    useful = press.data.op is Op.USEFUL
    await press.answer(press.texts.useful if useful else press.texts.useless)
    marked = replace(content, mark=1 if useful else -1)

    def keep() -> Draft | None:
        if content.usage:
            statistics.add_mark(press.state.database, content.usage, user, useful=useful)
        if press.sent.user != press.state.database.pseudonym(user):
            return None
        press.state.database.update_content(press.sent.id, marked)
        return answers.answer_message(press.state.live.get(), press.sent.id, marked, press.recipient)

    draft = await asyncio.to_thread(keep)
    if draft and draft.keyboard:
        await press.context.edit_keyboard(press.sent.message or press.context.message.message_id, draft)


async def ask_alone(press: ButtonPress) -> None:
    """Ask what was typed, without the question before it, in the place of the answer."""
    content = press.sent.content
    await (_ask_again(press, content, content.typed) if isinstance(content, AnswerContent) else press.show(None))


async def ask_everywhere(press: ButtonPress) -> None:
    """Ask the same in all speeches, in the place of the answer."""
    content = press.sent.content
    if isinstance(content, AnswerContent):
        await _ask_again(press, content, content.question, content.base)
    else:
        await press.show(None)


async def _ask_again(press: ButtonPress, content: AnswerContent, question: str, base: str = "") -> None:
    await press.answer()
    if not await press.context.may_ask():
        return
    message = UserMessage(press.recipient, id=press.sent.question)
    typed, sent, named = content.typed, press.sent, content.named
    async with typing(press.context.bot, press.recipient.chat, topic_of(press.context.message)):
        reply = await asyncio.to_thread(
            answer_question, press.state, message, question, typed=typed, replaces=sent, named=named, base=base
        )
    await press.show(reply.draft)


async def ask_suggestion(press: ButtonPress) -> None:
    """Ask a suggested question, in a new message."""
    content, number = press.sent.content, press.data.first
    if not isinstance(content, AnswerContent | ListContent | GuideContent) or number >= len(content.suggestions):
        await press.show(None)
        return
    await press.answer()
    if not await press.context.may_ask():
        return
    message, question = UserMessage(press.recipient), content.suggestions[number]
    async with typing(press.context.bot, press.recipient.chat, topic_of(press.context.message)):
        reply = await asyncio.to_thread(answer_question, press.state, message, question, typed=question, named=True)
    await press.reply(reply)


def _selected(press: ButtonPress) -> AnswerContent | None:
    """Return the answer with the pressed passage shown; None where it has none of that number."""
    content, number = press.sent.content, press.data.first
    if not isinstance(content, AnswerContent) or number >= len(content.hits):
        return None
    # On the button parts are counted from 1; 0 is the one with the answering sentence.
    return replace(content, shown=number, part=press.data.second - 1 if press.data.second else None)
