"""How messages are answered: in the person's turn, in the place they wrote in, and noted on the answer's card."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec

from telegram import Message, Update, User
from telegram.constants import ChatType

from bot.context import NO_INDEX, Context, Desk, Reader
from bot.conversation.answering import Reply
from bot.limits import TooManyWaiting
from bot.render.guide import plain
from bot.texts import Texts
from bot.transport.sending import send

P = ParamSpec("P")
Steps = Coroutine[Any, Any, None]


@dataclass(frozen=True, slots=True)
class Written:
    """A message on its way through a handler: who wrote it, and how to reply to it."""

    desk: Desk
    context: Context
    message: Message
    reader: Reader
    admin: bool

    @property
    def texts(self) -> Texts:
        """What the bot says to the person."""
        return self.reader.texts

    async def reply(self, reply: Reply) -> None:
        """Send a reply."""
        await deliver(self.context, self.message, reply)

    async def say(self, sentence: str) -> None:
        """Send a sentence and nothing else."""
        await self.reply(Reply(plain(sentence)))


async def written(context: Context, message: Message, user: User) -> Written:
    """Tell what is known of a message that a person wrote."""
    desk = Desk.of(context)
    return Written(desk, context, message, await desk.reader(user, message.chat, context), desk.is_admin(user))


def in_turn(
    handler: Callable[Concatenate[Written, P], Steps],
) -> Callable[Concatenate[Update, Context, P], Steps]:
    """Let a handler do one thing at a time for a person, in the order asked: nobody can keep all others waiting.

    Who has too many things waiting already is told so once; who asks where there is no index is told that. A handler
    in turn must not call another.
    """

    async def waiting(update: Update, context: Context, /, *args: P.args, **kwargs: P.kwargs) -> None:
        desk, message, user = Desk.of(context), update.effective_message, update.effective_user
        if message is None or user is None:
            return
        try:
            # Nothing is awaited before: whoever came first is first in line.
            async with desk.turns.take(user.id, desk.settings.limits.waiting):
                told = await written(context, message, user)
                try:
                    await handler(told, *args, **kwargs)
                except NO_INDEX:
                    await told.say(told.texts.no_index_admin if told.admin else told.texts.no_index)
        except TooManyWaiting:
            if desk.allowance.tell(user.id):
                told = await written(context, message, user)
                await told.say(told.texts.too_many_waiting)

    return waiting


@in_turn
async def tell(told: Written, sentence: Callable[[Texts], str]) -> None:
    """Say one sentence in the person's language."""
    await told.say(sentence(told.texts))


async def deliver(context: Context, message: Message, reply: Reply) -> None:
    """Send a reply to a message, quoting it in groups, and note where the answer stands."""
    group = message.chat.type != ChatType.PRIVATE
    sent = await send(
        context.bot,
        message.chat.id,
        reply.draft,
        reply_to=message.message_id if group else None,
        thread=topic(message),
    )
    if not group:
        Desk.of(context).boards.note(message.chat.id, reply.draft.keyboard)
    if reply.card:
        await asyncio.to_thread(Desk.of(context).memory.placed, reply.card, sent.message_id)


def topic(message: Message) -> int | None:
    """Tell the topic of a forum that a message stands in."""
    return message.message_thread_id if message.is_topic_message else None
