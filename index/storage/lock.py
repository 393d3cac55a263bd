"""Lock files: one process at a time does what one stands for, and another one is refused at once."""

from contextlib import AbstractContextManager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import Busy


def acquire(path: Path, busy: Busy, seconds: float = 0.0) -> AbstractContextManager[object]:
    """Take the lock file `path`, held until the end of a `with`.

    Raises `busy` where another process still holds it after so many seconds.
    """
    try:
        return FileLock(path).acquire(timeout=seconds)
    except Timeout as error:
        raise busy from error


def acquire_for_reindex(data: Path) -> AbstractContextManager[object]:
    """Take the lock of a data directory's reindex; raises Busy while another process writes the index."""
    return acquire(data / "reindex.lock", Busy(f"{data}: another reindex is running; wait until it has ended"))
