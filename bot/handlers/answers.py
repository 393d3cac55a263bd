"""The buttons under an answer: other passages, their surroundings, marks, asking differently."""

import asyncio
import logging
from dataclasses import replace

from telegram.error import BadRequest

from bot.callbacks import Link, Op
from bot.conversation.answering import Asked, search
from bot.handlers.pages import open_link
from bot.handlers.press import Pressed
from bot.handlers.replying import deliver, topic
from bot.limits import typing
from bot.render.draft import Draft
from bot.storage import statistics
from bot.storage.messages import AnswerCard, ReadingCard
from bot.texts import say
from bot.views import answers

_LOG = logging.getLogger(__name__)


async def show(act: Pressed) -> None:
    """Show another passage of the answer, or another part of a long one."""
    body = _turned(act)
    if body is None:
        await act.put(None)
        return

    def draft() -> Draft | None:
        shown = answers.shown(act.desk.live.get(), act.card.id, body, act.reader)
        if shown:
            act.desk.memory.change(act.card.id, body)
        return shown

    await act.put(await asyncio.to_thread(draft))


async def around(act: Pressed) -> None:
    """Show the passage between its neighbours."""
    body = _turned(act)
    if body is None:
        await act.put(None)
        return
    await act.put(
        await asyncio.to_thread(lambda: answers.surroundings(act.desk.live.get(), act.card.id, body, act.reader))
    )


async def open_(act: Pressed) -> None:
    """Open the speech where the passage stands."""
    body = _turned(act)
    await (open_link(act, Link(passage=body.found[act.press.first].passage)) if body else act.put(None))


async def mark(act: Pressed) -> None:
    """Keep whether the answer helped, and show it to the asker."""
    body = act.card.body
    if not isinstance(body, AnswerCard):
        await act.put(None)
        return
    useful = act.press.op is Op.USEFUL
    await act.answer(act.texts.useful if useful else act.texts.useless)
    own = act.card.user == act.user.id
    marked = replace(body, mark=1 if useful else -1)

    def keep() -> Draft | None:
        if body.usage:
            statistics.mark(act.desk.memory, body.usage, act.user.id, useful=useful)
        if not own:
            return None
        act.desk.memory.change(act.card.id, marked)
        return answers.shown(act.desk.live.get(), act.card.id, marked, act.reader)

    draft = await asyncio.to_thread(keep)
    if draft and draft.keyboard:
        try:
            await act.context.bot.edit_message_reply_markup(
                act.message.chat.id, act.card.message or act.message.message_id, reply_markup=draft.keyboard
            )
        except BadRequest as error:
            # The same mark once more changes nothing.
            _LOG.debug("mark not shown: %s", error)


async def alone(act: Pressed) -> None:
    """Ask what was typed, without the question before it, in the place of the answer."""
    body = act.card.body
    await (_search_again(act, body, body.typed) if isinstance(body, AnswerCard) else act.put(None))


async def widen(act: Pressed) -> None:
    """Ask the same in all speeches, in the place of the answer."""
    body = act.card.body
    await (_search_again(act, body, body.question, body.base) if isinstance(body, AnswerCard) else act.put(None))


async def _search_again(act: Pressed, body: AnswerCard, question: str, base: str = "") -> None:
    await act.answer()
    if await _too_fast(act):
        return
    asked = Asked(act.reader, message=act.card.asked)
    async with typing(act.context.bot, act.message.chat.id, topic(act.message)):
        reply = await asyncio.to_thread(
            search, act.desk, asked, question, typed=body.typed, card=act.card, named=body.named, base=base
        )
    await act.put(reply.draft)


async def suggestion(act: Pressed) -> None:
    """Ask a suggested question, in a new message."""
    body, number = act.card.body, act.press.first
    if isinstance(body, ReadingCard) or number >= len(body.suggestions):
        await act.put(None)
        return
    await act.answer()
    if await _too_fast(act):
        return
    question = body.suggestions[number]
    async with typing(act.context.bot, act.message.chat.id, topic(act.message)):
        reply = await asyncio.to_thread(search, act.desk, Asked(act.reader), question, typed=question, named=True)
    await deliver(act.context, act.message, reply)


def _turned(act: Pressed) -> AnswerCard | None:
    """Give the answer with the pressed passage shown; None where it has none of that number."""
    body, number = act.card.body, act.press.first
    if not isinstance(body, AnswerCard) or number >= len(body.found):
        return None
    # On the button parts are counted from 1; 0 is the one with the answering sentence.
    return replace(body, shown=number, part=act.press.second - 1 if act.press.second else None)


async def _too_fast(act: Pressed) -> bool:
    wait = act.desk.allowance.spend(act.user.id)
    if wait and act.desk.allowance.tell(act.user.id):
        await act.send(Draft(say(act.texts.too_fast, seconds=wait)))
    return bool(wait)
