"""The inverted lists of a generation, memory-mapped: a term's rows, how often each holds it, and what that can score.

A field (words, bigrams, ...) is a handful of arrays on disk: the keys of its terms in order, where each term's list
starts, the rows that hold it, how often they do, the length of every row, and for `topk` the impact of every posting
and the impacts of very common terms laid out by row. A row is a passage's number in the generation, from 0. What is
read is first compared with its checksum (`checksums`).
"""

import json
import mmap
import os
import re
import zlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged, damaged
from index.postings import segments
from index.postings.checksums import CheckedFile, blocks_of, checker
from index.postings.statistics import Dictionary, Saturation, norms

FORMAT = 5
"""Version of the arrays on disk; a generation of another one is built anew."""

FACTS = "postings.json"
SUMS = "sums"
"""The file of a field that has the checksums of its others, in the order of ARRAYS."""

ARRAYS = ("keys", "starts", "rows", "counts", "impacts", "peaks", "lengths", "common", "common_terms", "long")
"""The files of a field, each `<field>.<array>`."""

IMPACT = 255
"""An impact of so much stands for the most that a term can score in a row, one that it alone fills without end."""

COMMON = 16
COMMON_FROM = 4096
"""Terms in more than a sixteenth of the rows, and in more rows than this, have their impacts laid out by row."""

_KEPT = 600_000_000
_KEPT_SHARE = 8
"""Bytes of files in a process's memory from which on it hands pages back, or an eighth of the machine's memory, where
that is more."""

_PIECE = 32_000_000 // mmap.ALLOCATIONGRANULARITY * mmap.ALLOCATIONGRANULARITY
"""Bytes of a file that are handed back together, so that no question has to take everything back at once."""

_TAKEN = 2_048
"""Lists of a field that are kept open, half a kilobyte each: a question takes its own several times, and the next one
some of them."""

_LOOKED_AT = 8
"""Searches from one look at the memory to the next; a look takes some microseconds."""

_MEMORY = Path("/proc/self/statm")
_MEMORY_LINE = 256

_Rows = npt.NDArray[np.int32]
Counts = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class TermList:
    """A term's list: its rows, ascending, their counts and impacts, and the highest impact.

    `common` holds an impact for every row of the generation, where the term is very common.
    """

    rows: _Rows
    counts: Counts
    impacts: npt.NDArray[np.uint8]
    peak: int
    common: npt.NDArray[np.uint8] | None

    def has(self, row: int) -> bool:
        """Tell whether a row is in the list."""
        place = int(self.rows.searchsorted(np.int32(row)))
        return place < len(self.rows) and int(self.rows[place]) == row

    def within(self, rows: range) -> "TermList":
        """Give the part of the list that lies in a range of rows."""
        low, high = np.searchsorted(self.rows, [rows.start, rows.stop]).tolist()
        return replace(self, rows=self.rows[low:high], counts=self.counts[low:high], impacts=self.impacts[low:high])


