"""`jianghua doctor --online`: what only Telegram can tell of the token, the webhook, other pollers and the clock."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from filelock import FileLock, Timeout

from bot.cli.doctor import Finding
from bot.config import Settings
from bot.logs import redact

SERVER = "https://api.telegram.org/bot"
CLOCK_SECONDS = 60.0
"""A clock that is off by more is told of."""

_TIMEOUT = 15.0
_STALE_SECONDS = 86_400


def ask_telegram(settings: Settings, clock: Callable[[], float] = time.time) -> Iterator[Finding]:
    """Give what Telegram says of the settings; nothing is changed there, and no update is taken."""
    if not settings.token:
        return
    with httpx.Client(timeout=_TIMEOUT) as client:

        def call(method: str, **parameters: object) -> tuple[httpx.Response, dict[str, Any]]:
            address = f"{settings.base_url or SERVER}{settings.token}/{method}"
            response = client.post(address, json=parameters)
            found = response.json()
            return response, found if isinstance(found, dict) else {}

        try:
            response, me = call("getMe")
            if not me.get("ok"):
                yield Finding(False, "refused: Telegram does not know this bot token; see @BotFather")
                return
            yield Finding(True, f"ok: Telegram knows the token, it is @{me['result']['username']}")
            yield from _clock(response, clock())
            yield from _webhook(settings, call("getWebhookInfo")[1].get("result", {}), clock())
            if settings.webhook is None:
                yield from _pollers(settings, call)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, LookupError) as error:
            reason = redact(str(error) or type(error).__name__, (settings.token,))
            yield Finding(False, f"unreachable: Telegram gives no answer ({reason}); see the network and HTTPS_PROXY")


def _clock(response: httpx.Response, now: float) -> Iterator[Finding]:
    date = response.headers.get("Date")
    if not date:
        return
    apart = now - parsedate_to_datetime(date).timestamp()
    if abs(apart) > CLOCK_SECONDS:
        yield Finding(False, f"wrong: this machine's clock is {apart:+.0f} s off; set it, for example with NTP")
    else:
        yield Finding(True, "ok: this machine's clock is right")


def _webhook(settings: Settings, info: dict[str, Any], now: float) -> Iterator[Finding]:
    address = str(info.get("url", ""))
    wanted = settings.webhook.url if settings.webhook else ""
    if address and not wanted:
        yield Finding(
            True, "note: Telegram delivers to a webhook now; `jianghua serve` will take it away and poll instead"
        )
    elif wanted and address != wanted:
        yield Finding(True, "note: Telegram does not deliver to webhook.url yet; `jianghua serve` will tell it")
    elif wanted:
        yield Finding(True, f"ok: Telegram delivers to the webhook, {info.get('pending_update_count', 0)} updates wait")
    failed = int(info.get("last_error_date", 0))
    if wanted and now - failed < _STALE_SECONDS:
        when = datetime.fromtimestamp(failed, UTC).isoformat(timespec="seconds")
        yield Finding(False, f"failed: the last delivery to the webhook, {when}: {info.get('last_error_message', '')}")


def _pollers(settings: Settings, call: Callable[..., tuple[httpx.Response, dict[str, Any]]]) -> Iterator[Finding]:
    """Look for another process that polls with this token, unless our own would be disturbed by that."""
    lock = FileLock(settings.data / "serve.lock")
    try:
        if settings.data.is_dir():
            lock.acquire(timeout=0)
    except (Timeout, OSError):
        yield Finding(True, "note: `jianghua serve` runs here; other pollers were not looked for")
        return
    try:
        answer = call("getUpdates", limit=1, timeout=0)[1]
    finally:
        lock.release()
    if answer.get("error_code") == httpx.codes.CONFLICT and "webhook" not in str(answer.get("description")):
        yield Finding(False, "conflict: another process polls with this token; stop it, or get a new token")
    elif answer.get("ok"):
        yield Finding(True, "ok: no other process polls with this token")
