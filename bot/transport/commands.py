"""The bot's commands by scope and language, and the texts of its profile, as Telegram shows them."""

import difflib
import logging
from collections.abc import Iterator, Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.config import Settings
from bot.texts import LANGUAGES, Texts
from bot.texts.bound_answers import BOUND_ANSWERS
from bot.texts.collection import ADMIN_COLLECTION
from bot.texts.own_words import OWN_WORDS

_LOG = logging.getLogger(__name__)

_NEAR = 0.7
"""How alike a mistyped command must be to one there is, by difflib's ratio: /hlep and /help have 0.75."""

_CODES = ("", "zh", "en")
"""The languages that lists are registered for; the first stands for all others."""


def private_commands(texts: Texts, *, admin: bool = False) -> list[tuple[str, str]]:
    """Commands and descriptions for a private chat, more of them for an administrator."""
    listed = [
        ("speeches", texts.command_speeches),
        ("help", texts.command_help),
        ("language", texts.command_language),
        ("privacy", texts.command_privacy),
        ("forget", texts.command_forget),
        ("id", texts.command_id),
    ]
    if not admin:
        return listed
    own = ADMIN_COLLECTION[texts.code]
    return [
        *listed,
        ("reindex", texts.command_reindex),
        ("upload", own.command_upload),
        ("files", own.command_files),
        ("remove", own.command_remove),
        ("words", OWN_WORDS[texts.code].command_words),
        ("answer", BOUND_ANSWERS[texts.code].command_answer),
        ("stats", texts.command_stats),
    ]


def group_commands(texts: Texts) -> list[tuple[str, str]]:
    """Commands and descriptions for a group."""
    return [("ask", texts.command_ask), ("speeches", texts.command_speeches), ("help", texts.command_help)]


def similar_command(typed: str, *, admin: bool) -> str | None:
    """Return the command that was probably meant by a mistyped one (`/hlep`), None where none is near."""
    texts = next(iter(LANGUAGES.values()))
    names = ["start", *(name for name, _ in (*private_commands(texts, admin=admin), *group_commands(texts)))]
    near = difflib.get_close_matches(typed.removeprefix("/").partition("@")[0].lower(), names, 1, _NEAR)
    return near[0] if near else None


async def register(bot: Bot, settings: Settings) -> None:
    """Tell Telegram the commands; what it does not take is logged and left."""
    for code, texts in _by_code(settings):
        await _set(bot, private_commands(texts), BotCommandScopeAllPrivateChats(), code)
        await _set(bot, group_commands(texts), BotCommandScopeAllGroupChats(), code)
        for admin in settings.admins:
            await _set(bot, private_commands(texts, admin=True), BotCommandScopeChat(admin), code)


async def introduce(bot: Bot, settings: Settings) -> None:
    """Let the bot's profile say what it does, where it does not yet: Telegram takes few changes of it a day."""
    try:
        for code, texts in _by_code(settings):
            if (await bot.get_my_short_description(code or None)).short_description != texts.about:
                await bot.set_my_short_description(texts.about, code or None)
            if (await bot.get_my_description(code or None)).description != texts.description:
                await bot.set_my_description(texts.description, code or None)
    except TelegramError as error:
        _LOG.info("profile not changed: %s", error)


async def set_language(bot: Bot, user: int, texts: Texts, *, admin: bool) -> None:
    """List the commands in the language a person chose, in their chat."""
    # An administrator's chat has lists by language already, and these go before one without.
    for code in _CODES if admin else _CODES[:1]:
        await _set(bot, private_commands(texts, admin=admin), BotCommandScopeChat(user), code)


def _by_code(settings: Settings) -> Iterator[tuple[str, Texts]]:
    # Telegram knows languages, not scripts: Chinese is listed in Simplified, except for who chose /language.
    chinese = LANGUAGES["zh-Hant" if settings.language == "zh-Hant" else "zh-Hans"]
    return zip(_CODES, (LANGUAGES[settings.language], chinese, LANGUAGES["en"]), strict=True)


async def _set(bot: Bot, commands: Sequence[tuple[str, str]], scope: BotCommandScope, language: str) -> None:
    try:
        await bot.set_my_commands([BotCommand(*each) for each in commands], scope, language or None)
    except TelegramError as error:
        # An administrator who never wrote to the bot has no chat yet.
        _LOG.warning("commands for %s not registered: %s", scope.type, error)
