"""The network goes away from a bot that serves: Telegram for ten minutes, the names, and both before it has begun."""

import asyncio
from pathlib import Path

from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.nameless import SWITCH
from tests.faults.on_telegram import AGAIN, FIRST, STOP_SECONDS, Stage, injected, prepare, staged
from tests.telegram import faults as calls
from tests.telegram.process import BotProcess, free_port
from tests.telegram.server import BotApiServer

LINES_A_MINUTE = 10
"""What the log may hold for each minute of an outage, and as much once."""


async def _away(scope: Scope, outcome: Outcome) -> None:
    """Let Telegram be gone while answers are owed; when it is back they come, once each."""
    people, seconds = range(FIRST, FIRST + 3), scope.times(6, 600)
    async with staged(scope.folder, free_port()) as stage:
        stage.server.fail("sendMessage", *[calls.Fault(drop=True)] * len(people))
        for number in people:
            stage.ask(number)
        await stage.until(lambda: stage.server.faults.met("sendMessage"), 60)
        before = len(stage.bot.read_log().splitlines())
        await stage.server.__aexit__()
        await asyncio.sleep(seconds)
        lines = len(stage.bot.read_log().splitlines()) - before
        await stage.server.__aenter__()
        outcome.injected += 1
        outcome.lost += await stage.answered(people, 120)
        outcome.notes.append(
            f"{seconds} s away: {lines} lines in the log, {outcome.lost} of {len(people)} not answered"
        )
        await _judge(stage, people, lines, seconds, outcome)


async def _judge(stage: Stage, people: range, lines: int, seconds: float, outcome: Outcome) -> None:
    """Count what came of an outage: answers twice without a word, a log that floods, an end that takes long."""
    newcomer = await stage.timed_ask(FIRST - 1)
    code, took = await stage.timed_stop()
    twice = sum(stage.counts().get(number, 0) > 1 for number in people)
    log = stage.bot.read_log()
    outcome.lost += not stage.answers(FIRST - 1)
    outcome.wrong += twice + (lines > LINES_A_MINUTE * (1 + seconds / 60))
    outcome.crashed += log.count("Traceback") + (code != 0) + (took > STOP_SECONDS)
    marked = sum(AGAIN in text for number in people for text in stage.answers(number))
    outcome.notes.append(
        f"{twice} twice without a word, {marked} marked; a newcomer then waited {newcomer:.1f} s; ended with {code}"
        f" after {took:.1f} s"
    )


async def _nameless(scope: Scope, outcome: Outcome) -> None:
    """Let no name be found, at the start and later; the bot waits, and goes on when names are found again."""
    seconds = scope.times(4, 120)
    await asyncio.to_thread(prepare, scope.folder)
    switch = scope.folder / SWITCH
    switch.touch()
    async with BotApiServer() as server:
        bot = BotProcess(
            scope.folder, server.base_url.replace("127.0.0.1", "localhost"), module=("tests.faults.nameless",)
        )
        stage = Stage(bot, server)
        try:
            await bot.start(asyncio.sleep(seconds))  # fails where it has ended
            switch.unlink()
            outcome.injected += 1
            outcome.lost += not await _is_answered(stage, FIRST)
            before = len(bot.read_log().splitlines())
            switch.touch()
            server.fail("getUpdates", calls.Fault(drop=True))
            stage.ask(FIRST + 1)
            await asyncio.sleep(seconds)
            lines = len(bot.read_log().splitlines()) - before
            switch.unlink()
            outcome.injected += 1
            outcome.lost += await stage.answered([FIRST + 1], 120)
            outcome.notes.append(f"no names for {seconds} s, twice: {outcome.lost} of 2 not answered")
            await _judge(stage, range(FIRST, FIRST + 2), lines, seconds, outcome)
        finally:
            await bot.stop()


async def _is_answered(stage: Stage, number: int) -> bool:
    await stage.timed_ask(number)
    return bool(stage.answers(number))


def _no_localhost() -> str:
    hosts = Path("/etc/hosts")
    return "" if hosts.exists() and "localhost" in hosts.read_text(encoding="utf-8") else "no name for this machine"


FAULTS = (
    Fault("Telegram is away for ten minutes", injected(_away)),
    Fault("no name is found", injected(_nameless), _no_localhost),
)
