"""The data directory is for its owner alone: made so, and what older releases left open in it is closed."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from index import JianghuaError

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OURS = ("bot.*", "jianghua.*", "*.json", "*.lock", "generations", "uploads", "vectors")
"""What the program makes there; the folder itself may be one that the administrator shares."""


def prepare(data: Path) -> None:
    """Make a data directory where there is none, and keep others from what is in it.

    Raises JianghuaError where nothing can be written there.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(data, error) from None
    if not os.access(data, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise not_writable(data, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    for pattern in _OURS:
        for path in data.glob(pattern):
            _close(path)


def open_to_others(data: Path) -> bool:
    """Whether others than the owner may enter a data directory."""
    return bool(data.stat().st_mode & _OTHERS)


def not_writable(data: Path, error: OSError) -> JianghuaError:
    """Tell that a data directory cannot be written, and what can be done."""
    return JianghuaError(
        f"{data}: cannot be written ({error.strerror}); change its permissions, or give another folder with --data"
    )


def _close(path: Path) -> None:
    # It may be swept away meanwhile, or be another owner's: then it is theirs to close.
    with suppress(OSError):
        found = path.lstat()
        if found.st_uid == os.geteuid() and found.st_mode & _OTHERS and not stat.S_ISLNK(found.st_mode):
            path.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)
