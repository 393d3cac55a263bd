"""What was written is made to last through a power cut."""

import os
from pathlib import Path


def sync_path(path: Path) -> None:
    """Make a file's content, or a directory's entries, last through a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
