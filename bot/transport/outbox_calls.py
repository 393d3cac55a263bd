"""One call of the Bot API for one message of the outbox."""

import logging

from telegram import InputFile, LinkPreviewOptions, Message, MessageEntity, ReplyParameters
from telegram.constants import MessageLimit
from telegram.ext import ExtBot

from bot.render.draft import Draft
from bot.storage.outgoing import Delivery, Outgoing
from bot.texts import LANGUAGES
from bot.transport.rate_limiter import PACED
from bot.utf16 import utf16_length

_LOG = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def carry_out(bot: ExtBot[int], outgoing: Outgoing) -> int | None:
    """Make the call that a message stands for; returns Telegram's number of a new message, None where it has none.

    A success whose body cannot be read is one: the message has arrived, and its number stays unknown.
    """
    try:
        sent = await _call(bot, outgoing)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        _LOG.warning("Telegram's receipt of a %s cannot be read (%s)", outgoing.kind.value, type(error).__name__)
        return None
    return sent.message_id if isinstance(sent, Message) else None


async def _call(bot: ExtBot[int], outgoing: Outgoing) -> Message | bool:
    chat, draft = outgoing.chat, _marked(outgoing)
    if outgoing.kind is Delivery.EDIT:
        return await bot.edit_message_text(
            draft.text,
            chat,
            outgoing.message,
            entities=draft.entities,
            reply_markup=draft.keyboard,
            link_preview_options=_NO_PREVIEW,
            rate_limit_args=PACED,
        )
    if outgoing.kind is Delivery.KEYBOARD:
        return await bot.edit_message_reply_markup(
            chat, outgoing.message, reply_markup=draft.keyboard, rate_limit_args=PACED
        )
    quote = outgoing.quote or None
    reply = None
    if outgoing.reply_to:
        reply = ReplyParameters(outgoing.reply_to, allow_sending_without_reply=True, quote=quote)
    if outgoing.kind is Delivery.MESSAGE:
        return await bot.send_message(
            chat,
            draft.text,
            entities=draft.entities,
            reply_markup=draft.keyboard,
            reply_parameters=reply,
            message_thread_id=outgoing.thread,
            link_preview_options=_NO_PREVIEW,
            rate_limit_args=PACED,
        )
    name, content = outgoing.file or ("", b"")
    send = bot.send_document if outgoing.kind is Delivery.DOCUMENT else bot.send_photo
    return await send(
        chat,
        InputFile(content, name),
        caption=draft.text or None,
        reply_parameters=reply,
        message_thread_id=outgoing.thread,
        rate_limit_args=PACED,
    )


def _marked(outgoing: Outgoing) -> Draft:
    """Return the draft, with a line that it may have come before, where there is doubt and room for the line."""
    draft = outgoing.draft
    texts = LANGUAGES.get(outgoing.language) or next(iter(LANGUAGES.values()))
    most = MessageLimit.MAX_TEXT_LENGTH if outgoing.kind is Delivery.MESSAGE else MessageLimit.CAPTION_LENGTH
    text = f"{draft.text}\n\n{texts.sent_again}".lstrip()
    if not outgoing.doubtful or utf16_length(text) > most:
        return draft
    at = utf16_length(text) - utf16_length(texts.sent_again)
    mark = MessageEntity(MessageEntity.ITALIC, at, utf16_length(texts.sent_again))
    return Draft(text, (*draft.entities, mark) if draft.text else (), draft.keyboard)
