"""`jianghua chat`: the bot's real handlers, on chats kept in memory, in a terminal or through a pipe."""

import asyncio
import os
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from telegram import Update

from bot.application import build_application
from bot.config import Limits, Settings
from bot.fake_telegram import FAKE_TOKEN, Chats, FakeRequest, Person
from bot.fake_telegram.chats import JSON
from bot.terminal.pipe import read_all
from bot.terminal.prompt import converse
from bot.terminal.screen import Screen
from bot.terminal.session import TerminalSession
from bot.texts import LANGUAGES, match_language
from bot.texts.terminal import TERMINAL_TEXTS, TerminalTexts
from bot.transport.commands import private_commands

if TYPE_CHECKING:
    from index import Live

USER_ID = 1
"""The id of whoever sits at the terminal: its data are theirs, so they may do what an administrator may."""

UNLIMITED = 10**9
"""How much one may ask, alone with the bot."""


def run(settings: Settings, live: "Live") -> int:
    """Chat on standard input and output until the input ends or `/quit`; gives the exit code."""
    person = Person(USER_ID, os.environ.get("USER", "") or "reader", language=_locale())
    alone = replace(settings, token=FAKE_TOKEN, admins=(*settings.admins, USER_ID), limits=Limits(UNLIMITED, UNLIMITED))
    return asyncio.run(_chat(alone, live, person))


async def _chat(settings: Settings, live: "Live", person: Person) -> int:
    language = match_language(person.language, settings.language)
    # The bot remembers messages over restarts, so the numbers of another session must not come again.
    chats = Chats(first=time.time_ns() // 1_000_000)
    application = build_application(settings, live, FakeRequest(chats))

    async def handle(update: JSON) -> None:
        await application.process_update(Update.de_json(update, application.bot))
        nonlocal language
        chosen = await asyncio.to_thread(application.bot_data.database.language, person.id)
        language = chosen or language

    def current_texts() -> TerminalTexts:
        return TERMINAL_TEXTS[language]

    session = partial(TerminalSession, chats, person, Screen(_Console(), current_texts), downloads=Path.cwd())
    async with application:
        if application.post_init:
            await application.post_init(application)
        if sys.stdin.isatty() and sys.stdout.isatty():
            await converse(session, chats, handle, current_texts, _commands())
        else:
            await read_all(session, chats, handle)
    if application.post_shutdown:
        await application.post_shutdown(application)
    return 0


def _commands() -> list[str]:
    """Return the commands that Tab completes: the bot's, and those of the terminal."""
    names = [name for name, _ in private_commands(next(iter(LANGUAGES.values())), admin=True)]
    return [f"/{name}" for name in ("start", *names, "edit", "quit")]


class _Console(Console):
    """A console that lets a broken pipe be known, where rich would end the program itself."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def _locale() -> str | None:
    """Read the language that the environment asks for, as Telegram writes it; None where it names none."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "").split(".")[0].split("@")[0]
    return None if name in ("", "C", "POSIX") else name.replace("_", "-").lower()
