"""The bot as a process of its own: `python -m bot serve`, configured for a Bot API server of the tests."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.conftest import CORPUS, ROOT
from tests.telegram.server import TOKEN
from tests.telegram.updates import PATIENCE

ADMIN = 77


class BotProcess:
    """One running bot. `folder` holds its configuration, its data and its log; it can be started again there.

    `settings` go over those of the tests; `module` is what Python runs, with arguments that go before `serve`; `before`
    is a program that runs it, such as `strace`.
    """

    def __init__(
        self,
        folder: Path,
        base_url: str,
        settings: Mapping[str, object] | None = None,
        module: tuple[str, ...] = ("bot",),
        before: Sequence[str] = (),
    ) -> None:
        self.folder = folder
        self._before = before
        self._module = module
        self.log = folder / "log.txt"
        self.config = folder / "config.toml"
        values = {
            "token": TOKEN,
            "admins": [ADMIN],
            "corpus": [str(CORPUS)],
            "log_level": "INFO",
            "base_url": base_url,
            "base_file_url": base_url.removesuffix("bot") + "file/bot",
            "limits": {"questions_per_minute": 600},
            **(settings or {}),
        }
        self.config.write_text(_toml(values), encoding="utf-8")
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, ready: Awaitable[object]) -> None:
        """Start it and wait until it is ready; fails with its log if it ends before that."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._before, sys.executable, "-m", *self._module, "serve", "--config", str(self.config),
                stdout=log, stderr=log, cwd=self.folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
        waiting = asyncio.ensure_future(ready)
        ended = asyncio.ensure_future(self._process.wait())
        await asyncio.wait({waiting, ended}, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            waiting.cancel()
            raise AssertionError(f"the bot ended with {ended.result()}:\n{self.read_log()}")
        await waiting
        ended.cancel()

    @property
    def number(self) -> int:
        """The number of the process."""
        assert self._process is not None
        return self._process.pid

    async def end(self) -> int:
        """Wait until it ends by itself; gives the exit code."""
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), PATIENCE)

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send it a signal and wait for its end; gives the exit code, also of one that has ended before."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(how)
        return await self.end()

    def read_log(self) -> str:
        """Read all that it wrote on stdout and stderr, in all its runs."""
        return self.log.read_text(encoding="utf-8")


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _toml(values: Mapping[str, Any]) -> str:
    lines = [f"{key} = {json.dumps(value)}" for key, value in values.items() if not isinstance(value, dict)]
    for key, table in values.items():
        if isinstance(table, dict):
            lines += [f"[{key}]", *(f"{name} = {json.dumps(value)}" for name, value in table.items())]
    return "\n".join(lines) + "\n"
