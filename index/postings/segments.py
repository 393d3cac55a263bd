"""One document's inverted lists: tokens by passage to arrays by term, and those to bytes for the token cache.

A segment is what a field of a generation is (see `postings`), for one document; it is kept, so that a reindex
merges what has not changed without tokenising it again.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

_POINT_BITS = 21
_LONG = 1 << 63
PACKED = 3
_MANY = 64
"""Terms from which on arrays make their keys sooner than numbers one by one."""

Keys = npt.NDArray[np.uint64]
Numbers = npt.NDArray[Any]
"""Whole numbers, in the narrowest type that holds them all."""


def key(term: str) -> int:
    """Give the 64-bit key of a term: its code points up to three characters, a hash with the top bit set beyond.

    Two long terms share a key with a chance of about n² / 2⁶⁴ in a vocabulary of n: one in ten million at 10⁶.
    """
    if len(term) > PACKED:
        digest = hashlib.blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "little") | _LONG
    packed = 0
    for char in term:
        packed = packed << _POINT_BITS | ord(char) + 1
    return packed


def keys(terms: Sequence[str]) -> Keys:
    """Give the keys of some terms, each as `key` does; many at once in less time."""
    if len(terms) < _MANY:
        return np.fromiter(map(key, terms), np.uint64, len(terms))
    lengths = np.fromiter(map(len, terms), np.int64, len(terms))
    codes = np.frombuffer("".join((*terms, "\0")).encode("utf-32-le", "surrogatepass"), np.uint32)
    points = codes.astype(np.uint64) + np.uint64(1)
    ends = np.cumsum(lengths)
    packed = np.zeros(len(terms), np.uint64)
    for place in range(PACKED, 0, -1):
        longer = packed << np.uint64(_POINT_BITS) | points.take(ends - place, mode="clip")
        packed = np.where(lengths >= place, longer, packed)
    for number in np.flatnonzero(lengths > PACKED).tolist():
        packed[number] = key(terms[number])
    return packed


def keys_of_pairs(lefts: Sequence[str], rights: Sequence[str]) -> Keys:
    """Give the keys of all pairs of a character of `lefts` and one of `rights`, a row for each left one."""
    first, second = (np.array([ord(char) + 1 for char in chars], np.uint64) for chars in (lefts, rights))
    packed: Keys = first[:, None] << np.uint64(_POINT_BITS) | second
    return packed


def pairs_of(char: str) -> tuple[int, int]:
    """Give the range of keys, its end exclusive, of the two-character terms that begin with a character."""
    first = ord(char) + 1
    return first << _POINT_BITS, first + 1 << _POINT_BITS


_AT_ONCE = 16_384
"""Keys that are looked through at once: they stay in the processor's cache."""


def holds(keys: Keys, run: str) -> npt.NDArray[np.bool_]:
    """Tell of each key whether its term holds a run of one to three characters; of long terms a key does not tell."""
    found = np.zeros(len(keys), bool)
    mask, wanted = np.uint64((1 << _POINT_BITS * len(run)) - 1), np.uint64(key(run))
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        for shift in range(PACKED - len(run) + 1):
            found[start : start + _AT_ONCE] |= part >> np.uint64(_POINT_BITS * shift) & mask == wanted
    return found & (keys < np.uint64(_LONG))


def read_term(packed: int) -> str | None:
    """Give the term of a key, None for one of more than three characters, which a key does not hold."""
    if packed & _LONG:
        return None
    chars = []
    while packed:
        chars.append(chr((packed & (1 << _POINT_BITS) - 1) - 1))
        packed >>= _POINT_BITS
    return "".join(reversed(chars))


@dataclass(frozen=True, slots=True)
class Segment:
    """One field of one document: term i, in the order of keys, stands in `sizes[i]` of the `rows`, in their order."""

    keys: Keys
    sizes: Numbers
    rows: Numbers
    counts: Numbers
    lengths: Numbers
    """The number of tokens of each passage."""
    long_terms: tuple[str, ...]
    """The terms of more than three characters."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Tokens put together: the terms in their order, the number of rows of each, then row by row and how often."""

    terms: Numbers
    sizes: Numbers
    rows: Numbers
    counts: Numbers


def entries(terms: Numbers, rows: Numbers, width: int) -> Entries:
    """Put together tokens given by the number of their term and their row, which is less than `width`."""
    pairs = terms * max(width, 1) + rows
    pairs.sort()
    first = _changes(pairs)
    counts = np.diff(first, append=len(pairs))
    pairs = pairs.take(first)
    held = pairs // max(width, 1)
    begins = _changes(held)
    return Entries(held.take(begins), np.diff(begins, append=len(held)), pairs - held * max(width, 1), counts)


def _changes(numbers: Numbers) -> Numbers:
    """Give the places where a number differs from the one before it, the first place among them."""
    differs = np.empty(len(numbers), bool)
    differs[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=differs[1:])
    return np.flatnonzero(differs)


def segment(keys: Keys, entries: Entries, lengths: Numbers, terms: Iterable[str]) -> Segment:
    """Make a segment of entries whose terms have these keys, in ascending order; `terms` names all the long ones."""
    return Segment(
        keys=keys,
        sizes=_narrow(entries.sizes),
        rows=_narrow(entries.rows),
        counts=_narrow(np.minimum(entries.counts, np.iinfo(np.uint16).max)),
        lengths=_narrow(lengths),
        long_terms=tuple(term for term in terms if len(term) > PACKED),
    )


def by_key(keys: Keys, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Give the order that sorts lists by their keys, equal ones as they stood, and where each entry then comes from."""
    order = np.argsort(keys, kind="stable")
    ends = np.cumsum(sizes).take(order)
    sizes = sizes.take(order)
    begins = ends - sizes
    # From one entry to the next is a step of one; between two lists it is a jump.
    source = np.ones(int(sizes.sum()), np.int64)
    source[np.cumsum(sizes[:-1])] = begins[1:] - ends[:-1] + 1
    source[:1] = begins[:1]
    return order, np.cumsum(source, out=source)


def _narrow(numbers: Numbers) -> Numbers:
    most = int(numbers.max()) if len(numbers) else 0
    return numbers.astype(np.uint8 if most < 1 << 8 else np.uint16 if most < 1 << 16 else np.uint32)


_ARRAYS = ("keys", "sizes", "rows", "counts", "lengths")


def pack(part: Segment) -> bytes:
    """Write a segment as bytes: the width and length of every array, then the arrays as they are."""
    return b"".join(packed(part))


def packed(part: Segment) -> list[memoryview]:
    """Give what `pack` writes in pieces, the arrays without copies of them."""
    arrays = [np.ascontiguousarray(getattr(part, name)) for name in _ARRAYS]
    long = "\n".join(part.long_terms).encode("utf-8", "surrogatepass")
    head = np.array([number for array in arrays for number in (array.itemsize, len(array))], np.uint64)
    return [head.data, *(array.data for array in arrays), memoryview(long)]


def unpack(data: bytes) -> Segment:
    """Read back what `pack` wrote; the arrays are views of `data`."""
    head = np.frombuffer(data, np.uint64, 2 * len(_ARRAYS)).tolist()
    place = 16 * len(_ARRAYS)
    arrays = {}
    for name, width, length in zip(_ARRAYS, head[::2], head[1::2], strict=True):
        arrays[name] = np.frombuffer(data, np.dtype(f"u{width}"), length, place)
        place += width * length
    long = data[place:].decode("utf-8", "surrogatepass")
    return Segment(**arrays, long_terms=tuple(long.split("\n")) if long else ())
