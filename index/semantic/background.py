"""Vectors made in a process of their own, which goes on when the one that started it has ended."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from index.errors import Busy, IndexMissing
from index.semantic.encoder import is_available

_NICE = 10


def start_embedding(data: Path) -> int:
    """Start making the vectors that the current generation lacks; returns how many passages lack one.

    0, and nothing is started, where the extra is not installed, none is missing, or there is no index.
    """
    if not is_available():
        return 0
    from index.semantic.embedding import coverage

    try:
        state = coverage(data)
    except IndexMissing:
        return 0
    missing = state.total - state.passages
    if missing:
        subprocess.Popen(  # noqa: S603 - our own module, and a folder handed over as one argument
            [sys.executable, "-m", "index.semantic", str(data.absolute())],
            cwd=Path(__file__).parent.parent.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    return missing


def main(arguments: Sequence[str], lower_priority: Callable[[int], object] = os.nice) -> int:
    """Make the vectors of the data directory named first; returns the exit code."""
    from index.semantic.embedding import embed

    lower_priority(_NICE)
    try:
        embed(Path(arguments[0]))
    except Busy:
        return 0  # the process that makes them looks for new generations itself
    return 0
