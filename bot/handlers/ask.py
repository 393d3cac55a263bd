"""Questions: written in private, put to the bot in a group, edited afterwards."""

import asyncio

from telegram import Update

from bot.context import NO_INDEX, Context, Desk
from bot.conversation.answering import Asked, again, respond
from bot.handlers.addressed import asked_of, replied_to
from bot.handlers.guide import welcomed
from bot.handlers.replying import Written, in_turn, tell, topic, written
from bot.limits import TooManyWaiting, typing
from bot.texts import say, words
from bot.transport.sending import edit


async def question(update: Update, context: Context) -> None:
    """Answer what is asked of the bot, also under a picture; other chatter in groups is left alone."""
    message = update.effective_message
    text = asked_of(message, context.bot) if message else None
    if message is None or text is None:
        return
    if message.media_group_id:
        Desk.of(context).albums.append(message.media_group_id)
    await _answer(update, context, text)


async def edited(update: Update, context: Context) -> None:
    """Let an edited question edit its answer; what only the edit has made a question is answered like a new one."""
    desk, message, user = Desk.of(context), update.edited_message, update.effective_user
    text = asked_of(message, context.bot) if message else None
    if message is None or user is None or not text or words.greets(text) or words.thanks(text):
        return
    try:
        async with desk.turns.take(user.id, desk.settings.limits.waiting):
            if desk.allowance.spend(user.id):
                return
            told = await written(context, message, user)
            reply = await asyncio.to_thread(again, desk, _asked(told, text))
            if reply is None:
                return
            old = reply.replaces
            if old is None or not await edit(context.bot, message.chat.id, old, reply.draft):
                await told.reply(reply)
            elif not told.reader.group:
                desk.boards.note(message.chat.id, reply.draft.keyboard)
    except (TooManyWaiting, *NO_INDEX):
        # The old answer stands; a word about it under an edited message would only puzzle.
        return


async def wordless(update: Update, context: Context) -> None:
    """Ask kindly for words where a picture, a sticker or a voice came in private."""
    message = update.effective_message
    if message is None:
        return
    albums = Desk.of(context).albums
    # The pictures of an album come as a message each: one word, or one answer, is enough for all.
    if message.media_group_id in albums:
        return
    if message.media_group_id:
        albums.append(message.media_group_id)
    await tell(update, context, lambda texts: texts.text_only)


@in_turn
async def _answer(told: Written, text: str) -> None:
    if wait := told.desk.allowance.spend(told.reader.user):
        if told.desk.allowance.tell(told.reader.user):
            await told.say(say(told.texts.too_fast, seconds=wait))
    elif words.thanks(text):
        await told.say(told.texts.thanked)
    elif words.greets(text):
        await told.reply(await asyncio.to_thread(welcomed, told.desk, told.reader))
    else:
        async with typing(told.context.bot, told.reader.chat, topic(told.message)):
            reply = await asyncio.to_thread(respond, told.desk, _asked(told, text))
        await told.reply(reply)


def _asked(told: Written, text: str) -> Asked:
    return Asked(told.reader, text, told.message.message_id, replied_to(told.message, told.context.bot))
