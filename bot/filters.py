"""Which messages reach which handler: typed buttons, Chinese words for commands, updates that came twice."""

import re
from collections import deque
from collections.abc import Iterable

from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop, filters

from bot.context import BotContext
from bot.conversation.typed_buttons import TypedButtons
from bot.texts import command_names

REMEMBERED_UPDATES = 2_000

BY_HAND = ~filters.FORWARDED & ~filters.VIA_BOT & ~filters.SenderChat.ALL
"""What a person wrote here and in their own name: only that is a command which changes something."""

_CHANGING = frozenset({"reindex", "forget", "admit", "deny", "words", *command_names.REINDEX})
"""Commands that change something: where one was begun when the bot crashed, it is not begun again."""


class TypedButtonFilter(filters.MessageFilter):
    """Lets through a text that stands on a button which can be pressed now."""

    def __init__(self, buttons: TypedButtons) -> None:
        super().__init__()
        self._buttons = buttons

    def filter(self, message: Message) -> bool:
        """Whether the text stands on such a button."""
        return self._buttons.find(message.chat.id, message.text or "") is not None


class UpdateDeduplicator:
    """Stops updates that were handled before: a webhook may be called twice with one."""

    def __init__(self) -> None:
        self._order: deque[int] = deque()
        self._seen: set[int] = set()

    async def check(self, update: Update, _: BotContext) -> None:
        """Raise ApplicationHandlerStop for an update that came before."""
        if update.update_id in self._seen:
            raise ApplicationHandlerStop
        self._seen.add(update.update_id)
        self._order.append(update.update_id)
        if len(self._order) > REMEMBERED_UPDATES:
            self._seen.discard(self._order.popleft())


def changes_something(update: Update) -> bool:
    """Tell whether an update is a command that changes something."""
    text = (update.message.text if update.message else None) or ""
    name, *_ = text.removeprefix("/").partition("@")[0].split(maxsplit=1) or [""]
    return name.lower() in _CHANGING


def command_words(names: Iterable[str], argument: str = "") -> filters.BaseFilter:
    """Match Chinese names of a command: with a slash anywhere, bare in private chats.

    `argument` is a pattern for what may follow the word; its first group becomes `context.matches[0][1]`.
    """
    either = "|".join(map(re.escape, names))
    slashed = filters.Regex(re.compile(f"^/(?:{either}){argument}$", re.IGNORECASE))
    bare = filters.Regex(re.compile(f"^(?:{either}){'()' if argument else ''}$", re.IGNORECASE))
    return slashed | (filters.ChatType.PRIVATE & bare)
