"""The first word and the help: /start, also with a deep link, /help, /language."""

import asyncio

from telegram import Bot, Update, User
from telegram.constants import ChatType

from bot import commands, reading
from bot.answering import Reply
from bot.callbacks import read_payload
from bot.cards import GuideCard
from bot.desk import EXAMPLES, NO_INDEX, Context, Desk, Reader
from bot.handlers.replying import deliver, in_turn
from bot.render.guide import help_page, languages, plain, welcome
from bot.texts import LANGUAGES, Texts


@in_turn
async def start(update: Update, context: Context) -> None:
    """Welcome a person, or open what the link they followed points to."""
    desk = Desk.of(context)
    message, reader = update.effective_message, await desk.reader(update, context)
    if message is None or reader is None:
        return
    link = read_payload(context.args[0]) if context.args else None
    try:
        if link is None:
            reply = await asyncio.to_thread(_welcome, desk, reader)
        else:
            opened = await asyncio.to_thread(reading.open_at, desk, reader, link)
            reply = Reply(*opened) if opened else Reply(plain(reader.texts.speech_gone))
    except NO_INDEX:
        reply = Reply(plain(reader.texts.no_index_admin if desk.is_admin(update) else reader.texts.no_index))
    await deliver(context, message, reply)


@in_turn
async def help_(update: Update, context: Context) -> None:
    """Say in short how it works."""
    desk = Desk.of(context)
    message, reader = update.effective_message, await desk.reader(update, context)
    if message is None or reader is None:
        return
    reply = await asyncio.to_thread(_help, desk, reader)
    await deliver(context, message, reply)


@in_turn
async def language(update: Update, context: Context) -> None:
    """Offer the languages."""
    desk = Desk.of(context)
    message, reader = update.effective_message, await desk.reader(update, context)
    if message is None or reader is None:
        return
    card = await asyncio.to_thread(desk.memory.remember, reader.user, reader.chat, GuideCard())
    await deliver(context, message, Reply(languages(card, reader.texts), card))


async def speak(desk: Desk, user: User, chat_type: str, number: int, bot: Bot) -> Texts | None:
    """Keep the language a person chose, and list the commands in it where they chat in private."""
    every = list(LANGUAGES.values())
    if number >= len(every):
        return None
    texts = every[number]
    await asyncio.to_thread(desk.memory.speak, user.id, texts.code)
    if chat_type == ChatType.PRIVATE:
        await commands.speak(bot, user.id, texts, admin=user.id in desk.settings.admins)
    return texts


def examples(desk: Desk) -> tuple[str, ...]:
    """Questions this collection can answer; none where there is no index yet."""
    try:
        return tuple(desk.live.get().examples(EXAMPLES))
    except NO_INDEX:
        return ()


def _welcome(desk: Desk, reader: Reader) -> Reply:
    index = desk.live.get()
    listed = index.speeches()
    questions = examples(desk)
    card = desk.memory.remember(reader.user, reader.chat, GuideCard(questions))
    passages = sum(each.passages for each in listed)
    return Reply(welcome(card, len(listed), passages, questions, reader.texts), card)


def _help(desk: Desk, reader: Reader) -> Reply:
    questions = examples(desk)
    card = desk.memory.remember(reader.user, reader.chat, GuideCard(questions))
    return Reply(help_page(card, 0, questions, reader.bot, reader.texts), card)
