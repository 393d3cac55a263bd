"""Polling that outlives a refusal of the token and an update that the library cannot read."""

import json
from http import HTTPStatus

from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)
_NOTHING = b'{"ok": true, "result": []}'


class PollingRequest(HTTPXRequest):
    """What polls for updates over HTTP. It keeps the updates as they came, and the library is given none to read.

    The library reads a batch whole, and stumbles for ever over one update that it cannot read. A refused token is
    raised as an error that is tried again: the error handler finds out whether the token is really refused, or a proxy
    stood in the way.
    """

    def __init__(self) -> None:
        super().__init__(connection_pool_size=1)
        self._came: list[object] = []

    def take(self) -> list[object]:
        """Take what the last poll brought."""
        came, self._came = self._came, []
        return came

    async def do_request(self, *args: object, **kwargs: object) -> tuple[int, bytes]:
        """Make one request; gives its status and body."""
        status, body = await super().do_request(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they come
        if status in _REFUSED:
            raise TelegramError(f"polling was refused with status {status}") from InvalidToken()
        if status != HTTPStatus.OK:
            return status, body
        self._came = _updates(body)
        return status, _NOTHING


def _updates(body: bytes) -> list[object]:
    try:
        reply = json.loads(body)
    except ValueError:
        reply = None
    result = reply.get("result") if isinstance(reply, dict) else None
    if not isinstance(result, list):
        raise TelegramError("the answer to a poll holds no updates; something else may answer in Telegram's place")
    return result
