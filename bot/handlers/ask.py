"""Questions: written in private, put to the bot in a group, edited afterwards."""

import asyncio
import re

from telegram import Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.answering import Asked, Reply, again, respond
from bot.desk import NO_INDEX, Context, Desk
from bot.manners import TooManyWaiting, typing
from bot.render.guide import plain
from bot.sending import edit, send
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
    text = message.text.partition(" ")[2].strip() if " " in message.text else ""
    if "\n" in message.text and not text:
        text = message.text.partition("\n")[2].strip()
    replied = message.reply_to_message
    if not text and replied and replied.text and not _from(replied, context.bot.id):
        text = replied.text
    await _answer(update, context, text)


async def worded(update: Update, context: Context) -> None:
    """`/问 question`: the command in Chinese, which Telegram does not see as one."""
    if context.matches:
        await _answer(update, context, context.matches[0][1].strip())


async def edited(update: Update, context: Context) -> None:
    """Let an edited question edit its answer."""
    message = update.edited_message
    if message is None or message.text is None:
        return
    desk = Desk.of(context)
    text = message.text
    if text.startswith("/"):
        text = text.partition(" ")[2]
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
    """Ask kindly for words where a picture, a sticker, a voice came in private."""
    message = update.effective_message
    if message:
        texts = await Desk.of(context).texts(update.effective_user)
        await send(context.bot, message.chat.id, plain(texts.text_only))


async def deliver(context: Context, message: Message, reply: Reply) -> None:
    """Send a reply to a person's message, quoting it in groups, and note where the answer stands."""
    group = message.chat.type != ChatType.PRIVATE
    thread = message.message_thread_id if message.is_topic_message else None
    sent = await send(
        context.bot, message.chat.id, reply.draft, reply_to=message.message_id if group else None, thread=thread
    )
    if reply.card:
        await asyncio.to_thread(Desk.of(context).memory.placed, reply.card, sent.message_id)


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


async def _answer(update: Update, context: Context, text: str) -> None:
    message, user = update.effective_message, update.effective_user
    if message is None or user is None:
        return
    desk = Desk.of(context)
    try:
        # The turn comes before all that waits, so that a person's questions are answered in the order they were asked.
        async with desk.turns.take(user.id, desk.settings.limits.waiting):
            asked = await _asked(update, context, text)
            reply = await _reply(desk, context, asked) if asked else None
            if reply:
                await deliver(context, message, reply)
    except TooManyWaiting:
        if desk.allowance.tell(user.id):
            texts = await desk.texts(user)
            await deliver(context, message, Reply(plain(texts.too_many_waiting)))


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


def _from(message: Message, user: int) -> bool:
    return message.from_user is not None and message.from_user.id == user
