"""Worker processes for tasks that need no reader: they load little, and so start in half the time."""

import ctypes
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_context, parent_process

from index.errors import JianghuaError

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Parameters of glibc's mallopt; the second takes 32 MB at most."""


@contextmanager
def pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Give worker processes; an interruption ends them at once, whatever they are at.

    Raises JianghuaError when one of them has been ended from outside.
    """
    others = set(active_children())
    with ProcessPoolExecutor(workers, get_context("spawn"), _as_worker) as processes:
        try:
            yield processes
        except BaseException as error:
            processes.shutdown(wait=False, cancel_futures=True)
            for child in set(active_children()) - others:
                child.terminate()
                child.join()
            if isinstance(error, BrokenProcessPool):
                raise JianghuaError(
                    "a worker process was ended, perhaps for want of memory; free some and run `jianghua reindex` again"
                ) from error
            raise


def _as_worker() -> None:
    """Leave an interruption to the process that we work for, and go when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    go_with_parent()
    keep_memory()


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
