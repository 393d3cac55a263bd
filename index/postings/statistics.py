"""How many rows hold each term of a field: what idf, spelling and bounds are computed from, without any list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.postings import segments

_REMEMBERED = 4096
"""Terms whose place is remembered, and characters whose pairs are counted."""

_TOO_MANY = 256
"""Terms asked for together from which on none is remembered: those of no question, but of a correction's trials."""


@dataclass(frozen=True, slots=True)
class Saturation:
    """How a term's count is scored: k1 says how soon more of it stops to matter, b how much a row's length does."""

    k1: float = 0.8
    b: float = 0.75


YEARS = Saturation(k1=1.0, b=0.0)
"""A year that a passage names counts more than one it only inherits, however much else it speaks of."""


def norms(lengths: npt.NDArray[Any], mean: float, saturation: Saturation) -> npt.NDArray[np.float64]:
    """Give what is added to a count under BM25's fraction line, for rows of these lengths."""
    norm: npt.NDArray[np.float64] = saturation.k1 * (1 - saturation.b + saturation.b * lengths / (mean or 1.0))
    return norm


class TermStatistics(Protocol):
    """The statistics of one field over a whole collection, wherever its lists are."""

    @property
    def count(self) -> int:
        """The number of rows."""

    @property
    def mean_length(self) -> float:
        """The mean of their token counts."""

    def df(self, term: str) -> int:
        """Give the number of rows that hold a term."""

    def dfs(self, terms: Sequence[str]) -> list[int]:
        """Give the number of rows that hold each of some terms."""

    def pairs(self, lefts: str, rights: str) -> npt.NDArray[np.int64]:
        """Give the number of rows that hold each pair of a character of one text and one of another, a row a left."""

    def beginning(self, chars: Sequence[str]) -> list[int]:
        """Give the number of postings of all pairs of characters that begin with each of some."""


class Dictionary:
    """The terms of a field by their keys, in order, with how many postings stand before each one's."""

    def __init__(self, keys: segments.Keys, starts: npt.NDArray[np.int64], count: int, mean_length: float) -> None:
        self.count = count
        self.mean_length = mean_length
        self._keys = keys
        self._starts = starts
        self._found: dict[str, tuple[int, int]] = {}
        self._begun: dict[str, int] = {}

    def _check_terms(self) -> None:
        """Check what every search for a term reads, where that has checksums."""

    def arrays(self) -> tuple[segments.Keys, npt.NDArray[np.int64]]:
        """Give the keys, ascending, and where each one's list starts, and behind them where the last one ends."""
        self._check_terms()
        return self._keys, self._starts

    def df(self, term: str) -> int:
        """Give the number of rows that hold a term."""
        return self.dfs([term])[0]

    def dfs(self, terms: Sequence[str]) -> list[int]:
        """Give the number of rows that hold each of some terms; a fifth of the time of asking one by one."""
        if len(terms) > _TOO_MANY:
            dfs: list[int] = self._sizes(self._searched(terms)).tolist()
            return dfs
        known = self._known(terms)
        return [known[term][1] for term in terms]

    def _sizes(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        sizes = self._starts.take(places + 1, mode="clip") - self._starts.take(places, mode="clip")
        return np.where(places < 0, 0, sizes)

    def pairs(self, lefts: str, rights: str) -> npt.NDArray[np.int64]:
        """Give the number of rows that hold each pair of a character of one text and one of another, a row a left."""
        found = np.zeros((len(lefts), len(rights)), np.int64)
        if len(self._keys):
            self._check_terms()
            # In order the search stays in the cache.
            rows, columns = (sorted(range(len(chars)), key=chars.__getitem__) for chars in (lefts, rights))
            wanted = segments.keys_of_pairs([lefts[row] for row in rows], [rights[column] for column in columns])
            places = self._keys.searchsorted(wanted)
            sizes = self._starts.take(places + 1, mode="clip") - self._starts.take(places, mode="clip")
            found[np.ix_(rows, columns)] = np.where(self._keys.take(places, mode="clip") == wanted, sizes, 0)
        return found

    def beginning(self, chars: Sequence[str]) -> list[int]:
        """Give the number of postings of all pairs of characters that begin with each of some."""
        begun = self._begun
        if len(begun) > _REMEMBERED:
            begun = self._begun = {}
        if fresh := [char for char in chars if char not in begun]:
            self._check_terms()
            bounds = np.array([segments.pairs_of(char) for char in fresh], np.uint64)
            numbers = np.diff(self._starts.take(self._keys.searchsorted(bounds)), axis=1)[:, 0].tolist()
            begun.update(zip(fresh, numbers, strict=True))
        return [begun[char] for char in chars]

    def _places(self, terms: Sequence[str]) -> list[int]:
        """Find where terms stand, -1 for one that no row holds; a question asks for its own several times."""
        if len(terms) > _TOO_MANY:
            searched: list[int] = self._searched(terms).tolist()
            return searched
        known = self._known(terms)
        return [known[term][0] for term in terms]

    def _known(self, terms: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """Give the place of each of some terms, and the number of rows that hold it, among others that are known."""
        known = self._found
        if len(known) > _REMEMBERED:
            known = self._found = {}
        fresh = [term for term in terms if term not in known]
        if fresh:
            places = self._searched(fresh)
            known.update(zip(fresh, zip(places.tolist(), self._sizes(places).tolist(), strict=True), strict=True))
        return known

    def _searched(self, terms: Sequence[str]) -> npt.NDArray[np.int64]:
        if not len(self._keys):
            return np.full(len(terms), -1)
        self._check_terms()
        wanted = segments.keys(terms)
        order = np.argsort(wanted)  # in order the search stays in the cache
        wanted = wanted.take(order)
        places = self._keys.searchsorted(wanted)
        found = np.empty(len(terms), np.int64)
        found[order] = np.where(self._keys.take(places, mode="clip") == wanted, places, -1)
        return found
