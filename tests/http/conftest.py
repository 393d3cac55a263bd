"""A bot process that polls the loopback server, shared by the tests of a file or one for a test alone."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from pathlib import Path

import pytest
import pytest_asyncio

from tests.telegram.process import BotProcess
from tests.telegram.server import BotApiServer

Running = tuple[BotProcess, BotApiServer]
Run = Callable[..., AbstractAsyncContextManager[Running]]


@asynccontextmanager
async def running(folder: Path, data: Path, **settings: object) -> AsyncIterator[Running]:
    """Run a bot in `folder` on a copy of the index `data`; at the end all its calls must have been right."""
    shutil.copytree(data, folder / "data")
    async with BotApiServer() as server:
        bot = BotProcess(folder, server.base_url, settings)
        try:
            await bot.start(server.updates.newer())
            yield bot, server
        finally:
            await bot.stop()
        assert server.judge.violations == []


@pytest.fixture
def run(tmp_path: Path, sample_data: Path) -> Run:
    """Give what runs a bot alone, with settings of its own."""
    return lambda **settings: running(tmp_path, sample_data, **settings)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory, sample_data: Path) -> AsyncIterator[Running]:
    """One bot for all tests of a file; each asks as somebody else."""
    async with running(tmp_path_factory.mktemp("served"), sample_data) as both:
        yield both
        assert " ERROR " not in both[0].read_log()


@pytest.fixture(scope="session")
def numbers() -> Callable[[], int]:
    """Give numbers of people, each of them new."""
    return count(1001).__next__
