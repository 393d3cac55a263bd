"""The first word and the help: /start, also with a deep link, /help, /language."""

import asyncio

from telegram import Update

from bot.callbacks import read_payload
from bot.context import BotContext, BotState, Recipient
from bot.render.draft import Reply, sendable, shorten
from bot.render.guide import help_page, language_choice, welcome
from bot.storage.messages import GuideContent
from bot.texts import say
from bot.views import reading


async def start(_: Update, context: BotContext) -> None:
    """Welcome a person, or open what the link they followed points to."""
    link = read_payload(context.args[0]) if context.args else None
    async with context.turn() as recipient:
        if link is None:
            await context.reply(await asyncio.to_thread(welcome_reply, context.state, recipient))
        elif opened := await asyncio.to_thread(reading.open_at, context.state, recipient, link):
            await context.reply(opened)
        else:
            await context.say(context.texts.speech_gone)


async def show_help(_: Update, context: BotContext) -> None:
    """Say in short how it works."""
    async with context.turn() as recipient:
        await context.reply(await asyncio.to_thread(_help, context.state, recipient))


async def unknown_command(_: Update, context: BotContext) -> None:
    """Say that there is no such command, and what there is."""
    command = sendable((context.message.text or context.message.caption or "").split()[0])
    async with context.turn() as recipient:
        note = say(context.texts.unknown_command, command=shorten(command, 40))
        await context.reply(await asyncio.to_thread(_help, context.state, recipient, note))


async def offer_languages(_: Update, context: BotContext) -> None:
    """Offer the languages."""
    async with context.turn() as recipient:
        add = context.state.database.add_message
        sent_id = await asyncio.to_thread(add, recipient.user, recipient.chat, GuideContent())
        await context.reply(Reply(language_choice(sent_id, context.texts), sent_id))


def welcome_reply(state: BotState, recipient: Recipient) -> Reply:
    """Return the first message to a person. Blocks; raises one of NO_INDEX."""
    listed = state.live.get().speeches()
    questions = state.examples()
    sent_id = state.database.add_message(recipient.user, recipient.chat, GuideContent(questions))
    passages = sum(each.passages for each in listed)
    return Reply(welcome(sent_id, len(listed), passages, questions, recipient.texts, group=recipient.group), sent_id)


def _help(state: BotState, recipient: Recipient, note: str = "") -> Reply:
    questions = state.examples()
    sent_id = state.database.add_message(recipient.user, recipient.chat, GuideContent(questions))
    bot, group = recipient.bot, recipient.group
    return Reply(help_page(sent_id, 0, questions, recipient.texts, bot=bot, group=group, note=note), sent_id)
