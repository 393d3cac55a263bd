"""What a message asks of the bot: the words that are the question, or that it is not meant for the bot at all."""

import re

from telegram import Bot, Message
from telegram.constants import ChatType, MessageLimit

from bot.texts import command_names
from bot.utf16 import utf16_length

# Chinese names of commands are ours alone: `/` before any other Chinese word is how somebody writes a question.
_COMMAND = re.compile(
    rf"/(?P<name>[A-Za-z0-9_]+|{'|'.join(command_names.ASK)})(?:@(?P<bot>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL
)
_LONGEST_QUOTE = int(MessageLimit.CAPTION_LENGTH)
"""Units of a message that a reply may quote."""

_ASK = frozenset(("ask", *command_names.ASK))


def question_in(message: Message, bot: Bot) -> str | None:
    """Return what a message asks, "" where it calls the bot without a word, None where it is not a question to the bot.

    In private everything is, in groups `/ask`, a reply to the bot and a mention. Called without a word in a reply to
    somebody's message, the bot is asked what that message says.
    """
    text = message.text or message.caption or ""
    if command := _COMMAND.fullmatch(text):
        to_us = (command["bot"] or bot.username).lower() == bot.username.lower()
        if command["name"].lower() not in _ASK or not to_us:
            return None
        return _rest(command["rest"] or "", message, bot)
    if message.chat.type == ChatType.PRIVATE:
        return text
    if not _is_meant(message, bot):
        return None
    return _rest(_without_name(text, bot), message, bot)


def guest_question(message: Message, bot: Bot) -> str:
    """Return what a guest asks: the message without the bot's name, else what the message it replies to says."""
    text = message.text or message.caption or ""
    return _rest(_without_name(text, bot), message, bot)


def _without_name(text: str, bot: Bot) -> str:
    return re.sub(rf"@{re.escape(bot.username)}\b", " ", text, flags=re.IGNORECASE)


def replied_to(message: Message, bot: Bot) -> int | None:
    """Return the number of the bot's message that a message replies to."""
    replied = message.reply_to_message
    return replied.message_id if replied and _from(replied, bot) else None


def quoted_part(message: Message, question: str) -> str:
    """Give what an answer quotes of a message: the question, where the message says more and has it in one piece."""
    text = message.text or message.caption or ""
    quote = question.strip()
    fits = 0 < len(quote) < len(text) and quote in text and utf16_length(quote) <= _LONGEST_QUOTE
    return quote if fits else ""


def _rest(text: str, message: Message, bot: Bot) -> str:
    replied = message.reply_to_message
    if text.strip() or replied is None or _from(replied, bot):
        return text.strip()
    return (message.quote.text if message.quote else replied.text or replied.caption) or ""


def _is_meant(message: Message, bot: Bot) -> bool:
    if replied_to(message, bot):
        return True
    marked = message.parse_entities() if message.text else message.parse_caption_entities()
    return any(
        entity.user.id == bot.id if entity.user else name.lower() == f"@{bot.username}".lower()
        for entity, name in marked.items()
    )


def _from(message: Message, bot: Bot) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id
