"""A loss of power, during a reindex and while the bot serves: what was not synced is gone, in part or whole.

After it the old or the new index answers, and no update is lost that was confirmed to Telegram.
"""

import asyncio
import re
import signal
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bot.fake_telegram import Person
from bot.storage import outbox_journal, update_journal
from bot.storage.bot_file import FILE
from bot.storage.database import Database
from index import JianghuaError, open_index, reindex
from index.storage.connection import DATABASE
from tests.faults.commands import run
from tests.faults.disk import Call, Disk, plain, record, recorded
from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.on_kills import judge_index, shown_years, two_collections
from tests.faults.on_telegram import FIRST, QUESTION, Stage, injected, prepare
from tests.faults.on_writes import no_strace
from tests.telegram.process import BotProcess
from tests.telegram.server import BotApiServer


def _during_reindex(scope: Scope) -> Outcome:
    outcome, chance = Outcome(), scope.random()
    data, collections = two_collections(scope, files=2)
    disk, trace = Disk(data), scope.folder / "trace"
    trace.mkdir()
    ended = run("reindex", str(collections[1]), "--data", str(data), before=record(trace))
    if ended.code or shown_years(data) != {"2002"}:
        outcome.crashed += 1
        outcome.notes.append(f"the recorded reindex: {ended.code} {ended.error[-300:]}")
        return outcome
    calls = recorded(trace)
    touching = [place for place, call in enumerate(calls) if str(data) in plain(call.arguments)]
    moments = set(chance.sample(touching, min(len(touching), scope.times(10, 300))))
    for place, call in enumerate(calls):
        disk.follow(call)
        if place in moments:
            after = disk.lose_power(scope.folder / "after", chance)
            _judge_index(outcome, after, collections[1], f"power lost at call {place} of {len(calls)} ({call.name})")
    return outcome


def _judge_index(outcome: Outcome, data: Path, folder: Path, what: str) -> None:
    """Count what came of a loss: one of both indexes, whole, and a reindex that makes the new one."""
    outcome.injected += 1
    try:
        index = open_index(data)
        index.verify()
        index.search("经费多少万元")
        judge_index(outcome, data, what)
    except JianghuaError as error:
        outcome.lost += 1
        outcome.notes.append(f"{what}: {error}")
    try:
        reindex(data, [folder])
        again = shown_years(data)
    except JianghuaError as error:
        again = {str(error)}
    if again != {"2002"}:
        outcome.lost += 1
        outcome.notes.append(f"{what}: then a reindex gives {again}")
    assert (data / DATABASE).is_file()


@dataclass(slots=True)
class Said:
    """What the bot has told Telegram: updates below `confirmed` are known, messages to the chats `begun` are made."""

    confirmed: int = 0
    begun: set[int] = field(default_factory=set)

    def follow(self, call: Call) -> None:
        """Follow one call that writes to a connection."""
        if call.name == "sendto":
            sent = plain(call.arguments)
            self.confirmed = max([self.confirmed, *map(int, re.findall(r"\boffset=(\d+)", sent))])
            if "text=" in sent:
                self.begun.update(map(int, re.findall(r"\bchat_id=(\d+)", sent)))


async def _while_serving(scope: Scope, outcome: Outcome) -> None:
    """Lose power at moments of a bot's life: from its first start, over a kill with work left, to its end."""
    chance = scope.random()
    await asyncio.to_thread(prepare, scope.folder)
    data = scope.folder / "data"
    disk, said = Disk(data), Said()
    asked, traces = await _served(scope.folder, outcome)
    calls = [call for trace in traces for call in await asyncio.to_thread(recorded, trace)]
    telling = [place for place, call in enumerate(calls) if call.name == "sendto" or str(data) in plain(call.arguments)]
    moments = set(chance.sample(telling, min(len(telling), scope.times(20, 300))))
    for place, call in enumerate(calls):
        disk.follow(call)
        said.follow(call)
        if place in moments:
            after = disk.lose_power(scope.folder / "after", chance)
            _judge_bot(outcome, after, asked, said, f"power lost at call {place} of {len(calls)} ({call.name})")


async def _served(folder: Path, outcome: Outcome) -> tuple[Mapping[int, int], Sequence[Path]]:
    """Record the bot; gives the number of each person's update, and the records."""
    asked: dict[int, int] = {}
    traces = (folder / "first", folder / "second")
    async with BotApiServer() as server:

        def ask(people: Iterable[int]) -> None:
            for number in people:
                update = server.chats.say(Person(number, f"读者{number}", language="zh-hans"), QUESTION)
                asked[number] = update["update_id"]
                server.updates.add(update)

        for trace, first in zip(traces, (FIRST, FIRST + 20), strict=True):
            trace.mkdir()
            stage = Stage(BotProcess(folder, server.base_url, before=record(trace)), server)
            ask(range(first, first + 10))
            await stage.start()
            ask(range(first + 10, first + 20))
            if trace == traces[0]:
                await stage.more_answered(range(first, first + 20))
                await stage.bot.stop(signal.SIGKILL)
            else:
                outcome.lost += await stage.answered(asked)
                await stage.bot.stop()
    return asked, traces


def _judge_bot(outcome: Outcome, data: Path, asked: Mapping[int, int], said: Said, what: str) -> None:
    """Count what came of a loss: a confirmed update is answered or will be, and never a second time without a word."""
    outcome.injected += 1
    try:
        database = Database(data)
        left, owed = update_journal.unfinished(database), outbox_journal.owed(database)
        database.close()
    except JianghuaError as error:
        outcome.lost += 1
        outcome.notes.append(f"{what}: {error}")
        return
    with closing(sqlite3.connect(data / FILE)) as connection:
        (sound,) = connection.execute("pragma integrity_check(1)").fetchone()
    chats = {each.chat for each in owed}
    unmarked = {each.chat for each in owed if not each.doubtful}
    for person, update in asked.items():
        if update < said.confirmed and update not in left and person not in chats | said.begun:
            outcome.lost += 1
            outcome.notes.append(f"{what}: update {update} is lost")
        if person in said.begun and (update in left or person in unmarked):
            outcome.wrong += 1
            outcome.notes.append(f"{what}: update {update} is answered twice without a word")
    if sound != "ok":
        outcome.lost += 1
        outcome.notes.append(f"{what}: {sound}")


FAULTS = (
    Fault("the power is lost during a reindex", _during_reindex, no_strace),
    Fault("the power is lost while the bot serves", injected(_while_serving), no_strace),
)
