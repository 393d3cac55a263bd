"""Inverted lists on disk: tokens of many passages to memory-mapped arrays, and back by term.

A field (words, bigrams, ...) of a generation is five arrays: the keys of its terms in order, where each term's
list starts, the rows that hold it, how often they do, and the length of every row. A row is a passage's number in
the generation, counted from 0. Segments are the same thing for one document; they are kept, so that a reindex
merges them without tokenising again.
"""

import hashlib
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged

FORMAT = 1
"""Version of the arrays on disk; a generation of another one is built anew."""

_POINT_BITS = 21
_LONG = 1 << 63
_PACKED = 3

Rows = npt.NDArray[np.int32]
Counts = npt.NDArray[np.uint16]
Keys = npt.NDArray[np.uint64]


def key(term: str) -> int:
    """Give the 64-bit key of a term: its code points up to three characters, a hash with the top bit set beyond.

    Two long terms share a key with a chance of about n² / 2⁶⁴ in a vocabulary of n: one in ten million at 10⁶.
    """
    if len(term) > _PACKED:
        digest = hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "little") | _LONG
    packed = 0
    for char in term:
        packed = packed << _POINT_BITS | ord(char) + 1
    return packed


def _unpack(packed: int) -> str:
    chars = []
    while packed:
        chars.append(chr((packed & (1 << _POINT_BITS) - 1) - 1))
        packed >>= _POINT_BITS
    return "".join(reversed(chars))


@dataclass(frozen=True, slots=True)
class Segment:
    """One field of one document: arrays as in a generation, rows counted within the document."""

    keys: Keys
    starts: npt.NDArray[np.int64]
    rows: Rows
    counts: Counts
    lengths: npt.NDArray[np.int32]
    long_terms: tuple[str, ...]
    """The terms of more than three characters, whose keys cannot be turned back."""


def invert(passages: Sequence[Mapping[str, Sequence[str]]], fields: Sequence[str]) -> dict[str, bytes]:
    """Turn the tokens of a document's passages (field to tokens for each, in order) into a packed segment a field."""
    return {field: pack(_invert([tokens.get(field, ()) for tokens in passages])) for field in fields}


