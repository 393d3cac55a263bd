"""The first word and the help: /start, also with a deep link, /help, /language."""

import asyncio

from telegram import Update
from telegram.constants import ChatType

from bot.callbacks import read_payload
from bot.context import BotContext
from bot.render.draft import Reply, plain_draft, sendable, shorten
from bot.render.guide import language_choice
from bot.storage.messages import GuideContent
from bot.texts import say
from bot.transport.commands import similar_command
from bot.views import reading
from bot.views.guide import help_reply, welcome_reply


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


async def greet_group(update: Update, context: BotContext) -> None:
    """Say in a group how to ask, when the bot is added to it."""
    members = update.message.new_chat_members if update.message else ()
    if any(member.id == context.bot.id for member in members):
        async with context.turn():
            await context.send(plain_draft(context.texts.joined))


async def show_help(_: Update, context: BotContext) -> None:
    """Say in short how it works."""
    async with context.turn() as recipient:
        await context.reply(await asyncio.to_thread(help_reply, context.state, recipient))


async def unknown_command(_: Update, context: BotContext) -> None:
    """Say that there is no such command, and what there is."""
    command = sendable((context.message.text or context.message.caption or "").split()[0])
    async with context.turn() as recipient:
        meant = similar_command(command, admin=context.is_admin)
        sentence = context.texts.similar_command if meant else context.texts.unknown_command
        note = say(sentence, command=shorten(command, 40), **({"meant": f"/{meant}"} if meant else {}))
        await context.reply(await asyncio.to_thread(help_reply, context.state, recipient, note))


async def refuse_second_hand(_: Update, context: BotContext) -> None:
    """Say that a command which changes something counts only from the person's own hand; nothing where nobody is."""
    if context.message.chat.type == ChatType.PRIVATE:
        async with context.turn():
            await context.say(context.texts.second_hand)


async def offer_languages(_: Update, context: BotContext) -> None:
    """Offer the languages."""
    async with context.turn() as recipient:
        add = context.state.database.add_message
        sent_id = await asyncio.to_thread(add, recipient.user, recipient.chat, GuideContent())
        await context.reply(Reply(language_choice(sent_id, context.texts), sent_id))
