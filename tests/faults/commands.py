"""The program as a process of its own: run to its end, or started to be ended by a fault."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

PROGRAM = (sys.executable, "-m", "bot")

TIMEOUT = 120.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit code (below 0 for a signal, None where it had to be killed for its time)."""

    code: int | None
    out: str
    error: str

    @property
    def crashed(self) -> bool:
        """Whether it ended by a traceback, by a signal, or not at all."""
        return self.code is None or self.code < 0 or "Traceback (most recent call last)" in self.error


def environment(**more: str) -> Mapping[str, str]:
    """Give an environment without a token, and without the extra that answers with other words.

    Lines are not counted, either: that takes writing, which the processes may be kept from.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JIANGHUA_", "COVERAGE_"))}
    return {**kept, "JIANGHUA_SEMANTIC": "off", "LANG": "C.UTF-8", "PYTHONUTF8": "1", **more}


def start(
    arguments: Sequence[str], before: Sequence[str] = (), more: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start `jianghua` with some arguments, under a program such as `strace` where one is named in `before`."""
    return subprocess.Popen(
        [*before, *PROGRAM, *arguments],
        cwd=ROOT,
        env=environment(**(more or {})),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    )


def run(
    *arguments: str, before: Sequence[str] = (), timeout: float = TIMEOUT, more: Mapping[str, str] | None = None
) -> Ended:
    """Run `jianghua` to its end."""
    process = start(arguments, before, more)
    try:
        out, error = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        out, error = process.communicate()
        return Ended(None, out, error)
    return Ended(process.returncode, out, error)


def running(word: str) -> list[str]:
    """Give the commands of processes that have a word in them; none where there is no /proc."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            command = each.read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if word in command:
                found.append(command)
    return found


def no_proc() -> str:
    """Say why processes cannot be looked into here; empty where they can."""
    return "" if Path("/proc/self/status").exists() else "no /proc"