def _invert(passages: Sequence[Sequence[str]]) -> Segment:
    numbers: dict[str, int] = {}
    flat = [numbers.setdefault(token, len(numbers)) for tokens in passages for token in tokens]
    lengths = np.fromiter((len(tokens) for tokens in passages), np.int32, len(passages))
    terms = np.fromiter((key(term) for term in numbers), np.uint64, len(numbers))
    order = np.argsort(terms)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    rows = np.repeat(np.arange(len(passages), dtype=np.int64), lengths)
    pairs, counts = np.unique(rank[np.array(flat, np.int64)] * max(len(passages), 1) + rows, return_counts=True)
    starts = np.zeros(len(terms) + 1, np.int64)
    np.cumsum(np.bincount(pairs // max(len(passages), 1), minlength=len(terms)), out=starts[1:])
    return Segment(
        keys=terms[order],
        starts=starts,
        rows=(pairs % max(len(passages), 1)).astype(np.int32),
        counts=np.minimum(counts, np.iinfo(np.uint16).max).astype(np.uint16),
        lengths=lengths,
        long_terms=tuple(term for term in numbers if len(term) > _PACKED),
    )


_ARRAYS = ("keys", "starts", "rows", "counts", "lengths")


def pack(part: Segment) -> bytes:
    """Write a segment as bytes for the token cache."""
    arrays = {name: getattr(part, name) for name in _ARRAYS}
    long = np.frombuffer("\n".join(part.long_terms).encode("utf-8", "surrogatepass"), np.uint8)
    buffer = io.BytesIO()
    np.savez(buffer, **arrays, long=long)
    return buffer.getvalue()


def unpack(data: bytes) -> Segment:
    """Read back what `pack` wrote."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        long = arrays["long"].tobytes().decode("utf-8", "surrogatepass")
        return Segment(
            keys=arrays["keys"],
            starts=arrays["starts"],
            rows=arrays["rows"],
            counts=arrays["counts"],
            lengths=arrays["lengths"],
            long_terms=tuple(long.split("\n")) if long else (),
        )


def merge(segments: Mapping[str, Sequence[bytes]], directory: Path) -> None:
    """Write the segments of all documents, in their order, as one generation into an existing empty directory.

    `segments` gives each field's packed segments when they are asked for (each twice), so that they can stay on disk.
    """
    facts = {
        "format": FORMAT,
        "fields": {name: _merge_field(parts, name, directory) for name, parts in segments.items()},
    }
    (directory / "postings.json").write_text(json.dumps(facts), encoding="utf-8")


def sync(directory: Path) -> None:
    """Make every file of a directory, and the directory itself, last through a power cut."""
    for path in (*directory.iterdir(), directory):
        sync_path(path)


def sync_path(path: Path) -> None:
    """Make a file's content, or a directory's entries, last through a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _merge_field(segments: Sequence[bytes], name: str, directory: Path) -> dict[str, object]:
    keys, sizes, lengths = [], [], []
    long_terms: set[str] = set()
    for number in range(len(segments)):
        part = unpack(segments[number])
        keys.append(part.keys)
        sizes.append(np.diff(part.starts))
        lengths.append(part.lengths)
        long_terms.update(part.long_terms)
    all_keys, all_sizes = _joined(keys, np.uint64), _joined(sizes, np.int64)
    all_lengths = _joined(lengths, np.int32)
    order = np.argsort(all_keys, kind="stable")
    # Where each (document, term) block goes: behind the blocks of smaller terms and of earlier documents.
    block = np.empty(len(order), np.int64)
    block[order] = np.cumsum(all_sizes[order]) - all_sizes[order]
    terms, first = np.unique(all_keys[order], return_index=True)
    total = int(all_sizes.sum())
    starts = np.append(block[order][first], total).astype(np.int64)
    rows = _create(directory / f"{name}.rows.npy", np.int32, total)
    counts = _create(directory / f"{name}.counts.npy", np.uint16, total)
    offset = done = 0
    for number in range(len(segments)):
        part = unpack(segments[number])
        blocks = block[done : done + len(part.keys)]
        target = np.repeat(blocks - part.starts[:-1], np.diff(part.starts)) + np.arange(len(part.rows))
        rows[target] = part.rows + offset
        counts[target] = part.counts
        offset += len(part.lengths)
        done += len(part.keys)
    for mapped in (rows, counts):
        if isinstance(mapped, np.memmap):
            mapped.flush()
    np.save(directory / f"{name}.keys.npy", terms)
    np.save(directory / f"{name}.starts.npy", starts)
    np.save(directory / f"{name}.lengths.npy", all_lengths)
    long = "\n".join(sorted(long_terms))
    (directory / f"{name}.long.txt").write_bytes(long.encode("utf-8", "surrogatepass"))
    mean = float(all_lengths.mean()) if len(all_lengths) else 0.0
    return {"terms": len(terms), "postings": total, "mean_length": mean}


def _joined(arrays: Sequence[npt.NDArray[Any]], dtype: type[np.generic]) -> npt.NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype)


def _create(path: Path, dtype: type[np.generic], length: int) -> npt.NDArray[Any]:
    if length == 0:  # an empty file cannot be mapped
        np.save(path, np.empty(0, dtype))
        return np.empty(0, dtype)
    return np.lib.format.open_memmap(path, mode="w+", dtype=dtype, shape=(length,))


class Field:
    """One field of a generation, read from disk as it is touched.

    `count` is the number of rows, `lengths` their token counts (int32), `mean_length` the mean of these.
    """

    def __init__(self, directory: Path, name: str, mean_length: float) -> None:
        def load(array: str) -> npt.NDArray[Any]:
            path = directory / f"{name}.{array}.npy"
            mapped = path.stat().st_size > _EMPTY_ARRAY
            loaded = np.load(path, mmap_mode="r" if mapped else None, allow_pickle=False)
            return np.asarray(loaded)  # a plain view: slicing a memmap costs ten times as much

        self.name = name
        self.mean_length = mean_length
        self.lengths: npt.NDArray[np.int32] = load("lengths")
        self.count = len(self.lengths)
        self._keys: Keys = load("keys")
        self._starts: npt.NDArray[np.int64] = load("starts")
        self._rows: Rows = load("rows")
        self._counts: Counts = load("counts")
        self._long = directory / f"{name}.long.txt"

    def _position(self, term: str) -> int:
        wanted = np.uint64(key(term))
        position = int(np.searchsorted(self._keys, wanted))
        return position if position < len(self._keys) and self._keys[position] == wanted else -1

    def rows(self, term: str) -> tuple[Rows, Counts]:
        """Give the rows that hold a term, ascending, and how often each does; both empty where none does."""
        position = self._position(term)
        if position < 0:
            return np.empty(0, np.int32), np.empty(0, np.uint16)
        start, end = int(self._starts[position]), int(self._starts[position + 1])
        return self._rows[start:end], self._counts[start:end]

    def df(self, term: str) -> int:
        """Give the number of rows that hold a term."""
        position = self._position(term)
        return 0 if position < 0 else int(self._starts[position + 1] - self._starts[position])

    def terms(self) -> Iterator[tuple[str, int]]:
        """Give every term of the field with its number of rows, in no particular order."""
        long = self._long.read_bytes().decode("utf-8", "surrogatepass")
        names = {key(term): term for term in long.split("\n")} if long else {}
        for packed, size in zip(self._keys.tolist(), np.diff(self._starts).tolist(), strict=True):
            yield names[packed] if packed & _LONG else _unpack(packed), size


_EMPTY_ARRAY = 128
"""Bytes of an .npy file that holds a header and nothing else; such a file cannot be mapped."""


class Postings:
    """The fields of a generation, by name; nothing is read before it is asked for."""

    def __init__(self, fields: Mapping[str, Field], directory: Path) -> None:
        self.fields = fields
        self.directory = directory
        self.count = max((field.count for field in fields.values()), default=0)

    @classmethod
    def open(cls, directory: Path) -> "Postings":
        """Open what `merge` wrote; raises IndexDamaged where it is not whole or of another format."""
        try:
            facts = json.loads((directory / "postings.json").read_text(encoding="utf-8"))
            if facts["format"] != FORMAT:
                raise IndexDamaged(f"{directory}: written by another version of jianghua; run `jianghua reindex`")
            fields = {name: Field(directory, name, fact["mean_length"]) for name, fact in facts["fields"].items()}
        except (OSError, ValueError, KeyError) as error:
            raise IndexDamaged(f"{directory}: the index is damaged ({error}); run `jianghua reindex`") from error
        return cls(fields, directory)
