"""A chat at a terminal: a prompt, and above it what the bot does, also while the prompt waits."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.shortcuts import CompleteStyle

from bot.fake_telegram import Chats
from bot.fake_telegram.chats import JSON
from bot.logs import LanguageFormatter
from bot.terminal.session import TerminalSession
from bot.texts.terminal import TerminalTexts

SLOW = 1.0
"""Seconds after which the prompt comes back although the bot is still at work, as with a reindex."""


async def converse(
    open_session: Callable[..., TerminalSession],
    chats: Chats,
    handle: Callable[[JSON], Awaitable[None]],
    current_texts: Callable[[], TerminalTexts],
    commands: Sequence[str],
) -> None:
    """Start the bot and prompt until the person leaves.

    `open_session` makes the session from its `deliver`; `handle` hands an update to the bot; `current_texts` are those
    in the language that is spoken now. Tab completes `commands`.
    """
    above = _Above(current_texts, commands)
    working: set[asyncio.Future[None]] = set()

    async def deliver(update: JSON) -> None:
        work = asyncio.ensure_future(handle(update))
        working.add(work)
        work.add_done_callback(working.discard)
        await asyncio.wait({work}, timeout=SLOW)

    session = open_session(deliver=deliver)
    chats.listen(lambda event: above.draw(lambda: session.show(event)))
    # A line on stderr would stand in the way of the screen's own.
    notes = _Notes(lambda line: above.draw(lambda: session.note(line)))
    notes.setFormatter(LanguageFormatter(lambda: current_texts().code))
    logging.basicConfig(handlers=[notes], force=True)
    await session.write("/start")
    entered = True
    while entered and (line := await above.ask()) is not None:
        with above.unheard():
            entered = await session.enter(line)
    for work in working:
        work.cancel()
    await asyncio.gather(*working, return_exceptions=True)


class _Above:
    """The prompt, and what is drawn above it: at once where nobody is asked just now."""

    def __init__(self, current_texts: Callable[[], TerminalTexts], commands: Sequence[str]) -> None:
        self._prompt: PromptSession[str] = PromptSession(
            lambda: current_texts().prompt,
            history=InMemoryHistory(),
            bottom_toolbar=lambda: current_texts().keys,
            completer=WordCompleter(list(commands), sentence=True),
            complete_style=CompleteStyle.READLINE_LIKE,
            complete_while_typing=False,
            key_bindings=_keys(),
            erase_when_done=True,
            reserve_space_for_menu=0,
        )
        self._drawing: set[asyncio.Future[Any]] = set()

    async def ask(self) -> str | None:
        """Wait for a line; None when the person leaves."""
        try:
            line = await self._prompt.prompt_async()
        except (EOFError, KeyboardInterrupt):
            line = None
        if self._drawing:
            await asyncio.wait(self._drawing)
        return line

    def unheard(self) -> AbstractContextManager[None]:
        """Keep what is typed without a prompt from being echoed between the messages; the next prompt gets it."""
        return self._prompt.app.input.raw_mode()

    def draw(self, draw: Callable[[], None]) -> None:
        """Let `draw` print."""
        if not self._prompt.app.is_running:
            draw()
            return
        drawing = asyncio.ensure_future(run_in_terminal(draw))
        self._drawing.add(drawing)
        drawing.add_done_callback(self._drawing.discard)


def _keys() -> KeyBindings:
    """Let Ctrl-C clear a line that is half typed, and leave where there is none."""
    bindings = KeyBindings()

    @bindings.add("c-c")
    def _clear_or_leave(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt)

    return bindings


class _Notes(logging.Handler):
    """Hands what is logged to the screen, as lines of its own."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._note = note

    def emit(self, record: logging.LogRecord) -> None:
        self._note(self.format(record))
