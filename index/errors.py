"""What can go wrong in the index, one line each: what, where, what to do."""

import sys
from pathlib import Path


class JianghuaError(Exception):
    """Base of all errors a person can be told. Its text is one line that names what, where and what to do."""


def install_command(extra: str) -> str:
    """Return the command that installs an extra beside this very program, to be typed as it is."""
    return f"{sys.executable} -m pip install 'jianghua[{extra}]'"


class UnreadableFile(JianghuaError):
    """A file that gives no text. `reason` says why, without the path."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = Path(path)
        self.reason = reason


class NothingToIndex(JianghuaError):
    """A reindex that found no passage at all; the index that was there stays."""


class PathRefused(JianghuaError):
    """A reindex of a file or folder that does not exist or cannot be read; the index that was there stays."""


class IndexMissing(JianghuaError):
    """The data directory holds no generation yet."""


class IndexDamaged(JianghuaError):
    """A generation's files are missing or do not fit the database."""


def damaged(path: Path, what: object) -> IndexDamaged:
    """Say that a file of the index is not as it was written, and what to do."""
    said = " ".join(str(what).partition(" with text")[0].split())  # SQLite quotes what it cannot decode
    return IndexDamaged(f"{path}: the index is damaged ({said}); run `jianghua reindex`")


class ShardsMissing(JianghuaError):
    """Passages of a cluster cannot be read, for their shards do not answer."""


class Busy(JianghuaError):
    """Another reindex is running on the same data directory."""
