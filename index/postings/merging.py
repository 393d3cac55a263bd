"""Segments of many documents to the postings of a generation, by ranges of terms, so that memory stays small.

The segments are read once and dealt out to files, a file for each range of keys; each range is then put in order
by itself and written behind the one before. Nothing larger than a range is held, however large the collection.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from index.postings import ARRAYS, COMMON, COMMON_FROM, FACTS, FORMAT, IMPACT, SUMS, facts_sum
from index.postings.checksums import block_sums
from index.postings.segments import Keys, Numbers, Segment, by_key, packed, unpack
from index.postings.statistics import Saturation, norms
from index.storage.syncing import sync_path

_RANGE = 3_000_000
"""Postings put in order at once: arrays of less than 32 MB, which malloc keeps, take half the time of larger ones."""

_SAMPLED = 32
"""Segments looked at to find ranges of like size."""

_APART = 16
"""Of a sampled segment every so manieth key is looked at."""

_PIECE = 1 << 18
"""Postings turned into impacts at once; these stay in the processor's cache."""


def merge(
    parts: Mapping[str, Sequence[bytes]], directory: Path, saturations: Mapping[str, Saturation] | None = None
) -> None:
    """Write the segments of all documents, in their order, as one generation into an existing empty directory.

    `parts` gives each field's packed segments when they are asked for (some twice), so that they can stay on disk;
    `saturations` says how a field is scored, where it is not in the usual way.
    """
    fields = {
        name: merge_field(each, name, directory, (saturations or {}).get(name, Saturation()))
        for name, each in parts.items()
    }
    finish(directory, fields)


def finish(directory: Path, fields: Mapping[str, Mapping[str, Any]]) -> None:
    """Write what is said of the merged fields; before, the directory is not a generation."""
    facts = {"format": FORMAT, "sum": facts_sum(fields), "fields": fields}
    (directory / FACTS).write_text(json.dumps(facts), encoding="utf-8")


def sync(directory: Path) -> None:
    """Make every file of a directory, and the directory itself, last through a power cut."""
    for path in (*directory.iterdir(), directory):
        sync_path(path)


def merge_field(
    parts: Sequence[bytes], name: str, directory: Path, saturation: Saturation, bound: float | None = None
) -> dict[str, Any]:
    """Write one field and give what is to be said of it.

    Impacts hold for every mean length up to `bound`; without it, for the mean of the rows alone. A longer mean makes
    every share of a score larger, so that what bounds it for one mean bounds it for all shorter ones.
    """
    with ExitStack() as files:
        dealt = _deal(parts, directory, files)
        lengths = dealt.lengths
        mean = float(lengths.mean()) if len(lengths) else 0.0
        bound = mean if bound is None else bound
        norm = norms(lengths, bound, saturation).astype(np.float32)
        out = {array: files.enter_context((directory / f"{name}.{array}").open("wb")) for array in ARRAYS}
        terms = postings = 0
        out["starts"].write(np.zeros(1, np.int64).tobytes())
        for bucket in dealt.buckets:
            part = _ordered(bucket)
            impacts = _impacts(part.rows, part.counts, norm)
            ends = np.cumsum(part.sizes)
            out["keys"].write(part.keys.data)
            out["starts"].write((ends + postings).data)
            out["rows"].write(part.rows.data)
            out["counts"].write(part.counts.astype(dealt.counted, copy=False).data)
            out["impacts"].write(impacts.data)
            if len(ends):
                out["peaks"].write(np.maximum.reduceat(impacts, ends - part.sizes).data)
            for place in np.flatnonzero(part.sizes > max(len(lengths) / COMMON, COMMON_FROM)).tolist():
                held = slice(int(ends[place] - part.sizes[place]), int(ends[place]))
                row = np.zeros(len(lengths), np.uint8)
                row[part.rows[held]] = impacts[held]
                out["common"].write(row.data)
                out["common_terms"].write(np.int64(terms + place).tobytes())
            terms += len(part.keys)
            postings += len(part.rows)
        out["lengths"].write(lengths.data)
        out["long"].write("\n".join(sorted(dealt.long_terms)).encode("utf-8", "surrogatepass"))
    written = [directory / f"{name}.{array}" for array in ARRAYS]
    sums = np.concatenate([block_sums(file) for file in written]).tobytes()
    (directory / f"{name}.{SUMS}").write_bytes(sums)
    return {
        "sizes": dict(zip(ARRAYS, (file.stat().st_size for file in written), strict=True)),
        "sums": zlib.crc32(sums),
        "terms": terms,
        "postings": postings,
        "count": len(lengths),
        "mean_length": mean,
        "bound": bound,
        "counts": dealt.counted.str,
        "k1": saturation.k1,
        "b": saturation.b,
    }


