"""The network is waited for at the start, without a storm of lines, and only the network."""

import logging

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut

from bot.transport.startup import LINE_SECONDS, until_reached

SECRET = "123456789:AAbb-CCdd_EEffGGhhIIjjKKllMMnnOOpp"  # noqa: S105


class Network:
    """Is down for some tries; its time passes while someone waits."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.now = 0.0
        self.pauses: list[float] = []

    async def connect(self) -> None:
        if self.errors:
            raise self.errors.pop(0)

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def wait_for(self) -> None:
        await until_reached(self.connect, SECRET, self.pause, lambda: self.now)


async def test_it_is_tried_again_with_growing_pauses_and_few_lines(caplog: pytest.LogCaptureFixture) -> None:
    network = Network(*[NetworkError(f"no route to /bot{SECRET}/getMe"), TimedOut()] * 30)
    await network.wait_for()
    assert network.pauses[:6] == [1, 2, 4, 8, 16, 30]
    assert max(network.pauses) == 30
    lines = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(lines) == 1 + int(network.now // LINE_SECONDS)
    assert "HTTPS_PROXY" in lines[0]
    assert SECRET not in "".join(lines)


@pytest.mark.parametrize("error", [InvalidToken(), BadRequest("wrong"), TelegramError("a page in its place")])
async def test_what_is_wrong_otherwise_is_raised_at_once(error: TelegramError) -> None:
    network = Network(error)
    with pytest.raises(type(error)):
        await network.wait_for()
    assert network.pauses == []
