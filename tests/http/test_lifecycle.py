"""A bot process over its life: starts, restarts, ends, and what the network does to it."""

import asyncio
import json
import re
import shutil
import signal
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.config import Settings
from bot.serve import serve
from bot.texts import LANGUAGES
from index import JianghuaError, Live
from tests.http.conftest import Run
from tests.rights import as_nobody
from tests.telegram.faults import Fault
from tests.telegram.process import BotProcess, free_port
from tests.telegram.reader import Reader
from tests.telegram.server import TOKEN, BotApiServer
from tests.telegram.updates import PATIENCE

TEXTS = LANGUAGES["zh-Hans"]
QUESTION = "牡蛎壳能做什么"
SENTENCE = "把壳磨成土壤调理剂和饲料钙粉"
SECRET = TOKEN.split(":")[1]


async def test_buttons_from_before_a_restart_still_work(run: Run) -> None:
    async with run() as (bot, server):
        reader = Reader(server, 7)
        answer = await reader.ask(QUESTION)
        assert await bot.stop() == 0
        await bot.start(server.updates.newer())
        around = await reader.press(answer, TEXTS.button_around)
        assert around["message_id"] == answer["message_id"]
        assert SENTENCE in around["text"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly(run: Run, how: signal.Signals) -> None:
    async with run() as (bot, server):
        await Reader(server, 7).ask(QUESTION)
        assert await bot.stop(how) == 0


async def test_the_token_is_never_in_the_log(run: Run) -> None:
    async with run(log_level="DEBUG") as (bot, server):
        server.fail("getUpdates", Fault(500, "Internal Server Error"), Fault(drop=True))
        server.fail("sendMessage", Fault(drop=True), Fault(404, "Not StoredHit"))
        reader = Reader(server, 7)
        for question in (QUESTION, "茶园面积", "古桥"):
            reader.say(question)
        await server.called("sendMessage", times=3)
        await bot.stop()
        assert "NetworkError" in bot.read_log()
        assert SECRET not in bot.read_log()


async def test_at_no_level_does_the_log_hold_what_people_write_or_who_they_are(run: Run) -> None:
    person, group, words = 700_123_456, -1_001_234_567_890, "青石峡水文站几点报汛"
    async with run(log_level="DEBUG") as (bot, server):
        server.fail("sendMessage", Fault(drop=True), Fault(403, "Forbidden: bot was blocked by the user"))
        reader = Reader(server, person)
        reader.say(words)
        reader.say(f"{words}呢")
        after = reader.mark()
        reader.say(QUESTION)
        answer = await reader.next(after, wanted=lambda message: SENTENCE in message["text"])
        await reader.press(answer, TEXTS.button_around)
        await bot.stop()
        log = bot.read_log()
    assert "DEBUG" in log
    for secret in (words, QUESTION, str(person), str(group)):
        assert secret not in log


async def test_json_lines_on_request(run: Run) -> None:
    async with run(log_format="json") as (bot, server):
        await Reader(server, 7).ask(QUESTION)
        await bot.stop()
        events = [json.loads(line) for line in bot.read_log().splitlines()]
    assert any("Ctrl-C" in event["message"] for event in events)


async def test_polling_goes_on_after_errors(run: Run) -> None:
    async with run() as (_, server):
        server.fail(
            "getUpdates",
            Fault(502, "Bad Gateway"),
            Fault(drop=True),
            Fault(429, "Too Many Requests: retry after 1", retry_after=1),
            Fault(409, "Conflict: terminated by other getUpdates request"),
        )
        assert SENTENCE in (await Reader(server, 7).ask(QUESTION))["text"]


async def test_another_process_that_polls_is_warned_of_once(run: Run) -> None:
    conflict = Fault(409, "Conflict: terminated by other getUpdates request")
    async with run() as (bot, server):
        server.fail("getUpdates", conflict, conflict)
        reader = Reader(server, 7)
        await reader.ask(QUESTION)  # may come through a poll that was open before
        await reader.ask(QUESTION)
        (line,) = [line for line in bot.read_log().splitlines() if "another process polls" in line]
        assert "@BotFather" in line


async def test_a_line_says_that_it_serves_and_how_to_stop_it(run: Run) -> None:
    async with run() as (bot, server):
        await Reader(server, 7).ask(QUESTION)
        (line,) = [line for line in bot.read_log().splitlines() if "Ctrl-C" in line]
        assert re.search(r"@\w+ answers from [1-9]\d* speeches", line)


@pytest.mark.parametrize(
    ("proxy", "told"),
    [
        ("socks5://127.0.0.1:9", "cannot be reached"),
        ("http://127.0.0.1:9", "cannot be reached"),
        ("no://x:secret@y", "socks5://"),
    ],
)
async def test_a_proxy_that_does_not_serve_is_one_line(
    tmp_path: Path, sample_data: Path, monkeypatch: pytest.MonkeyPatch, proxy: str, told: str
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("ALL_PROXY", proxy)
    shutil.copytree(sample_data, tmp_path / "data")
    bot = BotProcess(tmp_path, "http://telegram.invalid/bot")
    if told == "cannot be reached":
        await bot.start(line_with(bot, told))
        assert await bot.stop() == 0
    else:
        with pytest.raises(AssertionError, match="ended with 2:"):
            await bot.start(asyncio.Future())
    (line,) = bot.read_log().splitlines()
    assert told in line
    assert "HTTPS_PROXY" in line
    assert "secret" not in line


async def test_a_network_that_is_not_there_yet_is_waited_for(tmp_path: Path, sample_data: Path) -> None:
    shutil.copytree(sample_data, tmp_path / "data")
    port, monitor = free_port(), free_port()
    bot = BotProcess(tmp_path, f"http://127.0.0.1:{port}/bot", {"metrics": {"port": monitor}})
    try:
        await bot.start(line_with(bot, "cannot be reached"))
        with pytest.raises(HTTPError) as health:
            await fetched(monitor, "/healthz")
        with health.value as refused:
            assert refused.code == 503
            assert b"not been reached yet" in refused.read()
        async with BotApiServer(port=port) as server:
            assert SENTENCE in (await Reader(server, 7).ask(QUESTION))["text"]
            assert json.loads(await fetched(monitor, "/healthz")) == {"status": "ok", "troubles": []}
            figures = (await fetched(monitor, "/metrics")).decode()
            assert await bot.stop() == 0
    finally:
        await bot.stop()
    assert len([line for line in bot.read_log().splitlines() if "cannot be reached" in line]) == 1
    assert 'jianghua_questions_total{certainty="sure",place="private"} 1.0' in figures
    assert 'jianghua_telegram_requests_total{method="sendMessage"} 1.0' in figures
    assert 'jianghua_telegram_errors_total{error="network",method="getMe"}' in figures
    assert "jianghua_index_generation 1.0" in figures
    assert QUESTION not in figures
    assert SECRET not in figures


async def line_with(bot: BotProcess, words: str) -> None:
    """Wait until the log has a line with these words."""
    async with asyncio.timeout(PATIENCE):
        while words not in bot.read_log():  # noqa: ASYNC110 - a log that another process writes rings no bell
            await asyncio.sleep(0.05)


async def fetched(port: int, path: str) -> bytes:
    """Give what the port for monitoring answers."""
    address = f"http://127.0.0.1:{port}{path}"
    return await asyncio.to_thread(lambda: urlopen(address, timeout=20).read())


async def test_a_page_in_telegrams_place_is_one_line(tmp_path: Path, sample_data: Path) -> None:
    async def page(_: web.Request) -> web.Response:
        return web.Response(text="<html>Sign in to this network</html>", content_type="text/html")

    shutil.copytree(sample_data, tmp_path / "data")
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", page)
    async with TestServer(app) as server:
        bot = BotProcess(tmp_path, str(server.make_url("/bot")))
        with pytest.raises(AssertionError, match="ended with 1:"):
            await bot.start(asyncio.Future())
    (line,) = bot.read_log().splitlines()
    assert "base_url" in line


async def test_an_answer_that_is_flooded_out_is_sent_once_later(run: Run) -> None:
    async with run() as (_, server):
        server.fail("sendMessage", Fault(429, "Too Many Requests: retry after 1", retry_after=1))
        reader = Reader(server, 7)
        assert SENTENCE in (await reader.ask(QUESTION))["text"]
        await reader.ask("茶园面积")
        sent = [event for event in server.chats.events if event.kind == "sent"]
        assert sum(SENTENCE in event.body["text"] for event in sent) == 1


async def test_a_message_whose_receipt_was_lost_is_sent_again_with_a_word(run: Run) -> None:
    async with run() as (_, server):
        server.fail("sendMessage", Fault(drop=True, done=True))
        reader = Reader(server, 7)
        after = reader.mark()
        assert SENTENCE in (await reader.ask(QUESTION))["text"]
        again = await reader.next(after, wanted=lambda message: TEXTS.sent_again in message["text"])
        assert SENTENCE in again["text"]
        await reader.ask("茶园面积")
        sent = [event for event in server.chats.events if event.kind == "sent"]
        assert sum(SENTENCE in event.body["text"] for event in sent) == 2


async def test_buttons_of_a_message_whose_receipt_was_lost_work(run: Run) -> None:
    async with run() as (_, server):
        server.fail("sendMessage", Fault(drop=True, done=True))
        reader = Reader(server, 7)
        answer = await reader.ask(QUESTION)
        around = await reader.press(answer, TEXTS.button_around)
        assert around["message_id"] == answer["message_id"]


async def test_a_second_bot_in_the_same_data_directory_is_turned_away(run: Run) -> None:
    async with run() as (bot, server):
        second = BotProcess(bot.folder, server.base_url)
        with pytest.raises(AssertionError, match=r"ended with 1:[\s\S]*another jianghua"):
            await second.start(server.until(lambda: None))
        assert SENTENCE in (await Reader(server, 7).ask(QUESTION))["text"]


async def test_a_token_that_telegram_does_not_know_is_one_line(run: Run) -> None:
    async with run() as (bot, server):
        await bot.stop()
        wrong = BotProcess(bot.folder, server.base_url, {"token": "1234567:not-the-right-one"})
        with pytest.raises(AssertionError, match="ended with 2:"):
            await wrong.start(server.until(lambda: None))
        assert "not-the-right-one" not in wrong.read_log()
        assert "@BotFather" in wrong.read_log().strip().split("\n")[-1]


async def test_a_token_that_is_revoked_while_it_runs_ends_it_with_one_line(run: Run) -> None:
    async with run() as (bot, server):
        server.fail("getMe", Fault(401, "Unauthorized"), Fault(401, "Unauthorized"))
        server.fail("getUpdates", Fault(401, "Unauthorized"), Fault(401, "Unauthorized"))
        await Reader(server, 7).ask(QUESTION)
        assert await bot.end() == 1
        (line,) = [line for line in bot.read_log().splitlines() if " INFO " not in line]
        assert "no longer takes this bot token" in line


async def test_one_poll_refused_for_a_proxys_sake_does_not_end_it(run: Run) -> None:
    async with run() as (_, server):
        server.fail("getUpdates", Fault(404, "Not StoredHit"), Fault(401, "Unauthorized"))
        reader = Reader(server, 7)
        for question in (QUESTION, "茶园面积"):
            assert (await reader.ask(question))["text"]


async def test_a_webhook_without_a_secret_of_its_own_gets_one(tmp_path: Path, sample_data: Path) -> None:
    shutil.copytree(sample_data, tmp_path / "data")
    async with BotApiServer() as server:
        bot = BotProcess(
            tmp_path, server.base_url, {"webhook": {"url": "http://127.0.0.1/updates", "port": free_port()}}
        )
        await bot.start(server.called("setWebhook"))
        hook = await server.called("setWebhook")
        await bot.stop()
    assert len(hook["secret_token"]) == 64
    assert SECRET not in hook["secret_token"]


async def test_commands_are_registered_for_every_scope_and_language(run: Run) -> None:
    async with run() as (_, server):
        await server.called("setMyCommands", times=9)
        made = [call for method, call in server.judge.calls if method == "setMyCommands"]
        assert {call["scope"]["type"] for call in made} == {"all_private_chats", "all_group_chats", "chat"}
        assert {call.get("language_code", "") for call in made} == {"", "zh", "en"}


async def test_the_profile_is_written_once(run: Run) -> None:
    async with run() as (bot, server):
        await Reader(server, 7).ask(QUESTION)
        await bot.stop()
        await bot.start(server.updates.newer())
        made = [call for method, call in server.judge.calls if method == "setMyDescription"]
        assert [call.get("language_code", "") for call in made] == ["", "zh", "en"]
        assert made[2]["description"] == LANGUAGES["en"].description
        said = [call["short_description"] for method, call in server.judge.calls if method == "setMyShortDescription"]
        assert said == [LANGUAGES[code].about for code in ("zh-Hans", "zh-Hans", "en")]


async def test_a_webhook_that_telegram_refuses_is_no_restart_loop(tmp_path: Path, sample_data: Path) -> None:
    shutil.copytree(sample_data, tmp_path / "data")
    hook = {"url": "http://127.0.0.1/updates", "port": free_port()}
    async with BotApiServer() as server:
        server.fail("setWebhook", Fault(400, "Bad Request: bad webhook: IP address 127.0.0.1 is reserved"))
        bot = BotProcess(tmp_path, server.base_url, {"webhook": hook})
        with pytest.raises(AssertionError, match="ended with 2:"):
            await bot.start(asyncio.Future())
    assert "webhook: Telegram refuses it: " in bot.read_log()
    assert "Traceback" not in bot.read_log()


def test_a_data_directory_that_may_not_be_written_is_one_line(open_folder: Path, sample_data: Path) -> None:
    data = shutil.copytree(sample_data, open_folder / "data")
    data.chmod(0o555)
    with as_nobody(), pytest.raises(JianghuaError, match="cannot be written"):
        serve(Settings(token=TOKEN, data=data), Live(data))
