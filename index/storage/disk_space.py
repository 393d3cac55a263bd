"""Whether a disk takes anything more, and how a database is read from one that does not."""

import os
import resource
from pathlib import Path

_LEAST = 128 * 1024
"""Bytes that SQLite needs beside a database in WAL mode, with some to spare."""


def has_room(folder: Path) -> bool:
    """Whether this process can write a little into a folder: the disk has room, and its own limit allows it."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    if allowed != resource.RLIM_INFINITY and allowed < _LEAST:
        return False
    try:
        found = os.statvfs(folder)
    except OSError:
        return True
    blocks = found.f_bfree if os.geteuid() == 0 else found.f_bavail
    return blocks * found.f_frsize >= _LEAST


def reading_address(path: Path) -> str:
    """Return the address by which SQLite reads a database; on a full disk without what it would write beside it.

    That is right only as long as nobody writes the database, which nobody can meanwhile.
    """
    how = "mode=ro" if has_room(path.parent) or is_in_use(path) else "immutable=1"
    return f"{path.absolute().as_uri()}?{how}"


def is_in_use(path: Path) -> bool:
    """Whether a write-ahead log beside a database holds what the database does not."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False
