"""Jianghua's index: a collection of Chinese speeches, and the passages in it that answer a question.

from pathlib import Path
from index import open_index, reindex

if __name__ == "__main__":  # a large collection is read by worker processes, which import this file
    reindex(Path("data"), [Path("corpus")])
    answer = open_index(Path("data")).search("修了多少公里路？")
"""

from typing import TYPE_CHECKING

from index.errors import (
    Busy,
    IndexDamaged,
    IndexMissing,
    JianghuaError,
    NothingToIndex,
    PathRefused,
    ShardsMissing,
    UnreadableFile,
)
from index.model import Answer, Certainty, Hit, ListItem, Occurrences, Passage, Speech

if TYPE_CHECKING:
    from index.index import Index, Live, open_index
    from index.indexing.reindexing import reindex
    from index.indexing.report import Progress, Report
    from index.readers import Refused

__all__ = [
    "Answer",
    "Busy",
    "Certainty",
    "Hit",
    "Index",
    "IndexDamaged",
    "IndexMissing",
    "JianghuaError",
    "ListItem",
    "Live",
    "NothingToIndex",
    "Occurrences",
    "Passage",
    "PathRefused",
    "Progress",
    "Refused",
    "Report",
    "ShardsMissing",
    "Speech",
    "UnreadableFile",
    "open_index",
    "reindex",
]

_ROOMS = {
    "Index": "index.index",
    "Live": "index.index",
    "open_index": "index.index",
    "Progress": "index.indexing.report",
    "Report": "index.indexing.report",
    "reindex": "index.indexing.reindexing",
    "Refused": "index.readers",
}


def __getattr__(name: str) -> object:
    """Load a room when something of it is first asked for, so that asking does not pay for building."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(_ROOMS[name]), name)
    return found
