"""What every handler gets: the bot's state, and the person, the message and the language of the update it handles."""

import asyncio
import contextlib
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Message, Update, User
from telegram.constants import ChatID, ChatType
from telegram.error import BadRequest, NetworkError, TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.access import AccessList
from bot.config import Settings
from bot.conversation.typed_buttons import TypedButtons
from bot.limits import RateLimit, Throttle, UserQueue
from bot.monitoring.health import Contact
from bot.monitoring.metrics import Metrics
from bot.rebuild import Rebuild
from bot.render.draft import Draft, Reply, plain_draft, sendable
from bot.storage.database import Database
from bot.storage.outgoing import Delivery, Outgoing
from bot.texts import LANGUAGES, Texts, match_language, say
from bot.transport.faults import was_not_processed
from bot.transport.outbox import Outbox
from bot.transport.sending import edit, send, topic_of
from index import IndexDamaged, IndexMissing, Live

NO_INDEX = (IndexMissing, IndexDamaged)
"""There is no index to search; /reindex makes one."""

NOBODY = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL})
"""Whom Telegram names, in all groups, where an administrator or a channel asks without a name."""

EXAMPLES = 3
"""Questions offered as examples."""

POLLING_WARNING_SECONDS = 300.0
"""Seconds between two warnings of one kind while polling fails."""


class NoData:
    """Stands for the library's data per person and per chat: everything is kept in `bot.db` instead."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who reads a message, and where. `bot` is the bot's user name; `group` is False in a private chat.

    `inline` is whether the bot can be asked inline in other chats.
    """

    user: int
    chat: int
    texts: Texts
    bot: str
    group: bool = False
    inline: bool = False

    def deep_link(self, payload: str) -> str:
        """Return the deep link with `payload`."""
        return f"https://t.me/{self.bot}?start={payload}"


@dataclass(slots=True)
class BotState:
    """The state of one bot, as `context.state`.

    Attributes:
        rebuilding: The reindex that runs now.
        watching: The task that watches the collection.
        rebuild_again: Whether another one is to follow it, for files came or went meanwhile.
        inline_queries: The id of each person's newest inline query.
        inline_own_words: Entries of the administrator's words that changed an inline answer, by person and question.
        albums: The media groups that came last.
        upload_batches: By chat, the record of the documents that came last, their album, and the time of the last one.
        token_refused: Whether Telegram no longer accepts the token.
        contact: When Telegram last answered.
        metrics: The figures for Prometheus, where they are wanted.
        disk_told: Whether administrators have been told that the disk is full.
        stop: Ends the bot.
        outbox: Messages on their way.
        updates_waiting: How many updates wait or are being handled.
    """

    settings: Settings
    live: Live
    database: Database
    rate_limit: RateLimit
    access: AccessList
    user_queue: UserQueue = field(default_factory=UserQueue)
    rebuilding: Rebuild | None = None
    rebuild_again: bool = False
    watching: asyncio.Task[None] | None = None
    inline_queries: dict[int, str] = field(default_factory=dict)
    inline_own_words: OrderedDict[tuple[int, str], tuple[str, ...]] = field(default_factory=OrderedDict)
    albums: deque[str] = field(default_factory=lambda: deque(maxlen=100))
    upload_batches: dict[int, tuple[int, str | None, float]] = field(default_factory=dict)
    token_refused: bool = False
    stop: Callable[[], None] = lambda: None
    outbox: Outbox = field(init=False)
    updates_waiting: Callable[[], int] = lambda: 0
    typed_buttons: TypedButtons = field(default_factory=TypedButtons)
    conflicts: Throttle = field(default_factory=lambda: Throttle(POLLING_WARNING_SECONDS))
    outages: Throttle = field(default_factory=lambda: Throttle(POLLING_WARNING_SECONDS))
    contact: Contact = field(default_factory=Contact)
    metrics: Metrics | None = None
    disk_told: bool = False

    def warm(self) -> None:
        """Load what the first question and the first greeting need. Blocks; raises one of NO_INDEX."""
        index = self.live.get()
        index.warm()
        index.examples(EXAMPLES)

    def examples(self) -> tuple[str, ...]:
        """Return questions that the collection can answer, none without an index. Blocks."""
        try:
            return tuple(self.live.get().examples(EXAMPLES))
        except NO_INDEX:
            return ()

    async def texts(self, user: User | None) -> Texts:
        """Return the texts in the language that a person chose, else in that of their Telegram app."""
        chosen = await asyncio.to_thread(self.database.language, user.id) if user else None
        code = user.language_code if user else None
        return LANGUAGES.get(chosen or "") or LANGUAGES[match_language(code, self.settings.language)]

    def is_admin(self, user: User | None) -> bool:
        """Whether a person is an administrator, in whichever chat."""
        return user is not None and user.id in self.settings.admins


