"""The webhook's own server: what comes without the secret, too large, too slowly, twice or in no shape at all."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.fake_telegram import Person
from tests.telegram.process import BotProcess, free_port
from tests.telegram.server import BotApiServer

JSON = dict[str, Any]
QUESTION = "牡蛎壳能做什么"
SECRET = "a-secret-of-the-tests"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Hook:
    """A bot that listens, and the played Telegram that it answers through."""

    bot: BotProcess
    server: BotApiServer
    port: int

    async def post(self, body: object, secret: str | None = SECRET, **headers: str) -> int:
        """Hand something to the webhook; gives the status."""
        named = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret is not None else {}
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        async with httpx.AsyncClient(timeout=20) as client:
            response = await client.post(
                f"http://127.0.0.1:{self.port}/updates",
                content=content,
                headers={"Content-Type": "application/json", **named, **headers},
            )
        return response.status_code

    def ask(self, number: int = 7) -> JSON:
        """Make an update in which somebody asks."""
        return self.server.chats.say(Person(number, "读者", language="zh-hans"), QUESTION)

    async def answered(self, number: int = 7) -> list[str]:
        """Wait for an answer; gives all that somebody got."""

        def texts() -> list[str] | None:
            events = self.server.chats.events
            sent = [event.body for event in events if event.kind == "sent"]
            return [body["text"] for body in sent if body["chat"]["id"] == number] or None

        return await self.server.until(texts)


@asynccontextmanager
async def listening(folder: Path, data: Path) -> AsyncIterator[Hook]:
    shutil.copytree(data, folder / "data")
    port = free_port()
    async with BotApiServer() as server:
        webhook = {"url": "http://127.0.0.1/updates", "port": port, "secret": SECRET}
        bot = BotProcess(folder, server.base_url, {"webhook": webhook})
        try:
            await bot.start(server.called("setWebhook"))
            yield Hook(bot, server, port)
        finally:
            await bot.stop()


@pytest.fixture
async def hook(tmp_path: Path, sample_data: Path) -> AsyncIterator[Hook]:
    async with listening(tmp_path, sample_data) as hook:
        yield hook


async def test_only_what_has_the_secret_is_handled_and_once(hook: Hook) -> None:
    update = hook.ask()
    assert [await hook.post(update, secret) for secret in (None, "", "wrong", SECRET + "x")] == [403] * 4
    assert [await hook.post(update) for _ in range(3)] == [200] * 3
    await hook.answered()
    assert await hook.post(hook.ask(8)) == 200
    await hook.answered(8)
    assert len(await hook.answered()) == 1


async def test_what_is_no_update_is_refused_or_passed_over(hook: Hook) -> None:
    assert await hook.post(b"not json") == 400
    assert await hook.post(b"\xff\xfe") == 400
    assert await hook.post({"update_id": 5}, **{"Content-Type": "text/plain"}) == 415
    shapes: list[object] = [[], "x", 5, None, {}, {"update_id": "x"}, {"update_id": 90_001, "message": {"chat": []}}]
    assert [await hook.post(shape) for shape in shapes] == [200] * len(shapes)
    assert await hook.post(hook.ask()) == 200
    assert len(await hook.answered()) == 1
    assert "Traceback" not in hook.bot.read_log()


async def test_a_body_that_is_too_large_or_never_ends_keeps_nobody_waiting(hook: Hook) -> None:
    try:
        status = await hook.post(b" " * (2**20 + 1))
    except httpx.HTTPError:
        status = 413  # the connection was cut before all was sent
    assert status >= 400
    slow = [await asyncio.open_connection("127.0.0.1", hook.port) for _ in range(50)]
    for _, writer in slow:
        writer.write(b"POST /updates HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
        await writer.drain()
    assert await hook.post(hook.ask()) == 200
    await hook.answered()
    ended = await asyncio.gather(*(reader.read() for reader, _ in slow))
    assert len(ended) == 50
    for _, writer in slow:
        writer.close()