class Field(Dictionary):
    """One field of a generation, read from disk as it is touched.

    `count` is the number of rows, `lengths` their token counts (int32), `mean_length` the mean of these; of a shard,
    the mean of the whole collection, which its impacts are bounds for up to a certain length.
    """

    def __init__(self, directory: Path, name: str, facts: Mapping[str, Any], mean: float | None = None) -> None:
        def load(array: str, dtype: type[np.generic] | str, length: int) -> npt.NDArray[Any]:
            found = self.files[array].array(np.dtype(dtype))
            if len(found) != length:
                raise ValueError(f"{name}.{array} has {len(found)} numbers instead of {length}")
            return found

        self.files = _checked_files(directory, name, facts)
        self._terms_checked = False
        self._taken: dict[int, TermList] = {}
        terms, postings = facts["terms"], facts["postings"]
        if mean is not None and mean > facts["bound"]:
            raise ValueError(f"{name}: made for a mean length of up to {facts['bound']}, not {mean}")
        super().__init__(
            load("keys", np.uint64, terms),
            load("starts", np.int64, terms + 1),
            facts["count"],
            facts["mean_length"] if mean is None else mean,
        )
        self.name = name
        self.saturation = Saturation(facts["k1"], facts["b"])
        self.lengths: npt.NDArray[np.int32] = load("lengths", np.int32, self.count)
        self._rows: _Rows = load("rows", np.int32, postings)
        self._counts: Counts = load("counts", facts["counts"], postings)
        self._impacts: npt.NDArray[np.uint8] = load("impacts", np.uint8, postings)
        self._peaks: npt.NDArray[np.uint8] = load("peaks", np.uint8, terms)
        for array in ("lengths", "common_terms"):
            self.files[array].check_whole()
        common = self.files["common_terms"].array(np.dtype(np.int64))
        self._common_places: dict[int, int] = {place: number for number, place in enumerate(common.tolist())}
        self._common = load("common", np.uint8, len(self._common_places) * self.count).reshape(-1, max(self.count, 1))
        self._check_rows = checker(self.files["rows"], self._rows.itemsize)
        self._check_counts = checker(self.files["counts"], self._counts.itemsize)

    def norms(self, rows: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        """Give what is added to a count under BM25's fraction line, for some rows."""
        return norms(self.lengths.take(rows), self.mean_length, self.saturation)

    def lists(self, terms: Sequence[str]) -> list[TermList | None]:
        """Give the lists of some terms, None for one that no row holds."""
        return [None if place < 0 else self._list(place) for place in self._places(terms)]

    def rows(self, term: str) -> tuple[_Rows, Counts]:
        """Give the rows that hold a term, ascending, and how often each does; both empty where none does."""
        place = self._places([term])[0]
        if place < 0:
            return np.empty(0, np.int32), np.empty(0, np.uint8)
        start, end = int(self._starts[place]), int(self._starts[place + 1])
        self._check_rows(start, end)
        self._check_counts(start, end)
        return self._rows[start:end], self._counts[start:end]

    def rows_between(self, start: int, end: int) -> _Rows:
        """Give the rows of all lists from one posting to before another."""
        self._check_rows(start, end)
        return self._rows[start:end]

    def holding(self, run: str) -> _Rows:
        """Give the rows with any term that holds a run of characters within it, ascending."""
        self._check_terms()
        places = self._long_holding(run)
        if len(run) <= segments.PACKED:
            places = np.union1d(places, np.flatnonzero(segments.holds(self._keys, run)))
        held = np.zeros(self.count, bool)
        for start, end in zip(self._starts.take(places).tolist(), self._starts.take(places + 1).tolist(), strict=True):
            self._check_rows(start, end)
            held[self._rows[start:end]] = True
        return np.flatnonzero(held).astype(np.int32)

    def _long_holding(self, run: str) -> npt.NDArray[np.int64]:
        long = self._long_terms()
        found = re.findall(rb"[^\n]*" + re.escape(run.encode("utf-8", "surrogatepass")) + rb"[^\n]*", long)
        places = self._searched([term.decode("utf-8", "surrogatepass") for term in found])
        return np.sort(places[places >= 0])

    def terms(self) -> Iterator[tuple[str, int]]:
        """Give every term of the field with its number of rows, in no particular order."""
        self._check_terms()
        long = self._long_terms().decode("utf-8", "surrogatepass")
        names = {segments.key(term): term for term in long.split("\n")} if long else {}
        for packed, size in zip(self._keys.tolist(), np.diff(self._starts).tolist(), strict=True):
            yield segments.read_term(packed) or names.get(packed, ""), size

    def _long_terms(self) -> bytes:
        """Give the terms of more than three characters, a line each."""
        self.files["long"].check_whole()
        return self.files["long"].array(np.dtype(np.uint8)).tobytes()

    def _check_terms(self) -> None:
        """Check what every search for a term reads: at a million passages some 50 MB, once."""
        if not self._terms_checked:
            for array in ("keys", "starts", "peaks"):
                self.files[array].check_whole()
            self._terms_checked = True

    def _list(self, place: int) -> TermList:
        taken = self._taken
        if place in taken:
            return taken[place]
        if len(taken) > _TAKEN:
            taken = self._taken = {}
        start, end = int(self._starts[place]), int(self._starts[place + 1])
        number = self._common_places.get(place)
        self._check_rows(start, end)
        self._check_counts(start, end)
        self.files["impacts"].check(start, end)
        if number is not None:
            self.files["common"].check(number * self.count, (number + 1) * self.count)
        found = taken[place] = TermList(
            rows=self._rows[start:end],
            counts=self._counts[start:end],
            impacts=self._impacts[start:end],
            peak=int(self._peaks[place]),
            common=None if number is None else self._common[number],
        )
        return found


def _checked_files(directory: Path, name: str, facts: Mapping[str, Any]) -> dict[str, CheckedFile]:
    """Open the files of a field; raises IndexDamaged where one has another size, or their checksums are not whole."""
    path = directory / f"{name}.{SUMS}"
    written = path.read_bytes()
    if zlib.crc32(written) != facts["sums"]:
        raise damaged(path, "its checksums")
    ends = np.cumsum([blocks_of(facts["sizes"][array]) for array in ARRAYS])
    parts = np.split(np.frombuffer(written, np.uint32), ends[:-1])
    return {
        array: CheckedFile(directory / f"{name}.{array}", facts["sizes"][array], part)
        for array, part in zip(ARRAYS, parts, strict=True)
    }


def _most_kept() -> int:
    """Give the bytes of files that a process may keep in memory."""
    try:
        return max(_KEPT, os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _KEPT_SHARE)
    except (OSError, ValueError):
        return _KEPT


def _mapped_memory() -> int:
    """Give the bytes of files that this process has in memory; 0 where the system does not tell."""
    try:
        with _MEMORY.open("rb", buffering=0) as file:  # a buffer and a text take three times as long
            return int(file.read(_MEMORY_LINE).split()[2]) * mmap.PAGESIZE
    except OSError:
        return 0


def facts_sum(fields: Mapping[str, Mapping[str, Any]]) -> int:
    """Give the checksum of what is said of the fields."""
    return zlib.crc32(json.dumps(fields, sort_keys=True).encode())


class Postings:
    """The fields of a generation, by name; nothing is read before it is asked for."""

    def __init__(self, fields: Mapping[str, Field], directory: Path) -> None:
        self.fields = fields
        self.directory = directory
        self.count = max((field.count for field in fields.values()), default=0)
        self._searches = 0
        self._most_kept = _most_kept()
        files = [file for field in fields.values() for file in field.files.values()]
        maps = [file.map for file in files if file.map is not None]
        self._pieces = deque((mapped, start) for mapped in maps for start in range(0, len(mapped), _PIECE))

    def searched(self) -> None:
        """Note a search; hand pages back to the system's cache where much of the index has been touched.

        A process would else grow with the questions it has heard, up to the whole index. Pages that are asked for
        again are still in the cache: taking them back costs a question some tenths of a millisecond.
        """
        self._searches += 1
        if self._searches % _LOOKED_AT == 0 and hasattr(mmap, "MADV_DONTNEED"):
            for _ in range(len(self._pieces)):
                if _mapped_memory() <= self._most_kept:
                    break
                mapped, start = self._pieces[0]
                self._pieces.rotate(-1)
                mapped.madvise(mmap.MADV_DONTNEED, start, min(_PIECE, len(mapped) - start))

    def verify(self) -> None:
        """Read every file and compare it with its checksums; raises IndexDamaged at the first that does not fit."""
        for field in self.fields.values():
            for file in field.files.values():
                file.check_again()

    @classmethod
    def open(cls, directory: Path, means: Mapping[str, float] | None = None) -> "Postings":
        """Open what `merging` wrote; raises IndexDamaged where it is not whole or of another format.

        `means` are the mean lengths by field of a larger collection that these rows are a part of.
        """
        known = means or {}
        try:
            facts = json.loads((directory / FACTS).read_text(encoding="utf-8"))
            if facts["format"] != FORMAT:
                raise IndexDamaged(f"{directory}: written by another version of jianghua; run `jianghua reindex`")
            if facts["sum"] != facts_sum(facts["fields"]):
                raise damaged(directory / FACTS, "its checksum")
            fields = {name: Field(directory, name, fact, known.get(name)) for name, fact in facts["fields"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise damaged(directory, error) from error
        return cls(fields, directory)
