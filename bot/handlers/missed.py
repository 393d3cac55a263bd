"""A word for who is not answered: their question came long ago, or with too many others."""

import contextlib

from telegram.error import TelegramError

from bot.context import BotContext
from bot.texts import say


async def say_missed(context: BotContext, questions: int) -> None:
    """Say once that earlier questions came while the bot was away."""
    await _say(context, say((await context.identify()).texts.missed, questions=questions))


async def say_too_many(context: BotContext) -> None:
    """Say that more was written here than can be answered."""
    await _say(context, (await context.identify()).texts.too_many_here)


async def _say(context: BotContext, sentence: str) -> None:
    # Who has blocked the bot, or a chat that is gone, is told nothing.
    with contextlib.suppress(TelegramError):
        await context.say(sentence)
