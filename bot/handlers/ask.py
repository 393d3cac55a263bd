"""Questions: written in private, put to the bot in a group, edited afterwards."""

import asyncio
import re

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.answering import Asked, Reply, again, respond
from bot.desk import NO_INDEX, Context, Desk
from bot.handlers.replying import deliver, in_turn, tell
from bot.manners import TooManyWaiting, typing
from bot.render.guide import plain
from bot.sending import edit
from bot.texts import say


async def question(update: Update, context: Context) -> None:
    """Answer a message to the bot."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    if message.chat.type == ChatType.PRIVATE:
        await _answer(update, context, message.text)
    elif is_meant(message, context.bot.id, context.bot.username):
        await _answer(update, context, without_mention(message, context.bot.username))


async def command(update: Update, context: Context) -> None:
    """`/ask question`; alone in reply to somebody's message it asks what that message says."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    text = _behind_command(message.text)
    replied = message.reply_to_message
    if not text and replied and replied.text and not _from(replied, context.bot.id):
        text = replied.text
    await _answer(update, context, text)


async def worded(update: Update, context: Context) -> None:
    """`/问 question`: the command in Chinese, which Telegram does not see as one."""
    if context.matches:
        await _answer(update, context, (context.matches[0][1] or "").strip())


async def edited(update: Update, context: Context) -> None:
    """Let an edited question edit its answer."""
    message = update.edited_message
    if message is None or message.text is None:
        return
    desk = Desk.of(context)
    text = message.text
    if text.startswith("/"):
        text = _behind_command(text)
    elif message.chat.type != ChatType.PRIVATE:
        text = without_mention(message, context.bot.username)
    user = message.from_user
    if user is None:
        return
    try:
        async with desk.turns.take(user.id, desk.settings.limits.waiting):
            asked = await _asked(update, context, text)
            if asked is None or desk.allowance.spend(user.id):
                return
            reply = await asyncio.to_thread(again, desk, asked)
            if reply is None:
                return
            if reply.replaces is None or not await edit(context.bot, message.chat.id, reply.replaces, reply.draft):
                await deliver(context, message, reply)
    except (TooManyWaiting, *NO_INDEX):
        # The old answer stands; a word about it under an edited message would only puzzle.
        return


async def other(update: Update, context: Context) -> None:
    """Answer what is written under a picture; ask kindly for words where a sticker, a voice came in private."""
    message = update.effective_message
    if message is None:
        return
    albums = Desk.of(context).albums
    again = message.media_group_id in albums
    if message.media_group_id:
        albums.append(message.media_group_id)
    if message.caption:
        await _answer(update, context, message.caption)
    elif not again:
        # The pictures of an album come as a message each: one word is enough for all.
        await tell(update, context, lambda texts: texts.text_only)


def is_meant(message: Message, bot: int, name: str) -> bool:
    """Whether a message in a group is for the bot: it replies to the bot or mentions it."""
    if message.reply_to_message and _from(message.reply_to_message, bot):
        return True
    mentions = message.parse_entities([MessageEntity.MENTION])
    named = any(text.lower() == f"@{name}".lower() for text in mentions.values())
    linked = message.parse_entities([MessageEntity.TEXT_MENTION])
    return named or any(entity.user and entity.user.id == bot for entity in linked)


def without_mention(message: Message, name: str) -> str:
    """Tell what a message asks, the bot's name taken out."""
    return re.sub(rf"@{re.escape(name)}\b", " ", message.text or "", flags=re.IGNORECASE).strip()


@in_turn
async def _answer(update: Update, context: Context, text: str) -> None:
    message, asked = update.effective_message, await _asked(update, context, text)
    if message is None or asked is None:
        return
    reply = await _reply(Desk.of(context), context, asked)
    if reply:
        await deliver(context, message, reply)


async def _reply(desk: Desk, context: Context, asked: Asked) -> Reply | None:
    """Give what to send; None for one who was told already to ask more slowly."""
    texts = asked.reader.texts
    if wait := desk.allowance.spend(asked.reader.user):
        slower = Reply(plain(say(texts.too_fast, seconds=wait)))
        return slower if desk.allowance.tell(asked.reader.user) else None
    try:
        async with typing(context.bot, asked.reader.chat):
            return await asyncio.to_thread(respond, desk, asked)
    except NO_INDEX:
        admin = asked.reader.user in desk.settings.admins
        return Reply(plain(texts.no_index_admin if admin else texts.no_index))


async def _asked(update: Update, context: Context, text: str) -> Asked | None:
    message = update.effective_message
    reader = await Desk.of(context).reader(update, context)
    if message is None or reader is None:
        return None
    replied = message.reply_to_message
    answer = replied.message_id if replied and _from(replied, context.bot.id) else None
    return Asked(reader, text, message.message_id, answer)


def _behind_command(text: str) -> str:
    return "".join(text.split(maxsplit=1)[1:]).strip()


def _from(message: Message, user: int) -> bool:
    return message.from_user is not None and message.from_user.id == user
