"""Requests are counted by method and by what was wrong with them, and an outage ends with one line."""

import logging

import pytest
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.monitoring.health import Contact
from bot.transport.observed_request import ObservedRequest


class Scripted(BaseRequest):
    """Ends each request as it was told: a status, or None for no network."""

    def __init__(self, *ends: int | None) -> None:
        self.ends = list(ends)
        self.open = False

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        self.open = True

    async def shutdown(self) -> None:
        self.open = False

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        end = self.ends.pop(0)
        if end is None:
            raise NetworkError("no route")
        return end, b"{}"


class Counted:
    """Counts as Metrics does."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    def telegram(self, method: str, error: str = "") -> None:
        self.seen.append((method, error))


async def test_requests_are_counted_and_the_end_of_an_outage_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    times = iter([10.0, 20.0, 30.0, 95.0, 96.0, 97.0])
    inner, contact, counted = Scripted(200, None, 502, 429, 200, 200), Contact(), Counted()
    request = ObservedRequest(inner, contact, lambda: counted, lambda: next(times))  # type: ignore[arg-type, return-value]
    await request.initialize()
    assert inner.open
    assert request.read_timeout == 5.0
    base = "https://telegram.invalid/bot1:a/"
    for name in ("getMe", "sendMessage", "sendMessage", "sendMessage", "getUpdates"):
        try:
            await request.do_request(base + name, "POST")
        except NetworkError:
            assert name == "sendMessage"
    await request.do_request("https://telegram.invalid/file/bot1:a/documents/讲话.txt", "GET")
    await request.shutdown()
    assert not inner.open
    assert counted.seen == [
        ("getMe", ""),
        ("sendMessage", "network"),
        ("sendMessage", "502"),
        ("sendMessage", "429"),
        ("getUpdates", ""),
        ("file", ""),
    ]
    assert contact.answered == 97.0
    (line,) = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert line == "Telegram answers again after 75 s"
