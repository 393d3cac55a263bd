"""The statistics of all shards added up, by ranges of keys, and read back: which terms there are, in how many rows."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import damaged
from index.postings import Field
from index.postings.checksums import CheckedFile, block_sums, blocks_of
from index.postings.segments import Keys
from index.postings.statistics import Dictionary

FACTS_FILE = "statistics.json"
_ARRAYS: Mapping[str, np.dtype[Any]] = {
    "keys": np.dtype(np.uint64),
    "starts": np.dtype(np.int64),
    "speeches": np.dtype(np.int32),
}

_AT_ONCE = 2_000_000
"""Terms of all shards that are put in order at once."""

_Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """The terms of one field of a shard: keys in order, the number of rows of each, and of speeches where counted."""

    keys: Keys
    rows: _Numbers
    speeches: _Numbers | None


def count_speeches(field: Field, firsts: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """Give for each term of a field the number of speeches with a row that holds it; `firsts` are their first rows."""
    keys, starts = field.arrays()
    counts = np.zeros(len(keys), np.int32)
    for low in range(0, len(keys), _AT_ONCE // 64):
        high = min(low + _AT_ONCE // 64, len(keys))
        rows = field.rows_between(int(starts[low]), int(starts[high]))
        speeches = firsts.searchsorted(rows, side="right")
        begins = starts[low:high] - starts[low]
        fresh = np.append(True, speeches[1:] != speeches[:-1])
        fresh[begins] = True
        counts[low:high] = np.add.reduceat(fresh, begins, dtype=np.int32)
    return counts


def write_dictionaries(
    fields: Mapping[str, Sequence[FieldTerms]], count: int, means: Mapping[str, float], directory: Path
) -> None:
    """Add up the terms of the shards, field by field, into an existing directory."""
    facts: dict[str, Any] = {}
    for name, parts in fields.items():
        counted = any(part.speeches is not None for part in parts)
        written = {array: directory / f"{name}.{array}" for array in _ARRAYS if counted or array != "speeches"}
        terms = _write(parts, written)
        sums = np.concatenate([block_sums(path) for path in written.values()]).tobytes()
        (directory / f"{name}.sums").write_bytes(sums)
        facts[name] = {
            "terms": terms,
            "mean_length": means[name],
            "sizes": {array: path.stat().st_size for array, path in written.items()},
            "sums": zlib.crc32(sums),
        }
    (directory / FACTS_FILE).write_text(json.dumps({"count": count, "fields": facts}), encoding="utf-8")


def _write(parts: Sequence[FieldTerms], written: Mapping[str, Path]) -> int:
    terms = total = 0
    with ExitStack() as files:
        out = {array: files.enter_context(path.open("wb")) for array, path in written.items()}
        out["starts"].write(np.zeros(1, np.int64).tobytes())
        for keys, rows, speeches in _ranges(parts):
            out["keys"].write(keys.tobytes())
            out["starts"].write((np.cumsum(rows) + total).tobytes())
            if "speeches" in out:
                out["speeches"].write(speeches.astype(np.int32).tobytes())
            terms += len(keys)
            total += int(rows.sum())
    return terms


def _ranges(parts: Sequence[FieldTerms]) -> Iterator[tuple[Keys, _Numbers, _Numbers]]:
    """Give the terms of all parts in order, each once, some at a time."""
    most = max((len(part.keys) for part in parts), default=0)
    step = max(_AT_ONCE // max(len(parts), 1), 1)
    largest = max(parts, key=lambda part: len(part.keys), default=None)
    cuts = [] if largest is None else largest.keys[step:most:step].tolist()
    begins = [0] * len(parts)
    for cut in [*cuts, None]:
        ends = [len(part.keys) if cut is None else int(part.keys.searchsorted(np.uint64(cut))) for part in parts]
        taken = [(part, slice(begin, end)) for part, begin, end in zip(parts, begins, ends, strict=True) if begin < end]
        begins = ends
        if not taken:
            continue
        keys = np.concatenate([part.keys[where] for part, where in taken])
        rows = np.concatenate([part.rows[where] for part, where in taken])
        speeches = np.concatenate(
            [
                np.zeros(len(part.keys[where]), np.int64) if part.speeches is None else part.speeches[where]
                for part, where in taken
            ]
        )
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
        yield keys[first], np.add.reduceat(rows[order], first), np.add.reduceat(speeches[order], first)


class GlobalDictionary(Dictionary):
    """The terms of one field over all shards, read from disk as they are touched."""

    def __init__(self, directory: Path, name: str, count: int, facts: Mapping[str, Any]) -> None:
        written = (directory / f"{name}.sums").read_bytes()
        if zlib.crc32(written) != facts["sums"]:
            raise damaged(directory / f"{name}.sums", "its checksums")
        sizes: Mapping[str, int] = facts["sizes"]
        parts = np.split(
            np.frombuffer(written, np.uint32), np.cumsum([blocks_of(size) for size in sizes.values()])[:-1]
        )
        self._files = {
            array: CheckedFile(directory / f"{name}.{array}", size, part)
            for (array, size), part in zip(sizes.items(), parts, strict=True)
        }
        self._whole = False
        arrays = {array: file.array(_ARRAYS[array]) for array, file in self._files.items()}
        super().__init__(arrays["keys"], arrays["starts"], count, facts["mean_length"])
        self._speeches = arrays.get("speeches")

    def _check_terms(self) -> None:
        if not self._whole:
            for file in self._files.values():
                file.check_whole()
            self._whole = True

    def speeches(self, term: str) -> int:
        """Give the number of speeches with a row that holds a term."""
        place = self._places([term])[0]
        return 0 if place < 0 or self._speeches is None else int(self._speeches[place])


def open_dictionaries(directory: Path) -> dict[str, GlobalDictionary]:
    """Open what `write_dictionaries` wrote; raises IndexDamaged where it is not whole."""
    try:
        facts = json.loads((directory / FACTS_FILE).read_text(encoding="utf-8"))
        return {name: GlobalDictionary(directory, name, facts["count"], each) for name, each in facts["fields"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(directory, error) from error
