"""What happens between the bot and Telegram: kills and stops with much waiting, refusals, outages, a crowd, a soak."""

import asyncio
import re
import signal
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.fake_telegram import Group, Person
from bot.texts import LANGUAGES
from tests.faults.commands import no_proc
from tests.faults.fault import Fault, Outcome, Scope
from tests.faults.sample import sample_index
from tests.telegram import faults as calls
from tests.telegram.process import BotProcess
from tests.telegram.server import BotApiServer

QUESTION = "牡蛎壳能做什么"
SENTENCE = "把壳磨成土壤调理剂和饲料钙粉"
AGAIN = LANGUAGES["zh-Hans"].sent_again
STOP_SECONDS = 5.0
CROWD = Group(-100, "大群")
FIRST = 10_000


class Stage:
    """A bot process and the Telegram it talks to."""

    def __init__(self, bot: BotProcess, server: BotApiServer) -> None:
        self.bot = bot
        self.server = server

    def ask(self, number: int, text: str = QUESTION, group: Group | None = None) -> None:
        person = Person(number, f"读者{number}", language="zh-hans")
        self.server.updates.add(self.server.chats.say(person, text, group=group))

    def answers(self, chat: int) -> list[str]:
        events = self.server.chats.events
        return [e.body.get("text", "") for e in events if e.kind == "sent" and e.body["chat"]["id"] == chat]

    def counts(self) -> dict[int, int]:
        """Give how many answers each chat got, those not counted that say they may be repetitions."""
        counted: dict[int, int] = {}
        for event in self.server.chats.events:
            if event.kind == "sent" and AGAIN not in event.body.get("text", ""):
                chat = event.body["chat"]["id"]
                counted[chat] = counted.get(chat, 0) + 1
        return counted

    def heard(self) -> set[int]:
        """Give the chats that have an answer, those with one that may be a repetition among them."""
        return {e.body["chat"]["id"] for e in self.server.chats.events if e.kind == "sent"}

    async def heard_by(self, people: range, seconds: float = 60.0) -> None:
        """Wait so long until all of these chats have an answer."""
        await self.until(lambda: self.heard().issuperset(people), seconds)

    async def until(self, look: Callable[[], object], seconds: float) -> bool:
        """Wait so long until something is so."""
        end = time.monotonic() + seconds
        while not look() and time.monotonic() < end:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.02)
        return bool(look())

    async def more_answered(self, people: range) -> None:
        """Wait until one more of these chats has an answer, or all have."""
        before = len(self.heard())
        await self.until(lambda: len(self.heard()) > before or self.heard().issuperset(people), 60)

    async def answered(self, chats: Iterable[int], seconds: float = 60.0, text: str = "") -> int:
        """Wait so long until all these chats have an answer that holds a text; gives how many have none."""
        left = set(chats)

        def all_have() -> bool:
            left.difference_update({chat for chat in left if any(text in each for each in self.answers(chat))})
            return not left

        await self.until(all_have, seconds)
        return len(left)

    async def start(self) -> None:
        await self.bot.start(self.server.updates.newer())

    async def timed_ask(self, number: int, seconds: float = 60.0) -> float:
        """Let somebody ask; gives the seconds until the answer."""
        begun = time.monotonic()
        self.ask(number)
        await self.until(lambda: self.answers(number), seconds)
        return time.monotonic() - begun

    async def timed_stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Stop the bot; gives its exit code and the seconds it took."""
        begun = time.monotonic()
        code = await self.bot.stop(how)
        return code, time.monotonic() - begun


@asynccontextmanager
async def staged(folder: Path, port: int = 0, **settings: object) -> AsyncIterator[Stage]:
    """Run a bot over the sample collection; Telegram listens on `port`, or on one that is free."""
    await asyncio.to_thread(prepare, folder)
    async with BotApiServer(port=port) as server:
        stage = Stage(BotProcess(folder, server.base_url, settings), server)
        try:
            await stage.start()
            yield stage
        finally:
            await stage.bot.stop()


def prepare(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    if not (folder / "data").exists():
        sample_index(folder / "data")


def injected(run: Callable[[Scope, Outcome], Coroutine[Any, Any, None]]) -> Callable[[Scope], Outcome]:
    def inject(scope: Scope) -> Outcome:
        outcome = Outcome()
        asyncio.run(run(scope, outcome))
        return outcome

    return inject


def _tally(stage: Stage, people: range, outcome: Outcome) -> None:
    counts = stage.counts()
    every = {number: len(stage.answers(number)) for number in people}
    outcome.lost += sum(not count for count in every.values())
    twice = sum(counts.get(number, 0) > 1 for number in people)
    marked = sum(each - counts.get(number, 0) for number, each in every.items())
    outcome.wrong += twice
    outcome.notes.append(f"{len(people)} asked, {outcome.lost} lost, {twice} twice without a word, {marked} marked")


async def _killed(scope: Scope, outcome: Outcome) -> None:
    people = range(FIRST, FIRST + scope.times(90, 2_000))
    async with staged(scope.folder) as stage:
        await stage.bot.stop()
        for number in people:
            stage.ask(number)
        random = scope.random()
        for _ in range(scope.times(2, 6)):
            await stage.start()
            await asyncio.sleep(random.uniform(0.2, 3.0))
            await stage.bot.stop(signal.SIGKILL)
            outcome.injected += 1
        await stage.start()
        await stage.heard_by(people, len(people) / 10 + 60)
        _tally(stage, people, outcome)


async def _stopped(scope: Scope, outcome: Outcome) -> None:
    people = range(FIRST, FIRST + scope.times(90, 2_000))
    async with staged(scope.folder) as stage:
        await stage.bot.stop()
        for number in people:
            stage.ask(number)
        for how in (signal.SIGTERM, signal.SIGINT):
            await stage.start()
            await stage.more_answered(people)
            newcomer = await stage.timed_ask(FIRST - 1 - how)
            code, seconds = await stage.timed_stop(how)
            outcome.injected += 1
            outcome.crashed += code != 0 or seconds > STOP_SECONDS
            outcome.notes.append(
                f"{how.name}: ended with {code} after {seconds:.1f} s; a newcomer waited {newcomer:.1f} s"
            )
        await stage.start()
        await stage.heard_by(people, len(people) / 10 + 60)
        _tally(stage, people, outcome)


async def _crowd(scope: Scope, outcome: Outcome) -> None:
    for size in (60,) if scope.short else (60, 200):
        async with staged(scope.folder / str(size)) as stage:
            for number in range(FIRST, FIRST + size):
                stage.ask(number, f"/ask {QUESTION}", CROWD)
            await stage.until(lambda: len(stage.answers(CROWD.id)) >= 15, 60)
            waited = [await stage.timed_ask(number) for number in range(7, 12)]
            code, seconds = await stage.timed_stop()
            outcome.injected += 1
            outcome.lost += sum(not stage.answers(number) for number in range(7, 12))
            outcome.crashed += code != 0 or seconds > STOP_SECONDS
            outcome.notes.append(
                f"{size} in a group, {len(stage.answers(CROWD.id))} answered: five others waited {max(waited):.1f} s"
                f" at most; ended after {seconds:.1f} s"
            )


async def _refused(scope: Scope, outcome: Outcome) -> None:
    async with staged(scope.folder) as stage:
        for round_ in range(scope.times(1, 5)):
            held = FIRST + 100 * round_
            stage.server.fail("sendMessage", calls.Fault(429, "Too Many Requests: retry after 30", retry_after=30))
            stage.ask(held)
            await stage.until(lambda: stage.server.faults.met("sendMessage"), 30)
            waited = [await stage.timed_ask(held + number) for number in range(1, 11)]
            outcome.injected += 1
            outcome.lost += sum(not stage.answers(held + number) for number in range(1, 11))
            outcome.notes.append(f"429 of 30 s in one chat: ten others waited {max(waited):.1f} s at most")
            if not scope.short:
                outcome.lost += await stage.answered([held])


async def _unsure(scope: Scope, outcome: Outcome) -> None:
    kinds = {
        "502 after the message arrived": calls.Fault(502, "Bad Gateway", done=True),
        "504": calls.Fault(504, "Gateway Timeout"),
        "connection cut": calls.Fault(drop=True),
        "connection cut after the message arrived": calls.Fault(drop=True, done=True),
    }
    async with staged(scope.folder) as stage:
        number = FIRST
        for _ in range(scope.times(1, 12)):
            for kind, fault in kinds.items():
                number += 1
                stage.server.fail("sendMessage", fault)
                await stage.timed_ask(number)
                await stage.answered([number], 30, AGAIN)
                texts = stage.answers(number)
                outcome.injected += 1
                outcome.lost += not texts
                if sum(AGAIN not in text for text in texts) > 1:
                    outcome.wrong += 1
                    outcome.notes.append(f"{kind}: sent twice without a word")


async def _signalled(scope: Scope, outcome: Outcome) -> None:
    random = scope.random()
    async with staged(scope.folder) as stage:
        await stage.bot.stop()
        for number in range(scope.times(3, 40)):
            stage.ask(FIRST + number)
            starting = asyncio.ensure_future(stage.start())
            await asyncio.sleep(random.uniform(0.05, 4.0))
            how = random.choice((signal.SIGTERM, signal.SIGINT))
            code, seconds = await stage.timed_stop(how)
            await asyncio.gather(starting, return_exceptions=True)
            outcome.injected += 1
            # Before it serves, SIGTERM ends it as it ends any program, and SIGINT with a word and 1.
            if code not in (0, -how, 1 if how is signal.SIGINT else 0) or seconds > STOP_SECONDS:
                outcome.crashed += 1
                outcome.notes.append(f"{how.name}: ended with {code} after {seconds:.1f} s")
        await stage.start()
        people = range(FIRST, FIRST + outcome.injected)
        await stage.heard_by(people)
        _tally(stage, people, outcome)


async def _soaked(scope: Scope, outcome: Outcome) -> None:
    """Everything for a while: after a warm-up memory, handles and threads stay where they are."""
    rounds, seen = scope.times(4, 60), []
    texts = (
        QUESTION,
        "/help",
        "/start",
        "/speeches",
        "茶园面积",
        "还有吗",
        "/privacy",
        "<b>&amp;",
        "就" * 2_000,
        "/stats",
    )
    async with staged(scope.folder, limits={"questions_per_minute": 600, "waiting": 20}) as stage:
        for number in range(rounds):
            for place, text in enumerate(texts):
                stage.ask(FIRST + 100 * number + place, text)
            stage.server.fail("sendMessage", calls.Fault(502, ""), calls.Fault(drop=True))
            stage.server.fail("getUpdates", calls.Fault(500, ""))
            stage.server.updates.add({"update_id": 10**9 + number, "message": {"chat": []}})
            people = range(FIRST + 100 * number, FIRST + 100 * number + len(texts))
            outcome.lost += await stage.answered(people)
            outcome.injected += 4
            seen.append(_usage(stage.bot))
        log = stage.bot.read_log()
        outcome.crashed += log.count("Traceback")
    warm, last = seen[len(seen) // 3], seen[-1]
    outcome.notes.append(f"after {len(seen) // 3} rounds {warm}, after {rounds} {last} (MB, handles, threads)")
    if not scope.short and (last[0] > 1.1 * warm[0] + 5 or last[1] > warm[1] + 8 or last[2] > warm[2] + 4):
        outcome.wrong += 1


def _usage(bot: BotProcess) -> tuple[float, int, int]:
    """Give a process's memory in MB, its open handles and its threads."""
    assert bot._process is not None
    folder = Path("/proc") / str(bot._process.pid)
    status = (folder / "status").read_text()
    kilobytes, threads = (int(re.findall(rf"{name}:\s+(\d+)", status)[0]) for name in ("VmRSS", "Threads"))
    return kilobytes / 1024, len(list((folder / "fd").iterdir())), threads


FAULTS = (
    Fault("serve is killed with updates waiting", injected(_killed)),
    Fault("serve is stopped with updates waiting", injected(_stopped)),
    Fault("serve is stopped at random moments", injected(_signalled)),
    Fault("a crowd asks in one group", injected(_crowd)),
    Fault("Telegram refuses one chat for 30 s", injected(_refused)),
    Fault("Telegram's answer to a message is lost", injected(_unsure)),
    Fault("a soak: all kinds of texts and faults", injected(_soaked), no_proc),
)
