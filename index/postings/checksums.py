"""Checksums of a generation's files, a number for each block: a block is checked before it is first read.

A flipped bit is so found by the question that would be answered wrongly, without a file being read whole for it.
"""

import mmap
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import damaged

BLOCK_BYTES = 1 << 14
"""A block of 16 KB is checked in 6 µs; a file of a gigabyte has 256 KB of checksums."""

BlockSums = npt.NDArray[np.uint32]


def blocks_of(size: int) -> int:
    """Give the number of blocks of a file of so many bytes."""
    return -(-size // BLOCK_BYTES)


def block_sums(path: Path) -> BlockSums:
    """Give the checksum (CRC-32) of every block of a file."""

    def sums() -> Iterator[int]:
        with path.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                yield zlib.crc32(block)

    return np.fromiter(sums(), np.uint32)


class CheckedFile:
    """A memory-mapped file; opening it costs the same whatever its size, and processes share what they touch.

    Raises IndexDamaged where it has another size than `size`, or a block does not fit its checksum. Threads may share
    it: a block checked twice is the worst that comes of that.
    """

    def __init__(self, path: Path, size: int, sums: BlockSums) -> None:
        self._path, self._sums = path, sums
        found = path.stat().st_size
        if found != size:
            raise damaged(path, f"{found} bytes instead of {size}")
        self.map: mmap.mmap | None = None
        if size:  # an empty file cannot be mapped
            with path.open("rb") as file:
                self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._checked = bytearray(len(sums))

    def array(self, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
        """Give the file as an array; what is read of it must have been checked."""
        return np.empty(0, dtype) if self.map is None else np.frombuffer(self.map, dtype)

    def check(self, start: int, stop: int) -> None:
        """Check the bytes from `start` to before `stop`, as far as they have not been checked yet."""
        end = blocks_of(stop)
        place = self._checked.find(0, start // BLOCK_BYTES, end)
        while place >= 0:
            self._check_block(place)
            place = self._checked.find(0, place + 1, end)

    def check_whole(self) -> None:
        """Check the file as far as it has not been checked yet."""
        self.check(0, len(self._sums) * BLOCK_BYTES)

    def check_again(self) -> None:
        """Check the whole file, also what has been checked before: a disk forgets later, too."""
        for place in range(len(self._sums)):
            self._check_block(place)

    def _check_block(self, place: int) -> None:
        start = place * BLOCK_BYTES
        block = b"" if self.map is None else self.map[start : start + BLOCK_BYTES]
        if zlib.crc32(block) != int(self._sums[place]):
            raise damaged(self._path, f"bytes from {start} on")
        self._checked[place] = True


def checker(file: CheckedFile, width: int) -> Callable[[int, int], None]:
    """Give a function that checks a file's elements of `width` bytes, from one to before another."""
    return lambda start, stop: file.check(start * width, stop * width)
