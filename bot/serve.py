"""`jianghua serve`: the bot polls or listens until it is stopped; one process at a time for a data directory."""

import asyncio
import hashlib
import importlib.util
import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.request import getproxies

import httpx
from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot import logs
from bot.application import build_application, watched
from bot.config import ConfigError, Settings, Webhook
from bot.context import BotApplication
from bot.data_directory import not_writable, prepare
from bot.dispatch import Dispatcher
from bot.monitoring.server import monitored
from bot.transport.polling import poll
from bot.transport.polling_request import PollingRequest
from bot.transport.startup import until_reached
from index import IndexMissing, JianghuaError, Live
from index.errors import Busy, install_command
from index.storage.lock import acquire

UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
]
"""What Telegram is asked to deliver, always named: None would mean as last time."""

GRACE_SECONDS = 2.5
"""What is being handled may take so long when the bot is stopped."""

SENDING_SECONDS = 1.0
"""And so long what is on its way to Telegram then."""


VERIFIED_AFTER = 30.0
"""Seconds after the start in which the index is compared with its checksums, so that no first question waits."""

_LOG = logging.getLogger(__name__)


def verify_index(live: Live) -> None:
    """Read the whole index and say in the log where it is damaged; questions look only at what they read. Blocks."""
    try:
        live.get().verify()
    except IndexMissing:
        pass  # which has been said
    except JianghuaError as error:
        _LOG.error("%s", error)


@contextmanager
def _verified(live: Live) -> Iterator[None]:
    """Have the index verified meanwhile, once, by a thread that no stop waits for."""
    verifying = threading.Timer(VERIFIED_AFTER, verify_index, (live,))
    verifying.daemon = True
    verifying.start()
    try:
        yield
    finally:
        verifying.cancel()


def asked_updates(settings: Settings) -> list[str]:
    """Give the kinds of updates that Telegram is asked to deliver."""
    return [*UPDATES, Update.GUEST_MESSAGE] if settings.guest else UPDATES


def serve(settings: Settings, live: Live, language: str = "en") -> int:
    """Run the bot until it is stopped, by webhook where configured, else by polling; returns the exit code.

    The log is written in `language`. `settings.token` must be set.

    Raises ConfigError for a setting that cannot be used, JianghuaError for the rest.
    """
    logs.set_up(settings.log_level, settings.token, form=settings.log_format, language=language)
    _check_proxies()
    with _lock(settings.data):
        application = _serve_until_stopped(settings, live)
    if application.bot_data.token_refused:
        raise JianghuaError("Telegram no longer takes this bot token; get a new one from @BotFather and start again")
    return 0


def _serve_until_stopped(settings: Settings, live: Live) -> BotApplication:
    """Run the bot under the lock; what keeps it from Telegram is raised as one line for a person."""
    try:
        polling = PollingRequest()
        application = build_application(settings, live, polling=polling)
        with monitored(settings.metrics, watched(application), application.bot_data.metrics), _verified(live):
            asyncio.run(_run(application, settings, polling))
    except InvalidToken:
        raise ConfigError("Telegram does not know this bot token; look at @BotFather for the right one") from None
    except BadRequest as error:
        if not settings.webhook:
            raise
        raise ConfigError(f"webhook: Telegram refuses it: {error.message}; see webhook.url and its port") from None
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
    return application


def _lock(data: Path) -> AbstractContextManager[object]:
    """Take the lock that one process at a time holds; raises JianghuaError, also where nothing can be written."""
    prepare(data)
    try:
        return acquire(data / "serve.lock", Busy(f"{data}: another jianghua serves from here; stop that one first"))
    except OSError as error:
        raise not_writable(data, error) from None


async def _run(application: BotApplication, settings: Settings, polling: PollingRequest) -> None:
    """Serve until a signal or a refused token ends it; what is not handled soon after is left for the next time."""
    stop = asyncio.Event()
    application.bot_data.stop = stop.set
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    dispatcher = Dispatcher(application)
    application.bot_data.updates_waiting = lambda: dispatcher.waiting
    serving = asyncio.create_task(_serve(application, dispatcher, settings, polling))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            serving.result()
    finally:
        for task in (serving, stopping):
            task.cancel()
        await asyncio.gather(serving, stopping, return_exceptions=True)
        if application.bot_data.rebuilding:
            application.bot_data.rebuilding.stop()
        await dispatcher.stop(GRACE_SECONDS)
        await application.bot_data.outbox.stop(SENDING_SECONDS)
        await application.shutdown()
        if application.post_shutdown:
            await application.post_shutdown(application)


async def _serve(
    application: BotApplication, dispatcher: Dispatcher, settings: Settings, polling: PollingRequest
) -> None:
    await application.initialize()
    if application.post_init:
        await application.post_init(application)
    await application.bot_data.outbox.restore()
    await dispatcher.restore()
    if settings.webhook:
        await _listen(application, dispatcher, settings, settings.webhook)
        await dispatcher.run()
        return

    async def failed(error: TelegramError) -> None:
        await application.process_error(None, error)

    async def forget_webhook() -> None:
        await application.bot.delete_webhook()

    await until_reached(forget_webhook, settings.token)
    await asyncio.gather(dispatcher.run(), poll(application.bot, polling, dispatcher, asked_updates(settings), failed))


async def _listen(application: BotApplication, dispatcher: Dispatcher, settings: Settings, webhook: Webhook) -> None:
    if importlib.util.find_spec("tornado") is None:
        raise ConfigError(f"webhook: needs an extra; run {install_command('webhook')}")
    from bot.transport.webhook import listen

    # Without a secret anyone who finds the address could write as anyone.
    secret = webhook.secret or hashlib.sha256(settings.token.encode()).hexdigest()
    try:
        listen(dispatcher, webhook.url.split("://", 1)[1].partition("/")[2], secret, webhook.listen, webhook.port)
    except OSError as error:
        raise JianghuaError(
            f"webhook: cannot listen: {error.strerror or error}; see webhook.listen and .port"
        ) from None
    await application.bot.set_webhook(webhook.url, allowed_updates=asked_updates(settings), secret_token=secret)


def _check_proxies() -> None:
    for scheme, address in getproxies().items():
        if scheme not in ("http", "https", "all"):
            continue
        try:
            httpx.Proxy(address)
        except (ValueError, httpx.InvalidURL):
            # The address is not shown: it may hold a password.
            raise ConfigError("HTTPS_PROXY or ALL_PROXY names no usable proxy; give http:// or socks5://") from None
