"""Settings and an index become a wired `telegram.ext.Application`, ready to poll or to be called."""

import asyncio
import hashlib
import logging
import re
from collections import deque
from collections.abc import Iterable
from typing import Any

from filelock import FileLock, Timeout
from telegram import LinkPreviewOptions, Message, Update
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    ApplicationHandlerStop,
    CallbackQueryHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import BaseRequest

from bot import logs
from bot.config import ConfigError, Settings
from bot.context import NO_INDEX, Context, Desk
from bot.handlers import admin, ask, buttons, errors, guide, inline, speeches
from bot.limits import Allowance
from bot.storage.database import Memory
from bot.texts import words
from bot.transport import commands
from bot.transport.rate_limiter import Pace
from bot.transport.request import PollingRequest
from index import JianghuaError, Live

_LOG = logging.getLogger(__name__)

UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
]
"""What Telegram is asked to deliver, always named: None would mean as last time."""

AT_ONCE = 64
SEEN = 2_000

Jianghua = Application[Any, Any, Any, Any, Any, Any]


def build(settings: Settings, live: Live, request: BaseRequest | None = None) -> Jianghua:
    """Wire the bot; `settings.token` must be set. With `request` it talks through that, without flood limits."""
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(settings.token)
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True))
        .concurrent_updates(AT_ONCE)
        .application_class(_Application)
        .post_init(_begin)
        .post_shutdown(_end)
    )
    if settings.base_url:
        builder = builder.base_url(settings.base_url)
    if settings.base_file_url:
        builder = builder.base_file_url(settings.base_file_url)
    if request is not None:
        builder = builder.request(request).get_updates_request(request)
    else:
        builder = builder.rate_limiter(Pace()).get_updates_request(PollingRequest(connection_pool_size=1))
    application: Jianghua = builder.build()
    application.bot_data["desk"] = Desk(
        settings=settings,
        live=live,
        memory=Memory(settings.data),
        allowance=Allowance(settings.limits.questions_per_minute),
    )
    _wire(application)
    return application


def serve(settings: Settings, live: Live) -> int:
    """Run the bot until it is stopped, by webhook where configured, else by polling; gives the exit code.

    `settings.token` must be set.
    """
    logs.set_up(settings.log_level, settings.token)
    settings.data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(settings.data / "serve.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise JianghuaError(f"{settings.data}: another jianghua serves from here; stop that one first") from None
    try:
        application = build(settings, live)
        _run(settings, application)
    except ValueError as error:
        if "proxy" not in str(error):
            raise
        # The address stays untold: it may hold a password.
        raise ConfigError("HTTPS_PROXY or ALL_PROXY names no usable proxy; give http:// or socks5://") from None
    except InvalidToken:
        raise ConfigError("Telegram does not know this bot token; look at @BotFather for the right one") from None
    except NetworkError as error:
        raise JianghuaError(
            f"Telegram cannot be reached: {logs.redact(str(error), (settings.token,))}; see to the network, or set"
            " HTTPS_PROXY to a proxy that reaches it, such as http://127.0.0.1:7890"
        ) from None
    except TelegramError as error:
        raise JianghuaError(
            f"Telegram's answer is none: {logs.redact(str(error), (settings.token,))}; see `base_url` and HTTPS_PROXY,"
            " something else answers in its place"
        ) from None
    finally:
        lock.release()
    desk: Desk = application.bot_data["desk"]
    if desk.refused:
        raise JianghuaError("Telegram no longer takes this bot token; get a new one from @BotFather and start again")
    return 0


def _run(settings: Settings, application: Jianghua) -> None:
    webhook = settings.webhook
    if webhook is None:
        application.run_polling(allowed_updates=UPDATES)
        return
    try:
        application.run_webhook(
            listen=webhook.listen,
            port=webhook.port,
            url_path=webhook.url.split("://", 1)[1].partition("/")[2],
            webhook_url=webhook.url,
            # Without a secret anyone who finds the address could write as anyone.
            secret_token=webhook.secret or hashlib.sha256(settings.token.encode()).hexdigest(),
            allowed_updates=UPDATES,
        )
    except OSError as error:
        raise JianghuaError(
            f"webhook: cannot listen: {error.strerror or error}; see webhook.listen and .port"
        ) from None
    except RuntimeError as error:
        if "webhooks" not in str(error):
            raise
        raise ConfigError("webhook: needs an extra; run pip install --editable '.[webhook]'") from error


def _wire(application: Jianghua) -> None:
    # A second delivery of an update, by a webhook that was called twice, goes no further.
    application.add_handler(TypeHandler(Update, _Once().seen), group=-1)

    # What stands on a button under the newest message, typed in private. An edited message is no new one.
    fresh = filters.UpdateType.MESSAGE
    desk: Desk = application.bot_data["desk"]
    application.add_handler(MessageHandler(fresh & filters.ChatType.PRIVATE & _OnButton(desk), buttons.typed))

    # Commands, in Telegram's form.
    for name, handler in (
        ("start", guide.start),
        ("help", guide.help_),
        ("language", guide.language),
        ("speeches", speeches.speeches),
        ("ask", ask.question),
        ("reindex", admin.reindex),
        ("stats", admin.show_statistics),
    ):
        application.add_handler(CommandHandler(name, handler, fresh))

    # The same in Chinese words, which Telegram does not see as commands: bare ones in private, with a slash anywhere.
    for chosen, handler in (
        (words.HELP, guide.help_),
        (words.LANGUAGE, guide.language),
        (words.REINDEX, admin.reindex),
        (words.STATS, admin.show_statistics),
    ):
        application.add_handler(MessageHandler(fresh & _words(chosen), handler))
    application.add_handler(MessageHandler(fresh & _words(words.SPEECHES, "(?:[ \u3000]+(.+))?"), speeches.speeches))

    # Buttons, inline mode.
    application.add_handler(CallbackQueryHandler(buttons.pressed))
    application.add_handler(InlineQueryHandler(inline.inline))
    application.add_handler(ChosenInlineResultHandler(inline.chosen))

    # An unknown command in private is told so, and gets the help.
    unknown = filters.COMMAND & filters.ChatType.PRIVATE
    application.add_handler(MessageHandler(fresh & unknown, guide.unknown))

    # Everything else that is written may be a question; what was sent through the bot's own inline mode is none.
    own = ~filters.VIA_BOT & ~filters.StatusUpdate.ALL
    written = own & (filters.TEXT | filters.CAPTION)
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE & written, ask.edited))
    application.add_handler(MessageHandler(fresh & written, ask.question))
    application.add_handler(MessageHandler(fresh & own & filters.ChatType.PRIVATE, ask.wordless))

    application.add_error_handler(errors.failed)


