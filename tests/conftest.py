"""What holds in every test: each call that the bot makes to a played Telegram is judged, and must be right."""

from collections.abc import Iterator, Mapping

import pytest

import bot.played.request
from bot.played import Chats, Refused, call
from tests.telegram.judge import JSON, Judge


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "unjudged: calls are made that break the Bot API's rules on purpose")


@pytest.fixture(autouse=True)
def judge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Judge]:
    """The judge of this test's calls; `judge.calls` are all that the bot made in process."""
    judge = Judge()

    def judged(chats: Chats, method: str, parameters: JSON, files: Mapping[str, tuple[str, bytes]]) -> object:
        if wrong := judge.hear(method, parameters, files):
            raise Refused(f"Bad Request: {wrong}")
        return call(chats, method, dict(parameters), files)

    if "unjudged" not in request.keywords:
        monkeypatch.setattr(bot.played.request, "call", judged)
    yield judge
    assert judge.violations == []
