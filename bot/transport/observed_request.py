"""Requests to Telegram, counted: which failed how, when it last answered, and one line for an outage that ended."""

import logging
import time
from collections.abc import Callable

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from bot.monitoring.health import Contact
from bot.monitoring.metrics import Metrics

_LOG = logging.getLogger(__name__)

WORTH_A_LINE = 60.0
"""Seconds of an outage whose end is logged."""

_SERVER_ERROR = 500


class ObservedRequest(BaseRequest):
    """Hands requests to another request class and notes how they end."""

    def __init__(
        self,
        inner: BaseRequest,
        contact: Contact,
        metrics: Callable[[], Metrics | None] = lambda: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`metrics` gives the figures of the process, `clock` tells Unix time."""
        self._inner = inner
        self._contact = contact
        self._metrics = metrics
        self._clock = clock

    @property
    def read_timeout(self) -> float | None:
        """The seconds that an answer is waited for."""
        return self._inner.read_timeout

    async def initialize(self) -> None:
        """Open what the other one needs."""
        await self._inner.initialize()

    async def shutdown(self) -> None:
        """Close what the other one needs."""
        await self._inner.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: object,
        **more_timeouts: object,
    ) -> tuple[int, bytes]:
        """Make one request; gives its status and body."""
        # A file is fetched from an address of its own, which would be a name of its own among the figures.
        name = url.rpartition("/")[2] if method == "POST" else "file"
        try:
            status, body = await self._inner.do_request(url, method, request_data, *timeouts, **more_timeouts)  # type: ignore[arg-type]  # handed on as they come
        except TelegramError:
            self._note(name, "network", reached=False)
            raise
        self._note(name, "" if status < 400 else str(status), reached=status < _SERVER_ERROR)
        return status, body

    def _note(self, name: str, error: str, *, reached: bool) -> None:
        if metrics := self._metrics():
            metrics.telegram(name, error)
        outage = self._contact.note(reached=reached, now=self._clock())
        if outage >= WORTH_A_LINE:
            _LOG.warning("Telegram answers again after %.0f s", outage)
