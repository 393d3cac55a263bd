"""`python -m tests.benchmarks.probed FILE serve …`: the bot's command line, with the lag of its event loop measured.

At the end FILE holds the lags in milliseconds, one every ten milliseconds, as JSON.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import bot.serve
from bot.application import build_application
from bot.cli.main import main

STEP = 0.01


async def _probe(lags: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        before = loop.time()
        await asyncio.sleep(STEP)
        lags.append(1000 * (loop.time() - before - STEP))


def _measured(lags: list[float]) -> Any:  # noqa: ANN401
    """Make a `build` whose application measures its loop from its start to its end."""

    probes: list[asyncio.Task[None]] = []

    def built(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        application = build_application(*arguments, **named)
        begin = application.post_init

        async def begun(started: Any) -> None:  # noqa: ANN401
            if begin:
                await begin(started)
            # Kept here, or the loop would let go of the task.
            probes.append(asyncio.create_task(_probe(lags)))

        application.post_init = begun
        return application

    return built


if __name__ == "__main__":
    lags: list[float] = []
    bot.serve.build_application = _measured(lags)  # type: ignore[attr-defined]  # replaced for the measurement
    try:
        code = main(sys.argv[2:])
    finally:
        Path(sys.argv[1]).write_text(json.dumps(lags), encoding="utf-8")
    sys.exit(code)
