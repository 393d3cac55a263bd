"""/privacy says what is kept of a person, /forget deletes it."""

import asyncio

from telegram import Update

from bot.context import BotContext
from bot.texts import say
from bot.texts.privacy import PRIVACY


async def show_privacy(_: Update, context: BotContext) -> None:
    """Say what the bot keeps, for how long, and what Telegram sees."""
    async with context.turn():
        days = context.state.settings.question_days
        await context.say(say(PRIVACY[context.texts.code].privacy, days=days))


async def forget(_: Update, context: BotContext) -> None:
    """Delete what the person has asked, marked and chosen; buttons of earlier answers expire."""
    async with context.turn() as recipient:
        questions = await asyncio.to_thread(context.state.database.forget, recipient.user)
        await context.say(say(PRIVACY[context.texts.code].forgotten, questions=questions))
