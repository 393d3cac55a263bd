"""`doctor --online` tells what Telegram says, over HTTP, and never the token."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from time import time

import pytest
import pytest_asyncio
from filelock import FileLock

from bot.cli.doctor import Finding
from bot.cli.online import ask_telegram
from bot.config import Settings, Webhook
from tests.telegram.faults import Fault
from tests.telegram.server import TOKEN, BotApiServer


@pytest_asyncio.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


def settings(server: BotApiServer, data: Path) -> Settings:
    return Settings(token=TOKEN, data=data, base_url=server.base_url)


async def told(settings: Settings, later: float = 0.0) -> list[Finding]:
    found = await asyncio.to_thread(lambda: list(ask_telegram(settings, lambda: time() + later)))
    assert not any(settings.token and settings.token in finding.line for finding in found)
    return found


def lines(found: list[Finding], *, good: bool) -> str:
    return "\n".join(finding.line for finding in found if finding.good is good)


async def test_a_good_token_has_no_trouble(server: BotApiServer, tmp_path: Path) -> None:
    found = await told(settings(server, tmp_path))
    assert lines(found, good=False) == ""
    assert "it is @" in lines(found, good=True)
    assert "clock is right" in lines(found, good=True)
    assert "no other process" in lines(found, good=True)
    assert server.judge.violations == []


async def test_what_telegram_does_not_take_is_named(server: BotApiServer, tmp_path: Path) -> None:
    wrong = replace(settings(server, tmp_path), token="123:not-this-one")  # noqa: S106
    assert "does not know" in lines(await told(wrong), good=False)
    # The server's date has whole seconds and was written a moment before: the last digits are its own.
    assert re.search(r"clock is \+6\d\d s off", lines(await told(settings(server, tmp_path), 600), good=False))
    server.fail("getUpdates", Fault(409, "Conflict: terminated by other getUpdates request"))
    assert "another process polls" in lines(await told(settings(server, tmp_path)), good=False)


async def test_a_server_that_is_away_is_one_line(tmp_path: Path) -> None:
    away = Settings(token=TOKEN, data=tmp_path, base_url="http://127.0.0.1:9/bot")
    assert lines(await told(away), good=False).startswith("unreachable: ")
    assert await told(replace(away, token="")) == []


async def test_a_webhook_is_compared_with_what_is_configured(server: BotApiServer, tmp_path: Path) -> None:
    hooked = replace(settings(server, tmp_path), webhook=Webhook("https://e.org/x"))
    assert "does not deliver to webhook.url yet" in lines(await told(hooked), good=True)
    assert "getUpdates" not in {method for method, _ in server.judge.calls}


async def test_a_bot_that_serves_here_is_not_disturbed(server: BotApiServer, tmp_path: Path) -> None:
    with FileLock(tmp_path / "serve.lock"):
        assert "serve` runs here" in lines(await told(settings(server, tmp_path)), good=True)
    assert "getUpdates" not in {method for method, _ in server.judge.calls}


@pytest.mark.parametrize("name", ["getMe", "getWebhookInfo", "getUpdates"])
async def test_a_connection_that_breaks_is_one_line(server: BotApiServer, tmp_path: Path, name: str) -> None:
    server.fail(name, Fault(drop=True))
    assert "unreachable" in lines(await told(settings(server, tmp_path)), good=False)
