"""Processes that read files, one each at a time: a file that takes too long or too much memory ends only its own.

Starting a process takes half a second, so one that has read its file well takes the next. One that was ended, by us at
its time limit or by the system, is replaced; its file is tried once more where nobody knows why it ended.
"""

import ctypes
import os
import resource
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from index.readers.recognition import RECOGNITION, RecognitionOptions

SECONDS = 180.0
"""A file that takes longer is refused; a page that is recognised begins the time anew."""

MEMORY_BYTES = 3_000_000_000
"""A process may take so much memory beyond what it starts with."""

AHEAD = 3
"""So many tasks for each process are begun before the first result is taken."""

TRIES = 2

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of glibc's mallopt; the second takes 32 MB at most."""

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: Any
    connection: Connection
    number: int = -1
    task: Task | None = None
    tries: int = 0
    deadline: float = 0.0


def isolated(
    tasks: Iterable[tuple[int, Task]], work: Callable[[Task], Result], workers: int, data: Path, scratch: Path
) -> Generator[tuple[int, Result | str], None, None]:
    """Carry out numbered tasks in processes and give their results in order, or why one was ended.

    `data` keeps what is recognised in pictures, `scratch` holds what is unpacked. An interruption ends all processes.
    """
    queue = iter(tasks)
    again: list[tuple[int, Task, int]] = []
    order: list[int] = []
    results: dict[int, Result | str] = {}
    pool: list[_Worker[Task]] = []
    try:
        while True:
            _hand_out(pool, _next(queue, again, order, workers), lambda: _start(work, data, scratch), workers)
            if order and order[0] in results:
                number = order.pop(0)
                yield number, results.pop(number)
                continue  # there is room for another task
            busy = [worker for worker in pool if worker.task is not None]
            if not busy and not order:
                return
            if busy:
                _take(pool, busy, results, again)
    finally:
        for worker in pool:
            _end(worker)


def _next(
    queue: Iterator[tuple[int, Task]],
    again: list[tuple[int, Task, int]],
    order: list[int],
    workers: int,
) -> Iterator[tuple[int, Task, int]]:
    """Give the tasks to begin now: first those that are tried again."""
    while again:
        yield again.pop()
    while len(order) < workers * AHEAD:
        entry = next(queue, None)
        if entry is None:
            return
        order.append(entry[0])
        yield (*entry, 0)


def _hand_out(
    pool: list[_Worker[Task]],
    tasks: Iterator[tuple[int, Task, int]],
    start: Callable[[], _Worker[Task]],
    workers: int,
) -> None:
    while sum(worker.task is not None for worker in pool) < workers:
        entry = next(tasks, None)
        if entry is None:
            return
        idle = next((worker for worker in pool if worker.task is None), None)
        if idle is None:
            idle = start()
            pool.append(idle)
        idle.number, idle.task, idle.tries = entry
        idle.tries += 1
        idle.deadline = time.monotonic() + SECONDS
        with suppress(OSError):  # it has ended: that is seen where its result is taken
            idle.connection.send(idle.task)


def _take(
    pool: list[_Worker[Task]],
    busy: list[_Worker[Task]],
    results: dict[int, Any],
    again: list[tuple[int, Task, int]],
) -> None:
    """Wait for a result, or for the end of a process or of its time."""
    left = max(min(worker.deadline for worker in busy) - time.monotonic(), 0.0)
    ready = set(wait([worker.connection for worker in busy], left))
    for worker in busy:
        if worker.connection in ready:
            try:
                kind, value = worker.connection.recv()
            except (EOFError, OSError):
                _end(worker)
                pool.remove(worker)
                if worker.tries < TRIES and worker.task is not None:
                    again.append((worker.number, worker.task, worker.tries))
                else:
                    results[worker.number] = (
                        f"ended the process that read it (code {worker.process.exitcode}), perhaps for want of memory"
                    )
                continue
            if kind == "alive":
                worker.deadline = time.monotonic() + SECONDS
            else:
                results[worker.number] = value
                worker.task = None
        elif time.monotonic() >= worker.deadline:
            _end(worker)
            pool.remove(worker)
            results[worker.number] = f"takes longer than {SECONDS:.0f} seconds to read"


def _start(work: Callable[[Task], Any], data: Path, scratch: Path) -> _Worker[Task]:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, data, scratch), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _end(worker: _Worker[Any]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


def _serve(connection: Connection, work: Callable[[Any], Any], data: Path, scratch: Path) -> None:
    """Carry out tasks until the process that we work for is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    go_with_parent()
    keep_memory()
    tempfile.tempdir = str(scratch)
    RECOGNITION.set(RecognitionOptions(data / "ocr", lambda: connection.send(("alive", None))))
    _limit_memory()
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        try:
            result = work(task)
        except MemoryError:
            result = f"needs more than {MEMORY_BYTES // 1_000_000_000} GB of memory"
        connection.send(("done", result))


def _limit_memory() -> None:
    if sys.platform != "linux":
        return  # elsewhere the limit is on addresses, not on memory, or is not kept
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + MEMORY_BYTES
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or most > limit:
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def keep_memory() -> None:
    """Keep freed memory for the next part: giving it back and taking it again was an eighth of the time."""
    with suppress(OSError, AttributeError):  # only glibc can be asked
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, 1 << 25)
        mallopt(_TRIM_THRESHOLD, (1 << 31) - 1)


def go_with_parent() -> None:
    """End this process when the one that it works for has ended."""
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