class BotContext(CallbackContext[ExtBot[int], NoData, NoData, BotState]):
    """The context of one update. `recipient` and `texts` are set by `identify`, which `turn` calls."""

    incoming: Update | None
    recipient: Recipient

    @classmethod
    def from_update(cls, update: object, application: "BotApplication") -> "BotContext":
        """Make the context of an update."""
        context = super().from_update(update, application)
        context.incoming = update if isinstance(update, Update) else None
        return context

    @property
    def state(self) -> BotState:
        """The bot's state."""
        return self.bot_data

    @property
    def texts(self) -> Texts:
        """What the bot says to the person."""
        return self.recipient.texts

    @property
    def message(self) -> Message:
        """The message of the update; raises LookupError where it has none."""
        message = self.incoming.effective_message if self.incoming else None
        if message is None:
            raise LookupError("an update without a message")
        return message

    @property
    def user(self) -> User:
        """The person who sent the update; raises LookupError where Telegram names none."""
        user = self.incoming.effective_user if self.incoming else None
        if user is None:
            raise LookupError("an update without a user")
        return user

    @property
    def counted_as(self) -> int:
        """Whose turn it is and whose questions are counted: the person's, the chat's where nobody is named."""
        return self.message.chat.id if self.user.id in NOBODY else self.user.id

    @property
    def is_admin(self) -> bool:
        """Whether the person is an administrator."""
        return self.state.is_admin(self.user)

    async def identify(self) -> Recipient:
        """Look up the person's language; sets and returns `recipient`, in the chat of the message."""
        place = self.message.chat
        texts = await self.state.texts(self.user)
        group = place.type != ChatType.PRIVATE
        inline = bool(self.bot.bot.supports_inline_queries)
        self.recipient = Recipient(self.user.id, place.id, texts, self.bot.username, group=group, inline=inline)
        return self.recipient

    @contextlib.asynccontextmanager
    async def turn(self, waiting: int | None = None, *, latest: bool = False) -> AsyncIterator[Recipient]:
        """Wait until the person's earlier updates are handled; raises TooManyWaiting, and NO_INDEX from inside.

        The error handler tells the person of both. Turns do not nest.
        With `latest` the newest of too many updates is handled after those in line.
        """
        limit = self.state.settings.limits.waiting if waiting is None else waiting
        # Nothing is awaited before: whoever came first is first in line.
        async with self.state.user_queue.turn(self.counted_as, limit, latest=latest):
            yield await self.identify()

    async def may_ask(self) -> bool:
        """Count a question; False where the person asks too many a minute, which they are told once."""
        wait = self.state.rate_limit.spend(self.counted_as)
        if wait and self.state.rate_limit.should_warn(self.counted_as):
            await self.say(say(self.texts.too_fast, seconds=wait))
        return not wait

    async def reply(self, reply: Reply, quote: str = "") -> None:
        """Send a new message below the one of the update, in groups as a reply to it, to what it `quote`s of it."""
        group = self.recipient.group
        number = self.message.message_id if group else None
        await self.send(reply.draft, reply.sent_id, reply_to=number, quote=quote)

    async def say(self, sentence: str) -> None:
        """Reply with a sentence."""
        await self.reply(Reply(plain_draft(sentence)))

    async def send(self, draft: Draft, sent_id: int = 0, reply_to: int | None = None, quote: str = "") -> None:
        """Owe a message to the chat of the update; its number will be noted in the record `sent_id`."""
        topic = topic_of(self.message)
        # A quotation must stand in the message as it is, and half a character cannot be sent.
        quote = quote if quote == sendable(quote) else ""
        await self._owe(Delivery.MESSAGE, draft, sent_id=sent_id, reply_to=reply_to, quote=quote, thread=topic)
        self.note_buttons(draft)

    async def edit(self, message: int, draft: Draft, sent_id: int = 0) -> None:
        """Owe that a draft takes the place of a message of the chat; where that is gone the draft is sent anew.

        `message` is 0 for the one of the record `sent_id` that is on its way.
        """
        await self._owe(Delivery.EDIT, draft, message=message, sent_id=sent_id, thread=topic_of(self.message))
        self.note_buttons(draft)

    async def show(self, message: int | None, draft: Draft, sent_id: int = 0) -> int | None:
        """Put a draft in the place of a message, or send it where there is none, at once; returns the message's number.

        Where that does not get through the draft is owed as a new message, and None is returned.
        """
        chat, doubtful = self.message.chat.id, False
        try:
            if message is None or not await edit(self.bot, chat, message, draft):
                message = (await send(self.bot, chat, draft, thread=topic_of(self.message))).message_id
        except TelegramError as error:
            message = None
            passing = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
            doubtful = passing and not was_not_processed(error)
        if message is None:
            topic = topic_of(self.message)
            await self._owe(Delivery.MESSAGE, draft, sent_id=sent_id, thread=topic, doubtful=doubtful)
        elif sent_id:
            await asyncio.to_thread(self.state.database.set_message, sent_id, message)
        self.note_buttons(draft)
        return message

    async def edit_keyboard(self, message: int, draft: Draft) -> None:
        """Owe that the buttons of a draft take the place of those under a message."""
        await self._owe(Delivery.KEYBOARD, draft, message=message)

    async def send_file(self, name: str, content: bytes, caption: str = "", kind: Delivery = Delivery.DOCUMENT) -> None:
        """Owe a file to the chat of the update."""
        draft = Draft(sendable(caption))
        await self._owe(kind, draft, file=(name, content), thread=topic_of(self.message))

    async def _owe(self, kind: Delivery, draft: Draft, **fields: Any) -> None:  # noqa: ANN401 - fields of Outgoing
        update = self.incoming.update_id if self.incoming else 0
        language = self.recipient.texts.code
        chat = self.message.chat.id
        await self.state.outbox.put(Outgoing(chat, draft, kind, update=update, language=language, **fields))

    def note_buttons(self, draft: Draft) -> None:
        """Let the buttons of a shown draft be typed, in private."""
        if not self.recipient.group:
            self.state.typed_buttons.note(self.message.chat.id, draft.keyboard)


BotApplication = Application[ExtBot[int], BotContext, NoData, NoData, BotState, None]
