"""A file is looked through before it is indexed, within the limits of a reindex."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.indexing.preparing import prepared, sources
from index.readers import find_files

TITLES = 5
"""So many titles are given."""

_SCRATCH = "inspecting-"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is in a file, or in the files of an archive: `refused` and `warnings` hold names and reasons."""

    speeches: int
    passages: int
    titles: tuple[str, ...]
    warnings: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str], ...]


def inspect_file(path: Path, data: Path) -> Inspection:
    """Read a file as a reindex into `data` would, and keep nothing but what was recognised in pictures."""
    found, refused = find_files([path])
    reasons = [(item.path.name, item.reason) for item in refused]
    listed, unread, _ = sources(found)
    reasons.extend((found[number].shown.name, reason) for number, reason in unread.items())
    speeches = passages = 0
    titles: list[str] = []
    warnings: list[tuple[str, str]] = []
    with closing(prepared(listed, {}, data, _SCRATCH)) as results:
        for number, made in results:
            name = listed[number].origin.shown.name
            if isinstance(made, str):
                reasons.append((name, made))
                continue
            speeches += len(made.speeches)
            passages += len(made.passages)
            titles.extend(speech[0] for speech in made.speeches[: TITLES - len(titles)])
            warnings.extend((name, warning) for warning in made.warnings)
    return Inspection(speeches, passages, tuple(titles), tuple(warnings), tuple(reasons))
