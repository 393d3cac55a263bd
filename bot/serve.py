"""`jianghua serve`: the bot polls or listens until it is stopped; one process at a time for a data directory."""

import hashlib
import importlib.util
from pathlib import Path
from urllib.request import getproxies

import httpx
from filelock import FileLock, Timeout
from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot import logs
from bot.application import build_application, watched
from bot.config import ConfigError, Settings, Webhook
from bot.context import BotApplication
from bot.data_directory import not_writable, prepare
from bot.monitoring.server import monitored
from index import JianghuaError, Live

UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
]
"""What Telegram is asked to deliver, always named: None would mean as last time."""


def serve(settings: Settings, live: Live) -> int:
    """Run the bot until it is stopped, by webhook where configured, else by polling; returns the exit code.

    `settings.token` must be set. Raises ConfigError for a setting that cannot be used, JianghuaError for the rest.
    """
    logs.set_up(settings.log_level, settings.token, form=settings.log_format)
    _check_proxies()
    lock = _lock(settings.data)
    try:
        application = build_application(settings, live)
        with monitored(settings.metrics, watched(application), application.bot_data.metrics):
            if settings.webhook:
                _listen(application, settings.webhook, settings.token)
            else:
                application.run_polling(allowed_updates=UPDATES)
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
    finally:
        lock.release()
    if application.bot_data.token_refused:
        raise JianghuaError("Telegram no longer takes this bot token; get a new one from @BotFather and start again")
    return 0


def _lock(data: Path) -> FileLock:
    """Take the lock that one process at a time holds; raises JianghuaError, also where nothing can be written."""
    prepare(data)
    lock = FileLock(data / "serve.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise JianghuaError(f"{data}: another jianghua serves from here; stop that one first") from None
    except OSError as error:
        raise not_writable(data, error) from None
    return lock


def _listen(application: BotApplication, webhook: Webhook, token: str) -> None:
    if importlib.util.find_spec("tornado") is None:
        raise ConfigError("webhook: needs an extra; run pip install --editable '.[webhook]'")
    try:
        application.run_webhook(
            listen=webhook.listen,
            port=webhook.port,
            url_path=webhook.url.split("://", 1)[1].partition("/")[2],
            webhook_url=webhook.url,
            # Without a secret anyone who finds the address could write as anyone.
            secret_token=webhook.secret or hashlib.sha256(token.encode()).hexdigest(),
            allowed_updates=UPDATES,
        )
    except OSError as error:
        raise JianghuaError(
            f"webhook: cannot listen: {error.strerror or error}; see webhook.listen and .port"
        ) from None


def _check_proxies() -> None:
    for scheme, address in getproxies().items():
        if scheme not in ("http", "https", "all"):
            continue
        try:
            httpx.Proxy(address)
        except (ValueError, httpx.InvalidURL):
            # The address is not shown: it may hold a password.
            raise ConfigError("HTTPS_PROXY or ALL_PROXY names no usable proxy; give http:// or socks5://") from None
