"""Generations that no one needs any longer are dropped, with the documents that are in none."""

import fcntl
import os
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from index.storage.connection import GENERATIONS
from index.storage.store import Store, told


def sweep_unpublished(data: Path, published: Sequence[int]) -> None:
    """Drop what an interrupted reindex left, but not the documents it had finished: this one may need them."""
    with told(data):
        for path in (data / GENERATIONS).iterdir():
            if not path.name.isdecimal() or int(path.name) not in published:
                shutil.rmtree(path)


def sweep(store: Store) -> None:
    """Drop what no one reads: generations but the current one, and documents that are in none."""
    with told(store.data), ExitStack() as held:
        free = [number for number in store.generations()[:-1] if _unread(store.directory(number), held)]
        store.forget(free)
        for number in free:
            shutil.rmtree(store.directory(number), ignore_errors=True)


def _unread(directory: Path, handles: ExitStack) -> bool:
    """Tell whether no snapshot holds a generation; then hold it ourselves, so that none opens it meanwhile."""
    try:
        handle = os.open(directory, os.O_RDONLY)
    except FileNotFoundError:
        return True
    handles.callback(os.close, handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
