"""A bot that is stopped while it reindexes: it ends in time, the index is whole, nothing of it goes on running."""

import asyncio
import signal
from pathlib import Path

from bot.fake_telegram import Person
from index import reindex
from tests.faults.commands import no_proc, running
from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.on_kills import is_sound, shown_years, write_collection
from tests.faults.on_telegram import STOP_SECONDS, Stage, injected
from tests.telegram.process import ADMIN, BotProcess
from tests.telegram.server import BotApiServer

SECONDS = 60.0


async def _reindexing(scope: Scope, outcome: Outcome) -> None:
    collection, data, chance = scope.folder / "collection", scope.folder / "data", scope.random()
    write_collection(collection, 2001, files=40)
    await asyncio.to_thread(reindex, data, [collection])
    async with BotApiServer() as server:
        stage = Stage(BotProcess(scope.folder, server.base_url, {"corpus": [str(collection)]}), server)
        for number in range(scope.times(2, 60)):
            year = 2001 + (number + 1) % 2
            write_collection(collection, year, files=40)
            await stage.start()
            begun = len(stage.answers(ADMIN))
            server.updates.add(server.chats.say(Person(ADMIN, "管理员", language="zh-hans"), "/reindex"))
            await stage.until(lambda begun=begun: len(stage.answers(ADMIN)) > begun, SECONDS)  # type: ignore[misc]
            await asyncio.sleep(chance.uniform(0, 1.5))
            how = chance.choice((signal.SIGTERM, signal.SIGINT, signal.SIGKILL))
            code, seconds = await stage.timed_stop(how)
            outcome.injected += 1
            what = f"{how.name} {number}"
            if code != (-how if how is signal.SIGKILL else 0) or seconds > STOP_SECONDS:
                outcome.crashed += 1
                outcome.notes.append(f"{what}: ended with {code} after {seconds:.1f} s")
            if not await stage.until(lambda: not running(f"{data} "), STOP_SECONDS):
                outcome.crashed += 1
                outcome.notes.append(f"{what}: still running: {running(str(data))}")
            if len(shown_years(data)) != 1 or not is_sound(data):
                outcome.lost += 1
                outcome.notes.append(f"{what}: the index is not whole")
        await stage.start()
        outcome.lost += not await _reindexed(stage, data, year)
        outcome.crashed += stage.bot.read_log().count("Traceback")
        await stage.bot.stop()


async def _reindexed(stage: Stage, data: Path, year: int) -> bool:
    """Tell whether a reindex after it all is done."""
    stage.server.updates.add(stage.server.chats.say(Person(ADMIN, "管理员", language="zh-hans"), "/reindex"))
    return await stage.until(lambda: shown_years(data) == {str(year)}, SECONDS)


FAULTS = (Fault("serve is stopped while it reindexes", injected(_reindexing), no_proc),)
