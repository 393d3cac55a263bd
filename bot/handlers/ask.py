"""Questions: written in private, put to the bot in a group, edited afterwards."""

import asyncio

from telegram import Update

from bot.context import BotContext
from bot.conversation.answering import answer_edited, respond
from bot.conversation.dialogue import UserMessage
from bot.handlers.addressed import question_in, quoted_part, replied_to
from bot.limits import typing
from bot.transport.sending import topic_of


async def question(_: Update, context: BotContext) -> None:
    """Answer what is asked of the bot, also under a picture; other chatter in groups is left alone."""
    message = context.message
    text = question_in(message, context.bot)
    if text is None:
        return
    if message.media_group_id:
        context.state.albums.append(message.media_group_id)
    async with context.turn(latest=True) as recipient:
        if not await context.may_ask():
            return
        async with typing(context.bot, recipient.chat, topic_of(message)):
            reply = await asyncio.to_thread(respond, context.state, _user_message(context, text))
        await context.reply(reply, quoted_part(message, text))


async def edited(_: Update, context: BotContext) -> None:
    """Let an edited question edit its answer; what only the edit has made a question is answered like a new one."""
    text = question_in(context.message, context.bot)
    if not text:
        return
    async with context.turn():
        if context.state.rate_limit.spend(context.counted_as):
            return
        reply = await asyncio.to_thread(answer_edited, context.state, _user_message(context, text))
        if reply is None:
            return
        if reply.edits is None:
            await context.reply(reply)
        else:
            await context.edit(reply.edits, reply.draft, reply.sent_id)


async def wordless(_: Update, context: BotContext) -> None:
    """Ask kindly for words where a picture, a sticker or a voice came in private."""
    message, albums = context.message, context.state.albums
    # The pictures of an album come as a message each: one word, or one answer, is enough for all.
    if message.media_group_id in albums:
        return
    if message.media_group_id:
        albums.append(message.media_group_id)
    async with context.turn():
        await context.say(context.texts.text_only)


def _user_message(context: BotContext, text: str) -> UserMessage:
    message = context.message
    return UserMessage(context.recipient, text, message.message_id, replied_to(message, context.bot))
