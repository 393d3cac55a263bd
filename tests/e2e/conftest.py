"""The real bot against telemelya, once by polling and once by webhook; the tests of a mode share one process."""

import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.telegram.emulator import Emulator
from tests.telegram.process import BotProcess, free_port
from tests.telegram.proxy import Proxy
from tests.telegram.server import TOKEN
from tests.telegram.updates import PATIENCE

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stage:
    """A running bot and the proxy before the emulator."""

    bot: BotProcess
    proxy: Proxy
    mode: str


class Guest:
    """A person who acts through telemelya's control API and reads what the bot did from its log, call by call."""

    def __init__(self, stage: Stage, number: int) -> None:
        self.number = number
        self.session = f"session-{number}"
        self._emulator = stage.proxy.emulator

    async def say(self, text: str) -> None:
        """Write to the bot."""
        await self._send({"text": text})

    async def ask(self, text: str) -> JSON:
        """Write to the bot; gives the message it sends."""
        await self.say(text)
        return await self.next("sendMessage")

    async def press(self, message: JSON, label: str, expected: str = "editMessageText") -> JSON:
        """Press the first button whose label holds `label`; gives the call that follows."""
        rows = message["reply_markup"]["inline_keyboard"]
        button = next(button for row in rows for button in row if label in button["text"])
        await self.press_data(message, button["callback_data"])
        return await self.next(expected)

    async def press_data(self, message: JSON, data: str) -> None:
        """Press a button with this data, forged or not."""
        await self._send({"callback_data": data, "callback_message_id": message["message_id"]})

    async def photograph(self) -> None:
        """Send a picture."""
        await self._send({"photo_file_id": "picture-of-a-reader"})

    async def inquire(self, query: str) -> JSON:
        """Ask inline; gives the results."""
        body = {"query": query, "from_user": self._user, "chat_id": self.number}
        await self._emulator.control("send_inline_query", self.session, body, bot_token=TOKEN)
        return await self.next("answerInlineQuery")

    async def choose(self, place: int) -> JSON:
        """Choose a result of the last inline query; gives the message that it sends."""
        body = {"chat_id": self.number, "result_index": place}
        return await self._emulator.control("choose_inline_result", self.session, body, bot_token=TOKEN)

    async def next(self, method: str) -> JSON:
        """Await the bot's next call of a method for this person; calls of other methods before it are passed over."""
        while True:
            found = await self._emulator.control("responses/wait", self.session, timeout=PATIENCE)
            assert found["response"], f"{method} never came"
            if found["response"]["method"] == method:
                response: JSON = found["response"]
                return response

    @property
    def _user(self) -> JSON:
        return {"id": self.number, "first_name": f"读者{self.number}"}

    async def _send(self, body: JSON) -> None:
        body = {"chat_id": self.number, "from_user": self._user, **body}
        await self._emulator.control("send_update", self.session, body, bot_token=TOKEN)


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["polling", "webhook"])
async def stage(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sample_data: Path
) -> AsyncIterator[Stage]:
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(sample_data, folder / "data")
    port = free_port()
    webhook = {"url": f"http://127.0.0.1:{port}/updates", "port": port, "secret": "the-secret-header"}
    settings: JSON = {"webhook": webhook} if request.param == "webhook" else {}
    async with Emulator() as emulator, Proxy(emulator) as proxy:
        bot = BotProcess(folder, proxy.base_url, settings)
        try:
            await bot.start(proxy.updates.newer() if request.param == "polling" else proxy.hooked())
            yield Stage(bot, proxy, request.param)
        finally:
            code = await bot.stop()
        assert code == 0
        assert proxy.judge.violations == []


@pytest.fixture
def guest(stage: Stage, people: Callable[[], int]) -> Guest:
    return Guest(stage, people())


@pytest.fixture(scope="session")
def people() -> Callable[[], int]:
    """Give numbers of people, each of them new."""
    return count(2001).__next__
