"""Drafts go out here: sent as new messages or put in the place of old ones, with entities and never a parse mode."""

from telegram import Bot, Message
from telegram.error import BadRequest

from bot.render.draft import Draft
from bot.transport.faults import is_message_gone, is_message_unchanged


async def send(bot: Bot, chat: int, draft: Draft, *, thread: int | None = None) -> Message:
    """Send a draft as a new message; `thread` is a topic."""
    return await bot.send_message(
        chat, draft.text, entities=draft.entities, reply_markup=draft.keyboard, message_thread_id=thread
    )


async def edit(bot: Bot, chat: int, message: int, draft: Draft) -> bool:
    """Put a draft in the place of a message; False where that message is gone."""
    try:
        await bot.edit_message_text(draft.text, chat, message, entities=draft.entities, reply_markup=draft.keyboard)
    except BadRequest as error:
        if is_message_gone(error):
            return False
        if not is_message_unchanged(error):
            raise
    return True


def topic_of(message: Message) -> int | None:
    """Return the forum topic that a message stands in, None for none."""
    return message.message_thread_id if message.is_topic_message else None