async def _begin(application: Jianghua) -> None:
    desk: Desk = application.bot_data["desk"]
    speeches = 0
    try:
        # Before the first update: loading blocks for about a second.
        await asyncio.to_thread(desk.warm)
        speeches = desk.live.get().snapshot.speech_count
    except NO_INDEX:
        _LOG.warning("%s: no index yet; an administrator can send /reindex", desk.settings.data)
    await commands.register(application.bot, desk.settings)
    await commands.introduce(application.bot, desk.settings)
    _LOG.info("@%s answers from %d speeches; Ctrl-C stops it", application.bot.username, speeches)


async def _end(application: Jianghua) -> None:
    desk: Desk = application.bot_data["desk"]
    await asyncio.to_thread(desk.memory.close)


class _Application(Application[Any, Any, Any, Any, Any, Any]):
    """Ends a running reindex before it waits for the handlers, which would wait for the reindex."""

    async def stop(self) -> None:
        desk: Desk = self.bot_data["desk"]
        if desk.rebuilding:
            desk.rebuilding.stop()
        await super().stop()


class _OnButton(filters.MessageFilter):
    """Lets through a text that stands on a button which can be pressed now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def filter(self, message: Message) -> bool:
        return self._desk.boards.find(message.chat.id, message.text or "") is not None


class _Once:
    """Stops updates that were seen before."""

    def __init__(self) -> None:
        self._order: deque[int] = deque()
        self._seen: set[int] = set()

    async def seen(self, update: Update, _: Context) -> None:
        if update.update_id in self._seen:
            raise ApplicationHandlerStop
        self._seen.add(update.update_id)
        self._order.append(update.update_id)
        if len(self._order) > SEEN:
            self._seen.discard(self._order.popleft())


def _words(chosen: Iterable[str], rest: str = "") -> filters.BaseFilter:
    slashed = filters.Regex(_slash(chosen, rest))
    bare = filters.Regex(re.compile(f"^(?:{'|'.join(map(re.escape, chosen))}){'()' if rest else ''}$", re.IGNORECASE))
    return slashed | (filters.ChatType.PRIVATE & bare)


def _slash(chosen: Iterable[str], rest: str) -> re.Pattern[str]:
    return re.compile(f"^/(?:{'|'.join(map(re.escape, chosen))}){rest}$", re.IGNORECASE)
