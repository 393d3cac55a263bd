"""The webhook: a small server that takes updates from Telegram, and from nobody else."""

import hmac
import json
import logging
from http import HTTPStatus
from types import TracebackType
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.transport.polling import Receiver

LARGEST_BODY = 2**20
"""Bytes; Telegram's updates are far smaller."""

BODY_SECONDS = 10.0
IDLE_SECONDS = 60.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a name
_LOG = logging.getLogger(__name__)


class _UpdateHandler(RequestHandler):
    """Takes one update: 403 without the secret, 400 for no JSON, 503 where too many wait, to be tried again."""

    def initialize(self, receiver: Receiver, secret: str) -> None:
        self._receiver = receiver
        self._secret = secret.encode()

    async def post(self) -> None:
        given = self.request.headers.get(_SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            self._end(HTTPStatus.FORBIDDEN)
            return
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            self._end(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
            return
        try:
            item = json.loads(self.request.body)
        except ValueError:
            self._end(HTTPStatus.BAD_REQUEST)
            return
        if not self._receiver.has_room:
            self._end(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        # What is no update is taken, too: refused, it would come again and again.
        await self._receiver.receive([item])
        self._end(HTTPStatus.OK)

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - as tornado has it
        """Say nothing but the status."""
        self._end(HTTPStatus(status_code))

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,  # noqa: ARG002 - as tornado has it
    ) -> None:
        """Log the kind of an error, never what was sent."""
        _LOG.warning("webhook: %s", typ.__name__ if typ else value)

    def _end(self, status: HTTPStatus) -> None:
        self.set_status(status)
        self.finish()


def listen(receiver: Receiver, path: str, secret: str, address: str, port: int) -> HTTPServer:
    """Listen for updates that come to `path` with the secret; raises OSError."""
    application = Application(
        [(rf"/{path}/?", _UpdateHandler, {"receiver": receiver, "secret": secret})], log_function=lambda _: None
    )
    server = HTTPServer(
        application,
        max_body_size=LARGEST_BODY,
        max_buffer_size=2 * LARGEST_BODY,
        body_timeout=BODY_SECONDS,
        idle_connection_timeout=IDLE_SECONDS,
    )
    server.listen(port, address)
    receiver.catch_up()
    return server
