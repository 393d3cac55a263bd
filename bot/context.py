"""What every handler finds at hand: the settings, the index, the bot's memory, the manners."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from telegram import Chat, User
from telegram.constants import ChatType
from telegram.ext import CallbackContext

from bot.config import Settings
from bot.conversation.typed_buttons import Boards
from bot.limits import Allowance, Seldom, Turns
from bot.rebuild import Rebuild
from bot.storage.database import Memory
from bot.texts import LANGUAGES, Texts, match_language
from index import IndexDamaged, IndexMissing, Live

NO_INDEX = (IndexMissing, IndexDamaged)
"""What is told as one thing: there is no index to ask, and /reindex makes one."""

EXAMPLES = 3
"""Questions offered to someone who has none."""

CONFLICT_APART = 300.0
"""Seconds between two warnings that another process polls with the token."""

Context = CallbackContext[Any, Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and where: the person, the chat, the language, the bot's user name, whether others read along."""

    user: int
    chat: int
    texts: Texts
    bot: str
    group: bool = False

    def address(self, payload: str) -> str:
        """Give the deep link with `payload`."""
        return f"https://t.me/{self.bot}?start={payload}"


@dataclass(slots=True)
class Desk:
    """One bot's things. `rebuilding` is the reindex that runs; `inquiring` the newest inline query of a person.

    `albums` are the last that came, `refused` is whether Telegram no longer takes the bot's token, `conflicts` warns
    that somebody else uses it, too. `boards` are the buttons that can be typed.
    """

    settings: Settings
    live: Live
    memory: Memory
    allowance: Allowance
    turns: Turns = field(default_factory=Turns)
    rebuilding: Rebuild | None = None
    inquiring: dict[int, str] = field(default_factory=dict)
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=100))
    refused: bool = False
    boards: Boards = field(default_factory=Boards)
    conflicts: Seldom = field(default_factory=lambda: Seldom(CONFLICT_APART))

    @classmethod
    def of(cls, context: Context) -> "Desk":
        """Give the desk of the bot that handles an update."""
        found: Desk = context.bot_data["desk"]
        return found

    def warm(self) -> None:
        """Load what the first question and the first greeting would load. Blocks; raises one of NO_INDEX."""
        index = self.live.get()
        index.warm()
        index.examples(EXAMPLES)

    async def texts(self, user: User | None) -> Texts:
        """Tell what the bot says, in a person's language: the one they chose, else Telegram's."""
        chosen = await asyncio.to_thread(self.memory.language, user.id) if user else None
        code = user.language_code if user else None
        return LANGUAGES.get(chosen or "") or LANGUAGES[match_language(code, self.settings.language)]

    async def reader(self, user: User, chat: Chat, context: Context) -> Reader:
        """Tell who reads in a chat, and how they are spoken to."""
        group = chat.type != ChatType.PRIVATE
        return Reader(user.id, chat.id, await self.texts(user), context.bot.username, group=group)

    def is_admin(self, user: User | None) -> bool:
        """Whether this is an administrator; the person counts, not the chat."""
        return user is not None and user.id in self.settings.admins
