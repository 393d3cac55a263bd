"""The index of the sample collection, made once in a process and copied for each fault."""

import atexit
import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from index import reindex
from index.storage.connection import DATABASE
from tests.faults.commands import ROOT


def sample_index(data: Path) -> Path:
    """Copy the index into a data directory that is not there yet, without a write-ahead log beside it; gives that."""
    return Path(shutil.copytree(_made(), data))


@cache
def _made() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="sample-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    data = Path(folder.name, "data")
    reindex(data, [ROOT / "corpus"])
    with closing(sqlite3.connect(data / DATABASE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return data
