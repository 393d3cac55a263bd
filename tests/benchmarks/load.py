"""`python -m tests.benchmarks.load`: many people ask at once, over HTTP on loopback, and every answer is counted.

Prints whether each question was answered once, the time from an update's delivery to its answer, and the lag of the
bot's event loop. With --data it asks an index of yours (a copy of it); else the sample collection.
"""

import argparse
import asyncio
import json
import resource
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import quantiles
from typing import Any

from bot.fake_telegram import Event
from index import reindex
from tests.conftest import CORPUS, QUESTIONS
from tests.telegram.process import BotProcess
from tests.telegram.reader import Reader
from tests.telegram.server import BotApiServer

DRAIN = 5.0
"""Seconds after the last question in which answers may still come."""


async def load(data: Path, questions: list[str], users: int, rate: float, seconds: float) -> dict[str, Any]:
    """Ask for so many seconds; gives the figures."""
    loop = asyncio.get_running_loop()
    delivered: defaultdict[int, list[float]] = defaultdict(list)
    answered: defaultdict[int, list[float]] = defaultdict(list)
    seen: set[int] = set()

    def handed_out(update: dict[str, Any]) -> None:
        if update["update_id"] not in seen:
            seen.add(update["update_id"])
            delivered[update["message"]["chat"]["id"]].append(loop.time())

    def heard(event: Event) -> None:
        if event.kind == "sent":
            answered[event.body["chat"]["id"]].append(loop.time())

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(data, folder / "data")
        async with BotApiServer(handed_out) as server:
            server.chats.listen(heard)
            lags = folder / "lags.json"
            bot = BotProcess(folder, server.base_url, module=("tests.benchmarks.probed", str(lags)))
            await bot.start(server.updates.newer())
            people = [Reader(server, 5000 + number) for number in range(users)]
            begun, asked = loop.time(), int(rate * seconds)
            for number in range(asked):
                await asyncio.sleep(max(begun + number / rate - loop.time(), 0))
                people[number % users].say(questions[number % len(questions)])
            took = loop.time() - begun
            await asyncio.sleep(DRAIN)
            code = await bot.stop()
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = usage.ru_utime + usage.ru_stime
            lag = json.loads(lags.read_text(encoding="utf-8"))
    times = [
        1000 * (there - here)
        for chat in delivered
        for here, there in zip(delivered[chat], answered[chat], strict=False)
    ]
    return {
        "users": users,
        "seconds": round(took, 1),
        "questions": asked,
        "answers": sum(map(len, answered.values())),
        "unanswered": sum(max(len(delivered[chat]) - len(answered[chat]), 0) for chat in delivered),
        "answered twice": sum(max(len(answered[chat]) - len(delivered[chat]), 0) for chat in answered),
        "judged wrong": len(server.judge.violations),
        "update to send, ms": _spread(times),
        "event loop lag, ms": _spread(lag),
        "bot's processor time a question, ms": round(1000 * used / max(asked, 1), 1),
        "exit code": code,
    }


def _spread(values: list[float]) -> dict[str, float]:
    cuts = quantiles(values, n=100)
    figures = {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "max": max(values)}
    return {name: round(value, 1) for name, value in figures.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--rate", type=float, default=30.0, help="questions a second, of all together")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--data", type=Path, help="a data directory with an index")
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="a question set, one JSON object a line")
    options = parser.parse_args()
    questions = [json.loads(line)["question"] for line in options.questions.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as name:
        data = options.data or Path(name)
        if options.data is None:
            reindex(data, [CORPUS])
        figures = asyncio.run(load(data, questions, options.users, options.rate, options.seconds))
    print(json.dumps(figures, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
