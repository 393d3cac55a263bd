"""The first word and the help: /start, also with a deep link, /help, /language."""

import asyncio

from telegram import Bot, User
from telegram.constants import ChatType

from bot.callbacks import read_payload
from bot.context import EXAMPLES, NO_INDEX, Desk, Reader
from bot.conversation.answering import Reply
from bot.handlers.replying import Written, in_turn
from bot.render.draft import sendable, shorten
from bot.render.guide import help_page, languages, welcome
from bot.storage.messages import GuideCard
from bot.texts import LANGUAGES, Texts, say
from bot.transport import commands
from bot.views import reading


@in_turn
async def start(told: Written) -> None:
    """Welcome a person, or open what the link they followed points to."""
    link = read_payload(told.context.args[0]) if told.context.args else None
    if link is None:
        await told.reply(await asyncio.to_thread(welcomed, told.desk, told.reader))
        return
    opened = await asyncio.to_thread(reading.open_at, told.desk, told.reader, link)
    await (told.reply(Reply(*opened)) if opened else told.say(told.texts.speech_gone))


@in_turn
async def help_(told: Written) -> None:
    """Say in short how it works."""
    await told.reply(await asyncio.to_thread(_help, told.desk, told.reader))


@in_turn
async def unknown(told: Written) -> None:
    """Say that there is no such command, and what there is."""
    command = sendable((told.message.text or told.message.caption or "").split()[0])
    note = say(told.texts.unknown_command, command=shorten(command, 40))
    await told.reply(await asyncio.to_thread(_help, told.desk, told.reader, note))


@in_turn
async def language(told: Written) -> None:
    """Offer the languages."""
    reader = told.reader
    card = await asyncio.to_thread(told.desk.memory.remember, reader.user, reader.chat, GuideCard())
    await told.reply(Reply(languages(card, told.texts), card))


async def speak(desk: Desk, user: User, chat_type: str, number: int, bot: Bot) -> Texts | None:
    """Keep the language a person chose, and list the commands in it where they chat in private."""
    every = list(LANGUAGES.values())
    if number >= len(every):
        return None
    texts = every[number]
    await asyncio.to_thread(desk.memory.speak, user.id, texts.code)
    if chat_type == ChatType.PRIVATE:
        await commands.speak(bot, user.id, texts, admin=desk.is_admin(user))
    return texts


def welcomed(desk: Desk, reader: Reader) -> Reply:
    """Give the first word to a person. Blocks; raises one of NO_INDEX."""
    listed = desk.live.get().speeches()
    questions = _examples(desk)
    card = desk.memory.remember(reader.user, reader.chat, GuideCard(questions))
    passages = sum(each.passages for each in listed)
    return Reply(welcome(card, len(listed), passages, questions, reader.texts, group=reader.group), card)


def _help(desk: Desk, reader: Reader, note: str = "") -> Reply:
    questions = _examples(desk)
    card = desk.memory.remember(reader.user, reader.chat, GuideCard(questions))
    return Reply(help_page(card, 0, questions, reader.texts, bot=reader.bot, group=reader.group, note=note), card)


def _examples(desk: Desk) -> tuple[str, ...]:
    """Questions this collection can answer; none where there is no index yet."""
    try:
        return tuple(desk.live.get().examples(EXAMPLES))
    except NO_INDEX:
        return ()
