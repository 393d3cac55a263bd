"""How replies go out: in the person's turn, to the place they wrote in, and noted on their card."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Concatenate, ParamSpec

from telegram import Message, Update
from telegram.constants import ChatType

from bot.answering import Reply
from bot.desk import Context, Desk
from bot.manners import TooManyWaiting
from bot.render.guide import plain
from bot.sending import send
from bot.texts import Texts

P = ParamSpec("P")


async def deliver(context: Context, message: Message, reply: Reply) -> Message:
    """Send a reply to a person's message, quoting it in groups, and note where the answer stands."""
    group = message.chat.type != ChatType.PRIVATE
    sent = await send(
        context.bot,
        message.chat.id,
        reply.draft,
        reply_to=message.message_id if group else None,
        thread=topic(message),
    )
    if reply.card:
        await asyncio.to_thread(Desk.of(context).memory.placed, reply.card, sent.message_id)
    return sent


def topic(message: Message) -> int | None:
    """Tell the topic of a forum that a message stands in."""
    return message.message_thread_id if message.is_topic_message else None


def in_turn(
    handler: Callable[Concatenate[Update, Context, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Update, Context, P], Coroutine[Any, Any, None]]:
    """Let a handler do one thing at a time for a person, in the order asked: nobody can keep all others waiting.

    Who has too many things waiting already is told so once. A handler in turn must not call another.
    """

    async def waiting(update: Update, context: Context, /, *args: P.args, **kwargs: P.kwargs) -> None:
        message, user = update.effective_message, update.effective_user
        if message is None or user is None:
            return
        desk = Desk.of(context)
        try:
            async with desk.turns.take(user.id, desk.settings.limits.waiting):
                await handler(update, context, *args, **kwargs)
        except TooManyWaiting:
            if desk.allowance.tell(user.id):
                texts = await desk.texts(user)
                await deliver(context, message, Reply(plain(texts.too_many_waiting)))

    return waiting


@in_turn
async def tell(update: Update, context: Context, sentence: Callable[[Texts], str]) -> None:
    """Say one sentence in the person's language."""
    message = update.effective_message
    if message:
        texts = await Desk.of(context).texts(update.effective_user)
        await deliver(context, message, Reply(plain(sentence(texts))))
