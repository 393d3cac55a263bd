"""The files of the collection as they lie on the disk, with what the index has of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.collection import collection
from bot.config import ConfigError
from bot.context import NO_INDEX, BotState
from bot.uploads import left_out


@dataclass(frozen=True, slots=True)
class CollectionFile:
    """A file: `path` is whole, `name` as passages name it; `modified` is None for one that is gone.

    `state` is "indexed", "new" for one that is not yet, "gone", or "left out".
    """

    path: Path
    name: str
    size: int
    modified: date | None
    speeches: int
    passages: int
    state: str


def collection_files(state: BotState, query: str = "") -> Sequence[CollectionFile]:
    """Return the files whose names hold `query`, in collection order, those that are gone at the end. Blocks."""
    from index.readers import find_files  # takes half a second once

    out = left_out(state.settings.data)
    try:
        found, _ = find_files(collection(state.settings).paths, out)
    except ConfigError:
        found = []
    try:
        documents = state.live.get().snapshot.documents()
    except NO_INDEX:
        documents = []
    indexed: dict[str, tuple[int, int]] = {}
    for name, speeches, passages in documents:
        before = indexed.get(name, (0, 0))
        indexed[name] = before[0] + speeches, before[1] + passages
    listed = []
    for file in found:
        counts = indexed.pop(file.name, None)
        size, modified = _measured(file.path)
        kind = "indexed" if counts else "new"
        listed.append(CollectionFile(file.shown.absolute(), file.name, size, modified, *(counts or (0, 0)), kind))
    listed += [CollectionFile(path, path.name, *_measured(path), 0, 0, "left out") for path in sorted(out)]
    listed += [CollectionFile(Path(name), name, 0, None, *counts, "gone") for name, counts in indexed.items()]
    wanted = query.casefold()
    return [file for file in listed if wanted in file.name.casefold()]


def _measured(path: Path) -> tuple[int, date | None]:
    try:
        found = path.stat()
    except OSError:
        return 0, None
    return found.st_size, datetime.fromtimestamp(found.st_mtime).astimezone().date()
