"""Which lines the text files of a folder share: its collection's name, the lines of sites."""

import io
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.readers.encodings import NotText, decode
from index.readers.files import FoundFile
from index.readers.inserted_lines import inserted_lines
from index.structure import SharedLines, line_key
from index.structure.inserted import INSERTED_LENGTH

SUFFIXES_COMPARED = frozenset({".txt", ".text", ".md", ".markdown"})

EDGE_BYTES = 3000
"""So much of the top and of the end of each file is looked at."""

EDGE_LINES = 4
"""So many lines of each, which hold something, may be shared."""

_SAID = "。！？；，…"

LEAST_FILES = 3
SHARE = 0.5
"""A line is shared where so many files of one folder have it, and this share of them at least."""


def with_shared_lines(all_files: Sequence[FoundFile]) -> list[FoundFile]:
    """Give files with the lines that each shares with others of its folder."""
    folders: dict[Path, list[FoundFile]] = defaultdict(list)
    for file in all_files:
        if file.member is None and file.suffix in SUFFIXES_COMPARED:
            folders[file.path.parent].append(file)
    shared: dict[Path, SharedLines] = {}
    for files in folders.values():
        if len(files) >= LEAST_FILES:
            paths = [file.path for file in files]
            edges, inserted = _shared({path: _edges(path) for path in paths}), inserted_lines(paths)
            shared.update({path: SharedLines(edges[path], inserted.get(path, ())) for path in paths})
    return [replace(file, shared=shared[file.path]) if shared.get(file.path) else file for file in all_files]


def _shared(edges: dict[Path, frozenset[str]]) -> dict[Path, tuple[str, ...]]:
    counted = Counter(key for keys in edges.values() for key in keys)
    least = max(LEAST_FILES, SHARE * len(edges))
    often = {key for key, count in counted.items() if count >= least}
    return {path: tuple(sorted(keys & often)) for path, keys in edges.items()}


def _edges(path: Path) -> frozenset[str]:
    """Give the letters and digits of the lines at the top and at the end of a file; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            top = file.read(2 * EDGE_BYTES if size <= 2 * EDGE_BYTES else EDGE_BYTES)
            file.seek(max(len(top), size - EDGE_BYTES))
            end = file.read()
    except OSError:
        return frozenset()
    first = _lines(top[: top.rfind(b"\n") + 1] if end else top)
    last = _lines(end[end.find(b"\n") + 1 :]) if end else first
    short = (line for line in (*first[:EDGE_LINES], *last[-EDGE_LINES:]) if len(line) <= INSERTED_LENGTH)
    return frozenset(key for line in short if line[-1] not in _SAID and (key := line_key(line)))


def _lines(data: bytes) -> list[str]:
    """Give the lines that hold something."""
    try:
        return [line.strip() for line in decode(data).splitlines() if line.strip()] if data else []
    except NotText:
        return []
