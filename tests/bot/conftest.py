"""What holds in every test of the bot: each call that it makes to a played Telegram is judged, and must be right."""

import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import pytest

import bot.fake_telegram.request
from bot.fake_telegram import ApiError, Chats, call
from index import Live
from tests.bot.talk import Talk, talking
from tests.telegram.judge import JSON, Judge


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "unjudged: calls are made that break the Bot API's rules on purpose")


@pytest.fixture(autouse=True)
def judge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Judge]:
    """Judge the calls of a test as they are made in process; `judge.calls` are all of them."""
    judge = Judge()

    def judged(chats: Chats, method: str, parameters: JSON, files: Mapping[str, tuple[str, bytes]]) -> object:
        if wrong := judge.hear(method, parameters, files):
            raise ApiError(f"Bad Request: {wrong}")
        return call(chats, method, dict(parameters), files)

    if "unjudged" not in request.keywords:
        monkeypatch.setattr(bot.fake_telegram.request, "call", judged)
    yield judge
    assert judge.violations == []


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Take back what a command that a test runs in this process sets up: the next test reads the log."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("bot", "index", "telegram")}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


@pytest.fixture
def live(sample_data: Path) -> Iterator[Live]:
    """The index of the sample collection."""
    live = Live(sample_data)
    yield live
    live.close()


@pytest.fixture
async def talk(tmp_path: Path, live: Live) -> AsyncIterator[Talk]:
    """A bot over the sample collection, to talk to."""
    async with talking(tmp_path / "bot", live) as talk:
        yield talk
