"""`jianghua chat`: the bot's real handlers, on chats played in process, in a terminal or through a pipe."""

import asyncio
import logging
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.history import InMemoryHistory
from rich.console import Console
from telegram import Update

from bot.application import build
from bot.config import Limits, Settings
from bot.played import TOKEN, Chats, Person, PlayedRequest
from bot.played.chats import JSON
from bot.terminal.screen import Screen
from bot.terminal.session import Session
from bot.texts import match_language
from bot.texts.terminal import TERMINAL, TerminalTexts

if TYPE_CHECKING:
    from index import Live

READER = 1
"""The id of whoever sits at the terminal: its data are theirs, so they may do what an administrator may."""


MUCH = 10**9
"""How much one may ask, alone with the bot."""

SLOW = 1.0
"""Seconds after which the prompt comes back although the bot is still at work, as with a reindex."""


def run(settings: Settings, live: "Live") -> int:
    """Chat on standard input and output until the input ends or `/quit`; gives the exit code."""
    person = Person(READER, os.environ.get("USER", "") or "reader", language=_locale())
    alone = replace(settings, token=TOKEN, admins=(*settings.admins, READER), limits=Limits(MUCH, MUCH))
    return asyncio.run(_chat(alone, live, person))


async def _chat(settings: Settings, live: "Live", person: Person) -> int:
    texts = TERMINAL[match_language(person.language, settings.language)]
    # The bot remembers messages over restarts, so the numbers of another session must not come again.
    chats = Chats(first=time.time_ns() // 1_000_000)
    application = build(settings, live, PlayedRequest(chats))
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    working: set[asyncio.Task[None]] = set()

    async def deliver(update: JSON) -> None:
        task = asyncio.create_task(application.process_update(Update.de_json(update, application.bot)))
        working.add(task)
        task.add_done_callback(working.discard)
        await asyncio.wait({task}, timeout=SLOW if interactive else None)

    session = Session(chats, person, Screen(Console(), texts), texts, deliver=deliver, downloads=Path.cwd())
    async with application:
        if application.post_init:
            await application.post_init(application)
        if interactive:
            await _converse(session, chats, texts)
        else:
            chats.listen(session.show)
            async for line in _piped():
                if not await session.enter(line):
                    break
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
    if application.post_shutdown:
        await application.post_shutdown(application)
    return 0


async def _piped() -> AsyncIterator[str]:
    while line := await asyncio.to_thread(sys.stdin.readline):
        yield line.removesuffix("\n")


async def _converse(session: Session, chats: Chats, texts: TerminalTexts) -> None:
    """Prompt for line after line; what the bot does in the meantime is shown above the prompt."""
    prompt: PromptSession[str] = PromptSession(
        texts.prompt,
        history=InMemoryHistory(),
        bottom_toolbar=texts.keys,
        erase_when_done=True,
        reserve_space_for_menu=0,
    )
    drawing: set[asyncio.Future[None]] = set()

    def above(draw: Callable[[], None]) -> None:
        if prompt.app.is_running:
            done = asyncio.ensure_future(run_in_terminal(draw))
            drawing.add(done)
            done.add_done_callback(drawing.discard)
        else:
            draw()

    # A line on stderr would stand in the way of the screen's own.
    logging.basicConfig(handlers=[_Notes(lambda line: above(lambda: session.note(line)))], level="WARNING", force=True)
    chats.listen(lambda event: above(lambda: session.show(event)))
    await session.write("/start")
    while True:
        try:
            line = await prompt.prompt_async()
        except (EOFError, KeyboardInterrupt):
            return
        if not await session.enter(line):
            return


class _Notes(logging.Handler):
    """Hands what is logged to the screen, as lines of its own."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__()
        self._note = note

    def emit(self, record: logging.LogRecord) -> None:
        self._note(self.format(record))


def _locale() -> str | None:
    """Read the language that the environment asks for, as Telegram writes it; None where it names none."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "").split(".")[0].split("@")[0]
    return None if name in ("", "C", "POSIX") else name.replace("_", "-").lower()