@dataclass(frozen=True, slots=True)
class _Bucket:
    """What all documents hold of one range of keys: packed segments, each behind its size and its first row."""

    file: IO[bytes]

    def add(self, part: Segment, first_row: int) -> None:
        pieces = packed(part)
        size = sum(piece.nbytes for piece in pieces)
        self.file.writelines([np.array([size, first_row], np.int64).data, *pieces])

    def __iter__(self) -> Iterator[tuple[Segment, int]]:
        self.file.seek(0)
        while head := self.file.read(16):
            size, first_row = np.frombuffer(head, np.int64).tolist()
            yield unpack(self.file.read(size)), first_row


class _Kept(list[tuple[Segment, int]]):
    """What all documents hold, where that is little enough to stay in memory: segments, each with its first row."""

    def add(self, part: Segment, first_row: int) -> None:
        self.append((part, first_row))


@dataclass(frozen=True, slots=True)
class _Dealt:
    buckets: Sequence[_Bucket | _Kept]
    lengths: npt.NDArray[np.int32]
    counted: np.dtype[Any]
    long_terms: frozenset[str]


def _deal(parts: Sequence[bytes], directory: Path, files: ExitStack) -> _Dealt:
    few = _few(parts)
    bounds = np.empty(0, np.uint64) if few else _bounds(parts)
    buckets = [_Kept() if few else _Bucket(files.enter_context(_nameless(directory))) for _ in range(len(bounds) + 1)]
    lengths = [np.empty(0, np.int32)]
    counted = np.dtype(np.uint8)
    long_terms: set[str] = set()
    first_row = 0
    for part in few or map(unpack, parts):
        cuts = [0, *np.searchsorted(part.keys, bounds).tolist(), len(part.keys)]
        ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(part.sizes, dtype=np.int64)))
        for bucket, low, high in zip(buckets, cuts, cuts[1:], strict=False):
            if low < high:
                held = slice(int(ends[low]), int(ends[high]))
                bucket.add(
                    replace(
                        part,
                        keys=part.keys[low:high],
                        sizes=part.sizes[low:high],
                        rows=part.rows[held],
                        counts=part.counts[held],
                        lengths=part.lengths[:0],
                        long_terms=(),
                    ),
                    first_row,
                )
        if part.counts.itemsize > counted.itemsize:
            counted = part.counts.dtype
        lengths.append(part.lengths.astype(np.int32))
        long_terms.update(part.long_terms)
        first_row += len(part.lengths)
    return _Dealt(buckets, np.concatenate(lengths), counted, frozenset(long_terms))


def _nameless(directory: Path) -> AbstractContextManager[IO[bytes]]:
    """Open a file that goes when it is closed, even by a crash."""
    return TemporaryFile(dir=directory)


def _few(parts: Sequence[bytes]) -> list[Segment]:
    """Give all segments where they can be put in order at once, none where they are too many."""
    held: list[Segment] = []
    left = _RANGE
    for part in map(unpack, parts):
        held.append(part)
        left -= len(part.rows)
        if left < 0:
            return []
    return held


def _bounds(parts: Sequence[bytes]) -> Keys:
    """Give the keys at which to cut, so that no range holds many more postings than can be put in order at once."""
    step = max(len(parts) // _SAMPLED, 1)
    total = 0
    kept, sizes = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for number in range(0, len(parts), step):
        part = unpack(parts[number])
        total += len(part.rows)
        kept.append(part.keys[::_APART])
        sizes.append(part.sizes[::_APART].astype(np.int64))
    keys = np.concatenate(kept)
    order = np.argsort(keys)
    ends = np.cumsum(np.concatenate(sizes).take(order))
    ranges = -(-total * step // _RANGE)
    cuts = np.searchsorted(ends, np.arange(1, ranges) * ends[-1:] // max(ranges, 1))
    return np.unique(keys.take(order).take(cuts))


@dataclass(frozen=True, slots=True)
class _Ordered:
    keys: Keys
    sizes: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    counts: Numbers


def _ordered(bucket: _Bucket | _Kept) -> _Ordered:
    parts = list(bucket)
    if not parts:
        return _Ordered(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.uint8))
    keys = np.concatenate([part.keys for part, _ in parts])
    sizes = np.concatenate([part.sizes for part, _ in parts]).astype(np.int64)
    rows = np.concatenate([part.rows.astype(np.int32) + np.int32(first) for part, first in parts])
    counts = np.concatenate([part.counts for part, _ in parts])
    del parts
    # Equal keys keep the order of their documents, so that the rows of a term ascend.
    order, source = by_key(keys, sizes)
    keys, sizes = keys.take(order), sizes.take(order)
    first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return _Ordered(keys.take(first), np.add.reduceat(sizes, first), rows.take(source), counts.take(source))


def _impacts(rows: npt.NDArray[np.int32], counts: Numbers, norm: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    impacts = np.empty(len(rows), np.uint8)
    for start in range(0, len(rows), _PIECE):
        piece = slice(start, start + _PIECE)
        tf = counts[piece].astype(np.float32)
        # Up, and by a hair more than float32 can err: an impact must never lie below what it stands for.
        impacts[piece] = np.minimum(np.ceil(tf / (tf + norm.take(rows[piece])) * IMPACT + np.float32(1e-3)), IMPACT)
    return impacts
