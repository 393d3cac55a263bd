"""A program on a pseudo-terminal, and the screen that a person would see, kept by an independent emulator."""

import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 30.0
CTRL_C, CTRL_D = "\x03", "\x04"


class Emulator:
    """Use as a context manager. `press` types, `until` reads what the program writes until a text stands there."""

    def __init__(
        self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str], width: int = 80, height: int = 40
    ) -> None:
        self._screen = _Screen(width, height, self.press)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        termios.tcsetwinsize(slave, (height, width))
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**os.environ, "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> "Emulator":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    @property
    def lines(self) -> list[str]:
        """What the screen shows, without blank lines and the blanks at the ends."""
        return [line.rstrip() for line in self._screen.display if line.strip()]

    def press(self, keys: str) -> None:
        """Type keys, as they are; `\\r` is the Enter key."""
        os.write(self._master, keys.encode())

    def enter(self, line: str) -> None:
        """Type a line and the Enter key."""
        self.press(line + "\r")

    def until(self, wanted: str, *, gone: str | None = None) -> list[str]:
        """Read until `wanted` stands on the screen, and `gone` does not; gives the lines."""
        while not self._shows(wanted) or (gone is not None and self._shows(gone)):
            assert self._read(), f"{wanted!r} never came:\n" + "\n".join(self.lines)
        return self.lines

    def end(self) -> int:
        """Read until the program ends; gives its exit code."""
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def _shows(self, text: str) -> bool:
        # Behind each wide character the emulator keeps an empty cell, which `display` leaves out.
        return any(text in line for line in self._screen.display)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], PATIENCE)
        try:
            data = os.read(self._master, 65536) if ready else b""
        except OSError:
            data = b""
        self._stream.feed(data)
        return bool(data)


class _Screen(pyte.Screen):
    """A screen whose answers, as to where the cursor is, go back to the program."""

    def __init__(self, width: int, height: int, answer: Callable[[str], None]) -> None:
        super().__init__(width, height)
        self._answer = answer

    def write_process_input(self, data: str) -> None:
        self._answer(data)
