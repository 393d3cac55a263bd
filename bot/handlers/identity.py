"""Who somebody is to the bot: /id tells one's own number, and only administrators pass where it matters."""

from telegram import Update

from bot.context import BotContext
from bot.texts import say
from bot.texts.access import ACCESS


async def show_id(_: Update, context: BotContext) -> None:
    """Tell a person their number, and in a group the group's."""
    async with context.turn():
        await context.say(_own_id(context))


async def refuse_unless_admin(context: BotContext) -> bool:
    """Whether the person is no administrator, and was told so, with the number that would make them one."""
    if context.is_admin:
        return False
    await context.say(f"{context.texts.admins_only}\n{_own_id(context)}")
    return True


def _own_id(context: BotContext) -> str:
    texts, recipient = ACCESS[context.texts.code], context.recipient
    if recipient.group:
        return say(texts.your_id_in_group, user=str(recipient.user), chat=str(recipient.chat))
    return say(texts.your_id, user=str(recipient.user))
