"""Polling that outlives a refusal of the token: the library would stop asking for updates, without a word."""

from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

_REFUSED = (401, 404)


class PollingRequest(HTTPXRequest):
    """What polls for updates over HTTP; a refused token is raised as an error that is tried again.

    The error handler then finds out whether the token is really refused, or a proxy stood in the way.
    """

    async def do_request(self, *args: object, **kwargs: object) -> tuple[int, bytes]:
        """Make one request; gives its status and body."""
        status, body = await super().do_request(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they come
        if status in _REFUSED:
            raise TelegramError(f"polling was refused with status {status}") from InvalidToken()
        return status, body
