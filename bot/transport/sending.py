"""Drafts go out here: sent as new messages or put in the place of old ones, with entities and never a parse mode."""

from telegram import Bot, Message, ReplyParameters
from telegram.error import BadRequest

from bot.render.draft import Draft
from bot.transport.faults import is_message_gone, is_message_unchanged, is_quote_refused


async def send(
    bot: Bot, chat: int, draft: Draft, *, reply_to: int | None = None, quote: str = "", thread: int | None = None
) -> Message:
    """Send a draft as a new message, as a reply where `reply_to` is given; `thread` is a topic.

    `quote` is the part of that message which is answered; it is left out where the message no longer has it.
    """
    reply = ReplyParameters(reply_to, allow_sending_without_reply=True, quote=quote or None) if reply_to else None
    try:
        return await _send(bot, chat, draft, reply, thread)
    except BadRequest as error:
        if not quote or not is_quote_refused(error):
            raise
    return await send(bot, chat, draft, reply_to=reply_to, thread=thread)


async def _send(bot: Bot, chat: int, draft: Draft, reply: ReplyParameters | None, thread: int | None) -> Message:
    return await bot.send_message(
        chat,
        draft.text,
        entities=draft.entities,
        reply_markup=draft.keyboard,
        reply_parameters=reply,
        message_thread_id=thread,
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
