"""Processes that read files, one each at a time: a file that takes too long or too much memory ends only its own.

Starting a process takes half a second, so one that has read its file well takes the next. One that was ended, by us at
its time limit or by the system, is replaced; its file is tried once more where nobody knows why it ended.
"""

import gc
import math
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Generic, TypeVar

from index.indexing.processes import go_with_parent, keep_memory
from index.readers.recognition_options import RECOGNITION, RecognitionOptions

SECONDS = 60.0
"""A file that takes more time of the processor is refused, a large one later; a page that is recognised begins
the time anew."""

WAITED = 3.0
"""By the clock it may take so many times as long: other work may share the machine."""

START_SECONDS = 60.0
"""A process that has not begun to read by then is given up."""

MEMORY_BYTES = 2_000_000_000
"""A process may take so much memory beyond what it starts with, or its share of the machine's, where that is less."""

SCRATCH_BYTES = 1_000_000_000
"""No file that a process unpacks may be larger."""

AHEAD = 3
"""So many tasks for each process are begun before the first result is taken."""

TRIES = 2
"""A file is tried once more where the system ended its process, as it does for want of memory; not where it ended by
itself."""

_COLLECTED_FROM = 100_000
"""New objects from which on a process looks for garbage: with the usual 700 that was a twelfth of its time."""

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
    seconds: float = SECONDS


def isolated(
    tasks: Iterable[tuple[int, Task]],
    work: Callable[[Task], Result],
    workers: int,
    data: Path,
    scratch: Path,
    *,
    seconds: Callable[[Task], float] = lambda _: SECONDS,
) -> Generator[tuple[int, Result | str], None, None]:
    """Carry out numbered tasks in processes and give their results in order, or why one was ended.

    `data` keeps what is recognised in pictures, `scratch` holds what is unpacked; `seconds` tells how much of the
    processor's time a task may take. An interruption ends all processes.
    """
    memory = _memory_limit(workers)
    queue = iter(tasks)
    again: list[tuple[int, Task, int]] = []
    order: list[int] = []
    results: dict[int, Result | str] = {}
    pool: list[_Worker[Task]] = []
    try:
        while True:
            _hand_out(
                pool, _next(queue, again, order, workers), lambda: _start(work, data, scratch, memory), workers, seconds
            )
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
    seconds: Callable[[Task], float],
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
        idle.seconds = seconds(entry[1])
        idle.deadline = time.monotonic() + START_SECONDS + WAITED * idle.seconds
        with suppress(OSError):  # it has ended: that is seen where its result is taken
            idle.connection.send((idle.task, idle.seconds))


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
                code = worker.process.exitcode
                if code == -signal.SIGXCPU:
                    results[worker.number] = _too_long(worker)
                elif code == -signal.SIGKILL and worker.tries < TRIES and worker.task is not None:
                    again.append((worker.number, worker.task, worker.tries))
                else:
                    results[worker.number] = f"ended the process that read it (code {code}), perhaps for want of memory"
                continue
            if kind == "alive":
                worker.deadline = time.monotonic() + WAITED * worker.seconds
            else:
                results[worker.number] = value
                worker.task = None
        elif time.monotonic() >= worker.deadline:
            _end(worker)
            pool.remove(worker)
            results[worker.number] = _too_long(worker)


def _too_long(worker: _Worker[Any]) -> str:
    return f"takes longer than {worker.seconds:.0f} seconds to read"


def _start(work: Callable[[Task], Any], data: Path, scratch: Path, memory: int) -> _Worker[Task]:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, data, scratch, memory), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _end(worker: _Worker[Any]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.connection.close()


def _serve(connection: Connection, work: Callable[[Any], Any], data: Path, scratch: Path, memory: int) -> None:
    """Carry out tasks until the process that we work for is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    go_with_parent()
    keep_memory()
    gc.set_threshold(_COLLECTED_FROM)
    tempfile.tempdir = str(scratch)
    _limit_memory(memory)
    _limit(resource.RLIMIT_FSIZE, SCRATCH_BYTES)
    _limit(resource.RLIMIT_CORE, 0)
    while True:
        try:
            task, seconds = connection.recv()
        except (EOFError, OSError):
            return

        def begin(seconds: float = seconds) -> None:
            _limit(resource.RLIMIT_CPU, math.ceil(time.process_time() + seconds))
            connection.send(("alive", None))

        begin()
        RECOGNITION.set(RecognitionOptions(data / "ocr", begin))
        try:
            result = work(task)
        except MemoryError:
            result = f"needs more than {memory // 1_000_000} MB of memory"
        connection.send(("done", result))


def _memory_limit(workers: int) -> int:
    """Give what a process may take, so that all of them and the one they work for fit into the machine's memory."""
    try:
        machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return MEMORY_BYTES
    return min(MEMORY_BYTES, max(machine // (workers + 1), MEMORY_BYTES // 8))


def _limit_memory(memory: int) -> None:
    if sys.platform == "linux":  # elsewhere the limit is on addresses, not on memory, or is not kept
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + memory)


def _limit(kind: int, limit: int) -> None:
    """Set a limit of this process, unless there is a stricter one already that may not be raised."""
    _, most = resource.getrlimit(kind)
    resource.setrlimit(kind, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))
